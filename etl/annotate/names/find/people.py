"""People whom a title, a verb of saying or being called announces, where neither the tagger nor a list marks one."""

from __future__ import annotations

from collections.abc import Iterator

from pyarabic.araby_const import ALEF, TEH_MARBUTA

from etl.annotate.names.features import past_complement
from etl.annotate.names.noun_phrase import day_words
from etl.annotate.names.signs import announced, is_verb, office_alone, titled, verb_before_name
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import name_words, title_words, written_words
from etl.annotate.names.tokens import NameToken, shared_lists
from etl.annotate.syntax.clitics import BI, KA, LI, WA, WHOLE, after_clitic, without_ending
from etl.annotate.syntax.paradigm import uninflected
from etl.annotate.syntax.words import word_class
from etl.annotate.vocabulary import shared_vocabulary

_CONFIDENCE = 0.7
_RARE = 3  # frequency class up to which a word is likelier a name than a word where a name is due
_COMMON = 5  # and up to which a word that lists hold as a name is one there
_COMMONER = 6  # and where a name has begun
_UNARABIC = "2"  # class of letters that few words have
_FOREIGN = "3"  # class of letters that words have not, see ``letters``
_SHORTEST = 3  # letters of a name that nothing but its letters tells
_QUOTED = 3  # words between marks
_LONGEST = 5  # tokens of a person's name


def titled_people(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """People after a definite title, or after one with a pronoun (زميله), nationalities between passed over."""
    for match in tokens.titles:
        if match.readings[0].definite and not match.readings[0].plural:
            for place in dict.fromkeys((match.past, past_complement(tokens, match.past))):
                yield from _person(tokens, place, taken)
            place = _past_nationalities(tokens, match.past)
            strange = tokens.continues(place) and place not in taken and _foreign(tokens[place])
            if strange and not (announced(tokens, match.first) or _describes(tokens, match.first)):
                yield from _foreigner(tokens, place, taken)
    titles = title_words()
    for place, bare in enumerate(tokens.bares):
        if bare in titles and tokens[place].clitics.enclitic:
            yield from _person(tokens, place + 1, taken)
            yield from _relative(tokens, place + 1, taken)


def _relative(tokens: NameTokens, place: int, taken: set[int]) -> Iterator[Name]:
    """Somebody by a given name that is also a word, behind a relative with a pronoun: ابنتها أماني، شقيقي بول."""
    form, after = tokens.at(place), tokens.at(place + 1)
    plain = form.kind == "word" and not (
        form.clitics.proclitic or form.clitics.article or form.clitics.enclitic
    )
    plain = plain and form.key not in name_words("function")
    alone = after.kind in ("mark", "edge") or after.proclitic == WA or after.key in name_words("function")
    named = form.given >= "2" or (_foreign(form) and max(form.look, default="") >= _FOREIGN)  # نجله جوركا
    if plain and alone and named and tokens.continues(place) and place not in taken:
        yield Name(place, place + 1, "PERSON", "announced.person", _CONFIDENCE, cut=0)


def _is_verb(form: str) -> bool:
    return is_verb(shared_lists().read(form))


def speakers(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """People after a verb of saying, told by a word that is nothing but a name: قال أمل دنقل, not تؤكد سلامة الركاب."""
    for place in tokens.document.where(_is_verb):
        if tokens[place].given:
            continue
        people = list(_person(tokens, place + 1, taken))
        for name in people:
            if any(tokens[part].is_name or tokens[part].frequency <= 1 for part in name.places):
                yield name
        alone = _foreign_subject(tokens, place + 1) or _family_alone(tokens, place + 1)
        if not people and alone and place + 1 not in taken:
            yield Name(place + 1, place + 2, "PERSON", "announced.person", _CONFIDENCE, cut=0)


def _foreign_subject(tokens: NameTokens, place: int) -> bool:
    """A word that looks foreign between a verb of saying and أن, which is but its subject: (يرى) بوسكيتا (أن)."""
    form = tokens.at(place)
    foreign = form.frequency < _RARE and max(form.look, default="") >= _FOREIGN and _foreign(form)
    return foreign and tokens.at(place + 1).stem in word_class("complementiser") and tokens.continues(place)


def _family_alone(tokens: NameTokens, place: int) -> bool:
    """A family name with the article that is nothing else, behind a verb of saying: (رفض) الكبيسي (الإفصاح)."""
    form = tokens.at(place)
    named = form.kind == "word" and form.is_name and form.family >= "2" and not form.nationality
    named = named and form.frequency <= _COMMON and form.key not in day_words()
    return named and form.clitics.article == 2 and not form.clitics.proclitic and tokens.continues(place)


def _past_nationalities(tokens: NameTokens, place: int) -> int:
    while tokens.continues(place) and tokens[place].nationality and tokens[place].clitics.article == 2:
        place += 1
    return place


def _describes(tokens: NameTokens, place: int) -> bool:
    """Whether what may be a title is an adjective or has a demonstrative: (الأسرة) الإعلامية، (هذه) المدرسة."""
    before = tokens.at(place - 1)
    adjective = bool(before.clitics.article) and not titled(tokens, place)  # but (الملكة) الأمير (أندرو)
    return adjective or before.key in word_class("demonstrative")


def _foreigner(tokens: NameTokens, place: int, taken: set[int]) -> Iterator[Name]:
    """The person right behind a definite title, told by a word that no list has and that looks foreign."""
    past = place
    while past < place + _LONGEST and tokens.continues(past) and past not in taken and _foreign(tokens[past]):
        past += 1
    if past > place:
        yield Name(place, past, "PERSON", "announced.person", _CONFIDENCE, cut=0)


def _foreign(form: NameToken) -> bool:
    """A word that is hardly an Arabic one, with no article or pronoun, no verb and no nationality."""
    plain = form.kind == "word" and not (form.nationality or form.clitics.article or form.clitics.enclitic)
    if (
        not plain
        or is_verb(form)
        or verb_before_name(form)
        or form.key in name_words("function")
        or len(form.key) < _SHORTEST
    ):
        return False
    undivided = not form.clitics.proclitic or (form.proclitic in (BI, LI) and form.frequency == 0)
    likened = form.key.startswith(KA) and shared_vocabulary().frequency(after_clitic(form.key, 1)) >= _COMMON
    strange = bool(form.given) or form.frequency < _RARE or form.look[:1] >= _UNARABIC
    strange = strange and not (form.text.endswith(TEH_MARBUTA) and not form.given)  # مأخوذة
    return (
        undivided
        and strange
        and not (likened and not form.given)
        and form.frequency <= (_COMMONER if form.given else _COMMON)
        and uninflected(form)
        and not _better_known_without_alef(form)
    )


def _better_known_without_alef(form: NameToken) -> bool:
    """A noun with the alef of an object, which is better known without: (يمنح المزارع) قرضا."""
    bare = without_ending(form.key, ALEF)
    return bare != form.key and shared_vocabulary().frequency(bare) > form.frequency


def _person(tokens: NameTokens, place: int, taken: set[int]) -> Iterator[Name]:
    """The person that a usual given name begins at a token, or behind nationalities there."""

    def free(at: int) -> bool:
        return tokens.continues(at) and at not in taken

    while free(place) and tokens[place].nationality and tokens[place].clitics.article == 2:
        place += 1
    form = tokens.at(place)
    usual = form.given >= "1" and not form.clitics.stem_start and not form.clitics.enclitic
    if not free(place) or not usual or form.key in name_words("function") or is_verb(form):
        return
    if office_alone(tokens, place) or form.text in written_words("as_written"):
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


def listed_people(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """People whom nothing announces, by a usual given name that is no word and what goes on with it: سقط أحمد رفعت."""
    for place, form in enumerate(tokens):
        usual = form.given >= "2" and place not in taken and form.is_name and not form.clitics.article
        if usual and place + 1 not in taken and _goes_with(tokens, place + 1):
            found = [name for name in _person(tokens, place, taken) if name.words > 1]
            cut = 0 if form.clitics == WHOLE else None
            yield from found or [Name(place, place + 2, "PERSON", "announced.person", _CONFIDENCE, cut=cut)]


def nationals(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """In sport, people by nationality and two names that lists hold, if as words, too: (على) الكويتي سلطان المطيري."""
    for place, form in enumerate(tokens) if tokens.about_sport else ():
        if not form.nationality or form.clitics.article != 2 or not tokens.continues(place + 2):
            continue
        if tokens.at(place - 1).clitics.article or form.text.endswith(TEH_MARBUTA) or form.number == "p":
            continue
        given, family = tokens[place + 1], tokens[place + 2]
        called = given.given >= "2" and given.clitics == WHOLE and not is_verb(given)
        called = called and max(family.given, family.family) >= "1" and not family.nationality
        whole = not (family.clitics.proclitic or family.clitics.enclitic)
        if called and whole and taken.isdisjoint((place + 1, place + 2)):
            yield Name(place + 1, place + 3, "PERSON", "announced.person", _CONFIDENCE, cut=0)


def _goes_with(tokens: NameTokens, place: int) -> bool:
    """Whether a listed name goes on with the given name before it: a usual one where it is also a word, no title, day
    or word of sport, and a verb only before a mark."""
    form = tokens.at(place)
    divided = form.clitics.proclitic or form.clitics.enclitic or form.nationality
    if divided or not tokens.continues(place) or form.key in day_words() or titled(tokens, place + 1):
        return False
    if form.bare in name_words("sport", "adjective", "function") or form.text in written_words("as_written"):
        return False
    if is_verb(form):
        return form.given >= "2" and tokens.at(place + 1).kind == "mark"
    if form.is_name and form.frequency <= _COMMON:
        return max(form.given, form.family) >= "1"
    if form.clitics.article:
        return form.family >= "2"
    return form.given >= "2" and form.frequency <= _COMMONER


def called(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """People between marks behind a word for whom somebody is called or plays: (تدعى) "أسماء"، (شخصية) «نفيسة»."""
    for first, past in tokens.stretches:
        words = tokens[first:past]
        plain = all(form.kind == "word" and form.key not in name_words("function") for form in words)
        due = tokens.at(first - 2).bare in name_words("calls") and len(words) <= _QUOTED
        if due and plain and taken.isdisjoint(range(first, past)):
            yield Name(first, past, "PERSON", "announced.person", _CONFIDENCE, cut=0)
