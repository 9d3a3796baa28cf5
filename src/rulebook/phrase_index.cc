// The anchors come from the tree, not from the machine: in the tree an element that cannot be left out is a child of a
// sequence, in the machine it would have to be found as a dominator. Covered by phrase_index_test.cc, which compares
// findings with and without the index.
#include "rulebook/phrase_index.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>

#include "rulebook/rulebook.h"

namespace overclaim {
namespace {

struct Anchors {
  std::vector<WordId> words;
  std::vector<std::uint16_t> classes;
  double cost = 0;  // how often a sentence is tried because of them, in no unit
};

// Numbers have no names to count; a page has about as many as it has commas.
constexpr double builtin_class_cost = 400;

bool is_ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<signed char>(c) < 0;
}

// Calls use(word) for every run of letters and every other sign of an example, in lower case: exact enough to tell
// rare words from frequent ones.
template <typename Use>
void for_each_rough_word(std::string_view text, const Use& use) {
  std::string word;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : ' ';
    if (is_ascii_letter_or_digit(c)) {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      continue;
    }
    if (!word.empty()) use(std::string_view(word));
    word.clear();
    if (c != ' ' && at < text.size()) use(std::string_view(&text[at], 1));
  }
}

}  // namespace

class PhraseIndexBuilder {
 public:
  explicit PhraseIndexBuilder(const Rulebook& rulebook) : rulebook_(rulebook), counts_(rulebook.vocabulary.size() + 1) {
    count_words();
    weigh_classes();
  }

  PhraseIndex build(std::span<const PhraseNode> roots, std::span<const PhraseProgram* const> programs) {
    std::vector<std::vector<Anchors>> anchors;  // by program, the rarest first
    for (const PhraseNode& root : roots) anchors.push_back(elements_of(root));
    PhraseIndex index;
    index.size_ = roots.size();
    for (std::size_t layer = 0; layer < PhraseIndex::layers; ++layer) index.layers_[layer] = layer_of(anchors, layer);
    index.begins_ = begins_of(programs);
    return index;
  }

 private:
  PhraseIndex::Layer begins_of(std::span<const PhraseProgram* const> programs) const {
    std::vector<std::vector<ProgramId>> by_word(counts_.size()), by_term(rulebook_.terms.size());
    for (ProgramId id = 0; id < programs.size(); ++id) {
      if (programs[id] == nullptr || programs[id]->begins_anywhere) continue;
      const PhraseProgram& program = *programs[id];
      for (const std::uint16_t i : program.first) {
        const PhraseInstruction& instruction = program.code[i];
        for (const WordId word : words_in(program, instruction)) add(by_word[word], id);
        for (const std::uint16_t c : classes_in(program, instruction)) {
          for (std::size_t t = 0; t < by_term.size(); ++t) {
            if (rulebook_.classes[c].has_term[t]) add(by_term[t], id);
          }
        }
      }
    }
    return {rows_of(by_word), rows_of(by_term), {}};
  }
  static std::span<const WordId> words_in(const PhraseProgram& program, const PhraseInstruction& instruction) {
    if (instruction.op == PhraseOp::term) return {};
    return words_of(program, instruction);
  }
  static std::span<const std::uint16_t> classes_in(const PhraseProgram& program, const PhraseInstruction& instruction) {
    if (instruction.op != PhraseOp::term) return {};
    return classes_of(program, instruction);
  }

  PhraseIndex::Layer layer_of(const std::vector<std::vector<Anchors>>& anchors, std::size_t layer) const {
    PhraseIndex::Layer built;
    std::vector<std::vector<ProgramId>> by_word(counts_.size()), by_term(rulebook_.terms.size());
    for (ProgramId id = 0; id < anchors.size(); ++id) {
      if (layer >= anchors[id].size()) {
        built.everywhere.own().push_back(id);
        continue;
      }
      for (const WordId word : anchors[id][layer].words) add(by_word[word], id);
      for (const std::uint16_t c : anchors[id][layer].classes) {
        for (std::size_t t = 0; t < by_term.size(); ++t) {
          if (rulebook_.classes[c].has_term[t]) add(by_term[t], id);
        }
      }
    }
    built.by_word = rows_of(by_word);
    built.by_term = rows_of(by_term);
    return built;
  }

  // The anchors of every element of a phrase that cannot be left out.
  std::vector<Anchors> elements_of(const PhraseNode& root) const {
    std::vector<Anchors> elements;
    for (const PhraseNode& element : root.children) {
      if (std::optional<Anchors> anchors = anchors_of(element)) elements.push_back(*std::move(anchors));
    }
    std::stable_sort(elements.begin(), elements.end(),
                     [](const Anchors& a, const Anchors& b) { return a.cost < b.cost; });
    return elements;
  }

  static void add(std::vector<ProgramId>& row, ProgramId id) {
    if (row.empty() || row.back() != id) row.push_back(id);
  }

  static PhraseIndex::Rows rows_of(const std::vector<std::vector<ProgramId>>& lists) {
    PhraseIndex::Rows rows;
    std::vector<std::uint32_t>& begins = rows.begins.own();
    std::vector<ProgramId>& programs = rows.programs.own();
    for (const std::vector<ProgramId>& list : lists) {
      begins.push_back(static_cast<std::uint32_t>(programs.size()));
      programs.insert(programs.end(), list.begin(), list.end());
    }
    begins.push_back(static_cast<std::uint32_t>(programs.size()));
    return rows;
  }

  void count_words() {
    const auto count = [&](const std::vector<std::string>& texts) {
      for (const std::string& text : texts) {
        for_each_rough_word(text, [&](std::string_view word) { ++counts_[rulebook_.vocabulary.find(word)]; });
      }
    };
    for (const CompiledRule& rule : rulebook_.rules) {
      count(rule.rule.examples.match);
      count(rule.rule.examples.clear);
      count(rule.rule.examples.none);
    }
  }

  double cost_of(WordId word) const { return 1 + counts_[word]; }

  // A name is found about as often as its rarest word stands somewhere.
  void weigh_classes() {
    std::vector<double> by_term(rulebook_.terms.size(), 0);
    for (std::size_t t = 0; t < rulebook_.terms.size(); ++t) {
      for (const std::string& name : rulebook_.terms[t].names) {
        double rarest = std::numeric_limits<double>::max();
        for_each_rough_word(name, [&](std::string_view word) {
          const WordId id = rulebook_.vocabulary.find(word);
          if (id != unknown_word) rarest = std::min(rarest, cost_of(id));
        });
        by_term[t] += rarest == std::numeric_limits<double>::max() ? 1 : rarest;
      }
    }
    for (const CompiledClass& weighed : rulebook_.classes) {
      double cost = 0;
      for (std::size_t t = 0; t < weighed.has_term.size(); ++t) {
        if (weighed.has_term[t]) cost += t < builtin_class_count ? builtin_class_cost : by_term[t];
      }
      class_costs_.push_back(cost);
    }
  }

  // Nothing where the node can be passed without a word or name.
  std::optional<Anchors> anchors_of(const PhraseNode& node) const {
    switch (node.kind) {
      case PhraseKind::sequence:
        return rarest_of(node.children);
      case PhraseKind::choice:
        return node.optional ? std::nullopt : all_of(node.children);
      case PhraseKind::word:
        return of_words(node.inflected ? forms_of(node.text, rulebook_.inflection)
                                       : std::vector<std::string>{node.text});
      case PhraseKind::mark:
        return of_words({node.text});
      case PhraseKind::classes:
        return of_classes(node);
      default:
        // An exact word has a folded form too, but one that only the page's own cutting tells for sure.
        return std::nullopt;
    }
  }

  std::optional<Anchors> rarest_of(const std::vector<PhraseNode>& elements) const {
    std::optional<Anchors> rarest;
    for (const PhraseNode& element : elements) {
      std::optional<Anchors> anchors = anchors_of(element);
      if (anchors && (!rarest || anchors->cost < rarest->cost)) rarest = std::move(anchors);
    }
    return rarest;
  }

  std::optional<Anchors> all_of(const std::vector<PhraseNode>& alternatives) const {
    Anchors all;
    for (const PhraseNode& alternative : alternatives) {
      const std::optional<Anchors> anchors = anchors_of(alternative);
      if (!anchors) return std::nullopt;
      all.words.insert(all.words.end(), anchors->words.begin(), anchors->words.end());
      all.classes.insert(all.classes.end(), anchors->classes.begin(), anchors->classes.end());
      all.cost += anchors->cost;
    }
    return all;
  }

  std::optional<Anchors> of_words(const std::vector<std::string>& words) const {
    Anchors anchors;
    for (const std::string& word : words) {
      const WordId id = rulebook_.vocabulary.find(word);
      if (id == unknown_word) continue;  // then it stands on no page either
      anchors.words.push_back(id);
      anchors.cost += cost_of(id);
    }
    return anchors;
  }

  std::optional<Anchors> of_classes(const PhraseNode& node) const {
    Anchors anchors;
    for (const ClassReference& reference : node.classes) {
      for (std::size_t c = 0; c < rulebook_.classes.size(); ++c) {
        if (rulebook_.classes[c].name != reference.name) continue;
        anchors.classes.push_back(static_cast<std::uint16_t>(c));
        anchors.cost += class_costs_[c];
      }
    }
    return anchors;
  }

  const Rulebook& rulebook_;
  std::vector<std::uint32_t> counts_;  // by WordId
  std::vector<double> class_costs_;    // by class
};

PhraseIndex index_phrases(std::span<const PhraseNode> roots, std::span<const PhraseProgram* const> programs,
                          const Rulebook& rulebook) {
  return PhraseIndexBuilder(rulebook).build(roots, programs);
}

}  // namespace overclaim
