"""The pages: a module each, with a ``router``. Here they are listed, and what the navigation shows of them."""

from __future__ import annotations

from etl.web.pages import (
    articles,
    calendar,
    checks,
    dictionary,
    home,
    judgements,
    map,
    names,
    reports,
    search,
    sql,
    stories,
)

ROUTERS = (
    home.router,
    checks.router,
    stories.router,
    articles.router,
    names.router,
    calendar.router,
    map.router,
    search.router,
    reports.router,
    sql.router,
    dictionary.router,
    judgements.router,
)

NAVIGATION = (  # address, and the key of its words; those that are there are shown
    ("/", "nav.home"),
    ("/stories", "nav.stories"),
    ("/names", "nav.names"),
    ("/calendar", "nav.calendar"),
    ("/map", "nav.map"),
    ("/search", "nav.search"),
    ("/reports", "nav.reports"),
    ("/sql", "nav.sql"),
    ("/dictionary", "nav.dictionary"),
    ("/judgements", "nav.judgements"),
)
