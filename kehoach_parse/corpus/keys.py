"""Canonical keys of documents over many plans: the same document is the same key, however each plan names it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from kehoach_parse.models.facts import Reference
from kehoach_parse.models.header import Header
from kehoach_parse.resolve.documents import document_key, join_keys
from kehoach_parse.rulebook import Rulebook


class Citing(Protocol):
    """A plan, or what of it is needed to know what it is and what it cites."""

    @property
    def plan_id(self) -> str:
        """Unique in the corpus."""

    @property
    def header(self) -> Header:
        """The letterhead."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """The documents it mentions."""


class DocumentKeys:
    """Keys of the plans themselves and of what they cite, joined over the corpus.

    A key with unknown parts (``chi-thi/tw/_/41-ct-tw``) becomes the fuller one where the corpus knows exactly one that
    fits.
    """

    def __init__(self, own: Mapping[str, str | None], cited: Iterable[str]) -> None:
        self._joined = join_keys([*filter(None, own.values()), *cited])
        self._own = own

    @classmethod
    def of(cls, plans: Iterable[Citing], rules: Rulebook) -> DocumentKeys:
        """The keys of these plans. Goes through them once."""
        own: dict[str, str | None] = {}
        cited: set[str] = set()
        for plan in plans:
            own[plan.plan_id] = document_key(plan.header, rules)
            cited.update(reference.document for reference in plan.references if reference.document)
        return cls(own, sorted(cited))

    def plan(self, plan_id: str) -> str | None:
        """The key of a plan of the corpus, None where it has no number."""
        key = self._own[plan_id]
        return key and self._joined[key]

    def plans(self) -> list[tuple[str, str | None]]:
        """Id and key of each plan of the corpus, in the order they came."""
        return [(plan_id, self.plan(plan_id)) for plan_id in self._own]

    def full(self, key: str | None) -> str | None:
        """The fullest form of a key as one plan has it."""
        return key and self._joined.get(key, key)

    def all(self) -> list[str]:
        """Every key once, in its fullest form, sorted."""
        return sorted(set(self._joined.values()))
