"""Fetching: feeds, sitemaps and the pages they name, kept as web archives.

``network`` connects to no address it has not checked; ``client`` asks for one thing politely: paced, with patience
and limits; ``robots`` keeps to what a host allows; ``links`` says what a feed or sitemap names; ``archive`` keeps
what came; ``harvest`` puts these together: what is new at one address.
"""
