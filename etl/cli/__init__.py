"""The ``khabar`` command: a module here for each subcommand or two, with ``add(subcommands)`` and what runs them.

Only the module of the subcommand asked for is imported: help must not wait for SQLAlchemy.
"""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import Any

from etl.errors import Signalled, UserError

COMMANDS = {  # by name: its module, and its line in the help
    "run": ("run", "load what is new: the nightly DAG, here and now"),
    "ingest": ("run", "the same; with --dry-run, only show what would be read, and how"),
    "reannotate": ("run", "annotate anew what older annotators did: that DAG, here and now"),
    "annotate": ("annotate", "annotate articles given as JSON Lines (docs/annotate-format.md)"),
    "sql": ("query", "ask the warehouse in SQL; it is only read"),
    "report": ("query", "list the ready questions, or answer one"),
    "search": ("search", "find articles by their words, in any spelling and form"),
    "entity": ("entity", "show a person, organisation or place of the news"),
    "judge": ("judge", "say what was read wrongly, or who a name is; alone: list what was said"),
    "check": ("check", "check the whole warehouse; 1 where an error is found"),
    "serve": ("serve", "open the reading room: pages over the warehouse, for a browser"),
    "migrate": ("migrate", "bring the warehouse to this version's schema, as its owner"),
    "status": ("status", "show the last runs, their stages and outlets, counts and rejected records"),
    "export": ("export", "write the warehouse or a range of days as Parquet, JSON-LD or CSV"),
    "publish": ("publish", "write the report of a day, with its tables, into the archive"),
    "backup": ("backup", "copy the warehouse to a file, as it stands at this moment"),
    "restore": ("backup", "make a warehouse of such a copy"),
    "prepare": ("prepare", "make what Airflow's services need before they start: tables, pools, staging"),
    "up": ("up", "start Airflow with its web page and the nightly schedule"),
}


_STORES = ("botocore", "aiobotocore", "aiohttp", "s3fs", "fsspec")  # whose errors are no OSError


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; 0 done, 1 failed, 2 asked wrongly, 128 and the signal's number when one ended it."""
    _open_streams()
    os.umask(0o077)  # databases, logs and passwords are for this user alone
    arguments = sys.argv[1:] if arguments is None else arguments
    options = _options(arguments)
    try:
        _require_unicode(options)
        code = int(options.run(options) or 0)
        sys.stdout.flush()
        return code
    except UserError as error:
        print(f"khabar: {error}", file=sys.stderr)
        return error.exit_code
    except Signalled as interrupted:
        return interrupted.exit_code
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        # Nothing more can be said there, at the end of the program neither.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return 0  # the reader of our output has gone (head, less): nothing is wrong
        print(f"khabar: {error.filename or 'the output'}: {error.strerror or error}", file=sys.stderr)
        return 1
    except Exception as error:
        print(f"khabar: {_said(error)}", file=sys.stderr)
        return 1


def _said(error: Exception) -> str:
    """What an object store or the warehouse failed by, in a line. Any other error is raised again: it is ours."""
    if type(error).__module__.partition(".")[0] in _STORES:
        return f"the object store: {error}; see to its address and credentials"
    if type(error).__module__ != "sqlalchemy.exc":
        raise error
    from etl.runs.failures import explain
    from etl.settings import read_settings

    return explain(error, read_settings()).line


def _open_streams() -> None:
    """Streams to speak to, though the caller closed them; what an encoding has no letters for is written out."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _require_unicode(options: argparse.Namespace) -> None:
    """Refuse bytes that are no text, but in the name of a file, which may be any bytes."""
    for name, given in vars(options).items():
        for text in given if isinstance(given, list) else [given]:
            if isinstance(text, str) and not text.isascii() and not os.path.exists(text):
                try:
                    text.encode("utf-8")
                except UnicodeEncodeError:
                    raise UserError(f"{name}: {os.fsencode(text)!r} is no UTF-8 text") from None


class _Version(argparse.Action):
    """Says which version is installed; only then is that looked up."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import version

        print(f"khabar {version('khabar')}")
        parser.exit()


def _options(arguments: list[str]) -> argparse.Namespace:
    """What was asked for, by a parser that knows the subcommand in full, of the others what the help says."""
    asked = arguments[0] if arguments else ""
    parser = argparse.ArgumentParser(prog="khabar", description="Arabic news, as SQL.")
    parser.add_argument("--version", action=_Version, nargs=0, help="show program's version number and exit")
    subcommands = parser.add_subparsers(required=True, metavar="COMMAND")
    if asked in COMMANDS:
        import_module(f"etl.cli.{COMMANDS[asked][0]}").add(subcommands)
    else:
        for name, (_, line) in COMMANDS.items():
            subcommands.add_parser(name, help=line)
    options, unknown = parser.parse_known_args(arguments)
    if unknown:  # argparse itself would show the usage of khabar, which names no option of the subcommand
        subcommands.choices.get(asked, parser).error(f"unrecognized arguments: {' '.join(unknown)}")
    return options
