"""The only code that reads ``rules/``."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import regex
import yaml
from pydantic import ValidationError

from kehoach_parse.errors import RuleError
from kehoach_parse.models.base import Confidence
from kehoach_parse.rulebook.fragments import expand
from kehoach_parse.rulebook.patterns import Pattern, compile_pattern
from kehoach_parse.rulebook.schema import Example, RuleFile
from kehoach_parse.rulebook.strings import read_strings
from kehoach_parse.text.fold import fold


@dataclass(frozen=True)
class Rule:
    """A rule. Its pattern is compiled when a text first needs it: that takes longer than reading a plan.

    Attributes:
        expression: the pattern as written, its fragments filled in.
        requires: folded literals; a text that holds none of them cannot match. Empty: always tried.
        normalize: field → constant, ``{group: name}`` or ``{call: function, with: [group, …]}``.
        priority: the higher one wins where two rules of a family claim the same words.
    """

    id: str
    about: str
    source: str | None
    requires: tuple[str, ...]
    expression: str
    normalize: dict[str, Any]
    confidence: Confidence
    priority: int
    examples: tuple[Example, ...]
    negatives: tuple[str, ...]
    path: str

    @cached_property
    def pattern(self) -> Pattern:
        """The compiled pattern. Raises RuleError."""
        try:
            return compile_pattern(self.expression)
        except regex.error as error:
            raise RuleError(f"the pattern does not compile: {error}", source=self.path) from error

    def applies(self, folded: str) -> bool:
        """Whether ``folded`` text holds one of the literals without which the pattern cannot match."""
        return not self.requires or any(map(folded.__contains__, self.requires))


class Rulebook:
    """Every rule, fragment, word list and table under one ``rules/`` folder. Read once, then immutable."""

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise RuleError(f"no rules folder at {root}; reinstall the package or pass the folder's path")
        self.root = root
        self._files = {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.suffix in {".yaml", ".csv"}
        }
        if not self._files:
            raise RuleError(f"no rules in {root}; give a copy of the package's rules/ folder with your changes")

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the names and bytes of all rule files, first 16 hex digits."""
        total = hashlib.sha256()
        for name, data in self._files.items():
            total.update(name.encode() + b"\0" + hashlib.sha256(data.replace(b"\r\n", b"\n")).digest())
        return total.hexdigest()[:16]

    @cached_property
    def fragments(self) -> dict[str, str]:
        """Named pattern pieces from ``fragments.yaml``, for ``{{name}}`` in patterns."""
        return {name: str(pattern) for name, pattern in self.yaml("fragments.yaml").items()}

    @cached_property
    def families(self) -> tuple[str, ...]:
        """Names of the rule families: the folders that hold rules with a pattern."""
        return tuple(sorted({path.split("/")[0] for path in self._files if "/" in path and self._is_rule(path)}))

    @cached_property
    def _compiled(self) -> dict[str, tuple[Rule, ...]]:
        return {}

    def family(self, name: str) -> tuple[Rule, ...]:
        """The rules of a family, highest priority first, then by id. Raises RuleError on a malformed file."""
        if name not in self._compiled:
            paths = [path for path in self._files if path.startswith(f"{name}/") and self._is_rule(path)]
            rules = [self._compile(path) for path in paths]
            self._compiled[name] = tuple(sorted(rules, key=lambda rule: (-rule.priority, rule.id)))
        return self._compiled[name]

    def yaml(self, path: str) -> Any:
        """The content of a YAML file; every scalar is a string (``yes``, ``010`` and dates included)."""
        if path not in self._files:
            raise RuleError("no such rule file", source=path)
        try:
            return read_strings(self._files[path].decode("utf-8"))
        except yaml.YAMLError as error:
            raise RuleError(f"not valid YAML: {error}", source=path) from error

    def table(self, path: str) -> tuple[dict[str, str], ...]:
        """The rows of a CSV table, column → cell."""
        if path not in self._files:
            raise RuleError("no such table", source=path)
        return tuple(csv.DictReader(io.StringIO(self._files[path].decode("utf-8"))))

    def compile(self, pattern: str) -> Pattern:
        """Compile a pattern with ``{{fragment}}`` pieces and the flags every rule has."""
        return compile_pattern(expand(pattern, self.fragments))

    def compile_all(self) -> None:
        """Compile the patterns of all rules now. Raises RuleError for the first that is wrong."""
        for family in self.families:
            for rule in self.family(family):
                _ = rule.pattern

    def _is_rule(self, path: str) -> bool:
        return path.endswith(".yaml") and b"\npattern:" in self._files[path]

    def _compile(self, path: str) -> Rule:
        try:
            raw = RuleFile.model_validate(self.yaml(path))
            expression = expand(raw.pattern, self.fragments)
        except ValidationError as error:
            first = error.errors()[0]
            raise RuleError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}", source=path) from error
        for example in raw.examples:
            if "⟦" not in example.text:
                raise RuleError(f"example without ⟦ ⟧: {example.text!r}", source=path)
        return Rule(
            id=raw.id,
            about=raw.about,
            source=raw.source,
            requires=tuple(fold(literal) for literal in raw.requires),
            expression=expression,
            normalize=raw.normalize,
            confidence=raw.confidence,
            priority=raw.priority,
            examples=tuple(raw.examples),
            negatives=tuple(raw.negatives),
            path=path,
        )


def rules_root() -> Path:
    """Where the rules live: inside the installed package, else in the checkout beside it."""
    packaged = Path(str(resources.files("kehoach_parse"))) / "rules"
    return packaged if packaged.is_dir() else packaged.parent.parent / "rules"


@cache
def load_rulebook(root: Path | None = None) -> Rulebook:
    """The rulebook under ``root``, by default the one shipped with the package. Read once per process.

    The patterns of another folder are compiled at once, so that a wrong one is named whatever is read.

    Raises:
        RuleError: there is no such folder, or a rule of another folder is malformed.
    """
    if root is None:
        return Rulebook(rules_root())
    book = Rulebook(root)
    book.compile_all()
    return book
