"""The edges of people's names: two joined by و come apart, halves come together, verbs and places stay out."""

from __future__ import annotations

from functools import cache

from etl.annotate.compiled import compiled
from etl.annotate.kept import Kept
from etl.annotate.names.known import LARGE
from etl.annotate.names.spans import Name, NameTokens, covered
from etl.annotate.names.titles import name_words, written_words
from etl.annotate.names.tokens import NameToken
from etl.annotate.syntax.clitics import ALIF_MAQSURA, BI, LI, WA, YA
from etl.annotate.syntax.lexicon import cue_verbs
from etl.annotate.syntax.spelling import spellings
from etl.annotate.syntax.verbs import ACTIVE, PAST, sounded_forms
from etl.annotate.syntax.words import word_class
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

RARE = 2  # frequency class: a word met so seldom is part of a foreign name (البوابة نيوز)
_VERY_COMMON = 5  # frequency class from which a word ends no name that the tagger did not begin there
_COMMONEST = 7  # and of a word that begins none, where nobody is said to speak
_LONGEST = 12  # tokens: no name of a person has more, and what is longer is no sentence of names


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


def bound_persons(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, those of people with the edges their words give them; what is only a thing's name goes."""
    parts = [part for name in names for part in (_parts(tokens, name) if name.type == "PERSON" else [name])]
    joined: list[Name] = []
    for name in sorted(parts, key=lambda part: part.first):
        last = joined[-1] if joined else None
        if last is not None and _one_person(tokens, last, name):
            last.past, last.known = name.past, []
        else:
            joined.append(name)
    taken = covered(joined)
    for name in joined:
        if name.type == "PERSON":
            _extend(tokens, name, taken)
    return joined


def _parts(tokens: NameTokens, name: Name) -> list[Name]:
    """A person's name without the verbs at its edges and the place behind it, cut at every و between names."""
    if name.known:
        return [name]
    _trim(tokens, name)
    if _nobody(tokens, name):
        return []
    if _undivided(tokens, name):
        name.cut = 0
    parts, past = [name], name.past
    for place in name.places[1:]:
        form = tokens[place]  # divided from و, and a name or met nowhere else
        named = form.given or form.family or form.clitics.article or form.frequency == 0
        if (
            form.proclitic.startswith(WA)
            and named
            and tokens[place - 1].key not in name_words("particle", "clan")
        ):
            parts[-1].past = place
            parts.append(Name(place, past, "PERSON", name.rule, name.confidence))
            name.known = []
    return parts + _place_behind(tokens, parts[-1])


def _trim(tokens: NameTokens, name: Name) -> None:
    """Cut verbs, particles, marks and wishes off both ends, and all from a side on: أبو طير | غربي خان يونس."""
    kin = [place for place in name.places[:-1] if tokens[place].key in name_words("kin")]
    name.first = kin[-1] + 1 if kin else name.first
    while name.words > 1 and _begins_before(tokens, name):
        name.first, name.cut = name.first + 1, None
    while name.words > 1 and _ends_before(tokens, name):
        name.past -= 1
    sides = (place for place in name.places[1:] if tokens[place].key in name_words("side"))
    name.past = next(sides, name.past)


def _begins_before(tokens: NameTokens, name: Name) -> bool:
    """Whether the name begins after its first word: a verb, a particle or a definite nationality (المجري)."""
    form = tokens[name.first]
    adjective = form.nationality and form.clitics.article == 2 and not form.is_name
    verb = (is_verb(form) or _verb_before_name(tokens, name.first)) and not _introduced(tokens, name)
    return bool(adjective) or form.key in name_words("function") or verb


def _verb_before_name(tokens: NameTokens, place: int) -> bool:
    """A verb of no speech, as written, that a name follows: التقى، عزى، كان."""
    form = tokens[place]
    written = form.text.removeprefix(WA) if form.proclitic == WA else form.text
    return written in written_words("verb_before_name")


def _ends_before(tokens: NameTokens, name: Name) -> bool:
    """Whether the name ends before its last word: a verb (of names only before أن: رفعت أن), a letter or mark, a wish,
    or a common word of no list behind two others."""
    last = name.past - 1
    form, after = tokens[last], tokens.at(last + 1)
    if form.kind == "mark" or form.text in written_words("as_written"):
        return True
    if form.kind == "word" and len(form.key) == 1 and after.text != ".":  # but محمد ب.
        return True
    if is_verb(form) and (not form.given or after.stem in word_class("complementiser")):
        return True
    if tokens.pair(last) in name_words("formula"):  # (محمد) صلى الله عليه وسلم
        return True
    listed = form.given or form.family or form.nationality or _bound(tokens, last)
    common = form.kind == "word" and form.frequency >= _VERY_COMMON and not form.clitics.article
    return name.words > 2 and common and not listed


def _bound(tokens: NameTokens, place: int) -> bool:
    """A particle, or a word that the one before it needs: (عبد) ربه، (دي) لافيغا."""
    before, particles = tokens[place - 1].key, name_words("particle", "clan")
    return tokens[place].key in particles or before in particles or before in name_words("nobiliary")


def _nobody(tokens: NameTokens, name: Name) -> bool:
    """A thing, a wish (بسم الله), or a verb or particle alone."""
    first = tokens[name.first]
    if name.words == 1 and (is_verb(first) or first.key in name_words("particle", "clan")):
        return True
    if tokens[name.past - 1].key in name_words("kin"):
        return True
    wish = name.words == 2 and tokens.pair(name.first) in name_words("formula")
    return wish or first.key in name_words("thing")


def _place_behind(tokens: NameTokens, name: Name) -> list[Name]:
    """The place that a name's last word is, cut off it: (الملك) خالد | بنجران."""
    behind = name.past - 1
    match = tokens.known_at(behind, name.past) if name.words > 1 else None
    if match is None or any(known.type != "LOC" for known in match.readings):
        return []
    form = tokens[behind]
    listed = form.given or form.family or _bound(tokens, behind)
    large = any(known.population >= LARGE or known.kind != "city" for known in match.readings)
    plain = not match.clitic and not listed and large and name.words > 2
    if not plain and not (match.clitic == BI and form.clitics.proclitic == 1):
        return []
    name.past = behind
    return [Name(behind, behind + 1, "LOC", "lexicon.city", 0.7, list(match.readings), match.cut)]


def _undivided(tokens: NameTokens, name: Name) -> bool:
    """A foreign name whose first letter only looks like ب or ل: بوهندي, or where a subject is due: (أشار) ليوكمانوف."""
    form = tokens[name.first]
    divided = form.proclitic in (BI, LI) and not form.clitics.article
    if not divided or form.given_stem or form.frequency > RARE or form.stem in name_words("particle", "clan"):
        return False
    if form.given or form.family or form.stem.startswith(LI):
        return False
    due = is_verb(tokens.at(name.first - 1)) or tokens.titled(name.first)
    return due or form.stem.startswith(WA)


def _introduced(tokens: NameTokens, name: Name) -> bool:
    """Whether a title or nationality stands before, so that a name begins here, no verb: (الكويتي) طالب الدوسري."""
    titled = tokens.at(name.first - 1).nationality or tokens.titled(name.first)
    return bool(titled) and not tokens.cut(name)


def _is_verb(form: NameToken) -> bool:
    """A verb of saying, its conjunction cut, that is no name; روي is none, as روى is."""
    if form.unjoined not in verbs() or form.is_name:
        return False
    return not (form.text.endswith(YA) and form.unjoined in _ending_in_alif())


def _one_person(tokens: NameTokens, last: Name, name: Name) -> bool:
    """Two names of people that touch are one where the first is but a beginning: عبد الباري | عطوان."""
    if (
        last.type == "PERSON"
        and last.past + 1 == name.first
        and name.words == 1
        and _hyphened(tokens, last.past)
    ):
        return True  # غراندي-مارلاسكا, whatever the second half alone is taken for
    if not (last.type == name.type == "PERSON"):
        return False
    if last.past != name.first or tokens.cut(name):
        return False
    half = tokens[last.first].key in name_words("half_given")
    begun = last.words == 1 + half or tokens[last.past - 1].key in name_words("particle", "clan")
    second = tokens[name.first]
    listed = name.words == 1 and max(second.given, second.family) >= "1"
    if not (begun or listed or second.key in name_words("goes_on")) or name.past - last.first > _LONGEST:
        return False
    return tokens.sentence_start(name.first) <= last.first


def _hyphened(tokens: NameTokens, place: int) -> bool:
    """Whether a hyphen joins a foreign name's halves, without spaces: غراندي-مارلاسكا."""
    if place + 1 >= len(tokens) or tokens[place].punctuation != "dash":
        return False
    starts, ends = tokens.document.starts, tokens.document.ends
    form = tokens[place + 1]
    glued = ends[place - 1] == starts[place] and ends[place] == starts[place + 1]
    plain = form.kind == "word" and not (form.clitics.article or form.nationality)
    return glued and plain and (form.frequency <= RARE or form.is_name)


def _extend(tokens: NameTokens, name: Name, taken: set[int]) -> None:
    """Take in the words beside a name that are nothing but names; a listed full name is whole but for بن."""

    def free(place: int) -> bool:
        form = tokens.at(place)
        return place not in taken and form.kind == "word" and form.key not in name_words("function")

    first, past = name.first, name.past
    while free(past) and free(past + 1) and _son_follows(tokens, past) and past - first < _LONGEST:
        past += 2
    while _hyphened(tokens, past) and taken.isdisjoint((past, past + 1)):
        past += 2
    last, before = tokens[past - 1].key, tokens[past - 2].key
    of_a_father = last in name_words("compound") and before in name_words("son")  # ابن أبي
    past += free(past) and (last in name_words("particle") or of_a_father)
    taken.update(range(name.past, past))
    name.past = past
    if name.words > 1 and any(not known.short for known in name.known):
        return
    while (
        free(name.past)
        and tokens.sentence_start(name.past) <= first
        and name.words < _LONGEST
        and _only_name(tokens[name.past])
    ):
        taken.add(name.past)
        name.past, name.known = name.past + 1, []
    before_it = first - 1
    if before_it < tokens.sentence_start(first) or before_it in taken or tokens.cut(name):
        return
    if _given_before(tokens, before_it):
        taken.add(before_it)
        name.first, name.known, name.cut = before_it, [], None


def _only_name(form: NameToken) -> bool:
    """A given or family name that is no ordinary word, without clitics, nor a nationality's adjective."""
    usual = form.is_name and max(form.given, form.family) >= "1" and form.frequency <= _VERY_COMMON
    return usual and not (form.clitics.proclitic or form.nationality or form.key in verbs())


def _son_follows(tokens: NameTokens, place: int) -> bool:
    """Whether a name goes on over بن, or over ابن and a name, not what somebody is: ابن عمه، ابن رجل."""
    key, after = tokens[place].key, tokens[place + 1]
    named = after.given or after.family or after.key in name_words("particle", "clan")
    return key in name_words("goes_on") or (key in name_words("son") and bool(named))


def _given_before(tokens: NameTokens, place: int) -> bool:
    """Whether the word begins the name after it: nothing but a given name, or a usual one where a name is due."""
    form, before, clitics = tokens[place], tokens.at(place - 1), tokens[place].clitics
    son = tokens[place + 1].key in name_words("son")
    if son and form.family and not (clitics.article or is_verb(form)):
        return True  # (الأمير) سلطان بن سلمان
    said, whole = is_verb(before), not (clitics.proclitic or clitics.article or clitics.enclitic)
    if said and whole and form.given >= "3" and not tokens.titled(place + 1):
        return True  # قال أمل دنقل
    # A name whose first letter only looks like a clitic: (الكرة) باسم أبو داود, not متحدث باسم.
    whole = form.whole_name and before.bare not in name_words("spokesman")
    if not form.given or clitics.article or (clitics.proclitic and not whole) or form.key in verbs():
        return False
    if _verb_before_name(tokens, place):
        return False
    if form.key in name_words("function") or (clitics.enclitic and form.given[0] < "2"):
        return False
    if son or (form.is_name and form.given[0] >= "1"):
        return True
    due = said or before.kind in ("mark", "edge")
    return form.given[0] >= "2" and due and (said or form.frequency < _COMMONEST)


is_verb = Kept(_is_verb).__getitem__  # a form is asked about again and again
