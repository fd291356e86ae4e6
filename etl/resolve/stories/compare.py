"""Two articles side by side: is one a copy of the other, another wording of it, or of the same happening.

A copy has the other's words in the other's order (paragraphs may have moved or gone), and with them its names and
numbers. Where the frame alone is shared and names or numbers were put in (weather, prices, telegrams), it is none.
Everything follows from the two articles alone, so it does not matter when they are compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from etl.resolve.stories.minhash import SHINGLE_WORDS
from etl.resolve.stories.text import Text
from etl.resolve.stories.words import Numbers

COPY_DAYS, REWRITE_DAYS, TOPIC_DAYS = 14, 2, 1  # no further apart than these
TERM_DAYS = max(REWRITE_DAYS, TOPIC_DAYS)
_RARE = 4.0  # a term of that weight or more: a name, or a word that few articles have
_AUDIENCE = {"audience"}  # a frame of what one guest says to several hosts, in the same words
_OCCASION = {"greetings"}  # a frame of many reports of one day, where only few words in a row are the frame's
_LEAD = 40  # words that a contained article must have in common with the beginning of a much longer one
_REWRITE = 0.45  # so much must be told by both: see _is_rewrite
_OF_THE_BODY = 0.4  # else a short one has little but its headline in common
_MORE_THAN_A_FRAME = 50  # words
_SAME_FIGURES = 3  # so many in common, and headlines pick others of the same report
_BEGUN_ALIKE = 0.6  # of what two audiences begin with, if they are one
_BEFORE_LEAD = 15  # a dateline, a by-line, a caption
_QUARTERS = 4
_HELD_OF_A_QUARTER = 0.2  # of each quarter of a longer article, by one that was cut from it
_LONGER = 1.5  # so many times as long, and the other is but a part of it


class Likeness(NamedTuple):
    """What one article is to another."""

    kind: str  # copy, part (a copy of some of it), rewrite or topic
    similarity: float  # of 1: of a copy the share of the shorter in the longer, else how much the terms agree


def compare(a: Text, b: Text) -> Likeness | None:
    """What the two are to each other; None: nothing. The same whichever comes first."""
    short, long = sorted((a, b), key=lambda text: (len(text.words), text.key))
    apart = abs((a.day - b.day).days) if a.day and b.day else None
    if not short.is_comparable or (apart or 0) > COPY_DAYS:
        return None
    if _numbers_differ(short, long):  # the next of a series, or another toll of one happening
        return None if _daily(short, long) or short.ranks != long.ranks else _topic(short, long, apart)
    if short.source == long.source:
        if not _printed_again(short, long):
            return None  # an outlet's own series or follow-up: one body, other news on top of it
        if (apart or 0) > REWRITE_DAYS and not _one_text(short, long):
            return None  # a series too, if days lie between: a programme, a rubric, a court's sessions
    covered = _covered(short, long)
    frames = _daily(short, long)
    if frames and (frames != _OCCASION or covered < 0.6):
        return _in_one_frame(short, long, covered, apart)
    if covered >= 0.6 and _is_copy(short, long, covered):
        return Likeness("part" if _is_part(short, long) else "copy", round(covered, 3))
    return None if (apart or 0) > REWRITE_DAYS else _of_one_happening(short, long, covered, apart)


def _one_text(short: Text, long: Text) -> bool:
    """Whether they have the same words in the same rows, but for one in fifty, and the same numbers."""
    if len(short.words) < 0.98 * len(long.words) or short.numerals != long.numerals:
        return False
    return _same_headline(short, long) and _covered(short, long) >= 0.98


def _daily(short: Text, long: Text) -> frozenset[str]:
    """The frames that both are reports of, of those that come daily."""
    return (short.frames & long.frames) - _AUDIENCE


def _in_one_frame(short: Text, long: Text, covered: float, apart: int | None) -> Likeness | None:
    """Of reports that come daily only those are copies that agree in all they tell, within two days."""
    if (apart or 0) > REWRITE_DAYS or _announce_others(short, long) or _of_other_days(short, long):
        return None
    agreement, _ = _agreement(short, long)
    # What the longer adds is the next name or day of an outlet's own series, or another report beside the first.
    least, added = (0.8, 0.7) if short.source != long.source else (0.9, 0.9)
    same = (
        covered >= 0.6 and agreement >= least and _kept(short, long) >= 0.93 and _kept(long, short) >= added
    )
    same = same and not _is_part(short, long)
    if not (same or _is_cut_from(short, long, covered) or _is_put_in_order(short, long, covered)):
        return None
    return Likeness("part" if _is_part(short, long) else "copy", round(covered, 3))


def _of_other_days(short: Text, long: Text) -> bool:
    """Whether each names days of the week that the other does not: prices may stand still, and it is another report."""
    return bool(short.weekdays and long.weekdays) and short.weekdays.isdisjoint(long.weekdays)


def _is_cut_from(short: Text, long: Text, covered: float) -> bool:
    """Whether it is another outlet's copy that lost some of its paragraphs, and nothing else, whatever it frames.

    Under one headline it may be put otherwise here and there, as long as nearly all its words are there too.
    """
    if short.source == long.source or not short.numerals <= long.numerals:
        return False
    if _same_headline(short, long):
        return covered >= 0.6 and _kept(short, long) >= 0.8 and _has_words_of(short, long) >= 0.85
    return covered >= 0.95 and _is_of_all(short, long)


def _is_put_in_order(short: Text, long: Text, covered: float) -> bool:
    """Whether another outlet has nearly all of its words in rows, and passage by passage, whatever it puts around.

    Of a few words another name changes too little to be seen.
    """
    if short.source == long.source or covered < 0.83 or len(short.words) < _MORE_THAN_A_FRAME:
        return False
    return _aligned(short, long) + _kept(short, long) >= 2 * 0.85


def _announce_others(short: Text, long: Text) -> bool:
    """Whether each headline has words of its article that the other has nowhere: another name in the frame.

    Names of countries and clubs are too common to weigh anything, so each word counts as one.
    """
    others = short.announced.keys() - long.stems.keys() and long.announced.keys() - short.stems.keys()
    return bool(others) and _has_words_of(short, long) < 0.95


def _is_copy(short: Text, long: Text, covered: float) -> bool:
    """Whether what the shorter says is said there too, names and all: most of it where little else speaks for it."""
    sure = short.source != long.source and (covered >= 0.75 or _same_headline(short, long))
    return _kept(short, long) >= (0.8 if sure else 0.88) and _begins_alike(short, long)


def _of_one_happening(short: Text, long: Text, covered: float, apart: int | None) -> Likeness | None:
    """Whether they tell the same in other words, or of the same happening, by the terms that tell most."""
    if _is_rewrite(short, long, covered):
        return Likeness("rewrite", round(_agreement(short, long)[0], 3))
    return _topic(short, long, apart)


def _topic(short: Text, long: Text, apart: int | None) -> Likeness | None:
    """Whether two outlets tell of one happening, within a day."""
    if short.source == long.source or apart is None or apart > TOPIC_DAYS:
        return None
    agreement, rare = _agreement(short, long)
    return Likeness("topic", round(agreement, 3)) if _share_a_topic(short, long, agreement, rare) else None


def _is_rewrite(short: Text, long: Text, covered: float) -> bool:
    """Whether one tells what the other does, passage by passage and in the same rows of words.

    The weights are those that told most of 936 pairs that readers judged; how both begin adds nothing to these two.
    """
    own = short.source == long.source
    if (own or covered >= 0.75) and not _begins_alike(short, long):
        return False  # one among the news of a roundup, or what an outlet told before under newer news
    if own and covered < 0.6:
        return False
    if covered < 0.75 and short.frames & long.frames & _AUDIENCE and _begun(short, long) < _BEGUN_ALIKE:
        return False  # the next host of one guest, or the next guest
    in_rows = covered * sqrt(len(short.words) / len(long.words))  # of the mean of both lengths
    told = 0.65 * _aligned(short, long) + 0.35 * in_rows
    return told >= _REWRITE and _has_words_of(short, long) >= _OF_THE_BODY


def _begun(short: Text, long: Text) -> float:
    """How much of what each begins with the other tells in one place: the lower share."""
    return min(_told_in_places(short.passages[:2], long), _told_in_places(long.passages[:2], short))


def _aligned(short: Text, long: Text) -> float:
    """How much of each passage the other tells in one place, for as many passages of both; 1: all.

    What tells of the same subject has its words too, but here and there.
    """
    count = len(short.passages)
    return (_told_in_places(short.passages, long) + _told_in_places(long.passages[:count], short)) / 2


def _told_in_places(passages: Sequence[frozenset[str]], other: Text) -> float:
    told = sum(max(len(passage & place) for place in other.places) for passage in passages)
    return told / (sum(map(len, passages)) or 1)


def _share_a_topic(a: Text, b: Text, agreement: float, rare: int) -> bool:
    """Whether they tell of one happening: by whom they name and what they say happened, or by their words alone."""
    named = len(a.entities & b.entities)
    if a.events and b.events:
        return agreement >= 0.26 and named + rare >= 4 and bool(a.events & b.events)
    return agreement >= 0.33 and (rare >= 4 or named >= 3)


def _covered(short: Text, long: Text) -> float:
    """The share of its words that stand in three or more in a row that the longer has too, wherever."""
    held = _held(short.shingles, long.distinct_shingles)
    covered = np.zeros(len(short.words), bool)
    for place in range(SHINGLE_WORDS):
        covered[place : place + len(held)] |= held[: len(covered) - place]
    return float(covered.mean())


def _kept(short: Text, long: Text) -> float:
    """The share of what its words tell that the longer tells too, in whatever inflection."""
    ours, theirs = short.stems, long.stems
    total = sum(ours.values())
    return sum(weight for stem, weight in ours.items() if stem in theirs) / total if total else 1.0


def _has_words_of(one: Text, other: Text) -> float:
    """The share of its words, whatever they tell, that the other has too."""
    return len(one.stems.keys() & other.stems.keys()) / len(one.stems)


def _numbers_differ(short: Text, long: Text) -> bool:
    """Whether numbers of one are replaced in the other, as in reports that come daily.

    Those of the headlines; else most numbers. Two outlets may each leave out other numbers, so between them it counts
    whether others stand in the same place. Where there are figures of two digits or more these count: smaller ones
    agree by chance. An outlet's own series are told from its own copies by fewer that are replaced.
    """
    ours, theirs = short.figures, long.figures
    if _headline_numbers_differ(short, long) and len(ours & theirs) < _SAME_FIGURES:
        return True
    if min(len(ours), len(theirs)) < 2:
        ours, theirs = short.numerals, long.numerals
    needed = 0.75 if short.source == long.source else 0.5
    if len(ours & theirs) >= min(len(ours), len(theirs)) * needed:
        return False
    return short.source == long.source or bool(_daily(short, long)) or _replaced(short, long)


def _headline_numbers_differ(a: Text, b: Text) -> bool:
    """Whether each headline has numbers from its own article, and the other article none of them."""
    told = bool(a.headline_numerals & b.numerals or b.headline_numerals & a.numerals)
    return bool(a.headline_numerals and b.headline_numerals) and not told


def _replaced(a: Text, b: Text) -> bool:
    """Whether between the same words stand other numbers, and not mostly the same ones."""
    shared = a.placed_numerals.keys() & b.placed_numerals.keys()
    same = sum(not a.placed_numerals[place].isdisjoint(b.placed_numerals[place]) for place in shared)
    return (len(shared) - same) * 3 > same


def _is_part(short: Text, long: Text) -> bool:
    return len(long.words) > _LONGER * len(short.words)


def _begins_alike(short: Text, long: Text) -> bool:
    """Whether a short text that a much longer one contains is its beginning, has its headline, or is of all of it.

    Else that one is a roundup of news; and an outlet's own follow-up has the background of the first in common.
    """
    if not _is_part(short, long) and short.source != long.source:
        return True
    told = short.headline and long.headline and _headlines_told(short, long) >= 0.6
    headed = _same_headline(short, long) or bool(told)
    others = short.source != long.source and (headed or _is_of_all(short, long))
    return others or _lead_held(short, long) >= 0.3


def _printed_again(short: Text, long: Text) -> bool:
    """Whether of an outlet's two articles each tells the other's headline; under another one both begin alike.

    A headline that its own article does not tell is the editor's; one that it tells and the other nowhere is news.
    """
    if _headlines_told(short, long) >= 0.75:
        return True
    told = min(_told_by(short.announced, long), _told_by(long.announced, short)) >= 0.75
    return told and _lead_held(short, long) >= 0.5 and _kept(short, long) >= 0.95


def _is_of_all(short: Text, long: Text) -> bool:
    """Whether what they share stands all over the longer one; what a roundup has of another stands in one place."""
    held = _held(long.shingles, short.distinct_shingles)
    return all(part.mean() >= _HELD_OF_A_QUARTER for part in np.array_split(held, _QUARTERS) if len(part))


def _headlines_told(a: Text, b: Text) -> float:
    """The share of what a headline tells that the other article tells anywhere; of the two, the lower."""
    return min(_told_by(a.headline, b), _told_by(b.headline, a))


def _told_by(terms: dict[str, float], other: Text) -> float:
    """The share of what these tell that an article or its headline tells too."""
    total = fsum(terms.values())
    told = fsum(weight for stem, weight in terms.items() if stem in other.stems or stem in other.headline)
    return told / total if total else 1.0


def _lead_held(one: Text, other: Text) -> float:
    return float(_held(one.shingles[:_LEAD], np.sort(other.shingles[: _LEAD + _BEFORE_LEAD])).mean())


def _held(shingles: Numbers, among: Numbers) -> npt.NDArray[np.bool_]:
    """Which of those are among these, which are sorted: np.isin would sort both."""
    at = np.searchsorted(among, shingles)
    at[at == len(among)] = 0
    return np.equal(among[at], shingles)


def _same_headline(a: Text, b: Text) -> bool:
    """Whether their headlines have half of what one tells in common."""
    ours, theirs = a.headline, b.headline
    shared = ours.keys() & theirs.keys()
    least = min(sum(ours.values()), sum(theirs.values()))
    return len(shared) >= 2 and fsum(ours[stem] for stem in shared) >= 0.5 * least


def _agreement(a: Text, b: Text) -> tuple[float, int]:
    """The cosine of what they are about, and the rare terms they have in common."""
    shared = a.salience.keys() & b.salience.keys()
    cosine = fsum(a.salience[term] * b.salience[term] for term in shared) / (a.norm * b.norm)
    return cosine, sum(1 for term in shared if a.salience[term] >= _RARE and not term[0].isdigit())
