"""Acts that were called off, put off, feared or not brought about: ألغى زيارته، تأجلت المحادثات، فشل في التوصل إلى."""

from __future__ import annotations

from etl.annotate.events.particles import particles
from etl.annotate.events.statuses import FUTURE, HYPOTHETICAL, NEGATED
from etl.annotate.events.triggers import Trigger
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import LI, without_and
from etl.annotate.syntax.verb_tokens import is_known_verb
from etl.annotate.syntax.verbs import PRESENT
from etl.annotate.syntax.words import word_class

_REACH = 10  # tokens between the word and the act
_NEAR = 6  # tokens between كاد and its verb
# What words say of the noun that is their object, subject or genitive, and of one that a preposition leads to them.
_BARE = {"called_off": NEGATED, "put_off": FUTURE}
_LED = {"not_brought_about": NEGATED, "feared": HYPOTHETICAL}
_PROCEEDINGS = ("ACCUSE", "COERCE")  # what goes on though it is put off


def read_undoing(tokens: Tokens, trigger: Trigger, first: int, stop: int) -> str:
    """The status of an event by the words from ``first`` to ``stop`` that undo it, nothing where none do."""
    if trigger.reading.is_noun:
        said = _before(tokens, trigger.at, first) or _behind(tokens, trigger.at, stop)
        tried = any(word.type in _PROCEEDINGS for word in trigger.reading.words)
        return "" if tried and said == FUTURE else said  # تأجيل محاكمة فلان
    almost = trigger.reading.tense == PRESENT and _is_almost(tokens, trigger.at, first)
    return NEGATED if almost else ""


def _before(tokens: Tokens, at: int, first: int) -> str:
    """By the word before the noun, past what only brings the act about (عقد، التوصل إلى)."""
    led = tokens.prefix(at)  # the preposition nearest to the word
    if tokens.conjoined(at):
        return ""
    for back in range(at - 1, max(first, at - _REACH) - 1, -1):
        key = without_and(tokens.keys[back])
        if tokens.name_past[back]:
            continue
        said = "" if tokens.is_comma(back) else _said(tokens, key, led, at, back)
        if said or tokens.is_comma(back) or tokens.is_verb(back) or is_known_verb(tokens, back):
            return said
        preposition = key if key in word_class("plain_preposition") else tokens.prefix(back)
        if not preposition or tokens.keys[back - 1] in particles("reach"):
            continue  # التوصل | إلى اتفاق
        if led or preposition not in particles("brings_to"):
            return ""
        led = preposition
    return ""


def _said(tokens: Tokens, key: str, led: str, at: int, back: int) -> str:
    """What a word says of a noun that ``led``, if anything, leads to it."""
    denied = back > 0 and tokens.keys[back - 1] in word_class("negator")
    if led and key in particles("results_in"):
        return NEGATED if denied else ""  # لم تسفر المباحثات عن اتفاق
    if led == LI and denied and key in particles("truth"):
        return NEGATED  # لا صحة لاعتقاله
    if key in particles("feared") and tokens[at].definite:
        return ""  # حذر من الحرب
    told = next((status for name, status in (_LED if led else _BARE).items() if key in particles(name)), "")
    return "" if denied else told


def _behind(tokens: Tokens, at: int, stop: int) -> str:
    """By the verb whose subject the noun is: زيارة الوفد إلى أنقرة | ألغيت."""
    for ahead in range(at + 1, min(stop, at + _REACH)):
        key = tokens.keys[ahead]
        if tokens.is_comma(ahead) or key in word_class("complementiser"):
            return ""
        if key in particles("undone"):
            return next(status for name, status in _BARE.items() if key in particles(name))
        if tokens.is_verb(ahead) and not tokens.name_past[ahead]:
            return ""
    return ""


def _is_almost(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a verb of the present stands behind كاد and its subject: كادت الشرطة | تعتقل المطلوب."""
    for back in range(at - 1, max(first, at - _NEAR) - 1, -1):
        if without_and(tokens.keys[back]) in particles("almost"):
            return True
        if tokens.is_comma(back) or tokens.is_verb(back):
            return False
    return False
