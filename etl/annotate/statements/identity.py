"""Who a speaker phrase means: an entity of the article, an unnamed source, a document, or an office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import has_article, is_led_by, without_and, without_article
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.words import given_names, is_of, title_heads, word_class
from etl.clean.keys import match_key
from etl.records import Annotations, Entity, Mention

ANON = "ANON"
_LONGEST_OFFICE = 16  # words by which a shorter form of an office may call it
_CORE_SOURCES = frozenset(
    {"مصدر", "مصادر", "المصدر", "المصادر", "احد", "احدي", "بعض", "عدد", "شهود", "شاهد", "اخرون", "اخر"}
)
_MASCULINE_HEADS = frozenset({"خليفه", "علامه", "نايبه"})


@dataclass(slots=True)
class Speaker:
    """A source as the discourse remembers it."""

    name: str
    kind: str  # named, role, anonymous, document or joint
    entity: int | None = None
    gender: str = ""  # m, f or unknown
    number: str = "s"
    keys: list[str] = field(default_factory=list)  # match keys of its fullest phrase
    document: str | None = None  # its name where it is a document or an outlet
    parties: list[Speaker] = field(default_factory=list)
    cue: int = -1  # where it last spoke


class Identities:
    """The entities of one article, and the speaker that each phrase means."""

    def __init__(self, tokens: Tokens, found: Annotations) -> None:
        self.tokens = tokens
        self.entities: dict[int, Entity] = {entity.key: entity for entity in found.entities}
        self.by_entity: dict[int, list[Mention]] = defaultdict(list)
        for mention in tokens.mentions.values():
            self.by_entity[mention.entity].append(mention)
        self._names: dict[int, str] = {}  # by entity, what it is called

    def name_of(self, entity: int) -> str:
        """The shortest full name of an entity in the article; its only name where none is full."""
        if entity not in self._names:
            self._names[entity] = self._name_of(entity)
        return self._names[entity]

    def _name_of(self, entity: int) -> str:
        text = self.tokens.document.text
        forms = {" ".join(text[each.start : each.end].split()) for each in self.by_entity[entity]}
        full = [form for form in forms if " " in form]
        if full:
            return min(full, key=lambda form: (len(form.split()), len(form), form))
        if forms:
            return max(forms, key=lambda form: (len(form), form))
        return self.entities[entity].name_ar

    def describe(self, phrase: Phrase, form: VerbForm | None, earlier: Sequence[Speaker]) -> Speaker:
        """The speaker a phrase means; ``earlier`` ones, latest last, complete a short mention."""
        keys = self.tokens.keys[phrase.first : phrase.past]
        keys[0] = keys[0][phrase.clitic :] if phrase.clitic else self.tokens.head(phrase.first)
        speaker = self._joint(phrase) or self._named(phrase, keys) or self._unnamed(phrase, keys, earlier)
        speaker.keys = speaker.keys or keys
        speaker.gender, speaker.number = self._agreement(phrase, keys, form, speaker)
        if speaker.number == "s":
            self._remember_gender(speaker, earlier)
        return speaker

    def _mentions(self, phrase: Phrase) -> list[Mention]:
        return [
            self.tokens.mentions[at] for at in range(phrase.first, phrase.past) if at in self.tokens.mentions
        ]

    def _joint(self, phrase: Phrase) -> Speaker | None:
        """Two parties under one verb: ماكرون والكاظمي، الرئيس التونسي ونظيره الجزائري."""
        tokens = self.tokens
        joints = [
            at for at in range(phrase.first + 1, phrase.past)
            if is_led_by(tokens.keys[at], "و")
            and (
                (at in tokens.mentions and tokens.mentions[at].start > tokens.document.starts[at])
                or without_and(tokens.keys[at]).startswith(("نظير", "رييس", "وزير"))
            )
        ]  # fmt: skip
        if not joints:
            return None
        parts = []
        for first, past in zip([phrase.first, *joints], [*joints, phrase.past], strict=True):
            part = Phrase(first, past, 1 if first != phrase.first else 0)
            keys = tokens.keys[first:past]
            parts.append(self._named(part, keys) or Speaker(self._text(part), "role"))
        kinds = {self.entities[part.entity].type for part in parts if part.entity is not None}
        if len(kinds) > 1:
            return None
        return joint(parts)

    def _named(self, phrase: Phrase, keys: list[str]) -> Speaker | None:
        """A phrase with its own name in it: of a person anywhere, of a body or place only at its head."""
        tokens = self.tokens
        mentions = self._mentions(phrase)
        people = [mention for mention in mentions if mention.type == "PERSON"]
        for mention in people:  # after a comma stands the name of the office: … جامعة الملك عبدالعزيز، فلان
            if mention is not people[0] and tokens.is_comma(tokens.token_at(mention.start) - 1):
                return self._of_entity(mention.entity)
        if people:
            return self._of_entity(people[0].entity)
        outlet = is_of(keys[0], "outlet", "text")
        for mention in mentions:
            if tokens.document.starts[phrase.first] + 2 >= mention.start and not (
                outlet and len(mentions) > 1
            ):
                speaker = self._of_entity(mention.entity)
                if outlet:
                    speaker.document = self._text(phrase)
                    speaker.kind = "document"
                return speaker
        role = tokens.roles[phrase.first]
        if role is not None and role.person is not None and role.person in self.entities:
            return self._of_entity(role.person)
        return None

    def _of_entity(self, entity: int) -> Speaker:
        return Speaker(self.name_of(entity), "named", entity)

    def _unnamed(self, phrase: Phrase, keys: list[str], earlier: Sequence[Speaker]) -> Speaker:
        if keys[0] in ("ذات", "نفس") and len(keys) > 1:
            keys = keys[1:]  # ذات المصدر
        head = keys[0]
        if head in word_class("honorific") and len(keys) <= 2:
            bearer = next((each for each in reversed(earlier) if each.kind == "named"), None)
            if bearer is not None:
                return Speaker(bearer.name, bearer.kind, bearer.entity, keys=bearer.keys)
        if head == "المصدر" and len(keys) <= 2:  # المصدر نفسه: unnamed, unless the last source was a document
            source = next(
                (each for each in reversed(earlier) if each.kind in ("anonymous", "document")), None
            )
            if source is not None and source.kind == "document":
                return Speaker(
                    source.name, "document", source.entity, keys=source.keys, document=source.document
                )
        if self._is_anonymous(keys) or self._is_indefinite(phrase, keys):
            return Speaker(ANON, "anonymous")
        known = self._mentioned_before(keys, earlier, exactly=True) or self._office_holder(keys)
        known = known or self._mentioned_before(keys, earlier)
        if known is not None and not is_of(head, "text"):
            return Speaker(known.name, known.kind, known.entity, keys=known.keys, document=known.document)
        name = self._text(phrase)
        if is_of(head, "outlet"):
            quoted = self._quoted(phrase)
            return Speaker(quoted or name, "document", document=name)
        if is_of(head, "text"):
            return Speaker(name, "document", document=name)
        personal = self._personal_name(phrase)
        if personal:
            return Speaker(personal, "named")
        return Speaker(name, "role" if is_of(head, "title") else "named")

    def _is_anonymous(self, keys: list[str]) -> bool:
        head = keys[0]
        if head not in word_class("anonymous"):
            return False
        if head in _CORE_SOURCES:
            return True
        for key in keys[1:5]:
            if has_article(key):
                return False  # نائب خادم الحرمين: an office
            if key in word_class("preposition", "refusal") or is_led_by(key, "ب"):
                break
        return True

    def _is_indefinite(self, phrase: Phrase, keys: list[str]) -> bool:
        """Whether a phrase describes people no one knows yet: سيدة مسنة، مطلعين, but not a body's name."""
        tokens, head = self.tokens, keys[0]
        plural = head.endswith(("ون", "ين")) and len(head) > 5
        feminine = len(keys) == 2 and head.endswith("ه") and keys[1].endswith("ه")
        if not (plural or feminine) or {head} & word_class("text", "outlet", "institution"):
            return head in ("احدهم", "احداهن", "بعضهم")
        return not any(tokens.definite(at) or tokens.name_past[at] for at in range(phrase.first, phrase.past))

    def _office_holder(self, keys: list[str]) -> Speaker | None:
        """Whose office a short title names, where the text has stated it: الوزير الأمريكي, once جون كيري is one."""
        if len(keys) != 2 or not has_article(keys[0]):
            return None
        holder = self._holders.get((without_article(keys[0]), without_article(keys[1])))
        return None if holder is None else self._of_entity(holder)

    @cached_property
    def _holders(self) -> dict[tuple[str, str], int]:
        """By two words of an office, the articles cut, whose it is first said to be."""
        tokens = self.tokens
        holders: dict[tuple[str, str], int] = {}
        for first, past in tokens.role_past.items():
            role = tokens.roles[first]
            if role is not None and role.person in self.entities and past - first > 2:
                words = {
                    without_article(key) for key in tokens.keys[first : min(past, first + _LONGEST_OFFICE)]
                }
                for pair in product(words, words):
                    holders.setdefault(pair, role.person)
        return holders

    def _mentioned_before(
        self, keys: list[str], earlier: Sequence[Speaker], exactly: bool = False
    ) -> Speaker | None:
        """A generic or short mention (الوزير، الوزارة، العتيبي) of somebody who spoke before.

        ``exactly``: an adjective must have been said of them before, too.
        """
        head = keys[0]
        rest = [key for key in keys if key not in title_heads()]  # الدكتور التركي
        for speaker in reversed(earlier):
            if speaker.kind in ("anonymous", "joint"):
                continue
            if has_article(head):
                heads = speaker.keys[:1] + [key for key in speaker.keys[1:] if key in title_heads()]
                same = without_article(head) in [without_article(key) for key in heads]
                if same and len(keys) <= 2 and (not exactly or _may_describe(keys[1:], speaker.keys)):
                    return speaker
            if 1 < len(keys) <= 3 and head in title_heads() and _is_short_for(keys, speaker.keys):
                return speaker
            if len(rest) == 1 and speaker.kind == "named" and rest[0] in match_key(speaker.name).split()[1:]:
                return speaker
        return None

    def _quoted(self, phrase: Phrase) -> str:
        tokens = self.tokens
        for at in range(phrase.first, phrase.past):
            if at in tokens.closing and at + 1 < tokens.closing[at] <= phrase.past:
                return tokens.text(at + 1, tokens.closing[at])
        return ""

    def _personal_name(self, phrase: Phrase) -> str:
        """The tail of a phrase from its first given name on, where the annotator saw no name."""
        for at in range(phrase.first, phrase.past):
            if self.tokens.keys[at] in given_names() and not self.tokens.definite(at):
                if phrase.past - at < 2:
                    break
                return self.tokens.text(at, phrase.past)
        for at in range(phrase.past - 2, phrase.first, -1):
            if (
                self.tokens.definite(at)
                and self.tokens.keys[at] in word_class("title")
                and phrase.past - at > 2
            ):
                return self.tokens.text(at + 1, phrase.past)  # … الدكتور علي الغفيص
        return ""

    def _text(self, phrase: Phrase) -> str:
        document = self.tokens.document
        start = document.starts[phrase.first] + phrase.clitic
        text = " ".join(document.text[start : document.ends[phrase.past - 1]].split())
        return "ال" + text if phrase.clitic == 2 else text  # للوكالة: the ل took the alef of the article

    def _agreement(
        self, phrase: Phrase, keys: list[str], form: VerbForm | None, speaker: Speaker
    ) -> tuple[str, str]:
        if speaker.kind == "joint":
            return speaker.gender, "d" if len(speaker.parties) == 2 else "p"
        number = form.number if form is not None else "s"
        head = keys[0]
        if head.endswith(("ون", "ين")) and self._is_human_plural(head):
            number = "p"
        elif head.endswith("ان") and head in word_class("pair"):
            number = "d"
        if form is not None and form.finite:
            return form.gender, number
        feminine = head.endswith(("ه", "ات")) and head not in _MASCULINE_HEADS
        if speaker.entity is not None and self.entities[speaker.entity].type == "PERSON":
            return self._gender_of_name(speaker.name), number
        return ("f" if feminine else "m"), number

    def _is_human_plural(self, head: str) -> bool:
        if head in word_class("anonymous"):
            return True
        return has_article(head) and len(head) > 6 and head not in title_heads()

    def _gender_of_name(self, name: str) -> str:
        return given_names().get(match_key(name.split()[0]), "")

    def _remember_gender(self, speaker: Speaker, earlier: Sequence[Speaker]) -> None:
        if speaker.gender:
            return
        for other in reversed(earlier):
            if other.name == speaker.name and other.gender:
                speaker.gender = other.gender
                return


def _may_describe(adjectives: list[str], fuller: list[str]) -> bool:
    """Whether what follows a short title fits the one given before: not الوزير الأمريكي for a Qatari minister."""
    words = {without_article(key) for key in fuller}
    return all(
        without_article(key) in words or key.startswith(("ذات", "نفس", "المذكور")) for key in adjectives
    )


def _is_short_for(keys: list[str], fuller: list[str]) -> bool:
    """Whether a title leaves out words of one given before: مساعد الوزير for مساعد وزير الخارجية."""
    words = {without_article(key) for key in fuller}
    return len(keys) < len(fuller) and all(without_article(key) in words for key in keys)


def joint(parts: list[Speaker]) -> Speaker:
    """Several speakers as one source."""
    genders = {part.gender for part in parts}
    gender = "f" if genders == {"f"} else "m"
    name = " و".join(part.name for part in parts)
    return Speaker(name, "joint", gender=gender, number="d" if len(parts) == 2 else "p", parties=parts)
