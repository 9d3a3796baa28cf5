// Classes first, then names, then cues and rules, each phrase where it stands. Covered by compile_test.cc.
#include "rulebook/compile.h"

#include <algorithm>

#include "rulebook/json_reader.h"
#include "rulebook/name_expansion.h"
#include "rulebook/phrase_compile.h"
#include "rulebook/rulebook_limits.h"

namespace overclaim {

namespace {

constexpr std::string_view builtin_names[builtin_class_count] = {"number", "percent", "ratio",
                                                                 "money",  "date",    "duration"};

// Whether the whole is within its limits; else one problem for each that is not, at the part that goes over it.
class SizeCheck {
 public:
  explicit SizeCheck(std::vector<Problem>& problems) : problems_(problems) {}

  bool holds(const RulebookSource& source, const SourcePlaces& places) {
    for (const Place& place : places.classes) classes_.add(1, place, problems_);
    add_all(source.cues, places.cues);
    for (std::size_t i = 0; i < source.rules.size(); ++i) {
      phrases_.add(source.rules[i].phrases.size() + source.rules[i].unless.size(), places.rules[i], problems_);
      regexes_.add(source.rules[i].regexes.size(), places.rules[i], problems_);
    }
    add_all(source.signals, places.signals);
    add_all(source.disclaimers, places.disclaimers);
    add_all(source.replacements, places.replacements);
    add_all(source.steering, places.steering);
    add_all(source.citation_phrases, places.citation_phrases);
    for (std::size_t i = 0; i < source.checklist_signs.size(); ++i) {
      const ChecklistSign& sign = source.checklist_signs[i];
      phrases_.add(sign.phrases.size() + sign.unless.size(), places.checklist_signs[i], problems_);
    }
    return classes_.holds() && phrases_.holds() && regexes_.holds();
  }

 private:
  struct Count {
    std::string_view of;
    std::size_t most = 0, found = 0;
    bool holds() const { return found <= most; }
    void add(std::size_t more, const Place& place, std::vector<Problem>& problems) {
      const bool held = holds();
      found += more;
      if (!held || holds()) return;
      problems.push_back({place.file, place.pointer,
                          "with this the rulebook has more than " + std::to_string(most) + " " + std::string(of) +
                              ", which is the most there may be"});
    }
  };

  template <typename Part>
  void add_all(const std::vector<Part>& parts, const std::vector<Place>& places) {
    for (std::size_t i = 0; i < parts.size(); ++i) phrases_.add(parts[i].phrases.size(), places[i], problems_);
  }

  std::vector<Problem>& problems_;
  Count classes_{"classes", max_rulebook_classes}, phrases_{"phrases", max_rulebook_phrases},
      regexes_{"regexes", max_rulebook_regexes};
};

void add_classes(const RulebookSource& source, const SourcePlaces& places, Rulebook& rulebook,
                 std::vector<Problem>& problems) {
  for (std::uint16_t i = 0; i < builtin_class_count; ++i) {
    CompiledClass builtin;
    builtin.name = builtin_names[i];
    builtin.has_term.assign(builtin_class_count, false);
    builtin.has_term[i] = true;
    rulebook.classes.push_back(std::move(builtin));
    rulebook.terms.push_back({std::string(builtin_names[i]), "", {}, {}});
  }
  for (std::size_t i = 0; i < source.classes.size(); ++i) {
    const TermClass& term_class = source.classes[i];
    const Place& place = places.classes[i];
    for (const CompiledClass& known : rulebook.classes) {
      if (known.name == term_class.name) {
        problems.push_back({place.file, place.pointer + "/class", "class '" + term_class.name + "' is there already"});
      }
    }
    if (!term_class.slot.empty() && !is_slot(term_class.slot)) {
      problems.push_back(
          {place.file, place.pointer + "/slot",
           "unknown slot '" + term_class.slot + "'; allowed: intervention, condition, outcome, comparator"});
    }
    rulebook.classes.push_back({term_class.name, term_class.slot, {}});
  }
}

// Numbers the programs in `roots`, where it leaves their trees.
std::vector<PhraseProgram> compile_phrases(const std::vector<std::string>& phrases, const Place& place,
                                           std::string_view key, Rulebook& rulebook, std::vector<PhraseNode>& roots,
                                           std::vector<Problem>& problems) {
  std::vector<PhraseProgram> programs;
  std::size_t positions = 0;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (problems.size() >= max_json_problems) return programs;  // each costs a look at all classes
    const std::string pointer = place.pointer + "/" + std::string(key) + "/" + std::to_string(i);
    ParsedPhrase parsed = parse_phrase(phrases[i], rulebook.language);
    if (!parsed.error.empty()) {
      problems.push_back({place.file, pointer, parsed.error});
      continue;
    }
    CompiledPhrase compiled = compile_phrase(parsed.root, rulebook.classes, rulebook.inflection, rulebook.vocabulary);
    for (const std::string& error : compiled.errors) problems.push_back({place.file, pointer, error});
    positions += compiled.program.code.size();
    compiled.program.id = static_cast<ProgramId>(roots.size());
    roots.push_back(std::move(parsed.root));
    programs.push_back(std::move(compiled.program));
  }
  if (positions > max_positions) {
    problems.push_back(
        {place.file, place.pointer + "/" + std::string(key),
         "all phrases together take more than " + std::to_string(max_positions) + " positions: write two rules"});
  }
  return programs;
}

CompiledRule compile_rule(Rule rule, const Place& place, Rulebook& rulebook, std::vector<PhraseNode>& roots,
                          std::vector<Problem>& problems) {
  CompiledRule compiled;
  compiled.kind = category_kind(category_of(rule.id)).value_or(CategoryKind::flagging);
  compiled.phrases = compile_phrases(rule.phrases, place, "phrases", rulebook, roots, problems);
  compiled.unless = compile_phrases(rule.unless, place, "unless", rulebook, roots, problems);
  for (std::size_t i = 0; i < rule.regexes.size(); ++i) {
    std::string error;
    compiled.regexes.push_back(Regex::compile(rule.regexes[i], error));
    if (!error.empty()) problems.push_back({place.file, place.pointer + "/regexes/" + std::to_string(i), error});
    compiled.regex_needs.push_back(compiled.regexes.back().needs());
  }
  compiled.rule = std::move(rule);
  return compiled;
}

template <typename Compiled, typename Entry>
void sort_by_id(std::vector<Compiled>& compiled, Entry Compiled::*entry) {
  std::sort(compiled.begin(), compiled.end(),
            [entry](const Compiled& a, const Compiled& b) { return (a.*entry).id < (b.*entry).id; });
}

// By their ids; nullptr for those that were refused.
std::vector<const PhraseProgram*> programs_of(const Rulebook& rulebook, std::size_t count) {
  std::vector<const PhraseProgram*> programs(count, nullptr);
  const auto add = [&](const std::vector<PhraseProgram>& some) {
    for (const PhraseProgram& program : some) programs[program.id] = &program;
  };
  for (const CompiledCue& cue : rulebook.cues) add(cue.phrases);
  for (const CompiledRule& rule : rulebook.rules) {
    add(rule.phrases);
    add(rule.unless);
  }
  for (const CompiledSignal& signal : rulebook.signals) add(signal.phrases);
  for (const CompiledDisclaimer& disclaimer : rulebook.disclaimers) add(disclaimer.phrases);
  for (const CompiledReplacement& replacement : rulebook.replacements) add(replacement.phrases);
  for (const CompiledSteering& steering : rulebook.steering) add(steering.phrases);
  for (const CompiledCitationPhrase& phrase : rulebook.citation_phrases) add(phrase.phrases);
  for (const CompiledSign& sign : rulebook.checklist.signs) {
    add(sign.phrases);
    add(sign.unless);
  }
  return programs;
}

// By program, whose phrases it is one of.
template <typename Compiled>
std::vector<std::uint32_t> owners_of(const std::vector<Compiled>& all, std::size_t programs) {
  std::vector<std::uint32_t> owners(programs, ProgramOwners::no_owner);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const PhraseProgram& program : all[i].phrases) owners[program.id] = static_cast<std::uint32_t>(i);
  }
  return owners;
}

// Adds `limit` names of a class, as written, to `out`.
void append_names(const Rulebook& rulebook, const CompiledClass& expanded, std::size_t limit, std::string& out) {
  std::size_t shown = 0, all = 0;
  for (std::size_t t = 0; t < expanded.has_term.size(); ++t) {
    if (!expanded.has_term[t]) continue;
    for (const std::string& name : rulebook.terms[t].names) {
      if (all++ >= limit) continue;
      out += shown++ == 0 ? "" : "|";
      out += name;
    }
  }
  if (all > shown) out += "|... " + std::to_string(all - shown) + " more";
}

void append_expanded(const PhraseNode& node, const Rulebook& rulebook, std::size_t limit, std::string& out) {
  const auto append_children = [&](std::string_view between) {
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (i > 0) out += between;
      append_expanded(node.children[i], rulebook, limit, out);
    }
  };
  switch (node.kind) {
    case PhraseKind::sequence:
      append_children(" ");
      return;
    case PhraseKind::choice:
      out += node.optional ? "[" : "(";
      append_children("|");
      out += node.optional ? "]" : ")";
      return;
    case PhraseKind::word: {
      if (!node.inflected) {
        out += node.text;
        return;
      }
      const std::vector<std::string> forms = forms_of(node.text, rulebook.inflection);
      out += "(";
      for (std::size_t i = 0; i < forms.size(); ++i) out += (i > 0 ? "|" : "") + forms[i];
      out += ")";
      return;
    }
    case PhraseKind::exact:
      out += "\"" + node.text + "\"";
      return;
    case PhraseKind::mark:
      out += node.text;
      return;
    case PhraseKind::classes:
      out += "(";
      for (std::size_t i = 0; i < node.classes.size(); ++i) {
        if (i > 0) out += "|";
        for (std::size_t c = 0; c < rulebook.classes.size(); ++c) {
          if (rulebook.classes[c].name != node.classes[i].name) continue;
          if (c < builtin_class_count) {
            out += "{" + rulebook.classes[c].name + "}";
          } else {
            append_names(rulebook, rulebook.classes[c], limit, out);
          }
        }
      }
      out += ")";
      return;
    case PhraseKind::gap:
      out += ".." + std::to_string(node.gap);
      return;
    case PhraseKind::step:
      out += ">";
      return;
    case PhraseKind::sentence_start:
      out += "^";
      return;
    case PhraseKind::sentence_end:
      out += "$";
      return;
    case PhraseKind::block_start:
      out += "^^";
      return;
    case PhraseKind::block_end:
      out += "$$";
      return;
  }
}

}  // namespace

std::string_view to_string(BuiltinClass builtin) { return builtin_names[static_cast<std::size_t>(builtin)]; }

Rulebook compile(RulebookSource source, const SourcePlaces& places, std::vector<Problem>& problems) {
  if (!SizeCheck(problems).holds(source, places)) return {};
  Rulebook rulebook;
  rulebook.language = source.language;
  rulebook.inflection = source.inflection;
  rulebook.numbers = source.numbers;
  add_classes(source, places, rulebook, problems);
  add_terms(source, places, rulebook, problems);
  std::vector<PhraseNode> roots;
  const auto add = [&](auto& entries, const std::vector<Place>& entry_places, auto entry, auto& compiled) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      auto& one = compiled.emplace_back();
      one.phrases = compile_phrases(entries[i].phrases, entry_places[i], "phrases", rulebook, roots, problems);
      one.*entry = std::move(entries[i]);
    }
  };
  add(source.cues, places.cues, &CompiledCue::cue, rulebook.cues);
  for (std::size_t i = 0; i < source.rules.size(); ++i) {
    rulebook.rules.push_back(compile_rule(std::move(source.rules[i]), places.rules[i], rulebook, roots, problems));
  }
  add(source.signals, places.signals, &CompiledSignal::signal, rulebook.signals);
  add(source.disclaimers, places.disclaimers, &CompiledDisclaimer::kind, rulebook.disclaimers);
  sort_by_id(rulebook.disclaimers, &CompiledDisclaimer::kind);
  add(source.replacements, places.replacements, &CompiledReplacement::replacement, rulebook.replacements);
  sort_by_id(rulebook.replacements, &CompiledReplacement::replacement);
  add(source.steering, places.steering, &CompiledSteering::steering, rulebook.steering);
  sort_by_id(rulebook.steering, &CompiledSteering::steering);
  add(source.citation_phrases, places.citation_phrases, &CompiledCitationPhrase::phrase, rulebook.citation_phrases);
  std::sort(rulebook.citation_phrases.begin(), rulebook.citation_phrases.end(),
            [](const CompiledCitationPhrase& a, const CompiledCitationPhrase& b) {
              return a.phrase.role != b.phrase.role ? a.phrase.role < b.phrase.role : a.phrase.id < b.phrase.id;
            });
  for (std::size_t i = 0; i < source.checklist_signs.size(); ++i) {
    const Place& place = places.checklist_signs[i];
    CompiledSign compiled;
    compiled.sign = std::move(source.checklist_signs[i]);
    compiled.phrases = compile_phrases(compiled.sign.phrases, place, "phrases", rulebook, roots, problems);
    compiled.unless = compile_phrases(compiled.sign.unless, place, "unless", rulebook, roots, problems);
    rulebook.checklist.signs.push_back(std::move(compiled));
  }
  sort_by_id(rulebook.checklist.signs, &CompiledSign::sign);
  sort_by_id(rulebook.signals, &CompiledSignal::signal);
  sort_by_id(rulebook.cues, &CompiledCue::cue);
  sort_by_id(rulebook.rules, &CompiledRule::rule);
  if (problems.size() >= max_json_problems) {
    problems.push_back({"rules/" + rulebook.language.code, "",
                        "has " + std::to_string(max_json_problems) +
                            " problems or more in names and phrases; not all phrases were looked at"});
  }
  rulebook.phrase_index = index_phrases(roots, programs_of(rulebook, roots.size()), rulebook);
  rulebook.program_owners.cues = owners_of(rulebook.cues, roots.size());
  rulebook.program_owners.rules = owners_of(rulebook.rules, roots.size());
  return rulebook;
}

const CompiledRule* find_rule(const Rulebook& rulebook, std::string_view id) {
  const auto found =
      std::lower_bound(rulebook.rules.begin(), rulebook.rules.end(), id,
                       [](const CompiledRule& rule, std::string_view wanted) { return rule.rule.id < wanted; });
  return found != rulebook.rules.end() && found->rule.id == id ? &*found : nullptr;
}

std::string expand_phrase(std::string_view phrase, const Rulebook& rulebook, std::size_t limit) {
  const ParsedPhrase parsed = parse_phrase(phrase, rulebook.language);
  std::string out;
  if (parsed.error.empty()) append_expanded(parsed.root, rulebook, limit, out);
  return out;
}

}  // namespace overclaim
