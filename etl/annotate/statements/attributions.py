"""Attributions without a verb of their own: وفق البيان، وفقا للوكالة، حسبما ذكرت، نقلا عن، على ما أعلن فلان.

The source must be something that can say: a document, an outlet, a person, a body. وفق برنامج زمني and حسب
القانون attribute nothing. An echo (حسب قوله، على حد تعبيره) belongs to the statement before it.
"""

from __future__ import annotations

from functools import cache

from etl.annotate.statements.acts import Act, Complement, Phrase
from etl.annotate.statements.cues import CueForm, cue_forms
from etl.annotate.statements.phrases import is_boundary, noun_phrase
from etl.annotate.statements.view import View
from etl.annotate.statements.words import is_of, word_class
from etl.annotate.syntax.clitics import after_clitic, is_led_by, lam_letters, without_lam, without_pronoun
from etl.annotate.syntax.quotation import STOPS
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon


@cache
def _openers() -> dict[str, tuple[str, str]]:
    table = {}
    for row in read_lexicon("attributions"):
        key = match_key(row["form"])
        entry = (row["lemma"], match_key(row["follows"]) if row["follows"] != "bare" else "")
        table.update({key: entry, "و" + key: entry, "ف" + key: entry})
    return table


def opener_keys() -> frozenset[str]:
    """Every form that may open an attribution without a verb."""
    return frozenset(_openers()) | {"علي"}


def echo_at(view: View, at: int, stop: int) -> int:
    """Past an echo tag that starts at ``at`` (حسب قوله، على حد تعبيره، من وجهة نظره), or ``at``."""
    after = at + 1
    if (view.keys[at] == "علي" and after < stop and view.keys[after] in ("حد", "حسب")) or (
        view.keys[at] == "من" and view.keys[after : after + 1] == ["وجهه"]
    ):
        after += 1
    elif view.keys[at] not in _openers():
        return at
    if after < stop and without_lam(view.keys[after]) in word_class("echo"):
        return after + 1
    return at


def attribution_at(view: View, at: int, start: int, stop: int) -> tuple[Act, int] | None:
    """The attribution that opens at ``at`` with the token past its source, or None."""
    key = view.keys[at]
    if key == "علي":
        return _after_ala(view, at, start, stop)
    lemma, follows = _openers()[key]
    at_source, clitic = at + 1, 0
    if follows == "verb" or view.keys[at + 1 : at + 2] == ["ما"]:
        return _through_verb(view, at, at + 1 + (follows != "verb"), lemma, start, stop)
    if follows in ("عن", "الي"):
        if view.keys[at + 1 : at + 2] != [follows]:
            return None
        at_source = at + 2
    elif follows == "ل":
        clitic = lam_letters(view.keys[at_source]) if at_source < stop else 0
        if not clitic:
            return None
    if view.keys[at_source : at_source + 1] in (["ما"], ["لما"]):
        return _through_verb(view, at, at_source + 1, lemma, start, stop)
    return _act(view, at, at_source, clitic, lemma, "report", start, stop)


def _after_ala(view: View, at: int, start: int, stop: int) -> tuple[Act, int] | None:
    """على حد قول فلان, and على ما أعلن فلان, whose cue is the verb."""
    following = view.keys[at + 1 : at + 3]
    if following[:1] == ["حد"] and following[1:] and following[1] in ("قول", "تعبير", "وصف", "زعم"):
        return _act(view, at + 2, at + 3, 0, "قال", "report", start, stop)
    if following[:1] == ["ما"] and len(following) == 2:
        form = _verb(view, at + 2)
        if form is not None:
            return _through_verb(view, at + 2, at + 2, form.sense.lemma, start, stop, form.sense.stance, at)
    return None


def kama_at(view: View, at: int, start: int, stop: int) -> tuple[Act, int] | None:
    """كما ذكرت الوكالة set after what it attributes: the verb is the cue and has no complement of its own."""
    if at == start or not view.is_comma(at - 1) or at + 1 >= stop:
        return None
    form = _verb(view, at + 1)
    if form is None:
        return None
    found = _through_verb(view, at + 1, at + 1, form.sense.lemma, start, stop, form.sense.stance, at)
    if found is None:
        return None
    past = found[1]
    while past < min(stop, found[1] + 8) and view.keys[past] not in word_class("complementiser"):
        if not view.is_word(past):
            return found
        past += 1
    return found if past == stop else None


def _verb(view: View, at: int) -> CueForm | None:
    """The cue verb at a position, its object pronoun (نقلته الوكالة) aside."""
    key = view.keys[at]
    for form_key in (key, without_pronoun(key, "ه"), without_pronoun(key, "ها")):
        for form in cue_forms().get(form_key, ()):
            if form.finite and (form.sense.that or form.sense.in_document):
                return form
    return None


def _through_verb(
    view: View,
    cue: int,
    verb: int,
    lemma: str,
    start: int,
    stop: int,
    stance: str = "report",
    opening: int = -1,
) -> tuple[Act, int] | None:
    if verb >= stop:
        return None
    form = _verb(view, verb)
    if form is None:
        return None
    source = verb + 1
    while source < stop and view.keys[source] in ("في", "به", "عنه", "عليه", "اليه", "عن", "بها"):
        source += 1
    return _act(view, cue, source, 0, lemma, stance, start, stop, opening, form)


def _act(
    view: View,
    cue: int,
    source: int,
    clitic: int,
    lemma: str,
    stance: str,
    start: int,
    stop: int,
    opening: int = -1,
    form: CueForm | None = None,
) -> tuple[Act, int] | None:
    if source >= stop:
        return None
    past = noun_phrase(view, source, stop)
    if past == source or not (form is not None or _can_say(view, source, clitic)):
        return None
    if form is not None and (form.number != "s" or view.prefix(source)):
        return None  # كما طالبوا بـ: a cue of its own
    opening = cue if opening < 0 else opening
    content = _scope(view, opening, past, start, stop)
    if content is None:
        return None
    act = Act(cue, lemma, stance, Complement("document", *content, joint="document"), form=form)
    act.speaker = Phrase(source, past, clitic)
    act.rule = "attribution"
    return act, past


def _can_say(view: View, at: int, clitic: int) -> bool:
    if view.name_past[at]:
        return True
    return is_of(after_clitic(view.keys[at], min(clitic, 1)), "text", "outlet", "source", "title")


def _scope(view: View, opening: int, past: int, start: int, stop: int) -> tuple[int, int] | None:
    """The tokens an attribution covers: what follows when it leads its sentence, else the clause around it."""
    first_word, end = view.edges(start, stop)
    end = max(end, past)
    if opening - start <= 1 or first_word >= opening:
        first = _past_relative(view, past, end)
        return (first, end) if first < end else None
    if view.is_comma(opening - 1) and goes_on(view, past, end):
        return start, end
    before = opening
    while before > start and (view.is_comma(before - 1) or view.document.tokens[before - 1] in STOPS):
        before -= 1
    return (start, before) if before > start else None


def goes_on(view: View, past: int, end: int) -> bool:
    """Whether the clause goes on behind a tag set between commas (واتفقا، وفق البيان، على …)."""
    if past + 2 >= end or not view.is_comma(past):
        return False
    return view.keys[past + 1] in ("وهو", "وهي", "وهم") or not _new_clause(view, past + 1)


def _past_relative(view: View, at: int, end: int) -> int:
    """Past what still describes the source (الذي صدر أمس) and the comma that closes it."""
    if (
        at < end
        and not view.is_comma(at)
        and view.keys[at] not in word_class("relative")
        and not view.definite(at)
    ):
        return at
    for comma in range(at, min(end, at + 20)):
        if view.is_comma(comma):
            return comma + 1
        if view.keys[comma] in word_class("complementiser"):
            return comma
    return at


def _new_clause(view: View, at: int) -> bool:
    key = view.keys[at]
    return (
        key in word_class("subordinator")
        or is_led_by(key, "و")
        or any(form.tense == "participle" for form in cue_forms().get(key, ()))
        or (is_boundary(view, at) and key not in word_class("preposition"))
    )
