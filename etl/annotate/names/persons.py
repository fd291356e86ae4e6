"""The edges of people's names: two joined by و come apart, halves come together, verbs and places stay out."""

from __future__ import annotations

from functools import cache

from etl.annotate.compiled import compiled
from etl.annotate.names.known import LARGE
from etl.annotate.names.spans import Name, NameTokens, covered
from etl.annotate.names.titles import name_words
from etl.annotate.names.tokens import NameToken
from etl.annotate.syntax.lexicon import cue_verbs
from etl.annotate.syntax.spelling import spellings
from etl.annotate.syntax.verbs import ACTIVE, PAST, sounded_forms
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

_PARTICLES = frozenset(["بن", "ابن", "بنت", "ال", "ولد", "ود", "ايت", "ابو", "عبد"])
_SON = frozenset(["بن", "ابن"])
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
    parts, past = [name], name.past
    for place in range(name.first + 1, past):
        if _joined_name(tokens, place):
            parts[-1].past = place
            parts.append(Name(place, past, "PERSON", name.rule, name.confidence))
            name.known = []
    return parts + _place_behind(tokens, parts[-1])


def _trim(tokens: NameTokens, name: Name) -> None:
    """Cut verbs, particles, marks and wishes off both ends, and all from a side on: أبو طير | غربي خان يونس."""
    forms = tokens
    while name.words > 1 and _begins_before(tokens, name):
        name.first, name.cut = name.first + 1, None
    while name.words > 1 and _ends_before(tokens, name):
        name.past -= 1
    for place in range(name.first + 1, name.past):
        if forms[place].key in name_words("side"):
            name.past = place
            return


def _begins_before(tokens: NameTokens, name: Name) -> bool:
    """Whether the name begins after its first word: a verb, a particle or a nationality."""
    form = tokens[name.first]
    return _before_name(form) or (is_verb(form) and not _introduced(tokens, name))


def _ends_before(tokens: NameTokens, name: Name) -> bool:
    """Whether the name ends before its last word: a verb, a mark, a wish, or a common word behind two others."""
    last = name.past - 1
    common = name.words > 2 and _indefinite_word(tokens, last)
    return common or _verb_behind(tokens, last) or _mark(tokens, last) or _formula(tokens, last)


def _nobody(tokens: NameTokens, name: Name) -> bool:
    """A thing, a wish (بسم الله), or a verb or particle alone."""
    first = tokens[name.first]
    alone = name.words == 1
    wish = name.words == 2 and tokens[name.past - 1].key == "الله"
    formula = wish and first.key in name_words("formula")
    return (
        first.key in name_words("thing") or formula or (alone and (is_verb(first) or first.key in _PARTICLES))
    )


def _place_behind(tokens: NameTokens, name: Name) -> list[Name]:
    """The place that a name's last word is, cut off it: (الملك) خالد | بنجران."""
    behind = name.past - 1
    if name.words < 2:
        return []
    match = tokens.known_at(behind, name.past)
    if match is None or any(known.type != "LOC" for known in match.readings):
        return []
    form = tokens[behind]
    listed = form.given or form.family or form.key in _PARTICLES or _bound(tokens, behind)
    large = any(known.population >= LARGE or known.kind != "city" for known in match.readings)
    plain = not match.clitic and not listed and large and name.words > 2
    attached = match.clitic == "ب" and form.clitics.proclitic == 1
    if not (plain or attached):
        return []
    name.past = behind
    return [Name(behind, behind + 1, "LOC", "lexicon.city", 0.7, list(match.readings), len(match.clitic))]


def _introduced(tokens: NameTokens, name: Name) -> bool:
    """Whether a title or nationality stands before, so that a name begins here, no verb: (الكويتي) طالب الدوسري."""
    before = tokens[name.first - 1] if name.first else None
    titled = before and tokens.title_at(name.first - 1, name.first)
    return before is not None and bool(before.nationality or titled) and not tokens.cut(name)


def _verb_behind(tokens: NameTokens, place: int) -> bool:
    """A verb at a name's end; a word that is also a given name is one only before أن (رفعت أن)."""
    form = tokens[place]
    return is_verb(form) and (not form.given or tokens.stem(place + 1) == "ان")


def _before_name(form: NameToken) -> bool:
    """A particle or pronoun, or a definite adjective of nationality (المجري): no name begins so."""
    adjective = form.nationality and form.clitics.article == 2 and not form.is_name
    return bool(adjective) or form.key in name_words("function")


def _indefinite_word(tokens: NameTokens, place: int) -> bool:
    """A common word of no list and without article or clitics, which ends no name: (فيصل وازع) نيابة."""
    form = tokens[place]
    listed = form.given or form.family or form.nationality or form.key in _PARTICLES or _bound(tokens, place)
    return form.kind == "word" and not listed and not form.clitics.article and form.frequency >= _VERY_COMMON


def _formula(tokens: NameTokens, place: int) -> bool:
    """A wish behind a name: (محمد) صلى الله عليه وسلم، (الملك) رحمه الله."""
    return tokens[place].key in name_words("formula") and tokens.stem(place + 1) == "الله"


def _bound(tokens: NameTokens, place: int) -> bool:
    """A word that the one before it needs: (عبد) ربه، (دي) لافيغا."""
    return tokens[place - 1].key in _PARTICLES | _NOBILIARY


def _mark(tokens: NameTokens, place: int) -> bool:
    form = tokens[place]
    letter = form.kind == "word" and len(form.key) == 1
    initial = letter and tokens.document.tokens[place + 1 : place + 2] == ["."]  # محمد ب.
    return form.kind == "mark" or form.text == "على" or (letter and not initial)


def is_verb(form: NameToken) -> bool:
    """A verb of saying, its conjunction cut, that is no name; روي is none, as روى is."""
    foreign = form.text.endswith("ي") and form.unjoined in _ending_in_alif()
    return form.unjoined in verbs() and not form.is_name and not foreign


def _joined_name(tokens: NameTokens, place: int) -> bool:
    """Whether the word is و and a name: it is divided so, and its stem is a name or known elsewhere as one."""
    form = tokens[place]
    if not form.proclitic.startswith("و"):
        return False
    before = tokens[place - 1]
    if before.key in _PARTICLES:
        return False
    return bool(form.given or form.family or form.clitics.article) or form.frequency == 0


def _one_person(tokens: NameTokens, last: Name, name: Name) -> bool:
    """Two names of people that touch are one where the first is but a beginning: عبد الباري | عطوان."""
    if not (last.type == name.type == "PERSON") or last.past != name.first or tokens.cut(name):
        return False
    first = tokens[last.first]
    begun = last.words == 1 + (first.key == "عبد") or tokens[last.past - 1].key in _PARTICLES
    second = tokens[name.first]
    listed = name.words == 1 and max(second.given, second.family) >= "1"
    goes_on = second.key in ("بن", "بنت", "ال") or listed
    if not (begun or goes_on) or name.past - last.first > _LONGEST:
        return False
    return tokens.sentence_start(name.first) <= last.first


def _extend(tokens: NameTokens, name: Name, taken: set[int]) -> None:
    """Take in the words beside a name that are nothing but names; a listed full name is whole but for بن."""
    forms = tokens
    while (
        name.past + 1 < len(forms)
        and (forms[name.past].key in ("بن", "ال") or _son_of_somebody(tokens, name.past))
        and taken.isdisjoint((name.past, name.past + 1))
        and forms[name.past + 1].kind == "word"
        and name.words < _LONGEST
    ):
        taken.update((name.past, name.past + 1))
        name.past += 2
    after_son = forms[name.past - 1].key == "ابي" and forms[name.past - 2].key in _SON
    particle = after_son or forms[name.past - 1].key in ("بن", "ابن", "ال", "ابو", "عبد")
    if particle and name.past < len(forms) and name.past not in taken and forms[name.past].kind == "word":
        taken.add(name.past)
        name.past += 1
    if name.words > 1 and any(not known.short for known in name.known):
        return
    while (
        name.past < len(forms)
        and name.past not in taken
        and (_only_name(forms[name.past]) or _family_behind_son(tokens, name))
    ):
        if tokens.sentence_start(name.past) > name.first or name.words >= _LONGEST:
            break
        taken.add(name.past)
        name.past += 1
        name.known = []
    before = name.first - 1
    if before < tokens.sentence_start(name.first) or before in taken or tokens.cut(name):
        return
    if _given_before(tokens, before):
        taken.add(before)
        name.first, name.known, name.cut = before, [], None


def _son_of_somebody(tokens: NameTokens, place: int) -> bool:
    """Whether ابن goes on with a name, not with what somebody is: ابن عمه، ابن رجل."""
    after = tokens[place + 1]
    return tokens[place].key == "ابن" and bool(after.given or after.family or after.key in _PARTICLES)


def _given_before(tokens: NameTokens, place: int) -> bool:
    """Whether the word begins the name after it: nothing but a given name, or a usual one where a name is due."""
    form = tokens[place]
    if tokens[place + 1].key in _SON and form.family and not (form.clitics.article or is_verb(form)):
        return True  # (الأمير) سلطان بن سلمان
    said = place > 0 and is_verb(tokens[place - 1])
    whole = not (form.clitics.proclitic or form.clitics.article or form.clitics.enclitic)
    if said and whole and form.given >= "3" and not tokens.title_at(place, place + 1):
        return True  # قال أمل دنقل
    cut = form.clitics.proclitic and not _whole_name(tokens, place)
    if not form.given or form.clitics.article or cut or form.key in verbs():
        return False
    if form.key in name_words("function") or (form.clitics.enclitic and form.given[0] < "2"):
        return False
    if (form.is_name and form.given[0] >= "1") or tokens[place + 1].key in _SON:
        return True
    before = tokens[place - 1] if place else None
    if before is not None and is_verb(before):
        return form.given[0] >= "2"
    usual = form.given[0] >= "2" and form.frequency < 7
    return usual and (before is None or before.kind == "mark" or is_verb(before))


def _whole_name(tokens: NameTokens, place: int) -> bool:
    """A name whose first letter only looks like a clitic: (الكرة) باسم أبو داود, not متحدث باسم."""
    return tokens[place].whole_name and not tokens.stem(place - 1).endswith(("متحدث", "ناطق"))


def _family_behind_son(tokens: NameTokens, name: Name) -> bool:
    """Whether the next word is the family name that بن and a father's name call for: محمد بن عبدالرحمن | المخرج."""
    place = name.past
    if tokens[name.past - 2].key not in _SON or place + 1 >= len(tokens):
        return False
    form, after = tokens[place], tokens[place + 1]
    title = tokens.title_at(place, place + 1)
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
