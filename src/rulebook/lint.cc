// Works on the compiled rulebook, after loading: what is found here does not stop a page from being read, so it is no
// part of load_rulebook, which everybody waits for. Covered by tests/lint_test.cc.
#include "rulebook/lint.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "rulebook/lint_reference.h"
#include "rulebook/phrase.h"
#include "rulebook/spaced_words.h"
#include "text/utf8.h"

namespace overclaim {

namespace {

// Classes whose members our own texts may not name: what is known of a treatment or a disease is said by statements
// of the reference list, never by a rule.
constexpr std::string_view unnamed_classes[] = {"therapy", "condition"};

std::size_t characters_of(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size) ++count;
  return count;
}

bool ends_with_mark(std::string_view text) {
  static const std::vector<std::string_view> marks = {".", "?", "!", "…", "。", "？", "！", "؟", "।"};
  for (const std::string_view mark : marks) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

class Linter {
 public:
  Linter(const LoadedRulebook& loaded, const NamesIn& names_in, std::string_view today)
      : loaded_(loaded), rulebook_(*loaded.rulebook), places_(loaded.places), names_in_(names_in), today_(today) {}

  std::vector<Problem> run() {
    collect_never_say();
    for (const CompiledRule& compiled : rulebook_.rules) lint_rule(compiled);
    for (const SensePair& pair : rulebook_.opposed.pairs)
      lint_text(place_in(places_.pairs, pair.id), "/says", pair.says);
    for (const CompiledDisclaimer& compiled : rulebook_.disclaimers) {
      lint_text(place_in(places_.disclaimers, compiled.kind.id), "/says", compiled.kind.says);
    }
    for (const Criterion& criterion : rulebook_.checklist.criteria) lint_criterion(criterion);
    lint_cues();
    lint_shared_phrases();
    lint_unused_classes();
    lint_authorities();
    if (!today_.empty()) lint_days();
    for (Problem& problem : lint_reference(loaded_)) problems_.push_back(std::move(problem));
    sort_problems(problems_);
    return std::move(problems_);
  }

 private:
  void report(const Place& place, std::string_view below, std::string message) {
    problems_.push_back({place.file, place.pointer + std::string(below), std::move(message)});
  }

  static const Place& place_in(const std::map<std::string, Place, std::less<>>& places, std::string_view id) {
    static const Place nowhere;
    const auto found = places.find(id);
    return found == places.end() ? nowhere : found->second;
  }

  void collect_never_say() {
    if (rulebook_.never_say.empty()) {
      report(places_.language, "", "needs \"never_say\", the words our own texts must not contain");
    }
    for (const std::string& word : rulebook_.never_say) {
      never_say_.emplace(spaced_words(word), word);
      if (word.find(' ') != word.npos) continue;
      for (const std::string& form : forms_of(word, rulebook_.inflection)) never_say_.emplace(spaced_words(form), word);
    }
  }

  void lint_rule(const CompiledRule& compiled) {
    const Rule& rule = compiled.rule;
    const Place& place = place_in(places_.rules, rule.id);
    lint_text(place, "/message", rule.message);
    lint_text(place, "/plain", rule.plain);
    if (!rule.ask.empty()) lint_text(place, "/ask", rule.ask);
    if (compiled.kind != CategoryKind::noting) {
      if (!rule.credit.empty())
        report(place, "/credit", "has no effect: what a rule of a flagging category finds costs");
      return;
    }
    const When& when = rule.when;
    if (when.hedged != WhenAction::clear || when.conditional != WhenAction::clear || when.asked != WhenAction::clear) {
      report(place, "/when", "has no effect: a rule of a noting category notes what is asserted or hedged");
    }
    if (!rule.adjust.empty()) report(place, "/adjust", "has no effect: a rule of a noting category has no severity");
  }

  void lint_criterion(const Criterion& criterion) {
    const Place& place = place_in(places_.criteria, criterion.id);
    lint_text(place, "/met", criterion.met);
    lint_text(place, "/missing", criterion.missing);
    if (!criterion.partly.empty()) lint_text(place, "/partly", criterion.partly);
    if (!criterion.nowhere.empty()) lint_text(place, "/nowhere", criterion.nowhere);
    if (!criterion.ask.empty()) lint_text(place, "/ask", criterion.ask);
  }

  void lint_words(const Place& place, std::string_view key, const std::string& text) {
    const std::string words = spaced_words(text);
    for (const auto& [spaced, word] : never_say_) {
      if (words.find(spaced) == words.npos) continue;
      report(place, key,
             "holds " + shown(spaced.substr(1, spaced.size() - 2)) +
                 ", which our own texts must not (never_say: " + shown(word) + ")");
    }
  }

  // What drafts to authorities are made of.
  void lint_authorities() {
    for (std::size_t i = 0; i < loaded_.authorities.size(); ++i) {
      const Authority& authority = loaded_.authorities[i];
      const Place place{"rules/complaints.json", "/authorities/" + std::to_string(i)};
      lint_words(place, "/about/text", authority.about.text);
      lint_words(place, "/way/text", authority.way.text);
      for (std::size_t n = 0; n < authority.wants.size(); ++n) {
        lint_words(place, "/wants/" + std::to_string(n) + "/text", authority.wants[n].text);
      }
      for (std::size_t n = 0; n < authority.notes.size(); ++n) {
        lint_words(place, "/notes/" + std::to_string(n) + "/text", authority.notes[n].text);
      }
    }
  }

  void lint_days() {
    for (const Statement& statement : rulebook_.reference.statements) {
      if (statement.reviewed <= today_) continue;
      report(place_in(places_.statements, statement.id), "/reviewed",
             "is a day to come, " + statement.reviewed + "; today is " + std::string(today_));
    }
  }

  void lint_text(const Place& place, std::string_view key, const std::string& text) {
    const std::size_t characters = characters_of(text);
    if (characters > max_rule_text) {
      report(place, key,
             "has " + std::to_string(characters) + " characters; at most " + std::to_string(max_rule_text) +
                 " are allowed");
    }
    if (!ends_with_mark(text)) report(place, key, "must end with a mark, like a full stop");
    lint_words(place, key, text);
    for (const std::string_view class_name : unnamed_classes) {
      const std::vector<Span> names = names_in_(text, class_name);
      for (const Span span : names) {
        const bool inside_longer =
            std::any_of(names.begin(), names.end(), [&](Span other) { return contains(other, span) && other != span; });
        if (inside_longer) continue;
        report(place, key,
               "names " + shown(text.substr(span.begin, span.end - span.begin)) + " of {" + std::string(class_name) +
                   "}; rules speak about wording only, what is known is said by statements");
      }
    }
  }

  void lint_cues() {
    for (const CompiledCue& compiled : rulebook_.cues) {
      const Cue& cue = compiled.cue;
      if (cue.max_tokens > 0 && cue.reach != Reach::clause && cue.reach != Reach::sentence) {
        report(place_in(places_.cues, cue.id), "/max_tokens",
               "has no effect beside the reach " + std::string(to_string(cue.reach)) +
                   "; it bounds the reaches clause and sentence");
      }
    }
  }

  void lint_shared_phrases() {
    std::map<std::pair<std::string_view, std::string_view>, std::string_view> first;  // {category, phrase} -> id
    const auto add = [&](std::string_view group, const std::string& id, const std::vector<std::string>& phrases,
                         const Place& place, std::string_view key) {
      for (std::size_t i = 0; i < phrases.size(); ++i) {
        const auto [entry, is_new] = first.emplace(std::pair(group, std::string_view(phrases[i])), id);
        if (is_new || entry->second == id) continue;
        report(place, std::string(key) + std::to_string(i),
               shown(phrases[i]) + " stands in " + shown(entry->second) + " too; one of them never decides");
      }
    };
    for (const CompiledCue& compiled : rulebook_.cues) {
      add("", compiled.cue.id, compiled.cue.phrases, place_in(places_.cues, compiled.cue.id), "/phrases/");
    }
    for (const CompiledRule& compiled : rulebook_.rules) {
      const Place& place = place_in(places_.rules, compiled.rule.id);
      add(category_of(compiled.rule.id), compiled.rule.id, compiled.rule.phrases, place, "/phrases/");
    }
  }

  void add_used(const std::vector<std::string>& phrases, std::set<std::string>& used) const {
    for (const std::string& phrase : phrases) {
      const ParsedPhrase parsed = parse_phrase(phrase, rulebook_.language);
      visit_nodes(parsed.root, [&](const PhraseNode& node) {
        for (const ClassReference& reference : node.classes) used.insert(reference.name);
      });
    }
  }

  // A class is used where a phrase or name asks for it, where it fills a slot, or where each of its terms belongs to a
  // class that is used (it is included there).
  void lint_unused_classes() {
    std::set<std::string> used(std::begin(unnamed_classes), std::end(unnamed_classes));
    for (const CompiledRule& compiled : rulebook_.rules) {
      add_used(compiled.rule.phrases, used);
      add_used(compiled.rule.unless, used);
    }
    for (const CompiledCue& compiled : rulebook_.cues) add_used(compiled.cue.phrases, used);
    for (const CompiledTerm& term : rulebook_.terms) add_used(term.names, used);
    for (const CompiledSignal& compiled : rulebook_.signals) add_used(compiled.signal.phrases, used);
    for (const CompiledDisclaimer& compiled : rulebook_.disclaimers) add_used(compiled.kind.phrases, used);
    for (const CompiledReplacement& compiled : rulebook_.replacements) add_used(compiled.replacement.phrases, used);
    for (const CompiledSteering& compiled : rulebook_.steering) add_used(compiled.steering.phrases, used);
    for (const std::string& name : rulebook_.opposed.elsewhere) used.insert(name);
    for (const CompiledCitationPhrase& compiled : rulebook_.citation_phrases) add_used(compiled.phrase.phrases, used);
    for (const CompiledSign& compiled : rulebook_.checklist.signs) {
      add_used(compiled.sign.phrases, used);
      add_used(compiled.sign.unless, used);
    }
    if (rulebook_.scoring) {
      for (const Adjustment& adjustment : rulebook_.scoring->adjustments) {
        used.insert(adjustment.classes.begin(), adjustment.classes.end());
      }
      for (const auto& entry : rulebook_.scoring->credits) {
        used.insert(entry.second.classes.begin(), entry.second.classes.end());
      }
    }

    std::vector<bool> reached(rulebook_.terms.size(), false);
    for (std::size_t t = 0; t < reached.size(); ++t) reached[t] = rulebook_.terms[t].own;
    for (const CompiledClass& compiled : rulebook_.classes) {
      if (compiled.slot.empty() && used.count(compiled.name) == 0) continue;
      for (std::size_t t = 0; t < compiled.has_term.size(); ++t) reached[t] = reached[t] || compiled.has_term[t];
    }
    for (std::size_t c = builtin_class_count; c < rulebook_.classes.size(); ++c) {
      const CompiledClass& compiled = rulebook_.classes[c];
      if (!compiled.slot.empty() || used.count(compiled.name) > 0) continue;
      bool all_reached = true;
      for (std::size_t t = 0; t < compiled.has_term.size(); ++t) {
        if (compiled.has_term[t] && !reached[t]) all_reached = false;
      }
      if (all_reached) continue;
      report(place_in(places_.classes, compiled.name), "/class",
             "the class " + shown(compiled.name) + " is used by no phrase, name or class");
    }
  }

  const LoadedRulebook& loaded_;
  const Rulebook& rulebook_;
  const RulebookPlaces& places_;
  const NamesIn& names_in_;
  std::string_view today_;
  std::map<std::string, std::string> never_say_;  // a form between spaces -> the word of the list
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> lint_rules(const LoadedRulebook& loaded, const NamesIn& names_in, std::string_view today) {
  return Linter(loaded, names_in, today).run();
}

}  // namespace overclaim
