"""Names that the words before them announce, where neither the tagger nor a list marks one.

A kind of place takes a place (ناحية البغدادي), a title or a verb of saying a person (المخرجة أسماء المدير), and in
sport a club stands where a side is due (على مضيفه الفيحاء).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from etl.annotate.names.features import past_complement
from etl.annotate.names.known import of_kind
from etl.annotate.names.persons import is_verb
from etl.annotate.names.spans import Name, NameTokens, covered
from etl.annotate.names.titles import name_words, title_words
from etl.annotate.syntax.clitics import BI, LI

_CONFIDENCE = 0.7
_RARE = 3  # frequency class up to which a word is likelier a name than a word where a name is due
_COMMON = 5  # and up to which a word that lists hold as a name is one there
_COMMONER = 6  # and where a name has begun
_LONGEST = 5  # tokens of a person's name


def by_triggers(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, and those that the words before them announce."""
    names = [part for name in names for part in _after_title(tokens, name)]
    names = _companies(tokens, _places(tokens, names))
    taken = covered(name for name in names if name.type != "MISC")
    for finder in (_constructs, _titled_people, _speakers, _clubs):
        for name in finder(tokens, taken):
            names.append(name)
            taken.update(name.places)
    names = [name for name in names if name.type != "MISC" or taken.isdisjoint(name.places)]
    return sorted(names, key=lambda name: name.first)


def _after_title(tokens: NameTokens, name: Name) -> list[Name]:
    """A title and its place that the tagger took for a person: مفتي | صيدا."""
    if name.type == "PERSON" and not name.known and name.words > 1:
        head = tokens.trigger_at(name.first, name.past)
        if head and head.readings[0].inside and not tokens[name.first].given:  # ميناء برنيكي
            return [Name(name.first, name.past, head.readings[0].type, name.rule, name.confidence)]
        title = tokens.title_at(name.first, name.past - 1)
        place = title and tokens.known_at(title.past, name.past)
        if place and place.past == name.past and all(known.type == "LOC" for known in place.readings):
            return [Name(place.first, name.past, "LOC", "announced.place", _CONFIDENCE, place.readings[:], 0)]
    return [name]


def _places(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, and the places after words for a kind of place; a person's name there is the place's, or holds it."""
    starting = {name.first: name for name in names}
    taken = covered(names)
    for match in tokens.triggers:
        head, place = match.readings[0], match.past
        if head.type != "LOC" or head.inside or "proper" not in head.follows or not _goes_on(tokens, place):
            continue
        if tokens[match.first].clitics.article or "vague" in head.goes_on:
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
        key, after = tokens[name.past].key, starting.get(name.past)
        foreign = name.type in ("PERSON", "ORG") and not tokens[name.first].clitics.article
        company = foreign and key in name_words("ends_company")
        if after is None and (company or key in name_words("ends_club")):
            name.type, name.past, name.known = "ORG", name.past + 1, []
            name.rule = "announced.company" if company else "announced.club"
        elif name.type == "ORG" and after is not None and _country_branch(tokens, name, after):
            name.past, name.known = after.past, []
            taken.add(id(after))
    return [name for name in names if id(name) not in taken]


def _country_branch(tokens: NameTokens, name: Name, after: Name) -> bool:
    """سوزوكي | مصر: a company's bare name and its country's."""
    company = any(of_kind(known.level, "has_branches") for known in name.known)
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
    listed, past = tokens.known_at(place, min(place + 4, len(tokens))), place + 1
    if listed is not None and not listed.clitic and any(known.type == "LOC" for known in listed.readings):
        past = listed.past
    elif form.key in name_words("begins_place") and _goes_on(tokens, past):
        past += 1
    elif form.frequency > (_COMMON if form.given or form.family else _RARE):
        return place
    return past + (_goes_on(tokens, past) and tokens[past].key in name_words("place_adjective"))


def _constructs(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """Places of two words the first of which begins many, after a preposition: في عين البنيان، من أم دافوق."""
    beginnings = name_words("begins_place")
    for place, bare in enumerate(tokens.bares[:-1]):
        if bare not in beginnings or (form := tokens[place]).clitics.article or form.clitics.enclitic:
            continue
        after, due = tokens[place + 1], tokens.stem(place - 1) in name_words("before_place")
        if after.kind != "word" or after.frequency > _RARE or after.clitics.proclitic:
            continue
        free = _goes_on(tokens, place + 1) and taken.isdisjoint((place, place + 1))
        if free and (due or form.preposition in (BI, LI)):
            yield Name(place, place + 2, "LOC", "announced.place", _CONFIDENCE)


def _titled_people(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """People after a definite title, or after one with a pronoun (زميله), nationalities between passed over."""
    for match in tokens.titles:
        if match.readings[0].definite and not match.readings[0].plural:
            for place in dict.fromkeys((match.past, past_complement(tokens, match.past))):
                yield from _person(tokens, place, taken)
    titles = title_words()
    for place, bare in enumerate(tokens.bares):
        if bare in titles and tokens[place].clitics.enclitic:
            yield from _person(tokens, place + 1, taken)


def _speakers(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """People after a verb of saying, told by a word that is nothing but a name: قال أمل دنقل, not تؤكد سلامة الركاب."""
    for place in compress(range(len(tokens)), map(is_verb, tokens)):
        if not tokens[place].given:
            for name in _person(tokens, place + 1, taken):
                if any(tokens[part].is_name or tokens[part].frequency <= 1 for part in name.places):
                    yield name


def _person(tokens: NameTokens, place: int, taken: set[int]) -> Iterator[Name]:
    """The person that a usual given name begins at a token, or behind nationalities there."""

    def free(at: int) -> bool:
        return _goes_on(tokens, at) and at not in taken

    while free(place) and tokens[place].nationality and tokens[place].clitics.article == 2:
        place += 1
    form = tokens.at(place)
    usual = form.given >= "1" and not form.clitics.stem_start and not form.clitics.enclitic
    if not free(place) or not usual or form.key in name_words("function") or is_verb(form):
        return
    past = place + 1
    while past < place + _LONGEST and free(past) and _part(tokens, past):
        past += 1
    while past > place and tokens[past - 1].key in name_words("particle", "clan"):
        past -= 1
    if past - place > 1 or (past > place and form.is_name and form.frequency <= _COMMON):
        yield Name(place, past, "PERSON", "announced.person", _CONFIDENCE, cut=0)


def _part(tokens: NameTokens, place: int) -> bool:
    """A word that may go on with a person's name: a listed one, بن and what follows it, or a rare one."""
    form, particles = tokens[place], name_words("particle", "clan")
    if form.kind != "word" or form.clitics.proclitic or form.clitics.enclitic or is_verb(form):
        return False
    listed = max(form.given, form.family) >= "1" and not form.nationality and form.frequency <= _COMMONER
    return listed or form.frequency < _RARE or form.key in particles or tokens[place - 1].key in particles


def _clubs(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """Clubs whose bare names are ordinary words (النصر، العين), in an article on sport and where a side is due."""
    before_club = name_words("before_club")
    if not tokens.about_sport:
        return
    for match in tokens.listed:
        clubs = [known for known in match.readings if known.level == "club"]
        if not clubs or not taken.isdisjoint(match.places) or not match.first:
            continue
        before = tokens[match.first - 1]
        if before.bare in before_club or before.key in before_club:
            yield Name(match.first, match.past, "ORG", "announced.club", _CONFIDENCE, clubs, match.cut)
