"""The pipeline: spans that hold in the body, failures kept to their article, annotators by name."""

import gc
import re
import weakref
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.annotate import Pipeline, annotate, default_pipeline, pipeline
from etl.annotate.document import Document, read_document
from etl.annotate.names import NameAnnotator
from etl.annotate.pipeline import ANNOTATORS, TOKENISER_VERSION
from etl.clean import restore
from etl.errors import ConfigError
from etl.records import Annotations, CleanArticle, DateExpression, Mention, Reason, Role, Statement


def article(body: str, position: int = 1, published_on: date | None = None) -> CleanArticle:
    return restore(
        source="sabah",
        identity=str(position),
        address="in/a.jsonl",
        position=position,
        body=body,
        published_on=published_on,
    )


def test_relative_dates_of_an_undated_article_count_from_the_day_it_was_observed() -> None:
    undated = restore(
        source="s",
        identity="1",
        address="a",
        position=1,
        body="وصل الوفد إلى بغداد أمس.",
        observed_on=date(2022, 3, 15),
    )
    (found,), _ = default_pipeline().annotate([undated])
    assert [(d.first_day, d.anchor) for d in found.dates] == [(date(2022, 3, 14), "observed")]
    undated.published_on = date(2022, 3, 10)
    (found,), _ = default_pipeline().annotate([undated])
    assert [(d.first_day, d.anchor) for d in found.dates] == [(date(2022, 3, 9), "published")]


class EveryKind:
    """Marks each token after قال as a mention, a role, a date and a statement."""

    name = "every_kind"
    version = "1"

    def annotate(self, document: Document, found: Annotations) -> None:
        for at, token in enumerate(document.tokens[:-1]):
            if token == "قال":
                start, end = document.starts[at + 1], document.ends[at + 1]
                cue = document.starts[at], document.ends[at]
                found.mentions.append(Mention(start, end, "PERSON", 1, "test"))
                found.roles.append(Role(start, end, None, "وزير"))
                found.dates.append(
                    DateExpression(
                        start, end, "P1D", "P1D", None, None, "day", "gregorian", "duration", "none", "test"
                    )
                )
                found.statements.append(
                    Statement(
                        "direct",
                        *cue,
                        "قال",
                        "report",
                        start,
                        end,
                        *cue,
                        None,
                        document_start=start,
                        document_end=end,
                    )
                )


class FailsOn:
    name = "fails"
    version = "7"

    def __init__(self, word: str) -> None:
        self.word = word

    def annotate(self, document: Document, found: Annotations) -> None:
        if self.word in document.tokens:
            raise LookupError("no such lemma")


class OutOfText:
    name = "outside"
    version = "1"

    def annotate(self, document: Document, found: Annotations) -> None:
        found.mentions.append(Mention(0, len(document.text) + 1, "LOC", 1, "rule_x"))


def test_every_kind_of_span_leads_back_to_the_body() -> None:
    body = "قـال&nbsp;الْعِراقُ،وقَال ثم قَـالَ لبنـان."
    (found,), rejected = Pipeline([EveryKind()]).annotate([article(body)])
    assert rejected == []
    surfaces = ["الْعِراقُ", "لبنـان"]
    for items in (found.mentions, found.roles, found.dates):
        assert [body[item.start : item.end] for item in items] == surfaces
    first, second = found.statements
    assert body[first.cue_start : first.cue_end] == "قـال"
    assert body[second.cue_start : second.cue_end] == "قَـالَ"
    assert body[second.content_start : second.content_end] == "لبنـان"
    assert (second.speaker_start, second.speaker_end) == (second.cue_start, second.cue_end)
    assert (second.document_start, second.document_end) == (second.content_start, second.content_end)


@given(st.text(st.sampled_from("مصر ولبنان\u064b\u0640\u200f\u00a0.،؟«»&;<b>ﻻ1٢"), max_size=120))
def test_surfaces_stand_at_their_spans_whatever_the_body(body: str) -> None:
    found, rejected = annotate([article(body)])
    assert rejected == []
    for mention in found[0].mentions:
        assert 0 <= mention.start < mention.end <= len(body)
    ends = [0, *(at for span in found[0].sentences for at in (span.start, span.end))]
    assert ends == sorted(ends) and ends[-1] <= len(body)


def test_an_article_an_annotator_fails_on_is_rejected_and_the_others_go_on() -> None:
    articles = [
        article(f"زار الوفد {where} أمس الأول", at) for at, where in enumerate(("مصر", "بابل", "لبنان"), 1)
    ]
    found, (rejected,) = Pipeline([NameAnnotator(), FailsOn("بابل")]).annotate(articles)
    assert [each.version_id for each in found] == [articles[0].version_id, articles[2].version_id]
    assert (rejected.position, rejected.stage, rejected.reason) == (2, "annotate", Reason.ANNOTATOR_FAILED)
    assert (rejected.address, rejected.source) == ("in/a.jsonl", "sabah")
    assert rejected.detail == "annotator fails failed: LookupError: no such lemma"
    assert rejected.excerpt == "زار الوفد بابل أمس الأول"


def test_what_was_read_of_an_article_goes_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """By itself: a thousand articles that wait for the collector of garbage are 160 MB."""
    read: list[weakref.ref[Document]] = []

    def noted(*given: Any) -> Document:
        document = read_document(*given)
        read.append(weakref.ref(document))
        return document

    monkeypatch.setattr("etl.annotate.pipeline.read_document", noted)
    default_pipeline().load()  # the first article of a process has garbage looked for
    read.clear()
    gc.disable()
    try:
        body = "قال وزير الخارجية سامي الورداني إن الجيش قصف المدينة، وأضاف أن الوزير زار موقع القصف."
        default_pipeline().annotate([article(body)])
        Pipeline([NameAnnotator(), FailsOn("الجيش")]).annotate([article(body)])
        assert [reference() for reference in read] == [None, None]
    finally:
        gc.enable()


def test_a_span_outside_the_text_is_a_failure_not_a_row() -> None:
    found, (rejected,) = Pipeline([OutOfText()]).annotate([article("زار الوفد مصر")])
    assert found == []
    assert rejected.detail == (
        "mapping spans to the body failed: ValueError: the span 0-14 is not in the text"
    )


def test_other_languages_get_sentences_only() -> None:
    (found,), _ = annotate([article("وزیر امور خارجه ایران گفت مذاکرات آغاز می‌شود. او به عراق رفت.")])
    assert found.language == "fa"
    assert len(found.sentences) == 2 and found.token_count > 8
    assert found.mentions == []


@pytest.mark.parametrize(
    "body", ["م", "مصر", "...", "«»", "م" * 1_000_000, "مصرEgyptعراق 埃及", "\u064b\u064b", "-\n-\n"]
)
def test_odd_bodies(body: str) -> None:
    found, rejected = annotate([article(body)])
    assert (len(found), rejected) == (1, [])


@pytest.mark.parametrize(
    "body",
    [
        "وتجمع العمال أمام مقر الولاية مطالبين",
        "أكد عضو اللجنة سامي الفاسي خلال ندوة عقدتها اللجنة في المدينة مؤخرا أن",
        "وقال إن السفينة ستخضع للتفتيش دون",
        "أوصت الهيئة السياسية لحزب الكتلة الوطنية (حزب",
        "والرجل الذي كان يعتبر المقرب من والده الذي قتل في باكستان في 2011، والذي يلق ب أحيانا «المعلم",
        "ونقل بيان لوزارة الداخلية عن ثلاثة من المشتبه بهم، وهم من أهالي بابل، قولهم: «كنا نعتزم مهاجمة",
        "وطالبت نقابة المعلمين، في رسالة وجهتها الاثنين 3 مايو 2021 إلى رئيس الوزراء، بالإفراج عن المعتقلين",
    ],
)
def test_a_text_may_end_and_begin_anywhere(body: str) -> None:
    """Feeds and teasers break off behind any word, and in brackets and quotation marks."""
    words = [(word.start(), word.end()) for word in re.finditer(r"\S+", body)]
    cut = [body[:end] for _, end in words] + [body[start:] for start, _ in words]
    assert annotate([article(each, at) for at, each in enumerate(cut, 1)])[1] == []


def test_annotators_are_switched_off_by_name() -> None:
    assert [each.name for each in default_pipeline().annotators] == list(ANNOTATORS)
    assert [each.name for each in default_pipeline(frozenset(ANNOTATORS)).annotators] == []
    (found,), _ = annotate([article("زار الوفد مصر وعاد إلى لبنان")], without=frozenset(ANNOTATORS))
    assert (found.mentions, found.language) == ([], "ar")


def test_an_unknown_annotator_cannot_be_switched_off() -> None:
    with pytest.raises(ConfigError, match="no annotator is called colours; the annotators are "):
        default_pipeline(frozenset({"colours"}))


def test_the_fingerprint_tells_pipelines_apart() -> None:
    class Later(FailsOn):
        version = "8"

    pipelines = [
        Pipeline([]),
        Pipeline([FailsOn("")]),
        Pipeline([Later("")]),
        Pipeline([FailsOn(""), Later("")]),
    ]
    assert len({pipeline.fingerprint for pipeline in pipelines}) == 4
    assert Pipeline([FailsOn("")]).fingerprint == Pipeline([FailsOn("x")]).fingerprint
    assert Pipeline([FailsOn("")]).description == f"tokeniser {TOKENISER_VERSION}, fails 7"


def test_the_same_article_gives_the_same_annotations() -> None:
    articles = [article("عمان - زار وزير الخارجية الأردني قطر ومالي وعمان. ثم عاد.")]
    assert asdict(annotate(articles)[0][0]) == asdict(annotate(articles)[0][0])


def test_lexicons_and_models_are_part_of_the_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Pipeline([]).fingerprint
    monkeypatch.setattr(pipeline, "data_sha256", lambda: "another digest")
    assert Pipeline([]).fingerprint != before
