"""The whole description of who speaks: an office with its bearer, what stands between commas, a name held back."""

from __future__ import annotations

from etl.annotate.syntax.adjectives import looks_adjectival
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and, without_article, without_preposition
from etl.annotate.syntax.nominals import is_nominative_plural
from etl.annotate.syntax.phrase_limits import is_counterpart
from etl.annotate.syntax.phrase_state import NONE
from etl.annotate.syntax.phrases import Phrase, read_phrase
from etl.annotate.syntax.unseen_names import may_begin_name, past_person
from etl.annotate.syntax.verb_tokens import is_known_verb
from etl.annotate.syntax.words import spelled, stance_nouns, title_heads, word_class

_TO_BEARER = 14  # tokens between an office and the name of who holds it
_TO_COMMA = 10  # tokens of an office with more words than a noun phrase holds
_TO_REFUSAL = 9
_SHORT_NAME = 4  # words in marks


def whole_description(
    tokens: Tokens, phrase: Phrase, stop: int, said: bool = True, wanted: frozenset[str] = NONE
) -> Phrase:
    """A noun phrase up to where what it describes is described no more.

    ``said``: the verb reports a clause. Behind another verb the next noun phrase may be the object (نعى الرئيس الفنان
    فلان), so what leads from an office to its bearer must be joined to it. ``wanted`` are the prepositions by which
    the verb goes on.
    """
    phrase = _with_bearer(tokens, phrase, stop, said)
    if said:
        phrase = _with_name_behind(tokens, phrase, stop)
    phrase = _with_name(tokens, _with_appositions(tokens, phrase, stop, wanted), stop)
    return phrase._replace(past=_past_refusal(tokens, phrase, stop))


def _with_bearer(tokens: Tokens, phrase: Phrase, stop: int, said: bool) -> Phrase:
    """Up to the person whose office a phrase states, past words of the office: النائبة عن الاتحاد الوطني فلانة."""
    if phrase.person >= 0 or not _is_office(tokens, phrase):
        return phrase
    marked = phrase.past  # past the marks or brackets around a name of the office's: المعلق في قناة «13»
    for at in range(phrase.past, min(stop, phrase.past + _TO_BEARER)):
        if at < marked:
            continue
        if tokens.definite(at - 1) or tokens.name_past[at - 1]:
            unseen = past_person(tokens, at, stop)
            if unseen > at:
                return phrase._replace(past=unseen, person=at)
        close = max(tokens.closing.get(at, at), tokens.document.brackets.closing.get(at, at))
        if phrase.past < at < close <= at + _SHORT_NAME + 1:
            marked = close + 1
            continue
        if at > phrase.past and tokens.is_comma(at) and at + 1 < stop and tokens.names_person(at + 1):
            continue  # النائبة عن الاتحاد الوطني، فلانة
        if tokens.names_person(at) and not tokens.conjoined(at):
            if tokens.prefix(at):
                return phrase._replace(past=at)
            return phrase._replace(past=read_phrase(tokens, at, stop, strict=not said).past, person=at)
        opens = at == phrase.past and not (said or _is_joined(tokens, at))
        if opens or not _extends_office(tokens, at, phrase.past):
            return phrase
    return phrase


def _with_name_behind(tokens: Tokens, phrase: Phrase, stop: int) -> Phrase:
    """With the name behind what prepositions join to an office: الباحثة | في علوم البحار، فلانة،."""
    if phrase.person >= 0 or phrase.past >= stop or not _is_office(tokens, phrase):
        return phrase
    if not (_is_joined(tokens, phrase.past) or tokens.keys[phrase.past] in word_class("from")):
        return phrase
    for at in range(phrase.past, min(stop, phrase.past + _TO_COMMA)):
        if tokens.is_comma(at):
            whole = _with_appositions(tokens, phrase._replace(past=at), stop, NONE)
            return whole if whole.person >= 0 else phrase
        counted = tokens[at].kind == "number" or tokens.keys[at] in word_class(
            "from", "article"
        )  # القرن الـ17
        if not (counted or _extends_office(tokens, at, phrase.past)):
            break
    return phrase


def _is_office(tokens: Tokens, phrase: Phrase) -> bool:
    head = tokens.head(phrase.first)
    return without_article(head) in title_heads() or head in word_class("charged")


def _is_link(tokens: Tokens, at: int) -> bool:
    """Whether a word joins to an office what it is of: عن، لدى، باسم."""
    key = tokens.keys[at]
    return len(key) == 1 or key in word_class("of_head", "of_any_head", "in_name_of", "office_link")


def _is_joined(tokens: Tokens, at: int) -> bool:
    return tokens.conjoined(at) or _is_link(tokens, at) or bool(tokens.prefix(at))


def _extends_office(tokens: Tokens, at: int, past: int) -> bool:
    """Whether a word may stand between an office and the name of its bearer."""
    if is_counterpart(tokens, at):
        return False
    key, before = tokens.keys[at], at - 1
    if tokens.name_past[at] or _is_link(tokens, at) or key in word_class("rank_tail"):
        return True
    if not tokens.is_word(at) or key in word_class("occasion", "relative", "complementiser", "pronoun"):
        return False
    if key in title_heads() and tokens.keys[before] in word_class("preposition"):
        return False  # قال المدرب عن | اللاعب فلان
    if tokens[at].clitics.enclitic:  # لدى | استقباله السفير فلانا, but الوزير المنتهية | مهامه
        return tokens.definite(before) and looks_adjectival(tokens.keys[before])
    if tokens.ends_phrase(at) or is_known_verb(tokens, at) or key in stance_nouns():
        return False
    if tokens.prefix(at):
        return without_preposition(key) not in title_heads()  # للسفير فلان: whom it is said to
    after_link = at > past and (_is_link(tokens, at - 1) or tokens.conjoined(at - 1))
    return tokens.definite(at) or tokens.conjoined(at) or key in title_heads() or after_link


def _with_appositions(tokens: Tokens, phrase: Phrase, stop: int, wanted: frozenset[str]) -> Phrase:
    """With the offices set behind commas (عادل الغضبان، محافظ بورسعيد،), or the name (محافظ بورسعيد، عادل الغضبان،)."""
    while phrase.past + 2 < stop and tokens.is_comma(phrase.past):
        beside = _apposition(tokens, phrase, phrase.past + 1, stop, wanted)
        if beside is None:
            break
        person = phrase.person if phrase.person >= 0 else beside.person
        phrase = phrase._replace(past=beside.past, person=person)
    return phrase


def _apposition(
    tokens: Tokens, phrase: Phrase, first: int, stop: int, wanted: frozenset[str]
) -> Phrase | None:
    """What stands beside a phrase from ``first`` on, up to the comma that closes it."""
    if first in tokens.closing:
        return _name_in_marks(tokens, phrase, first, stop, wanted)
    of_kin = without_article(tokens.head(phrase.first)) in word_class("relation")  # زوجة فلان، فلانة،
    unseen = phrase.person < 0 and _is_office(tokens, phrase) and past_person(tokens, first, stop)
    if unseen and unseen > first and not tokens.is_word(unseen):
        return Phrase(first, unseen, head=first, person=first)
    if is_nominative_plural(tokens[phrase.head]):
        return None  # نعى العاملون بالقناة، | الزميلة فلانة
    named = _opens_name(tokens, first) and (phrase.person < 0 or of_kin)  # another is another party
    second = phrase.person < 0 and tokens.conjoined(first) and _is_office(tokens, phrase)
    if second and without_and(tokens.keys[first]) in title_heads():
        return _second_office(tokens, first, stop)
    # مصدر أمني، | مراسل الإذاعة، whom he told it
    faceless = tokens.head(phrase.first) in word_class("plain_source")
    if not (named or (tokens.keys[first] in title_heads() and not faceless)):
        return None
    beside = read_phrase(tokens, first, stop)
    if beside.past == first + 1 and not named and not tokens.definite(first):
        return None
    complete = named and beside.past < stop and tokens.ends_phrase(beside.past)  # ، فلان في حوار …
    if complete or _is_closed(tokens, beside.past, stop, wanted):
        return beside
    comma = _closing_comma(tokens, beside.past, stop)
    return beside._replace(past=comma) if comma else None


def _second_office(tokens: Tokens, first: int, stop: int) -> Phrase | None:
    """One more office of somebody's up to the name: نائب رئيس الوزراء، ووزير الخارجية، فلان، …"""
    office = read_phrase(tokens, first, stop)
    if office.person < 0 and office.past + 1 < stop and tokens.is_comma(office.past):
        office = _apposition(tokens, office, office.past + 1, stop, NONE) or office
    return office if office.person >= 0 else None


def _opens_name(tokens: Tokens, at: int) -> bool:
    """Whether a person's name begins in a token, or behind one that may be a given name no list has."""
    if tokens.names_person(at):
        return True
    behind = at + 1 < len(tokens) and tokens.names_person(at + 1) and not tokens.prefix(at + 1)
    return behind and may_begin_name(tokens, at)


def _name_in_marks(
    tokens: Tokens, phrase: Phrase, opening: int, stop: int, wanted: frozenset[str]
) -> Phrase | None:
    """The name of an office's bearer: سفير مالطا، "بيتر غاتو"، …"""
    past = tokens.closing[opening] + 1
    short = 1 < past - opening - 1 <= _SHORT_NAME + 1
    if (
        phrase.person >= 0
        or not _is_office(tokens, phrase)
        or not short
        or not _is_closed(tokens, past, stop, wanted)
    ):
        return None
    return Phrase(opening, past, head=opening + 1, person=opening + 1)


def _is_closed(tokens: Tokens, past: int, stop: int, wanted: frozenset[str]) -> bool:
    """Whether what follows an apposition shows that it is over."""
    if past >= stop or not tokens.is_word(past) or tokens.keys[past] in word_class("complementiser"):
        return past < stop
    return tokens.prefix(past) in {"ل", *wanted} or tokens.keys[past] in wanted


def _closing_comma(tokens: Tokens, at: int, stop: int) -> int:
    """What closes an office with more words than a noun phrase holds: a mark, an occasion; 0 where there is none."""
    past = min(stop, at + _TO_COMMA)
    while at < past:
        key = tokens.keys[at]
        noun = tokens.keys[at + 1 : at + 2]
        occasion = key in word_class("within") and not word_class("occasion").isdisjoint(noun)
        if occasion or tokens.is_comma(at) or tokens.forms[at] == ":":
            return at
        if at in tokens.closing:
            at = tokens.closing[at] + 1  # الرئيس التنفيذي لـ«النور»
            continue
        if (
            not tokens.is_word(at)
            or key in word_class("complementiser", "carrier")
            or is_known_verb(tokens, at)
        ):
            break
        at += 1
    return 0


def _with_name(tokens: Tokens, phrase: Phrase, stop: int) -> Phrase:
    """With the name that a passive or a pronoun gives: مزارع من المنطقة، يدعى فلان, محام آخر هو فلان."""
    called = phrase.past + (phrase.past < stop and tokens.is_comma(phrase.past))
    if called + 1 >= stop or phrase.past == phrase.first:
        return phrase
    unnamed = phrase.person < 0 and not tokens.definite(phrase.first)
    is_he = unnamed and tokens.keys[called] in word_class("independent_pronoun")
    if not (is_calling(tokens, called) or (is_he and tokens.names_person(called + 1))):
        return phrase
    name = called + 1
    past = tokens.name_past[name] or read_phrase(tokens, name, stop, strict=True).past
    return phrase._replace(past=past, person=name) if past > name else phrase


_NAME_IN_MARKS = 5  # tokens from mark to mark: «ب 1.2» at the most


def is_calling(tokens: Tokens, at: int) -> bool:
    """Whether a passive only says what somebody is called: رجل | يدعى فلان, but يدعى أن."""
    after = at + 1
    if tokens.forms[at] not in spelled("is_called") or after >= len(tokens):
        return False
    if after in tokens.closing:
        return tokens.closing[after] - after <= _NAME_IN_MARKS
    return tokens.is_word(after) and not tokens.ends_phrase(after)


def past_refusal(tokens: Tokens, first: int, stop: int) -> int:
    """Past رفض الكشف عن اسمه and its like from ``first`` on; ``first`` where nothing is kept back."""
    for at in range(first, min(stop, first + _TO_REFUSAL)):
        if tokens.is_comma(at) or tokens.keys[at] in word_class("complementiser"):
            return at
        if tokens.keys[at] in word_class("identity"):
            return at + 1
    return first


def _past_refusal(tokens: Tokens, phrase: Phrase, stop: int) -> int:
    """Past رفض الكشف عن اسمه and its like, which belong to the description of an unnamed source."""
    past = phrase.past
    first = past + 1 if past < stop and tokens.is_comma(past) else past
    unnamed = tokens.keys[phrase.first] in word_class("anonymous")
    if not unnamed or first >= stop or tokens.keys[first] not in word_class("refusal"):
        return past
    refused = past_refusal(tokens, first, stop)
    return refused if refused > first else past
