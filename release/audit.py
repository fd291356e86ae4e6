"""Ask what is known against the versions that the locks pin: ``python -m release.audit requirements.lock …``.

pip-audit asks OSV (https://osv.dev; PIP_AUDIT_OSV_URL names another). Exit codes: 0 nothing is known, 1 something is,
2 pip-audit itself failed, 3 nobody could be asked, so nothing is known either way.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

VULNERABLE, FAILED, UNANSWERED = 1, 2, 3
_PIP_AUDIT = (
    sys.executable, "-m", "pip_audit", "--vulnerability-service", "osv", "--format", "json",
    "--progress-spinner", "off", "--no-deps", "--disable-pip", "--requirement",
)  # fmt: skip
_PINNED = re.compile(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
# How pip-audit ends where it reached nobody: with an error of its HTTP client.
_NO_ANSWER = ("requests.exceptions.", "urllib3.exceptions.", "pip_audit._service.interface.")
_WIDTH = 300


class Unaudited(Exception):
    """Nothing was checked; the last thing pip-audit said."""


def main(locks: Sequence[str]) -> int:
    """Audit these locks; the exit code."""
    try:
        audited = [each for pinned in _lists(locks) for each in _ask(pinned)]
    except Unaudited as why:
        unanswered = str(why).startswith(_NO_ANSWER)
        what = "the database of advisories did not answer" if unanswered else "pip-audit failed"
        print(f"audit: {what}, nothing was checked: {str(why)[:_WIDTH]}", file=sys.stderr)
        return UNANSWERED if unanswered else FAILED
    known = [(each, advisory) for each in audited for advisory in each["vulns"]]
    for each, advisory in known:
        fixed = ", ".join(advisory["fix_versions"]) or "no version"
        print(f"{each['name']} {each['version']}: {advisory['id']}, fixed in {fixed}")
    print(f"audit: {len(audited)} packages checked, advisories: {len(known)}")
    return VULNERABLE if known else 0


def _lists(locks: Sequence[str]) -> Iterator[list[str]]:
    """What the locks pin, each once, in lists that name a package once: pip-audit takes no two versions of one."""
    versions: dict[str, list[str]] = {}
    for name, version in sorted({pin for lock in locks for pin in _PINNED.findall(Path(lock).read_text())}):
        versions.setdefault(name, []).append(version)
    while versions:
        yield [f"{name}=={those.pop()}" for name, those in versions.items()]
        versions = {name: those for name, those in versions.items() if those}


def _ask(pinned: Sequence[str]) -> list[dict[str, Any]]:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(pinned) + "\n")
        file.flush()
        done = subprocess.run([*_PIP_AUDIT, file.name], capture_output=True, text=True, check=False)
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        raise Unaudited((done.stderr.strip() or f"exit code {done.returncode}").splitlines()[-1]) from None
    if skipped := [each["name"] for each in found if "skip_reason" in each]:
        raise Unaudited(f"skipped {', '.join(skipped)}")
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
