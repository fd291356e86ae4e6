"""What is new at one address: of a feed or sitemap the pages it names, of anything else itself."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from etl.extract.fetch.answers import Fetched, NotFetched, Validator
from etl.extract.fetch.archive import WebArchive
from etl.extract.fetch.client import Client
from etl.extract.fetch.links import Link, is_page, links_in
from etl.extract.record import Limits

_MOST_SITEMAPS = 100  # of one index
_TROUBLES = 5  # in a row, and a host is left alone
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FetchedObject:
    """What is remembered of something fetched: the next time only what has changed since is asked for."""

    url: str  # as it was named
    etag: str | None
    last_modified: str | None
    sha256: str | None
    size: int | None
    stated_change: str | None
    fetched_at: datetime

    @property
    def validator(self) -> Validator:
        """What to ask with."""
        return Validator(self.etag, self.last_modified)


@dataclass(slots=True)
class Harvest:
    """What came of one address."""

    seen: list[FetchedObject] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)  # URL, and why it was not to be had
    data: Fetched | None = None  # what is neither a page nor names any: it is read as a file
    is_complete: bool = True  # else what names the pages is read again by the next run


Known = Callable[[Sequence[str]], Mapping[str, FetchedObject]]


class Harvester:
    """Fetches what is new at one address, and keeps the pages in a web archive."""

    def __init__(
        self, client: Client, archive: WebArchive, known: Known, most_pages: int, limits: Limits | None = None
    ) -> None:
        """``known`` gives what is remembered of some URLs; ``most_pages`` are asked for in one run."""
        self._client, self._archive, self._look_up = client, archive, known
        self._most_pages, self._limits = most_pages, limits or Limits()
        self._known: dict[str, FetchedObject] = {}
        self._troubles: Counter[str] = Counter()  # by host, in a row
        self._harvest = Harvest()

    def harvest(self, url: str) -> Harvest:
        """What is new at this address. Raises NotFetched where it is not to be had itself."""
        root, found = Link(url), self._harvest
        self._learn([root])
        answer = self._get(root)
        links = None if answer.is_unchanged else links_in(answer, self._limits)
        if links is not None:
            self._follow(links)
        elif self._is_new(root, answer):
            if is_page(answer):
                self._archive.add(answer)
            else:
                found.data = answer
        if found.is_complete:
            found.seen.append(self._remembered(root, answer))
        return found

    def _follow(self, links: Sequence[Link]) -> None:
        """Fetch the pages among the links, those behind further sitemaps too."""
        pages = [link for link in links if not link.is_sitemap]
        lists = self._due([link for link in links if link.is_sitemap])
        read = []
        for link in lists[:_MOST_SITEMAPS]:
            if answer := self._try(link):
                read.append((link, answer))
                pages += self._named_by(link, answer)
        due = self._due(list({page.url: page for page in pages}.values()))
        for page in due[: self._most_pages]:
            if answer := self._try(page):
                self._keep(page, answer)
        self._harvest.is_complete &= len(due) <= self._most_pages and len(lists) <= _MOST_SITEMAPS
        if self._harvest.is_complete:
            self._harvest.seen += [self._remembered(link, answer) for link, answer in read]

    def _named_by(self, link: Link, answer: Fetched) -> list[Link]:
        """The pages that a sitemap names which another one names."""
        try:
            named = [] if answer.is_unchanged else links_in(answer, self._limits) or []
        except NotFetched as error:
            self._harvest.failures.append((link.url, str(error)))
            return []
        return [each for each in named if not each.is_sitemap]

    def _due(self, links: Sequence[Link]) -> list[Link]:
        """Those to ask for: first what was never seen, then what was asked for longest ago.

        What is said to be unchanged is left alone; where nothing is said of changes, the server is asked each time.
        """
        self._learn(links)
        due = [
            (known.fetched_at if known else _NEVER, place, link)
            for place, link in enumerate(links)
            if not (known := self._known.get(link.url))
            or link.stated_change is None
            or link.stated_change != known.stated_change
        ]
        return [link for *_, link in sorted(due)]

    def _learn(self, links: Sequence[Link]) -> None:
        self._known.update(self._look_up([link.url for link in links]))

    def _try(self, link: Link) -> Fetched | None:
        """The answer; None where there is none, or where its host is better left alone for this run."""
        host = urlsplit(link.url).netloc
        if self._troubles[host] >= _TROUBLES:
            self._harvest.is_complete = False
            return None
        try:
            answer = self._get(link)
        except NotFetched as error:
            self._harvest.failures.append((link.url, str(error)))
            self._harvest.is_complete &= not error.may_pass
            self._troubles[host] += _TROUBLES if error.host_is_away else error.may_pass
            return None
        self._troubles[host] = 0
        return answer

    def _get(self, link: Link) -> Fetched:
        known = self._known.get(link.url)
        return self._client.get(link.url, known.validator if known else None)

    def _keep(self, page: Link, answer: Fetched) -> None:
        if not (answer.is_unchanged or is_page(answer)):
            why = f"it is no page but {answer.content_type or 'something else'}"
            self._harvest.failures.append((page.url, why))
            return
        if self._is_new(page, answer):
            self._archive.add(answer)
        self._harvest.seen.append(self._remembered(page, answer))

    def _is_new(self, link: Link, answer: Fetched) -> bool:
        known = self._known.get(link.url)
        return not answer.is_unchanged and (known is None or known.sha256 != _digest(answer))

    def _remembered(self, link: Link, answer: Fetched) -> FetchedObject:
        known = self._known.get(link.url)
        if answer.is_unchanged and known is not None:
            return replace(known, stated_change=link.stated_change, fetched_at=answer.fetched_at)
        size, digest = len(answer.body), _digest(answer)
        return FetchedObject(link.url, *answer.validator, digest, size, link.stated_change, answer.fetched_at)


def _digest(answer: Fetched) -> str:
    return hashlib.sha256(answer.body).hexdigest()
