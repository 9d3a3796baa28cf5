#!/usr/bin/env python3
"""tools/evaluate on tests/fixtures/evaluate, with a fake program: every figure below was worked out by hand.

Usage: evaluate_test.py SOURCE_DIR
"""

import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(sys.argv.pop(1)).resolve()
FIXTURE = SOURCE / "tests/fixtures/evaluate"
sys.path.insert(0, str(SOURCE / "tools"))
sys.dont_write_bytecode = True

import agreement  # noqa: E402
from labelled_pages import Finding, Page, Unit, match  # noqa: E402


def run(*arguments: str | Path) -> subprocess.CompletedProcess:
    program = FIXTURE / "fake_overclaim"
    command = [SOURCE / "tools/evaluate", *arguments]
    if "--program" not in arguments:
        command[2:2] = ["--program", program]
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


def figures_of(*arguments: str | Path) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "figures.json"
        done = run(*arguments, "--json", file)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        return json.loads(file.read_text(encoding="utf-8"))


class Figures(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.figures = figures_of(FIXTURE / "tiny", "--by-rule")

    def check(self, row: dict, **wanted: object) -> None:
        for name, value in wanted.items():
            with self.subTest(name):
                if isinstance(value, float):
                    self.assertAlmostEqual(row[name], value)
                else:
                    self.assertEqual(row[name], value)

    def test_units(self) -> None:
        self.check(self.figures, pages=3, units=8, flagged_units=4, outside=1)
        self.check(self.figures["overall"], found=2, wrong=2, missed=2, precision=0.5, recall=0.5, f1=0.5)

    def test_visible_only(self) -> None:
        figures = figures_of(FIXTURE / "tiny", "--visible-only")
        self.check(figures, units=7, outside=1)
        self.check(figures["overall"], found=2, wrong=1, missed=2, precision=2 / 3)

    def test_category(self) -> None:
        rows = self.figures["category"]
        self.check(rows["cure"], units=1, recall=1.0, same=1.0, findings=3, precision=2 / 3, f1=0.8)
        self.check(rows["safety"], units=1, recall=1.0, same=0.0, findings=1, precision=0.0, f1=None)
        self.check(rows["efficacy"], units=1, recall=0.0, same=None, findings=0, precision=None, f1=None)

    def test_stance_severity_kind(self) -> None:
        self.check(self.figures["stance"]["asserted"], found=2, wrong=2, missed=1)
        self.check(self.figures["stance"]["reported"], found=0, wrong=0, missed=1)
        self.check(self.figures["stance"]["negated"], found=0, wrong=0, missed=0, recall=None)
        self.check(self.figures["severity"]["3"], found=1, missed=2, recall=1 / 3)
        self.check(self.figures["severity"]["5"], found=1, missed=0, recall=1.0)
        self.check(self.figures["kind"]["clinic"], found=2, wrong=2, missed=1)
        self.check(self.figures["kind"]["charity"], found=0, wrong=0, missed=0)

    def test_rank(self) -> None:
        # bad 10, mixed 90, good 90: two pairs in order, one tie
        self.check(self.figures["rank"], auc=2.5 / 3, pages=3, left_out=0)

    def test_second_reader(self) -> None:
        second = self.figures["second"]
        self.check(second, units=8, flagged_by_first=4, flagged_by_second=4, flagged_by_both=3)
        self.check(second, agree_flag=0.75, kappa_flag=0.5, kappa_category=4 / 7)
        self.check(second["second"], found=3, wrong=1, missed=1)
        self.check(second["agreed"], found=2, wrong=1, missed=1)

    def test_rules(self) -> None:
        rules = self.figures["rules"]
        self.check(rules["cure.cures"], hits=3, precision=2 / 3, units=2, recall_share=0.5, units_alone=2)
        self.check(rules["safety.safe"], hits=2, precision=0.0, units=0)
        self.check(rules["cure.never"], hits=0, precision=None)
        self.assertNotIn("no-cure.honest", rules)  # it cannot flag

    def test_intervals_hold_the_figure_and_do_not_change(self) -> None:
        low, high = self.figures["overall"]["interval"]["precision"]
        self.assertLessEqual(low, 0.5)
        self.assertGreaterEqual(high, 0.5)
        self.assertEqual(figures_of(FIXTURE / "tiny", "--by-rule"), self.figures)

    def test_subfolders(self) -> None:
        figures = figures_of(FIXTURE)
        self.check(figures, pages=4, units=11)
        self.check(figures["kind"]["clinic"], found=3, wrong=3, missed=2)


class Shown(unittest.TestCase):
    def test_wrong_and_missed(self) -> None:
        out = run(FIXTURE / "tiny", "--show-fp", "--show-fn", "--by-rule").stdout
        for part in ("a.txt: Come at nine <<safety.safe>>.  [neutral-fact; safety.safe]", "overlaps no unit (1)",
                     "marked, but not flagged: 2", "a.txt: It helps.  [severity 3]", "rules never hit: 1\n  cure.never"):
            self.assertIn(part, out)

    def test_pages_called_test_are_not_shown(self) -> None:
        for folder in (FIXTURE / "test", FIXTURE):
            for option in ("--show-fp", "--show-fn", "--by-rule"):
                done = run(folder, option)
                self.assertEqual((done.returncode, done.stdout), (2, ""), option)
                self.assertIn("looked at only as figures", done.stderr)
        self.assertEqual(run(FIXTURE / "test", ).returncode, 0)
        self.assertNotIn("ecret", run(FIXTURE / "test").stdout)
        self.assertIn("Secret sentence", run(FIXTURE / "test", "--show-fp", "--look").stdout)

    def test_pages_and_labels_in_one_file(self) -> None:
        page = ('@ kind=clinic sells=yes condition="stroke" product="exosomes" class=bad\n'
                "-\tScore 20 here.\ncure 5\tIt <<cure.cures>> all.\n-\tCome at nine.\n")
        with tempfile.TemporaryDirectory() as scratch:
            for name in ("fresh", "held"):
                folder = Path(scratch) / name
                folder.mkdir()
                (folder / "a.page").write_text(page, encoding="utf-8")
                out = run(folder).stdout
                self.assertIn("pages 1  units 3  flagged 1", out)
                self.assertIn("found 1  wrong 0  missed 0", out)
            done = run(Path(scratch) / "held", "--show-fn")
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertIn("looked at only as figures", done.stderr)

    def test_what_cannot_be_measured(self) -> None:
        for arguments in ([FIXTURE / "nowhere"], [FIXTURE / "tiny", "--program", "/nowhere"],
                          [FIXTURE / "tiny", "--", "--fail"], [FIXTURE / "tiny", "--check", "--visible-only"],
                          [FIXTURE, "--check"]):
            done = run(*arguments)
            self.assertEqual((done.returncode, done.stdout), (2, ""), arguments)
            self.assertIn("evaluate: ", done.stderr)


class Recorded(unittest.TestCase):
    def test_record_and_check(self) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            shutil.copytree(FIXTURE / "tiny", Path(scratch) / "tiny")
            shutil.copy(FIXTURE / "pages.jsonl", scratch)
            folder, file = Path(scratch) / "tiny", Path(scratch) / "figures.json"
            self.assertEqual(run(folder, "--check").returncode, 2)
            file.write_text('{"other": {"precision": 1.0}}', encoding="utf-8")
            self.assertEqual(run(folder, "--record").returncode, 0)
            recorded = json.loads(file.read_text(encoding="utf-8"))
            self.assertEqual(recorded["other"], {"precision": 1.0})
            self.assertEqual(recorded["tiny"], {"precision": 0.5, "recall": 0.5, "f1": 0.5, "auc": 0.8333, "found": 2,
                                                "wrong": 2, "missed": 2, "pages": 3})
            for name in ("precision", "recall", "f1", "auc"):
                for rise, status in ((0.0, 0), (0.0019, 0), (0.0022, 1), (-0.1, 0)):
                    with self.subTest(name, rise=rise):
                        changed = recorded["tiny"] | {name: recorded["tiny"][name] + rise}
                        file.write_text(json.dumps({"tiny": changed}), encoding="utf-8")
                        self.assertEqual(run(folder, "--check").returncode, status)


class Parts(unittest.TestCase):
    def test_overlap(self) -> None:
        units = [Unit("a", 0, 5, True, "cure", "asserted", 3, ""), Unit("a", 6, 9, False, "neutral-fact", "asserted", 0, "")]
        rows = [((0, 5), [0]), ((5, 6), []), ((4, 7), [0, 1]), ((9, 10), []), ((8, 20), [1])]
        for (begin, end), wanted in rows:
            with self.subTest(begin=begin, end=end):
                page = Page("f", "a", Path("a"), "", "", units, None, [Finding("cure.x", "cure", begin, end)])
                match(page, [])
                self.assertEqual(page.findings[0].units, wanted)

    def test_findings_in_units_left_out_go(self) -> None:
        units = [Unit("a", 0, 5, True, "cure", "asserted", 3, "")]
        left_out = [Unit("a", 6, 9, False, "neutral-fact", "asserted", 0, "channel: title")]
        page = Page("f", "a", Path("a"), "", "", units, None, [Finding("cure.x", "cure", at, at + 1) for at in (2, 7, 12)])
        match(page, left_out)
        self.assertEqual([finding.begin for finding in page.findings], [2, 12])

    def test_kappa(self) -> None:
        self.assertEqual(agreement.kappa([]), None)
        self.assertEqual(agreement.kappa([(1, 1), (1, 1)]), None)
        self.assertEqual(agreement.kappa([(1, 1), (0, 0)]), 1.0)
        self.assertEqual(agreement.kappa([(1, 0), (0, 1)]), -1.0)
        # Cohen's example of two readers: 20 and 15 agreed of 50, 5 and 10 not
        pairs = [(1, 1)] * 20 + [(1, 0)] * 5 + [(0, 1)] * 10 + [(0, 0)] * 15
        self.assertAlmostEqual(agreement.kappa(pairs), 0.4)

    def test_auc(self) -> None:
        self.assertEqual(agreement.rank_auc([("bad", 1), ("mixed", 2), ("good", 3)]), 1.0)
        self.assertEqual(agreement.rank_auc([("bad", 3), ("mixed", 2), ("good", 1)]), 0.0)
        self.assertEqual(agreement.rank_auc([("bad", 3), ("bad", 1)]), None)
        # the second good page is drawn twice: pairs 1 + 2, in order 1
        self.assertAlmostEqual(agreement.rank_auc([("bad", 2), ("good", 3), ("good", 1)], [1, 1, 2]), 1 / 3)

    def test_bootstrap_of_equal_pages_has_no_width(self) -> None:
        figures = agreement.with_intervals([agreement.Counts(3, 1, 1)] * 4)
        self.assertEqual(figures["interval"], {"precision": [0.75] * 2, "recall": [0.75] * 2, "f1": [0.75] * 2})


if __name__ == "__main__":
    unittest.main()
