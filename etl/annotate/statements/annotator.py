"""Reads attributed statements out of an article: who said what, by which verb, through which document."""

from __future__ import annotations

from etl.annotate.document import Document
from etl.annotate.statements.acts import Act
from etl.annotate.statements.attributions import attribution_at, echo_at, goes_on, kama_at, opener_keys
from etl.annotate.statements.contents import settle
from etl.annotate.statements.discourse import Discourse
from etl.annotate.statements.documents import TRANSMITTED, in_document, named_in, transmitted
from etl.annotate.statements.identity import Identities, Speaker
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clauses import Clause, read_clause
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.complements import Complement, echoes
from etl.annotate.syntax.frames import (
    VerbForm,
    first_person_forms,
    object_forms,
    verb_forms,
    verbal_nouns,
)
from etl.annotate.syntax.insertions import read_insertion
from etl.annotate.syntax.object_relatives import read_object_relative
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.verb_contexts import governs, has_host, may_stand, mistaken_name
from etl.annotate.syntax.verbal_nouns import read_verbal_noun
from etl.annotate.syntax.words import stance_nouns, word_class
from etl.records import Annotations, Statement


class StatementAnnotator:
    """Fills ``found.statements`` from the text and the names found in it."""

    name = "statements"
    version = "2"

    def __init__(self) -> None:
        self._cues = (
            verb_forms().keys() | first_person_forms().keys() | object_forms().keys() | verbal_nouns().keys()
        )
        self._openers = opener_keys() | {"من", "كما"}
        self._triggers = self._openers | self._cues | word_class("tail")

    def annotate(self, document: Document, found: Annotations) -> None:
        """Append the article's statements in the order of their cues."""
        if not document.tokens:
            return
        tokens = Tokens(document, found)
        discourse = Discourse(tokens, Identities(tokens, found), found)
        for start, stop in document.sentences:
            acts, cuts = self._acts(tokens, start, stop)
            discourse.add_sentence(start, stop)
            acts = [act for act in acts if _is_heard(tokens, act, acts, found)]
            if not acts:
                continue
            discourse.catch_up()
            settle(tokens, acts, cuts, stop)
            _attribute(tokens, discourse, acts, found, start)

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
                elif key in self._cues:
                    act = _act_at(tokens, at, start, stop, acts)
                    if act is not None:
                        acts.append(act)
                        if act.speaker is not None and act.speaker.first > at:
                            taken = act.speaker.past
                if key in word_class("tail") and tokens.is_comma(at - 1):
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
        if tokens.keys[at] == "من":
            return at
        found = (
            kama_at(tokens, at, start, stop)
            if tokens.keys[at] == "كما"
            else attribution_at(tokens, at, start, stop)
        )
        if found is None:
            return at
        act, past = found
        acts.append(act)
        if act.complement.first < at:
            cuts.append(at)
        return past


def _act_at(tokens: Tokens, at: int, start: int, stop: int, acts: _Acts) -> Act | None:
    """The act of the cue at ``at``, by the first of its readings that has its construction there."""
    if at in acts.nominal or (acts and echoes(tokens, at) and _repeats(tokens, acts[-1], at)):
        return (
            None  # قدم شكره: the noun another cue stands over; وتابع قائلا: the participle that carries it on
        )
    for reader in (_verb, _insertion, _first_person, _object_relative, _verbal_noun):
        act = reader(tokens, at, start, stop, acts)
        if act is not None:
            return act
    return None


def _verb(tokens: Tokens, at: int, start: int, stop: int, acts: _Acts) -> Act | None:
    for form in verb_forms().get(tokens.keys[at], ()):
        if not may_stand(tokens, form, at, start) or not has_host(tokens, form, at, start, acts.genders):
            continue
        act = _read_act(tokens, form, at, start, stop)
        if act is None or not _says_something(tokens, act, stop):
            continue
        if not _only_noun(tokens, form, at, start, act):
            return act
    return None


def _insertion(tokens: Tokens, at: int, start: int, stop: int, acts: _Acts) -> Act | None:
    for form in verb_forms().get(tokens.keys[at], ()):
        clause = read_insertion(tokens, form, at, start, stop)
        if clause is not None:
            return _act_of(tokens, clause, stop)
    return None


def _first_person(tokens: Tokens, at: int, start: int, stop: int, acts: _Acts) -> Act | None:
    """What somebody does in words that are quoted: «ندين…»، «أتمنى أن…»."""
    forms = first_person_forms().get(tokens.keys[at], ())
    before = without_and(tokens.keys[at - 1])
    if not forms or before in word_class("unreal", "relative") or governs(tokens, at - 1):
        return None
    if not (tokens.quotation[at] >= 0 or acts.speaks_at(at)):
        return None
    for form in forms:
        if form.frame.told or (form.tense == "past" and tokens.keys[at] in verb_forms()):
            continue  # طلبت: she asked, or I
        past = next((end for end in range(at, stop) if tokens.forms[end] in STOPS), stop)
        clause = read_clause(tokens, form, at, start, past)
        if clause is None or not _acts(form, clause.complement):
            continue
        act = _act_of(tokens, clause, past)
        act.past = past
        if act.stance not in _REPORTING and act.complement.kind == "indirect":
            act.complement.kind = "nominal"
        return act
    return None


def _acts(form: VerbForm, complement: Complement) -> bool:
    """Whether a first person reports or acts, and does not only talk of something (نتحدث عن، نناقش)."""
    if complement.kind != "nominal":
        return complement.joint == "that" or (complement.joint != "bare" and not form.frame.homograph)
    return form.frame.stance != "report" or form.frame.stance_object or form.frame.stance_preposition


_REPORTING = frozenset({"report", "assert", "announce", "deny"})


def _object_relative(tokens: Tokens, at: int, start: int, stop: int, acts: _Acts) -> Act | None:
    for form in object_forms().get(tokens.keys[at], ()):
        clause = read_object_relative(tokens, form, at, start, stop)
        if clause is not None:
            return _act_of(tokens, clause, stop)
    return None


def _verbal_noun(tokens: Tokens, at: int, start: int, stop: int, acts: _Acts) -> Act | None:
    if acts.stands_over(tokens, at):
        return None
    for form in verbal_nouns().get(tokens.keys[at], ()):
        clause = read_verbal_noun(tokens, form, at, stop)
        if clause is not None:
            return _act_of(tokens, clause, stop)
    return None


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

    def speaks_at(self, at: int) -> bool:
        """Whether a token stands in words set behind a colon."""
        return any(act.complement.joint == "colon" and act.complement.first <= at for act in self)

    def stands_over(self, tokens: Tokens, at: int) -> bool:
        """Whether a verbal noun is what another cue stands over (عن رفضه، جدد خالص شكره), or beside that."""
        if not self or self[-1].complement.kind != "nominal":
            return False
        first = self[-1].complement.first
        return at in (first + 1, first + 2) or (at > first and tokens.conjoined(at))


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


def _read_act(tokens: Tokens, form: VerbForm, at: int, start: int, stop: int) -> Act | None:
    """The act a cue form opens at ``at``, or None where none of its constructions follows."""
    if form.frame.in_document:
        return in_document(tokens, form, at, stop)
    if form.frame.lemma in TRANSMITTED:
        return transmitted(tokens, form, at, stop)
    clause = read_clause(tokens, form, at, start, stop)
    if (
        clause is None
        or _impersonal(tokens, clause, start)
        or _is_ruling(tokens, clause)
        or _of_thing(tokens, clause)
    ):
        return None
    return _act_of(tokens, clause, stop)


def _act_of(tokens: Tokens, clause: Clause, stop: int) -> Act:
    complement, form, at = clause.complement, clause.form, clause.verb
    act = Act(at, form.frame.lemma, form.frame.stance, complement, form, clause.subject)
    act.relative = clause.antecedent
    act.stance = _stance(tokens, act)
    act.rule = f"{form.tense}{form.person if form.person != 3 else ''}.{complement.joint}"
    act.document = named_in(tokens, at, complement.first if complement.first > at else stop)
    return act


def _of_thing(tokens: Tokens, clause: Clause) -> bool:
    """What something proves or calls for (ما يؤكد ضرورة، مما يدعو للقلق): no words of anybody; but ما يقول إنه …"""
    at = clause.verb
    unsaid = clause.subject is None and clause.antecedent is None and not clause.form.with_object
    if not (unsaid and clause.form.tense == "present" and at and tokens.keys[at - 1] in ("ما", "مما", "بما")):
        return False
    return not tokens.keys[at + 1].endswith(("نه", "نها", "نهم"))


def _is_ruling(tokens: Tokens, clause: Clause) -> bool:
    """A court that orders decides: an event, no statement (أمرت المحكمة بحبسه)."""
    return (
        clause.form.frame.order
        and clause.subject is not None
        and tokens.keys[clause.subject.first] in word_class("court")
    )


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
    {
        "أعرب",
        "عبر",
        "أبدى",
        "جدد",
        "قدم",
        "وجه",
        "رفع",
        "أظهر",
        "أعاد",
        "كرر",
        "أعلن",
        "ألقى",
        "حمل",
        "تقدم",
        "توجه",
        "بعث",
    }
    | {"أرسل", "أطلق", "أعطى"}
)


def _attribute(tokens: Tokens, discourse: Discourse, acts: list[Act], found: Annotations, start: int) -> None:
    """Turn the settled acts of one sentence into statements, their speakers resolved."""
    base = len(found.statements)
    heard: list[Speaker] = []  # in this sentence, documents aside
    ahead = _speaking_after(acts)
    kept: dict[int, int] = {}
    for position, act in enumerate(acts):
        speaker = _speaker(discourse, act, heard, ahead[position], start, first=position == 0)
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
    for position, ordinal in kept.items():
        if acts[position].first_person:
            _give_to_quoted(found.statements, ordinal)


def _is_heard(tokens: Tokens, act: Act, acts: list[Act], found: Annotations) -> bool:
    """Whether an act of a first person stands in words that somebody said; another's is heard anyway."""
    if not act.first_person:
        return True
    if _around(found.statements, tokens.document.starts[act.cue]) is not None:
        return True
    return any(
        other.complement.kind != "nominal"
        and other.complement.first <= act.cue
        and (not other.complement.past or act.cue < other.complement.past)
        for other in acts
        if other is not act
    )


def _around(statements: list[Statement], position: int, but: int = -1) -> int | None:
    """The innermost of the latest statements in whose words a character stands."""
    for ordinal in range(len(statements) - 1, max(len(statements) - _REMEMBERED, 0) - 1, -1):
        said = statements[ordinal]
        if ordinal != but and said.kind != "nominal" and said.content_start <= position < said.content_end:
            return ordinal
    return None


def _give_to_quoted(statements: list[Statement], ordinal: int) -> None:
    """A first person is whoever is quoted: the speaker of the words around."""
    said = statements[ordinal]
    around = _around(statements, said.cue_start, but=ordinal)
    if around is not None:
        said.parent = around
        said.speaker_name, said.speaker = statements[around].speaker_name, statements[around].speaker
        said.speaker_kind = "implicit"


_REMEMBERED = 32  # statements


def _speaker(
    discourse: Discourse, act: Act, heard: list[Speaker], ahead: Act | None, start: int, first: bool
) -> Speaker | None:
    if act.speaker is not None:
        return discourse.explicit(act, act.speaker)
    if act.relative is not None:
        return discourse.identities.describe(act.relative, act.form, [*discourse.topics, *discourse.spoken])
    if act.form is None or act.first_person:
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
        if speaker.document is not None:
            statement.kind, statement.document = "document", speaker.document
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
