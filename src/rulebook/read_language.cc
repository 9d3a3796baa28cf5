// rules/<lang>/language.json. Words are folded here, once, so that people may write "Dr." and the program compares
// "dr."; asking people for folded words was not taken. Covered by tests/broken_rulebooks_test.cc.
#include "rulebook/rulebook_limits.h"
#include "rulebook/source_files.h"
#include "text/fold.h"

namespace overclaim {

namespace {

void read_folded(const JsonNode& node, std::string& out) {
  read_line(node, out);
  out = fold_word(out);
}

void read_folded_or_nothing(const JsonNode& node, std::string& out) {
  read_line_or_nothing(node, out);
  out = fold_word(out);
}

const auto folded_list = list_of(read_folded);

// `read`, and a problem where more came of it.
template <typename Read>
auto at_most(std::size_t most, Read read) {
  return [most, read](const JsonNode& node, auto& out) {
    read(node, out);
    if (out.size() > most) {
      node.problem("has " + std::to_string(out.size()) + " entries; at most " + std::to_string(most) + " are allowed");
    }
  };
}

// What is put on a word, or stands in its place. Each is made for every word that carries '~'.
void read_form(const JsonNode& node, std::string& out) {
  read_folded(node, out);
  if (out.size() > max_word_form) node.problem("is longer than " + std::to_string(max_word_form) + " bytes");
}

const auto forms = at_most(max_word_forms, list_of(read_form, 1));

// An object of folded words and what `read` makes of their values.
template <typename Read>
auto words_to(Read read) {
  return [read](const JsonNode& node, auto& out) {
    out.clear();
    node.each_member([&](std::string_view key, const JsonNode& member) {
      const std::string word = fold_word(key);
      if (word.empty()) return member.problem("a word must not be empty");
      if (out.count(word) > 0) return member.problem("stands twice: folded, the word is " + shown(word));
      read(member, out[word]);
    });
  };
}

void read_value(const JsonNode& node, double& out) { out = node.as_number(0, 1e15).value_or(out); }

void read_contraction(const JsonNode& node, Contraction& contraction) {
  read_object(node, {required_key("written", contraction.written, folded_list),
                     required_key("read", contraction.read, folded_list)});
  if (!node.has("written") || !node.has("read")) return;
  if (contraction.written.size() != 2 || contraction.read.size() != 2) {
    node.problem("\"written\" and \"read\" must have two parts each, like [\"*\", \"n't\"] and [\"*\", \"not\"]");
  } else if ((contraction.written[0] == "*") != (contraction.read[0] == "*")) {
    node.problem("a head of \"*\" is read as it is written: it must stand in both or in neither");
  } else if (contraction.written[1] == "*" || contraction.read[1] == "*") {
    node.problem("\"*\" may stand only for the head, the first of the two parts");
  }
}

void read_inflection_rule(const JsonNode& node, InflectionRule& rule) {
  read_object(node, {required_key("ending", rule.ending, read_folded_or_nothing),
                     required_key("drop", rule.drop, whole_number(0, 10)), required_key("add", rule.add, forms)});
  if (static_cast<std::size_t>(rule.drop) > rule.ending.size() && node.has("ending")) {
    node.problem("takes off more letters than the ending " + shown(rule.ending) + " has", "/drop");
  }
}

// The first rule a word fits decides, so a rule behind one with a shorter or equal ending is never reached. Quadratic,
// so asked within the limit only.
void check_order(const JsonNode& node, const std::vector<InflectionRule>& rules) {
  for (std::size_t later = 1; later < rules.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (!rules[later].ending.ends_with(rules[earlier].ending)) continue;
      node.problem("is never reached: rule " + std::to_string(earlier) + ", " + shown(rules[earlier].ending) +
                       ", takes every word that ends so; put the longer ending first",
                   "/" + std::to_string(later) + "/ending");
      break;
    }
  }
}

void read_inflection_rules(const JsonNode& node, std::vector<InflectionRule>& rules) {
  bool has_endings = true;
  const auto read_rule = [&](const JsonNode& entry, InflectionRule& rule) {
    read_inflection_rule(entry, rule);
    has_endings = has_endings && entry.has("ending");
  };
  at_most(max_inflection_rules, list_of(read_rule))(node, rules);
  if (has_endings && rules.size() <= max_inflection_rules) check_order(node, rules);
}

void read_inflection(const JsonNode& node, Inflection& inflection) {
  read_object(node, {required_key("rules", inflection.rules, read_inflection_rules),
                     optional_key("irregular", inflection.irregular, words_to(forms))});
}

void read_numbers(const JsonNode& node, NumberWords& numbers) {
  read_object(node,
              {optional_key("values", numbers.values, words_to(read_value)),
               optional_key("multipliers", numbers.multipliers, words_to(read_value)),
               optional_key("joiners", numbers.joiners, folded_list),
               optional_key("percent", numbers.percent, folded_list), optional_key("ratio", numbers.ratio, folded_list),
               optional_key("ratio_fillers", numbers.ratio_fillers, folded_list),
               optional_key("currency_signs", numbers.currency_signs, folded_list),
               optional_key("currency_words", numbers.currency_words, folded_list),
               optional_key("months", numbers.months, folded_list),
               optional_key("duration_units", numbers.duration_units, folded_list)});
}

}  // namespace

void read_language(const JsonNode& node, std::string_view code, LanguageFile& file) {
  Language& language = file.language;
  const auto read_code = [code](const JsonNode& member, std::string& out) {
    read_line(member, out);
    if (!out.empty() && out != code) {
      member.problem("must be the name of the folder, " + shown(code) + ", is " + shown(out));
    }
  };
  read_object(
      node,
      {required_key("code", language.code, read_code),
       optional_key("abbreviations", language.abbreviations, folded_list),
       optional_key("openers", language.openers, folded_list),
       optional_key("contractions", language.contractions, at_most(max_contractions, list_of(read_contraction))),
       optional_key("prefixes", language.prefixes, folded_list),
       optional_key("question_labels", language.question_labels, folded_list),
       optional_key("answer_labels", language.answer_labels, folded_list),
       optional_key("reference_headings", language.reference_headings, folded_list),
       optional_key("open_words", language.open_words, folded_list),
       optional_key("function_words", language.function_words, folded_list),
       optional_key("answer_words", language.answer_words, folded_list),
       optional_key("furniture", language.furniture, folded_list),
       optional_key("inflection", file.inflection, read_inflection),
       optional_key("numbers", file.numbers, read_numbers), optional_key("never_say", file.never_say, folded_list),
       optional_key("search_claims", file.search_claims, folded_list)});
}

}  // namespace overclaim
