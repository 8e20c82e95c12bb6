from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes find the modules beside these tests the way this process does."""
    monkeypatch.syspath_prepend(str(HERE))
    for name in ("documents", "misbehaving"):
        sys.modules.pop(name, None)
