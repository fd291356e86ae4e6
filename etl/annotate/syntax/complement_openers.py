"""What may open the complement of a verb: a question, its preposition, a noun of stance, a noun in marks."""

from __future__ import annotations

from functools import cache

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import after_clitic, is_led_by
from etl.annotate.syntax.frames import Frame
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import noun_phrase
from etl.annotate.syntax.quotation import QUOTATION_MARKS
from etl.annotate.syntax.search_state import SearchState
from etl.annotate.syntax.words import stance_nouns, word_class
from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import match_key

_COMMON, _RARE = 6, 2  # frequency classes


@cache
def _openers(clause: bool, quotation: bool, question: bool, stance: str) -> frozenset[str]:
    """Keys without one of which nothing ahead is a complement of these kinds."""
    openers: set[str] = set()
    if clause:
        openers |= word_class("complementiser", "contraction")
    if question:
        openers |= word_class("question", "whether")
    if stance:
        nouns = stance_nouns(stance).keys() | word_class("intensifier")
        openers |= nouns | {"ب" + noun for noun in nouns}
    if quotation:
        openers |= {":", *map(match_key, QUOTATION_MARKS)}
    return frozenset(openers)


def may_open(tokens: Tokens, frame: Frame, first: int, stop: int) -> bool:
    """Whether any word or mark of a stretch may open what a frame takes; as an object any may."""
    if frame.object or frame.second_object:
        return True
    wanted = frame.prepositions | frame.person_prepositions
    ahead = tokens.keys[first : stop + 1]  # of marks at the end, the word in them, too
    stance = frame.lemma if frame.stance_object or frame.stance_preposition else ""
    openers = _openers(frame.that or bool(wanted), frame.quote, frame.question, stance)
    if not (openers.isdisjoint(ahead) and wanted.isdisjoint(ahead)):
        return True
    return bool(wanted) and any(is_led_by(key, *wanted) for key in ahead)


def takes_bare_words(frame: Frame) -> bool:
    """Whether what a verb reports may follow without أن or marks: وقال نحن نعمل."""
    return frame.lemma == "قال"


def opens_question(search: SearchState, at: int) -> bool:
    """Whether a question opens at a word: هل، كيف، ما إذا، عما إذا, no relative ما."""
    key = search.tokens.keys[at]
    return key in word_class("question") or (
        key in word_class("whether") and search.tokens.keys[at + 1 : at + 2] == ["اذا"]
    )


def is_stance(search: SearchState, at: int) -> bool:
    """Whether a stance noun stands here, strengthened or not (خالص تعازيه), behind ب where the cue wants it."""
    tokens, frame = search.tokens, search.frame
    if not (frame.stance_preposition or frame.stance_object):
        return False
    key = tokens.keys[at]
    if tokens.name_past[at] or key in word_class("adverb"):
        return False
    led = frame.stance_preposition and is_led_by(key, "ب")
    governed = at > search.first and after_clitic(tokens.keys[at - 1], 1) in word_class("intensifier")
    if not led and (not frame.stance_object or governed):
        return False  # بخالص تعازيه
    nouns = stance_nouns(frame.lemma)
    bare = after_clitic(key, 1) if led and key not in nouns else key
    while bare in word_class("intensifier") and at + 1 < search.limit:  # بأصدق عبارات التعازي
        at += 1
        bare = tokens.keys[at]
    return bare in nouns


def is_preposition(search: SearchState, at: int, wanted: frozenset[str]) -> bool:
    """Whether one of the verb's prepositions stands here, alone or with its noun, and leads to no mere adjunct."""
    if not wanted or (
        search.tokens.roles[at] is not None and at > search.first and search.tokens.roles[at - 1]
    ):
        return False
    tokens, key = search.tokens, search.tokens.keys[at]
    if key in wanted and _belongs_before(search, at):
        return False
    if key in wanted:
        after = tokens.keys[at + 1] if at + 1 < search.limit else ""
        towards = key in word_class("towards") and after in word_class("outlet")  # دعت إلى منصة رقمية
        adjunct = (after in word_class("adjunct_head") and not towards) or (
            key in ("في", "ب") and after in word_class("occasion")
        )
        return not adjunct and tokens.keys[at - 1] not in word_class("governs")
    if key[0] not in wanted or key in ("له", "لها", "لهم", "لهما"):
        return False
    if tokens.name_past[at] and tokens.name_past[at] == tokens.name_past[at - 1]:
        return False  # جامعة الأميرة نورة بنت عبدالرحمن
    if key in word_class("adverb") and not (at == search.first and key in word_class("praised")):
        return False
    if at == search.first and key[0] == "ب" and len(key) > 4 and not tokens.name_past[at]:
        return not _is_whole(key)
    return len(key) == 1 or tokens.prefix(at) == key[0]


def _is_whole(key: str) -> bool:
    """Whether a word is common as it stands, and rare without its first letter: برنامج, but بتمديد."""
    frequency = shared_vocabulary().frequency
    return frequency(key) >= _COMMON > _RARE >= frequency(after_clitic(key, 1))


def _belongs_before(search: SearchState, at: int) -> bool:
    """Whether a second one shows a preposition to be of the noun before it: خبراء من الوكالة | من، بعد الاطلاع على."""
    tokens, noun = search.tokens, at + 1
    told = tokens.document.parts_of_speech[at - 1] == VERBAL_NOUN and at > search.first
    if not told and (at > search.first or tokens.definite(at - 1)):
        return False
    past = noun_phrase(tokens, noun, search.stop, strict=True)
    if told:
        past = next((place for place in range(past, search.stop) if tokens.ends_phrase(place)), past)
    second = noun < past < search.stop and tokens.keys[past] == tokens.keys[at]
    return second and (tokens.definite(noun) or tokens.name_past[noun] > 0)


def is_contracted(search: SearchState, at: int) -> bool:
    """Whether the verb's preposition and ما are one word: تساءل عما إذا، حذر مما."""
    key = search.tokens.keys[at]
    return key in word_class("contraction") and any(
        key[0] == wanted[0] for wanted in search.frame.prepositions
    )


def quotes_noun(search: SearchState, opening: int) -> bool:
    """Whether an object stands in marks, no speech: أدان «اختطاف الموظفين»."""
    plain = search.frame.object and search.subject and not search.colon
    inside = opening + 1
    return plain and inside < search.limit and search.tokens.document.parts_of_speech[inside] == VERBAL_NOUN
