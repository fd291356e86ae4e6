"""Reads attributed statements out of an article: who said what, by which verb, through which document."""

from __future__ import annotations

from collections.abc import Iterator

from etl.annotate.document import Document
from etl.annotate.statements.acts import Act
from etl.annotate.statements.attributions import attribution_at, echo_at, goes_on, opener_keys
from etl.annotate.statements.contents import settle
from etl.annotate.statements.discourse import Discourse
from etl.annotate.statements.documents import TRANSMITTED, in_document, named_in, relayed, transmitted
from etl.annotate.statements.identity import Identities, Speaker
from etl.annotate.statements.speeches import settle_speeches
from etl.annotate.statements.turns import is_tail
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clauses import Clause, read_clause
from etl.annotate.syntax.complements import BULLETS, echoes
from etl.annotate.syntax.frames import VerbForm, verb_forms
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.verb_contexts import has_host, may_stand, mistaken_name
from etl.annotate.syntax.words import stance_nouns, word_class
from etl.records import Annotations, Statement


class StatementAnnotator:
    """Fills ``found.statements`` from the text and the names found in it."""

    name = "statements"
    version = "2"

    def __init__(self) -> None:
        self._forms = verb_forms()
        self._openers = opener_keys()
        self._triggers = self._openers | self._forms.keys() | word_class("tail", "relayed")

    def annotate(self, document: Document, found: Annotations) -> None:
        """Append the article's statements in the order of their cues."""
        if not document.tokens:
            return
        tokens = Tokens(document, found)
        discourse = Discourse(tokens, Identities(tokens, found), found)
        for start, stop in _sentences(tokens):
            acts, cuts = self._acts(tokens, start, stop)
            discourse.add_sentence(start, stop)
            if not acts:
                continue
            discourse.catch_up()
            settle(tokens, acts, cuts, stop)
            _attribute(tokens, discourse, acts, found, start)
        settle_speeches(tokens, found.statements)

    def _acts(self, tokens: Tokens, start: int, stop: int) -> tuple[list[Act], list[int]]:
        """The acts of one sentence in order, and the tokens at which tags end their contents."""
        acts = _Acts()
        cuts: list[int] = []
        taken = start  # up to here words belong to an attribution already read
        for at in range(start, stop):
            key = tokens.keys[at]
            if key not in self._triggers:
                continue
            if at >= taken and (not tokens.name_past[at] or mistaken_name(tokens, at, start)):
                if key in self._openers:
                    taken = self._tag(tokens, at, start, stop, acts, cuts)
                elif key in word_class("relayed"):
                    act = relayed(tokens, at, stop)
                    if act is not None:
                        acts.append(act)
                elif key in self._forms:
                    for act in self._verb(tokens, at, start, stop, acts):
                        acts.append(act)
                        if act.speaker is not None and act.speaker.first > at:
                            taken = act.speaker.past
                if is_tail(tokens, at):
                    cuts.append(at)
        acts.sort(key=lambda act: act.cue)
        return acts, cuts

    def _tag(self, tokens: Tokens, at: int, start: int, stop: int, acts: _Acts, cuts: list[int]) -> int:
        """Read an echo or an attribution at ``at``; return past it, or ``at`` where there is none."""
        past = echo_at(tokens, at, stop)
        if past > at:
            if not goes_on(tokens, past, stop):
                cuts.append(at)
            return past
        found = attribution_at(tokens, at, start, stop)
        if found is None:
            return at
        act, past = found
        acts.append(act)
        if act.complement.past <= at:
            cuts.append(at)
        return past

    def _verb(self, tokens: Tokens, at: int, start: int, stop: int, acts: _Acts) -> list[Act]:
        if acts and echoes(tokens, at) and _repeats(tokens, acts[-1], at):
            return []
        if at in acts.nominal:
            return []  # قدم شكره: the noun another cue stands over
        for form in self._forms[tokens.keys[at]]:
            if not may_stand(tokens, form, at, start) or not has_host(tokens, form, at, start, acts.genders):
                continue
            read = _read_acts(tokens, form, at, start, stop)
            if not read or not _says_something(tokens, read[0], stop):
                continue
            if not _only_noun(tokens, form, at, start, read[0]):
                return read
        return []


def _sentences(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The sentences, those together that a colon joins over a line break: وقال الوزير:, then his words in marks."""
    first = 0
    for _, stop in tokens.document.sentences:
        introduced = tokens.forms[stop - 1] == ":" and stop < len(tokens)
        if not introduced or not (stop in tokens.closing or tokens.forms[stop] in BULLETS):
            yield first, stop
            first = stop


class _Acts(list[Act]):
    """The acts of a sentence as far as it has been read."""

    def __init__(self) -> None:
        self.nominal: set[int] = set()  # tokens at which their noun phrases begin
        self.genders: set[str] = set()  # of their verbs

    def append(self, act: Act) -> None:
        """Add the next."""
        super().append(act)
        if act.complement.kind == "nominal":
            self.nominal.add(act.complement.first)
        self.genders.add(act.form.gender if act.form is not None else "")


def _repeats(tokens: Tokens, act: Act, at: int) -> bool:
    """Whether the participle at ``at`` only carries the act on to its words (وتابع قائلا: …)."""
    return act.complement.first > at


def _says_something(tokens: Tokens, act: Act, stop: int) -> bool:
    """Whether there is a word in the content at all."""
    past = act.complement.past or stop
    return any(tokens.is_word(at) for at in range(act.complement.first, min(past, stop)))


def _only_noun(tokens: Tokens, form: VerbForm, at: int, start: int, act: Act) -> bool:
    """Whether a homograph behind و goes on with a list of nouns (والمداولات وتبادل الآراء)."""
    verbal = form.number != "s" or not form.frame.homograph
    if verbal or not form.conjunction or at == start or not tokens.is_word(at - 1):
        return False
    return act.complement.joint not in ("that", "quote", "colon") and (
        act.speaker is None or not (tokens.name_past[act.speaker.first] or tokens.roles[act.speaker.first])
    )


def _read_acts(tokens: Tokens, form: VerbForm, at: int, start: int, stop: int) -> list[Act]:
    """The acts a cue form opens at ``at``: one, two where an outlet passes words on, none where nothing follows."""
    if form.frame.in_document:
        act = in_document(tokens, form, at, stop)
        return [] if act is None else [act]
    if form.frame.lemma in TRANSMITTED:
        return transmitted(tokens, form, at, start, stop)
    clause = read_clause(tokens, form, at, start, stop)
    if clause is None or _impersonal(tokens, clause, start):
        return []
    complement = clause.complement
    act = Act(at, form.frame.lemma, form.frame.stance, complement, form, clause.subject)
    act.relative = clause.antecedent
    act.stance = _stance(tokens, act)
    act.rule = f"{form.tense}.{complement.joint}"
    act.document = named_in(tokens, at, complement.first if complement.first > at else stop)
    return [act]


def _impersonal(tokens: Tokens, clause: Clause, start: int) -> bool:
    """يذكر أن، ويتوقع أن، كما يعتقد أن: a present without a subject attributes nothing."""
    form, at = clause.form, clause.verb
    unsaid = clause.subject is None and clause.antecedent is None
    if not (form.frame.impersonal and form.tense == "present" and unsaid and form.number == "s"):
        return False
    return at == start or bool(form.conjunction) or tokens.keys[at - 1] not in word_class("bare_subject")


def _stance(tokens: Tokens, act: Act) -> str:
    """A colourless cue takes the stance of the noun it stands over: أعرب عن أسفه."""
    complement = act.complement
    if complement.kind != "nominal":
        return act.stance
    nouns = stance_nouns()
    for at in range(complement.first, min(complement.first + 2, len(tokens.keys))):
        key = tokens.keys[at]
        if key in nouns and act.lemma in _COLOURLESS:
            return nouns[key]
    return act.stance


_COLOURLESS = frozenset(
    {"أعرب", "عبر", "أبدى", "جدد", "قدم", "وجه", "رفع", "أظهر", "أعاد", "كرر", "أعلن", "ألقى", "حمل"}
)


def _attribute(tokens: Tokens, discourse: Discourse, acts: list[Act], found: Annotations, start: int) -> None:
    """Turn the settled acts of one sentence into statements, their speakers resolved."""
    base = len(found.statements)
    heard: list[Speaker] = []  # in this sentence, documents aside
    ahead = _speaking_after(acts)
    kept: dict[int, int] = {}
    speakers: list[Speaker | None] = []
    for position, act in enumerate(acts):
        speaker = speakers[act.host] if act.host >= 0 else None
        if speaker is None:
            speaker = _speaker(discourse, act, heard, ahead[position], start, first=position == 0)
        speakers.append(speaker)
        if speaker is not None and act.complement.joint != "document":
            heard.append(speaker)
        unheard = speaker is None and act.speaker is None and act.parent < 0 and not found.statements
        if unheard and act.complement.kind != "direct" and not (act.form and act.form.conjunction):
            continue  # nobody has spoken yet: ذكر أن is a passive here
        kept[position] = base + len(kept)
        found.statements.append(_statement(tokens, act, speaker))
    for position, ordinal in kept.items():
        parent = acts[position].parent
        found.statements[ordinal].parent = kept.get(parent)


def _speaker(
    discourse: Discourse, act: Act, heard: list[Speaker], ahead: Act | None, start: int, first: bool
) -> Speaker | None:
    if act.speaker is not None:
        return discourse.explicit(act, act.speaker)
    if act.relative is not None:
        return discourse.identities.describe(act.relative, act.form, [*discourse.topics, *discourse.spoken])
    if act.form is None:
        return None
    speaker = discourse.implicit(act.form, reversed(heard), act.cue, start)
    in_front = first and act.form.tense == "participle"  # مشيدا بالعلاقات، قال السفير
    if (speaker is None or in_front) and ahead is not None and ahead.speaker is not None:
        return discourse.identities.describe(ahead.speaker, ahead.form, discourse.spoken)
    return speaker


def _speaking_after(acts: list[Act]) -> list[Act | None]:
    """For each act of a sentence, the next one whose verb has a subject of its own."""
    after: list[Act | None] = []
    following: Act | None = None
    for act in reversed(acts):
        after.append(following)
        finite = act.form is not None and act.form.finite and act.complement.joint != "document"
        if act.speaker is not None and finite:
            following = act
    return after[::-1]


def _statement(tokens: Tokens, act: Act, speaker: Speaker | None) -> Statement:
    starts, ends = tokens.document.starts, tokens.document.ends
    complement = act.complement
    statement = Statement(
        kind=complement.kind,
        cue_start=starts[act.cue],
        cue_end=ends[act.cue],
        cue_lemma=act.lemma,
        stance=act.stance,
        content_start=starts[complement.first],
        content_end=ends[max(act.past, complement.first + 1) - 1],
        rule=act.rule,
    )
    if act.speaker is not None:
        statement.speaker_start = starts[act.speaker.first] + act.speaker.clitic
        statement.speaker_end = ends[act.speaker.past - 1]
    if speaker is not None:
        statement.speaker_name, statement.speaker = speaker.name, speaker.entity
        statement.speaker_kind = speaker.kind if act.speaker is not None else "implicit"
        statement.document = speaker.document
    if act.document is not None:
        statement.document_start = starts[act.document.first] + act.document.clitic
        statement.document_end = ends[act.document.past - 1]
        if statement.document is None:
            statement.document = tokens.document.text[statement.document_start : statement.document_end]
    if complement.addressee is not None:
        statement.addressee = _entity_in(tokens, complement.addressee)
    return statement


def _entity_in(tokens: Tokens, phrase: Phrase) -> int | None:
    for at in range(phrase.first, phrase.past):
        if at in tokens.mentions:
            return tokens.mentions[at].entity
    return None
