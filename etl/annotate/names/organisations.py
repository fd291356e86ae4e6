"""Names that a word like وزارة, جامعة or مطار begins: ended where their phrase does, and those missed added."""

from __future__ import annotations

from bisect import bisect_right

from etl.annotate.names.boundaries import look_up, only_trigger
from etl.annotate.names.known import of_kind
from etl.annotate.names.noun_phrase import (
    NAMESAKES,
    adjective,
    bare,
    continued,
    extent,
    no_part,
    purpose_end,
)
from etl.annotate.names.persons import RARE
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import Trigger, name_words, trigger_words
from etl.annotate.names.tokens import NameToken
from etl.annotate.syntax.clitics import has_lam_article, with_article

# What a name that goes on with للـ is taken for.
_BODY = Trigger("ORG", True, frozenset(), "authority", frozenset(["takes_lam", "takes_joined"]))


def bound_phrases(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, those of organisations and places ended where their phrase does, and those missed added."""
    names = _with_namesakes(tokens, names)
    names = [part for name in names for part in _ended(tokens, name)]
    names = [name for name in names if not (_generic(tokens, name) or _common_noun(tokens, name.first))]
    _lengthen(tokens, names)
    starting = {name.first: name for name in names}
    held = {place: name for name in names for place in name.places}
    kept = {id(name): name for name in names}
    for match in tokens.triggers:
        head = match.readings[0]
        if not head.inside or head.type == "MISC" or _common_noun(tokens, match.past - 1):
            continue
        past = extent(tokens, match.past, head, starting)
        phrase = Name(match.first, past, head.type, "head", 0.8, cut=match.cut)
        inside = list({id(held[place]): held[place] for place in phrase.places if place in held}.values())
        if past == match.past or not _better(tokens, phrase, head, inside):
            continue
        for name in inside:
            kept.pop(id(name), None)
        kept[id(phrase)] = phrase
        held.update(dict.fromkeys(phrase.places, phrase))
    _add_national(tokens, kept, held)
    return sorted(kept.values(), key=lambda name: name.first)


def _add_national(tokens: NameTokens, kept: dict[int, Name], held: dict[int, Name]) -> None:
    """Add the bodies of a state that its adjective names: الخارجية المصرية، خفر السواحل الإيطالي."""
    for place, form in enumerate(tokens):
        if form.nationality and form.clitics.article == 2 and not form.clitics.proclitic and place:
            first = _national_body(tokens, place)
            inside = list({id(held[at]): held[at] for at in range(first, place + 1) if at in held}.values())
            if first == place or any(name.first < first or name.past > place + 1 for name in inside):
                continue
            for name in inside:
                kept.pop(id(name), None)
            phrase = Name(first, place + 1, "ORG", "head", 0.8)
            kept[id(phrase)] = phrase
            held.update(dict.fromkeys(phrase.places, phrase))


def _national_body(tokens: NameTokens, place: int) -> int:
    """Where the body begins that an adjective of nationality ends; its own place for none, as after وزير."""
    bodies = name_words("national_body")
    for first in range(max(tokens.sentence_start(place), place - 2), place):
        words = " ".join([_with_article(tokens[first]), *(form.key for form in tokens[first + 1 : place])])
        office = tokens.title_at(first - 1, place + 1) if first else None  # وزير الخارجية المصري
        if words in bodies and (office is None or office.past <= first):
            return first
    return place


def _with_article(form: NameToken) -> str:
    """A word's key without its proclitics, its article whole: للخارجية as الخارجية."""
    return with_article(form.bare) if form.clitics.article else form.stem


def _common_noun(tokens: NameTokens, place: int) -> bool:
    """A head with a complement that makes it no name: هيئة المحلفين، مجلس الإدارة."""
    return f"{tokens[place].bare} {tokens.stem(place + 1)}" in name_words("no_name")


def _with_namesakes(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, those that end in a title joined with the person's name behind: ملعب الأمير | عبدالله الفيصل."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last is not None and name.type == "PERSON" and last.type != "PERSON" and last.past == name.first:
            title = tokens.title_at(last.past - 1, last.past)
            if title is not None and title.readings[0].kind in NAMESAKES and last.words > 1:
                last.past, last.known = name.past, []
                continue
        joined.append(name)
    return joined


def _lengthen(tokens: NameTokens, names: list[Name]) -> None:
    """Go on over the adjectives and the ل phrase behind a body's name: المكتب الوطني | للكهرباء والماء."""
    starting = {name.first: name for name in names}
    firsts = sorted(starting)
    for name in names:
        if name.type != "ORG" or not _open(tokens, name, starting):
            continue
        if _described(tokens, name) or (not name.known and _goes_on(tokens, name)):
            after = bisect_right(firsts, name.first)
            limit = min([tokens.sentence_end(name.past), *firsts[after : after + 1]])
            name.past = continued(tokens, name.past, limit, _BODY, starting)
        elif not name.known and tokens[name.first].clitics.article and adjective(tokens, name.past - 1):
            name.past = purpose_end(tokens, name.past, starting)


def _open(tokens: NameTokens, name: Name, starting: dict[int, Name]) -> bool:
    """Whether a word of no other name follows in the sentence."""
    return name.past < tokens.sentence_end(name.first) and name.past not in starting


def _goes_on(tokens: NameTokens, name: Name) -> bool:
    """Whether للـ follows a body's adjective, or و and a definite noun such a phrase: للكهرباء | والماء."""
    form, last = tokens[name.past], tokens[name.past - 1]
    to_lam = has_lam_article(form.key) and form.clitics.article and adjective(tokens, name.past - 1)
    and_more = form.joins_definite and has_lam_article(last.key)
    return bool(to_lam) or and_more or form.key in name_words("and_family")


def _described(tokens: NameTokens, name: Name) -> bool:
    """Whether a body named by a common noun goes on over an adjective: القطب القضائي | الاقتصادي، التلفزيون | الإيراني.

    A listed body takes a nationality only, and is the one of that country or one that no list has.
    """
    form, last, place = tokens[name.first], tokens[name.past - 1], name.past
    if not last.clitics.article or last.nationality or not adjective(tokens, place):
        return False
    if tokens[place].bare in name_words("outer_adjective") or not (
        form.bare in trigger_words() or form.key in trigger_words()
    ):
        return False
    if not name.known:
        return True
    if not tokens[place].nationality or of_kind(name.known[0].level, "proper"):
        return False
    listed = tokens.listed_as(name.first, place + 1)
    name.known = listed or [known for known in name.known if known.country == tokens[place].nationality]
    return True


def _better(tokens: NameTokens, phrase: Name, head: Trigger, inside: list[Name]) -> bool:
    """Whether the phrase replaces the names in it: it holds them whole, and its head begins names by itself."""
    first, past, form = phrase.first, phrase.past, tokens[phrase.first]
    if any(name.first < first or name.past > past for name in inside):
        return False
    if inside and inside[0].first == first:
        known, type_ = inside[0].known, inside[0].type
        club = bool(known) and known[0].level == "club"  # الاتحاد: also the first word of a federation
        return type_ == head.type and type_ != "PERSON" and (not known or club) and inside[0].past < past
    definite = form.clitics.article > 0 and not tokens[past - 1].nationality
    if not inside and past - first < 3 and (definite or head.kind == "chamber"):
        return False  # الاتحاد النقدي: described as much as named
    if form.stem in name_words("loose_head"):
        return False
    if not inside and form.key[phrase.cut or 0 :] in name_words("asks_name"):
        return False
    return "begins_name" in head.goes_on or (past - first >= 3 and "begins_long_name" in head.goes_on)


def _ended(tokens: NameTokens, name: Name) -> list[Name]:
    """A phrase cut where it ends, and the names that may begin there; a head with nothing left is dropped."""
    if name.type == "PERSON" or name.known or name.words < 2:
        return [name]
    head = tokens.trigger_at(name.first, name.past)
    if head is not None and head.readings[0].inside:
        name.type = head.readings[0].type
        if name.type == "MISC":  # الاتفاق النووي
            return []
    _drop_behind_proper(tokens, name)
    parts = _divided(tokens, name)
    if len(parts) == 1 and parts[0] is name:
        return parts
    for part in parts:
        look_up(tokens, part)
    return [part for part in parts if not only_trigger(tokens, part)]


def _drop_behind_proper(tokens: NameTokens, name: Name) -> None:
    """A nationality behind a proper name is no part of it: شركة كونكو فيليبس (الأميركية)."""
    last, before = tokens[name.past - 1], tokens[name.past - 2]
    proper = before.kind != "mark" and not (before.clitics.article or before.nationality)
    if name.type == "ORG" and name.words > 1 and last.nationality and last.clitics.article and proper:
        name.past -= 1


def _generic(tokens: NameTokens, name: Name) -> bool:
    """A description by one of the words for a side, a team, a government, with adjectives: الفريق الكتالوني."""
    first = tokens[name.first]
    rest = range(name.first + 1, name.past)
    described = all(tokens[place].clitics.article for place in rest)
    if name.type != "ORG" or name.known:
        return False
    return (first.stem in name_words("party_to_news") and described) or _any_such(tokens, name)


def _any_such(tokens: NameTokens, name: Name) -> bool:
    """A kind of body with an indefinite nationality: محكمة جزائرية."""
    form = tokens[name.first]
    indefinite = not form.clitics.article and bare(tokens, name.past - 1)
    return (
        name.words == 2
        and indefinite
        and form.stem in trigger_words()
        and bool(tokens[name.past - 1].nationality)
    )


def _divided(tokens: NameTokens, name: Name) -> list[Name]:
    second = name.first + 1
    head = tokens.trigger_at(name.first, second)
    if head and head.readings[0].kind == "state" and not tokens[second].nationality:
        if name.type == "LOC" and (listed := tokens.listed_as(second, name.past)):
            name.known = [known for known in listed if known.type == "LOC"]  # دولة قطر
            return [name]
        return _person(tokens, second, name)  # رئيس الجمهورية | الباجي قائد السبسي
    for place in name.places[1:]:
        country = tokens.known_at(place, name.past)  # منتخب جنوب أفريقيا
        if tokens[place].key in name_words("side") and place + 1 < name.past and country is None:
            behind = Name(place + 1, name.past, "LOC", name.rule, name.confidence)
            return [_shortened(name, place), behind]  # طرابلس | شمالي | لبنان
        if no_part(tokens, place) and place > second:
            return [_shortened(name, place)]
        match = tokens.title_at(place, name.past)
        title = match.readings[0] if match and not match.clitic else None
        # Right behind the head a title is in the name (جامعة الملك سعود), but a profession.
        if match and title and title.definite and (place > second or title.kind == "profession"):
            return [_shortened(name, place), *_person(tokens, match.past, name)]
        if _breaks(tokens, place) or _person_behind(tokens, name, place):
            return [_shortened(name, place), *_person(tokens, place, name)]
    return [name]


def _shortened(name: Name, past: int) -> Name:
    return Name(name.first, past, name.type, name.rule, name.confidence, cut=name.cut)


def _breaks(tokens: NameTokens, place: int) -> bool:
    """An indefinite word after a definite one, which can only begin something else."""
    form, before = tokens[place], tokens[place - 1]
    if not before.clitics.article or before.clitics.proclitic or not bare(tokens, place):
        return False
    titled = tokens.title_at(place - 1, place)  # جامعة الملك سعود
    return titled is None and (form.is_name or bool(form.given) or form.frequency > RARE)


def _person_behind(tokens: NameTokens, name: Name, place: int) -> bool:
    """Whether a body's name ends with a place and a person's begins: (عضو) مجلس ديالى | نزار اللهيبي."""
    form = tokens[place]
    if name.type != "ORG" or place - name.first < 2 or form.clitics.article or not form.given[:1] >= "2":
        return False
    match = tokens.known_at(place - 1, place)
    return match is not None and all(known.type == "LOC" for known in match.readings)


def _person(tokens: NameTokens, place: int, name: Name) -> list[Name]:
    """What is left of a name from a place on, where a person's name begins there."""
    if place >= name.past:
        return []
    form = tokens[place]
    named = form.given or (form.is_name and name.past - place > 1)
    named = named and not any(known.type == "LOC" for known in tokens.listed_as(place, name.past))  # الإمارات
    after = tokens.at(name.past)
    family = (
        after.clitics.article == 2 and (after.family or after.frequency <= RARE) and not after.nationality
    )
    past = name.past + bool(family and name.past < tokens.sentence_end(place))
    return [Name(place, past, "PERSON", "rest_of_phrase", 0.6)] if named else []
