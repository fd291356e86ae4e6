"""What a phrase calls its source when no entity bears it: unnamed, a document, or a name by its words."""

from __future__ import annotations

from collections import Counter

from etl.annotate.syntax.adjectives import NISBA
from etl.annotate.syntax.appositions import is_calling
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import (
    ENCLITICS,
    after_clitic,
    has_article,
    is_led_by,
    lam_letters,
    with_article,
    without_accusative,
    without_article,
    without_ending,
    without_pronoun,
)
from etl.annotate.syntax.divisions import OURS
from etl.annotate.syntax.endings import FEMININE, FEMININE_IN_CHAIN, listed_feminine
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.quotation import QUOTATION_MARKS
from etl.annotate.syntax.unseen_names import names_somebody
from etl.annotate.syntax.words import (
    demonyms,
    given_names,
    institution_heads,
    institution_plurals,
    is_of,
    person_nouns,
    person_plurals,
    title_heads,
    word_class,
)
from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import match_key


def led_key(key: str, clitic: int) -> str:
    """A key without the letters that lean on it, its article whole: للمصدر is led by ل, and is المصدر."""
    led = after_clitic(key, clitic)
    return with_article(led) if lam_letters(key) == clitic == 2 else led


def is_anonymous(keys: list[str]) -> bool:
    """Whether a phrase, by its keys, is of a source that nobody names: مصدر أمني، ناطق باسم الوزارة."""
    head = keys[0]
    if head in word_class("group") and (keys[1:2] == ["من"] or (has_article(head) and len(keys) == 1)):
        return True  # مجموعة من الفاعلين، العديد (منهن)
    if head in word_class("plain_source", "share") or (is_spokesman(head) and not has_article(head)):
        return True
    if head.endswith(OURS) and without_ending(head, OURS) in word_class("plain_source"):
        return True  # مصادرنا
    if head not in word_class("anonymous"):
        return _are_any_outlets(keys)
    for key in keys[1:5]:
        if has_article(key):
            return False  # نائب خادم الحرمين: an office
        if key in word_class("preposition", "refusal") or is_led_by(key, "ب"):
            break
    return True


def _are_any_outlets(keys: list[str]) -> bool:
    """Whether a phrase means outlets that nothing tells from others: وسائل الإعلام, not وسائل الإعلام الرسمية."""
    several = is_of(keys[0], "outlet") and without_article(keys[0]) in word_class("feminine_text")
    return several and not any(key.endswith(NISBA) for key in keys[1:])


def is_spokesman(head: str) -> bool:
    """Whether a head noun is of one or two who speak for others: ناطق، متحدثان."""
    return not word_class("spokesman").isdisjoint((head, singular_of_dual(head)))


def is_indefinite(tokens: Tokens, phrase: Phrase, keys: list[str]) -> bool:
    """Whether a phrase describes people no one knows: سيدة مسنة، خبراء الأرصاد، منظمات دولية, but not a body's name."""
    head, token = keys[0], tokens[phrase.first]
    known = token.bare in word_class("crowd")
    if known or is_plural_in_chain(head) or is_plural_in_chain(token.bare):
        return True  # أقرباؤه، مسؤولو الوزارة، محاموه
    bodies = head in institution_plurals()
    if token.clitics.enclitic or (is_of(head, "text", "outlet", "institution") and not bodies):
        return False
    group = bodies or is_group(tokens, phrase.first)
    if head in person_plurals() or (group and has_article(head)):
        return True
    feminine = len(keys) == 2 and head.endswith("ه") and keys[1].endswith("ه")
    person = head in person_nouns() and head not in word_class("guest")
    if not (group or feminine or person):
        return False
    places = range(phrase.first, phrase.past)
    past = next((at for at in places if tokens.keys[at] in word_class("preposition")), phrase.past)
    return not any(tokens.definite(at) or tokens.name_past[at] for at in range(phrase.first, past))


def is_plural_in_chain(head: str) -> bool:
    """Whether a noun is a plural of people whose ن a construct chain takes: مسؤولو، ممثلو."""
    one = without_ending(head, _PLURAL_IN_CHAIN)
    if one == head or len(one) < _SHORTEST:
        return False  # أبو
    oblique = with_article(one) + _SOUND_PLURALS[1]  # مهنيو and مناهضو, as المهنيين and المناهضين
    common = shared_vocabulary().frequency(oblique) >= _COMMON
    return one in person_nouns() or is_of(one, "title", "anonymous") or common


_PLURAL_IN_CHAIN, _COMMON, _SHORTEST = "و", 3, 3


def is_group(tokens: Tokens, at: int) -> bool:
    """Whether a noun is a plural of people by what they do; الفلسطينيون is as good as a name."""
    token = tokens[at]
    if token.bare in person_plurals() or _is_pair(token.bare):
        return True
    one = without_pronoun(token.bare, *_SOUND_PLURALS)
    sound = token.number in ("p", "dp") and one != token.bare
    people = one not in demonyms() or not tokens.definite(at)
    return sound and people and len(token.bare) > 4


_SOUND_PLURALS = ("ون", "ين")


_DUALS = ("ان", "ين")
_DUAL_IN_CHAIN, _MARKED_FEMININE = "ا", "ة"


def singular_of_dual(noun: str) -> str:
    """What a dual is two of, in a chain or not (هيئتان and هيئتا → هيئة); itself for other words."""
    one = without_pronoun(noun, *_DUALS, _DUAL_IN_CHAIN)
    feminine = one != noun and one.endswith(FEMININE_IN_CHAIN)
    return one[:-1] + FEMININE if feminine else one


def _is_pair(word: str) -> bool:
    """Whether a noun is a dual of people: دبلوماسيان، متحدثين; but not أمين."""
    one = without_pronoun(word, *_DUALS)
    people = one in person_nouns() or is_of(one, "spokesman", "anonymous")
    return one != word and word not in title_heads() and people


def text_name(tokens: Tokens, phrase: Phrase, keys: list[str], known: frozenset[str]) -> str:
    """A document by its head with the article (دراسة لاتحاد المصارف), unless more is said of whose or what it is.

    بيان الرئاسة stays so, as does تقارير صحفية; one of the ``known`` documents keeps its name.
    """
    if keys[0] in word_class("text_of") and len(keys) > 1:
        return text_name(tokens, Phrase(phrase.first + 1, phrase.past), keys[1:], known)  # نص البيان
    head = phrase_text(tokens, Phrase(phrase.first, phrase.first + 1, phrase.clitic))
    name = head if has_article(match_key(head)) else "ال" + _in_the_nominative(head, keys[0])
    if name in known:
        return name
    after = phrase.first + 1
    whose = len(keys) > 1 and (tokens.definite(after) or bool(tokens.name_past[after]))
    what = len(keys) > 1 and keys[1].endswith(("يه", "ه")) and not keys[0].endswith("ه")
    if has_article(keys[0]) or ((whose or what) and not tokens.prefix(after)):
        return phrase_text(tokens, phrase)
    return name


def quoted_name(tokens: Tokens, phrase: Phrase) -> str:
    """What stands in marks or brackets inside a phrase; nothing where none do."""
    for closing in (tokens.closing, tokens.document.brackets.closing):
        for at in range(phrase.first, phrase.past):
            if at in closing and at + 1 < closing[at] <= phrase.past:
                return tokens.text(at + 1, closing[at])
    return ""


def bearer_name(tokens: Tokens, phrase: Phrase) -> str:
    """The words behind an office that can only name who holds it; nothing where there are none."""
    office = without_article(tokens.head(phrase.first)) in title_heads()
    for at in range(phrase.first + 1, phrase.past - 1) if office else ():
        before = at - 1
        closed = tokens.is_comma(before) or tokens.definite(before) or tokens.name_past[before]
        if closed and not tokens.name_past[at] and names_somebody(tokens, at, phrase.past):
            return tokens.text(at, phrase.past)
    return ""


def called_name(tokens: Tokens, phrase: Phrase) -> str:
    """The name that a passive in a phrase gives: سيدة من البلدة، تدعى أم أحمد; nothing where none does."""
    called = next((at for at in range(phrase.first + 1, phrase.past) if is_calling(tokens, at)), phrase.past)
    return tokens.text(called + 1, phrase.past) if called + 1 < phrase.past else ""


def personal_name(tokens: Tokens, phrase: Phrase) -> str:
    """The tail of a phrase from its first given name on, where the annotator saw no name."""
    office = tokens.keys[phrase.first] in title_heads()  # معتمد, a district's
    for at in range(phrase.first + office, phrase.past):
        key = tokens.keys[at]
        if key in given_names() and not (
            tokens.ends_phrase(at) or tokens.definite(at) or tokens.name_past[at]
        ):
            if phrase.past - at < 2 and not (at > phrase.first and tokens.definite(at - 1)):
                break  # a given name alone is one behind what somebody is: المسافرة خديجة
            return unmarked(tokens.text(at, phrase.past))
    for at in range(phrase.past - 2, phrase.first - 1, -1):
        after = at + 1  # مساعد الوزير لشؤون …، وكيل الملك لدى …: no name
        bare = not (tokens.definite(after) or tokens.prefix(after) or tokens.ends_phrase(after))
        if tokens.definite(at) and tokens.keys[at] in word_class("title") and bare and phrase.past - at > 2:
            return unmarked(tokens.text(at + 1, phrase.past))  # … الدكتور علي الغفيص
    return ""


def possessed_name(tokens: Tokens, phrase: Phrase) -> str:
    """A body called by whose it is, by its sort: نقابتهم is النقابة; nothing for other phrases."""
    token, form = tokens[phrase.first], unmarked(tokens.forms[phrase.first])
    sort = listed_feminine(token.bare)
    if phrase.past > phrase.first + 1 or not token.clitics.enclitic or not is_of(sort, "institution"):
        return ""
    body = without_pronoun(form, *(each for each in ENCLITICS if len(each) == token.clitics.enclitic))
    opened = sort != token.bare
    return with_article(without_ending(body, FEMININE_IN_CHAIN) + _MARKED_FEMININE if opened else body)


def phrase_text(tokens: Tokens, phrase: Phrase) -> str:
    """The words of a phrase, what leans on its head cut and its article whole."""
    document = tokens.document
    start = document.starts[phrase.first] + phrase.clitic
    text = document.text[start : document.ends[phrase.past - 1]]
    text = unmarked(text)
    led = lam_letters(tokens.keys[phrase.first]) if phrase.clitic else 0
    return f"ال{text}" if led == phrase.clitic == 2 else with_alef(text) if led == 2 else text


def unmarked(text: str) -> str:
    """A text on one line without its quotation marks."""
    if not QUOTATION_MARKS.isdisjoint(text):
        text = "".join(char for char in text if char not in QUOTATION_MARKS)
    return " ".join(text.split())


def with_alef(text: str) -> str:
    """A text whose article lost its alef to a preposition, with it."""
    return text if has_article(text) or not lam_letters(text) else "ا" + text


def _in_the_nominative(word: str, key: str) -> str:
    """A head noun, by its key there, without the alef of an accusative (تلا بيانا)."""
    return without_accusative(word) if len(match_key(word)) > len(key) else word


def shortest_full(names: list[str]) -> str:
    """The shortest of the names with two words or more, ابن فلان and one spelled against the others aside."""
    names = [name for name in names if _is_arabic(name)] or names
    if len(set(names)) == 1:
        return names[0]
    forms = sorted(set(names), key=lambda form: (len(form.split()), len(form), form))
    several = [form for form in forms if " " in form]
    full = [form for form in several if match_key(form).split()[0] not in word_class("patronymic")] or several
    if not full:
        return max(forms, key=lambda form: (len(form), form), default="")
    first = next(set(match_key(name).split()) for name in names if name in full)
    full = [
        form for form in full if not first.isdisjoint(match_key(form).split())
    ]  # no by-name: منظمة الأعراف
    words = Counter(word for name in names for word in match_key(name).split())
    right = [form for form in full if not any(_misspelled(word, words) for word in match_key(form).split())]
    return (right or full)[0]


def _is_arabic(name: str) -> bool:
    """Whether a name is written in Arabic, not in the letters of its own language behind that: غوغل (Google)."""
    return not name.isascii()


def _misspelled(word: str, words: Counter[str]) -> bool:
    """Whether a word is one letter off another that is commoner in an entity's names."""
    return any(
        count > words[word]
        and len(other) == len(word) > 3
        and sum(one != two for one, two in zip(word, other, strict=True)) == 1
        for other, count in words.items()
    )


def is_feminine_head(head: str) -> bool:
    """Whether a head noun is a feminine by its ending."""
    feminine = head.endswith(("ه", "ات")) or is_of(head, "feminine_text")
    return feminine and head not in word_class("masculine")


def gender_of_head(head: str) -> str:
    """The gender of a body or place by its head noun; nothing where the name is foreign: غوغل."""
    if is_feminine_head(head):
        return "f"
    return "m" if without_article(head) in institution_heads() else ""
