#!/usr/bin/env python3
"""tools/stance on sentences of our own, and what it does with lines that it cannot answer.

Usage: stance_tool_test.py STANCE NEGATION_SCRIPT
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

STANCE, EVALUATE_NEGATION = sys.argv.pop(1), sys.argv.pop(1)

# The target stands in [[ ]]; then the stance, the deciding cue or None.
SENTENCES = [
    ("No [[fracture]] is seen.", "negated", "neg.no"),
    ("No rubs, clicks or [[murmurs]] were heard.", "negated", "neg.no"),
    ("Mrs Halloran denies chills, cough or [[earache]].", "negated", "clinical.denies"),
    ("She denies chills, denies [[cough]].", "negated", "clinical.denies"),
    ("She denies chills but has had an [[earache]].", "asserted", None),
    ("There was no rash apart from [[dry skin]].", "asserted", None),
    ("The swab was negative for [[strep]].", "negated", "clinical.negative-for"),
    ("[[Norovirus]] was negative.", "negated", "clinical.negative-after"),
    ("The cough stays, and [[norovirus]] was positive.", "asserted", None),
    ("Appendicitis was ruled out; the [[hernia]] stays.", "asserted", None),
    ("We cannot rule out [[appendicitis]].", "asserted", None),
    ("He came to rule out [[appendicitis]].", "asserted", None),
    ("There is no change in the [[effusion]].", "asserted", None),
    ("Not only [[fever]] was found.", "asserted", None),
    ("In the absence of [[fever]] he went home.", "negated", "clinical.absence"),
    ("Her [[headache]] resolved.", "negated", "clinical.resolved"),
    ("We operate once the [[infection]] has resolved.", "asserted", None),
    ("COMPLICATIONS: None DIAGNOSIS: [[polyp]]", "asserted", None),
    ("The clinic says it is [[safe]].", "reported", None),
    ("Grüße – no [[œdema]] today.", "negated", "neg.no"),  # bytes, not letters
]


def question(marked: str) -> dict:
    begin = len(marked[: marked.index("[[")].encode())
    end = begin + len(marked[marked.index("[[") + 2 : marked.index("]]")].encode())
    return {"text": marked.replace("[[", "").replace("]]", ""), "begin": begin, "end": end}


def run(lines: list[str], *arguments: str) -> subprocess.CompletedProcess:
    text = "".join(line + "\n" for line in lines)
    return subprocess.run([STANCE, *arguments], input=text, capture_output=True, text=True, encoding="utf-8", check=False)


class Stance(unittest.TestCase):
    def test_sentences(self) -> None:
        done = run([json.dumps(question(marked)) for marked, _, _ in SENTENCES])
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(len(answers), len(SENTENCES))
        for (marked, stance, cue), answer in zip(SENTENCES, answers):
            with self.subTest(marked, answer=answer):
                self.assertEqual(list(answer), ["stance", "speaker", "strength", "answered", "cues", "scope"])
                self.assertEqual(answer["stance"], stance)
                if cue:
                    self.assertIn(cue, [hit["id"] for hit in answer["cues"]])

    def test_spans_are_bytes_of_the_text(self) -> None:
        asked = question("Grüße – no [[œdema]] today.")
        answer = json.loads(run([json.dumps(asked)]).stdout)
        text = asked["text"].encode()
        cue = answer["cues"][0]
        self.assertEqual(text[cue["span"]["begin"] : cue["span"]["end"]].decode(), "no")
        self.assertEqual(cue["text"], "no")
        self.assertEqual(text[answer["scope"]["begin"] : answer["scope"]["end"]].decode(), "no œdema today.")

    def test_lines_that_cannot_be_answered_keep_their_place(self) -> None:
        good = json.dumps(question("No [[fracture]]."))
        bad = ["{", "{}", '{"text": "a b", "begin": 2, "end": 9}', '{"text": "a b", "begin": 1, "end": 1}',
               '{"text": "a, b", "begin": 1, "end": 2}', '{"text": 5, "begin": 0, "end": 1}']
        done = run([*bad, good])
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(done.returncode, 3)
        self.assertEqual([list(answer) for answer in answers[:-1]], [["error"]] * len(bad))
        self.assertEqual(answers[-1]["stance"], "negated")

    def test_usage(self) -> None:
        self.assertEqual(run([], "--help").returncode, 2)
        self.assertEqual(run([], "/nowhere.json").returncode, 2)
        self.assertEqual(run([]).returncode, 0)

    def test_other_cues(self) -> None:
        cues = {"cues": [{"id": "neg.no", "phrases": ["nay"], "role": "modifier", "stance": "negated",
                          "examples": {"governed": ["Nay [[it]]."], "free": ["[[It]]."]}}]}
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "cues.json"
            file.write_text(json.dumps(cues), encoding="utf-8")
            lines = [json.dumps(question(marked)) for marked in ("No [[fever]].", "Nay [[fever]].")]
            stances = [json.loads(line)["stance"] for line in run(lines, str(file)).stdout.splitlines()]
        self.assertEqual(stances, ["asserted", "negated"])


class Negation(unittest.TestCase):
    def test_figures(self) -> None:
        rows = [("No [[fever]].", True, 1), ("Some [[fever]].", False, 1), ("Some [[cough]].", True, 2),
                ("No [[cough]].", False, 2), ("No [[rash]].", True, 2)]
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "sentences.jsonl"
            file.write_text("".join(json.dumps(question(marked) | {"negated": negated, "report": report}) + "\n"
                                    for marked, negated, report in rows), encoding="utf-8")
            command = [EVALUATE_NEGATION, str(file), "--tool", STANCE]
            out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            part = subprocess.run([*command, "--part", "1/2"], capture_output=True, text=True, check=True).stdout
        self.assertEqual(out, "targets 5  negated 3  found 2  wrong 1  missed 1\nprecision 0.667  recall 0.667  F1 0.667\n")
        self.assertEqual(part, "targets 2  negated 1  found 1  wrong 0  missed 0\nprecision 1.000  recall 1.000  F1 1.000\n")


if __name__ == "__main__":
    unittest.main()
