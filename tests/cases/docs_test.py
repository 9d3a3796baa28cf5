#!/usr/bin/env python3
"""docs/store.md is true of a store: docs_test.py PROGRAM. Every example runs, and every column is explained."""
import re
import sys
from pathlib import Path

from case_tools import Checks, Scratch, opened, tables

check = Checks()
text = (Path(__file__).resolve().parents[2] / "docs" / "store.md").read_text()
explained = set(re.findall(r"`([a-z_0-9]+)`", text))

with Scratch(sys.argv[1], clinics=8, rounds=5, seed=4) as scratch:
    check.same(scratch.add("case.sqlite").returncode, 0, "the store")
    with opened(scratch.path("case.sqlite")) as connection:
        examples = re.findall(r"```sql\n(.*?)```", text, re.S)
        check(len(examples) >= 8, f"{len(examples)} examples")
        for example in examples:
            try:
                rows = connection.execute(example).fetchall()
                check(len(rows) > 0 or "-- may be empty" in example, f"no rows: {example}")
            except Exception as error:
                check(False, f"{error}: {example}")
        views = [name for (name,) in connection.execute("select name from sqlite_master where type = 'view'")]
        for name in tables(connection) + views + ["findings_fts"]:
            check(name in explained, f"{name} is not explained")
            for column in (row[1] for row in connection.execute(f"pragma table_xinfo([{name}])")):
                hidden = column == "id" or column in (name, "rank")
                check(hidden or column in explained, f"{name}.{column} is not explained")
check.end()
