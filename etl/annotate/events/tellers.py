"""Who only tells of an attack: whoever announces, reports or condemns it does not carry it out by that."""

from __future__ import annotations

from etl.annotate.events.complements import GENITIVE
from etl.annotate.events.forms import Reading
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.participants import Participant
from etl.annotate.events.particles import particles
from etl.annotate.events.phrase_heads import is_victim
from etl.annotate.events.roles import ACTOR
from etl.annotate.syntax.article_tokens import Tokens
from etl.clean.keys import match_key
from etl.records import Statement

_ATTACKS = ("ASSAULT",)
_HELPING = ("medical", "media", "igo", "ngo", "human_rights", "education", "labour", "business")
_AVOWED = 40  # tokens before an act in which somebody says that it is his
_CIVIL = (*_HELPING, "government", "judiciary", "legislature")  # of bodies


def attacks_nobody(word: EventWord, party: Participant) -> bool:
    """Whether somebody is not looked for among attackers: hospitals, news agencies, the United Nations."""
    return word.type in _ATTACKS and not party.person and party.standing.sector in _HELPING


def suffers(tokens: Tokens, word: EventWord, party: Participant) -> bool:
    """Whether somebody is told as a victim, so that no attack is his: (مقتل) ثلاثة شهداء."""
    if word.type not in _ATTACKS or party.entity is not None or party.phrase is None:
        return False
    return is_victim(tokens, party.phrase)


def is_deed(word: EventWord, support: Reading | None) -> bool:
    """Whether a word names what somebody may announce as done by himself: قصف مواقع، تنفيذ هجوم, but مقتل، هجوم."""
    if support is not None and support.is_noun:
        return names_doing(support)
    return bool(word.actor) and GENITIVE in word.recipient


def names_doing(noun: Reading) -> bool:
    """Whether a noun is of an act that somebody does, or carries one (تنفيذ هجوم), and none of its happening (وقوع)."""
    return noun.is_noun and (noun.support is None or noun.support.subject == ACTOR)


def only_tells(word: EventWord, party: Participant, deed: bool, nominal: bool) -> bool:
    """Whether who tells of an event has no part in it.

    ``nominal``: it is the object of the speech act: أعلنت الوزارة مقتل عشرة. In a clause armies and states may tell of
    their own: قالت الحركة إن الهجوم انتهى.
    """
    if word.type not in _ATTACKS:
        return False
    civil = party.standing.sector in (_HELPING if party.person else _CIVIL)
    return civil or (nominal and not deed)


def avows(tokens: Tokens, statement: Statement, at: int) -> bool:
    """Whether whoever makes a statement says by it that the act at a token is his: تبنى الهجوم، مسؤوليتها عنه."""
    if match_key(statement.cue_lemma) in particles("avowal"):
        return True
    first = max(tokens.token_at(statement.content_start), at - _AVOWED)
    return not particles("avowal").isdisjoint(tokens.keys[first:at])
