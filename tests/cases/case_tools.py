"""What the tests of cases share: a small world of captures, runs of the program, and what a store holds."""
import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

here = Path(__file__).resolve().parent


class Scratch:
    """A folder with a generated world in it, gone at the end."""

    def __init__(self, program, clinics=4, rounds=6, seed=3):
        self.program = os.path.abspath(program)
        self.folder = Path(tempfile.mkdtemp(prefix="overclaim-cases-"))
        self.folder.chmod(0o755)
        subprocess.run(["node", here / "generate.mjs", self.folder, str(clinics), str(rounds), str(seed)],
                       check=True, stdout=subprocess.DEVNULL)
        self.archives = sorted((self.folder / "archives").iterdir())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return self.folder / name

    def command(self, store, archives=None, *more):
        names = [str(path.relative_to(self.folder)) for path in (archives or self.archives)]
        return [self.program, "check", "-q", "--exit-zero", "--sites", "sites.csv", "--store", str(store), *more, *names]

    def add(self, store, archives=None, *more, **options):
        return subprocess.run(self.command(store, archives, *more), cwd=self.folder, capture_output=True, text=True,
                              timeout=300, **options)


def opened(store, query="mode=ro"):
    return contextlib.closing(sqlite3.connect(f"file:{store}?{query}", uri=True))


def tables(connection):
    rows = connection.execute("select name from sqlite_master where type = 'table' order by name")
    # The search keeps its own tables, in an order that depends on how rows came in batches.
    return [name for (name,) in rows if not name.startswith("findings_fts")]


def dump(store):
    """Every row of every table, with its number."""
    with opened(store) as connection:
        return {name: connection.execute(f"select * from {name} order by id").fetchall() for name in tables(connection)}


contents_sql = """
select pages.page, sites.name, captures.time, captures.state, captures.replaced_by, captures.moved_to, captures.as_of,
  documents.sha256, documents.title, runs.rulebook, runs.reference, runs.options, findings.fingerprint, findings.rule,
  findings.status, findings.strength, findings.sentence, findings.span_begin
from captures join pages on pages.id = page_id join sites on sites.id = site_id
left join documents on documents.id = captures.document_id left join readings on readings.id = captures.reading_id
left join runs on runs.id = readings.run_id left join findings on findings.reading_id = readings.id
"""


def contents(store):
    """What it holds, whatever order it was added in."""
    with opened(store) as connection:
        rows = connection.execute(contents_sql).fetchall()
    return sorted(rows, key=lambda row: tuple("" if value is None else str(value) for value in row))


def problems_in(store):
    """What SQLite itself finds wrong, with the search compared word by word with what it was made from."""
    connection = sqlite3.connect(store)
    try:
        found = [row[0] for row in connection.execute("pragma integrity_check") if row[0] != "ok"]
        found += [str(row) for row in connection.execute("pragma foreign_key_check")]
        if not tables(connection):
            return found  # killed before it was made
        try:
            connection.execute("insert into findings_fts (findings_fts, rank) values ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            found.append(f"search: {error}")
        return found
    finally:
        connection.rollback()
        connection.close()


class Checks:
    def __init__(self):
        self.count = self.failures = 0

    def __call__(self, good, message):
        self.count += 1
        if not good:
            self.failures += 1
            print(f"FAILED: {message}", file=sys.stderr)

    def same(self, got, wanted, what):
        self(got == wanted, f"{what}: {got!r:.400} instead of {wanted!r:.400}")

    def end(self):
        print(f"{self.count} checks, {self.failures} failed")
        sys.exit(1 if self.failures else 0)


def as_nobody():
    """For a process that may not write where root may."""
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
