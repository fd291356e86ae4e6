"""``khabar serve``: the reading room, on this machine or for whoever has the token."""

from __future__ import annotations

import argparse
import getpass
import ipaddress
import os
import secrets
import socket

from etl.errors import UserError
from etl.settings import read_settings

_SHORTEST = 16  # characters of a token


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser("serve")
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen at (default: this machine alone)"
    )
    parser.add_argument("--port", type=int, default=8088, help="(default: 8088)")
    parser.add_argument(
        "--judge",
        action="store_true",
        help="let readers judge names and statements; without it, nothing is written",
    )
    parser.set_defaults(run=_serve)


def _serve(options: argparse.Namespace) -> int:
    import uvicorn

    from etl.resolve.judging import open_to_judge
    from etl.web.access import TokenAccess
    from etl.web.app import make_app

    settings = read_settings()
    token = _token(settings.web_token, options.host)
    judge = open_to_judge(settings.warehouse) if options.judge else None
    app = make_app(settings.warehouse, TokenAccess(token, getpass.getuser()), judge)
    listening = _listen(options.host, options.port)
    query = "" if token is None else f"sign-in?token={token}"
    print(
        f"Khabar's reading room: http://{_shown(options.host)}:{listening.getsockname()[1]}/{query}  (Ctrl-C ends it)",
        flush=True,
    )
    # No access log: the address by which one signs in stands in it.
    uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)).run(
        [listening]
    )
    return 0


def _token(set_by_user: str, host: str) -> str | None:
    """The token asked for; None on this machine alone.

    Raises:
        UserError: it could be guessed.
    """
    if set_by_user and len(set_by_user) < _SHORTEST:
        raise UserError(f"KHABAR_WEB_TOKEN is short; write at least {_SHORTEST} characters")
    if set_by_user or _is_loopback(host):
        return set_by_user or None
    return secrets.token_urlsafe(24)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _shown(host: str) -> str:
    """The host as a browser of this machine finds it."""
    if host in ("", "0.0.0.0", "::") or _is_loopback(host):  # all addresses are one of this machine's too
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise UserError(
            f"{host}:{port} cannot be listened at ({why}); choose another: --host, --port"
        ) from None
