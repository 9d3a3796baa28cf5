#!/usr/bin/env python3
"""fuzz_coverage.py BUILD CORPORA TARGET...: what the fuzz targets' inputs run of src/, counted by llvm-cov.

Called by tools/fuzz coverage, which builds. Each target runs its corpus (CORPORA/TARGET), its seeds and its regressions
once; what it ran of src/ is told for each, and for each folder what all of them ran together. Example:
tools/fuzz_coverage.py build/fuzz-coverage build/fuzz/corpus glob_fuzz
"""
import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def llvm(name):
    """The program of the compiler's own version: clang++ 14 writes what llvm-cov 14 reads."""
    version = re.search(r"version (\d+)", subprocess.run(["clang++", "--version"], capture_output=True, text=True,
                                                         check=True).stdout).group(1)
    for known in (f"{name}-{version}", name):
        if shutil.which(known):
            return known
    sys.exit(f"tools/fuzz coverage: {name} is missing (apt-get install llvm)")


def run(target, build, corpora, profile):
    """Runs the target over what it has. A folder that is not there is none."""
    own = target.removesuffix("_fuzz")
    folders = [corpora / target, ROOT / "tests/fuzz/seeds" / own, ROOT / "tests/fuzz/regressions" / own]
    there = [str(folder) for folder in folders if folder.is_dir()]
    command = [str(build / "tests/fuzz" / target), "-runs=0", "-max_len=4096", "-timeout=60", "-rss_limit_mb=2500", *there]
    done = subprocess.run(command, env={**os.environ, "LLVM_PROFILE_FILE": str(profile)}, capture_output=True, text=True,
                          errors="replace", check=False)
    if done.returncode != 0:
        sys.exit(f"tools/fuzz coverage: {target} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return sum(1 for folder in there for _, _, files in os.walk(folder) for _ in files)


def counts(programs, data):
    """By file of src/: lines and branches, each run and in all."""
    objects = [word for program in programs[1:] for word in ("-object", str(program))]
    told = subprocess.run([llvm("llvm-cov"), "export", "-summary-only", f"-instr-profile={data}", str(programs[0]), *objects],
                          capture_output=True, text=True, check=True).stdout
    by_file = {}
    for file in json.loads(told)["data"][0]["files"]:
        path = Path(file["filename"])
        if ROOT / "src" not in path.parents:
            continue
        summary = file["summary"]
        by_file[path.relative_to(ROOT / "src")] = [summary[kind][what] for kind in ("lines", "branches")
                                                   for what in ("covered", "count")]
    return by_file


def added(rows):
    return [sum(column) for column in zip(*rows)] or [0, 0, 0, 0]


def share(part, whole):
    return f"{100 * part / whole:.1f} % ({part:,} of {whole:,})" if whole else "none"


def main():
    build, corpora, targets = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    profiles = build / "profiles"
    profiles.mkdir(parents=True, exist_ok=True)
    print("| target | inputs | lines of `src` run | branches |\n|---|---|---|---|")
    data = []
    for target in targets:
        raw, one = profiles / f"{target}.profraw", profiles / f"{target}.profdata"
        inputs = run(target, build, corpora, raw)
        subprocess.run([llvm("llvm-profdata"), "merge", "-sparse", "-o", str(one), str(raw)], check=True)
        raw.unlink()
        data.append(str(one))
        lines, _, branches, _ = added(counts([build / "tests/fuzz" / target], one).values())
        print(f"| {target} | {inputs:,} | {lines:,} | {branches:,} |", flush=True)
    whole = profiles / "all.profdata"
    subprocess.run([llvm("llvm-profdata"), "merge", "-sparse", "-o", str(whole), *data], check=True)
    folders = defaultdict(list)
    by_file = counts([build / "tests/fuzz" / target for target in targets], whole)
    for path, row in by_file.items():
        folders[path.parts[0]].append(row)
    print("\n| folder | lines | branches |\n|---|---|---|")
    for folder, rows in sorted(folders.items()):
        row = added(rows)
        print(f"| `src/{folder}` | {share(row[0], row[1])} | {share(row[2], row[3])} |")
    with open(build / "files.txt", "w", encoding="utf-8") as file:
        for path, row in sorted(by_file.items()):
            file.write(f"{path}\t{share(row[0], row[1])}\t{share(row[2], row[3])}\n")


if __name__ == "__main__":
    main()
