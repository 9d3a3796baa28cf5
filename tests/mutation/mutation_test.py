#!/usr/bin/env python3
"""The mutants of tools/mutate_rules and tools/mutate_core: each is one change, and one that changes nothing is told.

Usage: mutation_test.py ROOT
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(sys.argv.pop(1)).resolve()
sys.path.insert(0, str(ROOT / "tools"))

import rule_mutants

try:
    import cpp_mutants
except SystemExit:
    cpp_mutants = None


class Phrases(unittest.TestCase):
    def test_each_change_is_one_change(self) -> None:
        for phrase, changes in [
            ("no [known|real] {risk}", {
                ("alternative dropped", "no [real] {risk}"), ("alternative dropped", "no [known] {risk}"),
                ("option dropped", "no {risk}"), ("option made needed", "no (known|real) {risk}")}),
            ("(not|no (more|less)) safe", {
                ("alternative dropped", "(no (more|less)) safe"), ("alternative dropped", "(not) safe"),
                ("alternative dropped", "(not|no (less)) safe"), ("alternative dropped", "(not|no (more)) safe")}),
            ("fail~ ..2 to", {
                ("gap widened", "fail~ ..4 to"), ("gap narrowed", "fail~ ..1 to"), ("forms dropped", "fail ..2 to")}),
            ("^ a ..1 $$", {
                ("gap widened", "^ a ..3 $$"), ("gap narrowed", "^ a $$"), ("edge dropped", "a ..1 $$"),
                ("edge dropped", "^ a ..1")}),
            ('{risk|harm} "A|B (c) ^"', set()),
        ]:
            with self.subTest(phrase):
                self.assertEqual(set(rule_mutants.phrase_changes(phrase)), changes)

    def test_what_another_phrase_finds_too_is_no_mutant(self) -> None:
        for phrases, index, now, is_equal in [
            (["not", "never"], 0, None, False),
            (["(not|never) safe", "never safe"], 1, None, True),
            (["(not|never) safe", "never safe"], 0, "(not) safe", True),
            (["(not|never) safe", "never safe"], 0, "(never) safe", False),
            (["not [at all] safe", "not safe"], 0, "not (at all) safe", True),
            (["not [at all] safe", "not safe"], 0, "not safe", False),
            (["not ..2 safe", "not ..1 safe"], 1, None, False),  # not told by rule: gaps are not compared
            (["fail", "fail~"], 0, None, True),
            (["fail", "fail~"], 1, None, False),
            (["(a|b) (c|d)"], 0, "(a|b) (c|d|e)", False),  # finds more
        ]:
            with self.subTest(phrases=phrases, now=now):
                self.assertEqual(rule_mutants.is_equal(phrases, index, now), is_equal)


class Cues(unittest.TestCase):
    def test_a_direction_that_nothing_reads_is_no_mutant(self) -> None:
        for cue, equal in [
            ({"phrases": ["^ no $"], "reach": "answer"}, {"backward", "both"}),
            ({"phrases": ["no ..2 way"], "reach": "answer"}, {"backward", "both"}),
            ({"phrases": ["^ myths $", "^^ tales $$"], "reach": "section"}, {"backward", "both"}),
            ({"phrases": ["^ myths $", "^ tales"], "reach": "section"}, {"both"}),  # words of the heading behind it
            ({"phrases": ["tales $"], "reach": "list"}, set()),
            ({"phrases": ["^ myths $"], "reach": "sentence"}, {"both"}),
            ({"phrases": ["^ myths"]}, {"both"}),
            ({"phrases": ["^ myths", "tales"]}, set()),
            ({"phrases": ["^ slogans"], "reach": "quotation"}, set()),
        ]:
            with self.subTest(cue):
                entry = {"id": "a", "role": "frame", "stance": "negated", "examples": {}, **cue}
                turned = [mutant for mutant in rule_mutants.cue_mutants("en/cues.json", entry, ("cues", 0))
                          if mutant.kind == "cue: direction turned"]
                self.assertEqual({json.loads(mutant.what.split()[-1]) for mutant in turned if mutant.is_equal()}, equal)
                self.assertEqual(len(turned), 2)


class Rules(unittest.TestCase):
    def test_every_mutant_changes_its_own_entry_and_nothing_else(self) -> None:
        data = {"cues": [
            {"id": "a", "phrases": ["not", "far from [being]"], "role": "modifier", "stance": "negated", "max_tokens": 4,
             "examples": {"governed": ["Not [[x]]."], "free": ["[[x]]."]}},
            {"id": "b", "phrases": ["but"], "role": "terminator", "examples": {"governed": [], "free": ["x"]}}]}
        kinds = set()
        for index, cue in enumerate(data["cues"]):
            for mutant in rule_mutants.cue_mutants("en/cues.json", cue, ("cues", index)):
                changed = rule_mutants.mutated(data, mutant)
                kinds.add(mutant.kind)
                with self.subTest(mutant.name()):
                    self.assertNotEqual(changed, data)
                    others = [row for row in data["cues"] if row["id"] != mutant.entry]
                    self.assertEqual([row for row in changed["cues"] if row["id"] != mutant.entry], others)
                    if mutant.kind != "cue deleted with its examples":
                        self.assertEqual(changed["cues"][index]["examples"], cue["examples"])
        self.assertEqual(kinds, {
            "cue deleted", "cue deleted with its examples", "cue: phrases dropped", "cue: option dropped",
            "cue: option made needed", "cue: direction turned", "cue: reach changed", "cue: stance changed",
            "cue: max_tokens changed"})

    def test_the_rulebook_has_mutants_of_every_file_with_phrases(self) -> None:
        mutants = rule_mutants.find_mutants(ROOT / "rules")
        files = {mutant.file for mutant in mutants}
        for name in ("cues", "terms", "safety", "replaced_pages", "steering", "publisher", "disclaimers", "citations",
                     "checklist"):
            self.assertIn(f"en/{name}.json", files)


SOURCE = """#include <string>
#include <vector>
constexpr int limit = 3;
constexpr int twice(int n) { return n + n; }
template <int N> int fixed() { return N; }
struct Range { unsigned begin = 0, end = 0; };
bool within(int a, int b, const std::string& name) {
  if (a < b && name == "x") return a + 1 == b;
  switch (a) {
    case 7:
      break;
  }
  std::vector<int> all = {1, 2};
  for (int i = 0; i < limit; ++i) {
    if (i != b) continue;
    all.push_back(i);
  }
  all.reserve(b + 2);
  switch (b) {
    case 8:
      if (a != b) return a < b;
      all.clear();
      break;
    default:
      break;
  }
  const Range range{0, 4};
  return range.end > range.begin;
}
int main() {
  return within(1, 2, "x") && !within(1, 3, "x") && within(4, 2, "y") && fixed<5>() == 5 && twice(1) == 2 ? 0 : 1;
}
"""


@unittest.skipUnless(cpp_mutants, "no libclang for Python here")
class Code(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        (self.root / "src/unit").mkdir(parents=True)
        (self.root / "src/unit/unit.cc").write_text(SOURCE)
        self.mutants = cpp_mutants.find_mutants(self.root, ["src/unit"])

    def tearDown(self) -> None:
        self.folder.cleanup()

    def test_what_is_changed(self) -> None:
        changes = {(mutant.kind, mutant.was, mutant.now) for mutant in self.mutants if mutant.function == "within"}
        for change in [
            ("boundary", "a < b", "a <= b"), ("and, or", 'a < b && name == "x"', 'a < b || name == "x"'),
            ("comparison", 'name == "x"', 'name != "x"'), ("arithmetic", "a + 1", "a - 1"), ("constant", "1", "1 + 1"),
            ("negated condition", 'a < b && name == "x"', '!(a < b && name == "x")'),
            ("comparison", "a + 1 == b", "a + 1 != b"), ("deleted statement", "break;", ""),
            ("deleted statement", "continue;", ""), ("deleted statement", "all.push_back(i);", ""),
            ("boundary", "i < limit", "i <= limit"), ("comparison", "i != b", "i == b"),
            ("boundary", "range.end > range.begin", "range.end >= range.begin"),
            ("negated return", "range.end > range.begin", "!(range.end > range.begin)"),
        ]:
            self.assertIn(change, changes)
        self.assertNotIn("7", {mutant.was for mutant in self.mutants})  # a label
        # What nobody can see: room that is made, a jump to where the way goes, a boundary between unequal ones.
        self.assertFalse([mutant for mutant in self.mutants if "reserve" in mutant.was or mutant.was == "b + 2"])
        breaks = [mutant.line for mutant in self.mutants if mutant.was == "break;"]
        self.assertEqual([SOURCE.split("\n")[line - 2].strip() for line in breaks], ["all.clear();"])
        self.assertEqual([mutant.line for mutant in self.mutants if mutant.was == "a < b" and mutant.kind == "boundary"], [8])
        self.assertNotIn("5", {mutant.was for mutant in self.mutants if mutant.function == "main" and mutant.column < 60})
        self.assertNotIn("twice", {mutant.function for mutant in self.mutants})  # constexpr

    def test_one_build_holds_them_all(self) -> None:
        copy = cpp_mutants.rewritten(SOURCE.encode(), self.mutants)
        self.assertEqual(copy.count(b"\n"), SOURCE.count("\n"))
        (self.root / "mutants.h").write_text(cpp_mutants.HEADER)
        (self.root / "mutants.cc").write_text(cpp_mutants.SOURCE.replace("@COUNT@", str(len(self.mutants))))
        (self.root / "unit.cc").write_bytes(copy)
        subprocess.run(["c++", "-std=c++20", "-w", "-include", "mutants.h", "unit.cc", "mutants.cc", "-o", "unit"],
                       cwd=self.root, check=True)
        run = lambda **environment: subprocess.run([self.root / "unit"], env=environment, timeout=20).returncode
        (self.root / "reached").mkdir()
        self.assertEqual(run(OVERCLAIM_MUTANTS_REACHED=str(self.root / "reached")), 0)
        reached = {int(n) for file in (self.root / "reached").iterdir() for n in file.read_text().split()}
        by_kind = {(mutant.kind, mutant.was): mutant.number for mutant in self.mutants}
        self.assertIn(by_kind["and, or", 'a < b && name == "x"'], reached)
        self.assertNotEqual(run(OVERCLAIM_MUTANT=str(by_kind["arithmetic", "a + 1"])), 0)
        self.assertNotEqual(run(OVERCLAIM_MUTANT=str(by_kind["comparison", 'name == "x"'])), 0)
        self.assertEqual(run(OVERCLAIM_MUTANT=str(by_kind["deleted statement", "all.push_back(i);"])), 0)


if __name__ == "__main__":
    unittest.main()
