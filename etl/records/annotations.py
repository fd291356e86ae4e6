"""What annotators find in a version: each kind once, with what its fields mean.

Spans lie in the *clean* text until the pipeline maps them back, once, to the stored body (``Annotations`` leaving
the pipeline speak of the body).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from etl.kinds import annotation, begins, ends, kinds_in, part_of, says


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


@annotation("sentence")
class Sentence:
    """A sentence of a version."""

    start: int = begins(words="")
    end: int = ends()


@annotation("mention")
class Mention:
    """A name in a version."""

    start: int = begins()
    end: int = ends()
    type: str = says("PERSON, ORG or LOC, as used here.")
    entity: int = says("Who or what is named.", column="article_entity_id", entity=True)
    rule: str = says("The lexicon, rule or model that found it.")
    confidence: float = says("How sure the rule is, 0 to 1.", json=None, default=1.0)
    cluster_rule: str = says(
        "What joined it to its article entity: same_name, short_name, short_name_nearest or acronym.",
        json=None,
        default="same_name",
    )


@annotation("role")
class Role:
    """A person's office as a version states it (رئيس الوزراء العراقي): its words, and whose it is."""

    start: int = begins()
    end: int = ends()
    person: int | None = says(
        "Whose office it is; null: the text does not say.", column="person_id", entity=True
    )
    office: str = says("The office in its dictionary form.")
    organisation: int | None = says(
        "What it is held in.", column="organisation_id", entity=True, default=None
    )
    country: str | None = says("The country it is held for, ISO 3166-1 alpha-2.", default=None)
    rule: str = says("The rule that found it.", default="")


@annotation("date_expression")
class DateExpression:
    """A time expression in a version and the interval it means."""

    start: int = begins()
    end: int = ends()
    timex: str = says("TIMEX3 value; XXXX where the year is open.")
    timex_unresolved: str = says("The same as the words alone tell it: XXXX-WXX-2 for a Tuesday.")
    first_day: date | None = says("First day meant, inclusive; null: open.", json="start", index=True)
    last_day: date | None = says("Last day meant, inclusive; null: open.", json="end")
    granularity: str = says(
        "minute, hour, part, day, week, month, quarter, season, half, year, decade, century or vague."
    )
    calendar: str = says("gregorian or hijri: the calendar it was written in.")
    kind: str = says("date, time, duration or set.")
    anchor: str = says("What it was reckoned from: the day published, that observed, text or none.")
    rule: str = says("The rule that found it.")
    note: str | None = says(
        "What a reader should know, as a Hijri date and its twin that disagree.", json=None, default=None
    )


@annotation("statement")
class Statement:
    """Something a version attributes to a speaker or a document."""

    kind: str = says("direct, indirect, nominal or document.")
    cue_start: int = begins("cue", "the cue", words="cue", meaning="The cue as it stands (وأكد).")
    cue_end: int = ends()
    cue_lemma: str = says("Its dictionary form (أكد).")
    stance: str = says("What the cue does: report, assert, deny, praise, condemn, demand, …", index=True)
    content_start: int = begins(
        "content", "what was said", words="content", meaning="What was said, as it stands."
    )
    content_end: int = ends()
    speaker_start: int | None = begins(
        "speaker",
        "the speaker's phrase",
        words="speaker_text",
        meaning="The speaker's phrase as it stands, title included; null: implicit.",
        default=None,
    )
    speaker_end: int | None = ends(default=None)
    speaker: int | None = says(
        "Who speaks, where known.", column="speaker_id", json="speaker_entity", entity=True, default=None
    )
    speaker_name: str | None = says(
        "Shortest full name in the article; ANON: an unnamed source.", default=None
    )
    speaker_kind: str | None = says(
        "named, role, anonymous, document, joint or implicit.", json=None, default=None
    )
    speaker_office: str | None = says(
        "What an office holder is called whom the article never names (وزير الدفاع).", default=None
    )
    addressee: int | None = says(
        "Whom it was said to, where stated.", column="addressee_id", json=None, entity=True, default=None
    )
    document_start: int | None = begins(
        "document",
        "the document's or outlet's phrase",
        words="document_text",
        meaning="That phrase as it stands.",
        json=None,
        default=None,
    )
    document_end: int | None = ends(default=None)
    document: str | None = says("The document or outlet it came through, by name.", default=None)
    parent: int | None = says("Ordinal of the statement it stands in; null: none.", default=None)
    rule: str = says("The rule that found it.", default="")


@annotation("event")
class Event:
    """Something a version tells that someone did, will do or did not do: once, however often it is told."""

    type: str = says("PLOVER event type: CONSULT, PROTEST, ASSAULT, …", index=True)
    mode: str | None = says("PLOVER mode of that type (visit, demo, …); null: none fits.")
    cameo: str = says("CAMEO event code; its first two digits are the root, 01 to 20.")
    quad: int = says(
        "Quad class, by the root: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."
    )
    trigger_start: int = begins(
        "trigger",
        "the trigger",
        words="trigger_text",
        meaning="The verb or verbal noun that names the act, as it stands.",
    )
    trigger_end: int = ends()
    status: str = says("actual, future (announced), hypothetical or negated.")
    asserted_by: int | None = says(
        "Ordinal of the statement it stands in, and so whose claim it is; null: the article itself tells it.",
        default=None,
    )
    place: int | None = says(
        "Where it was, where that is named.",
        column="place_id",
        json="place.entity",
        entity=True,
        default=None,
    )
    place_name: str | None = says(
        "Where it was, by name or in the article's words; null: the clause does not say.",
        json="place.name",
        default=None,
    )
    place_country: str | None = says(
        "The country of that place, ISO 3166-1 alpha-2.", json="place.country", default=None
    )
    place_start: int | None = begins(
        "place",
        "the place's phrase",
        words="place_text",
        meaning="That place as it stands.",
        json="place.span",
        default=None,
    )
    place_end: int | None = ends(default=None)
    first_day: date | None = says(
        "First day of it, inclusive; null: not told.", json="start", index=True, default=None
    )
    last_day: date | None = says("Last day of it, inclusive; null: not told.", json="end", default=None)
    dated_by: int | None = says(
        "Ordinal of the date expression that tells these days; null: none does.", json=None, default=None
    )
    rule: str = says("The rule that found it.", default="")
    confidence: float | None = says(
        "How likely it is an event of that type, 0 to 1; null: read by a release that did not say.",
        default=None,
    )


@annotation("event_mention")
class EventMention:
    """A telling of an event: each trigger that names it, the event's own among them."""

    event: int = part_of(
        Event, "Ordinal of the event in its version.", column="event_ordinal", json="mentions"
    )
    start: int = begins()
    end: int = ends()


@annotation("event_participant")
class EventParticipant:
    """Who did an event, or whom it was done to."""

    event: int = part_of(
        Event,
        "Ordinal of the event in its version.",
        column="event_ordinal",
        by="part",
        lists=("actor", "recipient"),
    )
    part: str = says("actor or recipient.", json=None)
    name: str = says("Its name where it is an entity, else the phrase (متظاهرون).")
    entity: int | None = says(
        "Who it is, where known.", column="article_entity_id", entity=True, default=None
    )
    country: str | None = says("Its country, ISO 3166-1 alpha-2; null: not told.", default=None)
    sector: str | None = says(
        "government, military, police, judiciary, opposition, rebels, civilians, media, business, medical, "
        "education, religious, international organisation or NGO; null: not told.",
        default=None,
    )
    code: str | None = says("CAMEO actor code that follows from these (IRQGOV).", default=None)
    start: int | None = begins(default=None)  # null: implicit
    end: int | None = ends(default=None)


@annotation("event_number")
class EventNumber:
    """How many an event killed, injured, detained or brought together."""

    event: int = part_of(
        Event, "Ordinal of the event in its version.", column="event_ordinal", json="numbers", by="kind"
    )
    kind: str = says("killed, injured, detained or crowd.", json=None)
    low: int = says("At least so many.")
    high: int | None = says("At most so many; null: open (أكثر من مئة).")
    start: int = begins()
    end: int = ends()


@annotation("article_topic")
class ArticleTopic:
    """A subject of a version."""

    topic: str = says("Top level of the IPTC Media Topics, in English: politics, sport, …", index=True)
    code: str = says("Its code there: medtop:11000000.")
    score: float = says("Probability that the article is about it, 0 to 1, calibrated.")
    rule: str = says("The model that found it.", json=None, default="")


@annotation("keyword")
class Keyword:
    """A phrase that tells what a version is about, with the counts its score follows from."""

    phrase: str = says("The phrase, as first written there.")
    match_key: str = says(
        "The phrase folded: the same for all spellings that count as one.", json=None, index=True
    )
    occurrences: int = says("How often it stands in the version.", json=None)
    corpus_articles: int = says(
        "Articles of the corpus of reference that hold it: common phrases weigh less.", json=None
    )
    score: float = says("Its weight in the version, by these counts; the higher, the more telling.")


@annotation("keyword_mention")
class KeywordMention:
    """A place where a keyword stands."""

    keyword: int = part_of(
        Keyword, "Ordinal of the keyword in its version.", column="keyword_ordinal", json="spans"
    )
    start: int = begins()
    end: int = ends()


@dataclass(slots=True)
class Annotations:
    """All that was read out of one version of one article."""

    version_id: int
    language: str | None = None  # ISO 639; None: no letters to tell by
    sentences: list[Sentence] = field(default_factory=list)
    token_count: int = 0
    entities: list[Entity] = field(default_factory=list)  # each once
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    dates: list[DateExpression] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    event_mentions: list[EventMention] = field(default_factory=list)
    event_participants: list[EventParticipant] = field(default_factory=list)
    event_numbers: list[EventNumber] = field(default_factory=list)
    topics: list[ArticleTopic] = field(default_factory=list)
    keywords: list[Keyword] = field(default_factory=list)
    keyword_mentions: list[KeywordMention] = field(default_factory=list)
    anchor_on: date | None = None  # what relative dates were counted from, and what day that is:
    anchor_basis: str | None = None  # CleanArticle's of the same names


KINDS = kinds_in(Annotations)  # of annotations, by their field of Annotations
