"""The subject behind a verb: where it may begin, and where it ends."""

from __future__ import annotations

from etl.annotate.syntax.adjectives import before_second_noun, looks_adjectival
from etl.annotate.syntax.adjuncts import past_before_subject
from etl.annotate.syntax.agreement import agrees
from etl.annotate.syntax.appositions import whole_description
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import BI, with_article, without_ending
from etl.annotate.syntax.endings import is_indefinite_accusative, possessed
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.objects import is_called_upon, is_object_only, is_oblique
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import Phrase, read_phrase
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.sources import is_dual, is_pair_of_theirs, may_be_source, may_speak, speaks
from etl.annotate.syntax.verb_tokens import is_known_verb
from etl.annotate.syntax.words import is_of, stance_nouns, title_heads, word_class

_REACH = 64  # tokens between a cue and the far end of its subject


def subject_after(tokens: Tokens, form: VerbForm, at: int, stop: int) -> Phrase | None:
    """The subject behind a finite cue at ``at - 1``, past adverbs and short adjuncts; None where there is none."""
    if form.number != "s":
        return None  # a verb before its subject is singular
    first, moved = past_before_subject(tokens, form, at, min(stop, at + _REACH))
    counted = first + _counts_speakers(tokens, first, stop)
    if first >= stop or not (counted > first or _may_open_subject(tokens, first, moved)):
        return None
    if is_indefinite_accusative(tokens, first):
        return None
    frame = form.frame
    addressed = tokens.keys[first] in word_class("everyone")  # but كل من مصر والسودان
    addressed = addressed and word_class("from").isdisjoint(tokens.keys[first + 1 : first + 2])
    if (frame.addressee or frame.person_prepositions) and addressed:
        return None
    strict = frame.object or frame.addressee or bool(frame.person_prepositions) or frame.stance_object
    if first in tokens.closing and not _opens_chain(tokens, first, stop):
        called = frame.second_object and form.with_object  # من أسماهم «…»
        return None if called else _quoted_name(tokens, form, first, stop)
    wanted = frame.prepositions | frame.person_prepositions if form.with_object else frame.prepositions
    phrase = read_phrase(tokens, counted, stop, strict=strict, wanted=wanted)._replace(first=first)
    past = phrase.past
    if strict:
        past = _past_bearer(tokens, first, before_second_noun(tokens, first, past, form.gender), past)
    if frame.second_object and form.with_object:
        past = next((at for at in range(first, past) if at in tokens.closing), past)  # ما أسماه الحزب «…»
    elif frame.quote:
        past = _before_quotation(tokens, first, past, stop)
    past = _past_seat(tokens, past, stop, wanted)
    if past == first or not agrees(tokens, form, phrase.head, past):
        return None
    head = tokens.keys[phrase.head]
    felt = head in stance_nouns() and (frame.stance_object or head not in word_class("honorific"))
    spoken_of = felt or is_of(head, "spoken_of")  # أبدى سعادته, but أوضح سعادته أن
    if spoken_of and not tokens.name_past[phrase.head]:
        return None
    if strict and _is_acted_on(tokens, form, phrase._replace(past=past), stop):
        return None
    addressing = form.frame.person_prepositions or form.frame.addressee
    said = form.frame.that and not addressing
    whole = whole_description(tokens, phrase._replace(past=past), stop, said, wanted)
    return whole._replace(past=_before_needed(tokens, form, first, whole.past))


def _is_acted_on(tokens: Tokens, form: VerbForm, phrase: Phrase, stop: int) -> bool:
    """Whether a phrase behind a verb with an object or an addressee can only be that."""
    past, of_source = phrase.past, is_of(tokens.keys[phrase.head], "source", "text", "outlet")
    return (
        any(is_oblique(tokens, joined) for joined in range(phrase.first + 1, min(past + 1, stop)))
        or (is_called_upon(tokens, form, past, stop) and not of_source)
        or _is_thing_spoken_of(tokens, form, phrase, stop)
        or is_object_only(tokens, form, phrase.head, past, stop)
        or _is_act(tokens, phrase)
    )


def _is_act(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is of what is wished or told, an indefinite verbal noun: تمنى لهم | إكمال الفرحة.

    A noun before أن is what shows it: أظهرت تسجيلات الكاميرات | أن.
    """
    at = phrase.head
    act = tokens.document.parts_of_speech[at] == VERBAL_NOUN and not tokens.definite(at)
    shows = not word_class("complementiser").isdisjoint(tokens.keys[phrase.past : phrase.past + 1])
    return act and not (shows or speaks(tokens, phrase) or is_of(tokens.keys[at], "audience"))


def _counts_speakers(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether figures say how many of those there are that speak: دعت | 46 منظمة جزائرية."""
    if at + 1 >= stop or tokens[at].kind != "number" or not tokens.is_word(at + 1) or tokens.definite(at + 1):
        return False
    return may_speak(tokens, at + 1) or is_of(tokens.keys[at + 1], "collective", "anonymous")


def _is_thing_spoken_of(tokens: Tokens, form: VerbForm, phrase: Phrase, stop: int) -> bool:
    """Whether a thing stands before what it is called or blamed for: وصف قراره | بأنه، وصفت الشائعات | بالساذجة."""
    past = phrase.past
    if (
        BI not in form.frame.person_prepositions
        or past >= stop
        or speaks(tokens, phrase)
        or is_pair_of_theirs(tokens, phrase.first)
    ):
        return False
    return tokens.prefix(past) == BI or tokens.keys[past] in word_class("complementiser")


def _before_needed(tokens: Tokens, form: VerbForm, first: int, past: int) -> int:
    """Up to the office of whom a verb cannot do without: اتهم النائب فلان | رئيس البلدية بالفساد."""
    frame = form.frame
    needed = frame.person_prepositions - frame.prepositions
    if form.with_object or past >= len(tokens) or needed.isdisjoint((tokens.prefix(past), tokens.keys[past])):
        return past
    for at in range(first + 1, past):
        ended = tokens.definite(at - 1) or bool(tokens.name_past[at - 1])
        if ended and tokens.keys[at] in title_heads() and not (tokens.conjoined(at) or tokens.prefix(at)):
            return at
    return past


def _past_seat(tokens: Tokens, past: int, stop: int, wanted: frozenset[str]) -> int:
    """Past the place where an office is, before what the verb goes on with: وكيل الملك بالدار البيضاء | بتشديد."""
    seat = past < stop and past in tokens.mentions and tokens.mentions[past].type == "LOC"
    if not seat or tokens.prefix(past) not in wanted:
        return past
    behind = tokens.name_past[past]
    goes_on = behind < stop and (tokens.prefix(behind) in wanted or tokens.keys[behind] in wanted)
    return behind if goes_on else past


def _past_bearer(tokens: Tokens, first: int, past: int, whole: int) -> int:
    """Past the person whose office a phrase states as far as ``whole``: الممثلة القارة للبنك فلانة."""
    role = tokens.roles[first]
    if role is None or role.person is None or not any(map(tokens.names_person, range(past, whole))):
        return past
    while past < whole and tokens.roles[past] is role:
        past += 1
    return past


def _opens_chain(tokens: Tokens, opening: int, stop: int) -> bool:
    """Whether marks only hold off the first noun of a construct chain: «جيش» الاحتلال."""
    after = tokens.closing[opening] + 1
    if after >= stop or opening + 1 >= after:
        return False
    if tokens.name_past[opening + 1] > after:
        return True  # taken for one name: «جيش» الاحتلال الإسرائيلي
    if after != opening + 3 or tokens.definite(opening + 1):
        return False
    return tokens.definite(after) and not tokens.name_past[opening + 1] and not tokens.prefix(after)


def _before_quotation(tokens: Tokens, first: int, past: int, stop: int) -> int:
    """Up to marks that close the clause behind a subject: a short speech, no name (قال الوزير «لن نتراجع أبدا».)."""
    if past < stop and not (tokens.is_comma(past) or tokens.forms[past] in STOPS):
        return past
    for opening in range(first + 1, past - _WORDS_OF_NAME - 1):
        if tokens.closing.get(opening) == past - 1 and not tokens.name_past[opening]:
            return opening
    return past


_WORDS_OF_NAME = 3  # in marks; more are a speech


def _quoted_name(tokens: Tokens, form: VerbForm, first: int, stop: int) -> Phrase | None:
    """A later mention written in marks (وأضاف "العتيبي" أن); a quotation of the cue's own is no name."""
    close = tokens.closing[first]
    if tokens.is_name(first + 1, close):
        called = form.conjunction and form.gender == "m" and form.frame.addressee
        place = tokens.mentions[first + 1].type == "LOC" if first + 1 in tokens.mentions else False
        return None if called and place else Phrase(first + 1, close)  # ويحذر | «إسرائيل» من
    if not 1 <= close - first - 1 <= 3 or close + 1 >= stop:
        return None
    after = tokens.forms[close + 1]
    if after in STOPS or (after in "،," and form.frame.quote and close - first - 1 > 2):
        return None
    return Phrase(first + 1, close)


def _may_open_subject(tokens: Tokens, at: int, moved: bool) -> bool:
    if at in tokens.closing:
        return not moved
    if tokens.ends_phrase(at) or is_known_verb(tokens, at) or tokens.keys[at] in word_class("carrier"):
        return False
    if tokens.prefix(at) or _is_accusative(tokens, at) or tokens.keys[at] in word_class("emphatic"):
        return False  # وصفت | نفسها
    if tokens.conjoined(at) and tokens.is_verb(at):
        return False  # يدين | ويرفض
    if tokens.keys[at] in word_class("demonstrative"):
        return at + 1 < len(tokens) and may_be_source(tokens, at + 1)
    if tokens.keys[at] in word_class("occasion") and tokens.forms[at].endswith(("ه", "ها")):
        return False  # واختتم حديثه بالقول
    # past an adjunct only what can speak is a subject
    if not moved or may_speak(tokens, at) or tokens.keys[at] in word_class("share"):
        return True
    return tokens.definite(at) and tokens.names_person(at + 1)  # النحال فلان


def _is_accusative(tokens: Tokens, at: int) -> bool:
    """An indefinite accusative (متحسرا، لاحظ ركودا) is never a subject; names in ـيا are no such, nor وزيرا النقل."""
    token = tokens.forms[at]
    if (tokens.head(at) in title_heads() or is_dual(tokens, at)) and _governs_definite(tokens, at):
        return False
    if is_pair_of_theirs(tokens, at):
        return False
    if tokens.keys[at] in word_class("outlet"):
        return False  # مراسلنا
    return (
        not tokens.name_past[at]
        and not possessed(tokens, at)
        and len(token) > 4
        and token[-1] == "ا"
        and not token.endswith(("وا", "ها"))
        and (
            not token.endswith("يا") or looks_adjectival(with_article(without_ending(tokens.keys[at], "ا")))
        )  # تفصيليا
    )


def _governs_definite(tokens: Tokens, at: int) -> bool:
    """Whether a construct chain of at most two nouns and a definite one begins in a token: وزيرا دفاع روسيا."""
    for after in range(at + 1, min(at + 3, len(tokens.keys))):
        if tokens.definite(after) or tokens.name_past[after] or after in tokens.closing:
            return True
        if tokens.ends_phrase(after) or tokens.prefix(after):
            return False
    return False
