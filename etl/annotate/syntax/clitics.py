"""Cut the clitics off a word: the conjunctions, prepositions and article before it, the pronouns after it.

Arabic writes و ف ب ل ك س, the article, and object or possessive pronouns together with the word they lean on,
so وللكاظمي holds a name that starts at its fourth letter. A character CRF says of each letter whether a proclitic (P),
the article (A) or a pronoun (E) begins there, or neither (S); ``training/train_clitics.py`` makes it.

What has no word to ask the CRF about (a lexicon's key, a name looked for in a list) is cut by its letters alone, by the
functions at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from etl.annotate.crf import Crf
from etl.annotate.kept import Kept
from etl.annotate.listed_words import listed
from etl.annotate.vocabulary import Vocabulary, shared_vocabulary
from etl.clean.keys import match_key

MODEL = Path(__file__).parent.parent / "models" / "clitics.tsv.gz"
WA, FA, BI, LI, KA, SA = "وفبلكس"  # the proclitics, one letter each
ARTICLE, LAM_ARTICLE = "ال", "لل"
YA, ALIF_MAQSURA = "يى"  # one in a match key
PROCLITICS = frozenset([WA, FA, BI, LI, KA, SA])
PREPOSITIONS = frozenset([BI, LI, KA])
BEFORE_NAMES = PROCLITICS - {SA}
ENCLITICS = frozenset(["ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "ي", "ني", "نا"])
MOST_PROCLITICS = 3  # in a row: ولل
LONGEST = 24  # letters; a longer form is no Arabic word and stays whole


@dataclass(frozen=True, slots=True)
class Clitics:
    """How a word divides, as counts of its characters from the left; the stem is what remains."""

    proclitic: int = 0  # و ف ب ل ك س, one character each
    article: int = 0  # ال is 2; 1 in لل, where its alef is not written
    enclitic: int = 0

    @property
    def stem_start(self) -> int:
        """Where the stem begins, past the article."""
        return self.proclitic + self.article


WHOLE = Clitics()
_division = cache(Clitics)  # there are few of them


def _edge_features(word: str, place: int) -> list[str]:
    """What the place has of the word's beginning, for a proclitic, and of its end, for an enclitic."""
    row: list[str] = []
    if place < 4:
        start = f"i{place}<"
        row += (start + word[:2], start + word[:3], start + word[:4], start + word[: place + 3])
        row += (f"i{place}={word}", f"i{place}n{min(len(word), 9)}")
    left = len(word) - place
    if left <= 4:
        end = f"j{left}>"
        row += (end + word[-left:], end + word[-left - 1 :], end + word[-left - 2 :])
    return row


def _known_after(key: str, place: int, known: Callable[[str], int]) -> list[str]:
    """How common the word is from this place on, and how common without this letter: وليد against ليد."""
    whole, rest = known(key[place:]), known(key[place + 1 :])
    row = [f"f{place}:{whole}:{rest}"]
    if place and key.startswith(LAM_ARTICLE, place - 1):
        row.append(f"l{place}:{known('ال' + key[place + 1 :])}:{rest}")
    return row


def _known_before(key: str, enclitic: str, known: Callable[[str], int]) -> list[str]:
    """How common the word is without its last letters; ة stands as ت before a pronoun (حكومته from حكومة)."""
    stems = [key[: -len(enclitic)]]
    whole = known(key)
    if stems[0][0] in PROCLITICS:
        stems.append(stems[0][1:])
        whole = max(whole, known(key[1:]))
    stem = max(max(known(form), known(form[:-1] + "ه") if form.endswith("ت") else 0) for form in stems)
    return [f"e{enclitic}:{min(whole, 4)}:{min(stem, 4)}", f"e:{whole}:{stem}"]


def _listed_after(key: str, place: int) -> list[str]:
    """Whether the word is a listed name from this place on, and whether without this letter: بيروت against يروت."""
    whole, rest = listed(key[place:]), listed(key[place + 1 :])
    if key.startswith(ARTICLE, place):
        rest += "|" + listed(key[place + 2 :])
    return [f"g{place}:{whole}:{rest}", f"g{place}{key[place]}:{whole}:{rest}"]


def _listed_whole(key: str) -> str:
    """The lists that hold the word as it stands, or without a first letter that may be a clitic."""
    return listed(key) or (listed(key[1:]) if key[0] in PROCLITICS else "")


class Letters:
    """The letters of a word as the CRF sees them."""

    def __init__(self, word: str, known: Callable[[str], int]) -> None:
        """``known`` gives a match key's frequency class."""
        self._word, self._padded = word, f"<<<{word}>>>>"
        self._key, self._known = match_key(word), known
        self._alike = len(self._key) == len(word)  # else places in the key are not the word's

    def features(self, place: int) -> list[str]:
        """Its neighbours, the word's edges near it, and which words and names remain where it is cut off."""
        word, around, at = self._word, self._padded, place + 3
        row = [f"c={around[at]}"]
        if 4 <= place < len(word) - 4:  # what stands amid a long word is stem whatever it is
            return row
        row += [
            f"-1+1={around[at - 1 : at + 2]}",
            f"+3={around[at : at + 4]}",
            f"-3={around[at - 3 : at + 1]}",
            f"-1={around[at - 1]}",
            f"+1={around[at + 1]}",
        ]
        row += _edge_features(word, place)
        if self._alike and place < min(3, len(word) - 1):
            row += _known_after(self._key, place, self._known) + _listed_after(self._key, place)
        for size in range(len(word) - place, 4):
            row += self._pronoun(size)
        return row

    def _pronoun(self, size: int) -> list[str]:
        """What speaks for and against a pronoun in the last letters, where they can be one."""
        key, last = self._key, self._word[-size:]
        if not self._alike or len(key) <= size + 1 or last not in ENCLITICS:
            return []
        return [*_known_before(key, last, self._known), f"h{last}:{_listed_whole(key)}"]


def labels(clitics: Clitics, length: int) -> str:
    """The labels of the letters of a word that divides so.

    >>> labels(Clitics(proclitic=1, article=2), len("والكاظمي"))
    'PASSSSSS'
    """
    front = "P" * clitics.proclitic + "AS"[: clitics.article]
    return front + "S" * (length - len(front) - clitics.enclitic) + "ESS"[: clitics.enclitic]


class CliticSegmenter:
    """Divides words by the trained model, each form once.

    Of all the labels the CRF could give the letters, only those that mean a division are weighed: by how much better
    each is than leaving the word whole.
    """

    def __init__(self, model: Path = MODEL, vocabulary: Vocabulary | None = None) -> None:
        self._known = (vocabulary or shared_vocabulary()).frequency
        crf = Crf(model)
        number = {label: crf.labels.index(label) for label in "PAES"}
        leads = crf.weights[:, [number[label] for label in "PAE"]] - crf.weights[:, [number["S"]]]
        self._leads = dict(zip(crf.rows, leads.tolist(), strict=True))
        steps = (crf.transitions - crf.transitions[number["S"], number["S"]]).tolist()
        self._steps = cache(
            lambda row: sum(steps[number[one]][number[other]] for one, other in pairwise(row))
        )
        self.segment = Kept(self._segment).__getitem__

    def _segment(self, word: str) -> Clitics:
        """Divide one word form, given without diacritics."""
        if not 2 <= len(word) <= LONGEST or not "ء" <= word[0] <= "ي":
            return WHOLE
        letters = Letters(word, self._known)
        best, answer = 0.0, WHOLE
        endings = self._endings(word, letters)
        for start, proclitic, article in self._beginnings(word, letters):
            for end, enclitic in endings:
                if start + end > best and not (article and enclitic) and proclitic + enclitic < len(word):
                    best, answer = start + end, _division(proclitic, article, enclitic)
        return answer

    def _beginnings(self, word: str, letters: Letters) -> list[tuple[float, int, int]]:
        """What speaks for each number of letters that proclitics and article could take; first, for none."""
        found = [(0.0, 0, 0)]
        spoken, row = 0.0, ""
        for place in range(min(MOST_PROCLITICS + 1, len(word) - 1)):
            article = _article(word, place)
            goes_on = word[place] in PROCLITICS and place < MOST_PROCLITICS
            if not (article or goes_on):
                break
            proclitic_lead, article_lead, _ = self._lead(letters.features(place))
            if article:
                found.append((spoken + article_lead + self._steps(row + "AS"), place, article))
            if not goes_on:
                break
            spoken, row = spoken + proclitic_lead, row + "P"
            found.append((spoken + self._steps(row + "S"), place + 1, 0))
        return found

    def _endings(self, word: str, letters: Letters) -> list[tuple[float, int]]:
        """What speaks for each number of letters that a pronoun could take; first, for none."""
        found = [(0.0, 0)]
        for size in (1, 2, 3):
            if word[-size:] in ENCLITICS and size < len(word) and not self._is_adjective(word):
                lead = self._lead(letters.features(len(word) - size))[2]
                found.append((lead + self._steps("SES" if size > 1 else "SE"), size))
        return found

    def _is_adjective(self, word: str) -> bool:
        """Whether a ي is an adjective's: both its feminine and itself with the article are in use (الهاتفي، هاتفية)."""
        if not word.endswith("ي"):
            return False
        key = match_key(word)
        return self._known(with_article(key)) > 0 and self._known(key + "ه") > 0

    def _lead(self, features: list[str]) -> list[float]:
        """How much more a letter looks like a proclitic, the article's or a pronoun's first than like the stem's."""
        rows = list(filter(None, map(self._leads.get, features)))
        return [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0, 0.0, 0.0]


def _article(word: str, place: int) -> int:
    """The letters of an article that the word could have at a place; a noun has two letters at least."""
    if word.startswith(ARTICLE, place) and len(word) > place + 3:
        return 2
    return 1 if place and word.startswith(LAM_ARTICLE, place - 1) and len(word) > place + 2 else 0


@cache
def shared_segmenter() -> CliticSegmenter:
    """The segmenter of this process, with its cache."""
    return CliticSegmenter()


def without_article(key: str) -> str:
    """The key without the letters ال at its head, article or not (المانيا)."""
    return key.removeprefix(ARTICLE)


def with_article(key: str) -> str:
    """The key with ال at its head."""
    return key if key.startswith(ARTICLE) else ARTICLE + key


def has_article(key: str) -> bool:
    """Whether the key begins with the letters ال."""
    return key.startswith(ARTICLE)


def has_lam_article(key: str) -> bool:
    """Whether the key begins with لل, ل and an article without its alef."""
    return key.startswith(LAM_ARTICLE)


def without_and(key: str) -> str:
    """The key without a و at its head, conjunction or not (وزير)."""
    return key.removeprefix(WA)


def without_lam(key: str) -> str:
    """The key without a ل at its head, preposition or not."""
    return key.removeprefix(LI)


def without_accusative(key: str) -> str:
    """The key without an alef at its end, of an indefinite accusative or not (مسؤولا)."""
    return key.removesuffix("ا")


def without_pronoun(key: str, *pronouns: str) -> str:
    """The key without the letters of these pronouns, one after the other."""
    for pronoun in pronouns:
        key = key.removesuffix(pronoun)
    return key


def without_ending(key: str, *endings: str) -> str:
    """The key without the first of these endings of gender or number that it has, ending or not."""
    return next((key.removesuffix(ending) for ending in endings if key.endswith(ending)), key)


def without_preposition(key: str) -> str:
    """The key of a word that ب, ل or ك is written onto, without it and the article: وزاره of للوزاره."""
    return key[2:] if key.startswith(LAM_ARTICLE) else without_article(key[1:])


def lam_letters(key: str) -> int:
    """The letters of ل and of the article it took: 2 of للوكاله, 1 of لوكاله, 0 of any other."""
    return 2 if key.startswith(LAM_ARTICLE) else int(key.startswith(LI))


def is_led_by(key: str, *letters: str) -> bool:
    """Whether a key begins with the letters of one of these clitics, clitic or not."""
    return key.startswith(letters)


def looks_definite(key: str) -> bool:
    """Whether a key begins as a definite noun does, a conjunction or preposition before the article or not."""
    return len(key) > 3 and key.startswith((ARTICLE, "وال", "بال", LAM_ARTICLE, "ولل", "فال", "كال"))


def has_own_alef(text: str) -> bool:
    """Whether a hamza tells that a word's first letters are no article: إلكترونية، وألمانيا, but not الأمن."""
    return text.lstrip(WA + FA + BI + KA).startswith(_NO_ARTICLES)


_NO_ARTICLES = tuple(alef + LI for alef in "أإآ")


def is_nisba(key: str) -> bool:
    """Whether a key ends as an adjective of belonging does: دولي، دوليه."""
    return key.endswith((YA, YA + "ه"))


def before_pronoun(key: str) -> str:
    """The key as a pronoun is joined to it: زميلت of زميله."""
    return key[:-1] + "ت" if key.endswith("ه") else key


def with_clitics(key: str) -> Iterator[tuple[str, str]]:
    """A word with every clitic it takes: the clitics' letters, and how they are written together; first, with none."""
    yield "", key
    if len(key) < 2 or not key[0].isalpha():
        return
    for conjunction in ("", WA, FA):
        if conjunction:
            yield conjunction, conjunction + key
        for preposition in (BI, LI, KA):
            joined = (
                LAM_ARTICLE + key[2:] if preposition == LI and key.startswith(ARTICLE) else preposition + key
            )
            yield conjunction + preposition, conjunction + joined


def after_clitic(key: str, letters: int) -> str:
    """The key behind so many letters of a clitic, with the alef of an article that ل took.

    >>> after_clitic("للعراق", 1), after_clitic("وبغداد", 1)
    ('العراق', 'بغداد')
    """
    rest = key[letters:]
    return (
        "ا" + rest if letters and rest.startswith(LI) and key.startswith(LAM_ARTICLE, letters - 1) else rest
    )


def ways_to_cut(token: str) -> tuple[tuple[int, str, str], ...]:
    """The ways to cut clitics off ``token``: characters cut, the clitics' key, the key of what is left.

    >>> ways_to_cut("للعراق")
    ((0, '', 'للعراق'), (1, 'ل', 'العراق'), (1, 'ل', 'لعراق'))
    """
    key = match_key(token)
    if key[:1] not in BEFORE_NAMES or len(key) != len(
        token
    ):  # with marks inside, its places are not the key's
        return ((0, "", key),)
    ways = [(0, "", key)]
    for conjunction in (0, 1) if key[:1] in {WA, FA} else (0,):
        rest = key[conjunction:]
        if conjunction and len(rest) > 1:
            ways.append((1, key[:1], rest))
        if rest[:1] not in PREPOSITIONS or len(rest) < 3:
            continue
        cut = conjunction + 1
        if rest.startswith(LAM_ARTICLE):
            ways.append((cut, key[:cut], "ا" + rest[1:]))
        ways.append((cut, key[:cut], rest[1:]))
    return tuple(ways)
