"""Whether a cue form is a verb where it stands: many are nouns, prepositions or adjectives elsewhere."""

from __future__ import annotations

from etl.annotate.syntax.adjectives import looks_adjectival
from etl.annotate.syntax.appositions import is_calling
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import BI, has_article, with_article, without_and, without_ending
from etl.annotate.syntax.frames import VerbForm, is_spelled_as_verbal_noun, verb_forms
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import noun_phrase
from etl.annotate.syntax.sources import may_be_source, may_speak
from etl.annotate.syntax.verb_tokens import looks_like_verbal_noun
from etl.annotate.syntax.verbs import PAST, PRESENT
from etl.annotate.syntax.words import institution_plurals, is_of, is_timed, spelled, time_heads, word_class

_NOMINAL_ENDINGS = (
    "ة",
    "\N{ARABIC FATHATAN}",
    "\N{ARABIC FATHATAN}ا",
    "\N{ARABIC DAMMATAN}",
    "\N{ARABIC KASRATAN}",
)
_WORDS_OF_SOURCE = 6
_WORDS_OF_TITLE = 3
_FATHA_IN_PRESENT = "ات"  # heads of the past of the measures whose active present takes a fatha: اعتبر، توقع
_DAMMA, _SHADDA, _HAMZA, _FUTURE = "\N{ARABIC DAMMA}", "\N{ARABIC SHADDA}", "أ", "س"

_ALEF = "ا"  # of an accusative
_PRONOUNS = ("نه", "نها", "نهم", "نهما")  # after أن: إنه يرفض


def mistaken_name(tokens: Tokens, at: int, start: int) -> bool:
    """A one-word name where a verb is likelier: first in its sentence, or right before أن."""
    if tokens.name_past[at] != at + 1:
        return False
    return at == start or tokens.keys[at + 1 : at + 2] in (["ان"], ["انه"], ["انها"])


def may_stand(tokens: Tokens, form: VerbForm, at: int, start: int) -> bool:
    """Whether the form can be a verb here; homographs need a place where only a verb can stand."""
    if _spelled_otherwise(tokens, form, at) or tokens.closing.get(at - 1) == at + 1 or _describes(tokens, at):
        return False
    if at == start:
        return not (_is_byline(tokens, form, at) or _leads_adjunct(tokens, form, at))
    if form.frame.lemma[0] == "ا" and spells_first_person(tokens, at):
        return False
    before = tokens.keys[at - 1]
    if form.finite and _is_noun(tokens, form, at):
        return False
    if form.tense == "masdar":
        return True
    if form.finite and _is_to_come(tokens, form, at):
        return False
    if form.finite and before in word_class("negator") and form.frame.stance != "deny":
        return False  # لم يذكر; but لم يستبعد says something
    led = governs(tokens, at - 1) and not (form.with_object and before in word_class("whom"))
    within = led and before in word_class("within")  # في أوضح صورة
    if form.finite and (
        within or (led and any(each.frame.homograph for each in verb_forms()[tokens.keys[at]]))
    ):
        return False  # plain verbs stand behind none: منذر بالحاج علي أعلن
    if form.tense == "participle" and tokens.forms[at].endswith(("ة", "ه", "ات")):
        return _is_circumstance(tokens, form, at)
    if tokens.keys[at] in word_class("adverb") and tokens.is_word(at - 1) and not _is_hamzated(tokens, at):
        return False  # عاد مجددا, but الذي هنأ
    if (
        _only_points(tokens, at)
        or _tells_time(tokens, at)
        or (form.frame.lemma == "كشف" and _withholds(tokens, at))
    ):
        return False
    return _heralded(tokens, form, at, start)


def _is_to_come(tokens: Tokens, form: VerbForm, at: int) -> bool:
    """Whether nothing has been said yet: أن يؤكد، إذا أعلنت، and what talks will deal with: ستتطرق إلى."""
    before, present = without_and(tokens.keys[at - 1]), form.tense == "present"
    next_told = at > 1 and tokens.keys[at - 2] in word_class("told_next")  # قبل أن يضيف
    if before in word_class("condition") or (present and before in word_class("purpose") and not next_told):
        return True
    future = present and tokens.forms[at].startswith(_FUTURE, len(form.conjunction))
    return future and form.frame.stance == "report" and not (form.frame.that or form.frame.quote)


def _is_noun(tokens: Tokens, form: VerbForm, at: int) -> bool:
    """Whether the words around say that a word is a noun: شهد اللقاء تبادل الآراء، أكد على أن ثمن التذكرة."""
    if is_spelled_as_verbal_noun(tokens.keys[at]) and tokens.document.parts_of_speech[at] == VERBAL_NOUN:
        return True
    if form.tense != "past":
        return False
    if without_and(tokens.keys[at - 1]) in word_class("told_of"):
        return True  # جاء ذكر الموز
    if form.frame.homograph and (_is_titled(tokens, at) or _is_counted(tokens, at)):
        return True
    chained = _opens_nominal_clause(tokens, at) or _is_described(tokens, at) or _heads_chain(tokens, at)
    predicate = tokens.keys[at - 1] in word_class("circumstance")  # وهو طالب
    return form.frame.homograph and (chained or predicate)


def _is_titled(tokens: Tokens, at: int) -> bool:
    """Whether a word begins a few that stand in marks within a sentence: ديوان «أمل الحياة» صدر."""
    closing = tokens.closing.get(at - 1, -1)
    return at < closing <= at + _WORDS_OF_TITLE and tokens.is_word(at - 2)


def _is_counted(tokens: Tokens, at: int) -> bool:
    """Whether a number that is no year says how many of a noun there are: تخريج 460 طالب."""
    return tokens[at - 1].kind == "number" and not is_timed(tokens.keys[at - 2])


def _heads_chain(tokens: Tokens, at: int) -> bool:
    """Whether the next word shows a noun: ثمن | النهائي, and of an elative the one before, too: كان | أبرز | ما."""
    after = tokens.keys[at + 1 : at + 2]
    if not word_class("round").isdisjoint(after):
        return True
    elative = tokens.keys[at] in word_class("adjective")
    predicate = tokens.keys[at - 1] in word_class("copula") or _opens_nominal_clause(tokens, at)
    if elative and not predicate and after:
        described = tokens.is_comma(at - 1) and not may_speak(tokens, at + 1)
        taken = at >= 2 and tokens.definite(at - 1) and tokens.is_verb(at - 2) and tokens.definite(at + 1)
        predicate = described or taken  # لجنة تحكيم الجوائز، أبرز المكافآت; ناقش اللقاء أبرز القضايا
    return elative and (predicate or not word_class("what").isdisjoint(after))


def _is_described(tokens: Tokens, at: int) -> bool:
    """Whether an accusative adjective stands behind a word in that case: (قصفوا) حيا | سكنيا."""
    after = at + 1
    if after >= len(tokens) or not (tokens.forms[at].endswith(_ALEF) and tokens.forms[after].endswith(_ALEF)):
        return False
    plain = without_ending(tokens.keys[after], _ALEF)
    return not tokens.name_past[after] and looks_adjectival(with_article(plain))


def _opens_nominal_clause(tokens: Tokens, at: int) -> bool:
    """Whether أن wants a noun at its head: على أن، بأن، إن; but بعد أن كشف، إلى أن كشف."""
    if tokens.keys[at - 1] not in word_class("bare_complementiser"):
        return False
    return tokens.forms[at - 1][0] in "بإ" or tokens.keys[at - 2] in word_class("upon")


def _spelled_otherwise(tokens: Tokens, form: VerbForm, at: int) -> bool:
    """Whether letters that the key folds, or a vowel sign, make another word of it: دعاة، أمراً، أُعلن، يُكشف."""
    word = tokens.forms[at]
    if word in spelled("no_cue"):
        return True
    word = tokens.document.as_written(at) if form.finite else word
    if form.tense == "participle":  # أمرا, but آمرا
        hamzated = form.frame.lemma.startswith(_HAMZA) and len(form.frame.lemma) == 3
        return hamzated and word.startswith(_HAMZA, len(form.conjunction))
    if not form.finite:
        return False
    if word.endswith(_NOMINAL_ENDINGS):
        return True
    vowel = len(form.conjunction) + word.startswith(_FUTURE, len(form.conjunction)) + 1
    passive = form.tense == "past" or form.frame.simple or form.frame.lemma[0] in _FATHA_IN_PRESENT
    return passive and not form.frame.passive and word[vowel : vowel + 1] == _DAMMA


def _describes(tokens: Tokens, at: int) -> bool:
    """Whether a verb says what somebody is called or an amount reaches: يدعى فلان، يبلغ من العمر، يبلغ 45 دولارا."""
    after = at + 1
    if is_calling(tokens, at) or without_and(tokens.keys[at]) not in word_class("reaches"):
        return is_calling(tokens, at)
    if after >= len(tokens):
        return True
    key = tokens.keys[after]
    return not (has_article(key) or tokens.name_past[after] or is_of(key, "title", "anonymous"))


def _is_byline(tokens: Tokens, form: VerbForm, at: int) -> bool:
    """Whether an article's author is named (كتب: فلان): a homograph and a colon, no words in marks behind it."""
    after = tokens.forms[at + 1 : at + 3]
    return form.frame.homograph and after[:1] == [":"] and at + 2 not in tokens.closing


def _leads_adjunct(tokens: Tokens, form: VerbForm, at: int) -> bool:
    """Whether a preposition begins the sentence: وعقب فوز الفريق، but وعقب الوزير، وبين أن."""
    after = at + 1
    if without_and(tokens.keys[at]) not in word_class("preposition") or after >= len(tokens):
        return False
    said = tokens.keys[after] in word_class("complementiser", "plain_preposition") or not tokens.is_word(
        after
    )
    return form.finite and not (said or may_be_source(tokens, after))


def spells_first_person(tokens: Tokens, at: int) -> bool:
    """Whether the hamza of a quoted word may make it a first person (أعتقد، أقترح; the third is اعتقد، اقترح)."""
    return tokens.quotation[at] >= 0 and without_and(tokens.forms[at])[0] == "أ"


def lacks_hamza(tokens: Tokens, form: VerbForm, at: int) -> bool:
    """Whether a past of أجاب and its like is written without its hamza, as other words are: واجبنا, but وأجبنا."""
    return form.tense == PAST and form.frame.lemma.startswith(_HAMZA) and _HAMZA not in tokens.forms[at]


def governs(tokens: Tokens, at: int) -> bool:
    """Whether a preposition stands at ``at``, so that a noun follows; على is also a name (علي)."""
    key = tokens.keys[at]
    return key in word_class("preposition") and key not in word_class("herald") and not tokens.name_past[at]


def _withholds(tokens: Tokens, at: int) -> bool:
    """Whether what is disclosed is who speaks (كشف عن هويته): no statement."""
    return not word_class("identity").isdisjoint(tokens.keys[at + 1 : at + 7])


def _only_points(tokens: Tokens, at: int) -> bool:
    """Whether somebody points at what he speaks of: تقول وهي | تشير إلى القائمة, but وهو يشير إلى أن."""
    keys = tokens.keys
    pointing = keys[at] in word_class("points") and keys[at - 1] in word_class("circumstance")
    return pointing and word_class("complementiser").isdisjoint(keys[at + 2 : at + 3])


def _tells_time(tokens: Tokens, at: int) -> bool:
    """Whether a verb says of a time that it is over or which day it is: أي وقت | مضى، الذي | يوافق الـ30."""
    behind = tokens.keys[at + 1 : at + 2]
    if tokens.keys[at] in word_class("time_over"):
        return tokens.keys[at - 1] in word_class("moment", "time_of_clause") or is_timed(tokens.keys[at - 1])
    day = bool(behind) and (
        behind[0] in time_heads() or behind[0] in word_class("article") or tokens[at + 1].kind == "number"
    )
    return day and tokens.keys[at] in word_class("falls_on")


def _heralded(tokens: Tokens, form: VerbForm, at: int, start: int) -> bool:
    """Whether a form that is also another word stands where only a verb can."""
    before, token = tokens.keys[at - 1], tokens.forms[at - 1]
    heralded = (
        not tokens.is_word(at - 1)
        or before in word_class("herald", "adjunct_head")
        or (form.tense == PRESENT and without_and(before) in word_class("auxiliary", "persists"))
        or (
            form.finite and without_and(before) in word_class("complementiser") and before.endswith(_PRONOUNS)
        )
    )
    if form.finite and (is_of_second_measure(tokens, at) or _is_past_of_many(form)):
        return True
    if form.finite and tokens.keys[at] in word_class("preposition") and not heralded:
        return False  # عبر وسائل الإعلام
    if form.tense == "participle" and _opens_clause(tokens, form, at + 1):
        return True  # مبينا أن
    if form.frame.clause_head:
        return heralded and before != "ما"
    if not form.frame.homograph or form.conjunction:
        return True
    if heralded or before == "ذلك" or _led_in(tokens, at, start):
        return True
    if form.tense == "participle":
        described = tokens.keys[at + 1 : at + 2]
        describes = bool(described) and described[0] in word_class("object_demonstrative")  # واصفا ذلك
        leads = bool(described) and described[0] in form.frame.prepositions and tokens.definite(at - 1)
        return describes or leads or token in "،," or form.frame.lemma == "قال" or form.number == "p"
    if form.with_object:
        return (before in word_class("whom") and form.gender == "f") or _calls(tokens, form, at)
    behind = tokens.definite(at - 1) or bool(tokens.name_past[at - 1]) or form.frame.lemma == "قال"
    return form.finite and (behind or _follows_source(tokens, at, start))


def _calls(tokens: Tokens, form: VerbForm, at: int) -> bool:
    """Whether a verb with its pronoun says what something is called: حادث وصفه الجيش | بالخطير، من وصفهم | بالرعاع."""
    before, after = at - 1, at + 1
    if BI not in form.frame.person_prepositions or not tokens.is_word(before) or after >= len(tokens):
        return False
    led = tokens.prefix(before) or (governs(tokens, before) and tokens.keys[before] not in word_class("whom"))
    if led and not tokens.definite(before):
        return False  # في وصفه، بحسن وصفه
    past = noun_phrase(tokens, after, min(len(tokens), after + _WORDS_OF_SOURCE), True, frozenset({BI}))
    named = past < len(tokens) and tokens.keys[past] not in word_class("complementiser")
    return named and BI in (tokens.prefix(past), tokens.keys[past])


def _is_hamzated(tokens: Tokens, at: int) -> bool:
    return tokens.forms[at].endswith(_HAMZA)


def _is_past_of_many(form: VerbForm) -> bool:
    """Whether a form ends as only a verb does: وصفوا."""
    return form.tense == PAST and form.number == "p" and form.gender == "m" and not form.with_object


def is_of_second_measure(tokens: Tokens, at: int) -> bool:
    """Whether a sign doubles a letter within a word, as in verbs and not in the nouns spelled like them: بيّن، علّق."""
    return _SHADDA in tokens.document.as_written(at)[:-1]


def _follows_source(tokens: Tokens, at: int, start: int) -> bool:
    """Whether all that stands before a verb is a source without article: وسائل إعلام عدة تتحدث عن."""
    head = tokens.head(start)
    speaks = head in word_class("anonymous", "outlet", "title", "collective") or head in institution_plurals()
    return speaks and at - start <= _WORDS_OF_SOURCE and noun_phrase(tokens, start, at) == at


def _is_circumstance(tokens: Tokens, form: VerbForm, at: int) -> bool:
    """Whether a feminine participle, which may be an adjective, says what the speaker does (، مبينة أن)."""
    if tokens.is_comma(at - 1) or _cannot_describe(tokens, form, at):
        return True
    return not looks_like_verbal_noun(tokens, at) and (
        form.conjunction != "" or form.frame.stance_preposition or _opens_clause(tokens, form, at + 1)
    )


def _cannot_describe(tokens: Tokens, form: VerbForm, at: int) -> bool:
    """Whether a bare participle stands behind what is definite, and its preposition follows: في البلدة | مشيرة إلى."""
    after = tokens.keys[at + 1 : at + 2]
    definite = tokens.definite(at - 1) or bool(tokens.name_past[at - 1])
    predicate = tokens.keys[at - 2] in word_class("complementiser", "subordinator")  # بينما الحكومة مصرة على
    return definite and not predicate and not form.frame.prepositions.isdisjoint(after)


def _opens_clause(tokens: Tokens, form: VerbForm, at: int) -> bool:
    """Whether أن follows, the verb's own preposition between or not (مشيرة إلى أنها)."""
    after = tokens.keys[at : at + 2]
    if after and after[0] in form.frame.prepositions:
        after = after[1:]
    return bool(after) and after[0] in word_class("complementiser")


def _led_in(tokens: Tokens, at: int, start: int) -> bool:
    """Whether only an adjunct opens the sentence before a verb whose subject follows (على صعيد آخر كشف مصدر)."""
    if not 2 <= at - start <= 5 or at + 1 >= len(tokens.keys):
        return False
    if without_and(tokens.keys[start]) not in word_class("preposition"):
        return False
    subject = tokens.keys[at + 1]
    return bool(tokens.name_past[at + 1]) or subject in word_class("title", "anonymous")


def has_host(tokens: Tokens, form: VerbForm, at: int, start: int, genders: set[str]) -> bool:
    """Whether a participle has a verb to lean on, one of ``genders`` ("" for none).

    Without one it is an adjective (وموجهة للأطفال، مسوغا مطلقا).
    """
    if form.tense != "participle" or at == start:
        return True
    if without_and(tokens.keys[at - 1]) in word_class("copula"):
        return False  # بات مؤكدا أن
    if form.gender == "f":
        return "f" in genders or (tokens.is_comma(at - 1) and not looks_like_verbal_noun(tokens, at))
    if form.number == "p" and form.conjunction and not tokens.is_comma(at - 1):
        return False  # ما بين مؤيدين ومعارضين
    leans = bool(genders) or tokens.is_comma(at - 1) or form.conjunction != ""
    return leans or not form.frame.object or _opens_clause(tokens, form, at + 1)
