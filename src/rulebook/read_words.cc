// What the terminal report says is data, so that a language is a folder and a reader of the report is never shown
// English by accident. A struct with a field a text was not taken: each text would be named four times. Covered by
// tests/words_test.cc.
#include <algorithm>

#include "rulebook/decision_word_keys.h"
#include "rulebook/explanation_word_keys.h"
#include "rulebook/format_word_keys.h"
#include "rulebook/history_word_keys.h"
#include "rulebook/json_reader.h"
#include "rulebook/publisher_signal.h"
#include "rulebook/reference_word_keys.h"
#include "rulebook/report_word_keys.h"
#include "rulebook/rule.h"
#include "rulebook/run_word_keys.h"
#include "rulebook/serve_word_keys.h"
#include "rulebook/source_word_keys.h"
#include "rulebook/survey_word_keys.h"
#include "rulebook/words.h"

namespace overclaim {
namespace {

const WordKey* find_key(std::string_view name) {
  const auto& keys = word_keys();
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const WordKey& key) { return key.key == name; });
  return found == keys.end() ? nullptr : &*found;
}

std::vector<std::string_view> placeholders_of(std::string_view text) {
  std::vector<std::string_view> names;
  for (std::size_t open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == text.npos) {
      names.push_back(text.substr(open));
      break;
    }
    names.push_back(text.substr(open + 1, close - open - 1));
  }
  return names;
}

void check_placeholders(const JsonNode& node, const WordKey& key, std::string_view text) {
  std::vector<std::string_view> written = placeholders_of(text), wanted = key.placeholders;
  std::sort(written.begin(), written.end());
  std::sort(wanted.begin(), wanted.end());
  if (written == wanted) return;
  std::string list;
  for (const std::string_view name : key.placeholders) {
    list += (list.empty() ? "{" : ", {") + std::string(name) + "}";
  }
  node.problem(list.empty() ? "may hold no placeholder" : "must hold exactly these, each once: " + list);
}

constexpr std::string_view language_names = "language_names";

// A code as the detector gives it: "es", "ceb", "zh-Hant".
bool is_language_code(std::string_view code) {
  const std::string_view letters = code.substr(0, code.find('-'));
  const bool small = std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return small && (letters.size() == 2 || letters.size() == 3);
}

void read_language_names(const JsonNode& node, Words& words) {
  bool any = false;
  const bool is_object = node.each_member([&](std::string_view code, const JsonNode& member) {
    any = true;
    if (!is_language_code(code)) return member.problem(shown(code) + " is no code of a language, such as \"es\"");
    read_line(member, words.languages[std::string(code)]);
  });
  if (is_object && !any) node.problem("must not be empty");
}

const std::vector<std::string>& page_kind_keys() {
  static const std::vector<std::string> keys = [] {
    std::vector<std::string> made;
    made.reserve(std::size(all_publisher_kinds));
    for (const PublisherKind kind : all_publisher_kinds) made.push_back(page_kind_key(to_string(kind)));
    return made;
  }();
  return keys;
}

// Of data: a band of rules/scoring.json.
bool is_band(std::string_view name) { return name.rfind(band_prefix, 0) == 0 && name.size() > band_prefix.size(); }

std::vector<WordKey> all_keys() {
  std::vector<WordKey> keys = report_word_keys();
  keys.insert(keys.end(), explanation_word_keys().begin(), explanation_word_keys().end());
  keys.insert(keys.end(), decision_word_keys().begin(), decision_word_keys().end());
  keys.insert(keys.end(), format_word_keys().begin(), format_word_keys().end());
  keys.insert(keys.end(), reference_word_keys().begin(), reference_word_keys().end());
  keys.insert(keys.end(), history_word_keys().begin(), history_word_keys().end());
  keys.insert(keys.end(), run_word_keys().begin(), run_word_keys().end());
  keys.insert(keys.end(), serve_word_keys().begin(), serve_word_keys().end());
  keys.insert(keys.end(), source_word_keys().begin(), source_word_keys().end());
  keys.insert(keys.end(), survey_word_keys().begin(), survey_word_keys().end());
  for (const std::string& key : page_kind_keys()) keys.push_back({key, {}});
  return keys;
}

}  // namespace

std::string page_kind_key(std::string_view kind) { return "page_kind_" + std::string(kind); }

const std::vector<WordKey>& word_keys() {
  static const std::vector<WordKey> keys = all_keys();
  return keys;
}

Words read_words(const NamedBytes& file, std::vector<Problem>& problems) {
  Words words;
  std::vector<std::string_view> allowed;
  for (const WordKey& key : word_keys()) allowed.push_back(key.key);
  allowed.push_back(language_names);

  read_json(file.name, file.bytes, problems, [&](const JsonNode& root) {
    const bool is_object = root.each_member([&](std::string_view name, const JsonNode& member) {
      if (name == language_names) return read_language_names(member, words);
      static const WordKey band;
      const WordKey* key = is_band(name) ? &band : find_key(name);
      if (key == nullptr) {
        const std::string_view nearest = nearest_name(name, allowed);
        return member.problem("unknown key " + shown(name) +
                              (nearest.empty() ? std::string("; rules/en/words.json has all there are")
                                               : "; did you mean " + shown(nearest) + "?"));
      }
      std::string& text = words.texts[std::string(name)];
      const std::size_t before = problems.size();
      // A separator ends with a space on purpose.
      if (name == "list_separator") {
        text = member.as_text().value_or("");
      } else {
        read_line(member, text);
      }
      if (problems.size() == before) check_placeholders(member, *key, text);
    });
    if (!is_object) return;
    for (const std::string_view name : allowed) {
      if (!root.has(name)) root.problem("needs the key " + shown(name));
    }
  });
  return words;
}

std::string language_name(const Words& words, std::string_view code) {
  const auto found = words.languages.find(code);
  if (found != words.languages.end()) return found->second;
  std::string name = say(words, "language_unnamed", {{"code", code}});
  return name.empty() ? std::string(code) : name;
}

std::string say(const Words& words, std::string_view key,
                std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  const auto found = words.texts.find(key);
  if (found == words.texts.end()) return "";
  std::string out;
  std::string_view rest = found->second;
  // One pass over the template, so that a brace in a filled value is never read as a placeholder.
  for (std::size_t open = rest.find('{'); open != rest.npos; open = rest.find('{')) {
    const std::size_t close = rest.find('}', open);
    if (close == rest.npos) break;
    out += rest.substr(0, open);
    const std::string_view name = rest.substr(open + 1, close - open - 1);
    for (const auto& [placeholder, value] : values) {
      if (placeholder == name) out += value;
    }
    rest.remove_prefix(close + 1);
  }
  return out += rest;
}

}  // namespace overclaim
