"""Names that a word like وزارة, جامعة or مطار begins, where nobody marked one or only a part of it."""

from __future__ import annotations

from etl.annotate.names.noun_phrase import common_noun, day_words, described, extent, nominative
from etl.annotate.names.spans import Laid, Name, NameTokens
from etl.annotate.names.titles import Trigger, name_words, trigger_words
from etl.annotate.names.tokens import NameToken
from etl.annotate.syntax.clitics import BI, with_article
from etl.annotate.syntax.nominals import can_describe, is_adjective, is_feminine, is_nisba
from etl.annotate.syntax.quotation import MAY_CLOSE, MAY_OPEN


def headed(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, and the phrases that begin with a head word in the place of the names within them."""
    starting = {name.first: name for name in names}
    laid = Laid(names)
    for match in tokens.triggers:
        head = match.readings[0]
        if not head.inside or head.type == "MISC" or common_noun(tokens, match.past - 1):
            continue
        if tokens.pair(match.first - 1) in name_words("no_head"):  # عن طريق (عتيق شهاب)
            continue
        if _describes(tokens, match.first) or described(tokens, match.past):
            continue
        if match.clitic.endswith(BI) and tokens[match.past - 1].stem in name_words("loose_head"):
            continue  # برئاسة (ولي العهد)
        past = _quoted_end(tokens, match.past, head, starting) or extent(tokens, match.past, head, starting)
        phrase = Name(match.first, past, head.type, "head", 0.8, cut=match.cut)
        inside = laid.over(phrase.places)
        if past > match.past and _better(tokens, phrase, head, inside):
            laid.put(phrase, inside)
    return laid.names()


def _describes(tokens: NameTokens, place: int) -> bool:
    """Whether what could be a head is an adjective of the noun before it: (المؤسسات) الأكاديمية الإسرائيلية،
    (الحكومة) الفيدرالية الألمانية."""
    form, before = tokens[place], tokens.at(place - 1)
    definite = form.clitics.article == before.clitics.article == 2 and tokens.continues(place)
    plural = before.number == "p" or (is_adjective(form) and can_describe(form, before, person=False))
    return definite and is_nisba(form) and plural


def _quoted_end(tokens: NameTokens, place: int, head: Trigger, starting: dict[int, Name]) -> int:
    """Past the mark behind a body's name that fills the quotation at a token: شركة | "أدير العقارية"; 0 for none."""
    name = starting.get(place + 1) if tokens.at(place).text in MAY_OPEN - {"("} else None
    body = (
        name is not None
        and name.type == head.type == "ORG"
        and head.kind != "armed_forces"  # قوات «البنيان المرصوص»
        and tokens[place - 1].stem not in name_words("loose_head", "outside_marks")
    )
    return name.past + 1 if name and body and tokens.at(name.past).text in MAY_CLOSE else 0


def national(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, and the bodies of a state that its adjective names: الخارجية المصرية، خفر السواحل الإيطالي."""
    laid = Laid(names)
    for place, form in enumerate(tokens):
        if form.nationality and form.clitics.article == 2 and not form.clitics.proclitic and place:
            first = _national_body(tokens, place)
            inside = laid.over(range(first, place + 1))
            if first < place and all(first <= name.first and name.past <= place + 1 for name in inside):
                laid.put(Name(first, place + 1, "ORG", "head", 0.8), inside)
    return laid.names()


def _national_body(tokens: NameTokens, place: int) -> int:
    """Where the body begins that an adjective of nationality ends; its own place for none, as after وزير.

    A ministry's is feminine, as that word is: الدفاع الروسية, not (في) الدفاع البوليفي.
    """
    bodies = name_words("national_body")
    for first in range(max(tokens.sentence_start(place), place - 2), place):
        words = " ".join([_with_article(tokens[first]), *(form.key for form in tokens[first + 1 : place])])
        office = tokens.title_at(first - 1, place + 1) if first else None  # وزير الخارجية المصري
        affairs = tokens.at(first - 1).bare in name_words("affairs")  # وزير الشؤون | الخارجية
        described = first == place - 1 and _adjectives(tokens, first)
        ministry = first == place - 1 and words in name_words("short_body")
        agrees = is_feminine(tokens[place]) or not (ministry or is_feminine(tokens[first]))
        if (
            words in bodies
            and agrees
            and not (affairs or described)
            and (office is None or office.past <= first)
        ):
            return first
    return place


def _adjectives(tokens: NameTokens, place: int) -> bool:
    """Whether a word and the nationality behind it describe the definite noun before: (الأسواق) المالية الأميركية."""
    before = tokens.at(place - 1)
    noun = before.kind == "word" and before.clitics.article == 2 and before.key not in day_words()
    titled = tokens.title_at(place - 1, place) is not None
    return noun and not titled and is_nisba(tokens[place]) and tokens.continues(place)


def _with_article(form: NameToken) -> str:
    """A word's key without its proclitics, its article whole: للخارجية as الخارجية."""
    return with_article(form.bare) if form.clitics.article else form.stem


def _better(tokens: NameTokens, phrase: Name, head: Trigger, inside: list[Name]) -> bool:
    """Whether the phrase replaces the names in it: it holds them whole, and its head begins names by itself."""
    first, past, form = phrase.first, phrase.past, tokens[phrase.first]
    if any(name.first < first or name.past > past for name in inside):
        return False
    if inside and inside[0].first == first + 1 and inside[0].type == "ORG" and _of_its_own(tokens, inside[0]):
        return False
    if inside and inside[0].first == first:
        known, type_ = inside[0].known, inside[0].type
        club = bool(known) and known[0].level == "club"  # الاتحاد: also the first word of a federation
        last = tokens[past - 1]
        named = bool(last.clitics.article or last.given or last.family)
        longer = inside[0].past < past and (type_ != "LOC" or named)  # وادي بوسعادة | تضافان
        return type_ == head.type and type_ != "PERSON" and (not known or club) and longer
    if tokens[past - 1].text in MAY_CLOSE or (past - first == 2 and nominative(tokens, first + 1)):
        return True
    asks = form.key[phrase.cut or 0 :] in name_words("asks_name")
    if inside and inside[0].type == "PERSON" and "called_after" in head.goes_on:
        return not (asks and inside[0].words == 1)  # جامعة | محمد بن زايد, but (اعترض) طريق | فاراج
    if form.clitics.article and past - first > 2 and tokens[past - 1].nationality and head.type == "ORG":
        return True  # اللجنة الأولمبية القطرية
    definite = form.clitics.article > 0 and not tokens[past - 1].nationality
    if not inside and past - first < 3 and (definite or head.kind == "chamber"):
        return False  # الاتحاد النقدي: described as much as named
    if form.stem in name_words("loose_head"):
        return False
    if not inside and asks:
        return False
    return "begins_name" in head.goes_on or (past - first >= 3 and "begins_long_name" in head.goes_on)


def _of_its_own(tokens: NameTokens, name: Name) -> bool:
    """Whether a body within a phrase is one by itself, whose part or seat the phrase means: مركز | الجمعية الطبية."""
    form = tokens[name.first]
    return form.clitics.article == 2 and form.bare in trigger_words() and name.words > 1
