"""Names that a word like وزارة, جامعة or مطار begins: ended where their phrase does, and those missed added."""

from __future__ import annotations

from bisect import bisect_right

from etl.annotate.names.boundaries import look_up, only_trigger
from etl.annotate.names.noun_phrase import NAMESAKES, adjective, bare, continued, extent, no_part
from etl.annotate.names.persons import RARE
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import Trigger, name_words
from etl.annotate.syntax.clitics import has_lam_article

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
    return sorted(kept.values(), key=lambda name: name.first)


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
    """Go on over the للـ phrase after a body's adjective: المكتب الوطني | للكهرباء والماء."""
    starting = {name.first: name for name in names}
    firsts = sorted(starting)
    for name in names:
        if name.type != "ORG" or name.known or name.past >= len(tokens) or name.past in starting:
            continue
        form, last = tokens[name.past], tokens[name.past - 1]
        to_lam = has_lam_article(form.key) and form.clitics.article and adjective(tokens, name.past - 1)
        family = form.key in name_words("and_family")
        and_more = family or (form.joins_definite and has_lam_article(last.key))
        if to_lam or and_more:
            after = bisect_right(firsts, name.first)
            limit = min([tokens.sentence_end(name.past), *firsts[after : after + 1]])
            name.past = continued(tokens, name.past, limit, _BODY, starting)


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
    return name.type == "ORG" and not name.known and first.stem in name_words("party_to_news") and described


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
    return [Name(place, name.past, "PERSON", "rest_of_phrase", 0.6)] if named else []
