"""Attributions without a verb of their own: وفق البيان، وفقا للوكالة، حسبما ذكرت، نقلا عن، على ما أعلن فلان.

The source must be something that can be cited: وفق برنامج زمني and حسب القانون attribute nothing. An echo (حسب قوله)
is read by ``echoes``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from etl.annotate.statements.acts import Act
from etl.annotate.statements.cited import is_listed_source, may_be_cited
from etl.annotate.statements.documents import TRANSMITTED
from etl.annotate.statements.scopes import scope, without_furniture
from etl.annotate.syntax.appositions import whole_description
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import FA, LI, after_clitic, is_led_by, lam_letters, without_pronoun
from etl.annotate.syntax.complement_search import Complement
from etl.annotate.syntax.frames import CONJUNCTIONS, VerbForm, verb_forms
from etl.annotate.syntax.phrases import Phrase, noun_phrase, read_phrase
from etl.annotate.syntax.sources import may_be_source
from etl.annotate.syntax.times import past_inserted_time, past_time
from etl.annotate.syntax.wording import led_key
from etl.annotate.syntax.words import is_of, time_heads, word_class
from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon


@dataclass(slots=True)
class _Tag:
    """An attribution as far as it has been read."""

    opening: int  # its first token
    cue: int
    lemma: str
    stance: str = "report"
    form: VerbForm | None = None  # of the verb behind ما
    source: Phrase | None = None
    outlet: Phrase | None = None  # that passed on what its source said (ما نقلته الوكالة عن فلان)
    past: int = 0  # past whom it was said to, where the source is left unsaid (بحسب ما ذكرت لإذاعتنا)


@cache
def openers() -> dict[str, tuple[str, frozenset[str]]]:
    """The lemma of each form that opens an attribution, and what joins its source to it."""
    table = {}
    for row in read_lexicon("attributions"):
        key = match_key(row["form"])
        entry = (row["lemma"], frozenset(match_key(each) for each in alternatives(row["follows"])))
        table.update({conjunction + key: entry for conjunction in CONJUNCTIONS})
    return table


def opener_keys() -> frozenset[str]:
    """Every form that may open an attribution."""
    return frozenset(openers()) | word_class("as_told", "upon")


def attribution_at(tokens: Tokens, at: int, start: int, stop: int) -> tuple[Act, int] | None:
    """The attribution that opens at ``at`` with the token past its source, or None."""
    tag = _tag_at(tokens, at, start, stop)
    if tag is None or not (tag.source or tag.past):
        return None
    past = _past_apposition(tokens, tag, stop)
    covered = scope(tokens, tag.opening, past, start, stop)
    if covered is None:
        return None
    content = Complement("document", *without_furniture(tokens, *covered), joint="document")
    act = Act(tag.cue, tag.lemma, tag.stance, content, tag.form)
    act.speaker, act.document = tag.source, tag.outlet
    act.rule = "attribution"
    return act, tag.source.past if tag.source is not None else past


def _tag_at(tokens: Tokens, at: int, start: int, stop: int) -> _Tag | None:
    key, source = tokens.keys[at], at + 1
    if key in word_class("as_told"):
        return _as_told(tokens, at, start, stop)
    if key in word_class("upon"):
        return _after_ala(tokens, at, stop)
    if (
        key not in openers()
        or source >= stop
        or (is_led_by(key, FA) and at > start and tokens.is_word(at - 1))
    ):
        return None  # ليس المغرب فحسب
    lemma, follows = openers()[key]
    tag = _Tag(at, at, lemma)
    if "verb" in follows:
        return _through_verb(tokens, tag, source, stop)
    apart = tokens.keys[source] in follows
    source += apart
    clitic = lam_letters(tokens.keys[source]) if not apart and LI in follows else 0
    if not (apart or clitic or "bare" in follows):
        return None
    if source < stop and tokens.keys[source] in word_class("that_which"):
        return _through_verb(tokens, tag, source + 1, stop)
    if clitic and len(tokens.keys[source]) == 1:  # وفقا لـ«رويترز»
        source, clitic = source + 1, 0
    return _from_source(tokens, tag, source, clitic, stop)


def _after_ala(tokens: Tokens, at: int, stop: int) -> _Tag | None:
    """على حد قول فلان, and على ما أعلن فلان, whose cue is the verb."""
    following = tokens.keys[at + 1 : min(at + 3, stop)]
    if len(following) < 2:
        return None
    if following[0] in word_class("extent") and following[1] in word_class("saying"):
        return _from_source(tokens, _Tag(at, at + 2, "قال"), at + 3, 0, stop)
    form = _verb(tokens, at + 2)
    if following[0] not in word_class("that_which") or form is None:
        return None
    return _through_verb(tokens, _Tag(at, at + 2, form.frame.lemma, form.frame.stance), at + 2, stop)


def _as_told(tokens: Tokens, at: int, start: int, stop: int) -> _Tag | None:
    """كما ذكرت الوكالة set after what it attributes: the verb is the cue and has no complement of its own."""
    form = _verb(tokens, at + 1) if at + 1 < stop else None
    if at == start or form is None:
        return None
    tag = _through_verb(tokens, _Tag(at, at + 1, form.frame.lemma, form.frame.stance), at + 1, stop)
    if tag is None or tag.source is None or not is_listed_source(tokens, tag.source.first, 0):
        return None
    apart = tokens.is_comma(at - 1) or tokens.keys[at - 1] in word_class("pointer")  # وذلك | كما ذكرت الوكالة
    if not apart and tokens.is_word(min(tag.source.past, stop - 1)):
        return None  # … كما يقول الوزير.
    speaks = form.frame.quote or form.frame.in_document
    if is_of(tokens.keys[tag.source.first], "text") and not speaks:
        return None  # كما نشرت معلومات: what is published
    for past in range(tag.source.past, min(stop, tag.source.past + 8)):
        if tokens.keys[past] in word_class("complementiser"):
            return None
        if not tokens.is_word(past):
            return tag
    return tag if tag.source.past + 8 >= stop else None


def _verb(tokens: Tokens, at: int) -> VerbForm | None:
    """The cue verb at a position, its object pronoun (نقلته الوكالة) aside."""
    key = tokens.keys[at]
    for form_key in (key, without_pronoun(key, "ه"), without_pronoun(key, "ها")):
        for form in verb_forms().get(form_key, ()):
            if form.finite and (form.frame.that or form.frame.in_document):
                return form
    return None


def _through_verb(tokens: Tokens, tag: _Tag, verb: int, stop: int) -> _Tag | None:
    """The tag with the subject of a verb behind ما for its source (ما ذكرته لاحقا الناطقة، ما أكد لرويترز مصدر)."""
    if verb >= stop:
        return None
    tag.form = _verb(tokens, verb)
    if tag.form is None and tokens.keys[verb] not in word_class("passed_on"):
        return None
    source = verb + 1
    heard_from = TRANSMITTED.get(tag.form.frame.lemma, "") if tag.form else ""
    while source < stop and (past := _past_inserted(tokens, verb, source, stop, heard_from)) > source:
        source = past
    phrase = read_phrase(tokens, source, stop)
    past = phrase.past
    if (
        past == source
        and tag.form is not None
        and source > verb + 1
        and not tokens.is_word(source - (source == stop))
    ):
        tag.past = source  # بحسب ما ذكرت لمنصتنا.
        return tag
    if past == source or tokens.prefix(source) or (tag.form is not None and tag.form.number != "s"):
        return None  # كما طالبوا بـ: a cue of its own
    tag.source = _whole(tokens, phrase, stop)
    if heard_from and tokens.keys[past : past + 1] == [heard_from] and past + 1 < stop:
        heard = read_phrase(tokens, past + 1, stop)
        texts = is_of(tokens.keys[heard.first], "outlet", "text")
        if texts or heard.past == heard.first or not is_listed_source(tokens, heard.first, 0):
            return tag
        unnamed = is_of(tokens.keys[heard.first], "anonymous")  # عن مسؤول، سيوجه فلان
        tag.outlet, tag.source = phrase, heard if unnamed else _whole(tokens, heard, stop)
    return tag


def _past_inserted(tokens: Tokens, verb: int, at: int, stop: int, heard_from: str) -> int:
    """Past what stands at ``at`` between a verb and its source: when it spoke, to whom; ``at`` for nothing."""
    key = tokens.keys[at]
    if key in word_class("before_source") or key == heard_from:
        return at + 1  # حسبما علم | من مسؤول
    this_day = key in word_class("demonstrative") and at + 1 < stop and tokens.keys[at + 1] in time_heads()
    if not tokens.name_past[at] and (this_day or key in time_heads()):
        return past_time(tokens, at + this_day, stop)  # حسبما أعلنه يوم الثلاثاء فلان
    if at > verb + 1 and key in word_class("adjunct_opener"):
        return max(noun_phrase(tokens, at + 1, stop, strict=True), at + 1)
    if tokens.prefix(at) == LI:
        past = tokens.name_past[at] or max(noun_phrase(tokens, at, stop, strict=True), at + 1)
        return past + (past < stop and tokens.is_comma(past))  # حسبما أكد لمراسل الإذاعة، مدير الأمن
    if tokens.is_comma(at) and verb + 1 < at < stop - 1 and may_be_source(tokens, at + 1):
        return at + 1  # ما أكده لمراسل الإذاعة، فلان
    return past_inserted_time(tokens, at, stop)  # ما أكده، اليوم السبت، مصدر


def _from_source(tokens: Tokens, tag: _Tag, source: int, clitic: int, stop: int) -> _Tag | None:
    phrase = read_phrase(tokens, source, stop)
    past = phrase.past
    if past == source or not may_be_cited(tokens, tag.opening, Phrase(source, past, clitic)):
        return None
    past = next(
        (at for at in range(source + 1, past) if not tokens.name_past[at] and tokens.is_verb(at)), past
    )
    past = _past_outlet(tokens, source, past, clitic, stop)
    tag.source = _whole(tokens, phrase._replace(past=past, clitic=clitic), stop)
    return tag


def _whole(tokens: Tokens, source: Phrase, stop: int) -> Phrase:
    """A source with all that is said of it, where it is somebody: (وفق) مدير المستشفى، فلان."""
    head = led_key(tokens.keys[source.first], source.clitic)
    body = is_of(head, "outlet", "institution", "text")
    return source if body else whole_description(tokens, source, stop)


def _past_outlet(tokens: Tokens, first: int, past: int, clitic: int, stop: int) -> int:
    """Past the name of an outlet behind what it is: شبكة | 9NEWS، وكالة الأنباء | رويترز."""
    outlet = past < stop and is_of(after_clitic(tokens.keys[first], min(clitic, 1)), "outlet")
    if not outlet:
        return past
    behind = past + (tokens[past].kind == "number")  # شبكة | 9NEWS
    latin = behind < stop and tokens[behind].kind == "latin"
    return behind + 1 if latin else tokens.name_past[past] or past


def _past_apposition(tokens: Tokens, tag: _Tag, stop: int) -> int:
    """Past the source and, behind a comma, who it is or whom it told: مصدر أمني، مراسل الإذاعة."""
    if tag.source is None:
        return tag.past
    past = tag.source.past
    if tag.form is None or past + 1 >= stop or not tokens.is_comma(past):
        return past
    described = is_of(tokens.keys[past + 1], "title", "outlet", "plain_source")
    return max(noun_phrase(tokens, past + 1, stop), past) if described else past
