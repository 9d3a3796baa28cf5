// A name is a phrase; its forms are the words it can stand for. The term index was not asked: it is a tree of word
// numbers for finding names in a text, and does not keep which form was written first. Covered by
// tests/term_names_test.cc.
#include "rulebook/term_names.h"

#include <algorithm>
#include <set>

#include "rulebook/phrase.h"

namespace overclaim {
namespace {

constexpr std::size_t names_of_class = 3;  // a class in a name: that many of its names
constexpr std::size_t forms_of_phrase = 400;

class Writer {
 public:
  explicit Writer(const Rulebook& rulebook) : rulebook_(rulebook) {}

  // The shortest first.
  std::vector<std::string> forms(const PhraseNode& node) const {
    switch (node.kind) {
      case PhraseKind::sequence:
        return in_order(node.children);
      case PhraseKind::choice: {
        std::vector<std::string> all;
        if (node.optional) all.emplace_back();
        for (const PhraseNode& child : node.children) append(forms(child), all);
        return all;
      }
      case PhraseKind::word: {
        std::vector<std::string> all = {node.text};
        if (!node.inflected) return all;
        for (std::string& form : forms_of(node.text, rulebook_.inflection)) {
          if (form != node.text) all.push_back(std::move(form));
        }
        return all;
      }
      case PhraseKind::exact:
      case PhraseKind::mark:
        return {node.text};
      case PhraseKind::classes:
        return names_of_classes(node.classes);
      default:
        return {""};
    }
  }

 private:
  static void append(std::vector<std::string> some, std::vector<std::string>& all) {
    for (std::string& text : some) {
      if (all.size() < forms_of_phrase) all.push_back(std::move(text));
    }
  }

  // Every form of the first with every form of the second, and so on; the last part changes first.
  std::vector<std::string> in_order(const std::vector<PhraseNode>& parts) const {
    std::vector<std::string> all = {""};
    for (const PhraseNode& part : parts) {
      const std::vector<std::string> next = forms(part);
      std::vector<std::string> joined;
      for (const std::string& before : all) {
        for (const std::string& after : next) {
          if (joined.size() == forms_of_phrase) break;
          joined.push_back(before.empty() || after.empty() ? before + after : before + " " + after);
        }
      }
      all = std::move(joined);
    }
    return all;
  }

  std::vector<std::string> names_of_classes(const std::vector<ClassReference>& references) const {
    std::vector<std::string> all;
    for (const ClassReference& reference : references) {
      const auto found = std::find_if(rulebook_.classes.begin(), rulebook_.classes.end(),
                                      [&](const CompiledClass& one) { return one.name == reference.name; });
      if (found == rulebook_.classes.end()) continue;
      const std::size_t before = all.size();
      for (std::size_t term = 0; term < found->has_term.size(); ++term) {
        if (!found->has_term[term]) continue;
        for (const std::string& name : rulebook_.terms[term].names) {
          append(forms(parse_phrase(name, rulebook_.language).root), all);
          if (all.size() >= before + names_of_class) break;
        }
        if (all.size() >= before + names_of_class) break;
      }
      all.resize(std::min(all.size(), before + names_of_class));
    }
    return all;
  }

  const Rulebook& rulebook_;
};

}  // namespace

const CompiledTerm* find_term(const Rulebook& rulebook, std::string_view id) {
  const auto found = std::find_if(rulebook.terms.begin(), rulebook.terms.end(),
                                  [&](const CompiledTerm& term) { return term.id == id; });
  return found == rulebook.terms.end() ? nullptr : &*found;
}

std::vector<std::string> names_of(const CompiledTerm& term, const Rulebook& rulebook, std::size_t most) {
  const Writer writer(rulebook);
  std::vector<std::vector<std::string>> forms;
  for (const std::string& name : term.names) {
    forms.push_back(writer.forms(parse_phrase(name, rulebook.language).root));
  }
  std::vector<std::string> all;
  std::set<std::string> seen = {""};
  const auto add = [&](const std::string& form) {
    if (all.size() < most && seen.insert(form).second) all.push_back(form);
  };
  for (const std::vector<std::string>& of_name : forms) {
    if (!of_name.empty()) add(of_name.front());
  }
  for (const std::vector<std::string>& of_name : forms) {
    for (const std::string& form : of_name) add(form);
  }
  return all;
}

std::string term_label(const Rulebook& rulebook, std::string_view id) {
  const CompiledTerm* term = find_term(rulebook, id);
  const std::vector<std::string> names = term == nullptr ? std::vector<std::string>() : names_of(*term, rulebook, 1);
  return names.empty() ? std::string(id) : names.front();
}

bool is_kind_of(const Rulebook& rulebook, std::string_view id, std::string_view broader) {
  for (const CompiledTerm* term = find_term(rulebook, id); term != nullptr; term = find_term(rulebook, term->broader)) {
    if (term->id == broader) return true;
  }
  return id == broader;
}

}  // namespace overclaim
