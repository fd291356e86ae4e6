"""The phrases of an article that may be keywords: its names, and short noun phrases out of the chunker's.

A phrase is known by the keys of its words without clitics, so that it is the same with an article and without.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from etl.annotate.document import Document, read_document
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.parts_of_speech import NOUN, VERBAL_NOUN
from etl.annotate.syntax.phrases import read_phrase
from etl.annotate.syntax.words import time_heads, word_class
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon
from etl.records import Annotations

_TOKENS = 800  # of the article: what a longer one is about is said by then
_LONGEST = 4  # words of a phrase
_SHORTEST_WORD = 3  # letters


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A phrase where it stands."""

    key: str
    start: int
    end: int
    text: str
    contracted: bool = False  # ل and article in one: the phrase as written begins with no whole word


def title_words(document: Document) -> str:
    """The words of the title without clitics, a space around each."""
    words = (token.bare for token in read_document(document.title or "").analyses)
    return f" {' '.join(words)} "


def occurrences(tokens: Tokens, found: Annotations) -> Iterator[Occurrence]:
    """All phrases, in the order of the text; a part of a phrase is one of its own."""
    left_out = _left_out(tokens, found)
    taken = 0
    for start, stop in tokens.document.sentences:
        for at in range(start, min(stop, _TOKENS)):
            if at < taken or at in left_out:
                continue
            if at in tokens.mentions:
                taken = tokens.name_past[at]
                yield from _name(tokens, at)
            elif _begins_phrase(tokens, at):
                past = _past(tokens, at, stop, left_out)
                taken = max(past, at + 1)
                yield from _parts(tokens, at, past)


def _left_out(tokens: Tokens, found: Annotations) -> set[int]:
    """Tokens of dates, and of what a statement is taken from: رويترز is what few articles are about."""
    spans = [(date.start, date.end) for date in found.dates]
    spans += [
        (each.document_start, each.document_end)
        for each in found.statements
        if each.document_start is not None and each.document_end is not None
    ]
    return {at for span in spans for at in range(tokens.token_at(span[0]), tokens.token_at(span[1] - 1) + 1)}


def _name(tokens: Tokens, at: int) -> Iterator[Occurrence]:
    mention = tokens.mentions[at]
    words = [tokens[place].bare for place in range(at, tokens.name_past[at]) if tokens.is_word(place)]
    text = tokens.document.text[mention.start : mention.end]
    contracted = mention.start > tokens.document.starts[at] and text.startswith("ل")
    if words and not _is_furniture(" ".join(words)):
        yield Occurrence(" ".join(words), mention.start, mention.end, text, contracted)


def _begins_phrase(tokens: Tokens, at: int) -> bool:
    """Whether a noun phrase may begin in a token: a noun by its article or its preposition, else as it is tagged."""
    token = tokens[at]
    if token.kind != "word" or len(token.bare) < _SHORTEST_WORD or tokens.ends_phrase(at):
        return False
    if token.clitics.article or tokens.prefix(at):
        return True
    if at and tokens.keys[at - 1] in word_class("preposition"):
        return True
    return tokens.document.parts_of_speech[at] in (NOUN, VERBAL_NOUN)


def _past(tokens: Tokens, at: int, stop: int, left_out: set[int]) -> int:
    """Past the words from ``at`` on that are one noun with its construct chain and adjectives."""
    limit = read_phrase(tokens, at, stop, strict=True).past
    past = at + 1
    while past < limit and past not in left_out and _goes_on(tokens, past):
        past = max(past + 1, tokens.name_past[past])
    return past


def _goes_on(tokens: Tokens, at: int) -> bool:
    if not tokens.is_word(at) or tokens.names_person(at) or tokens.conjoined(at) or tokens.prefix(at):
        return False
    return not tokens.ends_phrase(at)


def _parts(tokens: Tokens, first: int, past: int) -> Iterator[Occurrence]:
    """The phrase and the phrases in it: from a noun of its construct chain to a word that may end one."""
    for begin in range(first, past):
        if begin > first and (tokens.definite(begin - 1) or _describes(tokens, begin)):
            break  # the chain has ended
        for end in range(begin + 1, min(past, begin + _LONGEST) + 1):
            if _may_end(tokens, end, past) and (part := _part(tokens, begin, end)) is not None:
                yield part


def _describes(tokens: Tokens, at: int) -> bool:
    return not tokens.name_past[at] and is_adjective(tokens[at])


def _may_end(tokens: Tokens, end: int, past: int) -> bool:
    """Whether a phrase may end before a token: no name is cut, no construct chain is left open."""
    last = end - 1
    if tokens.name_past[last] > end:
        return False
    return end == past or tokens.definite(last) or bool(tokens.name_past[last])


def _part(tokens: Tokens, begin: int, end: int) -> Occurrence | None:
    """The words as an occurrence; None where they are no keyword."""
    words = [tokens[at] for at in range(begin, end)]
    if any(word.clitics.enclitic for word in words) or any(len(word.bare) < 2 for word in words):
        return None
    key = " ".join(word.bare for word in words)
    alone = len(words) == 1
    if _is_furniture(words[0].bare) or _is_furniture(key) or (alone and not words[0].clitics.article):
        return None
    head, document = words[0], tokens.document
    contracted = head.proclitic.endswith("ل") and bool(head.clitics.article)
    start = document.starts[begin] + head.offset(head.clitics.proclitic)
    text = document.text[start : document.ends[end - 1]]
    return Occurrence(key, start, document.ends[end - 1], text, contracted)


def _is_furniture(key: str) -> bool:
    return key in _furniture()


@cache
def _furniture() -> frozenset[str]:
    """Words that say nothing of what an article is about, without article: يوم، إطار، تصريح."""
    listed: Iterable[str] = (match_key(row["word"]) for row in read_lexicon("furniture_words"))
    classes = word_class("text", "adverb", "occasion", "anonymous", "document_adjective", "collective")
    return frozenset([*listed, *(key.removeprefix("ال") for key in classes | time_heads())])
