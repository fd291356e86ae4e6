"""What stands beside a place of the text and says that a name is there: a verb, a title, a preposition, brackets."""

from __future__ import annotations

from functools import cache

from etl.annotate.compiled import compiled
from etl.annotate.gazetteer import Match
from etl.annotate.kept import Kept
from etl.annotate.names.known import Known
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import name_words, written_words
from etl.annotate.names.tokens import NameToken
from etl.annotate.syntax.clitics import ALIF_MAQSURA, BI, FA, LI, WA, YA, after_clitic, is_led_by
from etl.annotate.syntax.lexicon import cue_verbs
from etl.annotate.syntax.spelling import spellings
from etl.annotate.syntax.verbs import ACTIVE, PAST, sounded_forms
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

RARE = 2  # frequency class: a word met so seldom is part of a foreign name (البوابة نيوز)
_BRACKETED = 4  # tokens within brackets that may say where a place lies


@compiled
def verbs() -> frozenset[str]:
    """The keys of the verbs of saying, past and present, third person singular."""
    return frozenset(
        match_key(form)
        for row, verb in cue_verbs()
        for sounds, said in sounded_forms(verb)
        if (said.voice, said.person, said.number) == (ACTIVE, 3, "s")
        if said.tense == PAST or (said.mood == "indicative" and "past-only" not in row["flags"])
        for form in spellings(sounds)
    )


@cache
def _ending_in_alif() -> frozenset[str]:
    """The keys of the verbs whose last letter is ى."""
    lemmas = (row["lemma"] for row in read_lexicon("cues"))
    return frozenset(match_key(lemma) for lemma in lemmas if lemma.endswith(ALIF_MAQSURA))


def _is_verb(form: NameToken) -> bool:
    """A verb of saying, its conjunction cut, that is no name; روي is none, as روى is."""
    # أما فلان | فشكا
    answers = form.frequency == 0 and is_led_by(form.key, FA) and after_clitic(form.key, len(FA)) in verbs()
    if (form.unjoined not in verbs() and not answers) or form.is_name:
        return False
    return not (form.text.endswith(YA) and form.unjoined in _ending_in_alif())


is_verb = Kept(_is_verb).__getitem__  # a form is asked about again and again


def verb_before_name(form: NameToken) -> bool:
    """A verb of no speech, as written, that a name follows: التقى، عزى، كان."""
    written = form.text.removeprefix(WA) if form.proclitic == WA else form.text
    return written in written_words("verb_before_name")


def titled(tokens: NameTokens, place: int) -> bool:
    """Whether the word before a token is a title by itself."""
    return place > 0 and tokens.title_at(place - 1, place) is not None


def office_alone(tokens: NameTokens, place: int) -> bool:
    """Whether an office without article stands there, of a body that follows: رئيس, but not أمير, which is a name."""
    return tokens.at(place).key in name_words("office_alone")


def announced(tokens: NameTokens, place: int) -> bool:
    """Whether the word before a token is one that begins names or stands before them."""
    return place > 0 and tokens.trigger_at(place - 1, place) is not None


def person_due(tokens: NameTokens, place: int) -> bool:
    """Whether a title or a verb of saying stands right before a token, so that a person is due there."""
    return is_verb(tokens.at(place - 1)) or titled(tokens, place)


def place_due(tokens: NameTokens, place: int, attached: bool) -> bool:
    """Whether a preposition of place stands before a token, or is attached to it."""
    return attached or tokens.stem(place - 1) in name_words("before_place")


def name_due(tokens: NameTokens, name: Name) -> bool:
    """Whether a title, a verb of saying or a word for a place stands before a name."""
    if name.type == "PERSON":
        return person_due(tokens, name.first)
    attached = bool(tokens.cut(name)) and tokens[name.first].preposition in (BI, LI)
    return place_due(tokens, name.first, attached) or announced(tokens, name.first)


def in_brackets(tokens: NameTokens, place: int, countries: set[str]) -> str:
    """Of some countries, the one of a place within the brackets that open here."""
    if tokens.at(place).text != "(":
        return ""
    for inside in range(place + 1, min(place + 1 + _BRACKETED, len(tokens))):
        if tokens[inside].text == ")":
            return ""
        if found := only_country(tokens.known_at(inside, min(inside + _BRACKETED, len(tokens))), countries):
            return found
    return ""


def only_country(match: Match[Known] | None, countries: set[str]) -> str:
    """The one of some countries that a listed place lies in."""
    within = {known.country for known in match.readings if known.type == "LOC"} if match else set()
    return next(iter(within & countries)) if len(within & countries) == 1 else ""


def bound_word(tokens: NameTokens, place: int) -> bool:
    """A particle, or a word that the one before it needs: (عبد) ربه، (دي) لافيغا."""
    before, particles = tokens[place - 1].key, name_words("particle", "clan")
    return tokens[place].key in particles or before in particles or before in name_words("nobiliary")
