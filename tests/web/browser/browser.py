"""A headless Chromium: what a reader's browser makes of a page."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
WIDTHS = (1280, 390)
_HEIGHT = 900
_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=ar",
)

_LOOKS, _PAUSE = 50, 0.02  # until a window has its width, in seconds


class Browser:
    """A window, by what is done with it."""

    def __init__(self, driver: webdriver.Chrome, site: str) -> None:
        self.driver, self._site = driver, site

    def open(self, address: str, width: int = WIDTHS[0]) -> None:
        """Go to a page of the site; what an earlier page complained of is forgotten."""
        self.resize(width)
        self.complaints()
        self.driver.get(self._site + address)

    def resize(self, width: int) -> None:
        """As wide as a screen, and laid out so; phones are narrow."""
        screen = {"width": width, "height": _HEIGHT, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        for _ in range(_LOOKS):
            if self.run("return innerWidth") == width:
                break
            sleep(_PAUSE)

    def run(self, script: str, *values: Any) -> Any:
        """What a script answers."""
        return self.driver.execute_script(script, *values)

    def complaints(self) -> list[str]:
        """Errors in the console since it was asked last: of scripts, of missing files, of the content policy."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def overflow(self) -> int:
        """How many pixels the page is wider than the window."""
        return int(
            self.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )

    def press_tab(self, times: int) -> None:
        """The tab key, so many times."""
        ActionChains(self.driver, duration=0).send_keys(Keys.TAB * times).perform()

    def colours(self, scheme: str) -> None:
        """``light`` or ``dark``, as the reader's system asks for."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def photograph(self, file: Path, width: int, height: int = 1300) -> None:
        """A small picture of the page's beginning."""
        self.resize(width)
        tall = min(height, int(self.run("return document.documentElement.scrollHeight")))
        clip = {"x": 0, "y": 0, "width": width, "height": tall, "scale": 0.5 if width > 600 else 0.7}
        taken = self.driver.execute_cdp_cmd(
            "Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip}
        )
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(base64.b64decode(taken["data"]))


@contextmanager
def opened(site: str, profile: Path) -> Iterator[Browser]:
    """A browser of its own, with an empty profile, over a site."""
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for argument in (*_ARGUMENTS, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    try:
        driver.set_page_load_timeout(60)
        driver.set_script_timeout(60)
        yield Browser(driver, site)
    finally:
        driver.quit()
