// The machine is built from its end: every piece is emitted with the index it goes on at, so splits and assertions lead
// only to smaller indexes and a single downward sweep closes a position set (check/match.cc relies on it). Covered by
// match_test.cc against a recursive oracle.
#include "rulebook/phrase_compile.h"

#include <algorithm>
#include <array>
#include <utility>

#include "rulebook/problem.h"

namespace overclaim {

namespace {

constexpr std::array<std::string_view, 4> slot_names = {"intervention", "condition", "outcome", "comparator"};

class PhraseCompiler {
 public:
  PhraseCompiler(const std::vector<CompiledClass>& classes, const Inflection& inflection, Vocabulary& vocabulary)
      : classes_(classes), inflection_(inflection), vocabulary_(vocabulary) {}

  CompiledPhrase compile(const PhraseNode& root) {
    const std::uint16_t accept = emit(PhraseOp::accept, 0);
    compiled_.program.start = emit_node(root, accept);
    find_first();
    if (compiled_.program.code.size() > max_positions) {
      report("takes more than " + std::to_string(max_positions) + " positions: write two phrases");
    }
    if (!compiled_.errors.empty()) {
      compiled_.program = {};
      PhraseInstruction nothing;
      nothing.op = PhraseOp::word;  // of no words
      compiled_.program.code.own().push_back(nothing);
      compiled_.program.first.own() = {0};
    }
    return std::move(compiled_);
  }

 private:
  // Free instructions lead only to smaller indexes, so one downward sweep sees them all.
  void find_first() {
    const Flat<PhraseInstruction>& code = compiled_.program.code;
    std::vector<bool> reached(code.size(), false);
    reached[compiled_.program.start] = true;
    for (std::size_t i = code.size(); i-- > 0;) {
      if (!reached[i]) continue;
      switch (code[i].op) {
        case PhraseOp::split:
          reached[code[i].other] = true;
          reached[code[i].next] = true;
          break;
        case PhraseOp::sentence_start:
        case PhraseOp::sentence_end:
        case PhraseOp::block_start:
        case PhraseOp::block_end:
          reached[code[i].next] = true;
          break;
        case PhraseOp::word:
        case PhraseOp::mark:
        case PhraseOp::term:
          compiled_.program.first.own().push_back(static_cast<std::uint16_t>(i));
          break;
        default:
          compiled_.program.first.own().push_back(static_cast<std::uint16_t>(i));
          compiled_.program.begins_anywhere = true;
      }
    }
  }

  std::uint16_t emit(PhraseOp op, std::uint16_t next) {
    PhraseInstruction instruction;
    instruction.op = op;
    instruction.next = next;
    return emit(instruction);
  }

  std::uint16_t emit(const PhraseInstruction& instruction) {
    std::vector<PhraseInstruction>& code = compiled_.program.code.own();
    if (code.size() <= max_positions) code.push_back(instruction);
    return static_cast<std::uint16_t>(code.size() - 1);
  }

  std::uint16_t emit_split(std::uint16_t next, std::uint16_t other) {
    PhraseInstruction split;
    split.op = PhraseOp::split;
    split.next = next;
    split.other = other;
    return emit(split);
  }

  std::uint16_t emit_node(const PhraseNode& node, std::uint16_t next) {
    switch (node.kind) {
      case PhraseKind::sequence:
        for (std::size_t i = node.children.size(); i-- > 0;) next = emit_node(node.children[i], next);
        return next;
      case PhraseKind::choice:
        return emit_choice(node, next);
      case PhraseKind::word:
        return emit_words({&node}, next);
      case PhraseKind::exact: {
        PhraseInstruction exact;
        exact.op = PhraseOp::exact;
        exact.next = next;
        exact.text = intern_text(node.text);
        return emit(exact);
      }
      case PhraseKind::mark: {
        PhraseInstruction mark;
        mark.op = PhraseOp::mark;
        mark.next = next;
        set_words(mark, {vocabulary_.intern(node.text)});
        return emit(mark);
      }
      case PhraseKind::classes:
        return emit_classes({&node}, next);
      case PhraseKind::gap:
        return emit_gap(node.gap, next);
      case PhraseKind::step:
        compiled_.program.has_step = true;
        return emit(PhraseOp::step, next);
      case PhraseKind::sentence_start:
        return emit(PhraseOp::sentence_start, next);
      case PhraseKind::sentence_end:
        return emit(PhraseOp::sentence_end, next);
      case PhraseKind::block_start:
        return emit(PhraseOp::block_start, next);
      case PhraseKind::block_end:
        return emit(PhraseOp::block_end, next);
    }
    return next;
  }

  void set_words(PhraseInstruction& instruction, const std::vector<WordId>& words) {
    std::vector<WordId>& all = compiled_.program.words.own();
    instruction.begin = static_cast<std::uint32_t>(all.size());
    all.insert(all.end(), words.begin(), words.end());
    instruction.end = static_cast<std::uint32_t>(all.size());
  }

  // What PhraseInstruction::text holds for a text.
  std::uint16_t intern_text(const std::string& text) {
    std::vector<std::string>& texts = compiled_.program.texts;
    const auto found = std::find(texts.begin(), texts.end(), text);
    const auto index = static_cast<std::uint16_t>(found - texts.begin() + 1);
    if (found == texts.end()) texts.push_back(text);
    return index;
  }

  // The node itself, or the only one in it.
  static const PhraseNode& bare(const PhraseNode& node) {
    const PhraseNode* bare = &node;
    while (bare->kind == PhraseKind::sequence && bare->children.size() == 1) bare = &bare->children[0];
    return *bare;
  }

  // All single words are one instruction, and so are all classes: "(no|zero|not a|{risk})" has three alternatives.
  std::uint16_t emit_choice(const PhraseNode& node, std::uint16_t next) {
    std::vector<const PhraseNode*> words, classes;
    std::vector<std::uint16_t> entries;
    for (const PhraseNode& child : node.children) {
      const PhraseNode& alternative = bare(child);
      const auto sends = [](const ClassReference& reference) { return !reference.slot.empty(); };
      if (alternative.kind == PhraseKind::word) {
        words.push_back(&alternative);
      } else if (alternative.kind == PhraseKind::classes &&
                 std::none_of(alternative.classes.begin(), alternative.classes.end(), sends)) {
        classes.push_back(&alternative);
      } else {
        entries.push_back(emit_node(alternative, next));
      }
    }
    if (!words.empty()) entries.push_back(emit_words(words, next));
    if (!classes.empty()) entries.push_back(emit_classes(classes, next));
    if (node.optional) entries.push_back(next);
    std::uint16_t entry = entries.back();
    for (std::size_t i = entries.size() - 1; i > 0; --i) entry = emit_split(entries[i - 1], entry);
    return entry;
  }

  std::uint16_t emit_words(const std::vector<const PhraseNode*>& nodes, std::uint16_t next) {
    PhraseInstruction word;
    word.op = PhraseOp::word;
    word.next = next;
    std::vector<WordId> words;
    for (const PhraseNode* node : nodes) {
      if (!node->inflected) {
        words.push_back(vocabulary_.intern(node->text));
        continue;
      }
      for (const std::string& form : forms_of(node->text, inflection_)) words.push_back(vocabulary_.intern(form));
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    set_words(word, words);
    return emit(word);
  }

  std::uint16_t emit_classes(const std::vector<const PhraseNode*>& nodes, std::uint16_t next) {
    PhraseInstruction term;
    term.op = PhraseOp::term;
    term.next = next;
    term.begin = static_cast<std::uint32_t>(compiled_.program.classes.size());
    for (const PhraseNode* node : nodes) {
      for (const ClassReference& reference : node->classes) add_class(reference, term);
    }
    term.end = static_cast<std::uint32_t>(compiled_.program.classes.size());
    return emit(term);
  }

  void add_class(const ClassReference& reference, PhraseInstruction& term) {
    const auto found = std::find_if(classes_.begin(), classes_.end(),
                                    [&](const CompiledClass& known) { return known.name == reference.name; });
    if (found == classes_.end()) {
      if (compiled_.errors.size() < max_errors) {  // each looks at all classes
        report("unknown class {" + reference.name + "}" + classes_like(reference.name));
      }
      return;
    }
    if (!reference.slot.empty() && !is_slot(reference.slot)) {
      report("unknown slot '" + reference.slot + "'; allowed: intervention, condition, outcome, comparator");
    }
    const auto index = static_cast<std::uint16_t>(found - classes_.begin());
    compiled_.program.classes.own().push_back(index);
    if (!reference.slot.empty()) {
      term.text = intern_text(reference.slot);
    } else if (!found->slot.empty()) {
      compiled_.program.class_uses.push_back({index, found->slot});
    }
  }

  static constexpr std::size_t max_errors = 3;  // told of one phrase

  void report(std::string error) {
    if (compiled_.errors.size() < max_errors) compiled_.errors.push_back(std::move(error));
  }

  // A rulebook may have a thousand classes, and a thousand phrases may ask for others.
  std::string classes_like(std::string_view name) const {
    constexpr std::size_t most = 20;
    std::vector<std::string_view> names;
    for (const CompiledClass& known : classes_) names.push_back(known.name);
    const std::string_view nearest = nearest_name(name, names);
    if (!nearest.empty()) return "; did you mean {" + std::string(nearest) + "}?";
    const std::size_t more = names.size() - std::min(names.size(), most);
    names.resize(names.size() - more);
    return "; known classes: " + joined(names) + (more == 0 ? "" : " and " + std::to_string(more) + " more");
  }

  // Zero to `words` words; before, between and behind them one mark each that a gap may pass.
  std::uint16_t emit_gap(int words, std::uint16_t next) {
    std::uint16_t entry = emit_split(next, emit(PhraseOp::gap_mark, next));
    for (int i = 0; i < words; ++i) {
      const std::uint16_t word = emit(PhraseOp::gap_word, entry);
      const std::uint16_t without_mark = emit_split(next, word);
      entry = emit_split(without_mark, emit(PhraseOp::gap_mark, without_mark));
    }
    return entry;
  }

  const std::vector<CompiledClass>& classes_;
  const Inflection& inflection_;
  Vocabulary& vocabulary_;
  CompiledPhrase compiled_;
};

}  // namespace

bool is_slot(std::string_view name) {
  return std::find(slot_names.begin(), slot_names.end(), name) != slot_names.end();
}

CompiledPhrase compile_phrase(const PhraseNode& root, const std::vector<CompiledClass>& classes,
                              const Inflection& inflection, Vocabulary& vocabulary) {
  return PhraseCompiler(classes, inflection, vocabulary).compile(root);
}

}  // namespace overclaim
