"""What an article has once called by name it calls by name throughout: later short forms the tagger missed."""

from __future__ import annotations

from etl.annotate.names.known import LARGE
from etl.annotate.names.signs import announced, person_due
from etl.annotate.names.spans import Name, NameTokens, covered
from etl.annotate.names.titles import name_words, ordinals, written_words
from etl.annotate.syntax.clitics import has_article
from etl.annotate.syntax.paradigm import uninflected
from etl.annotate.syntax.quotation import MAY_CLOSE, MAY_OPEN
from etl.annotate.vocabulary import shared_vocabulary

_CONFIDENCE = 0.7
_LONGEST = 16  # words of a name looked for again
_FOREIGN = 5  # and up to which a word that is never inflected is
_RARE = 3  # up to which a word that ends a full name is that name again
_USUAL = 6  # frequency class: what is commoner (الأول، النصر) is no name for its article alone

# By the keys of a name: its type, and whether they need a sign beside them.
Wanted = dict[tuple[str, ...], tuple[str, bool]]


def repeated(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, and the unmarked repetitions of people's family names and of whole organisation names."""
    names = _of_people(tokens, _whole(tokens, names))
    wanted = _wanted(tokens, names)
    taken, added = covered(names), list(names)
    people = covered(name for name in names if name.type == "PERSON")
    lengths: dict[str, list[int]] = {}  # by first word, how long the names are, the longest first
    for first, length in sorted({(keys[0], -len(keys)) for keys in wanted if len(keys) <= _LONGEST}):
        lengths.setdefault(first, []).append(-length)
    for place, form in enumerate(tokens):
        if form.stem not in lengths and form.key not in lengths:
            continue
        for key in dict.fromkeys((form.stem, form.key)):
            for length in lengths.get(key, ()):
                past = place + length
                keys = (key, *tokens.document.keys[place + 1 : past])
                if keys not in wanted or len(keys) < length or not taken.isdisjoint(range(place, past)):
                    continue
                if length == 1 and form.text in written_words("as_written"):
                    continue  # على, not علي
                type_, needs_sign = wanted[keys]
                cut = 0 if key == form.key else None
                signed = (
                    _in_marks(tokens, place, past)
                    if type_ != "PERSON"
                    else _signed(tokens, place, cut, people)
                )
                if not needs_sign or signed:
                    added.append(Name(place, past, type_, "repetition", _CONFIDENCE, cut=cut))
                    taken.update(range(place, past))
    return sorted(_with_parts(tokens, added, taken), key=lambda name: name.first)


def _whole(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, family names alone whose first letter only looks like a clitic, as full ones tell: كرشيد, not رشيد."""
    cut = [name for name in names if name.type == "PERSON" and name.words == 1 and tokens.cut(name) > 0]
    if not cut:
        return names
    full = [tokens.keys(name) for name in names if name.type == "PERSON" and name.words > 1]
    families, words = {keys[-1] for keys in full}, {key for keys in full for key in keys}
    told = {
        name for name in cut if tokens[name.first].key in families and tokens[name.first].stem not in words
    }
    return [name.but("the full name elsewhere", cut=0, known=()) if name in told else name for name in names]


def _of_people(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, those of one foreign word made people's that end a full name: (تقول) بوروس, of Mariana Boros."""
    families = {tokens.keys(name)[-1] for name in names if name.type == "PERSON" and name.words > 1}
    return [
        name.but("the full name elsewhere", type="PERSON", known=())
        if _of_somebody(tokens, name, families)
        else name
        for name in names
    ]


def _of_somebody(tokens: NameTokens, name: Name, families: set[str]) -> bool:
    other = name.type in ("ORG", "LOC") and name.words == 1 and tokens[name.first].frequency <= _RARE
    small = all(known.kind == "city" and known.population < LARGE for known in name.known)
    before = name.first - (tokens.at(name.first - 1).text in MAY_OPEN)
    described = announced(tokens, before) or tokens.at(before - 1).bare in name_words("before_product")
    return other and small and tokens.keys(name)[0] in families and not described


def _wanted(tokens: NameTokens, names: list[Name]) -> Wanted:
    """What to look for: the names, and of people's full names the last word."""
    wanted: Wanted = {}
    for name in names:
        keys = tuple(tokens.keys(name))
        if name.type == "MISC" or name.rule == "repetition" or _titled_place(tokens, name):
            continue
        if name.type == "PERSON" and name.rule == "tagger" and len(keys) == 1 and has_article(keys[0]):
            continue  # a thing as often as a man: الكمون
        distinct = _distinct(tokens, name)
        if len(keys) > 1 or distinct:
            wanted.setdefault(keys, (name.type, False))
        elif name.type != "PERSON" and _in_marks(tokens, name.first, name.past):
            wanted.setdefault(keys, (name.type, True))
        title = tokens.title_at(name.past - 1, name.past)
        called = len(keys) > 1 and len(keys[-1]) > 2 and keys[-1] not in ordinals()
        family = title is None or tokens[name.past - 1].family >= "2"
        if name.type == "PERSON" and called and family:
            wanted.setdefault(keys[-1:], ("PERSON", not distinct or title is not None))
            if len(keys) > 2 and keys[-2] in name_words("particle", "clan", "nobiliary"):
                wanted.setdefault(keys[-2:], ("PERSON", False))  # (مليكة) بن دودة
    return wanted


def _with_parts(tokens: NameTokens, names: list[Name], taken: set[int]) -> list[Name]:
    """The names, and the parts of people's names (ترامب) that a list knows, where the article names those people."""
    people = {known.id for name in names if name.type == "PERSON" for known in name.known if not known.short}
    added = list(names)
    for match in tokens.listed if people else ():
        same, form = [known for known in match.readings if known.id in people], tokens[match.first]
        if not same or same[0].ambiguous or form.frequency > _USUAL or form.nationality:
            continue
        if taken.isdisjoint(match.places):
            added.append(
                Name(match.first, match.past, "PERSON", "repetition", _CONFIDENCE, tuple(same), match.cut)
            )
    return added


def _distinct(tokens: NameTokens, name: Name) -> bool:
    """Whether its last word alone is sure to be this name again: no common word, no adjective of nationality.

    Behind another word of a person's name nothing is joined to it: (الطاهر) برايك, (فيكتور) فونت.
    """
    form = tokens[name.past - 1]
    whole = name.type == "PERSON" and name.words > 1 and not form.clitics.article
    word, frequency = form.bare, form.frequency
    if whole and form.clitics.proclitic:
        word, frequency = form.key, shared_vocabulary().frequency(form.key)
    if form.kind != "word" or form.nationality or len(word) < 3:
        return False
    if form.is_name or frequency <= (3 if name.type == "PERSON" and name.words > 1 else 2):
        return True
    return name.type != "ORG" and frequency <= _FOREIGN and uninflected(form)


def _signed(tokens: NameTokens, place: int, cut: int | None, people: set[int]) -> bool:
    """Whether a word that is also an ordinary one names somebody here: after a verb of saying or a title, or, with
    the article and listed as a name (عائلة القذافي), where the word before does not make it an adjective."""
    form, before = tokens[place], tokens.at(place - 1)
    if before.kind != "word" or form.clitics.enclitic:
        return False
    if form.joins_definite and place - 1 in people:
        return True  # (المطروشي) والملا
    if person_due(tokens, place):
        return cut == 0 or not form.clitics.proclitic
    listed = form.frequency <= _USUAL and (form.family or form.given)
    return bool(listed and form.clitics.article and not form.nationality and not before.clitics.article)


def _in_marks(tokens: NameTokens, first: int, past: int) -> bool:
    """Whether words stand alone between quotation marks, where a word that is also a name means it again: "مسبار"."""
    return tokens.at(first - 1).text in MAY_OPEN - {"("} and tokens.at(past).text in MAY_CLOSE


def _titled_place(tokens: NameTokens, name: Name) -> bool:
    """(مطار) الملك عبدالعزيز: elsewhere the same words are the man, or another thing named after him."""
    return name.type != "PERSON" and tokens.title_at(name.first, name.past) is not None
