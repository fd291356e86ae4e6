"""Places told apart from people, where one was taken for the other or swallowed by it: the one room for that.

A word for a kind of place makes what follows a place (ناحية البغدادي), a title and a place are no person (مفتي صيدا), a
place ends the person's name before it (خالد | بنجران) and begins the one behind (مجلس ديالى | نزار اللهيبي).
"""

from __future__ import annotations

from itertools import pairwise

from etl.annotate.names.known import LARGE
from etl.annotate.names.signs import bound_word
from etl.annotate.names.spans import Name, NameTokens, covered
from etl.annotate.names.titles import name_words
from etl.annotate.syntax.clitics import BI, LI, WA, is_nisba

_CONFIDENCE = 0.7
_RARE = 3  # frequency class up to which a word is likelier a name than a word where a place is due
_COMMON = 5  # and up to which a word that lists hold as a name is one there


def untitled_places(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, what the tagger took for people with a title or head word and a place made those: مفتي | صيدا."""
    return [_after_title(tokens, name) for name in names]


def _after_title(tokens: NameTokens, name: Name) -> Name:
    if name.type != "PERSON" or name.known or name.words == 1:
        return name
    head = tokens.trigger_at(name.first, name.past)
    if head and head.readings[0].inside and not tokens[name.first].given:  # ميناء برنيكي
        return name.but(type=head.readings[0].type, cut=None, why="a word that begins such names")
    title = tokens.title_at(name.first, name.past - 1)
    place = title and tokens.known_at(title.past, name.past)
    if place and place.past == name.past and all(known.type == "LOC" for known in place.readings):
        return Name(place.first, name.past, "LOC", "announced.place", _CONFIDENCE, tuple(place.readings), 0)
    return name


def places_by_kind(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, and the places after words for a kind of place; a person's name there is the place's, or holds it."""
    starting = {name.first: name for name in names}
    taken = covered(names)
    for match in tokens.triggers:
        head, place = match.readings[0], match.past
        if head.type != "LOC" or head.inside or "proper" not in head.follows or not tokens.continues(place):
            continue
        if tokens[match.first].clitics.article or "vague" in head.goes_on:
            continue
        name, past = starting.get(place), _place_end(tokens, place)
        if name is not None and name.type == "PERSON" and not name.known:
            starting |= {part.first: part for part in _place_first(tokens, name, past)}
        elif name is None and past > place and taken.isdisjoint(range(place, past)):
            starting[place] = Name(place, past, "LOC", "announced.place", _CONFIDENCE)
            taken.update(range(place, past))
    return sorted(starting.values(), key=lambda name: name.first)


def _place_first(tokens: NameTokens, name: Name, past: int) -> list[Name]:
    """The place that what was taken for a person is, and the person's name that may begin behind it."""
    place = name.but(type="LOC", rule="announced.place", why="a word for a kind of place")
    if name.first < past < name.past and tokens[past].given:
        return [place.but(past=past), Name(past, name.past, "PERSON", "tagger", name.confidence)]
    return [place]


def _place_end(tokens: NameTokens, place: int) -> int:
    """Past the place that begins here: a listed one, or one likely word with what it needs; ``place`` for none."""
    form = tokens[place]
    if form.kind != "word" or form.clitics.proclitic or form.clitics.enclitic or form.nationality:
        return place
    listed, past = tokens.known_at(place, min(place + 4, len(tokens))), place + 1
    if listed is not None and not listed.clitic and any(known.type == "LOC" for known in listed.readings):
        past = listed.past
    elif form.key in name_words("begins_place") and tokens.continues(past):
        past += 1
    elif form.frequency > (_COMMON if form.given or form.family else _RARE):
        return place
    return past + (tokens.continues(past) and tokens[past].key in name_words("place_adjective"))


def places_beside(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, and what their neighbours show to be places: غوانزو (الصين), not of a player; الأنبار وصلاح الدين."""
    names = [
        _whole_behind_kind(tokens, _beside(tokens, before, name)) for before, name in pairwise([None, *names])
    ]
    return _in_rows_of_clubs(tokens, names) if tokens.about_sport else names


def _in_rows_of_clubs(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, towns in a row of clubs made the clubs they are, too: (أمام) كالياري، سبيزيا وهيلاس فيرونا."""
    row = list(names)
    forth = [(at - 1, at) for at in range(1, len(row))]
    for beside, at in (*forth, *((at, beside) for beside, at in reversed(forth))):
        name, first = row[at], min(beside, at)
        clubs = tuple(k for k in tokens.listed_as(name.first, name.past) if k.level == "club")
        club = clubs and any(known.level == "club" for known in row[beside].known)
        if club and name.type == "LOC" and _in_a_row(tokens, row[first], row[first + 1]):
            row[at] = name.but("beside a club", type="ORG", known=clubs, rule="announced.club")
    return row


def _in_a_row(tokens: NameTokens, one: Name, other: Name) -> bool:
    """Whether nothing but a comma or و stands between two names."""
    between = tokens[one.past : other.first]
    joined = bool(between) or tokens[other.first].proclitic == WA
    return joined and all(form.punctuation == "comma" for form in between)


def _whole_behind_kind(tokens: NameTokens, name: Name) -> Name:
    """A place's name whose first letter only looks like a clitic, as a word for its kind tells: (مدينة) ليبزيغ."""
    form = tokens[name.first]
    if name.type != "LOC" or name.known or form.clitics.article or form.proclitic not in (BI, LI):
        return name
    head = tokens.trigger_at(name.first - 1, name.first) if tokens.continues(name.first) else None
    kind = head is not None and head.readings[0].type == "LOC" and not tokens[name.first - 1].clitics.article
    return name.but("a kind of place before it", cut=0) if kind and form.frequency <= _RARE else name


def _beside(tokens: NameTokens, before: Name | None, name: Name | None) -> Name:
    assert name is not None
    if name.type == "LOC" or tokens.cut(name) != len(tokens[name.first].proclitic):
        return name
    if name.type == "ORG" and name.rule == "tagger" and not (name.known or tokens.about_sport):
        lies = tokens.known_at(name.past + 1, name.past + 4) if tokens.at(name.past).text == "(" else None
        if lies and lies.readings[0].kind == "country" and tokens.at(lies.past).text == ")":
            return name.but("its country in brackets", type="LOC")
    regions = tuple(k for k in tokens.listed_as(name.first, name.past) if k.kind == "region")
    joined = before is not None and before.type == "LOC" and before.past == name.first
    if joined and regions and tokens[name.first].proclitic == WA:
        return name.but("a region joined to a place", type="LOC", known=regions)
    return name


def places_apart(tokens: NameTokens, name: Name) -> list[Name]:
    """Listed places that were taken for one: الحريق | وحوطة بني تميم، عفيف | الدوادمي."""
    if tokens.pair(name.first - 1) in name_words("no_head"):  # عن طريق | عتيق شهاب
        person = tokens[name.first + 1].given[:1] >= "1"
        return [
            name.but(
                "no word for a place", first=name.first + 1, type="PERSON" if person else "LOC", cut=None
            )
        ]
    listed = all(max(tokens[at].given, tokens[at].family) >= "1" for at in name.places)
    first = tokens[name.first]
    if name.words > 2 and listed and first.is_name and first.given >= "2" and not first.clitics.article:
        return [name.but("nothing but people's names", type="PERSON")]  # سليمان سلامة الجهني
    parts: list[Name] = []
    place = name.first
    if tokens.trigger_at(name.first, name.past):
        return [name]  # دولة قطر
    while place < name.past:
        match = tokens.known_at(place, name.past)
        known = tuple(k for k in match.readings if k.type == "LOC") if match else ()
        if not known and parts and tokens[place].proclitic == WA:  # جدة | ورهاط
            return [*parts, Name(place, name.past, "LOC", name.rule, name.confidence)]
        described = parts and (match is None or match.clitic != WA) and is_nisba(tokens[place].key)
        apart = match is not None and parts and match.clitic != WA  # but ديربي | الدار البيضاء
        if apart:
            known = tuple(k for k in known if k.country in {each.country for each in parts[-1].known})
        if match is None and parts and tokens[place].is_name and tokens[place].given[:1] >= "2":
            return [*parts, Name(place, name.past, "PERSON", name.rule, name.confidence)]  # فاس | محسن الزواق
        if match is None or not known or described or (parts and match.clitic not in ("", WA)):
            return [name]  # إقليم سوسة الشمالية
        parts.append(Name(place, match.past, "LOC", "lexicon.city", _CONFIDENCE, known, match.cut))
        place = match.past
    return parts if len(parts) > 1 else [name]


def place_behind(tokens: NameTokens, name: Name) -> list[Name]:
    """A person's name without the place that its last word is, and that place: (الملك) خالد | بنجران.

    In a line of results what was taken for a body is a person, too: 5 - مولينا | اسبانيا.
    """
    if name.type == "ORG" and not _in_results(tokens, name):
        return [name]
    behind = name.past - 1
    match = tokens.known_at(behind, name.past) if name.words > 1 else None
    if match is None or any(known.type != "LOC" for known in match.readings):
        return [name]
    form = tokens[behind]
    large = any(known.population >= LARGE or known.kind != "city" for known in match.readings)
    # also behind one name: كوفالتشيك | سلوفاكيا
    country = all(known.kind == "country" for known in match.readings)
    called = (form.given or form.family) and not (country and form.clitics.article)  # هند, but الهند
    listed = called or bound_word(tokens, behind)
    plain = not match.clitic and not listed and (country or (large and name.words > 2))
    if not plain and not (match.clitic == BI and form.clitics.proclitic == 1):
        return [name]
    person = name.but(past=behind, type="PERSON", why="a place behind it")
    return [person, Name(behind, behind + 1, "LOC", "lexicon.city", 0.7, tuple(match.readings), match.cut)]


def _in_results(tokens: NameTokens, name: Name) -> bool:
    """Whether what was taken for a body begins a line of results, behind its number: 5 - مولينا اسبانيا."""
    dash, number = tokens.at(name.first - 1), tokens.at(name.first - 2)
    bare = not (name.known or tokens.trigger_at(name.first, name.past))
    return bare and dash.punctuation == "dash" and number.kind == "number"


def person_behind(tokens: NameTokens, name: Name, place: int) -> bool:
    """Whether a body's name ends with a place and a person's begins: (عضو) مجلس ديالى | نزار اللهيبي."""
    form = tokens[place]
    if name.type != "ORG" or place - name.first < 2 or form.clitics.article or not form.given[:1] >= "2":
        return False
    match = tokens.known_at(place - 1, place)
    return match is not None and all(known.type == "LOC" for known in match.readings)
