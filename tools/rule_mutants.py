"""Small mistakes in rules/: one phrase less, a gap too wide, a direction turned round, an `unless` gone.

find_mutants() gives them by class; mutated() is the JSON file with one of them in it. Examples are the tests and stay as
they are; only "deleted with its examples" takes them along. Used by tools/mutate_rules; covered by
tests/mutation/mutation_test.py.

A mutant that finds exactly what was found before is told by rule: what it no longer spells out, another phrase of the
same entry spells out too (covered()), or nothing reads the direction that was turned (reads_no_direction()). No list of
such mutants is kept by hand.
"""

import copy
import functools
import itertools
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Iterator

NOWHERE = "qqzzx"  # a word no text has
MOST_SPELLINGS = 2000
DIRECTIONS = ("forward", "backward", "both")
OTHER_STANCE = {"negated": "hedged", "hedged": "negated", "asked": "hedged", "conditional": "negated", "reported":
                "hedged", "asserted": "hedged"}
OTHER_SPEAKER = {"critic": "third_party", "third_party": "critic", "study": "critic", "testimonial": "critic"}
OTHER_STRENGTH = {"none": "effect", "association": "effect", "possible": "certain", "effect": "possible", "certain":
                  "possible"}
OTHER_REACH = {"clause": "sentence", "sentence": "clause", "list": "sentence", "section": "list", "quotation":
               "sentence", "answer": "sentence", "before": "sentence"}
# Keys of a rule that say how it is judged; each is taken away, in a mutant of its own.
DROPPED_KEYS = ("on_selling_pages", "when", "blocks", "channels", "strength", "by_wording", "implied", "maturity", "slots",
                "adjust", "credit", "senses", "statements")
WHEN_NOT_GIVEN = {"strength": "effect", "maturity": "stable"}


@dataclass(frozen=True)
class Mutant:
    """`change` goes to the entry at `pointer` of `file`. Examples of that entry are the first to notice."""
    kind: str
    file: str
    entry: str  # its id
    pointer: tuple
    what: str
    change: Callable[[dict, list, int], None]  # (entry, the list it stands in, its index)
    is_equal: Callable[[], bool] = lambda: False  # whether the entry finds the same places as before, by rule

    def name(self) -> str:
        return f"{self.file} {self.entry}: {self.kind}: {self.what}"


# ---- phrases --------------------------------------------------------------------------------------------------------


@dataclass
class Bracket:
    begin: int
    end: int  # behind the closing one
    optional: bool
    cuts: list[int]  # places of its own `|`


def brackets(phrase: str) -> list[Bracket]:
    out: list[Bracket] = []
    open_ones: list[Bracket] = []
    quoted = in_class = False
    for place, sign in enumerate(phrase):
        if sign == '"':
            quoted = not quoted
        if quoted:
            continue
        in_class = (in_class or sign == "{") and sign != "}"
        if in_class:
            continue
        if sign in "([":
            open_ones.append(Bracket(place, -1, sign == "[", []))
        elif sign == "|" and open_ones:
            open_ones[-1].cuts.append(place)
        elif sign in ")]" and open_ones:
            open_ones[-1].end = place + 1
            out.append(open_ones.pop())
    return out


def alternatives(phrase: str, bracket: Bracket) -> list[str]:
    edges = [bracket.begin, *bracket.cuts, bracket.end - 1]
    return [phrase[begin + 1:end] for begin, end in itertools.pairwise(edges)]


def tidy(phrase: str) -> str:
    return re.sub(r"\s+", " ", phrase).strip()


def phrase_changes(phrase: str) -> Iterator[tuple[str, str]]:
    """(class of mutant, new phrase), each one change."""
    for bracket in brackets(phrase):
        signs = "[]" if bracket.optional else "()"
        parts = alternatives(phrase, bracket)
        if len(parts) > 1:
            for part in range(len(parts)):
                left = "|".join(parts[:part] + parts[part + 1:])
                yield "alternative dropped", phrase[:bracket.begin] + signs[0] + left + signs[1] + phrase[bracket.end:]
        if bracket.optional:
            inner = phrase[bracket.begin + 1:bracket.end - 1]
            yield "option dropped", tidy(phrase[:bracket.begin] + phrase[bracket.end:])
            yield "option made needed", phrase[:bracket.begin] + "(" + inner + ")" + phrase[bracket.end:]
    for gap in re.finditer(r"\.\.(\d)", phrase):
        words = int(gap.group(1))
        put = lambda text: tidy(phrase[:gap.start()] + text + phrase[gap.end():])
        if words + 2 <= 8:
            yield "gap widened", put(f"..{words + 2}")
        yield "gap narrowed", put(f"..{words - 1}" if words > 1 else "")
    for form in re.finditer(r"(?<=\w)~", phrase):
        yield "forms dropped", phrase[:form.start()] + phrase[form.end():]
    for anchor in re.finditer(r"\^\^?|\$\$?", phrase):
        if phrase.count('"', 0, anchor.start()) % 2 == 0:
            yield "edge dropped", tidy(phrase[:anchor.start()] + phrase[anchor.end():])


@functools.cache
def spellings(phrase: str) -> frozenset[tuple[str, ...]] | None:
    """Its sequences of words, classes, gaps and marks, brackets written out; None where there are too many."""
    pieces = re.findall(r'"[^"]*"|\{[^}]*\}|\.\.\d|\^\^|\$\$|[()\[\]|]|[^\s()\[\]|"{]+', phrase)

    def sequence(place: int) -> tuple[set[tuple[str, ...]], int]:
        here: set[tuple[str, ...]] = {()}
        out: set[tuple[str, ...]] = set()
        while place < len(pieces) and pieces[place] not in ")]":
            piece = pieces[place]
            if piece == "|":
                out |= here
                here = {()}
                place += 1
                continue
            if piece in "([":
                inner, place = sequence(place + 1)
                if piece == "[":
                    inner = inner | {()}
            else:
                inner = {(piece,)}
            place += 1
            if len(here) * len(inner) + len(out) > MOST_SPELLINGS:
                raise OverflowError
            here = {left + right for left in here for right in inner}
        return out | here, place

    try:
        return frozenset(sequence(0)[0])
    except OverflowError:
        return None


def covered(lost: set[tuple[str, ...]], others: list[str]) -> bool:
    """Whether every lost spelling is one of the others: then the entry finds the same places as before."""
    left = lost
    for phrase in others:
        known = spellings(phrase) or frozenset()
        left = {sequence for sequence in left if sequence not in known and tuple(p + "~" for p in sequence) not in known}
        if not left:
            return True
    return not left


def is_equal(before: list[str], index: int, now: str | None) -> bool:
    """Whether phrases[index] may become `now` (None: go) without a change of what the entry finds."""
    old, new = spellings(before[index]), spellings(now) if now is not None else frozenset()
    if old is None or new is None:
        return False
    return new <= old and covered(old - new, before[:index] + before[index + 1:])


def phrase_mutants(kind: str, file: str, name: str, pointer: tuple, key: str, phrases: list[str]) -> Iterator[Mutant]:
    def put(index: int, now: str | None) -> Callable[[dict, list, int], None]:
        def change(entry: dict, _list: list, _index: int) -> None:
            if now is None:
                del entry[key][index]
                if not entry[key]:
                    del entry[key]
            else:
                entry[key][index] = now

        return change

    for index, phrase in enumerate(phrases):
        if len(phrases) > 1 or key == "unless":
            yield Mutant(f"{kind}: {key} dropped", file, name, pointer, phrase, put(index, None),
                         functools.partial(is_equal, phrases, index, None))
        for what, now in phrase_changes(phrase):
            yield Mutant(f"{kind}: {what}", file, name, pointer, f"{phrase}  =>  {now}", put(index, now),
                         functools.partial(is_equal, phrases, index, now))


# ---- entries --------------------------------------------------------------------------------------------------------


def setting(key: str, value: Any) -> Callable[[dict, list, int], None]:
    def change(entry: dict, _list: list, _index: int) -> None:
        if value is None:
            del entry[key]
        else:
            entry[key] = value

    return change


def key_mutant(kind: str, file: str, entry: dict, pointer: tuple, key: str, value: Any,
               is_equal: Callable[[], bool] = lambda: False) -> Mutant:
    return Mutant(kind, file, entry["id"], pointer, f"{key}: {json.dumps(entry.get(key))}  =>  {json.dumps(value)}",
                  setting(key, value), is_equal)


def reads_no_direction(cue: dict, turned: str) -> bool:
    """Whether its reach is the same in the direction `turned` as in its own.

    An answer reaches the question above it, wherever in its sentence it stands. A section or list lies below the
    sentence: the direction counts for the words of the sentence itself only, and a cue from `^` to `$` leaves none.
    Before a cue that begins at `^` stands nothing, so that both directions are no more than forward; but a quotation
    may stand in the sentence before.
    """
    reach = cue.get("reach", "clause")
    if reach == "answer":
        return True
    begins = all(phrase.startswith("^") for phrase in cue["phrases"])
    if begins and reach != "quotation" and {turned, cue.get("direction", "forward")} == {"forward", "both"}:
        return True
    fills_sentence = begins and all(phrase.endswith("$") for phrase in cue["phrases"])
    return reach in ("section", "list") and fills_sentence


def remove(_entry: dict, entries: list, index: int) -> None:
    del entries[index]


def silence(key: str) -> Callable[[dict, list, int], None]:
    return setting(key, [NOWHERE])


def cue_mutants(file: str, cue: dict, pointer: tuple) -> Iterator[Mutant]:
    name = cue["id"]
    yield Mutant("cue deleted", file, name, pointer, "finds nothing, its examples stay", silence("phrases"))
    yield Mutant("cue deleted with its examples", file, name, pointer, "the whole entry", remove)
    yield from phrase_mutants("cue", file, name, pointer, "phrases", cue["phrases"])
    if cue["role"] in ("modifier", "frame"):
        for turned in DIRECTIONS:
            if turned != cue.get("direction", "forward"):
                yield key_mutant("cue: direction turned", file, cue, pointer, "direction", turned,
                                 functools.partial(reads_no_direction, cue, turned))
    if cue["role"] in ("modifier", "frame", "terminator"):
        other = OTHER_REACH[cue.get("reach", "clause")]
        if not (cue["role"] == "terminator" and other not in ("sentence", "clause")):
            yield key_mutant("cue: reach changed", file, cue, pointer, "reach", other)
    for key, table in (("stance", OTHER_STANCE), ("speaker", OTHER_SPEAKER), ("strength", OTHER_STRENGTH)):
        if key in cue:
            yield key_mutant(f"cue: {key} changed", file, cue, pointer, key, table[cue[key]])
    if "max_tokens" in cue:
        yield key_mutant("cue: max_tokens changed", file, cue, pointer, "max_tokens", None)
        yield key_mutant("cue: max_tokens changed", file, cue, pointer, "max_tokens", max(1, cue["max_tokens"] // 2))


def rule_entry_mutants(file: str, rule: dict, pointer: tuple) -> Iterator[Mutant]:
    name = rule["id"]
    for key in ("phrases", "unless"):
        yield from phrase_mutants("rule", file, name, pointer, key, rule.get(key, []))
    for index, regex in enumerate(rule.get("regexes", [])):
        if rule.get("phrases") or len(rule["regexes"]) > 1:
            def change(entry: dict, _list: list, _index: int, index: int = index) -> None:
                del entry["regexes"][index]
                if not entry["regexes"]:
                    del entry["regexes"]
            yield Mutant("rule: regex dropped", file, name, pointer, regex, change)
    for key in DROPPED_KEYS:
        if key in rule and rule[key] != WHEN_NOT_GIVEN.get(key):
            yield key_mutant(f"rule: {key} dropped", file, rule, pointer, key, None)
    if "severity" in rule:
        now = rule["severity"] - 1 if rule["severity"] > 1 else 2
        yield key_mutant("rule: severity changed", file, rule, pointer, "severity", now)


def listed_mutants(kind: str, file: str, entries: list[dict], key: str, numbers: tuple[str, ...] = ()) -> Iterator[Mutant]:
    """Entries that are phrases and a few numbers."""
    for index, entry in enumerate(entries):
        for phrases in ("phrases", "unless"):
            yield from phrase_mutants(kind, file, entry["id"], (key, index), phrases, entry.get(phrases, []))
        for number in numbers:
            if number in entry:
                yield key_mutant(f"{kind}: {number} changed", file, entry, (key, index), number, entry[number] + 1)


def term_mutants(file: str, data: dict) -> Iterator[Mutant]:
    for index, of_class in enumerate(data["classes"]):
        for place, term in enumerate(of_class.get("terms", [])):
            pointer = ("classes", index, "terms", place)
            yield from phrase_mutants("term", file, term["id"], pointer, "names", term["names"])
            for key in ("anaphor", "own", "broader"):
                if term.get(key):
                    yield key_mutant(f"term: {key} dropped", file, term, pointer, key, None)
        for place, included in enumerate(of_class.get("includes", [])):
            def change(entry: dict, _list: list, _index: int, place: int = place) -> None:
                del entry["includes"][place]
                if not entry["includes"]:
                    del entry["includes"]
            if len(of_class["includes"]) > 1 or of_class.get("terms"):
                yield Mutant("term: class no longer included", file, of_class["class"], ("classes", index), included,
                             change)


def find_mutants(rules: Path) -> list[Mutant]:
    out: list[Mutant] = []
    for path in sorted(rules.glob("*/*.json")):
        file = str(path.relative_to(rules))
        data = json.loads(path.read_text())
        if path.name == "cues.json":
            for index, cue in enumerate(data["cues"]):
                out += cue_mutants(file, cue, ("cues", index))
        elif "category" in data:
            for index, rule in enumerate(data["rules"]):
                out += rule_entry_mutants(file, rule, ("rules", index))
        elif path.name == "terms.json":
            out += term_mutants(file, data)
        elif path.name == "replaced_pages.json":
            out += listed_mutants("replaced page", file, data["pages"], "pages", ("most_words",))
        elif path.name == "steering.json":
            out += listed_mutants("steering", file, data["steering"], "steering")
        elif path.name == "publisher.json":
            out += listed_mutants("publisher", file, data["signals"], "signals")
        elif path.name == "disclaimers.json":
            out += listed_mutants("disclaimer", file, data["disclaimers"], "disclaimers")
        elif path.name == "citations.json":
            out += listed_mutants("citation", file, data["phrases"], "phrases")
        elif path.name == "checklist.json":
            out += listed_mutants("checklist", file, data["signs"], "signs", ("least_months",))
    return out


def entry_of(data: dict, pointer: tuple) -> tuple[dict, list, int]:
    for step in pointer[:-1]:
        data = data[step]
    return data[pointer[-1]], data, pointer[-1]


def mutated(data: dict, mutant: Mutant) -> dict:
    data = copy.deepcopy(data)
    mutant.change(*entry_of(data, mutant.pointer))
    return data
