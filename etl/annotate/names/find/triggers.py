"""Names that the words before them announce, where neither the tagger nor a list marks one.

A title or a verb of saying announces a person (المخرجة أسماء المدير), the first word of many towns a place, and in
sport a club stands where a side is due (على مضيفه الفيحاء).
"""

from __future__ import annotations

from collections.abc import Iterator

from pyarabic.araby_const import TEH

from etl.annotate.gazetteer import Match
from etl.annotate.names.find.people import called, listed_people, nationals, speakers, titled_people
from etl.annotate.names.known import Known, of_kind
from etl.annotate.names.signs import announced, is_verb, place_due
from etl.annotate.names.spans import Name, NameTokens, covered
from etl.annotate.names.titles import name_words
from etl.annotate.names.tokens import NameToken
from etl.annotate.syntax.clitics import BI, LI
from etl.annotate.syntax.nominals import is_bare_noun, is_nisba
from etl.annotate.syntax.paradigm import verb_or_noun
from etl.annotate.syntax.quotation import MAY_CLOSE, MAY_OPEN
from etl.annotate.syntax.words import word_class

_CONFIDENCE = 0.7
_RARE = 3  # frequency class up to which a word is likelier a name than a word where a name is due
_COMMON = 5  # and up to which a word that lists hold as a name is one there
_COMMONER = 6  # and where a name has begun
_FIGURATIVE = frozenset(["street", "crossing", "strip"])  # kinds whose words mean a way, too: طريق «العولمة»
_FOREIGN = "3"  # class of letters that words have not, see ``letters``
_SHORTEST = 3  # letters of a name that nothing but its letters tells
_LONGEST = 5  # tokens of a person's name
_A_NOUN = "3"  # how common a word is with the article, by its paradigm, that is no verb
_DOT = "."  # between spelt letters
_SHE = TEH  # ends a past verb whose subject is feminine


def announced_names(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, and those that a title, a verb of saying or a word for a place announces."""
    names = [name for name in names if not _quoted_place(tokens, name)]
    taken = covered(name for name in names if name.type != "MISC")
    added: list[Name] = []
    for finder in (
        _quoted,
        _quoted_outlets,
        _credits,
        _constructs,
        titled_people,
        speakers,
        called,
        listed_people,
        nationals,
        _bodies,
        _short_bodies,
        _two_parties,
        _companies_due,
        _clubs,
    ):
        for name in finder(tokens, taken):
            added.append(name)
            taken.update(name.places)
    names = [name for name in names if name.type != "MISC" or taken.isdisjoint(name.places)]
    return sorted(names + added, key=lambda name: name.first)


def companies(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, those that بنك or موتورز ends made organisations: ساكسو | بنك; a company goes on over its country."""
    starting = {name.first: name for name in names}
    made: dict[Name, Name | None] = {}  # a name and what became of it, None where the one before took it in
    for name in names:
        if not tokens.continues(name.past):
            continue
        key, after = tokens[name.past].key, starting.get(name.past)
        foreign = name.type in ("PERSON", "ORG") and not tokens[name.first].clitics.article
        if foreign and name.words > 1 and tokens[name.past - 1].key in name_words("ends_company"):
            made[name] = name.but("a word that ends names", type="ORG", known=())
            continue
        company = foreign and key in name_words("ends_company")
        if after is None and (company or key in name_words("ends_club")):
            rule = "announced.company" if company else "announced.club"
            made[name] = name.but(
                type="ORG", past=name.past + 1, known=(), rule=rule, why="a word that ends names"
            )
        elif name.type == "ORG" and after is not None and _country_branch(tokens, name, after):
            made[name] = name.but(past=after.past, known=(), why="a company's country")
            made[after] = None
    return [after for name in names if (after := made.get(name, name)) is not None]


def _country_branch(tokens: NameTokens, name: Name, after: Name) -> bool:
    """سوزوكي | مصر: a company's bare name and its country's."""
    company = any(of_kind(known.level, "has_branches") for known in name.known)
    country = any(known.kind == "country" for known in after.known)
    return company and country and not (tokens.cut(after) or tokens[after.first].clitics.article)


def _quoted(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """What stands between marks behind a word for its kind: قناة «كان»، بلدة "تل حلف"، مستوطنة "شلومي"،
    العاصمة الغامبية "بانجول"."""
    behind = {first - 1: past for first, past in tokens.stretches}
    for match in tokens.triggers:
        head, mark = match.readings[0], match.past
        if not head.inside and tokens[mark - 1].clitics.article and tokens.at(mark).nationality:
            mark += 1  # العاصمة الغامبية “بانجول”
        if mark not in behind or "proper" not in head.follows or head.kind in _FIGURATIVE:
            continue
        first, past = mark + 1, behind[mark]
        if not taken.isdisjoint(range(first, past)) or not _nameable(tokens[first:past]):
            continue
        if not head.inside:
            yield Name(first, past, head.type, "announced.quoted", _CONFIDENCE, cut=0)
        elif head.type == "LOC" and tokens[mark].text != "(":
            yield Name(match.first, past + 1, "LOC", "announced.quoted", _CONFIDENCE, cut=match.cut)


def _quoted_outlets(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """Outlets and platforms whose names are words, too, alone between marks: (قالت) «النهار»، (منصة التواصل) "إكس"."""
    for first, past in tokens.stretches:
        if tokens[first - 1].text == "(" or _of_a_noun(tokens, first - 2):  # مخطط "المشرق"
            continue
        outlets = tuple(k for k in tokens.listed_as(first, past) if of_kind(k.level, "cited"))
        if outlets and taken.isdisjoint(range(first, past)):
            yield Name(first, past, "ORG", "announced.quoted", _CONFIDENCE, outlets, 0)


def _of_a_noun(tokens: NameTokens, place: int) -> bool:
    """Whether a bare noun stands there, of which what follows tells more: مخطط "المشرق"، مؤشر «الاتصالات»."""
    form = tokens.at(place)
    return is_bare_noun(form) and len(form.key) > 1 and not is_verb(form)


def _quoted_place(tokens: NameTokens, name: Name) -> bool:
    """Whether what only the tagger took for a body stands between marks behind a word for a place: محطة "أكويو"."""
    quoted = tokens.at(name.first - 1).text in MAY_OPEN - {"("} and tokens.at(name.past).text in MAY_CLOSE
    head = tokens.trigger_at(name.first - 2, name.first - 1) if quoted and name.first > 1 else None
    place = head is not None and head.readings[0].type == "LOC" and head.readings[0].inside
    return place and name.type != "LOC" and name.rule == "tagger"


def _credits(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """An agency by its nationality alone, within brackets: بيشاور (الفرنسية)، (الفرنسية - أرشيف)."""
    for place in tokens.document.where_key(name_words("agency")):
        credit = tokens.at(place - 1).text == "(" and place not in taken
        after = tokens.at(place + 1)
        if credit and (after.text == ")" or after.punctuation == "dash"):
            yield Name(place, place + 1, "ORG", "announced.agency", _CONFIDENCE, cut=0)


def _companies_due(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """Companies whose names are also words, behind what they sell or issue (أسهم ليمان، سيارته نيسان), and such outlets
    behind who reports for them: مراسل الميادين."""
    due = {"has_branches": name_words("before_company"), "cited": name_words("before_outlet")}
    for match in tokens.listed:
        if match.clitic or not match.first or not taken.isdisjoint(match.places):
            continue
        before = tokens[match.first - 1]
        for kind, words in due.items():
            if before.bare in words or before.key in words:
                bodies = tuple(known for known in match.readings if of_kind(known.level, kind))
                yield from _company(match, bodies)


def _company(match: Match[Known], bodies: tuple[Known, ...]) -> Iterator[Name]:
    if bodies:
        yield Name(match.first, match.past, "ORG", "announced.company", _CONFIDENCE, bodies, match.cut)


def _short_bodies(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """Ministries and services by what they are for: in marks (دعت «التجارة»), or speaking (أعلنت الداخلية أن)."""
    short = name_words("short_body")
    for first, past in tokens.stretches:
        keys = " ".join(form.key for form in tokens[first:past])
        noun = _of_a_noun(tokens, first - 2) and verb_or_noun(tokens[first - 2])[-1] >= _A_NOUN
        told = noun or announced(tokens, first - 1)  # مؤشر «الاتصالات», but استدعت «الصحة»
        if keys in short and taken.isdisjoint(range(first, past)) and not told:
            yield Name(first, past, "ORG", "announced.body", _CONFIDENCE, cut=0)
    for place in tokens.document.where_key(short):
        said = tokens.at(place - 1)
        speaks = place not in taken and said.key.endswith(_SHE) and is_verb(said)
        if speaks and _said_by(tokens, place + 1):
            yield Name(place, place + 1, "ORG", "announced.body", _CONFIDENCE, cut=0)


def _said_by(tokens: NameTokens, place: int) -> bool:
    """Whether what was said follows, or a preposition: (أعلنت الداخلية) أن، (قالت فتح) في."""
    after = tokens.at(place)
    said = after.stem in word_class("complementiser") or after.key in name_words("function", "before_place")
    return said and tokens.continues(place - 1)


def _bodies(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """Movements whose names are also words, between a verb of saying and what they say: (دعت) فتح (إلى)."""
    for match in tokens.listed:
        movements = [known for known in match.readings if of_kind(known.level, "speaks")]
        if not movements or match.clitic or not taken.isdisjoint(match.places) or not match.first:
            continue
        said = tokens[match.first - 1]
        if is_verb(said) and said.key.endswith(_SHE) and _said_by(tokens, match.past):
            yield Name(
                match.first, match.past, "ORG", "announced.body", _CONFIDENCE, tuple(movements), match.cut
            )


def _two_parties(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """The parties that a dual names by their adjectives: (الحزبين) الجمهوري | والديمقراطي."""
    for place in tokens.document.where_key(name_words("two_bodies")):
        one, other = tokens.at(place + 1), tokens.at(place + 2)
        both = taken.isdisjoint((place + 1, place + 2)) and tokens.continues(place + 2)
        adjectives = one.clitics.article == 2 and not one.clitics.proclitic and other.joins_definite
        if both and adjectives and is_nisba(other):
            yield Name(place + 1, place + 2, "ORG", "announced.body", _CONFIDENCE, cut=0)
            yield Name(place + 2, place + 3, "ORG", "announced.body", _CONFIDENCE, cut=1)


def _nameable(forms: list[NameToken]) -> bool:
    """Words, with no particle among several."""
    if not forms:
        return False  # nothing between two marks: قناة «  »
    words = all(form.kind in ("word", "latin") for form in forms)
    letters = forms[0].kind == "word" and all(form.text == _DOT for form in forms[1::2])
    if letters and len(forms) > _SHORTEST and len(forms) % 2:
        return True  # دبليو.إن.بي.سي
    return words and (len(forms) == 1 or all(form.key not in name_words("function") for form in forms))


def _constructs(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """Places of two words the first of which begins many, after a preposition: في عين البنيان، من أم دافوق."""
    beginnings = name_words("begins_place")
    for place, bare in enumerate(tokens.bares[:-1]):
        if bare not in beginnings or (form := tokens[place]).clitics.article or form.clitics.enclitic:
            continue
        after = tokens[place + 1]
        if (
            after.kind != "word"
            or after.frequency > _RARE
            or after.clitics.proclitic
            or after.clitics.enclitic
        ):
            continue  # but بيت جده
        free = tokens.continues(place + 1) and taken.isdisjoint((place, place + 1))
        if free and place_due(tokens, place, form.preposition in (BI, LI)):
            yield Name(place, place + 2, "LOC", "announced.place", _CONFIDENCE)


def _clubs(tokens: NameTokens, taken: set[int]) -> Iterator[Name]:
    """Clubs whose bare names are ordinary words (النصر، العين), in an article on sport and where a side is due."""
    before_club = name_words("before_club")
    if not tokens.about_sport:
        return
    for match in tokens.listed:
        clubs = [known for known in match.readings if known.level == "club"]
        if not clubs or not taken.isdisjoint(match.places) or not match.first:
            continue
        before = tokens[match.first - 1]
        if before.bare in before_club or before.key in before_club:
            yield Name(match.first, match.past, "ORG", "announced.club", _CONFIDENCE, tuple(clubs), match.cut)
