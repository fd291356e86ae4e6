"""What others made that the pages use: fonts, charts, the outline of the world; this module, run, fetches them.

Each comes as an npm package of one version, through ``npm pack``, and is refused where its checksum is another. What
is fetched lies in the repository: neither installing nor running asks the network for anything.
"""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from etl.web.outline import features

STATIC = Path(__file__).parent / "static"
MAP = "vendor/world.json"


class Package(NamedTuple):
    """A package of npm, and which of its files become which of ours."""

    name: str
    version: str
    sha512: str  # as npm writes it: base64
    files: dict[str, str]


PACKAGES = (
    Package(
        "@fontsource-variable/noto-naskh-arabic",
        "5.3.0",
        "Ot0G5iln5MeLPKp1WNt6AGi4KHbPIVm0GEow2ED6rZ+8Rao+OuswhX4D+RPerc3aQ6teneLdqXSL8VPGorJvGg==",
        {
            "files/noto-naskh-arabic-arabic-wght-normal.woff2": "fonts/noto-naskh-arabic.woff2",
            "LICENSE": "fonts/noto-naskh-arabic.LICENSE",
        },
    ),
    Package(
        "@fontsource-variable/vazirmatn",
        "5.3.0",
        "ZA68W8JHbMdNzzwjYHUWKB2PH22QpxNEnk0ukcXM+XiqYMV6ZWJZAKuNXcrMR2JjuIAwsfAU3KknCXPI6wXUvw==",
        {
            "files/vazirmatn-arabic-wght-normal.woff2": "fonts/vazirmatn-arabic.woff2",
            "files/vazirmatn-latin-wght-normal.woff2": "fonts/vazirmatn-latin.woff2",
            "LICENSE": "fonts/vazirmatn.LICENSE",
        },
    ),
    Package(
        "echarts",
        "6.1.0",
        "q0yaFPggC9FUdsWH4blavRWFmxdrIodbkoKNAjJudAI6CA9gNPxHtV2RcZNEepZVlk4yvBYkOkbk6HIVpIyHZA==",
        {
            "dist/echarts.min.js": "vendor/echarts.min.js",
            "LICENSE": "vendor/echarts.LICENSE",
            "NOTICE": "vendor/echarts.NOTICE",
        },
    ),
    Package(
        "world-atlas",
        "2.0.2",
        "IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
        {"countries-50m.json": MAP, "LICENSE": "vendor/world.LICENSE"},
    ),
)


def fetch() -> None:
    """Fetch every package and put its files in their places."""
    for package in PACKAGES:
        with TemporaryDirectory() as folder, tarfile.open(_packed(package, folder)) as archive:
            for theirs, ours in package.files.items():
                member = archive.extractfile(f"package/{theirs}")
                assert member is not None, theirs
                _write(STATIC / ours, member.read(), is_map=ours == MAP)


def _packed(package: Package, folder: str) -> Path:
    """The package's archive.

    Raises:
        ValueError: it is not the one that was looked at.
    """
    command = ["npm", "pack", "--silent", "--pack-destination", folder, f"{package.name}@{package.version}"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (archive,) = Path(folder).glob("*.tgz")
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != package.sha512:
        raise ValueError(f"{package.name}@{package.version} has the checksum {found}, not {package.sha512}")
    return archive


def _write(file: Path, content: bytes, is_map: bool) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if is_map:
        content = json.dumps(features(json.loads(content)), separators=(",", ":")).encode()
    file.write_bytes(content)


if __name__ == "__main__":
    fetch()
