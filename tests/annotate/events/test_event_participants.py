"""Who acts and who is acted on: what the grammar of a clause says of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Events = Callable[..., list[Any]]


def one(told: list[Any], kind: str) -> Any:
    """The only event of a type."""
    (event,) = [each for each in told if each.type == kind]
    return event


def test_addressee_before_what_is_asked(events: Events) -> None:
    told = events("دعا الاتحاد، في هذا الصدد، الحكومات العربية إلى وضع استراتيجية للتشغيل.")
    assert one(told, "REQUEST").recipients == ("الحكومات العربية",)


def test_sound_plural_of_a_participle_is_of_people(events: Events) -> None:
    told = events("أوضح القنصل أن الموقع مفتوح، داعيا الراغبين إلى إيداع ملفاتهم قبل نهاية الشهر.")
    assert one(told, "REQUEST").recipients == ("الراغبين",)


def test_subject_behind_a_preposition_with_its_pronoun(events: Events) -> None:
    told = events("مثل المتهم أمام القاضي، ووجهت له محكمة صفاقس تهمة التزوير.")
    assert one(told, "ACCUSE").actors == ("محكمة صفاقس",)


def test_act_that_comes_from_somebody(events: Events) -> None:
    told = events("فتح المصنع أبوابه باقتراح من والي القصرين.")
    assert (one(told, "REQUEST").actors, one(told, "REQUEST").recipients) == (("والي القصرين",), ())


def test_whom_a_request_is_made_of_does_not_make_it(events: Events) -> None:
    told = events("قدم النائب طلبا من وزارة الصحة الليبية.")
    assert "وزارة الصحة الليبية" not in one(told, "REQUEST").actors


@pytest.mark.parametrize("noun", ["لقائي", "لقائنا"])
def test_first_person_is_whoever_speaks(events: Events, noun: str) -> None:
    told = events(f'قال الوزير سالم البدري: "اتفقنا خلال {noun} مع مسؤولين سعوديين على الموعد".')
    assert one(told, "CONSULT").actors == ("سالم البدري",)


def test_particle_is_no_actor(events: Events) -> None:
    told = events("غادرت النساء القرية لكنهن يختطفن على الطريق.")
    assert all("لكنهن" not in each.actors for each in told)
