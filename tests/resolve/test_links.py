"""What an article names counts as an entity by a row with its reason, the same in whatever order articles come."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from sqlalchemy import text

from etl.load.article_entities import article_entity_key
from etl.records import Annotations, Entity, Mention, Role, Sentence, Statement, content_key
from etl.report.checks import run_checks
from etl.resolve import resolve

LINKS = "SELECT article_entity_id, entity_id, reason, evidence FROM entity_link ORDER BY article_entity_id"
OFFICE = "رئيس الوزراء"
FULL, SHORT = "مصطفى الكاظمي", "الكاظمى"


def rows(engine, query, **values):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def delete_link(engine, article_entity_id):
    with engine.begin() as connection:
        statement = text("DELETE FROM entity_link WHERE article_entity_id = :key")
        assert connection.execute(statement, {"key": article_entity_id}).rowcount == 1


def settle(engine, **how):
    """Join short names; how many links that changed."""
    before = rows(engine, LINKS)
    resolve(engine, **how)
    after = rows(engine, LINKS)
    return sum(one != other for one, other in zip(before, after, strict=True))


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


def test_every_article_entity_is_linked_with_its_reason(engine, load, article):
    load([article("1"), article("2", position=2)])
    assert rows(
        engine,
        "SELECT b.name_ar, j.reason, j.evidence, COUNT(*) FROM article_entity AS b"
        " JOIN entity_link AS j ON b.article_entity_id = j.article_entity_id GROUP BY 1, 2, 3 ORDER BY j.reason",
    ) == [
        ("العراق", "listed", "curated entry country:IQ", 2),
        ("محمد شياع السوداني", "same_name", "name محمد شياع السوداني", 2),
    ]


def test_a_deleted_link_parts_the_article_everywhere(engine, load, article):
    first, second = article("1"), article("2", position=2)
    load([first, second])
    iraq = content_key("entity", "LOC", "العراق")
    sudani = content_key("entity", "PERSON", "محمد شياع السوداني")
    alone = {key: article_entity_key(second.version_id, key) for key in (iraq, sudani)}
    for article_entity_id in alone.values():
        delete_link(engine, article_entity_id)

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


def test_annotating_anew_links_anew(engine, load, article):
    each = article()
    load([each])
    before = rows(
        engine,
        LINKS,
    )
    delete_link(engine, before[0][0])
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


def test_a_country_alone_is_no_evidence(engine, told):
    told(FULL, OFFICE, "IQ")
    told("حسين الشمري", linked="person:shammari", home="IQ")
    assert settle(engine) == 0
    short = [told(SHORT, "النائب", "IQ"), told("الشمري", "النائب", "IQ")]
    assert settle(engine) == 0
    assert [counts_as(engine, each) for each in short] == [(SHORT, False), ("الشمري", False)]


@pytest.mark.parametrize("full", ["صالح المهندس", "محمد صالح"])
def test_a_given_name_tells_nobody_apart(engine, told, full):
    told(full, "محافظ", "IQ")
    told("صالح العبيدي")
    short = told("صالح", "محافظ", "IQ")
    assert settle(engine) == 0
    assert counts_as(engine, short) == ("صالح", False)


def test_a_word_that_turns_out_a_given_name_is_unsettled_again(engine, told):
    told("محمد صالح", "محافظ", "IQ")
    short = told("صالح", "محافظ", "IQ")
    assert settle(engine) == 1
    told("صالح العبيدي")
    assert settle(engine) == 1
    assert counts_as(engine, short) == ("صالح", False)


def test_an_article_that_names_another_in_full_so_leaves_it_alone(engine, load, article, person):
    full, short, other = person(FULL), person("الكاظمي"), person("حيدر الكاظمي")

    def annotate(each):
        found = Annotations(each.version_id, "ar", [Sentence(0, len(each.body))], 3)
        for name in (full, other, short):
            start = each.body.find(name.name_ar)
            if start >= 0 and (name is not short or each.body.startswith("الكاظمي")):
                end = start + len(name.name_ar)
                found.entities.append(name)
                found.mentions.append(Mention(start, end, "PERSON", name.key, "test"))
                if name is not other:
                    found.roles.append(Role(start, end, name.key, OFFICE, None, "IQ", "test"))
        return found

    bodies = ("مصطفى الكاظمي في بغداد.", "الكاظمي في بغداد.", "الكاظمي يلتقي حيدر الكاظمي.")
    made = [article(str(n), body=body, position=n) for n, body in enumerate(bodies, 1)]
    load(made, annotate=annotate)
    assert settle(engine) == 1
    alone, apart = (article_entity_key(each.version_id, short.key) for each in made[1:])
    assert counts_as(engine, alone)[0] == FULL
    assert counts_as(engine, apart)[0] == "الكاظمي"


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


def test_a_deleted_link_stays_deleted_and_tells_nobody_anything(engine, told):
    full = told(FULL, OFFICE, "IQ")
    kept, deleted = told(SHORT, OFFICE, "IQ"), told(SHORT, OFFICE, "IQ")
    settle(engine)
    delete_link(engine, deleted)
    assert settle(engine) == 0
    assert counts_as(engine, kept)[0] == FULL
    ((key,),) = rows(engine, "SELECT entity_id FROM effective_entity WHERE article_entity_id = :b", b=deleted)
    assert key == deleted
    delete_link(engine, full)
    assert settle(engine, everything=True) == 1
    assert counts_as(engine, kept)[0] == SHORT


def test_a_link_of_an_analysts_own_is_left_alone(engine, told):
    told(FULL, OFFICE, "IQ")
    short = told(SHORT, OFFICE, "IQ")
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE entity_link SET reason = 'analyst' WHERE article_entity_id = :b"), {"b": short}
        )
    assert settle(engine) == 0


def stories(random, tag):
    """Whom eight articles name, with office and country: few names, so that they meet in every way."""
    given, family = ("سالم", "نجيب"), (f"ال{tag}ي", f"ال{tag}ان")
    full = [f"{one} {other}" for one in given for other in family] + [f"{family[0]} {given[0]}{tag}"]
    names = [*full, *family, *family, f"{given[0]}{tag}"]
    offices = [*[(OFFICE, "IQ")] * 4, ("النائب", "IQ"), (OFFICE, "JO"), (OFFICE, None), (None, None)]
    return [(random.choice(names), *random.choice(offices)) for _ in range(8)]


def load_in_nights(load, engine, random, articles, read, misread):
    """Two articles a night in any order; those misread at first are annotated anew in the end."""
    order = random.sample(articles, len(articles))
    for start in range(0, len(order), 2):
        night = order[start : start + 2]
        load(
            night, run=f"night {night[0].version_id}", annotate=lambda a: {**read, **misread}[a.version_id](a)
        )
        resolve(engine)
    again = [each for each in articles if each.version_id in misread]
    load(again, run=f"anew {order[0].version_id}", annotator="2", annotate=lambda a: read[a.version_id](a))
    resolve(engine)


@pytest.mark.parametrize("nightly", [0, 1], ids=["sqlite in nights", "postgresql in nights"])
def test_nights_in_any_order_come_to_the_links_of_one_load(
    both_engines, loader, news, naming, person, nightly
):
    """Each round has words of its own; the other engine loads it at once."""
    in_nights, at_once = both_engines[nightly], both_engines[1 - nightly]
    for number, tag in enumerate("بتثجحخدذرزسشصضطظعغفقكلمن"):
        random = Random(f"{nightly} {tag}")
        told = stories(random, tag)
        articles = [news(number * 100 + n, name) for n, (name, *_) in enumerate(told)]
        ways = [naming(person(name), office, country) for name, office, country in told]
        read = {each.version_id: way for each, way in zip(articles, ways, strict=True)}
        misread = {each.version_id: random.choice(ways) for each in articles if random.random() < 0.3}
        load_in_nights(loader(in_nights), in_nights, random, articles, read, misread)
        loader(at_once)(articles, run=tag, annotate=lambda a, read=read: read[a.version_id](a))
        resolve(at_once)
        first, second = (rows(engine, LINKS) for engine in both_engines)
        assert first == second
        assert settle(in_nights, everything=True) == 0
    joined = rows(in_nights, "SELECT COUNT(*) FROM entity_link WHERE reason = 'short_name'")
    assert joined[0][0] >= 10


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
    delete_link(engine, article_entity_key(each.version_id, office.key))
    assert [bool(linked) for _, linked in rows(engine, named)] == [False]
    assert rows(engine, "SELECT addressee FROM who_said_what") == [("الأمم المتحدة",)]
