"""What follows a cue: a clause after أن, words in marks, a prepositional complement, or a bare noun phrase.

A verb is a cue only with one of its constructions, so that تفقد، قرر or ذكر "male" never fire. The search runs
forward from the subject, past adjuncts and insertions between commas, and gives up at another verb of speech.
"""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_accusative
from etl.annotate.syntax.complement_search import Complement, Search
from etl.annotate.syntax.frames import VerbForm, is_spelled_as_verbal_noun, verbal_nouns
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.search_state import REACH
from etl.annotate.syntax.verb_tokens import is_known_verb
from etl.annotate.syntax.words import time_heads, time_words, word_class

_CLOSE = 3  # tokens between a carrier and its words


def find_complement(tokens: Tokens, form: VerbForm, at: int, stop: int, subject: bool) -> Complement | None:
    """The first complement of the cue's verb from ``at`` on, or None.

    ``subject`` says whether the subject has been read, so that the next bare noun phrase is an object.
    """
    search = Search(tokens, form, at, stop, subject)
    if not search.is_open():
        return search.bare(at)
    found = search.run(at) or search.run_on() or search.run_past_insertions(at)
    if found is not None and _is_topic(tokens, form, found):
        carried = _carried(tokens, form, found.first, stop)
        if carried is not None:
            return carried
    if found is not None and found.joint == "obj":
        after = _clause_after(tokens, form, at, stop, found) if form.frame.that else None
        return after or _behind_name(tokens, form, at, stop, found) or found
    if found is not None and found.kind == "nominal" and form.frame.that and found.first + 2 < stop:
        after = Search(tokens, form, found.first + 1, stop, subject=False).run(found.first + 1)
        if after is not None and _reports(tokens, found, after):
            return after
    return found or search.bare(at)


def _is_topic(tokens: Tokens, form: VerbForm, found: Complement) -> bool:
    """Whether a phrase only tells what is spoken of (علق على القرار، تحدث عنه): what is said may be yet to come."""
    if not (form.finite and form.frame.quote and found.joint in form.frame.prepositions):
        return False
    return form.frame.stance == "report" and found.joint in word_class("topic")


def _clause_after(tokens: Tokens, form: VerbForm, at: int, stop: int, found: Complement) -> Complement | None:
    """The clause that a noun phrase taken for the object only stands in front of (أوضح، في مداخلة هاتفية، أن …)."""
    clause = Search(tokens, form, at, stop, subject=False).run(at)
    if clause is None or clause.joint != "that" or tokens.keys[found.first] in word_class("unreal"):
        return None  # طلب عدم كشف هويته، أن …
    opening = clause.first - 1 if clause.kind == "indirect" else clause.first - 2
    between = range(found.first, opening + 1)
    named = any(tokens.keys[place] in word_class("title") or tokens.names_person(place) for place in between)
    named = named and not _told_by_noun(tokens, between)
    apart = tokens.ends_phrase(opening) and tokens.keys[opening] not in word_class("adverb")
    apart = apart and opening not in tokens.opening
    timed = without_accusative(tokens.keys[opening]) in time_heads() | time_words()
    timed = timed or tokens[opening].kind == "number"
    if tokens.is_comma(opening) or timed or (named and not apart) or _reports(tokens, found, clause):
        return clause
    return None


def _reports(tokens: Tokens, found: Complement, clause: Complement) -> bool:
    """Whether no noun before it but the verb itself takes a clause: أكد يوسف بطل الدوري المحلي | أنه مستعد."""
    opening = clause.first - 1 if clause.kind == "indirect" else clause.first - 2
    if clause.joint != "that" or opening <= found.first:
        return False
    verbal = opening + 2 < len(tokens) and tokens.is_verb(opening + 2)
    asserts = tokens[opening + 1].clitics.enclitic or not verbal
    between = range(found.first, opening + 1)
    apart = tokens.is_comma(opening) or tokens.forms[opening] == ")" or opening in tokens.opening
    named = apart or tokens.definite(opening) or tokens.name_past[opening]
    return bool(asserts and named) and not _told_by_noun(tokens, between)


def _told_by_noun(tokens: Tokens, between: range) -> bool:
    """Whether a noun of telling may have the clause behind it for its own: (نفى) تأكيد النائب | أنه استقال."""
    keys = tokens.keys[between.start : between.stop]
    return any(is_spelled_as_verbal_noun(key) or key in verbal_nouns() for key in keys)


def _carried(tokens: Tokens, form: VerbForm, first: int, stop: int) -> Complement | None:
    """The words to which a participle of speech carries the verb on, past what they are about: علق عليه قائلا «…»."""
    for at in range(first + 1, min(stop, first + REACH)):
        conjoined_verb = tokens.conjoined(at) and is_known_verb(tokens, at)
        if tokens.forms[at] in STOPS or conjoined_verb or tokens.keys[at] in word_class("complementiser"):
            return None
        if tokens.keys[at] in word_class("carrier"):
            words = Search(tokens, form, at + 1, stop, subject=False).run(at + 1)
            return (
                words
                if words is not None and words.kind != "nominal" and words.first <= at + _CLOSE
                else None
            )
    return None


def _behind_name(tokens: Tokens, form: VerbForm, at: int, stop: int, found: Complement) -> Complement | None:
    """What a name taken for the object only stands in front of: أعلنت الجامعة والبلدية ومدينة فلان | عن تنظيم."""
    if not tokens.name_past[found.first] or form.frame.person_prepositions:
        return None
    phrase = Search(tokens, form, at, stop, subject=False).run(at)
    return phrase if phrase is not None and phrase.joint in form.frame.prepositions else None
