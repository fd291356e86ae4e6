"""Who may speak, and what may be a source: by the word with which a phrase begins."""

from __future__ import annotations

from etl.annotate.syntax.adjectives import may_be_people
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import (
    is_led_by,
    without_and,
    without_article,
    without_ending,
    without_pronoun,
)
from etl.annotate.syntax.divisions import OF_NOUN, OURS
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.verb_tokens import is_known_verb
from etl.annotate.syntax.wording import is_group, is_plural_in_chain, singular_of_dual
from etl.annotate.syntax.words import (
    institution_heads,
    institution_plurals,
    is_of,
    person_nouns,
    spelled,
    word_class,
)

_SOURCES = ("text", "outlet", "source", "collective", "group", "person_noun", "guest", "latter", "occasion")


def may_speak(tokens: Tokens, at: int) -> bool:
    """Whether a phrase that begins here plainly is of somebody, or of a body or place that may speak."""
    return is_somebody(tokens, at) or without_article(tokens.keys[at]) in institution_heads()


def may_be_source(tokens: Tokens, at: int) -> bool:
    """Whether a demonstrative points at somebody, a body or a text, not at a thing: هذه الدراسة, but هذا التنوع."""
    at += tokens.keys[at] in word_class("same") and at + 1 < len(tokens)  # نفس | المصدر
    kind = without_ending(tokens.keys[at], OURS)
    return may_speak(tokens, at) or is_of(kind, *_SOURCES) or is_group(tokens, at)


def may_open_speaker(tokens: Tokens, at: int) -> bool:
    """Whether the first word of a phrase may be of whoever speaks: a name, definite, or of people or texts."""
    if tokens.keys[at] in word_class("same") and at + 1 < len(tokens):
        at += 1  # ذات | المصادر
    key = tokens.head(at)
    if tokens.forms[at] in spelled("no_title"):
        return False
    return bool(
        tokens.name_past[at]
        or tokens.definite(at)
        or {key, without_and(key)} & (word_class("title", "anonymous", "outlet", "text"))
        or key.endswith(("ه", "ها"))
        or is_led_by(key, "مو", "ال")
        or key in institution_plurals()
        or key in word_class("collective")  # منظمات حقوقية تدين
    ) and not is_known_verb(tokens, at)


def is_somebody(tokens: Tokens, at: int) -> bool:
    """Whether a phrase that begins here is a name, or of an office or of people."""
    return (
        bool(tokens.name_past[at])
        or tokens.head(at) in word_class("title", "anonymous", "honorific")
        or is_dual(tokens, at)
        or is_plural_in_chain(tokens.keys[at])
    )


def is_pair_of_theirs(tokens: Tokens, at: int) -> bool:
    """Whether a noun is the dual of somebody or some body of those just named: أسرتاهما، محامياهما."""
    pair = without_pronoun(tokens.keys[at], *OF_NOUN)
    one = singular_of_dual(pair)
    return pair != tokens.keys[at] and one != pair and is_of(one, "title", "institution", "relation")


def is_dual(tokens: Tokens, at: int) -> bool:
    """Whether a noun is the dual of an office or a body: الرئيسان، دولتا المصب."""
    one = singular_of_dual(tokens[at].bare)
    return one != tokens[at].bare and is_of(one, "title", "institution", "collective")


def speaks(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase may be of somebody, of a body or of a text, or names one: no thing (السلاح، المصطلح)."""
    pointed = tokens.keys[phrase.first] in word_class("same") and phrase.past > phrase.first + 1
    first = phrase.first + pointed
    head = tokens.keys[first][phrase.clitic :]
    known = is_of(head, *_WHO) or head in word_class("teller")  # الداخلية
    people = known or may_speak(tokens, first) or may_be_people(tokens, first)
    named = any(tokens.name_past[at] for at in range(phrase.first, phrase.past))
    return people or named or without_article(head) in person_nouns()


# Classes of words for those who say something.
_WHO = ("anonymous", "person_noun", "text", "outlet", "source", "collective", "group", "everyone", "share")
