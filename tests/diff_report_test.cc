#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "claims_said.h"
#include "english_words.h"
#include "report/diff_formats.h"

using namespace overclaim;
using namespace overclaim::test;
using nlohmann::json;

namespace {

PlacedClaim at(const std::string& page, CapturedClaim claim, const std::string& time = "2024-05-01") {
  claim.message = "Says that it cures.";
  claim.fingerprint = "00000000000000aa";
  return {std::move(claim), page, time};
}
PlacedClaim cures(const std::string& page = "meadow.example") { return at(page, said("cure.cures", "It cures.", 0)); }

Diff of_two() {
  Diff diff;
  diff.old_name = "old.warc", diff.new_name = "new.warc";
  diff.unchanged = 3, diff.compared_pages = 2;
  return diff;
}

std::string text_of(const Diff& diff) { return sheet_text(diff_sheet(diff, english_words(), "en"), 200); }
bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

ClaimChange change(ClaimChangeKind kind, std::optional<PlacedClaim> before, std::optional<PlacedClaim> after) {
  ClaimChange made;
  made.kind = kind;
  made.site = "meadow.example";
  made.before = std::move(before);
  made.after = std::move(after);
  return made;
}

}  // namespace

TEST_CASE("a difference of nothing says so, and has no heading for what is not there") {
  const Diff diff = of_two();
  const std::string text = text_of(diff);
  CHECK(has(text, "Nothing changed. Claims that stand as they stood: 3.\n"));
  CHECK(has(text, "OLD is old.warc, NEW is new.warc. Pages read on both sides: 2.\n"));
  CHECK(diff_sheet(diff, english_words(), "en").pieces.size() == 4);
  const json read = json::parse(diff_json(diff, "0.1.0"));
  CHECK(read["tool"] == json::parse(R"({"version": "0.1.0", "rulebook": null, "reference": null})"));
  for (const char* list : {"changes", "judged_anew", "apart", "only_by_rules"}) {
    CAPTURE(list);
    CHECK(read[list] == json::array());
  }
}

TEST_CASE("a change says its kind, its words, where it stands and what else is known of it") {
  const std::string rule = "    cure.cures, 00000000000000aa\n",
                    strength = "    It says that something works or is so.\n";
  PlacedClaim cleared = cures(), other_words = cures();
  cleared.claim.status = Status::cleared;
  other_words.claim.quote = "It may cure.";
  ClaimChange on_new_page = change(ClaimChangeKind::added, {}, cures());
  on_new_page.page_is_new = true;
  ClaimChange by_context = change(ClaimChangeKind::softened, cures(), cleared);
  by_context.by_context = true;
  struct Row {
    std::string_view name;
    ClaimChange change;
    std::string lines;
  };
  const Row rows[] = {
      {"new", change(ClaimChangeKind::added, {}, cures()),
       "New\n---\n\n  “It cures.”\n    Says that it cures.\n    On meadow.example\n" + strength + rule},
      {"new on a page that OLD has not read", on_new_page,
       "New\n---\n\n  “It cures.”\n    Says that it cures.\n"
       "    OLD has not read this page, so nobody can tell when it was added.\n    On meadow.example\n" +
           strength + rule},
      {"gone", change(ClaimChangeKind::gone, cures("meadow.example/old"), {}),
       "Gone\n----\n\n  “It cures.”\n    Says that it cures.\n    On meadow.example/old\n" + strength + rule},
      {"in other words", change(ClaimChangeKind::reworded, other_words, cures()),
       "In other words\n--------------\n\n  “It cures.”\n    Says that it cures.\n    It was: “It may cure.”\n"
       "    On meadow.example\n" +
           strength + rule},
      {"moved: nothing but the page is new",
       change(ClaimChangeKind::moved, cures("meadow.example/a"), cures("meadow.example/b")),
       "Moved to another page\n---------------------\n\n  “It cures.”\n    Says that it cures.\n"
       "    From meadow.example/a to meadow.example/b\n" +
           rule},
      {"the same sentence, cleared by those around it: the rule's message would be untrue", by_context,
       "Weaker\n------\n\n  “It cures.”\n    The sentence is the same; the words around it changed.\n"
       "    On meadow.example\n" +
           strength + rule},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Diff diff = of_two();
    diff.changes = {row.change};
    CHECK(has(text_of(diff), "\n\n" + row.lines + "\n"));
    const json read = json::parse(diff_json(diff, "0.1.0"))["changes"][0];
    CHECK(read["kind"] == to_string(row.change.kind));
    CHECK(read["before"].is_null() == !row.change.before);
    CHECK(read["after"].is_null() == !row.change.after);
    CHECK(read["page_is_new"] == row.change.page_is_new);
    CHECK(read["by_context"] == row.change.by_context);
  }
}

TEST_CASE("changes of a kind stand below one heading, and the summary counts them") {
  Diff diff = of_two();
  diff.changes = {change(ClaimChangeKind::added, {}, cures()),
                  change(ClaimChangeKind::added, {}, cures("meadow.example/b")),
                  change(ClaimChangeKind::gone, cures(), {})};
  const std::string text = text_of(diff);
  CHECK(has(text, "New: 2, Gone: 1. Claims that stand as they stood: 3.\n"));
  CHECK(text.find("\nNew\n---\n") == text.rfind("\nNew\n---\n"));
}

TEST_CASE("the same words judged otherwise: what is said of them then and now") {
  Diff diff = of_two();
  PlacedClaim then = cures(), now = cures();
  now.claim.verdict = VerdictKind::contradicted;
  diff.judged_anew = {{then, now}};
  CHECK(has(text_of(diff),
            "  “It cures.”\n    Then: We do not know. This is not in our list. Now: Published findings say otherwise.\n"
            "    On meadow.example\n"));
  const json read = json::parse(diff_json(diff, "0.1.0"))["judged_anew"][0];
  CHECK(read["before"]["claim"]["verdict"].is_null());
  CHECK(read["after"]["claim"]["verdict"] == "contradicted");
}

TEST_CASE("a page that one side has not read: which side, how many claims, why") {
  struct Row {
    PageApart apart;
    std::string line, json_text;
  };
  const Row rows[] = {
      {{"meadow.example/a", true, CaptureState::failed, false, "", 1},
       "Read in OLD, with 1 claim; in NEW it is not among the captures.",
       R"({"page": "meadow.example/a", "read_in": "old", "other": null, "reason": null, "claims": 1})"},
      {{"meadow.example/a", true, CaptureState::replaced, true, "parked", 2},
       "Read in OLD, with 2 claims; in NEW the domain is for sale or unused.",
       R"({"page": "meadow.example/a", "read_in": "old", "other": "replaced", "reason": "parked", "claims": 2})"},
      {{"meadow.example/a", false, CaptureState::failed, true, "http 503", 1},
       "Read in NEW, with 1 claim; in OLD the server answered 503.",
       R"({"page": "meadow.example/a", "read_in": "new", "other": "failed", "reason": "http 503", "claims": 1})"},
      {{"meadow.example/a", false, CaptureState::failed, false, "", 0},
       "Read in NEW, with 0 claims; in OLD it is not among the captures.",
       R"({"page": "meadow.example/a", "read_in": "new", "other": null, "reason": null, "claims": 0})"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    Diff diff = of_two();
    diff.apart = {row.apart};
    CHECK(has(text_of(diff), "  meadow.example/a\n    " + row.line + "\n"));
    CHECK(json::parse(diff_json(diff, "0.1.0"))["apart"][0] == json::parse(row.json_text));
  }
}

TEST_CASE("a page's words and names stay text in Markdown and HTML") {
  Diff diff = of_two();
  diff.old_name = "<b>.warc";
  PlacedClaim claim = cures("meadow.example/<i>");
  claim.claim.quote = "*It* <script>cures</script>";
  diff.changes = {change(ClaimChangeKind::added, {}, claim)};
  const Sheet sheet = diff_sheet(diff, english_words(), "en");
  const std::string html = sheet_html(sheet), markdown = sheet_markdown(sheet);
  for (const char* tag : {"<script", "<b>.warc", "<i>"}) {
    CAPTURE(tag);
    CHECK(!has(html, tag));
  }
  CHECK(has(html, "&lt;script&gt;cures"));
  CHECK(has(markdown, "\\*It\\* \\<script\\>cures"));
  CHECK(has(markdown, "\\<b\\>.warc"));
}
