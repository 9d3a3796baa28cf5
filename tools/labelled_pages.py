"""Labelled pages, and what the program says about them: the input of tools/evaluate.

A folder of labelled pages holds labels.jsonl (corpus/pages/README.md has the format) beside its pages, or subfolders
that do. A unit counts as found when a flagged finding overlaps it; whatever depends on that is decided in match().
"""

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Iterator


class EvaluationError(Exception):
    """Something that cannot be measured, said for people."""


@dataclass(frozen=True)
class Unit:
    doc: str
    begin: int  # bytes of the page
    end: int
    flag: bool
    category: str
    stance: str
    severity: int
    note: str

    @property
    def place(self) -> tuple[str, int, int]:
        return (self.doc, self.begin, self.end)

    @property
    def visible(self) -> bool:
        return not self.note.startswith("channel:")


@dataclass
class Finding:
    """A flagged finding."""

    rule: str
    category: str
    begin: int
    end: int
    units: list[int] = field(default_factory=list)  # indexes of Page.units it overlaps


@dataclass
class Page:
    folder: str
    doc: str
    path: Path
    kind: str  # "" where pages.jsonl does not know the page
    rank_class: str
    units: list[Unit]
    second: list[Unit] | None  # by the second reader, where there is one
    findings: list[Finding] = field(default_factory=list)
    score: int | None = None
    hits: list[list[Finding]] = field(default_factory=list)  # by unit: the findings that overlap it

    def text_of(self, unit: Unit | Finding) -> str:
        return " ".join(self.path.read_bytes()[unit.begin : unit.end].decode(errors="replace").split())


def json_lines(file: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield json.loads(line)
        except json.JSONDecodeError as error:
            raise EvaluationError(f"{file}:{number}: {error}") from error


def read_units(file: Path, visible_only: bool) -> dict[str, list[Unit]]:
    """By page, in order of the file."""
    pages: dict[str, list[Unit]] = {}
    for line in json_lines(file):
        try:
            unit = Unit(line["doc"], line["begin"], line["end"], line["flag"] == 1, line["category"], line["stance"],
                        line["severity"], line["note"])
        except KeyError as error:
            raise EvaluationError(f"{file}: a unit without {error}") from error
        units = pages.setdefault(unit.doc, [])
        if unit.visible or not visible_only:
            units.append(unit)
    return pages


def labelled_folders(folder: Path) -> list[Path]:
    """The folder itself, or those of its subfolders that hold labels."""
    if (folder / "labels.jsonl").is_file():
        return [folder]
    found = sorted(labels.parent for labels in folder.glob("*/labels.jsonl"))
    if not found:
        raise EvaluationError(f"{folder}: no labels.jsonl here or in a subfolder")
    return found


def read_pages(folder: Path, visible_only: bool) -> list[Page]:
    facts: dict[tuple[str, str], dict[str, Any]] = {}
    for file in (folder / "pages.jsonl", folder.parent / "pages.jsonl"):
        if file.is_file():
            facts = {(line.get("folder", folder.name), line["doc"]): line for line in json_lines(file)}
            break
    labels = read_units(folder / "labels.jsonl", visible_only)
    second_file = folder / "labels-second.jsonl"
    second = read_units(second_file, visible_only=False) if second_file.is_file() else None
    pages = []
    for doc, units in labels.items():
        path = folder / doc
        if not path.is_file():
            raise EvaluationError(f"{path}: labelled, but not there")
        fact = facts.get((folder.name, doc), {})
        kept = {unit.place for unit in units}
        seconds = [unit for unit in second.get(doc, []) if unit.place in kept] if second is not None else None
        pages.append(Page(folder.name, doc, path, fact.get("kind", ""), fact.get("rank_class", ""), units, seconds))
    return pages


def run_program(program: Path, options: list[str], pages: list[Page]) -> None:
    """Fills in findings and scores."""
    by_source = {str(page.path): page for page in pages}
    command = [str(program), "check", "--format", "jsonl", "--exit-zero", *options, *by_source]
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    except OSError as error:
        raise EvaluationError(f"{program}: cannot be run ({error.strerror}); build it, or name one with --program") from error
    if done.returncode != 0:
        raise EvaluationError(f"{program} ended with {done.returncode}: {done.stderr.strip()[:500]}")
    seen = set()
    for line in done.stdout.splitlines():
        report = json.loads(line)
        page = by_source.get(report["source"])
        if page is None or report.get("error"):
            raise EvaluationError(f"{program}: could not read {report['source']}: {report.get('error')}")
        seen.add(report["source"])
        page.score = report["score"]["value"] if report.get("score") else None
        for finding in report["findings"]:
            if finding["status"] == "flagged":
                span = finding["span"]
                page.findings.append(Finding(finding["rule"], finding["category"], span["begin"], span["end"]))
    if len(seen) != len(pages):
        raise EvaluationError(f"{program}: gave no report for {sorted(set(by_source) - seen)}")


def match(page: Page, left_out: list[Unit]) -> None:
    """Which finding overlaps which unit. Findings that overlap only units left out of the measurement go."""

    def overlaps(unit: Unit, finding: Finding) -> bool:
        return unit.begin < finding.end and finding.begin < unit.end

    page.hits = [[] for _ in page.units]
    for finding in page.findings:
        finding.units = [index for index, unit in enumerate(page.units) if overlaps(unit, finding)]
        for index in finding.units:
            page.hits[index].append(finding)
    page.findings = [
        finding for finding in page.findings if finding.units or not any(overlaps(unit, finding) for unit in left_out)
    ]


def load_and_run(folder: Path, program: Path, options: list[str], visible_only: bool) -> list[Page]:
    pages = []
    for labelled in labelled_folders(folder):
        found = read_pages(labelled, visible_only)
        run_program(program, options, found)
        everything = read_units(labelled / "labels.jsonl", visible_only=False)
        for page in found:
            match(page, [unit for unit in everything[page.doc] if visible_only and not unit.visible])
        pages += found
    return pages


def flagging_rules(program: Path, options: list[str]) -> list[str]:
    """Ids of the rules that can flag: `rules list` gives them a severity."""
    command = [str(program), "rules", "list", *options]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise EvaluationError(f"{program} rules list ended with {done.returncode}: {done.stderr.strip()[:500]}")
    words = [line.split() for line in done.stdout.splitlines() if line.strip()]
    return [line[0] for line in words if line[1] != "-"]
