// Each struct of check/report.h has one function here that writes its keys in the order of the contract. Keys of audits
// that come later are written empty now, so that readers written today go on working. Covered by
// tests/json_report_test.cc and, against the schema, by tests/schema/schema_test.mjs.
#include "report/json_report.h"

#include <string_view>
#include <vector>

#include "report/json_tensions.h"
#include "report/json_text.h"
#include "survey/decision.h"

namespace overclaim {
namespace {

std::optional<std::uint64_t> unless_zero(std::uint64_t number) {
  return number == 0 ? std::nullopt : std::optional(number);
}

void selection_fields(JsonText& json, const RuleSelection& selection) {
  json.field("only", selection.only);
  json.field("disable", selection.disable);
  json.field("min_severity", selection.min_severity);
}

// The one key that is not always there: a run that leaves out nothing writes what it wrote before there was such a key.
void tool_fields(JsonText& json, const Tool& tool, const RuleSelection& selection) {
  json.text_or_null("version", tool.version);
  json.text_or_null("rulebook", tool.rulebook);
  json.text_or_null("reference", tool.reference);
  json.text_or_null("icu", tool.icu);
  json.text_or_null("as_of", tool.as_of);
  if (selection.leaves_out()) json.field("selection", selection, selection_fields);
}

// What writes the fields of a tool.
auto tool_with(const RuleSelection& selection) {
  return [&selection](JsonText& json, const Tool& tool) { tool_fields(json, tool, selection); };
}

void column_fields(JsonText& json, const RecordColumn& column) {
  json.field("name", column.name);
  json.field("value", column.value);
}

void record_fields(JsonText& json, const Record& record) {
  json.text_or_null("uri", record.uri);
  json.text_or_null("date", record.date);
  json.field("offset", record.offset);
  json.field("length", record.length);
  json.field("offset_of", record.offset_of);
  json.text_or_null("member", record.member);
  json.text_or_null("id", record.id);
  json.field("number", unless_zero(record.number));
  json.field("columns", record.columns, column_fields);
}

void publisher_fields(JsonText& json, const Publisher& publisher) {
  json.field("kind", publisher.kind);
  json.field("sells", publisher.sells);
  json.field("spans", publisher.spans, span_fields);
}

void score_part_fields(JsonText& json, const ScorePart& part) {
  json.field("reason", part.reason);
  json.field("points", part.points);
  json.text_or_null("finding", part.finding);
}

void score_fields(JsonText& json, const Score& score) {
  json.field("value", score.value);
  json.field("band", score.band);
  json.field("parts", score.parts, score_part_fields);
}

void adjustment_fields(JsonText& json, const SeverityAdjustment& adjustment) {
  json.field("reason", adjustment.reason);
  json.field("delta", adjustment.delta);
}

void severity_fields(JsonText& json, const Severity& severity) {
  json.field("base", severity.base);
  json.field("adjustments", severity.adjustments, adjustment_fields);
  json.field("value", severity.value);
}

void slot_field(JsonText& json, std::string_view name, const SlotFill& slot) {
  if (slot.terms.empty()) return json.field(name, nullptr);
  json.field(name, slot, [](JsonText& inside, const SlotFill& fill) {
    inside.field("terms", fill.terms);
    inside.field("from", to_string(fill.from));
  });
}

void claim_fields(JsonText& json, const ClaimSlots& claim) {
  slot_field(json, "intervention", claim.intervention);
  slot_field(json, "condition", claim.condition);
  slot_field(json, "outcome", claim.outcome);
  slot_field(json, "comparator", claim.comparator);
}

void fit_fields(JsonText& json, const Fit& fit) {
  json.field("intervention", to_string(fit.intervention));
  json.field("condition", to_string(fit.condition));
  json.field("outcome", to_string(fit.outcome));
  json.field("route", to_string(fit.route));
  json.field("population", to_string(fit.population));
}

void verdict_fields(JsonText& json, const Verdict& verdict) {
  json.field("kind", to_string(verdict.kind));
  json.field("statements", verdict.statements);
  json.field("fit", verdict.fit, fit_fields);
  json.text_or_null("reason", verdict.reason);
}

void context_fields(JsonText& json, const ContextPlace& place) {
  json.field("span", place.span, span_fields);
  json.field("role", place.role);
}

void cue_fields(JsonText& json, const FindingCue& cue) {
  json.field("id", cue.id);
  json.field("role", cue.role);
  json.field("span", cue.span, span_fields);
  json.field("text", cue.text);
}

void summand_fields(JsonText& json, const Summand& part) {
  json.field("name", part.name);
  json.field("points", part.points);
}

void weighed_fields(JsonText& json, const Weighed& weighed) {
  json.field("points", weighed.points);
  json.field("parts", weighed.parts, summand_fields);
}

void decision_fields(JsonText& json, const HeldDecision& held) {
  const Decision& decision = held.decision;
  json.field("decision", to_string(decision.decision));
  json.field("reviewer", decision.reviewer);
  json.field("role", decision.role);
  json.field("reason", decision.reason);
  json.text_or_null("answer", decision.answer);
  json.field("date", decision.date);
  json.field("text_hash", decision.text_hash);
  json.field("rulebook", decision.rulebook);
  json.text_or_null("stale", held.stale == Staleness::none ? std::string_view() : to_string(held.stale));
}

void review_fields(JsonText& json, const Review& review) {
  json.field("flagged", review.flagged);
  json.field("undecided", review.undecided);
  json.field("confirmed", review.confirmed);
  json.field("dismissed", review.dismissed);
  json.field("open", review.open);
  json.field("only_confirmed", review.only_confirmed);
}

void utf16_fields(JsonText& json, const Finding& finding) {
  json.field("begin", finding.utf16_begin);
  json.field("end", finding.utf16_end);
}

void finding_fields(JsonText& json, const Finding& finding) {
  json.field("id", finding.id);
  json.field("fingerprint", finding.fingerprint);
  json.field("rule", finding.rule);
  json.field("category", finding.category);
  json.field("severity", finding.severity, severity_fields);
  json.field("status", to_string(finding.status));
  json.field("stance", to_string(finding.stance));
  json.field("speaker", to_string(finding.speaker));
  json.field("strength", to_string(finding.strength));
  json.field("span", finding.span, span_fields);
  json.field("span_of", to_string(finding.span_of));
  json.field("utf16", finding, utf16_fields);
  json.field("line", finding.line);
  json.field("column", finding.column);
  json.field("page", unless_zero(finding.page));
  json.field("paragraph", unless_zero(finding.paragraph));
  json.field("channel", to_string(finding.channel));
  json.field("hidden", finding.hidden);
  json.field("block", to_string(finding.block));
  json.field("quote", finding.quote);
  json.field("context_before", finding.context_before);
  json.field("context_after", finding.context_after);
  json.field("context", finding.context, context_fields);
  json.field("sentence", finding.sentence, span_fields);
  json.text_or_null("sentence_key", finding.sentence_key);
  json.field("scope", finding.scope, span_fields);
  json.field("cues", finding.cues, cue_fields);
  json.text_or_null("cleared_by", finding.cleared_by);
  json.field("claim", finding.claim, claim_fields);
  json.field("verdict", finding.verdict, verdict_fields);
  json.field("evasion", finding.evasion);
  json.field("implied", finding.implied);
  json.field("weighed", finding.weighed, weighed_fields);
  json.field("also", finding.also);
  json.field("text_hash", text_hash_of(finding));
  json.text_or_null("baseline", to_string(finding.baseline));
  json.field("decisions", finding.decisions, decision_fields);
}

void basis_fields(JsonText& json, const Basis& basis) {
  json.field("jurisdiction", basis.jurisdiction);
  json.field("instrument", basis.instrument);
  json.text_or_null("provision", basis.provision);
  json.text_or_null("url", basis.url);
  json.text_or_null("valid_from", basis.valid_from);
  json.text_or_null("valid_to", basis.valid_to);
  json.text_or_null("verified", basis.verified);
}

void rule_fields(JsonText& json, const RuleText& rule) {
  json.field("message", rule.message);
  json.field("plain", rule.plain);
  json.text_or_null("ask", rule.ask);
  json.field("works", rule.works);
  json.field("basis", rule.basis, basis_fields);
}

void rules_fields(JsonText& json, const std::map<std::string, RuleText>& rules) {
  for (const auto& [id, rule] : rules) json.field(id, rule, rule_fields);
}

void sameness_fields(JsonText& json, const SamenessRow& row) {
  json.field("aspect", row.aspect);
  json.text_or_null("page", row.page);
  json.text_or_null("studied", row.studied);
  json.field("result", to_string(row.result));
}

void citation_fields(JsonText& json, const Citation& citation) {
  const bool is_known = !citation.work.empty() || !citation.candidates.empty();
  json.field("mention", citation.mention);
  json.field("spans", citation.spans, span_fields);
  json.text_or_null("work", citation.work);
  json.field("candidates", citation.candidates);
  json.text_or_null("certainty", is_known ? to_string(citation.certainty) : std::string_view());
  std::vector<std::string_view> problems;
  for (const auto problem : citation.problems) problems.push_back(to_string(problem));
  json.field("problems", problems);
  json.field("reasons", citation.reasons);
  json.field("same_thing", citation.same_thing, sameness_fields);
}

void number_fields(JsonText& json, const NumberCheck& number) {
  json.field("quote", number.quote);
  json.field("span", number.span, span_fields);
  json.field("value", number.value);
  json.text_or_null("work", number.work);
  json.field("result", to_string(number.result));
  json.text_or_null("reason", number.reason);
  json.field("missing", number.missing);
}

void counted_fields(JsonText& json, const CountedSign& sign) {
  json.field("sign", sign.sign);
  json.field("times", sign.times);
  json.field("points", sign.points);
}

void answer_fields(JsonText& json, const ChecklistAnswer& answer) {
  json.field("id", answer.id);
  json.field("met", answer.met);
  json.field("spans", answer.spans, span_fields);
  json.field("message", answer.message);
  json.text_or_null("ask", answer.ask);
  json.field("group", answer.group);
  json.text_or_null("work", answer.work);
  json.text_or_null("basis", answer.basis);
  json.field("shown", answer.shown);
  json.field("points", answer.points);
  json.field("needs", answer.needs);
  json.field("counted", answer.counted, counted_fields);
}

void tampering_fields(JsonText& json, const TamperingPlace& place) {
  json.field("span", place.span, span_fields);
  json.field("kind", place.kind);
  json.field("text", place.text);
}

void skipped_fields(JsonText& json, const SkippedPart& part) {
  json.field("span", part.span, span_fields);
  json.field("reason", part.reason);
}

void write_not_examined(JsonText& json, const NotExamined& not_examined) {
  for (const auto& [name, count] : not_examined_fields) json.field(name, not_examined.*count);
}

void coverage_fields(JsonText& json, const Coverage& coverage) {
  json.field("bytes", coverage.bytes);
  json.field("bytes_read", coverage.bytes_read);
  json.field("bad_bytes", coverage.bad_bytes);
  json.field("skipped", coverage.skipped, skipped_fields);
  json.field("not_examined", coverage.not_examined, write_not_examined);
}

void part_fields(JsonText& json, const Part& part) {
  json.field("index", part.index);
  json.field("of", part.of);
}

void error_fields(JsonText& json, const ReportError& error) {
  json.field("code", error.code);
  json.field("message", error.message);
}

void document_fields(JsonText& json, const Report& report, const RuleSelection& selection) {
  json.field("schema", report_schema);
  json.field("tool", report.tool, tool_with(selection));
  json.field("source", report.source);
  json.field("record", report.record, record_fields);
  json.field("part", report.part, part_fields);
  json.field("error", report.error, error_fields);
  json.text_or_null("sha256", report.sha256);
  json.field("bytes", report.bytes);
  json.text_or_null("media_type", report.media_type);
  json.text_or_null("charset", report.charset);
  json.text_or_null("language", report.language);
  json.text_or_null("title", report.title);
  json.field("publisher", report.publisher, publisher_fields);
  json.text_or_null("replaced_by", report.replaced_by);
  json.field("score", report.score, score_fields);
  json.field("findings", report.findings, finding_fields);
  json.field("rules", report.rules, rules_fields);
  json.field("contradictions", report.contradictions, contradiction_fields);
  json.field("citations", report.citations, citation_fields);
  json.field("numbers", report.numbers, number_fields);
  json.field("checklist", report.checklist, answer_fields);
  json.field("disclaimers", report.disclaimers, disclaimer_fields);
  json.field("undisclaimed", report.undisclaimed);
  json.field("take_backs", report.take_backs, take_back_fields);
  json.field("tampering", report.tampering, tampering_fields);
  json.field("coverage", report.coverage, coverage_fields);
  json.field("review", report.review, review_fields);
}

}  // namespace

std::string to_json_document(const Report& report, const RuleSelection& selection) {
  std::string text;
  JsonText(text).value(
      report, [&selection](JsonText& json, const Report& written) { document_fields(json, written, selection); });
  return text;
}

std::string json_opening(const Tool& tool, const RuleSelection& selection) {
  std::string text = "{\"schema\":";
  JsonText(text).value(report_schema);
  text += ",\"tool\":";
  JsonText(text).value(tool, tool_with(selection));
  text += ",\"documents\":[\n";
  return text;
}

std::string json_closing(const RunTotals& totals) {
  struct LeftOut {
    std::string_view kind;
    std::uint64_t count = 0;
  };
  const RunSums sums = sums_of(totals);
  std::vector<LeftOut> left_out;
  for (const auto& [kind, count] : totals.left_out) left_out.push_back({kind, count});
  std::string text = "\n],\"run\":";
  JsonText(text).value(sums, [&](JsonText& json, const RunSums&) {
    json.field("inputs", totals.inputs.size() + totals.further.inputs);
    json.field("documents", sums.documents);
    json.field("unreadable", sums.unreadable);
    json.field("left_out", left_out, [](JsonText& inside, const LeftOut& one) {
      inside.field("kind", one.kind);
      inside.field("count", one.count);
    });
    json.field("stopped", totals.stopped);
  });
  return text + "}\n";
}

std::string to_json(std::span<const Report> reports) {
  std::string text = json_opening(reports.empty() ? Tool{} : reports.front().tool);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (i > 0) text += ",\n";
    text += to_json_document(reports[i]);
  }
  RunTotals totals;
  for (const Report& report : reports) {
    totals.inputs.push_back({report.source, {}, false, report.error ? report.error->message : ""});
  }
  text += json_closing(totals);
  return text;
}

}  // namespace overclaim
