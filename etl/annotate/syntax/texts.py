"""What a text that speaks is called, and which text or faceless source is meant by the same once more."""

from __future__ import annotations

from collections.abc import Sequence

from etl.annotate.syntax.clitics import LI, has_article, without_article
from etl.annotate.syntax.entity_names import EntityNames
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.referents import ANON, Referent
from etl.annotate.syntax.wording import text_name, unmarked
from etl.annotate.syntax.words import demonyms, is_of, word_class

_TO_ISSUER = 4  # tokens from the verb of a clause on a text to whoever gave it out
_FACELESS = ("anonymous", "document")  # kinds of sources that a noun stands for
_JUST_NOW = 2  # sources


def called_text(
    names: EntityNames, phrase: Phrase, keys: list[str], form: VerbForm | None, earlier: Sequence[Referent]
) -> str:
    """A text by its head, and by the outlet that gave it out; without a verb's ``form``, any body."""
    documents = frozenset(each.name for each in earlier if each.kind == "document")
    called = text_name(names.tokens, phrase, keys, documents)
    issuer = "" if has_article(keys[0]) or called in documents else _issuer(names, phrase, form is None)
    head = unmarked(names.tokens.forms[phrase.first][phrase.clitic :])
    return f"{head} {issuer}" if issuer else called


def same_text(keys: list[str], earlier: Sequence[Referent]) -> Referent | None:
    """The last text of a sort that one is said to be once more: المعطيات ذاتها."""
    head = without_article(keys[0])
    alike = (each for each in reversed(earlier) if each.kind == "document" and each.keys)
    return next((each for each in alike if without_article(each.keys[0]) == head), None)


def _issuer(names: EntityNames, phrase: Phrase, cited: bool) -> str:
    """The outlet that gave out a text, or where one is ``cited`` any body: (وفق) تقرير صادر عن الوزارة."""
    tokens, past = names.tokens, phrase.past
    if past < len(tokens) and tokens[past].clitics.enclitic and tokens.is_verb(past):
        past = min(past + _TO_ISSUER, len(tokens))  # تقرير | نشرته وكالة الأنباء
    for at in filter(tokens.mentions.__contains__, range(phrase.first, past)):
        mention, before = tokens.mentions[at], at - 1 - (at - 1 in tokens.closing)
        outlet = is_of(tokens[at].bare, "outlet") or is_of(tokens[before].bare, "outlet")
        if mention.type == "ORG" and (outlet or (cited and tokens.prefix(at) != LI)):
            return names.name_of(mention.entity)
    return ""


def is_of_press(key: str) -> bool:
    """Whether an adjective says no more of a source than whose press it is: المصدر الإعلامي الإسباني."""
    return without_article(key) in demonyms() or without_article(key) in word_class("document_adjective")


def same_source(names: EntityNames, key: str, earlier: Sequence[Referent]) -> Referent:
    """Whom المصدر نفسه means, by its noun's key: the text or unnamed source that was one of the last two to speak.

    Else it is the last that was called so, or who spoke last in his own right. المصادر may be any faceless one.
    What was only found out (المعلومات، المؤشرات) is no source.
    """
    sources = [each for each in earlier if not each.nested and _may_be_source(names, each)]
    recent = sources if is_of(key, "feminine_text") else sources[-_JUST_NOW:]
    faceless = [each for each in recent if each.kind in _FACELESS]
    meant = faceless or [each for each in sources if _is_called(each, key)] or sources
    if not meant:
        return Referent(ANON, "anonymous")
    source = meant[-1]
    return Referent(source.name, source.kind, source.entity, keys=source.keys, document=source.document)


def is_unnamed_source(referent: Referent) -> bool:
    """Whether somebody unnamed spoke in his own right, or was called a source in another's words."""
    called = without_article(referent.keys[0]) if referent.keys else ""
    return referent.kind == "anonymous" and (not referent.nested or called in word_class("plain_source"))


def _is_called(referent: Referent, key: str) -> bool:
    """Whether an unnamed source was called by a noun: مصدر أمني."""
    said = referent.keys[0] if referent.kind == "anonymous" and referent.keys else ""
    return without_article(said) == without_article(key)


def _may_be_source(names: EntityNames, referent: Referent) -> bool:
    """Whether what spoke is somebody, a body or a text, no thing that was read as such."""
    known = referent.kind in _FACELESS or referent.entity is not None or names.is_person(referent)
    return known and not (referent.keys and is_of(referent.keys[0], "findings"))
