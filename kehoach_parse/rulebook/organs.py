"""Bodies behind the codes in document numbers, from ``rules/tables/organ_codes.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kehoach_parse.rulebook.loading import Rulebook

# Typed for Latin letters: Cyrillic capitals, the Icelandic eth, dashes of all lengths.
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХÐ‐‑‒–—−", "ABEKMHOPCTYXĐ------")


@dataclass(frozen=True, slots=True)
class Organ:
    """A body's code in numbers.

    Attributes:
        key: one key for all spellings of the code (``ttg`` for ``TTg`` and ``Tg``).
        level: ``central``; ``province``, complete with the province's name; ``authority``, a people's committee or
            council, of the plan's province unless another level is named; ``local``, any other below the centre.
        regime: ``party``, ``state``, ``parliament`` or ``mass``: whose rules number its documents.
    """

    key: str
    level: str
    regime: str


def repaired(code: str) -> str:
    """A number or symbol with look-alike characters replaced by the Latin letters and hyphens meant."""
    return code if code.isascii() else code.translate(_LOOKALIKES)


@lru_cache(maxsize=1024)  # the same few bodies are asked for in every part of a document
def find_organ(code: str, rules: Rulebook) -> Organ | None:
    """The body behind a code as typed, None for one not in the table. A parliament's term is dropped (``QH15``)."""
    return _organs(rules).get(repaired(code).replace("&", "").rstrip("0123456789").casefold())


@lru_cache(maxsize=4)
def _organs(rules: Rulebook) -> dict[str, Organ]:
    rows = rules.table("tables/organ_codes.csv")
    return {row["code"].casefold(): Organ(row["body"], row["level"], row["regime"]) for row in rows}
