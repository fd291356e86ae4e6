"""What each table of words must look like: its columns, the values of those that take but a few, what stands once."""

from __future__ import annotations

from dataclasses import dataclass, field

_STANCES = (
    "accuse agree announce assert condemn demand deny doubt hope praise promise regret report threaten warn"
)
_FIELDS = "arms arts business civil faith letters power science sport"
_YES = "1"  # or nothing
_DATE_CLASSES = (
    "about accusative after after_it age age_of al as_for at bare_weekday before before_christ before_it between"
    " blessed close colon comma corresponding counted dash date_word day_adverb daypart decade_name degrees deictic"
    " dual during edition era every exactly except far feast few first_days first_of_month fixed_hour following from"
    " greenwich half half_indefinite hijri_era his_day holy_time hour_letter hour_word in its_year jailed lam last_days"
    " last_of lasting late_or_early latest like ma mark million millions month_word more morning_letter near next"
    " not_date now now_noun numbered of_event only open or pair_of part past percent period place playing_season"
    " previous quarter_indefinite quarter_pair quarter_term quarter_word relative same same_before season season_kind"
    " season_noun set_adverb since slash some span_word stage starting the_century the_daypart the_decade the_dual"
    " the_minute the_month the_playing_season the_season the_term the_units the_week the_year third_indefinite"
    " third_word this time_noun times to today tonight turned_hour units until vague vague_accusative vague_adverb"
    " vague_noun wa week_word weekday weekend weekend_of whole yawm year_adjective year_word zone"
)

_NAME_CLASSES = (
    "act adjective affairs agency also_called and_family as_written asks_more asks_name asks_preposition"
    " before_adjective before_club before_company before_outlet before_place before_product before_side before_work"
    " begins_place board breaks_off called_as called_upon calls clan company_adjective compound denies deputy domain"
    " ends_club ends_company ends_compound ends_name feast field formula function given_title goes_on half_given"
    " honorific in_event in_product inner_title kin kind_of_place locates loose_head named_thing national_body"
    " no_head no_kind_of_place no_name nobiliary office_alone outer_adjective outside_marks particle parts_names"
    " party_to_news place_adjective purpose says_to sector short_body side son spokesman sport such_a_place"
    " takes_place thing two_bodies verb_before_name"
)

_EVENT_TYPES = (
    "ACCUSE AGREE AID ASSAULT COERCE CONCEDE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST RETREAT SANCTION"
    " SUPPORT THREATEN"
)
_EVENT_MODES = (
    "abduct access aerial allege arrest assassinate assist asylum ban beat boycott ceasefire censor change convict"
    " crowd-control curfew demo deport destroy disapprove disarm discontinue drone economic execute expel explosives"
    " firearms heavy-weapons humanitarian hunger investigate martial-law meet military militia misinformation"
    " multilateral obstruct phone police primitive relations release resign restrict return riot seize sexual strike"
    " suicide-attack territory third-party torture troops unconventional violence visit weapons withdraw withhold yield"
)
_SECTORS = (
    "agriculture armed business civilians criminals education elites government human_rights igo intelligence"
    " judiciary labour legislature media medical military ngo opposition party police rebels refugees religious"
    " settlers"
)
_PREPOSITIONS = "ب ل على عن في من إلى مع ضد نحو بين بحق باتجاه لدى أمام إزاء حول خلف لصالح وراء"


@dataclass(frozen=True, slots=True)
class Table:
    """The rules of one table. A cell of an enumerated column holds one of its values, or several between ``|``."""

    columns: tuple[str, ...]
    values: dict[str, frozenset[str]] = field(default_factory=dict)
    unique: str = ""  # the column in which no value stands twice
    optional: frozenset[str] = frozenset()  # the enumerated columns that may be empty


def _table(columns: str, unique: str = "", optional: str = "", **values: str) -> Table:
    enumerated = {column: frozenset(words.split()) for column, words in values.items()}
    return Table(tuple(columns.split()), enumerated, unique, frozenset(optional.split()))


_NAMES = _table(
    "form latin gender frequency origin word", "form", "gender word",
    gender="f m", frequency="high mid low rare", word=_YES,
    origin="af ar de en es fa fr he in it ja ko no pt ru sl tr uk zh",
)  # fmt: skip
ENTITIES = _table(
    "id type name_ar name_en variants short_names country kind ambiguous", "id", "ambiguous",
    type="PERSON ORG LOC", ambiguous=_YES,
)  # fmt: skip

TABLES = {
    "agencies": _table("id mark", "mark"),
    "attributions": _table("form lemma follows", "form"),
    "cameo_codes": _table("code goldstein", "code"),
    "cities": _table(
        "geonameid name_ar variants name_en country lat lon population ambiguous", "geonameid", "ambiguous",
        ambiguous=_YES,
    ),
    "countries": _table("iso2 iso3 name_ar name_en variants capital_ar capital_en", "iso2"),
    "country_codes": _table("iso2 fips cow", "iso2"),
    "cues": _table(
        "lemma present participle masdar root stance takes flags", "", "flags",
        stance=_STANCES,
        takes="that quote question obj @obj stance-obj stance-ب في-doc ب ل على عن في من إلى مع حول بشأن @ب @ل @على @من"
        " @إلى على+",
        flags="impersonal addressee homograph clause-head passive past-only pronoun order told neutral of-text",
    ),
    "date_words": _table("word class value", **{"class": _DATE_CLASSES}),
    "dictionary_forms": _table("form word source", "form", source="arramooz own"),
    "dotted_words": _table("word kind latin", "word", kind="domain letter"),
    "edit_words": _table(
        "phrase edit where", edit="correction itself retraction update", where="anywhere beside label"
    ),
    "entity_kinds": _table(
        "kind class field", "kind", "class field",
        field=_FIELDS, **{"class": "abroad cited has_branches latin proper signs_text speaks worldwide"},
    ),
    "event_actors": _table(
        "form plural kind sector country", kind="body body_kind group title", sector=_SECTORS
    ),
    "event_exclusions": _table(
        "of where words", where="actor adjective before complement genitive head object sentence subject"
    ),
    "event_sectors": _table("sector code meaning_ar meaning_en", "sector", sector=_SECTORS),
    "event_supports": _table(
        "lemma present participle root masdar takes subject recipient", "", "recipient",
        takes=f"object subject {_PREPOSITIONS}", subject="actor cause event gathering place recipient",
        recipient=f"object {_PREPOSITIONS}",
    ),
    "event_types": _table(
        "type mode roots quad meaning_ar meaning_en", "", "mode",
        type=_EVENT_TYPES, mode=_EVENT_MODES, quad="1 2 3 4",
        roots="02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20",
    ),
    "event_numbers": _table(
        "form kind place", "form", kind="crowd detained injured killed", place="before object"
    ),
    "event_particles": _table(
        "form class",
        **{"class": "abstract accusative adverb against agent ahead almost another aside at_least avowal begun between"
        " both brings_to called_off charge condition construct crowd denied direction doer done dual fallen feared"
        " first_person governed_pronoun governing human_pronoun issuer itself measure minimum mistaken"
        " not_brought_about offence own_country pair patient place planned posted put_off quantity reach"
        " results_in since source thing truth undone unit unreal victim weapon within"},
    ),
    "event_words": _table("form class"),
    "events": _table(
        "lemma pos plural verb present participle root type mode cameo needs actor recipient passive directed", "",
        "mode actor recipient passive directed",
        pos="noun participle verb verbal_noun", type=_EVENT_TYPES, mode=_EVENT_MODES, passive="impersonal recipient",
        actor=f"adjective genitive object subject {_PREPOSITIONS}",
        recipient=f"adjective genitive object subject {_PREPOSITIONS}", directed="yes",
    ),
    "family_names": _NAMES,
    "function_words": _table("word term", "word"),
    "furniture_words": _table("word", "word"),
    "given_names": _NAMES,
    "lookalikes": _table("code letter meant name", "code"),
    "media_topics": _table("topic code name_en name_ar", "topic"),
    "months": _table(
        "name month set calendar spelling bare", "", "bare",
        month="1 2 3 4 5 6 7 8 9 10 11 12", set="egyptian english hijri levantine maghrebi moroccan",
        calendar="gregorian hijri", spelling="standard variant", bare="cue",
    ),
    "name_words": _table("word class", **{"class": _NAME_CLASSES}),
    "named_days": _table("name calendar month day year country", "name", calendar="gregorian hijri"),
    "nationalities": _table("iso2 masculine feminine masculine_plural feminine_plural", "iso2"),
    "numerals": _table(
        "word kind value", "word", kind="cardinal definite feminine first ordinal ordinal_of thousand"
    ),
    "office_holders": _table("person_id office country organisation from to"),
    "organisation_heads": _table(
        "form plural type inside follows kind gloss", "form", "follows",
        type="LOC ORG MISC", inside="yes no", follows="adjective lam noun proper",
    ),
    "organisation_kinds": _table(
        "kind class", "kind",
        **{
            "class": "begins_long_name begins_name called_after called_so honours takes_bare takes_joined takes_lam"
            " told_before vague"
        },
    ),
    "person_titles": _table(
        "title agrees against", "title", "agrees against", agrees=_FIELDS, against=_FIELDS
    ),
    "place_codes": _table("id fips", "id"),
    "place_contexts": _table("name before after sentence article reading"),
    "regions": _table(
        "id name_ar name_en variants country kind ambiguous", "id", "ambiguous",
        ambiguous=_YES, kind="district emirate governorate island municipality province region state wilaya",
    ),
    "same_offices": _table("title office", "title"),
    "stance_nouns": _table("form stance under", "form", "under", stance=_STANCES),
    "statement_words": _table(
        "form class", "form",
        **{"class": "about address adjective adjunct_head adjunct_lead adjunct_opener adjunct_pronoun adverb"
        " anonymous another answered answering"
        " article as_for as_told audience authority auxiliary bare_complementiser bare_subject"
        " before_source before_verb besides borrowed business carrier carrying_verb charged circle circumstance"
        " clause_behind_comma clause_break clause_lead clause_opener coach collective comment complementiser"
        " concerning condition connective contraction contrast copula counterpart court crowd demonstrative"
        " deputy document_adjective done_before during during_it echo echo_alone echo_lead echo_noun"
        " echo_pronoun echo_within elsewhere"
        " emphatic everyone expert extent falls_on feminine_adjective feminine_text findings first_person footer from"
        " gathered_for gathering governs group guest herald honorific identity in_name_of independent_pronoun"
        " intensifier is_called"
        " issued joint_office latter law management manner margin masculine masculine_body meanwhile measure ministry"
        " modal moment name_part negator no_clause_before no_cue no_preposition no_title not_but not_past"
        " object_demonstrative object_pronoun occasion of_age office_link of_any_head of_head"
        " of_indefinite_head of_the_nations official one_of outlet pair particle passed_on patronymic performs persists"
        " person_noun plain_preposition plain_source pointer points praised prefixed preposition prescribed"
        " proform pronoun purport purpose question quotation_lead"
        " rank_tail reaches refusal relation relative relative_feminine relative_plural"
        " relative_pronoun relative_verb relayed round same saying sentence_opener"
        " setting setting_preposition shaped_noun share short_adjective source spoken_of spokesman"
        " subject_pronoun subordinator tag tail takes_pronoun teller telling text text_of that_which"
        " time_of_clause time_over titled together_with tone told told_next told_of topic towards unclaiming unreal"
        " upon what where whether while whom withheld within within_it without"},
    ),
    "story_frames": _table("phrase frame", "phrase"),
    "tense_cues": _table("word direction", direction="ahead behind clause none perfect state was"),
    "titles": _table(
        "form lemma class scope feminine plural definite gloss", "form",
        scope="country organisation none", definite="bare fixed no",
        **{"class": "honorific kinship office profession rank role"},
    ),
    "topic_words": _table("word topic", "word"),
}  # fmt: skip
