"""Other ways to attribute than a verb of the third person: verbs in their own words, first persons, pronouns, nouns."""

from __future__ import annotations

from etl.annotate.statements.acts import Act
from etl.annotate.statements.documents import named_in
from etl.annotate.statements.echoes import Echo
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clauses import Clause, read_clause
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.complement_search import Complement
from etl.annotate.syntax.frames import VerbForm, first_person_forms, object_forms, verb_forms, verbal_nouns
from etl.annotate.syntax.insertions import read_insertion
from etl.annotate.syntax.object_relatives import read_object_relative, read_prepositional_relative
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.verb_contexts import governs, lacks_hamza, spells_first_person
from etl.annotate.syntax.verbal_nouns import read_verbal_noun
from etl.annotate.syntax.words import stance_nouns, word_class


class Acts(list[Act]):
    """The acts of a sentence as far as it has been read."""

    def __init__(self) -> None:
        self.cues: set[int] = set()
        self.nominal: set[int] = set()  # tokens at which their noun phrases begin
        self.genders: set[str] = set()  # of their verbs
        self.colon = -1  # the first token set behind a colon, -1 for none
        self.cuts: list[int] = []  # tokens at which tags end their contents
        self.echo: Echo | None = None  # the first

    def append(self, act: Act) -> None:
        """Add the next, but none on a cue that has its act: two transmissions may share one قوله."""
        if act.cue in self.cues:
            return
        super().append(act)
        self.cues.add(act.cue)
        if act.complement.kind == "nominal":
            self.nominal.add(act.complement.first)
        if act.complement.joint == "colon" and self.colon < 0:
            self.colon = act.complement.first
        self.genders.add(act.form.gender if act.form is not None else "")

    def speaks_at(self, at: int) -> bool:
        """Whether a token stands in words set behind a colon."""
        return 0 <= self.colon <= at

    def stands_over(self, tokens: Tokens, at: int) -> bool:
        """Whether a verbal noun is what another cue stands over (عن رفضه، جدد خالص شكره), or beside that."""
        if not self or self[-1].complement.kind != "nominal":
            return False
        first = self[-1].complement.first
        return at in (first + 1, first + 2) or (at > first and tokens.conjoined(at))


def insertion(tokens: Tokens, at: int, start: int, stop: int, acts: Acts) -> Act | None:
    """A verb of speech between two commas of its words: أما غدا، يضيف الخبير، فإن …"""
    for form in verb_forms().get(tokens.keys[at], ()):
        clause = read_insertion(tokens, form, at, start, stop)
        if clause is not None:
            return act_of(tokens, clause, stop)
    return None


def first_person(tokens: Tokens, at: int, start: int, stop: int, acts: Acts) -> Act | None:
    """What somebody does in words that are quoted: «ندين…»، «أتمنى أن…»."""
    forms = first_person_forms().get(tokens.keys[at], ())
    before = without_and(tokens.keys[at - 1])
    if not forms or before in word_class("unreal", "relative") or governs(tokens, at - 1):
        return None
    if not (tokens.quotation[at] >= 0 or acts.speaks_at(at)):
        return None
    for form in forms:
        told_of = tokens.keys[at] in verb_forms() and not (
            form.frame.lemma[0] == "ا" and spells_first_person(tokens, at)
        )
        if form.frame.told or told_of or lacks_hamza(tokens, form, at):
            continue  # طلبت: she asked, or I
        past = next((end for end in range(at, min(stop, at + _REACH)) if tokens.forms[end] in STOPS), stop)
        clause = read_clause(tokens, form, at, start, past)
        if clause is None or not _acts(form, clause.complement):
            continue
        act = act_of(tokens, clause, past)
        act.past = past
        if act.stance not in _REPORTING and act.complement.kind == "indirect":
            act.complement.kind = "nominal"
        return act
    return None


def _acts(form: VerbForm, complement: Complement) -> bool:
    """Whether a first person reports or acts, and does not only talk of something (نتحدث عن، نناقش)."""
    if complement.kind != "nominal":
        return complement.joint == "that" or (complement.joint != "bare" and not form.frame.homograph)
    frame = form.frame
    return frame.stance != "report" or frame.neutral or frame.stance_object or frame.stance_preposition


_REACH = 64  # tokens of a sentence within a quotation
_REPORTING = frozenset({"report", "assert", "announce", "deny"})


def object_relative(tokens: Tokens, at: int, start: int, stop: int, acts: Acts) -> Act | None:
    """What a pronoun of the verb, or of its preposition, stands for was said: هدنة أعلنتها، أعلنت عنها الحكومة."""
    for form in verb_forms().get(tokens.keys[at], ()):
        clause = read_prepositional_relative(tokens, form, at, start, stop)
        if clause is not None:
            return act_of(tokens, clause, stop)
    for form in object_forms().get(tokens.keys[at], ()):
        clause = read_object_relative(tokens, form, at, start, stop)
        if clause is not None:
            return act_of(tokens, clause, stop)
    return None


def verbal_noun(tokens: Tokens, at: int, start: int, stop: int, acts: Acts) -> Act | None:
    """A verbal noun with its agent: رفضه للقرار، دعوة الحزب إلى الحوار."""
    governed = acts.stands_over(tokens, at)
    for form in verbal_nouns().get(tokens.keys[at], ()):
        clause = read_verbal_noun(tokens, form, at, start, stop)
        if clause is not None and not (governed and clause.complement.joint != "that"):
            return act_of(tokens, clause, stop)
    return None


def act_of(tokens: Tokens, clause: Clause, stop: int) -> Act:
    """The act that a clause before ``stop`` is."""
    complement, form, at = clause.complement, clause.form, clause.verb
    act = Act(at, form.frame.lemma, form.frame.stance, complement, form, clause.subject)
    act.relative = clause.antecedent
    act.stance = _stance(tokens, act)
    act.rule = f"{form.tense}{form.person if form.person != 3 else ''}.{complement.joint}"
    act.document = named_in(tokens, at, complement.first if complement.first > at else stop)
    return act


def _stance(tokens: Tokens, act: Act) -> str:
    """A neutral cue takes the stance of the noun it stands over: أعرب عن أسفه."""
    complement = act.complement
    if complement.kind != "nominal":
        return act.stance
    nouns = stance_nouns(act.lemma)
    for at in range(complement.first, min(complement.first + 2, len(tokens.keys))):
        key = tokens.keys[at]
        if key in nouns and act.form is not None and act.form.frame.neutral:
            return nouns[key]
    return act.stance
