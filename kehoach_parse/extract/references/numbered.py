"""References with a number: the grammars of rules/references, lists that share a type or a symbol, short forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from kehoach_parse.extract.references.bodies import body_end, body_words, issuer_before
from kehoach_parse.extract.references.lexicon import Lexicon
from kehoach_parse.extract.references.mention import Mention
from kehoach_parse.extract.references.scan import Scan, Spot
from kehoach_parse.extract.references.tails import read_tail
from kehoach_parse.models.base import Confidence
from kehoach_parse.models.header import DocType
from kehoach_parse.rulebook import Rule, Rulebook
from kehoach_parse.rulebook.organs import Organ, find_organ, repaired

_SHORT = "references.short"
_LETTER = DocType(code="CV", name="Công văn")
_ZERO = re.compile(r"(?<=\d)O|O(?=\d)")
_BODY = re.compile(r"(?:^|, |và )(?=(?:Bộ|Ban|T[òo][aà]|Viện|Tổng|Ủy|Hội|Liên|Thanh|Ngân|Trung|Đoàn|Văn)\s)")
_ITEM = re.compile(r"\d{1,5}(?:/(?:19|20)\d\d)?")
_MAX_LIST = 200
_LEAD = 12  # characters behind a type word in which the word that leads to its issuer stands: " của"
_CROSSED = ({"references.state", "party"}, {"references.party", "state"})
Found = tuple[Rule, regex.Match[str]]


class NumberReader:
    """Reads numbered references at the spots of one document."""

    def __init__(self, scan: Scan, lexicon: Lexicon, rules: Rulebook) -> None:
        self._scan, self._text, self._rules = scan, scan.text, rules
        self._lexicon, self._words = lexicon, body_words(rules)
        self._full = tuple(rule for rule in lexicon.numbers if rule.id != _SHORT)

    def at_type(self, spot: Spot, low: int, limit: int) -> list[Mention]:
        """The references whose type word stands at ``spot``; empty where no number follows."""
        lead = self._lead(spot, limit)
        if lead is None or self._known_by_number(spot, limit):
            return []
        start, has_so, issuer = lead
        found = self._number(start, limit, self._lexicon.numbers)
        if found is None:
            return []
        if found[0].id != _SHORT:
            return self._finished([self._mention(spot.start, found, spot.sign.doc_type)], limit, low, issuer)
        shared = self._shared(spot.start, start, limit, spot.sign.doc_type)
        if shared:
            return self._finished(shared, limit, low)
        return self._short(spot, found, has_so, low, limit)

    def _short(self, spot: Spot, found: Found, has_so: bool, low: int, limit: int) -> list[Mention]:
        """`Chỉ thị 11`, `Nghị quyết số 57`; without `số` only with a capital, and rarely without a full form."""
        doc_type = spot.sign.doc_type
        if doc_type is None or not (has_so or self._text[spot.start].isupper()):
            return []
        mentions = [self._mention(spot.start, found, doc_type), *self._more_shorts(found[1].end(), limit, doc_type)]
        alone = self._lexicon.patterns["short_alone"].match(self._text, mentions[-1].end, limit)
        known = doc_type.name in self._lexicon.by_number
        for mention in mentions:
            mention.tentative = not ((doc_type.code and has_so) or (known and alone))
        return self._finished(mentions, limit, low)

    def _more_shorts(self, end: int, limit: int, doc_type: DocType) -> Iterator[Mention]:
        """The further members of `các Nghị quyết 57, 59 và 66`."""
        short = self._lexicon.rules[_SHORT]
        for _ in range(_MAX_LIST):
            lead = self._lexicon.patterns["next_number"].match(self._text, end, limit)
            match = short.pattern.match(self._text, lead.end(), limit) if lead else None
            if not lead or not match or self._number(lead.end(), limit, self._full):
                return
            following = self._mention(lead.start("so") if lead["so"] else lead.end(), (short, match), doc_type)
            following.listed = True
            yield following
            end = following.end

    def _known_by_number(self, spot: Spot, limit: int) -> bool:
        """Schemes named by a number (`Đề án 06`) are programmes, whatever the number looks like."""
        rule = self._lexicon.rules["references.programme_numbered"]
        return spot.sign.word in rule.requires and bool(rule.pattern.match(self._text, spot.start, limit))

    def at_number(self, start: int, quote_start: int, low: int, limit: int) -> list[Mention]:
        """The reference whose number stands at ``start`` without a type word: the symbol tells the type."""
        found = self._number(start, limit, self._full)
        if found is None:
            return []
        return self._finished([self._mention(quote_start, found, None)], limit, low)

    def _lead(self, spot: Spot, limit: int) -> tuple[int, bool, str | None] | None:
        """Where the number begins, whether `số` stands before it, and an issuer between; None for no number."""
        patterns = self._lexicon.patterns
        lead = patterns["lead"].match(self._text, spot.end, limit)
        if lead:
            return lead.end(), bool(lead["so"]), None
        behind = self._scan.lower[spot.end : spot.end + _LEAD].lstrip()
        issuer = patterns["issuer_lead"].match(self._text, spot.end, limit) if behind.startswith("của") else None
        if issuer:  # Quyết định của Thủ tướng Chính phủ số 15/QĐ-TTg
            end = body_end(self._text, issuer.end(), self._scan.next_type(issuer.end(), limit), self._words)
            number = patterns["number_after_issuer"].match(self._text, end, limit)
            if end > issuer.end() and number:
                return number.end(), True, " ".join(self._text[issuer.end() : end].split())
        return None

    def _number(self, start: int, limit: int, rules: tuple[Rule, ...]) -> Found | None:
        for rule in rules:
            match = rule.pattern.match(self._text, start, limit)
            if match and ("code" not in match.re.groupindex or not match["code"] or self._type(match, rule)):
                return rule, match
        return None

    def _type(self, match: regex.Match[str], rule: Rule) -> DocType | None:
        return self._lexicon.type_of(match["code"], rule.id)

    def _mention(self, start: int, found: Found, doc_type: DocType | None) -> Mention:
        rule, match = found
        groups = match.groupdict()
        coded = self._type(match, rule) if groups.get("code") else None
        organ = find_organ(groups["organ"], self._rules) if groups.get("organ") else None
        number = _zeros(repaired(groups["number"]))
        return Mention(
            start=start,
            end=match.end(),
            kind="numbered",
            rule=rule.id,
            confidence=_confidence(rule, doc_type, coded, organ),
            doc_type=doc_type or coded or _LETTER,
            number=number,
            symbol=_joined(groups["symbol"]) if groups.get("symbol") else None,
            identifier=_identifier(match, rule),
            central=organ is not None and organ.level == "central",
        )

    def _shared(self, start: int, number_start: int, limit: int, doc_type: DocType | None) -> list[Mention]:
        """`01/2026, 23/2025, 24/2025/TT-BNV`: the numbers before the last take its symbol."""
        rule = self._lexicon.rules["references.shared_symbol"]
        items = rule.pattern.match(self._text, number_start, limit)
        found = self._number(items.end(), limit, self._full) if items else None
        if not items or not found:
            return []
        last = self._mention(items.end(), found, doc_type)
        tail = (last.identifier or "")[len(last.number or "") :]
        without_year = re.sub(r"^/(?:19|20)\d\d(?=/)", "", tail)
        mentions = []
        for item_start, item_end in (item.span() for item in _ITEM.finditer(self._text, *items.span())):
            item = _zeros(self._text[item_start:item_end])
            mentions.append(
                Mention(
                    start=item_start,
                    end=item_end,
                    kind="numbered",
                    rule=rule.id,
                    confidence=rule.confidence,
                    doc_type=last.doc_type,
                    number=item.split("/")[0],
                    symbol=last.symbol,
                    identifier=item + (without_year if "/" in item else tail),
                    central=last.central,
                    listed=True,
                )
            )
        mentions[0].start = start
        last.listed = True
        return [*mentions, last]

    def _finished(self, mentions: list[Mention], limit: int, low: int, ahead: str | None = None) -> list[Mention]:
        """Add tails and the further members of the list; share the issuer printed once before or behind it.

        ``ahead`` is an issuer between type word and number: `các Nghị quyết của HĐND tỉnh: số …; số …`.
        """
        self._tail(mentions[-1], limit)
        for _ in range(_MAX_LIST):
            more = list(self._next(mentions[-1], limit))
            if not more:
                break
            mentions += more
            self._tail(mentions[-1], limit)
        before = ahead or issuer_before(self._text, low, mentions[0].start, self._lexicon, self._words)
        behind = mentions[-1].issuer if len(mentions) > 1 else None
        for mention in mentions:
            mention.issued_before = bool(before) and not mention.issuer
            mention.issuer = mention.issuer or before or behind
        return mentions

    def _tail(self, mention: Mention, limit: int) -> None:
        tail = read_tail(self._scan, mention.end, limit, self._lexicon, self._words)
        mention.end, mention.issued, mention.issuer = tail.end, tail.issued, tail.issuer
        joint = self._issuers(mention.symbol or "")
        while joint and mention.issuer and len(_BODY.findall(mention.issuer)) < joint:
            lead = self._lexicon.patterns["joint_issuer"].match(self._text, mention.end, limit)
            end = lead and body_end(self._text, lead.end(), self._scan.next_type(lead.end(), limit), self._words)
            if not lead or not end or end == lead.end():
                break
            mention.issuer += ", " + " ".join(self._text[lead.end() : end].split())
            mention.end = end

    def _issuers(self, symbol: str) -> int:
        """How many bodies a joint document's symbol names: `TTLT-BYT-BTC`, `KH-BCA-BNV`; 0 for one of a single body."""
        codes = symbol.split("-")[1:]
        organs = [find_organ(code, self._rules) for code in codes]
        joint = "LT" in symbol or (len(codes) > 1 and all(organ and organ.level == "central" for organ in organs))
        return len(codes) if joint else 0

    def _next(self, mention: Mention, limit: int) -> Iterator[Mention]:
        """The member of an enumeration behind ``mention``: `, 59-NQ/TW`, ` và số 66-NQ/TW`."""
        lead = self._lexicon.patterns["next_number"].match(self._text, mention.end, limit)
        if not lead:
            return
        start = lead.start("so") if lead["so"] else lead.end()
        shared = self._shared(start, lead.end(), limit, None)
        if shared:
            yield from shared
            return
        found = self._number(lead.end(), limit, self._full)
        if found and (lead["so"] or found[1].groupdict().get("code")):
            following = self._mention(start, found, None if found[1].groupdict().get("code") else mention.doc_type)
            if following.doc_type and mention.doc_type and following.doc_type.code == mention.doc_type.code:
                following.doc_type = mention.doc_type  # Quy định 10-QĐ/TW, 11-QĐ/TW: the word holds for both
            following.listed = True
            yield following


def _identifier(match: regex.Match[str], rule: Rule) -> str:
    if rule.id == "references.spaced":
        return _zeros(repaired(" ".join(match[0].split())))
    return _joined(match[0])


def _joined(printed: str) -> str:
    """Number or symbol as the rules prescribe: blanks around its signs and look-alike characters are repaired."""
    return _zeros(repaired("".join(printed.split())))


def _zeros(number: str) -> str:
    return _ZERO.sub("0", number) if "O" in number else number


def _confidence(rule: Rule, doc_type: DocType | None, coded: DocType | None, organ: Organ | None) -> Confidence:
    """The rule's confidence, one step lower for a bent number.

    Bent: type word and symbol disagree (`Chương trình số 15-CT/TU`), or a body's number is typed in the other regime's
    order (`22/CT-TW`, `38-CT/TTg`).
    """
    crossed = organ is not None and {rule.id, organ.regime} in _CROSSED
    disagree = doc_type is not None and coded is not None and doc_type.code != coded.code
    if crossed or (disagree and not _is_regulation(doc_type, coded)):
        return "medium" if rule.confidence == "high" else rule.confidence
    return rule.confidence


def _is_regulation(doc_type: DocType | None, coded: DocType | None) -> bool:
    """The Party's QĐ stands for Quy định as well as Quyết định: the word decides."""
    return {kind.name for kind in (doc_type, coded) if kind} == {"Quy định", "Quyết định"}
