"""What an article speaks of: a person, body, document or unnamed source, or several as one."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.annotate.syntax.clitics import without_article
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.words import given_names, institution_heads, is_of, word_class

ANON = "ANON"


@dataclass(slots=True)
class Referent:
    """A person, body, document or unnamed source as the discourse remembers it."""

    name: str
    kind: str  # named, role, anonymous, document or joint
    entity: int | None = None
    gender: str = ""  # m, f or unknown
    number: str = "s"
    keys: list[str] = field(default_factory=list)  # match keys of its fullest phrase
    document: str | None = None  # its name where it is a document or an outlet
    parties: list[Referent] = field(default_factory=list)
    nested: bool = False  # whether it spoke in the words of another

    @property
    def identity(self) -> tuple[int | None, str]:
        """What two mentions of one being share."""
        return (self.entity, "") if self.entity is not None else (None, self.name)


def unnamed_office(referent: Referent) -> str | None:
    """What an office holder is called whom the article never names, None of all others: المحافظ, but not المحافظة."""
    if referent.kind != "role" or not referent.keys or not is_of(referent.keys[0], "title"):
        return None
    head, *rest = referent.keys
    bare = without_article(head)
    body = bare in word_class("collective") or head in institution_heads() or bare in institution_heads()
    named = any(key in given_names() for key in rest)  # that nobody took for a name: الكاتب العام يزيد لعروسي
    return None if body or named else referent.name


def may_be(referent: Referent, form: VerbForm | None) -> bool:
    """Whether a verb's gender leaves a referent possible."""
    if form is None or not form.finite or not referent.gender:
        return True
    return referent.gender == form.gender


def joint(parts: list[Referent]) -> Referent:
    """Several referents as one source."""
    genders = {part.gender for part in parts}
    gender = "f" if genders == {"f"} else "m"
    name = " و".join(part.name for part in parts)
    return Referent(name, "joint", gender=gender, number="d" if len(parts) == 2 else "p", parties=parts)
