"""What is kept between processes: the same answers, made anew whenever it cannot be trusted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl.annotate import compiled
from etl.annotate.compiled import data_sha256

CALLS: list[str] = []


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    CALLS.clear()
    return tmp_path / "cache" / "khabar"


def words():
    CALLS.append("words")
    return {"قال": (1, "a"), "دعا": (2, "b")}


def lines(path: Path):
    CALLS.append("lines")
    return path.read_text().splitlines()


def fresh(build, *files):
    """What another process would be answered."""
    return compiled.compiled(build)(*files)


def files(home):
    return {path for path in home.rglob("*") if path.is_file()}


def the_file(home):
    (stored,) = files(home)
    return stored


def test_it_is_made_once(home):
    assert fresh(words) == fresh(words) == {"قال": (1, "a"), "دعا": (2, "b")}
    assert CALLS == ["words"]
    assert home.stat().st_mode & 0o777 == 0o700
    assert the_file(home).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda content: content[:40],
        lambda content: b"",
        lambda content: content[:50] + bytes([content[50] ^ 1]) + content[51:],
        lambda content: content + b"\0",
        lambda content: b"\0" * len(content),
    ],
)
def test_a_damaged_file_is_made_anew(home, damage):
    right = fresh(words)
    stored = the_file(home)
    whole = stored.read_bytes()
    stored.write_bytes(damage(whole))
    assert fresh(words) == right
    assert CALLS == ["words", "words"]
    assert the_file(home).read_bytes() == whole


def test_the_file_of_another_part_is_not_taken_for_it(home, tmp_path):
    fresh(words)
    stored = the_file(home)
    other = tmp_path / "list.txt"
    other.write_text("قال")
    fresh(lines, other)
    (listed,) = files(home) - {stored}
    listed.write_bytes(stored.read_bytes())
    assert fresh(lines, other) == ["قال"]


def test_changed_data_are_read_anew(home, tmp_path, monkeypatch):
    path = tmp_path / "list.txt"
    path.write_text("قال")
    assert fresh(lines, path) == ["قال"]
    path.write_text("قال\nدعا")
    assert fresh(lines, path) == ["قال", "دعا"]
    assert fresh(words) and fresh(words)
    monkeypatch.setattr(compiled, "_state", lambda: "another lexicon, or other code")
    assert fresh(words)
    assert CALLS == ["lines", "lines", "words", "words"]


@pytest.mark.parametrize("folder", ["lexicon", "annotate", "clean"])
def test_a_word_or_a_line_of_code_changes_the_state(folder, tmp_path, monkeypatch):
    file = tmp_path / folder / "words.tsv"
    for each in ("lexicon", "annotate", "clean"):
        (tmp_path / each).mkdir()
    monkeypatch.setattr(compiled, "_ETL", tmp_path)
    states = []
    for name, text in ((file.name, "قال"), (file.name, "دعا"), ("words.py", "code")):
        (tmp_path / folder / name).write_text(text)
        compiled._state.cache_clear()
        data_sha256.cache_clear()
        states.append((compiled._state(), data_sha256()))
    compiled._state.cache_clear()
    data_sha256.cache_clear()
    assert len({state for state, _ in states}) == 3
    assert [data == states[1][1] for _, data in states] == [False, True, True]  # code is none of the data


def no_folder(home, monkeypatch):
    home.parent.write_text("a file where the folder should be")


def others_may_write(home, monkeypatch):
    home.mkdir(parents=True)
    home.chmod(0o777)


def of_somebody_else(home, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 12345)


def read_only(home, monkeypatch):
    def refuse(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(compiled.tempfile, "mkstemp", refuse)


def full_disk(home, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(compiled.os, "replace", refuse)


@pytest.mark.parametrize("hindrance", [no_folder, others_may_write, of_somebody_else, read_only, full_disk])
def test_it_goes_on_without_the_folder(home, monkeypatch, hindrance):
    hindrance(home, monkeypatch)
    assert fresh(words) == fresh(words)
    assert CALLS == ["words", "words"]
    assert not files(home)


def test_a_foreign_file_in_a_folder_others_could_write_is_not_read(home):
    fresh(words)
    home.chmod(0o777)
    fresh(words)
    assert CALLS == ["words", "words"]


def test_of_older_code_and_data_the_few_used_last_are_kept(home, monkeypatch):
    home.mkdir(parents=True, mode=0o700)
    (home / "words-as-parts-lay-here-once").write_text("")
    for number in range(6):
        monkeypatch.setattr(compiled, "_state", lambda number=number: f"state {number}")
        fresh(words)
        for age, state in enumerate(sorted(home.iterdir(), key=lambda each: -each.stat().st_mtime_ns), 1):
            os.utime(state, (0, 1_000_000 - age))
        if number >= 3:
            monkeypatch.setattr(compiled, "_state", lambda: "state 0")  # in use all the while
            fresh(words)
    assert len(CALLS) == 6
    assert len(list(home.iterdir())) == 4


def test_processes_that_start_at_once_all_get_it(home):
    code = "from etl.annotate.vocabulary import shared_vocabulary as v; print(len(v()), v().frequency('قال'))"
    started = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    answers = {process.communicate()[0] for process in started}
    assert len(answers) == 1 and all(process.returncode == 0 for process in started)
    assert len(files(home)) == 1
