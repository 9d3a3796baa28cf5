#!/usr/bin/env python3
"""Whether the program was built as CMakeLists.txt says: hardening_test.py PROGRAM SOURCE_DIR.

Read from the file itself with readelf, so that a flag that a compiler or linker ignores is noticed.
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import unittest

PROGRAM, SOURCE = sys.argv[1:3]
BILL = os.path.join(os.path.dirname(PROGRAM), "overclaim.cdx.json")


def readelf(*arguments):
    return subprocess.run(["readelf", "-W", *arguments, PROGRAM], check=True, capture_output=True, text=True).stdout


class Hardening(unittest.TestCase):
    def test_it_can_stand_at_any_address(self):
        self.assertRegex(readelf("-h"), r"Type:\s+DYN")
        self.assertRegex(readelf("-d"), r"FLAGS_1.*\bPIE\b")

    def test_its_tables_are_read_only_once_it_runs(self):
        self.assertIn("GNU_RELRO", readelf("-l"))
        self.assertRegex(readelf("-d"), r"BIND_NOW|\bNOW\b")

    def test_no_stack_holds_code_and_no_page_is_written_and_run(self):
        stack = re.search(r"GNU_STACK.*", readelf("-l")).group()
        self.assertNotRegex(stack, r"R?W?E\s")
        for line in readelf("-l").splitlines():
            if line.strip().startswith("LOAD"):
                self.assertNotIn("RWE", line)

    def test_the_stack_and_sizes_are_guarded(self):
        symbols = readelf("--dyn-syms")
        self.assertIn("__stack_chk_fail", symbols)
        self.assertRegex(symbols, r"__\w+_chk@")

    def test_jumps_are_guarded(self):
        # The mark of the whole file is lost where the C library's own start files lack it, as in Debian 12; the landing
        # places of our functions are there all the same.
        if "X86-64" in readelf("-h"):
            with open(PROGRAM, "rb") as file:
                self.assertGreater(file.read().count(b"\xf3\x0f\x1e\xfa"), 5000)

    def test_it_names_no_path_of_the_machine_it_was_built_on(self):
        with open(PROGRAM, "rb") as file:
            found = set(re.findall(rb"/(?:home|root|tmp|work|build|builds)/[\w./-]+", file.read()))
        self.assertEqual(found, set())

    def test_the_build_says_what_the_program_is_made_of(self):
        with open(BILL, encoding="utf-8") as file:
            bill = json.load(file)
        self.assertEqual((bill["bomFormat"], bill["specVersion"]), ("CycloneDX", "1.5"))
        with open(PROGRAM, "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        self.assertEqual(bill["metadata"]["component"]["hashes"], [{"alg": "SHA-256", "content": digest}])
        names = {one["name"] for one in bill["components"]}
        for needed in ("libre2", "libicu", "libc6", "nlohmann-json3-dev"):
            self.assertTrue(any(name.startswith(needed) for name in names), needed)
        for one in bill["components"]:
            self.assertRegex(one["purl"], r"^pkg:deb/debian/[^@]+@\S+$")

    def test_every_linked_library_is_told_with_its_licence(self):
        with open(BILL, encoding="utf-8") as file:
            names = {one["name"] for one in json.load(file)["components"]}
        with open(os.path.join(SOURCE, "docs/dependencies.md"), encoding="utf-8") as file:
            told = set(re.findall(r"`([a-z0-9.+-]+)`", file.read()))
        self.assertEqual(names - told, set())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
