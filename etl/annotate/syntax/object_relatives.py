"""Relative clauses on what was said: القرار الذي أعلنته الوزارة، هدنة أعلنتها الحكومة.

The pronoun of the verb stands for its object, which the text names before it.
"""

from __future__ import annotations

from dataclasses import replace

from etl.annotate.syntax.article_tokens import Tokens, boundary_words
from etl.annotate.syntax.clauses import Clause
from etl.annotate.syntax.clitics import without_and, without_article, without_pronoun
from etl.annotate.syntax.complement_search import Complement
from etl.annotate.syntax.endings import possessed
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.subjects import subject_after
from etl.annotate.syntax.verb_tokens import is_known_verb
from etl.annotate.syntax.words import is_of, word_class

_LONGEST = 5  # words of an antecedent


def read_object_relative(tokens: Tokens, form: VerbForm, at: int, start: int, stop: int) -> Clause | None:
    """The clause of a verb whose pronoun resumes the noun before it; None where none is there, or nobody acts."""
    if at == start or tokens.forms[at].endswith("ة"):
        return None  # طلبة, no طلبه
    relative = tokens.keys[at - 1] in word_class("relative_pronoun")
    frame = form.frame
    topical = frame.stance == "report" and not (frame.that or frame.neutral)  # المواضيع التي تناولها الكتاب
    if topical or (frame.homograph and not relative):
        return None
    bare = replace(form, frame=replace(frame, object=False, that=False, quote=False))
    subject = subject_after(tokens, bare, at + 1, stop)
    past = at - 1 if relative else at
    first = _first_of_antecedent(tokens, past, start, definite=relative)
    if subject is None or not _can_act(tokens, subject.first) or first == past:
        return None
    complement = Complement("nominal", first, past, joint="antecedent")
    return Clause(at, form, complement, subject, None)


def read_prepositional_relative(
    tokens: Tokens, form: VerbForm, at: int, start: int, stop: int
) -> Clause | None:
    """The same where the pronoun stands behind the verb's preposition: الخطة التي أعلنت عنها الحكومة."""
    if at == start or at + 2 >= stop or not form.finite or form.conjunction:
        return None
    back = tokens.keys[at + 1]
    resumed = (
        back in word_class("adjunct_pronoun") and without_pronoun(back, "ها", "ه") in form.frame.prepositions
    )
    if not resumed or tokens.keys[at - 1] not in word_class("relative_pronoun"):
        return None
    first = _first_of_antecedent(tokens, at - 1, start, definite=True)
    plain = replace(form, frame=replace(form.frame, object=False, that=False, quote=False))
    subject = subject_after(tokens, plain, at + 2, stop)
    if subject is None or not _can_act(tokens, subject.first) or first == at - 1:
        return None
    if form.frame.of_text and not is_of(tokens.head(subject.first), "text"):
        return None  # المشاريع التي تركز عليها الوزارة
    return Clause(at, form, Complement("nominal", first, at - 1, joint="antecedent"), subject, None)


def _can_act(tokens: Tokens, at: int) -> bool:
    head = without_article(tokens.keys[at])
    sources = word_class("anonymous", "outlet", "title", "institution")
    return bool(tokens.name_past[at]) or tokens.roles[at] is not None or head in sources


def _first_of_antecedent(tokens: Tokens, past: int, start: int, definite: bool) -> int:
    """Where the noun before the relative clause begins, with what it stands in construct with; ``past``: nowhere.

    A definite noun is followed by definite adjectives and preceded by indefinite nouns (خطة السلام الجديدة التي); the
    antecedent of a clause without a pronoun of its own is indefinite throughout (خطة سلام أعلنتها).
    """
    if past <= start:
        return past
    first, floor = past, max(start, past - _LONGEST)
    while definite and first > floor and tokens.definite(first - 1) and not tokens.prefix(first - 1):
        first -= 1
    if definite and first == past and not (first > floor and tokens.definite(first - 1)):
        return past
    while first > floor and _joins(tokens, first - 1):
        first -= 1
        if tokens.prefix(first) or tokens.conjoined(first):
            break
    elsewhere = without_article(tokens.keys[past - 1]) in word_class("proform")  # وهو الأمر الذي أكده
    return past if elsewhere else first


def _joins(tokens: Tokens, at: int) -> bool:
    key = without_and(tokens.keys[at])
    return tokens.is_word(at) and not (
        key in boundary_words()
        or key in word_class("plain_preposition")
        or key.endswith("ما")
        or possessed(tokens, at)
        or tokens.name_past[at]
        or (tokens.definite(at) and not tokens.prefix(at))
        or tokens.roles[at] is not None
        or is_known_verb(tokens, at)
        or tokens.is_verb(at)
    )
