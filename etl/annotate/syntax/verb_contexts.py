"""Whether a cue form is a verb where it stands: many are nouns, prepositions or adjectives elsewhere."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.words import word_class

_PRONOUNS = ("نه", "نها", "نهم", "نهما")  # after أن: إنه يرفض


def mistaken_name(tokens: Tokens, at: int, start: int) -> bool:
    """A one-word name where a verb is likelier: first in its sentence, or right before أن."""
    if tokens.name_past[at] != at + 1:
        return False
    return at == start or tokens.keys[at + 1 : at + 2] in (["ان"], ["انه"], ["انها"])


def may_stand(tokens: Tokens, form: VerbForm, at: int, start: int) -> bool:
    """Whether the form can be a verb here; homographs need a place where only a verb can stand."""
    if tokens.forms[at] in word_class("no_cue") or (form.with_object and tokens.forms[at].endswith("ة")):
        return False
    if at == start:
        return True
    if form.frame.lemma[0] == "ا" and spells_first_person(tokens, at):
        return False
    before = tokens.keys[at - 1]
    if form.tense == "present" and before in ("ان", "كي", "لكي", "بان"):
        return False  # what somebody may or should say
    if form.finite and governs(tokens, at - 1) and not (form.with_object and before in word_class("whom")):
        return False
    if form.tense == "participle" and tokens.forms[at].endswith(("ة", "ه", "ات")):
        return _is_circumstance(tokens, form, at)
    if tokens.keys[at] in word_class("adverb") and tokens.is_word(at - 1):
        return False  # عاد مجددا
    if (tokens.keys[at] in word_class("refusal") or form.frame.lemma == "كشف") and _withholds(tokens, at):
        return False
    return _heralded(tokens, form, at, start)


def spells_first_person(tokens: Tokens, at: int) -> bool:
    """Whether the hamza of a quoted word may make it a first person (أعتقد، أقترح; the third is اعتقد، اقترح)."""
    return tokens.quotation[at] >= 0 and without_and(tokens.forms[at])[0] == "أ"


def governs(tokens: Tokens, at: int) -> bool:
    """Whether a preposition stands at ``at``, so that a noun follows; على is also a name (علي)."""
    key = tokens.keys[at]
    return key in word_class("preposition") - word_class("herald") and not tokens.name_past[at]


def _withholds(tokens: Tokens, at: int) -> bool:
    """Whether a source only keeps its name back (رفض الكشف عن هويته): no statement of its own."""
    return any(key.startswith(("اسمه", "اسما", "هويته", "هويا")) for key in tokens.keys[at + 1 : at + 7])


def _heralded(tokens: Tokens, form: VerbForm, at: int, start: int) -> bool:
    """Whether a form that is also another word stands where only a verb can."""
    before, token = tokens.keys[at - 1], tokens.forms[at - 1]
    heralded = (
        not tokens.is_word(at - 1)
        or before in word_class("herald", "adjunct_head")
        or (
            form.finite and without_and(before) in word_class("complementiser") and before.endswith(_PRONOUNS)
        )
    )
    if form.finite and tokens.keys[at] in word_class("preposition") and not heralded:
        return False  # عبر وسائل الإعلام
    if form.tense == "participle" and _opens_clause(tokens, form, at + 1):
        return True  # مبينا أن
    if form.frame.clause_head:
        return heralded and before != "ما"
    if not form.frame.homograph or form.conjunction:
        return True
    if heralded or before == "ذلك" or _led_in(tokens, at, start):
        return True
    if form.tense == "participle":
        return token in "،," or form.frame.lemma == "قال" or form.number == "p"
    return (
        form.finite
        and not form.with_object
        and (tokens.definite(at - 1) or bool(tokens.name_past[at - 1]) or form.frame.lemma == "قال")
    )


def _is_circumstance(tokens: Tokens, form: VerbForm, at: int) -> bool:
    """Whether a feminine participle, which may be an adjective, says what the speaker does (، مبينة أن)."""
    masdar = without_and(tokens.keys[at])[2:3] == "ا"  # مطالبة، مناقشة: also the verbal noun
    if tokens.is_comma(at - 1):
        return True
    return not masdar and (form.conjunction != "" or _opens_clause(tokens, form, at + 1))


def _opens_clause(tokens: Tokens, form: VerbForm, at: int) -> bool:
    """Whether أن follows, the verb's own preposition between or not (مشيرة إلى أنها)."""
    after = tokens.keys[at : at + 2]
    if after and after[0] in form.frame.prepositions:
        after = after[1:]
    return bool(after) and after[0] in word_class("complementiser")


def _led_in(tokens: Tokens, at: int, start: int) -> bool:
    """Whether only an adjunct opens the sentence before a verb whose subject follows (على صعيد آخر كشف مصدر)."""
    if not 2 <= at - start <= 5 or at + 1 >= len(tokens.keys):
        return False
    if without_and(tokens.keys[start]) not in word_class("preposition"):
        return False
    subject = tokens.keys[at + 1]
    return bool(tokens.name_past[at + 1]) or subject in word_class("title", "anonymous")


def has_host(tokens: Tokens, form: VerbForm, at: int, start: int, genders: set[str]) -> bool:
    """Whether a participle has a verb to lean on, one of ``genders`` ("" for none).

    Without one it is an adjective (وموجهة للأطفال، مسوغا مطلقا).
    """
    if form.tense != "participle" or at == start:
        return True
    if form.gender == "f":
        return "f" in genders or tokens.is_comma(at - 1)
    if form.number == "p" and form.conjunction and not tokens.is_comma(at - 1):
        return False  # ما بين مؤيدين ومعارضين
    return bool(genders) or tokens.is_comma(at - 1) or form.conjunction != "" or not form.frame.object
