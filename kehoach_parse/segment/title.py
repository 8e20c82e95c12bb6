"""The title of a plan: the lines between its type and its preamble."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from kehoach_parse.segment.cues import Cues
from kehoach_parse.segment.joining import Setting, measure
from kehoach_parse.segment.paragraph import Paragraph

_LINES = 16  # a title of more lines is none
_BASES = "Căn cứ"  # no title begins so
_INSET = 40.0  # points: a centred line keeps away from both margins by more than a first line is indented
_FULL = 0.85  # of a full line: titles are centred and keep away from the margins


def title_lines(begun: Sequence[Paragraph], lines: Sequence[Paragraph], cues: Cues) -> list[Paragraph]:
    """The lines of the title: ``begun`` is what stands on the type line already, ``lines`` is what follows."""
    setting = cache(lambda: measure(lines))  # most titles are told by their type alone
    title = list(begun)
    for line in lines[:_LINES]:
        if not _goes_on(title, line, setting, cues):
            if len(title) > 1 and line.text.startswith(_BASES) and cues.authority(title[-1].text):
                title.pop()  # `… NĂM 2024⏎ỦY BAN NHÂN DÂN TỈNH HÀ NAM⏎Căn cứ …`: who decides is no part of it
            break
        title.append(line)
    return title


def _goes_on(title: Sequence[Paragraph], line: Paragraph, setting: Callable[[], Setting], cues: Cues) -> bool:
    """Whether ``line`` belongs to the title, by its case, weight and gap, and the words a preamble opens with."""
    if cues.attached(line.text) or cues.recipients(line.text):
        return False
    if not title:
        return line.marker is None and not line.text.startswith(_BASES)
    last = next((part for part in reversed(title) if any(map(str.isalpha, part.text))), title[-1])
    if cues.breaks_off(title[-1].text) or cues.calls_for_number(title[-1].text, line.text):
        return True
    if line.marker is not None or cues.signature(line.text) or line.text.startswith(_BASES):
        return False
    if line.text[:1].islower():
        return True  # `CỦA BAN THƯỜNG VỤ⏎về …`: no preamble begins so
    if last.strong != line.strong or is_capital(last.text) != is_capital(line.text):
        return False
    printed_alike = line.strong or is_capital(line.text)
    usual = max((part.gap for part in title[1:]), default=0)
    if line.gap > max(usual, 1 if printed_alike else 0) and line.gap > _step(setting()):
        return False
    if last.complete and not printed_alike:
        return False
    return printed_alike or not _opens_preamble(line, title, setting, cues)


def _step(setting: Setting) -> int:
    return setting.step if setting.wrapped else 0


def _opens_preamble(line: Paragraph, title: Sequence[Paragraph], setting: Callable[[], Setting], cues: Cues) -> bool:
    """Nothing sets the preamble apart but its first words, and that it fills its lines or ends its clauses."""
    if not line.text[:1].isupper() or not (cues.opening(line.text) or cues.issuing(line.text)):
        return False
    if _set_in(title[-1], line):
        return True
    found = setting()
    if found.wrapped and not found.measured:
        return len(line.text) >= _FULL * found.least or line.text.endswith((";", ":", "."))
    return len(line.text) >= max(len(part.text) for part in title)


def _set_in(last: Paragraph, line: Paragraph) -> bool:
    """Whether a title's last line is centred and short above a line that begins at the margin and is longer."""
    above, below = last.runs[-1][1].extent, line.runs[0][1].extent
    if above is None or below is None:
        return False
    return above[0] - below[0] > _INSET and below[1] - above[1] > _INSET


def is_capital(text: str) -> bool:
    """Mostly capitals: a title in capitals may hold a small word (`5G, IoT`)."""
    small = sum(map(str.islower, text))
    return small * 4 < sum(map(str.isupper, text))
