#include "text/fold.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "text/utf8.h"

namespace overclaim {
namespace {

struct Row {
  std::string name;
  std::string text, folded;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CAPTURE(row.text);
    CHECK(fold(row.text).folded == row.folded);
    CHECK(fold_word(row.text) == row.folded);
  }
}

// The map covers the folded text, copies are copies but for the case of ASCII, pieces begin and end at characters.
bool map_is_sound(const std::string& text, const Folded& folded) {
  const auto at_character = [](const std::string& in, std::uint64_t at) {
    return at == in.size() || (static_cast<unsigned char>(in[at]) & 0xC0u) != 0x80u;
  };
  std::uint64_t derived = 0, original = 0;
  for (const OffsetRun& run : folded.folded_to_text.runs()) {
    if (run.derived_begin != derived || run.original_begin < original || run.original_end > text.size()) return false;
    if (!at_character(folded.folded, run.derived_begin) || !at_character(text, run.original_begin) ||
        !at_character(text, run.original_end)) {
      return false;
    }
    if (run.linear) {
      for (std::uint64_t i = 0; i < run.derived_end - run.derived_begin; ++i) {
        const char from = text[run.original_begin + i], to = folded.folded[run.derived_begin + i];
        const bool changed_ascii = (from >= 'A' && from <= 'Z' && to == from + 32) || (from == '`' && to == '\'') ||
                                   ((from == '\t' || from == '\v' || from == '\f' || from == '\r') && to == ' ');
        if (from != to && !changed_ascii) return false;
      }
    }
    derived = run.derived_end;
    original = run.original_end;
  }
  return derived == folded.folded.size();
}

TEST_CASE("case, compatibility forms and composition fold") {
  check_rows({
      {"ASCII", "The CURE", "the cure"},
      {"capital with accent", "\u00C9toile", "\u00E9toile"},
      {"base and mark compose", "Cafe\u0301", "caf\u00E9"},
      {"capital and mark compose", "CAFE\u0301 X", "caf\u00E9 x"},
      {"sharp s", "STRA\u00DFE", "strasse"},
      {"ligature", "e\uFB03cacy", "efficacy"},
      {"full width", "\uFF23\uFF35\uFF32\uFF25", "cure"},
      {"mathematical bold", "\U0001D41C\U0001D42E\U0001D42B\U0001D41E", "cure"},
      {"circled letters", "\u24D2\u24E4\u24E1\u24D4", "cure"},
      {"line feed stays", "A\nB", "a\nb"},
      {"CR LF", "A\r\nB", "a \nb"},
      {"empty", "", ""},
  });
}

TEST_CASE("invisible characters go") {
  check_rows({
      {"soft hyphen", "cu\u00ADre", "cure"},
      {"zero width space", "cu\u200Bre", "cure"},
      {"direction controls", "\u202Ecu\u202Cre\u200F", "cure"},
      {"byte order mark", "\uFEFFcure", "cure"},
      {"between base and mark", "e\u00AD\u0301", "\u00E9"},
      {"variation selector", "\u2764\uFE0F ok", "\u2764 ok"},
      {"only invisible", "\u200B\u00AD", ""},
      {"the place of an object", "c\uFFFCure", "cure"},
      {"controls", "c\u0080u\u009Dr\u009Fe", "cure"},
      {"the line end among them", "no\u0085risk", "no risk"},
  });
}

TEST_CASE("quotation marks and spaces fold to ASCII") {
  check_rows({
      {"the header's example", "It\u2019s a CU\u00ADRE", "it's a cure"},
      {"curly", "\u201Csafe\u201D \u2018safe\u2019", "\"safe\" 'safe'"},
      {"low", "\u201Esafe\u201C \u201Asafe\u2018", "\"safe\" 'safe'"},
      {"angle", "\u00ABsafe\u00BB \u2039safe\u203A", "\"safe\" 'safe'"},
      {"primes", "5\u2032 6\u2033", "5' 6\""},
      {"backtick and acute", "don`t don\u00B4t", "don't don't"},
      {"modifier apostrophe", "don\u02BCt", "don't"},
      {"full width", "\uFF07\uFF02\uFF40", "'\"'"},
      {"odd spaces", "a\u00A0b\u2009c\u3000d\te\u202Ff", "a b c d e f"},
      {"ellipsis", "well\u2026", "well..."},
  });
}

TEST_CASE("dashes are hyphens inside and em dashes between") {
  check_rows({
      {"hyphens", "risk\u2010free risk\u2011free", "risk-free risk-free"},
      {"en dash in a range", "2\u20133 weeks", "2-3 weeks"},
      {"en dash between spaces", "safe \u2013 and fast", "safe \u2014 and fast"},
      {"en dash behind a word", "safe\u2013 and fast", "safe\u2014 and fast"},
      {"en dash at the edge", "\u2013 safe", "\u2014 safe"},
      {"en dash in front of a line feed", "safe \u2013\nfast", "safe \u2014\nfast"},
      {"minus of a number", "by \u22125 %", "by -5 %"},
      {"minus in a range", "2\u22123", "2-3"},
      {"em dash and bar", "safe\u2014fast\u2015free", "safe\u2014fast\u2014free"},
      {"two hyphens", "safe--fast safe -- fast", "safe\u2014fast safe \u2014 fast"},
      {"three hyphens", "safe --- fast", "safe \u2014 fast"},
      {"hyphen between spaces", "safe - and fast", "safe \u2014 and fast"},
      {"hyphen between odd spaces", "safe\u00A0-\u2009fast", "safe \u2014 fast"},
      {"hyphen with one space", "short- and long-term", "short- and long-term"},
      {"bullet", "- safe", "- safe"},
      {"a rule", "a ----- b", "a ----- b"},
      {"two hyphens of numbers", "2--3", "2--3"},
      {"two en dashes", "safe\u2013\u2013fast", "safe\u2014fast"},
      {"full width hyphen between spaces", "a \uFF0D b", "a \u2014 b"},
  });
}

TEST_CASE("signs do not melt into words") {
  check_rows({
      {"trade mark", "StemCure\u2122", "stemcure\u2122"},
      {"registered and copyright", "Cure\u00AE \u00A9 2020", "cure\u00AE \u00A9 2020"},
      {"service mark", "Cure\u2120", "cure\u2120"},
      {"raised digit", "cells\u00B2", "cells\u00B2"},
      {"lowered digit", "CO\u2082", "co\u2082"},
      {"fraction", "2\u00BD", "2\u00BD"},
      {"circled digit", "\u2460Safe", "\u2460safe"},
      {"numero sign is no \"no\"", "\u2116 1", "\u2116 1"},
      {"information sign is no \"I\"", "\u2139 ask", "\u2139 ask"},
      {"spacing accent is no space", "a\u00A8b", "a\u00A8b"},
  });
}

TEST_CASE("look-alike letters fold only in words that have a Latin letter") {
  check_rows({
      {"Cyrillic s in cure", "\u0441ure", "cure"},
      {"Cyrillic capitals", "\u0421UR\u0415", "cure"},
      {"Cyrillic in patient", "\u0440\u0430ti\u0435nt", "patient"},
      {"Greek omicron", "n\u03BF risk", "no risk"},
      {"Greek capitals are read by shape", "\u0397ealt\u0397 \u039Do \u0392est", "health no best"},
      {"Greek small nu is read by shape", "ne\u03BDer", "never"},
      {"alpha inside", "c\u03B1n", "can"},
      {"phonetic g", "\u0261uarantee", "guarantee"},
      {"with a soft hyphen", "\u0441u\u00ADre", "cure"},
      {"beside full width letters", "\uFF43\uFF55\uFF52\u0435", "cure"},
      {"a Russian word stays", "\u0421\u0435\u0440\u0434\u0446\u0435", "\u0441\u0435\u0440\u0434\u0446\u0435"},
      {"a Greek word stays", "\u039D\u03AD\u03BF", "\u03BD\u03AD\u03BF"},
      {"a Russian word beside an English one", "\u0441\u043E\u0440 cure", "\u0441\u043E\u0440 cure"},
      {"names of genes and units stay", "TNF\u03B1 NF\u03BAB IFN\u03B3 TGF\u03B2 \u03B1SMA \u00B5g",
       "tnf\u03B1 nf\u03BAb ifn\u03B3 tgf\u03B2 \u03B1sma \u03BCg"},
      {"a hyphen ends a word", "\u03B1-synuclein", "\u03B1-synuclein"},
      {"with a mark of its own", "cur\u0435\u0302", "cur\u0435\u0302"},
  });
}

TEST_CASE("evasion is reported as the word it hides") {
  struct TamperingRow {
    std::string name;
    std::string text;
    std::vector<Tampering> expected;
  };
  constexpr auto invisible = TamperingKind::invisible_characters;
  constexpr auto alike = TamperingKind::look_alike_letters;
  const std::vector<TamperingRow> rows = {
      {"plain", "a cure", {}},
      {"zero width space", "a cu\u200Bre!", {{{2, 9}, invisible}}},
      {"twice in one word", "c\u200Bu\u2060re", {{{0, 10}, invisible}}},
      {"direction control", "cu\u202Ere", {{{0, 7}, invisible}}},
      {"the place of an object", "n\uFFFCo", {{{0, 5}, invisible}}},
      {"a control", "n\u009Do", {{{0, 4}, invisible}}},
      {"an apostrophe in the wrong charset", "don\u0092t", {}},
      {"the place of an object between words", "cells \uFFFC cure", {}},
      {"soft hyphen alone", "cu\u00ADre", {}},
      {"soft hyphen with another", "cu\u00AD\u200Dre", {{{0, 9}, invisible}}},
      {"at the edges of a word", "\u200Bcure\u200B \u200Fcure\uFEFF", {}},
      {"joiners of emoji", "\U0001F468\u200D\U0001F469 1\uFE0F\u20E3 a\u2764\uFE0Fb", {}},
      {"joiners of Persian", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", {}},
      {"look-alike", "a \u0441ure", {{{2, 7}, alike}}},
      {"both", "\u0441u\u200Bre", {{{0, 8}, invisible}, {{0, 8}, alike}}},
      {"two words in order", "\u0441ure n\u200Bo", {{{0, 5}, alike}, {{6, 11}, invisible}}},
      {"other alphabets", "\u0421\u0435\u0440\u0434\u0446\u0435 TNF\u03B1 caf\u00E9", {}},
  };
  for (const TamperingRow& row : rows) {
    CAPTURE(row.name);
    const std::vector<Tampering> got = fold(row.text).tampering;
    REQUIRE(got.size() == row.expected.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
      CAPTURE(i);
      CHECK(got[i].span.begin == row.expected[i].span.begin);
      CHECK(got[i].span.end == row.expected[i].span.end);
      CHECK(got[i].kind == row.expected[i].kind);
    }
  }
}

TEST_CASE("the map leads from a folded word to the written one") {
  const std::string text = "It\u2019s a CU\u00ADRE, e\uFB03cacy\u2026";
  const Folded folded = fold(text);
  REQUIRE(folded.folded == "it's a cure, efficacy...");
  CHECK(folded.folded_to_text.original_of(2, 3) == OffsetRange{2, 5});    // the apostrophe
  CHECK(folded.folded_to_text.original_of(7, 11) == OffsetRange{9, 15});  // cure
  CHECK(folded.folded_to_text.original_of(9, 10) == OffsetRange{13, 14});
  CHECK(folded.folded_to_text.original_of(15, 16) == OffsetRange{18, 21});  // one letter of the ligature is all of it
  CHECK(folded.folded_to_text.original_of(22, 23) == OffsetRange{25, 28});
}

TEST_CASE("folding ASCII gives one run") {
  CHECK(fold("Plain text, no marks: 12 of 15 (80%).").folded_to_text.runs().size() == 1);
}

TEST_CASE("every character folds to something that folds to itself") {
  std::size_t failures = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text = "a";
    append_utf8(text, c);
    text += "b ";
    append_utf8(text, c);
    const Folded once = fold(text);
    const bool space_in_word = once.folded.substr(0, once.folded.find('b')).find(' ') != std::string::npos;
    const bool is_space = fold(text.substr(1, text.size() - 1)).folded.front() == ' ';
    if (fold(once.folded).folded == once.folded && map_is_sound(text, once) && space_in_word == is_space) continue;
    CAPTURE(static_cast<std::uint32_t>(c));
    CAPTURE(text);
    CAPTURE(once.folded);
    CAPTURE(fold(once.folded).folded);
    CHECK(false);
    if (++failures == 5) break;
  }
}

TEST_CASE("folding twice changes nothing on random mixes") {
  const std::vector<std::string> pieces = {
      "a",      "B",      "e",          "c",          "1",      " ",      "  ",     "-",      "--",
      "\n",     "\r\n",   "\t",         "'",          "`",      ".",      "\u00AD", "\u200B", "\u200D",
      "\uFE0F", "\u202E", "\u0301",     "\u0308",     "\u0327", "\u0344", "\u0338", "<",      "\u0441",
      "\u0435", "\u0415", "\u0418",     "\u0306",     "\u039D", "\u03BD", "\u03B1", "\u03BA", "\u03C2",
      "\u2013", "\u2014", "\u2212",     "\u2010",     "\uFF0D", "\u2026", "\u2019", "\u00B4", "\u1FFD",
      "\u1FEF", "\u2122", "\u00B2",     "\u00BD",     "\u2460", "\u24B6", "\uFB03", "\uFF21", "\uFF9E",
      "\u1100", "\u1161", "\u11A8",     "\uAC00",     "\u0BD7", "\u0BC6", "\u3000", "\u00A0", "\u00DF",
      "\u0130", "\u01C5", "\U0001F600", "\U0001D400", "\uFDFA", "\u0345", "\u1FB3", "\u0390"};
  std::mt19937 random(3);
  int failures = 0;
  for (int round = 0; round < 60000 && failures < 5; ++round) {
    std::string text;
    const std::size_t count = 1 + random() % 12;
    for (std::size_t i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
    const Folded once = fold(text);
    if (fold(once.folded).folded == once.folded && map_is_sound(text, once)) continue;
    ++failures;
    CAPTURE(round);
    CAPTURE(text);
    CAPTURE(once.folded);
    CAPTURE(fold(once.folded).folded);
    CHECK(false);
  }
}

TEST_CASE("heaps of combining marks are cut to a cap and stay quick") {
  std::string text = "a";
  for (int i = 0; i < 200000; ++i) text += i % 2 == 0 ? "\u0315" : "\u0316";
  text += "b";
  const Folded folded = fold(text);
  CHECK(folded.folded.size() <= 2 + 2 * 32);
  CHECK(folded.folded.back() == 'b');
  CHECK(fold(folded.folded).folded == folded.folded);
  CHECK(map_is_sound(text, folded));
}

}  // namespace
}  // namespace overclaim
