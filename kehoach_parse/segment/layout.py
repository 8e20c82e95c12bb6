"""Where the parts of a printed document begin and end, before its lines are joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from kehoach_parse.models.source import Grid, Line
from kehoach_parse.segment import grids
from kehoach_parse.segment.cues import Cues
from kehoach_parse.segment.markers import Markers
from kehoach_parse.segment.paragraph import Paragraph
from kehoach_parse.segment.title import title_lines

Block = Paragraph | Grid

_HEADER_LINES = 60  # a type line further down belongs to a form or an annex
_SAMPLE = 120  # lines below the type that show how the text is set
_ATTACHED_LINES = 5
_SIGNATURE_REACH = 40  # lines looked at below a signature
_FOOTER_LINE = 110  # a longer line is no recipient and no signature


@dataclass(slots=True)
class Layout:
    """A document as printed, cut into its parts.

    Attributes:
        title: lines of the title, without the type.
        attached: the line in brackets below the title of an annex.
        body: preamble, outline and closing.
        annex: what follows the footer of a decision that carries the plan.
        appendix: everything after the footer.
    """

    letterhead: list[Paragraph] = field(default_factory=list)
    type_line: Paragraph | None = None
    title: list[Paragraph] = field(default_factory=list)
    attached: list[Paragraph] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    footer: list[Paragraph] = field(default_factory=list)
    appendix: list[Block] = field(default_factory=list)
    annex: Layout | None = None

    @property
    def kind(self) -> str | None:
        """The type as printed, in capitals."""
        return self.type_line.text.upper() if self.type_line else None


def blocks_of(blocks: Iterable[Line | Grid], cues: Cues) -> Iterator[Block]:
    """Source blocks as paragraphs and data grids; letterhead and signature tables stay grids, frames are opened."""
    gap = 0
    for block in blocks:
        if isinstance(block, Grid):
            gap = 0
            if grids.is_frame(block):
                yield from (Paragraph.of(replace(line, complete=True)) for line in grids.columnwise(block))
            elif block.rows:
                yield block
        elif not block.text:
            gap += 1 + block.gap
        else:
            yield Paragraph.of(block, gap)
            gap = 0


def cut(blocks: Sequence[Block], markers: Markers, cues: Cues) -> Layout:
    """Find letterhead, title, body, footer and appendix; a plan that comes as an annex is cut in turn."""
    layout = Layout()
    at = _type_at(blocks, markers, cues)
    if at is None:
        at = _letterhead_end(blocks, cues)
        layout.letterhead = list(_printed(blocks[:at]))
    else:
        layout.letterhead = list(_printed(blocks[:at]))
        at = _take_title(layout, blocks, at, markers, cues)
    foot = _footer_at(blocks, at, markers, cues)
    layout.body = list(blocks[at:foot])
    end = _footer_end(blocks, foot, markers, cues)
    layout.footer = list(_printed(blocks[foot:end]))
    rest = blocks[end:]
    if layout.kind == "QUYẾT ĐỊNH" and (start := _annex_at(rest, cues)) is not None:
        layout.annex = cut(rest[start:], markers, cues)
        layout.annex.letterhead = [*_printed(rest[:start]), *layout.annex.letterhead]
    else:
        layout.appendix = list(rest)
    return layout


def _printed(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Grid):
            yield from (Paragraph.of(replace(line, complete=True)) for line in grids.columnwise(block))
        else:
            yield block


# ---- type and title


def _type_at(blocks: Sequence[Block], markers: Markers, cues: Cues) -> int | None:
    """The block that prints the type, before anything numbered."""
    for at, block in enumerate(blocks[:_HEADER_LINES]):
        if isinstance(block, Grid):
            continue
        if cues.type(block.text):
            return at
        marker = markers(block.text)
        if marker and marker.style in ("roman", "article", "chapter", "part"):
            return None
    return None


def _letterhead_end(blocks: Sequence[Block], cues: Cues) -> int:
    """Without a type line: after the last line or table that only a letterhead holds."""
    end = 0
    for at, block in enumerate(blocks[:20]):
        if isinstance(block, Grid):
            end = at + 1 if grids.is_letterhead(block, cues) else end
        elif cues.letterhead(block.text):
            end = at + 1
    return end


def _take_title(layout: Layout, blocks: Sequence[Block], at: int, markers: Markers, cues: Cues) -> int:
    """Fill type line, title and the line in brackets below it; return where the preamble begins."""
    line = blocks[at]
    match = cues.type(line.text) if isinstance(line, Paragraph) else None
    if not isinstance(line, Paragraph) or match is None:
        return at
    end = match.end("type") if match.end("type") > 0 else match.end()
    layout.type_line = line.cut(0, end)
    rest = line.cut(end, len(line.text), complete=line.complete)
    lines = list(takewhile(lambda block: isinstance(block, Paragraph), blocks[at + 1 : at + 1 + _SAMPLE]))
    layout.title = title_lines([rest] if rest.text.strip(" :*.-") else [], lines, markers, cues)
    at += 1 + len(layout.title) - (layout.title[:1] == [rest])
    while at < len(blocks) and isinstance(block := blocks[at], Paragraph) and _is_attached(layout, block, cues):
        layout.attached.append(block)
        at += 1
    return at


def _is_attached(layout: Layout, line: Paragraph, cues: Cues) -> bool:
    if layout.attached:
        return not layout.attached[-1].text.rstrip(" *").endswith(")") and len(layout.attached) < _ATTACHED_LINES
    return bool(cues.attached(line.text))


# ---- footer


def _footer_at(blocks: Sequence[Block], start: int, markers: Markers, cues: Cues) -> int:
    """Where recipients and signature begin; the end where there are none."""
    for at in range(start, len(blocks)):
        block = blocks[at]
        if isinstance(block, Grid):
            if grids.is_footer(block, cues):
                return at
        elif cues.recipients(block.text) or (len(block.text) < _FOOTER_LINE and cues.signature(block.text) and _all_short(blocks, at, markers, cues)) or (cues.appendix(block.text) and block.text.isupper() and len(block.text) < 40 and at > start + 3):
            return at
    return len(blocks)


def _all_short(blocks: Sequence[Block], at: int, markers: Markers, cues: Cues) -> bool:
    """Whether no text follows a line of signature words: in a decision the same words open its preamble."""
    for block in blocks[at : at + _SIGNATURE_REACH]:
        if isinstance(block, Grid) or cues.appendix(block.text) or cues.recipients(block.text):
            return True
        if len(block.text) > _FOOTER_LINE or _is_numbered(block, markers) or cues.opening(block.text):
            return False
    return True


def _footer_end(blocks: Sequence[Block], start: int, markers: Markers, cues: Cues) -> int:
    """After the last recipient and the signer's name."""
    for at in range(start, len(blocks)):
        block = blocks[at]
        if isinstance(block, Grid):
            if not grids.is_footer(block, cues):
                return at
        elif block.note or cues.appendix(block.text) or cues.attached(block.text) or (at > start and (cues.type(block.text) or _is_long(block) or _is_numbered(block, markers))):
            return at
    return len(blocks)


def _is_long(line: Paragraph) -> bool:
    return len(line.text) > 2 * _FOOTER_LINE


def _is_numbered(line: Paragraph, markers: Markers) -> bool:
    marker = markers(line.text)
    return (
        marker is not None
        and marker.style in ("roman", "article", "chapter", "part")
        and len(line.text) > marker.end + 4
    )


def _annex_at(blocks: Sequence[Block], cues: Cues) -> int | None:
    """The type line of the plan a decision carries."""
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and (match := cues.type(block.text)):
            return at if match["type"].upper() != "QUYẾT ĐỊNH" else None
    return None
