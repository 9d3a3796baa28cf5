#!/usr/bin/env python3
"""A store under bad luck: faults_test.py PROGRAM [KILLS] [SEED]

Killed while it writes, a full disk, several writers at once, files that are no store. After each: nothing is lost that
was there, nothing is half there, and adding again gives what an undisturbed run gives.
"""
import contextlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

from case_tools import Checks, Scratch, as_nobody, contents, dump, opened, problems_in

program = sys.argv[1]
kills = int(sys.argv[2]) if len(sys.argv) > 2 else 12
seed = int(sys.argv[3]) if len(sys.argv) > 3 else time.time_ns() % 100000
chance = random.Random(seed)
check = Checks()
print(f"seed {seed}")


def undisturbed(scratch):
    ran = scratch.add("whole.sqlite")
    check.same((ran.returncode, ran.stderr), (0, ""), "an undisturbed run")
    check.same(problems_in(scratch.path("whole.sqlite")), [], "an undisturbed store")
    return dump(scratch.path("whole.sqlite"))


def twice(scratch, whole):
    before = scratch.path("whole.sqlite").read_bytes()
    scratch.add("whole.sqlite")
    check.same(dump(scratch.path("whole.sqlite")), whole, "the same archives twice")
    check(scratch.path("whole.sqlite").read_bytes() == before, "the same archives twice: not a byte of the file")
    scratch.add("whole.sqlite", list(reversed(scratch.archives)), "--jobs", "1")
    check.same(dump(scratch.path("whole.sqlite")), whole, "the same archives in another order, one thread")
    shuffled = chance.sample(scratch.archives, len(scratch.archives))
    for archive in shuffled + shuffled[:2]:
        scratch.add("one-by-one.sqlite", [archive])
    check.same(contents(scratch.path("one-by-one.sqlite")), contents(scratch.path("whole.sqlite")),
               f"one by one, in the order {[path.name for path in shuffled]}")


def killed(scratch, whole):
    """With a report beside it, the store is written document by document, so that a kill falls between any two rows."""
    started = time.monotonic()
    scratch.add("timed.sqlite", None, "-o", "jsonl=timed.jsonl")
    seconds = time.monotonic() - started
    in_the_middle = 0
    for i in range(kills):
        store, report = scratch.path(f"killed-{i}.sqlite"), f"killed-{i}.jsonl"
        resumes = i % 2 == 0
        more = ("-o", f"jsonl={report}") if resumes else ("--jobs", "1")
        for _ in range(2):
            after = chance.uniform(0, seconds)
            process = subprocess.Popen(scratch.command(store.name, None, *more, *(["--resume"] if resumes else [])),
                                       cwd=scratch.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(after)
            process.send_signal(signal.SIGKILL)
            process.wait()
            if not store.exists() or store.stat().st_size == 0:
                continue
            check.same(problems_in(store), [], f"killed after {after:.3f} s")
            held = dump(store)
            for table, rows in held.items():
                check.same(rows, whole[table][:len(rows)], f"{table} killed after {after:.3f} s: the first of the whole")
            if 0 < len(held.get("captures", [])) < len(whole["captures"]):
                in_the_middle += 1
        ran = scratch.add(store.name, None, *more, *(["--resume"] if resumes else []))
        check.same(ran.returncode, 0, f"again after a kill: {ran.stderr}")
        check.same(dump(store), whole, "killed, then added again")
        check.same(problems_in(store), [], "killed, then added again")
    check(in_the_middle > 0, "no kill fell into the middle of a run")
    print(f"{in_the_middle} of {2 * kills} kills fell into the middle of a run of {seconds:.1f} s")


def full_disk(scratch):
    store = scratch.path("full.sqlite")
    scratch.add(store.name, scratch.archives[:2])
    before = dump(store)
    tight = 0
    for room in (0, 1, 5_000, 20_000, 60_000):
        def limited():
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        ran = scratch.add(store.name, scratch.archives[2:3], preexec_fn=limited)
        if ran.returncode == 0:
            continue
        tight += 1
        check.same(ran.returncode, 4, f"room for {room} bytes")
        check(store.name in ran.stderr and ("Make room" in ran.stderr or "disk is full" in ran.stderr),
              f"room for {room} bytes: {ran.stderr!r}")
        check.same(dump(store), before, f"the store after room for {room} bytes")
        check.same(problems_in(store), [], f"room for {room} bytes")
    check(tight >= 3, f"only {tight} limits were tight")
    scratch.add(store.name, scratch.archives[2:3])
    scratch.add("three.sqlite", scratch.archives[:3])
    check.same(dump(store), dump(scratch.path("three.sqlite")), "with room again")


def writers(scratch):
    halves = [scratch.archives[::2], scratch.archives[1::2], scratch.archives]
    processes = [subprocess.Popen(scratch.command("shared.sqlite", part, "-o", f"jsonl=part-{i}.jsonl"),
                                  cwd=scratch.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
                 for i, part in enumerate(halves)]
    # And somebody who reads meanwhile.
    reads = 0
    while any(process.poll() is None for process in processes):
        try:
            with opened(scratch.path("shared.sqlite")) as connection:
                connection.execute("select count(*) from claims").fetchall()
                reads += 1
        except sqlite3.OperationalError:
            pass  # not made yet
        time.sleep(0.02)
    for process in processes:
        check.same((process.returncode, process.stderr.read()), (0, ""), "one of three writers")
    check(reads > 0, "nobody could read meanwhile")
    check.same(contents(scratch.path("shared.sqlite")), contents(scratch.path("whole.sqlite")), "three writers at once")
    check.same(problems_in(scratch.path("shared.sqlite")), [], "three writers at once")


def no_stores(scratch):
    archive = scratch.archives[:1]

    def refused(name, words, why, **options):
        path = scratch.path(name)
        before = path.read_bytes() if path.is_file() else None
        ran = scratch.add(name, archive, **options)
        check.same(ran.returncode, 4, why)
        check(name in ran.stderr and words in ran.stderr, f"{why}: {ran.stderr!r}")
        check(before is None or path.read_bytes() == before, f"{why}: the file was changed")

    def change(name, sql):
        with contextlib.closing(sqlite3.connect(scratch.path(name))) as connection:
            connection.execute(sql)
            connection.commit()

    scratch.path("page.html").write_text("<p>No database.</p>" * 99)
    refused("page.html", "is no case store", "a page")
    scratch.path("short.sqlite").write_text("x")
    refused("short.sqlite", "is no case store", "one byte")
    change("other.sqlite", "create table theirs (a)")
    refused("other.sqlite", "of another program", "a database of another program")
    shutil.copy(scratch.path("whole.sqlite"), scratch.path("newer.sqlite"))
    change("newer.sqlite", "pragma user_version = 99")
    refused("newer.sqlite", "was made by a newer overclaim", "a store of a newer program")
    refused("nowhere/case.sqlite", "cannot be opened", "a folder that is not there")
    scratch.path("folder.sqlite").mkdir()
    refused("folder.sqlite", "is no file", "a folder")
    shutil.copy(scratch.path("whole.sqlite"), scratch.path("fixed.sqlite"))
    scratch.path("fixed.sqlite").chmod(0o444)
    refused("fixed.sqlite", "may only be read", "a file that may only be read", preexec_fn=as_nobody)
    # An empty file becomes a store, as with any program that makes temporary files.
    scratch.path("empty.sqlite").write_bytes(b"")
    check.same(scratch.add("empty.sqlite", archive).returncode, 0, "an empty file")


with Scratch(program, clinics=8, rounds=8, seed=5) as scratch:
    whole = undisturbed(scratch)
    twice(scratch, whole)
    killed(scratch, whole)
    full_disk(scratch)
    writers(scratch)
    no_stores(scratch)
check.end()
