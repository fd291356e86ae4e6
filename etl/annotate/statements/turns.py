"""Where the narrator of an article takes over from the words reported, told by what stands there, not by an act.

Of a clause little is sure to be the narrator's: the occasion (، وذلك خلال لقائه), what was kept back (دون ذكر أسماء),
a comment (، في إشارة إلى), a new sentence without a stop (وفيما سعى). A noun phrase ends sooner: at any clause behind
a comma, and where a circumstance or an occasion is told.
"""

from __future__ import annotations

import re
from functools import cache

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import is_led_by
from etl.annotate.syntax.paradigm import verb_or_noun
from etl.annotate.syntax.words import word_class

_CIRCUMSTANCE = re.compile(r"و?(?:م\w{3,}(?<!ته)|\wا\w\w)ا")
_VERBAL_NOUN = re.compile(r"ت(?:\w|\wا)\w\w")
_POSSESSIVES = ("ه", "ها", "هم", "هما")
_OPENING = (
    "setting_preposition", "pointer", "without", "connective", "meanwhile", "where", "within", "upon", "carrier",
)  # fmt: skip
_PRESENT = ("p", "future")  # paradigms


@cache
def turn_openings() -> frozenset[str]:
    """The words at which a turn may begin, besides whatever stands behind a comma."""
    return word_class(*_OPENING)


def is_setting(tokens: Tokens, at: int) -> bool:
    """Whether an adjunct tells where or when words were spoken: خلال لقائه، على هامش، في تصريح صحفي."""
    if at >= len(tokens):
        return False
    key, (noun, after) = tokens.keys[at], _following(tokens, at)
    if key in word_class("setting_preposition"):
        return noun in word_class("setting")
    if key in word_class("upon"):
        return noun in word_class("margin")
    press = noun in word_class("setting") and after in word_class("document_adjective")
    return key in word_class("within") and (press or noun in word_class("telling"))


def is_tail(tokens: Tokens, at: int) -> bool:
    """Whether the narrator comes back with a word behind a comma: جاء ذلك، يذكر أن."""
    return tokens.keys[at] in word_class("tail") and tokens.is_comma(at - 1)


def is_occasion(tokens: Tokens, at: int) -> bool:
    """Whether ذلك points back at the telling: ، وذلك خلال حلوله ضيفا, but not وذلك بعد أن."""
    if tokens.keys[at] not in word_class("pointer"):
        return False
    preposition, noun = _following(tokens, at)
    during = preposition in word_class("during") and noun.endswith(_POSSESSIVES)
    said = is_setting(tokens, at + 1) or is_comment(tokens, at + 1)
    return during or said or preposition in word_class("tag")


def is_aside(tokens: Tokens, at: int) -> bool:
    """Whether the narrator comments: دون ذكر أسماء، لكنه لم يقدم تفاصيل، في إشارة إلى."""
    key, (after, third) = tokens.keys[at], _following(tokens, at)
    if key in word_class("without"):
        return (third if after in word_class("complementiser") else after) in word_class("withheld")
    if key in word_class("connective") and after in word_class("not_past"):
        return third in word_class("withheld")
    if key in word_class("meanwhile"):
        return after not in word_class("concerning")
    return is_comment(tokens, at) and tokens.is_comma(at - 1)


def is_comment(tokens: Tokens, at: int) -> bool:
    """Whether the narrator says what the words are: في إشارة إلى، في رد على."""
    return (
        at < len(tokens)
        and tokens.keys[at] in word_class("within")
        and _following(tokens, at)[0] in word_class("comment")
    )


def opens_clause(tokens: Tokens, at: int) -> bool:
    """Whether a clause or a circumstance begins that no noun phrase holds: ، وهو، حيث، ، مكتفيا بالإشارة، ، ورفعوا."""
    key = tokens.keys[at]
    after, _ = _following(tokens, at)
    if key in word_class("within") and after in word_class("while"):
        return True
    if tokens.keys[at - 1] in word_class("from"):
        return False  # من حيث المبدأ
    if key in word_class("carrier") and (tokens.forms[at + 1 : at + 2] == [":"] or at + 1 in tokens.closing):
        return True  # نصح بالاعتدال قائلا: «…»
    if opens_headline(tokens, at):
        return True
    if key in word_class("where") and not is_led_by(after, "ي", "ت", "سي", "ست"):
        return True  # حيث زار, but حيث ستكون له آثار tells what the phrase means
    if not tokens.is_comma(at - 1):
        return False
    if key in word_class("clause_behind_comma", "where") or contrasts(tokens, at + 2):
        return True
    return _CIRCUMSTANCE.fullmatch(tokens.forms[at]) is not None or joins_clause(tokens, at)


def opens_headline(tokens: Tokens, at: int) -> bool:
    """Whether و and a name open the next clause of a headline: … التعاون معها | وبيونغيانغ تستعد للاحتفال."""
    past = tokens.name_past[at]
    if not past or past >= len(tokens) or not tokens.conjoined(at):
        return False
    return verb_or_noun(tokens[past]).startswith(_PRESENT) and tokens.is_verb(past)


def contrasts(tokens: Tokens, at: int) -> bool:
    """Whether غير أن or إلا أنه leads to the clause at a token: the narrator's turn, though أن stands in it."""
    opening, joint = tokens.keys[at - 2 : at] if 1 < at <= len(tokens.keys) else ("", "")
    return opening in word_class("contrast") and joint in word_class("complementiser")


def goes_on_after(tokens: Tokens, at: int) -> bool:
    """Whether غير أن or قبل أن leads to what is said next at a token: ، قبل أن | يضيف."""
    opening, joint = tokens.keys[at - 2 : at] if 1 < at <= len(tokens.keys) else ("", "")
    return opening in word_class("contrast", "told_next") and joint in word_class("complementiser")


def joins_clause(tokens: Tokens, at: int) -> bool:
    """Whether a conjunction and a finite verb are one word: ورفعوا، وعاد, not وارتفاع."""
    plain = tokens.conjoined(at) and not tokens.name_past[at]
    return plain and tokens.keys[at] not in word_class("adverb", "not_but") and tokens.is_verb(at)


def may_be_noun(tokens: Tokens, at: int) -> bool:
    """Whether a verb is spelled as its verbal noun is, which و would rather join to a noun: وتنقل، وتعاون."""
    return _VERBAL_NOUN.fullmatch(tokens[at].stem) is not None


def _following(tokens: Tokens, at: int) -> tuple[str, str]:
    """The keys of the next two tokens, empty past the last."""
    first, second = [*tokens.keys[at + 1 : at + 3], "", ""][:2]
    return first, second
