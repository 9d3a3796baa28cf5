#!/usr/bin/env python3
"""Reads reports with Python's own parsers and prints the facts as JSON: standard_readers.py junit|html FILE."""
import html.parser
import json
import re
import sys
import xml.etree.ElementTree

PLACE = re.compile(r"(.*?) \[([0-9a-f]{16})\] (.*)", re.DOTALL)


def finding(status, rule, text):
    _, fingerprint, quote = PLACE.fullmatch(text).groups()
    return {"status": status, "rule": rule, "fingerprint": fingerprint, "quote": quote}


def lines_of(text):
    return [line for line in (text or "").split("\n") if line]


def suite_facts(suite):
    cases = suite.findall("testcase")
    failures = [case for case in cases if case.find("failure") is not None]
    errors = [case for case in cases if case.find("error") is not None]
    skipped = [case.find("skipped").get("message") for case in cases if case.find("skipped") is not None]
    for name, found in (("tests", cases), ("failures", failures), ("errors", errors), ("skipped", skipped)):
        if int(suite.get(name)) != len(found):
            raise SystemExit(f"{suite.get('name')}: {name} says {suite.get(name)}, there are {len(found)}")
    names = [case.get("name") for case in cases]
    if len(names) != len(set(names)):
        raise SystemExit(f"{suite.get('name')}: two cases of one name")
    if (not failures and not errors) != ("nothing-flagged" in names):
        raise SystemExit(f"{suite.get('name')}: a clean page has a case that passed")
    findings = []
    for case in failures:
        for line in lines_of(case.find("failure").text):
            findings.append(finding("flagged", case.get("name"), line))
    for line in lines_of(suite.findtext("system-out")):
        if line.startswith("  "):
            continue
        status, rule, place = line.split(" ", 2)
        findings.append(finding(status, rule, place))
    counts = {one.get("name"): one.get("value") for one in suite.find("properties")}
    return {
        "error": bool(errors),
        "unread": len(errors) + sum(len(lines_of(message)) for message in skipped),
        "sha256": counts.get("sha256"),
        "counts": [int(counts[name]) for name in ("flagged", "noted", "cleared")],
        "findings": findings,
    }


def junit(path):
    return [suite_facts(suite) for suite in xml.etree.ElementTree.parse(path).getroot().findall("testsuite")]


class Marks(html.parser.HTMLParser):
    """Marks by document, and the index at the end: pairs of a name and words."""

    def __init__(self):
        super().__init__()
        self.marks, self.index, self.inside = {}, [], None

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        numbered = re.fullmatch(r"p(\d+)-m\d+", values.get("id") or "")
        if numbered:
            counts = self.marks.setdefault(int(numbered[1]), {"ask": 0, "fair": 0})
            counts["ask" if "ask" in values["class"].split() else "fair"] += 1
        if tag == "ol" and values.get("class") == "index":
            self.inside = []
        if self.inside is not None and tag == "li":
            self.index.append(["", ""])
        if self.inside is not None and tag == "bdi":
            self.inside.append("bdi")
            self.part = 0 if self.index[-1][0] == "" else 1

    def handle_endtag(self, tag):
        if tag == "ol" and self.inside is not None:
            self.inside = None
        elif tag == "bdi" and self.inside:
            self.inside.pop()

    def handle_data(self, data):
        if self.inside:
            self.index[-1][self.part] += data


def marks(path):
    parser = Marks()
    with open(path, encoding="utf-8") as file:
        parser.feed(file.read())
    return {"marks": parser.marks, "index": parser.index}


if __name__ == "__main__":
    print(json.dumps({"junit": junit, "html": marks}[sys.argv[1]](sys.argv[2])))
