// Every example goes through reading and checking whole, so that a rule is tried where it will live: beside all others.
// Trying a rule alone was not taken: an example that another rule of its category takes over would pass here and
// surprise on a page. Covered by tests/run_examples_test.cc and, for the built-in rulebook, tests/rules_test.cc.
#include "check/run_examples.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "check/check.h"
#include "check/checklist.h"
#include "check/disclaimers.h"
#include "check/match.h"
#include "check/page_replacement.h"
#include "check/publisher.h"
#include "check/reading.h"
#include "check/steering.h"
#include "rulebook/marked_text.h"
#include "text/read.h"

namespace overclaim {
namespace {

// An example as read; `target` is the marked place in document.text, empty where there is none.
struct ReadExample {
  Document document;
  Span target;
};

class Runner {
 public:
  explicit Runner(const LoadedRulebook& loaded) : loaded_(loaded), rulebook_(*loaded.rulebook) {}

  ExamplesRun run() {
    for (const CompiledRule& rule : rulebook_.rules) run_rule(rule);
    for (std::size_t cue = 0; cue < rulebook_.cues.size(); ++cue) run_cue(cue);
    for (const CompiledTerm& term : rulebook_.terms) run_term(term);
    for (const CompiledSignal& signal : rulebook_.signals) run_signal(signal);
    for (const CompiledDisclaimer& kind : rulebook_.disclaimers) run_disclaimer(kind);
    for (const CompiledReplacement& compiled : rulebook_.replacements) run_replacement(compiled.replacement);
    for (const CompiledSteering& compiled : rulebook_.steering) run_steering(compiled.steering);
    for (const SensePair& pair : rulebook_.opposed.pairs) run_pair(pair);
    for (const CompiledCitationPhrase& phrase : rulebook_.citation_phrases) run_citation_phrase(phrase);
    for (std::size_t i = 0; i < rulebook_.checklist.criteria.size(); ++i) run_criterion(i);
    for (const Statement& statement : rulebook_.reference.statements) run_statement(statement);
    sort_problems(run_.problems);
    return std::move(run_);
  }

 private:
  void fail(const Place& place, std::string_view list, std::size_t index, const std::string& example,
            std::string what) {
    const std::string below = "/examples/" + (list.empty() ? "" : std::string(list) + "/") + std::to_string(index);
    run_.problems.push_back({place.file, place.pointer + below, shown(example) + ": " + std::move(what)});
  }

  static Place place_of(const std::map<std::string, Place, std::less<>>& places, std::string_view id) {
    const auto found = places.find(id);
    return found == places.end() ? Place{std::string(id), ""} : found->second;
  }

  // Loading has checked the marks, so their error is not looked at again.
  ReadExample read(const std::string& example) {
    ++run_.examples;
    std::string error;
    const bool marked = has_marks(example);
    const MarkedText text = marked ? marked_text(example, error) : MarkedText{example, 0, 0};
    ReadExample out{read_document(text.text, {}, rulebook_.language), {}};
    const OffsetRange range = out.document.text_to_source.derived_of(text.begin, text.end);
    out.target = {static_cast<std::uint32_t>(range.begin), static_cast<std::uint32_t>(range.end)};
    return out;
  }

  // What the rule gave, for the message: "flagged \"no risks\"; another rule, safety.safe, took its place".
  static std::string found_instead(const Report& report, const std::string& id) {
    std::string text;
    const auto add = [&](const std::string& piece) { text += (text.empty() ? "" : "; ") + piece; };
    for (const Finding& finding : report.findings) {
      if (finding.rule == id) add(described(finding));
      if (std::find(finding.also.begin(), finding.also.end(), id) != finding.also.end()) {
        add(finding.rule + " took its place: " + described(finding));
      }
    }
    return text.empty() ? "nothing" : text;
  }

  static std::string described(const Finding& finding) {
    std::string text = std::string(to_string(finding.status)) + " " + shown(finding.quote);
    if (finding.stance != Stance::asserted || !finding.cues.empty()) {
      text += " (" + std::string(to_string(finding.stance));
      for (const FindingCue& cue : finding.cues) text += ", " + cue.id + " " + shown(cue.text);
      text += ")";
    }
    return text;
  }

  void run_rule(const CompiledRule& compiled) {
    const Rule& rule = compiled.rule;
    const Place place = place_of(loaded_.places.rules, rule.id);
    const Status wanted = compiled.kind == CategoryKind::flagging ? Status::flagged : Status::noted;
    const auto is_of_rule = [&](const Finding& finding) { return finding.rule == rule.id; };
    const auto each = [&](std::string_view list, const std::vector<std::string>& examples, const auto& judge) {
      for (std::size_t i = 0; i < examples.size(); ++i) {
        const ReadExample example = read(examples[i]);
        const Report report = check(example.document, rulebook_);
        const std::string wrong = judge(example, report);
        if (!wrong.empty()) fail(place, list, i, examples[i], wrong + "; found: " + found_instead(report, rule.id));
      }
    };
    each("match", rule.examples.match, [&](const ReadExample& example, const Report& report) -> std::string {
      const bool hit = std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
        return is_of_rule(finding) && finding.status == wanted && finding.text_span == example.target;
      });
      return hit ? "" : rule.id + " must be " + std::string(to_string(wanted)) + " at exactly the marked place";
    });
    each("clear", rule.examples.clear, [&](const ReadExample& example, const Report& report) -> std::string {
      bool hit = false, uncleared = false;
      for (const Finding& finding : report.findings) {
        if (!is_of_rule(finding)) continue;
        hit = hit || (finding.status == Status::cleared && finding.text_span == example.target);
        uncleared = uncleared || finding.status != Status::cleared;
      }
      return hit && !uncleared ? "" : rule.id + " must be cleared at exactly the marked place and nowhere else found";
    });
    each("none", rule.examples.none, [&](const ReadExample&, const Report& report) -> std::string {
      const bool hit = std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
        return is_of_rule(finding) ||
               std::find(finding.also.begin(), finding.also.end(), rule.id) != finding.also.end();
      });
      return hit ? rule.id + " must find nothing" : "";
    });
  }

  void run_cue(std::size_t index) {
    const Cue& cue = rulebook_.cues[index].cue;
    const Place place = place_of(loaded_.places.cues, cue.id);
    const bool governs_itself = cue.role == CueRole::modifier || cue.role == CueRole::frame;
    const auto each = [&](std::string_view list, const std::vector<std::string>& examples, const auto& judge) {
      for (std::size_t i = 0; i < examples.size(); ++i) {
        const ReadExample example = read(examples[i]);
        const std::set<std::string_view> governing = governing_cues(example, rulebook_);
        const std::string wrong = judge(example, governing);
        if (wrong.empty()) continue;
        const std::vector<std::string_view> found(governing.begin(), governing.end());
        fail(place, list, i, examples[i],
             cue.id + wrong + "; governed by: " + (found.empty() ? "nothing" : joined(found)));
      }
    };
    each("governed", cue.examples.governed, [&](const ReadExample&, const std::set<std::string_view>& governing) {
      const bool good = governs_itself ? governing.count(cue.id) > 0 : !governing.empty();
      return good ? "" : governs_itself ? " must govern the marked place" : " must leave the marked place governed";
    });
    each("free", cue.examples.free, [&](const ReadExample& example, const std::set<std::string_view>& governing) {
      if (governs_itself) return governing.count(cue.id) == 0 ? "" : " must not govern the marked place";
      const std::set<std::string_view> without = without_cue(example, index);
      const bool freed =
          std::any_of(without.begin(), without.end(), [&](std::string_view id) { return governing.count(id) == 0; });
      return freed ? "" : " changes nothing for the marked place: what governs it is the same without this cue";
    });
  }

  static std::set<std::string_view> governing_cues(const ReadExample& example, const Rulebook& rulebook) {
    std::set<std::string_view> ids;
    const Reading reading = read_context(example.document, rulebook);
    for (const CueHit& hit : reading.hits) {
      if (scope_over(hit, example.target) != nullptr) ids.insert(rulebook.cues[hit.cue].cue.id);
    }
    return ids;
  }

  // What governs the target in a rulebook that lacks the cue.
  std::set<std::string_view> without_cue(const ReadExample& example, std::size_t index) {
    if (!changed_) changed_ = rulebook_;
    std::vector<PhraseProgram> phrases = std::exchange(changed_->cues[index].phrases, {});
    std::set<std::string_view> ids = governing_cues(example, *changed_);
    changed_->cues[index].phrases = std::move(phrases);
    return ids;
  }

  void run_term(const CompiledTerm& term) {
    const Place place = place_of(loaded_.places.terms, term.id);
    for (std::size_t i = 0; i < term.examples.size(); ++i) {
      const ReadExample example = read(term.examples[i]);
      const std::vector<std::string_view> ids = terms_at(example.document, rulebook_, example.target);
      if (std::find(ids.begin(), ids.end(), term.id) != ids.end()) continue;
      fail(place, "", i, term.examples[i],
           "the marked place must be a name of " + term.id +
               "; it is a name of: " + (ids.empty() ? "nothing" : joined(ids)));
    }
  }

  void run_signal(const CompiledSignal& compiled) {
    const PublisherSignal& signal = compiled.signal;
    const Place place = place_of(loaded_.places.signals, signal.id);
    const auto each = [&](std::string_view list, const std::vector<std::string>& examples, bool wanted) {
      for (std::size_t i = 0; i < examples.size(); ++i) {
        const ReadExample example = read(examples[i]);
        const std::optional<Span> found =
            find_signal(compiled, example.document, rulebook_, read_context(example.document, rulebook_));
        if (wanted ? found == example.target : !found) continue;
        fail(place, list, i, examples[i],
             signal.id + (wanted ? " must stand first at exactly the marked place" : " must not stand here") +
                 "; found: " + (found ? shown(example.document.text_of(*found)) : "nothing"));
      }
    };
    each("match", signal.examples.match, true);
    each("none", signal.examples.none, false);
  }

  // Whole pages. A page that another entry of the kind fits too is as good.
  void run_replacement(const PageReplacement& replacement) {
    const Place place = place_of(loaded_.places.replacements, replacement.id);
    const auto each = [&](std::string_view list, const std::vector<std::string>& examples, bool wanted) {
      for (std::size_t i = 0; i < examples.size(); ++i) {
        ++run_.examples;
        const MediaType type = examples[i].starts_with('<') ? MediaType::html : MediaType::plain;
        const Document document = read_document(examples[i], {"", type}, rulebook_.language);
        const PageReplacement* found = find_replacement(document, rulebook_, read_context(document, rulebook_));
        if (wanted ? found != nullptr && found->kind == replacement.kind : found == nullptr) continue;
        fail(place, list, i, examples[i],
             (wanted ? "must be a page of kind " + std::string(to_string(replacement.kind))
                     : "must be a page of its own") +
                 "; found: " + (found == nullptr ? "nothing" : found->id));
      }
    };
    each("match", replacement.examples.match, true);
    each("none", replacement.examples.none, false);
  }

  // Whole pages; the marked place is one of the input. `none`: nothing of any entry.
  void run_steering(const Steering& steering) {
    const Place place = place_of(loaded_.places.steering, steering.id);
    const auto each = [&](std::string_view list, const std::vector<std::string>& examples, bool wanted) {
      for (std::size_t i = 0; i < examples.size(); ++i) {
        ++run_.examples;
        std::string error;
        const MarkedText marked = wanted ? marked_text(examples[i], error) : MarkedText{examples[i], 0, 0};
        const char first = marked.text.front();
        const MediaType type = first == '<'                   ? MediaType::html
                               : first == '[' || first == '#' ? MediaType::markdown
                                                              : MediaType::plain;
        const Document document = read_document(marked.text, {"", type}, rulebook_.language);
        const std::vector<FoundSteering> found = find_steering(document, rulebook_, read_context(document, rulebook_));
        const SourceSpan target{marked.begin, marked.end};
        const bool found_here =
            found.size() == 1 && found[0].place.span == target && found[0].steering->kind == steering.kind;
        if (wanted ? found_here : found.empty()) continue;
        fail(place, list, i, examples[i],
             steering.id +
                 (wanted ? " must stand at exactly the marked place, and nothing else" : " must not stand here") +
                 "; found: " +
                 (found.empty() ? "nothing" : found[0].steering->id + " at " + shown(found[0].place.text)));
      }
    };
    each("match", steering.examples.match, true);
    each("none", steering.examples.none, false);
  }

  void run_disclaimer(const CompiledDisclaimer& compiled) {
    const DisclaimerKind& kind = compiled.kind;
    const Place place = place_of(loaded_.places.disclaimers, kind.id);
    const auto each = [&](std::string_view list, const std::vector<std::string>& examples, bool wanted) {
      for (std::size_t i = 0; i < examples.size(); ++i) {
        const ReadExample example = read(examples[i]);
        const std::vector<Span> found =
            find_disclaimer(compiled, example.document, rulebook_, read_context(example.document, rulebook_));
        if (wanted ? !found.empty() && found.front() == example.target : found.empty()) continue;
        fail(place, list, i, examples[i],
             kind.id + (wanted ? " must stand first at exactly the marked place" : " must not stand here") +
                 "; found: " + (found.empty() ? "nothing" : shown(example.document.text_of(found.front()))));
      }
    };
    each("match", kind.examples.match, true);
    each("none", kind.examples.none, false);
  }

  void run_pair(const SensePair& pair) {
    const Place place = place_of(loaded_.places.pairs, pair.id);
    const auto each = [&](std::string_view list, const std::vector<std::string>& examples, bool wanted) {
      for (std::size_t i = 0; i < examples.size(); ++i) {
        const Report report = check(read(examples[i]).document, rulebook_);
        const bool hit =
            std::any_of(report.contradictions.begin(), report.contradictions.end(), [&](const Contradiction& found) {
              return found.sense_pair[0] == pair.first && found.sense_pair[1] == pair.second;
            });
        if (hit == wanted) continue;
        fail(place, list, i, examples[i],
             pair.id + (wanted ? " must pull apart" : " must not pull apart") + "; found: " + judged(report));
      }
    };
    each("apart", pair.examples.apart, true);
    each("together", pair.examples.together, false);
  }

  void run_citation_phrase(const CompiledCitationPhrase& compiled) {
    const CitationPhrase& phrase = compiled.phrase;
    const Place place = place_of(loaded_.places.citation_phrases, phrase.id);
    const auto each = [&](std::string_view list, const std::vector<std::string>& examples, bool wanted) {
      for (std::size_t i = 0; i < examples.size(); ++i) {
        const ReadExample example = read(examples[i]);
        const std::optional<Span> found =
            find_phrases(compiled.phrases, example.document, rulebook_, read_context(example.document, rulebook_));
        if (wanted ? found == example.target : !found) continue;
        fail(place, list, i, examples[i],
             phrase.id + (wanted ? " must stand first at exactly the marked place" : " must not stand here") +
                 "; found: " + (found ? shown(example.document.text_of(*found)) : "nothing"));
      }
    };
    each("match", phrase.examples.match, true);
    each("none", phrase.examples.none, false);
  }

  // The first place of the longest match of the phrases.
  static std::optional<Span> find_phrases(const std::vector<PhraseProgram>& phrases, const Document& document,
                                          const Rulebook& rulebook, const Reading& reading) {
    std::optional<Span> first;
    for (const std::vector<SentenceView>& views : reading.views) {
      for (const SentenceView& view : views) {
        for (const PhraseProgram& program : phrases) {
          for (const PhraseMatch& match : find_phrase(program, document, rulebook, view)) {
            const Span span{view.tokens[match.begin].span.begin, view.tokens[match.end - 1].span.end};
            if (!first || span.begin < first->begin || (span.begin == first->begin && span.end > first->end)) {
              first = span;
            }
          }
        }
      }
    }
    return first;
  }

  void run_criterion(std::size_t index) {
    const Criterion& criterion = rulebook_.checklist.criteria[index];
    const Place place = place_of(loaded_.places.criteria, criterion.id);
    const auto each = [&](std::string_view list, const std::vector<std::string>& examples, std::optional<bool> wanted) {
      for (std::size_t i = 0; i < examples.size(); ++i) {
        const ReadExample example = read(examples[i]);
        const Report report = check(example.document, rulebook_);
        const ChecklistAnswer answer =
            answer_checklist(example.document, rulebook_, read_context(example.document, rulebook_), report,
                             {.whole_page = true, .any_length = true})[index];
        if (answer.met == wanted) continue;
        std::string counted;
        for (const CountedSign& sign : answer.counted) counted += " " + sign.sign + " " + std::to_string(sign.points);
        const std::string got = answer.met ? (*answer.met ? "met" : "not met") : "cannot tell";
        fail(place, list, i, examples[i],
             criterion.id + " is " + got + " here; points " + std::to_string(answer.points) + " of " +
                 std::to_string(answer.needs) + ":" + (counted.empty() ? " no sign" : counted));
      }
    };
    each("met", criterion.examples.met, true);
    each("not_met", criterion.examples.not_met, false);
    each("cannot_tell", criterion.examples.cannot_tell, std::nullopt);
  }

  std::string day_of(const Statement& statement) const {
    if (!statement.valid_to.empty()) return statement.valid_to;
    return std::max(statement.valid_from, rulebook_.reference.as_of);
  }

  // What was found and judged, for the message.
  static std::string judged(const Report& report) {
    std::string text;
    for (const Finding& finding : report.findings) {
      text += (text.empty() ? "" : "; ") + finding.rule + " " + described(finding);
      if (!finding.verdict) continue;
      text += " " + std::string(to_string(finding.verdict->kind));
      for (const std::string& id : finding.verdict->statements) text += " " + id;
    }
    return text.empty() ? "nothing" : text;
  }

  void run_statement(const Statement& statement) {
    const Place place = place_of(loaded_.places.statements, statement.id);
    CheckOptions options;
    options.as_of = day_of(statement);
    for (std::size_t i = 0; i < statement.examples.size(); ++i) {
      const StatementExample& wanted = statement.examples[i];
      const Report report = check(read(wanted.text).document, rulebook_, options);
      bool hit = false, judged_by_it = false;
      for (const Finding& finding : report.findings) {
        if (finding.status == Status::cleared || !finding.verdict) continue;
        const Verdict& verdict = *finding.verdict;
        const bool names_it =
            std::find(verdict.statements.begin(), verdict.statements.end(), statement.id) != verdict.statements.end();
        judged_by_it = judged_by_it || names_it;
        const bool needs_it = verdict.kind != VerdictKind::not_assessed;
        hit = hit || (to_string(verdict.kind) == wanted.verdict && names_it == needs_it);
      }
      if (hit && (wanted.verdict != to_string(VerdictKind::not_assessed) || !judged_by_it)) continue;
      fail(place, "", i, wanted.text,
           "must be " + wanted.verdict + " by " + statement.id + "; found: " + judged(report));
    }
  }

  const LoadedRulebook& loaded_;
  const Rulebook& rulebook_;
  std::optional<Rulebook> changed_;  // a copy that lacks one cue at a time
  ExamplesRun run_;
};

}  // namespace

ExamplesRun run_examples(const LoadedRulebook& loaded) { return Runner(loaded).run(); }

}  // namespace overclaim
