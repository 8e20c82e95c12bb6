"""The judge of growth itself: it must see a quadratic run, and let a linear one pass."""

from __future__ import annotations

from tests.clock import excess


def linear(text: str) -> None:
    for _ in range(20):
        for _ in text:
            pass


def quadratic(text: str) -> None:
    for _ in text[::50]:
        text.count("ab")


def test_a_linear_run_passes() -> None:
    assert excess(linear, "a" * 60_000, floor=0.01) is None


def test_a_quadratic_run_is_seen() -> None:
    assert excess(quadratic, "a" * 60_000, floor=0.01, times=2) is not None


def test_what_is_over_at_once_is_not_judged() -> None:
    assert excess(quadratic, "a" * 60_000, floor=60.0) is None
