"""Where C++ code can be changed in one place, and a copy of it with every change behind a switch (mutant schemata).

find_mutants() reads a file with libclang and gives its mutants; rewritten() gives the file's text in which each of them
sleeps until `mutants::on(ID)` says true. One build so serves all mutants. Lines stay lines, so that what a compiler
says of the copy is true of the original. Used by tools/mutate_core; tests/mutation/mutation_test.py covers both.

Rewriting tokens with regular expressions was not taken: a `<` of a template and a `<` of a comparison look alike.
"""

import bisect
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterator

try:
    from clang import cindex
except ModuleNotFoundError:
    sys.path.append("/usr/lib/python3/dist-packages")  # where Debian puts it, whichever Python runs
    try:
        from clang import cindex
    except ModuleNotFoundError:
        sys.exit("needs libclang for Python: apt-get install python3-clang-14")

HEADER = """// Made by tools/mutate_core: which mutant is awake, and which were reached.
#pragma once
#include <type_traits>

namespace mutants {

extern const int& chosen;
extern unsigned char reached[];

inline bool on(int id) {
  reached[id] = 1;
  return id == chosen;
}
template <typename A, typename B>
bool less(int id, const A& a, const B& b) { return on(id) ? bool(a <= b) : bool(a < b); }
template <typename A, typename B>
bool less_equal(int id, const A& a, const B& b) { return on(id) ? bool(a < b) : bool(a <= b); }
template <typename A, typename B>
bool greater(int id, const A& a, const B& b) { return on(id) ? bool(a >= b) : bool(a > b); }
template <typename A, typename B>
bool greater_equal(int id, const A& a, const B& b) { return on(id) ? bool(a > b) : bool(a >= b); }
template <typename A, typename B>
auto plus(int id, A a, B b) -> decltype(a + b) { return on(id) ? a - b : a + b; }
template <typename A, typename B>
auto minus(int id, A a, B b) -> decltype(a - b) { return on(id) ? a + b : a - b; }
template <typename T>
T one_more(int id, T n) { return on(id) ? T(n + 1) : n; }

}  // namespace mutants
"""

SOURCE = """// Made by tools/mutate_core.
#include "mutants.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <unistd.h>

namespace mutants {
namespace {

int number = -1;

// Before every other initialisation, since code under test may run in one.
__attribute__((constructor(101))) void choose() {
  if (const char* text = std::getenv("OVERCLAIM_MUTANT")) number = std::atoi(text);
}

// One file for each process, named by its id: a line with the numbers of the mutants it came by.
__attribute__((destructor)) void tell() {
  const char* folder = std::getenv("OVERCLAIM_MUTANTS_REACHED");
  if (folder == nullptr) return;
  const std::string path = std::string(folder) + "/" + std::to_string(getpid());
  if (std::FILE* file = std::fopen(path.c_str(), "a")) {
    for (int id = 0; id < @COUNT@; ++id) {
      if (reached[id] != 0) std::fprintf(file, "%d ", id);
    }
    std::fclose(file);
  }
}

}  // namespace

const int& chosen = number;
unsigned char reached[@COUNT@ + 1] = {};

}  // namespace mutants
"""

BOUNDARY = {"<": ("less", "<="), "<=": ("less_equal", "<"), ">": ("greater", ">="), ">=": ("greater_equal", ">")}
NUMBERS = {"INT", "UINT", "LONG", "ULONG", "LONGLONG", "ULONGLONG", "SHORT", "USHORT", "CHAR_S", "SCHAR", "UCHAR",
           "FLOAT", "DOUBLE"}
INTEGERS = NUMBERS - {"FLOAT", "DOUBLE"}

# Room that is made or given back: nobody can see it, so neither the call nor its argument is changed.
ROOM = re.compile(r"[\w.>\[\]-]+\.(reserve|shrink_to_fit)\([^;]*\)$")


@dataclass
class Mutant:
    """A change: `was` becomes `now` at line:column. Equal keys are one change to a reader: a line may move."""
    file: str
    function: str
    line: int
    column: int
    kind: str
    was: str
    now: str
    begin: int
    end: int
    prefix: str  # @ stands for the mutant's number, here and below
    suffix: str
    middle: tuple[int, int, str] | None = None  # what replaces the operator
    number: int = -1
    sequence: int = field(default=0, repr=False)

    def key(self) -> tuple[str, str, str, str]:
        return (self.file, self.function, self.kind, self.was)

    def place(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Finder:
    def __init__(self, path: Path, name: str, arguments: list[str]):
        self.text = path.read_bytes()
        self.name = name
        self.line_starts = [0] + [match.end() for match in re.finditer(b"\n", self.text)]
        unit = cindex.Index.create().parse(str(path), args=arguments)
        errors = [d for d in unit.diagnostics if d.severity >= cindex.Diagnostic.Error]
        if errors:
            raise RuntimeError(f"{name}: libclang cannot read it: {errors[0]}")
        self.path, self.cursor = str(path), unit.cursor
        self.found: dict[tuple[int, int, str], Mutant] = {}
        self.idle: set[int] = set()  # where a jump begins that leads where the way goes anyhow

    def find(self) -> list[Mutant]:
        for child in self.cursor.get_children():
            if child.location.file and child.location.file.name == self.path:
                self.outside(child)
        return sorted(self.found.values(), key=lambda mutant: (mutant.begin, mutant.sequence))

    # ---- finding --------------------------------------------------------------------------------------------------

    def outside(self, cursor) -> None:
        """Outside of functions: only their bodies are changed."""
        kind = cursor.kind.name
        if kind in ("FUNCTION_DECL", "CXX_METHOD", "CONSTRUCTOR", "DESTRUCTOR", "FUNCTION_TEMPLATE",
                    "CONVERSION_FUNCTION"):
            bodies = [child for child in cursor.get_children() if child.kind.name == "COMPOUND_STMT"]
            head = self.slice(cursor.extent.start.offset, bodies[0].extent.start.offset) if bodies else ""
            if bodies and not re.search(r"\b(constexpr|consteval)\b", head):
                parent = cursor.semantic_parent
                within = parent is not None and parent.kind.name in ("CLASS_DECL", "STRUCT_DECL") and parent.spelling
                name = (parent.spelling + "::" if within else "") + cursor.spelling
                self.inside(bodies[0], cursor, name, cursor.result_type.get_canonical().kind.name == "BOOL")
            return
        for child in cursor.get_children():
            self.outside(child)

    def inside(self, cursor, parent, function: str, returns_bool: bool) -> None:
        kind = cursor.kind.name
        if kind in ("STATIC_ASSERT", "PARM_DECL", "FIELD_DECL"):
            return
        begin, end = cursor.extent.start.offset, cursor.extent.end.offset
        if cursor.extent.start.file is None or cursor.extent.start.file.name != self.path:
            return
        if kind == "VAR_DECL" and re.search(r"\bconstexpr\b", self.line_before(begin) + self.slice(begin, end)[:40]):
            return
        children = list(cursor.get_children())
        if kind == "CASE_STMT":
            children = children[1:]
        if kind == "CALL_EXPR" and ROOM.match(self.slice(begin, end)):
            return
        if kind == "SWITCH_STMT" or kind in ("WHILE_STMT", "FOR_STMT", "CXX_FOR_RANGE_STMT"):
            self.find_idle(children[-1], "BREAK_STMT" if kind == "SWITCH_STMT" else "CONTINUE_STMT")
        if kind == "LAMBDA_EXPR":
            returns_bool = True  # the type of what is returned decides
        if kind == "COMPOUND_STMT" or kind == "DEFAULT_STMT" or kind == "CASE_STMT":
            for child in children:
                self.statement(child, function)
        elif kind in ("IF_STMT", "WHILE_STMT", "FOR_STMT", "CXX_FOR_RANGE_STMT", "DO_STMT"):
            self.branch(cursor, kind, children, function)
        elif kind == "CONDITIONAL_OPERATOR" and len(children) == 3:
            self.negate(children[0], "condition", function)
        elif kind == "RETURN_STMT" and children:
            if returns_bool and self.type_of(children[0]) == "BOOL":
                self.negate(children[0], "return", function)
        elif kind == "INTEGER_LITERAL":
            self.literal(cursor, parent, begin, end, function)
        self.operator(cursor, kind, children, function)
        for child in children:
            self.inside(child, cursor, function, returns_bool)

    def find_idle(self, body, jump: str) -> None:
        """The `break` that ends the last case of a switch, the `continue` that ends a loop's body."""
        while body.kind.name in ("COMPOUND_STMT", "CASE_STMT", "DEFAULT_STMT"):
            children = list(body.get_children())
            if not children:
                return
            body = children[-1]
        if body.kind.name == jump:
            self.idle.add(body.extent.start.offset)

    def branch(self, cursor, kind: str, children: list, function: str) -> None:
        begin = cursor.extent.start.offset
        head = self.head(begin) if kind != "DO_STMT" else None
        if kind == "DO_STMT":
            body, conditions = children[:1], children[1:]
        else:
            if head is None:
                return
            body = [child for child in children if child.extent.start.offset >= head[1]]
            conditions = [child for child in children if child.extent.end.offset <= head[1]]
        for child in body:
            self.statement(child, function)
        if kind in ("FOR_STMT", "CXX_FOR_RANGE_STMT") or not conditions:
            return
        if head is not None and "constexpr" in self.slice(begin, head[0]):
            return
        condition = conditions[-1]
        if condition.kind.is_expression() and self.is_declared(conditions, condition):
            return
        if condition.kind.is_expression():
            self.negate(condition, "condition", function)

    def is_declared(self, conditions: list, condition) -> bool:
        """`if (auto x = f())`: the condition libclang gives is x, inside its declaration or behind it."""
        return any(child.kind.name in ("VAR_DECL", "DECL_STMT") and
                   child.extent.start.offset <= condition.extent.start.offset < child.extent.end.offset
                   for child in conditions if child != condition)

    def negate(self, cursor, kind: str, function: str) -> None:
        begin, end = cursor.extent.start.offset, cursor.extent.end.offset
        bare = self.bare(cursor)
        if self.operator_of(bare) in ("==", "!="):
            return  # its own mutant says the same
        self.add(begin, end, f"negated {kind}", f"!({self.slice(begin, end)})", function,
                 "(mutants::on(@) != static_cast<bool>(", "))")

    def statement(self, cursor, function: str) -> None:
        kind = cursor.kind.name
        empty_return = kind == "RETURN_STMT" and not list(cursor.get_children())
        if not (cursor.kind.is_expression() or kind in ("CONTINUE_STMT", "BREAK_STMT") or empty_return):
            return
        begin, end = cursor.extent.start.offset, cursor.extent.end.offset
        rest = re.match(rb"\s*;", self.text[end:])
        if rest is None or begin in self.idle or ROOM.match(self.slice(begin, end)):
            return
        self.add(begin, end + rest.end(), "deleted statement", "", function, "{ if (!mutants::on(@)) { ", " } }")

    def operator(self, cursor, kind: str, children: list, function: str) -> None:
        operator = self.operator_of(cursor)
        if operator is None:
            return
        left, right = self.operands(cursor)
        begin, end = left.extent.start.offset, right.extent.end.offset
        middle_begin, middle_end = left.extent.end.offset, right.extent.start.offset
        was = self.slice(begin, end)
        changed = lambda now: self.slice(begin, middle_begin) + f" {now} " + self.slice(middle_end, end)
        if operator in ("==", "!="):
            self.add(begin, end, "comparison", changed("!=" if operator == "==" else "=="), function,
                     "(mutants::on(@) != (", "))")
        elif operator in BOUNDARY:
            if "nullptr" in was or self.is_order(left) or self.are_unequal(left, right):
                return
            name, now = BOUNDARY[operator]
            self.add(begin, end, "boundary", changed(now), function, f"mutants::{name}(@, ", ")",
                     (middle_begin, middle_end, ", "))
        elif operator in ("&&", "||"):
            # De Morgan: with the switch on, !(!a && !b).
            one = "(mutants::on(@) != static_cast<bool>("
            self.add(begin, end, "and, or", changed("||" if operator == "&&" else "&&"), function,
                     "(mutants::on(@) != (" + one, "))))", (middle_begin, middle_end, f")) {operator} {one}"))
        elif operator in ("+", "-"):
            if not {self.type_of(cursor), self.type_of(left), self.type_of(right)} <= NUMBERS:
                return
            name, now = ("plus", "-") if operator == "+" else ("minus", "+")
            self.add(begin, end, "arithmetic", changed(now), function, f"mutants::{name}(@, ", ")",
                     (middle_begin, middle_end, ", "))

    def literal(self, cursor, parent, begin: int, end: int, function: str) -> None:
        before, after = self.text[begin - 1:begin], self.text[end:end + 1]
        if after == b">" or before == b"<" or self.type_of(cursor) not in INTEGERS:
            return  # an argument of a template
        wanted = parent.type.get_canonical()
        cast = ""
        if parent.kind.name == "UNEXPOSED_EXPR":
            if wanted.kind.name not in NUMBERS:
                return  # a null pointer, the zero of an ordering, a truth
            if wanted.kind.name in INTEGERS:
                cast = wanted.spelling
        was = self.slice(begin, end)
        prefix, suffix = "mutants::one_more(@, ", ")"
        if cast:
            prefix, suffix = f"static_cast<{cast}>({prefix}", suffix + ")"
        self.add(begin, end, "constant", f"{was} + 1", function, prefix, suffix)

    def are_unequal(self, left, right) -> bool:
        """`if (a != b) return a < b;`, `a != b ? a < b : ...`: equal ones never come here, so the boundary is none."""
        sides = [self.slice(side.extent.start.offset, side.extent.end.offset) for side in (left, right)]
        begin = left.extent.start.offset
        before = re.sub(r"\s+", " ", self.slice(max(0, begin - 200), begin))
        return any(before.endswith(f"{a} != {b}{then}") for a, b in (sides, sides[::-1])
                   for then in (") return ", " ? "))

    # ---- reading the tree -----------------------------------------------------------------------------------------

    def operands(self, cursor):
        children = [child for child in cursor.get_children() if child.extent.start.file is not None]
        children.sort(key=lambda child: child.extent.start.offset)
        return children[0], children[-1]

    def operator_of(self, cursor) -> str | None:
        kind = cursor.kind.name
        if kind != "BINARY_OPERATOR" and not (kind == "CALL_EXPR" and cursor.spelling.startswith("operator")):
            return None
        children = list(cursor.get_children())
        if len(children) < 2:
            return None
        left, right = self.operands(cursor)
        if left.extent.end.offset > right.extent.start.offset:
            return None
        between = self.slice(left.extent.end.offset, right.extent.start.offset)
        operator = re.sub(r"//[^\n]*|\s", "", between)
        return operator if operator in ("==", "!=", "<", "<=", ">", ">=", "&&", "||", "+", "-") else None

    def bare(self, cursor):
        while cursor.kind.name in ("PAREN_EXPR", "UNEXPOSED_EXPR"):
            children = list(cursor.get_children())
            if len(children) != 1:
                return cursor
            cursor = children[0]
        return cursor

    def type_of(self, cursor) -> str:
        return cursor.type.get_canonical().kind.name

    def is_order(self, cursor) -> bool:
        return "ordering" in cursor.type.get_canonical().spelling

    def head(self, begin: int) -> tuple[int, int] | None:
        """Of `if (...)`: from behind its opening bracket to its closing one."""
        opening = self.text.find(b"(", begin)
        depth = 0
        for place in range(opening, len(self.text)):
            byte = self.text[place:place + 1]
            if byte in (b'"', b"'") and self.text[place - 1:place] != b"\\":
                return self.head_by_tokens(begin, opening)
            depth += (byte == b"(") - (byte == b")")
            if depth == 0:
                return opening + 1, place
        return None

    def head_by_tokens(self, begin: int, opening: int) -> tuple[int, int] | None:
        """As head(), where quotation marks may hide brackets."""
        depth, place = 0, opening
        pattern = re.compile(rb'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|[()]')
        for match in pattern.finditer(self.text, opening):
            depth += (match.group() == b"(") - (match.group() == b")")
            place = match.start()
            if depth == 0:
                return opening + 1, place
        return None

    # ---- text -----------------------------------------------------------------------------------------------------

    def slice(self, begin: int, end: int) -> str:
        return self.text[begin:end].decode()

    def line_before(self, offset: int) -> str:
        start = self.line_starts[bisect.bisect_right(self.line_starts, offset) - 1]
        return self.slice(start, offset)

    def add(self, begin: int, end: int, kind: str, now: str, function: str, prefix: str, suffix: str,
            middle: tuple[int, int, str] | None = None) -> None:
        if (begin, end, kind) in self.found:
            return
        row = bisect.bisect_right(self.line_starts, begin) - 1
        plain = lambda text: re.sub(r"\s+", " ", text).strip()
        self.found[(begin, end, kind)] = Mutant(
            self.name, function, row + 1, begin - self.line_starts[row] + 1, kind, plain(self.slice(begin, end)),
            plain(now), begin, end, prefix, suffix, middle, sequence=len(self.found))


NUMBERS_A_FILE = 2000  # so that a change in one file leaves the numbers of the others, and what is built of them


def find_mutants(root: Path, folders: list[str], known: dict[str, list[Mutant]] | None = None) -> list[Mutant]:
    """All mutants of the .cc files right in `folders` (relative to root), numbered in order. `known`: those of files
    that need not be read again."""
    cindex_library()
    arguments = ["-x", "c++", "-std=c++20", f"-I{root}/src", *resource_folder()]
    mutants: list[Mutant] = []
    paths = [path for folder in folders for path in sorted((root / folder).glob("*.cc"))]
    for place, path in enumerate(paths):
        name = str(path.relative_to(root))
        found = known[name] if known and name in known else Finder(path, name, arguments).find()
        if len(found) > NUMBERS_A_FILE:
            raise RuntimeError(f"{name}: {len(found)} mutants, more than there are numbers for")
        for number, mutant in enumerate(found):
            mutant.number = NUMBERS_A_FILE * place + number
        mutants += found
    return mutants


def cindex_library() -> None:
    library = Path("/usr/lib/llvm-14/lib/libclang-14.so.1")
    if library.exists() and not cindex.Config.loaded:
        cindex.Config.set_library_file(str(library))


def resource_folder() -> Iterator[str]:
    for folder in sorted(Path("/usr/lib/llvm-14/lib/clang").glob("14*")):
        yield f"-resource-dir={folder}"
        return


def rewritten(text: bytes, mutants: list[Mutant]) -> bytes:
    """The file with its mutants asleep in it. Outer ones open first and close last."""
    edits: list[tuple[tuple, int, int, str]] = []  # order at one place, begin, end, text
    for mutant in mutants:
        length, number = mutant.end - mutant.begin, str(mutant.number)
        edits.append(((mutant.begin, 2, -length, mutant.sequence), mutant.begin, mutant.begin,
                      mutant.prefix.replace("@", number)))
        edits.append(((mutant.end, 0, length, -mutant.sequence), mutant.end, mutant.end,
                      mutant.suffix.replace("@", number)))
        if mutant.middle is not None:
            begin, end, operator = mutant.middle
            newlines = "\n" * text.count(b"\n", begin, end)  # lines stay lines
            edits.append(((begin, 1, 0, 0), begin, end, operator.replace("@", number) + newlines))
    out, place = [], 0
    for _, begin, end, new in sorted(edits, key=lambda edit: edit[0]):
        out += [text[place:begin], new.encode()]
        place = end
    return b"".join(out + [text[place:]])
