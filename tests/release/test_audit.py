"""`make audit`: what is known is said, and so is that nobody could be asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from release.audit import UNANSWERED, VULNERABLE, main
from tests.web_server import Answer, Handler, WebServer

LOCK = "certifi==2024.1.1 \\\n    --hash=sha256:00\nidna==3.6 ; python_version < '3.12' \\\n    --hash=sha256:00\n"
FIXED = {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "3.7"}]}
ADVISORY = {
    "id": "PYSEC-1",
    "summary": "…",
    "details": "…",
    "affected": [{"package": {"name": "idna", "ecosystem": "PyPI"}, "ranges": [FIXED]}],
}


@pytest.fixture
def locks(tmp_path: Path) -> list[str]:
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text(LOCK)
    return [str(path) for path in tmp_path.glob("*.lock")]


def database(web: WebServer, known: dict[str, object]) -> Callable[[Handler], object]:
    def answer(handler: Handler) -> None:
        asked = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
        found = known.get(asked["package"]["name"])
        handler.give(Answer(json.dumps({"vulns": [found]} if found else {})))

    return answer


@pytest.mark.parametrize(
    ("known", "code", "said"),
    [
        ({}, 0, "2 packages checked, advisories: 0"),
        ({"idna": ADVISORY}, VULNERABLE, "idna 3.6: PYSEC-1, fixed in 3.7"),
    ],
)
def test_what_is_known_is_said(
    known: dict[str, object],
    code: int,
    said: str,
    locks: list[str],
    web: WebServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PIP_AUDIT_OSV_URL", web.plan("/query", database(web, known)))
    assert main(locks) == code
    assert said in capsys.readouterr().out


def test_where_nobody_answers_that_is_said_and_has_a_code_of_its_own(
    locks: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_AUDIT_OSV_URL", "http://127.0.0.1:1/query")
    assert main(locks) == UNANSWERED
    (line,) = capsys.readouterr().err.splitlines()
    assert "nothing was checked" in line
