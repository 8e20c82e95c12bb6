"""Recognising the bodies a paragraph names, and splitting lists of them."""

from __future__ import annotations

from kehoach_parse.extract.bodies.lexicon import NAMING, Lexicon, Tokens, lexicon
from kehoach_parse.extract.bodies.lists import NOTHING, Body, Reduced, bodies, compile_shape, reduce
from kehoach_parse.extract.bodies.shape import Shape, shape_of

__all__ = [
    "NAMING",
    "NOTHING",
    "Body",
    "Lexicon",
    "Reduced",
    "Shape",
    "Tokens",
    "bodies",
    "compile_shape",
    "lexicon",
    "reduce",
    "shape_of",
]
