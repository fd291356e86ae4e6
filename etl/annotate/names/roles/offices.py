"""Who holds the offices an article states: by its own words, else by the table of office holders."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

from etl.annotate.names.known import known_by_id
from etl.annotate.names.link.entities import known_entity
from etl.annotate.names.roles.stated import ONE_OFFICE, StatedRole
from etl.annotate.names.spans import Name, NameTokens
from etl.lexicon import read_lexicon
from etl.records import Entity, Role


def role_records(
    tokens: NameTokens, roles: list[StatedRole], entity_of: dict[Name, Entity], entities: dict[int, Entity]
) -> list[Role]:
    """The roles as records. A role beside no name goes to the person the article gives that office."""
    holders = _Holders(entity_of)
    for role in roles:
        if role.person is not None:
            holders.add(role, entity_of[role.person].key)
    records = []
    person: int | None
    for role in roles:
        if role.person is not None:
            person, rule = entity_of[role.person].key, "stated"
        elif role.title.kind != "office":
            continue  # a doctor or colonel without a name is nobody in particular
        else:
            person, rule = holders.of(role)
            if person is None and role.country and role.organisation is None:
                person, rule = _holder_on(role, tokens.document.published_on, entities)
        records.append(_record(tokens, role, person, rule, entity_of))
    return records


class _Holders:
    """The people whom an article gives an office, by what it says the office is of."""

    def __init__(self, entity_of: dict[Name, Entity]) -> None:
        self._entity_of = entity_of
        self._by_office: defaultdict[tuple[str, str | int | None], dict[int, None]] = defaultdict(dict)

    def add(self, role: StatedRole, person: int) -> None:
        """Note whose an office is: by country, organisation, and alone."""
        for place in (role.country, self._organisation(role), None):
            self._by_office[role.office, place][person] = None

    def of(self, role: StatedRole) -> tuple[int | None, str]:
        """The one person with an office in its organisation, else for its country, if either says one."""
        candidates: dict[int, None] = {}
        if role.organisation is not None:
            candidates = self._by_office.get((role.office, self._organisation(role)), {})
        if not candidates and role.country:
            for place in (role.country, ""):
                candidates = candidates or self._by_office.get((role.office, place), {})
        elif not candidates and role.title.definite:
            candidates = self._by_office.get((role.office, None), {})
        if len(candidates) == 1:
            return next(iter(candidates)), "article"
        return None, "unresolved"

    def _organisation(self, role: StatedRole) -> int:
        """The entity of an organisation; 0, which is no key, for none."""
        return 0 if role.organisation is None else self._entity_of[role.organisation].key


def _holder_on(role: StatedRole, day: date | None, entities: dict[int, Entity]) -> tuple[int | None, str]:
    """Who held the office on the day of publication, by the table; nobody where it knows two, or none."""
    terms = _holders().get((role.office, role.country), [])
    people = {holder for first, last, holder in terms if day and first <= day <= last}
    known = known_by_id().get(people.pop()) if len(people) == 1 else None
    if known is None:
        return None, "unresolved"
    entity = known_entity(known)
    entities.setdefault(entity.key, entity)
    return entity.key, "office_holders"


@cache
def _holders() -> dict[tuple[str, str], list[tuple[date, date, str]]]:
    """By office and country: first day, last day, person."""
    table: dict[tuple[str, str], list[tuple[date, date, str]]] = {}
    for row in read_lexicon("office_holders"):
        if row["country"] and not row["organisation"]:
            office = ONE_OFFICE.get(row["office"], row["office"])
            first, last = _day(row["from"], date.min), _day(row["to"], date.max, last=True)
            table.setdefault((office, row["country"]), []).append((first, last, row["person_id"]))
    return table


def _day(text: str, unknown: date, last: bool = False) -> date:
    """The first or last day of an ISO date, year-month or year."""
    if not text:
        return unknown
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if last:  # the first day of the month or year after: a change of office within it leaves both possible
        year, month = (parts[0] + parts[1] // 12, parts[1] % 12 + 1) if len(parts) == 2 else (parts[0] + 1, 1)
        return date(year, month, 1)
    return date(parts[0], parts[1] if len(parts) > 1 else 1, 1)


def _record(
    tokens: NameTokens, role: StatedRole, person: int | None, rule: str, entity_of: dict[Name, Entity]
) -> Role:
    form = tokens[role.first]
    start = tokens.document.starts[role.first] + (
        form.clitics.stem_start if form.clitics.article == 1 else form.clitics.proclitic
    )
    return Role(
        start,
        tokens.document.ends[role.past - 1],
        person,
        role.title.lemma,
        entity_of[role.organisation].key if role.organisation else None,
        role.country or None,
        rule,
    )
