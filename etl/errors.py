"""What ends a command early: mistakes a user can mend, and being told to stop. Neither is a traceback."""

from __future__ import annotations


class UserError(Exception):
    """What was asked for cannot be done as asked. The message is one line: what, where, and what to do."""

    exit_code = 2


class Interrupted(UserError):
    """The user stopped it (Ctrl-C)."""

    exit_code = 130


class NoWarehouse(UserError):
    """There is none, it cannot be opened, or another version of Khabar made it."""


class ConfigError(UserError):
    """A configuration file or setting says something we cannot act on."""


class Signalled(KeyboardInterrupt):
    """A signal told the command to stop; its parts have been taken along."""

    def __init__(self, signal: int) -> None:
        super().__init__(signal)
        self.exit_code = 128 + signal
