"""One thing asked for politely: paced, conditional, tried again with patience, bounded in time and size."""

from __future__ import annotations

import re
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from itertools import chain
from urllib.parse import urldefrag, urljoin, urlsplit

import httpcore
import httpx

from etl.extract.fetch.answers import Fetched, Missing, NotFetched, Validator
from etl.extract.fetch.network import Forbidden, bounded
from etl.extract.fetch.robots import Robots, Rules
from etl.storage import without_user

MOST_REDIRECTS = 8
_LONGEST_WAIT = 120.0  # seconds a host may ask for before it is left alone for this run
_PASSING = frozenset({429, 500, 502, 503, 504})
_TOO_MUCH = frozenset({429, 503})
_BROKEN = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GZIP = b"\x1f\x8b"
_NOT_ASKED_FOR = frozenset({"br", "compress", "deflate", "x-compress", "zstd"})
_WEB = re.compile(r"https?://[^/\s]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Manners:
    """How hosts are asked."""

    agent: str = "khabar"  # what robots.txt knows us by is its part before the "/"
    pause: float = 1.0  # seconds between two requests to a host, and more where its robots.txt says so
    timeout: float = 30.0  # seconds without a byte
    patience: float = 120.0  # seconds for one thing in all
    attempts: int = 3
    max_bytes: int = 64_000_000  # of one thing, decompressed


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as fetching sees it."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = lambda seconds: time.sleep(seconds)
    utc: Callable[[], datetime] = lambda: datetime.now(UTC)


class Client:
    """Asks hosts, one request at a time each. May be used from several threads."""

    def __init__(self, manners: Manners, transport: httpx.BaseTransport, clock: Clock | None = None) -> None:
        self._manners, self._clock = manners, clock or Clock()
        self._http = httpx.Client(
            transport=transport,
            timeout=manners.timeout,
            trust_env=False,
            headers={"User-Agent": manners.agent, "Accept": "*/*", "Accept-Encoding": "gzip"},
        )
        self._robots = Robots(manners.agent, self._robots_txt)
        self._free: dict[str, float] = {}  # when a host may be asked again
        self._lock = threading.Lock()

    def close(self) -> None:
        """Close all connections."""
        self._http.close()

    def now(self) -> datetime:
        """The time that answers are dated by."""
        return self._clock.utc()

    def get(self, url: str, validator: Validator | None = None) -> Fetched:
        """What lies at the URL, wherever it leads. Raises NotFetched."""
        return self._follow(url, (validator or Validator()).headers(), self._robots.require)

    def _follow(self, url: str, headers: dict[str, str], permit: Callable[[str], Rules | None]) -> Fetched:
        for _ in range(MOST_REDIRECTS + 1):
            _require_web(url)
            rules = permit(url)
            answer = self._ask(url, headers, rules.delay if rules else 0.0)
            if answer.status not in _REDIRECTS:
                return answer
            url = _next(url, answer.header("location") or "")
        raise NotFetched(
            f"it redirects more than {MOST_REDIRECTS} times, the last time to {without_user(url)}"
        )

    def _robots_txt(self, url: str) -> str | None:
        """The text of a robots.txt; None where there is none, which allows everything."""
        try:
            answer = self._follow(url, {}, lambda _: None)
        except Missing:
            return None
        except NotFetched as error:
            why = f"its robots.txt is not to be had, so nothing is fetched: {error}"
            raise NotFetched(why, host_is_away=True) from error
        return answer.body.decode("utf-8-sig", "replace")

    def _ask(self, url: str, headers: dict[str, str], delay: float) -> Fetched:
        """One answer, asked for again where it may pass."""
        problem, wait, is_away = "", 0.0, False
        for attempt in range(1, self._manners.attempts + 1):
            self._pace(urlsplit(url).netloc, delay)
            try:
                answer = self._send(url, headers)
            except (httpx.HTTPError, *_BROKEN) as error:
                problem, wait, is_away = _said(error), 2.0**attempt, isinstance(error, httpcore.ConnectError)
            else:
                if answer.status not in _PASSING:
                    return _of_use(answer, is_conditional=bool(headers))
                problem = f"the server answers {answer.status} {_phrase(answer.status)}"
                wait, is_away = self._asked_to_wait(answer, 2.0**attempt), answer.status in _TOO_MUCH
            if wait > _LONGEST_WAIT:
                raise NotFetched(f"{problem} and asks to come back in {wait:.0f} seconds", host_is_away=True)
            if attempt < self._manners.attempts:
                self._clock.sleep(wait)
        why = f"{problem}, {self._manners.attempts} times"
        raise NotFetched(why, may_pass=True, host_is_away=is_away)

    def _pace(self, host: str, delay: float) -> None:
        """Wait until the host may be asked again."""
        pause = max(self._manners.pause, delay)
        with self._lock:
            now = self._clock.monotonic()
            begins = max(now, self._free.get(host, now))
            self._free[host] = begins + pause
        if begins > now:
            self._clock.sleep(begins - now)

    def _asked_to_wait(self, answer: Fetched, otherwise: float) -> float:
        """The seconds of a Retry-After, which may also be a date."""
        written = (answer.header("retry-after") or "").strip()
        if written.isdecimal():
            return float(written[:9])
        try:
            until = parsedate_to_datetime(written)
        except (ValueError, TypeError):
            return otherwise
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, (until - self._clock.utc()).total_seconds())

    def _send(self, url: str, headers: dict[str, str]) -> Fetched:
        """One request and its answer. Raises an error of httpx or httpcore where it may pass, else NotFetched."""
        deadline = self._clock.monotonic() + self._manners.patience

        def require_time() -> None:
            if self._clock.monotonic() > deadline:
                raise httpx.ReadTimeout(f"it did not come within {self._manners.patience:.0f} seconds")

        try:
            with bounded(require_time), self._http.stream("GET", url, headers=headers) as response:
                body = b""
                if response.status_code == HTTPStatus.OK:
                    body = b"".join(self._pieces(response))
                kept = [
                    (name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw
                ]
                return Fetched(url, response.status_code, kept, body, self._clock.utc())
        except Forbidden as error:
            raise NotFetched(str(error)) from error
        except (httpx.InvalidURL, UnicodeError) as error:
            raise NotFetched(f"this is no URL: {error}") from error

    def _pieces(self, response: httpx.Response) -> Iterator[bytes]:
        """The body as it comes, decompressed, as long as it keeps to the limits."""
        most = self._manners.max_bytes
        too_long = f"it is longer than {most:,} bytes (KHABAR_FETCH_MAX_BYTES)"
        stated = response.headers.get("content-length", "")
        if stated.isdecimal() and int(stated) > most:
            raise NotFetched(too_long)
        size = 0
        for piece in _decompressed(response, most + 1):
            size += len(piece)
            if size > most:
                raise NotFetched(too_long)
            yield piece


def _next(url: str, location: str) -> str:
    """Where a redirect leads: a header's bytes are read as Latin-1, and may be UTF-8."""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urldefrag(urljoin(url, location)).url
    except ValueError as error:
        raise NotFetched(f"it redirects to what is no URL: {without_user(location)}") from error


def _require_web(url: str) -> None:
    if not _WEB.match(url):
        raise NotFetched(
            f"{without_user(url) or 'nothing'} is no address of the web; only http and https are fetched"
        )
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise NotFetched(f"this is no URL: {error}") from error
    if parts.username is not None or parts.password is not None:
        raise NotFetched("a name and password in a URL are not sent; use an address without them")


def _of_use(answer: Fetched, is_conditional: bool) -> Fetched:
    """The answer, if it is one of success, a redirect, or, where that was asked, that nothing changed."""
    if answer.status in (HTTPStatus.OK, *_REDIRECTS) or (answer.is_unchanged and is_conditional):
        return answer
    why = f"the server answers {answer.status} {_phrase(answer.status)}".rstrip()
    raise Missing(why) if 400 <= answer.status < 500 else NotFetched(why)


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""


def _said(error: Exception) -> str:
    """An error of the connection in words."""
    if isinstance(error, httpx.ReadTimeout) and str(error):
        return str(error)
    if isinstance(error, httpx.TimeoutException | httpcore.TimeoutException):
        return "the server does not answer in time"
    if isinstance(error, httpcore.ProtocolError | httpx.ProtocolError):
        return f"the answer breaks off or is none ({error})"
    return f"no connection: {error}"


def _decompressed(response: httpx.Response, most: int) -> Iterator[bytes]:
    """The body in pieces of no more than ``most`` bytes, however small its compressed form is."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in _NOT_ASKED_FOR:
        raise NotFetched(f"it is compressed as {encoding}, which was not asked for")
    data = response.iter_raw()
    first = next(data, b"")
    # Some servers name a coding that they did not use, or an encoding of text.
    if not first.startswith(_GZIP) or encoding not in ("gzip", "x-gzip"):
        yield from chain([first], data)
        return
    try:
        yield from _unzipped(chain([first], data), most)
    except zlib.error as error:
        raise httpx.DecodingError(f"its gzip data is damaged: {error}") from error


def _unzipped(data: Iterable[bytes], most: int) -> Iterator[bytes]:
    """What all the members of gzip data hold; what stands behind them and is none is left out."""
    member = zlib.decompressobj(wbits=31)
    for piece in data:
        while piece:
            if member.eof:
                if not _GZIP.startswith(piece[:2]):
                    return
                member = zlib.decompressobj(wbits=31)
            yield member.decompress(piece, most)
            piece = member.unconsumed_tail or member.unused_data
    if not member.eof:
        raise httpx.DecodingError("its gzip data is cut short")
