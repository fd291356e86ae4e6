"""Names that a word like وزارة, جامعة or مطار begins: ended where their phrase does, no sooner."""

from __future__ import annotations

from bisect import bisect_right

from etl.annotate.names.bound.edges import look_up
from etl.annotate.names.bound.places_people import person_behind
from etl.annotate.names.filter.descriptions import head_alone
from etl.annotate.names.filter.seen import Seen
from etl.annotate.names.known import Known, of_kind
from etl.annotate.names.noun_phrase import (
    NAMESAKES,
    adjective,
    asks_preposition,
    bare,
    begins_bodies,
    continued,
    dated,
    no_part,
)
from etl.annotate.names.signs import RARE
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import Trigger, name_words, trigger_words
from etl.annotate.syntax.clitics import WA, WHOLE, has_lam_article
from etl.annotate.syntax.nominals import is_adjective, is_definite_noun, is_nisba
from etl.annotate.syntax.quotation import MAY_CLOSE, MAY_OPEN

_WITH_DEPUTIES = frozenset(
    ["ministry", "university"]
)  # kinds of bodies whose deputies are told apart by tasks
# What a name that goes on with للـ is taken for.
_BODY = Trigger("ORG", True, frozenset(), "authority", frozenset(["takes_lam", "takes_joined"]))


def with_namesakes(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, those that end in a title joined with the person's name behind: ملعب الأمير | عبدالله الفيصل."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last is not None and name.type == "PERSON" and last.type != "PERSON" and last.past == name.first:
            title = tokens.title_at(last.past - 1, last.past)
            if title is not None and title.readings[0].kind in NAMESAKES and last.words > 1:
                joined[-1] = last.but("called after somebody", past=name.past, known=())
                continue
        joined.append(name)
    return joined


def ended(tokens: NameTokens, name: Name) -> list[Name]:
    """A phrase cut where it ends by grammar, and the names that may begin there."""
    if name.type == "PERSON" or name.known or name.words < 2:
        return [name]
    head = tokens.trigger_at(name.first, name.past)
    if head is not None and head.readings[0].inside and head.readings[0].type != name.type:
        name = name.but("a word that begins such names", type=head.readings[0].type)
    if head is not None and head.readings[0].inside and head.clitic and not tokens.cut(name):
        name = name.but("a preposition before that word", cut=head.cut)  # بدار الفنون
    proper = _without_task(tokens, _without_nationality(tokens, name))
    if two := _two_bodies(tokens, name):
        return two
    parts = _divided(tokens, proper)
    undivided = len(parts) == 1 and parts[0].places == proper.places
    if undivided:
        return parts
    seen = Seen(tokens, [])
    return [part for each in parts if not head_alone(seen, part := look_up(tokens, each))]


def _without_nationality(tokens: NameTokens, name: Name) -> Name:
    """A nationality behind a proper name is no part of it: شركة كونكو فيليبس (الأميركية)."""
    last, before = tokens[name.past - 1], tokens[name.past - 2]
    proper = before.kind != "mark" and not (before.clitics.article or before.nationality)
    half, rest = last.clitics.article == 2 and last.bare in name_words("side"), tokens.at(name.past)
    if name.type == "ORG" and half and proper and rest.clitics == WHOLE and is_nisba(rest):
        return name.but("half the nationality of a proper name", past=name.past - 1)  # نادي سيمبا | الجنوب
    company = last.key in name_words("company_adjective")  # المالية, also of Mali
    if name.type == "ORG" and last.nationality and last.clitics.article and proper and not company:
        return name.but("the nationality of a proper name", past=name.past - 1)
    return name


def _without_task(tokens: NameTokens, name: Name) -> Name:
    """What a deputy is for is no part of a body's name: وكيل جامعة الملك فيصل | للخدمات المشتركة.

    Nor is a second such phrase anybody's: (مدير) مركز محمد بن راشد للفضاء | للشؤون العلمية.
    """
    purposes = [
        place
        for place in name.places[2:]
        if has_lam_article(tokens[place].key) and tokens[place].clitics.article
    ]
    if name.type != "ORG" or len(purposes) < 2 - _of_deputy(tokens, name):
        return name
    return name.but("a task, no part of a name", past=purposes[-1])


def _of_deputy(tokens: NameTokens, name: Name) -> bool:
    """Whether a body is one whose deputies are told apart by tasks, and such a deputy stands before it."""
    deputy = any(tokens.at(name.first - back).bare in name_words("deputy") for back in (1, 2))
    head = tokens.trigger_at(name.first, name.past)
    return deputy and head is not None and head.readings[0].kind in _WITH_DEPUTIES


def lengthened(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """Go on over the adjectives and the للـ phrase behind a body's name: المكتب الوطني | للكهرباء والماء."""
    starting = {name.first: name for name in names}
    firsts = sorted(starting)
    return [_lengthened(tokens, name, starting, firsts) if name.type == "ORG" else name for name in names]


def _lengthened(tokens: NameTokens, name: Name, starting: dict[int, Name], firsts: list[int]) -> Name:
    if not _open(tokens, name, starting):
        return name
    described = _described(tokens, name)
    if described is not None or (not name.known and _goes_on(tokens, name)):
        after = bisect_right(firsts, name.first)
        limit = min([tokens.sentence_end(name.past), *firsts[after : after + 1]])
        past = continued(tokens, name.past, limit, _BODY, starting)
        return name.but("goes on over its adjectives", past=past, known=described or ())
    return name


def _open(tokens: NameTokens, name: Name, starting: dict[int, Name]) -> bool:
    """Whether a word of no other name follows in the sentence."""
    return name.past < tokens.sentence_end(name.first) and name.past not in starting


def _goes_on(tokens: NameTokens, name: Name) -> bool:
    """Whether للـ follows a body's adjective, و and a definite noun such a phrase (للكهرباء | والماء), or what else a
    phrase goes on with: (تنمية الغطاء النباتي) | ومكافحة التصحر، (للوقاية) | من الفساد، (القطاع) | غير الربحي."""
    form, last = tokens[name.past], tokens[name.past - 1]
    if last.clitics.article and (
        form.key in name_words("before_adjective") or asks_preposition(tokens, name.past)
    ):
        return True
    begun = tokens[name.first].bare in trigger_words()
    if begun and last.clitics.article and form.proclitic == WA and form.stem in name_words("field"):
        return True
    if begun and not last.clitics.article and form.key in name_words("company_adjective"):
        return True  # مجموعة جي إف إتش | المالية
    to_lam = has_lam_article(form.key) and form.clitics.article and not _of_deputy(tokens, name)
    domain = begun and form.bare in name_words("domain") and not has_lam_article(last.key)
    to_lam = to_lam and (adjective(tokens, name.past - 1) or domain)
    ministry = begun and last.joins_definite and _ministry(tokens, name)  # وزارة التجهيز والنقل | والماء
    purpose = tokens[name.past - 2].key in name_words("purpose")  # لتكنولوجيا البترول | والتنمية
    and_more = form.joins_definite and (has_lam_article(last.key) or ministry or purpose)
    described = adjective(tokens, name.past - 1) and not _ministry(tokens, name)
    for_it = begun and described and form.key in name_words("purpose")  # الجمعية الخيرية | لتحفيظ القرآن
    return bool(to_lam or for_it) or and_more or form.key in name_words("and_family")


def _ministry(tokens: NameTokens, name: Name) -> bool:
    head = tokens.trigger_at(name.first, name.past)
    return head is not None and head.readings[0].kind == "ministry"


def _described(tokens: NameTokens, name: Name) -> tuple[Known, ...] | None:
    """Whose name it is with the adjective behind it, over which a body named by a common noun goes on:
    القطب القضائي | الاقتصادي، التلفزيون | الإيراني. None where it goes on over none.

    A listed body takes a nationality only, and is the one of that country or one that no list has.
    """
    form, last, place = tokens[name.first], tokens[name.past - 1], name.past
    if not last.clitics.article or last.nationality or not adjective(tokens, place):
        return None
    if tokens[place].bare in name_words("outer_adjective") or not (
        form.bare in trigger_words() or form.key in trigger_words()
    ):
        return None
    if not name.known:
        return ()
    if not tokens[place].nationality or of_kind(name.known[0].level, "proper"):
        return None
    if listed := tokens.listed_as(name.first, place + 1):
        return tuple(listed)
    return tuple(known for known in name.known if known.country == tokens[place].nationality)


def _divided(tokens: NameTokens, name: Name) -> list[Name]:
    second = name.first + 1
    head = tokens.trigger_at(name.first, second)
    if head and head.readings[0].kind == "state" and not tokens[second].nationality:
        if name.type == "LOC" and (listed := tokens.listed_as(second, name.past)):
            return [name.but(known=tuple(known for known in listed if known.type == "LOC"))]  # دولة قطر
        person = _person(tokens, second, name)  # رئيس الجمهورية | الباجي قائد السبسي
        return person or ([] if tokens[name.first].clitics.article else [name])  # but جمهورية الطوغو
    if tokens[second].text in MAY_OPEN:
        return [_without_description(tokens, name)]  # مجموعة "إن إس بي"
    called = head is not None and "called_after" in head.readings[0].goes_on
    for place in name.places[1:]:
        country = tokens.known_at(place, name.past)  # منتخب جنوب أفريقيا
        if tokens[place].key in name_words("side") and place + 1 < name.past and country is None:
            behind = Name(place + 1, name.past, "LOC", name.rule, name.confidence)
            return [_shortened(name, place), behind]  # طرابلس | شمالي | لبنان
        letter = (
            place == name.past - 1 > second and tokens[place].kind == "word" and len(tokens[place].key) == 1
        )
        off = letter or tokens[place].key in name_words(
            "breaks_off"
        )  # حماس | آنذاك، جامعة الملك فيصل | أ (د)
        if off or (place > second and (no_part(tokens, place) or _begins_another(tokens, place))):
            return [_shortened(name, place)]
        match = tokens.title_at(place, name.past)
        title = match.readings[0] if match and not match.clitic else None
        if called and (title is None or title.kind in NAMESAKES - {"office"} or place == second):
            continue  # المستشفى الجامعي الحبيب بوقطفة
        if match and match.past > place + 1 and tokens[match.past - 1].text == "." and place > second:
            return [_shortened(name, place), *_person(tokens, match.past, name)]  # كلية الآداب | د. منى
        if match and is_nisba(tokens[place]) and not tokens.at(match.past).given:
            title = None  # (الدراسات) السياسية: an adjective, where nobody follows
        # Right behind the head a title is in the name (جامعة الملك سعود), but a profession.
        if match and title and title.definite and (place > second or title.kind == "profession"):
            return [_shortened(name, place), *_person(tokens, match.past, name)]
        if (
            _breaks(tokens, place)
            or person_behind(tokens, name, place)
            or _whole_with_place(tokens, name, place)
        ):
            return [_shortened(name, place), *_person(tokens, place, name)]
    return [name]


def _without_description(tokens: NameTokens, name: Name) -> Name:
    """What a name in marks is like is no part of it: حركة "كاخ" | اليهودية المتطرفة."""
    closes = [place for place in name.places[2:] if tokens[place].text in MAY_CLOSE]
    behind = range(closes[-1] + 1, name.past) if closes else range(0)
    told = behind and all(adjective(tokens, place) or _outer(tokens, place) for place in behind)
    told = told and bool(tokens[name.past - 1].nationality or _outer(tokens, name.past - 1))
    return name.but("what it is like", past=behind[0]) if told else name


def _outer(tokens: NameTokens, place: int) -> bool:
    return tokens[place].bare in name_words("outer_adjective")


def _two_bodies(tokens: NameTokens, name: Name) -> list[Name]:
    """A listed body and the one that و joins to it, which were taken for one: الاتحاد الإفريقي | والإيكواس."""
    for place in name.places[1:] if name.type == "ORG" else ():
        if place > name.first + 1 and (person := _person_behind_listed(tokens, name, place)):
            return person
        if tokens[place].proclitic == WA:
            one, other = (tokens.listed_as(*part) for part in ((name.first, place), (place, name.past)))
            known, others = (tuple(each for each in part if each.type == "ORG") for part in (one, other))
            if others and not one and place == name.first + 1 and tokens[name.first].bare in trigger_words():
                second = name.but("a head alone before it", first=place, known=others, cut=1)
                return [second]  # الجيش | وقوات الدعم السريع
            if known and _begins_another(tokens, place):
                return [name.but("another body begins", past=place, known=known)]
            if known and others:
                first = name.but("another body begins", past=place, known=known)
                return [first, Name(place, name.past, "ORG", name.rule, name.confidence, others, 1)]
    return []


def _person_behind_listed(tokens: NameTokens, name: Name, place: int) -> list[Name]:
    """A listed body and the person with a foreign name behind it: حزب المحافظين | اليك شيلبروك."""
    form, known = tokens[place], tokens.listed_of("ORG", name.first, place)
    foreign = form.frequency <= RARE and form.clitics == WHOLE and max(form.look, default="") >= "2"
    if not known or not foreign or name.past - place < 2:
        return []
    past = next((at for at in range(place, name.past) if tokens[at].clitics != WHOLE), name.past)
    body = name.but("somebody's name begins", past=place, known=known)
    return [body, Name(place, past, "PERSON", "rest_of_phrase", 0.6)] if past - place > 1 else []


def _shortened(name: Name, past: int) -> Name:
    return name.but("the phrase ends", past=past)


def _begins_another(tokens: NameTokens, place: int) -> bool:
    """A joined word that begins another body's name (ومؤسسة كذا), or whose own complement follows: والمكلف بها; or a
    date: (وزارة النقل) العام الماضي."""
    form = tokens[place]
    if form.key == WA or dated(tokens, place):
        return True
    if form.proclitic != WA:
        described = tokens[place - 1].clitics.article and form.clitics.article == 2
        return bool(described) and form.bare in name_words("asks_more")  # (جهاز الأمن) المعروف
    if form.joins_definite and form.bare in name_words("before_club"):
        return True  # (المنتخب الوطني) والمضيف
    if form.joins_definite and begins_bodies(form) and not begins_bodies(tokens[place - 1]):
        return True  # (منظمة تاماينوت) والمرصد (الأمازيغي), but الإذاعة والتلفزيون
    head = None if form.clitics.article else tokens.trigger_at(place, place + 1)
    begins = head is not None and head.readings[0].inside and form.stem not in name_words("field")
    return begins or form.bare in name_words("asks_more")


def _breaks(tokens: NameTokens, place: int) -> bool:
    """An indefinite word after a definite one, which can only begin something else."""
    form, before = tokens[place], tokens[place - 1]
    if (
        before.nationality
        and before.clitics.article
        and is_definite_noun(form)
        and not adjective(tokens, place)
    ):
        return not (form.frequency <= RARE or form.nationality)  # المنتخب الكولومبي | البلاد
    if before.clitics.article and form.is_name and form.given >= "1" and bare(tokens, place):
        return True  # حزب تونس للجميع | سندة
    if is_definite_noun(form) and _whole_before(tokens, place):
        return True
    if not before.clitics.article or before.clitics.proclitic or not _indefinite(tokens, place):
        return False
    titled = tokens.title_at(place - 1, place)  # جامعة الملك سعود
    named = form.is_name or bool(form.given) or form.frequency > RARE
    return titled is None and (named or _foreigner(tokens, place))


def _foreigner(tokens: NameTokens, place: int) -> bool:
    """Whether three words that no text knows stand there, a person behind a body: (مكتب الإحصاء) فو لينغ هوي."""
    forms = [tokens.at(at) for at in range(place, place + 3)]
    return all(form.kind == "word" and form.clitics == WHOLE and form.frequency <= RARE for form in forms)


def _whole_with_place(tokens: NameTokens, name: Name, place: int) -> bool:
    """Whether a body ends with a listed place, behind which a definite noun is none of its: محكمة عنابة | الشهود."""
    form = tokens[place]
    if name.type != "ORG" or not is_definite_noun(form) or adjective(tokens, place) or is_adjective(form):
        return False
    matches = (tokens.known_at(first, name.past) for first in range(name.first + 1, place))
    return any(
        match is not None and match.past == place and any(known.type == "LOC" for known in match.readings)
        for match in matches
    )


def _indefinite(tokens: NameTokens, place: int) -> bool:
    """A bare noun, or a word of three letters that is one or a verb: (الجيش) دمر."""
    form = tokens[place]
    return bare(tokens, place) or (form.kind == "word" and len(form.key) == 3 and form.clitics == WHOLE)


def _whole_before(tokens: NameTokens, place: int) -> bool:
    """Whether a body or those it calls upon are no part of the phrase before, which is whole with its adjective:
    (المجلس المحلي) الحكومة، (المديرية العامة للدفاع المدني) الجميع."""
    form, before = tokens[place], tokens[place - 1]
    if not is_definite_noun(before) or not adjective(tokens, place - 1) or adjective(tokens, place):
        return False
    return form.bare in trigger_words() or form.stem in name_words("party_to_news", "called_upon")


def _person(tokens: NameTokens, place: int, name: Name) -> list[Name]:
    """What is left of a name from a place on, where a person's name begins there."""
    if place >= name.past:
        return []
    form = tokens[place]
    named = form.given or (form.is_name and name.past - place > 1)
    named = named and form.key not in name_words("adjective")  # (الهيئة السياسية) العليا
    named = named and not tokens.listed_of("LOC", place, name.past)  # الإمارات
    after = tokens.at(name.past)
    family = (
        after.clitics.article == 2
        and not after.clitics.proclitic
        and (after.family or after.frequency <= RARE)
        and (not after.nationality or name.past - place == 1)
    )
    past = name.past + bool(family and name.past < tokens.sentence_end(place))
    return [Name(place, past, "PERSON", "rest_of_phrase", 0.6)] if named else []
