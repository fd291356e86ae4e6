"""Join what the tagger marks with what the lexicons know."""

from __future__ import annotations

from collections import Counter
from functools import cache

from pyarabic.araby_const import ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, TEH_MARBUTA

from etl.annotate.gazetteer import Match
from etl.annotate.names.known import LARGE, Known, of_kind
from etl.annotate.names.noun_phrase import day_words
from etl.annotate.names.signs import in_brackets, place_due
from etl.annotate.names.spans import Laid, Name, NameTokens
from etl.annotate.names.titles import name_words
from etl.annotate.syntax.clitics import BI, WA, is_nisba
from etl.annotate.syntax.quotation import MAY_OPEN
from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon

_ROW = 4  # places joined by و that make a row
_BETWEEN = 2  # tokens between two places of a row: a comma and a side
_TOWN = 20_000  # people: a town that a word like سكان makes of a word that is also another
_KNOWN = 2  # frequency class of a word met often enough to be read whole
_DATELINE = 8  # tokens from the text's start within which the place and the agency stand
_SEPARATORS = frozenset(["dash", "slash", "colon", "bracket", "quotation"])
_COMMON = 5  # frequency class of a word that its letters could also be read as
_FREQUENT = 6  # and up to which a region's name that is also a word is the region where a place is due
_HAMZAS = frozenset([ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA])


def with_listed(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """What the tagger marked, joined with what the lists know: names, whose they are, and their types."""
    laid = Laid(names)
    for match in tokens.listed:
        overlapped = laid.over(match.places)
        only = overlapped[0] if len(overlapped) == 1 else None
        if only and only.type == "PERSON" and _misdivided(tokens, match):
            continue
        if only and only.places == match.places and only.type != "MISC":
            laid.put(_agreed(only, match, tokens))
        elif only and _titled(only, match):
            laid.put(only.but(known=_of_type(match.readings, "PERSON")))
        elif only and _goes_on(tokens, only, match):
            whole = only.but(past=match.past, why="a listed name ends there")
            laid.put(_agreed(whole, match, tokens), [only])
        elif any(_holds(name, match) for name in overlapped):
            continue  # a longer name holds it: جامعة القاهرة
        elif readings := _believed(tokens, match, not _holds_all(match, overlapped), laid):
            laid.put(_listed(match, readings), overlapped)
        elif not overlapped and (begun := _begun(tokens, match, laid)):
            laid.put(begun)
    return laid.names()


def in_rows(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, and the listed places in a row of towns joined by و or commas most of which are marked: ضرما ومرات
    والزلفي، تبسة، شمال الجلفة."""
    laid, row = Laid(names), list[Match[Known]]()
    for match in tokens.listed:
        if not (row and _goes_on_row(tokens, row[-1], match)):
            _complete(laid, row)
            row = []
        row.append(match)
    _complete(laid, row)
    return laid.names()


def _goes_on_row(tokens: NameTokens, last: Match[Known], match: Match[Known]) -> bool:
    """Whether a name follows another behind و or a comma, with no word between but a side's."""
    between = match.first - last.past
    if not 0 < between <= _BETWEEN:
        return between == 0 and match.clitic == WA
    joined = match.clitic == WA
    for form in tokens[last.past : match.first]:
        comma = form.punctuation == "comma"
        if not comma and form.stem not in name_words("side"):
            return False
        joined = joined or comma or form.proclitic == WA
    return joined


def _complete(laid: Laid, row: list[Match[Known]]) -> None:
    """Lay down the places of a row that are not marked yet, where at least half of it is."""
    marked = [name for match in row for name in laid.over(match.places) if name.type == "LOC"]
    if len(row) < _ROW or 2 * len(marked) < len(row):
        return
    homes = Counter(country for name in marked for country in {known.country for known in name.known})
    home = max(homes, key=lambda country: homes[country], default="")
    for match in row:
        known = tuple(k for k in match.readings if k.type == "LOC" and k.country == home)
        if known and not laid.over(match.places):
            laid.put(Name(match.first, match.past, "LOC", f"lexicon.{known[0].kind}", 0.8, known, match.cut))


def _holds(name: Name, match: Match[Known]) -> bool:
    return name.places != match.places and name.first <= match.first and match.past <= name.past


def _misdivided(tokens: NameTokens, match: Match[Known]) -> bool:
    """Whether a list finds a name behind the first letter of another: رشيد in كرشيد."""
    form = tokens[match.first]
    return bool(match.clitic) and not form.clitics.proclitic and bool(form.given or form.family)


def _holds_all(match: Match[Known], names: list[Name]) -> bool:
    """Whether a listed place of several words is but longer than what was marked in it: منزل | عبد الرحمان."""
    if all(name.places == match.places for name in names):
        return True
    town = match.past - match.first > 1 and not any(k.type != "LOC" or k.ambiguous for k in match.readings)
    return town and all(match.first <= name.first and name.past <= match.past for name in names)


def _of_type(readings: list[Known], type_: str) -> tuple[Known, ...]:
    return tuple(known for known in readings if known.type == type_)


def _titled(name: Name, match: Match[Known]) -> bool:
    """The list knows the person by title and first name: السلطان هيثم beside the tagger's هيثم بن طارق."""
    return (
        name.type == match.readings[0].type == "PERSON" and match.first < name.first < match.past < name.past
    )


def _goes_on(tokens: NameTokens, name: Name, match: Match[Known]) -> bool:
    """The tagger went on past a sure name of that type, over what is no part of one: (صندوق النقد الدولي) الخرطوم."""
    if not (name.first == match.first < match.past < name.past) or match.past - match.first < 2:
        return False
    form = tokens[match.past]
    adjective = form.nationality or is_nisba(form.key)
    if name.type == "PERSON" and (form.given or form.family or form.frequency < _KNOWN):
        return False  # another, whose name goes on: محمد الناصر | جبيرة
    whole = match.readings[0].type == name.type and not (adjective or form.clitics.proclitic)
    return whole and _sure(tokens, match)


def _begun(tokens: NameTokens, match: Match[Known], laid: Laid) -> Name | None:
    """The listed name that one which is none here begins with: (قصف) حلب | اليوم."""
    begun = tokens.known_at(match.first, match.past - 1)
    readings = _believed(tokens, begun, False, laid) if begun is not None else []
    return _listed(begun, readings) if begun is not None and readings else None


def _listed(match: Match[Known], readings: list[Known]) -> Name:
    kind = min(readings, key=lambda known: (known.short, known.ambiguous)).type
    same = _of_type(readings, kind)
    return Name(match.first, match.past, kind, f"lexicon.{same[0].kind}", 0.9, same, match.cut)


def _agreed(name: Name, match: Match[Known], tokens: NameTokens) -> Name:
    """The tagger and a list name the same stretch: the list says whose it is, and its type where it is sure."""
    type_, readings = name.type, match.readings
    if type_ == "LOC" and (_federation_rather(tokens, match) or _club_rather(tokens, match)):
        type_ = "ORG"
    same = _of_type(readings, type_)
    if type_ == "ORG" and same and all(known.ambiguous for known in same):
        place = _place_rather(tokens, match) and not _club_rather(tokens, match)
        type_ = "LOC" if place else "ORG"
    curated = [known for known in readings if known.kind == "entity"]
    if not same and (
        _sure(tokens, match)
        or (match.past - match.first > 1 and not any(k.ambiguous for k in readings))
        or (curated and not any(known.ambiguous or known.short for known in curated))
        or (type_ == "PERSON" and _large_city(tokens, match))
    ):
        type_ = readings[0].type  # the tagger's person أبو ظبي is the city
    if same := _of_type(readings, type_):
        rule = f"tagger+lexicon.{same[0].kind}"
        return name.but("a list knows it", type=type_, known=same, cut=match.cut, rule=rule, confidence=0.95)
    return name if type_ == name.type else name.but("a list says what it is", type=type_)


def _large_city(tokens: NameTokens, match: Match[Known]) -> bool:
    """Nothing but a city that its name alone is likely to mean, and that nobody is called by: (مع) باكو."""
    form = tokens[match.first]
    people = match.past - match.first > 1 or form.given or form.family
    places = all(known.type == "LOC" for known in match.readings)
    return not people and places and any(known.population >= LARGE for known in match.readings)


def _federation_rather(tokens: NameTokens, match: Match[Known]) -> bool:
    """In sport a federation's short name that is also a town's, where no place is due: (رئيس) الكاف."""
    federation = any(known.level == "sports_body" for known in match.readings)
    if (
        not federation
        or not tokens.about_sport
        or not all(k.ambiguous or k.type == "ORG" for k in match.readings)
    ):
        return False
    before = tokens.at(match.first - 1).stem
    return not (place_due(tokens, match.first, match.clitic.endswith(BI)) or before in kind_words())


def _club_rather(tokens: NameTokens, match: Match[Known]) -> bool:
    """In sport a town that its nationality in the masculine follows, as a club's does: روستوف (الروسي)."""
    if not tokens.about_sport:
        return False
    adjective, before = tokens.at(match.past), tokens.at(match.first - 1)
    if not adjective.nationality or adjective.clitics.article != 2:
        return False
    towns = [known for known in match.readings if known.kind == "city"]
    described = before.kind == "word" and before.bare not in name_words("before_club")  # ملعب روستوف (الروسي)
    feminine = adjective.text.endswith(TEH_MARBUTA)
    return not (described or feminine) and any(known.country == adjective.nationality for known in towns)


def _place_rather(tokens: NameTokens, match: Match[Known]) -> bool:
    """A place's name that an outlet or body may bear, too, where neither marks nor صحيفة say so: the place."""
    if all(known.type != "LOC" or known.ambiguous for known in match.readings):
        return False
    before = tokens.at(match.first - 1)
    if before.kind in ("mark", "edge"):
        return before.text not in MAY_OPEN
    head = tokens.trigger_at(match.first - 1, match.first)
    return head is None or head.readings[0].type == "LOC"


def _sure(tokens: NameTokens, match: Match[Known]) -> bool:
    """A name of several words, or one that the lexicon says is nothing else; an outlet's is often a phrase, too."""
    curated = [known for known in match.readings if known.kind in ("entity", "country") and not known.short]
    phrase = all(of_kind(known.level, "cited") for known in curated)
    phrase = phrase and tokens.trigger_at(match.first, match.past) is None  # but شبكة الميادين
    several = match.past - match.first > 1 and not phrase
    return bool(curated) and (several or not any(known.ambiguous for known in match.readings))


def _believed(tokens: NameTokens, match: Match[Known], overlapping: bool, laid: Laid) -> list[Known]:
    """What a listed name that the tagger did not mark may be here; nothing where it is none."""
    if match.past - match.first == 1 and _whole_word(tokens, match):
        return []
    if _sure(tokens, match) or (not overlapping and _signs_text(tokens, match)):
        return match.readings
    places = [known for known in match.readings if known.kind in ("city", "region")]
    return places if places and not overlapping and _placed(tokens, match, places, laid) else []


def _placed(tokens: NameTokens, match: Match[Known], places: list[Known], laid: Laid) -> bool:
    """Whether what stands around a city's or region's name says that it is one; of المدينة nothing does."""
    form, before = tokens[match.first], tokens.at(match.first - 1)
    generic = match.past - match.first == 1 and form.clitics.article and form.bare in kind_words()
    if generic or _whole_word(tokens, match) or _spelt_apart(tokens, match, places):
        return False
    regions = {known.country for known in places if known.kind == "region"}
    takes = before.stem in name_words("takes_place") and (
        regions or any(k.population >= _TOWN for k in places)
    )
    if form.bare in name_words("side") and before.stem in name_words("before_side"):
        return False
    if takes or before.stem in kind_words():
        return True
    if in_brackets(tokens, match.past, {known.country for known in places}):
        return True
    if match.clitic == WA and (joined := laid.at(match.first - 1)) and joined.type == "LOC":
        return _enumerated(tokens, match, joined, places)
    if before.punctuation == "comma" and (listed := laid.at(match.first - 2)) and listed.type == "LOC":
        beside = {known.country for known in listed.known}
        if _closed(tokens, match) and not beside.isdisjoint({known.country for known in places}):
            return True  # سطات، الجديدة، آسفي
    if form.clitics.article and not match.clitic and before.clitics.article:
        return False  # الإدارة الزرقاء
    due = place_due(tokens, match.first, match.clitic.endswith(BI))
    plain = [known for known in places if not known.ambiguous]
    opens = before.kind in ("mark", "edge")  # as the place of a dateline does
    if due and _told(tokens, match, places) and _closed(tokens, match):
        return True
    return bool(plain) and (
        due
        or any(known.population >= LARGE for known in plain)
        or (plain[0].kind == "region" and (form.frequency < _COMMON or opens))
    )


def _enumerated(tokens: NameTokens, match: Match[Known], joined: Name, places: list[Known]) -> bool:
    """Whether a name that و joins to a place is one, too: تعز وحجة, ضباء والوجه, but not باريس وكان."""
    beside = {known.country for known in joined.known}
    regions = {known.country for known in places if known.kind == "region"}
    form = tokens[match.first]
    if form.frequency <= _COMMON or not beside.isdisjoint(regions):
        return True
    near = not beside.isdisjoint({known.country for known in places})
    return near and bool(form.clitics.article) and _closed(tokens, match)


def _told(tokens: NameTokens, match: Match[Known], places: list[Known]) -> bool:
    """Whether a region's name that is a word, too, is not too common a one, or has a hamza as the text writes it: إب.

    A district's is no likelier than the word.
    """
    places = [known for known in places if known.kind == "region" and known.level != "district"]
    if not places:
        return False
    text = tokens[match.first].text[match.cut :]
    written = not _HAMZAS.isdisjoint(text) and any(known.name_ar == text for known in places)
    return written or tokens[match.first].frequency <= _FREQUENT


def _closed(tokens: NameTokens, match: Match[Known]) -> bool:
    """Whether no word follows that may go on with the phrase: (في) الجوف منذ سنوات, not (في) الرباط المتصالب."""
    after = tokens.at(match.past)
    goes_on = after.kind == "word" and not after.clitics.proclitic
    return not goes_on or after.key in name_words("function", "before_place") or after.key in day_words()


def _spelt_apart(tokens: NameTokens, match: Match[Known], places: list[Known]) -> bool:
    """A common word that only its hamza, which the text writes, tells from the place: أب and آب beside إب."""
    text, form = tokens[match.first].text[match.cut :], tokens[match.first]
    if match.past - match.first > 1 or form.frequency < _COMMON:
        return False
    alike = [known.name_ar for known in places if match_key(known.name_ar) == match_key(text)]
    return bool(alike) and all(
        any(one != other and {one, other} <= _HAMZAS for one, other in zip(text, name, strict=False))
        for name in alike
    )


def _signs_text(tokens: NameTokens, match: Match[Known]) -> bool:
    """An agency's or newspaper's name among the first words, marks on both sides: عمان - بترا -، بغداد/ المدى."""
    outlet = of_kind(match.readings[0].level, "signs_text")
    if not outlet or match.first > _DATELINE or match.clitic or match.past >= len(tokens):
        return False
    ends_line = tokens.sentence_start(match.past) == match.past
    before = match.first == 0 or tokens[match.first - 1].punctuation in _SEPARATORS
    return before and (ends_line or tokens[match.past].punctuation in _SEPARATORS)


def _whole_word(tokens: NameTokens, match: Match[Known]) -> bool:
    """A word whose first letter only looks like a clitic before a name: كبيرا (بيرا), فطرة (طرة)."""
    form = tokens[match.first]
    divided = not match.clitic or form.clitics.proclitic
    return not divided and shared_vocabulary().frequency(form.key) >= _KNOWN


@cache
def kind_words() -> frozenset[str]:
    """The keys of the words after which a place's name follows: مدينة، مدن، محافظ; ambiguous names count there."""
    rows = [row for row in read_lexicon("organisation_heads") if row["kind"] != "state"]
    rows = [row for row in rows if row["type"] == "LOC" and row["inside"] == "no"]
    words = {match_key(form) for row in rows for form in (row["form"], *alternatives(row["plural"]))}
    return frozenset(words - name_words("no_kind_of_place") | name_words("kind_of_place"))
