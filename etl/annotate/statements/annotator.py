"""Reads attributed statements out of an article: who said what, by which verb, through which document."""

from __future__ import annotations

from collections.abc import Iterator

from etl.annotate.document import Document
from etl.annotate.ranker import Ranker
from etl.annotate.statements.acts import Act
from etl.annotate.statements.addressees import calls_upon
from etl.annotate.statements.attributions import attribution_at, opener_keys
from etl.annotate.statements.contents import settle
from etl.annotate.statements.documents import TRANSMITTED, in_document, purport, relayed, transmitted
from etl.annotate.statements.echoes import ECHO, echo_at, echo_keys, echoed
from etl.annotate.statements.headlines import headline
from etl.annotate.statements.quoted import give_to_quoted, is_heard, speaks_of_self, whose_words
from etl.annotate.statements.rallies import RALLY, crowd, purpose
from etl.annotate.statements.readings import (
    Acts,
    act_of,
    first_person,
    insertion,
    object_relative,
    verbal_noun,
)
from etl.annotate.statements.sayings import is_said, tells
from etl.annotate.statements.scopes import goes_on
from etl.annotate.statements.speeches import settle_speeches, take_piece
from etl.annotate.statements.turns import is_tail
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.asides import BULLETS, echoes
from etl.annotate.syntax.clauses import read_clause
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.frames import (
    VerbForm,
    first_person_forms,
    object_forms,
    verb_forms,
    verbal_nouns,
)
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.preceding_words import hands_over
from etl.annotate.syntax.reference import References
from etl.annotate.syntax.referents import ANON, Referent, may_be, unnamed_office
from etl.annotate.syntax.salience import Gap, Option, Salience, shared_ranker
from etl.annotate.syntax.tokens import shared_token
from etl.annotate.syntax.verb_contexts import has_host, may_stand, mistaken_name
from etl.annotate.syntax.words import word_class
from etl.records import Annotations, Statement


class StatementAnnotator:
    """Fills ``found.statements`` from the text and the names found in it."""

    name = "statements"
    version = "17"

    def __init__(self, ranker: Ranker[Option] | None = None) -> None:
        self._ranker = ranker or shared_ranker()
        verbs = verb_forms().keys() | first_person_forms().keys() | object_forms().keys()
        self._cues = verbs | verbal_nouns().keys() | word_class("gathered_for")
        self._openers = opener_keys() | echo_keys()
        self._triggers = self._openers | self._cues | word_class("tail", "relayed", "purport")

    def annotate(self, document: Document, found: Annotations) -> None:
        """Append the article's statements in the order of their cues."""
        if not document.tokens:
            return
        tokens = Tokens.of(document, found)
        salience = Salience(tokens, References.of(tokens, found), found, self._ranker)
        for start, stop in _sentences(tokens):
            take_piece(tokens, found.statements, start, stop)
            read = self._acts(tokens, start, stop)
            if read.echo is not None and not read:
                read.extend(echoed(tokens, read.echo, start, stop, found.statements))
            salience.add_sentence(start, stop)
            acts = [act for at, act in enumerate(read) if is_heard(tokens, read, at, found)]
            if not acts:
                continue
            settle(tokens, acts, read.cuts, stop)
            _attribute(tokens, salience, acts, found)
        settle_speeches(tokens, found.statements)

    def _may_tell(self, form: str) -> bool:
        return shared_token(form).key in self._triggers

    def _acts(self, tokens: Tokens, start: int, stop: int) -> Acts:
        """The acts of one sentence in order, with the tags in it."""
        acts = Acts()
        titled = headline(tokens, start, stop)
        if titled is not None:
            acts.append(titled)
        taken = start  # up to here words belong to an attribution already read
        for at in tokens.document.where_within(self._may_tell, start, stop):
            key = tokens.keys[at]
            if at >= taken and (not tokens.name_past[at] or mistaken_name(tokens, at, start)):
                if key in self._openers:
                    taken = _tag(tokens, at, start, stop, acts)
                elif key in word_class("relayed", "purport"):
                    act = relayed(tokens, at, stop) or purport(tokens, at, stop)
                    if act is not None:
                        acts.append(act)
                elif key in self._cues:
                    for act in _acts_at(tokens, at, start, stop, acts):
                        acts.append(act)
                        if act.speaker is not None and act.speaker.first > at:
                            taken = act.speaker.past
                if is_tail(tokens, at):
                    acts.cuts.append(at)
        acts.sort(key=lambda act: act.cue)
        return acts


def _sentences(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The sentences, those together that a colon joins over a line break: وقال الوزير:, then his words in marks."""
    first = 0
    for _, stop in tokens.document.sentences:
        introduced = tokens.forms[stop - 1] == ":" and stop < len(tokens)
        if tokens.breaks_off(stop - 1) or hands_over(tokens, first, stop):
            continue
        if word_class("footer").issubset(tokens.keys[first:stop]):
            first = stop  # The post … appeared first on …
            continue
        if not introduced or not (stop in tokens.closing or tokens.forms[stop] in BULLETS):
            yield first, stop
            first = stop


def _tag(tokens: Tokens, at: int, start: int, stop: int, acts: Acts) -> int:
    """Read an echo or an attribution at ``at``; return past it, or ``at`` where there is none."""
    echo = echo_at(tokens, at, start, stop)
    if echo is not None:
        acts.echo = acts.echo or echo
        if not goes_on(tokens, echo.past, stop):
            acts.cuts.append(at)
        return echo.past
    found = attribution_at(tokens, at, start, stop)
    if found is None:
        return at
    act, past = found
    acts.append(act)
    if act.complement.past <= at:
        acts.cuts.append(at)
    return past


def _acts_at(tokens: Tokens, at: int, start: int, stop: int, acts: Acts) -> list[Act]:
    """The acts of the cue at ``at``, by the first of its readings that has its construction there."""
    carries = tokens.is_comma(at - 1) or echoes(tokens, at)
    if acts and carries and _repeats(tokens, acts[-1], at):
        return []  # وتابع قائلا: the participle that carries it on
    if at in acts.nominal:  # قدم شكره: the noun another cue stands over, but أدان | زعم الحكومة أن
        told = verbal_noun(tokens, at, start, stop, acts)
        return [told] if told is not None and told.complement.joint == "that" else []
    resumed = tokens.keys[at - 1] in word_class("relative_pronoun") if at > start else False
    act = object_relative(tokens, at, start, stop, acts) if resumed else None
    read = [act] if act is not None else _verb(tokens, at, start, stop, acts)
    if read:
        return read
    for reader in (insertion, first_person, object_relative, verbal_noun, purpose):
        act = reader(tokens, at, start, stop, acts)
        if act is not None:
            return [act]
    return []


def _verb(tokens: Tokens, at: int, start: int, stop: int, acts: Acts) -> list[Act]:
    for form in verb_forms().get(tokens.keys[at], ()):
        if not may_stand(tokens, form, at, start) or not has_host(tokens, form, at, start, acts.genders):
            continue
        read = _read_acts(tokens, form, at, start, stop)
        if read and tells(tokens, form, at, start, stop, read[0]):
            return read
    return []


def _repeats(tokens: Tokens, act: Act, at: int) -> bool:
    """Whether the participle at ``at`` only carries the act on to its words (وتابع قائلا), no source’s (نقلا عنه)."""
    spoken = act.complement.kind != "nominal" and act.complement.first > at >= act.cue
    return spoken and act.form is not None and act.form.finite


def _read_acts(tokens: Tokens, form: VerbForm, at: int, start: int, stop: int) -> list[Act]:
    """The acts a cue form opens at ``at``: one, two where an outlet passes words on, none where nothing follows."""
    if form.frame.in_document:
        act = in_document(tokens, form, at, stop)
        return [] if act is None else [act]
    if form.frame.lemma in TRANSMITTED and not form.frame.colourless:
        return transmitted(tokens, form, at, start, stop)
    clause = read_clause(tokens, form, at, start, stop)
    said = clause is not None and is_said(tokens, clause, start)
    return [act_of(tokens, clause, stop)] if clause is not None and said else []


def _attribute(tokens: Tokens, salience: Salience, acts: list[Act], found: Annotations) -> None:
    """Turn the settled acts of one sentence into statements, their speakers resolved."""
    base = len(found.statements)
    salience.enter([(act.complement.first, act.past) for act in acts if act.complement.joint != "document"])
    ahead = _speaking_after(acts)
    speakers: list[Referent | None] = []
    kept: dict[int, int] = {}
    for position, act in enumerate(acts):
        enclosing = speakers[act.parent] if 0 <= act.parent < position else None
        if calls_upon(salience, act):
            act.speaker = None
        host = position - 1 if _goes_on_behind_tag(acts, position) else act.host
        speaker = speakers[host] if host >= 0 else None
        spoke_before = act.rule == ECHO
        speaker = speaker or _speaker(salience, acts, act, enclosing, ahead[position])
        speakers.append(speaker)
        if speaker is not None and not spoke_before:
            salience.remember(speaker, act.complement.joint == "document", enclosing)
        if act.speaker is not None:
            salience.cite(act.document)
        unheard = speaker is None and act.speaker is None and act.parent < 0 and not found.statements
        unheard = unheard and not act.first_person
        if unheard and act.complement.kind != "direct" and not (act.form and act.form.conjunction):
            continue  # nobody has spoken yet: ذكر أن is a passive here
        kept[position] = base + len(kept)
        found.statements.append(_statement(tokens, act, speaker))
    for position, ordinal in kept.items():
        parent = acts[position].parent
        found.statements[ordinal].parent = kept.get(parent)
    for position, ordinal in kept.items():
        if acts[position].first_person:
            give_to_quoted(found.statements, ordinal)


def _goes_on_behind_tag(acts: list[Act], position: int) -> bool:
    """Whether a participle goes on right behind whom a tag names: …، كما يقول السيناتور، | مشددا على."""
    act = acts[position]
    if position == 0 or act.form is None or act.form.tense != "participle" or act.speaker is not None:
        return False
    tag = acts[position - 1]
    return tag.rule == "attribution" and tag.speaker is not None and 0 <= act.cue - tag.speaker.past <= 1


def _speaker(
    salience: Salience, acts: list[Act], act: Act, enclosing: Referent | None, ahead: Act | None
) -> Referent | None:
    if act.speaker is not None:
        passed_on = act.rule in ("transmitted", "attribution") and act.document not in (None, act.speaker)
        form = None if passed_on else act.form  # it agrees with the outlet
        return salience.explicit(act.speaker, form, act.cue, whose_words(acts, act, enclosing))
    if act.form is None or act.first_person:
        return None
    if act.rule == RALLY:
        return crowd()
    if act.relative is not None:
        antecedent = salience.explicit(act.relative, None, act.cue, whose_words(acts, act, enclosing))
        if (
            not act.form.finite
            or may_be(antecedent, act.form)
            or _agrees_by_pronoun(salience.tokens, act, antecedent)
        ):
            return antecedent
    if enclosing is not None and speaks_of_self(salience.references, act, enclosing):
        return enclosing
    following = None
    if (
        ahead is not None
        and ahead.speaker is not None
        and act.form.tense == "participle"
        and not salience.heard
    ):
        following = salience.explicit(ahead.speaker, ahead.form, ahead.cue)
    act.rule += "+salience"
    return salience.implicit(Gap(act.form, act.cue, enclosing, following))


def _agrees_by_pronoun(tokens: Tokens, act: Act, antecedent: Referent) -> bool:
    """Whether its pronoun says that a plural, which shows no gender, is the subject: التقارير التي تفيد."""
    if act.form is None or act.relative is None or antecedent.entity is not None or act.form.with_object:
        return False
    if act.relative.past == act.cue and act.form.gender == "f":
        return antecedent.kind == "document"  # تقارير أفادت
    feminine = without_and(tokens.keys[act.cue - 1]) in word_class("relative_feminine")
    return feminine and act.form.gender == "f" and tokens[act.relative.first].clitics.article > 0


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


def _statement(tokens: Tokens, act: Act, speaker: Referent | None) -> Statement:
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
        statement.speaker_office = unnamed_office(speaker)
        statement.speaker_name = ANON if statement.speaker_office else speaker.name
        statement.speaker = speaker.entity
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
