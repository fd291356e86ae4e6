"""Names that a word like وزارة, جامعة or مطار begins: ended where their phrase does, and those missed added."""

from __future__ import annotations

from bisect import bisect_right

from etl.annotate.names.boundaries import look_up, only_trigger
from etl.annotate.names.noun_phrase import (
    NAMESAKES,
    RARE,
    adjective,
    bare,
    continued,
    extent,
    no_part,
)
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import Title, Trigger, name_words
from etl.annotate.syntax.clitics import has_lam_article

_NAMING = frozenset(
    [
        *(
            "ministry",
            "university",
            "faculty",
            "institute",
            "academy",
            "hospital",
            "bank",
            "central_bank",
            "agency",
        ),
        *(
            "news_agency",
            "authority",
            "organisation",
            "association",
            "union",
            "federation",
            "chamber",
            "commission",
        ),
        *("observatory", "municipality", "court", "prosecution", "party", "movement", "embassy", "consulate"),
    ]
)
_BODY = Trigger("ORG", True, frozenset(), "authority")  # what a name that goes on with للـ is taken for
_NAMING_WHEN_LONG = frozenset(["company", "school", "club", "centre", "foundation", "institution", "group"])
_NAMING_PLACES = frozenset(
    [
        "airport",
        "crossing",
        "strait",
        "peninsula",
        "gulf",
        "port",
        "oil_field",
        "cemetery",
        "dam",
        "river",
        "street",
    ]
)


def bound_phrases(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, those of organisations and places ended where their phrase does, and those missed added."""
    names = _with_namesakes(tokens, names)
    names = [part for name in names for part in _ended(tokens, name)]
    names = [
        n for n in names if not (_generic(tokens, n) or (n.type == "ORG" and _common_noun(tokens, n.first)))
    ]
    _lengthen(tokens, names)
    starting = {name.first: name for name in names}
    held = {place: name for name in names for place in range(name.first, name.past)}
    kept = {id(name): name for name in names}
    for match in tokens.triggers:
        head = match.readings[0]
        if not head.inside or head.type == "MISC" or _common_noun(tokens, match.past - 1):
            continue
        past = extent(tokens, match.past, head, starting)
        inside = list(
            {id(held[place]): held[place] for place in range(match.first, past) if place in held}.values()
        )
        form = tokens[match.first]
        definite = form.clitics.article > 0 and not tokens[past - 1].nationality
        if form.stem in name_words("loose_head") and (not inside or inside[0].first > match.first):
            continue
        if not _better(
            match.first, past, head, inside, past > match.past, definite or head.kind == "chamber"
        ):
            continue
        for name in inside:
            kept.pop(id(name), None)
        name = Name(match.first, past, head.type, "head", 0.8, cut=match.cut)
        kept[id(name)] = name
        held.update(dict.fromkeys(range(match.first, past), name))
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
            if title is not None and title.readings[0].kind in NAMESAKES and last.past - last.first > 1:
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


def _better(
    first: int, past: int, head: Trigger, inside: list[Name], complemented: bool, uncertain: bool
) -> bool:
    """Whether the phrase replaces the names in it: it holds them whole, and its head begins names by itself."""
    if not complemented or any(name.first < first or name.past > past for name in inside):
        return False
    if any(name.type == "PERSON" and name.first == first for name in inside):
        return False
    if not inside and uncertain and past - first < 3:
        return False  # الاتحاد النقدي: described as much as named
    if inside and inside[0].first == first:
        known = inside[0].known
        club = bool(known) and known[0].level == "club"  # الاتحاد: also the first word of a federation
        return inside[0].type == head.type and (not known or club) and inside[0].past < past
    long = past - first >= 3 and head.kind in _NAMING_WHEN_LONG
    return long or head.kind in (_NAMING if head.type == "ORG" else _NAMING_PLACES)


def _ended(tokens: NameTokens, name: Name) -> list[Name]:
    """A phrase cut where it ends, and the names that may begin there; a head with nothing left is dropped."""
    if name.type == "PERSON" or name.known or name.past - name.first < 2:
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
    if (
        name.type == "ORG"
        and name.past - name.first > 1
        and last.nationality
        and last.clitics.article
        and proper
    ):
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
        return _person(tokens, second, name)  # رئيس الجمهورية | الباجي قائد السبسي
    for place in range(second, name.past):
        form = tokens[place]
        country = tokens.known_at(place, name.past)  # منتخب جنوب أفريقيا
        if form.key in name_words("side") and place + 1 < name.past and country is None:  # طرابلس شمالي لبنان
            return [_shortened(name, place), Name(place + 1, name.past, "LOC", name.rule, name.confidence)]
        if no_part(tokens, place) and place > second:
            return [_shortened(name, place)]
        title = tokens.title_at(place, name.past)
        if (
            title
            and not title.clitic
            and title.readings[0].definite
            and _interrupts(title.readings[0], place > second)
        ):
            return [_shortened(name, place), *_person(tokens, title.past, name)]
        if _breaks(tokens, place) or _person_behind(tokens, name, place):
            return [_shortened(name, place), *_person(tokens, place, name)]
    return [name]


def _interrupts(title: Title, later: bool) -> bool:
    """Whether a title ends the phrase before it; right behind the head it is in the name (جامعة الملك سعود)."""
    return later or title.kind == "profession"


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
    return [Name(place, name.past, "PERSON", "rest_of_phrase", 0.6)] if named else []
