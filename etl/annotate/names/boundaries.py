"""Where a name begins and ends: titles, kinds of place and outlets stay out; وزارة and حزب stay in."""

from __future__ import annotations

from etl.annotate.names.known import of_kind
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import Trigger, name_words, trigger_words
from etl.annotate.syntax.clitics import BI
from etl.annotate.syntax.quotation import MAY_CLOSE, MAY_OPEN
from etl.clean.keys import match_key

_OPENING, _CLOSING = MAY_OPEN - {"("}, MAY_CLOSE - {")", "]", "}"}  # of quotations


def settle(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names with the edges our conventions give them; those of which nothing is left are dropped."""
    settled: list[Name] = []
    for name in names:
        if name.type == "ORG" and name.known and name.known[0].kind == "entity":
            _trim_known(tokens, name)
            settled.append(name)
            continue
        before = (name.first, name.past)
        _trim_marks(tokens, name)
        if name.first < name.past:
            _trim_front(tokens, name)
        floor = settled[-1].past if settled else 0
        if name.type == "LOC":  # a body's name the tagger marks with its head
            _take_head(tokens, name, floor)
        behind = _stop_before_place(tokens, name)
        if name.type == "ORG":
            _drop_board(tokens, name)
        _trim_marks(tokens, name)
        _trim_nationality(tokens, name)
        if (name.first, name.past) != before:
            look_up(tokens, name)
        if name.first < name.past and not is_adjective(tokens, name) and not only_trigger(tokens, name):
            settled.append(name)
        settled += behind
    return settled


def _trim_known(tokens: NameTokens, name: Name) -> None:
    """Cut off a listed body's name what is no part of it: تنظيم before it, the nationality of ليفربول (الإنجليزي)."""
    head = tokens.trigger_at(name.first, name.past - 1)
    if head is not None and head.readings[0].type == "ORG" and not head.readings[0].inside:
        rest = tokens.listed_as(head.past, name.past)
        if not rest or any(known.type != "LOC" for known in rest):  # but تلفزيون لبنان
            name.first, name.cut = head.past, None
    if not of_kind(name.known[0].level, "proper") or not tokens[name.past - 1].nationality or name.words < 2:
        return
    official = match_key(name.known[0].name_ar) == " ".join(tokens.keys(name))
    if not official or (name.words == 2 and tokens.listed_as(name.first, name.past - 1)):
        name.past -= 1  # but الملعب التونسي is called so


def _trim_nationality(tokens: NameTokens, name: Name) -> None:
    """Leave out the adjective behind a town's own name: سوسة (التونسية), but الصحراء المغربية."""
    if name.type != "LOC" or name.words < 2 or tokens.listed_as(name.first, name.past):
        return
    last, before = tokens[name.past - 1], tokens[name.past - 2]
    if last.nationality and last.clitics.article and not before.clitics.article:
        name.past -= 1


def look_up(tokens: NameTokens, name: Name) -> None:
    """After its edges moved, whose name the lexicons say it is."""
    listed, name.known, name.cut = name.known, [], None
    if name.first >= name.past:
        return
    match = tokens.known_at(name.first, name.past)
    if match is not None and match.past == name.past:
        name.known = [known for known in match.readings if known.type == name.type]
        if not name.known and name.type == "ORG" and match.readings[0].kind == "country":
            name.type, name.known = "LOC", list(match.readings)  # منتخب الجزائر
        if name.known:
            name.cut = match.cut
    elif name.type == "PERSON":  # a title was part of the listed name: الملك محمد السادس
        name.known = listed


def _trim_marks(tokens: NameTokens, name: Name) -> None:
    """Leave out the marks at a name's ends, but what closes a quotation within it: حركة "حماس"."""
    while name.first < name.past and tokens[name.first].kind == "mark":
        name.first += 1
    while name.first < name.past and tokens[name.past - 1].kind == "mark":
        name.past -= 1
    if tokens.at(name.past).text in _CLOSING:
        opened = False
        for form in tokens[name.first : name.past]:
            opened = form.text not in _CLOSING if opened else form.text in _OPENING
        name.past += opened


def _trim_front(tokens: NameTokens, name: Name) -> None:
    """Drop what stands before the name proper: a person's titles, the kind of a place, صحيفة."""
    while name.words > 1:
        if name.type == "PERSON":
            title = tokens.title_at(name.first, name.past - 1)
            if title is None or not (title.readings[0].definite or title.past - title.first > 1):
                return
            name.first = title.past
        else:
            head = tokens.trigger_at(name.first, name.past - 1)
            if name.type == "LOC" and _called_so(tokens, name):
                return
            if name.type == "LOC" and _before_place(tokens, name):
                name.first += 1
            elif head is None or not _announces(head.readings[0], name) or _titled(tokens, head.past, name):
                return
            else:
                name.first = head.past


def _called_so(tokens: NameTokens, name: Name) -> bool:
    """Whether the word for a kind of place is in the proper name of a division: ريف دمشق."""
    whole = " ".join(tokens.keys(name))
    listed = tokens.listed_as(name.first, name.past)
    return any(known.kind == "region" and match_key(known.name_ar) == whole for known in listed)


def _announces(head: Trigger, name: Name) -> bool:
    return not head.inside and head.type == name.type


def _titled(tokens: NameTokens, place: int, name: Name) -> bool:
    """What follows the word مدينة is a person's title, so that it belongs to the name: مدينة الملك عبدالله."""
    return name.type == "LOC" and tokens.title_at(place, name.past) is not None


def _before_place(tokens: NameTokens, name: Name) -> bool:
    """A side of a known place (جنوب لبنان) that is no place's name as a whole (جنوب السودان، شمال دارفور)."""
    if tokens[name.first].key not in name_words("side") or name.known:
        return False
    whole, rest = (tokens.known_at(first, name.past) for first in (name.first, name.first + 1))
    return (
        rest is not None
        and rest.past == name.past
        and not rest.clitic
        and (whole is None or whole.past < name.past)
    )


def _take_head(tokens: NameTokens, name: Name, floor: int) -> None:
    """A word right before a place that belongs to the name (مطار، جامعة) joins it and gives it its type."""
    for first in range(max(floor, name.first - 2), name.first):
        match = tokens.trigger_at(first, name.first)
        head = match.readings[0] if match and match.past == name.first else None
        if head is None or not head.inside or head.type == "MISC" or "proper" not in head.follows:
            continue
        if tokens.pair(first - 1) in name_words("no_head"):  # عن طريق (تونس)
            continue
        if not _complete(tokens, first, head, name):
            name.first, name.type = first, head.type
        return


def _complete(tokens: NameTokens, first: int, head: Trigger, name: Name) -> bool:
    """What needs no such word: a country after a kind of land (صحراء المغرب), or a place after إدارة، سوق، حركة."""
    country = any(known.kind == "country" or known.level == "continent" for known in name.known)
    land = country and head.type == "LOC" and head.kind != "state"  # دولة قطر
    return land or tokens[first].stem in name_words("loose_head")


def _drop_board(tokens: NameTokens, name: Name) -> None:
    """(رئيس) مجلس إدارة بنك النيل: the board's name is the bank's."""
    keys = [form.key for form in tokens[name.first : name.first + 2]]
    boards = [words for words in range(1, name.words) if " ".join(keys[:words]) in name_words("board")]
    head = tokens.trigger_at(name.first + boards[0], name.past) if boards else None
    if head is not None and head.readings[0].type == "ORG" and head.readings[0].inside:
        name.first = head.first


def _stop_before_place(tokens: NameTokens, name: Name) -> list[Name]:
    """A name ends before بـ and a place, which is a name of its own: جامعة الملك سعود | بالرياض."""
    for place in name.places[1:]:
        if tokens[place].proclitic != BI:
            continue
        match, kind = tokens.known_at(place, name.past), tokens.trigger_at(place, name.past)
        if any(each and each.clitic == BI and each.readings[0].type == "LOC" for each in (match, kind)):
            name.past = place
            if match is None or match.clitic != BI:
                return []
            known = [each for each in match.readings if each.type == "LOC"]
            return [Name(place, match.past, "LOC", "lexicon.city", 0.8, known, match.cut)]
    return []


def only_trigger(tokens: NameTokens, name: Name) -> bool:
    """A word that begins names (مكتبه، الشركة) with nothing after it: generic, or no name at all."""
    if name.known or name.type == "PERSON":
        return False
    form, head = tokens[name.first], tokens.trigger_at(name.first, name.past)
    generic = name.words == 1 and form.clitics.article == 2 and form.bare in trigger_words()
    return generic or (head is not None and head.past == name.past)


def is_adjective(tokens: NameTokens, name: Name) -> bool:
    """A nationality adjective that the tagger or a list took for a place or a body: العراقي، (الحكومة) السعودية."""
    form = tokens[name.first]
    if name.type == "PERSON" or name.words > 1 or not form.nationality:
        return False
    if name.type == "ORG":  # (نظيره) المكسيكي, but not the club المصري
        return not name.known
    if not any(known.kind in ("country", "region", "entity") for known in name.known):
        return True
    if name.first == 0 or form.clitics.proclitic:
        return False
    before = tokens[name.first - 1]
    return before.kind == "word" and (before.clitics.article > 0 or bool(before.nationality))
