"""What is new at one address: of a feed or sitemap the pages it names, of anything else itself."""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from etl.extract.fetch.answers import Fetched, NotFetched, Validator
from etl.extract.fetch.archive import WebArchive
from etl.extract.fetch.client import Client
from etl.extract.fetch.links import Link, Named, is_page, links_in
from etl.extract.record import Limits

_MOST_SITEMAPS = 100  # behind one address, in one run
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
        # URLs that the next run is to ask for; so it reads again what names them.
        self._put_off: set[str] = set()
        self._harvest = Harvest()

    def harvest(self, url: str) -> Harvest:
        """What is new at this address. Raises NotFetched where it is not to be had itself."""
        root, found = Link(url), self._harvest
        self._learn([root])
        answer = self._get(root)
        named = None if answer.is_unchanged else links_in(answer, self._limits)
        if named is not None:
            self._note(root, named)
            self._follow(named.links)
        elif self._is_new(root, answer):
            if is_page(answer):
                self._archive.add(answer)
            else:
                found.data = answer
        if not self._put_off and not _is_index(named):
            found.seen.append(self._remembered(root, answer))
        return found

    def _follow(self, links: Sequence[Link]) -> None:
        """Fetch the pages among the links, those behind further sitemaps too."""
        read = self._sitemaps(links)
        named = [*links, *(link for *_, behind in read for link in behind.links)]
        due = self._due(list({link.url: link for link in named if not link.is_sitemap}.values()))
        self._put_off |= {page.url for page in due[self._most_pages :]}
        for page in due[: self._most_pages]:
            if answer := self._try(page):
                self._keep(page, answer)
        # The next run leaves a sitemap alone that has not changed: so only once all its pages were asked for.
        self._harvest.seen += [
            self._remembered(link, answer)
            for link, answer, behind in read
            if not (_is_index(behind) or self._put_off & {link.url, *(page.url for page in behind.links)})
        ]

    def _sitemaps(self, links: Sequence[Link]) -> list[tuple[Link, Fetched, Named]]:
        """The sitemaps among the links and behind them that are due, and what each names."""
        read: list[tuple[Link, Fetched, Named]] = []
        waiting, met = deque(self._due([link for link in links if link.is_sitemap])), set[str]()
        while waiting and len(met) < _MOST_SITEMAPS:
            link = waiting.popleft()
            met.add(link.url)
            if answer := self._try(link):
                named = self._named_by(link, answer)
                read.append((link, answer, named))
                ahead = met.union(each.url for each in waiting)
                waiting += self._due(
                    [each for each in named.links if each.is_sitemap and each.url not in ahead]
                )
        self._put_off |= {link.url for link in waiting}
        return read

    def _named_by(self, link: Link, answer: Fetched) -> Named:
        """What a sitemap names that another one names."""
        if answer.is_unchanged:
            return Named([])
        try:
            named = links_in(answer, self._limits) or Named([], "it is named as a sitemap, and is none")
        except NotFetched as error:
            named = Named([], str(error))
        self._note(link, named)
        return named

    def _note(self, link: Link, named: Named) -> None:
        """Say what of a feed or sitemap could not be read; the next run tries again."""
        if named.fault:
            self._harvest.failures.append((link.url, named.fault))
            self._put_off.add(link.url)

    def _due(self, links: Sequence[Link]) -> list[Link]:
        """Those to ask for: first what was never seen, the latest change first, then what was asked for longest ago.

        What is said to be unchanged is left alone; where nothing is said of changes, the server is asked each time.
        """
        self._learn(links)
        due = [
            link
            for link in links
            if not (known := self._known.get(link.url))
            or link.stated_change is None
            or link.stated_change != known.stated_change
        ]
        due.sort(key=lambda link: link.stated_change or "", reverse=True)
        return sorted(due, key=self._asked_at)

    def _asked_at(self, link: Link) -> datetime:
        known = self._known.get(link.url)
        return known.fetched_at if known else _NEVER

    def _learn(self, links: Sequence[Link]) -> None:
        self._known.update(self._look_up([link.url for link in links]))

    def _try(self, link: Link) -> Fetched | None:
        """The answer; None where there is none, or where its host is better left alone for this run."""
        host = urlsplit(link.url).netloc
        if self._troubles[host] >= _TROUBLES:
            self._put_off.add(link.url)
            return None
        try:
            answer = self._get(link)
        except NotFetched as error:
            self._harvest.failures.append((link.url, str(error)))
            if error.may_pass:
                self._put_off.add(link.url)
            else:
                self._harvest.seen.append(self._missed(link))
            self._troubles[host] += _TROUBLES if error.host_is_away else error.may_pass
            return None
        self._troubles[host] = 0
        return answer

    def _get(self, link: Link) -> Fetched:
        known = self._known.get(link.url)
        return self._client.get(link.url, known.validator if known else None)

    def _keep(self, page: Link, answer: Fetched) -> None:
        why = ""
        if not (answer.is_unchanged or is_page(answer)):
            why = f"it is no page but {answer.content_type or 'something else'}"
        elif _is_front(answer.url) and not _is_front(page.url):
            why = f"it leads to {answer.url}, the front page of its site"
        if why:
            self._harvest.failures.append((page.url, why))
            self._harvest.seen.append(self._missed(page))
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

    def _missed(self, link: Link) -> FetchedObject:
        """That it was asked for in vain: the next time those that have waited longer come first."""
        known = self._known.get(link.url) or FetchedObject(link.url, None, None, None, None, None, _NEVER)
        return replace(known, stated_change=None, fetched_at=self._client.now())


def _is_index(named: Named | None) -> bool:
    """Whether it names sitemaps. It is asked for in full each time: it may stay as it is where they change."""
    return named is not None and any(link.is_sitemap for link in named.links)


def _is_front(url: str) -> bool:
    """Whether it is where a site begins: what is sent there is a page that is gone."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _digest(answer: Fetched) -> str:
    return hashlib.sha256(answer.body).hexdigest()
