"""Passages that stand in several plans and not in the directive: who had them first, who took them over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance import LCSseq

from kehoach_parse.compare.alignment import Aligned
from kehoach_parse.compare.result import Borrowing, Value
from kehoach_parse.compare.result.made import make_value
from kehoach_parse.compare.tasks import Row

# Words of a passage; fewer come about by themselves.
_WORDS = 12
# Share of stock phrases from which on a passage is nobody's.
_STOCK = 0.4
# Words in common with the source (Indel ratio) from which on a passage follows it.
_FOLLOWS = 0.75
# Share of a passage's words that the directive has in the same order, from which on it is the directive's.
_OF_DIRECTIVE = 0.75
# Plans that may share a passage, source included, where the directive's text is not known: so many, or such a share.
_FEW, _MANY = 2, 0.1
_FULL_DATE = len("2025-09-30")


def borrowings(rows: Iterable[Row], issued: Mapping[str, str | None], *, directive_known: bool) -> Iterator[Borrowing]:
    """A row for each source and kind; ``issued`` are the dates of the plans.

    Where the directive's text is not known, what many plans share is taken for its words.
    """
    most = len(issued) if directive_known else max(_FEW, int(len(issued) * _MANY))
    for row in rows:
        taken: dict[tuple[int, str], list[tuple[Aligned, Aligned]]] = {}
        for member in row.members:
            here = member.aligned
            if here.plan is None or not _distinctive(here):
                continue
            source, verdict = here.plan
            if verdict.kind == "verbatim" or verdict.similarity >= _FOLLOWS:
                taken.setdefault((source.order, verdict.kind), []).append((source, here))
        for (_, kind), pairs in taken.items():
            if len({copy.unit.plan for _, copy in pairs}) < most:
                yield _borrowing(kind, row.task.id, pairs, issued)


def _distinctive(here: Aligned) -> bool:
    words = here.wording.exact
    if len(words) < _WORDS or here.wording.duty or here.wording.stock_share >= _STOCK:
        return False
    if here.directive is None:
        return True
    return LCSseq.similarity(words, here.directive[0].wording.exact) / len(words) < _OF_DIRECTIVE


def _borrowing(
    kind: str, task: str, pairs: list[tuple[Aligned, Aligned]], issued: Mapping[str, str | None]
) -> Borrowing:
    source = pairs[0][0]
    role = "copy" if kind == "verbatim" else "adapted"
    dates = [issued.get(aligned.unit.plan) or "" for aligned in (source, *(copy for _, copy in pairs))]
    return Borrowing(
        kind=kind,
        task=task,
        source=_value(source, "source"),
        copies=tuple(_value(copy, role) for _, copy in pairs),
        dated=all(len(day) == _FULL_DATE for day in dates) and all(dates[0] < day for day in dates[1:]),
    )


def _value(aligned: Aligned, role: str) -> Value:
    unit = aligned.unit
    return make_value(plan=unit.plan, section=unit.section, span=unit.span, quote=unit.quote, value=role)
