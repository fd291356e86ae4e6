"""One search along the words behind a verb for what its frame takes: a clause, words in marks, a phrase, an object.

It goes forward past adjuncts and insertions, and gives up at another verb of speech.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from etl.annotate.syntax.adjectives import looks_adjectival, past_adjectives
from etl.annotate.syntax.appositions import past_refusal
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.asides import BULLETS, past_adjunct, past_aside, past_short_quotation
from etl.annotate.syntax.clitics import after_clitic, is_led_by, without_article
from etl.annotate.syntax.frames import Frame, VerbForm, is_spelled_as_verbal_noun, verb_forms
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import Phrase, noun_phrase
from etl.annotate.syntax.quotation import QUOTATION_MARKS, STOPS
from etl.annotate.syntax.verb_tokens import is_known_verb, opens_relative
from etl.annotate.syntax.words import spelled, stance_nouns, time_heads, word_class
from etl.clean.keys import match_key

REACH = 48  # tokens between a cue and what it reports
_IF = "اذا"
_FEW = 3  # words in marks that may be a title or a name, not a speech


@dataclass(slots=True)
class Complement:
    """What a cue reports: how it is joined to the cue, and where it starts and, if marked, ends."""

    kind: str  # direct, indirect or nominal
    first: int
    past: int = 0  # 0: up to where the attribution ends
    addressee: Phrase | None = None
    joint: str = "that"  # which construction joined it


@cache
def _openers(clause: bool, quotation: bool, question: bool, stance: bool) -> frozenset[str]:
    """Keys without one of which nothing ahead is a complement of these kinds."""
    openers: set[str] = set()
    if clause:
        openers |= word_class("complementiser", "contraction")
    if question:
        openers |= word_class("question", "whether")
    if stance:
        nouns = stance_nouns().keys() | word_class("intensifier")
        openers |= nouns | {"ب" + noun for noun in nouns}
    if quotation:
        openers |= {":", *map(match_key, QUOTATION_MARKS)}
    return frozenset(openers)


def may_open(tokens: Tokens, frame: Frame, first: int, stop: int) -> bool:
    """Whether any word or mark of a stretch may open what a frame takes; as an object any may."""
    if frame.object or frame.second_object:
        return True
    wanted = frame.prepositions | frame.person_prepositions
    ahead = tokens.keys[first : stop + 1]  # of marks at the end, the word in them, too
    stance = frame.stance_object or frame.stance_preposition
    openers = _openers(frame.that or bool(wanted), frame.quote, frame.question, stance)
    if not (openers.isdisjoint(ahead) and wanted.isdisjoint(ahead)):
        return True
    return bool(wanted) and any(is_led_by(key, *wanted) for key in ahead)


def takes_bare_words(frame: Frame) -> bool:
    """Whether what a verb reports may follow without أن or marks: وقال نحن نعمل."""
    return frame.lemma == "قال"


class Search:
    """One run over the tokens after a cue."""

    def __init__(self, tokens: Tokens, form: VerbForm, at: int, stop: int, subject: bool) -> None:
        self.tokens, self.form, self.frame = tokens, form, form.frame
        self.first, self.stop = at, min(stop, at + REACH)
        self.limit = stop
        self.subject = subject
        self.wanted = form.frame.prepositions | form.frame.person_prepositions
        self.person: Phrase | None = None
        self.colon = False
        self.inserted = (
            False  # past a comma or inside a relative clause: only أن and marks, or a closing comma
        )

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
        if frame.question and self._asks(at):
            return Complement("indirect", at)
        if at in tokens.closing:
            return self._marked(at)
        if tokens.forms[at] == ":" and tokens.forms[at + 1 : at + 2] != ["/"]:
            return self._after_colon(at)
        if self.inserted and not tokens.is_comma(at - 1):
            return None
        if self._is_contracted(at):
            asks = self.tokens.keys[at + 1 : at + 2] == [_IF]
            return Complement("indirect" if asks else "nominal", at, joint="that" if asks else key)
        if self._is_preposition(at, frame.prepositions):
            return self._phrase(at)
        if self._is_preposition(at, frame.person_prepositions) and (self.person or self.form.with_object):
            return self._phrase(at)
        if self._is_stance(at):
            return Complement("nominal", at, joint="stance")
        if self._is_object(at):
            return Complement("nominal", at, joint="obj")
        return None

    def _asks(self, at: int) -> bool:
        """Whether a question opens at a word: هل، كيف، ما إذا، عما إذا, no relative ما."""
        key = self.tokens.keys[at]
        return key in word_class("question") or (
            key in word_class("whether") and self.tokens.keys[at + 1 : at + 2] == ["اذا"]
        )

    def _is_stance(self, at: int) -> bool:
        """Whether a stance noun stands here, strengthened or not (خالص تعازيه), behind ب where the cue wants it."""
        tokens, frame = self.tokens, self.frame
        if not (frame.stance_preposition or frame.stance_object):
            return False
        key = tokens.keys[at]
        led = frame.stance_preposition and is_led_by(key, "ب")
        governed = at > self.first and after_clitic(tokens.keys[at - 1], 1) in word_class("intensifier")
        if not led and (not frame.stance_object or governed):
            return False  # بخالص تعازيه
        bare = after_clitic(key, 1) if led and key not in stance_nouns() else key
        while bare in word_class("intensifier") and at + 1 < self.limit:  # بأصدق عبارات التعازي
            at += 1
            bare = tokens.keys[at]
        return bare in stance_nouns()

    def _clause(self, at: int) -> Complement | None:
        frame, tokens = self.frame, self.tokens
        led = self.wanted & {tokens.keys[at][0], tokens.keys[at - 1]}
        if not (frame.that or led):
            return None
        before = tokens.keys[at - 1]
        if before in word_class("no_clause_before") or is_led_by(tokens.keys[at], "فا"):
            return None  # فإن answers a condition
        if before in word_class("plain_preposition") and before not in self.wanted:
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
            if self._is_stance(opening + 1):
                return Complement("nominal", opening + 1, close, joint="stance")
            behind = close + 1
            ends = behind >= self.limit or not tokens.is_word(behind) or tokens.ends_phrase(behind)
            bare = self.frame.object and self.subject and not self.inserted
            bare = bare and (ends or close - opening > _FEW)
            return Complement("nominal", opening, joint="obj") if bare else None
        if tokens.is_name(opening + 1, close):
            return None
        words = sum(tokens.is_word(at) for at in range(opening + 1, close))
        if self._quotes_noun(opening):
            return Complement("nominal", opening + 1, close, joint="obj")
        if (
            not self.colon
            and words <= _FEW
            and not (close + 1 >= self.limit or tokens.forms[close + 1] in STOPS)
        ):
            return None
        return Complement("direct", opening + 1, close, joint="quote")

    def _quotes_noun(self, opening: int) -> bool:
        """Whether an object stands in marks, no speech: أدان «اختطاف الموظفين»."""
        plain = self.frame.object and self.subject and not self.colon
        inside = opening + 1
        return plain and inside < self.limit and self.tokens.document.parts_of_speech[inside] == VERBAL_NOUN

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

    def _is_preposition(self, at: int, wanted: frozenset[str]) -> bool:
        if not wanted or (
            self.tokens.roles[at] is not None and at > self.first and self.tokens.roles[at - 1]
        ):
            return False
        tokens, key = self.tokens, self.tokens.keys[at]
        if key in wanted:
            after = tokens.keys[at + 1] if at + 1 < self.limit else ""
            towards = key in word_class("towards") and after in word_class("outlet")  # دعت إلى منصة رقمية
            adjunct = (after in word_class("adjunct_head") and not towards) or (
                key in ("في", "ب") and after in word_class("occasion")
            )
            return not adjunct and tokens.keys[at - 1] not in word_class("governs")
        if key[0] not in wanted or key in ("له", "لها", "لهم", "لهما"):
            return False
        if key in word_class("adverb") and not (at == self.first and key in word_class("praised")):
            return False
        if at == self.first and key[0] == "ب" and len(key) > 4 and not tokens.name_past[at]:
            return True
        return len(key) == 1 or tokens.prefix(at) == key[0]

    def _is_contracted(self, at: int) -> bool:
        """Whether the verb's preposition and ما are one word: تساءل عما إذا، حذر مما."""
        key = self.tokens.keys[at]
        return key in word_class("contraction") and any(
            key[0] == wanted[0] for wanted in self.frame.prepositions
        )

    def _phrase(self, at: int) -> Complement | None:
        tokens = self.tokens
        if at + 1 >= self.limit:
            return None if len(tokens.keys[at]) < 4 else Complement("nominal", at, joint=tokens.keys[at][0])
        after = tokens.keys[at + 1]
        if len(tokens.keys[at]) <= 3 and after in word_class("complementiser"):
            return self._clause(at + 1)
        return Complement("nominal", at, joint=tokens.keys[at])

    def _is_object(self, at: int) -> bool:
        tokens, frame = self.tokens, self.frame
        called = frame.second_object and self.form.with_object
        if not (frame.object or called) or not self.subject or not tokens.is_word(at):
            return False
        if self.form.with_object and not (called or frame.addressee or frame.person_prepositions):
            return False
        key = tokens.keys[at]
        spoken_to = frame.addressee or frame.person_prepositions
        if tokens.conjoined(at) or tokens.conjoined(self.first):
            return False  # what goes on with the subject
        held = past_refusal(tokens, at, self.stop) - 1 if key in word_class("refusal") else at
        if held > at and tokens.keys[held] in word_class("identity"):
            return False  # كشف عضو في الرابطة | طالبا عدم كشف اسمه | أن
        if tokens.prefix(at) or (spoken_to and self.person is None and not self.form.with_object):
            return False
        if tokens.name_past[at] and tokens.name_past[at] == tokens.name_past[at - 1]:
            return False
        if tokens.is_comma(at - 1) and key in time_heads():
            return False  # أعلن النادي، عصر الجمعة، | تعاقده
        if tokens.is_comma(at - 1) and (at - 1 == self.first or tokens.names_person(at)):
            return False  # the comma after the subject opens an insertion, not the object
        spelled_apart = tokens.forms[at] in spelled("no_preposition")  # أثر, no إثر
        bounds = tokens.name_past[at] == 0 and tokens.ends_phrase(at) and not spelled_apart
        if key in word_class("carrier") or bounds:
            return (key == "ما" and frame.object and not self.inserted) or self._points(at)
        if (is_led_by(key, "و") and key in verb_forms()) or self._is_relative(at) or self._describes(at):
            return False
        if at == self.first and is_spelled_as_verbal_noun(key):
            return True  # أكد الوزير | تمسك بلاده: no second verb follows the subject
        return not (key in verb_forms() and is_known_verb(tokens, at)) or self._is_thing(at)

    def _is_thing(self, at: int) -> bool:
        """Whether letters of a participle are the object, as it takes no ل: ناقش المجلس، أمس، | مقترحا لـ."""
        tokens = self.tokens
        if not self.subject or at + 1 >= self.limit or tokens.prefix(at + 1) != "ل" or tokens.conjoined(at):
            return False
        forms = verb_forms().get(tokens.keys[at])
        return all(form.tense == "participle" and "ل" not in form.frame.prepositions for form in forms)

    def _is_relative(self, at: int) -> bool:
        """Whether a clause describes the indefinite subject: أوضحت دراسة أعدتها الوزارة أن …"""
        if at != self.first:
            return False
        described = self.tokens.head(at - 1) in word_class("text", "source", "anonymous")
        return described and not self.tokens.definite(at - 1) and opens_relative(self.tokens, at - 1, at)

    def _describes(self, at: int) -> bool:
        """Whether a participle describes the subject and takes a phrase: شركة «النور» | المتخصصة في الأمن."""
        tokens, after = self.tokens, at + 1
        if at != self.first or not tokens.definite(at) or tokens.name_past[at] or after >= self.stop:
            return False
        led = bool(tokens.prefix(after)) or tokens.keys[after] in word_class("plain_preposition")
        key = without_article(tokens.keys[at])
        feminine = key.endswith("ه")
        participle = is_led_by(key, "م") and looks_adjectival(tokens.keys[at])
        if feminine and tokens.is_comma(after) and tokens.definite(at - 1):  # النشرية | الخاصة، المصنفة
            led = participle = looks_adjectival(tokens.keys[at]) or is_adjective(tokens[at])
        noun = tokens.document.parts_of_speech[at] == VERBAL_NOUN  # المشاركة في
        return led and participle and not noun and feminine == (self.form.gender == "f")

    def _points(self, at: int) -> bool:
        """Whether a demonstrative and its noun stand here: ندين هذا القرار."""
        tokens = self.tokens
        return (
            tokens.keys[at] in word_class("demonstrative") and at + 1 < self.stop and tokens.definite(at + 1)
        )

    def _next(self, at: int) -> int:
        """Past a token that may stand between a cue and its complement; the token itself when none may."""
        tokens, key = self.tokens, self.tokens.keys[at]
        if tokens.forms[at] in STOPS:
            return at + tokens.breaks_off(at)
        if tokens.is_comma(at) or key in word_class("circumstance"):  # قالت وهي تحمل صورته: «…»
            self.inserted = not (self.inserted and tokens.is_comma(at))
            return at + 1
        if at in tokens.closing:
            return past_short_quotation(tokens, at)
        if key in word_class("object_pronoun") and self.person is None:
            self.person = Phrase(at, at + 1)
            return at + 1
        past = past_aside(tokens, at, self.stop)
        if past > at:
            return past
        if (key in word_class("relative") and key not in ("من", "ما")) or self._is_relative(at):
            self.inserted = True
            return at + 1
        if (is_known_verb(tokens, at) and self._claims(at)) or self._next_clause_is_of(at):
            return at
        if key in word_class("preposition"):
            return past_adjunct(tokens, self.frame, at, self.stop, self.wanted)
        if tokens.prefix(at):
            return max(noun_phrase(tokens, at, self.stop, strict=True, wanted=self.wanted), at + 1)
        return self._past_person(at)

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
            not tokens.keys[at].endswith(("ه", "ها")) or tokens.is_comma(at - 1) or tokens.keys[at][0] in "وم"
        )
