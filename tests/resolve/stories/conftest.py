"""Articles that are alike in every way that matters here."""

from __future__ import annotations

from datetime import date

import pytest

from etl.resolve.stories.text import Text

BRIDGE = (
    "انهار جزء من جسر السكة الحديد القديم في مدينة الرستاق مساء أمس إثر سيول جارفة ضربت وادي بني غافر. "
    "وقال العقيد سالم الهنائي مدير الدفاع المدني إن فرق الإنقاذ أجلت 43 راكبا كانوا "
    "في قطار بضائع توقف قبل الجسر بمئتي متر. "
    "وأضاف الهنائي أن أحدا لم يصب بأذى، وأن مهندسين من هيئة النقل يفحصون الدعامات الست الباقية. "
    "وأعلنت وزارة النقل وقف الحركة على خط الرستاق نزوى أسبوعين، وتسيير 18 حافلة بديلة بين المدينتين. "
    "وكان الجسر قد بني عام 1961 ورممت دعاماته قبل تسع سنوات بكلفة 3.4 مليون ريال."
)
HEADLINE = "سيول تجرف جسر السكة الحديد في الرستاق"


@pytest.fixture
def text():
    """``text(body, title, source, day)``: an article as it is compared."""

    def make(body=BRIDGE, title=HEADLINE, source=1, day=date(2025, 3, 4)):
        make.key += 1
        return Text(make.key, source, day, title, body)

    make.key = 0
    return make
