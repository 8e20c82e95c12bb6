"""References by name: laws, resolutions of congresses and plenums, programmes."""

from __future__ import annotations

import re

import regex

from kehoach_parse.extract.references.bodies import body_end, body_words
from kehoach_parse.extract.references.lexicon import Lexicon
from kehoach_parse.extract.references.mention import Mention
from kehoach_parse.extract.references.numbered import NumberReader
from kehoach_parse.extract.references.scan import Scan, Spot
from kehoach_parse.extract.references.tails import iso_date
from kehoach_parse.rulebook import Rule, Rulebook

_SPAN_OF_YEARS = re.compile(r"(\d{4})\s*([-–])\s*(\d{4})")
_MAX_NAME = 320
_MIN_WORDS, _MIN_APPROVED = 2, 4  # syllables of a name, and of one that only `phê duyệt` before it marks
_DANGLING = re.compile(r"(?:\s+(?:và|các|theo|tại|của)|[\s,])+$")
_MAX_INNER_NAME = 90
_CLAUSE = frozenset(',;:.()“”"')
_AMENDING, _LISTED = "references.law_amending", "references.law"
# A strategy or scheme is one document; these words stand for many things unless something marks a document.
_NEEDS_MARK = frozenset({"Chương trình", "Dự án", "Quy hoạch"})
_APPROVED = ("phê duyệt ", "ban hành ")
_PLURALS = ("các ", "những ", "nhiều ", "số ")


class NameReader:
    """Reads references by name at the spots of one document."""

    def __init__(self, scan: Scan, lexicon: Lexicon, rules: Rulebook, numbers: NumberReader) -> None:
        self._scan, self._text = scan, scan.text
        self._lexicon, self._words, self._numbers = lexicon, body_words(rules), numbers

    def at(self, spot: Spot, limit: int) -> list[Mention]:
        """The references whose type word or name stands at ``spot``; an amending law comes with the laws it amends."""
        if spot.sign.word in {"luật", "bộ luật", "pháp lệnh", "hiến pháp", "điều lệ"}:
            return self._law(spot, limit)
        if spot.sign.word == "nghị quyết":
            return self._resolution(spot, limit)
        if not self._text[spot.start].isupper():
            return []
        if spot.sign.word in {"tcvn", "qcvn"}:
            return self._standard(spot, limit)
        return self._programme(spot, limit)

    def give_type(self, found: list[Mention], low: int) -> None:
        """A name between type word and number: `Kế hoạch Năm an toàn 2026 số 15/KH-UBND` begins at its type word."""
        if not found or not found[0].doc_type or not found[0].symbol:
            return
        start = found[0].start
        for spot in reversed(self._scan.anchors_between(max(low, start - _MAX_INNER_NAME), start)):
            name = self._text[spot.end : start].strip()
            if (
                spot.sign.doc_type == found[0].doc_type
                and self._text[spot.start].isupper()
                and _CLAUSE.isdisjoint(name)
            ):
                found[0].start, found[0].title = spot.start, name or None
                return

    def _law(self, spot: Spot, limit: int, *, amended: bool = False) -> list[Mention]:
        for rule in self._lexicon.named[spot.sign.word]:
            match = None if amended and rule.id == _AMENDING else rule.pattern.match(self._text, spot.start, limit)
            if not match:
                continue
            if rule.id == _AMENDING:
                return self._amending(spot, rule, match, limit)
            if rule.id == _LISTED:
                if spot.sign.role == "law":
                    return [self._with_date(self._named(spot, rule, spot.end), limit)]
                continue
            if spot.sign.role == "type":
                return [self._with_date(self._named(spot, rule, match.end()), limit)]
        return []

    def _amending(self, spot: Spot, rule: Rule, match: regex.Match[str], limit: int) -> list[Mention]:
        """`Luật sửa đổi, bổ sung một số điều của Luật A, Luật B ngày …`: the date is the amending law's."""
        outer = self._named(spot, rule, match.end())
        amended: list[Mention] = []
        for place in self._scan.anchors_between(match.end(), limit):
            gap = self._text[(amended[-1].end if amended else match.end()) : place.start]
            if gap.strip() not in ({",", "và", ", và"} if amended else {""}):
                break
            amended += self._law(place, limit, amended=True)[:1]
        if not amended:
            return []
        for law in amended:
            law.parent = outer
        last = amended[-1]
        outer.end, outer.issued = last.end, last.issued
        if last.kind == "law":
            last.end, last.issued = self._undated_end(last), None
        outer.name = self._folded(outer.start, last.end)
        return [outer, *amended]

    def _undated_end(self, law: Mention) -> int:
        for name in ("date", "bare_year"):
            date = self._lexicon.patterns[name].search(self._text, law.start, law.end)
            if date and date.end() == law.end:
                return int(date.start())
        return law.end

    def _with_date(self, law: Mention, limit: int) -> Mention:
        """Year or day behind a law's name; a number makes it a numbered reference (`Luật Lưu trữ số 33/2024/QH15`)."""
        patterns = self._lexicon.patterns
        number = patterns["law_number"].match(self._text, law.end, limit)
        if number:
            numbered = self._numbers.at_number(number.end(), law.start, law.start, limit)
            if numbered and numbered[0].rule == "references.parliament":
                numbered[0].doc_type = law.doc_type
                return numbered[0]
        revised = patterns["law_revised"].match(self._text, law.end, limit)  # Luật Đất đai (sửa đổi) năm 2024
        end = revised.end() if revised else law.end
        for name in ("date", "bare_year"):
            date = patterns[name].match(self._text, end, limit)
            if date:
                law.end, law.issued = date.end(), iso_date(date)
                break
        return law

    def _resolution(self, spot: Spot, limit: int) -> list[Mention]:
        for rule in self._lexicon.named[spot.sign.word]:
            match = rule.pattern.match(self._text, spot.start, limit)
            if match:
                mention = self._named(spot, rule, match.end())
                mention.issued = match.groupdict().get("only_year")
                return [mention]
        return []

    def _standard(self, spot: Spot, limit: int) -> list[Mention]:
        rule = self._lexicon.rules["references.standard"]
        match = rule.pattern.match(self._text, spot.start, limit)
        if not match:
            return []
        mention = self._named(spot, rule, match.end())
        mention.name, mention.identifier, mention.number = None, self._folded(spot.start, match.end()), match["number"]
        return [mention]

    def _programme(self, spot: Spot, limit: int) -> list[Mention]:
        for rule in self._lexicon.named.get(spot.sign.word, ()):
            match = rule.pattern.match(self._text, spot.start, limit)
            if not match:
                continue
            if rule.id == "references.programme_quoted":
                mention = self._named(spot, rule, match.end())
                mention.title = " ".join(match["title"].split())
                mention.name = f"{self._folded(spot.start, spot.end)} {mention.title}"
                return [mention]
            if rule.id == "references.programme_action":
                return self._of_body(spot, rule, match.end(), limit)
            if rule.id == "references.programme_numbered":
                return [self._named(spot, rule, match.end())]
            return self._by_words(spot, rule, limit)
        return []

    def _of_body(self, spot: Spot, rule: Rule, start: int, limit: int) -> list[Mention]:
        end = body_end(self._text, start, self._scan.next_type(start, limit), self._words)
        if end <= start:
            return []
        mention = self._named(spot, rule, end)
        mention.issuer = self._folded(start, end)
        return [mention]

    def _by_words(self, spot: Spot, rule: Rule, limit: int) -> list[Mention]:
        if self._text.endswith(_PLURALS, 0, spot.start):
            return []
        patterns = self._lexicon.patterns
        limit = self._before_next(spot.end, min(limit, spot.start + _MAX_NAME))
        approved = self._text.endswith(_APPROVED, 0, spot.start)
        stop = patterns["programme_end" if approved else "programme_stop"].search(self._text, spot.end, limit)
        end = stop.start() if stop else limit
        years = patterns["programme_years"].search(self._text, spot.end, min(limit, end + 60))
        if years and years.start() <= end:
            end = years.end()
        end = spot.end + len(_DANGLING.sub("", self._text[spot.end : end]))
        words = self._text[spot.end : end].split()
        marked = (
            years
            or (approved and len(words) >= _MIN_APPROVED)
            or "quốc gia" in self._scan.lower[spot.end : end]
            or patterns["place_named"].match(self._text, spot.end, end)
            or patterns["approved_later"].match(self._text, end)
        )
        needs_mark = spot.sign.doc_type is None or spot.sign.doc_type.name in _NEEDS_MARK
        if not stop or len(words) < _MIN_WORDS or (needs_mark and not marked):
            return []
        return [self._named(spot, rule, end)]

    def _before_next(self, start: int, limit: int) -> int:
        """Where the next law or numbered document begins: a programme's name does not go over it."""
        for spot in self._scan.anchors_between(start, limit):
            if spot.sign.role == "law" or self._lexicon.patterns["lead"].match(self._text, spot.end, limit):
                return spot.start
        return limit

    def _named(self, spot: Spot, rule: Rule, end: int) -> Mention:
        return Mention(
            start=spot.start,
            end=end,
            kind=rule.normalize["kind"],
            rule=rule.id,
            confidence=rule.confidence,
            doc_type=spot.sign.doc_type,
            name=self._folded(spot.start, end),
        )

    def _folded(self, start: int, end: int) -> str:
        words = " ".join(self._text[start:end].split())
        return _SPAN_OF_YEARS.sub(r"\1\2\3", words) if "-" in words or "–" in words else words
