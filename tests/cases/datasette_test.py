#!/usr/bin/env python3
"""Opens a store as Datasette does: datasette_test.py PROGRAM

Datasette is not in Debian 12. What it asks a file when it opens it was read in its source (datasette/database.py,
datasette/utils/__init__.py, datasette/facets.py); the same questions are asked here with Python's own SQLite. Where a
command `datasette` is on PATH, it is run too.
"""
import json
import re
import shutil
import subprocess
import sys

from case_tools import Checks, Scratch, opened

check = Checks()


def asks(connection):
    rows = connection.execute("select name, type, sql from sqlite_master").fetchall()
    return {name: (kind, sql) for name, kind, sql in rows}


def search_table(connection, table):
    """A virtual table that says content="TABLE": with double quotation marks, and known by having no page of its own."""
    found = connection.execute(
        """select name from sqlite_master where rootpage = 0 and sql like ?""",
        (f'%VIRTUAL TABLE%USING FTS%content="{table}"%',)).fetchall()
    return found[0][0] if found else None


def primary_keys(connection, table):
    rows = [row for row in connection.execute(f"pragma table_info([{table}])") if row[5]]
    return [row[1] for row in sorted(rows, key=lambda row: row[5])]


def foreign_keys(connection, table):
    keys = {}
    for number, _, other, column, to, *_ in connection.execute(f"pragma foreign_key_list([{table}])"):
        keys.setdefault(number, []).append((column, other, to))
    # Keys of several columns are not shown as links.
    return sorted(parts[0] for parts in keys.values() if len(parts) == 1)


def label_column(connection, table):
    """What stands for a row where another table points to it: the one unique text, or a name or title, or the other of two."""
    columns = [(row[1], row[2].upper()) for row in connection.execute(f"pragma table_info([{table}])")]
    unique = set()
    for _, index, is_unique, *_ in connection.execute(f"pragma index_list([{table}])"):
        members = [row[2] for row in connection.execute(f"pragma index_info([{index}])")]
        if is_unique and len(members) == 1:
            unique.add(members[0])
    texts = [name for name, kind in columns if kind == "TEXT" and name in unique]
    if len(texts) == 1:
        return texts[0]
    named = [name for name, _ in columns if name.lower() in ("name", "title")]
    if named:
        return named[0]
    if len(columns) == 2 and ("id" in dict(columns) or "pk" in dict(columns)):
        return next(name for name, _ in columns if name not in ("id", "pk"))
    return None


wanted_keys = {
    "captures": [("document_id", "documents", "id"), ("page_id", "pages", "id"), ("reading_id", "readings", "id"),
                 ("site_id", "sites", "id")],
    "findings": [("reading_id", "readings", "id")],
    "readings": [("document_id", "documents", "id"), ("run_id", "runs", "id")],
    "citations": [("reading_id", "readings", "id"), ("work_id", "works", "id")],
    "runs": [], "sites": [], "pages": [], "documents": [], "works": [], "decisions": [],
}
wanted_labels = {"sites": "name", "pages": "page", "works": "work", "documents": "sha256"}


def ask_all(connection, how):
    master = asks(connection)
    check.same(connection.execute("select 1 from sqlite_master where tbl_name = 'geometry_columns'").fetchall(), [],
               f"{how}: not taken for a map")
    for table, keys in wanted_keys.items():
        check.same(master.get(table, ("",))[0], "table", f"{how}: {table}")
        check.same(primary_keys(connection, table), ["id"], f"{how}: the primary key of {table}")
        check.same(foreign_keys(connection, table), keys, f"{how}: the links of {table}")
        check.same(search_table(connection, table), "findings_fts" if table == "findings" else None,
                   f"{how}: the search of {table}")
    for table, label in wanted_labels.items():
        check.same(label_column(connection, table), label, f"{how}: the label of {table}")
    views = sorted(name for name, (kind, _) in master.items() if kind == "view")
    check.same(views, ["claims", "not_read", "pages_over_time"], f"{how}: views")
    for name, (kind, _) in master.items():
        # It hides the tables of the search by their names' beginning, and counts the rows of the others.
        if kind == "table" and not name.startswith("findings_fts") and not name.startswith("sqlite_"):
            count = connection.execute(f"select count(*) from (select * from [{name}] limit 10001)").fetchone()[0]
            check(count > 0 or name in ("decisions", "works", "citations"), f"{how}: {name} is empty")
        # It shows the statement that made each table.
        check(re.match(r"CREATE ", master[name][1] or "CREATE "), f"{how}: {name}")
    # A page of a table, with the columns as it lists them (generated ones too), and the link to its labels.
    columns = [row[1] for row in connection.execute("pragma table_xinfo([findings])") if row[6] != 1]
    check("sentence" in columns, f"{how}: the sentence is a column of findings")
    listed = ", ".join(f"[{name}]" for name in columns)
    page = connection.execute(f"select {listed} from [findings] order by [id] limit 101").fetchall()
    check(len(page) > 0, f"{how}: a page of findings")
    # A search as it writes one, raw and escaped.
    for words in ("autism", '"autism"', '"therapy" "autism"'):
        hits = connection.execute(
            f"select {listed} from [findings] where rowid in (select rowid from [findings_fts] where [findings_fts] match ?)"
            " order by id limit 101", (words,)).fetchall()
        at = columns.index("sentence")
        check(len(hits) > 0 and all("autism" in row[at] for row in hits), f"{how}: the search for {words}")
    # Facets: by a column, by a date, by what a JSON list holds.
    for table, column in (("findings", "category"), ("findings", "strength"), ("captures", "site_id"), ("claims", "site")):
        facets = connection.execute(
            f"select [{column}] as value, count(*) as count from (select * from [{table}]) where [{column}] is not null"
            " group by [{0}] order by count desc, value limit 31".format(column)).fetchall()
        check(len(facets) > 1, f"{how}: a facet of {table} by {column}")
    days = connection.execute("select date(day) as value, count(*) from captures where date(day) is not null group by 1")
    check(len(days.fetchall()) > 1, f"{how}: a facet by day")
    lists = connection.execute("select distinct json_type(conditions) from findings where conditions <> ''").fetchall()
    check.same(lists, [("array",)], f"{how}: lists can be a facet")
    named = connection.execute(
        "select j.value, count(*) from findings join json_each(findings.conditions) j group by 1 order by 2 desc").fetchall()
    check(len(named) > 1, f"{how}: a facet by conditions")


with Scratch(sys.argv[1], clinics=4, rounds=4, seed=9) as scratch:
    store = scratch.path("case.sqlite")
    ran = scratch.add(store.name)
    check.same((ran.returncode, ran.stderr), (0, ""), "the store")
    check(not scratch.path("case.sqlite-wal").exists(), "a finished run leaves one file")
    with opened(store, "mode=ro") as connection:
        ask_all(connection, "as it opens a file that may change")
        try:
            connection.execute("delete from captures")
            check(False, "opened to be read, it was written")
        except Exception:
            pass
    with opened(store, "immutable=1") as connection:
        ask_all(connection, "as it opens one that may not (-i)")

    if shutil.which("datasette"):
        inspected = json.loads(subprocess.run(["datasette", "inspect", store], check=True, capture_output=True).stdout)
        check(inspected["case"]["tables"]["findings"]["count"] > 0, "datasette inspect")
        for address in ("/case.json", "/case/claims.json", "/case/findings.json?_search=autism",
                        "/case/findings.json?_facet=category"):
            got = subprocess.run(["datasette", str(store), "--get", address], capture_output=True, text=True)
            check(got.returncode == 0 and json.loads(got.stdout), f"datasette --get {address}: {got.stderr}")
    else:
        print("datasette is not here: only its questions were asked")
check.end()
