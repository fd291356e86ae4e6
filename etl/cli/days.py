"""Days as they are given on the command line."""

from __future__ import annotations

from datetime import date

from etl.errors import UserError


def day_of(option: str, written: str | None) -> date | None:
    """The day an option names; None where it was not given.

    Raises:
        UserError: it is none.
    """
    try:
        return date.fromisoformat(written) if written is not None else None
    except ValueError:
        raise UserError(f"{option} {written} must be a day like 2025-03-01") from None
