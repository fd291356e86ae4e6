"""One search along the words behind a verb for what its frame takes: a clause, words in marks, a phrase, an object.

It goes forward past adjuncts and insertions, and gives up at another verb of speech.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.annotate.syntax.adjectives import past_adjectives
from etl.annotate.syntax.asides import BULLETS, past_adjunct, past_aside, past_short_quotation
from etl.annotate.syntax.clitics import is_led_by
from etl.annotate.syntax.complement_objects import is_object, is_relative
from etl.annotate.syntax.complement_openers import (
    is_contracted,
    is_preposition,
    is_stance,
    may_open,
    opens_question,
    quotes_noun,
    takes_bare_words,
)
from etl.annotate.syntax.divisions import HERS, HIS
from etl.annotate.syntax.frames import verb_forms
from etl.annotate.syntax.phrases import Phrase, noun_phrase
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.search_state import SearchState
from etl.annotate.syntax.times import past_time
from etl.annotate.syntax.verb_tokens import is_known_verb
from etl.annotate.syntax.verbs import PARTICIPLE
from etl.annotate.syntax.words import time_heads, time_words, word_class

_IF = "اذا"
_FEW = 3  # words in marks that may be a title or a name, not a speech
_COMMAS = 3  # of two insertions, one right behind the other


@dataclass(slots=True)
class Complement:
    """What a cue reports: how it is joined to the cue, and where it starts and, if marked, ends."""

    kind: str  # direct, indirect or nominal
    first: int
    past: int = 0  # 0: up to where the attribution ends
    addressee: Phrase | None = None
    joint: str = "that"  # which construction joined it


class Search(SearchState):
    """One run over the tokens after a cue."""

    def is_open(self) -> bool:
        """Whether a word or mark ahead may open the complement. Most that fail, fail here."""
        return may_open(self.tokens, self.frame, self.first, self.stop)

    def run(self, at: int) -> Complement | None:
        if at < self.stop and self.tokens.keys[at] in word_class("elsewhere"):
            return None  # صرح بذلك
        while at < self.stop:
            found = self._at(at)
            if found is not None:
                found.addressee = self.person
                return found
            past = self._next(at)
            if past == at:
                return self._left_over()
            at = past
        return self._left_over()

    def run_on(self) -> Complement | None:
        """The search behind a comma that opened no insertion, as nothing closes it (رئيس الحزب، فلان في حوار عن …)."""
        if not self.inserted:
            return None
        comma = next((at for at in range(self.first, self.stop) if self.tokens.is_comma(at)), self.stop)
        self.first, self.inserted = comma + 1, False
        return self.run(self.first)

    def run_past_insertions(self, at: int) -> Complement | None:
        """The search where one insertion follows another: اتهم الوزير، خلال لقاء أمس، وسط العاصمة، | المعارضة بـ."""
        if sum(map(self.tokens.is_comma, range(at, self.stop))) < _COMMAS:
            return None
        self.first, self.inserted, self.person, self.several = at, False, None, True
        return self.run(at)

    def _left_over(self) -> Complement | None:
        """The one phrase of a cue that addresses its object (ناشد العالم) is what it is about."""
        if self.person is None or not self.frame.object:
            return None
        return Complement("nominal", self.person.first, joint="obj")

    def bare(self, at: int) -> Complement | None:
        """Words reported without أن or marks: وقال نحن نعمل."""
        if not takes_bare_words(self.frame):
            return None
        at += at < self.limit and self.tokens.is_comma(at)  # قال المدير، لن نتراجع
        if at + 3 > self.limit or not self.tokens.is_word(at):
            return None
        opens_insertion = self.tokens.is_comma(at - 1) and (
            self.tokens.keys[at] in word_class("plain_preposition") or bool(self.tokens.name_past[at])
        )
        if opens_insertion or self.tokens.keys[at] in word_class("circumstance"):
            return None
        return Complement("indirect", at, joint="bare")

    def _at(self, at: int) -> Complement | None:
        tokens, frame = self.tokens, self.frame
        key = tokens.keys[at]
        if key in word_class("complementiser") and not tokens.name_past[at]:
            return self._clause(at)
        if frame.question and opens_question(self, at):
            return Complement("indirect", at)
        if at in tokens.closing:
            return self._marked(at)
        if tokens.forms[at] == ":" and tokens.forms[at + 1 : at + 2] != ["/"]:
            return self._after_colon(at)
        if self.inserted and not tokens.is_comma(at - 1):
            return None
        if is_contracted(self, at):
            asks = self.tokens.keys[at + 1 : at + 2] == [_IF]
            return Complement("indirect" if asks else "nominal", at, joint="that" if asks else key)
        if is_preposition(self, at, frame.prepositions):
            return self._phrase(at)
        if is_preposition(self, at, frame.person_prepositions) and (self.person or self.form.with_object):
            return self._phrase(at)
        if is_stance(self, at):
            return Complement("nominal", at, joint="stance")
        if is_object(self, at):
            return Complement("nominal", at, joint="obj")
        return None

    def _clause(self, at: int) -> Complement | None:
        frame, tokens = self.frame, self.tokens
        led = self.wanted & {tokens.keys[at][0], tokens.keys[at - 1]}
        if not (frame.that or led):
            return None
        before = tokens.keys[at - 1]
        if before in word_class("no_clause_before") or is_led_by(tokens.keys[at], "فا"):
            return None  # فإن answers a condition
        borrowed = at - 1 == self.first and before in word_class("borrowed")  # أضاف المدير | إلى أن
        if (
            not borrowed
            and before in word_class("plain_preposition") - frame.clause_prepositions - self.wanted
        ):
            return None  # إضافة إلى أنها
        return Complement("indirect", at)

    def _marked(self, opening: int) -> Complement | None:
        tokens = self.tokens
        close = tokens.closing[opening]
        if self.frame.second_object:
            if self.form.with_object:
                return Complement("nominal", opening + 1, close, joint="obj")
            if opening > self.first and tokens.is_word(opening - 1) and self.form.tense != "present":
                return None  # معتبرا القرار «متسرعا»: part of what is said
        if tokens.keys[opening - 1] in self.frame.prepositions and opening > self.first:
            return Complement("nominal", opening - 1, joint=tokens.keys[opening - 1])  # كشف عن «تشكيل لجنة»
        if not self.frame.quote:  # جدد "وقوفه إلى جانبهم"
            if is_stance(self, opening + 1):
                return Complement("nominal", opening + 1, close, joint="stance")
            behind = close + 1
            ends = behind >= self.limit or not tokens.is_word(behind) or tokens.ends_phrase(behind)
            bare = self.frame.object and self.subject and not self.inserted
            bare = bare and (ends or close - opening > _FEW)
            return Complement("nominal", opening, joint="obj") if bare else None
        if tokens.is_name(opening + 1, close) or tokens.keys[opening - 1] in word_class("titled"):
            return None
        words = sum(tokens.is_word(at) for at in range(opening + 1, close))
        if quotes_noun(self, opening):
            return Complement("nominal", opening + 1, close, joint="obj")
        if (
            not self.colon
            and words <= _FEW
            and not (close + 1 >= self.limit or tokens.forms[close + 1] in STOPS)
        ):
            return None
        return Complement("direct", opening + 1, close, joint="quote")

    def _after_colon(self, at: int) -> Complement | None:
        tokens = self.tokens
        if at + 1 >= self.limit or not self.frame.quote or tokens.forms[at + 1].isdigit():
            return None  # 12:30
        if tokens.keys[at + 1] in word_class("complementiser"):
            return self._clause(at + 1)
        if at + 1 in tokens.closing:
            self.colon = True
            return self._marked(at + 1)
        bullet = tokens.forms[at + 1] in BULLETS and at + 2 < self.limit
        return Complement("direct", at + 1 + bullet, joint="colon")

    def _phrase(self, at: int) -> Complement | None:
        tokens = self.tokens
        if at + 1 >= self.limit:
            return None if len(tokens.keys[at]) < 4 else Complement("nominal", at, joint=tokens.keys[at][0])
        after = tokens.keys[at + 1]
        if len(tokens.keys[at]) <= 3 and after in word_class("complementiser"):
            return self._clause(at + 1)
        return Complement("nominal", at, joint=tokens.keys[at])

    def _next(self, at: int) -> int:
        """Past a token that may stand between a cue and its complement; the token itself when none may."""
        tokens, key = self.tokens, self.tokens.keys[at]
        if tokens.forms[at] in STOPS:
            return at + (tokens.breaks_off(at) or tokens.abbreviates(at))
        day = self._past_day(at)
        if day > at:
            return day
        if tokens.is_comma(at) or key in word_class("circumstance"):  # قالت وهي تحمل صورته: «…»
            closes = self.inserted and tokens.is_comma(at)
            self.inserted = not closes or (self.several and self._opens_adjunct(at + 1))
            return at + 1
        if at in tokens.closing:
            titled = tokens.keys[at - 1] in word_class("titled")  # تحت عنوان «…»
            return tokens.closing[at] + 1 if titled else past_short_quotation(tokens, at)
        if key in word_class("object_pronoun") and self.person is None:
            self.person = Phrase(at, at + 1)
            return at + 1
        past = past_aside(tokens, at, self.stop)
        if past > at:
            return past
        if (key in word_class("relative") and key not in ("من", "ما")) or is_relative(self, at):
            self.inserted = True
            return at + 1
        if self._carries_on(at):
            self.inserted = False
            return at + 1
        claimed = is_known_verb(tokens, at) and self._claims(at)
        if claimed or self._next_clause_is_of(at) or self._others_turn(at):
            return at
        if key in word_class("preposition") and tokens.ends_phrase(at):
            return past_adjunct(tokens, self.frame, at, self.stop, self.wanted)
        if tokens.prefix(at):
            return max(noun_phrase(tokens, at, self.stop, strict=True, wanted=self.wanted), at + 1)
        return self._past_person(at)

    def _opens_adjunct(self, at: int) -> bool:
        """Whether a preposition or a time begins at a token: وسط العاصمة، في بيان، أمس."""
        key = self.tokens.keys[at] if at < self.stop else ""
        return key in word_class("preposition") or key in time_heads() or key in time_words()

    def _carries_on(self, at: int) -> bool:
        """Whether a participle only brings the verb to its words: أضاف فلان، | موضحا أن."""
        tokens, frame = self.tokens, self.frame
        right_behind = at == self.first + 1 and tokens.is_comma(self.first)
        if not (
            right_behind and self.form.finite and frame.that and frame.quote and frame.stance == "report"
        ):
            return False
        forms = verb_forms().get(tokens.keys[at], ())
        after = at + 1
        after += after < self.limit and any(tokens.keys[after] in form.frame.prepositions for form in forms)
        opens = after < self.limit and tokens.keys[after] in word_class("complementiser")
        return opens and any(form.tense == PARTICIPLE and not form.conjunction for form in forms)

    def _past_day(self, at: int) -> int:
        """Past a comma and a time that no second comma closes: أعلنت الوزارة، اليوم السبت | عن تسجيل; else ``at``."""
        tokens, first = self.tokens, at + 1
        if (
            self.inserted
            or not tokens.is_comma(at)
            or first >= self.stop
            or tokens.keys[first] not in time_heads()
        ):
            return at
        past = past_time(tokens, first, self.stop)
        return past if first < past < self.stop and not tokens.is_comma(past) else at

    def _past_person(self, at: int) -> int:
        """Past whom the cue addresses or speaks of, noted; past one word where that is not looked for."""
        if (self.frame.person_prepositions or self.frame.addressee) and not (self.person or self.inserted):
            past = past_adjectives(
                self.tokens,
                noun_phrase(self.tokens, at, self.stop, strict=True, wanted=self.wanted),
                self.stop,
            )
            if past > at:
                self.person = Phrase(at, past)
                return past
        return at + 1

    def _next_clause_is_of(self, at: int) -> bool:
        """Whether a verb right before أن takes it, homograph or not (الذي بين أنه)."""
        after = self.tokens.keys[at + 1] if at + 1 < self.limit else ""
        if after not in word_class("complementiser") or self.tokens.definite(at):
            return False
        if self.tokens.forms[at] in word_class("no_cue"):
            return False
        return any(form.finite for form in verb_forms().get(self.tokens.keys[at], ()))

    def _others_turn(self, at: int) -> bool:
        """Whether the next clause tells what somebody else said meanwhile: ، فيما | ردت الوزارة بأن."""
        tokens = self.tokens
        key, after = tokens.keys[at], tokens.keys[at + 1 : at + 2]
        turns = key in word_class("clause_behind_comma") & word_class("subordinator") - word_class("besides")
        return turns and tokens.is_comma(at - 1) and not verb_forms().keys().isdisjoint(after)

    def _claims(self, at: int) -> bool:
        """Whether another cue takes what follows for itself: not in a relative clause or a circumstance."""
        tokens = self.tokens
        before = tokens.keys[at - 1]
        if before in word_class("relative", "circumstance", "unclaiming"):
            return False
        if (
            self.inserted
            and not tokens.is_comma(at - 1)
            and not any(form.finite for form in verb_forms()[tokens.keys[at]])
        ):
            return False  # الذي يتخذ من بيروت مقرا له
        return (
            not tokens.keys[at].endswith((HIS, HERS)) or tokens.is_comma(at - 1) or tokens.keys[at][0] in "وم"
        )
