"""What a relative clause leans on: (الوزير) الذي أكد، (قضية خديجة،) التي تتهم."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.divisions import HERS, HIS, THEIRS
from etl.annotate.syntax.phrases import Phrase, noun_phrase
from etl.annotate.syntax.sources import may_be_source
from etl.annotate.syntax.verb_tokens import is_known_verb
from etl.annotate.syntax.wording import is_feminine_head, is_group
from etl.annotate.syntax.words import institution_plurals, is_timed, time_words, word_class

_LONGEST = 14  # tokens


def antecedent_of(tokens: Tokens, relative: int, start: int) -> Phrase | None:
    """The noun phrase a relative pronoun leans on: the longest whose head agrees with it, else the longest."""
    past = relative - 1 if tokens.is_comma(relative - 1) else relative
    while past > start + 1 and _counts_or_points_back(tokens, past - 1):
        past -= 1  # المادة | 72 منه، التي
    if tokens.keys[past - 1] in word_class("moment") or tokens.keys[past - 1] in time_words():
        past = _before_time(tokens, past, start)
    feminine = without_and(tokens.keys[relative]) in word_class("relative_feminine")
    plural = without_and(tokens.keys[relative]) in word_class("relative_plural")
    longest = agreeing = None
    for first in range(max(start, past - _LONGEST), past):
        if (
            tokens.ends_phrase(first)
            or is_known_verb(tokens, first)
            or tokens.is_verb(first)
            or noun_phrase(tokens, first, past) != past
        ):
            continue
        phrase = Phrase(first, past, len(tokens.prefix(first)))
        if _is_group(tokens, first) if plural else _agrees(tokens, first, feminine):
            return _person_at_end(tokens, phrase) or phrase
        if not is_feminine_head(tokens[first].bare):
            agreeing = agreeing or phrase  # a broken plural: الرجال الذين
        longest = longest or phrase
    return agreeing if plural and agreeing is not None else longest


def _is_group(tokens: Tokens, at: int) -> bool:
    """Whether a noun is of people in the plural: (مطالب) العمال الذين."""
    people = tokens[at].bare in word_class("crowd", "anonymous") or is_group(tokens, at)
    return (tokens[at].number in ("p", "dp") or people) and not tokens.conjoined(at)


def _agrees(tokens: Tokens, at: int, feminine: bool) -> bool:
    """Whether a noun agrees with a pronoun in the singular, as bodies in the plural do with a feminine one."""
    bodies = feminine and tokens[at].bare in institution_plurals()  # (غضب) الأحزاب التي
    return bodies or is_feminine_head(tokens[at].bare) == feminine


def _counts_or_points_back(tokens: Tokens, at: int) -> bool:
    return tokens[at].kind == "number" or tokens.keys[at] in word_class("adjunct_pronoun")


def _person_at_end(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """The person whom a thing is of, who alone can speak: قضية | خديجة، التي تتهم."""
    if may_be_source(tokens, phrase.first):
        return None
    named = (at for at in range(phrase.first + 1, phrase.past) if tokens.names_person(at))
    at = next(named, -1)
    return Phrase(at, phrase.past, person=at) if at > 0 and tokens.name_past[at] == phrase.past else None


def _before_time(tokens: Tokens, past: int, start: int) -> int:
    """Up to the words that say when, before a relative pronoun: قرار المجلس | نهاية العام الماضي الذي أكد."""
    while past > start and (is_timed(tokens.keys[past - 1]) or tokens.keys[past - 1] in word_class("moment")):
        past -= 1
    return past


def is_resumed(tokens: Tokens, at: int) -> bool:
    """Whether a verb's pronoun is of what its clause leans on, so that another acts: الأزمة التي | وصفتها بالمستمرة."""
    pronoun = tokens.keys[at][len(tokens.keys[at]) - tokens[at].clitics.enclitic :]
    relative = without_and(tokens.keys[at - 1])
    if relative in word_class("relative_plural"):
        return pronoun == THEIRS
    return pronoun == (HERS if relative in word_class("relative_feminine") else HIS)
