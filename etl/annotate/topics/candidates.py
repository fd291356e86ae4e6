"""The phrases of an article that may be keywords: its names, and short noun phrases out of the chunker's.

A phrase is known by the keys of its words without clitics, so that it is the same with an article and without.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pyarabic import araby_const as arabic

from etl.annotate.document import Document
from etl.annotate.syntax.article_tokens import Tokens, boundary_words
from etl.annotate.syntax.clitics import without_article
from etl.annotate.syntax.datelines import past_dateline
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.parts_of_speech import NOUN, VERBAL_NOUN
from etl.annotate.syntax.phrases import read_phrase
from etl.annotate.syntax.tokens import shared_token
from etl.annotate.syntax.words import time_heads, word_class
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon
from etl.records import Annotations, Span

_TOKENS = 500  # of the article: what a longer one is about is said by then
_LONGEST = 4  # words of a phrase that is no name
_LONGEST_NAME = 7  # words: what is longer is hardly one
_SHORTEST_WORD = 3  # letters
_ACCUSATIVE = (arabic.ALEF, arabic.FATHATAN)  # what an indefinite one ends in
_CONTRACTING = arabic.LAM  # the preposition that swallows the alef of the article


class Occurrence(NamedTuple):
    """A phrase where it stands, as a range of tokens."""

    key: str
    first: int
    past: int
    fullest: int = -1  # of a name, the token where its fullest form begins


def title_words(document: Document) -> str:
    """The words of the title without clitics, a space around each."""
    return f" {' '.join(token.bare for token in document.heading)} "


def occurrences(tokens: Tokens, found: Annotations) -> Iterator[Occurrence]:
    """All phrases, in the order of the text; a part of a phrase is one of its own."""
    left_out, fullest = _left_out(tokens, found), _fullest_names(tokens)
    told, mentions = tokens.document.answers(_tell_by_form), tokens.mentions
    for start, stop in tokens.document.sentences:
        at, end = start, min(stop, _TOKENS)
        while at < end:
            past = at + 1
            if at in left_out:
                pass
            elif at in mentions:
                past = tokens.name_past[at]
                yield from _name(tokens, at, fullest[mentions[at].entity])
            elif told[at] or (told[at] is None and _begins_phrase(tokens, at)):
                past = _past(tokens, at, stop, left_out)
                yield from _parts(tokens, at, past)
            at = past


def _left_out(tokens: Tokens, found: Annotations) -> set[int]:
    """Tokens of dates, and of outlets that the text or a statement is taken from: few articles are about رويترز."""
    spans: list[tuple[int | None, int | None]] = [(date.start, date.end) for date in found.dates]
    for each in found.statements:
        spans.append((each.document_start, each.document_end))
        if each.speaker_start is not None and _is_outlet(tokens, each.speaker_start):
            spans.append((each.speaker_start, each.speaker_end))
    left_out = {
        at
        for start, end in spans
        if start is not None and end is not None
        for at in range(tokens.token_at(start), tokens.token_at(end - 1) + 1)
    }
    return left_out.union(*(range(at, tokens.name_past[at]) for at in _credits(tokens)))


def _credits(tokens: Tokens) -> Iterator[int]:
    """Where bodies are named in the dateline, or at the end behind the last sentence: غزة - (أ ف ب): …، (انتهى) واس."""
    told = past_dateline(tokens, *tokens.document.sentences[0])
    for at, mention in tokens.mentions.items():
        signed = at > 0 and tokens.name_past[at] == len(tokens) and not tokens.is_word(at - 1)
        if mention.type == "ORG" and (at < told or signed):
            yield at


def _is_outlet(tokens: Tokens, start: int) -> bool:
    return tokens[tokens.token_at(start)].bare in word_class("outlet")


def _fullest_names(tokens: Tokens) -> dict[int, int]:
    """By article entity, the token where it is first named by the most words."""
    fullest: dict[int, int] = {}
    for at, mention in tokens.mentions.items():
        known = fullest.setdefault(mention.entity, at)
        if tokens.name_past[at] - at > tokens.name_past[known] - known:
            fullest[mention.entity] = at
    return fullest


def _name(tokens: Tokens, at: int, fullest: int) -> Iterator[Occurrence]:
    """A name, known by its fullest form in the article."""
    key = " ".join(
        tokens[place].bare for place in range(fullest, tokens.name_past[fullest]) if tokens.is_word(place)
    )
    if key and key.count(" ") < _LONGEST_NAME and not _is_furniture(key):
        yield Occurrence(key, at, tokens.name_past[at], fullest)


def span(tokens: Tokens, phrase: Occurrence) -> Span:
    """Where a phrase stands, without the clitics that lean on it."""
    starts, ends = tokens.document.starts, tokens.document.ends
    if phrase.fullest >= 0:
        return tokens.mentions[phrase.first].start, tokens.mentions[phrase.first].end
    head = tokens[phrase.first]
    return starts[phrase.first] + head.offset(head.clitics.proclitic), ends[phrase.past - 1]


def written(tokens: Tokens, phrase: Occurrence) -> str:
    """A phrase as it is written, a name in its fullest form; the alef that ل swallows of an article is restored."""
    if phrase.fullest >= 0:
        phrase = phrase._replace(first=phrase.fullest, past=tokens.name_past[phrase.fullest])
    start, end = span(tokens, phrase)
    text, head = tokens.document.text[start:end], tokens[phrase.first]
    contracted = (
        head.clitics.article
        and head.preposition == _CONTRACTING
        and start > tokens.document.starts[phrase.first]
    )
    return f"{arabic.ALEF}{text}" if contracted and text.startswith(_CONTRACTING) else text


def _begins_phrase(tokens: Tokens, at: int) -> bool:
    """Whether a noun phrase may begin in a token of which the form does not tell: as it is tagged."""
    if at + 1 == len(tokens) or not _completes(tokens, at + 1):
        return False  # a noun without article says nothing alone
    return tokens.document.parts_of_speech[at] in (NOUN, VERBAL_NOUN)


def _tell_by_form(form: str) -> bool | None:
    """Whether a phrase may begin in a form, no name, wherever it stands; None where that hangs on what follows."""
    token = shared_token(form)
    if token.kind != "word" or len(token.bare) < _SHORTEST_WORD or token.key in boundary_words():
        return False
    if token.clitics.article or token.preposition or token.key in word_class("prefixed"):
        return True
    return False if len(form) > 4 and form[-1] in _ACCUSATIVE and not token.looks_definite else None  # مشيرا


def _completes(tokens: Tokens, at: int) -> bool:
    """Whether a word may be the second of a phrase that begins without article: وزير | الدفاع، أسلحة | نووية."""
    return tokens.definite(at) or bool(tokens.name_past[at]) or is_adjective(tokens[at])


def _past(tokens: Tokens, at: int, stop: int, left_out: set[int]) -> int:
    """Past the words from ``at`` on that are one noun with its construct chain and adjectives."""
    past = at + 1
    if past >= stop or past in left_out or not _goes_on(tokens, past):
        return past
    steps, farthest = [past], min(stop, at + _LONGEST + 1)
    while past < farthest and (past == at + 1 or (past not in left_out and _goes_on(tokens, past))):
        past = max(past + 1, tokens.name_past[past])
        steps.append(past)
    limit = read_phrase(
        tokens, at, min(farthest, past + 1), strict=True
    ).past  # no farther than can be of use
    return next((step for step in steps if step >= limit), past)


def _goes_on(tokens: Tokens, at: int) -> bool:
    if not tokens.is_word(at) or tokens.names_person(at) or tokens.conjoined(at) or tokens.prefix(at):
        return False
    if tokens.ends_phrase(at) or tokens.keys[at] in _no_parts():
        return False
    if tokens.name_past[at] and tokens.definite(at - 1):
        return False  # (غادر) الوفد | العراق
    return _completes(tokens, at) or not tokens.is_verb(at)


def _parts(tokens: Tokens, first: int, past: int) -> Iterator[Occurrence]:
    """The phrase and the phrases in it: from a noun of its construct chain to a word that may end one."""
    for begin in range(first, past):
        if begin > first and (tokens.definite(begin - 1) or tokens.name_past[begin - 1]):
            break  # the chain has ended
        if not _is_furniture(tokens[begin].bare) and not _describes(tokens, begin):
            yield from _from(tokens, begin, past, begin == first)


def _from(tokens: Tokens, begin: int, past: int, whole: bool) -> Iterator[Occurrence]:
    """The phrases that begin in a token; in the middle of a chain (not ``whole``), as far as no adjective comes."""
    words: list[str] = []
    for at in range(begin, min(past, begin + _LONGEST)):
        token = tokens[at]
        if token.clitics.enclitic or len(token.bare) < 2 or (words and not whole and _describes(tokens, at)):
            return  # the adjective may be another noun's: (وزير) الدفاع | الإسرائيلي
        if tokens.is_word(at):
            words.append(token.bare)
        if (len(words) > 1 or token.clitics.article) and _may_end(tokens, at + 1, past):
            key = " ".join(words)
            if not _is_furniture(key):
                yield Occurrence(key, begin, at + 1)


def _describes(tokens: Tokens, at: int) -> bool:
    return not tokens.name_past[at] and is_adjective(tokens[at])


def _may_end(tokens: Tokens, end: int, past: int) -> bool:
    """Whether a phrase may end before a token: no name is cut, no adjective left out, no construct chain left open."""
    if end == past:
        return True
    last = end - 1
    if tokens.name_past[last] > end or _describes(tokens, end):
        return False
    return tokens.definite(last) or bool(tokens.name_past[last])


def _is_furniture(key: str) -> bool:
    return key in _furniture()


@cache
def _no_parts() -> frozenset[str]:
    """Words that no keyword holds: هذا، ذلك, the article alone before figures."""
    return word_class("demonstrative", "article", "emphatic", "title")


@cache
def _furniture() -> frozenset[str]:
    """Words that say nothing of what an article is about, without article: يوم، إطار، تصريح."""
    listed: Iterable[str] = (match_key(row["word"]) for row in read_lexicon("furniture_words"))
    classes = word_class("text", "adverb", "occasion", "anonymous", "document_adjective", "collective")
    return frozenset([*listed, *map(without_article, classes | time_heads())])
