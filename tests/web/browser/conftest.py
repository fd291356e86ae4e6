"""A loaded warehouse, the reading room over it, a browser, and one walk through every page: once for all tests."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.conftest import copy_database, made_once
from tests.web.browser.browser import CHROMIUM, DRIVER, Browser, opened
from tests.web.browser.corpus import load
from tests.web.browser.site import Site, serve
from tests.web.browser.walk import Visit, walk


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser every test here says why it is skipped."""
    missing = [name for name, path in (("chromium", CHROMIUM), ("chromedriver", DRIVER)) if not path]
    here = Path(__file__).parent
    for item in items:
        if missing and here in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=f"{' and '.join(missing)} not installed"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The reading room over the examples and an outlet that means harm."""
    folder = tmp_path_factory.mktemp("reading_room")

    def make(file: Path) -> None:
        copy_database(Path(str(make_url(load(folder / "whole")).database)), file)

    shutil.copy(made_once(tmp_path_factory, "reading_room.db", make), folder / "warehouse.db")
    with serve(f"sqlite:///{folder}/warehouse.db") as site:
        yield site


@pytest.fixture(scope="session")
def browser(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser; each test opens what it needs."""
    with opened(site.url, tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture(scope="session")
def axe(request: pytest.FixtureRequest) -> tuple[str | None, str]:
    """The script of axe-core, from the npm registry by way of pytest's cache; or None, and why."""
    assert request.config.cache is not None
    folder = Path(request.config.cache.mkdir("axe-core"))
    script = folder / "axe.min.js"
    missing = "" if script.exists() else _fetch_axe(folder, script)
    return (None, missing) if missing else (script.read_text("utf-8"), "")


_AXE = "axe-core@4"


def _fetch_axe(folder: Path, script: Path) -> str:
    """Put the script there; why not, where that fails."""
    if not shutil.which("npm"):
        return "npm is not installed: axe-core comes from its registry"
    packed = subprocess.run(
        ["npm", "pack", "--silent", _AXE], cwd=folder, capture_output=True, text=True, timeout=120
    )
    if packed.returncode:
        return f"axe-core is not to be had: {packed.stderr.strip().splitlines()[-1:]}"
    with tarfile.open(folder / packed.stdout.strip().splitlines()[-1]) as archive:
        member = archive.extractfile("package/axe.min.js")
        assert member is not None
        script.write_bytes(member.read())
    return ""


@pytest.fixture(scope="session")
def visits(site: Site, browser: Browser, axe: tuple[str | None, str]) -> list[Visit]:
    """Every page, opened once: what each test then looks for was noted there. They are in one file: on one core."""
    return list(walk(site, browser, axe[0]))
