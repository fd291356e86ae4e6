"""Names that the tagger alone believes in: dropped where they are but common words, or letters of an address."""

from __future__ import annotations

from collections import Counter

from etl.annotate.names.known import LARGE
from etl.annotate.names.persons import is_verb
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import name_words, trigger_words
from etl.annotate.syntax.clitics import BI, LI, has_article, without_article
from etl.annotate.syntax.quotation import MAY_OPEN

_NAMED_AFTER = frozenset(["competition", "prize"])  # kinds of things within whose names none is marked
_COMMON = 4  # frequency class from which a word needs a sign that it is a name here
_PLURAL = "يون"  # of people by where they are or belong
_VERY_COMMON = 5  # and from which even one that is no definite noun does


def without_weak(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names but single common words that the tagger alone took for people, with nothing to bear it out."""
    marked = [name for name in names if name.type == "PERSON"]
    people = {key for name in marked if name.words > 1 for key in tokens.keys(name)}
    often = Counter(key for name in marked if name.words == 1 for key in tokens.keys(name))
    people.update(key for key, count in often.items() if count > 1 and not has_article(key))
    return [name for name in names if not (_weak(tokens, name, people) or _thing(tokens, name))]


def _thing(tokens: NameTokens, name: Name) -> bool:
    """A disease, product, currency, cup, programme …, or what stands in the name of a cup: كأس | الاتحاد الإفريقي."""
    if " ".join(tokens.keys(name)) in name_words("named_thing"):
        return not (tokens.announced(name.first) or tokens.titled(name.first))
    head = tokens.trigger_at(name.first - 1, name.first) if name.first and not tokens.cut(name) else None
    return (
        head is not None
        and head.readings[0].kind in _NAMED_AFTER
        and not tokens[name.first - 1].clitics.article
    )


def _weak(tokens: NameTokens, name: Name, people: set[str]) -> bool:
    forms = tokens[name.first : name.past]
    form = forms[0]
    if _in_address(tokens, name):
        return name.rule == "tagger" or (form.kind == "latin" and name.words == 1)
    if _act(tokens, name):
        return True
    if _owned(tokens, name):
        return True
    if any(not known.short for known in name.known) or name.rule.startswith(("lexicon", "announced", "head")):
        return False
    if len(forms) == 1 and len(form.text) - tokens.cut(name) <= 1 + (form.kind != "latin"):
        return True  # بي, أب: a piece of something
    if any(each.kind != "word" for each in forms):
        return False
    if len(forms) == 1 and name.type == "PERSON" and form.key.endswith(_PLURAL):
        return not (form.given or form.family)  # برلمانيون
    if len(forms) > 1:
        return name.type == "PERSON" and _common_phrase(tokens, name)
    if form.clitics.enclitic and not (form.given or form.family):  # فارسنا
        return True
    rare = form.is_name or form.frequency < _COMMON or not people.isdisjoint(tokens.keys(name))
    return name.type != "ORG" and not rare and not _signed(tokens, name)


def _owned(tokens: NameTokens, name: Name) -> bool:
    """A word with a pronoun that only a smaller town is spelt like: كرمه, his generosity, is not كرمة."""
    if name.type != "LOC" or name.words > 1 or not name.known:
        return False
    small = all(known.kind == "city" and known.population < LARGE for known in name.known)
    return small and tokens[name.first].clitics.enclitic > 0


def _signed(tokens: NameTokens, name: Name) -> bool:
    """Whether a title, a verb of saying or a word for a place stands before the name."""
    form, before = tokens[name.first], tokens.at(name.first - 1)
    if name.type == "PERSON":
        return is_verb(before) or tokens.titled(name.first)
    attached = bool(tokens.cut(name)) and form.preposition in (BI, LI)
    return attached or before.stem in name_words("before_place") or tokens.announced(name.first)


def _common_phrase(tokens: NameTokens, name: Name) -> bool:
    """Several words none of which is a name's, a head's or rare: تنويم أبي، التجارة العالمية."""
    if tokens.at(name.first - 1).text in MAY_OPEN or (name.type != "PERSON" and _headed(tokens, name)):
        return False
    for place in name.places:
        form = tokens[place]
        listed = form.given or form.family if name.type == "PERSON" else form.nationality
        rare = form.frequency < (_COMMON if form.clitics.article else _VERY_COMMON)
        if listed or rare or tokens.known_at(place, name.past):
            return False
    return True


def _headed(tokens: NameTokens, name: Name) -> bool:
    """Whether a word that begins or announces such names is its first or stands before it."""
    if without_article(tokens[name.first].key) in trigger_words() or tokens.announced(name.first):
        return True
    described = name.words == 2 and tokens[name.first].clitics.article > 0  # المركز الطبي
    return not described and tokens.trigger_at(name.first, name.past) is not None


def _act(tokens: NameTokens, name: Name) -> bool:
    """A verbal noun that is also a given name, with its agent, after a verb of saying: وانتقد سماح الإدارة بالتصوير."""
    form, after = tokens[name.first], tokens.at(name.past)
    if name.type != "PERSON" or name.words > 1 or name.known or form.key not in name_words("act"):
        return False
    agent = after.clitics.article == 2 and not (after.family or after.nationality)
    return agent and is_verb(tokens.at(name.first - 1)) and tokens.title_at(name.past, name.past + 1) is None


def _in_address(tokens: NameTokens, name: Name) -> bool:
    """Letters within an e-mail or web address or code: x@name.com, name.org."""
    document = tokens.document
    start, end = document.starts[name.first], document.ends[name.past - 1]
    text, before, after = (
        document.text[start:end],
        document.text[max(0, start - 2) : start],
        document.text[end : end + 2],
    )
    if text.isascii() and ("." in text.rstrip(".") or _dotted(after) or _dotted(before[::-1])):
        return True
    return before[-1:] in ("@", "/", "_") or after[:1] in ("@", "_")


def _dotted(beside: str) -> bool:
    """Whether a dot and a Latin letter follow without a space."""
    return beside[:1] == "." and beside.isascii() and beside[1:].isalpha()
