"""Training learns what its data shows, and the same data give the same model to the byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.annotate.crf import Crf
from etl.annotate.names.spans import NameTokens
from etl.annotate.names.tagger import NameTagger
from etl.annotate.syntax.clitics import CliticSegmenter
from training import __main__ as training
from training import marked_news, raw_news, train_clitics, train_names, train_prior
from training.clitic_data import DividedWord, parse_divided
from training.name_data import labelled_texts, read_bio, spans

# After سافر إلى comes a place, before أعلن a person: of ten words each, seven are learnt and three asked for.
PLACES = ["قرطاج", "بنزرت", "نابل", "سوسة", "المنستير", "صفاقس", "قابس", "توزر", "جربة", "طبرقة"]
PEOPLE = ["سامي", "نبيل", "هشام", "رامي", "كريم", "عادل", "فاتن", "سلمى", "منير", "جميلة"]


def bio(first: int, past: int) -> str:
    sentences = [
        f"سافر O\nأمس O\nإلى O\n{place} B-LOC\nثم O\nأعلن O\n{person} B-PERS\nعودته O\n. O\n"
        for place, person in zip(PLACES[first:past], PEOPLE[first:past], strict=True)
    ]
    return "\n".join(sentences)


def examples(folder: Path, first: int, past: int) -> list[train_prior.Example]:
    file = folder / f"{first}.txt"
    file.write_text(bio(first, past), "utf-8")
    return train_prior.examples(list(labelled_texts(read_bio(file))))


def test_names_are_learnt_from_what_stands_around_them(tmp_path: Path) -> None:
    model = tmp_path / "names.crfsuite"
    train_prior.train(examples(tmp_path, 0, 7), model)
    counted = train_prior.counts(examples(tmp_path, 7, 10), model)
    for kind in ("LOC", "PER"):
        assert [counted[kind, name] for name in ("gold", "found", "right")] == [3, 3, 3]


def test_the_same_sentences_make_the_same_name_model(tmp_path: Path) -> None:
    once, twice = tmp_path / "once", tmp_path / "twice"
    for saved in (once, twice):
        trained = saved.with_suffix(".crfsuite")
        train_prior.train(examples(tmp_path, 0, 7), trained)
        train_prior.save(trained, saved)
    assert once.read_bytes() == twice.read_bytes()


def test_a_feature_group_left_out_is_in_no_example(tmp_path: Path) -> None:
    file = tmp_path / "train.txt"
    file.write_text(bio(0, 2), "utf-8")
    texts = list(labelled_texts(read_bio(file)))
    groups = {item[0] for rows, _ in train_prior.examples(texts) for row in rows for item in row}
    assert "w" in groups
    kept = {item[0] for rows, _ in train_prior.examples(texts, "w") for row in rows for item in row}
    assert kept == groups - {"w"}


MARKED = [
    (
        f"وصل أمس إلى مدينة سيدي {place} وزير، ثم أعلن {person} الماطري من شركة «{person}» أن الطريق سالك.",
        [
            ("مدينة ", f"سيدي {place}", "LOC"),
            ("أعلن ", f"{person} الماطري", "PERSON"),
            ("من ", f"شركة «{person}»", "ORG"),
        ],
    )
    for place, person in zip(PLACES, PEOPLE, strict=True)
]


@pytest.fixture
def marked(tmp_path: Path) -> list[marked_news.MarkedArticle]:
    """Articles of which half are older and half recent press."""
    (tmp_path / "train").mkdir()
    for file, records in zip(list(marked_news.FILES.values())[:2], (MARKED[:5], MARKED[5:]), strict=True):
        lines = []
        for text, expected in records:
            starts = [text.index(before + name) + len(before) for before, name, _ in expected]
            names = [
                [start, start + len(name), kind]
                for start, (_, name, kind) in zip(starts, expected, strict=True)
            ]
            lines.append(json.dumps({"id": text, "text": text, "names": names}, ensure_ascii=False))
        (tmp_path / file).write_text("\n".join(lines), "utf-8")
    return marked_news.marked_articles(tmp_path)


def test_marked_articles_are_labelled_by_token_with_the_marks_a_name_holds(
    marked: list[marked_news.MarkedArticle],
) -> None:
    text = marked[0].text
    assert [
        (" ".join(text.document.tokens[first:past]), kind) for first, past, kind in spans(text.labels)
    ] == [("سيدي قرطاج", "LOC"), ("سامي الماطري", "PER"), ("شركة « سامي »", "ORG")]
    assert [article.press for article in marked] == ["ant"] * 5 + ["recent"] * 5


def test_the_names_of_an_article_with_more_marked_are_its_entities_of_the_types_learnt(
    tmp_path: Path,
) -> None:
    (tmp_path / "dev" / "corpus").mkdir(parents=True)
    entities = [{"span": [4, 8], "type": "PERSON"}, {"span": [12, 18], "type": "EVENT"}]
    record = {"id": "1", "text": "قال سامي إن مهرجان قرطاج انتهى.", "entities": entities}
    (tmp_path / marked_news.FILES["dev"]).write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    (article,) = marked_news.marked_articles(tmp_path)
    assert (article.press, article.names) == ("dev", {(4, 8, "PERSON")})
    assert spans(article.text.labels) == [(1, 2, "PER")]


def test_the_names_of_our_own_news_stand_in_its_texts(tmp_path: Path) -> None:
    names: dict[str, list[tuple[int, int, str]]] = {}
    for article, start, end, kind in raw_news.label_rows(marked_news.LABELS):
        names.setdefault(article, []).append((int(start), int(end), kind))
    own = list(raw_news.labelled_texts(tmp_path, names))
    assert [each.id for each in marked_news.taught_articles(tmp_path)] == [each.name for each in own]
    for each in own:
        text, past = f"{each.title}\n{each.body}", 0
        for start, end, kind in sorted(names[each.name]):
            assert past <= start < end <= len(text), each.name
            assert kind in marked_news.SHORT
            assert text[start:end].strip() == text[start:end]
            past = end


def test_every_article_is_asked_for_once_and_by_a_tagger_that_did_not_learn_from_it(
    marked: list[marked_news.MarkedArticle],
) -> None:
    asked_for = []
    for learned, asked in train_names.folds(marked):
        assert sorted(each.id for each in learned + asked) == sorted(each.id for each in marked)
        assert {each.press for each in asked} == {"ant", "recent"}
        asked_for += asked
    assert len(asked_for) == len(marked)


def prior_model(folder: Path) -> Path:
    """A model that knows no organisations."""
    trained, prior, corpus = folder / "prior.crfsuite", folder / "prior.tsv.gz", folder / "prior.txt"
    longer = "سافر O\nإلى O\nسيدي B-LOC\nبوزيد I-LOC\nثم O\nأعلن O\nسامي B-PERS\nكريم I-PERS\nعودته O\n"
    corpus.write_text(f"{bio(0, 7)}\n{longer}", "utf-8")
    train_prior.train(train_prior.examples(list(labelled_texts(read_bio(corpus)))), trained)
    train_prior.save(trained, prior)
    return prior


def test_conventions_are_learnt_on_top_of_the_prior_and_saved_as_one_model(
    tmp_path: Path, marked: list[marked_news.MarkedArticle]
) -> None:
    prior = prior_model(tmp_path)
    once, twice = tmp_path / "once.tsv.gz", tmp_path / "twice.tsv.gz"
    learned = marked[:3] + marked[5:8]
    for model in (once, twice):
        train_names.train(learned, train_names.lessons(marked, prior), prior, model)
    assert once.read_bytes() == twice.read_bytes()
    asked = [article.text for article in marked[3:5] + marked[8:]]
    counted = train_names.counts(asked, NameTagger(once))
    for kind in ("ORG", "LOC", "PER"):
        assert [counted[kind, name] for name in ("gold", "found", "right")] == [4, 4, 4]
    assert "B-ORG" not in NameTagger(prior).labels


def test_a_model_saved_with_its_prior_scores_as_the_two_do(
    tmp_path: Path, marked: list[marked_news.MarkedArticle]
) -> None:
    prior = prior_model(tmp_path)
    text, model = marked[0].text, tmp_path / "model.tsv.gz"
    trust = {("=B-LOC", "B-LOC"): 2.0, ("=B-PER", "O"): -0.5}
    train_names.write(trust | {("w=قرطاج", "B-LOC"): 1.0}, {}, ["B-LOC", "I-LOC", "O"], Crf(prior), model)
    tokens = NameTokens(text.document)
    before, after = NameTagger(prior), NameTagger(model)
    believed = dict(zip(before.labels, before.scores(tokens).T, strict=True))
    place, outside = (after.scores(tokens)[:, after.labels.index(label)] for label in ("B-LOC", "O"))
    listed = [1.0 if form.stem == "قرطاج" else 0.0 for form in tokens]
    assert place == pytest.approx(2 * believed["B-LOC"] + listed, abs=0.05)
    assert outside == pytest.approx(-0.5 * believed["B-PER"], abs=0.05)


def divided(*marked: str) -> list[DividedWord]:
    return [DividedWord(*parse_divided(word), proper=False) for word in marked]


CLITICS = divided(
    *(f"{before}{stem}" for stem in ("كتاب", "مسجد", "شارع", "مكتب", "ملعب") for before in ("", "و+", "و+ال+", "ال+")),
    *(f"{stem}=ه" for stem in ("كتاب", "مسجد", "شارع", "مكتب", "ملعب")),
    *("واشنطن", "وليد", "وائل"),
)  # fmt: skip


def test_clitics_are_learnt_and_hold_for_a_word_not_seen(tmp_path: Path) -> None:
    model = tmp_path / "clitics.tsv.gz"
    train_clitics.train(CLITICS, model)
    segment = CliticSegmenter(model).segment
    for form, stem in (("والمصنع", "مصنع"), ("والمسجد", "مسجد")):
        assert form[segment(form).stem_start :] == stem
    assert segment("المصنع").article and not segment("مصنع").article


def test_the_same_words_make_the_same_clitic_model(tmp_path: Path) -> None:
    once, twice = tmp_path / "once", tmp_path / "twice"
    for model in (once, twice):
        train_clitics.train(CLITICS, model)
    assert once.read_bytes() == twice.read_bytes()


def test_training_without_its_data_says_which_file_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "PACKAGES", [])
    said = training.obstacle(tmp_path)
    assert training.FILES[0] in said and str(tmp_path) in said and training.VARIABLE in said
    for name in training.FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert training.obstacle(tmp_path) == ""


def test_training_without_a_package_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "PACKAGES", ["no_such_package"])
    assert "pip install -r training/requirements.txt" in training.obstacle(tmp_path)


def test_letters_of_names_weigh_more_for_names_and_the_same_twice() -> None:
    pytest.importorskip("sklearn")
    from training import build_letters

    classes = {f"{start}وفيتش": build_letters.PERSON for start in "ابتثجحخدذرزس"}
    classes |= {f"{start}آباد": build_letters.PLACE for start in "ابتثجحخدذرزس"}
    classes |= {f"م{start}كتوب": build_letters.WORD for start in "ابتثجحخدذرزس"}
    kept = build_letters.weights(classes)
    person, place = kept["يتش>"]
    assert person > 0 and person > place
    assert kept["اد>"][1] > kept["اد>"][0]
    assert build_letters.weights(classes) == kept


def test_words_in_like_places_are_in_like_clusters() -> None:
    np = pytest.importorskip("numpy")
    for package in ("scipy", "sklearn", "wordfreq"):
        pytest.importorskip(package)
    from training import build_words

    assert [build_words.frequency_class(each) for each in (0, 1e2, 1e3, 1e9)] == [1, 2, 4, 7]
    towns = np.eye(2)[np.arange(24) % 2]  # every second vector alike
    names = build_words.cluster_names(towns, np.ones(24))
    assert names == build_words.cluster_names(towns, np.ones(24))
    assert {name[0] for name in names[::2]}.isdisjoint(name[0] for name in names[1::2])
