// One pass to know all ids, one to look up what names them. Finding dangling ids while compiling was not taken: it
// would report the first use of each and stop there. Covered by tests/broken_rulebooks_test.cc.
#include "rulebook/resolve.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace overclaim {

namespace {

std::string place_of(const Place& place) { return place.file + " " + place.pointer; }

// Ids in the order of reading, and where they stand; each once.
class IdTable {
 public:
  // The place an id stands at already, or nullptr where it is new.
  const Place* add(std::string_view id, Place place) {
    const auto [entry, is_new] = places_.emplace(id, std::move(place));
    return is_new ? nullptr : &entry->second;
  }

  bool has(std::string_view id) const { return places_.find(id) != places_.end(); }

  std::vector<std::string_view> names() const {
    std::vector<std::string_view> all;
    for (const auto& entry : places_) all.push_back(entry.first);
    return all;
  }

 private:
  std::map<std::string, Place, std::less<>> places_;
};

void report(std::vector<Problem>& problems, const Place& place, std::string_view below, std::string message) {
  problems.push_back({place.file, place.pointer + std::string(below), std::move(message)});
}

// The nearest name is looked for as long as somebody may read it: every time all names are compared.
void report_nothing(std::vector<Problem>& problems, const Place& place, std::string_view below, std::string_view what,
                    std::string_view id, const IdTable& table) {
  const std::string_view nearest =
      problems.size() < max_json_problems ? nearest_name(id, table.names()) : std::string_view();
  report(problems, place, below,
         "there is no " + std::string(what) + " " + shown(id) +
             (nearest.empty() ? "" : "; did you mean " + shown(nearest) + "?"));
}

// Things that name others, as a graph; circles are reported where they are closed.
class Circles {
 public:
  struct Edge {
    std::string to;
    Place place;  // of the name
  };

  void add(const std::string& from, Edge edge) { edges_[from].push_back(std::move(edge)); }

  // True where there is one. Without recursion: a chain may be as long as a file.
  bool report_all(std::vector<Problem>& problems) const {
    constexpr std::size_t done = static_cast<std::size_t>(-1);
    std::map<std::string_view, std::size_t> states;  // where on the path a name is, or `done`
    bool found = false;
    struct Visit {
      std::string_view name;
      std::size_t next_edge = 0;
    };
    std::vector<Visit> path;
    const auto enter = [&](std::string_view name) {
      if (states.emplace(name, path.size()).second) path.push_back({name});
    };
    for (const auto& start : edges_) {
      enter(start.first);
      while (!path.empty()) {
        Visit& visit = path.back();
        const auto edges = edges_.find(visit.name);
        if (edges == edges_.end() || visit.next_edge == edges->second.size()) {
          states[visit.name] = done;
          path.pop_back();
          continue;
        }
        const Edge& edge = edges->second[visit.next_edge++];
        const auto known = states.find(edge.to);
        if (known == states.end()) {
          enter(edge.to);
        } else if (known->second != done) {
          found = true;
          std::string circle;
          for (std::size_t i = known->second; i < path.size(); ++i) {
            if (i == known->second + max_shown_steps) {
              circle += "... -> ";
              break;
            }
            circle += step_shown(path[i].name) + " -> ";
          }
          report(problems, edge.place, "", "goes in a circle: " + circle + step_shown(edge.to));
        }
      }
    }
    return found;
  }

 private:
  static constexpr std::size_t max_shown_steps = 10;

  static std::string step_shown(std::string_view name) {
    constexpr std::size_t most = 100;
    return name.size() > most ? std::string(name.substr(0, most)) + "..." : std::string(name);
  }

  std::map<std::string, std::vector<Edge>, std::less<>> edges_;
};

Place below(const Place& place, const std::string& step) { return {place.file, place.pointer + step}; }

bool resolve_classes(const MergedParts& parts, std::vector<Problem>& problems) {
  IdTable names;
  for (const auto& term_class : parts.classes) names.add(term_class.part.name, term_class.place);
  Circles circles;
  bool good = true;
  for (const auto& [term_class, place] : parts.classes) {
    for (std::size_t i = 0; i < term_class.includes.size(); ++i) {
      const std::string& included = term_class.includes[i];
      if (included.empty()) continue;
      const Place at = below(place, "/includes/" + std::to_string(i));
      if (names.has(included)) {
        circles.add(term_class.name, {included, at});
      } else {
        report_nothing(problems, at, "", "class", included, names);
        good = false;
      }
    }
  }
  return !circles.report_all(problems) && good;
}

IdTable resolve_terms(const MergedParts& parts, std::vector<Problem>& problems) {
  IdTable ids;
  for (const auto& [term_class, place] : parts.classes) {
    for (std::size_t i = 0; i < term_class.terms.size(); ++i) {
      const Place at = below(place, "/terms/" + std::to_string(i));
      if (term_class.terms[i].id.empty()) continue;
      if (const Place* first = ids.add(term_class.terms[i].id, at)) {
        report(problems, at, "/id", shown(term_class.terms[i].id) + " is already the id of " + place_of(*first));
      }
    }
  }
  Circles circles;
  for (const auto& [term_class, place] : parts.classes) {
    for (std::size_t i = 0; i < term_class.terms.size(); ++i) {
      const Term& term = term_class.terms[i];
      if (term.broader.empty()) continue;
      const Place at = below(place, "/terms/" + std::to_string(i) + "/broader");
      if (ids.has(term.broader)) {
        circles.add(term.id, {term.broader, at});
      } else {
        report_nothing(problems, at, "", "term", term.broader, ids);
      }
    }
  }
  circles.report_all(problems);
  return ids;
}

// Categories and rules that statements judge. A statement that judges nothing is never shown to anybody.
void resolve_claims(const MergedParts& parts, std::vector<Problem>& problems) {
  IdTable rules;
  std::set<std::string_view> judged_by_rules;
  for (const auto& [rule, place] : parts.rules) {
    rules.add(rule.id, place);
    judged_by_rules.insert(rule.statements.begin(), rule.statements.end());
  }
  for (const auto& [statement, place] : parts.statements) {
    for (std::size_t i = 0; i < statement.claims.size(); ++i) {
      const std::string& claim = statement.claims[i];
      if (claim.empty() || category_kind(claim) || rules.has(claim)) continue;
      report_nothing(problems, place, "/claims/" + std::to_string(i), "category or rule", claim, rules);
    }
    if (statement.claims.empty() && judged_by_rules.count(statement.id) == 0)
      report(problems, place, "/claims", "judges no claim: name categories or rules");
  }
}

// Two works of one DOI or PubMed number are one work under two names, and would count twice.
void resolve_numbers_of_works(const MergedParts& parts, std::vector<Problem>& problems) {
  std::map<std::string, std::string> first;  // "doi 10.1000/x", in small letters -> id of the work
  const auto add = [&](const Placed<Work>& placed_work, std::string_view key, const std::string& number) {
    if (number.empty()) return;
    std::string name = std::string(key) + " " + number;
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto [entry, is_new] = first.emplace(std::move(name), placed_work.part.id);
    if (is_new) return;
    report(problems, placed_work.place, "/" + std::string(key),
           shown(number) + " is already that of the work " + shown(entry->second));
  };
  for (const Placed<Work>& placed_work : parts.works) {
    add(placed_work, "doi", placed_work.part.doi);
    add(placed_work, "pmid", placed_work.part.pmid);
  }
}

// Terms, works and statements that the reference list and the rules name.
void resolve_reference(const MergedParts& parts, const IdTable& terms, std::vector<Problem>& problems) {
  IdTable works, statements, senses;
  for (const auto& [sense, place] : parts.senses) senses.add(sense.id, place);
  for (const auto& [work, place] : parts.works) works.add(work.id, place);
  for (const auto& [statement, place] : parts.statements) statements.add(statement.id, place);
  const auto look_up = [&](const std::vector<std::string>& ids, std::string_view what, const IdTable& table,
                           const Place& place, const std::string& key) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (ids[i].empty() || table.has(ids[i])) continue;
      report_nothing(problems, place, "/" + key + "/" + std::to_string(i), what, ids[i], table);
    }
  };
  for (const auto& [work, place] : parts.works) {
    look_up(work.intervention, "term", terms, place, "intervention");
    look_up(work.condition, "term", terms, place, "condition");
    for (std::size_t i = 0; i < work.results.size(); ++i) {
      const std::string& outcome = work.results[i].outcome;
      if (outcome.empty() || terms.has(outcome)) continue;
      report_nothing(problems, place, "/results/" + std::to_string(i) + "/outcome", "term", outcome, terms);
    }
  }
  for (const auto& [phrase, place] : parts.citation_phrases) look_up(phrase.terms, "term", terms, place, "terms");
  for (const auto& [statement, place] : parts.statements) {
    look_up(statement.intervention, "term", terms, place, "intervention");
    look_up(statement.condition, "term", terms, place, "condition");
    look_up(statement.outcome, "term", terms, place, "outcome");
    look_up(statement.works, "work", works, place, "works");
    look_up(statement.refutes, "sense", senses, place, "refutes");
  }
  resolve_numbers_of_works(parts, problems);
  if (!parts.complete) return;
  for (const auto& [rule, place] : parts.rules) {
    look_up(rule.statements, "statement", statements, place, "statements");
    look_up(rule.works, "work", works, place, "works");
    look_up(rule.senses, "sense", senses, place, "senses");
  }
  resolve_claims(parts, problems);
}

// Senses that senses and pairs name, classes of `elsewhere`, and what disclaimers govern.
void resolve_opposed(const MergedParts& parts, std::vector<Problem>& problems) {
  IdTable senses, classes, rules;
  for (const auto& [sense, place] : parts.senses) senses.add(sense.id, place);
  for (const auto& term_class : parts.classes) classes.add(term_class.part.name, term_class.place);
  for (const auto& [rule, place] : parts.rules) rules.add(rule.id, place);
  const auto look_up = [&](const std::string& id, std::string_view what, const IdTable& table, const Place& place,
                           const std::string& key) {
    if (!id.empty() && !table.has(id)) report_nothing(problems, place, key, what, id, table);
  };
  for (const auto& [sense, place] : parts.senses) look_up(sense.denied, "sense", senses, place, "/denied");
  for (const auto& [pair, place] : parts.pairs) {
    look_up(pair.first, "sense", senses, place, "/senses/0");
    look_up(pair.second, "sense", senses, place, "/senses/1");
  }
  for (const auto& [name, place] : parts.elsewhere) look_up(name, "class", classes, place, "");
  if (!parts.complete) return;
  const auto check_names = [&](const std::vector<std::string>& ids, const Place& place, const std::string& key) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (!category_kind(ids[i])) look_up(ids[i], "category or rule", rules, place, key + std::to_string(i));
    }
  };
  for (const auto& [kind, place] : parts.disclaimers) check_names(kind.governs, place, "/governs/");
  for (const auto& [weakening, place] : parts.weakenings) {
    check_names(weakening.claims, place, "/claims/");
    check_names(weakening.weakened_by, place, "/weakened_by/");
  }
}

// Adjustments and credits that rules name, and classes that those name.
void resolve_scoring(const MergedParts& parts, std::vector<Problem>& problems) {
  if (!parts.scoring) return;
  const Scoring& scoring = parts.scoring->part;
  const Place& scoring_place = parts.scoring->place;
  IdTable adjustments, credits, classes;
  for (const auto& term_class : parts.classes) classes.add(term_class.part.name, term_class.place);
  const auto check_classes = [&](const std::vector<std::string>& names, const std::string& key) {
    for (const std::string& name : names) {
      if (name.empty() || classes.has(name)) continue;
      report_nothing(problems, scoring_place, key + "/classes", "class", name, classes);
    }
  };
  for (std::size_t i = 0; i < scoring.adjustments.size(); ++i) {
    const Adjustment& adjustment = scoring.adjustments[i];
    adjustments.add(adjustment.id, scoring_place);
    check_classes(adjustment.classes, "/adjustments/" + std::to_string(i));
  }
  credits.add(no_credit, scoring_place);
  for (const auto& [name, credit] : scoring.credits) {
    credits.add(name, scoring_place);
    check_classes(credit.classes, "/credits/" + name);
  }
  for (const auto& [rule, place] : parts.rules) {
    for (std::size_t i = 0; i < rule.adjust.size(); ++i) {
      if (rule.adjust[i].empty() || adjustments.has(rule.adjust[i])) continue;
      report_nothing(problems, place, "/adjust/" + std::to_string(i), "adjustment", rule.adjust[i], adjustments);
    }
    if (!rule.credit.empty() && !credits.has(rule.credit)) {
      report_nothing(problems, place, "/credit", "credit", rule.credit, credits);
    }
  }
}

// Rules on a card exist and say so themselves; a rule that says so is on a card, or nothing would ever find it.
void resolve_weighing(const MergedParts& parts, std::vector<Problem>& problems) {
  IdTable weighed, on_a_card;
  for (const auto& [rule, place] : parts.rules) {
    if (rule.weighed) weighed.add(rule.id, place);
  }
  if (parts.weighing) {
    const auto& [weighing, weighing_place] = *parts.weighing;
    for (std::size_t i = 0; i < weighing.rules.size(); ++i) {
      const std::string& id = weighing.rules[i].rule;
      const Place at = below(weighing_place, "/rules/" + std::to_string(i) + "/rule");
      on_a_card.add(id, at);
      if (id.empty() || weighed.has(id) || !parts.complete) continue;
      report_nothing(problems, at, "", "rule with \"weighed\"", id, weighed);
    }
  }
  for (const auto& [rule, place] : parts.rules) {
    if (!rule.weighed || !rule.phrases.empty() || !rule.regexes.empty() || on_a_card.has(rule.id)) continue;
    report(problems, place, "/weighed", "has neither phrases nor a card in weighing.json, so nothing would find it");
  }
}

void resolve_retired(const MergedParts& parts, const IdTable& terms, std::vector<Problem>& problems) {
  IdTable used = terms;
  for (const auto& cue : parts.cues) used.add(cue.part.id, cue.place);
  for (const auto& rule : parts.rules) used.add(rule.part.id, rule.place);

  IdTable retired_ids;
  std::map<std::string_view, const RetiredId*> retired;
  for (const auto& [entry, place] : parts.retired) {
    if (entry.id.empty()) continue;
    if (const Place* first = retired_ids.add(entry.id, place)) {
      report(problems, place, "/id", shown(entry.id) + " is already retired in " + place_of(*first));
    }
    retired.emplace(entry.id, &entry);
  }
  for (const auto& [entry, place] : parts.retired) {
    if (!parts.complete || entry.successor.empty() || used.has(entry.successor) || retired_ids.has(entry.successor))
      continue;
    report_nothing(problems, place, "/successor", "rule, cue or term", entry.successor, used);
  }

  const auto check_use = [&](const std::string& id, const Place& place) {
    const auto found = retired.find(id);
    if (found == retired.end()) return;
    const std::string& successor = found->second->successor;
    report(problems, place, "/id",
           "the id " + shown(id) + " is retired and is never used again; " +
               (successor.empty() ? "choose a new one" : "its successor is " + shown(successor)));
  };
  for (const auto& rule : parts.rules) check_use(rule.part.id, rule.place);
  for (const auto& cue : parts.cues) check_use(cue.part.id, cue.place);
  for (const auto& [term_class, place] : parts.classes) {
    for (std::size_t i = 0; i < term_class.terms.size(); ++i) {
      check_use(term_class.terms[i].id, below(place, "/terms/" + std::to_string(i)));
    }
  }
}

}  // namespace

bool resolve(const MergedParts& parts, std::vector<Problem>& problems) {
  const bool can_compile = resolve_classes(parts, problems);
  const IdTable terms = resolve_terms(parts, problems);
  for (const auto& [rule, place] : parts.rules) {
    for (const SlotDefault& slot : rule.slots) {
      if (slot.term.empty() || terms.has(slot.term)) continue;
      report_nothing(problems, place, "/slots/" + slot.slot, "term", slot.term, terms);
    }
  }
  resolve_reference(parts, terms, problems);
  resolve_opposed(parts, problems);
  resolve_scoring(parts, problems);
  resolve_weighing(parts, problems);
  resolve_retired(parts, terms, problems);
  return can_compile;
}

}  // namespace overclaim
