"""The trained tagger: labels to names, and what it finds in sentences no list decides."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.annotate import kept
from etl.annotate.crf import Crf
from etl.annotate.document import read_document
from etl.annotate.names import tagger
from etl.annotate.names.features import enumerated, list_evidence, phrase_evidence, sentence_features
from etl.annotate.names.spans import NameTokens
from etl.annotate.names.tagger import NameTagger, names_of, shared_tagger
from etl.annotate.syntax.quotation import short_stretches


def spans(labels: str, offset: int = 0) -> list[tuple[int, int, str]]:
    return [(name.first, name.past, name.type) for name in names_of(labels.split(","), offset)]


def tagged(text: str) -> list[tuple[str, str]]:
    document = read_document(text)
    return [
        (text[document.starts[name.first] : document.ends[name.past - 1]], name.type)
        for name in shared_tagger().names(NameTokens(document))
    ]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("B-PER,I-PER,O,B-LOC", [(0, 2, "PERSON"), (3, 4, "LOC")]),
        ("B-LOC,B-LOC,I-LOC", [(0, 1, "LOC"), (1, 3, "LOC")]),
        ("O,I-ORG,I-ORG,O", [(1, 3, "ORG")]),  # an I that nothing opened begins a name
        ("B-PER,I-ORG", [(0, 1, "PERSON"), (1, 2, "ORG")]),
        ("B-PER,O,I-PER", [(0, 1, "PERSON"), (2, 3, "PERSON")]),
        ("O,O", []),
        ("", []),  # what the CRF may answer to a sentence without features
    ],
)
def test_labels_become_names(labels: str, expected: list[tuple[int, int, str]]) -> None:
    assert spans(labels) == expected


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("أعلنت وزارة الشؤون الدينية الجزائرية أن الشهر بدأ", "وزارة الشؤون الدينية الجزائرية"),
        ('تخطط شركة "نجم البحار" لإطلاق هاتف', 'شركة " نجم البحار "'),
        ("التقى رئيس جامعة القاهرة الطلبة", "جامعة القاهرة"),
    ],
)
def test_the_features_tell_how_far_a_phrase_goes(text: str, phrase: str) -> None:
    tokens = NameTokens(read_document(text))
    said = list(phrase_evidence(tokens, list(short_stretches(tokens.document.tokens))))
    first = next(place for place, sign in said if sign.startswith("hB"))
    last = next(place for place, sign in said if sign.startswith("hE"))
    assert " ".join(tokens.document.tokens[first : last + 1]) == phrase
    inside = {place for place, sign in said if sign.startswith("hI")}
    assert inside == set(range(first + 1, last + 1))


def test_a_head_without_a_complement_is_told_as_such() -> None:
    assert {sign for _, sign in phrase_evidence(NameTokens(read_document("وزارة ثم")), [])} == {
        "h0O+ministry"
    }


def test_an_article_is_about_sport_by_more_than_one_word_of_it() -> None:
    assert NameTokens(read_document("سجل المهاجم هدف المباراة الوحيد")).about_sport
    assert not NameTokens(read_document("كان هدف الزيارة بحث التعاون")).about_sport


def test_names_count_tokens_from_the_sentence_start() -> None:
    assert spans("O,B-PER,I-PER", 10) == [(11, 13, "PERSON")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال المتحدث سامر الزعبوطي للصحفيين إن الاجتماع تأجل.", ("سامر الزعبوطي", "PERSON")),
        ("والتقى الرئيس المصري نظيره الفرنسي في باريس أمس.", ("باريس", "LOC")),
        ("وقالت حركة النهضة في بيان إنها ترفض القرار.", ("حركة النهضة", "ORG")),
        ("وقال عبد الرحمن الزعبي مدير الشركة إن النتائج جيدة.", ("عبد الرحمن الزعبي", "PERSON")),
    ],
)
def test_names_are_told_by_their_context(text: str, name: tuple[str, str]) -> None:
    assert name in tagged(text)


def test_ordinary_words_are_no_names() -> None:
    assert tagged("وارتفعت الأسعار خلال الشهر الماضي بنسبة كبيرة بسبب زيادة الطلب على المواد الغذائية.") == []


@pytest.mark.parametrize("text", ["", "،", "و", "ل", ". . .", "محمد " * 500, "A" * 2000, "محمد Smith ١٢ «»"])
def test_broken_text_is_taken(text: str) -> None:
    document = read_document(text)
    for name in shared_tagger().names(NameTokens(document)):
        assert 0 <= name.first < name.past <= len(document.tokens)


@settings(max_examples=40)
@given(st.text(alphabet="محدابوال عبد نقي.،«»()123xy\n", max_size=80))
def test_names_lie_in_their_sentences_and_never_overlap(text: str) -> None:
    document = read_document(text)
    names = shared_tagger().names(NameTokens(document))
    for left, right in pairwise(names):
        assert left.past <= right.first
    for name in names:
        assert any(first <= name.first and name.past <= past for first, past in document.sentences)


def test_what_was_read_before_changes_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "زار وزير الخارجية العراقي فؤاد حسين طهران، وقال حسين إن المحادثات مثمرة."
    reading = NameTokens(read_document(text))
    fresh = NameTagger().names(reading)
    used = NameTagger()
    used.names(NameTokens(read_document("قال حسين في القاهرة إن الحزب لن يشارك.")))
    assert used.names(reading) == fresh
    monkeypatch.setattr(kept, "MOST_KEPT", 1)  # every article starts with nothing kept
    other = NameTokens(read_document("قال حسين في القاهرة إن الحزب لن يشارك."))
    assert other.document.words is not reading.document.words
    used.names(other)
    assert used.names(reading) == fresh


def test_a_failure_leaves_no_form_half_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = NameTokens(read_document("قال محمد بن نايف في القاهرة إن الحزب لن يشارك."))
    used = NameTagger()
    with monkeypatch.context() as broken, pytest.raises(MemoryError):
        broken.setattr(tagger, "form_features", lambda form: (_ for _ in ()).throw(MemoryError))
        used.names(reading)
    assert used.names(reading) == NameTagger().names(reading)


def test_the_tagger_scores_what_the_trainer_reads() -> None:
    reading = NameTokens(
        read_document("أعلن حزب الأمة «البيان» أمس.\nوقالت (رويترز) إن محمد بن نايف وصل إلى جدة.")
    )
    crf = Crf(tagger.MODEL)
    scores = [
        crf.weights[[crf.rows[attribute] for attribute in attributes if attribute in crf.rows]].sum(axis=0)
        for sentence in sentence_features(reading)
        for attributes in sentence
    ]
    assert np.allclose(scores, shared_tagger().scores(reading), atol=1e-4)


def test_every_token_has_features_and_those_name_their_group() -> None:
    document = read_document("أعلن حزب الأمة، أمس.\nوقالت (رويترز) إن 12 شخصا أصيبوا.")
    sentences = list(sentence_features(NameTokens(document)))
    assert [len(rows) for rows in sentences] == [past - first for first, past in document.sentences]
    assert {item[0] for rows in sentences for row in rows for item in row} <= set("wackfnghsvmtpdel")


def test_neighbours_are_paired_by_sort_where_their_words_are_unknown() -> None:
    """Two words that no list knows make the same pair with the word before."""

    def pairs(text: str) -> set[str]:
        (rows,) = sentence_features(NameTokens(read_document(text)))
        return {item for item in rows[1] if item.startswith("m+1")}

    assert pairs("قال الأمير زعبوطيتي") == pairs("قال الأمير جعموشيتي") != pairs("قال الأمير في")


def test_an_item_of_an_enumeration_hears_of_the_one_before() -> None:
    document = read_document(
        "شارك محمد سالم، وزعبوط، ثم غادروا القاعة الكبيرة التي وصل إليها أمس وفد، ثم عاد."
    )
    tokens = NameTokens(document)
    said = dict(enumerated(tokens, list_evidence(tokens)))
    assert {document.tokens[place] for place in said} == {"وزعبوط", "ثم"}


def test_a_title_tells_whether_a_name_or_more_of_the_title_follows() -> None:
    def signs(text: str) -> set[str]:
        tokens = NameTokens(read_document(text))
        return {item for item in list_evidence(tokens)[1] if item.startswith("t=")}

    assert any(item.endswith("w") for item in signs("المدرب لوبتيغي غاب"))
    assert all(item.endswith("d") for item in signs("مدرب المنتخب غاب"))


def test_an_article_tells_that_a_rare_word_comes_again_and_that_it_speaks() -> None:
    document = read_document("قال زعبوط إنه مستعد.\nثم غادر زعبوط القاعة.")
    (_, rows) = sentence_features(NameTokens(document))
    said = rows[document.tokens.index("زعبوط", 4) - document.sentences[1][0]]
    assert {"dsaid", "d#20"} <= set(said)


def test_an_article_tells_of_a_word_what_its_other_places_show() -> None:
    text = "قال الرئيس زعبوط إنه مستعد.\nثم غادر زعبوط القاعة."
    document = read_document(text)
    place = document.tokens.index("زعبوط", document.tokens.index("غادر"))
    first = document.sentences[1][0]
    features = list(sentence_features(NameTokens(document)))[1][place - first]
    assert any(item.startswith("dt>") for item in features)
    alone = read_document("ثم غادر زعبوط القاعة.")
    assert not any(item.startswith("dt>") for item in next(sentence_features(NameTokens(alone)))[2])
