"""Verbs of speech set inside the words they report: أما غدا، يضيف الخبير، فإن الأمطار ستتواصل."""

from __future__ import annotations

from etl.annotate.syntax.appositions import is_calling
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clauses import Clause
from etl.annotate.syntax.complement_search import Complement
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.subjects import subject_after
from etl.annotate.syntax.verbs import PRESENT


def read_insertion(tokens: Tokens, form: VerbForm, at: int, start: int, stop: int) -> Clause | None:
    """The clause of a verb that stands with its subject between two commas or dashes, the sentence around it its words.

    Such verbs are in the present: behind an opening (من جانبه، قال …) the past begins a sentence of its own.
    """
    says = form.tense == PRESENT and form.frame.that and form.frame.quote and not form.frame.homograph
    if not says or form.conjunction or at - 1 <= start:
        return None
    if not _parts(tokens, at - 1) or is_calling(tokens, at):
        return None
    subject = subject_after(tokens, form, at + 1, stop)
    if subject is None or subject.past >= stop or not _parts(tokens, subject.past):
        return None
    first, past = tokens.edges(start, stop)
    if past - subject.past < _FEWEST or any(tokens.forms[each] in STOPS for each in range(first, at)):
        return None
    return Clause(at, form, Complement("indirect", first, past, joint="inserted"), subject, None)


def _parts(tokens: Tokens, at: int) -> bool:
    """Whether a comma or a dash stands at a token."""
    return tokens[at].punctuation in ("comma", "dash")


_FEWEST = 3  # tokens that go on behind it
