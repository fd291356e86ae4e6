"""Where the project's own files lie: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path

PACKAGE = Path(__file__).parent
PROJECT = PACKAGE.parent
IN_CHECKOUT = (PROJECT / "pyproject.toml").is_file()

SQL = PROJECT / "sql" if IN_CHECKOUT else PACKAGE / "_data" / "sql"
DAGS = PROJECT / "dags" if IN_CHECKOUT else PACKAGE / "_data" / "dags"
