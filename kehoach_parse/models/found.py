"""What extraction has found so far: handed from one extractor to the next."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach_parse.models.facts import Assignment, Deadline, Movement, Reference, Target


@dataclass(frozen=True, slots=True)
class Found:
    """The facts of a document, one field an array of the output contract, each in document order."""

    references: tuple[Reference, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    movements: tuple[Movement, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    targets: tuple[Target, ...] = ()
