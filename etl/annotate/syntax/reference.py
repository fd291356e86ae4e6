"""Whom or what a phrase means: an entity of the article, an unnamed source, a document, or an office.

A name means its bearer. A description (الوزير، العداء الجامايكي، الشركة) means whoever the article describes so,
before or after; a person noun that nobody is described by (الرجل، المتحدث) means the person in focus.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.annotate.syntax.anaphora import Anaphora
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import LI, has_article, is_led_by, without_and, without_article
from etl.annotate.syntax.entity_names import EntityNames
from etl.annotate.syntax.families import by_family, namesake
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.referents import ANON, Referent, joint
from etl.annotate.syntax.texts import called_text, is_of_press, is_unnamed_source, same_source, same_text
from etl.annotate.syntax.wording import (
    bearer_name,
    called_name,
    gender_of_head,
    is_anonymous,
    is_feminine_head,
    is_group,
    is_indefinite,
    is_plural_in_chain,
    led_key,
    personal_name,
    phrase_text,
    possessed_name,
    quoted_name,
)
from etl.annotate.syntax.words import (
    demonyms,
    honorifics,
    institution_heads,
    is_of,
    person_nouns,
    title_heads,
    trades,
    word_class,
)
from etl.records import Annotations

_CLITICS = 2  # letters and marks that may stand before the name at a phrase's head


class References(EntityNames):
    """The entities of one article, and the referent of each phrase."""

    @classmethod
    def of(cls, tokens: Tokens, found: Annotations) -> References:
        """Those of an article's tokens, read once for all annotators."""
        known: References | None = tokens.document.readings.get(cls)
        if known is None or known.tokens is not tokens:
            known = tokens.document.readings[cls] = cls(tokens, found)
        return known

    def __init__(self, tokens: Tokens, found: Annotations) -> None:
        super().__init__(tokens, found)
        self._anaphora = Anaphora(self)

    def describe(self, phrase: Phrase, form: VerbForm | None, earlier: Sequence[Referent]) -> Referent:
        """What a phrase means; ``earlier`` referents, latest last, are what a description may be of."""
        phrase = self._without_address(phrase)
        keys = self.tokens.keys[phrase.first : phrase.past]
        keys[0] = led_key(keys[0], phrase.clitic) if phrase.clitic else self.tokens.head(phrase.first)
        several = is_plural_in_chain(keys[0])  # مهنيو النقل, though taken for a name
        referent = (
            self._joint(phrase, earlier)
            or (None if several else self._named(phrase, keys))
            or self._unnamed(phrase, keys, form, earlier)
        )
        referent = namesake(self, phrase, form, referent) or referent
        referent.keys = referent.keys or keys
        referent.gender, referent.number = self._agreement(keys, form, referent)
        if referent.number == "s" and not referent.gender:
            same = (each.gender for each in reversed(earlier) if each.name == referent.name)
            referent.gender = next(filter(None, same), "")
        return referent

    def _without_address(self, phrase: Phrase) -> Phrase:
        """A title without the honours before it (معالي | الأمين العام), a noun without what points at it."""
        keys, at = self.tokens.keys, phrase.first
        seat = at + 1
        if seat < phrase.past and self._is_seat(at, seat):
            return Phrase(at, seat, phrase.clitic, person=phrase.person)
        if at + 1 < phrase.past and keys[at] in word_class("demonstrative") and self.tokens.definite(at + 1):
            at += 1  # هذه | المنظمة
        if keys[at] in word_class("everyone") and at + 2 < phrase.past and keys[at + 1] in word_class("from"):
            at += 2  # كل من | مصر والسودان
        one = self.tokens.head(at) if not phrase.clitic else led_key(keys[at], phrase.clitic)
        if one in word_class("one_of") and at + 1 < phrase.past and is_of(keys[at + 1], "text"):
            at += 1  # آخر | الأرقام
        while at + 1 < phrase.past and keys[at] in word_class("address") and keys[at + 1] in title_heads():
            at += 1
        return phrase if at == phrase.first else Phrase(at, phrase.past, person=phrase.person)

    def _is_seat(self, at: int, seat: int) -> bool:
        """Whether a place behind a definite office says where its holder spoke: الوزير | بسكيكدة."""
        tokens = self.tokens
        place = seat in tokens.mentions and tokens.mentions[seat].type == "LOC" and tokens.prefix(seat) == "ب"
        return place and tokens.definite(at) and tokens.keys[at] in title_heads()

    # Names

    def _names_entity(self, phrase: Phrase, entity: int | None) -> bool:
        return any(mention.entity == entity for _, mention in self.mentions_in(phrase))

    def _names_person(self, phrase: Phrase) -> bool:
        return any(mention.type == "PERSON" for _, mention in self.mentions_in(phrase))

    def _is_nationality(self, phrase: Phrase, at: int) -> bool:
        """Whether what was taken for a name describes an office: المغني المغربي, before a محمد المغربي is named."""
        tokens = self.tokens
        alone = phrase.first < at and tokens.name_past[at] == at + 1 and tokens[at].bare in demonyms()
        titled = (
            alone and tokens.definite(at) and tokens.definite(at - 1) and tokens.keys[at - 1] in title_heads()
        )
        return titled and self.mentions[tokens.mentions[at].entity][0] == at

    def _joint(self, phrase: Phrase, earlier: Sequence[Referent]) -> Referent | None:
        """Two parties under one verb: ماكرون والكاظمي، الرئيس التونسي ونظيره الجزائري."""
        tokens = self.tokens
        if self._are_two_bodies(phrase):
            head, other = Phrase(phrase.first, phrase.first + 1), Phrase(phrase.first + 1, phrase.past, 1)
            return joint([self.describe(head, None, earlier), self.describe(other, None, earlier)])
        places = range(phrase.first + 1, phrase.past)
        joints = [at for at in places if self._joins_party(at) or self._joins_holder(phrase.first, at)]
        if not joints:
            return None
        parts: list[Referent] = []
        for first, past in zip([phrase.first, *joints], [*joints, phrase.past], strict=True):
            part = Phrase(first, past, 1 if first != phrase.first else 0)
            named = self._named(part, tokens.keys[first:past])
            mention = tokens.mentions.get(first)
            if mention is not None and (named is None or named.entity != mention.entity):
                return None  # قائد عمليات الجزيرة والبادية فلان
            if named is not None and parts and self._closes_office(part, parts[-1]):
                return None  # رئيس الحكومة الأسبق ورئيس الحزب، فلان
            if named is None and parts and parts[0].entity is not None and not self._is_counterpart(first):
                return None  # فلان، مدير الشركة ورئيس الفريق
            parts.append(named or Referent(phrase_text(self.tokens, part), "role"))
        kinds = {self.entities[part.entity].type for part in parts if part.entity is not None}
        return joint(parts) if len(kinds) < 2 else None

    def _are_two_bodies(self, phrase: Phrase) -> bool:
        """Whether a phrase is two bodies, each by its sort alone: الحزب والمنتدى."""
        tokens, first = self.tokens, phrase.first
        if phrase.past != first + 2 or tokens.prefix(first) or not tokens.conjoined(first + 1):
            return False
        return all(
            tokens.definite(at) and tokens[at].bare in institution_heads() for at in (first, first + 1)
        )

    def _closes_office(self, part: Phrase, before: Referent) -> bool:
        """Whether a name behind a comma is of who holds all the offices before it."""
        return before.entity is None and any(map(self.tokens.is_comma, range(part.first, part.past)))

    def _joins_party(self, at: int) -> bool:
        """Whether another party begins in a token: وفلان، ونظيره، ووزير المالية."""
        tokens = self.tokens
        return (
            is_led_by(tokens.keys[at], "و")
            and tokens.conjoined(at)
            and (
                at in tokens.mentions
                or self._is_counterpart(at)
                or without_and(tokens.keys[at]) in word_class("joint_office")
            )
        )

    def _joins_holder(self, first: int, at: int) -> bool:
        """Whether و joins the office of another: أمير قطر ورئيس الوزراء البريطاني, who have been named."""
        role, other = self.tokens.roles[first], self.tokens.roles[at]
        if role is None or other is None or not self.tokens.conjoined(at):
            return False
        return None not in (role.person, other.person) and role.person != other.person

    def _is_counterpart(self, at: int) -> bool:
        return without_and(self.tokens.keys[at]) in word_class("counterpart")

    def _named(self, phrase: Phrase, keys: list[str]) -> Referent | None:
        """A phrase with its own name in it: of a person anywhere, of a body or place only at its head."""
        tokens = self.tokens
        mentions = list(self.mentions_in(phrase))
        people = [(at, mention.entity) for at, mention in mentions if mention.type == "PERSON"]
        if len(people) == 1 and self._is_nationality(phrase, people[0][0]):
            return None
        for at, entity in people[1:]:
            if tokens.is_comma(at - 1):  # who holds the office: مدير جامعة الملك عبدالعزيز، فلان
                return self.of_entity(entity)
        if people and not self._of_another(phrase, people[0][0]):
            return self.of_entity(people[0][1])
        if len(people) > 1 and not is_of(keys[0], "plain_source"):
            return self.of_entity(people[1][1])
        if people:
            return self._somebody_of(phrase, *people[0])
        if is_of(keys[0], "text"):
            return None
        outlet = is_of(keys[0], "outlet")
        head = tokens.document.starts[phrase.first] + _CLITICS
        for at, mention in mentions:
            if mention.start <= head and not (outlet and len(mentions) > 1) and not self._is_sort(at):
                referent = self.of_entity(mention.entity)
                if outlet:
                    referent.document, referent.kind = phrase_text(self.tokens, phrase), "document"
                return referent
        role = tokens.roles[phrase.first]
        if role is not None and role.person is not None and role.person in self.entities:
            return self.of_entity(role.person)
        return None

    def _is_sort(self, at: int) -> bool:
        """Whether a name is only the sort of a body that the article calls by more: الاتحاد, once it has named one."""
        mention, word = self.tokens.mentions[at], self.tokens[at].bare
        return (
            mention.type == "ORG"
            and self.tokens.name_past[at] == at + 1
            and word in institution_heads()
            and self.descriptions.bearer([word], ("ORG",), at, []) is not None
        )

    def _of_another(self, phrase: Phrase, at: int) -> bool:
        """Whether the person named at a token is not the head, but whom it belongs to or is close to.

        So in والد اللاعب فلان، متحدث باسم فلان، مصدر مقرب من الرئيس فلان.
        """
        tokens, first = self.tokens, at
        if at == phrase.first:
            return False  # الشاهد, of somebody called so
        if tokens.keys[at] in word_class("in_name_of") and tokens.keys[at - 1] not in honorifics():
            return True  # المتحدث باسم فلان, but المهندس باسم فلان
        if tokens.keys[at - 1] in word_class("is_called", "independent_pronoun"):
            return False  # أحد الجيران ويدعى فلان, محام آخر هو فلان
        if is_of(tokens.head(phrase.first), "plain_source") and not tokens.is_comma(at - 1):
            return True  # كبار المسؤولين في إدارة فلان, but أحد الجيران، فلان
        while first - 1 > phrase.first and tokens.keys[first - 1] in title_heads():
            first -= 1
        if first <= phrase.first:
            return False
        if first - 1 == phrase.first and tokens.keys[phrase.first] in word_class("relation"):
            return not tokens[phrase.first].clitics.enclitic  # محامي فلان, but محاميه فلان
        if tokens.prefix(first) or tokens.keys[first - 1] in word_class("preposition", "in_name_of"):
            return True
        if tokens.conjoined(first) and is_group(tokens, phrase.first):
            return True  # أكاديميون من جامعات كولومبيا وجونز هوبكنز
        return first < at and self._is_led(first - 1)

    def _is_led(self, at: int) -> bool:
        """Whether a preposition leads an indefinite noun, which the title behind it defines: بمكتب الرئيس فلان."""
        return bool(self.tokens.prefix(at)) and not (self.tokens.definite(at) or self.tokens.name_past[at])

    def _is_apart(self, phrase: Phrase, at: int) -> bool:
        """Whether a preposition parts a head from the person named behind it: مساعد الشؤون بمكتب فلان."""
        return any(map(self._is_led, range(phrase.first + 1, at)))

    def _somebody_of(self, phrase: Phrase, at: int, entity: int) -> Referent | None:
        head = self.tokens.head(phrase.first)
        if is_of(head, "anonymous", "spokesman"):
            return Referent(ANON, "anonymous")
        if head not in word_class("relation") or self._is_apart(phrase, at):
            return None
        return Referent(f"{self.tokens.text(phrase.first, phrase.first + 1)} {self.name_of(entity)}", "role")

    # Descriptions

    def _unnamed(
        self, phrase: Phrase, keys: list[str], form: VerbForm | None, earlier: Sequence[Referent]
    ) -> Referent:
        called = called_name(self.tokens, phrase)
        if called:
            return Referent(called, "named")
        again = any(key in word_class("same") for key in keys)
        if keys[0] in word_class("same") and len(keys) > 1 and phrase.first not in self.tokens.closing:
            phrase = phrase._replace(first=phrase.first + 1, clitic=0)  # ذات | المتحدثين
        keys = [key for key in keys if key not in word_class("same")] or keys
        impersonal = is_of(keys[0], "source") and without_article(keys[0]) not in person_nouns()
        bare = without_article(keys[0]) in word_class("plain_source") and all(map(is_of_press, keys[1:]))
        own = [each for each in earlier if not each.nested]
        bare = bare and bool(own) and own[-1].kind == "document"
        bare = bare and not any(map(is_unnamed_source, earlier))
        if (again or bare) and impersonal and has_article(keys[0]):
            # المصدر نفسه; قالت الوكالة …، بحسب المصدر
            return same_source(self, keys[0], earlier if again else own[-1:])
        text = same_text(keys, earlier) if again else None
        if text is not None:
            return text
        told = self._whose_words(phrase, keys, earlier) or self._around_described(phrase, keys, earlier)
        if told is not None:
            return told
        after = self.tokens.keys[phrase.past : phrase.past + 1]
        counted = keys[0] in word_class("group") and not word_class("from").isdisjoint(after)
        if counted or is_anonymous(keys) or is_indefinite(self.tokens, phrase, keys):
            return Referent(ANON, "anonymous")
        if not is_of(keys[0], "text"):
            unseen = bearer_name(self.tokens, phrase)
            if unseen and not self._names_person(phrase):
                return Referent(unseen, "named")
            relative = by_family(self, phrase, keys[0])
            if relative is not None:
                return relative
            known = self._anaphora.meant(phrase, keys, form, earlier, again)
            if known is not None and is_of(keys[0], "outlet") and self._names_entity(phrase, known.entity):
                known = replace(known, kind="document", document=phrase_text(self.tokens, phrase))
            if known is not None:
                return replace(known, gender="", number="s", nested=False)
        return self._unknown(phrase, keys, form, earlier)

    def _whose_words(self, phrase: Phrase, keys: list[str], earlier: Sequence[Referent]) -> Referent | None:
        """Whose a speech is (تصريح سابق للوزير، توضيحات الوزير): the words are theirs, not the text's."""
        tokens, after = self.tokens, phrase.first + 1
        if keys[0] not in word_class("told"):
            return None
        while after < phrase.past and is_adjective(tokens[after]) and not tokens.definite(after):
            after += 1
        led = after < len(tokens) and tokens.prefix(after) == LI
        if not led and (after >= phrase.past or has_article(keys[0]) or tokens.prefix(after)):
            return None
        whose = Phrase(after, max(phrase.past, after + 1), int(led))
        speaker = self.describe(whose, None, earlier)
        return speaker if self.is_person(speaker) or speaker.kind == "anonymous" else None

    def _around_described(
        self, phrase: Phrase, keys: list[str], earlier: Sequence[Referent]
    ) -> Referent | None:
        """Those around somebody described: عائلة الفنان الراحل by his name; إدارة النادي is the club itself."""
        after = phrase.first + 1
        if keys[0] not in word_class("circle") or after >= phrase.past or not self.tokens.definite(after):
            return None
        for past in dict.fromkeys((phrase.past, after + 1)):
            owner = self.describe(Phrase(after, past), None, earlier)
            if owner.entity is None:
                continue
            if self.entities[owner.entity].type == "ORG" and keys[0] in word_class("management"):
                return owner
            return Referent(f"{self.tokens.text(phrase.first, after)} {owner.name}", "role")
        return None

    # Sources without a name

    def _unknown(
        self, phrase: Phrase, keys: list[str], form: VerbForm | None, earlier: Sequence[Referent]
    ) -> Referent:
        """What no entity of the article is: a document, a body or an office by its words, somebody unnamed."""
        head, name = keys[0], phrase_text(self.tokens, phrase)
        if not name:  # quotation marks alone
            return Referent(ANON, "anonymous")
        if is_of(head, "outlet"):
            return Referent(quoted_name(self.tokens, phrase) or name, "document", document=name)
        if is_of(head, "text"):
            return Referent(called_text(self, phrase, keys, form, earlier), "document", document=name)
        personal = personal_name(self.tokens, phrase)
        if personal and not self._names_person(phrase):
            return Referent(personal, "named")
        person = without_article(head)
        unnamed = person in word_class("person_noun", "spokesman", "relation")
        unnamed = unnamed or (len(keys) == 1 and person in trades())  # الطبيب
        if unnamed and person not in word_class("circle"):
            return Referent(ANON, "anonymous")
        body = possessed_name(self.tokens, phrase)
        if body:
            return Referent(body, "named")
        return Referent(name, "role" if is_of(head, "title") else "named")

    # Agreement

    def _agreement(self, keys: list[str], form: VerbForm | None, referent: Referent) -> tuple[str, str]:
        if referent.kind == "joint":
            return referent.gender, "d" if len(referent.parties) == 2 else "p"
        number = form.number if form is not None else "s"
        head = keys[0]
        if head.endswith(("ون", "ين")) and self._is_human_plural(head):
            number = "p"
        elif head.endswith("ان") and head in word_class("pair"):
            number = "d"
        if form is not None and form.finite:
            return form.gender, number
        if referent.entity is not None and self.entities[referent.entity].type == "PERSON":
            return self.gender_of(referent.entity), number
        named = referent.entity is not None and referent.kind == "named"
        return gender_of_head(head) if named else ("f" if is_feminine_head(head) else "m"), number

    def _is_human_plural(self, head: str) -> bool:
        if head in word_class("anonymous"):
            return True
        return has_article(head) and len(head) > 6 and head not in title_heads()
