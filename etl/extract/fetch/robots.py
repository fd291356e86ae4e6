"""What hosts allow (RFC 9309), read once a host and run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from etl.extract.fetch.answers import NotFetched

if TYPE_CHECKING:
    from protego import Protego

_MOST_CHARS = 512_000  # the rest is not looked at, as the RFC allows
_LONGEST_DELAY = 60.0  # seconds; who asks for more is asked once a minute


class Rules(NamedTuple):
    """What a host allows us."""

    parsed: Protego | None  # None: everything
    delay: float  # seconds between two requests


class Robots:
    """Knows the rules of each host it was asked about."""

    def __init__(self, agent: str, read: Callable[[str], str | None]) -> None:
        self._agent, self._read = agent.partition("/")[0].strip(), read
        self._rules: dict[str, Rules | NotFetched] = {}

    def require(self, url: str) -> Rules:
        """The rules of the URL's host. Raises NotFetched where they forbid the URL or cannot be read."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        rules = self._rules.get(origin)
        if rules is None:
            try:
                rules = self._parsed(self._read(f"{origin}/robots.txt"))
            except NotFetched as error:
                rules = error
            self._rules[origin] = rules
        if isinstance(rules, NotFetched):
            raise rules
        if rules.parsed is not None and not rules.parsed.can_fetch(url, self._agent):
            raise NotFetched(f"the robots.txt of {parts.netloc} forbids it")
        return rules

    def _parsed(self, text: str | None) -> Rules:
        if text is None:
            return Rules(None, 0.0)
        from protego import Protego

        parsed = Protego.parse(text[:_MOST_CHARS])
        return Rules(parsed, min(parsed.crawl_delay(self._agent) or 0.0, _LONGEST_DELAY))
