// Works on the JSON as it was written, not on the page: the page may be gone, the report is what was sent round. Each
// key is asked for with a default, so that a report with keys this version does not know, or a damaged one, gives less
// and never a crash. Covered by tests/explanation_test.cc.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/report.h"
#include "report/explanation.h"
#include "report/reference_lines.h"
#include "report/report_documents.h"
#include "report/text_page.h"
#include "report/why_text.h"
#include "report/wrap.h"
#include "rulebook/problem.h"

namespace overclaim {

namespace {

using nlohmann::json;

constexpr std::size_t indent = 2;

std::string number_of(const json& value, const char* key) {
  const json& found = member(value, key);
  return found.is_number_integer() ? std::to_string(found.get<std::int64_t>()) : "";
}

struct Found {
  const json* document;
  const json* finding;
};

class FindingWriter {
 public:
  FindingWriter(const Rulebook& rulebook, const Words& words, const ExplanationOptions& options)
      : rulebook_(rulebook), words_(words), page_(options.width, options.color) {}

  void add(const Found& found) {
    const json& finding = *found.finding;
    if (!page_.text().empty()) page_.gap();
    place(*found.document, finding);
    words_in_place(finding);
    rule(*found.document, finding);
    page_.line(say(words_, "manner",
                   {{"speaker", word("speaker_", finding, "speaker")},
                    {"stance", word("stance_", finding, "stance")},
                    {"strength", word("strength_", finding, "strength")}}),
               indent);
    page_.line(reason(finding), indent);
    cues(finding);
    severity(finding);
    claim(finding);
    verdict(finding);
    const std::vector<std::string> also = texts_of(member(finding, "also"));
    if (!also.empty()) page_.line(say(words_, "why_also", {{"list", listed(words_, also)}}), indent);
    page_.line(say(words_, "explain_fingerprint",
                   {{"id", safe(finding, "id")}, {"fingerprint", safe(finding, "fingerprint")}}),
               indent);
    if (find_rule(rulebook_, text_of(finding, "rule")) != nullptr) {
      page_.line(say(words_, "explain_rule_question", {{"id", safe(finding, "rule")}}), indent);
    }
  }

  std::string text() const { return page_.text(); }

 private:
  static std::string safe(const json& value, const char* key) { return terminal_safe(text_of(value, key)); }

  std::string word(const std::string& group, const json& value, const char* key) const {
    return say(words_, group + text_of(value, key));
  }

  static std::vector<std::string> texts_of(const json& list) {
    std::vector<std::string> texts;
    if (!list.is_array()) return texts;
    for (const json& entry : list) {
      if (entry.is_string()) texts.push_back(terminal_safe(entry.get<std::string>()));
    }
    return texts;
  }

  void place(const json& document, const json& finding) {
    const std::string source =
        text_of(document, "source") == "-" ? say(words_, "standard_input") : safe(document, "source");
    const std::string at =
        say(words_, "place_short", {{"line", number_of(finding, "line")}, {"column", number_of(finding, "column")}});
    std::vector<std::string> notes = {say(words_, "explain_place", {{"source", source}, {"place", at}}),
                                      word("block_", finding, "block")};
    if (text_of(finding, "channel") != to_string(Channel::body)) notes.back() = word("channel_", finding, "channel");
    const json& hidden = member(finding, "hidden");
    if (hidden.is_boolean() && hidden.get<bool>()) notes.push_back(say(words_, "hidden"));
    page_.heading(listed(words_, notes));
    if (text_of(member(document, "tool"), "rulebook") != rulebook_.digest) {
      page_.line(say(words_, "explain_other_rulebook"));
    }
  }

  void words_in_place(const json& finding) {
    const std::string before = text_of(finding, "context_before"), quote = text_of(finding, "quote");
    page_.marked(before + quote + text_of(finding, "context_after"),
                 {{before.size(), before.size() + quote.size(), '^'}}, indent);
  }

  // The report's own texts go first: they are what was said when it was made.
  void rule(const json& document, const json& finding) {
    const std::string id = text_of(finding, "rule");
    page_.heading(
        say(words_, "why_finding", {{"status", word("status_", finding, "status")}, {"rule", terminal_safe(id)}}),
        indent);
    const json& rules = member(document, "rules");
    const json& texts = member(rules, id.c_str());
    page_.line(safe(texts, "message"), indent);
    page_.line(safe(texts, "plain"), indent);
    if (!text_of(texts, "ask").empty()) page_.line(say(words_, "ask", {{"question", safe(texts, "ask")}}), indent);
    if (find_rule(rulebook_, id) == nullptr) page_.line(say(words_, "explain_rule_gone"), indent);
  }

  std::string reason(const json& finding) const {
    const std::string status = text_of(finding, "status"), cleared_by = text_of(finding, "cleared_by");
    if (status == to_string(Status::flagged)) return word("because_flagged_", finding, "stance");
    if (status == to_string(Status::cleared)) {
      std::string because = word("cleared_", finding, "stance");
      for (const json& cue : member(finding, "cues")) {
        if (cleared_by.empty() || text_of(cue, "id") != cleared_by) continue;
        because = say(words_, "cleared_by", {{"reason", because}, {"cue", safe(cue, "text")}});
        break;
      }
      return say(words_, "because_cleared", {{"reason", because}});
    }
    if (category_kind(text_of(finding, "category")) == CategoryKind::noting) return say(words_, "because_noted");
    const bool supported = text_of(member(finding, "verdict"), "kind") == to_string(VerdictKind::supported);
    return say(words_, supported ? "because_noted_supported" : "because_noted_story");
  }

  void cues(const json& finding) {
    for (const json& cue : member(finding, "cues")) {
      if (text_of(cue, "id") == text_of(finding, "cleared_by")) continue;
      std::string effect = safe(cue, "role");
      for (const CompiledCue& known : rulebook_.cues) {
        if (known.cue.id == text_of(cue, "id")) effect = cue_effect(words_, known.cue);
      }
      page_.line(say(words_, "explain_cue", {{"cue", safe(cue, "text")}, {"id", safe(cue, "id")}, {"effect", effect}}),
                 indent);
    }
  }

  void severity(const json& finding) {
    const json& severity = member(finding, "severity");
    const std::string value = number_of(severity, "value");
    if (value.empty() || value == "0") return;
    std::vector<std::string> steps = {say(words_, "severity_base", {{"n", number_of(severity, "base")}})};
    for (const json& step : member(severity, "adjustments")) {
      std::string because = word("cleared_", step, "reason");
      if (because.empty()) because = safe(step, "reason");
      const json& delta = member(step, "delta");
      steps.push_back(
          say(words_, "severity_step",
              {{"delta", signed_number(delta.is_number_integer() ? delta.get<int>() : 0)}, {"reason", because}}));
    }
    const bool cleared = text_of(finding, "status") == to_string(Status::cleared);
    page_.line(say(words_, cleared ? "why_severity_cleared" : "why_severity",
                   {{"value", value}, {"steps", listed(words_, steps)}}),
               indent);
  }

  void claim(const json& finding) {
    std::vector<std::string> slots;
    for (const std::string_view slot : claim_slots()) {
      const json& fill = member(member(finding, "claim"), std::string(slot).c_str());
      const std::vector<std::string> terms = texts_of(member(fill, "terms"));
      if (terms.empty()) continue;
      slots.push_back(say(words_, "slot_fill",
                          {{"slot", say(words_, "slot_" + std::string(slot))},
                           {"terms", listed(words_, terms)},
                           {"from", word("from_", fill, "from")}}));
    }
    if (!slots.empty()) page_.line(say(words_, "why_claim", {{"list", listed(words_, slots)}}), indent);
  }

  void verdict(const json& finding) {
    const json& verdict = member(finding, "verdict");
    if (!verdict.is_object()) return;
    page_.line(say(words_, "why_verdict", {{"verdict", word("judged_", verdict, "kind")}}), indent);
    bool known = false;
    for (const std::string& id : texts_of(member(verdict, "statements"))) {
      const Statement* statement = find_statement(rulebook_.reference, id);
      if (statement == nullptr) continue;
      known = true;
      add_statement(page_, *statement, rulebook_.reference, words_, 2 * indent);
    }
    if (!known) page_.line(safe(verdict, "reason"), 2 * indent);
  }

  const Rulebook& rulebook_;
  const Words& words_;
  TextPage page_;
};

std::string one_line(std::string_view text) { return terminal_safe(text); }

}  // namespace

std::variant<std::string, ExplanationError> explain_finding(std::string_view digits, std::string_view report,
                                                            std::string_view report_name, const Rulebook& rulebook,
                                                            const Words& words, const ExplanationOptions& options) {
  const std::string name = one_line(report_name);
  if (!are_fingerprint_digits(digits)) return ExplanationError{no_fingerprint_digits(digits)};
  std::vector<json> documents;
  const std::string wrong =
      each_report_document(report, [&](json&& document) { documents.push_back(std::move(document)); });
  if (!wrong.empty()) return ExplanationError{name + ": " + wrong};
  std::vector<Found> found;
  std::set<std::string> fitting;  // fingerprints and ids that begin with the digits
  for (const json& document : documents) {
    for (const json& finding : member(document, "findings")) {
      const std::string id = text_of(finding, "id"), fingerprint = text_of(finding, "fingerprint");
      const bool by_fingerprint = fingerprint.rfind(digits, 0) == 0, by_id = id.rfind(digits, 0) == 0;
      if (!by_fingerprint && !by_id) continue;
      fitting.insert(by_fingerprint ? fingerprint : id);
      found.push_back({&document, &finding});
    }
  }
  if (found.empty()) return ExplanationError{name + ": has no finding " + shown(digits)};
  if (fitting.size() > 1) {
    std::vector<std::string_view> names(fitting.begin(), fitting.end());
    return ExplanationError{shown(digits) + " fits " + std::to_string(fitting.size()) +
                            " findings; give more digits: " + joined(names)};
  }
  FindingWriter writer(rulebook, words, options);
  for (const Found& one : found) writer.add(one);
  return writer.text();
}

}  // namespace overclaim
