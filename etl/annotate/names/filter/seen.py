"""What the rules that drop names ask about a name: its text, and the other names of the article."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from etl.annotate.names.spans import Name, NameTokens, covered
from etl.annotate.names.titles import name_words
from etl.annotate.syntax.clitics import has_article

_ADJECTIVES = 4  # words between marks and the noun before them


class Seen:
    """The names of an article as a rule finds them."""

    def __init__(self, tokens: NameTokens, names: list[Name]) -> None:
        self.tokens = tokens
        self._names = names

    @cached_property
    def people(self) -> set[str]:
        """The words that people of the article are called by: in names of several words, or more than once."""
        marked = [name for name in self._names if name.type == "PERSON"]
        people = {key for name in marked if name.words > 1 for key in self.tokens.keys(name)}
        often = Counter(key for name in marked if name.words == 1 for key in self.tokens.keys(name))
        people.update(key for key, count in often.items() if count > 1 and not has_article(key))
        return people

    def work_at(self, place: int) -> bool:
        """Whether a token stands between marks behind a word for a film, book, weapon, drug or ship."""
        opened = self.tokens.in_marks.get(place)
        if opened is None:
            return False
        works, at = name_words("before_product", "before_work"), opened - 1
        while at > opened - _ADJECTIVES and self.tokens.at(at).clitics.article == 2:
            if self.tokens[at].bare in works:
                return True
            at -= 1  # (المسلسل الاجتماعي المغربي) "وليلي"
        return self.tokens.at(at).bare in works

    @cached_property
    def works(self) -> set[str]:
        """The words that alone between marks are what such a thing is called: صاروخ «حيدر»."""
        alone = (first for first, past in self.tokens.stretches if past - first == 1)
        return {self.tokens[first].key for first in alone if self.work_at(first)}

    @cached_property
    def in_bodies(self) -> set[int]:
        """The tokens of bodies' names."""
        return covered(name for name in self._names if name.type == "ORG")

    @cached_property
    def in_places(self) -> set[int]:
        """The tokens of places' names."""
        return covered(name for name in self._names if name.type == "LOC")

    @cached_property
    def countries(self) -> Counter[str]:
        """How often the article speaks of each country, by adjectives and by names that mean nothing else."""
        named = Counter(form.nationality for form in self.tokens if form.nationality and form.clitics.article)
        for name in self._names:
            told = {known.country for known in name.known if not known.ambiguous} - {""}
            named.update(told if len(told) == 1 and len(name.known) == len(told) else ())
        return named
