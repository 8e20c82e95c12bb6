"""The pages about the Python API and the columns of tables, made from the docstrings of the package."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import griffe

from kehoach_parse.compare.tables import COLUMNS as COMPARED
from kehoach_parse.export.csv_tables import column_type
from kehoach_parse.models.rows import COLUMNS

_PACKAGE = "kehoach_parse"
_WIDTH = 100  # a signature that is longer gets one parameter a line

# Heading → the module and the names of it that are described there; no names: those of its __all__.
SECTIONS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "Reading": (
        ("", ("parse", "parse_many", "parse_text", "parse_bytes", "load", "Settings", "Limits")),
        ("rulebook", ("load_rulebook",)),
    ),
    "A plan": (
        ("models.plan", ("Plan", "SourceInfo", "SignatureStamp", "Producer")),
        ("models.header", ("Header", "DocType", "Province", "Signer")),
        ("models.section", ("Section", "Table")),
        ("models.base", ("Fact", "TablePlace", "Box")),
        ("models.facts", ("Reference", "Pin", "Deadline", "Movement", "AssignedUnit", "Assignment", "Target")),
        ("models.diagnostic", ("Diagnostic",)),
    ),
    "Many plans": (
        ("corpus", ("Corpus",)),
        ("batch", ("expand", "listed", "run_batch", "BatchOptions", "BatchReport", "LocalExecutor", "PoolOptions")),
    ),
    "Writing": (("export", ()),),
    "Looking": (("view", ()), ("explain", ("explain", "Explanation")), ("audit", ())),
    "Comparing": (("compare", ()), ("report", ())),
    "A comparison": (("compare.result", ()),),
    "Measuring and correcting": (("evaluate", ()), ("review", ())),
    "spaCy": (("spacy_ext", ()),),
}

# Tables of rows.COLUMNS → the models whose fields, flattened, are their columns.
_MODELS = {
    "plans": ("models.plan.SourceInfo", "models.header.Header"),
    "sections": ("models.section.Section",),
    "references": ("models.facts.Reference",),
    "deadlines": ("models.facts.Deadline",),
    "movements": ("models.facts.Movement",),
    "assignments": ("models.facts.Assignment",),
    "targets": ("models.facts.Target",),
    "diagnostics": ("models.diagnostic.Diagnostic",),
}
# Columns that are no field of a model.
_MADE = {
    "plan_id": "key of the plan: the same in every table",
    "producer_version": "version of the program that read it",
    "producer_rules": "digest of the rules it was read with",
    "start": "first character of the words in the text of the plan",
    "end": "the character after their last",
    "span_start": "first character of the words in the text of the plan",
    "span_end": "the character after their last",
}
_CELL = {
    "id": "of the table",
    "section": "the section it stands in",
    "row": "number of the row, from 0, the header row not counted",
    "column": "number of the column, from 0",
    "header": "what the header row says over this column",
    "value": "the cell, empty where it is",
    "pages": "pages the table stands on",
}


@cache
def package() -> griffe.Object:
    """The package as its source tells it, nothing of it run."""
    root = Path(__file__).resolve().parent.parent
    found = griffe.load(_PACKAGE, docstring_parser="google", resolve_aliases=True, search_paths=[root])
    if not isinstance(found, griffe.Object):
        raise TypeError(f"{_PACKAGE} is not found in {root}")
    return found


def api_reference() -> str:
    """What a program may call, with its docstrings."""
    lines = [
        "# Python API",
        "",
        "Generated from the docstrings by `make docs`. What is not named here may change without notice.",
        "Times, spans and units: a span is `[start, end)` in characters of `Plan.text`; dates are ISO 8601 strings.",
    ]
    for heading, modules in SECTIONS.items():
        lines += ["", f"## {heading}"]
        for module, names in modules:
            home = package()[module] if module else package()
            for name in names or home.exports or ():
                lines += ["", *_entry(f"{_PACKAGE}.{module}".rstrip("."), name, home[name])]
    lines += ["", "## Errors", "", *_errors()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def _errors() -> Iterator[str]:
    """The tree of errors as a table; they differ in nothing but their meaning."""
    yield from _entry(f"{_PACKAGE}.errors", "KehoachError", package()["errors.KehoachError"])
    yield from ("| code | error, and what it is a kind of | when |", "|---|---|---|")
    for error in package()["errors"].classes.values():
        kinds = " ← ".join(f"`{kind}`" for kind in (error.name, *map(str, error.bases)))
        yield f"| `{str(error['code'].value)[1:-1]}` | {kinds} | {cell(error.docstring.value.partition(chr(10))[0])} |"


def _entry(module: str, name: str, member: griffe.Object | griffe.Alias) -> Iterator[str]:
    member = member.final_target if isinstance(member, griffe.Alias) else member
    yield from (f"### {name}", "", f"`from {module} import {name}`", "")
    if isinstance(member, griffe.Function):
        yield from _code(_signature(member))
    elif isinstance(member, griffe.Class) and "__init__" in member.members:
        yield from _code(_signature(member["__init__"]).replace("__init__", name).removesuffix(" -> None"))
    yield from _docstring(member)
    if isinstance(member, griffe.Class):
        yield from _fields(member)
        for method in member.members.values():
            if isinstance(method, griffe.Function) and not method.name.startswith("_") and method.docstring:
                yield from (f"#### {name}.{method.name}", "", *_code(_signature(method)), *_docstring(method))


def _code(text: str) -> list[str]:
    return ["```text", text, "```", ""]  # no snippet: nothing to run


def _signature(function: griffe.Function) -> str:
    parameters = list(_parameters(function))
    result = f" -> {function.returns}" if function.returns else ""
    line = f"{function.name}({', '.join(parameters)}){result}"
    if len(line) <= _WIDTH:
        return line
    return "\n".join([f"{function.name}(", *(f"    {parameter}," for parameter in parameters), f"){result}"])


def _parameters(function: griffe.Function) -> Iterator[str]:
    starred = False
    for parameter in function.parameters:
        if parameter.name != "self":
            if parameter.kind is griffe.ParameterKind.keyword_only and not starred:
                starred = True
                yield "*"
            kind = f": {parameter.annotation}" if parameter.annotation else ""
            yield f"{parameter.name}{kind}" + (f" = {parameter.default}" if parameter.default is not None else "")


def _docstring(member: griffe.Object) -> Iterator[str]:
    """The text of a docstring, and its lists; fields of a class come with their types, elsewhere."""
    for part in member.docstring.parsed if member.docstring else ():
        if isinstance(part, griffe.DocstringSectionText):
            yield from (_markdown(part.value), "")
        elif part.kind in (griffe.DocstringSectionKind.parameters, griffe.DocstringSectionKind.raises):
            named = ((getattr(item, "name", None) or str(item.annotation), item.description) for item in part.value)
            yield f"{part.kind.value.capitalize()}:"
            yield ""
            yield from (f"- `{name}`: {_markdown(text, one_line=True)}" for name, text in named)
            yield ""
        elif part.kind is griffe.DocstringSectionKind.returns:
            yield from ("Returns: " + " ".join(_markdown(item.description, one_line=True) for item in part.value), "")


def _fields(model: griffe.Class) -> Iterator[str]:
    """The fields of a class as a table: name, type, meaning."""
    told = descriptions(model)
    fields = [
        attribute
        for attribute in model.attributes.values()
        if attribute.annotation and not attribute.name.startswith("_") and not attribute.is_alias
    ]
    if fields:
        yield from ("| field | type | meaning |", "|---|---|---|")
        for field in fields:
            kind = str(field.annotation).replace("|", "\\|")
            yield f"| `{field.name}` | `{kind}` | {cell(told.get(field.name, ''))} |"
        yield ""


def descriptions(model: griffe.Class) -> dict[str, str]:
    """Field → what the docstrings of the class and of its bases say of it."""
    told: dict[str, str] = {}
    for owner in (*reversed(model.mro()), model):
        for part in owner.docstring.parsed if owner.docstring else ():
            if part.kind is griffe.DocstringSectionKind.attributes:
                told |= {item.name: item.description for item in part.value}
    properties = (member for member in model.attributes.values() if "property" in member.labels and member.docstring)
    return told | {member.name: member.docstring.value for member in properties if member.docstring}


def column_reference() -> str:
    """Every column of every table, with its type and meaning."""
    lines = [
        "# Columns",
        "",
        "Generated from the models by `make docs`. The same tables come as CSV, Excel, Parquet, SQLite and data",
        "frames, with the same columns. Every table has `plan_id`, the key that joins them; `datapackage.json` beside",
        "CSV files names the types too. An empty cell means that the document does not say. How to join and filter:",
        "[in Excel](excel.md), [in pandas](pandas.md).",
    ]
    for table, columns in COLUMNS.items():
        lines += ["", f"## {table}", "", "| column | type | meaning |", "|---|---|---|"]
        lines += [f"| `{name}` | {column_type(table, name)} | {cell(_meaning(table, name))} |" for name in columns]
    lines += [
        "",
        "## Of a comparison",
        "",
        "`kehoach compare --format csv,xlsx` and `Comparison.to_frames()` give these. `plan_id` is `directive` where",
        "the words are its own; `start` and `end` are those of the words in the plan's text. What the fields mean",
        "stands under [A comparison](api.md#a-comparison).",
        "",
        "| table | columns |",
        "|---|---|",
    ]
    lines += [f"| `{table}` | {', '.join(f'`{name}`' for name in names)} |" for table, names in COMPARED.items()]
    return "\n".join(lines) + "\n"


def _meaning(table: str, column: str) -> str:
    """What a column holds; raises LookupError where nothing tells, so that no column stays without."""
    if table == "tables" and column in _CELL:
        return _CELL[column]
    found = [re.sub(r"\bNone\b", "empty", told) for told in _field_meanings(_MODELS.get(table, ()), column)]
    if column in _MADE and not (table == "deadlines" and column in ("start", "end")):
        return _MADE[column]
    if not found:
        raise LookupError(f"{table}.{column}: no docstring of {_MODELS.get(table)} tells what it holds")
    return found[0]


def _field_meanings(models: Iterable[str], column: str) -> Iterator[str]:
    """Meanings of a flattened name: ``unit_name`` is the field ``name`` of what the field ``unit`` holds."""
    for path in models:
        model = package()[path]
        told = descriptions(model)
        if column in told:
            yield told[column]
        for name, field in model.all_members.items():
            if column.startswith(f"{name}_") and field.is_attribute and field.annotation:
                inner = str(field.annotation).partition(" |")[0]
                homes = (f"{home}.{inner}" for home in _HOMES if inner in package()[home].classes)
                yield from _field_meanings(homes, column.removeprefix(f"{name}_"))


_HOMES = ("models.header", "models.facts", "models.base")


def cell(text: str | None) -> str:
    """A text as the cell of a table in Markdown."""
    return _markdown((text or "").replace("|", "\\|"), one_line=True)


def _markdown(text: str, *, one_line: bool = False) -> str:
    """The little reStructuredText of docstrings as Markdown."""
    text = re.sub(r":\w+:`~?(?:[\w.]+\.)?(\w+)`", r"`\1`", text)
    text = text.replace("``", "`")
    return " ".join(text.split()) if one_line else text
