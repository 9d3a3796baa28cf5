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

// Some names of the classes, each cut down to plain words.
std::string names_of(const PhraseNode& node, const Rulebook& rulebook, std::size_t limit) {
  std::vector<std::string> names;
  std::size_t all = 0;
  for (const ClassReference& reference : node.classes) {
    for (std::size_t c = 0; c < rulebook.classes.size(); ++c) {
      const CompiledClass& known = rulebook.classes[c];
      if (known.name != reference.name) continue;
      if (c < builtin_class_count) names.push_back(known.name);
      for (std::size_t t = builtin_class_count; t < known.has_term.size(); ++t) {
        if (!known.has_term[t]) continue;
        for (const std::string& name : rulebook.terms[t].names) {
          ++all;
          // Names that are themselves built from classes would not end.
          if (names.size() >= limit || name.find('{') != name.npos) continue;
          names.push_back(in_words(parse_phrase(name, rulebook.language).root, rulebook, limit));
        }
      }
    }
  }
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : " / ") + name;
  if (all > names.size()) out += " / ...";
  return "[" + out + "]";
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
      if (node.optional) return "(" + list + ")";
      return node.children.size() > 1 ? "[" + list + "]" : list;
    }
    case PhraseKind::word:
    case PhraseKind::exact:
    case PhraseKind::mark:
      return node.text;
    case PhraseKind::classes:
      return names_of(node, rulebook, names);
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
