"""The reading room: pages over the warehouse, Arabic and English, that only read. Knows FastAPI, not Airflow.

app.py puts it together; a page is a module of ``pages/`` with its template, its words in ``words/`` and its SQL in
``sql/pages/``.
"""
