"""Who is meant where the text does not say: وأضاف، وأشار إلى، مؤكدا، واتفقا.

The candidates are those who spoke in the sentence and before it, those the sentences were about, and the people named
in front of the verb; a small linear model ranks them by agreement, recency, subjecthood and having spoken.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import accumulate, islice
from pathlib import Path

from etl.annotate.names.pairs import pair_before
from etl.annotate.ranker import Ranker, read_weights
from etl.annotate.syntax.appositions import whole_description
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clauses import stands_in_text
from etl.annotate.syntax.datelines import past_dateline
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.nominals import is_nominative_plural
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import Phrase, read_phrase
from etl.annotate.syntax.reference import References
from etl.annotate.syntax.referents import Referent, joint
from etl.annotate.syntax.topic_phrases import is_source, past_first_person, topic
from etl.annotate.syntax.wording import is_group
from etl.annotate.syntax.words import title_heads, word_class
from etl.records import Annotations

_REMEMBERED = 32  # sources that a description may be of
_IN_MIND = 12  # of them, those that a verb without a subject may mean
_CLAUSE = 32  # tokens back to a verb that may share its subject
_TITLE_REACH = 6  # tokens between a preposition and the name it governs

PERSON = "PERSON"  # of entities; who is called by his office or an unlisted name is one, too

MODEL = Path(__file__).parents[1] / "models" / "salience.tsv"

Identity = tuple[int | None, str]


@cache
def shared_ranker() -> Ranker[Option]:
    """The weights that every process reads once."""
    return Ranker(read_weights(MODEL))


@dataclass(frozen=True, slots=True)
class Gap:
    """A verb whose subject is not said."""

    form: VerbForm
    cue: int  # its token
    enclosing: Referent | None = None  # whose words the verb stands in
    ahead: Referent | None = None  # the subject of the verb that follows: مشيدا بالعلاقات، قال السفير


@dataclass(frozen=True, slots=True)
class Option:
    """A candidate for a verb's subject, and what speaks for and against it."""

    referent: Referent
    verb: int  # token
    features: Sequence[str]


class Salience:
    """What an article has said so far about who speaks."""

    def __init__(
        self, tokens: Tokens, references: References, found: Annotations, ranker: Ranker[Option]
    ) -> None:
        self.tokens, self.found, self.ranker = tokens, found, ranker
        self.references = references
        self.spoken: deque[Referent] = deque(maxlen=_REMEMBERED)  # who spoke, latest last
        self.topics: deque[Referent] = deque(maxlen=_REMEMBERED)  # what sentences were about, latest last
        self.heard: deque[Referent] = deque(maxlen=_IN_MIND)  # who spoke in this sentence, documents aside
        self.cited: Referent | None = None  # the document in which the last subject of a verb spoke
        self.times: Counter[Identity] = Counter()  # how often each spoke
        self.start = 0  # of this sentence
        self._ordinal = 0  # of this sentence
        self._said_in: dict[Identity, int] = {}  # the sentence in which each last spoke
        self._topic_here: Referent | None = None
        self._agent: Referent | None = None  # the subject of the last verb before a gap
        self._reported: list[int] = []  # where in this sentence reported words begin,
        self._reported_past: list[int] = []  # and past what of them has begun by then, in tokens
        self._unread: list[tuple[int, int]] = []  # sentences whose topic nobody has asked for yet
        first_word = past_dateline(tokens, 0, len(tokens))
        named = [
            (at, each.type)
            for at, each in sorted(tokens.mentions.items())
            if at >= first_word and each.type in ("PERSON", "ORG") and not tokens.stands_alone(at)
        ]
        self._people = [at for at, sort in named if sort == "PERSON"]
        self._bodies = [at for at, sort in named if sort == "ORG"]
        first: dict[int, int] = {}
        for at in self._people:
            first.setdefault(tokens.mentions[at].entity, at)
        self._first_people = [(at, entity) for entity, at in islice(first.items(), 2)]

    def add_sentence(self, start: int, stop: int) -> None:
        """Go on to the next sentence; what it is about is read when somebody asks who is meant."""
        self._unread.append((start, stop))

    def enter(self, reported: Sequence[tuple[int, int]]) -> None:
        """Note what the sentences up to here are about; ``reported`` is what is said in the last of them."""
        for start, stop in self._unread:
            start = past_dateline(self.tokens, start, stop)
            self.start, self._ordinal = start, self._ordinal + 1
            phrase = self.tokens.each(topic)[start, stop]
            self._topic_here = None
            if phrase is not None:
                self._topic_here = self.references.describe(phrase, None, [*self.spoken, *self.topics])
                self.topics.append(self._topic_here)
        self._unread.clear()
        self.heard.clear()
        self._reported = sorted(first for first, _ in reported)
        self._reported_past = list(accumulate((past for _, past in sorted(reported)), max))

    def explicit(
        self, phrase: Phrase, form: VerbForm | None, cue: int, within: Referent | None = None
    ) -> Referent:
        """The source a phrase names; a person ``within`` whose words it stands does not describe himself."""
        if form is not None and self.tokens.keys[phrase.first] in word_class("pair"):
            pair = self._pair_before(cue)
            if pair is not None:
                return pair
        earlier = self._earlier()
        if within is not None and self.references.is_person(within):
            earlier = [each for each in earlier if each.identity != within.identity]
        return self.references.describe(phrase, form, earlier)

    def _earlier(self) -> list[Referent]:
        """Whom and what a description may be of, latest last."""
        if self.cited is None or not self.spoken:
            return [*self.topics, *self.spoken]
        return [*self.topics, *islice(self.spoken, len(self.spoken) - 1), self.cited, self.spoken[-1]]

    def cite(self, document: Phrase | None) -> None:
        """Note the document in which the last speaker spoke: قالت الوزارة في بيان، … وأضاف."""
        self.cited = None if document is None else self.references.describe(document, None, self._earlier())

    def remember(self, referent: Referent, document: bool, within: Referent | None) -> None:
        """Note that somebody spoke, or through ``document`` was quoted; ``within`` whose words it was said."""
        nested = within is not None and within.identity != referent.identity
        if referent.nested != nested:
            referent = replace(referent, nested=nested)
        self.spoken.append(referent)
        self.times[referent.identity] += 1
        self._said_in[referent.identity] = self._ordinal
        if not document:
            self.heard.append(referent)

    def implicit(self, gap: Gap) -> Referent | None:
        """The source of a verb without a subject; None where nobody is in mind."""
        if gap.form.number == "d":
            if gap.enclosing is not None and self._resumes(gap):
                return gap.enclosing  # قال فلان وفلان إنهما | يعتقدان
            return next(
                (each for each in reversed(self.heard) if each.number == "d"), self._pair_before(None)
            )
        self._agent = self._agent_before(gap)
        if self._agent is not None and (self._is_during_an_act(gap) or self._are_many(gap)):
            return self._agent
        options = [Option(each, gap.cue, [*self._features(each, gap)]) for each in self._candidates(gap)]
        return options[self.ranker.best(options)].referent if options else None

    def _resumes(self, gap: Gap) -> bool:
        """Whether the pronoun of what opens a clause is the subject of a verb right behind it: إنه بحث، وأنها طلبت."""
        before = self.tokens[gap.cue - 1]
        return gap.cue > 0 and before.bare in word_class("complementiser") and before.clitics.enclitic > 0

    def _is_during_an_act(self, gap: Gap) -> bool:
        """Whether a verb goes on about an act just told, so that who acted speaks: أجرى الرئيس اتصالا أكد | خلاله.

        So does what stands in a text just given out: أصدرت الوزارة بيانا | نددت فيه.
        """
        during = not word_class("during_it").isdisjoint(self.tokens.keys[gap.cue + 1 : gap.cue + 2])
        given_out = stands_in_text(self.tokens, gap.cue) and not self.tokens.definite(gap.cue - 1)
        return gap.form.finite and (during or given_out)

    def _are_many(self, gap: Gap) -> bool:
        """Whether a verb of many has many for the subject of the verb before it: تداول ناشطون مشاهد | يزعمون أنها."""
        assert self._agent is not None
        return gap.form.finite and gap.form.number == self._agent.number == "p"

    def _candidates(self, gap: Gap) -> list[Referent]:
        """Each being once, the likeliest first: of this sentence, who spoke, what sentences were about."""
        named = [self.references.named_at(at) for at in self._named_before(gap)]
        ahead = [gap.ahead] if gap.ahead is not None else []
        here = [self._topic_here] if self._topic_here is not None else []
        spoken, topics = islice(reversed(self.spoken), _IN_MIND), islice(reversed(self.topics), _IN_MIND)
        distinct: dict[Identity, Referent] = {}
        agent = [self._agent] if self._agent is not None else []
        cited = [self.cited] if self.cited is not None and self.cited.kind == "document" else []
        groups = self._groups_before(gap)
        for each in (*reversed(self.heard), *here, *agent, *named, *groups, *spoken, *topics, *ahead, *cited):
            known = distinct.setdefault(each.identity, each)
            known.gender = known.gender or each.gender
        agreeing = [each for each in distinct.values() if _agrees(each, gap.form)]
        return agreeing or list(distinct.values())

    def _agent_before(self, gap: Gap) -> Referent | None:
        """The subject of the last verb in front of a gap, which a verb joined to it or a participle shares."""
        tokens = self.tokens
        for at in range(gap.cue - 2, max(self.start, gap.cue - _CLAUSE) - 1, -1):
            close = tokens.closing.get(at + 1, 0)  # تحقق «مسبار» من الصورة | ووجد
            if tokens.is_verb(at) and close and tokens.is_name(at + 2, close):
                return self.references.named_at(at + 2)
            if is_source(tokens, at + 1) and not tokens[at].clitics.article and self._acts(at):
                subject = read_phrase(tokens, at + 1, gap.cue, strict=True)
                if subject.past > subject.first:
                    subject = whole_description(tokens, subject, gap.cue, said=False)
                    phrase = Phrase(at + 1, past_first_person(tokens, at + 1, subject.past))
                    return self.references.describe(phrase, None, self._earlier())
        return None

    def _acts(self, at: int) -> bool:
        """Whether a word before a noun is its verb, or a verbal noun but for the nominative behind it: تداول ناشطون."""
        tokens = self.tokens
        noun = tokens.document.parts_of_speech[at] == VERBAL_NOUN and not tokens.conjoined(at + 1)
        return tokens.is_verb(at) or (noun and is_nominative_plural(tokens[at + 1]))

    def _groups_before(self, gap: Gap) -> list[Referent]:
        """The last people spoken of in the plural before a verb in the plural: شكاوى السائقين مما | يصفونه."""
        tokens = self.tokens
        if gap.form.number != "p":
            return []
        for at in range(gap.cue - 1, max(self.start, gap.cue - _CLAUSE) - 1, -1):
            if tokens.is_word(at) and not tokens.name_past[at] and is_group(tokens, at):
                phrase = Phrase(at, at + 1, len(tokens.prefix(at)))
                return [self.references.describe(phrase, gap.form, self._earlier())]
        return []

    def _named_before(self, gap: Gap) -> list[int]:
        """People, and for a feminine verb bodies, named in the sentence before it; else the last in the text."""
        places = [self._people, self._bodies] if gap.form.gender == "f" else [self._people]
        found = []
        for named in places:
            first, past = bisect_left(named, self.start), bisect_left(named, gap.cue)
            found += named[max(first, past - _IN_MIND) : past] or named[max(0, past - 1) : past]
        return sorted(found, reverse=True)

    def _features(self, referent: Referent, gap: Gap) -> Iterator[str]:
        manner = self._manner(gap)
        sort = self._sort(referent)
        yield f"{sort} gender {_match(referent.gender, gap.form.gender)}"
        yield f"number {_number(referent, gap.form)}"
        yield f"sort {sort}"
        yield f"ago {self._ago(referent)}"
        yield f"times {min(self.times[referent.identity], 3)}"
        spoke, named = f"spoke {self._turn(referent)}", f"named {self._naming(referent, gap)}"
        for each in (spoke, named, f"topic {self._aboutness(referent)}"):
            yield each
            yield f"{manner} {each}"
        if self._agent is not None:
            yield f"agent {manner} {self._agent.identity == referent.identity}"
        for name, other in (("enclosing", gap.enclosing), ("ahead", gap.ahead)):
            if other is not None:
                yield f"{name} {manner} {other.identity == referent.identity}"

    def _manner(self, gap: Gap) -> str:
        """How a verb hangs on what is before it: as a participle or noun, as the first word, or later."""
        if not gap.form.finite:
            return "dependent" if self.heard else "fronted"
        if gap.cue - self.start <= 1:
            return "first"
        return "chained" if self.heard else "later"

    def _sort(self, referent: Referent) -> str:
        if referent.entity is not None:
            return self.references.entities[referent.entity].type
        one = referent.number == "s" and self.references.is_person(referent)
        return PERSON if one else referent.kind

    def _turn(self, referent: Referent) -> str:
        """Who spoke last, in this sentence or before, is first; who spoke in the words of another is none of them."""
        for place, spoken in (("here ", self.heard), ("", self.spoken)):
            order = list(dict.fromkeys(each.identity for each in reversed(spoken) if not each.nested))
            if referent.identity in order:
                return f"{place}{min(order.index(referent.identity), 3)}"
        return "never" if referent.identity not in self._said_in else "nested"

    def _ago(self, referent: Referent) -> str:
        last = self._said_in.get(referent.identity)
        return "never" if last is None else str(min(self._ordinal - last, 5))

    def _aboutness(self, referent: Referent) -> str:
        if self._topic_here is not None and self._topic_here.identity == referent.identity:
            return "here"
        before = [each for each in islice(reversed(self.topics), 3) if each is not self._topic_here]
        return "before" if referent.identity in [each.identity for each in before[:2]] else "no"

    def _naming(self, referent: Referent, gap: Gap) -> str:
        """How a referent is named before the verb: as itself, under a preposition, in reported words."""
        if referent.entity is None:
            return "no" if self._sort(referent) == PERSON else "unnamed"
        places = self.references.mentions[referent.entity]
        first, past = bisect_left(places, self.start), bisect_left(places, gap.cue)
        if first == past:
            return "no"
        nearest = "near" if not self._between(places[past - 1], gap.cue) else "far"
        begun = bisect_right(self._reported, places[past - 1])
        if begun and places[past - 1] < self._reported_past[begun - 1]:
            return f"reported {nearest}"
        return f"{'governed' if self._is_governed(places[first]) else 'free'} {nearest}"

    def _between(self, at: int, cue: int) -> bool:
        """Whether another person is named between a name and a verb."""
        return bisect_left(self._people, cue) - bisect_left(self._people, at + 1) > 0

    def _is_governed(self, at: int) -> bool:
        """Whether a preposition governs a name, its title between them."""
        tokens = self.tokens
        for back in range(at, max(self.start, at - _TITLE_REACH) - 1, -1):
            if tokens.prefix(back) or tokens.keys[back] in word_class("preposition"):
                return True
            if back < at and not (tokens.definite(back) or tokens.keys[back] in title_heads()):
                return False
        return False

    def _pair_before(self, cue: int | None) -> Referent | None:
        """The two parties last spoken of together, or those that the text before the cue is most about; None: all."""
        for speaker in (*reversed(self.spoken), *reversed(self.topics)):
            if speaker.kind == "joint" and len(speaker.parties) == 2:
                return speaker
        return self._pair_of_article if cue is None else self._most_named(cue)

    @cached_property
    def _pair_of_article(self) -> Referent | None:
        return self._most_named(len(self.tokens.keys))

    def _most_named(self, past: int) -> Referent | None:
        names = self.references
        document = self.tokens.document
        position = document.starts[past] if past < len(document.starts) else len(document.text)
        sides = pair_before(self.found, names.entities, position, "side")
        if sides is not None:
            return joint([Referent(names.name_of(side.key), "named", side.key) for side in sides])
        people = [entity for at, entity in self._first_people if at < past]
        if len(people) < 2:
            return None
        return joint([Referent(names.name_of(entity), "named", entity) for entity in people])


def _agrees(referent: Referent, form: VerbForm) -> bool:
    return "other" not in (_match(referent.gender, form.gender), _number(referent, form))


def _match(one: str, other: str) -> str:
    return "unknown" if not one or not other else "same" if one == other else "other"


def _number(referent: Referent, form: VerbForm) -> str:
    """Whether a verb behind its subject agrees with it: in the plural two are many, and a broken plural shows none."""
    if form.number == "p":
        return "same" if referent.number in ("p", "d") else "unknown" if referent.entity is None else "other"
    return "same" if referent.number == form.number else "other"
