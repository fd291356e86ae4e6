"""An act of attribution while it is being read: token positions before they become a ``Statement``."""

from __future__ import annotations

from dataclasses import dataclass

from etl.annotate.statements.cues import CueForm


@dataclass(slots=True)
class Phrase:
    """A range of tokens, and how many characters of a clitic to leave out at its head."""

    first: int
    past: int
    clitic: int = 0


@dataclass(slots=True)
class Complement:
    """What a cue reports: how it is joined to the cue, and where it starts and, if marked, ends."""

    kind: str  # direct, indirect or nominal
    first: int
    past: int = 0  # 0: up to where the attribution ends
    addressee: Phrase | None = None
    joint: str = "that"  # which construction joined it


@dataclass(slots=True)
class Act:
    """One attribution."""

    cue: int  # token
    lemma: str
    stance: str
    complement: Complement
    form: CueForm | None = None  # None: an attribution without a verb (وفق، بحسب)
    speaker: Phrase | None = None
    host: int = -1  # the act whose subject a participle takes
    document: Phrase | None = None
    relative: Phrase | None = None  # what a relative clause leans on (الوزير الذي أكد)
    past: int = 0  # past its content, once known
    parent: int = -1
    rule: str = ""
