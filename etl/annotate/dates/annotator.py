"""Finds the time expressions of a document and adds them to its annotations, with the interval they mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import accumulate

from etl.annotate.compiled import compiled
from etl.annotate.dates import (
    absolute,
    clock,
    durations,
    lookalikes,
    months,
    named,
    periods,
    ranges,
    relative,
    vague,
)
from etl.annotate.dates.bytecode import Bytecode, bytecode, regex
from etl.annotate.dates.grammar import Context, Match, Rule
from etl.annotate.dates.lexer import lex
from etl.annotate.dates.resolve import Reading, single_day
from etl.annotate.dates.twins import check_twins
from etl.annotate.dates.words import CONJUNCTION, PREPOSITION, written
from etl.annotate.document import Document
from etl.records import Annotations, DateExpression, Span

_REACH = 30  # tokens an expression may take
_FAMILIES = (lookalikes, ranges, clock, vague, absolute, months, named, relative, periods, durations)


class DateAnnotator:
    """Adds to ``found.dates``, in text order, what the rules of all families read; the longest match wins."""

    name = "dates"
    version = "9"

    def __init__(self) -> None:
        rules = _rules_by_start()
        regexes = {each[0]: regex(each) for each in _bytecode()}
        # By first word, the rules and all their patterns in one, which tells fast that none of them fits.
        self._rules = {
            start: (regexes[_any(starting)], [(regexes[rule.pattern.expression], rule) for rule in starting])
            for start, starting in rules.items()
        }
        # A first word may have clitics attached.
        self._starts = {
            chr(ord(start) + clitic_class): start
            for start in rules
            for clitic_class in (0, CONJUNCTION, PREPOSITION)
        }
        self._start = self._start_pattern()

    def _start_pattern(self) -> re.Pattern[str]:
        """Where an expression may begin: at most words (في, من) only if a date word follows."""
        alone = [char for char, start in self._starts.items() if self._rules[start][0].match(start + ".")]
        return re.compile(f"[{''.join(alone)}]|[{''.join(self._starts.keys() - set(alone))}](?!\\.)")

    def annotate(self, document: Document, found: Annotations) -> None:
        """Read the dates of ``document``, but none inside a name found before (محمد الخميس)."""
        lexed = lex(document)
        if lexed is None:
            return
        inside_name = _inside_names(document.text, found)
        expressions: list[DateExpression] = []
        for match, rule, reading in self._readings(Context(lexed, document.published_on), document.sentences):
            expression = _expression(document, match, rule, reading)
            if not inside_name(expression.start, expression.end):
                expressions.append(expression)
        check_twins(document.text, expressions)
        found.dates.extend(expressions)

    def _readings(self, context: Context, sentences: list[Span]) -> Iterator[tuple[Match, Rule, Reading]]:
        """(match, rule, reading) from left to right, not overlapping, each within its sentence."""
        classes, starts = context.lexed.classes, self._starts
        free = ordinal = 0
        for position in [begun.start() for begun in self._start.finditer(classes)]:
            if position < free:
                continue
            while position >= sentences[ordinal][1]:
                ordinal += 1
            context.sentence = sentences[ordinal]
            window = classes[position + 1 : min(context.sentence[1], position + _REACH)]
            best = self._longest(context, position, starts[classes[position]] + window)
            if best is None:
                continue
            rule, match, readings = best
            _add_unresolved(rule, match, readings)
            free = match.past
            for reading in readings:
                reading.tokens = reading.tokens or match.span("tokens") or (position, match.past)
                if reading.first and reading.kind in ("date", "time"):
                    context.earlier, context.earlier_sentence = reading, context.sentence[0]
                if (day := single_day(reading)) is not None:
                    context.tell_day(day, match)
                yield match, rule, reading

    def _longest(
        self, context: Context, position: int, window: str
    ) -> tuple[Rule, Match, list[Reading]] | None:
        """The rule that reads most of ``window``, the first of those that read as much."""
        any_rule, rules = self._rules[window[0]]
        best, length = None, 0
        for expression, rule in rules if any_rule.match(window) else ():
            groups = expression.match(window)
            if groups is None or groups.end() <= length:
                continue
            match = Match(context, position, rule.pattern, groups)
            if (read := rule.read(match)) is not None:
                best, length = (rule, match, read if isinstance(read, list) else [read]), groups.end()
        return best


def _rules_by_start() -> dict[str, list[Rule]]:
    """The rules by the classes they can begin with, in order of preference."""
    rules: dict[str, list[Rule]] = defaultdict(list)
    for family in _FAMILIES:
        for rule in family.rules.rules:
            for start in sorted(rule.pattern.starts):
                rules[start].append(rule)
    return rules


def _any(rules: list[Rule]) -> str:
    return "|".join(rule.pattern.source for rule in rules)


@compiled
def _bytecode() -> list[Bytecode]:
    starting = _rules_by_start().values()
    expressions = [rule.pattern.expression for rules in starting for rule in rules]
    return [bytecode(each) for each in dict.fromkeys([*expressions, *map(_any, starting)])]


def _add_unresolved(rule: Rule, match: Match, readings: list[Reading]) -> None:
    """What the words alone say: the same rule read without an anchor or an earlier date."""
    if not any(reading.anchored for reading in readings) and not match.from_text:
        return
    alone = Context(match.context.lexed, None, match.context.sentence)
    unresolved = rule.read(Match(alone, match.start, match.pattern, match.groups))
    values = unresolved if isinstance(unresolved, list) else [unresolved]
    for reading, value in zip(readings, values, strict=False):
        reading.unresolved = value.timex if value else ""


def _expression(document: Document, match: Match, rule: Rule, reading: Reading) -> DateExpression:
    """The row of a reading: its clitic cut, its brackets balanced, its anchor named."""
    first, past = reading.tokens or (0, 1)
    tokens = document.tokens
    if tokens[past - 1] == ")" and document.brackets.opening.get(past - 1, -1) < first:
        past -= 1
    start = document.starts[first]
    word = match.context.lexed.words[first]
    start += word.clitic if word else 0
    return DateExpression(
        start=start,
        end=document.ends[past - 1],
        timex=reading.timex,
        timex_unresolved=reading.unresolved or reading.timex,
        first_day=reading.first,
        last_day=reading.last,
        granularity=reading.granularity,
        calendar=reading.calendar,
        kind=reading.kind,
        anchor=_anchor(match, reading),
        rule=rule.name,
        note=reading.note,
    )


def _anchor(match: Match, reading: Reading) -> str:
    if match.from_text and reading.first:
        return "text"
    return "published" if reading.anchored else "none"


def _inside_names(text: str, found: Annotations) -> Callable[[int, int], bool]:
    """Whether characters lie inside a name that holds no date.

    Persons and outlets named: محمد الخميس is no Thursday, رجب طيب أردوغان no month, النيل اليوم no day.
    """
    names = sorted(
        (mention.start, mention.end)
        for mention in found.mentions
        if mention.type == "PERSON"
        or (mention.type == "ORG" and text[mention.start : mention.end].split()[-1] in written("today"))
    )
    starts = [start for start, _ in names]
    reached = list(accumulate((end for _, end in names), max, initial=0))  # by the names so far

    def inside(start: int, end: int) -> bool:
        return end <= reached[bisect_right(starts, start)]

    return inside
