"""The figures of tools/evaluate: counts, precision and recall, their intervals, page rank, Cohen's kappa."""

import random
from collections import Counter
from dataclasses import dataclass
from typing import Any, Callable, Hashable, Iterable, Sequence

RESAMPLES = 2000
SEED = 20240531
RANKS = {"bad": 0, "mixed": 1, "good": 2}

Figures = dict[str, Any]


@dataclass
class Counts:
    found: int = 0  # flagged units that a finding overlaps
    wrong: int = 0  # other units that a finding overlaps
    missed: int = 0  # flagged units that none overlaps

    def add(self, flag: bool, hit: bool) -> None:
        self.found += flag and hit
        self.wrong += hit and not flag
        self.missed += flag and not hit

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.found + other.found, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        return share(self.found, self.found + self.wrong)

    @property
    def recall(self) -> float | None:
        return share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        return share(2 * self.found, 2 * self.found + self.wrong + self.missed)

    def figures(self) -> Figures:
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1,
                "found": self.found, "wrong": self.wrong, "missed": self.missed}


def share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def count(flags_and_hits: Iterable[tuple[bool, bool]]) -> Counts:
    counts = Counts()
    for flag, hit in flags_and_hits:
        counts.add(flag, hit)
    return counts


def harmonic(a: float | None, b: float | None) -> float | None:
    return 2 * a * b / (a + b) if a and b else None


def rank_auc(scored: Sequence[tuple[str, int]], weights: Sequence[int] | None = None) -> float | None:
    """Of all pairs of pages of different classes, the share in which the better class has the better score; a tie is
    half a pair. `weights`: how often each page is drawn."""
    weights = weights or [1] * len(scored)
    right = pairs = 0.0
    for i, (worse, worse_score) in enumerate(scored):
        for j, (better, better_score) in enumerate(scored):
            if RANKS[worse] >= RANKS[better]:
                continue
            weight = weights[i] * weights[j]
            pairs += weight
            right += weight * (1.0 if worse_score < better_score else 0.5 if worse_score == better_score else 0.0)
    return right / pairs if pairs else None


def bootstrap(size: int, figure: Callable[[list[int]], Figures]) -> dict[str, list[float]]:
    """95 % intervals of every figure over resamples of the pages; `figure` gets how often each page is drawn."""
    generator = random.Random(SEED)
    drawn: dict[str, list[float]] = {}
    for _ in range(RESAMPLES):
        weights = [0] * size
        for _ in range(size):
            weights[int(generator.random() * size)] += 1
        for name, value in figure(weights).items():
            if value is not None:
                drawn.setdefault(name, []).append(value)
    intervals = {}
    for name, values in drawn.items():
        values.sort()
        intervals[name] = [values[int(0.025 * (len(values) - 1))], values[round(0.975 * (len(values) - 1))]]
    return intervals


def weighted(page_counts: Sequence[Counts], weights: Sequence[int]) -> Counts:
    total = Counts()
    for counts, weight in zip(page_counts, weights):
        total.found += weight * counts.found
        total.wrong += weight * counts.wrong
        total.missed += weight * counts.missed
    return total


def with_intervals(page_counts: Sequence[Counts]) -> Figures:
    """Figures of all pages together; `interval` holds those of precision, recall and F1."""
    figures = sum(page_counts, Counts()).figures()

    def resampled(weights: list[int]) -> Figures:
        total = weighted(page_counts, weights)
        return {"precision": total.precision, "recall": total.recall, "f1": total.f1}

    return figures | {"interval": bootstrap(len(page_counts), resampled)}


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of two readers; None where chance alone would make them agree."""
    if not pairs:
        return None
    size = len(pairs)
    agreed = sum(a == b for a, b in pairs) / size
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    by_chance = sum(first[label] * second[label] for label in first) / size**2
    return (agreed - by_chance) / (1 - by_chance) if by_chance < 1 else None
