"""How far a noun phrase goes that begins with a word like وزارة, جامعة or مطار, by the grammar of the phrase.

The head takes a complement (وزارة الداخلية، جامعة الملك سعود، محكمة جنايات القاهرة); its adjectives, coordinated
definite nouns and a للـ phrase follow. After a definite word an indefinite one no longer belongs to the phrase.
"""

from __future__ import annotations

import re
from functools import cache

from pyarabic.araby_const import ALEF, HEH, MEEM, TEH, TEH_MARBUTA, YEH

from etl.annotate.names.signs import RARE, is_verb
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import (
    Trigger,
    date_words,
    name_words,
    shared_titles,
    shared_triggers,
    trigger_words,
    written_words,
)
from etl.annotate.names.tokens import NameToken
from etl.annotate.syntax.clitics import BI, WA, WHOLE, has_lam_article
from etl.annotate.syntax.nominals import (
    can_describe,
    is_adjective,
    is_bare_noun,
    is_definite_noun,
    is_feminine,
    is_nisba,
    is_nominative_plural,
    is_plural_nisba,
)
from etl.annotate.syntax.paradigm import verb_or_noun
from etl.annotate.syntax.words import word_class
from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

NAMESAKES = frozenset(["honorific", "rank", "office"])  # titles after whose bearers things are called
_DAYS = frozenset(["weekday", "bare_weekday", "today", "deictic", "day_adverb", "daypart"])
_LONGEST = 30  # tokens: no name goes on so far, and what does is an enumeration
_COMMON = 5  # frequency class up to which a given name is read as one
_VERBAL_NOUN = re.compile(f"{TEH}..{YEH}{HEH}")  # ends as a nisba does: (كلية) تربية (الأنبار)
_DESCRIBES = 4  # frequency class from which an adjective is no rare word of a name
_ACT = re.compile(f"({MEEM}.{ALEF}|{ALEF}).+{HEH}")  # ends as adjectives do, too: مراقبة، إدارة
_BRANDED = frozenset(["company", "centre"])
_VERB = re.compile("a[3-5]t/[01]")  # class of a word that is but a past verb: تجاوزت
_CHAIN = 3  # nouns of which each defines the one before it


@cache
def day_words() -> frozenset[str]:
    """The keys of words that begin a date beside a name: أمس، اليوم، الخميس."""
    return frozenset(match_key(row["word"]) for row in read_lexicon("date_words") if row["class"] in _DAYS)


def extent(tokens: NameTokens, place: int, head: Trigger, starting: dict[int, Name]) -> int:
    """The token after the last of the phrase whose head ends before ``place``; ``place`` itself for none."""
    first, limit = place, min(tokens.sentence_end(place), place + _LONGEST)
    place = _complement(tokens, place, limit, head, starting)
    bare = head.kind == "club" or not tokens[place - 1].clitics.article
    if (
        head.kind == "company"
        and bare
        and place < limit
        and tokens[place].key in name_words("company_adjective")
    ):
        place += 1  # مجموعة جي إف إتش المالية
    if place < limit and bare and (tokens[place].nationality or _outer(tokens[place])):
        return place  # نادي أندرليخت (البلجيكي): a proper name is whole without it
    return continued(tokens, place, limit, head, starting) if place > first else first


def _outer(form: NameToken) -> bool:
    """An adjective that is no part of a body's name: (موقع نادي الزمالك) الرسمي."""
    return form.bare in name_words("outer_adjective")


def continued(tokens: NameTokens, place: int, limit: int, head: Trigger, starting: dict[int, Name]) -> int:
    """Past the adjectives, coordinated nouns and للـ phrases that go on with a phrase."""
    while place < limit and (past := _piece(tokens, place, limit, head, starting)) > place:
        place = past
    return place


def _piece(tokens: NameTokens, place: int, limit: int, head: Trigger, starting: dict[int, Name]) -> int:
    """Past the next piece that goes on with a phrase; ``place`` itself where it ends."""
    form = tokens[place]
    if (name := starting.get(place)) is not None and name.type == "PERSON":
        return place  # (تيار المحبة) الهاشمي الحامدي
    if form.text in written_words("ends_name"):
        return place  # (جمعية رعاية المكفوفين) للنظر
    before = tokens[place - 1]
    masculine = before.nationality and before.clitics.article and not is_feminine(before)
    if masculine and is_feminine(form) and not form.clitics.proclitic:
        return place  # (حملت خفر السواحل التونسي) المسؤولية
    if adjective(tokens, place) or _adjective_too(tokens, place) or form.key in name_words("and_family"):
        return place + 1
    if form.key in name_words("before_adjective"):  # (القطاع) غير الربحي، (الأشخاص) ذوي الإعاقة
        return place + 2 if _definite_at(tokens, place + 1, limit) else place
    if form.joins_definite:
        return place + ("takes_joined" in head.goes_on and _joins(tokens, place, starting))
    if form.text == WA and has_lam_article(tokens[place - 1].key) and _definite_at(tokens, place + 1, limit):
        joins = "takes_joined" in head.goes_on and _joins(tokens, place + 1, starting)
        return place + 2 * joins  # (للاستيراد) و التصدير
    if "takes_joined" in head.goes_on and (past := _joined_field(tokens, place, limit, starting)) > place:
        return past
    if "takes_lam" not in head.goes_on:
        return place
    if has_lam_article(form.key) and form.clitics.article:
        return place + 1
    return _of_purpose(tokens, place, limit, starting)


def _of_purpose(tokens: NameTokens, place: int, limit: int, starting: dict[int, Name]) -> int:
    """Past what a body is for (لشؤون حقوق الإنسان), and what its noun asks for (للوقاية | من الفساد)."""
    form, asked = tokens[place], asks_preposition(tokens, place)
    if not asked and form.key not in name_words("purpose"):
        return place
    if asked and form.clitics.article:
        return place + 1  # (العناية) بالسياح
    past = place + 1
    while past < limit and past <= place + 2 and past not in starting and bare(tokens, past):
        past += 1
    name = _place_at(starting, past)
    if name is not None and not asked and past > place + 1:
        return place if tokens.cut(name) else name.past  # لإعادة إعمار غزة
    return past + 1 if _definite_at(tokens, past, limit) else place


def asks_preposition(tokens: NameTokens, place: int) -> bool:
    """Whether the noun before a preposition asks for it: (للوقاية) من، (للرقابة) على، (العناية) بالسياح."""
    form = tokens[place]
    preposition = BI if form.proclitic == BI and form.clitics.article else form.key
    return f"{tokens[place - 1].bare} {preposition}" in name_words("asks_preposition")


def _joined_field(tokens: NameTokens, place: int, limit: int, starting: dict[int, Name]) -> int:
    """Past و, another field of a body's and what defines it: (تنمية الغطاء النباتي) ومكافحة التصحر."""
    form, begun = tokens[place], starting.get(place)
    if form.proclitic != WA or form.stem not in name_words("field") or form.clitics.enclitic:
        return place
    if begun is not None and begun.type == "ORG":
        return place  # (غرفة الأحساء) وإدارة التعليم
    if not _field_before(tokens, place):
        return place
    past = place + 1
    past += past < limit and past not in starting and bare(tokens, past)  # ودعم اتخاذ (القرار)
    return past + 1 if _definite_at(tokens, past, limit) else place


def _field_before(tokens: NameTokens, place: int) -> bool:
    """Whether the phrase has named a field of its body before (لتنمية الغطاء النباتي | ومكافحة التصحر), or is but its
    head and one definite noun (مركز المحاكاة | وتنمية المهارات), of a ministry several (الصحة والسكان | وإصلاح)."""
    for before in range(place - 1, tokens.sentence_start(place), -1):
        form = tokens[before]
        if form.stem in name_words("field") or has_lam_article(form.key) or form.key in name_words("purpose"):
            return True
        if form.kind == "mark":
            return False
        if form.bare in trigger_words():
            head = tokens.trigger_at(before, before + 1)
            bodys = head is not None and head.readings[0].inside and not form.clitics.article
            definite = all(each.clitics.article for each in tokens[before + 1 : place])
            short = place - before == 2 or (head is not None and head.readings[0].kind == "ministry")
            return bodys and definite and short and place - before > 1
    return False


def _complement(tokens: NameTokens, place: int, limit: int, head: Trigger, starting: dict[int, Name]) -> int:
    """Past the head's complement: (وزارة) الداخلية، (محكمة) جنايات القاهرة، (جامعة) الملك سعود، (دار) غاليمار."""
    if place >= limit:
        return place
    name, of_a_noun = starting.get(place), not tokens[place - 1].clitics.article
    called = name is not None and (
        name.type == "LOC" or _namesake(name, head) or _club(name, head) or _brand(tokens, name, head)
    )
    if name is not None and called and of_a_noun and not tokens.cut(name):
        return name.past
    if "lam" in head.follows and has_lam_article(tokens[place].key):
        return place + 1
    if of_a_noun and nominative(tokens, place):
        return place + 1
    title = shared_titles().at(tokens.document, place, limit)
    namesake = title is not None and title.readings[0].kind in NAMESAKES and not title.readings[0].plural
    if title is not None and namesake and of_a_noun and title.readings[0].definite:  # but مجلس النواب
        past = _proper(tokens, title.past, limit, titled=True)
        person = starting.get(title.past)
        if person is not None and person.type == "PERSON" and "called_after" in head.goes_on:
            past = max(past, person.past)  # مطار الأمير | عبدالمجيد بن عبدالعزيز
        return past if not title.clitic and past > title.past else place
    if _definite(tokens, place):
        fits = of_a_noun or is_nisba(tokens[place]) or adjective(tokens, place)
        fits = fits and (of_a_noun or tokens[place].number != "p")  # not (البنك) المصريين
        return place + fits  # not (للمنظمة) المنظمات, an object
    past = _proper(tokens, place, limit) if "proper" in head.follows else place
    # الأمين العام للمجلس | أهمية التعاون
    chain = (
        past == place or tokens.at(past).proclitic == WA
    )  # (رابطة) أديبات وأدباء الشمال, but (وكالة) تسنيم
    if chain and "takes_bare" in head.goes_on and of_a_noun and bare(tokens, place):
        return max(past, _defined(tokens, place, limit, starting))
    return past


def nominative(tokens: NameTokens, place: int) -> bool:
    """A plural in the nominative, which behind a noun only a name is: (شبكة) مراقبون، (حركة) عازمون."""
    form = tokens[place]
    plain = bare(tokens, place) and is_nominative_plural(form)
    return (
        plain
        and form.key not in trigger_words()
        and shared_triggers().at(tokens.document, place, place + 1) is None
    )


def _namesake(name: Name, head: Trigger) -> bool:
    """Whether it is after this person that such a body is called: جامعة محمد بن زايد."""
    return name.type == "PERSON" and name.words > 1 and "called_after" in head.goes_on


def _brand(tokens: NameTokens, name: Name, head: Trigger) -> bool:
    """Whether it is of a company or centre that says what it is for: شركة | روبن هود | للتداول."""
    after = tokens.at(name.past)
    purpose = has_lam_article(after.key) and after.clitics.article > 0
    return name.type == "PERSON" and head.kind in _BRANDED and purpose


def _club(name: Name, head: Trigger) -> bool:
    """Whether a club's listed name follows the word for one: نادي | بايرن ميونخ."""
    return head.kind == "club" and any(known.level == "club" for known in name.known)


def _defined(tokens: NameTokens, place: int, limit: int, starting: dict[int, Name]) -> int:
    """Past nouns each of which the next defines, the last a place or definite: جنايات القاهرة، كهرباء ومياه دبي."""
    past = place
    while past < limit and past < place + _CHAIN and past not in starting and _links(tokens, past):
        past += 1
    name = _place_at(starting, past)
    if past == place or (name is not None and not tokens.cut(name)):
        return place if name is None else name.past
    titled = shared_titles().at(tokens.document, past, limit) if past < limit else None
    return past + 1 if titled is None and _definite_at(tokens, past, limit) else place


def _links(tokens: NameTokens, place: int) -> bool:
    """An indefinite noun, or one that و joins to another (كهرباء ومياه دبي), that begins no body's name by itself."""
    form = tokens[place]
    other = shared_triggers().at(tokens.document, place, place + 1)
    if form.key in name_words("side", "breaks_off") or (
        other is not None and other.readings[0].type == "ORG"
    ):
        return False
    if any(not known.ambiguous for known in tokens.listed_of("LOC", place, place + 1)):
        return False  # (محكمة) قسنطينة | الشهود
    joined = form.proclitic == WA and not (form.clitics.article or form.clitics.enclitic)
    noun = form.kind == "word" and not is_verb(form) and not _VERB.fullmatch(verb_or_noun(form))
    return noun and (bare(tokens, place) or joined)


def _proper(tokens: NameTokens, place: int, limit: int, titled: bool = False) -> int:
    """Past the words that can only be names, بن between them; behind a title the commonest ones, too."""
    while place < limit:
        form = tokens[place]
        foreign = form.kind == "word" and bare(tokens, place) and form.frequency <= RARE and not is_verb(form)
        given = form.given[:1] >= "2" or (form.is_name and bool(form.given))
        after_son = tokens[place - 1].key in ("بن", "ابن") and form.kind == "word"
        usual = given and not form.clitics.proclitic and (titled or form.frequency <= _COMMON)
        if form.key in name_words("function") or form.text == "على":
            break
        if not (form.key in ("بن", "ابن") or usual or foreign or after_son):
            break
        place += 1
    return place


def _definite_at(tokens: NameTokens, place: int, limit: int) -> bool:
    return place < limit and _definite(tokens, place)


def _place_at(starting: dict[int, Name], place: int) -> Name | None:
    name = starting.get(place)
    return name if name is not None and name.type == "LOC" else None


def no_part(tokens: NameTokens, place: int) -> bool:
    """A particle, a word of the day (صباح، أمس), or the outlet that somebody speaks to (لشبكة، لقناة)."""
    form = tokens[place]
    outlet = form.proclitic == "ل" and form.stem in word_class("outlet")
    return (
        outlet
        or form.key in name_words("function", "breaks_off")
        or form.key in day_words()
        or form.stem in ("صباح", "مساء", "ظهر")
    )


def bare(tokens: NameTokens, place: int) -> bool:
    """An indefinite noun, which a definite one may define: (محكمة) جنايات (القاهرة)."""
    return is_bare_noun(tokens[place])


def _definite(tokens: NameTokens, place: int) -> bool:
    form = tokens[place]
    return is_definite_noun(form) and form.key not in day_words()


def dated(tokens: NameTokens, place: int) -> bool:
    """Whether a date begins by a length of time and which one: العام الماضي."""
    units = date_words("year_word", "month_word", "week_word", "playing_season")
    timed = tokens[place].bare in units and tokens[place].clitics.article > 0
    return timed and tokens.at(place + 1).key in date_words("past", "next", "this")


def adjective(tokens: NameTokens, place: int) -> bool:
    """A definite adjective: of nationality, a nisba, or one of those institutions have; no participle with إلى."""
    form = tokens[place]
    if tokens.stem(place + 1) == "الي" and form.bare.startswith("م"):  # المؤدي إلى
        return False
    if form.bare in name_words("asks_more") or dated(tokens, place):  # المكلف (بالملف)
        return False
    if not _definite(tokens, place) or shared_titles().at(tokens.document, place, place + 1):
        return False
    told = bool(form.nationality) or form.key in name_words("adjective") or is_nisba(form)
    return told or (tokens[place - 1].number in ("p", "dp") and is_plural_nisba(form))  # (للقيمين) الدينيين


def _adjective_too(tokens: NameTokens, place: int) -> bool:
    """A nisba that و joins to one before it: (البحوث الفلكية) والجيوفيزيقية."""
    form, before = tokens[place], tokens[place - 1]
    joined = form.joins_definite and not form.nationality
    return joined and form.key.endswith("يه") and before.key.endswith("يه") and not before.nationality


def _joins(tokens: NameTokens, place: int, starting: dict[int, Name]) -> bool:
    """و + a definite noun that goes on with the complement: no name or title of its own, no other body."""
    form = tokens[place]
    document = tokens.document
    other = shared_triggers().at(document, place, place + 1) or shared_titles().at(document, place, place + 1)
    relative = form.text.removeprefix(WA) in written_words("function")  # والتي
    relative = relative or form.bare in name_words("asks_more")
    if _begins_body(tokens, place):
        return False
    return place not in starting and not (form.nationality or relative) and other is None


def _begins_body(tokens: NameTokens, place: int) -> bool:
    """Whether و joins another body to one: (مجلس التعاون التونسي) والغرفة التجارية, but الإذاعة والتلفزيون."""
    return begins_bodies(tokens[place]) and not begins_bodies(tokens[place - 1])


def begins_bodies(form: NameToken) -> bool:
    """Whether a word begins bodies' names, and is not what bodies are for."""
    return form.bare in trigger_words() and form.bare not in name_words("field", "loose_head", "domain")


def described(tokens: NameTokens, place: int) -> bool:
    """Whether an indefinite adjective follows a head, so that it only describes: مجموعة أخرى، محكمة جنائية (تحاكم)،
    مستشفى متعدد (التخصصات)."""
    form, head = tokens.at(place), tokens.at(place - 1)
    if head.clitics.article or form.clitics != WHOLE:
        return False
    both = form.text.endswith(TEH_MARBUTA) and head.text.endswith(TEH_MARBUTA)
    if both and is_nisba(form) and is_adjective(form) and not _VERBAL_NOUN.fullmatch(form.key):
        return True
    return form.key in word_class("another") or (not is_nisba(form) and describes(form, head))


def describes(form: NameToken, head: NameToken) -> bool:
    """Whether an indefinite word can only be an adjective of the one before it: (معهد) خاص, but not (نادي) خالد nor a
    verbal noun (لجنة) مراقبة."""
    if form.given or form.family or form.clitics != WHOLE or head.clitics.article or _ACT.fullmatch(form.key):
        return False
    known = shared_vocabulary().frequency
    plain = not is_nisba(form) or min(known(form.key), known(form.key + HEH)) >= _DESCRIBES
    common = form.frequency >= _DESCRIBES and form.number != "p" and plain
    return common and is_adjective(form) and can_describe(form, head, person=False)


def common_noun(tokens: NameTokens, place: int) -> bool:
    """A head with a complement that makes it no name: هيئة المحلفين، مجلس الإدارة، المؤسسة العسكرية."""
    after, heads = tokens.stem(place + 1), (tokens[place].bare, tokens[place].stem)
    common = any(f"{head} {after}" in name_words("no_name") for head in heads)
    if not common or not tokens.at(place + 2).joins_definite:
        return common
    last = tokens.at(place + 3)
    return not (is_definite_noun(last) and is_nisba(last))  # مركز الأبحاث والدراسات الأمازيغية is named
