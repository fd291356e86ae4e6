"""Articles into clean articles: repaired, dated, keyed, and refused where nothing can be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256

from etl.clean.ago import read_ago
from etl.clean.characters import LOOKALIKES, is_arabic
from etl.clean.moments import Moment, Unreadable, read_moment
from etl.clean.normalise import normalise
from etl.records import Article, CleanArticle, Reason, Rejected, Written, content_key

_EXCERPT_CHARS = 200
_NOTED_CHARS = 60
_MOST_CHARS = 10_000  # no title, address or name is longer
# A source that leaves its time zone out may be off by half a day; more is no publication date.
_SEEN_BEFORE = timedelta(days=1)
_LETTER = re.compile(r"[^\W\d_]")


def clean(
    articles: list[Article], *, now: datetime, max_body_chars: int = 1_000_000
) -> tuple[list[CleanArticle], list[Rejected]]:
    """The articles fit for the warehouse, in order, and those that are not, each with its reason.

    ``now`` (with a time zone) is what dates are held against: one more than a day later is kept as given
    and flagged, so that nothing is counted from it. ``max_body_chars`` counts characters of the body.
    """
    kept: list[CleanArticle] = []
    rejected: list[Rejected] = []
    for article in articles:
        try:
            outcome = _clean_article(article, now, max_body_chars)
        except MemoryError:
            raise  # that is not this article's alone
        except Exception as error:  # one article must not stop the next, whatever is in it
            detail = f"cannot be cleaned: {type(error).__name__}: {error}"
            outcome = _rejected(article, Reason.MALFORMED_RECORD, detail)
        if isinstance(outcome, Rejected):
            rejected.append(outcome)
        else:
            kept.append(outcome)
    return kept, rejected


def restore(
    *,
    source: str,
    identity: str,
    address: str,
    position: int,
    body: str,
    title: str | None = None,
    url: str | None = None,
    author: str | None = None,
    section: str | None = None,
    published_at: datetime | None = None,
    published_on: date | None = None,
    published_basis: str | None = None,
    published_flag: str | None = None,
    observed_at: datetime | None = None,
    observed_on: date | None = None,
    language: str | None = None,
    notes: Sequence[str] = (),
    addresses: Sequence[str] = (),
) -> CleanArticle:
    """The clean article of a storable body whose dates are read: a new one, or a stored version again.

    The same fields give the same keys, clean text and offsets every time.
    """
    content = _content_sha256(title, body)
    article_id = content_key("article", source, identity)
    clean_body, offsets, repairs = normalise(body)
    return CleanArticle(
        article_id=article_id,
        version_id=content_key("version", article_id, content),
        content_sha256=content,
        source=source,
        identity=identity,
        address=address,
        position=position,
        body=body,
        body_sha256=sha256(body.encode("utf-8")).hexdigest(),
        clean_body=clean_body,
        offsets=offsets.flatten(),
        title=title,
        clean_title=_clean_title(title, body),
        url=url,
        author=author,
        section=section,
        published_at=published_at,
        published_on=published_on,
        published_basis=published_basis,
        published_flag=published_flag,
        observed_at=observed_at,
        observed_on=observed_on,
        language=language,
        repairs=repairs,
        notes=list(notes),
        addresses=list(addresses),
    )


def _clean_article(article: Article, now: datetime, max_body_chars: int) -> CleanArticle | Rejected:
    body = article.body
    if len(body) > max_body_chars:
        detail = f"the body has {len(body)} characters; the limit is {max_body_chars}"
        return _rejected(article, Reason.BODY_TOO_LONG, detail)
    if not _LETTER.search(body):
        return _rejected(article, Reason.EMPTY_BODY, "the body holds no letter")
    notes = list(article.notes)
    published, basis, observed = _moments(article, now, notes)
    kept = restore(
        source=article.source,
        identity=article.identity,
        address=article.address,
        position=article.position,
        body=body,
        title=_text("title", article.title, notes),
        url=_text("url", article.url, notes),
        author=_text("author", article.author, notes),
        section=_text("section", article.section, notes),
        published_at=published.at if published and published.has_time else None,
        published_on=published.on if published else None,
        published_basis=basis,
        published_flag=published.flag if published else None,
        observed_at=observed.at if observed else None,
        observed_on=observed.on if observed else None,
        language=_text("language", article.language, notes),
        notes=notes,
        addresses=article.addresses,
    )
    kept.repairs = {**kept.repairs, **article.repairs}
    return kept


def _moments(
    article: Article, now: datetime, notes: list[str]
) -> tuple[Moment | None, str | None, Moment | None]:
    """When it was published, by which of its dates, and when observed: a fetch dates no article."""
    observed = _moment("observed", article.observed, article.time_zone, now, notes)
    if observed and observed.flag:
        notes.append(f'observed: "{_line(article.observed)}": {_FLAGS[observed.flag]}')
        observed = None
    published, written = _published(article, observed, now, notes)
    if published and published.flag:
        notes.append(f'published: "{_line(written.text)}": {_FLAGS[published.flag]}; no date counts from it')
    if published and not published.has_time:
        notes.append("published_at: only the day is known")
    if observed and not article.published:
        notes.append("published: only when it was fetched is known")
    return published, written.basis if published else None, observed


_FLAGS = {
    "future": "in the future",
    "before_1990": "before 1990",
    "after_fetch": "after it was fetched",
}


def _published(
    article: Article, observed: Moment | None, now: datetime, notes: list[str]
) -> tuple[Moment | None, Written]:
    """The first of its dates that can be true, else the first that can be read, as given."""
    first = Written(article.published_basis or "source", article.published or "")
    doubtful: list[tuple[Moment, Written]] = []
    for written in (first, *article.published_else):
        # A line of a page that shows none, and a number in an address, were never said to be one.
        said = [] if written.basis in _NEVER_SAID else notes
        moment = read_ago(written.text, observed, article.time_zone) if observed else None
        if moment:
            notes.append(f'published: "{_line(written.text)}": counted from when it was fetched')
        else:
            moment = _moment("published", written.text, article.time_zone, now, said)
        if moment and not moment.flag and observed and moment.at > observed.at + _SEEN_BEFORE:
            moment = replace(moment, flag="after_fetch")
        if moment and not moment.flag:
            return moment, written
        if moment:
            doubtful.append((moment, written))
    return doubtful[0] if doubtful else (None, first)


_NEVER_SAID = ("url", "dateline")


def _moment(
    field: str, written: str | None, time_zone: str, now: datetime, notes: list[str]
) -> Moment | None:
    if not written or not written.strip():
        return None
    try:
        return read_moment(written, time_zone, now)
    except Unreadable as problem:
        notes.append(f'{field}: "{_line(written)}": {problem}')
        return None


def _line(written: str | None) -> str:
    """The first characters of a value, on one line."""
    return " ".join((written or "")[:_EXCERPT_CHARS].split())


def _content_sha256(title: str | None, body: str) -> str:
    """Over title and body, each with its length before it; no title differs from an empty one."""
    digest = sha256()
    for part in (title, body):
        data = b"\xff" if part is None else part.encode("utf-8")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def _clean_title(title: str | None, body: str) -> str | None:
    """A title is too short to tell its language by: where it matters, the body tells."""
    if title is None:
        return None
    arabic = is_arabic(body) if any(letter in title for letter in LOOKALIKES) else None
    return normalise(title, arabic=arabic)[0].strip() or None


def _text(field: str, value: str | None, notes: list[str]) -> str | None:
    """A field beside the body: trimmed, absent when blank; too long to be what it says, left out with a note."""
    value = value.strip() if value else None
    if value and len(value) > _MOST_CHARS:
        notes.append(f'{field}: "{_line(value[:_NOTED_CHARS])}…": {len(value)} characters, left out')
        return None
    return value or None


def _rejected(article: Article, reason: Reason, detail: str) -> Rejected:
    return Rejected(
        address=article.address,
        position=article.position,
        stage="clean",
        reason=reason,
        detail=detail,
        excerpt=(article.body.strip() or article.title or article.url or "")[:_EXCERPT_CHARS],
        source=article.source,
    )
