"""The shapes that travel between the stages: the ground floor, importing nothing of ours.

Every span is a pair of Python string offsets, end exclusive. What the annotators find lies in the
*clean* text until the pipeline maps it back, once, to the stored body (``Annotations`` leaving the
pipeline speak of the body).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import blake2b

Span = tuple[int, int]


def content_key(*parts: str | int | None) -> int:
    """A positive 63-bit key derived from content alone, the same in every process and on every engine.

    Parts are length-prefixed, so ("ab", "c") and ("a", "bc") differ; None and "" differ too.
    """
    digest = blake2b(digest_size=8)
    for part in parts:
        data = b"\xff" if part is None else str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return int.from_bytes(digest.digest(), "big") >> 1


class Reason(StrEnum):
    """Why a record was not loaded: the closed list of ``rejected_record.reason``."""

    UNREADABLE_FILE = "unreadable_file"  # missing, no permission, broken compression
    UNDECODABLE_TEXT = "undecodable_text"  # no encoding of ours reads it
    MALFORMED_RECORD = "malformed_record"  # not JSON, not an object, a field of the wrong type
    EMPTY_BODY = "empty_body"  # no letter in the body
    BODY_TOO_LONG = "body_too_long"  # over settings.max_body_chars
    UNKNOWN_FORMAT = "unknown_format"  # no reader for this kind of file
    ANNOTATOR_FAILED = "annotator_failed"  # our fault: the article waits for the next version


@dataclass(slots=True)
class Rejected:
    """A record that could not be used, with enough to find it again."""

    address: str  # of the file
    position: int | None  # ordinal of the record in the file, from 1; None: the whole file
    stage: str  # extract, clean or annotate
    reason: str  # a Reason
    detail: str  # one sentence for a person
    excerpt: str = ""  # the record's first characters, storable
    source: str | None = None


@dataclass(slots=True)
class Article:
    """One article as its source gave it: decoded, otherwise untouched."""

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
    published_basis: str | None = None  # source, parameter, or observed: when it was fetched; None: unknown


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
    published_on: date | None = None  # the day in the source's own time zone: the anchor of relative dates
    published_basis: str | None = None
    observed_at: datetime | None = None  # UTC
    language: str | None = None  # what the source says; the annotator says what it is
    repairs: dict[str, int] = field(default_factory=dict)  # kind of repair → how many
    notes: list[str] = field(default_factory=list)  # fields that could not be trusted, and why


@dataclass(slots=True)
class Entity:
    """A person, organisation or place as named in one article; equal keys are the same one across articles."""

    key: int  # content_key("entity", type, lexicon id or canonical match key)
    type: str  # PERSON, ORG or LOC
    name_ar: str
    name_en: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    lexicon_id: str | None = None  # the curated table's id, where linked
    geonames_id: int | None = None
    linked: bool = False  # False: an entity of its own, known only from the text


@dataclass(slots=True)
class Mention:
    """A name in the text."""

    start: int
    end: int
    type: str  # PERSON, ORG or LOC
    entity: int  # Entity.key
    rule: str  # which lexicon, rule or model found it
    confidence: float = 1.0
    surface: str = ""  # body[start:end], set by the pipeline
    cluster_rule: str = "same_name"  # what joined it to its entity


@dataclass(slots=True)
class Role:
    """A person's office as stated (رئيس الوزراء العراقي): its words, and whose it is."""

    start: int
    end: int
    person: int | None  # Entity.key; None: the text does not say
    office: str  # the title's dictionary form
    organisation: int | None = None
    country: str | None = None
    rule: str = ""
    surface: str = ""


@dataclass(slots=True)
class DateExpression:
    """A time expression and the interval it means."""

    start: int
    end: int
    timex: str  # TIMEX3 value
    first_day: date | None  # inclusive; None: open
    last_day: date | None  # inclusive; None: open
    granularity: str  # minute, hour, part, day, week, month, quarter, season, half, year, decade, century
    calendar: str  # gregorian or hijri
    kind: str  # date, time, duration or set
    anchor: str  # published, text or none
    rule: str
    note: str | None = None
    surface: str = ""


@dataclass(slots=True)
class Statement:
    """Something the text attributes to a speaker or a document."""

    kind: str  # direct, indirect, nominal or document
    cue_start: int
    cue_end: int
    cue_lemma: str
    stance: str
    content_start: int
    content_end: int
    speaker_start: int | None = None  # None: implicit
    speaker_end: int | None = None
    speaker: int | None = None  # Entity.key
    speaker_name: str | None = None  # canonical; ANON when unnamed
    speaker_kind: str | None = None  # named, role, anonymous, document, joint, implicit
    addressee: int | None = None  # Entity.key
    document_start: int | None = None
    document_end: int | None = None
    document: str | None = None  # the document or outlet, by name
    parent: int | None = None  # ordinal of the statement it stands in
    rule: str = ""


@dataclass(slots=True)
class Annotations:
    """All that was read out of one version of one article."""

    version_id: int
    language: str | None = None  # ISO 639; None: no letters to tell by
    sentences: list[Span] = field(default_factory=list)
    token_count: int = 0
    entities: list[Entity] = field(default_factory=list)  # each once
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    dates: list[DateExpression] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
