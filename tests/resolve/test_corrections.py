"""What analysts say was read wrongly is seen at once in every view, over re-annotation and edits, until withdrawn."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import text

from etl.errors import UserError
from etl.load.checksums import checksums
from etl.records import (
    Annotations,
    Event,
    EventMention,
    EventParticipant,
    Mention,
    Sentence,
    Statement,
)
from etl.report.checks import run_checks
from etl.resolve import Correction, Judgement, correct, judge, resolve, withdraw

BODY = (
    "أعلنت وزيرة المياه مريم ولد الحسن أن سد النور سيمتلئ في الخريف. وقال عمدة روصو سيدي ولد عمر إن السد لم يكتمل. "
    "وزار نادي النور مدينة روصو واستقبله سيدي ولد عمر."
)
MARYAM, SIDI, AMAL, ROSSO = "مريم ولد الحسن", "سيدي ولد عمر", "النور", "روصو"
TYPES = {MARYAM: "PERSON", SIDI: "PERSON", AMAL: "PERSON", ROSSO: "LOC"}
SAID, TOLD, VISITED = "أعلنت", "وقال", "وزار"


def _spans(body, words):
    """Where words stand in a body."""
    starts = [i for i in range(len(body)) if body.startswith(words, i)]
    return [(start, start + len(words)) for start in starts]


@pytest.fixture
def annotate(entity):
    """Finds names, two statements and a visit by their words; the second statement it gives to the minister."""

    def read(article):
        body = article.body
        found = Annotations(
            article.version_id, "ar", [Sentence(0, len(body))], 40, anchor_on=article.anchor_on
        )
        found.anchor_basis = article.anchor_basis
        keys = {}
        for name, kind in TYPES.items():
            for start, end in _spans(body, name):
                keys[name] = entity(kind, name).key
                found.mentions.append(Mention(start, end, kind, keys[name], "test"))
            if name in keys:
                found.entities.append(entity(kind, name))
        found.mentions.sort(key=lambda each: each.start)
        for cue, lemma in ((SAID, "أعلن"), (TOLD, "قال")):
            for start, end in _spans(body, cue):
                past = body.index(".", end)
                speaker = keys.get(MARYAM)
                statement = Statement(
                    "indirect", start, end, lemma, "report", end + 1, past, None, None, speaker
                )
                statement.speaker_name, statement.speaker_kind = MARYAM, "named"
                found.statements.append(statement)
        for start, end in _spans(body, VISITED):
            found.events.append(Event("CONSULT", "visit", "042", 1, start, end, "actual", rule="test"))
            found.event_mentions.append(EventMention(len(found.events) - 1, start, end))
            for part, name in (("actor", AMAL), ("actor", ROSSO), ("recipient", SIDI)):
                at = len(found.events) - 1
                found.event_participants.append(EventParticipant(at, part, name, keys[name], "MR"))
        return found

    return read


@pytest.fixture
def dam(load, article, annotate, engine):
    """``dam(body, run, annotator)`` loads a wording of the article and resolves."""

    def read(body=BODY, run="run 1", annotator="1", number="1", **fields):
        each = article(number, body=body, **fields)
        load([each], run=run, annotator=annotator, annotate=annotate)
        resolve(engine)
        return each

    return read


LINKED = "SELECT e.name_ar FROM entity_link AS j INNER JOIN entity AS e ON j.entity_id = e.entity_id"


def rows(engine, query, **values):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def said(engine):
    return rows(engine, "SELECT cue, speaker, speaker_kind FROM who_said_what ORDER BY content_start")


def named(engine):
    query = "SELECT name_ar, type, mentions FROM entity_overview WHERE mentions > 0 ORDER BY name_ar, type"
    return rows(engine, query)


def wrong(article, about, words, number=0, verdict="rejected", **options):
    start, end = _spans(article.body, words)[number]
    return Correction(about, verdict, article.version_id, start, end, **options)


def test_a_speaker_is_set_right(engine, dam):
    each = dam()
    raw = checksums(engine)
    right = wrong(each, "speaker", TOLD, verdict="corrected", value=SIDI)
    entered = correct(engine, right, "هدى", "العمدة هو المتكلم")
    assert (entered.words, entered.places) == (TOLD, 1)
    assert said(engine) == [(SAID, MARYAM, "named"), (TOLD, SIDI, "named")]
    counts = dict(rows(engine, "SELECT name_ar, statements FROM entity_overview"))
    assert (counts[MARYAM], counts[SIDI]) == (1, 1)
    assert checksums(engine) == raw  # the annotators' rows are as they were
    assert run_checks(engine) == []
    withdraw(engine, entered.judgement_id, "سامي")
    assert said(engine) == [(SAID, MARYAM, "named"), (TOLD, MARYAM, "named")]
    assert checksums(engine) == raw
    assert rows(engine, "SELECT author, verdict, note FROM judgement ORDER BY judged_at") == [
        ("هدى", "corrected", "العمدة هو المتكلم"), ("سامي", "withdrawn", None),
    ]  # fmt: skip


@pytest.mark.parametrize(("value", "speaker", "kind"), [("ANON", "ANON", "anonymous"), (None, None, None)])
def test_a_speaker_may_be_unnamed_or_nobody(engine, dam, value, speaker, kind):
    correct(engine, wrong(dam(), "speaker", TOLD, verdict="corrected", value=value), "هدى")
    assert said(engine)[1] == (TOLD, speaker, kind)


def test_a_speaker_may_be_an_entity_the_article_does_not_name(engine, dam, entity):
    each = dam()
    dam("زارت هند الشنقيطي روصو.", "run 2", number="2", position=2)
    TYPES["هند الشنقيطي"] = "PERSON"
    try:
        dam("زارت هند الشنقيطي روصو أمس.", "run 3", number="3", position=3)
    finally:
        del TYPES["هند الشنقيطي"]
    hind = entity("PERSON", "هند الشنقيطي").key
    correct(engine, wrong(each, "speaker", TOLD, verdict="corrected", entity_id=hind), "هدى")
    assert said(engine)[1] == (TOLD, "هند الشنقيطي", "named")
    query = "SELECT speaker_id FROM who_said_what WHERE cue = :cue"
    assert rows(engine, query, cue=TOLD) == [(hind,)]


def test_nobody_speaks_to_himself(engine, dam):
    """Also where he counts as the one he speaks to by a link alone."""
    each = dam()
    with engine.begin() as connection:
        sidi = "SELECT article_entity_id FROM article_entity WHERE name_ar = :name"
        connection.execute(text(f"UPDATE statement SET addressee_id = ({sidi})"), {"name": SIDI})
    told = "SELECT w.cue, w.addressee, s.addressee_id IS NULL FROM who_said_what AS w INNER JOIN effective_statement"
    told += " AS s ON w.version_id = s.version_id AND w.ordinal = s.ordinal ORDER BY w.content_start"
    assert [row[:2] for row in rows(engine, told)] == [(SAID, SIDI), (TOLD, SIDI)]
    entered = correct(engine, wrong(each, "speaker", TOLD, verdict="corrected", value=SIDI), "هدى")
    assert rows(engine, told) == [(SAID, SIDI, False), (TOLD, None, True)]
    assert rows(engine, "SELECT COUNT(*) FROM effective_statement WHERE addressee_id = speaker_id") == [(0,)]
    withdraw(engine, entered.judgement_id, "هدى")
    ((maryam,),) = rows(engine, "SELECT entity_id FROM entity WHERE name_ar = :name", name=MARYAM)
    judge(engine, Judgement("same", SIDI, maryam, each.article_id), "هدى")
    assert [row[:2] for row in rows(engine, told)] == [(SAID, None), (TOLD, None)]


def test_what_is_no_statement_is_gone_from_every_view(engine, dam):
    each = dam()
    entered = correct(engine, wrong(each, "statement", TOLD), "هدى")
    assert [cue for cue, *_ in said(engine)] == [SAID]
    assert rows(engine, "SELECT SUM(statements) FROM sourcing") == [(1,)]
    withdraw(engine, entered.judgement_id, "هدى")
    assert [cue for cue, *_ in said(engine)] == [SAID, TOLD]


def test_one_place_that_is_no_name_is_not_counted(engine, dam):
    each = dam()
    assert (AMAL, "PERSON", 2) in named(engine)
    correct(engine, wrong(each, "name", AMAL), "هدى")
    assert (AMAL, "PERSON", 1) in named(engine)


def test_what_is_nowhere_a_name_is_nobody(engine, dam):
    each = dam()
    raw = checksums(engine)
    entered = correct(engine, wrong(each, "name", AMAL, everywhere=True), "هدى")
    assert entered.places == 2
    assert AMAL not in {name for (name,) in rows(engine, LINKED)}
    dam(run="run 2", annotator="2")
    assert AMAL not in {name for (name,) in rows(engine, LINKED)}
    assert AMAL not in {name for name, *_ in named(engine)}
    for view in ("effective_entity", "article_names", "daily_attention", "entity_overview"):
        assert AMAL not in {name for (name,) in rows(engine, f"SELECT name_ar FROM {view}")}
    assert rows(engine, "SELECT other_ar FROM co_mentions WHERE other_ar = :name", name=AMAL) == []
    withdraw(engine, entered.judgement_id, "هدى")
    assert (AMAL, "PERSON", 2) in named(engine)
    now = checksums(engine)
    assert now["entity_link"] == raw["entity_link"] and now["mention"] == raw["mention"]


def test_a_place_is_judged_before_all_places(engine, dam):
    """The dam is no person, the club is an organisation."""
    each = dam()
    everywhere = correct(engine, wrong(each, "name", AMAL, everywhere=True), "هدى")
    correct(engine, wrong(each, "name", AMAL, 1, verdict="corrected", value="ORG"), "هدى")
    assert [row for row in named(engine) if row[0] == AMAL] == [(AMAL, "ORG", 1)]
    withdraw(engine, everywhere.judgement_id, "هدى")
    types = "SELECT type FROM effective_mention WHERE surface = :name ORDER BY start_offset"
    assert rows(engine, types, name=AMAL) == [("PERSON",), ("ORG",)]


def test_a_name_of_another_type_counts_as_whom_others_call_so(engine, dam, entity):
    each = dam()
    TYPES[AMAL] = "ORG"
    try:
        dam("فاز النور على ضيفه في روصو.", "run 2", number="2", position=2)
    finally:
        TYPES[AMAL] = "PERSON"
    correct(engine, wrong(each, "name", AMAL, verdict="corrected", value="ORG", everywhere=True), "هدى")
    assert [row for row in named(engine) if row[0] == AMAL] == [(AMAL, "ORG", 3)]
    keys = {
        key for (key,) in rows(engine, "SELECT entity_id FROM effective_entity WHERE name_ar = :n", n=AMAL)
    }
    assert keys == {entity("ORG", AMAL).key}


def test_it_counts_so_too_when_these_come_later(engine, dam, entity):
    first = dam()
    correct(engine, wrong(first, "name", AMAL, verdict="corrected", value="ORG", everywhere=True), "هدى")
    TYPES[AMAL] = "ORG"
    try:
        dam("فاز النور على ضيفه في روصو.", "run 2", number="2", position=2)
    finally:
        TYPES[AMAL] = "PERSON"
    assert [row for row in named(engine) if row[0] == AMAL] == [(AMAL, "ORG", 3)]


def test_a_name_of_another_type_may_be_judged_to_be_an_entity_of_that_type(engine, dam, entity):
    each = dam()
    correct(engine, wrong(each, "name", AMAL, verdict="corrected", value="LOC", everywhere=True), "هدى")
    judge(engine, Judgement("same", AMAL, entity("LOC", ROSSO).key, each.article_id), "هدى")
    assert (ROSSO, "LOC", 4) in named(engine)


def test_what_is_no_event_and_whose_it_is(engine, dam):
    each = dam()
    events = "SELECT actors, recipients FROM event_list"
    assert rows(engine, events) == [(f"{AMAL}، {ROSSO}", SIDI)]
    actor = wrong(each, "actor", VISITED, verdict="corrected", value=MARYAM)
    entered = correct(engine, actor, "هدى")
    assert rows(engine, events) == [(MARYAM, SIDI)]
    assert rows(engine, "SELECT Actor1Name FROM gdelt_events") == [(MARYAM,)]
    correct(engine, wrong(each, "recipient", VISITED, verdict="corrected"), "هدى")
    assert rows(engine, events) == [(MARYAM, None)]
    correct(engine, wrong(each, "event", VISITED), "هدى")
    for view in ("event_list", "gdelt_events", "polecat_events", "event_participants", "actor_recipient"):
        assert rows(engine, f"SELECT * FROM {view}") == []
    for (key,) in rows(engine, "SELECT judgement_id FROM judgement_list WHERE state = 'stands'"):
        withdraw(engine, key, "هدى")
    assert rows(engine, events) == [(f"{AMAL}، {ROSSO}", SIDI)]
    assert entered.places == 1


def test_the_later_counts(engine, dam):
    each = dam()
    for value in (SIDI, "ANON", SIDI, None, SIDI):
        correct(engine, wrong(each, "speaker", TOLD, verdict="corrected", value=value), "هدى")
        assert said(engine)[1][1] == value
    states = rows(engine, "SELECT state FROM judgement_list ORDER BY judged_at")
    assert states == [("replaced",)] * 4 + [("stands",)]


def test_it_holds_over_annotating_anew(engine, dam):
    each = dam()
    correct(engine, wrong(each, "speaker", TOLD, verdict="corrected", value=SIDI), "هدى")
    correct(engine, wrong(each, "name", AMAL, everywhere=True), "هدى")
    before = said(engine), named(engine)
    dam(run="run 2", annotator="2")
    assert (said(engine), named(engine)) == before


def test_it_is_found_again_in_a_new_wording(engine, dam):
    each = dam()
    correct(engine, wrong(each, "speaker", TOLD, verdict="corrected", value=SIDI), "هدى")
    edited = f"{TOLD} الناطق شيئا آخر في مكان بعيد عن ذلك كله. {BODY}"
    dam(edited, "run 2")
    assert [speaker for _, speaker, _ in said(engine)] == [MARYAM, MARYAM, SIDI]
    ((state, start),) = rows(engine, "SELECT state, start_offset FROM judgement_list")
    assert (state, start) == ("stands", _spans(edited, TOLD)[1][0])


def test_where_its_words_are_gone_it_says_so_and_waits(engine, dam):
    each = dam()
    correct(engine, wrong(each, "speaker", TOLD, verdict="corrected", value=SIDI), "هدى")
    dam(BODY.replace("وقال عمدة روصو سيدي ولد عمر إن السد لم يكتمل. ", ""), "run 2")
    assert rows(engine, "SELECT state, places FROM judgement_list") == [("gone", None)]
    dam(BODY + " انتهى.", "run 3")
    assert rows(engine, "SELECT state FROM judgement_list") == [("stands",)]
    assert said(engine)[1] == (TOLD, SIDI, "named")


def test_nights_in_any_order_and_killed_come_to_the_same(both_engines, loader, article, annotate):
    wordings = [BODY, f"عاجل. {BODY}", BODY.replace("في الخريف", "بعد موسم الأمطار")]
    stood = []
    for engine, calls in zip(both_engines, (resolve, lambda *_, **__: None), strict=True):
        first = article("1", body=BODY)
        loader(engine)([first], run="run 0", annotate=annotate)
        resolve(engine)
        correct(engine, wrong(first, "speaker", TOLD, verdict="corrected", value=SIDI), "هدى")
        correct(engine, wrong(first, "name", AMAL, everywhere=True), "هدى")
        for number, body in enumerate(random.Random(7).sample(wordings, 3), 1):
            loader(engine)([article("1", body=body)], run=f"run {number}", annotate=annotate)
            calls(engine)  # the second never gets to it but at the end
        resolve(engine)
        query = "SELECT version_id, about, start_offset, end_offset, verdict, value FROM correction ORDER BY 1, 2, 3"
        once = rows(engine, query)
        resolve(engine, everything=True)
        assert rows(engine, query) == once
        stood.append(once)
    assert stood[0] == stood[1] and len(stood[0]) == 9


@pytest.mark.parametrize(
    ("about", "words", "options", "message"),
    [
        ("name", "سيمتلئ", {}, "no mention was read"),
        ("name", AMAL, {"verdict": "corrected", "value": "CLUB"}, "a name is a PERSON, ORG or LOC"),
        ("statement", TOLD, {"verdict": "corrected", "value": "x"}, "cannot be said of a statement"),
        ("speaker", TOLD, {}, "cannot be said of a speaker"),
        ("speaker", TOLD, {"verdict": "corrected", "value": "فلان"}, "names nobody so; it names"),
        ("speaker", TOLD, {"verdict": "corrected", "entity_id": 7}, "7: is neither an entity"),
        ("actor", VISITED, {"verdict": "corrected", "value": "ANON"}, "may be a speaker"),
        ("event", VISITED, {"everywhere": True}, "judged at one place"),
    ],
)
def test_what_cannot_be_meant_is_said_and_changes_nothing(engine, dam, about, words, options, message):
    each = dam()
    with pytest.raises(UserError, match=message) as raised:
        correct(engine, wrong(each, about, words, **options), "هدى")
    assert "\n" not in str(raised.value)
    assert rows(engine, "SELECT * FROM judgement") == []


def test_somebody_must_say_so_and_what_was_taken_back_cannot_be_again(engine, dam):
    each = dam()
    with pytest.raises(UserError, match="has an author"):
        correct(engine, wrong(each, "statement", TOLD), " \x00 ")
    entered = correct(engine, wrong(each, "statement", TOLD), "هدى\x00", "\x00")
    withdraw(engine, entered.judgement_id, "سامي")
    with pytest.raises(UserError, match="does not stand any more, by سامي"):
        withdraw(engine, entered.judgement_id, "هدى")
    with pytest.raises(UserError, match="no judgement has this id"):
        withdraw(engine, 5, "هدى")
    assert rows(engine, "SELECT author, note FROM judgement ORDER BY judged_at") == [
        ("هدى", None),
        ("سامي", None),
    ]


def test_a_judged_link_is_withdrawn_by_its_id(engine, dam, entity):
    each = dam()
    judge(engine, Judgement("not_same", ROSSO, entity("LOC", ROSSO).key, each.article_id), "هدى")
    ((key,),) = rows(engine, "SELECT judgement_id FROM judgement_list WHERE state = 'stands'")
    assert [change.after for change in withdraw(engine, key, "هدى")] == [ROSSO]
    assert rows(engine, "SELECT state FROM judgement_list ORDER BY judged_at") == [
        ("replaced",),
        ("withdrawn",),
    ]
