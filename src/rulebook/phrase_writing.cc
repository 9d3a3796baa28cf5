// Written from the tree, because the tree is what one element is taken out of; keeping the place of each element in the
// written phrase was not taken: every user of the tree would carry it. Covered by tests/near_match_test.cc.
#include "rulebook/phrase_writing.h"

#include <algorithm>

namespace overclaim {

namespace {

template <typename Write>
std::string list_of(const PhraseNode& node, std::string_view between, const Write& write) {
  std::string out;
  for (const PhraseNode& child : node.children) {
    const std::string text = write(child);
    if (text.empty()) continue;
    out += (out.empty() ? "" : std::string(between)) + text;
  }
  return out;
}

// The shortest way to say a part of a name: of alternatives the first, and nothing that may be left out.
std::string shortest(const PhraseNode& node) {
  switch (node.kind) {
    case PhraseKind::sequence:
      return list_of(node, " ", shortest);
    case PhraseKind::choice:
      return node.optional || node.children.empty() ? "" : shortest(node.children.front());
    case PhraseKind::word:
    case PhraseKind::exact:
    case PhraseKind::mark:
      return node.text;
    default:
      return "";
  }
}

// Adds the ways a name begins to differ: each alternative of a name that is nothing but alternatives, else the
// shortest.
void add_ways(const PhraseNode& root, std::vector<std::string>& names) {
  const bool alternatives = root.children.size() == 1 && root.children.front().kind == PhraseKind::choice;
  if (!alternatives) return names.push_back(shortest(root));
  for (const PhraseNode& way : root.children.front().children) names.push_back(shortest(way));
}

// Some names of the classes, shared out among them, each cut down to plain words.
std::string names_of(const PhraseNode& node, const Rulebook& rulebook, std::size_t limit) {
  std::vector<std::vector<std::string>> by_class;
  for (const ClassReference& reference : node.classes) {
    for (std::size_t c = 0; c < rulebook.classes.size(); ++c) {
      const CompiledClass& known = rulebook.classes[c];
      if (known.name != reference.name) continue;
      std::vector<std::string>& names = by_class.emplace_back();
      if (c < builtin_class_count) names.push_back(known.name);
      for (std::size_t t = builtin_class_count; t < known.has_term.size(); ++t) {
        if (!known.has_term[t]) continue;
        for (const std::string& name : rulebook.terms[t].names) {
          if (name.find('{') == name.npos) add_ways(parse_phrase(name, rulebook.language).root, names);
        }
      }
    }
  }
  std::vector<std::string> chosen;
  std::size_t all = 0;
  for (const auto& names : by_class) all += names.size();
  for (std::size_t i = 0; chosen.size() < std::min(limit, all); ++i) {
    for (const auto& names : by_class) {
      if (i < names.size() && chosen.size() < limit) chosen.push_back(names[i]);
    }
  }
  if (chosen.empty()) return "...";
  std::string out;
  for (const std::string& name : chosen) out += (out.empty() ? "" : " / ") + name;
  return out + (all > chosen.size() ? " / ..." : "");
}

}  // namespace

std::string written(const PhraseNode& node) {
  switch (node.kind) {
    case PhraseKind::sequence:
      return list_of(node, " ", written);
    case PhraseKind::choice:
      return (node.optional ? "[" : "(") + list_of(node, "|", written) + (node.optional ? "]" : ")");
    case PhraseKind::word:
      return node.text + (node.inflected ? "~" : "");
    case PhraseKind::exact:
      return "\"" + node.text + "\"";
    case PhraseKind::mark:
      return node.text;
    case PhraseKind::classes: {
      std::string out;
      for (const ClassReference& reference : node.classes) {
        out += (out.empty() ? "" : "|") + reference.name + (reference.slot.empty() ? "" : ">" + reference.slot);
      }
      return "{" + out + "}";
    }
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
  }
  return "";
}

std::string in_words(const PhraseNode& node, const Rulebook& rulebook, std::size_t names) {
  const auto write = [&](const PhraseNode& child) { return in_words(child, rulebook, names); };
  switch (node.kind) {
    case PhraseKind::sequence:
      return list_of(node, " ", write);
    case PhraseKind::choice: {
      const std::string list = list_of(node, " / ", write);
      return node.optional ? "(" + list + ")" : "[" + list + "]";
    }
    case PhraseKind::word:
    case PhraseKind::exact:
    case PhraseKind::mark:
      return node.text;
    case PhraseKind::classes:
      return "[" + names_of(node, rulebook, names) + "]";
    case PhraseKind::gap:
      return "...";
    case PhraseKind::step:
      return ">";
    case PhraseKind::sentence_start:
    case PhraseKind::sentence_end:
    case PhraseKind::block_start:
    case PhraseKind::block_end:
      return "";
  }
  return "";
}

}  // namespace overclaim
