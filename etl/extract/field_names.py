"""The names a field of an article goes by in the files people have, and when two names are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# The likeliest first; case, _, -, spaces, Arabic marks and spelling aside. A dot leads into an object, [0] to
# a list's first element, [] to all of them: where a name as it stands is no key of the record, it is such a path.
# From newspaper, news-please, Scrapy, NewsAPI, fundus, WordPress, JSON-LD, data sets on Kaggle,
# and spreadsheets with Arabic headings.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": (
        *("id", "_id", "guid", "article_id", "uuid", "docno", "news_id", "post_id", "stories_id"),
        *("معرف", "المعرف", "رقم الخبر", "رقم المقال"),
    ),
    "canonical": ("canonical_url", "canonical_link", "canonical"),
    "url": (
        *("url", "link", "canonical_url", "article_url", "news_url", "web_url", "permalink"),
        *("canonical_link", "original_url", "href", "رابط", "الرابط", "رابط الخبر", "رابط المقال"),
    ),
    "title": (
        *("title", "headline", "news_title", "article_title", "post_title", "titre", "عنوان", "العنوان"),
        *("عنوان الخبر", "عنوان المقال", "العنوان الرئيسي"),
    ),
    "body": (
        *("body", "content", "text", "article_body", "content_text", "maintext", "full_text", "article_text"),
        *("plaintext", "body_text", "news_text", "news_body", "news_content", "article_content", "story"),
        *("post_content", "article", "content_html", "texte", "contenu"),
        *("نص", "النص", "نص الخبر", "نص المقال", "المحتوى", "محتوى", "محتوى الخبر", "المتن", "متن الخبر"),
        *("تفاصيل الخبر", "التفاصيل", "الخبر", "المقال"),
    ),
    "author": (
        *("author", "authors", "byline", "creator", "writer", "journalist", "reporter", "author_name"),
        *("_embedded.author[].name", "كاتب", "الكاتب", "اسم الكاتب", "المحرر", "الصحفي"),
    ),
    "section": (
        *("section", "articleSection", "category", "categories", "cat", "topic", "rubric", "rubrique"),
        *("_embedded.wp:term[0][].name", "قسم", "القسم", "التصنيف", "تصنيف", "الفئة", "الباب"),
    ),
    "published": (
        *("published", "published_at", "date_published", "date_publish", "publish_date", "published_date"),
        *(
            "publishing_date",
            "publication_date",
            "pub_date",
            "published_time",
            "published_on",
            "publish_time",
        ),
        *("published_gmt", "date_gmt", "post_date_gmt", "date", "datetime", "post_date", "article_date"),
        *("news_date", "time", "created", "created_at", "created_on", "date_created"),
        *("تاريخ النشر", "تاريخ", "التاريخ", "تاريخ الخبر", "تاريخ المقال", "وقت النشر", "النشر"),
    ),
    "observed": (
        *("observed", "observed_at", "date_extracted", "crawled_at", "fetched_at", "scraped_at"),
        *("date_download", "download_date", "crawl_date", "scrape_date", "retrieved_at", "collect_date"),
        *("crawl_time", "scrape_time", "date_crawled", "تاريخ الجمع", "تاريخ التحميل"),
    ),
    "language": ("language", "inLanguage", "lang", "meta_lang", "لغة", "اللغة"),
    "source": (),
}
# Names of the outlet: asked only where no entry of sources.toml says whose a file is.
SOURCE_KEYS = (
    *("source", "outlet", "publisher", "newspaper", "source_domain", "source_name", "src", "site_name"),
    *("media_name", "المصدر", "مصدر", "الصحيفة", "اسم الصحيفة", "الجريدة", "الموقع", "الوكالة"),
)
_ALIKE = str.maketrans("أإآٱةى", "ااااهي")
_IGNORED = re.compile(r"[\s_\u0640\u064b-\u0652\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff-]")


def fold_key(key: str) -> str:
    """A field's name less what writers differ in: articleBody, article_body and Article Body are one."""
    folded = _IGNORED.sub("", key).casefold()
    return folded if folded.isascii() else folded.translate(_ALIKE)


def describe_an_article(keys: Iterable[str]) -> bool:
    """Whether fields of these names are plainly those of an article: body, title, and what tells it from others."""
    folded = {fold_key(key) for key in keys}
    return all(folded & names for names in _OF_AN_ARTICLE)


_OF_AN_ARTICLE = [
    {fold_key(key) for name in names for key in FIELDS[name]}
    for names in (("body",), ("title",), ("id", "url", "published"))
]
