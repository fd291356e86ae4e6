"""Regular expressions as the numbers that ``re`` compiles them to.

Compiling the date rules' expressions takes most of a second, and ``re`` keeps none from one process to the next
(a pickled expression is compiled again). The numbers belong to one version of Python and are stored as such. They
come from inside ``re``: a Python that has other insides compiles the expressions in every process instead.
"""

from __future__ import annotations

import re
from contextlib import suppress

Bytecode = tuple[str, int, list[int], int]  # expression, flags, code (none: not to be had), groups


def bytecode(expression: str) -> Bytecode:
    """What ``re.compile`` makes of an expression without named groups."""
    with suppress(ImportError, AttributeError, TypeError):
        from re import _compiler, _parser  # type: ignore[attr-defined]

        parsed = _parser.parse(expression)
        code = [int(number) for number in _compiler._code(parsed, 0)]
        return expression, parsed.state.flags, code, parsed.state.groups - 1
    return expression, 0, [], 0


def regex(compiled: Bytecode) -> re.Pattern[str]:
    """The expression, ready to match."""
    expression, flags, code, groups = compiled
    with suppress(ImportError, AttributeError, TypeError, RuntimeError):
        import _sre  # type: ignore[import-not-found]

        if code:
            made: re.Pattern[str] = _sre.compile(expression, flags, code, groups, {}, (None,) * (groups + 1))
            return made
    return re.compile(expression)
