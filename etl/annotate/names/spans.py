"""A name found in a document, before it is known whose it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from etl.annotate.document import Document
from etl.annotate.gazetteer import Match
from etl.annotate.names.known import Known, countries_of, shared_known
from etl.annotate.names.titles import Title, Trigger, name_words, shared_titles, shared_triggers
from etl.annotate.names.tokens import EDGE, NameToken, shared_lists
from etl.annotate.syntax.clitics import SA, after_clitic
from etl.annotate.syntax.quotation import MAY_CLOSE, MAY_OPEN, QUOTATION_MARKS, short_stretches

_QUOTATION = (MAY_OPEN | MAY_CLOSE) & QUOTATION_MARKS
_SPORT = 2  # words of sport that make an article one about it


class Name(NamedTuple):
    """A stretch of tokens that names someone or something; what changes it makes another of it."""

    first: int  # token
    past: int  # token after the last
    type: str  # PERSON, ORG, LOC or MISC
    rule: str
    confidence: float
    known: tuple[Known, ...] = ()  # the lexicons' readings of exactly this stretch
    cut: int | None = None  # letters of clitics before the name, where a list knows; None: as divided
    why: tuple[str, ...] = ()  # what moved its edges or changed its type, in turn

    def __hash__(self) -> int:
        return hash((self.first, self.past))

    @property
    def words(self) -> int:
        """How many tokens it takes."""
        return self.past - self.first

    @property
    def places(self) -> range:
        """The tokens it takes."""
        return range(self.first, self.past)

    def but(self, why: str = "", **changes: Any) -> Name:
        """The name with other edges, another type or other readings, and why."""
        return self._replace(why=(*self.why, why) if why else self.why, **changes)


class NameTokens(list[NameToken]):
    """A document's tokens with the lexicons' words found among them: what the steps of recognition share."""

    def __init__(self, document: Document) -> None:
        super().__init__(document.answers(shared_lists().read))
        self.document = document
        self._count = len(self)  # they stay as many
        self.bares = [form.bare for form in self]
        self._firsts = {first for first, _ in document.sentences}
        self._keys: dict[tuple[int, int, int | None, str], list[str]] = {}
        self.listed: list[Match[Known]] = list(shared_known().find(document))  # curated names
        self.titles: list[Match[Title]] = list(shared_titles().find(document))
        self.triggers: list[Match[Trigger]] = list(shared_triggers().find(document))

    @cached_property
    def stretches(self) -> list[tuple[int, int]]:
        """What stands between marks, where it is short: first token, past the last."""
        return list(short_stretches(self.document.tokens))

    @cached_property
    def in_marks(self) -> dict[int, int]:
        """By token within such a stretch, the mark that opens it."""
        return {place: first - 1 for first, past in self.stretches for place in range(first, past)}

    @cached_property
    def in_titles(self) -> set[int]:
        """The tokens within titles of several words: خادم الحرمين الشريفين."""
        titles = [title for title in self.titles if title.past - title.first > 2]
        return {place for title in titles if title.readings[0].definite for place in title.places}

    @cached_property
    def about_sport(self) -> bool:
        """Whether the article is one on sport, in which a town's name is often its club's."""
        return sum(map(name_words("sport").__contains__, self.bares)) >= _SPORT

    def known_at(self, first: int, past: int) -> Match[Known] | None:
        """The longest curated name that begins at a token and ends before another, both perhaps past the text's end."""
        past = min(past, len(self))
        return shared_known().at(self.document, first, past) if first < past else None

    def listed_as(self, first: int, past: int) -> list[Known]:
        """What exactly these tokens are a curated name of."""
        match = self.known_at(first, past)
        return match.readings if match is not None and match.past == past else []

    def listed_of(self, kind: str, first: int, past: int) -> tuple[Known, ...]:
        """So much of it as is of one type: PERSON, ORG or LOC."""
        return tuple(known for known in self.listed_as(first, past) if known.type == kind)

    def title_at(self, first: int, past: int) -> Match[Title] | None:
        """The longest title that begins at a token and ends before another."""
        return shared_titles().at(self.document, first, past)

    def trigger_at(self, first: int, past: int) -> Match[Trigger] | None:
        """The longest word or phrase of those beside names that begins at a token and ends before another."""
        return shared_triggers().at(self.document, first, past)

    def at(self, place: int) -> NameToken:
        """The token there, past the ends one that is nothing."""
        return self[place] if 0 <= place < self._count else EDGE

    def stem(self, place: int) -> str:
        """The match key at a token, without proclitics; "" past the ends."""
        return self.at(place).stem

    def pair(self, place: int) -> str:
        """The match keys of a token and the next."""
        return f"{self[place].key} {self.at(place + 1).key}"

    def cut(self, name: Name) -> int:
        """How many letters of the first token are clitics; of لل the first only: the name keeps its article."""
        if name.cut is not None:
            return name.cut
        form = self[name.first]
        if name.type == "PERSON" and form.whole_name:
            return 0
        return form.clitics.proclitic - form.proclitic.endswith(SA)  # سيرجي is no verb

    def span(self, name: Name) -> tuple[int, int]:
        """The name's characters in the clean text, attached clitics left out."""
        start = self.document.starts[name.first] + self[name.first].offset(self.cut(name))
        if name.words > 2 and self._opens_before(name):
            start = self.document.starts[name.first - 1]
        return start, self.document.ends[name.past - 1]

    def _opens_before(self, name: Name) -> bool:
        """Whether a quotation that closes within the name opens right before it: "الجيش" الإسرائيلي."""
        marks = sum(form.text in _QUOTATION for form in self[name.first : name.past])
        return marks % 2 > 0 and self.at(name.first - 1).text in _QUOTATION

    def keys(self, name: Name) -> list[str]:
        """The name's words as match keys, the first without its proclitics; one list for all who ask."""
        asked = (name.first, name.past, name.cut, name.type)
        if asked not in self._keys:
            self._keys[asked] = self._read_keys(name)
        return self._keys[asked]

    def _read_keys(self, name: Name) -> list[str]:
        form, cut = self[name.first], self.cut(name)
        divided = name.cut is None and cut == form.clitics.proclitic
        first = form.stem if divided else after_clitic(form.key, cut)
        return [first, *(form.key for form in self[name.first + 1 : name.past] if form.kind != "mark")]

    def continues(self, place: int) -> bool:
        """Whether a token stands there, in the sentence of the one before it."""
        return 0 < place < self._count and place not in self._firsts

    def sentence_start(self, place: int) -> int:
        """The first token of the sentence that holds a token."""
        return self.document.sentence_of(place)[0] if 0 <= place < self._count else 0

    def sentence_end(self, place: int) -> int:
        """The token after the last of the sentence that holds a token."""
        return self.document.sentence_of(place)[1] if 0 <= place < self._count else place

    def countries_around(self, first: int) -> set[str]:
        """The countries that a sentence names, by its first token: of its listed places, and of nationalities."""
        return self.places_beside.get(first, set()) | self._nationalities_beside.get(first, set())

    @cached_property
    def places_beside(self) -> dict[int, set[str]]:
        """By first token of a sentence, the countries of the listed places in it."""
        beside: defaultdict[int, set[str]] = defaultdict(set)
        for match in self.listed:
            beside[self.sentence_start(match.first)].update(countries_of(match))
        return beside

    @cached_property
    def _nationalities_beside(self) -> dict[int, set[str]]:
        """By first token of a sentence, the countries of the nationalities' adjectives in it."""
        beside: defaultdict[int, set[str]] = defaultdict(set)
        for place, form in enumerate(self):
            if form.nationality and form.clitics.article:
                beside[self.sentence_start(place)].add(form.nationality)
        return beside


def covered(names: Iterable[Name]) -> set[int]:
    """The tokens that names take."""
    return set().union(*(name.places for name in names))


class Laid:
    """Names laid over the tokens of a text, none over another."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._at = {place: name for name in names for place in name.places}

    def at(self, place: int) -> Name | None:
        """The name that holds a token."""
        return self._at.get(place)

    def over(self, places: range) -> list[Name]:
        """The names that hold any of some tokens."""
        if self._at.keys().isdisjoint(places):
            return []
        return list(dict.fromkeys(self._at[place] for place in places if place in self._at))

    def put(self, name: Name, instead: Iterable[Name] = ()) -> None:
        """Lay a name down, and take up those it stands for."""
        for other in instead:
            self.take_up(other)
        self._at.update(dict.fromkeys(name.places, name))

    def take_up(self, name: Name) -> None:
        """Leave a name out."""
        for place in name.places:
            self._at.pop(place, None)

    def names(self) -> list[Name]:
        """All of them, from left to right."""
        return sorted({id(name): name for name in self._at.values()}.values(), key=itemgetter(0))
