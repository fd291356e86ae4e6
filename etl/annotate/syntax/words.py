"""The small words of attribution, by class, as sets of match keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from etl.annotate.compiled import compiled
from etl.annotate.syntax.clitics import ARTICLE, has_article, with_article, without_article
from etl.annotate.syntax.divisions import OF_NOUN
from etl.clean.keys import match_key
from etl.lexicon import ENTITY_TABLES, alternatives, read_lexicon, rows_of_class

_TIMES = (
    "yawm", "week_word", "the_week", "month_word", "the_month", "year_word", "the_year", "daypart", "the_daypart",
    "weekday", "today", "tonight", "deictic", "day_adverb", "part", "the_season",
)  # fmt: skip
_IN_TIMES = (
    *_TIMES,
    "past",
    "next",
    "this",
    "previous",
    "same",
    "first_of_month",
    "latest",
    "year_adjective",
)
_OPEN = "+"  # ends what stands with a pronoun only


@cache
def word_class(*names: str) -> frozenset[str]:
    """The match keys of all words of some classes of ``statement_words.tsv``.

    ``title`` and ``institution`` stand for the first words of titles and of the names of bodies and places.

    Raises:
        LexiconError: there is no such class.
    """
    if len(names) > 1:
        return frozenset().union(*map(word_class, names))
    if names == ("title",):
        return title_heads()
    if names == ("institution",):
        return institution_heads()
    return frozenset(match_key(row["form"]) for row in rows_of_class("statement_words", names[0]))


@cache
def spelled(name: str) -> frozenset[str]:
    """The forms of a class of ``statement_words.tsv`` as they are written: دعاة, whose key is also that of دعاه."""
    return frozenset(row["form"] for row in rows_of_class("statement_words", name))


def is_of(key: str, *names: str) -> bool:
    """Whether a word, or the word without its article, is of one of some classes."""
    return key in _with_article(names)


@cache
def _with_article(names: tuple[str, ...]) -> frozenset[str]:
    words = word_class(*names)
    return words | {ARTICLE + key for key in words}


def _date_words(classes: tuple[str, ...]) -> frozenset[str]:
    forms = [match_key(row["word"]) for row in read_lexicon("date_words") if row["class"] in classes]
    return frozenset(word for form in forms for word in form.split() if word == form or has_article(word))


@cache
def time_heads() -> frozenset[str]:
    """First words of the adverbial that says when: يوم الأحد، الأسبوع الماضي، مساء أمس."""
    return _date_words(_TIMES)


@cache
def time_words() -> frozenset[str]:
    """Words that may go on with one, numbers aside: months, weekdays, الماضي."""
    return _date_words(_IN_TIMES) | {match_key(row["name"]) for row in read_lexicon("months")}


def is_timed(key: str) -> bool:
    """Whether a word is one of those that say when, first or later."""
    return key in time_heads() or key in time_words()


@cache
def stance_nouns(under: str = "") -> dict[str, str]:
    """What a noun under a colourless cue expresses: أسفه → regret; of nouns that few verbs take, under one of these."""
    return {
        match_key(form): row["stance"]
        for row in read_lexicon("stance_nouns")
        if not row["under"] or under in alternatives(row["under"])
        for form in _with_pronouns(row["form"])
    }


def _with_pronouns(form: str) -> Iterator[str]:
    """The forms of a row: the word as it stands, or where it ends with +, with each pronoun (رغبت+: رغبته، رغبتها)."""
    stem = form.removesuffix(_OPEN)
    yield from (form,) if stem == form else (stem + pronoun for pronoun in OF_NOUN)


def _first_words(rows: Iterable[dict[str, str]], *columns: str) -> Iterator[str]:
    """The key of the first word of every variant in some columns of a table of titles."""
    for row in rows:
        for column in columns:
            for variant in alternatives(row[column]):
                yield match_key(variant.split()[0])


def _titles(*kinds: str) -> Iterator[dict[str, str]]:
    return chain.from_iterable(rows_of_class("titles", kind) for kind in kinds)


@compiled
def title_heads() -> frozenset[str]:
    """First words of offices and titles, with and without the article: وزير، الوزيرة، اللواء."""
    heads = set(_first_words(read_lexicon("titles"), "form", "feminine", "plural"))
    return frozenset(heads | set(map(with_article, heads)))


@compiled
def title_plurals() -> frozenset[str]:
    """First words of offices and titles of several, without the article: وزراء، نواب."""
    return frozenset(map(without_article, _first_words(read_lexicon("titles"), "plural")))


@compiled
def office_heads() -> frozenset[str]:
    """First words of offices, which one person holds: وزير، رئيس; not of ranks and professions."""
    return frozenset(map(without_article, _first_words(_titles("office"), "form", "feminine")))


@compiled
def address_heads() -> frozenset[str]:
    """Ranks and honours, without the article, which say nothing of an office: دكتور، لواء."""
    return frozenset(map(without_article, _first_words(_titles("rank", "honorific"), "form", "feminine")))


@compiled
def person_nouns() -> frozenset[str]:
    """What a person is called who is not named, and who holds no office by it: رجل، متحدث، لاعب، طبيب."""
    called = set(map(without_article, _first_words(_titles("profession", "role"), "form", "feminine")))
    return frozenset(
        (word_class("person_noun") | called) - office_heads() - institution_heads() - word_class("collective")
    )


@cache
def trades() -> frozenset[str]:
    """What people who are not named are called by what they do: طبيب; no office, no authority."""
    return word_class("anonymous") - word_class("authority") - office_heads()


@compiled
def person_plurals() -> frozenset[str]:
    """Plurals of professions and of roles that are no office: خبراء، علماء، ناشطون."""
    return frozenset(map(without_article, _first_words(_titles("profession", "role"), "plural")))


@compiled
def demonyms() -> dict[str, str]:
    """The country of an adjective of nationality in the singular, by its key without the article."""
    return {
        match_key(variant): row["iso2"]
        for row in read_lexicon("nationalities")
        for form in (row["masculine"], row["feminine"])
        for variant in alternatives(form)
    }


@cache
def honorifics() -> frozenset[str]:
    """Forms of address and ranks of one word, with and without the article: الدكتور، اللواء."""
    return frozenset(form for form in _addresses() if " " not in form)


@cache
def honorific_heads() -> frozenset[str]:
    """First words of forms of address and ranks: صاحب (السمو)، الفريق (أول)، الدكتور."""
    return frozenset(form.split()[0] for form in _addresses())


def _addresses() -> set[str]:
    rows = list(_titles("honorific", "rank"))
    forms = {
        match_key(each) for row in rows for name in ("form", "feminine") for each in alternatives(row[name])
    }
    return forms | set(map(with_article, forms))


@cache
def institution_heads() -> frozenset[str]:
    """First words of the names of bodies and places: وزارة، جامعة، منطقة."""
    forms = [form for row in read_lexicon("organisation_heads") for form in (row["form"], row["plural"])]
    return frozenset(match_key(each).split()[0] for form in forms for each in alternatives(form))


@compiled
def institution_kinds() -> dict[str, str]:
    """What kind of body the first word of a body's name says it is: شركة and مجموعة a company, by key."""
    rows = read_lexicon("organisation_heads")
    return {
        match_key(variant).split()[0]: row["kind"] for row in rows for variant in alternatives(row["form"])
    }


@compiled
def institution_plurals() -> frozenset[str]:
    """Bodies in the plural, without the article, which their singular is not spelt as: منظمات، شركات."""
    rows = read_lexicon("organisation_heads")
    one = {match_key(variant).split()[0] for row in rows for variant in alternatives(row["form"])}
    many = {match_key(variant).split()[0] for row in rows for variant in alternatives(row["plural"])}
    return frozenset(many - one)


@compiled
def listed_kinds() -> dict[str, str]:
    """What kind of body each listed one is, by its id: club, company."""
    rows = (row for table in ENTITY_TABLES for row in read_lexicon(table))
    return {row["id"]: row["kind"] for row in rows if row["type"] == "ORG"}


@compiled
def outlets() -> frozenset[str]:
    """Names of outlets and agencies, by match key."""
    rows = read_lexicon("entities_media")
    return frozenset(
        match_key(name) for row in rows for name in (row["name_ar"], *alternatives(row["variants"]))
    )


@compiled
def given_names() -> dict[str, str]:
    """The gender of given names that are no ordinary words (m, f or ""), by match key."""
    return _genders_of_names(words=False)


@compiled
def ordinary_names() -> dict[str, str]:
    """The gender of given names that are also ordinary words (كامل، أمل)."""
    return _genders_of_names(words=True)


def _genders_of_names(words: bool) -> dict[str, str]:
    return {
        match_key(row["form"]): {"male": "m", "female": "f"}.get(row["gender"], row["gender"])
        for row in read_lexicon("given_names")
        if bool(row["word"]) == words
    }
