"""An act of attribution while it is being read: token positions before they become a ``Statement``."""

from __future__ import annotations

from dataclasses import dataclass

from etl.annotate.syntax.complement_search import Complement
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.phrases import Phrase


@dataclass(slots=True)
class Act:
    """One attribution."""

    cue: int  # token
    lemma: str
    stance: str
    complement: Complement
    form: VerbForm | None = None  # None: an attribution without a verb (وفق، بحسب)
    speaker: Phrase | None = None
    host: int = -1  # the act whose subject a participle takes
    document: Phrase | None = None
    relative: Phrase | None = None  # what a relative clause leans on (الوزير الذي أكد)
    past: int = 0  # past its content, once known
    parent: int = -1
    rule: str = ""

    @property
    def first_person(self) -> bool:
        """Whether who is quoted acts (ندين، أتمنى)."""
        return self.form is not None and self.form.person == 1
