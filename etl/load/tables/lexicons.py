"""What warehouses hold from the start: places, codes, topics, days."""

from __future__ import annotations

from sqlalchemy import Column, Date, Double, Index, Integer, Table, Text

from etl.load.tables.columns import metadata, number, number_or_null, text, text_or_null

place = Table(
    "place",
    metadata,
    Column("geonames_id", Integer, primary_key=True, autoincrement=False, comment="Its GeoNames id."),
    text("name_ar", "Its usual Arabic name."),
    text("name_en", "Its English name."),
    text("country", "ISO 3166-1 alpha-2, as GeoNames has it."),
    Column("latitude", Double, nullable=False, comment="Degrees north."),
    Column("longitude", Double, nullable=False, comment="Degrees east."),
    number("population", "People, as GeoNames has it."),
    comment="A city or town: what entity.geonames_id refers to.",
)

country = Table(
    "country",
    metadata,
    Column(
        "iso2", Text, primary_key=True, comment="ISO 3166-1 alpha-2, as every column called country has it."
    ),
    text("iso3", "ISO 3166-1 alpha-3, as CAMEO, GDELT's actors and POLECAT have it."),
    text("name_ar", "Its usual Arabic name."),
    text("name_en", "Its English name."),
    text("fips", "FIPS 10-4, as GDELT's places have it; Palestine's is the West Bank's."),
    number_or_null("cow", "Its number in the Correlates of War state list; null: not a state of that list."),
    comment="A country by the codes of those who count events.",
)

place_code = Table(
    "place_code",
    metadata,
    Column("lexicon_id", Text, primary_key=True, comment="Its id in the curated tables: entity.lexicon_id."),
    text("fips", "FIPS 10-4: GZ of Gaza."),
    comment="A place whose code is not that of its country.",
)

cameo_code = Table(
    "cameo_code",
    metadata,
    Column("code", Text, primary_key=True, comment="CAMEO event code, two to four digits."),
    text("root", "Its root: the first two digits."),
    number("quad_class", "GDELT's: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material "
           "conflict."),
    Column("goldstein", Double, nullable=False, comment="Goldstein scale: -10 conflict to 10 cooperation."),
    comment="A kind of event in CAMEO, and what GDELT says of it.",
)  # fmt: skip

topic = Table(
    "topic",
    metadata,
    Column("code", Text, primary_key=True, comment="IPTC Media Topics: medtop:11000000."),
    text("name", "Its short name: politics.", unique=True),
    text("name_ar", "Its name in Arabic."),
    text("name_en", "Its full name in English."),
    comment="A subject of the news: the top level of the IPTC Media Topics.",
)

calendar_day = Table(
    "calendar_day",
    metadata,
    Column("day", Date, primary_key=True, comment="The day."),
    number("year", "Gregorian year."),
    number("month", "Gregorian month, 1 to 12."),
    number("day_of_month", "Gregorian day of the month."),
    number("weekday", "ISO weekday: Monday 1 to Sunday 7."),
    number("iso_year", "The year its ISO week belongs to."),
    number("iso_week", "ISO week, 1 to 53."),
    number_or_null("hijri_year", "Hijri year by Umm al-Qura; null before 1924-08-01 and after 2077-11-16."),
    number_or_null("hijri_month", "Hijri month, 1 to 12."),
    number_or_null("hijri_day", "Hijri day of the month."),
    text("weekday_ar", "Weekday in Arabic (الاثنين)."),
    text("month_ar", "Month as in Egypt and the Gulf (يناير)."),
    text("month_ar_levant", "Month as in the Levant and Iraq (كانون الثاني)."),
    text("month_ar_maghreb", "Month as in Tunisia and Algeria (جانفي)."),
    text_or_null("hijri_month_ar", "Hijri month in Arabic (محرم)."),
    number("day_number", "Its number, 0001-01-01 being 1: days are added and compared by it."),
    Index("uq_calendar_day_day_number", "day_number", unique=True),
    Index("ix_calendar_day_hijri", "hijri_year", "hijri_month", "hijri_day"),
    comment="The days of 1900 to 2100.",
)
