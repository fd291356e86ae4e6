"""Names that the words before them announce, where neither the tagger nor a list marks one.

A kind of place takes a place (ناحية البغدادي), a title or a verb of saying a person (المخرجة أسماء المدير), and in
sport a club stands where a side is due (على مضيفه الفيحاء).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from etl.annotate.names.persons import is_verb, verbs
from etl.annotate.names.spans import Name, NameTokens, covered
from etl.annotate.names.titles import name_words, title_words
from etl.annotate.names.tokens import NameToken

_CONFIDENCE = 0.7
_RARE = 3  # frequency class up to which a word is likelier a name than a word where a name is due
_USUAL = 5  # frequency class up to which a word that lists hold as a name is one where a name is due
_LONGEST = 5  # tokens of a person's name
_SPORT = 2  # words of sport that make an article one about it
_TITLED = frozenset(["honorific", "rank", "profession", "role", "kinship", "office"])
_SONS = frozenset(["بن", "بنت", "ابن", "ولد", "ال", "ابو", "عبد"])


def by_triggers(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, and those that the words before them announce."""
    names = [part for name in names for part in _after_title(tokens, name)]
    names = _companies(tokens, _places(tokens, names))
    taken = covered(name for name in names if name.type != "MISC")
    for finder in (_constructs, _titled_people, _speakers, _clubs):
        for name in finder(tokens, taken):
            names.append(name)
            taken.update(name.places)
    return sorted(_without_overlapped(names), key=lambda name: name.first)


def _without_overlapped(names: list[Name]) -> list[Name]:
    """The names but those of no scored kind that another one overlaps."""
    taken = covered(name for name in names if name.type != "MISC")
    return [name for name in names if name.type != "MISC" or taken.isdisjoint(name.places)]


def _after_title(tokens: NameTokens, name: Name) -> list[Name]:
    """A title and its place that the tagger took for a person: مفتي | صيدا."""
    if name.type == "PERSON" and not name.known and name.words > 1:
        head = tokens.trigger_at(name.first, name.past)
        if head and head.readings[0].inside and not tokens[name.first].given:  # ميناء برنيكي
            return [Name(name.first, name.past, head.readings[0].type, name.rule, name.confidence)]
        title = tokens.title_at(name.first, name.past - 1)
        place = title and tokens.known_at(title.past, name.past)
        if title and place and place.past == name.past and all(k.type == "LOC" for k in place.readings):
            return [
                Name(title.past, name.past, "LOC", "announced.place", _CONFIDENCE, list(place.readings), 0)
            ]
    return [name]


def _places(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, and the places after words for a kind of place; a person's name there is the place's, or holds it."""
    starting = {name.first: name for name in names}
    taken = covered(names)
    for match in tokens.triggers:
        head, place = match.readings[0], match.past
        if head.type != "LOC" or head.inside or "proper" not in head.follows or not _goes_on(tokens, place):
            continue
        if tokens[match.first].clitics.article or head.kind in ("capital", "state", "countryside"):
            continue
        name = starting.get(place)
        past = _place_end(tokens, place)
        if name is not None and name.type == "PERSON" and not name.known:
            rest = name.past - past
            name.type, name.rule = "LOC", "announced.place"
            if rest > 0 and past > place and tokens[past].given:
                starting[past] = Name(past, name.past, "PERSON", "tagger", name.confidence)
                names.append(starting[past])
                name.past = past
        elif name is None and past > place and taken.isdisjoint(range(place, past)):
            names.append(Name(place, past, "LOC", "announced.place", _CONFIDENCE))
            taken.update(range(place, past))
    return names


def _companies(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, those that بنك or موتورز ends made organisations: ساكسو | بنك; a company goes on over its country."""
    starting = {name.first: name for name in names}
    taken: set[int] = set()  # ids of the names that became part of the one before
    for name in names:
        if not _goes_on(tokens, name.past):
            continue
        form, after = tokens[name.past], starting.get(name.past)
        foreign = name.type in ("PERSON", "ORG") and not tokens[name.first].clitics.article
        if foreign and form.key in name_words("ends_company") and after is None:
            name.type, name.past, name.known, name.rule = "ORG", name.past + 1, [], "announced.company"
        elif form.key in name_words("ends_club") and after is None:
            name.type, name.past, name.known, name.rule = "ORG", name.past + 1, [], "announced.club"
        elif name.type == "ORG" and after is not None and _country_branch(tokens, name, after):
            name.past, name.known = after.past, []
            taken.add(id(after))
    return [name for name in names if id(name) not in taken]


def _country_branch(tokens: NameTokens, name: Name, after: Name) -> bool:
    """سوزوكي | مصر: a company's bare name and its country's."""
    company = any(known.level in ("company", "bank") for known in name.known)
    country = any(known.kind == "country" for known in after.known)
    return company and country and not (tokens.cut(after) or tokens[after.first].clitics.article)


def _goes_on(tokens: NameTokens, place: int) -> bool:
    """Whether a token stands there, in the sentence of the one before it."""
    return place < len(tokens) and tokens.sentence_start(place) < place


def _place_end(tokens: NameTokens, place: int) -> int:
    """Past the place that begins here: a listed one, or one likely word with what it needs; ``place`` for none."""
    form = tokens[place]
    if form.kind != "word" or form.clitics.proclitic or form.clitics.enclitic or form.nationality:
        return place
    listed = tokens.known_at(place, min(place + 4, len(tokens)))
    if listed is not None and not listed.clitic and any(known.type == "LOC" for known in listed.readings):
        past = listed.past
    elif form.key in name_words("begins_place") and _goes_on(tokens, place + 1):
        past = place + 2
    elif form.frequency <= _RARE or (form.frequency <= _USUAL and (form.given or form.family)):
        past = place + 1
    else:
        return place
    return past + (_goes_on(tokens, past) and tokens[past].key in name_words("place_adjective"))


def _constructs(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """Places of two words the first of which begins many, after a preposition: في عين البنيان، من أم دافوق."""
    beginnings = name_words("begins_place")
    for place, form in enumerate(tokens[:-1]):
        if form.bare not in beginnings or form.clitics.article or form.clitics.enclitic:
            continue
        attached = form.proclitic in ("ب", "وب", "ل")
        due = attached or (place > 0 and tokens.stem(place - 1) in name_words("before_place"))
        after = tokens[place + 1]
        rare = after.kind == "word" and after.frequency <= _RARE and not after.clitics.proclitic
        if due and rare and _goes_on(tokens, place + 1) and taken.isdisjoint((place, place + 1)):
            yield Name(place, place + 2, "LOC", "announced.place", _CONFIDENCE)


def _titled_people(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """People after a definite title, or after one with a pronoun (زميله), nationalities between passed over."""
    for title in tokens.titles:
        if title.readings[0].definite and title.readings[0].kind in _TITLED and not title.readings[0].plural:
            yield from _person(tokens, title.past, taken)
    titles = title_words()
    for place, form in enumerate(tokens):
        if form.clitics.enclitic and form.bare in titles:
            yield from _person(tokens, place + 1, taken)


@cache
def _said() -> frozenset[str]:
    """The keys of the verbs of saying, with و and ف and without."""
    return frozenset(before + verb for before in ("", "و", "ف") for verb in verbs())


def _speakers(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """People after a verb of saying: قال أمل دنقل."""
    said = _said()
    for place, form in enumerate(tokens):
        if form.key in said and is_verb(form) and not form.given:
            yield from _person(tokens, place + 1, taken)


def _person(tokens: NameTokens, place: int, taken: set[int]) -> Iterator[Name]:
    while _goes_on(tokens, place) and place not in taken and _definite_nationality(tokens[place]):
        place += 1
    if not _goes_on(tokens, place) or not _given(tokens[place]) or place in taken:
        return
    past, limit = place + 1, min(place + _LONGEST, len(tokens))
    while past < limit and past not in taken and _goes_on(tokens, past) and _part(tokens, past):
        past += 1
    while past > place and tokens[past - 1].key in _SONS:
        past -= 1
    alone = tokens[place].is_name and tokens[place].frequency <= _USUAL
    if past - place > 1 or (past > place and alone):
        yield Name(place, past, "PERSON", "announced.person", _CONFIDENCE, cut=0)


def _definite_nationality(form: NameToken) -> bool:
    return bool(form.nationality) and form.clitics.article == 2


def _given(form: NameToken) -> bool:
    """A word that may begin a person's name: a given name of some use, without article or pronoun."""
    clitics = form.clitics
    usual = form.given[:1] >= "1" and form.key not in name_words("function")
    return usual and not (clitics.article or clitics.proclitic or clitics.enclitic) and not is_verb(form)


def _part(tokens: NameTokens, place: int) -> bool:
    """A word that may go on with a person's name: a listed one, بن and what follows it, or a rare one."""
    form = tokens[place]
    if form.kind != "word" or form.clitics.proclitic or form.clitics.enclitic or is_verb(form):
        return False
    if form.key in _SONS or tokens[place - 1].key in _SONS:
        return True
    listed = form.given[:1] >= "1" or form.family[:1] >= "1"
    return (bool(listed) and not form.nationality and form.frequency <= 6) or form.frequency <= _RARE - 1


def _clubs(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """Clubs whose bare names are ordinary words (النصر، العين), in an article on sport and where a side is due."""
    words, before_club = name_words("sport"), name_words("before_club")
    if sum(form.bare in words for form in tokens) < _SPORT:
        return
    for match in tokens.listed:
        clubs = [known for known in match.readings if known.level == "club"]
        if not clubs or not taken.isdisjoint(match.places) or not match.first:
            continue
        before = tokens[match.first - 1]
        if before.bare in before_club or before.key in before_club:
            yield Name(match.first, match.past, "ORG", "announced.club", _CONFIDENCE, clubs, match.cut)
