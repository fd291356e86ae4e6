"""An article on its way: as its source gave it, made clean, or why it could not be used."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from etl.storable import escaped, is_storable, storable


class Reason(StrEnum):
    """Why a record was not loaded: the closed list of ``rejected_record.reason``."""

    NOT_FETCHED = "not_fetched"  # a URL that was not to be had: forbidden, missing, too slow, too large
    UNREADABLE_FILE = "unreadable_file"  # missing, no permission, broken compression
    UNDECODABLE_TEXT = "undecodable_text"  # no encoding of ours reads it
    MALFORMED_RECORD = "malformed_record"  # not JSON, not an object, a field of the wrong type
    EMPTY_BODY = "empty_body"  # no letter in the body
    BODY_TOO_LONG = "body_too_long"  # over settings.max_body_chars
    NOT_ARABIC = "not_arabic"  # a page in another language
    UNKNOWN_FORMAT = "unknown_format"  # no reader for this kind of file
    ANNOTATOR_FAILED = "annotator_failed"  # raised an error
    CRASHED = "crashed"  # a process that worked on it came to its end
    OUT_OF_MEMORY = "out_of_memory"  # over settings.max_article_megabytes
    TIMED_OUT = "timed_out"  # over settings.max_article_seconds


# What is no fault of the article's: it waits for another version.
OURS = frozenset({Reason.ANNOTATOR_FAILED, Reason.CRASHED, Reason.OUT_OF_MEMORY, Reason.TIMED_OUT})


@dataclass(slots=True)
class Rejected:
    """A record that could not be used, with enough to find it again. Its texts are made storable."""

    address: str  # of the file
    position: int | None  # ordinal of the record in the file, from 1; None: the whole file
    stage: str  # fetch, extract, clean or annotate
    reason: str  # a Reason
    detail: str  # one sentence for a person
    excerpt: str = ""  # the record's first characters
    source: str | None = None

    def __post_init__(self) -> None:
        """Whatever the record held, its rejection can be written down."""
        self.address, self.source = escaped(self.address), self.source and escaped(self.source)
        self.detail, self.excerpt = storable(self.detail), storable(self.excerpt)


@dataclass(frozen=True, slots=True)
class Written:
    """A publication date as it is written, and where: ``extract.published`` says which places there are."""

    basis: str
    text: str


@dataclass(slots=True)
class Article:
    """One article as its source gave it: decoded, its texts made storable, otherwise untouched."""

    source: str  # slug of the outlet
    identity: str  # what names it there: its id, else its URL, else its file's address
    address: str  # of the file it was read from
    position: int  # ordinal of the record in that file, from 1
    body: str
    title: str | None = None
    url: str | None = None
    author: str | None = None
    section: str | None = None
    published: str | None = None  # as written, not yet parsed
    observed: str | None = None  # when it was fetched, as written
    time_zone: str = "UTC"  # of the two above, where they name none
    language: str | None = None  # what the source says it writes
    published_basis: str | None = None  # where that stands; None: unknown
    published_else: list[Written] = field(default_factory=list)  # where that cannot be read, the next best
    repairs: dict[str, int] = field(default_factory=dict)  # kind of repair → how many
    notes: list[str] = field(default_factory=list)  # fields that could not be trusted, and why
    addresses: list[str] = field(default_factory=list)  # canonical URLs it goes by, the likeliest first

    def __post_init__(self) -> None:
        """Here and nowhere else unstorable characters leave: every later stage may write what it is given."""
        texts = map(self.__getattribute__, _NAMES + _TEXTS)
        others = [each.text for each in self.published_else]
        if is_storable("".join(filter(None, [*texts, *others, *self.notes, *self.addresses]))):
            return
        removed: Counter[str] = Counter(self.repairs)
        for name in _NAMES:
            setattr(self, name, escaped(getattr(self, name)))
        for name in _TEXTS:
            text = getattr(self, name)
            setattr(self, name, text if text is None else storable(text, removed))
        self.published_else = [Written(each.basis, storable(each.text)) for each in self.published_else]
        self.notes = list(map(storable, self.notes))
        self.addresses = list(map(escaped, self.addresses))
        self.repairs = dict(removed)


_NAMES = ("source", "identity", "address")
_TEXTS = ("body", "title", "url", "author", "section", "published", "observed", "time_zone", "language")


@dataclass(slots=True)
class CleanArticle:
    """An article fit for the warehouse: a storable body, and beside it a clean copy with the way back."""

    article_id: int  # content_key(source, identity)
    version_id: int  # content_key(article_id, content_sha256)
    content_sha256: str  # of title and body: what makes a version a version
    source: str
    identity: str
    address: str
    position: int
    body: str  # what spans point into
    body_sha256: str
    clean_body: str  # normalised; what annotators read
    offsets: list[int]  # clean.offsets.OffsetMap, flattened
    title: str | None = None
    clean_title: str | None = None
    url: str | None = None
    author: str | None = None
    section: str | None = None
    published_at: datetime | None = None  # UTC
    published_on: date | None = None  # the day in the source's own time zone
    published_basis: str | None = None
    published_flag: str | None = None  # why that date is no anchor: future, before_1990 or after_fetch
    observed_at: datetime | None = None  # UTC
    observed_on: date | None = None  # the day in the source's own time zone
    language: str | None = None  # what the source says; the annotator says what it is
    repairs: dict[str, int] = field(default_factory=dict)  # kind of repair → how many
    notes: list[str] = field(default_factory=list)  # fields that could not be trusted, and why
    addresses: list[str] = field(default_factory=list)  # canonical URLs it goes by, the likeliest first

    @property
    def anchor_on(self) -> date | None:
        """The day relative dates count from: that of publication if it can be true, else that it was observed on."""
        return (None if self.published_flag else self.published_on) or self.observed_on

    @property
    def anchor_basis(self) -> str | None:
        """What day that is: published or observed; None: no day is known."""
        if self.published_on is not None and not self.published_flag:
            return "published"
        return None if self.observed_on is None else "observed"
