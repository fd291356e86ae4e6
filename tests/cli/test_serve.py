"""``khabar serve``: where it listens, and whom it tells the token."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from etl.cli.serve import _listen, _shown, _token
from etl.errors import UserError

CALL = [sys.executable, "-c", "import sys; from etl.cli import main; sys.exit(main())"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.53"])
def test_this_machine_alone_needs_no_token(host):
    assert _token("", host) is None


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "news.example", ""])
def test_every_other_address_has_one_of_its_own(host):
    made = {_token("", host) for _ in range(3)}
    assert len(made) == 3
    assert all(token is not None and len(token) >= 32 for token in made)


def test_one_that_is_set_is_taken_everywhere():
    assert (
        _token("sixteen letters!", "127.0.0.1") == _token("sixteen letters!", "0.0.0.0") == "sixteen letters!"
    )


def test_one_that_can_be_guessed_is_refused():
    with pytest.raises(UserError, match="at least 16"):
        _token("secret", "0.0.0.0")


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "localhost"),
        ("0.0.0.0", "localhost"),
        ("::", "localhost"),
        ("fd00::5", "[fd00::5]"),
        ("news.example", "news.example"),
    ],
)
def test_the_address_it_prints_opens_in_a_browser(host, shown):
    assert _shown(host) == shown


def test_a_place_that_is_taken_is_one_line():
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(UserError, match=r"already in use.*--port"),
    ):
        _listen("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize("port", [-1, 70000])
def test_no_port_is_one_line(port):
    with pytest.raises(UserError, match="--port"):
        _listen("127.0.0.1", port)


def test_it_serves_until_it_is_told_to_stop(sqlite_template: Path, tmp_path: Path):
    file = tmp_path / "warehouse.db"
    file.write_bytes(sqlite_template.read_bytes())
    before = file.read_bytes()
    environment = {**os.environ, "KHABAR_WAREHOUSE": f"sqlite:///{file}"}
    serving = subprocess.Popen(
        [*CALL, "serve", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        said = serving.stdout.readline()
        address = said.split()[3]
        assert address.startswith("http://localhost:")
        with urllib.request.urlopen(f"{address}reports") as answer:
            assert answer.status == 200
            assert "server" not in answer.headers
    finally:
        serving.send_signal(signal.SIGINT)
        assert serving.wait(30) in (0, 130)
    assert serving.stderr.read() == ""
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["warehouse.db"]
