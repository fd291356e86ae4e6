"""What a line of search asks for: words, phrases, beginnings of words, and what is not wanted.

القمة "مجلس الأمن" الكاظم* -كأس
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from etl.errors import UserError
from etl.resolve.search.words import INSIDE, beginning_of, is_function_word, words_of

MOST_WORDS = 32
_SHORTEST_BEGINNING = 2  # letters
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
# What is written together with these between is a phrase: كوفيد-19, #سوق_العمل.
_PIECE = re.compile(rf"""(?P<unwanted>-)?+(?:"(?P<quoted>[^"]*+)"|(?P<bare>\w[\w{INSIDE}\-./'’]*+\*?+))""")


class Phrase(NamedTuple):
    """Terms that stand one after the other, or one alone; ``asked`` is how it was written."""

    asked: str
    terms: tuple[str, ...]
    is_prefix: bool = False  # of the last term any that begins so will do


class Wanted(NamedTuple):
    """What articles must have, what they must not, and function words that were not looked for."""

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...]
    left_out: tuple[str, ...]
    pairs: tuple[tuple[int, Phrase], ...] = ()  # words that follow each other, by the place of the first


def read_wanted(text: str) -> Wanted:
    """What a line of search asks for.

    Raises:
        UserError: nothing, only what is not wanted, or too much.
    """
    wanted, unwanted, function_words = dict[object, Phrase](), dict[object, Phrase](), dict[object, Phrase]()
    for piece in _PIECE.finditer(text.translate(_QUOTES)):
        phrase = _phrase(piece["quoted"] or piece["bare"] or "", is_quoted=piece["quoted"] is not None)
        if not phrase.terms:
            continue
        is_common = piece["quoted"] is None and is_function_word(phrase.asked) and not phrase.is_prefix
        among = unwanted if piece["unwanted"] else function_words if is_common else wanted
        among.setdefault(phrase[1:], phrase)
        _require_few([*wanted.values(), *unwanted.values(), *function_words.values()])
    if not wanted:
        wanted, function_words = function_words, {}
    if not wanted:
        raise UserError("say also what is wanted" if unwanted else "there is no word to look for")
    return Wanted(
        tuple(wanted.values()),
        tuple(unwanted.values()),
        tuple(phrase.asked for phrase in function_words.values()),
        tuple(_pairs(list(wanted.values()))),
    )


def _pairs(phrases: Sequence[Phrase]) -> Iterator[tuple[int, Phrase]]:
    """The words that follow each other; of phrases and beginnings none."""
    for place, (one, other) in enumerate(pairwise(phrases)):
        if len(one.terms) == len(other.terms) == 1 and not (one.is_prefix or other.is_prefix):
            yield place, Phrase(f"{one.asked} {other.asked}", one.terms + other.terms)


def _phrase(written: str, *, is_quoted: bool) -> Phrase:
    words = [(word.term, written[word.start : word.end]) for word in words_of(written)]
    asked = " ".join(spelling for _, spelling in words)
    terms = tuple(term for term, _ in words)
    if is_quoted or not written.endswith("*") or not terms:
        return Phrase(asked, terms)
    beginning = beginning_of(words[-1][1], _SHORTEST_BEGINNING)
    if len(beginning) < _SHORTEST_BEGINNING:
        raise UserError(f"{asked}*: give {_SHORTEST_BEGINNING} letters or more of the beginning of a word")
    return Phrase(f"{asked}*", (*terms[:-1], beginning), is_prefix=True)


def _require_few(phrases: Iterable[Phrase]) -> None:
    if sum(len(phrase.terms) for phrase in phrases) > MOST_WORDS:
        raise UserError(f"{MOST_WORDS} words are the most that can be looked for at once")


def as_fts5(wanted: Wanted, joined_by: str) -> str:
    """The query in the language of FTS5; the phrases wanted are joined by AND or OR."""

    def written(phrase: Phrase) -> str:
        return f'"{" ".join(phrase.terms)}"{"*" if phrase.is_prefix else ""}'

    # FTS5 weighs what stands in the query: a pair beside its first word asks for nothing more.
    pairs = dict(wanted.pairs)
    alternatives = (
        f"({written(phrase)} OR {written(pairs[place])})" if place in pairs else written(phrase)
        for place, phrase in enumerate(wanted.wanted)
    )
    query = f" {joined_by} ".join(alternatives)
    return f"({query}) NOT ({' OR '.join(map(written, wanted.unwanted))})" if wanted.unwanted else query


def as_tsquery(wanted: Wanted, joined_by: str) -> str:
    """What an article must at least have, in the language of PostgreSQL: phrases as their terms."""
    return {"AND": " & ", "OR": " | "}[joined_by].join(map(tsquery_of, wanted.wanted))


def tsquery_of(phrase: Phrase) -> str:
    """The terms of a phrase in the language of PostgreSQL."""
    return "({}{})".format(" & ".join(f"'{term}'" for term in phrase.terms), ":*" if phrase.is_prefix else "")


def pattern_of(phrase: Phrase) -> str:
    """The phrase as it stands in a text whose terms have spaces around them."""
    pattern = "".join(f" {term} " for term in phrase.terms)
    return pattern[:-1] if phrase.is_prefix else pattern


def occurrences(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int, int]]:
    """Where phrases stand in a text, in order: first character, the character after the last, the phrase's number."""
    words = list(words_of(text))
    terms = [word.term for word in words]
    found = []
    for number, phrase in enumerate(phrases):
        size = len(phrase.terms)
        for place in _places(phrase, terms):
            found.append((words[place].start, words[place + size - 1].end, number))
    return sorted(found)


def _places(phrase: Phrase, terms: Sequence[str]) -> Iterator[int]:
    """Where a phrase begins among the terms of a text."""
    *before, last = phrase.terms
    for end in range(len(before), len(terms)):
        is_last = terms[end] == last or (phrase.is_prefix and terms[end].startswith(last))
        if is_last and terms[end - len(before) : end] == before:
            yield end - len(before)
