"""Articles into clean articles: repaired, dated, keyed, and refused where nothing can be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256

from etl.clean.characters import LOOKALIKES, is_arabic
from etl.clean.moments import Moment, Unreadable, read_moment
from etl.clean.normalise import normalise
from etl.clean.storable import storable
from etl.records import Article, CleanArticle, Reason, Rejected, content_key

_EXCERPT_CHARS = 200
# A source that leaves its time zone out may be off by half a day; more is no publication date.
_SEEN_BEFORE = timedelta(days=1)
_LETTER = re.compile(r"[^\W\d_]")


def clean(
    articles: list[Article], *, now: datetime, max_body_chars: int = 1_000_000
) -> tuple[list[CleanArticle], list[Rejected]]:
    """The articles fit for the warehouse, in order, and those that are not, each with its reason.

    ``now`` (with a time zone) is what dates are held against: one more than a day later is left out,
    with a note. ``max_body_chars`` counts characters of the body.
    """
    kept: list[CleanArticle] = []
    rejected: list[Rejected] = []
    for article in articles:
        outcome = _clean_article(article, now, max_body_chars)
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
    observed_at: datetime | None = None,
    language: str | None = None,
    notes: Sequence[str] = (),
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
        observed_at=observed_at,
        language=language,
        repairs=repairs,
        notes=list(notes),
    )


def _clean_article(article: Article, now: datetime, max_body_chars: int) -> CleanArticle | Rejected:
    unstorable: Counter[str] = Counter()
    body = storable(article.body, unstorable)
    if len(body) > max_body_chars:
        detail = f"the body has {len(body)} characters; the limit is {max_body_chars}"
        return _rejected(article, Reason.BODY_TOO_LONG, detail)
    if not _LETTER.search(body):
        return _rejected(article, Reason.EMPTY_BODY, "the body holds no letter")
    notes: list[str] = []
    published = _moment("published", article.published, article.time_zone, now, notes)
    observed = _moment("observed", article.observed, article.time_zone, now, notes)
    if published and observed and published.at > observed.at + _SEEN_BEFORE:
        said = storable(article.published or "").strip()
        notes.append(f'published: "{said}": after it was fetched ({article.observed})')
        published = None
    if published and not published.has_time:
        notes.append("published_at: only the day is known")
    kept = restore(
        source=article.source,
        identity=storable(article.identity),
        address=storable(article.address),
        position=article.position,
        body=body,
        title=_text(article.title, unstorable),
        url=_text(article.url),
        author=_text(article.author),
        section=_text(article.section),
        published_at=published.at if published else None,
        published_on=published.on if published else None,
        published_basis=(article.published_basis or "source") if published else None,
        observed_at=observed.at if observed else None,
        language=article.language,
        notes=notes,
    )
    kept.repairs.update(unstorable)
    return kept


def _moment(
    field: str, written: str | None, time_zone: str, now: datetime, notes: list[str]
) -> Moment | None:
    if not written or not written.strip():
        return None
    try:
        return read_moment(written, time_zone, now)
    except Unreadable as problem:
        line = " ".join(storable(written[:_EXCERPT_CHARS]).split())
        notes.append(f'{field}: "{line}": {problem}')
        return None


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


def _text(value: str | None, unstorable: Counter[str] | None = None) -> str | None:
    """A field beside the body: storable, trimmed, absent when blank."""
    return storable(value, unstorable).strip() or None if value is not None else None


def _rejected(article: Article, reason: Reason, detail: str) -> Rejected:
    return Rejected(
        address=storable(article.address),
        position=article.position,
        stage="clean",
        reason=reason,
        detail=detail,
        excerpt=storable((article.body.strip() or article.title or article.url or "")[:_EXCERPT_CHARS]),
        source=article.source,
    )
