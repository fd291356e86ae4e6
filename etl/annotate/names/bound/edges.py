"""Where a name begins and ends: titles, kinds of place and outlets stay out; وزارة and حزب stay in."""

from __future__ import annotations

from etl.annotate.names.known import of_kind
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import Trigger, name_words, trigger_words, written_words
from etl.annotate.syntax.clitics import BI, WHOLE, with_article
from etl.annotate.syntax.nominals import is_adjective, is_nisba
from etl.annotate.syntax.paradigm import uninflected
from etl.annotate.syntax.quotation import MAY_CLOSE, MAY_OPEN
from etl.clean.keys import match_key

_DISTRICTS = "YE"  # the country whose districts are called as departments are elsewhere
_COMMON = 5  # frequency class of a noun that is in no proper name
_OPENING, _CLOSING = MAY_OPEN - {"("}, MAY_CLOSE - {")", "]", "}"}  # of quotations


def settled(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names with the edges our conventions give them."""
    done: list[Name] = []
    for name in names:
        if name.type == "ORG" and name.known and name.known[0].kind == "entity":
            done.append(_with_club(tokens, _trim_known(tokens, name), floor=done[-1].past if done else 0))
            continue
        edged = _trim_front(
            tokens, _trim_marks(tokens, _within_marks(tokens, _stop_before_clause(tokens, name)))
        )
        if edged.type == "LOC":  # a body's name the tagger marks with its head
            if done and _head_alone(tokens, done[-1]):
                done.pop()
            edged = _take_head(tokens, edged, floor=done[-1].past if done else 0)
        edged, *behind = _stop_before_place(tokens, edged)
        edged = _trim_nationality(tokens, _trim_marks(tokens, _drop_board(tokens, edged)))
        if edged.places != name.places:
            edged = look_up(tokens, edged)
        done += [edged, *behind] if edged.words else behind
    return done


def _stop_before_clause(tokens: NameTokens, name: Name) -> Name:
    """A body or place ends before أن, a relative or a task: السفارة | أن، تنسيقية المدرسين | الذين، الوزارة | للنظر."""
    if name.type == "PERSON" or name.words == 1:
        return name
    ends = written_words("ends_name")
    past = next((place for place in name.places[1:] if tokens[place].text in ends), name.past)
    while past - name.first > 1 and tokens[past - 1].key in name_words("before_place"):
        past -= 1  # حرس الحدود والجيش | من
    return name if past == name.past else name.but("a clause begins", past=past)


def _within_marks(tokens: NameTokens, name: Name) -> Name:
    """The name of a battalion, network or band without that word, where it stands between marks: كتيبة | "الفداء"."""
    if name.words < 3 or tokens[name.first].stem not in name_words("outside_marks"):
        return name
    first, opened = name.first + 2, tokens[name.first + 1].text in _OPENING
    past = next((place for place in range(first, name.past) if tokens[place].text in _CLOSING), name.past)
    return (
        name.but("a word before such marks", first=first, past=past, cut=0)
        if opened and past > first
        else name
    )


def _trim_known(tokens: NameTokens, name: Name) -> Name:
    """Cut off a listed body's name what is no part of it: تنظيم before it, the nationality of ليفربول (الإنجليزي)."""
    head = tokens.trigger_at(name.first, name.past - 1)
    if head is not None and _announces(head.readings[0], name):
        rest = tokens.listed_as(head.past, name.past)
        if not rest or any(known.type != "LOC" for known in rest):  # but تلفزيون لبنان
            name = name.but("a word before such names", first=head.past, cut=None)
    if not of_kind(name.known[0].level, "proper") or not tokens[name.past - 1].nationality or name.words < 2:
        return name
    official = match_key(name.known[0].name_ar) == " ".join(tokens.keys(name))
    rest = tokens.listed_as(name.first, name.past - 1)
    if name.known[0].level != "club" and all(known.id != name.known[0].id for known in rest):
        return name  # هيئة الإذاعة البريطانية: nobody is called so without
    if not official or (name.words == 2 and rest):
        return name.but("the nationality of a proper name", past=name.past - 1)
    return name  # but الملعب التونسي is called so


def _with_club(tokens: NameTokens, name: Name, floor: int) -> Name:
    """A listed club's name with the word for one before it: نادي | الهلال (السوداني)."""
    before = tokens.trigger_at(name.first - 1, name.first) if name.first > floor else None
    club = name.known[0].level == "club" and not tokens.cut(name) and tokens.continues(name.first)
    if not club or before is None or before.readings[0].kind != "club" or not before.readings[0].inside:
        return name
    return name.but("a word that begins such names", first=before.first, cut=before.cut)


def _trim_nationality(tokens: NameTokens, name: Name) -> Name:
    """Leave out the adjective behind a town's own name: سوسة (التونسية), but الصحراء المغربية."""
    if name.type != "LOC" or name.words < 2 or tokens.listed_as(name.first, name.past):
        return name
    last, before = tokens[name.past - 1], tokens[name.past - 2]
    if last.nationality and last.clitics.article and not before.clitics.article:
        return name.but("the nationality of a town", past=name.past - 1)
    told = last.key in name_words("adjective", "place_adjective") or is_nisba(last) or last.nationality
    place = any(
        known.type == "LOC" and not known.ambiguous and before.key not in name_words("such_a_place")
        for known in tokens.listed_as(name.past - 2, name.past - 1)
    )
    if place and last.clitics.article == 2 and is_adjective(last) and not told:
        return name.but("what the place is like", past=name.past - 1)  # جبال العلا | الشامخة
    return name


def look_up(tokens: NameTokens, name: Name) -> Name:
    """After its edges moved, whose name the lexicons say it is."""
    if not name.words:
        return name
    match = tokens.known_at(name.first, name.past)
    if match is None or match.past != name.past:
        # A title was part of a person's listed name: الملك محمد السادس.
        return name.but(cut=None, known=name.known if name.type == "PERSON" else ())
    if same := tuple(known for known in match.readings if known.type == name.type):
        return name.but(known=same, cut=match.cut)
    if name.type == "ORG" and match.readings[0].kind == "country":  # منتخب الجزائر
        return name.but("a country's name", type="LOC", known=tuple(match.readings), cut=match.cut)
    return name.but(known=(), cut=None)


def _trim_marks(tokens: NameTokens, name: Name) -> Name:
    """Leave out the marks at a name's ends, but what closes a quotation within it: حركة "حماس"."""
    first, past = name.first, name.past
    while first < past and tokens[first].kind == "mark":
        first += 1
    while first < past and tokens[past - 1].kind == "mark":
        past -= 1
    if tokens.at(past).text in _CLOSING:
        opened = False
        for form in tokens[first:past]:
            opened = form.text not in _CLOSING if opened else form.text in _OPENING
        past += opened
    return name if (first, past) == (name.first, name.past) else name.but("marks", first=first, past=past)


def _trim_front(tokens: NameTokens, name: Name) -> Name:
    """Drop what stands before the name proper: a person's titles, the kind of a place, صحيفة."""
    while name.words > 1:
        if tokens[name.first].text in written_words("breaks_off"):
            name = name.but("a preposition before it", first=name.first + 1)  # أمام | إسبانيا
            continue
        if name.type == "PERSON":
            title = tokens.title_at(name.first, name.past - 1)
            if title is None or not (title.readings[0].definite or title.past - title.first > 1):
                return name
            given = tokens[name.first].key in name_words("given_title") and name.words == 2
            if given and tokens[name.first + 1].clitics.article:
                return name  # المختار السوسي, but المختار خالد
            name = name.but("a title before it", first=title.past)
            continue
        head = tokens.trigger_at(name.first, name.past - 1)
        if name.type == "LOC" and (
            _called_so(tokens, name) or tokens[name.first].key in name_words("begins_place")
        ):
            return name
        if name.type == "LOC" and _before_place(tokens, name):
            name = name.but("a side of a place", first=name.first + 1)
        elif head is None and name.type == "ORG" and not name.known and _one_of(tokens, name):
            name = name.but("somebody or something of a body", first=name.first + 1)
        elif head is None or not _announces(head.readings[0], name) or _titled(tokens, head.past, name):
            return name
        else:
            name = name.but("a word before such names", first=head.past)
    return name


def _one_of(tokens: NameTokens, name: Name) -> bool:
    """Whether a body's name begins behind its first word, a bare noun of no body: عون | الحرس الوطني."""
    form, after = tokens[name.first], tokens[name.first + 1]
    title = tokens.title_at(name.first, name.first + 1)
    if (
        title is not None
        and title.readings[0].kind == "profession"
        and form.clitics == after.clitics == WHOLE
    ):
        return not title.readings[0].plural  # نجم | نيويورك نيكس
    noun = form.kind == "word" and not form.clitics.article and form.key not in trigger_words()
    words = with_article(after.bare), *(form.key for form in tokens[name.first + 2 : name.past])
    national = any(" ".join(words[:size]) in name_words("national_body") for size in (1, 2))
    listed = tokens.listed_as(name.first + 1, name.past)
    body = listed and all(known.type == "ORG" for known in listed)
    body = body and (name.words > 2 or not any(known.ambiguous or known.short for known in listed))
    body = body or (name.words > 2 and national)
    common = form.frequency >= _COMMON and not uninflected(form)  # but سبورتينغ الدار البيضاء
    return noun and common and after.clitics.article == 2 and bool(body)


def _called_so(tokens: NameTokens, name: Name) -> bool:
    """Whether the word for a kind of place is in the proper name of a division: ريف دمشق."""
    whole = " ".join(tokens.keys(name))
    listed = tokens.listed_as(name.first, name.past)
    return any(known.kind == "region" and match_key(known.name_ar) == whole for known in listed)


def _announces(head: Trigger, name: Name) -> bool:
    named_so = "called_so" in head.goes_on and any(known.level == head.kind for known in name.known)
    site = head.kind == "outlet" and name.type == "LOC" and not name.known  # موقع بارشين, but قناة السويس
    return not head.inside and (head.type == name.type or site) and not named_so  # but حكومة الوفاق الوطني


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


def _take_head(tokens: NameTokens, name: Name, floor: int) -> Name:
    """A word right before a place that belongs to the name (مطار، جامعة) joins it and gives it its type."""
    if name.known and tokens[name.first].preposition == BI:
        return name  # جمعية | بالمغرب
    for first in range(max(floor, name.first - 2), name.first):
        match = tokens.trigger_at(first, name.first)
        head = match.readings[0] if match and match.past == name.first else None
        if head is None or not head.inside or head.type == "MISC" or "proper" not in head.follows:
            continue
        if tokens.pair(first - 1) in name_words("no_head"):  # عن طريق (تونس)
            continue
        if _complete(tokens, first, head, name):
            return name
        return name.but("a word that begins such names", first=first, type=head.type)
    return name


def _head_alone(tokens: NameTokens, name: Name) -> bool:
    """Whether a name is but a word that begins names, which the one behind it may be: دار | ببلومانيا."""
    head = tokens.trigger_at(name.first, name.past)
    if name.type == "PERSON" or name.known:
        return False
    return head is not None and head.past == name.past and head.readings[0].inside


def _complete(tokens: NameTokens, first: int, head: Trigger, name: Name) -> bool:
    """What needs no such word: a country after a kind of land (صحراء المغرب), or a place after إدارة، سوق، حركة.

    In Yemen that is مديرية, too, a district.
    """
    country = any(known.kind == "country" or known.level == "continent" for known in name.known)
    district = head.kind == "department" and any(known.country == _DISTRICTS for known in name.known)
    land = country and head.type == "LOC" and head.kind != "state"  # دولة قطر
    return land or district or tokens[first].stem in name_words("loose_head")


def _drop_board(tokens: NameTokens, name: Name) -> Name:
    """(رئيس) مجلس إدارة بنك النيل: the board's name is the bank's."""
    if name.type != "ORG":
        return name
    keys = [form.key for form in tokens[name.first : name.first + 2]]
    boards = [words for words in range(1, name.words) if " ".join(keys[:words]) in name_words("board")]
    head = tokens.trigger_at(name.first + boards[0], name.past) if boards else None
    if head is not None and head.readings[0].type == "ORG" and head.readings[0].inside:
        return name.but("the board of a body", first=head.first)
    return name


def _stop_before_place(tokens: NameTokens, name: Name) -> list[Name]:
    """A name ends before بـ and a place, which is a name of its own: جامعة الملك سعود | بالرياض."""
    for place in name.places[1:]:
        if tokens[place].proclitic != BI:
            continue
        match, kind = tokens.known_at(place, name.past), tokens.trigger_at(place, name.past)
        if any(each and each.clitic == BI and each.readings[0].type == "LOC" for each in (match, kind)):
            name = name.but("a place behind a preposition", past=place)
            if match is None or match.clitic != BI:
                return [name]
            known = tuple(each for each in match.readings if each.type == "LOC")
            return [name, Name(place, match.past, "LOC", "lexicon.city", 0.8, known, match.cut)]
    return [name]
