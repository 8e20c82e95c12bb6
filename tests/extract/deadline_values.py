"""Short forms of expected deadlines, and how a sentence is read into them."""

from __future__ import annotations

from kehoach_parse.extract.bare import bare_document
from kehoach_parse.extract.deadlines import extract
from kehoach_parse.models.facts import Deadline
from kehoach_parse.models.found import Found
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.settings import Settings

Value = tuple[str, ...]


def by(end: str) -> Value:
    return ("by", end)


def before(end: str) -> Value:
    return ("before", end)


def on(day: str) -> Value:
    return ("on", day)


def window(start: str | None, end: str | None) -> Value:
    return ("window", start or "", end or "")


def since_event(anchor: str, end: str) -> Value:
    return ("window", anchor, end)


def every(rule: str) -> Value:
    return ("recurring", rule)


def relative(anchor: str | None, offset: str | None) -> Value:
    return ("relative", anchor or "", offset or "")


def until(anchor: str, start: str | None = None) -> Value:
    return ("until_event", start or "", anchor)


def always(start: str | None = None, end: str | None = None) -> Value:
    return ("continuous", start or "", end or "")


def read(
    sentence: str,
    *,
    issued: str | None = "2026-02-10",
    title: str | None = None,
    heading: str | None = None,
    column: str | None = None,
) -> list[Value]:
    """The deadlines of one paragraph in their short forms, each with its quote last."""
    document = bare_document(sentence, issued=issued, title=title, heading=heading, column=column)
    found = extract(document, Found(), load_rulebook(), Settings())
    for deadline in found:
        start, end = deadline.span
        assert " ".join(document.text[start:end].split()) == deadline.quote
    return [(*short(deadline), deadline.quote) for deadline in found]


def short(deadline: Deadline) -> Value:
    """A deadline in its short form; every field that should be empty is checked to be."""
    fields = deadline.model_dump()
    kind = deadline.kind
    if kind == "by":
        assert deadline.start is None
        assert (deadline.end_inclusive is None) == (deadline.end is None)
        return (before if deadline.end_inclusive is False else by)(deadline.end or "")
    if kind == "on":
        assert deadline.start == deadline.end
        return on(deadline.start or "")
    if kind == "window":
        assert deadline.end_inclusive is (None if deadline.end is None else deadline.end_inclusive)
        return ("window", deadline.start or deadline.anchor or "", deadline.end or "")
    if kind == "recurring":
        assert fields["start"] is fields["end"] is fields["end_inclusive"] is None
        return every(deadline.recurrence or "")
    if kind == "relative":
        assert fields["start"] is fields["end"] is fields["recurrence"] is None
        return relative(deadline.anchor, deadline.offset)
    if kind == "until_event":
        return until(deadline.anchor or "", deadline.start)
    return always(deadline.start, deadline.end)
