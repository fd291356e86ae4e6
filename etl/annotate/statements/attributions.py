"""Attributions without a verb of their own: وفق البيان، وفقا للوكالة، حسبما ذكرت، نقلا عن، على ما أعلن فلان.

The source must be something that can say: a document, an outlet, a person, a body. وفق برنامج زمني and حسب
القانون attribute nothing. An echo (حسب قوله، على حد تعبيره) belongs to the statement before it.
"""

from __future__ import annotations

from functools import cache

from etl.annotate.statements.acts import Act
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import after_clitic, is_led_by, lam_letters, without_lam, without_pronoun
from etl.annotate.syntax.complements import Complement
from etl.annotate.syntax.frames import VerbForm, verb_forms
from etl.annotate.syntax.phrases import Phrase, is_boundary, noun_phrase
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.words import is_of, word_class
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


def echo_at(tokens: Tokens, at: int, stop: int) -> int:
    """Past an echo tag that starts at ``at`` (حسب قوله، على حد تعبيره، من وجهة نظره), or ``at``."""
    after = at + 1
    if (tokens.keys[at] == "علي" and after < stop and tokens.keys[after] in ("حد", "حسب")) or (
        tokens.keys[at] == "من" and tokens.keys[after : after + 1] == ["وجهه"]
    ):
        after += 1
    elif tokens.keys[at] not in _openers():
        return at
    if after < stop and without_lam(tokens.keys[after]) in word_class("echo"):
        return after + 1
    return at


def attribution_at(tokens: Tokens, at: int, start: int, stop: int) -> tuple[Act, int] | None:
    """The attribution that opens at ``at`` with the token past its source, or None."""
    key = tokens.keys[at]
    if key == "علي":
        return _after_ala(tokens, at, start, stop)
    lemma, follows = _openers()[key]
    at_source, clitic = at + 1, 0
    if follows == "verb" or tokens.keys[at + 1 : at + 2] == ["ما"]:
        return _through_verb(tokens, at, at + 1 + (follows != "verb"), lemma, start, stop)
    if follows in ("عن", "الي"):
        if tokens.keys[at + 1 : at + 2] != [follows]:
            return None
        at_source = at + 2
    elif follows == "ل":
        clitic = lam_letters(tokens.keys[at_source]) if at_source < stop else 0
        if not clitic:
            return None
    if tokens.keys[at_source : at_source + 1] in (["ما"], ["لما"]):
        return _through_verb(tokens, at, at_source + 1, lemma, start, stop)
    return _act(tokens, at, at_source, clitic, lemma, "report", start, stop)


def _after_ala(tokens: Tokens, at: int, start: int, stop: int) -> tuple[Act, int] | None:
    """على حد قول فلان, and على ما أعلن فلان, whose cue is the verb."""
    following = tokens.keys[at + 1 : at + 3]
    if following[:1] == ["حد"] and following[1:] and following[1] in ("قول", "تعبير", "وصف", "زعم"):
        return _act(tokens, at + 2, at + 3, 0, "قال", "report", start, stop)
    if following[:1] == ["ما"] and len(following) == 2:
        form = _verb(tokens, at + 2)
        if form is not None:
            return _through_verb(tokens, at + 2, at + 2, form.frame.lemma, start, stop, form.frame.stance, at)
    return None


def kama_at(tokens: Tokens, at: int, start: int, stop: int) -> tuple[Act, int] | None:
    """كما ذكرت الوكالة set after what it attributes: the verb is the cue and has no complement of its own."""
    if at == start or not tokens.is_comma(at - 1) or at + 1 >= stop:
        return None
    form = _verb(tokens, at + 1)
    if form is None:
        return None
    found = _through_verb(tokens, at + 1, at + 1, form.frame.lemma, start, stop, form.frame.stance, at)
    if found is None:
        return None
    past = found[1]
    while past < min(stop, found[1] + 8) and tokens.keys[past] not in word_class("complementiser"):
        if not tokens.is_word(past):
            return found
        past += 1
    return found if past == stop else None


def _verb(tokens: Tokens, at: int) -> VerbForm | None:
    """The cue verb at a position, its object pronoun (نقلته الوكالة) aside."""
    key = tokens.keys[at]
    for form_key in (key, without_pronoun(key, "ه"), without_pronoun(key, "ها")):
        for form in verb_forms().get(form_key, ()):
            if form.finite and (form.frame.that or form.frame.in_document):
                return form
    return None


def _through_verb(
    tokens: Tokens,
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
    form = _verb(tokens, verb)
    if form is None:
        return None
    source = verb + 1
    while source < stop and tokens.keys[source] in ("في", "به", "عنه", "عليه", "اليه", "عن", "بها"):
        source += 1
    return _act(tokens, cue, source, 0, lemma, stance, start, stop, opening, form)


def _act(
    tokens: Tokens,
    cue: int,
    source: int,
    clitic: int,
    lemma: str,
    stance: str,
    start: int,
    stop: int,
    opening: int = -1,
    form: VerbForm | None = None,
) -> tuple[Act, int] | None:
    if source >= stop:
        return None
    past = noun_phrase(tokens, source, stop)
    if past == source or not (form is not None or _can_say(tokens, source, clitic)):
        return None
    if form is not None and (form.number != "s" or tokens.prefix(source)):
        return None  # كما طالبوا بـ: a cue of its own
    opening = cue if opening < 0 else opening
    content = _scope(tokens, opening, past, start, stop)
    if content is None:
        return None
    act = Act(cue, lemma, stance, Complement("document", *content, joint="document"), form=form)
    act.speaker = Phrase(source, past, clitic)
    act.rule = "attribution"
    return act, past


def _can_say(tokens: Tokens, at: int, clitic: int) -> bool:
    if tokens.name_past[at]:
        return True
    return is_of(after_clitic(tokens.keys[at], min(clitic, 1)), "text", "outlet", "source", "title")


def _scope(tokens: Tokens, opening: int, past: int, start: int, stop: int) -> tuple[int, int] | None:
    """The tokens an attribution covers: what follows when it leads its sentence, else the clause around it."""
    first_word, end = tokens.edges(start, stop)
    end = max(end, past)
    if opening - start <= 1 or first_word >= opening:
        first = _past_relative(tokens, past, end)
        return (first, end) if first < end else None
    if tokens.is_comma(opening - 1) and goes_on(tokens, past, end):
        return start, end
    before = opening
    while before > start and (tokens.is_comma(before - 1) or tokens.forms[before - 1] in STOPS):
        before -= 1
    return (start, before) if before > start else None


def goes_on(tokens: Tokens, past: int, end: int) -> bool:
    """Whether the clause goes on behind a tag set between commas (واتفقا، وفق البيان، على …)."""
    if past + 2 >= end or not tokens.is_comma(past):
        return False
    return tokens.keys[past + 1] in ("وهو", "وهي", "وهم") or not _new_clause(tokens, past + 1)


def _past_relative(tokens: Tokens, at: int, end: int) -> int:
    """Past what still describes the source (الذي صدر أمس) and the comma that closes it."""
    if (
        at < end
        and not tokens.is_comma(at)
        and tokens.keys[at] not in word_class("relative")
        and not tokens.definite(at)
    ):
        return at
    for comma in range(at, min(end, at + 20)):
        if tokens.is_comma(comma):
            return comma + 1
        if tokens.keys[comma] in word_class("complementiser"):
            return comma
    return at


def _new_clause(tokens: Tokens, at: int) -> bool:
    key = tokens.keys[at]
    return (
        key in word_class("subordinator")
        or is_led_by(key, "و")
        or any(form.tense == "participle" for form in verb_forms().get(key, ()))
        or (is_boundary(tokens, at) and key not in word_class("preposition"))
    )
