"""Names that the tagger alone believes in: dropped where they are but common words, or letters of an address."""

from __future__ import annotations

from collections import Counter

from etl.annotate.names.known import LARGE
from etl.annotate.names.persons import is_verb
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import name_words, trigger_words
from etl.annotate.syntax.clitics import has_article, without_article
from etl.annotate.syntax.quotation import MAY_OPEN

_COMMON = 4  # frequency class from which a word needs a sign that it is a name here
_VERY_COMMON = 5  # and from which even one that is no definite noun does


def without_weak(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names but single common words that the tagger alone took for people, with nothing to bear it out."""
    marked = [name for name in names if name.type == "PERSON"]
    people = {key for name in marked if name.words > 1 for key in tokens.keys(name)}
    often = Counter(key for name in marked if name.words == 1 for key in tokens.keys(name))
    people.update(key for key, count in often.items() if count > 1 and not has_article(key))
    return [name for name in names if not _weak(tokens, name, people)]


def _weak(tokens: NameTokens, name: Name, people: set[str]) -> bool:
    forms = tokens[name.first : name.past]
    if _in_address(tokens, name):
        return name.rule == "tagger"
    if _owned(tokens, name):
        return True
    if any(not known.short for known in name.known) or name.rule.startswith(("lexicon", "announced", "head")):
        return False
    if len(forms) == 1 and len(forms[0].text) - tokens.cut(name) <= (1 if forms[0].kind == "latin" else 2):
        return True  # بي, أب: a piece of something
    if any(form.kind != "word" for form in forms):
        return False
    if len(forms) > 1:
        return _common_phrase(tokens, name)
    form = forms[0]
    if form.clitics.enclitic and not (form.given or form.family):  # فارسنا
        return True
    if (
        name.type == "ORG"
        or form.is_name
        or form.frequency < _COMMON
        or not people.isdisjoint(tokens.keys(name))
    ):
        return False
    return not _signed(tokens, name)


def _owned(tokens: NameTokens, name: Name) -> bool:
    """A word with a pronoun that only a smaller town is spelt like: كرمه, his generosity, is not كرمة."""
    if name.type != "LOC" or name.words > 1 or not name.known:
        return False
    small = all(known.kind == "city" and known.population < LARGE for known in name.known)
    return small and tokens[name.first].clitics.enclitic > 0


def _signed(tokens: NameTokens, name: Name) -> bool:
    """Whether a title, a verb of saying or a word for a place stands before the name."""
    before = tokens[name.first - 1] if name.first else None
    if before is None:
        return False
    if name.type == "LOC":
        preposition = set(tokens[name.first].key[: tokens.cut(name)]) & set("بل")
        return (
            bool(preposition)
            or before.stem in name_words("before_place")
            or bool(tokens.trigger_at(name.first - 1, name.first))
        )
    return is_verb(before) or tokens.title_at(name.first - 1, name.first) is not None


def _common_phrase(tokens: NameTokens, name: Name) -> bool:
    """Several words none of which is a name's, a head's or rare: تنويم أبي، التجارة العالمية."""
    first = without_article(tokens[name.first].key)
    quoted = name.first > 0 and tokens.document.tokens[name.first - 1] in MAY_OPEN
    outlet = tokens.trigger_at(name.first - 1, name.first) if name.first else None
    if first in trigger_words() or quoted or outlet is not None:
        return False
    if tokens.trigger_at(name.first, name.past) is not None:
        return False
    for place in name.places:
        form = tokens[place]
        listed = form.given or form.family if name.type == "PERSON" else form.nationality
        if (
            listed
            or form.frequency < (_COMMON if form.clitics.article else _VERY_COMMON)
            or tokens.known_at(place, name.past)
        ):
            return False
    return True


def _in_address(tokens: NameTokens, name: Name) -> bool:
    """Letters within an e-mail or web address or code: x@name.com."""
    document, end = tokens.document, tokens.document.ends[name.past - 1]
    start = document.starts[name.first]
    text = document.text[start:end]
    if text.isascii() and "." in text.rstrip("."):
        return True
    return document.text[max(0, start - 1) : start] in ("@", "/", "_") or document.text[end : end + 1] in (
        "@",
        "_",
    )
