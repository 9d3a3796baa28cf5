// The words of the program's own output in one language: rules/<lang>/words.json.
#ifndef OVERCLAIM_RULEBOOK_WORDS_H_
#define OVERCLAIM_RULEBOOK_WORDS_H_

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rulebook/named_bytes.h"
#include "rulebook/problem.h"

namespace overclaim {

// By key; the keys are those of word_keys(), all of them in a rulebook that loads. The names of languages stand under
// the key "language_names", which may name as many as it likes.
struct Words {
  std::map<std::string, std::string, std::less<>> texts;
  std::map<std::string, std::string, std::less<>> languages;  // names by code: "es" -> "Spanish"
};

// A key of words.json and the placeholders its text holds, each exactly once: "n" for "{n}".
struct WordKey {
  std::string_view key;
  std::vector<std::string_view> placeholders;
};

// The closed set of keys, in the order they are documented.
const std::vector<WordKey>& word_keys();

// The key of what kind of page it is, one for each kind of publisher: "page_kind_seller".
std::string page_kind_key(std::string_view kind);

// The bands of the wording score are data, so their words are too: besides the closed set, a key "band_" and a band's
// id may stand in words.json, and one is wanted for each band of rules/scoring.json (tests/words_test.cc).
inline constexpr std::string_view band_prefix = "band_";

// Reads one words.json. Appends all that is wrong: no JSON, unknown and missing keys, missing or unknown placeholders.
// Example: read_words({"rules/en/words.json", bytes}, problems).texts["ask"] is "Ask: {question}".
Words read_words(const NamedBytes& file, std::vector<Problem>& problems);

// What a language is called in these words: its name, else "language_unnamed" with the code, else the code.
std::string language_name(const Words& words, std::string_view code);

// The text of a key with its placeholders filled; "" where the key is missing, which a loaded rulebook rules out.
// Example: say(words, "images_many", {{"n", "4"}}) == "4 pictures".
std::string say(const Words& words, std::string_view key,
                std::initializer_list<std::pair<std::string_view, std::string_view>> values = {});

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_WORDS_H_
