"""The offices of people as the text states them: رئيس الوزراء العراقي beside a name, or standing for one."""

from __future__ import annotations

from dataclasses import dataclass

from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import Title
from etl.annotate.syntax.clitics import BI, LI
from etl.annotate.syntax.tokens import Token
from etl.annotate.syntax.words import institution_heads
from etl.lexicon import read_lexicon

_LONGEST_COMPLEMENT = 7  # tokens: وزير الخارجية والمغتربين وشؤون العراقيين في المهجر is the longest met
_OFFICES = frozenset(["office", "role"])
ONE_OFFICE = {row["title"]: row["office"] for row in read_lexicon("same_offices")}


@dataclass(slots=True)
class StatedRole:
    """A title with its complement, and the name it belongs to where one stands beside it."""

    first: int  # token
    past: int
    title: Title
    country: str  # of a nationality adjective or place in the complement, "" for none
    organisation: Name | None
    person: Name | None

    @property
    def office(self) -> str:
        """The office by which two ways to state it are compared."""
        return ONE_OFFICE.get(self.title.lemma, self.title.lemma)


def stated_roles(tokens: NameTokens, names: list[Name]) -> list[StatedRole]:
    """The titles of a document from left to right, each with its complement and person."""
    starting = {name.first: name for name in names}
    ending = {name.past: name for name in names if name.type == "PERSON"}
    holding = {place: name for name in names for place in name.places}
    roles: list[StatedRole] = []
    for match in tokens.titles:
        title, holder = match.readings[0], holding.get(match.first)
        inside = holder is not None and match.past <= holder.past
        of_another = title.kind == "kinship" and not (title.definite or tokens[match.first].clitics.enclitic)
        if title.plural or inside or of_another or (roles and match.first < roles[-1].past):
            continue
        role = _with_complement(tokens, match.first, match.past, title, starting)
        if role.person is None and title.kind in _OFFICES and (title.definite or role.past > match.past):
            role.person = _named_before(tokens, match.first, ending)
        roles.append(role)
    return roles


def _with_complement(
    tokens: NameTokens, first: int, past: int, title: Title, starting: dict[int, Name]
) -> StatedRole:
    """Read on from a title: adjectives, definite nouns, places and organisations, up to a person's name."""
    role = StatedRole(first, past, title, "", None, None)
    limit = min(len(tokens), past + _LONGEST_COMPLEMENT)
    place = past
    held = starting.get(past - 1) if past - 1 > first else None
    if held is not None and held.type != "PERSON":  # رئيس حزب holds the first word of حزب الأمة
        place = _take(role, held)
    while place < limit:
        form, name = tokens[place], starting.get(place)
        if name is not None and name.type == "PERSON":
            if not (form.clitics.proclitic and tokens.cut(name)):
                role.person = name
            break
        if name is not None and _attached(tokens, name):
            place = _take(role, name)
        elif form.nationality and form.clitics.article == 2:
            role.country = role.country or form.nationality
            place = role.past = place + 1
        elif form.clitics.article and form.kind == "word" and not role.country and not _is_led_in(form):
            place += 1
            role.past = max(role.past, place) if form.clitics.article == 2 else role.past
        else:
            further = tokens.title_at(place, limit)
            if further is None or further.readings[0].plural or further.clitic:
                break
            place = further.past
    if role.person is None:
        role.past = max(past, role.past)
    return role


def _is_led_in(form: Token) -> bool:
    """Whether ب leads what is no body that an office is at: (اتهم المدير) بالفساد, but (المسؤول) بالوزارة."""
    return form.proclitic.endswith(BI) and form.bare not in institution_heads()


def _attached(tokens: NameTokens, name: Name) -> bool:
    """Whether a place or organisation can be a title's complement: bare, or after ل (سفير ... لدى, وزير ... لـ)."""
    return name.type in ("LOC", "ORG") and tokens[name.first].key[: tokens.cut(name)] in ("", LI, LI + LI)


def _take(role: StatedRole, name: Name) -> int:
    if name.type == "ORG":
        role.organisation = role.organisation or name
    countries = (known.country for known in name.known if known.type == "LOC" and known.country)
    role.country = role.country or next(countries, "")
    role.past = name.past
    return name.past


def _named_before(tokens: NameTokens, first: int, ending: dict[int, Name]) -> Name | None:
    """مصطفى الكاظمي، رئيس الوزراء: the person whose name ends right before, or before a comma."""
    before = tokens.at(first - 1)
    between = before.punctuation == "comma" or before.text in ("-", "(")
    return ending.get(first) or (ending.get(first - 1) if between else None)
