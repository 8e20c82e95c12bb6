"""Names by the Akoma Ntoso Naming Convention 1.0: IRIs of documents, ids of elements.

IRIs are built from the keys of documents, so that a plan and all that cite it agree on its name::

    chi-thi/tw/2021-2026/41-ct-tw            /akn/vn/doc/chi-thi/tw/2021-2026/41-ct-tw
    luat/qh/2022/luat-thi-dua-khen-thuong    /akn/vn/act/luat/qh/2022/luat-thi-dua-khen-thuong

The convention wants a date in the third place. Documents of the Party are numbered by term, so there the term stands;
``_`` is what the plan does not say.
"""

from __future__ import annotations

from collections import Counter

from kehoach_parse.models.facts import Pin
from kehoach_parse.models.section import Section

_ACTS = {"luat", "bo-luat", "hien-phap", "phap-lenh"}

# Style of a unit → element, and how its ids begin (by the convention, names without an abbreviation stand in full).
ELEMENTS: dict[str, tuple[str, str]] = {
    "part": ("part", "part"),
    "chapter": ("chapter", "chp"),
    "division": ("division", "dvs"),
    "roman": ("section", "sec"),
    "article": ("article", "art"),
    "arabic": ("paragraph", "para"),
    "decimal": ("subparagraph", "subpara"),
    "letter": ("point", "point"),
    "paren": ("clause", "cl"),
    "bullet": ("indent", "indent"),
    "subbullet": ("indent", "indent"),
    "paragraph": ("alinea", "al"),
}


def work_iri(key: str) -> str:
    """The IRI of the document with this key."""
    kind = "act" if key.partition("/")[0] in _ACTS else "doc"
    return f"/akn/vn/{kind}/{key}"


def reference_iri(key: str, pin: Pin | None) -> str:
    """The IRI of a cited document, or of the place in it: `điểm b khoản 1 Điều 5` is ``…/~art_5__para_1__point_b``."""
    places = [("chp", "chapter"), ("dvs", "division"), ("art", "article"), ("para", "clause"), ("point", "point")]
    path = "__".join(f"{short}_{getattr(pin, name)}" for short, name in places if pin and getattr(pin, name))
    return f"{work_iri(key)}/~{path.replace(' ', '-')}" if path else work_iri(key)


class Ids:
    """Ids of elements, each once: ``sec_II__para_1__point_a``, ``sec_II__para_1__ref_2``."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()

    def unit(self, section: Section, above: str | None) -> str:
        """The id of a unit of the outline: its number without signs, below the id of the unit above.

        A number printed twice among siblings (`IV`, `IV~2`) is ``sec_IV`` and ``sec_IV-2``.
        """
        number = section.id.rpartition(".")[2].lstrip("-+¶").replace("~", "-") or "1"
        name = f"{ELEMENTS[section.style][1]}_{number}"
        return self._once(f"{above}__{name}" if above else name)

    def next(self, name: str, above: str | None) -> str:
        """The id of an element that is counted: the n-th of its name below ``above``."""
        place = f"{above}__{name}" if above else name
        self._taken[place] += 1
        return f"{place}_{self._taken[place]}"

    def _once(self, name: str) -> str:
        self._taken[name] += 1
        return name if self._taken[name] == 1 else self._once(f"{name}-{self._taken[name]}")
