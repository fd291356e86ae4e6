"""The ``khabar`` command: a module a subcommand, each with ``add(subcommands)`` and what runs it."""

from __future__ import annotations

import argparse
import os
import sys
from importlib.metadata import version

from etl.errors import UserError


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; 0 done, 1 done but something is wrong, 2 asked wrongly."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        _require_unicode(options)
        return int(options.run(options) or 0)
    except UserError as error:
        print(f"khabar: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("khabar: interrupted; what was loaded stays, the next run finishes the rest", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (head, less): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _require_unicode(options: argparse.Namespace) -> None:
    """Refuse bytes that are no text, but in the name of a file, which may be any bytes."""
    for name, given in vars(options).items():
        for text in given if isinstance(given, list) else [given]:
            if isinstance(text, str) and not text.isascii() and not os.path.exists(text):
                try:
                    text.encode("utf-8")
                except UnicodeEncodeError:
                    raise UserError(f"{name}: {os.fsencode(text)!r} is no UTF-8 text") from None


def _parser() -> argparse.ArgumentParser:
    # Imported here: `khabar --version` need not wait for SQLAlchemy.
    from etl.cli import annotate, entity, query, run, status, up

    parser = argparse.ArgumentParser(prog="khabar", description="Arabic news, as SQL.")
    parser.add_argument("--version", action="version", version=f"khabar {version('khabar')}")
    subcommands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in (run, annotate, query, entity, status, up):
        module.add(subcommands)
    return parser
