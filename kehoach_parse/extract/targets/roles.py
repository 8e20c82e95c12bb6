"""Which numbers are targets of this plan, and how sure that is. Each rule names the evidence it ``needs``."""

from __future__ import annotations

from collections.abc import Callable

import regex

from kehoach_parse.extract.targets.places import Place
from kehoach_parse.models.base import Confidence
from kehoach_parse.rulebook import Rule
from kehoach_parse.text.fold import fold

_WEAK = frozenset({"trên", "hơn", "dưới", "vượt"})
_COUNT = regex.compile(r"\d\s+\p{L}", regex.VERSION1)  # "ít nhất 100 doanh nghiệp khởi nghiệp, 50 doanh nghiệp …"
_LIFE = fold("tuổi thọ")
_UPWARD = regex.compile(r"trở\s+lên", regex.VERSION1)


def accept(match: regex.Match[str], place: Place, rule: Rule) -> Confidence | None:
    """How sure it is that the number of ``match`` is a target; None where it is not one."""
    if place.lexicon.now.found_in(place.sentence_before(match.start())):
        return None  # "Hiện nay có 180 trạm, trong đó có 22 trạm 5G"
    if not place.aims and place.lexicon.state.found_in(place.clause_before(match.start())):
        return None
    return _JUDGES[str(rule.normalize["needs"])](match, place, rule)


def goal(match: regex.Match[str], place: Place, rule: Rule) -> Confidence | None:
    """A percentage or ratio: under a heading of targets, at the head of a paragraph, or after a word of aiming."""
    sign = (match.groupdict().get("comparator") or "").lower()
    if not place.aims and sign in _WEAK:  # "các khu tưới có dung tích hồ dưới 20%"
        clause = place.clause_before(match.start())
        aimed = not clause.strip() or place.lexicon.strict.found_in(clause) or strives(match, place)
        return "medium" if aimed else None
    if place.aims or match.start() == 0 or sign:
        return "high"
    aimed = place.lexicon.goal.found_in(place.clause_before(match.start())) or strives(match, place)
    return "medium" if aimed or match["value"] == "100" else None


def bounded(match: regex.Match[str], place: Place, rule: Rule) -> Confidence | None:
    """A bounded count of things, not of years or ages."""
    noun = fold(match["noun"])
    if _counts_time(noun, match, place):
        return None
    if match["from"]:
        return "high" if _UPWARD.search(noun) or place.aims or strives(match, place) else None
    weak = match["comparator"].lower() in _WEAK
    if weak and not place.aims and not place.lexicon.strict.found_in(place.clause_before(match.start())):
        return None
    return "medium" if weak and not place.aims else "high"


def counted(match: regex.Match[str], place: Place, rule: Rule) -> Confidence | None:
    """A plain count: a verb of aiming right before it, under a heading of targets or after ``phấn đấu``.

    Under such a heading a measure (``42 km``) needs no verb of the list; elsewhere a verb of doing makes a count a
    target with less certainty (``mở 18 lớp bồi dưỡng``).
    """
    before, noun = place.clause_before(match.start()), fold(match["noun"])
    if _counts_time(noun, match, place):
        return None
    listed = before.rstrip().endswith(",") and _COUNT.search(before)
    if place.aims or strives(match, place):
        measured = place.lexicon.measure.opens(noun) and not place.lexicon.describing.closes(before)
        return rule.confidence if listed or measured or place.lexicon.verb.closes(before) else None
    return "low" if place.lexicon.work.closes(before) and not place.lexicon.measure.opens(noun) else None


def _counts_time(noun: str, match: regex.Match[str], place: Place) -> bool:
    """Whether the number counts years, ages or ranks: no target, but for the length of life."""
    return place.lexicon.no_unit.opens(noun) and _LIFE not in place.clause_before(match.start())


def strives(match: regex.Match[str], place: Place) -> bool:
    """Whether the sentence says it aims at something: ``Phấn đấu …; …; 70% phụ nữ mang thai …``."""
    return place.lexicon.aim.found_in(place.sentence_before(match.start()))


_JUDGES: dict[str, Callable[[regex.Match[str], Place, Rule], Confidence | None]] = {
    "goal": goal,
    "bounded": bounded,
    "counted": counted,
}
