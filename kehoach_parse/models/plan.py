"""The result of reading one plan: output contract 1.0."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ConfigDict, Field, PrivateAttr

from kehoach_parse.models.base import Box, Contract, Span
from kehoach_parse.models.diagnostic import Diagnostic
from kehoach_parse.models.document import Origins, Piece
from kehoach_parse.models.facts import Assignment, Deadline, Movement, Reference, Target
from kehoach_parse.models.header import Header
from kehoach_parse.models.rows import COLUMNS, flat_rows
from kehoach_parse.models.section import Section, Table

if TYPE_CHECKING:
    import pandas as pd

SCHEMA_VERSION = "1.0"


class Producer(Contract):
    """What made the result: same digest and version, same output.

    Attributes:
        name: of the program.
        version: of the program.
        rules: digest of the rule files used.
    """

    name: Literal["kehoach-parse"] = "kehoach-parse"
    version: str
    rules: str


class SignatureStamp(Contract):
    """A digital signature stamp of the file.

    Attributes:
        signed_by: what follows ``Ký bởi``.
        signed_at: what follows ``Thời gian ký``, as printed.
        page: page it stands on.
    """

    signed_by: str | None
    signed_at: str | None
    page: int | None


class SourceInfo(Contract):
    """Where the plan was read from.

    Attributes:
        uri: path or URI as the caller gave it; ``-`` for standard input.
        media_type: format, told by the content.
        sha256: of the input bytes.
        pages: None where the format has no pages.
        text_source: ``native``, ``ocr``, ``mixed``, or ``converted`` where a legacy encoding was repaired.
        signatures: stamps of digital signatures.
    """

    uri: str
    media_type: str
    sha256: str
    pages: int | None
    text_source: Literal["native", "ocr", "mixed", "converted"]
    signatures: tuple[SignatureStamp, ...] = ()


class PlanHead(Contract):
    """What a plan is and what it cites, read from its JSON without the rest: several times faster than the whole."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    schema_version: Literal["1.0"]
    plan_id: str
    source: SourceInfo
    header: Header
    references: tuple[Reference, ...] = ()


class Plan(Contract):
    """One parsed plan. Field meanings are those of the output contract; every span indexes ``text``.

    Attributes:
        schema_version: version of the contract.
        plan_id: stable and readable: province, issuer, type, number, date, digits of ``source.sha256``.
        producer: what read it.
        source: what it was read from.
        text: the reading text: NFC, printed lines joined into paragraphs, one line feed between them.
        header: what is printed around the body.
        sections: the outline, in document order.
        document_tables: the array called ``tables`` in JSON; :meth:`tables` gives every array as a data frame.
        references: mentions of other documents.
        deadlines: times by or in which something is due.
        movements: mentions of movements and campaigns.
        assignments: who does what.
        targets: measurable targets.
        diagnostics: what the reader of the data should know.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_version: Literal["1.0"] = "1.0"
    plan_id: str
    producer: Producer
    source: SourceInfo
    text: str
    header: Header
    sections: tuple[Section, ...] = ()
    document_tables: tuple[Table, ...] = Field(default=(), alias="tables")
    references: tuple[Reference, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    movements: tuple[Movement, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    targets: tuple[Target, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    _origins: Origins = PrivateAttr(default_factory=Origins)

    def __eq__(self, other: object) -> bool:
        """Whether both say the same; the layout of the pages, which JSON does not keep, is no part of it."""
        return isinstance(other, Plan) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((self.plan_id, self.source.sha256))

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """Where ``span`` stands on the pages: one box per printed line, in points, origin top left.

        Empty for formats without pages and for a plan loaded from JSON, which does not keep the layout.
        """
        return self._origins.boxes(*span)

    def source_pieces(self, span: Span) -> tuple[Piece, ...]:
        """The source lines ``span`` was joined from, in order; like boxes, none for a plan loaded from JSON."""
        return self._origins.pieces(*span)

    def to_dict(self, *, boxes: bool = False) -> dict[str, Any]:
        """The plan as plain JSON values, keys in contract order.

        Args:
            boxes: add ``boxes`` (``[{page, x0, top, x1, bottom}]``) to every fact and section.
        """
        data = self.model_dump(mode="json", by_alias=True)
        if boxes:
            for name in ("sections", "references", "deadlines", "movements", "assignments", "targets"):
                for row in data[name]:
                    row["boxes"] = [box._asdict() for box in self.boxes(tuple(row["span"]))]
        return data

    def to_json(self, *, indent: int | None = 1, boxes: bool = False) -> str:
        """The plan as JSON text in Unicode, the same for the same input and version. ``indent=None``: one line."""
        if boxes:
            return json.dumps(self.to_dict(boxes=True), ensure_ascii=False, indent=indent)
        return self.model_dump_json(by_alias=True, indent=indent)  # five times faster than by way of to_dict

    def _repr_html_(self) -> str:
        """The plan as Jupyter shows it: header, text with its facts marked, tables; of bounded size."""
        from kehoach_parse.models.notebook import plan_html

        return plan_html(self)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Every array as a pandas frame, keyed by the array's name, the same columns as the CSV files.

        Frames are ``plans`` (one row: source and header), ``sections``, ``tables``, ``references``, ``deadlines``,
        ``movements``, ``assignments``, ``targets``, ``diagnostics``; every one has ``plan_id`` first.
        """
        import pandas as pd

        return {
            name: pd.DataFrame(rows, columns=list(COLUMNS[name])).convert_dtypes()
            for name, rows in flat_rows(self.to_dict()).items()
        }
