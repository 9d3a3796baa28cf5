// A label and its value in two blocks read as the one line does, in every format that has rows, terms, bullets; and no
// value is taken for another label's.
#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "app/builtin.h"
#include "check/check.h"
#include "rulebook/image.h"
#include "text/label_lines.h"
#include "text/outline.h"
#include "text/read.h"

using namespace overclaim;

namespace {

const Rulebook& rulebook() {
  static const std::optional<Rulebook> read = read_image(builtin_images().front().bytes, ImageUse::show);
  REQUIRE(read);
  return *read;
}

// "Side effects=None; ...": every value with its label.
std::string labels_of(MediaType type, const std::string& input) {
  const Document document = read_document(input, {"page", type}, {});
  std::string shown;
  for (const Block& block : document.blocks) {
    if (block.label == no_block) continue;
    shown += std::string(document.text_of(document.blocks[block.label].span)) + "=" +
             std::string(document.text_of(block.span)) + "; ";
  }
  return shown;
}

std::string flagged_in(MediaType type, const std::string& input) {
  const Document document = read_document(input, {"page", type}, rulebook().language);
  std::string shown;
  for (const Finding& finding : check(document, rulebook(), {}).findings) {
    if (finding.status != Status::flagged) continue;
    shown += finding.rule + " " + input.substr(finding.span.begin, finding.span.end - finding.span.begin);
    for (const ContextPlace& place : finding.context) {
      shown += " <- " + input.substr(place.span.begin, place.span.end - place.span.begin) + " (" + place.role + ")";
    }
    shown += "; ";
  }
  return shown;
}

constexpr MediaType html = MediaType::html, plain = MediaType::plain, markdown = MediaType::markdown;

}  // namespace

TEST_CASE("what stands behind a short text, by itself, is its value") {
  struct Row {
    MediaType type;
    std::string input, expected;
  };
  const std::vector<Row> rows = {
      {html, "<table><tr><td>Risks</td><td>None</td></tr></table>", "Risks=None; "},
      {html, "<table><tr><th>Risks</th><td>None</td></tr></table>", "Risks=None; "},
      {html, "<table><tr><td>Risks<td>None<tr><td>Price<td>9 euros</table>", "Risks=None; Price=9 euros; "},
      {html, "<table><tr><td>Risks</td><td>None</td><td>Many</td></tr></table>", ""},  // whose?
      {html, "<table><tr><th>Week</th><th>Risks</th></tr><tr><td>1</td><td>None</td></tr></table>",
       "Week=Risks; 1=None; "},
      {html, "<table><tr><td>Risks</td></tr><tr><td>None</td></tr></table>", ""},
      {html, "<dl><dt>Risks</dt><dd>None</dd><dt>Price</dt><dd>9</dd></dl>", "Risks=None; Price=9; "},
      {html, "<dl><dt>Risks</dt><dd>None</dd><dd>Fever</dd></dl>", ""},
      {html, "<p>Risks:</p><p>None</p>", "Risks:=None; "},
      {html, "<p>Risks.</p><p>None</p>", ""},
      {html, "<p>Risks:</p><ul><li>None</li></ul>", "Risks:=None; "},
      {html, "<p>Risks:</p><ul><li>Fever</li><li>Pain</li></ul>", ""},
      {html, "<h3>Risks</h3><p>None.</p><p>More.</p>", "Risks=None.; "},
      {html, "<h3>Risks</h3><p>None of the many who came to us in all those years.</p>", ""},
      {html, "<p>a</p><div><div>Risks</div><div>None</div></div><p>b</p>", "Risks=None; "},
      {html, "<div><div>Risks</div><div>None</div><div>Many</div></div>", ""},
      {html, "<h2>We treat</h2><ul><li>Autism</li><li>Stroke</li></ul>", ""},
      {html, "<p>Risks:</p><p hidden>None</p><p>Fever and chills, as told by all of those who came.</p>", ""},
      {markdown, "| Risks | None |\n|---|---|\n| Price | 9 |\n", "Risks=None; Price=9; "},
      {markdown, "Risks:\n\n- None\n", "Risks:=None; "},
      {plain, "Risks:\n\n- None\n", "Risks:=None; "},
      {plain, "Risks:\nNone\n", "Risks:=None; "},
      {plain, "Risks:\nNone\n\nThe visit takes an hour, and you may drive home afterwards.\n", "Risks:=None; "},
      {plain, "Risks:\n\n- Fever\n- None\n", ""},
      {plain, "We met in May.\nNone\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(labels_of(row.type, row.input) == row.expected);
  }
}

TEST_CASE("a label is eight words at most, a value six") {
  CHECK(may_be_label("one two three four five six seven eight"));
  CHECK_FALSE(may_be_label("one two three four five six seven eight nine"));
  CHECK_FALSE(may_be_label("It ended."));
  CHECK_FALSE(may_be_label(""));
  CHECK_FALSE(may_be_label(std::string(81, 'a')));
  CHECK(may_be_value("one two three four five six"));
  CHECK_FALSE(may_be_value("one two three four five six seven"));
  CHECK_FALSE(may_be_value(""));
}

TEST_CASE("side effects: none, in two cells or two blocks, is one claim") {
  struct Row {
    MediaType type;
    std::string input, expected;
  };
  const std::vector<Row> rows = {
      {plain, "Side effects: none.", "safety.no-risks Side effects: none; "},
      {plain, "Side effects | None", "safety.no-risks Side effects | None; "},
      {plain, "Side effects\tNone", "safety.no-risks Side effects\tNone; "},
      {plain, "Risks:\n\n- None\n", "safety.no-risks None <- Risks (lead_in); "},
      {plain, "Known side effects:\nNone\n", "safety.no-risks None <- side effects (lead_in); "},
      {html, "<table><tr><td>Side effects</td><td><b>None</b></td></tr></table>",
       "safety.no-risks None <- Side effects (lead_in); "},
      {html, "<table><tr><th>Side effects</th><td>None</td></tr></table>",
       "safety.no-risks None <- Side effects (heading); "},
      {html, "<dl><dt>Side effects</dt><dd>None</dd></dl>", "safety.no-risks None <- Side effects (heading); "},
      {html, "<h3>Side effects</h3><p>None.</p>", "safety.no-risks None <- Side effects (heading); "},
      {html, "<p>Side effects:</p><p>None</p>", "safety.no-risks None <- Side effects (lead_in); "},
      {html, "<div><span>Side effects</span> <span>None</span></div>",
       "safety.no-risks Side effects</span> <span>None; "},
      {html, "<div><div>Side effects</div><div>None</div></div>", "safety.no-risks None <- Side effects (lead_in); "},
      {html, "<table><tr><td>Success rate</td><td>98 %</td></tr></table>",
       "efficacy.figures 98 % <- Success rate (lead_in); "},
      {markdown, "| What | |\n|---|---|\n| Side effects | None |\n",
       "safety.no-risks None <- Side effects (lead_in); "},
      // Honest twins.
      {html, "<table><tr><td>Side effects</td><td>Fever, headache</td></tr></table>", ""},
      {html, "<h2>Side effects</h2><table><tr><td>Known allergies</td><td>None</td></tr></table>", ""},
      {html, "<h2>Side effects</h2><dl><dt>Allergies</dt><dd>None</dd></dl>", ""},
      {html, "<dl><dt>Opening hours</dt><dd>None on Sunday</dd></dl>", ""},
      {html, "<table><tr><th>Week</th><th>Side effects</th></tr><tr><td>1</td><td>None</td></tr></table>", ""},
      {html,
       "<table><tr><th>Patient</th><th>Age</th><th>Side effects</th></tr>"
       "<tr><td>1</td><td>4</td><td>None</td></tr></table>",
       ""},
      {html, "<table><tr><td>Side effects</td><td>None of them lasted</td></tr></table>", ""},
      {html, "<table><tr><td>Some clinics claim side effects</td><td>None</td></tr></table>", ""},
      {plain, "Known allergies:\n\n- None\n", ""},
      {plain, "Side effects:\n\n- Fever\n- None of them lasted\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(flagged_in(row.type, row.input) == row.expected);
  }
}

TEST_CASE("a question in a paragraph introduces the sentence behind it, as one in a heading does") {
  const auto said = [](const std::string& input) { return flagged_in(plain, "Our cells are ready.\n\n" + input); };
  CHECK(said("Do the cells have side effects? None!") ==
        "safety.no-risks None <- Do the cells have side effects (question); ");
  CHECK(said("We are glad you ask. Any side effects? None! Call us.") ==
        "safety.no-risks None <- Any side effects (question); ");
  // Only the sentence right behind it, and only behind a question.
  CHECK(said("Side effects? None.") == "safety.none-answered None <- Side effects (question); ");
  CHECK(said("Known allergies? None.") == "");
  CHECK(said("Any side effects? You may ask us. None.") == "");
  CHECK(said("Any side effects. None.") == "");
  // Not what somebody else is said to ask, and nothing but the answer's own words.
  CHECK(said("Any side effects? None of the studies was long enough to say.") == "");
  CHECK(said("Some clinics claim: do the cells have side effects? None!") == "");
}
