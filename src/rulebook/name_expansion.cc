// Names hold no gaps, so each stands for finitely many word sequences; they go into one trie. The alternative, running
// every name as a phrase, costs a try per name and token. Covered by compile_test.cc.
#include "rulebook/name_expansion.h"

#include <algorithm>
#include <map>
#include <utility>

#include "rulebook/json_reader.h"

namespace overclaim {

namespace {

// Classes that include classes hold their names once more.
constexpr std::size_t max_copied_name_forms = 4 * max_all_name_forms;

using Forms = std::vector<std::vector<NameWord>>;

class NameExpander {
 public:
  NameExpander(const RulebookSource& source, const SourcePlaces& places, Rulebook& rulebook,
               std::vector<Problem>& problems)
      : source_(source), places_(places), rulebook_(rulebook), problems_(problems) {
    for (std::size_t i = 0; i < source.classes.size(); ++i) class_index_.emplace(source.classes[i].name, i);
    class_forms_.resize(source.classes.size());
    class_state_.assign(source.classes.size(), State::untouched);
  }

  void add_all() {
    for (std::size_t c = 0; c < source_.classes.size(); ++c) forms_of_class(c, places_.classes[c]);
    const std::size_t first_term = rulebook_.terms.size();
    for (const TermClass& term_class : source_.classes) {
      for (const Term& term : term_class.terms)
        rulebook_.terms.push_back({term.id, term.broader, term.names, term.examples, term.anaphor, term.own});
    }
    std::vector<std::size_t> first_of_class;
    std::size_t next = first_term;
    for (const TermClass& term_class : source_.classes) {
      first_of_class.push_back(next);
      next += term_class.terms.size();
    }
    for (std::size_t c = 0; c < source_.classes.size(); ++c) {
      for (std::size_t t = 0; t < source_.classes[c].terms.size(); ++t) {
        for (const auto& form : term_forms_[{c, t}]) {
          rulebook_.term_index.add(form, static_cast<std::uint32_t>(first_of_class[c] + t));
        }
      }
    }
    for (CompiledClass& compiled : rulebook_.classes) compiled.has_term.resize(next, false);
    for (std::size_t c = 0; c < source_.classes.size(); ++c) {
      std::vector<bool> visited(source_.classes.size(), false);
      mark_terms(c, first_of_class, rulebook_.classes[builtin_class_count + c].has_term, visited);
    }
  }

 private:
  enum class State { untouched, open, done };

  // As many names may be mistaken as a file holds; more than a thousand nobody is told of.
  void report(const Place& place, std::string message) {
    if (told_++ <= max_json_problems) problems_.push_back({place.file, place.pointer, std::move(message)});
  }

  void mark_terms(std::size_t c, const std::vector<std::size_t>& first_of_class, std::vector<bool>& has_term,
                  std::vector<bool>& visited) {
    if (visited[c]) return;
    visited[c] = true;
    for (std::size_t t = 0; t < source_.classes[c].terms.size(); ++t) has_term[first_of_class[c] + t] = true;
    for (const std::string& included : source_.classes[c].includes) {
      const auto found = class_index_.find(included);
      if (found != class_index_.end()) mark_terms(found->second, first_of_class, has_term, visited);
    }
  }

  const Forms& forms_of_class(std::size_t c, const Place& asked_from) {
    if (class_state_[c] == State::open) {
      report(asked_from, "class '" + source_.classes[c].name + "' holds itself: classes may not go round in a circle");
      return class_forms_[c];
    }
    if (class_state_[c] == State::done) return class_forms_[c];
    class_state_[c] = State::open;
    Forms forms;
    const TermClass& term_class = source_.classes[c];
    for (std::size_t t = 0; t < term_class.terms.size() && !is_full_; ++t) {
      Forms& of_term = term_forms_[{c, t}];
      for (std::size_t n = 0; n < term_class.terms[t].names.size() && !is_full_; ++n) {
        const Place& term_place = places_.terms[c][t];
        const Place place{term_place.file, term_place.pointer + "/names/" + std::to_string(n)};
        const ParsedPhrase parsed = parse_phrase(term_class.terms[t].names[n], source_.language);
        if (!parsed.error.empty()) {
          report(place, parsed.error);
          continue;
        }
        Forms of_name = expand(parsed.root, place);
        of_term.insert(of_term.end(), of_name.begin(), of_name.end());
        total_ += of_name.size();
        stop_where_full(total_, max_all_name_forms, place);
      }
      forms.insert(forms.end(), of_term.begin(), of_term.end());
    }
    for (std::size_t i = 0; i < term_class.includes.size() && !is_full_; ++i) {
      const auto found = class_index_.find(term_class.includes[i]);
      const Place place{places_.classes[c].file, places_.classes[c].pointer + "/includes/" + std::to_string(i)};
      if (found == class_index_.end()) {
        report(place, "unknown class '" + term_class.includes[i] + "'");
        continue;
      }
      const Forms& included = forms_of_class(found->second, place);
      copied_ += included.size();
      stop_where_full(copied_, max_copied_name_forms, place);
      forms.insert(forms.end(), included.begin(), included.end());
    }
    class_forms_[c] = std::move(forms);
    class_state_[c] = State::done;
    return class_forms_[c];
  }

  // Nothing more is written out; what is there stays small enough to be thrown away.
  void stop_where_full(std::size_t forms, std::size_t most, const Place& place) {
    if (forms <= most || is_full_) return;
    is_full_ = true;
    report(place, "with this all names together can be written in more than " + std::to_string(most) +
                      " ways: use fewer optional parts");
  }

  Forms expand(const PhraseNode& node, const Place& place) {
    switch (node.kind) {
      case PhraseKind::word: {
        Forms forms;
        const std::vector<std::string> words =
            node.inflected ? forms_of(node.text, source_.inflection) : std::vector<std::string>{node.text};
        for (const std::string& word : words) forms.push_back({{rulebook_.vocabulary.intern(word), ""}});
        return forms;
      }
      case PhraseKind::mark:
        return {{{rulebook_.vocabulary.intern(node.text), ""}}};
      case PhraseKind::exact:
        return {{{rulebook_.vocabulary.intern(fold_exact(node.text)), node.text}}};
      case PhraseKind::classes: {
        Forms forms;
        for (const ClassReference& reference : node.classes) {
          const auto found = class_index_.find(reference.name);
          if (found == class_index_.end()) {
            report(place, "unknown class {" + reference.name + "}; built-in classes may not stand in names");
            continue;
          }
          const Forms& of_class = forms_of_class(found->second, place);
          if (forms.size() + of_class.size() > max_name_forms) {
            report(place, "can be written in more than " + std::to_string(max_name_forms) + " ways: {" +
                              reference.name + "} has " + std::to_string(of_class.size()));
            return {};
          }
          forms.insert(forms.end(), of_class.begin(), of_class.end());
        }
        return forms;
      }
      case PhraseKind::choice: {
        Forms forms;
        for (const PhraseNode& child : node.children) {
          Forms of_child = expand(child, place);
          forms.insert(forms.end(), of_child.begin(), of_child.end());
        }
        if (node.optional) forms.emplace_back();
        return forms;
      }
      case PhraseKind::sequence: {
        Forms forms{{}};
        for (const PhraseNode& child : node.children) {
          const Forms of_child = expand(child, place);
          if (forms.size() * of_child.size() > max_name_forms) {
            report(place,
                   "can be written in more than " + std::to_string(max_name_forms) + " ways: use fewer optional parts");
            return {};
          }
          Forms longer;
          for (const auto& head : forms) {
            for (const auto& tail : of_child) {
              longer.push_back(head);
              longer.back().insert(longer.back().end(), tail.begin(), tail.end());
            }
          }
          forms = std::move(longer);
        }
        return forms;
      }
      default:
        report(place, "a name may hold no gap, '>' or anchor");
        return {};
    }
  }

  // An exact word is found by its folded form first, then compared as written.
  std::string fold_exact(const std::string& text) const {
    const ParsedPhrase parsed = parse_phrase(text, source_.language);
    return parsed.error.empty() && parsed.root.children.size() == 1 ? parsed.root.children[0].text : text;
  }

  const RulebookSource& source_;
  const SourcePlaces& places_;
  Rulebook& rulebook_;
  std::vector<Problem>& problems_;
  std::map<std::string, std::size_t> class_index_;
  std::vector<Forms> class_forms_;
  std::vector<State> class_state_;
  std::map<std::pair<std::size_t, std::size_t>, Forms> term_forms_;
  std::size_t told_ = 0;                // problems
  std::size_t total_ = 0, copied_ = 0;  // forms written out; taken over from classes that are included
  bool is_full_ = false;
};

}  // namespace

void add_terms(const RulebookSource& source, const SourcePlaces& places, Rulebook& rulebook,
               std::vector<Problem>& problems) {
  NameExpander(source, places, rulebook, problems).add_all();
}

}  // namespace overclaim
