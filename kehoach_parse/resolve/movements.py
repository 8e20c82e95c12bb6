"""Mentions of movements → the movement they name, local variants included."""

from __future__ import annotations

from kehoach_parse.models.facts import Movement
from kehoach_parse.models.header import Header
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.movements import Movements


def resolve_movements(header: Header, movements: tuple[Movement, ...], rules: Rulebook) -> tuple[Movement, ...]:
    """The movements with ``canonical`` filled where the table knows the name: exactly, as a local variant, or nearly.

    ``Kiên Giang thi đua đổi mới sáng tạo và chuyển đổi số`` is the national ``Cả nước thi đua …``. ``header`` is there
    for symmetry with the other resolvers: the name of a movement does not depend on who cites it.
    """
    table = Movements.of(rules)
    return tuple(movement.model_copy(update={"canonical": table.canonical(movement.name)}) for movement in movements)
