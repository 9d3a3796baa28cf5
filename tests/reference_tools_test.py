#!/usr/bin/env python3
"""tools/reference_counts and tools/reference_sample, on a small list of our own; and the numbers of docs/reference-audit.md.

Usage: reference_tools_test.py SOURCE_FOLDER
"""

import csv
import io
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(sys.argv.pop(1))


def seen(kind: str) -> dict[str, str]:
    return {"as": kind, "where": "https://example.org", "when": "not recorded" if kind == "secondary" else "2026-11-20"}


def work(name: str, design: str, kind: str, results: list[str]) -> dict:
    return {"id": name, "title": f"=Title of {name}", "year": 2020, "doi": "", "pmid": "", "url": "", "design": design, "seen": seen(kind),
            "results": [{"value": str(i), "denominator": "", "unit": "children", "text": f"Figure {i} of {name}.",
                         "seen": seen(one)} for i, one in enumerate(results)]}


def statement(name: str, conditions: list[str], direction: str, **more: object) -> dict:
    return {"id": name, "condition": conditions, "direction": direction, "works": ["a-1"], "examples": [{}, {}],
            "reviewed": "2026-11-20", "search": None, "valid_to": "", **more}


WORKS = [work("a-1", "rct_blinded", "abstract", ["abstract"] * 5 + ["memory"]), work("b-2", "registry", "secondary", ["secondary"]),
         work("c-3", "registry", "memory", ["abstract"])]
STATEMENTS = [statement("s.one", ["condition.palsy", "condition.x"], "harm", search={}), statement("s.two", [], "benefit", valid_to="2024-12-18")]


class Case(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.write(WORKS, STATEMENTS)

    def write(self, works: list[dict], statements: list[dict]) -> None:
        for kind, entries in (("works", works), ("statements", statements)):
            (self.folder / kind).mkdir(exist_ok=True)
            (self.folder / kind / "all.json").write_text(json.dumps({kind: entries}))

    def run_tool(self, name: str, *arguments: str) -> tuple[int, str, str]:
        done = subprocess.run([SOURCE / "tools" / name, "--reference", self.folder, *arguments], capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr


class Counts(Case):
    def test_counts_leave_out_what_nobody_saw(self) -> None:
        status, out, _ = self.run_tool("reference_counts")
        self.assertEqual(status, 0)
        self.assertIn("2 works with 6 figures; 2 statements with 4 examples, 1 of them with a search and 1 with a last day.", out)
        self.assertIn("| abstract | 1 | 5 |\n", out)
        self.assertIn("| secondary | 1 | 1 |\n", out)
        self.assertIn("not recorded for 1 works and 1 figures", out)
        self.assertIn("| registry | 1 |\n", out)
        self.assertIn("| palsy | 0 | 0 | 1 | 0 | 1 |\n", out)
        self.assertIn("| any | 1 | 0 | 0 | 0 | 1 |\n", out)
        self.assertIn("| all statements | 1 | 0 | 1 | 0 | 2 |\n", out)

    def test_a_document_is_written_checked_and_refused(self) -> None:
        path = self.folder / "audit.md"
        path.write_text("Before.\n<!-- counts: tools/reference_counts --write docs/reference-audit.md -->\nold\n<!-- end of counts -->\nAfter.\n")
        self.assertEqual(self.run_tool("reference_counts", "--check", str(path))[0], 1)
        self.assertEqual(self.run_tool("reference_counts", "--write", str(path))[0], 0)
        self.assertEqual(self.run_tool("reference_counts", "--check", str(path))[0], 0)
        text = path.read_text()
        self.assertTrue(text.startswith("Before.\n") and text.endswith("\nAfter.\n") and "old" not in text)
        self.write(WORKS, STATEMENTS[:1])
        status, _, err = self.run_tool("reference_counts", "--check", str(path))
        self.assertEqual(status, 1)
        self.assertIn("other numbers than the data", err)
        path.write_text("No marks.\n")
        self.assertEqual(self.run_tool("reference_counts", "--write", str(path))[0], 2)
        self.assertEqual(path.read_text(), "No marks.\n")

    def test_the_audit_has_the_numbers_of_the_data(self) -> None:
        done = subprocess.run([SOURCE / "tools/reference_counts", "--check", SOURCE / "docs/reference-audit.md"],
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))


class Sample(Case):
    def sheet(self, *arguments: str) -> list[dict[str, str]]:
        status, out, err = self.run_tool("reference_sample", *arguments)
        self.assertEqual((status, err), (0, ""))
        return list(csv.DictReader(io.StringIO(out)))

    def read(self, rows: list[dict[str, str]]) -> tuple[int, str, str]:
        path = self.folder / "sheet.csv"
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
        return self.run_tool("reference_sample", "--read", str(path))

    def test_a_seed_draws_the_same_figures_whatever_their_order(self) -> None:
        first = self.sheet("--seed", "x", "--n", "4")
        self.assertEqual(len(first), 4)
        self.write(WORKS[::-1], STATEMENTS)
        self.assertEqual(self.sheet("--seed", "x", "--n", "4"), first)
        draws = {tuple(row["figure"] for row in self.sheet("--seed", str(seed), "--n", "2")) for seed in range(12)}
        self.assertGreater(len(draws), 4)
        every = self.sheet("--seed", "x", "--n", "99")
        self.assertEqual(sorted(row["figure"] for row in every), [f"a-1/{i}" for i in range(1, 6)] + ["b-2/1"])
        self.assertTrue(all(row["work"].startswith("'=Title") and row["agrees"] == "" for row in every))

    def test_a_filled_sheet_gives_the_error_rate(self) -> None:
        rows = self.sheet("--seed", "x", "--n", "4")
        for row in rows:
            row["agrees"] = "Yes"
        status, out, _ = self.read(rows)
        self.assertEqual(status, 0)
        self.assertIn("4 figures: 4 agree, 0 do not, 0 could not be seen\nerror rate 0.000 of 4 looked up [0.000, 0.490]\n", out)
        rows[0].update(agrees="no", says_instead="it is 7")
        rows[1]["agrees"] = "unseen"
        status, out, _ = self.read(rows)
        self.assertEqual(status, 1)
        self.assertIn("4 figures: 2 agree, 1 do not, 1 could not be seen\nerror rate 0.333 of 3 looked up", out)
        self.assertIn(f"WRONG {rows[0]['figure']}: it is 7\n", out)

    def test_a_sheet_that_does_not_fit_is_not_counted_in_silence(self) -> None:
        rows = self.sheet("--seed", "x", "--n", "3")
        for row in rows:
            row["agrees"] = "yes"
        rows[0]["agrees"] = ""
        rows[1]["text"] = "Something else."
        rows[2]["figure"] = "gone-1999/1"
        status, out, _ = self.read(rows + [dict(rows[1])])
        self.assertEqual(status, 1)
        for text in ("agrees must be yes, no or unseen", "was changed since the sheet was drawn", "there is no figure 'gone-1999/1'",
                     "stands there twice"):
            self.assertIn(text, out)
        (self.folder / "other.csv").write_text("a,b\n1,2\n")
        self.assertEqual(self.run_tool("reference_sample", "--read", str(self.folder / "other.csv"))[0], 2)
        self.assertEqual(self.run_tool("reference_sample")[0], 2)

    def test_markdown_has_a_part_a_figure(self) -> None:
        status, out, _ = self.run_tool("reference_sample", "--seed", "x", "--n", "3", "--format", "markdown")
        self.assertEqual((status, out.count("\n## ")), (0, 3))


if __name__ == "__main__":
    unittest.main()
