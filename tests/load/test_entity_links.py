"""What an article names counts as an entity by a row with its reason; deleting the row takes it back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from etl.load import link_short_names
from etl.load.article_entities import article_entity_key
from etl.load.checks import run_checks
from etl.load.checksums import checksums
from etl.records import Annotations, Entity, Mention, Role, Sentence, Statement, content_key

LINKS = "SELECT article_entity_id, entity_id, reason, evidence FROM entity_link ORDER BY article_entity_id"
OFFICE = "رئيس الوزراء"
FULL, SHORT = "مصطفى الكاظمي", "الكاظمى"


def rows(engine, query, **values):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def delete_merge(engine, article_entity_id):
    with engine.begin() as connection:
        statement = text("DELETE FROM entity_link WHERE article_entity_id = :key")
        assert connection.execute(statement, {"key": article_entity_id}).rowcount == 1


def person(name, linked=None, country=None):
    """The entity that annotators make of a name: of its words, or of a curated entry."""
    told = linked or " ".join(name.replace("ى", "ي").split())
    return Entity(
        content_key("entity", "PERSON", told),
        "PERSON",
        name,
        None,
        country,
        linked,
        linked=linked is not None,
    )


def settle(engine):
    """Join short names; how many merges that changed."""
    merges = LINKS
    before = rows(engine, merges)
    link_short_names(engine)
    after = rows(engine, merges)
    return sum(one != other for one, other in zip(before, after, strict=True))


@pytest.fixture
def news(article):
    """``news(number, name, day=…)``: an article that begins with a name."""

    def make(number, name, day=date(2025, 4, 20), **fields):
        return article(str(number), position=number, body=f"{name} في بغداد.", published_on=day, **fields)

    return make


@pytest.fixture
def naming():
    """``naming(entity, office, country)``: an annotator that finds the body begin with that person."""

    def make(entity, office=None, country=None):
        def annotate(each):
            found = Annotations(each.version_id, "ar", [Sentence(0, len(each.body))], 3, entities=[entity])
            end = each.body.index(" في بغداد")
            found.mentions.append(Mention(0, end, "PERSON", entity.key, "test"))
            if office:
                found.roles.append(Role(0, end, entity.key, office, None, country, "test"))
            return found

        return annotate

    return make


@pytest.fixture
def told(load, news, naming):
    """``told(name, office, country, day=…)``: loads an article about somebody; what it names there."""
    numbers = iter(range(1, 100))

    def tell(name, office=None, country=None, day=date(2025, 4, 20), linked=None, home=None):
        number = next(numbers)
        each = news(number, name, day)
        entity = person(name, linked, home)
        load([each], run=f"run {number}", annotate=naming(entity, office, country))
        return article_entity_key(each.version_id, entity.key)

    return tell


def counts_as(engine, article_entity_id):
    query = "SELECT name_ar, linked FROM effective_entity WHERE article_entity_id = :key"
    ((name, linked),) = rows(engine, query, key=article_entity_id)
    return name, bool(linked)


def reason(engine, article_entity_id):
    ((why, evidence),) = rows(
        engine,
        "SELECT reason, evidence FROM entity_link WHERE article_entity_id = :key",
        key=article_entity_id,
    )
    return why, evidence


def test_every_being_is_merged_with_its_reason(engine, load, article):
    load([article("1"), article("2", position=2)])
    assert rows(
        engine,
        "SELECT b.name_ar, j.reason, j.evidence, COUNT(*) FROM article_entity AS b"
        " JOIN entity_link AS j ON b.article_entity_id = j.article_entity_id GROUP BY 1, 2, 3 ORDER BY j.reason",
    ) == [
        ("العراق", "listed", "curated entry country:IQ", 2),
        ("محمد شياع السوداني", "same_name", "name محمد شياع السوداني", 2),
    ]


def test_a_deleted_merge_parts_the_article_everywhere(engine, load, article):
    first, second = article("1"), article("2", position=2)
    load([first, second])
    iraq = content_key("entity", "LOC", "العراق")
    sudani = content_key("entity", "PERSON", "محمد شياع السوداني")
    alone = {key: article_entity_key(second.version_id, key) for key in (iraq, sudani)}
    for article_entity_id in alone.values():
        delete_merge(engine, article_entity_id)

    overview = rows(
        engine,
        "SELECT entity_id, articles, mentions, statements, lexicon_id FROM entity_overview"
        " WHERE NOT linked OR lexicon_id IS NOT NULL ORDER BY articles, entity_id",
    )
    assert sorted(overview) == sorted(
        [
            (iraq, 1, 1, 0, "country:IQ"),
            (alone[iraq], 1, 1, 0, None),
            (sudani, 1, 1, 2, None),
            (alone[sudani], 1, 1, 2, None),
        ]
    )
    assert rows(
        engine, "SELECT DISTINCT speaker_id, speaker FROM who_said_what WHERE version_id = :v",
        v=second.version_id,
    ) == [(alone[sudani], "محمد شياع السوداني")]  # fmt: skip
    pairs = rows(engine, "SELECT entity_id, other_id, articles FROM co_mentions WHERE type = 'PERSON'")
    assert sorted(pairs) == sorted([(sudani, iraq, 1), (alone[sudani], alone[iraq], 1)])
    places = rows(
        engine, "SELECT entity_id, name_en, country FROM place_mentions WHERE version_id = :v",
        v=second.version_id,
    )  # fmt: skip
    assert places == [(alone[iraq], None, None)]
    attention = rows(engine, "SELECT entity_id, articles FROM daily_attention WHERE type = 'LOC'")
    assert sorted(attention) == sorted([(iraq, 1), (alone[iraq], 1)])
    assert run_checks(engine) == []


def test_annotating_anew_merges_anew(engine, load, article):
    each = article()
    load([each])
    before = rows(
        engine,
        LINKS,
    )
    delete_merge(engine, before[0][0])
    settle(engine)
    load([each], run="run 2")
    assert len(rows(engine, "SELECT * FROM entity_link")) == 1
    load([each], run="run 3", annotator="2")
    assert (
        rows(
            engine,
            LINKS,
        )
        == before
    )


def test_a_short_name_joins_whom_it_shares_an_office_with(engine, told):
    full, short = told(FULL, OFFICE, "IQ"), told(SHORT, OFFICE, "IQ", date(2020, 1, 1))
    assert counts_as(engine, short) == (SHORT, False)
    assert settle(engine) == 1
    assert counts_as(engine, short) == counts_as(engine, full)
    assert reason(engine, short) == ("short_name", f"name الكاظمي, office {OFFICE}, country IQ")
    assert settle(engine) == 0


def test_a_short_name_joins_whom_it_shares_a_country_and_a_month_with(engine, told):
    day = date(2025, 4, 20)
    told(FULL, OFFICE, "IQ", day)
    near = told(SHORT, "النائب", "IQ", day - timedelta(days=30))
    far = told(SHORT, "النائب", "IQ", day + timedelta(days=31))
    abroad = told(SHORT, "النائب", "JO", day)
    settle(engine)
    assert counts_as(engine, near)[0] == FULL
    assert reason(engine, near) == ("short_name", "name الكاظمي, country IQ, within thirty days")
    assert counts_as(engine, far)[0] == counts_as(engine, abroad)[0] == SHORT


def test_a_curated_country_is_evidence_too(engine, told):
    told(FULL, linked="person:kadhimi", home="IQ")
    short = told(SHORT, "النائب", "IQ")
    settle(engine)
    assert counts_as(engine, short) == (FULL, True)


def test_a_given_name_joins_like_a_family_name(engine, told):
    told("سلمان بن عبدالعزيز", "الملك", "SA")
    short = told("سلمان", "الملك", "SA")
    settle(engine)
    assert counts_as(engine, short)[0] == "سلمان بن عبدالعزيز"


def test_a_given_name_does_not_join_for_its_country_alone(engine, told):
    told("سلمان العودة", linked="person:awda", home="SA")
    short = told("سلمان", "النائب", "SA")
    assert settle(engine) == 0
    assert counts_as(engine, short) == ("سلمان", False)


@pytest.mark.parametrize(
    "evidence", [(), ("وزير الدفاع", "EG"), (OFFICE,)], ids=["none", "another country", "no country"]
)
def test_without_evidence_it_stays_a_name_of_its_own(engine, told, evidence):
    told(FULL, OFFICE, "IQ")
    short = told(SHORT, *evidence)
    assert settle(engine) == 0
    assert counts_as(engine, short) == (SHORT, False)
    assert reason(engine, short) == ("same_name", "name الكاظمي")


def test_two_who_share_the_evidence_leave_it_alone(engine, told):
    told(FULL, OFFICE, "IQ")
    short = told(SHORT, OFFICE, "IQ")
    settle(engine)
    told("حيدر الكاظمي", OFFICE, "IQ")
    assert settle(engine) == 1  # what was clear is no longer
    assert counts_as(engine, short) == (SHORT, False)
    assert reason(engine, short) == ("same_name", "name الكاظمي")


def test_an_office_tells_two_of_one_country_apart(engine, told):
    told(FULL, OFFICE, "IQ")
    told("حيدر الكاظمي", "النائب", "IQ")
    short = told(SHORT, OFFICE, "IQ")
    settle(engine)
    assert counts_as(engine, short)[0] == FULL


def test_a_deleted_merge_stays_deleted_and_tells_nobody_anything(engine, told):
    full = told(FULL, OFFICE, "IQ")
    kept, deleted = told(SHORT, OFFICE, "IQ"), told(SHORT, OFFICE, "IQ")
    settle(engine)
    delete_merge(engine, deleted)
    assert settle(engine) == 0
    assert counts_as(engine, kept)[0] == FULL
    ((key,),) = rows(engine, "SELECT entity_id FROM effective_entity WHERE article_entity_id = :b", b=deleted)
    assert key == deleted
    delete_merge(engine, full)
    assert settle(engine) == 1
    assert counts_as(engine, kept)[0] == SHORT


def test_a_merge_of_an_analysts_own_is_left_alone(engine, told):
    told(FULL, OFFICE, "IQ")
    short = told(SHORT, OFFICE, "IQ")
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE entity_link SET reason = 'analyst' WHERE article_entity_id = :b"), {"b": short}
        )
    assert settle(engine) == 0


def test_both_engines_join_alike_in_any_order(both_engines, loader, news, naming):
    people = [
        (FULL, OFFICE, "IQ"),
        (SHORT, OFFICE, "IQ"),
        ("حيدر الكاظمي", "النائب", "IQ"),
        (SHORT, None, None),
    ]
    made = [
        (news(number, name), naming(person(name), office, country))
        for number, (name, office, country) in enumerate(people, 1)
    ]
    for engine, order in zip(both_engines, (made, made[::-1]), strict=True):
        for number, (each, annotate) in enumerate(order):
            loader(engine)([each], run=f"run {number}", annotate=annotate)
            settle(engine)
    first, second = (checksums(engine) for engine in both_engines)
    assert first == second
    assert [len(rows(e, "SELECT 1 FROM entity_link WHERE reason = 'short_name'")) for e in both_engines] == [
        1,
        1,
    ]


def test_an_addressee_and_an_organisation_part_as_well(engine, load, article):
    """Roles and statements point at the article's own article entity in every column."""
    office = Entity(
        content_key("entity", "ORG", "org:un"), "ORG", "الأمم المتحدة", "UN", lexicon_id="org:un", linked=True
    )

    def annotate(each):
        found = Annotations(each.version_id, "ar", [Sentence(0, len(each.body))], 3, entities=[office])
        found.roles.append(Role(0, 3, None, "أمين عام", office.key, None, "test"))
        found.statements.append(Statement("direct", 0, 3, "قال", "report", 4, 10, addressee=office.key))
        return found

    each = article()
    load([each], annotate=annotate)
    named = (
        "SELECT o.name_ar, o.linked FROM role AS r"
        " JOIN effective_entity AS o ON r.organisation_id = o.article_entity_id"
    )
    assert [bool(linked) for _, linked in rows(engine, named)] == [True]
    delete_merge(engine, article_entity_key(each.version_id, office.key))
    assert [bool(linked) for _, linked in rows(engine, named)] == [False]
    assert rows(engine, "SELECT addressee FROM who_said_what") == [("الأمم المتحدة",)]
