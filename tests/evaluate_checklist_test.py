#!/usr/bin/env python3
"""tools/evaluate_checklist on tests/fixtures/evaluate_checklist, with a fake program: figures worked out by hand.

Usage: evaluate_checklist_test.py SOURCE_DIR
"""

import importlib.machinery
import importlib.util
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(sys.argv.pop(1)).resolve()
FIXTURE = SOURCE / "tests/fixtures/evaluate_checklist"
TOOL = SOURCE / "tools/evaluate_checklist"
sys.dont_write_bytecode = True

loader = importlib.machinery.SourceFileLoader("evaluate_checklist", str(TOOL))
spec = importlib.util.spec_from_loader("evaluate_checklist", loader)
assert spec is not None
tool = importlib.util.module_from_spec(spec)
loader.exec_module(tool)


def run(*arguments: str | Path, file: Path = FIXTURE / "releases.jsonl") -> subprocess.CompletedProcess:
    command = [TOOL, file, "--program", FIXTURE / "fake_overclaim", "--checklist", FIXTURE / "checklist.json", *arguments]
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


class Table(unittest.TestCase):
    def test_as_committed(self) -> None:
        done = run()
        self.assertEqual(done.stderr, "")
        lines = [line.split() for line in done.stdout.splitlines()]
        self.assertEqual(lines[0][:2], ["6", "releases,"])
        self.assertIn("could not tell 1 times", done.stdout)
        # costs: a d true and met; b c not met; e cannot be told, so it counts as met; f met, wrongly.
        # Sensitivity 2/2, specificity 2/4. Points: 2 1 against 0 0 0 1: 7.5 of 8 pairs.
        # "Not": right 2, wrong 0, missed 2. Always "not": 2 * 4 / (2 * 4 + 2). Words: a d e f by "price", "costs".
        self.assertEqual(lines[2], ["costs", "6", "4", "0.938", "0.750", "0.667", "0.800", "0.750", "0.667"])
        # sensational-language: e is not rated; a b f true and met; c and d have two wonders or more.
        # Words: only d has "miracle", so c is missed.
        self.assertEqual(lines[3], ["sensational-language", "5", "2", "1.000", "1.000", "1.000", "0.571", "0.750", "0.667"])
        self.assertEqual(lines[4][0], "mean")
        self.assertEqual(lines[4][1:3], ["0.969", "0.875"])

    def test_what_cannot_be_measured_is_refused(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for name, text, message in [
                ("empty", "", "no releases"),
                ("keys", '{"text": "x"}\n', 'line 1 needs "text" and "satisfactory"'),
                ("one-kind", '{"text": "x", "satisfactory": {"costs": true}}\n', "costs: needs releases"),
                ("unknown", '{"text": "x", "satisfactory": {"age": true}}\n{"text": "y", "satisfactory": {"age": false}}\n',
                 "no criterion age"),
            ]:
                with self.subTest(name):
                    file = Path(folder) / f"{name}.jsonl"
                    file.write_text(text, encoding="utf-8")
                    done = run(file=file)
                    self.assertEqual(done.returncode, 2)
                    self.assertIn(message, done.stderr)


class Learning(unittest.TestCase):
    def test_points_keep_their_side_and_the_needed_points_part_the_two(self) -> None:
        rows = [[float(n % 3), float(n % 2)] for n in range(60)]
        truths = [row[0] >= 1 for row in rows]
        weights = tool.learn_weights(rows, truths, [1, -1])
        self.assertGreater(weights[0], 0.05)
        self.assertLessEqual(weights[1], 0)
        # A sign that speaks for it is not learned where a person says that it speaks against it.
        self.assertEqual(tool.learn_weights(rows, truths, [-1, -1])[0], 0)
        points = tool.rounded(weights)
        self.assertEqual(points[0], tool.LARGEST_POINTS)
        totals = [int(row[0]) * 3 for row in rows]
        needs = tool.learn_needs(totals, truths)
        self.assertTrue(all((total >= needs) == truth for total, truth in zip(totals, truths)))

    def test_copies_share_a_fold(self) -> None:
        records = [{"id": str(n // 2), "text": "x"} for n in range(40)]
        folds = tool.folds_of(records)
        self.assertTrue(all(folds[n] == folds[n + 1] for n in range(0, 40, 2)))
        self.assertEqual(sorted(set(folds)), list(range(10)))

    def test_by_fold_says_what_the_held_out_releases_got(self) -> None:
        releases = "".join(
            f'{{"id": "{n}", "text": "{"price" if n % 3 else "cup"} {"wonder wonder" if n % 2 else "cup"}",'
            f' "satisfactory": {{"costs": {"true" if n % 3 else "false"},'
            f' "sensational-language": {"false" if n % 2 else "true"}}}}}\n'
            for n in range(60)
        )
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "releases.jsonl"
            file.write_text(releases, encoding="utf-8")
            done = run("--by-fold", "--points", file=file)
        self.assertEqual(done.stderr, "")
        second = done.stdout.split("points learned anew")[1].splitlines()
        self.assertEqual(second[2].split(), ["costs", "60", "20", "1.000", "1.000", "1.000"])
        self.assertIn("price 3", done.stdout)
        self.assertIn("wonder -3", done.stdout)


class Keywords(unittest.TestCase):
    def test_words(self) -> None:
        for criterion, text, satisfactory in [
            ("costs", "It costs little.", True),
            ("costs", "It costsn't.", False),
            ("costs", "It is $5.", True),
            ("sensational-language", "A Breakthrough!", False),
            ("sensational-language", "A cup.", True),
        ]:
            with self.subTest(text):
                self.assertEqual(tool.by_keyword(criterion, text), satisfactory)


if __name__ == "__main__":
    unittest.main()
