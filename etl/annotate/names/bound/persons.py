"""The edges of people's names: two joined by و come apart, halves come together, verbs stay out."""

from __future__ import annotations

from pyarabic.araby_const import ALEF, TEH_MARBUTA

from etl.annotate.names.find.lists import kind_words
from etl.annotate.names.known import of_kind
from etl.annotate.names.signs import (
    RARE,
    bound_word,
    is_verb,
    office_alone,
    person_due,
    titled,
    verb_before_name,
    verbs,
)
from etl.annotate.names.spans import Name, NameTokens, covered
from etl.annotate.names.titles import name_words, written_words
from etl.annotate.names.tokens import NameToken
from etl.annotate.syntax.clitics import BI, LI, SA, WA, WHOLE, with_article, without_ending
from etl.annotate.syntax.quotation import MAY_CLOSE
from etl.annotate.syntax.words import word_class
from etl.annotate.vocabulary import shared_vocabulary

_VERY_COMMON = 5  # frequency class from which a word ends no name that the tagger did not begin there
_COMMON = 4  # and from which it begins none by itself
_COMMONEST = 7  # and of a word that begins none, where nobody is said to speak
_LONGEST = 12  # tokens: no name of a person has more, and what is longer is no sentence of names


def trimmed(tokens: NameTokens, name: Name) -> list[Name]:
    """A person's name without verbs, particles, marks and wishes at its ends, and whose first letter is no clitic."""
    kin = [place for place in name.places[:-1] if tokens[place].key in name_words("kin")]
    first, past = kin[-1] + 1 if kin else name.first, name.past
    cut = name.cut
    while past - first > 1 and _begins_before(tokens, first, cut):
        first, cut = first + 1, None
    if (behind := _behind_office(tokens, first, past)) > first:
        first, cut = behind, None
    if first == past:
        return []
    while past - first > 1 and _ends_before(tokens, first, past):
        past -= 1
    sides = (
        at
        for at in range(first + 1, past)
        if _ends_names(tokens[at]) or _in_latin(tokens, at) or _what_they_are(tokens, at) or _told(tokens, at)
    )
    past = next(sides, past)  # أبو طير | غربي خان يونس
    cut = 0 if _undivided(tokens, first) else cut
    if (first, past, cut) == (name.first, name.past, name.cut):
        return [name]
    name = name.but("no part of a person's name at its end", first=first, past=past, cut=cut)
    other = tokens.listed_as(first, past) if past - first > 1 else []
    if other and all(known.type != "PERSON" for known in other):  # أدان | الأزهر الشريف
        name = name.but("a list says what it is", type=other[0].type, known=tuple(other))
    return [name]


def divided(tokens: NameTokens, name: Name) -> list[Name]:
    """The people whom و, a dash or رفقة joins in what was taken for one name: ماكرون | والكاظمي، أمين - كريم."""
    parts, start = [], name.first
    for place in name.places[1:]:
        between = _between(tokens, place)
        if between or _joined(tokens, place):
            parts.append((start, place))
            start = place + between
    parts = [(first, past) for first, past in (*parts, (start, name.past)) if first < past]
    if len(parts) == 1:
        return [name]
    first = name.but("somebody else begins", past=parts[0][1])
    return [first, *(Name(*part, "PERSON", name.rule, name.confidence) for part in parts[1:])]


def _joined(tokens: NameTokens, place: int) -> bool:
    """Whether و divides a word from the name before it: a name, or one met nowhere else."""
    form = tokens[place]
    named = form.given or form.family or form.clitics.article or form.frequency == 0
    apart = tokens[place - 1].key not in name_words("particle", "clan")
    return form.proclitic.startswith(WA) and bool(named) and apart


def _between(tokens: NameTokens, place: int) -> bool:
    """Whether what stands there only parts two names: a dash with white space on both sides, رفقة."""
    if tokens[place].punctuation != "dash":
        return tokens[place].key in name_words("parts_names")
    ends, starts = tokens.document.ends, tokens.document.starts
    return ends[place - 1] < starts[place] and place + 1 < len(starts) and ends[place] < starts[place + 1]


def whole(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, halves of people's joined (عبد الباري | عطوان), gone on over بن and words that are only names."""
    joined: list[Name] = []
    for name in sorted(names, key=lambda part: part.first):
        if joined and (_one_person(tokens, joined[-1], name) or _noble(tokens, joined[-1], name)):
            joined[-1] = joined[-1].but("the other half of a name", past=name.past, known=())
        else:
            joined.append(name)
    taken = covered(joined)
    return [_extended(tokens, name, taken) if name.type == "PERSON" else name for name in joined]


def _begins_before(tokens: NameTokens, place: int, cut: int | None) -> bool:
    """Whether a name begins after its first word: a verb, a particle or a definite nationality (المجري)."""
    form, before = tokens[place], tokens.at(place - 1)
    if form.key in name_words("function") and not (form.given and form.text.endswith(TEH_MARBUTA)):
        return True  # but علية, as عليه is not written
    if form.clitics.article == 2 and form.bare in name_words("asks_more"):
        return True  # الشهير | بحميدتي
    if form.nationality and form.clitics.article == 2 and not form.is_name:
        return True
    if not (is_verb(form) or verb_before_name(form)):
        return False
    # A title, nationality or mark says that it is no verb: (الكويتي) طالب الدوسري، 10- رفعت عجرودي.
    listed = before.kind == "mark" and form.given >= "2" and not verb_before_name(form)
    introduced = before.nationality or titled(tokens, place) or listed
    return not introduced or tokens.cut(Name(place, place + 1, "PERSON", "", 0, cut=cut)) > 0


def _behind_office(tokens: NameTokens, first: int, past: int) -> int:
    """Where the holder's name begins behind an office of a body no list has: (رئيس كونكت) طارق الشريف.

    Past the name where none does, ``first`` where no office begins it.
    """
    if not office_alone(tokens, first):
        return first
    listed = (
        place for place in range(first + 1, past) if max(tokens[place].given, tokens[place].family) >= "1"
    )
    return next(listed, past)


def _ends_before(tokens: NameTokens, first: int, past: int) -> bool:
    """Whether a name ends before its last word: a verb (of names only before أن: رفعت أن), a letter or mark, a wish,
    or a common word of no list behind two others."""
    last = past - 1
    form, after = tokens[last], tokens.at(past)
    if form.kind == "mark" or form.text in written_words("as_written"):
        return True
    if form.kind == "word" and len(form.key) == 1:  # but محمد ب. and «محمد ب»
        return after.text != "." and after.text not in MAY_CLOSE
    if form.key in name_words("parts_names", "breaks_off"):
        return True  # زهير | رفقة
    if is_verb(form) and (not form.given or after.stem in word_class("complementiser")):
        return True
    if form.clitics.proclitic and form.clitics.enclitic and not form.is_name:
        return True  # (فرنسيس) بحبه
    if tokens.pair(last) in name_words("formula"):  # (محمد) صلى الله عليه وسلم
        return True
    listed = form.given or form.family or form.nationality or bound_word(tokens, last)
    if not listed and _common_accusative(form):
        return True  # أمين شياخة | طولا
    common = form.kind == "word" and form.frequency >= _VERY_COMMON and not form.clitics.article
    return past - first > 2 and common and not listed


def _common_accusative(form: NameToken) -> bool:
    """A common noun in the indefinite accusative: طولا, of الطول."""
    if not form.key.endswith(ALEF) or form.frequency < _COMMON:
        return False
    known = shared_vocabulary().frequency
    return known(with_article(without_ending(form.key, ALEF))) >= _COMMON and known(form.key) >= _COMMON


def _ends_names(form: NameToken) -> bool:
    """A side (غربي), an adjective whose own complement follows (المعروف | بحميدتي), or what no name holds: a verb of
    the future (ستشتري), a preposition before a definite noun or with a pronoun (للجزيرة، للاعبيه), but بالحاج."""
    told = form.clitics.article > 0 and form.bare in name_words("asks_more")
    before = form.proclitic and form.proclitic != WA and (form.clitics.article or form.clitics.enclitic)
    foreign = form.frequency == 0 and form.proclitic == BI and form.clitics.article > 0  # بالديساري
    no_part = (before or form.proclitic.endswith(SA)) and not (form.given or form.family or foreign)
    place = form.proclitic == BI and form.stem in kind_words()  # (سليمان الحبيب) بحي (العزيزية)
    relative = form.text in written_words("ends_name")  # (حبيب) التي
    return form.key in name_words("side") or told or bool(no_part) or place or relative


def _what_they_are(tokens: NameTokens, place: int) -> bool:
    """What somebody is, of a body behind it: (نيكولا يوكيتش) | نجم دنفر ناغتس, but محمد نجم, نجم الدين."""
    title, after = tokens.title_at(place, place + 1), tokens.at(place + 1)
    if title is None or title.clitic or title.readings[0].kind != "profession" or title.readings[0].plural:
        return False
    listed = tokens.known_at(place + 1, tokens.sentence_end(place))
    club = listed is not None and any(known.level == "club" for known in listed.readings)
    foreign = after.kind == "word" and after.frequency <= RARE and not (after.given or after.family)
    return (
        tokens[place].clitics == WHOLE and (foreign or club) and after.key not in name_words("ends_compound")
    )


def _told(tokens: NameTokens, place: int) -> bool:
    """The outlet that somebody tells something: (وحيد صقر) | للعربية."""
    outlets = tokens.listed_as(place, place + 1) if tokens[place].clitics.article == 1 else []
    return any(of_kind(known.level, "cited") for known in outlets)


def _in_latin(tokens: NameTokens, place: int) -> bool:
    """A number or a word in Latin letters behind one in Arabic ones: كزافيه هافكينز | Xavier, (قال) غوميز | لCNN."""
    form, before = tokens[place], tokens[place - 1]
    return form.kind != "mark" and form.text[-1:].isascii() and not before.text.isascii()


def _undivided(tokens: NameTokens, place: int) -> bool:
    """A foreign name whose first letter only looks like ب or ل: بوهندي, or where a subject is due: (أشار) ليوكمانوف."""
    form, before = tokens[place], tokens.at(place - 1)
    if form.key in name_words("son"):
        return True  # (ماريه) بنت
    if form.proclitic == WA and is_verb(before) and not (form.clitics.article or form.given_stem[:1] >= "2"):
        return True  # (قال) ويسي
    if form.proclitic == BI and form.stem.startswith(WA) and form.frequency <= RARE:
        return True
    if form.given_whole >= "2" and form.clitics.proclitic == 1 and not form.clitics.article:
        due = titled(tokens, place) or before.punctuation == "comma" or before.nationality
        return bool(due) or (is_verb(before) and before.bare not in name_words("says_to"))  # (أكد) لسعد
    divided = form.proclitic in (BI, LI) and not form.clitics.article
    strange = titled(tokens, place - 1) or form.frequency == 0
    if divided and before.nationality and strange and form.given_stem < "2":
        return True  # المدافع النيجيري برايت، (المصور الرقمي) الهندي لوسبانج
    if not divided or form.given_stem or form.frequency > RARE or form.stem in name_words("particle", "clan"):
        return False
    if form.given or form.family or form.stem.startswith(LI):
        return False
    return person_due(tokens, place)


def _one_person(tokens: NameTokens, last: Name, name: Name) -> bool:
    """Two names of people that touch are one where the first is but a beginning: عبد الباري | عطوان."""
    if (
        last.type == "PERSON"
        and last.past + 1 == name.first
        and name.words == 1
        and _hyphened(tokens, last.past)
    ):
        return True  # غراندي-مارلاسكا, whatever the second half alone is taken for
    if last.type == "PERSON" and last.past == name.first and tokens[name.first].key in name_words("son"):
        return name.words > 1  # ماريه | بنت عبدالعزيز, whatever that is taken for
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


def _noble(tokens: NameTokens, last: Name, name: Name) -> bool:
    """Whether بن or a particle of foreign names joins two halves: ألكسندر | فان | دير بيلين."""
    if name.first != last.past + 1 or last.type != "PERSON" or not tokens.continues(name.first):
        return False
    if name.type == "PERSON" and tokens[last.past].key in name_words("goes_on"):
        return not tokens.cut(name)  # (الملك) سلمان | بن | عبد العزيز
    return tokens[last.past].key in name_words("nobiliary") and not name.known


def _hyphened(tokens: NameTokens, place: int) -> bool:
    """Whether a hyphen joins a foreign name's halves, without spaces: غراندي-مارلاسكا."""
    if place + 1 >= len(tokens) or tokens[place].punctuation != "dash":
        return False
    starts, ends = tokens.document.starts, tokens.document.ends
    form = tokens[place + 1]
    glued = ends[place - 1] == starts[place] and ends[place] == starts[place + 1]
    plain = form.kind == "word" and not (form.clitics.article or form.nationality)
    return glued and plain and (form.frequency <= RARE or form.is_name)


def _extended(tokens: NameTokens, name: Name, taken: set[int]) -> Name:
    """Take in the words beside a name that are nothing but names; a listed full name is whole but for بن."""
    past = _over_sons(tokens, name, taken)
    if not (past - name.first > 1 and any(not known.short for known in name.known)):
        return _over_names(tokens, name, past, taken)
    taken.update(range(name.past, past))
    return name if past == name.past else name.but("goes on over a father", past=past)


def _free(tokens: NameTokens, place: int, taken: set[int]) -> bool:
    form = tokens.at(place)
    return place not in taken and form.kind == "word" and form.key not in name_words("function")


def _over_sons(tokens: NameTokens, name: Name, taken: set[int]) -> int:
    """Past the fathers and hyphened halves that go on with a name."""

    def free(place: int) -> bool:
        return _free(tokens, place, taken)

    first, past = name.first, name.past
    while free(past) and free(past + 1) and _son_follows(tokens, past) and past - first < _LONGEST:
        past += 2
    while _hyphened(tokens, past) and taken.isdisjoint((past, past + 1)):
        past += 2
    last, before = tokens[past - 1].key, tokens[past - 2].key
    of_a_father = last in name_words("compound") and before in name_words("son")  # ابن أبي
    return past + (free(past) and (last in name_words("particle") or of_a_father))


def _over_names(tokens: NameTokens, name: Name, past: int, taken: set[int]) -> Name:
    """The name with the names behind it and the given name before it."""
    first, cut = name.first, name.cut
    while (
        not (name.known and name.words == 1)
        and _free(tokens, past, taken)
        and tokens.sentence_start(past) <= first
        and past - first < _LONGEST
        and _only_name(tokens[past])
    ):
        past += 1
    before_it = first - 1
    if before_it >= tokens.sentence_start(first) and before_it not in taken and not tokens.cut(name):
        joined = before_it - 1 in taken and tokens[before_it].proclitic == WA
        first -= _given_before(tokens, before_it, joined)
    cut = cut if first == name.first else None
    if (first, past) == (name.first, name.past):
        return name
    taken.update(range(first, past))
    known = tokens.listed_of("PERSON", first, past)
    return name.but("goes on over names", first=first, past=past, cut=cut, known=known)


def _only_name(form: NameToken) -> bool:
    """A given or family name that is no ordinary word, without clitics, nor a nationality's adjective."""
    usual = form.is_name and max(form.given, form.family) >= "1" and form.frequency <= _VERY_COMMON
    return usual and not (form.clitics.proclitic or form.nationality or form.key in verbs())


def _son_follows(tokens: NameTokens, place: int) -> bool:
    """Whether a name goes on over بن, or over ابن and a name, not what somebody is: ابن عمه، ابن رجل."""
    key, after = tokens[place].key, tokens[place + 1]
    named = max(after.given, after.family) and after.key not in kind_words()  # but ابن مدينة (سخنين)
    named = named or after.key in name_words("particle", "clan")
    return key in name_words("goes_on") or (key in name_words("son") and bool(named))


def _given_before(tokens: NameTokens, place: int, joined: bool) -> bool:
    """Whether the word begins the name after it: nothing but a given name, or a usual one where a name is due, as
    where و joins it to another: (عمور) وأمينة (رشيد)."""
    form, before, clitics = tokens[place], tokens.at(place - 1), tokens[place].clitics
    if verb_before_name(form) or form.text in written_words("as_written"):
        return False  # وكان (بن صالح)، على (رونار)
    if form.key in name_words("act") and not person_due(tokens, place):
        return False  # نجاح (بن كيران)
    son = tokens[place + 1].key in name_words("son", "inner_title")
    usual = form.is_name or form.frequency < _COMMON or titled(tokens, place)  # but زمن (بن علي)
    if son and form.family and usual and not (clitics.article or is_verb(form)):
        return True  # (الأمير) سلطان بن سلمان
    said, whole = is_verb(before), not (clitics.proclitic or clitics.article or clitics.enclitic)
    if said and whole and form.given >= "3" and not titled(tokens, place + 1):
        return True  # قال أمل دنقل
    # A name whose first letter only looks like a clitic: (الكرة) باسم أبو داود, not متحدث باسم.
    whole = form.whole_name and before.bare not in name_words("spokesman")
    if joined and form.given_stem >= "2" and not clitics.article and not form.clitics.enclitic:
        return True
    if not form.given or clitics.article or (clitics.proclitic and not whole) or form.key in verbs():
        return False
    if form.key in name_words("function") or (clitics.enclitic and form.given[0] < "2"):
        return False
    if son or (form.is_name and form.given[0] >= "1"):
        return True
    due = said or before.kind in ("mark", "edge")
    return form.given[0] >= "2" and due and (said or form.frequency < _COMMONEST)
