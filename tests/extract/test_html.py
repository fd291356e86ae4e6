"""Saved web pages: what is the article's, and where each of its facts stands."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from etl.clean import clean
from etl.extract import extract
from etl.extract.sources import by_hand
from etl.records import Article, CleanArticle, Reason, Rejected

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TITLE = "افتتاح محطة جديدة لتحلية المياه في رأس الجوز"
LEAD = "افتتح وزير المياه سالم الدوسري، اليوم الثلاثاء، محطة جديدة لتحلية المياه في رأس الجوز بطاقة مئتي ألف متر مكعب."
SECOND = "وقال الدوسري إن المحطة ستغذي ثلاث مدن على الساحل، وإن العمل في توسعتها يبدأ في الربيع المقبل بتمويل محلي."
HEADLINES = "".join(
    f'<li><a href="/n/{n}">خبر آخر من أخبار المدينة عن موضوع بعيد رقم {n}</a></li>' for n in range(9)
)


def page(head: str = "", before: str = "", after: str = "", title: str = TITLE, lang: str = "ar") -> str:
    return f"""<!DOCTYPE html><html lang="{lang}" dir="rtl"><head><title>{title} | صدى الساحل</title>{head}</head>
<body><nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a></nav><article><h1>{title}</h1>{before}
<figure><img src="a.jpg"><figcaption>الوزير لدى وصوله إلى المحطة صباح اليوم.</figcaption></figure>
<p>{LEAD}</p><p>{SECOND}</p></article>{after}<aside><ul>{HEADLINES}</ul></aside>
<footer>جميع الحقوق محفوظة © 2019 لصحيفة صدى الساحل ولا يجوز نقل المواد إلا بإذن مكتوب من إدارتها.</footer></body></html>"""  # noqa: E501


def outcome(folder: Path, html: str | bytes, name: str = "page.html") -> Article | Rejected:
    (folder / name).write_bytes(html if isinstance(html, bytes) else html.encode())
    (one,) = extract(str(folder / name), by_hand())
    return one


def dated(folder: Path, html: str) -> CleanArticle:
    one = outcome(folder, html)
    assert isinstance(one, Article)
    ((kept,), _) = clean([one], now=NOW)
    return kept


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_the_body_is_the_article_alone(tmp_path: Path) -> None:
    one = outcome(tmp_path, page(before="<p>كتبت: هدى المري</p><div class='share-bar'>شارك</div>"))
    assert isinstance(one, Article)
    assert one.body == f"{LEAD}\n{SECOND}"
    assert one.title == TITLE


def test_links_within_the_text_stay_and_links_about_it_go(tmp_path: Path) -> None:
    linked = page().replace("ثلاث مدن", '<a href="/t/1">ثلاث مدن</a>')
    also = linked.replace(
        "<p>وقال", '<p><a href="/n/7">اقرأ أيضا: مدن الساحل تشكو شح المياه منذ شهور طويلة.</a></p><p>وقال'
    )
    one = outcome(tmp_path, also.replace("<aside>", "<div>").replace("</aside>", "</div>"))
    assert isinstance(one, Article)
    assert one.body == f"{LEAD}\n{SECOND}"


LAST = "وتنتهي أعمال التوسعة في خريف العام المقبل"


@pytest.mark.parametrize(
    ("after", "rest"),
    [
        (f"<p>{SECOND}</p><p>{LAST}</p>", f"\n{LAST}"),
        (f"<p>{SECOND}<br>--(بترا)</p>", "\n--(بترا)"),
        (f"<p>{SECOND}<br>- قصر الجوز<br>{LAST}</p>", f"\n- قصر الجوز\n{LAST}"),
        (f"<p>{SECOND}</p><p>كاريكاتور اليوم</p>", ""),
        (f"<p>{SECOND}</p><p>تابعوا آخر أخبار صدى الساحل على هاتفكم</p>", ""),
        (f"<p>{SECOND}</p><div>مواضيع أخرى قد تهم قراء صدى الساحل</div>", ""),
        (f"<p>{SECOND}</p><p>المزيد عن محطات التحلية في رأس الجوز:</p>", ""),
    ],
    ids=["a paragraph", "a signature", "lines", "a box", "a wish", "no paragraph", "a heading"],
)
def test_the_last_short_paragraph_is_kept_and_nothing_else(tmp_path: Path, after: str, rest: str) -> None:
    one = outcome(tmp_path, page().replace(f"<p>{SECOND}</p>", after))
    assert isinstance(one, Article)
    assert one.body == f"{LEAD}\n{SECOND}{rest}"


@pytest.mark.parametrize(
    ("before", "opening"),
    [
        ("<p>قال وزير المياه في مؤتمر صحافي عقده الثلاثاء:</p>", True),
        ("<p>وقال الوزير في بيان له:</p>", True),
        ("<p>محطة جديدة تنهي أعواما من انقطاع المياه عن الساحل</p>", True),
        ("<p>كتبت هدى المري ونبيل عمران من رأس الجوز</p>", False),
        ("<p>نشر في رأس الجوز الثلاثاء 15 آذار 2022</p>", False),
        ("<p>آخر تحديث لهذا الخبر اليوم الثلاثاء عند 10:30</p>", False),
        ("<p>تفاصيل الخبر:</p>", False),
        ("<p>شاركوا هذا الخبر مع أصدقائكم في كل مكان:</p>", False),
        ("<div>أخبار المدن والساحل والجزر في صفحة واحدة:</div>", False),
        ('<p><a href="/n/3">الوزير يزور محطات الساحل كلها قبل الصيف:</a></p>', False),
    ],
)
def test_a_short_paragraph_that_leads_to_the_text_opens_it(
    tmp_path: Path, before: str, opening: bool
) -> None:
    one = outcome(tmp_path, page().replace(f"<p>{LEAD}", f"{before}<p>{LEAD}"))
    assert isinstance(one, Article)
    text = before.removeprefix("<p>").removesuffix("</p>")
    assert one.body == (f"{text}\n" if opening else "") + f"{LEAD}\n{SECOND}"


@pytest.mark.parametrize(
    "wrapper", ["<div class='post-with-tags'>", "<div class='post has-comments'>", "<div id='related-story'>"]
)
@pytest.mark.parametrize("heading", ["h1", "h2"])
def test_a_page_that_calls_its_text_furniture_is_still_read(
    tmp_path: Path, wrapper: str, heading: str
) -> None:
    html = page().replace("<article>", wrapper).replace("</article>", "</div>").replace("h1>", f"{heading}>")
    one = outcome(tmp_path, html)
    assert isinstance(one, Article)
    assert one.body == f"{LEAD}\n{SECOND}"


COMMENT = "مشروع تأخر كثيرا، لكن أهل الساحل ينتظرونه منذ أعوام طويلة ولا أحد يسأل عنهم، فشكرا لمن عمل وأكمل."


@pytest.mark.parametrize(
    "body", [f"<p>{LEAD}</p>", f"<p>{LEAD}</p><p>{SECOND}</p>" * 4], ids=["short", "long"]
)
@pytest.mark.parametrize(
    "comments",
    [
        '<div id="comments"><h2>تعليقان</h2><p>{0}</p><p>{0} نعم.</p><p>{0} لا.</p></div>',
        '<section class="comments"><h3>التعليقات</h3><p>{0}</p><p>{0} نعم.</p><p>{0} لا.</p></section>',
        '<div class="wrap"><ol class="comment-list"><li><p>{0}</p></li><li><p>{0} {0}</p></li></ol></div>',
        '<dl id="comments-block"><dd><p>{0}</p></dd><dd><p>{0} {0}</p></dd></dl>',
        '<div class="related-posts"><h4>{0}</h4><p>{0}</p><p>{0} {0}</p></div>',
    ],
    ids=["by id", "a section", "a list", "a list of definitions", "related articles"],
)
def test_readers_comments_are_none_of_the_text_however_short_it_is(
    tmp_path: Path, body: str, comments: str
) -> None:
    html = page(after=comments.format(COMMENT)).replace(f"<p>{LEAD}</p><p>{SECOND}</p>", body)
    one = outcome(tmp_path, html.replace("<body>", '<body class="comments-open">'))
    assert isinstance(one, Article)
    assert LEAD in one.body
    assert COMMENT not in one.body
    assert "تعليق" not in one.body


def test_a_page_of_comments_alone_holds_no_article(tmp_path: Path) -> None:
    video, _, rest = page(after=f'<div class="comments"><p>{COMMENT}</p></div>').partition("<figure>")
    one = outcome(tmp_path, f"{video}</article>{rest.partition('</article>')[2]}")
    assert isinstance(one, Rejected)
    assert one.reason == Reason.EMPTY_BODY


def test_an_opening_that_stands_apart_is_known_by_the_description(tmp_path: Path) -> None:
    html = page(f'<meta name="description" content="{LEAD[:90]}">').replace(
        f"<p>{LEAD}</p>", f'<div class="article-summary"><p class="article-summary">{LEAD}</p></div>'
    )
    one = outcome(tmp_path, html)
    assert isinstance(one, Article)
    assert one.body == f"{LEAD}\n{SECOND}"


ARTICLE = '"@type":"NewsArticle","headline":"x","datePublished":"2022-03-15T08:00:00+03:00"'


@pytest.mark.parametrize(
    ("data", "day"),
    [
        ('{"@context":"https://schema.org",' + ARTICLE + "}", date(2022, 3, 15)),
        (
            '{"@graph":[{"@type":"WebSite","datePublished":"2010-01-01"},{' + ARTICLE + "}]}",
            date(2022, 3, 15),
        ),
        (
            '[{"@type":["ReportageNewsArticle"],"datePublished":"٢٠٢٢-٠٣-١٥T٠٨:٠٠:٠٠+0300"}]',
            date(2022, 3, 15),
        ),
        ("<![CDATA[{" + ARTICLE + "}]]>", date(2022, 3, 15)),
        ('{"headline":"قال "نعم" للصلح","datePublished":"2022-03-15"}', date(2022, 3, 15)),  # no JSON
    ],
)
def test_structured_data_dates_a_page_first(tmp_path: Path, data: str, day: date) -> None:
    kept = dated(
        tmp_path, page(json_ld(data) + '<meta property="article:published_time" content="2021-01-01">')
    )
    assert (kept.published_on, kept.published_basis) == (day, "json-ld")


@pytest.mark.parametrize(
    ("head", "before", "day", "basis"),
    [
        (
            '<meta property="article:published_time" content="2022-03-15T08:00Z">',
            "",
            date(2022, 3, 15),
            "meta",
        ),
        ('<meta name="pubdate" content="الثلاثاء، 15 مارس 2022 - 12:09 م">', "", date(2022, 3, 15), "meta"),
        ("", '<span itemprop="datePublished" content="2022-03-15"></span>', date(2022, 3, 15), "meta"),
        ("", '<time datetime="2022-03-15T08:00">قبل ساعة</time>', date(2022, 3, 15), "time"),
        (
            '<link rel="canonical" href="https://sada.example/2022/3/15/mahatta">',
            "",
            date(2022, 3, 15),
            "url",
        ),
        ("", "<div>نشر الثلاثاء 15 آذار / مارس 2022 09:22 مساءً</div>", date(2022, 3, 15), "dateline"),
        ("", "<div>الجمعة 8 فيفري 2019</div>", date(2019, 2, 8), "dateline"),
        ("", "<div>٠٢:٠٠ الثلاثاء ١٥ / ٣ / ٢٠٢٢</div>", date(2022, 3, 15), "dateline"),
        ("", "<div>الثلاثاء 12 شعبان 1443 هـ</div>", date(2022, 3, 15), "dateline"),
        ("", "", None, None),
    ],
)
def test_a_page_is_dated_by_the_best_it_has(
    tmp_path: Path, head: str, before: str, day: date | None, basis: str | None
) -> None:
    kept = dated(tmp_path, page(head, before))
    assert (kept.published_on, kept.published_basis) == (day, basis)


def test_the_line_nearest_to_the_headline_counts_not_that_of_today_nor_the_text(tmp_path: Path) -> None:
    html = page(before="<div>15/03/2022 10:30</div>").replace("<nav>", "<div>الأحد 20 آذار 2022</div><nav>")
    kept = dated(tmp_path, html.replace("اليوم الثلاثاء", "الاثنين 14 آذار 2022"))
    assert kept.published_on == date(2022, 3, 15)


COMMENTS = """<div id="comments" class="comments-area"><h2>تعليقان</h2><ol class="comment-list">
<li class="comment"><time datetime="2022-03-20T09:00:00+00:00">20 مارس 2022</time>
<meta itemprop="datePublished" content="2022-03-20">
<p>مشروع تأخر كثيرا، لكن أهل الساحل ينتظرونه منذ أعوام طويلة فعلا.</p></li>
<li class="comment"><p>نرجو أن يصل الماء إلى القرى البعيدة أيضا، فالصهاريج لا تكفي أحدا منذ الصيف الماضي.</p></li>
</ol></div>"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", COMMENTS),
        ("", '<aside><a href="/n/3"><time datetime="2022-03-20">20 مارس 2022</time></a></aside>'),
        ("", '<div class="related-news"><time datetime="2022-03-20">20 مارس 2022</time></div>'),
        ('<div class="news-ticker"><time datetime="2022-03-20">20 مارس 2022</time></div>', ""),
        ('<ul id="breaking"><li><time datetime="2022-03-20">20 مارس 2022</time></li></ul>', ""),
    ],
    ids=["comments", "an aside", "related articles", "a ticker", "breaking news"],
)
def test_the_times_of_other_texts_date_no_article(tmp_path: Path, before: str, after: str) -> None:
    html = page(before="<div>نشر في 15 مارس 2022</div>", after=after).replace("<nav>", f"{before}<nav>")
    kept = dated(tmp_path, html.replace("<body>", '<body class="post comments-open no-sidebar">'))
    assert (kept.published_on, kept.published_basis) == (date(2022, 3, 15), "dateline")


def test_the_time_nearest_to_the_headline_comes_first(tmp_path: Path) -> None:
    bar = '<div class="bar"><time datetime="2022-03-20">20 مارس 2022</time></div>'
    html = page(before='<time datetime="2022-03-15">15 مارس 2022</time>').replace("<nav>", f"{bar * 30}<nav>")
    kept = dated(tmp_path, html)
    assert (kept.published_on, kept.published_basis) == (date(2022, 3, 15), "time")


def test_the_canonical_address_names_page_and_outlet(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://www.sada.example/news/7"><meta property="og:url" content="http://10.0.0.1/news/7">'
    one = outcome(tmp_path, page(head))
    assert isinstance(one, Article)
    assert (one.url, one.source) == ("https://www.sada.example/news/7", "sada-example")


@pytest.mark.parametrize("canonical", ["https://sada.example/", "//", "http://[", "/"])
def test_a_canonical_link_to_the_front_page_names_nothing(tmp_path: Path, canonical: str) -> None:
    head = f'<link rel="canonical" href="{canonical}"><meta property="og:url" content="https://m.sada.example/n/7">'
    one = outcome(tmp_path, page(head))
    assert isinstance(one, Article)
    assert (one.url, one.source) == ("https://m.sada.example/n/7", "sada-example")


def test_the_headline_shown_is_the_title_where_the_page_agrees(tmp_path: Path) -> None:
    head = '<meta property="og:title" content="رأس الجوز: افتتاح محطة جديدة لتحلية المياه - صدى الساحل">'
    one = outcome(tmp_path, page(head).replace("<nav>", "<h1>صدى الساحل</h1><nav>"))
    assert isinstance(one, Article) and one.title == TITLE


def test_all_authors_a_page_names_are_kept(tmp_path: Path) -> None:
    names = ("سعاد المري", "https://sada.example/u/1", "نبيل عمران", "سعاد المري")
    head = "".join(f'<meta name="author" content="{name}">' for name in names)
    one = outcome(tmp_path, page(head))
    assert isinstance(one, Article)
    assert one.author == "سعاد المري، نبيل عمران"


def test_windows_1256_is_read(tmp_path: Path) -> None:
    one = outcome(tmp_path, page().replace("©", "").encode("cp1256"))
    assert isinstance(one, Article) and one.body.startswith(LEAD)


def test_what_begins_as_a_page_is_one_whatever_its_name(tmp_path: Path) -> None:
    one = outcome(
        tmp_path, "<!-- saved from url=(0028)https://sada.example/news/9 -->\n" + page(), "story.txt"
    )
    assert isinstance(one, Article)
    assert (one.url, one.title) == ("https://sada.example/news/9", TITLE)


PERSIAN = "وزیر نیرو گفت که این ایستگاه برای تأمین آب سه شهر در ساحل ساخته شده است و کار توسعه آن در بهار آغاز می‌شود."
ENGLISH = "The minister said the station would supply three towns along the coast, and that work goes on next spring."


@pytest.mark.parametrize(
    ("text", "lang", "says"),
    [(PERSIAN, "fa", "Persian"), (PERSIAN, "ar", "Persian"), (ENGLISH, "en", "script")],
)
def test_a_page_in_another_language_is_refused(tmp_path: Path, text: str, lang: str, says: str) -> None:
    html = page(title="x", lang=lang).replace(LEAD, text).replace(SECOND, text)
    one = outcome(tmp_path, html)
    assert isinstance(one, Rejected)
    assert one.reason == Reason.NOT_ARABIC and says in one.detail


@pytest.mark.parametrize(
    "html", ["<html></html>", "<!doctype html>", "<html><body><ul>" + HEADLINES + "</ul></body></html>"]
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, html: str) -> None:
    one = outcome(tmp_path, html)
    assert isinstance(one, Rejected)
    assert one.reason == Reason.EMPTY_BODY and "no article" in one.detail


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>" + "<div>" * 200_000 + LEAD,
        "<html><body " + 'x="' + "y" * 3_000_000 + '">' + LEAD,
        "<html>" + "<p><a>" * 20_000 + LEAD,
        "<html><head>" + json_ld('{"@graph":' * 5000) + "</head><p>" + LEAD,
        "<html><head>" + "<meta name=a content=b>" * 30_000 + "</head><p>" + LEAD,
        "<html><body>" + "<b>" * 3000 + LEAD + "<table><tr>" * 2000,
    ],
)
def test_pages_that_mean_harm_end(tmp_path: Path, html: str) -> None:
    assert isinstance(outcome(tmp_path, html), Article | Rejected)
