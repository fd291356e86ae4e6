"""Where a statement's content ends, and which statement it stands in.

Unmarked content runs to the end of its sentence unless something takes it back to the narrator: a second act of
the same speaker (، مضيفا), a coordinate act of another (فيما قال), an echo (حسب قوله), an attribution (وفق البيان)
or a clause about the occasion (وذلك خلال). What follows none of these is nested.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial

from etl.annotate.statements.acts import Act
from etl.annotate.statements.turns import (
    goes_on_after,
    is_aside,
    is_comment,
    is_occasion,
    is_setting,
    joins_clause,
    may_be_noun,
    opens_clause,
    turn_openings,
)
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import is_led_by, without_and
from etl.annotate.syntax.complement_search import Complement
from etl.annotate.syntax.quotation import QUOTATION_MARKS, STOPS
from etl.annotate.syntax.verbs import MASDAR, PARTICIPLE
from etl.annotate.syntax.words import word_class

_NAME = 3  # words in marks that may be no more than the clause's subject
_ADJUNCT = 10  # tokens that may say when, before a clause
_NESTED = 16  # acts within one another, the innermost, that a further one may go on from


def settle(tokens: Tokens, acts: list[Act], cuts: list[int], stop: int) -> None:
    """Give each act of one sentence (in order of their cues) its end and its parent's position in ``acts``."""
    _mark_whole_quotations(tokens, acts, cuts, stop)
    open_acts: list[int] = []
    for position, act in enumerate(acts):
        if act.form is None or act.complement.kind == "document":
            continue
        _close_before(tokens, acts, open_acts, act)
        act.parent = open_acts[-1] if open_acts else -1
        around = acts[act.parent].complement if act.parent >= 0 else act.complement
        if act.cue < around.first and act.complement.first < around.first:  # الوزير، الذي أشار إلى كذا، «…»
            act.past, act.parent = around.first, acts[act.parent].parent
        else:
            open_acts.append(position)
    _end_leading_tag(tokens, acts)
    first = min((act.complement.first for act in acts), default=stop)
    ends = _Ends(tokens, cuts, first, stop)
    for act in acts:
        ends.close(act)
    for position, act in enumerate(acts):
        behind = act.complement.past
        if act.rule == "attribution" and (behind == len(tokens) or not tokens.is_comma(behind)):
            _narrow(act, acts[max(0, position - _NESTED) : position])
    _adopt(acts)


def _end_leading_tag(tokens: Tokens, acts: list[Act]) -> None:
    """End what a tag at the head of a sentence covers before a participle: وفق البيان، فإن …، | مضيفا."""
    if len(acts) < 2 or acts[0].rule != "attribution" or acts[0].complement.first < acts[0].cue:
        return
    act = acts[1]
    if (
        act.form is not None
        and act.form.tense == PARTICIPLE
        and act.speaker is None
        and tokens.is_comma(act.cue - 1)
    ):
        act.host = 0
        acts[0].complement = replace(acts[0].complement, past=clause_boundary(tokens, act))


def _close_before(tokens: Tokens, acts: list[Act], open_acts: list[int], act: Act) -> None:
    """End the open acts whose contents the next one does not stand in."""
    boundary = clause_boundary(tokens, act)
    while open_acts:
        top = acts[open_acts[-1]]
        if top.past and act.cue >= top.past:
            open_acts.pop()
            continue
        if top.complement.past:
            if act.cue < top.complement.past:
                return
        elif _coordinate(tokens, acts, open_acts, act):
            top.past = min(top.past, boundary) if top.past else boundary
        else:
            return
        closed = open_acts.pop()
        if _carries_on(tokens, act) and _same_agent(top, act):
            act.host = closed
            if not top.complement.past and not _apart(tokens, act.cue):
                return


def _narrow(tag: Act, before: list[Act]) -> None:
    """Let a tag that no comma parts from a content (أن الأسعار ارتفعت بحسب التقرير) cover that content only."""
    for act in before:
        reaches = act.past >= min(tag.past, tag.cue - 1)
        if reaches and tag.complement.first < act.complement.first < tag.cue:
            tag.complement = replace(tag.complement, first=act.complement.first)


def _mark_whole_quotations(tokens: Tokens, acts: list[Act], cuts: list[int], stop: int) -> None:
    """A clause whose words all stand in marks is direct: the narrator goes on right behind them."""
    narrated = {*cuts, *(clause_boundary(tokens, act) for act in acts)}
    for act in acts:
        complement = act.complement
        opening = complement.first + 1
        if opening not in tokens.closing or not _may_be_quoted(tokens, complement):
            continue
        past = tokens.closing[opening] + 1
        words = sum(tokens.is_word(at) for at in range(opening + 1, past - 1))
        subject = (
            tokens.keys[complement.first] in word_class("bare_complementiser")
            and words <= _NAME
            and not _ends(tokens, past, stop)
        )
        if words > 1 and not subject and _closes_clause(tokens, past, stop, narrated):
            act.complement = replace(complement, kind="direct", first=opening + 1, past=past - 1)


def _may_be_quoted(tokens: Tokens, complement: Complement) -> bool:
    """Whether a clause may be all in marks behind its أن, or with it: دعا إلى «أن يكونوا أوفياء»."""
    if complement.kind != "nominal" or complement.past:
        return complement.kind == "indirect"
    led = tokens.keys[complement.first] in word_class("plain_preposition")
    inside = tokens.keys[complement.first + 2 : complement.first + 3]
    return led and not word_class("complementiser").isdisjoint(inside)


def _ends(tokens: Tokens, at: int, stop: int) -> bool:
    return at >= stop or tokens.forms[at] in STOPS


def _closes_clause(tokens: Tokens, at: int, stop: int, narrated: set[int]) -> bool:
    """Whether what was said ends before a token: no more of it follows but punctuation, a tag or another act."""
    if _ends(tokens, at, stop) or at in narrated or is_setting(tokens, at) or is_comment(tokens, at):
        return True
    if tokens.is_comma(at) and at + 1 < stop:  # أن «…»، وأن
        return without_and(tokens.keys[at + 1]) not in word_class("complementiser")
    return not (tokens.is_word(at) or at in tokens.closing)


def _coordinate(tokens: Tokens, acts: list[Act], open_acts: list[int], act: Act) -> bool:
    """Whether an act stands beside the innermost open one rather than within its content."""
    form = act.form
    assert form is not None
    top = acts[open_acts[-1]]
    if act.cue < top.complement.first or act.relative is not None:
        return False
    after = tokens.keys[act.cue + 1 : act.cue + 2]
    if form.conjunction and not word_class("during_it", "within_it").isdisjoint(after):
        return False  # الخطاب الذي ألقاه وتوعد | فيه
    of_whom = form.with_object and tokens.keys[act.cue - 1] in word_class("whom")  # من وصفتهم بـ
    if of_whom or tokens.keys[act.cue - 1] in word_class("that_which"):
        return False  # على ما وصفه بـ
    agreeing = [
        index
        for index in open_acts[-_NESTED:]
        if not acts[index].complement.past and _same_agent(acts[index], act)
    ]
    if _carries_on(tokens, act) or (form.tense == MASDAR and is_led_by(tokens.keys[act.cue], "ب")):
        return bool(agreeing)
    head = act.cue if act.speaker is None else min(act.cue, act.speaker.first)
    told = top.complement.kind == "nominal" and tokens.keys[head - 1] in word_class("where")
    joined = (
        goes_on_after(tokens, head)
        or form.conjunction != ""
        or told  # أقر بصعوبة المباراة حيث قال
        or tokens.keys[head - 1] in word_class("connective")
        or tokens.conjoined(head)
    )
    if act.speaker is not None:
        return joined or (tokens.is_comma(head - 1) and act.speaker.first > act.cue)
    return joined and bool(agreeing)


def _carries_on(tokens: Tokens, act: Act) -> bool:
    """Whether a participle, or a verbal noun without an agent (مع التأكيد على), says what else a speaker does."""
    form = act.form
    return form is not None and (
        form.tense == PARTICIPLE or (form.tense == MASDAR and tokens.definite(act.cue))
    )


def _apart(tokens: Tokens, cue: int) -> bool:
    """Whether a mark sets a participle apart, so that it carries on what the narrator reports, not the last verb."""
    return tokens.is_comma(cue - 1) or tokens.forms[cue - 1] in STOPS


def _same_agent(one: Act, other: Act) -> bool:
    """Whether two acts agree in gender and number, as acts of one speaker must."""
    if one.form is None or other.form is None:
        return False
    if other.form.tense == MASDAR and not other.form.gender:
        return other.speaker is None
    number = one.form.number
    behind = one.speaker is not None and (
        one.speaker.past - one.speaker.first > 1 or one.speaker.first > one.cue
    )
    if behind and other.form.number != "s":
        number = other.form.number  # a verb before its subject is singular whatever the subject
    return one.form.gender == other.form.gender and (number == other.form.number or other.form.number == "d")


def clause_boundary(tokens: Tokens, act: Act) -> int:
    """The token before which an act's clause starts, its connectives and the comma left outside."""
    at = act.cue if act.speaker is None else min(act.cue, act.speaker.first)
    if goes_on_after(tokens, at):
        at -= 2
    at -= tokens.keys[at - 1] in word_class("together_with")  # ، مع | التأكيد على
    while at > 0 and (tokens.keys[at - 1] in word_class("connective", "where") or tokens.is_comma(at - 1)):
        at -= 1
    return _before_adjunct(tokens, at) if tokens.is_comma(at) else at


def _before_adjunct(tokens: Tokens, comma: int) -> int:
    """The comma before an adjunct that leads the clause behind ``comma``: ، وفي وقت سابق، قال المحافظ."""
    for at in range(comma - 1, max(comma - _ADJUNCT, 0), -1):
        if not tokens.is_word(at) and tokens[at].kind != "number":
            break
        if tokens.is_comma(at - 1) and tokens.keys[at] in word_class("adjunct_lead"):
            return at - 1
    return comma


class _Ends:
    """Where the contents of one sentence may end."""

    def __init__(self, tokens: Tokens, cuts: list[int], first: int, stop: int) -> None:
        self._tokens, self._first, self._stop = tokens, first, stop
        self._cuts: defaultdict[int, list[int]] = defaultdict(list)  # by the quotation they stand in
        for cut in sorted(cuts):
            self._cuts[tokens.quotation[cut]].append(cut)
        self._turns: dict[Callable[[Tokens, int], bool], _Places] = {}
        self._trimmed: dict[int, int] = {}

    def close(self, act: Act) -> None:
        """Give an act the end of its content."""
        tokens, complement = self._tokens, act.complement
        if complement.past:
            act.past = min(complement.past, len(tokens.keys))
            return
        past = act.past or self._stop
        quotation = tokens.quotation[complement.first]
        if quotation >= 0:  # words in marks do not go on behind them
            past = min(past, tokens.closing[quotation])
        for group in {-1, quotation}:
            past = _first_between(self._cuts[group], complement.first, past)
        past = self._before_narrator(complement, past)
        if _is_inserted(tokens, act):
            past = _first_between(self._commas, complement.first, past)
        if past < self._stop and tokens.keys[past - 1] in word_class("from"):
            past -= 1  # ، من | دون تحديد موعد
        act.past = max(self._without_marks(past), min(past, complement.first + 1))

    def _before_narrator(self, complement: Complement, past: int) -> int:
        """Up to the narrator's next turn; of a clause the occasion may be a part, but behind its last comma."""
        nominal = complement.kind == "nominal"
        turns = [is_occasion, is_aside, is_setting, opens_clause] if nominal else [is_occasion, is_aside]
        end = past
        for turn in turns:
            end = self._where(turn).first_between(complement.first, end)
        if nominal:
            end = self._before_second_predicate(complement.first, end)
        setting = self._where(is_setting).first_between(complement.first + 2, end)
        behind = setting < end and self._tokens.is_comma(setting - 1)
        return setting if behind and _first_between(self._commas, setting, end) == end else end

    def _before_second_predicate(self, first: int, past: int) -> int:
        """A noun phrase ends before a verb joined to its cue's: the first of its verbs, and behind و or كما."""
        verb = self._joined_verbs.first_between(first, past)
        if verb == past or self._verbs.first_between(first, verb) < verb:
            return past
        if self._tokens.keys[verb - 1] in word_class("that_which"):
            return past  # على ما وصفته بالموقف النبيل: no و
        return verb - (self._tokens.keys[verb - 1] in word_class("besides"))

    def _where(self, turn: Callable[[Tokens, int], bool]) -> _Places:
        """The tokens of the sentence at which a turn begins."""
        if turn not in self._turns:
            self._turns[turn] = _Places(self._openings, partial(turn, self._tokens))
        return self._turns[turn]

    @cached_property
    def _openings(self) -> list[int]:
        """The tokens at which a turn may begin at all."""
        keys, openings, behind = self._tokens.keys, turn_openings(), {at + 1 for at in self._commas}
        behind |= self._tokens.mentions.keys()
        return [at for at in range(self._first + 1, self._stop) if at in behind or keys[at] in openings]

    @cached_property
    def _commas(self) -> list[int]:
        return [at for at in range(self._first, self._stop) if self._tokens[at].punctuation == "comma"]

    @cached_property
    def _verbs(self) -> _Places:
        return _Places(range(self._first, self._stop), self._tokens.is_verb)

    @cached_property
    def _joined_verbs(self) -> _Places:
        """The verbs that و or كما joins to what stands before, those aside that و would rather join as nouns."""
        tokens, keys, besides = self._tokens, self._tokens.keys, word_class("besides")

        def joined(at: int) -> bool:
            if keys[at - 1] in besides and tokens.is_verb(at):
                return True
            return joins_clause(tokens, at) and not may_be_noun(tokens, at)

        places = range(self._first + 1, self._stop)
        return _Places([at for at in places if keys[at][:1] == "و" or keys[at - 1] in besides], joined)

    def _is_stray(self, at: int) -> bool:
        """Whether a quotation mark stands at a token that neither opens nor closes a quotation."""
        return self._tokens.forms[at] in QUOTATION_MARKS and at not in self._tokens.opening

    def _without_marks(self, past: int) -> int:
        """Past the last word before the punctuation that closes a clause."""
        tokens, at = self._tokens, past
        while at > 0 and at not in self._trimmed:
            token = tokens.forms[at - 1]
            opened = tokens.quotation[at - 1] if at - 1 < len(tokens.quotation) else -1
            mark = opened < 0 and (at - 1 in tokens.closing or self._is_stray(at - 1))
            if not (mark or token in STOPS or token in "،,-–:"):
                break
            at -= 1
        at = self._trimmed.get(at, at)
        self._trimmed[past] = at
        return at


class _Places:
    """Sorted places of which some pass a test, which each is put to when it is first in question."""

    def __init__(self, places: Sequence[int], test: Callable[[int], bool]) -> None:
        self._places, self._test = places, test
        self._failed: dict[int, int] = {}  # the number of a place → that of one up to which all have failed

    def first_between(self, first: int, past: int) -> int:
        """The first place behind ``first`` that passes; ``past`` where none comes before it."""
        places, failed = self._places, self._failed
        number, seen = bisect_right(places, first), []
        while number < len(places) and places[number] < past:
            if number not in failed and self._test(places[number]):
                break
            seen.append(number)
            number = failed.get(number, number + 1)
        failed.update(dict.fromkeys(seen, number))
        return min([past, *places[number : number + 1]])


def _first_between(places: list[int], first: int, past: int) -> int:
    """The first of some sorted places after ``first``; ``past`` where none comes before it."""
    at = bisect_right(places, first)
    return min([past, *places[at : at + 1]])


def _is_inserted(tokens: Tokens, act: Act) -> bool:
    """Whether an act stands in a relative clause between commas: المتحدثة، التي قالت إنها طالبة، …"""
    opening = act.cue - 1
    relative = opening > 0 and tokens.keys[opening] in word_class("relative_pronoun")
    return relative and tokens.is_comma(opening - 1)


def _adopt(acts: list[Act]) -> None:
    """Acts inside what a document reports are that document's, unless they have a nearer parent."""
    above = [act.parent for act in acts]
    outermost = [position for position, parent in enumerate(above) if parent < 0]

    def cue(position: int) -> int:
        return acts[position].cue

    for position, act in enumerate(acts):
        if act.complement.kind != "document" or act.complement.joint != "document":
            continue
        own = _top(above, position)
        first = bisect_left(outermost, act.complement.first, key=cue)
        past = bisect_left(outermost, act.past, key=cue)
        adopted = [other for other in outermost[first:past] if other != own]
        for other in adopted:
            acts[other].parent = above[other] = position
        outermost[first:past] = [own] * (past - first - len(adopted))


def _top(above: list[int], position: int) -> int:
    """The outermost of those a position stands in; the way there is shortened for the next to ask."""
    while above[position] >= 0:
        if above[above[position]] >= 0:
            above[position] = above[above[position]]
        position = above[position]
    return position
