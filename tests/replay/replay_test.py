#!/usr/bin/env python3
"""The same corpus by every way there is gives the same findings: replay_test.py PROGRAM ROOT.

20 runs have one digest; 1, 2 and 8 jobs, any order of the files, `screen`, shards and `serve` say the same of each page.
Variants of a page that a reader cannot see (line ends, wraps, tags inside words, entities, zero-width characters) have the
same findings; cut-off pages end.
"""
import hashlib
import json
import random
import re
import subprocess
import sys
import tempfile
import unittest
import urllib.request
from pathlib import Path

PROGRAM, ROOT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
PAGES = sorted((ROOT / "corpus/pages/dev").glob("*.txt")) + sorted((ROOT / "corpus/pages/dev").glob("*.html"))


def run(*arguments, stdin=None, may_lack=False):
    done = subprocess.run([str(PROGRAM), *map(str, arguments)], input=stdin, capture_output=True, timeout=300)
    if done.returncode not in ((0, 1, 3) if may_lack else (0, 1)):
        raise AssertionError(f"{arguments}: {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def reports(output):
    return [json.loads(line) for line in output.splitlines()]


def told(report):
    """What a report says of the words, wherever it stood."""
    return [(finding["rule"], finding["status"], finding["quote"], finding["fingerprint"], finding["severity"]["value"],
             (finding["verdict"] or {}).get("kind")) for finding in report["findings"]]


class Replay(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.whole = run("check", "--format", "jsonl", *PAGES)
        cls.by_sha = {report["sha256"]: told(report) for report in reports(cls.whole)}

    def test_the_corpus_has_findings(self):
        self.assertEqual(len(self.by_sha), len(PAGES))
        self.assertGreater(sum(map(len, self.by_sha.values())), 500)

    def test_twenty_runs_have_one_digest(self):
        digests = set()
        for turn in range(20):
            output = run("check", "--jobs", (1, 2, 8)[turn % 3], "--format", ("jsonl", "html")[turn % 2], *PAGES)
            digests.add((turn % 2, hashlib.sha256(output).hexdigest()))
        self.assertEqual(len(digests), 2)
        self.assertIn((0, hashlib.sha256(self.whole).hexdigest()), digests)

    def test_any_order_of_the_files_says_the_same_of_each(self):
        lines = sorted(self.whole.splitlines())
        for seed in range(3):
            shuffled = PAGES[:]
            random.Random(seed).shuffle(shuffled)
            self.assertEqual(sorted(run("check", "-j", 2, "--format", "jsonl", *shuffled).splitlines()), lines)

    def test_screen_and_shards_say_what_check_says(self):
        texts = [page.read_text() for page in PAGES if page.suffix == ".txt"]
        rows = "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts)).encode()
        with tempfile.TemporaryDirectory(prefix="overclaim-replay-") as folder:
            table = Path(folder) / "ads.jsonl"
            table.write_bytes(rows)
            checked = run("check", "--format", "jsonl", table)
            manifest, out = Path(folder) / "m.jsonl", Path(folder) / "out"
            run("shards", "make", table, "--output", manifest, "--shards", 5)
            run("shards", "run", "--manifest", manifest, "--out", out, "--all")
            self.assertEqual(run("shards", "merge", "--manifest", manifest, "--out", out), checked)
        expected = {report["record"]["id"]: told(report) for report in reports(checked)}
        self.assertEqual(len(expected), len(texts))
        screened = {report["record"]["id"]: told(report) for report in reports(run("screen", stdin=rows))}
        self.assertEqual(screened, expected)

    def test_serve_says_what_check_says(self):
        server = subprocess.Popen([str(PROGRAM), "serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  text=True)
        try:
            base = None
            for line in server.stdout:
                found = re.search(r"http://[\d.]+:\d+", line)
                if found:
                    base = found.group()
                    break
            self.assertIsNotNone(base)
            for page in PAGES:
                kind = "text/html" if page.suffix == ".html" else "text/plain"
                request = urllib.request.Request(f"{base}/v1/check", page.read_bytes(), {"content-type": kind})
                with urllib.request.urlopen(request, timeout=60) as answer:
                    report = json.load(answer)
                report = report["documents"][0] if "documents" in report else report
                self.assertEqual(told(report), self.by_sha[report["sha256"]], page.name)
        finally:
            server.terminate()
            server.communicate(timeout=30)

    # ---- what a reader cannot see ----------------------------------------------------------------------------------

    def same_words(self, page, variant, kind):
        """The findings of the variant: rules, states and words with white space and invisible characters set aside."""
        def words(report):
            return sorted((f["rule"], f["status"], re.sub(r"\s+", " ", re.sub("[\u00ad\u200b]", "", f["quote"])))
                          for f in report["findings"])
        both = [reports(run("check", "-", "--stdin-name", f"page{kind}", "--format", "jsonl", stdin=text.encode()))[0]
                for text in (page, variant)]
        self.assertEqual(words(both[1]), words(both[0]))
        return len(both[0]["findings"])

    def test_line_ends_and_wraps_change_nothing(self):
        seen = 0
        for page in PAGES:
            if page.suffix == ".txt":
                seen += self.same_words(page.read_text(), page.read_text().replace("\n", "\r\n"), ".txt")
            else:
                text = page.read_text()
                plain = re.sub(r"<(script|style|pre)\b.*?</\1>", "", text, flags=re.S)
                # Not inside tags and attributes.
                pieces = [a if a.startswith("<") else b for a, b in
                          zip(re.split(r"(<[^>]*>)", plain), [re.sub(r"(?<=[a-z,]) (?=[a-z])", "\n   ", part)
                                                               for part in re.split(r"(<[^>]*>)", plain)])]
                seen += self.same_words(plain, "".join(pieces), ".html")
        self.assertGreater(seen, 500)

    def test_hidden_characters_and_entities_change_nothing(self):
        chosen = random.Random(7)
        seen = 0
        for page in PAGES:
            if page.suffix != ".html":
                continue
            # In a title tags are text.
            text = re.sub(r"<(script|style|title|textarea)\b.*?</\1>", "", page.read_text(), flags=re.S)
            parts = re.split(r"(<[^>]*>)", text)

            def disguised(part, how):
                if part.startswith("<") or "&" in part:
                    return part
                return re.sub(r"(?<=[a-z])[a-z](?=[a-z])",
                              lambda m: how(m.group()) if chosen.random() < 0.1 else m.group(), part)

            for how in (lambda c: c + "\u00ad", lambda c: c + "\u200b", lambda c: f"&#{ord(c)};", lambda c: f"<b>{c}</b>"):
                seen += self.same_words(text, "".join(disguised(part, how) for part in parts), ".html")
        self.assertGreater(seen, 500)

    def test_a_page_that_is_cut_off_anywhere_ends(self):
        page = next(page for page in PAGES if page.suffix == ".html").read_bytes()
        with tempfile.TemporaryDirectory(prefix="overclaim-replay-") as folder:
            for end in range(0, len(page), max(1, len(page) // 150)):
                (Path(folder) / f"{end:06}.html").write_bytes(page[:end])
            self.assertGreaterEqual(len(reports(run("check", "--format", "jsonl", folder, may_lack=True))), 150)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
