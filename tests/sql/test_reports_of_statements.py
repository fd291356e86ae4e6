"""Reports of who says what, over four articles marked by hand: the same right rows on both engines."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from etl.records import Annotations, Event, EventMention, EventParticipant, Mention, Sentence, Statement
from etl.report.answers import answer
from etl.report.questions import find_question
from etl.resolve import Correction, correct

SAMI, HARBOUR, UNION = "سامي العطار", "شركة الميناء", "نقابة المرفأ"
CLAIM = "قال سامي العطار إن شركة الميناء سرحت العمال. ونفت شركة الميناء تسريح أحد."
ACCUSED = "واتهمت نقابة المرفأ شركة الميناء بالتلاعب."
DENIED = "وأنكرت شركة الميناء ما قالته نقابة المرفأ."
DEMAND = "وطالب سامي العطار شركة الميناء بالاعتذار. وذكر مصدر أن الأجور تأخرت."
# Of each article, in order: cue, its lemma, stance, speaker, content.
SAID = {
    CLAIM: [
        ("قال", "قال", "report", SAMI, "إن شركة الميناء سرحت العمال"),
        ("ونفت", "نفى", "deny", HARBOUR, "تسريح أحد"),
    ],
    ACCUSED: [("واتهمت", "اتهم", "accuse", UNION, "شركة الميناء بالتلاعب")],
    DENIED: [("وأنكرت", "أنكر", "deny", HARBOUR, "ما قالته نقابة المرفأ")],
    DEMAND: [
        ("وطالب", "طالب", "demand", SAMI, "شركة الميناء بالاعتذار"),
        ("وذكر", "ذكر", "report", None, "أن الأجور تأخرت"),
    ],
}


@pytest.fixture
def told(engine, loader, article, entity):
    """This test's warehouse with the four articles."""
    known = {name: entity(kind, name) for kind, name in (("PERSON", SAMI), ("ORG", HARBOUR), ("ORG", UNION))}

    def read(each):
        body = each.body
        found = Annotations(each.version_id, "ar", [Sentence(0, len(body))], 9, anchor_on=each.anchor_on)
        found.anchor_basis = each.anchor_basis
        for name, one in known.items():
            if name in body:
                found.entities.append(one)
            at = -1
            while (at := body.find(name, at + 1)) >= 0:
                found.mentions.append(Mention(at, at + len(name), one.type, one.key, "marked"))
        found.mentions.sort(key=lambda mention: mention.start)
        found.statements += [_statement(body, known, *said) for said in SAID[body]]
        if body == CLAIM:
            _dismissal(found, body, known[HARBOUR])
        return found

    loader(engine)(
        [
            article("1", CLAIM, source="alraya", title="تسريح", published_on=date(2025, 3, 3)),
            article("2", ACCUSED, source="sada", position=2, title=None, published_on=date(2025, 3, 10)),
            article("3", DENIED, source="sada", position=3, title=None, published_on=date(2025, 3, 12)),
            article("4", DEMAND, source="alraya", position=4, title=None, published_on=date(2025, 4, 1)),
        ],
        annotate=read,
    )
    return engine


def _statement(body, known, cue, lemma, stance, speaker, content):
    begins, at = body.index(cue), body.index(content, body.index(cue))
    places = (begins, begins + len(cue), lemma, stance, at, at + len(content))
    if speaker is None:
        words = body.index("مصدر")
        return Statement("indirect", *places, words, words + 4, None, "ANON", "anonymous", rule="marked")
    words = body.index(speaker, begins)
    who = (words, words + len(speaker), known[speaker].key, speaker, "named")
    return Statement("indirect", *places, *who, rule="marked")


def _dismissal(found, body, harbour):
    """What the first statement says that the company did."""
    at, who = body.index("سرحت"), body.index(HARBOUR)
    event = Event("COERCE", None, "170", 4, at, at + 4, "actual", rule="marked")
    event.asserted_by = 0
    found.events.append(event)
    found.event_mentions.append(EventMention(0, at, at + 4))
    actor = EventParticipant(0, "actor", HARBOUR, harbour.key)
    actor.start, actor.end = who, who + len(HARBOUR)
    found.event_participants.append(actor)


@pytest.fixture
def ask_of_statements(told, asker):
    """``ask_of_statements(report, **parameters)``: its rows."""
    return asker(told)


def test_said_about(ask_of_statements):
    demanded = ("2025-04-01", "alraya", SAMI, "demand", HARBOUR, "شركة الميناء بالاعتذار", 1, None)
    accused = ("2025-03-10", "sada", UNION, "accuse", HARBOUR, "شركة الميناء بالتلاعب", 1, None)
    told = ("2025-03-03", "alraya", SAMI, "report", HARBOUR, "إن شركة الميناء سرحت العمال", 1, "تسريح")
    denied = ("2025-03-12", "sada", HARBOUR, "deny", UNION, "ما قالته نقابة المرفأ", 1, None)
    late = ("2025-04-01", "alraya", "ANON", "report", None, "أن الأجور تأخرت", 1, None)
    assert ask_of_statements("said_about", about=HARBOUR) == [demanded, accused, told]
    assert ask_of_statements("said_about", about=HARBOUR, speaker=SAMI) == [demanded, told]
    assert ask_of_statements("said_about", speaker=HARBOUR)[0] == denied
    assert ask_of_statements("said_about", most="2") == [demanded, late]
    assert ask_of_statements("said_about", stance="deny", since="2025-03-04") == [denied]
    assert ask_of_statements("said_about", outlet="sada", about=UNION) == [denied]


def test_stance_over_time(ask_of_statements):
    march, april = ("2025-03-01", "report", 1, 1, 1, 1.0), ("2025-04-01", "demand", 1, 1, 1, 1.0)
    assert ask_of_statements("stance_over_time", speaker=SAMI) == [april, march]
    assert ask_of_statements("stance_over_time", speaker=SAMI, about=HARBOUR, until="2025-03-31") == [march]
    assert ask_of_statements("stance_over_time", speaker=SAMI, about=UNION) == []
    assert [row[0] for row in ask_of_statements("stance_over_time", speaker=SAMI, by="week")] == [
        "2025-03-31",
        "2025-03-03",
    ]


def test_sourcing_by_outlet(ask_of_statements):
    assert ask_of_statements("sourcing_by_outlet") == [
        ("alraya", "own", 2, 4, 3, 0, 1, 0, 0, 0, 0.75, 0.25),
        ("sada", "own", 2, 2, 2, 0, 0, 0, 0, 0, 1.0, 0.0),
    ]
    assert ask_of_statements("sourcing_by_outlet", outlet="alraya", since="2025-04-01")[0][2:5] == (1, 2, 1)


def test_denied_claims(ask_of_statements):
    accused = (
        "2025-03-10",
        UNION,
        "شركة الميناء بالتلاعب",
        None,
        HARBOUR,
        "2025-03-12",
        "وأنكرت ما قالته نقابة المرفأ",
    )
    told = (
        "2025-03-03",
        SAMI,
        "إن شركة الميناء سرحت العمال",
        "COERCE",
        HARBOUR,
        "2025-03-03",
        "ونفت تسريح أحد",
    )
    assert [row[:-1] for row in ask_of_statements("denied_claims")] == [accused, told]
    assert [row[-1] for row in ask_of_statements("denied_claims")] == [False, True]
    assert [row[:-1] for row in ask_of_statements("denied_claims", days="1")] == [told]
    assert [row[:-1] for row in ask_of_statements("denied_claims", claimant=UNION, denier=HARBOUR)] == [
        accused
    ]
    assert (
        ask_of_statements("denied_claims", denier=SAMI)
        == []
        == ask_of_statements("denied_claims", since="2025-03-11")
    )


def test_denied_claims_are_told_as_analysts_judged_them(told):
    """Another speaker, a statement that is none, an event that is none: each changes what stands against what."""

    def judge(about, words, cue, verdict, **right):
        with told.connect() as connection:
            version = connection.scalar(
                text("SELECT version_id FROM current_article WHERE body = :body"), {"body": words}
            )
        at = words.index(cue)
        correct(told, Correction(about, verdict, version, at, at + len(cue), **right), "هدى")

    def claims():
        with told.connect() as connection:
            found = answer(connection, find_question("denied_claims"))
        return [(row[1], row[4]) for row in found.rows]

    assert claims() == [(UNION, HARBOUR), (SAMI, HARBOUR)]
    judge("speaker", CLAIM, "قال", "corrected", value="ANON")
    assert claims() == [(UNION, HARBOUR)]
    judge("speaker", DENIED, "وأنكرت", "corrected", value=UNION)
    assert claims() == []
    judge("speaker", DENIED, "وأنكرت", "corrected", value=HARBOUR)
    judge("statement", ACCUSED, "واتهمت", "rejected")
    assert claims() == []
    judge("speaker", CLAIM, "قال", "corrected", value=SAMI)
    assert claims() == [(SAMI, HARBOUR)]
    judge("event", CLAIM, "سرحت", "rejected")
    assert claims() == []


@pytest.mark.parametrize("report", ["said_about", "denied_claims", "claims_about_events"])
def test_a_row_says_where_its_words_stand(told, report):
    with told.connect() as connection:
        found = answer(connection, find_question(report))
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
        bodies = dict(connection.execute(text("SELECT version_id, body FROM current_article")).tuples().all())
    assert rows
    for row in rows:
        words = bodies[row["version_id"]][row["start_offset"] : row["end_offset"]]
        assert words == row.get("words", words) and words in row.get("denial", row.get("sentence", words))
