#include <doctest/doctest.h>

#include "hand_rulebook.h"
#include "rulebook/phrase.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

// The tree as text: words bare, ~ kept, exact in quotes, marks in <>, groups in brackets.
std::string shape(const PhraseNode& node) {
  switch (node.kind) {
    case PhraseKind::sequence: {
      std::string out;
      for (const PhraseNode& child : node.children) out += (out.empty() ? "" : " ") + shape(child);
      return out;
    }
    case PhraseKind::choice: {
      std::string out;
      for (const PhraseNode& child : node.children) out += (out.empty() ? "" : "|") + shape(child);
      return (node.optional ? "[" : "(") + out + (node.optional ? "]" : ")");
    }
    case PhraseKind::word:
      return node.text + (node.inflected ? "~" : "");
    case PhraseKind::exact:
      return "\"" + node.text + "\"";
    case PhraseKind::mark:
      return "<" + node.text + ">";
    case PhraseKind::gap:
      return ".." + std::to_string(node.gap);
    case PhraseKind::step:
      return ">";
    case PhraseKind::sentence_start:
      return "^";
    case PhraseKind::sentence_end:
      return "$";
    case PhraseKind::block_start:
      return "^^";
    case PhraseKind::block_end:
      return "$$";
    case PhraseKind::classes: {
      std::string out;
      for (const ClassReference& reference : node.classes) {
        out += (out.empty() ? "" : "|") + reference.name + (reference.slot.empty() ? "" : ">" + reference.slot);
      }
      return "{" + out + "}";
    }
  }
  return "?";
}

}  // namespace

TEST_CASE("phrases are read as their grammar says") {
  struct Row {
    std::string_view phrase, tree;
  };
  const Row rows[] = {
      {"no side effects", "no side effects"},
      {"Risk-Free", "risk free"},
      {"doesn't", "does not"},
      {"cannot be cured", "can not be cured"},
      {"patient's own cells", "patient own cells"},
      {"(no|zero|without [any]) [known|serious|long term] {risk}",
       "(no|zero|without [any]) [known|serious|long term] {risk}"},
      {"fresh [,] [and] not frozen", "fresh [<,>] [and] not frozen"},
      {"(100 %|completely|totally) safe", "(100 <%>|completely|totally) safe"},
      {"100% safe", "100 <%> safe"},
      {"{we|therapy>comparator} ..4 cure~", "{we|therapy>comparator} ..4 cure~"},
      {"improvement~ include > {outcome}", "improvement~ include > {outcome}"},
      {"^^ no $$", "^^ no $$"},
      {"^ yes ; $", "^ yes <;> $"},
      {"\"ED\" drugs", "\"ED\" drugs"},
      {"naturally,", "naturally <,>"},
      {"(a|(b|[c] d)) e", "(a|(b|[c] d)) e"},
      {"is it ?", "is it <?>"},
      {"stem-cell~", "stem cell~"},
      // signs where a sentence can have them
      {"\"(\" ^ no $ .", "\"(\" ^ no $ <.>"},
      {"(most|^|both) [of] clinics", "(most|^|both) [of] clinics"},
      {"[well] ^ no ($|,|for now)", "[well] ^ no ($|<,>|for now)"},
      {"(no $|no ..1) risk", "(no $|no ..1) risk"},
      {"[improve~] > ..2 [well] {outcome} $", "[improve~] > ..2 [well] {outcome} $"},
      {"^ safe > [yes] ; (so|$)", "^ safe > [yes] <;> (so|$)"},
      {"(a ..2|b) c", "(a ..2|b) c"},
      {"wait ...", "wait <...>"},
      {"\"$\" 50", "\"$\" 50"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.phrase);
    const ParsedPhrase parsed = parse_phrase(row.phrase, hand_language());
    CHECK(parsed.error == "");
    CHECK(shape(parsed.root) == row.tree);
  }
}

TEST_CASE("a bad phrase is refused with its place and what is allowed") {
  struct Row {
    std::string phrase, error;
  };
  std::string many = "(w";
  for (int i = 0; i < 64; ++i) many += "|w";
  std::string long_phrase;
  for (int i = 0; i < 25; ++i) long_phrase += "w ";
  const Row rows[] = {
      {"", "column 1: the phrase is empty"},
      {"a | b", "column 3: a bare '|' stands outside brackets"},
      {"(a|b", "column 1: this bracket is not closed"},
      {"[a", "column 1: this bracket is not closed"},
      {"a)", "column 2: this bracket closes nothing"},
      {"a }", "column 3: this bracket closes nothing"},
      {"(a||b)", "column 4: an empty alternative"},
      {"{risk", "column 1: this class is not closed"},
      {"{}", "column 2: a class name is missing"},
      {"{risk>}", "column 7: a slot name is missing"},
      {"{benefit_verb}~", "column 15: '~' follows words"},
      {"~", "column 1: '~' must follow a word"},
      {",~", "column 2: '~' must follow a word"},
      {"\"ED", "column 1: this quotation mark is not closed"},
      {"..3 a", "column 1: a phrase may not begin with a gap"},
      {"a ..3", "column 1: a phrase may not end with a gap"},
      {"[a] ..3 b", "column 1: a phrase may not begin with a gap"},
      {"a (..2 b|..2)", "column 1: a phrase may not end with a gap"},
      {"a ..9 b", "column 3: a gap spans 1 to 8 words"},
      {"a ..0 b", "column 3: a gap spans 1 to 8 words"},
      {"a ..8 b ..8 c ..1 d", "column 15: all gaps together"},
      {"[a] [b]", "column 1: the phrase fits an empty text"},
      {"^ $", "column 1: the phrase fits an empty text"},
      {"a > b > c", "column 7: a phrase may have one '>'"},
      {"> a", "column 1: '>' needs words on both sides"},
      {"a >", "column 1: '>' needs words on both sides"},
      {"(a > b)", "column 4: '>' may not stand inside brackets"},
      {"((((a))))", "column 4: brackets nested more than 3 deep"},
      {many + ")", "column 1: more than 64 alternatives"},
      {"{" + std::string(101, 'a') + "}", "column 2: a name of more than 100 characters"},
      // signs that no sentence has there
      {"a ^ b", "column 1: nothing fits this"},
      {"a $ b", "column 1: nothing fits this"},
      {"a ^^ b", "column 1: nothing fits this"},
      {"$ a", "column 1: nothing fits this"},
      {"\"A\" (^|^^) b", "column 1: nothing fits this"},
      {"50 $ (a|b [c])", "column 1: nothing fits this"},
      {"^ > a", "column 1: nothing fits this"},
      {"a > $$", "column 1: nothing fits this"},
      {"a > ^ b", "column 1: nothing fits this"},
      {"a $ > b", "column 1: nothing fits this"},
      {"a ? > b", "column 1: nothing fits this"},
      {"$50", "column 1: '$' is the end of a sentence: an amount of money is {money}"},
      {"a $$50", "column 3: '$' is the end of a sentence"},
      {"a ..3b", "column 6: a gap needs a space behind it"},
      {"a ..3{risk}", "column 6: a gap needs a space behind it"},
      {"a..3 b", "column 2: a gap needs a space before it"},
      {"a .. b", "column 3: a gap spans 1 to 8 words"},
      {"a ..", "column 3: a gap spans 1 to 8 words"},
      {long_phrase, "more than 24 elements"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.phrase);
    const ParsedPhrase parsed = parse_phrase(row.phrase, hand_language());
    CAPTURE(parsed.error);
    CHECK(parsed.error.find(row.error) != std::string::npos);
    CHECK(parsed.root.children.empty());
  }
}
