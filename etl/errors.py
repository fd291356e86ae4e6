"""Mistakes a user can mend: each is one line on the terminal and exit code 2, never a traceback."""

from __future__ import annotations


class UserError(Exception):
    """What was asked for cannot be done as asked. The message is one line: what, where, and what to do."""

    exit_code = 2


class Interrupted(UserError):
    """The user stopped it (Ctrl-C)."""

    exit_code = 130


class ConfigError(UserError):
    """A configuration file or setting says something we cannot act on."""
