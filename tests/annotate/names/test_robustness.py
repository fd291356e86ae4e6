"""Texts that try to break the annotator: nothing is raised, and every span lies where its words stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.annotate.document import read_document
from etl.annotate.names import NameAnnotator
from etl.annotate.names.find.repetitions import repeated
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.pipeline import Pipeline
from etl.clean import restore
from etl.records import Annotations

HOSTILE = {
    "empty": "",
    "white space": " \n\t ",
    "a lone clitic": "و",
    "clitics alone": "و ف ب ل ك س لل ال",
    "a name of 500 words": "قال " + "محمد بن " * 250 + "إن ذلك صحيح",
    "a title without end": "رئيس " * 300,
    "heads without end": "وزارة " * 300,
    "mixed scripts": "قال John محمد Smith من شركة Microsoftمايكروسوفت و3M للـBBC",
    "brackets": "((((«««محمد»»»))))",
    "a single mark": "،",
    "joined heads at the end": "وصل إلى جامعة",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_spans_lie_in_the_text_in_order_without_overlap(text):
    found = Annotations(version_id=0)
    NameAnnotator().annotate(read_document(text), found)
    end = 0
    for mention in found.mentions:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
    keys = {entity.key for entity in found.entities}
    assert {mention.entity for mention in found.mentions} <= keys
    assert {role.person for role in found.roles} - {None} <= keys


WORDS = (
    "قال محمد بن وزارة الخارجية الداخلية والتعليم للعراق بالقاهرة الرئيس الشيخ و ، . « » ( آل عبد الله طرابلس شمالي "
    "جامعة الملك فهد أمس وكالة الأنباء لشؤون رضي ولبنان 12 BBC مطار ابن الجمهورية العراقية أبي على إدارة مجلس"
)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=40))
def test_any_order_of_such_words_is_read(words):
    text = " ".join(words)
    found = Annotations(version_id=0)
    NameAnnotator().annotate(read_document(text), found)
    end = 0
    for mention in found.mentions:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


def test_marks_of_direction_inside_a_name_come_back_with_it():
    body = "وصل مصطفى \u200fالكاظم\u200fي إلى بغداد أمس، وقال الكاظمي إن العراق بلد مستقر يرحب بالجميع."
    article = restore(source="a", identity="1", address="x", position=1, body=body)
    [found], rejected = Pipeline([NameAnnotator()]).annotate([article])
    assert not rejected
    people = [mention for mention in found.mentions if mention.type == "PERSON"]
    assert len({mention.entity for mention in people}) == 1
    assert {"مصطفى الكاظمي", "الكاظمي"} == {body[m.start : m.end].replace("\u200f", "") for m in people}


def test_a_repetition_at_the_end_does_not_reach_beyond_it():
    tokens = NameTokens(read_document("وصل فؤاد النجار ثم فؤاد إلى المدينة، وبعدها فؤاد"))
    names = [Name(1, 3, "PERSON", "test", 0.9), Name(4, 5, "PERSON", "test", 0.9)]
    assert [(name.first, name.past) for name in repeated(tokens, names)] == [(1, 3), (4, 5), (9, 10)]


def test_what_the_tagger_alone_took_for_a_man_once_is_looked_for_again_only_without_the_article():
    tokens = NameTokens(
        read_document("تزرع بذور الكمون في الربيع، ثم يجفف الكمون ويباع، كما زار زعبوطي ثم غادر زعبوطي")
    )
    places = [tokens.document.tokens.index(word) for word in ("الكمون", "زعبوطي")]
    names = [Name(place, place + 1, "PERSON", "tagger", 0.8) for place in places]
    added = [
        tokens.document.tokens[name.first] for name in repeated(tokens, names) if name.rule == "repetition"
    ]
    assert added == ["زعبوطي"]
