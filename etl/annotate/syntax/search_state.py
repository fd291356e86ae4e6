"""What a search for the complement of a verb looks for, and what it has come past."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.phrases import Phrase

REACH = 48  # tokens between a cue and what it reports


class SearchState:
    """One search, over the tokens from ``first`` up to ``stop``."""

    def __init__(self, tokens: Tokens, form: VerbForm, at: int, stop: int, subject: bool) -> None:
        self.tokens, self.form, self.frame = tokens, form, form.frame
        self.first, self.stop = at, min(stop, at + REACH)
        self.limit = stop
        self.subject = subject
        self.wanted = form.frame.prepositions | form.frame.person_prepositions
        self.person: Phrase | None = None
        self.colon = False
        # past a comma or inside a relative clause: only أن and marks, or a closing comma
        self.inserted = False
        self.several = False  # whether one insertion may follow another
