"""Reads Vietnamese administrative plans (kế hoạch) into structured data.

``parse`` a file, ``parse_many`` several, ``parse_text`` a string, ``parse_bytes`` what came over a wire; each gives a
``Plan``. ``load`` reads a plan back from its JSON. ``Corpus`` takes many plans as one, and ``compare`` puts those that
carry out one directive side by side.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kehoach_parse.api import load, parse, parse_bytes, parse_many, parse_text
    from kehoach_parse.compare import Comparison, compare
    from kehoach_parse.corpus import Corpus
    from kehoach_parse.errors import KehoachError
    from kehoach_parse.models.plan import Plan
    from kehoach_parse.settings import Limits, Settings

__version__ = "0.1.0"

# Name → module that holds it. Resolved on first use (PEP 562), so that importing the package costs nothing.
_PUBLIC = {
    "Comparison": "compare",
    "Corpus": "corpus",
    "KehoachError": "errors",
    "Limits": "settings",
    "Plan": "models.plan",
    "Settings": "settings",
    "compare": "compare",
    "load": "api",
    "parse": "api",
    "parse_bytes": "api",
    "parse_many": "api",
    "parse_text": "api",
}

__all__ = [
    "Comparison",
    "Corpus",
    "KehoachError",
    "Limits",
    "Plan",
    "Settings",
    "__version__",
    "compare",
    "load",
    "parse",
    "parse_bytes",
    "parse_many",
    "parse_text",
]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PUBLIC[name]}"), name)


def __dir__() -> list[str]:
    return __all__
