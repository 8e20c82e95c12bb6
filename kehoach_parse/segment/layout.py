"""Where the parts of a printed document begin and end, before its lines are joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from kehoach_parse.models.source import Grid, Line
from kehoach_parse.segment import grids
from kehoach_parse.segment.cues import Cues
from kehoach_parse.segment.markers import Markers
from kehoach_parse.segment.paragraph import Paragraph
from kehoach_parse.segment.title import is_capital, title_lines
from kehoach_parse.text.fold import fold

Block = Paragraph | Grid

_CARRIER = "QUYẾT ĐỊNH"  # a plan comes as the annex of a decision (Decree 30/2020/NĐ-CP, Appendix I, III)
_MAIN = ("roman", "article", "chapter", "part")
_HEADER_LINES = 60  # a type line further down belongs to a form or an annex
_LETTERHEAD_LINES = 20
_SAMPLE = 120  # lines below the type that show how the text is set
_ATTACHED_LINES = 5
_SIGNATURE_REACH = 40  # lines looked at below a signature
_FOOTER_LINE = 110  # a longer line is no recipient and no signature
_APPENDIX_HEAD = 40
_INITIALS = 4


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


def blocks_of(blocks: Iterable[Line | Grid], find_marker: Markers) -> Iterator[Block]:
    """Source blocks as paragraphs and tables; a table that only frames text is opened."""
    gap = 0
    for block in blocks:
        if isinstance(block, Grid):
            gap = 0
            if grids.is_frame(block):
                yield from _cells(block, find_marker)
            elif block.rows:
                yield block
        elif not block.text:
            gap += 1 + block.gap
        else:
            yield Paragraph.of(block, find_marker, gap=gap)
            gap = 0


def cut(blocks: Sequence[Block], find_marker: Markers, cues: Cues) -> Layout:
    """Find letterhead, title, body, footer and appendix; a plan that comes as an annex is cut in turn."""
    layout = Layout()
    at = _type_at(blocks, cues)
    top = _letterhead_end(blocks, cues) if at is None else at
    layout.letterhead = list(_printed(blocks[:top], find_marker))
    start = _take_title(layout, blocks, top, cues)
    foot = _footer_at(blocks, start, cues)
    layout.body = list(blocks[start:foot])
    end = _footer_end(blocks, foot, cues)
    layout.footer = list(_printed(blocks[foot:end], find_marker))
    rest = blocks[end:]
    annex = _annex_at(rest, cues) if layout.type_line and layout.type_line.text.upper() == _CARRIER else None
    if annex is None:
        layout.appendix = list(rest)
    else:
        layout.annex = cut(rest[annex:], find_marker, cues)
        layout.annex.letterhead = [*_printed(rest[:annex], find_marker), *layout.annex.letterhead]
    return layout


def _printed(blocks: Iterable[Block], find_marker: Markers) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Grid):
            yield from _cells(block, find_marker)
        else:
            yield block


def _cells(grid: Grid, find_marker: Markers) -> Iterator[Paragraph]:
    return (Paragraph.of(line, find_marker, complete=True) for line in grids.columnwise(grid))


# ---- type and title


def _type_at(blocks: Sequence[Block], cues: Cues) -> int | None:
    """The block that prints the type, before anything numbered. A web page's heading above the letterhead is none."""
    found, parted = None, False
    for at, block in enumerate(blocks[:_HEADER_LINES]):
        if isinstance(block, Grid):
            parted = parted or grids.is_letterhead(block, cues)
        elif cues.type(block.text) and block.text != f"{_CARRIER}:":  # below the bases of a decision
            if found is None or parted or _repeats(blocks[found], blocks[at : at + 2]):
                found, parted = at, False
        elif block.marker and block.marker.style in _MAIN:
            break
        else:
            parted = parted or bool(cues.motto(block.text))
    return found


def _repeats(heading: Block, lines: Sequence[Block]) -> bool:
    """Whether a web page's heading (`KẾ HOẠCH PHÒNG CHỐNG …`) comes again as type line and title."""
    printed = " ".join(line.text for line in lines if isinstance(line, Paragraph))
    return isinstance(heading, Paragraph) and fold(heading.text).startswith(fold(printed))


def _letterhead_end(blocks: Sequence[Block], cues: Cues) -> int:
    """Without a type line: after the last line or table that only a letterhead holds."""
    end = 0
    for at, block in enumerate(blocks[:_LETTERHEAD_LINES]):
        if isinstance(block, Grid):
            end = at + 1 if grids.is_letterhead(block, cues) else end
        elif cues.letterhead(block.text) or cues.motto(block.text):
            end = at + 1
    return end


def _take_title(layout: Layout, blocks: Sequence[Block], at: int, cues: Cues) -> int:
    """Fill type line, title and the line in brackets below it; return where the preamble begins."""
    line = blocks[at] if at < len(blocks) else None
    match = cues.type(line.text) if isinstance(line, Paragraph) else None
    begun = []
    if isinstance(line, Paragraph) and match is not None:
        layout.type_line = line.cut(0, match.end())
        rest = line.cut(match.end(), len(line.text))
        begun = [rest] if rest.text.strip(" :*.-") else []
        at += 1
    elif not (at and isinstance(line, Paragraph) and is_capital(line.text)) or cues.authority(line.text):
        return at  # only in capitals is a title one without its type
    lines = [*takewhile(_is_line, blocks[at : at + _SAMPLE])]
    layout.title = title_lines(begun, [line for line in lines if isinstance(line, Paragraph)], cues)
    at += len(layout.title) - len(begun)
    while at < len(blocks) and isinstance(block := blocks[at], Paragraph) and _is_attached(layout, block, cues):
        layout.attached.append(block)
        at += 1
    return at


def _is_line(block: Block) -> bool:
    return isinstance(block, Paragraph)


def _is_attached(layout: Layout, line: Paragraph, cues: Cues) -> bool:
    if layout.attached:
        return not layout.attached[-1].text.endswith(")") and len(layout.attached) < _ATTACHED_LINES
    return bool(cues.attached(line.text))


def _annex_at(blocks: Sequence[Block], cues: Cues) -> int | None:
    """The type line of what a decision carries."""
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and (match := cues.type(block.text)):
            return at if match["type"].upper() != _CARRIER else None
    return None


# ---- footer


def _footer_at(blocks: Sequence[Block], start: int, cues: Cues) -> int:
    """Where recipients and signature begin, or where there are none an appendix; else the end."""
    for at in range(start, len(blocks)):
        block = blocks[at]
        if isinstance(block, Grid):
            if grids.is_footer(block, cues):
                return at
        elif not cues.may_end_body(block.text):
            continue
        elif cues.recipients(block.text) or _signs(blocks, at, cues) or (at > start and _heads_appendix(block, cues)):
            return at
    return len(blocks)


def _signs(blocks: Sequence[Block], at: int, cues: Cues) -> bool:
    """Whether a line opens the signature and no text follows it: in a decision the same words open its preamble."""
    first = blocks[at]
    if not isinstance(first, Paragraph) or len(first.text) > _FOOTER_LINE or not cues.signature(first.text):
        return False
    for block in blocks[at : at + _SIGNATURE_REACH]:
        if isinstance(block, Grid) or cues.appendix(block.text) or cues.recipients(block.text):
            return True
        if len(block.text) > _FOOTER_LINE or _is_heading(block) or cues.opening(block.text) or cues.issuing(block.text):
            return False
    return True


def _heads_appendix(line: Paragraph, cues: Cues) -> bool:
    """`PHỤ LỤC` on a line of its own: in a plan without footer the appendix ends the body."""
    return len(line.text) <= _APPENDIX_HEAD and line.text.isupper() and bool(cues.appendix(line.text))


def _footer_end(blocks: Sequence[Block], start: int, cues: Cues) -> int:
    """After the last recipient and the signer's name."""
    for at in range(start, len(blocks)):
        block = blocks[at]
        if isinstance(block, Grid):
            if not grids.is_footer(block, cues):
                return at
        elif cues.appendix(block.text) or cues.attached(block.text) or (at > start and _is_text(block, cues)):
            return at
    return len(blocks)


def _is_text(line: Paragraph, cues: Cues) -> bool:
    """Whether a line behind the signature begins something else."""
    return bool(cues.type(line.text)) or len(line.text) > 2 * _FOOTER_LINE or _is_heading(line)


def _is_heading(line: Paragraph) -> bool:
    """A numbered heading with words behind its number: no initial of a name."""
    marker = line.marker
    return marker is not None and marker.style in _MAIN and len(line.text) > marker.end + _INITIALS
