"""How tools/bench_peers runs, times and counts a program, and how it writes down what came out."""
import datetime
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile
import time

PEERS = pathlib.Path(__file__).resolve().parent
ROOT = PEERS.parent.parent
LONGEST = 1800  # seconds a single run may take


class Missing(Exception):
    """What a row needs is not there."""


class Bench:
    def __init__(self, options, folder):
        self.program, self.quick, self.long, self.runs = options.program, options.quick, options.long, options.runs
        self.folder = folder
        self.rows, self.raw, self.notes = [], {}, []
        self.patterns = self.pattern_facts = None
        self.core = {max(os.sched_getaffinity(0))}
        self.nothing = folder / "nothing.txt"  # what reading it takes is start-up
        self.nothing.write_text("x\n")

    def size(self, full, quick):
        return quick if self.quick else full

    def ours(self, *arguments, jobs=1):
        return [self.program, "check", "--format", "jsonl", "--jobs", str(jobs), "--exit-zero", *map(str, arguments)]

    def findings(self, path):
        done = subprocess.run(self.ours(path), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        return sum(len(json.loads(line).get("findings", [])) for line in done.stdout.splitlines())

    def matched_lines(self, command):
        """How many lines ripgrep matched, as it counts itself."""
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        return json.loads(done.stdout.splitlines()[-1])["data"]["stats"]["matched_lines"]

    def once(self, command, status=(0,), printed=False, cores=None, cwd=None, cold=False):
        """Seconds (or what the program prints, where it takes the time itself), peak memory in MiB, status. `cold`: a home of
        its own, for a tool that remembers what it said of a text."""
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        if cold:
            environment["HOME"] = environment["XDG_CACHE_HOME"] = tempfile.mkdtemp(dir=self.folder)
        with tempfile.TemporaryFile() as errors:
            before = time.monotonic()
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, cwd=cwd, env=environment,
                                       preexec_fn=lambda: os.sched_setaffinity(0, cores or self.core))
            out = b""
            while chunk := process.stdout.read(1 << 20):
                out = chunk if printed else b""
                if time.monotonic() - before > LONGEST:
                    process.kill()
            _, ended, usage = os.wait4(process.pid, 0)
            seconds = time.monotonic() - before
            process.returncode = os.waitstatus_to_exitcode(ended)
            process.stdout.close()
            if process.returncode not in status:
                errors.seek(0)
                said = errors.read(300).decode(errors="replace").strip().replace("\n", " ").replace(str(self.folder), "$T")
                raise Missing(f"`{self.shown(command)}` ended with {process.returncode}: {said}")
        return float(out) if printed else seconds, usage.ru_maxrss / 1024, process.returncode

    def shown(self, command):
        """A command as a reader could type it: without the places of this run."""
        words = [str(word).replace(str(self.folder), "$T").replace(str(self.program), "overclaim") for word in command]
        return " ".join(words if len(words) <= 16 else words[:8] + [f"... ({len(words) - 8} more)"])

    def paired(self, name, commands, runs=None):
        """commands: {label: (command, options of once)}, run in turn. The medians by label."""
        taken = {label: [] for label in commands}
        for _ in range(runs or self.runs):
            for label, (command, options) in commands.items():
                taken[label].append(self.once(command, **options))
        for label, each in taken.items():
            self.raw.setdefault(name, {})[label] = {
                "command": self.shown(commands[label][0]), "seconds": [round(one[0], 6) for one in each],
                "peak_mib": round(max(one[1] for one in each), 1), "status": sorted({one[2] for one in each})}
        return {label: statistics.median(one[0] for one in each) for label, each in taken.items()}

    def row(self, what, must, aim, figure, shown, more_is_better=True, note=""):
        """A line of the table; must and aim are numbers, or None where the row only informs."""
        holds = [None if limit is None or figure is None else figure >= limit if more_is_better else figure <= limit
                 for limit in (must, aim)]
        sign = ">=" if more_is_better else "<="
        self.rows.append({"what": what, "must": must and f"{sign} {must:g}", "aim": aim and f"{sign} {aim:g}",
                          "figure": figure, "measured": shown, "holds_must": holds[0], "holds_aim": holds[1], "note": note})
        verdict = "" if must is None else f"  [must {sign} {must:g}: {answer(holds[0])}]"
        print(f"{what}: {shown}{verdict}{'  ' if note else ''}{note}", flush=True)

    def missing(self, what, must, aim, why, more_is_better=True):
        self.row(what, must, aim, None, f"not measured: {why}", more_is_better)


def answer(holds):
    return {True: "yes", False: "NO", None: "-"}[holds]


def behind(median, label, start="start"):
    """Seconds beside start-up. Where noise made it nothing there is no figure, and a ratio of it would look like a good one."""
    if median[label] <= median[start]:
        raise Missing(f"{label} took no longer than start-up did in this run ({median[label]:.4f} s)")
    return median[label] - median[start]


def need(command, package):
    if not shutil.which(command):
        raise Missing(f"{command} is not there (apt-get install {package})")


def build(bench, name, *libraries):
    """A C program of this folder, built into the temporary one."""
    need("cc", "gcc")
    path = bench.folder / f"{name}-program"
    command = ["cc", "-O2", "-o", path, PEERS / f"{name}.c", *libraries]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Missing(f"{name}.c does not compile ({' '.join(libraries) or 'cc'} missing?)")
    return path


def callgrind(bench, command, functions):
    """Instructions of each function with all it calls (0 where it does not appear), and of the whole."""
    need("valgrind", "valgrind")
    out = bench.folder / "callgrind.out"
    done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *command],
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    whole = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not whole:
        raise Missing(f"valgrind ended with {done.returncode}")
    listing = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", out],
                             capture_output=True, text=True, check=True)
    counts = {name: 0 for name in functions}
    for line in listing.stdout.splitlines():
        if found := re.match(r"\s*([\d,]+) \([^)]*\)\s+[^:]*:(.*)", line):
            for name in functions:
                if found.group(2).startswith(name):  # a lambda in it has its name too, and costs less
                    counts[name] = max(counts[name], int(found.group(1).replace(",", "")))
    return counts, int(whole.group(1))


def install_npm(bench):
    """A folder with node_modules as locked here."""
    need("npm", "npm")
    folder = bench.folder / "npm"
    folder.mkdir()
    for name in ("package.json", "package-lock.json", ".npmrc", "wink.cjs"):
        shutil.copy(PEERS / name, folder)
    done = subprocess.run(["npm", "ci", "--loglevel=error"], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Missing("npm ci failed with what tools/peers locks")
    return folder


def versions(bench):
    def said(*command):
        if not shutil.which(command[0]):
            return "not there"
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return (done.stdout.strip() or "not there").split("\n")[0]
    asked = {"overclaim": bench.program, "ripgrep": "rg", "yara": "yara", "proselint": "proselint", "valgrind": "valgrind",
             "cc": "cc", "node": "node"}
    known = {name: said(command, "--version") for name, command in asked.items()}
    known["gumbo"] = said("dpkg-query", "-W", "-f=${Version}", "libgumbo-dev")
    return known | json.loads((PEERS / "package.json").read_text())["devDependencies"]


def write(bench, facts):
    day = datetime.date.today().isoformat()
    path = ROOT / "docs/benchmarks" / f"{day}-peers.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["# Beside other programs", "",
             f"Measured on {day}: {facts['machine']}; load {facts['load_before']} before, {facts['load_after']} after."]
    if bench.quick:
        lines.append("With `--quick`: small inputs and few runs. These figures show that the bench runs, and no more.")
    if facts["load_before"] > 0.5:
        lines.append("The machine was busy with other work: these figures say little.")
    lines += ["Whole processes, one core, the full rulebook, the full report as JSON lines into a pipe. What is compared ran",
              f"in turn, {bench.runs} times where `{day}-peers.json`, which has every time taken, does not show another number;",
              "figures are ratios of the medians.", "",
              "| what | must | aim | measured | must holds? | aim holds? | more |", "|---|---|---|---|---|---|---|"]
    for row in bench.rows:
        cells = [row["what"], row["must"] or "", row["aim"] or "", row["measured"], answer(row["holds_must"]),
                 answer(row["holds_aim"]), row["note"]]
        lines.append("| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |")
    asked = [row for row in bench.rows if row["must"]]
    lost = [row["what"] for row in asked if row["holds_must"] is False]
    open_ = [row["what"] for row in asked if row["holds_must"] is None]
    lines += ["", f"Of {len(asked)} musts {len(lost)} do not hold{': ' if lost else ''}{'; '.join(lost)}."]
    lines += [f"Not decided: {'; '.join(open_)}."] if open_ else []
    versions_said = "; ".join(f"{name} {said}" for name, said in facts["versions"].items())
    lines += ["", "\n\n".join(bench.notes), "", f"Versions: {versions_said}.", "", "## Commands", "",
              "`$T` is the temporary folder with what was made.", "", "```", facts["command"], ""]
    lines += [f"{part}, {label}: {one['command']}" for part, taken in bench.raw.items() for label, one in taken.items()
              if isinstance(one, dict) and "command" in one]
    path.write_text("\n".join(lines + ["```", ""]), encoding="utf-8")
    kept = {"facts": facts, "rows": bench.rows, "patterns": bench.pattern_facts, "runs": bench.raw}
    path.with_suffix(".json").write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"written: {path.relative_to(ROOT)} and .json")
