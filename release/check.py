"""Try what was built as somebody would who has nothing but the wheel: a new environment, a folder outside a checkout.

``python -m release.check dist/khabar-….whl``: installs the lock by its hashes and the wheel by its own, then runs the
nightly on a file, asks, annotates, and opens the reading room. 0: all of it works.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
BODY = "قال وزير الخارجية محمد علي إن بلاده ستستضيف القمة العربية يوم الأحد المقبل."
ARTICLE = {"id": "1", "title": "القمة", "body": BODY, "published": "2025-03-01"}
_KEPT = (
    "PATH",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "SSL_CERT_FILE",
)  # of this environment; nothing of Python's or Khabar's


def main(wheel: Path) -> int:
    """Install and try it; the exit code."""
    version = wheel.name.split("-")[1]
    if f"## {version}" not in (PROJECT / "CHANGELOG.md").read_text("utf-8"):
        raise SystemExit(f"CHANGELOG.md has no heading `## {version}`")
    with tempfile.TemporaryDirectory(prefix="khabar-release-") as folder:
        home = Path(folder)
        khabar = _install(wheel.resolve(), home / "environment")
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ} | {"HOME": folder}
        place = home / "newsroom"
        place.mkdir()
        (place / "articles.jsonl").write_text(json.dumps(ARTICLE, ensure_ascii=False) + "\n", "utf-8")

        def call(*arguments: str) -> str:
            print(f"khabar {' '.join(arguments)}", file=sys.stderr)
            done = subprocess.run(
                [khabar, *arguments], cwd=place, env=environment, stdout=subprocess.PIPE, check=True
            )
            return done.stdout.decode()

        call("run", "articles.jsonl", "--source", "sada")
        _expect("1", call("sql", "SELECT COUNT(*) AS n FROM current_article", "--format", "csv").split()[-1])
        _expect("done", call("report", "recent_runs", "--format", "csv"))
        _expect("محمد علي", call("annotate", "articles.jsonl"))
        call("check")
        _serve(khabar, environment, place)
    print(f"{wheel.name}: installs, runs, annotates and serves outside a checkout")
    return 0


def _install(wheel: Path, environment: Path) -> str:
    """The command, installed by hashes alone; what the wheel asks for is what the lock has."""
    _run([sys.executable, "-m", "venv", "--without-pip", str(environment)])
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    pinned = environment / "wheel.txt"
    pinned.write_text(f"khabar @ {wheel.as_uri()} --hash=sha256:{digest}\n", "utf-8")
    uv = [str(Path(sys.executable).with_name("uv")), "pip"]
    given = ["--quiet", "--python", str(environment / "bin" / "python")]
    _run([*uv, "install", *given, "--require-hashes", "-r", str(PROJECT / "requirements.lock")])
    _run([*uv, "install", *given, "--require-hashes", "--no-deps", "-r", str(pinned)])
    _run([*uv, "check", *given])
    return str(environment / "bin" / "khabar")


def _serve(khabar: str, environment: dict[str, str], place: Path) -> None:
    serving = subprocess.Popen(
        [khabar, "serve", "--port", "0"], cwd=place, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert serving.stdout is not None
        address = serving.stdout.readline().split()[3]
        for page in ("", "reports", "static/khabar.css"):
            print(f"GET {address}{page}", file=sys.stderr)
            with urllib.request.urlopen(address + page, timeout=60) as answer:
                _expect("200", str(answer.status))
    finally:
        serving.send_signal(signal.SIGINT)
        serving.wait(60)


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True)


def _expect(wanted: str, said: str) -> None:
    if wanted not in said:
        raise SystemExit(f"expected {wanted!r} in: {said[:2000]}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
