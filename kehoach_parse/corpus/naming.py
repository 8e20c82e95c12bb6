"""Documents as people call them → their keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kehoach_parse.corpus.keys import Citing, DocumentKeys
from kehoach_parse.text.fold import fold

_SLASHES = 3  # in a key: type / body / time / number


def matching_keys(name: str, plans: Iterable[Citing], keys: DocumentKeys) -> dict[str, int]:
    """The keys that ``name`` may mean, with the number of plans that name each, most first.

    Args:
        name: a key, or a number as cited: ``41-CT/TW``, ``Chỉ thị số 41-CT/TW``.
        plans: those to look through.
        keys: of these plans.
    """
    if name.count("/") == _SLASHES and keys.full(name) in keys.all():
        return {keys.full(name) or name: 1}
    wanted = _number(name)
    found: Counter[str] = Counter()
    for plan in plans:
        named = {keys.full(r.document) for r in plan.references if _number(r.identifier) == wanted}
        if _number(plan.header.identifier) == wanted:
            named.add(keys.plan(plan.plan_id))
        found.update(key for key in named if key)
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _number(identifier: str | None) -> str:
    """A number as typed → what it is compared by: ``Chỉ thị số 041 - CT/TW`` gives ``41-ct/tw``."""
    words = fold(identifier or "").replace(" - ", "-").split(" ")
    return words[-1].lstrip("0")
