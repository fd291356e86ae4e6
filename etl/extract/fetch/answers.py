"""What fetching gives: an answer, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import NamedTuple

_NEVER = datetime.min.replace(tzinfo=UTC)


class Validator(NamedTuple):
    """What a server knows its last answer by."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """What makes a request conditional."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: of success, or that nothing has changed."""

    url: str  # where it came from, after all redirects
    status: int
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""  # decompressed
    fetched_at: datetime = _NEVER

    def header(self, name: str) -> str | None:
        """The first header of that name, which is given in lower case."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    @property
    def content_type(self) -> str:
        """What the server says it is, in lower case; "" where it does not."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()

    @property
    def is_unchanged(self) -> bool:
        """Whether it is what the validator stood for."""
        return self.status == HTTPStatus.NOT_MODIFIED

    @property
    def validator(self) -> Validator:
        """What to ask with the next time."""
        return Validator(self.header("etag"), self.header("last-modified"))


class NotFetched(Exception):
    """Something was not to be had; the message says why in a line."""

    def __init__(self, why: str, *, may_pass: bool = False, host_is_away: bool = False) -> None:
        super().__init__(why)
        self.may_pass = may_pass or host_is_away  # another run may have it
        self.host_is_away = host_is_away  # there is no use in asking that host for more in this one


class Missing(NotFetched):
    """The server says that there is no such thing, or not for us."""
