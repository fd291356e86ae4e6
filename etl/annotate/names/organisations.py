"""Names that a word like وزارة, جامعة or مطار begins: how far they go, by the grammar of the noun phrase.

The head takes a complement (وزارة الداخلية، جامعة الملك سعود، محكمة جنايات القاهرة); its adjectives, coordinated
definite nouns and a للـ phrase follow. After a definite word an indefinite one no longer belongs to the phrase.
"""

from __future__ import annotations

from functools import cache

from etl.annotate.names.boundaries import look_up, only_head
from etl.annotate.names.known import shared_known
from etl.annotate.names.persons import is_verb
from etl.annotate.names.spans import Name, Reading
from etl.annotate.names.titles import Head, Title, name_words, shared_heads, shared_titles
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

# Kinds whose head with a definite complement is nearly always a name; مكتب or مجلس alone is not.
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
_LAM = frozenset(
    [
        "authority",
        "organisation",
        "institute",
        "committee",
        "council",
        "agency",
        "company",
        "federation",
        "association",
        "department",
        "bank",
        "institution",
        "commission",
        "court",
        "observatory",
    ]
)
_COORDINATING = frozenset(
    [
        "ministry",
        "authority",
        "committee",
        "chamber",
        "faculty",
        "institute",
        "council",
        "party",
        "agency",
        "department",
        "hospital",
        "centre",
        "charity",
    ]
)
_BODY = Head("ORG", True, frozenset(), "authority")  # what a name that goes on with للـ is taken for
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
_BARE_COMPLEMENT_BY = frozenset(
    [
        "ministry",
        "court",
        "prosecution",
        "hospital",
        "company",
        "union",
        "federation",
        "association",
        "authority",
        "institute",
        "faculty",
        "chamber",
        "municipality",
        "bank",
    ]
)
_NAMESAKES = frozenset(["honorific", "rank", "office"])  # titles after whose bearers things are called
_DAYS = frozenset(["weekday", "bare_weekday", "deictic", "day_adverb", "daypart"])
_COMMON = 5  # frequency class up to which a given name is read as one
_RARE = 2  # frequency class: a word met so seldom is part of a foreign name (البوابة نيوز)


@cache
def day_words() -> frozenset[str]:
    """The keys of words that begin a date beside a name: أمس، اليوم، الخميس."""
    return frozenset(match_key(row["word"]) for row in read_lexicon("date_words") if row["class"] in _DAYS)


def bound_phrases(reading: Reading, names: list[Name]) -> list[Name]:
    """The names, those of organisations and places ended where their phrase does, and those missed added."""
    names = _with_namesakes(reading, names)
    names = [part for name in names for part in _ended(reading, name)]
    names = [
        n for n in names if not (_generic(reading, n) or (n.type == "ORG" and _common_noun(reading, n.first)))
    ]
    _lengthen(reading, names)
    starting = {name.first: name for name in names}
    held = {place: name for name in names for place in range(name.first, name.past)}
    for match in reading.heads:
        head = match.readings[0]
        if not head.inside or head.type == "MISC" or _common_noun(reading, match.past - 1):
            continue
        past = _extent(reading, match.past, head, starting)
        inside = list(
            {id(held[place]): held[place] for place in range(match.first, past) if place in held}.values()
        )
        form = reading.forms[match.first]
        definite = form.clitics.article > 0 and not reading.forms[past - 1].nationality
        if form.stem in name_words("loose_head") and (not inside or inside[0].first > match.first):
            continue
        if not _better(
            match.first, past, head, inside, past > match.past, definite or head.kind == "chamber"
        ):
            continue
        names = [name for name in names if name not in inside]
        names.append(
            Name(
                match.first,
                past,
                head.type,
                "head",
                0.8,
                cut=match.start - reading.document.starts[match.first],
            )
        )
        held.update(dict.fromkeys(range(match.first, past), names[-1]))
    return sorted(names, key=lambda name: name.first)


def _common_noun(reading: Reading, place: int) -> bool:
    """A head with a complement that makes it no name: هيئة المحلفين، مجلس الإدارة."""
    return f"{reading.forms[place].bare} {reading.stem(place + 1)}" in name_words("no_name")


def _with_namesakes(reading: Reading, names: list[Name]) -> list[Name]:
    """The names, those that end in a title joined with the person's name behind: ملعب الأمير | عبدالله الفيصل."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last is not None and name.type == "PERSON" and last.type != "PERSON" and last.past == name.first:
            title = shared_titles().at(reading.document, last.past - 1, last.past)
            if title is not None and title.readings[0].kind in _NAMESAKES and last.past - last.first > 1:
                last.past, last.known = name.past, []
                continue
        joined.append(name)
    return joined


def _lengthen(reading: Reading, names: list[Name]) -> None:
    """Go on over the للـ phrase after a body's adjective: المكتب الوطني | للكهرباء والماء."""
    starting = {name.first: name for name in names}
    for name in names:
        if name.type != "ORG" or name.known or name.past >= len(reading.forms) or name.past in starting:
            continue
        form, last = reading.forms[name.past], reading.forms[name.past - 1]
        to_lam = form.key.startswith("لل") and form.clitics.article and _adjective(reading, name.past - 1)
        family = form.key in name_words("and_family")
        and_more = family or (
            form.key.startswith("وال") and form.clitics.proclitic == 1 and last.key.startswith("لل")
        )
        if to_lam or and_more:
            limit = min(
                [_sentence_end(reading, name.past), *(first for first in starting if first > name.first)]
            )
            name.past = _continued(reading, name.past, limit, _BODY, starting)


def _better(
    first: int, past: int, head: Head, inside: list[Name], complemented: bool, uncertain: bool
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


def _extent(reading: Reading, place: int, head: Head, starting: dict[int, Name]) -> int:
    """The token after the last of the phrase whose head ends before ``place``; ``place`` itself for none."""
    first, limit = place, _sentence_end(reading, place)
    place = _complement(reading, place, limit, head, starting)
    bare = head.kind == "club" or not reading.forms[place - 1].clitics.article
    if place < limit and reading.forms[place].nationality and bare:
        return place  # نادي أندرليخت (البلجيكي): a proper name is whole without it
    return _continued(reading, place, limit, head, starting) if place > first else first


def _continued(reading: Reading, place: int, limit: int, head: Head, starting: dict[int, Name]) -> int:
    """Past the adjectives, coordinated nouns and للـ phrases that go on with a phrase."""
    while place < limit:
        form = reading.forms[place]
        if _adjective(reading, place) or _adjective_too(reading, place):
            place += 1
        elif form.key.startswith("وال") and form.clitics.proclitic == 1 and head.kind in _COORDINATING:
            if not _joins(reading, place, starting):
                break
            place += 1
        elif (
            form.key.startswith("لل") and form.clitics.article and head.kind in _LAM
        ) or form.key in name_words("and_family"):
            place += 1
        elif head.kind in _LAM and form.key in name_words("purpose"):
            past = place + 1 + (place + 1 < limit and _bare(reading, place + 1))  # لشؤون حقوق الإنسان
            if not _definite_at(reading, past, limit):
                break
            place = past + 1
        else:
            break
    return place


def _complement(reading: Reading, place: int, limit: int, head: Head, starting: dict[int, Name]) -> int:
    """Past the head's complement: (وزارة) الداخلية، (محكمة) جنايات القاهرة، (جامعة) الملك سعود، (دار) غاليمار."""
    if place >= limit:
        return place
    name = _place_at(starting, place)
    if name is not None and not reading.cut(name):
        return name.past
    if "lam" in head.follows and reading.forms[place].key.startswith("لل"):
        return place + 1
    title = shared_titles().at(reading.document, place, limit)
    if title is not None and title.readings[0].definite and title.readings[0].kind in _NAMESAKES:
        past = _proper(reading, title.past, limit, titled=True)
        return past if not title.clitic and past > title.past else place
    if _definite(reading, place):
        return place + 1
    if "proper" in head.follows and _proper(reading, place, limit) > place:
        return _proper(reading, place, limit)
    if head.kind in _BARE_COMPLEMENT_BY and _bare(reading, place):
        name = _place_at(starting, place + 1)
        if name is not None and not reading.cut(name):
            return name.past
        return place + 2 if _definite_at(reading, place + 1, limit) else place
    return place


def _proper(reading: Reading, place: int, limit: int, titled: bool = False) -> int:
    """Past the words that can only be names, بن between them; behind a title the commonest ones, too."""
    while place < limit:
        form = reading.forms[place]
        foreign = (
            form.kind == "word" and _bare(reading, place) and form.frequency <= _RARE and not is_verb(form)
        )
        given = form.given[:1] >= "2" or (form.is_name and bool(form.given))
        after_son = reading.forms[place - 1].key in ("بن", "ابن") and form.kind == "word"
        usual = given and not form.clitics.proclitic and (titled or form.frequency <= _COMMON)
        if form.text == "على" or not (form.key in ("بن", "ابن") or usual or foreign or after_son):
            break
        place += 1
    return place


def _definite_at(reading: Reading, place: int, limit: int) -> bool:
    return place < limit and _definite(reading, place)


def _place_at(starting: dict[int, Name], place: int) -> Name | None:
    name = starting.get(place)
    return name if name is not None and name.type == "LOC" else None


def _sentence_end(reading: Reading, place: int) -> int:
    return next((past for first, past in reading.document.sentences if first <= place < past), place)


def _no_part(reading: Reading, place: int) -> bool:
    """A particle, or a word of the day: صباح، أمس."""
    form = reading.forms[place]
    return (
        form.key in name_words("function") or form.key in day_words() or form.stem in ("صباح", "مساء", "ظهر")
    )


def _bare(reading: Reading, place: int) -> bool:
    """An indefinite noun, which a definite one may define: (محكمة) جنايات (القاهرة)."""
    form = reading.forms[place]
    clitics = form.clitics
    return (
        form.kind == "word"
        and not (clitics.proclitic or clitics.article or clitics.enclitic)
        and len(form.key) > 3
    )


def _definite(reading: Reading, place: int) -> bool:
    form = reading.forms[place]
    return form.clitics.article == 2 and not form.clitics.proclitic and form.key not in day_words()


def _adjective(reading: Reading, place: int) -> bool:
    """A definite adjective: of nationality, a nisba, or one of those institutions have; no participle with إلى."""
    form = reading.forms[place]
    if reading.stem(place + 1) == "الي" and form.bare.startswith("م"):  # المؤدي إلى
        return False
    if not _definite(reading, place) or shared_titles().at(reading.document, place, place + 1):
        return False
    nisba = form.key.endswith(("يه", "ي")) and not form.text.endswith("ى")  # ألقى
    return bool(form.nationality) or form.key in name_words("adjective") or nisba


def _adjective_too(reading: Reading, place: int) -> bool:
    """A nisba that و joins to one before it: (البحوث الفلكية) والجيوفيزيقية."""
    form, before = reading.forms[place], reading.forms[place - 1]
    joined = form.key.startswith("وال") and form.clitics.proclitic == 1 and not form.nationality
    return joined and form.key.endswith("يه") and before.key.endswith("يه") and not before.nationality


def _joins(reading: Reading, place: int, starting: dict[int, Name]) -> bool:
    """و + a definite noun that goes on with the complement: no name or title of its own, no other body."""
    form = reading.forms[place]
    document = reading.document
    other = shared_heads().at(document, place, place + 1) or shared_titles().at(document, place, place + 1)
    return place not in starting and not form.nationality and other is None


def _ended(reading: Reading, name: Name) -> list[Name]:
    """A phrase cut where it ends, and the names that may begin there; a head with nothing left is dropped."""
    if name.type == "PERSON" or name.known or name.past - name.first < 2:
        return [name]
    head = shared_heads().at(reading.document, name.first, name.past)
    if head is not None and head.readings[0].inside:
        name.type = head.readings[0].type
        if name.type == "MISC":  # الاتفاق النووي
            return []
    _drop_behind_proper(reading, name)
    parts = _divided(reading, name)
    if len(parts) == 1 and parts[0] is name:
        return parts
    for part in parts:
        look_up(reading, part)
    return [part for part in parts if not only_head(reading, part)]


def _drop_behind_proper(reading: Reading, name: Name) -> None:
    """A nationality behind a proper name is no part of it: شركة كونكو فيليبس (الأميركية)."""
    last, before = reading.forms[name.past - 1], reading.forms[name.past - 2]
    proper = before.kind != "mark" and not (before.clitics.article or before.nationality)
    if (
        name.type == "ORG"
        and name.past - name.first > 1
        and last.nationality
        and last.clitics.article
        and proper
    ):
        name.past -= 1


def _generic(reading: Reading, name: Name) -> bool:
    """A description by one of the words for a side, a team, a government, with adjectives: الفريق الكتالوني."""
    first = reading.forms[name.first]
    rest = range(name.first + 1, name.past)
    described = all(reading.forms[place].clitics.article for place in rest)
    return name.type == "ORG" and not name.known and first.stem in name_words("party_to_news") and described


def _divided(reading: Reading, name: Name) -> list[Name]:
    second = name.first + 1
    head = shared_heads().at(reading.document, name.first, second)
    if head and head.readings[0].kind == "state" and not reading.forms[second].nationality:
        return _person(reading, second, name)  # رئيس الجمهورية | الباجي قائد السبسي
    for place in range(second, name.past):
        form = reading.forms[place]
        country = shared_known().at(reading.document, place, name.past)  # منتخب جنوب أفريقيا
        if form.key in name_words("side") and place + 1 < name.past and country is None:  # طرابلس شمالي لبنان
            return [_shortened(name, place), Name(place + 1, name.past, "LOC", name.rule, name.confidence)]
        if _no_part(reading, place) and place > second:
            return [_shortened(name, place)]
        title = shared_titles().at(reading.document, place, name.past)
        if (
            title
            and not title.clitic
            and title.readings[0].definite
            and _interrupts(title.readings[0], place > second)
        ):
            return [_shortened(name, place), *_person(reading, title.past, name)]
        if _breaks(reading, place) or _person_behind(reading, name, place):
            return [_shortened(name, place), *_person(reading, place, name)]
    return [name]


def _interrupts(title: Title, later: bool) -> bool:
    """Whether a title ends the phrase before it; right behind the head it is in the name (جامعة الملك سعود)."""
    return later or title.kind == "profession"


def _shortened(name: Name, past: int) -> Name:
    return Name(name.first, past, name.type, name.rule, name.confidence, cut=name.cut)


def _breaks(reading: Reading, place: int) -> bool:
    """An indefinite word after a definite one, which can only begin something else."""
    form, before = reading.forms[place], reading.forms[place - 1]
    if not before.clitics.article or before.clitics.proclitic or not _bare(reading, place):
        return False
    titled = shared_titles().at(reading.document, place - 1, place)  # جامعة الملك سعود
    return titled is None and (form.is_name or bool(form.given) or form.frequency > _RARE)


def _person_behind(reading: Reading, name: Name, place: int) -> bool:
    """Whether a body's name ends with a place and a person's begins: (عضو) مجلس ديالى | نزار اللهيبي."""
    form = reading.forms[place]
    if name.type != "ORG" or place - name.first < 2 or form.clitics.article or not form.given[:1] >= "2":
        return False
    match = shared_known().at(reading.document, place - 1, place)
    return match is not None and all(known.type == "LOC" for known in match.readings)


def _person(reading: Reading, place: int, name: Name) -> list[Name]:
    """What is left of a name from a place on, where a person's name begins there."""
    if place >= name.past:
        return []
    form = reading.forms[place]
    named = form.given or (form.is_name and name.past - place > 1)
    return [Name(place, name.past, "PERSON", "rest_of_phrase", 0.6)] if named else []
