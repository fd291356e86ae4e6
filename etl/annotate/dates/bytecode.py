"""Regular expressions as the numbers that ``re`` compiles them to.

Compiling the date rules' expressions takes most of a second, and ``re`` keeps none from one process to the next
(a pickled expression is compiled again). The numbers belong to one version of Python and are stored as such.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
from re import _compiler, _parser  # type: ignore[attr-defined]

Bytecode = tuple[str, int, list[int], int]  # expression, flags, code, groups


def bytecode(expression: str) -> Bytecode:
    """What ``re.compile`` makes of an expression without named groups."""
    parsed = _parser.parse(expression)
    code = [int(number) for number in _compiler._code(parsed, 0)]
    return expression, parsed.state.flags, code, parsed.state.groups - 1


def regex(compiled: Bytecode) -> re.Pattern[str]:
    """The expression, ready to match."""
    expression, flags, code, groups = compiled
    made: re.Pattern[str] = _sre.compile(expression, flags, code, groups, {}, (None,) * (groups + 1))
    return made
