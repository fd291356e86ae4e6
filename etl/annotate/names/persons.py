"""The edges of people's names: two joined by و come apart, halves come together, verbs and places stay out."""

from __future__ import annotations

from functools import cache

from etl.annotate.compiled import compiled
from etl.annotate.names.known import LARGE, shared_known
from etl.annotate.names.spans import Name, Reading, covered
from etl.annotate.names.titles import name_words, shared_titles
from etl.annotate.names.tokens import NameToken
from etl.annotate.syntax.lexicon import cue_verbs
from etl.annotate.syntax.spelling import spellings
from etl.annotate.syntax.verbs import ACTIVE, PAST, sounded_forms
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

_PARTICLES = frozenset(["بن", "ابن", "بنت", "ال", "ولد", "ود", "ايت", "ابو", "عبد"])
_NOBILIARY = frozenset(["دي", "دو", "دا", "دوس", "دل", "ديل", "دير", "فان", "فون", "لا"])  # in foreign names
_VERY_COMMON = 5  # frequency class from which a word ends no name that the tagger did not begin there
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
    return frozenset(match_key(row["lemma"]) for row in read_lexicon("cues") if row["lemma"].endswith("ى"))


def bound_persons(reading: Reading, names: list[Name]) -> list[Name]:
    """The names, those of people with the edges their words give them; what is only a thing's name goes."""
    parts = [part for name in names for part in (_parts(reading, name) if name.type == "PERSON" else [name])]
    joined: list[Name] = []
    for name in sorted(parts, key=lambda part: part.first):
        last = joined[-1] if joined else None
        if last is not None and _one_person(reading, last, name):
            last.past, last.known = name.past, []
        else:
            joined.append(name)
    taken = covered(joined)
    for name in joined:
        if name.type == "PERSON":
            _extend(reading, name, taken)
    return joined


def _parts(reading: Reading, name: Name) -> list[Name]:
    """A person's name without the verbs at its edges and the place behind it, cut at every و between names."""
    if name.known:
        return [name]
    _trim(reading, name)
    if _nobody(reading, name):
        return []
    parts, past = [name], name.past
    for place in range(name.first + 1, past):
        if _joined_name(reading, place):
            parts[-1].past = place
            parts.append(Name(place, past, "PERSON", name.rule, name.confidence))
            name.known = []
    return parts + _place_behind(reading, parts[-1])


def _trim(reading: Reading, name: Name) -> None:
    """Cut verbs, particles, marks and wishes off both ends, and all from a side on: أبو طير | غربي خان يونس."""
    forms = reading.forms
    while name.past - name.first > 1 and _begins_before(reading, name):
        name.first, name.cut = name.first + 1, None
    while name.past - name.first > 1 and _ends_before(reading, name):
        name.past -= 1
    for place in range(name.first + 1, name.past):
        if forms[place].key in name_words("side"):
            name.past = place
            return


def _begins_before(reading: Reading, name: Name) -> bool:
    """Whether the name begins after its first word: a verb, a particle or a nationality."""
    form = reading.forms[name.first]
    return _before_name(form) or (is_verb(form) and not _introduced(reading, name))


def _ends_before(reading: Reading, name: Name) -> bool:
    """Whether the name ends before its last word: a verb, a mark, a wish, or a common word behind two others."""
    last = name.past - 1
    common = name.past - name.first > 2 and _indefinite_word(reading, last)
    return common or _verb_behind(reading, last) or _mark(reading, last) or _formula(reading, last)


def _nobody(reading: Reading, name: Name) -> bool:
    """A thing, a wish (بسم الله), or a verb or particle alone."""
    first = reading.forms[name.first]
    alone = name.past - name.first == 1
    wish = name.past - name.first == 2 and reading.forms[name.past - 1].key == "الله"
    formula = wish and first.key in name_words("formula")
    return (
        first.key in name_words("thing") or formula or (alone and (is_verb(first) or first.key in _PARTICLES))
    )


def _place_behind(reading: Reading, name: Name) -> list[Name]:
    """The place that a name's last word is, cut off it: (الملك) خالد | بنجران."""
    behind = name.past - 1
    if name.past - name.first < 2:
        return []
    match = shared_known().at(reading.document, behind, name.past)
    if match is None or any(known.type != "LOC" for known in match.readings):
        return []
    form = reading.forms[behind]
    listed = form.given or form.family or form.key in _PARTICLES or _bound(reading, behind)
    large = any(known.population >= LARGE or known.kind != "city" for known in match.readings)
    plain = not match.clitic and not listed and large and name.past - name.first > 2
    attached = match.clitic == "ب" and form.clitics.proclitic == 1
    if not (plain or attached):
        return []
    name.past = behind
    return [Name(behind, behind + 1, "LOC", "lexicon.city", 0.7, list(match.readings), len(match.clitic))]


def _introduced(reading: Reading, name: Name) -> bool:
    """Whether a title or nationality stands before, so that a name begins here, no verb: (الكويتي) طالب الدوسري."""
    before = reading.forms[name.first - 1] if name.first else None
    titled = before and shared_titles().at(reading.document, name.first - 1, name.first)
    return before is not None and bool(before.nationality or titled) and not reading.cut(name)


def _verb_behind(reading: Reading, place: int) -> bool:
    """A verb at a name's end; a word that is also a given name is one only before أن (رفعت أن)."""
    form = reading.forms[place]
    return is_verb(form) and (not form.given or reading.stem(place + 1) == "ان")


def _before_name(form: NameToken) -> bool:
    """A particle or pronoun, or a definite adjective of nationality (المجري): no name begins so."""
    adjective = form.nationality and form.clitics.article == 2 and not form.is_name
    return bool(adjective) or form.key in name_words("function")


def _indefinite_word(reading: Reading, place: int) -> bool:
    """A common word of no list and without article or clitics, which ends no name: (فيصل وازع) نيابة."""
    form = reading.forms[place]
    listed = form.given or form.family or form.nationality or form.key in _PARTICLES or _bound(reading, place)
    return form.kind == "word" and not listed and not form.clitics.article and form.frequency >= _VERY_COMMON


def _formula(reading: Reading, place: int) -> bool:
    """A wish behind a name: (محمد) صلى الله عليه وسلم، (الملك) رحمه الله."""
    return reading.forms[place].key in name_words("formula") and reading.stem(place + 1) == "الله"


def _bound(reading: Reading, place: int) -> bool:
    """A word that the one before it needs: (عبد) ربه، (دي) لافيغا."""
    return reading.forms[place - 1].key in _PARTICLES | _NOBILIARY


def _mark(reading: Reading, place: int) -> bool:
    form = reading.forms[place]
    letter = form.kind == "word" and len(form.key) == 1
    initial = letter and reading.document.tokens[place + 1 : place + 2] == ["."]  # محمد ب.
    return form.kind == "mark" or form.text == "على" or (letter and not initial)


def is_verb(form: NameToken) -> bool:
    """A verb of saying, its conjunction cut, that is no name; روي is none, as روى is."""
    foreign = form.text.endswith("ي") and form.unjoined in _ending_in_alif()
    return form.unjoined in verbs() and not form.is_name and not foreign


def _joined_name(reading: Reading, place: int) -> bool:
    """Whether the word is و and a name: it is divided so, and its stem is a name or known elsewhere as one."""
    form = reading.forms[place]
    if not form.proclitic.startswith("و"):
        return False
    before = reading.forms[place - 1]
    if before.key in _PARTICLES:
        return False
    return bool(form.given or form.family or form.clitics.article) or form.frequency == 0


def _one_person(reading: Reading, last: Name, name: Name) -> bool:
    """Two names of people that touch are one where the first is but a beginning: عبد الباري | عطوان."""
    if not (last.type == name.type == "PERSON") or last.past != name.first or reading.cut(name):
        return False
    first = reading.forms[last.first]
    begun = (
        last.past - last.first == 1 + (first.key == "عبد") or reading.forms[last.past - 1].key in _PARTICLES
    )
    second = reading.forms[name.first]
    listed = name.past - name.first == 1 and max(second.given, second.family) >= "1"
    goes_on = second.key in ("بن", "بنت", "ال") or listed
    if not (begun or goes_on) or name.past - last.first > _LONGEST:
        return False
    return reading.sentence_start(name.first) <= last.first


def _extend(reading: Reading, name: Name, taken: set[int]) -> None:
    """Take in the words beside a name that are nothing but names; a listed full name is whole but for بن."""
    forms = reading.forms
    while (
        name.past + 1 < len(forms)
        and (forms[name.past].key in ("بن", "ال") or _son_of_somebody(reading, name.past))
        and taken.isdisjoint((name.past, name.past + 1))
        and forms[name.past + 1].kind == "word"
        and name.past - name.first < _LONGEST
    ):
        taken.update((name.past, name.past + 1))
        name.past += 2
    after_son = forms[name.past - 1].key == "ابي" and forms[name.past - 2].key in ("بن", "ابن")
    particle = after_son or forms[name.past - 1].key in ("بن", "ابن", "ال", "ابو", "عبد")
    if particle and name.past < len(forms) and name.past not in taken and forms[name.past].kind == "word":
        taken.add(name.past)
        name.past += 1
    if name.past - name.first > 1 and any(not known.short for known in name.known):
        return
    while (
        name.past < len(forms)
        and name.past not in taken
        and (_only_name(forms[name.past]) or _family_behind_son(reading, name))
    ):
        if reading.sentence_start(name.past) > name.first or name.past - name.first >= _LONGEST:
            break
        taken.add(name.past)
        name.past += 1
        name.known = []
    before = name.first - 1
    if before < reading.sentence_start(name.first) or before in taken or reading.cut(name):
        return
    if _given_before(reading, before):
        taken.add(before)
        name.first, name.known, name.cut = before, [], None


def _son_of_somebody(reading: Reading, place: int) -> bool:
    """Whether ابن goes on with a name, not with what somebody is: ابن عمه، ابن رجل."""
    after = reading.forms[place + 1]
    return reading.forms[place].key == "ابن" and bool(after.given or after.family or after.key in _PARTICLES)


def _given_before(reading: Reading, place: int) -> bool:
    """Whether the word begins the name after it: nothing but a given name, or a usual one where a name is due."""
    form = reading.forms[place]
    said = place > 0 and is_verb(reading.forms[place - 1])
    whole = not (form.clitics.proclitic or form.clitics.article or form.clitics.enclitic)
    if said and whole and form.given >= "3" and not shared_titles().at(reading.document, place, place + 1):
        return True  # قال أمل دنقل
    cut = form.clitics.proclitic and not _whole_name(reading, place)
    if not form.given or form.clitics.article or cut or form.key in verbs():
        return False
    if form.key in name_words("function") or (form.clitics.enclitic and form.given[0] < "2"):
        return False
    if (form.is_name and form.given[0] >= "1") or reading.forms[place + 1].key in ("بن", "ابن"):
        return True
    before = reading.forms[place - 1] if place else None
    if before is not None and is_verb(before):
        return form.given[0] >= "2"
    usual = form.given[0] >= "2" and form.frequency < 7
    return usual and (before is None or before.kind == "mark" or is_verb(before))


def _whole_name(reading: Reading, place: int) -> bool:
    """A name whose first letter only looks like a clitic: (الكرة) باسم أبو داود, not متحدث باسم."""
    return reading.forms[place].whole_name and not reading.stem(place - 1).endswith(("متحدث", "ناطق"))


def _family_behind_son(reading: Reading, name: Name) -> bool:
    """Whether the next word is the family name that بن and a father's name call for: محمد بن عبدالرحمن | المخرج."""
    place = name.past
    if reading.forms[name.past - 2].key not in ("بن", "ابن") or place + 1 >= len(reading.forms):
        return False
    form, after = reading.forms[place], reading.forms[place + 1]
    title = shared_titles().at(reading.document, place, place + 1)
    if form.kind != "word" or form.nationality or is_verb(form) or form.clitics.enclitic or title:
        return False
    if form.frequency <= 1:
        return True
    closed = after.kind == "mark" or bool(after.clitics.proclitic) or after.key in name_words("function")
    return (
        bool(form.family or form.given)
        and not form.clitics.proclitic
        and (closed or not form.clitics.article)
    )


def _only_name(form: NameToken) -> bool:
    """A given or family name that is no ordinary word, without clitics, nor a nationality's adjective."""
    return (
        form.is_name
        and max(form.given, form.family) >= "1"
        and not (form.clitics.proclitic or form.nationality)
        and form.frequency <= _VERY_COMMON
        and form.key not in verbs()
    )
