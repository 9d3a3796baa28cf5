"""Works and statements of corpus/reference/, and the figures among them: for reference_counts and reference_sample."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CHECKED = ("full_text", "abstract", "registry", "official")  # seen in the thing itself


class ReferenceListError(Exception):
    """A list that cannot be read, said for people."""


@dataclass(frozen=True)
class Reference:
    works: list[dict[str, Any]]
    statements: list[dict[str, Any]]


@dataclass(frozen=True)
class Figure:
    """A result of a work that may be shown. `id` counts from 1, as in `overclaim reference list --format csv`."""

    id: str
    work: dict[str, Any]
    result: dict[str, Any]


def load_reference(folder: Path) -> Reference:
    def entries(kind: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for path in sorted((folder / kind).glob("*.json")):
            try:
                found += json.loads(path.read_text(encoding="utf-8"))[kind]
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise ReferenceListError(f"{path}: cannot be read as a file of {kind} ({error})") from error
        return sorted(found, key=lambda entry: str(entry["id"]))

    reference = Reference(entries("works"), entries("statements"))
    if not reference.works:
        raise ReferenceListError(f"{folder}: holds no works; it is a folder like corpus/reference")
    return reference


def figures_of(reference: Reference) -> list[Figure]:
    return [
        Figure(f"{work['id']}/{number}", work, result)
        for work in reference.works
        if work["seen"]["as"] != "memory"
        for number, result in enumerate(work["results"], start=1)
        if result["seen"]["as"] != "memory"
    ]
