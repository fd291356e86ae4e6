"""Where a statement's content ends, and which statement it stands in.

Unmarked content runs to the end of its sentence unless something takes it back to the narrator: a second act of
the same speaker (، مضيفا), a coordinate act of another (فيما قال), an echo (حسب قوله), an attribution (وفق البيان)
or a clause about the occasion (وذلك خلال). What follows none of these is nested.
"""

from __future__ import annotations

from etl.annotate.statements.acts import Act
from etl.annotate.statements.view import STOPS, View
from etl.annotate.statements.words import word_class

# Narrator's turns, though أن stands in them: غير أن مصدرا نفى.
CONTRASTS = (["غير", "ان"], ["الا", "ان"], ["بيد", "ان"])


def settle(view: View, acts: list[Act], cuts: list[int], stop: int) -> None:
    """Give each act of one sentence (in order of their cues) its end and its parent's position in ``acts``."""
    open_acts: list[int] = []
    for position, act in enumerate(acts):
        if act.form is None or act.complement.kind == "document":
            continue
        boundary = clause_boundary(view, act)
        while open_acts:
            top = acts[open_acts[-1]]
            if top.complement.past:
                if act.cue < top.complement.past:
                    break
                open_acts.pop()
            elif _coordinate(view, acts, open_acts, act):
                top.past = boundary
                open_acts.pop()
                if act.form.tense == "participle" and _same_agent(top, act):
                    break
            else:
                break
        act.parent = open_acts[-1] if open_acts else -1
        open_acts.append(position)
    for act in acts:
        _close(view, act, cuts, stop)
    _adopt(acts)


def _coordinate(view: View, acts: list[Act], open_acts: list[int], act: Act) -> bool:
    """Whether an act stands beside the innermost open one rather than within its content."""
    form = act.form
    assert form is not None
    top = acts[open_acts[-1]]
    if act.cue < top.complement.first:
        return True
    if act.relative is not None:
        return False
    agreeing = [
        index for index in open_acts if not acts[index].complement.past and _same_agent(acts[index], act)
    ]
    if form.tense == "participle" or view.keys[act.cue].startswith("ب"):
        return bool(agreeing)
    head = act.cue if act.speaker is None else min(act.cue, act.speaker.first)
    contrast = view.keys[head - 2 : head] in CONTRASTS
    joined = (
        contrast
        or form.conjunction != ""
        or view.keys[head - 1] in word_class("connective")
        or view.keys[head].startswith("و")
    )
    if act.speaker is not None:
        return joined or (view.is_comma(head - 1) and act.speaker.first > act.cue)
    return joined and bool(agreeing)


def _same_agent(one: Act, other: Act) -> bool:
    """Whether two acts agree in gender and number, as acts of one speaker must."""
    if one.form is None or other.form is None:
        return False
    number = one.form.number
    if one.speaker is not None and one.speaker.past - one.speaker.first > 1 and other.form.number != "s":
        number = other.form.number  # a verb before its subject is singular whatever the subject
    return one.form.gender == other.form.gender and (number == other.form.number or other.form.number == "d")


def clause_boundary(view: View, act: Act) -> int:
    """The token before which an act's clause starts, its connectives and the comma left outside."""
    at = act.cue if act.speaker is None else min(act.cue, act.speaker.first)
    if view.keys[at - 2 : at] in CONTRASTS:
        at -= 2
    while at > 0 and (view.keys[at - 1] in word_class("connective") or view.is_comma(at - 1)):
        at -= 1
    return at


def _close(view: View, act: Act, cuts: list[int], stop: int) -> None:
    complement = act.complement
    if complement.past:
        act.past = min(complement.past, len(view.keys))
        return
    past = act.past or stop
    if view.quotation[complement.first] >= 0:  # words in marks do not go on behind them
        past = min(past, view.closing[view.quotation[complement.first]])
    for cut in cuts:
        if complement.first < cut < past and view.quotation[cut] in (-1, view.quotation[complement.first]):
            past = cut
    if complement.kind == "nominal":
        past = _before_verb(view, complement.first, past)
    act.past = _trimmed(view, complement.first, past)


def _before_verb(view: View, first: int, past: int) -> int:
    """Up to a clause that a plainly verbal form opens after a comma (، ورفعوا شعارات): a noun phrase holds none."""
    for at in range(first + 1, past - 1):
        token = view.document.tokens[at + 1]
        verbal = token.endswith("وا") or (
            token.endswith("ت") and not token.endswith(("ات", "ت ")) and len(token) > 5
        )
        circumstance = (
            token[0] in "مو"
            and not token.endswith(("ها", "نا", "وا"))
            and token[-1] == "ا"
            and len(token) > 5
        )
        if view.is_comma(at) and circumstance:
            return at  # ، مكتفيا بالإشارة، وسائلا الله
        if view.is_comma(at) and verbal and view.conjoined(at + 1) and not view.name_past[at + 1]:
            return at
    return past


def _trimmed(view: View, first: int, past: int) -> int:
    """Without the punctuation, and the connectives, that close the clause."""
    while past > first + 1:
        token = view.document.tokens[past - 1]
        opened = view.quotation[past - 1] if past - 1 < len(view.quotation) else -1
        if token in STOPS or token in "،,-–:" or (past - 1 in view.closing and opened < 0):
            past -= 1
        else:
            break
    return past


def _adopt(acts: list[Act]) -> None:
    """Acts inside what a document reports are that document's, unless they have a nearer parent."""
    for position, act in enumerate(acts):
        if act.complement.kind != "document" or act.complement.joint != "document":
            continue
        for other in acts:
            inside = act.complement.first <= other.cue < act.past
            if other is not act and other.parent < 0 and inside and not _within(acts, position, other):
                other.parent = position


def _within(acts: list[Act], position: int, other: Act) -> bool:
    """Whether the act at a position stands, however deep, in another."""
    while position >= 0:
        if acts[position] is other:
            return True
        position = acts[position].parent
    return False
