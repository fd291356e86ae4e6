"""Names that the tagger alone believes in: dropped where they are but common words, or letters of an address."""

from __future__ import annotations

from pyarabic.araby_const import NOON, TEH_MARBUTA, YEH

from etl.annotate.names.filter.addresses import code, in_address
from etl.annotate.names.filter.rules import of
from etl.annotate.names.filter.seen import Seen
from etl.annotate.names.known import LARGE
from etl.annotate.names.noun_phrase import day_words
from etl.annotate.names.signs import announced, is_verb, name_due, person_due, titled
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import name_words, ordinals, written_words
from etl.annotate.names.tokens import run_together
from etl.annotate.syntax.clitics import ARTICLE, BI, LI, WA, WHOLE, with_article, without_ending
from etl.annotate.syntax.nominals import (
    is_adjective,
    is_bare_noun,
    is_definite_noun,
    is_nisba,
    is_nominative_plural,
)
from etl.annotate.syntax.quotation import MAY_OPEN
from etl.annotate.syntax.words import institution_heads, office_heads, word_class
from etl.annotate.vocabulary import shared_vocabulary

_NAMED_AFTER = frozenset(["competition", "prize"])  # kinds of things within whose names none is marked
_COMMON = 4  # frequency class from which a word needs a sign that it is a name here
_SELDOM = 1  # and up to which a word is hardly met
_LONG = 10  # letters: a word that has more, and ال within, is two
_HEAD = 3  # letters before it that are a word
_OF_MANY = YEH + NOON  # ends a plural that is no subject
_PLURAL = "يون"  # of people by where they are or belong
_COMMONEST = 6  # up to which a word with a pronoun may be a name
_VERY_COMMON = 5  # and from which even one that is no definite noun does


def thing(seen: Seen, name: Name) -> bool:
    """A disease, product, currency, cup, programme …, or what stands in the name of a cup: كأس | الاتحاد الإفريقي."""
    tokens = seen.tokens
    called = " ".join(tokens.keys(name))
    if name.first and f"{tokens[name.first - 1].stem} {called}" in name_words("named_thing"):
        return True  # (خام) غرب | تكساس
    if called in name_words("named_thing"):
        place = name.first - (tokens.at(name.first - 1).text in MAY_OPEN)  # منصة «أبشر»
        return not (announced(tokens, place) or titled(tokens, place))
    head = tokens.trigger_at(name.first - 1, name.first) if name.first and not tokens.cut(name) else None
    kind = head.readings[0].kind if head is not None and not tokens[name.first - 1].clitics.article else ""
    starring = name.type == "PERSON" and name.words > 1 and kind != "prize"  # بطولة هند صبري
    return kind in _NAMED_AFTER and not starring


@of("PERSON", "LOC")
def of_a_work(seen: Seen, name: Name) -> bool:
    """What a film, book, weapon, drug or ship is called: فيلم "حياة أديل"، صاروخ «حيدر»، عقار نيكسيون."""
    tokens = seen.tokens
    if not name.first:
        return False
    if name.type == "PERSON" and name.words == 1 and seen.works.issuperset(tokens.keys(name)):
        return not titled(tokens, name.first)
    if name.first in tokens.in_marks:
        return seen.work_at(name.first)
    before = name.first - 1
    while tokens.at(before).clitics.article == 2 and (tokens[before].nationality or is_nisba(tokens[before])):
        before -= 1  # المدمرة (الأميركية)، بالفرقاطة (البحرية الملكية)
    person = name.type == "PERSON" and not tokens.cut(name)
    return person and not name_words("before_product").isdisjoint(
        (tokens.at(before).bare, tokens.at(before).key)
    )


def denied(seen: Seen, name: Name) -> bool:
    """A verb that is also a name, denied by what only stands before verbs: (بعزم لا) يلين."""
    form = seen.tokens[name.first]
    if name.words > 1 or form.clitics.article or form.clitics.proclitic:
        return False
    before = seen.tokens.at(name.first - 1)
    return before.text in written_words("denies") and seen.tokens.continues(name.first)


@of("PERSON")
def some_national(seen: Seen, name: Name) -> bool:
    """A noun and a nationality without article, taken for a person: (مليون) فرانك سويسري."""
    last = seen.tokens[name.past - 1]
    indefinite = (
        last.nationality and last.number != "p" and not (last.clitics.article or last.given or last.family)
    )
    return name.words == 2 and not name.known and bool(indefinite)


@of("PERSON")
def nobody(seen: Seen, name: Name) -> bool:
    """A thing, a wish (بسم الله), or a verb or particle alone."""
    tokens = seen.tokens
    if name.known:
        return False
    first = tokens[name.first]
    if name.words == 1 and (is_verb(first) or first.key in name_words("particle", "clan")):
        return True
    if tokens[name.past - 1].key in name_words("kin"):
        return True
    return first.key in name_words("thing")


@of("PERSON", "LOC")
def wish(seen: Seen, name: Name) -> bool:
    """A part of a wish or of other words that always go together: بسم الله، (تعود) باليمن | والبركات."""
    pair, formula, words = seen.tokens.pair, name_words("formula"), name.words
    if words == 2:
        return not name.known and pair(name.first) in formula
    if name.type != "LOC" or words > 2 or not seen.tokens[name.first].clitics.proclitic:
        return False
    return pair(name.first) in formula or pair(name.first - 1) in formula


@of("LOC")
def misdivided(seen: Seen, name: Name) -> bool:
    """A word commoner than the small town that its letters hide behind a clitic: بلورة."""
    form = seen.tokens[name.first]
    if name.words > 1 or form.proclitic not in (BI, LI) or not name.known:
        return False
    small = all(known.kind == "city" and known.population < LARGE for known in name.known)
    known = shared_vocabulary().frequency
    return small and known(form.stem) <= _SELDOM and known(form.key) >= _COMMON


def sure(seen: Seen, name: Name) -> bool:
    """A list, a title or a head word bears it out."""
    listed = any(not known.short for known in name.known)
    return listed or name.rule.startswith(("lexicon", "announced", "head"))


def piece(seen: Seen, name: Name) -> bool:
    """A piece of something, of one or two letters: بي, أب; but منصة "X"."""
    tokens, form = seen.tokens, seen.tokens[name.first]
    if (
        form.kind == "latin"
        and tokens.at(name.first - 1).text in MAY_OPEN
        and announced(tokens, name.first - 1)
    ):
        return False
    return name.words == 1 and len(form.text) - tokens.cut(name) <= 1 + (form.kind != "latin")


@of("PERSON")
def inhabitants(seen: Seen, name: Name) -> bool:
    """A plural of people by where they are or what they do: برلمانيون، مقاومون."""
    form = seen.tokens[name.first]
    known = shared_vocabulary().frequency
    owners = form.key.endswith(WA) and known(without_ending(form.key, WA) + _OF_MANY) > _SELDOM
    owners = owners and seen.people.isdisjoint(seen.tokens.keys(name))
    plural = form.key.endswith(_PLURAL) or is_nominative_plural(form) or owners  # مالكو (السيارات)
    return _one_word(seen, name) and plural and not (form.given or form.family)


@of("PERSON")
def common_phrase(seen: Seen, name: Name) -> bool:
    """A person's name of several words none of which is a name's or rare: تنويم أبي، التجارة العالمية."""
    tokens = seen.tokens
    if name.words == 1 or tokens.at(name.first - 1).text in MAY_OPEN:
        return False
    for place in name.places:
        form = tokens[place]
        rare = form.frequency < (_COMMON if form.clitics.article else _VERY_COMMON)
        if form.kind != "word" or form.given or form.family or rare or tokens.known_at(place, name.past):
            return False
    return True


def possessed(seen: Seen, name: Name) -> bool:
    """A word with a pronoun that is nobody's name or what somebody is: فارسنا، (اتصل) بنظيره."""
    form = seen.tokens[name.first]
    listed = (form.given or form.family) and form.frequency <= _COMMONEST
    joined = name.words == 2 and form.key == WA  # (جيوشه) و فرسانه
    last = seen.tokens[name.past - 1] if joined else form
    return (joined or _one_word(seen, name)) and last.clitics.enclitic > 0 and not listed


@of("PERSON", "LOC")
def common_word(seen: Seen, name: Name) -> bool:
    """A common word that the tagger alone took for a person or place, with nothing before it or elsewhere to say so."""
    tokens = seen.tokens
    form = tokens[name.first]
    if not _one_word(seen, name) or form.is_name or form.frequency < _COMMON:
        return False
    if name.type == "PERSON" and form.key.endswith(_PLURAL):  # a name, else it were none by its ending: ليون
        return False
    return seen.people.isdisjoint(tokens.keys(name)) and not name_due(tokens, name)


@of("PERSON")
def only_adjective(seen: Seen, name: Name) -> bool:
    """An adjective among adjectives: (الشعب الكندي) الصديق، (الشاعر) التونسي (الكبير)."""
    tokens = seen.tokens
    form, before, after = tokens[name.first], tokens.at(name.first - 1), tokens.at(name.past)
    if name.words == 2:  # الفارس المصري (الأميركي)
        last = tokens[name.past - 1]
        if form.nationality and form.clitics.article and last.key in name_words("adjective"):
            return True  # (المجلس السياسي) اليمني الأعلى
        behind = bool(after.nationality and after.clitics.article) or after.given >= "2"
        return behind and bool(last.nationality) and last.clitics.article == form.clitics.article == 2
    if _one_word(seen, name) and _of_a_feminine(seen, name):
        return True
    if not _one_word(seen, name) or form.clitics.article != 2 or form.clitics.proclitic:
        return False
    described = bool(before.nationality) and before.clitics.article == 2
    if _of_a_definite(tokens, name.first) and seen.people.isdisjoint(tokens.keys(name)):
        return True
    noun = tokens.at(name.first - 2)
    if described and noun.clitics.article and not titled(tokens, name.first - 1):
        return seen.people.isdisjoint(tokens.keys(name))
    return bool(form.nationality) and titled(tokens, name.first) and after.clitics.article == 2


def _of_a_definite(tokens: NameTokens, place: int) -> bool:
    """Whether a common adjective of relation stands behind a common definite noun: (بالوسط) القروي."""
    form, before = tokens[place], tokens.at(place - 1)
    noun = (
        before.clitics.article > 0 and before.frequency >= _COMMONEST and not (before.given or before.family)
    )
    noun = noun and not (is_adjective(before) or is_nisba(before) or titled(tokens, place))
    return noun and is_nisba(form) and form.frequency >= _COMMONEST and is_adjective(form)


def _of_a_feminine(seen: Seen, name: Name) -> bool:
    """Whether an indefinite feminine stands before a feminine that describes, too: (رائحة عطرية) زكية."""
    form, before = seen.tokens[name.first], seen.tokens.at(name.first - 1)
    both = form.text.endswith(TEH_MARBUTA) and before.text.endswith(TEH_MARBUTA)
    bare = not (form.clitics.article or form.clitics.proclitic or before.clitics.article or before.given)
    return (
        both and bare and is_adjective(form) and (is_adjective(before) or is_nisba(before)) and not name.known
    )


def glued(seen: Seen, name: Name) -> bool:
    """Words written as one: مراسلالميادينفي."""
    unknown = [form.text for form in map(seen.tokens.__getitem__, name.places) if form.frequency == 0]
    return any(len(text) > _LONG and text.find(ARTICLE, _HEAD) > 0 for text in unknown)


def _one_word(seen: Seen, name: Name) -> bool:
    return name.words == 1 and seen.tokens[name.first].kind == "word"


@of("PERSON")
def of_a_thing(seen: Seen, name: Name) -> bool:
    """What was taken for a person and begins with a common noun of what follows: بذور الكمون."""
    tokens, form = seen.tokens, seen.tokens[name.first]
    if name.words != 2 or name.known or person_due(tokens, name.first):
        return False
    noun = is_bare_noun(form) and form.frequency >= _VERY_COMMON and not (form.given or form.family)
    noun = noun and form.key not in run_together()
    return noun and tokens[name.first + 1].clitics.article == 2 and not tokens.cut(name)


@of("PERSON")
def of_an_office(seen: Seen, name: Name) -> bool:
    """An office that is a given name, too, before the sort of body it is held in: أمين المتحف."""
    if name.words != 2 or name.known:
        return False
    office, body = seen.tokens[name.first], seen.tokens[name.first + 1]
    held = body.clitics.article > 0 and body.bare in institution_heads()
    return held and office.stem in office_heads() and not body.family


@of("ORG")
def species(seen: Seen, name: Name) -> bool:
    """What Latin letters tell to be no name, small ones in the last word: (حشرة) Euceraphis betulae."""
    last = seen.tokens[name.past - 1]
    latin = name.words > 1 and all(seen.tokens[place].kind == "latin" for place in name.places)
    told = name.rule == "gloss" or name.first in seen.tokens.in_marks or announced(seen.tokens, name.first)
    return latin and not name.known and last.text.islower() and not told


@of("ORG")
def victory(seen: Seen, name: Name) -> bool:
    """A common word that a club is also called, in an article on something else: (تنبأ) بالنصر."""
    form, after = seen.tokens[name.first], seen.tokens.at(name.past)
    if not name.known or name.words > 1 or form.frequency < _COMMONEST or seen.tokens.about_sport:
        return False
    if after.key in word_class("relative_pronoun"):  # النهضة التي (تعيشها البلاد)
        told = not _spoken_of(seen, name)
    else:
        told = not after.nationality and all(
            known.level == "club" and known.ambiguous for known in name.known
        )
    return told and not announced(seen.tokens, name.first)


def _spoken_of(seen: Seen, name: Name) -> bool:
    """Whether the article names a country of somebody so called."""
    return any(not known.country or seen.countries[known.country] > 0 for known in name.known)


@of("PERSON", "LOC")
def counted(seen: Seen, name: Name) -> bool:
    """An ordinal that counts the noun before it: (لولاية) رابعة."""
    form, before = seen.tokens[name.first], seen.tokens.at(name.first - 1)
    noun = before.text.endswith(TEH_MARBUTA) and not (before.clitics.article or before.is_name)
    return name.words == 1 and with_article(form.key) in ordinals() and noun and not form.clitics.proclitic


@of("PERSON")
def act(seen: Seen, name: Name) -> bool:
    """A verbal noun that is also a given name, with its agent, after a verb of saying: وانتقد سماح الإدارة بالتصوير."""
    tokens = seen.tokens
    after = tokens.at(name.past)
    if name.words > 1 or name.known or tokens.keys(name)[0] not in name_words("act"):
        return False
    agent = after.clitics.article == 2 and not (after.family or after.nationality)
    described = is_adjective(after) and not (after.clitics.article or after.given or after.family)  # صدام قوي
    return (agent and is_verb(tokens.at(name.first - 1))) or described


@of("ORG")
def of_somebody(seen: Seen, name: Name) -> bool:
    """A common noun that a movement is called by, the object of a verb, and whose it is: (أشعل الفوز) حماس الطلاب."""
    tokens = seen.tokens
    if name.words > 1 or not name.first or tokens.keys(name)[0] not in name_words("act"):
        return False
    before, after = tokens[name.first - 1], tokens.at(name.past)
    if tokens[name.first].preposition == BI and after.clitics == WHOLE and is_adjective(after):
        return True  # بحماس كبير
    owned = after.clitics.article == 2 and not (
        after.nationality or after.clitics.proclitic or is_nisba(after)
    )
    return is_definite_noun(before) and owned and after.key not in day_words()


def of_sport(seen: Seen, name: Name) -> bool:
    """A word of sport alone: (حارس) مرماه."""
    return not name.known and _one_word(seen, name) and seen.tokens[name.first].key in name_words("sport")


RULES = (
    nobody,
    wish,
    misdivided,
    thing,
    of_a_work,
    of_a_thing,
    of_an_office,
    some_national,
    denied,
    species,
    victory,
    counted,
    in_address,
    act,
    of_somebody,
    of_sport,
)
DOUBTFUL = (
    piece,
    code,
    inhabitants,
    common_phrase,
    only_adjective,
    glued,
    possessed,
    common_word,
)  # of what nothing but the tagger bears out
