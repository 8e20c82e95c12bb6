"""The suspicions of many plans, counted and ranked."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from kehoach_parse.audit.suspicion import KINDS, Suspicion

_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


class Report:
    """Collects suspicions and puts them in order: by kind, then by file and place."""

    def __init__(self) -> None:
        self.plans = 0
        self._found: list[Suspicion] = []

    def add(self, suspicions: Iterable[Suspicion]) -> None:
        """The suspicions about one more plan."""
        self.plans += 1
        self._found += suspicions

    @property
    def suspicions(self) -> tuple[Suspicion, ...]:
        """All of them, the likeliest faults first."""
        return tuple(sorted(self._found, key=lambda one: (_RANK[one.kind], one.uri, one.span or (0, 0))))

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of each kind, kinds without any included."""
        counted = Counter(one.kind for one in self._found)
        return {kind: counted[kind] for kind in KINDS}

    def to_json(self) -> str:
        """``{"plans": …, "counts": {kind: …}, "suspicions": [{kind, uri, section, span, words}]}``."""
        data: dict[str, Any] = {
            "plans": self.plans,
            "counts": self.counts,
            "suspicions": [one.to_dict() for one in self.suspicions],
        }
        return json.dumps(data, ensure_ascii=False, indent=1)

    def to_text(self, limit: int) -> str:
        """Lines to read on a terminal: the counts, then at most ``limit`` places of each kind."""
        lines = [f"{self.plans} plans", *(f"{n:6d}  {kind:<10} {KINDS[kind]}" for kind, n in self.counts.items())]
        return "\n".join([*lines, *self._places(limit)])

    def _places(self, limit: int) -> Iterator[str]:
        shown = Counter[str]()
        for one in self.suspicions:
            shown[one.kind] += 1
            if shown[one.kind] == 1:
                yield f"\n{one.kind}: {KINDS[one.kind]}"
            if shown[one.kind] <= limit:
                place = f"{one.uri}:{one.span[0]}-{one.span[1]}" if one.span else one.uri
                yield f"  {place}" + (f" [{one.section}]" if one.section else "") + f"  {one.words}"
            elif shown[one.kind] == limit + 1:
                yield f"  … {self.counts[one.kind] - limit} more"
