"""What an article is about."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from etl.annotate.document import read_document
from etl.annotate.topics import TopicAnnotator
from etl.annotate.topics.annotator import choose
from etl.annotate.topics.features import BUCKETS, ROOTED, WORDS, features, topics
from etl.annotate.topics.model import read_model
from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon
from etl.records import Annotations, ArticleTopic

MATCH = (
    "فاز نادي الشعلة على ضيفه الوفاق بثلاثة أهداف لهدف في مباراة مؤجلة من الدوري، وسجل المهاجم سالم العولقي هدفين قبل "
    "نهاية الشوط الأول."
)
STRIKE = (
    "دخل أطباء المستشفيات في إضراب عن العمل ليومين بدعوة من نقابتهم للمطالبة بزيادة الأجور، وقالت الوزارة إن المرضى في "
    "أقسام الطوارئ لن يتأثروا."
)


def read(text: str, title: str = "") -> list[ArticleTopic]:
    found = Annotations(version_id=1)
    TopicAnnotator().annotate(read_document(text, title=title), found)
    return found.topics


def test_a_match_is_sport_and_nothing_else() -> None:
    (topic,) = read(MATCH)
    assert (topic.topic, topic.code) == ("sport", "medtop:15000000")
    assert topic.score > 0.8


def test_an_article_has_several_topics_the_likeliest_first() -> None:
    found = read(STRIKE, "إضراب الأطباء يدخل يومه الثاني")
    assert {each.topic for each in found} == {"labour", "health"}
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_the_title_counts() -> None:
    body = "قال المسؤول إن العمل يجري كما ينبغي وإن النتائج ستعلن في وقت لاحق من الأسبوع."
    assert {each.topic for each in read(body, "زلزال يهز إقليم الحوز")} >= {"disaster"}
    assert "disaster" not in {each.topic for each in read(body)}


@pytest.mark.parametrize("text", ["", "نعم", "؟ ! .", "غادر الوفد العراق وباريس."])
def test_a_text_of_next_to_no_words_is_about_nothing(text: str) -> None:
    assert read(text) == []


def test_clitics_and_spelling_do_not_matter() -> None:
    one, other = (features(read_document(text)) for text in ("وبالمدرسه الى", "المدرسة إلى"))
    assert one == other


def test_words_are_one_vector_their_consonants_another_and_listed_words_a_third() -> None:
    values = features(read_document(STRIKE))
    words = sum(value * value for bucket, value in values.items() if bucket < WORDS)
    roots = sum(value * value for bucket, value in values.items() if WORDS <= bucket < BUCKETS)
    listed = {topics()[bucket - BUCKETS] for bucket in values if bucket >= BUCKETS}
    assert (words, roots) == pytest.approx((1.0, ROOTED * ROOTED))
    assert {"labour", "health"} <= listed


def test_forms_of_a_root_share_its_consonants() -> None:
    one, other, third = (features(read_document(text)) for text in ("تاجر", "تجارة", "جارة"))
    assert {bucket for bucket in one.keys() & other.keys() if WORDS <= bucket < BUCKETS}
    assert not {bucket for bucket in one.keys() & third.keys() if WORDS <= bucket < BUCKETS}


def test_the_likeliest_is_chosen_where_none_is_likely_enough_unless_it_is_unlikely() -> None:
    least = np.array([0.5, 0.5, 0.3], np.float32)
    assert choose(np.array([0.6, 0.9, 0.1], np.float32), least) == [1, 0]
    assert choose(np.array([0.2, 0.4, 0.1], np.float32), least) == [1]
    assert choose(np.array([0.1, 0.1, 0.1], np.float32), least) == []


def test_a_model_is_read_as_it_is_written(tmp_path: Path) -> None:
    cells = ["0"] * len(topics())
    rows = [
        ["bias", *cells],
        ["least", *(["500"] * len(topics()))],
        ["7", "2000", *([""] * (len(topics()) - 1))],
    ]
    path = tmp_path / "topics.tsv.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines("\t".join(row) + "\n" for row in rows)
    model = read_model(path)
    likely = model.probabilities({7: 1.0, 9: 4.0})
    assert likely[0] == pytest.approx(1 / (1 + np.exp(-2)), abs=1e-6)
    assert likely[1] == pytest.approx(0.5)
    assert model.least.tolist() == [0.5] * len(topics())


def test_a_listed_word_speaks_for_topics_that_there_are() -> None:
    rows = read_lexicon("topic_words")
    assert {topic for row in rows for topic in alternatives(row["topic"])} == set(topics())
    keys = [match_key(row["word"]) for row in rows]
    assert len(topics()) == 17 and len(keys) > 700
