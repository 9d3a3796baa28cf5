"""What tools/bench_peers reads: texts, pages, patterns and rulebooks, all made here.

Everything is seeded, so that two runs on one commit have the same bytes. Clinics and people are invented.
"""
import importlib.machinery
import importlib.util
import json
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent


def load_bench():
    """tools/bench has no ending, so Python has to be told what it is."""
    loader = importlib.machinery.SourceFileLoader("bench", str(ROOT / "tools/bench"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("bench", loader))
    loader.exec_module(module)
    return module


bench = load_bench()

# Beside those of tools/bench: with six wordings alone, every branch and every cached automaton would be warm.
CLAIMS = bench.CLAIMS + [
    "There are no side effects, {name} told us after {number} weeks.",
    "{treatment} are 100 % safe for people with {condition}.",
    "We guarantee results for {condition} within {number} days.",
    "Our {treatment} repair the damaged brain of children with {condition}.",
    "{name} from {place} was cured of {condition} after two visits.",
    "Studies prove that {treatment} reverse {condition}.",
    "{treatment} work better than surgery for {condition}.",
    "Only {number} places left in {place}, so reserve your place today.",
    "Over {number} % of our patients with {condition} improve.",
    "The relief from {condition} is permanent.",
    "{clinic} is the world leader in {treatment}.",
    "Our {treatment} treat every disease, {condition} too.",
]
PLAIN = bench.PLAIN + [
    "{name} came from {place} by train and stayed {number} nights.",
    "The waiting room has {number} chairs and a window to the garden.",
    "A nurse asks for your name, your address and your insurance card.",
    "The café opposite the house is run by {name}.",
    "{place} has a museum of clocks and a market on Fridays.",
    "Bring the letter of your doctor and the pictures, if you have any.",
    "The lift is out of order until the end of the month.",
    "On Mondays {name} answers the telephone between eight and {number}.",
]
NAMES = ["José Muñoz", "Chloé Lefèvre", "Jörg Müller", "Ana Conceição", "Søren Dahl", "Zoë Nováková"]
PLACES = ["Málaga", "Besançon", "Düsseldorf", "São Tomé", "Århus", "Kraków"]
PLAIN_LETTERS = str.maketrans("áàãäåçéèêëíñóôöøúüýÅőłćÁÉ", "aaaaaceeeeinooo" + "ouuyAolcAE")


def sentence(rng, claims):
    text = rng.choice(CLAIMS if rng.random() < claims else PLAIN)
    words = {"clinic": rng.choice(bench.CLINICS), "condition": rng.choice(bench.CONDITIONS), "name": rng.choice(NAMES),
             "treatment": rng.choice(bench.TREATMENTS), "place": rng.choice(PLACES), "number": rng.randrange(12, 96)}
    text = text.format(**words)
    return (text[0].upper() + text[1:]).translate(PLAIN_LETTERS)


def text(rng, size, claims):
    """At least `size` bytes: paragraphs of six sentences, each on a line of its own, so that a tool that reads lines has
    the sentence for its line."""
    parts, length = [], 0
    while length < size:
        parts.append("\n".join(sentence(rng, claims) for _ in range(6)))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts) + "\n"


def write_pages(folder, count, claims, seed, size=7000):
    """`count` texts of about 7 KB: the bytes of all."""
    folder.mkdir()
    rng = random.Random(seed)
    return sum((folder / f"page-{i:04d}.txt").write_bytes(text(rng, size, claims).encode()) for i in range(count))


def write_html_pages(folder, count, seed):
    folder.mkdir()
    rng = random.Random(seed)
    return sum((folder / f"page-{i:04d}.html").write_bytes(bench.page(rng)) for i in range(count))


def scripts(size, seed):
    """The same text in ASCII, with curly quotes, and with the accents its names have."""
    rng = random.Random(seed)
    lines = []
    length = 0
    while length < size:
        name, place = rng.choice(NAMES), rng.choice(PLACES)
        lines.append(f'"{sentence(rng, 0.3)}" That\'s what {name} of {place} wrote - it\'s {name.split()[0]}\'s letter.')
        length += len(lines[-1]) + 1
    latin = "\n\n".join("\n".join(lines[i:i + 6]) for i in range(0, len(lines), 6)) + "\n"
    ascii_text = latin.translate(PLAIN_LETTERS)
    curly = re.sub(r'"([^"\n]*)"', "“\\1”", ascii_text).replace("'", "’").replace(" - ", " – ")
    return {"ascii": ascii_text, "curly": curly, "latin": latin}


def hostile(scale):
    """(name, ending, the text at a scale, what its speed is compared with). Scale 1 is 100,000 tags, 60,000 attributes.

    Tags and attributes are compared with a page; words with text that has as much to find; unclosed elements with the same
    elements closed, so that what is said in them costs the same."""
    rng = random.Random(20260705)
    words = sorted({word for phrase in phrases() for word in re.findall(r"[a-z]{3,}", phrase)})
    soup = " ".join(rng.choice(words) for _ in range(int(20_000 * scale)))
    tags, attributes = int(100_000 * scale), int(60_000 * scale)
    inner = "Our cells cure autism."
    names = ["div", "b", "table", "tr", "ul", "li", "a", "select", "p", "td", "svg"]
    said = [(rng.choice(names), sentence(rng, 0.25)) for _ in range(int(4000 * scale))]
    page = "".join(bench.page(rng).decode() for _ in range(8))  # one alone takes hardly longer than start-up wavers by
    return [("rule-word soup", ".txt", soup + ".\n", text(rng, max(len(soup), 7000), 1)),
            ("nested tags", ".html", "<div>" * tags + inner, page),
            ("attributes of one tag", ".html", f"<p {' '.join(f'a{i}=v{i}' for i in range(attributes))}>{inner}</p>", page),
            ("unclosed elements", ".html", "".join(f"<{name} title=x>{one}" for name, one in said) + '<p title="' + inner,
             "".join(f"<p title=x>{one}</p>" for _, one in said))]


# Our phrases as regular expressions. Signs that no line-based tool has (the step from a heading, the edges of a block)
# and classes of numbers of several words are not translated: such a phrase is left out.

PIECE = re.compile(r'\.\.\d|\{[^}]*\}|[()\[\]|,]|[^\s()\[\]|,{}]+')
NUMBERS = {"number": "[0-9][0-9,.]*", "percent": "[0-9]+ ?%", "duration": "[0-9]+ (?:day|week|month|year)s"}


class Untranslatable(Exception):
    pass


def rule_files():
    for path in sorted((ROOT / "rules/en").glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        if "rules" in content:
            yield content["rules"]


def phrases():
    return [phrase for rules in rule_files() for rule in rules for phrase in rule.get("phrases", [])]


class Translator:
    def __init__(self):
        classes = json.loads((ROOT / "rules/en/terms.json").read_text(encoding="utf-8"))["classes"]
        self.classes = {one["class"]: one for one in classes}
        self.inflection = json.loads((ROOT / "rules/en/language.json").read_text(encoding="utf-8"))["inflection"]

    def word(self, word):
        if not word.endswith("~"):
            if not re.fullmatch(r"[a-z0-9'-]+", word):
                raise Untranslatable(word)
            return word
        word = word[:-1]
        forms = {word, *self.inflection["irregular"].get(word, [])}
        if len(forms) == 1:
            rule = next((r for r in self.inflection["rules"] if word.endswith(r["ending"])), {"drop": 0, "add": []})
            forms |= {word[:len(word) - rule["drop"]] + ending for ending in rule["add"]}
        return "(?:" + "|".join(sorted(forms)) + ")"

    def names(self, name, depth):
        if name in NUMBERS:
            return [[NUMBERS[name]]]
        if depth > 3 or name not in self.classes:
            raise Untranslatable(name)
        one = self.classes[name]
        found = [n for term in one.get("terms", []) for n in term["names"]]
        sequences = [s for inner in one.get("includes", []) for s in self.names(inner, depth + 1)]
        for written in found:
            try:
                sequences.append(self.sequence(PIECE.findall(written), depth + 1))
            except Untranslatable:
                pass
        return sequences

    def sequence(self, pieces, depth=0):
        """A list of: a regular expression; (least, [sequences]) for brackets; a number for a gap."""
        result = []
        while pieces:
            piece = pieces.pop(0)
            if piece in "([":
                close, alternatives, inner, level = ")" if piece == "(" else "]", [], [], 0
                while pieces[0] != close or level:
                    step = pieces.pop(0)
                    level += (step in "([") - (step in ")]")
                    if step == "|" and not level:
                        alternatives.append(inner)
                        inner = []
                    else:
                        inner.append(step)
                pieces.pop(0)
                sequences = [self.sequence(one, depth) for one in alternatives + [inner]]
                result.append((1 if piece == "(" else 0, sequences))
            elif piece.startswith("{"):
                names = [s for name in piece[1:-1].split(">")[0].split("|") for s in self.names(name, depth)]
                result.append((1, names))
            else:
                result.append(int(piece[2:]) if piece.startswith("..") else piece if piece == "," else
                              piece if depth and piece.startswith("[0") else self.word(piece))
        return result

    def render(self, sequence, first=True):
        out = ""
        for one in sequence:
            if isinstance(one, int):
                out += "(?:,? [a-z0-9'-]+){0,%d}" % one
            elif isinstance(one, str):
                out += one if first or one == "," else "[ -]" + one
                first = False
            else:
                inner = "|".join(dict.fromkeys(self.render(s, first) for s in one[1]))
                out += f"(?:{inner})" if one[0] else f"(?:{inner}[ -])?" if first and len(one[1]) == 1 else \
                    f"(?:(?:{inner})[ -])?" if first else f"(?:{inner})?"
                first = first and not one[0]
        return out

    def pattern(self, phrase):
        if any(sign in phrase for sign in '>^$";:?'):
            raise Untranslatable(phrase)
        return r"\b" + self.render(self.sequence(PIECE.findall(phrase))) + r"\b"


def patterns(corpus, count, longest=1500):
    """`count` regular expressions out of our own phrases: first those that are found in the corpus, so that the peers have
    as much to tell as we have, then the shortest. Also (translated, of all, found in the corpus, plain word phrases)."""
    translator, all_phrases, translated = Translator(), sorted(set(phrases())), []
    for phrase in all_phrases:
        try:
            pattern = translator.pattern(phrase)
        except Untranslatable:
            continue
        if len(pattern) <= longest:
            translated.append((pattern, not re.search(r"\{|\.\.|~", phrase)))
    found = [one for one in translated if re.search(one[0], corpus, re.I)]
    rest = sorted((one for one in translated if one not in set(found)), key=lambda one: (len(one[0]), one[0]))
    kept = (found + rest)[:count]
    return [one[0] for one in kept], {"phrases": len(all_phrases), "translated": len(translated), "kept": len(kept),
                                      "found_in_corpus": min(len(found), count), "plain_words": sum(one[1] for one in kept)}


def yara_rules(patterns_):
    """A rule a pattern, as ours. YARA knows no (?:...), and takes plain brackets for the same."""
    plain = [pattern.replace("(?:", "(").replace("/", "\\/") for pattern in patterns_]
    return "\n".join(f"rule r{i} {{ strings: $p = /{p}/ nocase condition: $p }}" for i, p in enumerate(plain)) + "\n"


def prh_rules(patterns_):
    """prh wants a replacement, and each pattern as a JavaScript regular expression."""
    lines = ["version: 1", "rules:"]
    for i, pattern in enumerate(patterns_):
        lines += [f"  - expected: wording-{i}", f"    pattern: {json.dumps('/' + pattern + '/i')}"]
    return "\n".join(lines) + "\n"


def write_rulebook(folder, count):
    """`count` rules of one phrase of four words each, laid over the rules that are built in. The words are those of clinic
    texts, so that looking them up is asked for; the four together stand in no text."""
    adjectives = "steady gentle early second careful daily patient private complete modern quiet simple".split()
    things = "healing walking talking treatment recovery programme therapy plan journey balance sleep focus memory comfort"
    links = "of for with after without before".split()
    people = "children families knees joints nerves muscles parents adults guests clinics doctors nurses cells weeks".split()
    every = [f"{a} {t} {link} {p}" for a in adjectives for t in things.split() for link in links for p in people]
    random.Random(20260706).shuffle(every)
    (folder / "en").mkdir(parents=True)
    categories = ["safety", "efficacy", "natural"]  # a file holds 8 MiB
    for i, category in enumerate(categories):
        rules = [{"id": f"{category}.bench-{k:05d}", "severity": 2, "message": "Says something that is in question.",
                  "plain": "These words are made for a measurement.", "ask": "What does this mean?", "phrases": [phrase],
                  "examples": {"match": [f"We give [[{phrase}]].", f"They speak of [[{phrase}]]."],
                               "clear": [f"We do not give [[{phrase}]].", f"Some clinics claim [[{phrase}]]."],
                               "none": ["The house is old.", "Ask about prices."]}}
                 for k, phrase in enumerate(every[:count]) if k % len(categories) == i]
        (folder / "en" / f"{category}.json").write_text(json.dumps({"category": category, "rules": rules}))


def write_jsonl(path, size, each, claims=0.2):
    """At least `size` bytes of texts of `each` bytes, one a line: (texts, bytes of text). 64 different texts a size:
    writing takes no longer than reading."""
    rng = random.Random(20260707)
    texts = [text(rng, max(each - 150, 300), claims) for _ in range(min(64, -(-size // each)))]
    count = written = 0
    with open(path, "w", encoding="utf-8") as out:
        while written < size:
            one = texts[count % len(texts)]
            out.write(json.dumps({"id": f"t{count}", "text": one}) + "\n")
            written += len(one)
            count += 1
    return count, written
