"""An article as linked data: a schema.org NewsArticle, and what was read from it as W3C Web Annotations.

Each annotation points at its words twice, by their offsets in ``articleBody`` and as a quotation with what stands
before and behind it, so that it is found again where the text is shown in another form. What neither vocabulary has
a word for is named ``khabar:``, as the columns of the warehouse are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row

from etl.errors import UserError
from etl.report.articles import ArticleReading, read_article

Node = dict[str, Any]

ANNOTATION_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"khabar": "urn:khabar:terms:"}]
_AROUND = 32  # characters of prefix and suffix
_TYPES = {"PERSON": "Person", "ORG": "Organization", "LOC": "Place"}
_GEONAMES, _TOPICS = "https://sws.geonames.org/{}/", "http://cv.iptc.org/newscodes/mediatopic/{}"


def news_article(connection: Connection, version_id: int) -> Node:
    """A version with all that was read from it; what is not known has no key.

    Raises:
        UserError: there is no such version.
    """
    reading = read_article(connection, version_id)
    if reading is None:
        raise UserError(f"{version_id}: the warehouse holds no such version of an article")
    node: Node = _present({**_article(reading), "subjectOf": _annotation_page(reading)})
    return node


def _article(reading: ArticleReading) -> Node:
    version = reading.version
    outlet = {"name": version.source_ar or version.source, "alternateName": version.source_en}
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": _version(version.version_id),
        "identifier": version.identity,
        "url": version.url,
        "headline": version.title,
        "articleBody": version.body,
        "inLanguage": version.language,
        "datePublished": _day_of(version),
        "author": version.author and {"@type": "Person", "name": version.author},
        "publisher": {"@type": "NewsMediaOrganization", "identifier": version.source, **outlet},
        "articleSection": version.section,
        "keywords": [row.phrase for row in reading.keywords],
        "about": [_topic(row) for row in reading.subjects],
        "mentions": [_named(row) for row in {row.entity_id: row for row in reading.names}.values()],
    }


def _day_of(version: Row[Any]) -> str | None:
    """To the second where it is known, else the day; none that cannot be true."""
    if version.published_flag or not (version.published_at or version.published_on):
        return None
    return f"{_iso(version.published_at)}Z" if version.published_at else _iso(version.published_on)


def _topic(row: Row[Any]) -> Node:
    return {
        "@type": "DefinedTerm",
        "@id": _TOPICS.format(row.code.rpartition(":")[2]),
        "termCode": row.code,
        "name": row.topic_ar or row.topic,
        "alternateName": row.topic_en,
    }


def _named(row: Row[Any]) -> Node:
    return {
        "@type": _TYPES[row.type],
        "@id": _entity(row.entity_id),
        "name": row.name_ar,
        "alternateName": row.name_en,
        "sameAs": _GEONAMES.format(row.geonames_id) if row.geonames_id else None,
    }


def _annotation_page(reading: ArticleReading) -> Node:
    kinds = (_names, _statements, _dates, _events, _keywords)
    return {
        "@context": ANNOTATION_CONTEXT,
        "id": f"{_version(reading.version.version_id)}:annotations",
        "type": "AnnotationPage",
        "items": [annotation for kind in kinds for annotation in kind(reading)],
    }


def _names(reading: ArticleReading) -> Iterator[Node]:
    for row in reading.names:
        body = {
            "id": _entity(row.entity_id),
            "type": f"schema:{_TYPES[row.type]}",
            "schema:name": row.name_ar,
            "khabar:rule": row.rule,
            "khabar:confidence": row.confidence,
        }
        yield _annotation(reading, "mention", row.ordinal, "identifying", body, _own_words(reading, row))


def _statements(reading: ArticleReading) -> Iterator[Node]:
    for row in reading.statements:
        speaker = _party(row.speaker_id, row.speaker, _words(reading, row.speaker_start, row.speaker_end))
        body = {
            "type": "schema:Quotation",
            "schema:text": row.content,
            "schema:creator": speaker,
            "schema:isPartOf": None if row.parent is None else _id(reading, "statement", row.parent),
            "khabar:kind": row.kind,
            "khabar:stance": row.stance,
            "khabar:speaker_kind": row.speaker_kind,
            "khabar:cue": _words(reading, row.cue_start, row.cue_end),
            "khabar:addressee": _party(row.addressee_id, row.addressee),
            "khabar:document": _party(
                None, row.document, _words(reading, row.document_start, row.document_end)
            ),
            "khabar:rule": row.rule,
        }
        content = _words(reading, row.content_start, row.content_end)
        yield _annotation(reading, "statement", row.ordinal, "describing", body, content)


def _dates(reading: ArticleReading) -> Iterator[Node]:
    for row in reading.dates:
        body = {
            "type": "khabar:TimeExpression",
            "schema:startDate": _iso(row.first_day),
            "schema:endDate": _iso(row.last_day),
            "khabar:timex": row.timex,
            "khabar:kind": row.kind,
            "khabar:calendar": row.calendar,
            "khabar:anchor": row.anchor,
            "khabar:rule": row.rule,
        }
        yield _annotation(
            reading, "date_expression", row.ordinal, "identifying", body, _own_words(reading, row)
        )


def _events(reading: ArticleReading) -> Iterator[Node]:
    for row in reading.events:
        body = {
            "type": "schema:Event",
            "schema:startDate": _iso(row.first_day),
            "schema:endDate": _iso(row.last_day),
            "schema:location": _party(
                row.place_id, row.place, _words(reading, row.place_start, row.place_end)
            ),
            "khabar:type": row.type,
            "khabar:mode": row.mode,
            "khabar:cameo": row.cameo,
            "khabar:status": row.status,
            "khabar:asserted_by": None if row.statement is None else _id(reading, "statement", row.statement),
            **_participants(reading, row.ordinal),
            "khabar:numbers": [
                {"khabar:kind": number.kind, "khabar:low": number.low, "khabar:high": number.high}
                for number in reading.numbers.get(row.ordinal, ())
            ],
            "khabar:rule": row.rule,
        }
        trigger = _words(reading, row.trigger_start, row.trigger_end)
        yield _annotation(reading, "event", row.ordinal, "classifying", body, trigger)


def _participants(reading: ArticleReading, event: int) -> Node:
    parts: Node = {"khabar:actor": [], "khabar:recipient": []}
    for row in reading.participants.get(event, ()):
        party = _party(row.entity_id, row.name, _own_words(reading, row)) or {}
        facts = {"khabar:country": row.country, "khabar:sector": row.sector, "khabar:code": row.code}
        parts[f"khabar:{row.part}"].append({**party, **facts})
    return parts


def _keywords(reading: ArticleReading) -> Iterator[Node]:
    for row in reading.keywords:
        body = {"type": "TextualBody", "value": row.phrase, "khabar:score": row.score}
        yield _annotation(reading, "keyword", row.ordinal, "tagging", body, _own_words(reading, row))


def _annotation(
    reading: ArticleReading, kind: str, ordinal: int, motivation: str, body: Node, target: Node | None
) -> Node:
    """One that has no words of its own is said of the whole article."""
    return {
        "id": _id(reading, kind, ordinal),
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": target or _version(reading.version.version_id),
    }


def _party(entity_id: int | None, name: str | None, words: Node | None = None) -> Node | None:
    if name is None:
        return None
    identity = {"id": _entity(entity_id)} if entity_id is not None else {}
    return {**identity, "schema:name": name, "khabar:words": words}


def _own_words(reading: ArticleReading, row: Row[Any]) -> Node | None:
    return _words(reading, row.start_offset, row.end_offset)


def _words(reading: ArticleReading, start: int | None, end: int | None) -> Node | None:
    """Where words stand: by number and by quotation."""
    if start is None or end is None:
        return None
    body = reading.version.body
    quotation = {"exact": body[start:end], "prefix": body[max(0, start - _AROUND) : start]}
    return {
        "source": _version(reading.version.version_id),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", **quotation, "suffix": body[end : end + _AROUND]},
        ],
    }


def _iso(moment: object) -> str | None:
    """A day or a moment, which SQLite gives as text."""
    return None if moment is None else str(moment).replace(" ", "T")


def _version(version_id: int) -> str:
    return f"urn:khabar:version:{version_id}"


def _entity(entity_id: int) -> str:
    return f"urn:khabar:entity:{entity_id}"


def _id(reading: ArticleReading, kind: str, ordinal: int) -> str:
    return f"{_version(reading.version.version_id)}:{kind}:{ordinal}"


def _present(node: Any) -> Any:
    """Without keys that have nothing to say; an empty prefix or suffix says something."""
    if isinstance(node, dict):
        kept = {key: _present(value) for key, value in node.items()}
        return {key: value for key, value in kept.items() if value is not None and value != []}
    return [_present(each) for each in node] if isinstance(node, list) else node
