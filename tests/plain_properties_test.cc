// What holds for any plain text: maps lead back to the same bytes, blocks are clean and in order, neither the kind of
// line end nor the place of soft wraps changes the text, and long input takes no longer than it must.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "outline_faults.h"
#include "places.h"
#include "text/outline.h"
#include "text/utf8.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

Language test_language() {
  Language language;
  language.question_labels = {"q", "question"};
  language.answer_labels = {"a", "answer"};
  language.reference_headings = {"references"};
  language.furniture = {"leave a reply", "your email address will not be published", "previous story", "next story"};
  return language;
}

std::vector<std::string> block_texts(const Outline& outline) {
  std::vector<std::string> texts;
  for (const Block& block : outline.blocks) texts.emplace_back(text_of(outline, block));
  return texts;
}

const std::vector<std::string>& fragments() {
  static const std::vector<std::string> all = {
      "zorn",           "Zinnia",    "zu",        " ",     " ",        "  ",     "\t",
      "\u00A0",         "\u2009",    "\n",        "\n",    "\n\n",     "\r\n",   "\r",
      "\u2028",         ".",         "?",         "!",     ":",        ",",      "; ",
      "\n- ",           "\n  - ",    "\n• ",      "\n* ",  "\n1. ",    "\n2) ",  "\n  • ",
      "\n(a) ",         "\n> ",      "\n>> ",     "\nQ: ", "\nA: ",    "\n# ",   "\n## ",
      "\n**zug**\n",    "\n=====\n", "\n-----\n", "“",     "”",        "\"",     " — ",
      "\n— ",           "-\n",       "(",         ")",     "z\u0301",  "\u00AD", "\u200B",
      "\uFEFF",         "\u202E",    "\xFF",      "\xC3",  "\xE2\x82", "|",      " › ",
      "555-010-0199",   "(2016)",    "10.5555/z", "@",     "©",        "\n*z",   "\nReferences\n",
      "\nNext Story\n", "\n• \n",    "2025",      "\x01",  "漢字",     "ß",      "\nStep 1: ",
  };
  return all;
}

}  // namespace

TEST_CASE("any mix of characters gives clean blocks and an exact map") {
  const Language language = test_language();
  std::mt19937 random(20250509);
  for (int round = 0; round < 4000; ++round) {
    std::string input;
    const auto size = random() % 60;
    for (std::size_t i = 0; i < size; ++i) input += fragments()[random() % fragments().size()];
    const Outline outline = outline_of_plain(input, language);
    CAPTURE(input);
    CAPTURE(outline.text);
    REQUIRE(fault_in_map(outline, input) == "");
    REQUIRE(fault_in_blocks(outline) == "");
    REQUIRE(is_utf8(outline.text));
    // No word is lost: 'z' and 'Z' stand in words only.
    const auto is_z = [](char c) { return c == 'z' || c == 'Z'; };
    REQUIRE(std::count_if(input.begin(), input.end(), is_z) ==
            std::count_if(outline.text.begin(), outline.text.end(), is_z));
  }
}

TEST_CASE("the kind of line end does not matter") {
  const Language language = test_language();
  std::mt19937 random(7);
  for (int round = 0; round < 1000; ++round) {
    std::string input;
    const auto size = random() % 60;
    for (std::size_t i = 0; i < size; ++i) {
      const std::string& fragment = fragments()[random() % fragments().size()];
      if (fragment.find('\r') == std::string::npos) input += fragment;
    }
    const auto with = [&](std::string_view line_end) {
      std::string changed;
      for (const char c : input) c == '\n' ? changed += line_end : changed += c;
      return outline_of_plain(changed, language);
    };
    const Outline plain = with("\n"), carriage = with("\r"), both = with("\r\n");
    CAPTURE(input);
    REQUIRE(carriage.text == plain.text);
    REQUIRE(both.text == plain.text);
    REQUIRE(both.blocks.size() == plain.blocks.size());
    for (std::size_t i = 0; i < plain.blocks.size(); ++i) REQUIRE(both.blocks[i].kind == plain.blocks[i].kind);
  }
}

TEST_CASE("where hard-wrapped text is wrapped does not matter") {
  const std::vector<std::string> words = {
      "the",       "house",    "of",           "Elmford", "nurses",   "who",      "came",
      "in",        "12",       "children",     "and",     "were",     "glad",     "again",
      "long-term", "Dr. Ball", "saw",          "them",    "walking,", "talking",  "– so they say –",
      "every",     "2.5",      "weeks",        "(or",     "less)",    "\u00A7 3", "with",
      "a",         "river",    "e\u0301clair", "under",   "it",       "3 of 40"};
  const Language language = test_language();
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> paragraphs(4 + random() % 4);
    for (std::string& paragraph : paragraphs) {
      paragraph = "We";
      for (std::size_t i = 0, size = 60 + random() % 60; i < size; ++i) {
        paragraph += " " + words[random() % words.size()];
        if (random() % 15 == 0) paragraph += ". They";
      }
      paragraph += " left.";
    }
    const auto wrapped = [&](std::string_view before, std::string_view line_end) {
      std::string input;
      for (const std::string& paragraph : paragraphs) {
        std::size_t columns = 0, width = 55 + random() % 30;
        bool dash = false;  // two lines in a row that start with a dash are a list to anybody
        input += before;
        for (std::size_t at = 0; at < paragraph.size();) {
          const std::size_t end = std::min(paragraph.find(' ', at + 1), paragraph.size());
          const std::string_view word = std::string_view(paragraph).substr(at, end - at);
          columns += word.size();
          const bool starts_with_dash = word == " –";
          if (columns > width && word.front() == ' ' && !(dash && starts_with_dash)) {
            dash = starts_with_dash;
            input += std::string(line_end) + std::string(before) + std::string(word.substr(1));
            columns = word.size();
            width = 55 + random() % 30;
          } else {
            input += word;
          }
          at = end;
        }
        input += std::string(line_end) + std::string(before) + std::string(line_end);
      }
      return input;
    };
    for (const std::string& input :
         {wrapped("", "\n"), wrapped("", "\r\n"), wrapped("> ", "\n"), wrapped("  ", "\n")}) {
      CAPTURE(input);
      const Outline outline = outline_of_plain(input, language);
      const std::vector<std::string> texts = block_texts(outline);
      for (std::size_t i = 0; i < std::min(texts.size(), paragraphs.size()); ++i) REQUIRE(texts[i] == paragraphs[i]);
      REQUIRE(texts.size() == paragraphs.size());
      REQUIRE(fault_in_map(outline, input) == "");
    }
  }
}

TEST_CASE("long input takes linear time") {
  const Language language = test_language();
  const auto repeated = [](std::string_view piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
  };
  std::string stairs;
  for (std::size_t i = 0; i < 1500; ++i) stairs += std::string(i, ' ') + "- step\n";
  struct Row {
    const char* about;
    std::string input;
    std::size_t blocks;
  };
  const std::vector<Row> rows = {
      {"bullets", repeated("- one more\n", 100000), 100000},
      {"one line", repeated("on and on it goes ", 120000), 1},
      {"only line ends", repeated("\n", 1000000), 0},
      {"one letter lines", repeated("a\n", 300000), 300000},
      {"questions", repeated("Is it?\n", 100000), 100000},
      {"labels", repeated("Q: a\nA: b\n", 50000), 100000},
      {"lead-ins", repeated("namely:\n", 100000), 100000},
      {"telephones", repeated("555-0100\n", 100000), 100000},
      {"open brackets", repeated("(", 1000000), 1},
      {"quotation marks", repeated("“a\n", 100000), 100000},
      {"stars", repeated("*", 1000000) + "a", 1},
      {"stairs", stairs, 1500},
  };
  for (const Row& row : rows) {
    CAPTURE(row.about);
    const Outline outline = outline_of_plain(row.input, language);
    CHECK(outline.blocks.size() == row.blocks);
    CHECK(fault_in_blocks(outline) == "");
  }
}

// The pages stay where they are; only numbers are written here.
TEST_CASE("pages as they are pasted keep their structure") {
  const std::filesystem::path folder = std::filesystem::path(overclaim::test::source_dir) / ".." / "shared" / "seeds";
  if (!std::filesystem::is_directory(folder)) return;
  struct Counts {
    std::size_t headings, questions, answers, items, led_in, references, furniture;
  };
  const std::map<std::string, Counts> expected = {{"000", {13, 3, 3, 19, 19, 0, 0}},
                                                  {"001", {6, 0, 0, 2, 0, 0, 7}},
                                                  {"002", {8, 4, 4, 4, 0, 3, 2}},
                                                  {"003", {8, 1, 1, 0, 0, 4, 0}},
                                                  {"004", {8, 16, 15, 28, 28, 0, 0}}};
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto found = expected.find(entry.path().filename().string().substr(0, 3));
    if (found == expected.end()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string input((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const Outline outline = outline_of_plain(input, test_language());
    CAPTURE(found->first);
    CHECK(fault_in_map(outline, input) == "");
    CHECK(fault_in_blocks(outline) == "");
    const auto count = [&](BlockKind kind) {
      return static_cast<std::size_t>(std::count_if(outline.blocks.begin(), outline.blocks.end(),
                                                    [kind](const Block& block) { return block.kind == kind; }));
    };
    const auto led_in = std::count_if(outline.blocks.begin(), outline.blocks.end(),
                                      [](const Block& block) { return block.lead_in != no_block; });
    CHECK(count(BlockKind::heading) == found->second.headings);
    CHECK(count(BlockKind::question) == found->second.questions);
    CHECK(count(BlockKind::answer) == found->second.answers);
    CHECK(count(BlockKind::list_item) == found->second.items);
    CHECK(static_cast<std::size_t>(led_in) == found->second.led_in);
    CHECK(count(BlockKind::reference_entry) == found->second.references);
    CHECK(count(BlockKind::furniture) == found->second.furniture);
  }
}
