"""Recognising the bodies a paragraph names, and splitting lists of them."""

from __future__ import annotations

from kehoach_parse.extract.bodies.lexicon import Lexicon, Token, lexicon
from kehoach_parse.extract.bodies.lists import Body, Reduced, bodies, reduce
from kehoach_parse.extract.bodies.shape import Shape, shape_of

__all__ = ["Body", "Lexicon", "Reduced", "Shape", "Token", "bodies", "lexicon", "reduce", "shape_of"]
