"""Which words are read as verbs where they stand, and which as the verb of a relative clause."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.frames import is_plain_verb, verb_forms
from etl.annotate.syntax.words import title_heads, word_class


def is_known_verb(tokens: Tokens, at: int) -> bool:
    """Whether a token is a finite cue or participle that is not also an ordinary word."""
    key = tokens.keys[at]
    if tokens.name_past[at] or key not in verb_forms() or tokens.definite(at):
        return False
    if is_plain_verb(key) and not tokens.forms[at].endswith("ة"):
        return True
    if looks_like_verbal_noun(tokens, at):
        return False
    participles = [form for form in verb_forms()[key] if form.tense == "participle"]
    if tokens.head(at) != tokens.keys[at] and not tokens.is_comma(at - 1):
        after = tokens.keys[at + 1] if at + 1 < len(tokens.keys) else ""
        return any(after in form.frame.prepositions for form in participles)  # مشيرا إلى, not متحدثا باسم
    return bool(participles) and (tokens.is_comma(at - 1) or tokens.forms[at].endswith("ا"))


def looks_like_verbal_noun(tokens: Tokens, at: int) -> bool:
    """Whether a feminine participle has the letters of a verbal noun too: مطالبة، مناقشة."""
    key = without_and(tokens.keys[at])
    return len(key) > 2 and key[2] == "ا" and tokens.forms[at].endswith("ة")


def opens_relative(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a verb with a pronoun opens a relative clause on an indefinite head: دراسة | أجراها باحثون."""
    if at == first or tokens.definite(at) or tokens.keys[at] in title_heads():
        return False
    suffixed = tokens.forms[at].endswith(("ته", "تها", "اها", "اه"))
    return suffixed or tokens.keys[at] in word_class("relative_verb")
