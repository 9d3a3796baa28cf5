#!/usr/bin/env python3
"""Long runs from outside: any number of jobs, Ctrl-C and kill with --resume, limits, full disks, closed pipes.

Usage: bulk_test.py PROGRAM ROOT. The texts are made of the rulebook's own pages (ROOT/corpus/pages/dev) and of rows
made here; everything is written to a folder of its own.
"""
import hashlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM, ROOT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
FORMATS = ("jsonl", "json", "html", "markdown", "sarif", "csv")
TEXTS = [
    "Our stem cell therapy cures cerebral palsy. There are no risks.",
    "It is not a cure. Ask which harms were counted, and by whom.",
    "Call us today: only three places remain this month.",
    "We are open from nine to five. Parking is behind the house.",
    "Nothing stays in the body, so the treatment is completely safe.",
]


def run(*arguments, stdin=None, **options):
    return subprocess.run([str(PROGRAM), *map(str, arguments)], input=stdin, capture_output=True, **options)


def table(path, rows, seed=1):
    chosen = random.Random(seed)
    with open(path, "w") as out:
        for i in range(rows):
            out.write(json.dumps({"id": f"ad-{i}", "text": " ".join(chosen.choices(TEXTS, k=3)) + f" No. {i}."}) + "\n")
    return path


class Bulk(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="overclaim-bulk-")
        self.path = Path(self.folder.name)

    def tearDown(self):
        self.folder.cleanup()

    def names(self):
        return sorted(path.name for path in self.path.iterdir())

    def test_any_number_of_jobs_gives_the_same_bytes(self):
        rows = table(self.path / "ads.jsonl", 150)
        missing = self.path / "missing.txt"
        empty = self.path / "empty.txt"
        empty.write_text("")
        pages = ROOT / "corpus/pages/dev"
        for form in ("json", "jsonl", "text", "markdown", "html"):
            outputs = set()
            for jobs in (1, 2, 8):
                done = run("check", pages, missing, rows, empty, "--jobs", jobs, "--format", form)
                self.assertEqual(done.returncode, 3, done.stderr)
                self.assertIn(b"missing.txt: no such file", done.stderr)
                outputs.add(hashlib.sha256(done.stdout + done.stderr).hexdigest())
            self.assertEqual(len(outputs), 1, form)
            self.assertGreater(len(done.stdout), 10_000)

    def test_a_folder_of_reports_is_the_same_for_any_number_of_jobs(self):
        rows = table(self.path / "ads.jsonl", 20)
        seen = set()
        for jobs in (1, 8):
            out = self.path / f"out-{jobs}"
            done = run("check", rows, "-q", "-j", jobs, "-o", f"html={out}/")
            self.assertEqual(done.returncode, 1, done.stderr)
            files = sorted(out.iterdir())
            self.assertEqual(len(files), 21)
            seen.add(tuple((file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files))
        self.assertEqual(len(seen), 1)

    def outputs(self, name):
        return [argument for form in FORMATS for argument in ("-o", f"{form}={self.path / name}.{form}")]

    def wait_for_work(self, process, path, least):
        """Until some of the run is on disk; the run must not be over then."""
        for _ in range(600):
            if any(file.stat().st_size > least for file in self.path.glob(path)):
                return
            self.assertIsNone(process.poll(), "the run was over before it could be stopped")
            time.sleep(0.05)
        self.fail("nothing was written")

    def check_resumed(self, how, jobs):
        rows = table(self.path / "ads.jsonl", 1500)
        whole = run("check", rows, "-q", "-j", 2, *self.outputs("whole"))
        self.assertEqual(whole.returncode, 1, whole.stderr)
        expected = {form: (self.path / f"whole.{form}").read_bytes() for form in FORMATS}
        command = [str(PROGRAM), "check", str(rows), "-q", "-j", str(jobs), *self.outputs("cut")]
        process = subprocess.Popen(command, stderr=subprocess.PIPE)
        self.wait_for_work(process, "cut.jsonl.resume", 20_000)
        process.send_signal(how)
        said = process.communicate()[1].decode()
        if how == signal.SIGKILL:
            self.assertFalse((self.path / "cut.jsonl").exists(), "half a report under its final name")
        else:
            self.assertEqual(process.returncode, 3, said)
            self.assertIn("--resume goes on from there", said)
            lines = (self.path / "cut.jsonl").read_text().splitlines()
            self.assertTrue(0 < len(lines) < 1500)
            report = json.loads((self.path / "cut.json").read_text())
            self.assertTrue(report["run"]["stopped"])
            self.assertEqual(report["run"]["documents"], len(lines))
            for form in ("html", "markdown"):
                self.assertIn("The run was stopped before its end.", (self.path / f"cut.{form}").read_text(), form)
            sarif = json.loads((self.path / "cut.sarif").read_text())
            self.assertFalse(sarif["runs"][0]["invocations"][0]["executionSuccessful"])
        # Another command does not go on with it, and takes nothing away.
        other = run("check", rows, "-q", "--resume", "--only", "cure", *self.outputs("cut"))
        self.assertEqual(other.returncode, 2)
        self.assertIn(b"start anew without --resume", other.stderr)
        done = run("check", rows, "-q", "--resume", "-j", 2, *self.outputs("cut"))
        self.assertEqual(done.returncode, 1, done.stderr)
        for form, bytes_ in expected.items():
            self.assertEqual((self.path / f"cut.{form}").read_bytes(), bytes_, form)
        left = [name for name in self.names() if "resume" in name or "unfinished" in name]
        self.assertEqual(left, [])

    def test_a_run_that_was_told_to_stop_goes_on(self):
        self.check_resumed(signal.SIGINT, 2)

    def test_a_run_that_a_scheduler_ended_goes_on(self):
        self.check_resumed(signal.SIGTERM, 1)

    def test_a_run_that_was_killed_goes_on(self):
        self.check_resumed(signal.SIGKILL, 2)

    def test_a_run_with_other_inputs_does_not_go_on(self):
        rows = table(self.path / "ads.jsonl", 1500)
        command = ["check", rows, "-q", "-o", f"jsonl={self.path / 'cut.jsonl'}"]
        process = subprocess.Popen([str(PROGRAM), *map(str, command)], stderr=subprocess.DEVNULL)
        self.wait_for_work(process, "cut.jsonl.resume", 5_000)
        process.send_signal(signal.SIGINT)
        process.wait()
        before = (self.path / "cut.jsonl").read_bytes()
        table(rows, 1500, seed=2)
        done = run(*command, "--resume")
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn(b"is not what it was when the run began", done.stderr)
        self.assertEqual((self.path / "cut.jsonl").read_bytes(), before)
        # Inputs that end early: nothing is changed and nothing piles up.
        names = self.names()
        lines = len(before.splitlines())
        table(rows, lines // 2)
        done = run(*command, "--resume")
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn(b"the inputs end before what the run had done", done.stderr)
        self.assertEqual((self.path / "cut.jsonl").read_bytes(), before)
        self.assertEqual(self.names(), names)
        # The inputs put back, it goes on.
        table(rows, 1500)
        self.assertEqual(run(*command, "--resume").returncode, 1)
        whole = run("check", rows, "--format", "jsonl").stdout
        self.assertEqual((self.path / "cut.jsonl").read_bytes(), whole)

    def test_resume_without_an_earlier_run_begins(self):
        rows = table(self.path / "ads.jsonl", 5)
        out = self.path / "out.jsonl"
        self.assertEqual(run("check", rows, "-q", "--resume", "-o", f"jsonl={out}").returncode, 1)
        self.assertEqual(len(out.read_text().splitlines()), 5)
        self.assertEqual(self.names(), ["ads.jsonl", "out.jsonl"])
        for wrong in (["--resume"], ["--resume", "-q"], ["--resume", "-o", f"jsonl={out}"]):
            done = run("check", rows, *wrong)
            self.assertEqual(done.returncode, 2)
            self.assertIn(b"needs --output FORMAT=FILE and --quiet", done.stderr)

    def test_a_full_disk_leaves_nothing_half_written(self):
        rows = table(self.path / "ads.jsonl", 200)
        out = self.path / "out.jsonl"
        out.write_text("the old report\n")

        def small_files():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

        done = run("check", rows, "-q", "-o", f"jsonl={out}", preexec_fn=small_files)
        self.assertEqual(done.returncode, 4)
        self.assertIn(b"out.jsonl: cannot be written", done.stderr)
        self.assertEqual(out.read_text(), "the old report\n")
        self.assertEqual([name for name in self.names() if "unfinished" in name], [])
        with open("/dev/full", "w") as full:
            done = subprocess.run([str(PROGRAM), "check", str(rows), "--format", "jsonl"], stdout=full,
                                  stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 4)
        self.assertIn(b"standard output: cannot be written", done.stderr)

    def test_a_reader_that_goes_away_ends_the_run(self):
        rows = table(self.path / "ads.jsonl", 20_000)
        process = subprocess.Popen([str(PROGRAM), "check", str(rows), "--format", "jsonl"], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        process.stdout.read(1000)
        process.stdout.close()
        begun = time.monotonic()
        self.assertEqual(process.wait(60), 4)
        self.assertLess(time.monotonic() - begun, 30)
        process.stderr.close()

    def test_limits_are_said_and_the_run_goes_on(self):
        (self.path / "long.txt").write_text("We cure autism. " * 200)
        (self.path / "short.txt").write_text("There are no risks.")
        files = [self.path / "long.txt", self.path / "short.txt"]

        def checked(*limit):
            done = run("check", *files, "--format", "json", *limit)
            self.assertEqual(done.returncode, 3, done.stderr)
            documents = json.loads(done.stdout)["documents"]
            self.assertEqual([d["source"] for d in documents], [str(file) for file in files])
            self.assertEqual(documents[1]["error"], None)
            self.assertTrue(documents[1]["findings"])
            return documents[0], done.stderr.decode()

        document, said = checked("--max-bytes", "1K")
        self.assertEqual(document["error"]["code"], "over_bytes")
        self.assertIn("has 3200 bytes, and --max-bytes allows 1024", said)
        document, said = checked("--max-words", "100")
        self.assertEqual(document["error"]["code"], "over_words")
        self.assertIn("--max-words allows more", said)
        document, said = checked("--max-findings", "7")
        self.assertEqual(len(document["findings"]), 7)
        self.assertEqual([skip["reason"] for skip in document["coverage"]["skipped"]],
                         ["193 further findings behind this place are not listed."])
        for wrong in (["--max-bytes", "x"], ["--max-words", "0"], ["--jobs", "0"], ["--progress", "maybe"]):
            self.assertEqual(run("check", *files, *wrong).returncode, 2)

    def test_a_document_that_takes_too_long_is_given_up(self):
        slow, short = self.path / "slow.txt", self.path / "short.txt"
        slow.write_text(("Our treatment, which cures many and harms none, helps children to walk. " * 8 + "\n\n") * 9000)
        short.write_text("There are no risks.")
        done = run("check", slow, short, "--format", "json", "--max-seconds", "1")
        documents = json.loads(done.stdout)["documents"]
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual(documents[0]["error"]["code"], "stopped")
        self.assertEqual(documents[0]["findings"], [])
        self.assertIn(b"took longer than 1 seconds; --max-seconds allows more", done.stderr)
        self.assertTrue(documents[1]["findings"])

    def test_a_document_that_takes_too_much_memory_is_given_up(self):
        nested, dense, short = self.path / "nested.html", self.path / "dense.txt", self.path / "short.txt"
        nested.write_text("<p>a<b><i>x" * 100_000)
        dense.write_text("Our treatment cures autism without any risk. " * 4000)
        short.write_text("There are no risks.")
        for jobs in ("1", "3"):
            done = run("check", nested, dense, short, "--format", "json", "--max-memory", "20M", "--jobs", jobs)
            documents = json.loads(done.stdout)["documents"]
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertEqual([document["error"] and document["error"]["code"] for document in documents],
                             ["over_memory", "over_memory", None])
            self.assertEqual([len(document["findings"]) for document in documents], [0, 0, 1])
            self.assertEqual(done.stderr.count(b"takes more than 20 MiB of memory to check; --max-memory allows more"), 2)
        for what in (["--max-memory", "20M"], ["--max-words", "10"], ["--max-bytes", "10"]):
            done = run("check", dense, "--format", "json", *what)
            document = json.loads(done.stdout)["documents"][0]
            self.assertEqual(done.returncode, 3, "given up is not unreadable")
            self.assertEqual([skipped["span"] for skipped in document["coverage"]["skipped"]],
                             [{"begin": 0, "end": dense.stat().st_size}])
            self.assertIn(what[0] + " allows", document["coverage"]["skipped"][0]["reason"])
        done = run("check", dense, "--format", "json", "--max-memory", "0")
        self.assertEqual((done.returncode, json.loads(done.stdout)["documents"][0]["error"]), (1, None))
        # A long text is read in parts, and each of them is told.
        long = self.path / "long.txt"
        long.write_text("Our treatment cures autism without any risk. \n\n" * 400_000)
        done = run("check", long, "--format", "json", "--max-memory", "20M")
        documents = json.loads(done.stdout)["documents"]
        self.assertEqual([(document["part"], document["error"]["code"]) for document in documents],
                         [({"index": index, "of": 2}, "over_memory") for index in range(2)])
        spans = [document["coverage"]["skipped"][0]["span"] for document in documents]
        self.assertEqual((spans[0]["begin"], spans[0]["end"], spans[1]["end"]),
                         (0, spans[1]["begin"], long.stat().st_size))
        self.assertEqual(done.returncode, 3)

    def test_progress_for_programs(self):
        rows = table(self.path / "ads.jsonl", 3000)
        done = run("check", rows, "-q", "--progress", "json")
        lines = [json.loads(line) for line in done.stderr.decode().splitlines()]
        self.assertGreater(len(lines), 1)
        last = lines[-1]
        self.assertEqual({line["schema"] for line in lines}, {"overclaim-progress/1"})
        self.assertEqual((last["documents"], last["over"], last["seconds_left"]), (3000, True, 0))
        self.assertEqual((last["bytes"], last["bytes_total"]), (rows.stat().st_size,) * 2)
        for earlier, later in zip(lines, lines[1:]):
            self.assertLessEqual(earlier["bytes"], later["bytes"])
        # From a pipe nobody knows how much is to come, and without a terminal nothing is shown.
        done = run("check", "-", "--text-field", "text", "-q", "--progress", "json", stdin=rows.read_bytes()[:5000])
        self.assertIsNone(json.loads(done.stderr.decode().splitlines()[-1])["bytes_total"])
        self.assertEqual(run("check", rows, "-q").stderr, b"")

    def test_progress_on_a_terminal(self):
        rows = table(self.path / "ads.jsonl", 3000)
        ours, theirs = os.openpty()
        process = subprocess.Popen([str(PROGRAM), "check", str(rows), "-q"], stderr=theirs)
        os.close(theirs)
        said = b""
        while True:
            try:
                said += os.read(ours, 65536)
            except OSError:
                break
        process.wait()
        os.close(ours)
        shown = said.decode().split("\r\x1b[K")
        self.assertGreater(len(shown), 2)
        self.assertRegex(shown[-2], r"^[\d,]+ done, [\d,.]+ a second, \d+ s left, [\d,]+ with claims to ask about$")
        self.assertEqual(shown[-1], "", "the line stays behind")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
