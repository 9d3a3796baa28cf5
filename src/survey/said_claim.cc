// The neighbours a report keeps reach over the sentence into its block; here they end with the sentence. Covered by
// tests/roll_up_test.cc.
#include "survey/said_claim.h"

#include <string_view>
#include <tuple>
#include <utility>

namespace overclaim {
namespace {

constexpr std::string_view cut = "\u2026";

// Of the block's text before the quote, what belongs to the sentence, of which `bytes` stand before the quote.
std::string sentence_before(const std::string& context, std::size_t bytes) {
  if (bytes <= context.size()) return context.substr(context.size() - bytes);
  const std::size_t space = context.find(' ');
  return std::string(cut) + (space == context.npos ? "" : context.substr(space));
}

std::string sentence_after(const std::string& context, std::size_t bytes) {
  if (bytes <= context.size()) return context.substr(0, bytes);
  const std::size_t space = context.rfind(' ');
  return (space == context.npos ? "" : context.substr(0, space + 1)) + std::string(cut);
}

auto place_of(const SeenAt& at) {
  static const Record none;
  const Record& record = at.record ? *at.record : none;
  return std::tie(page_name(at), at.source, record.member, record.offset, record.number, at.part, at.begin, at.finding);
}

}  // namespace

const std::string& page_name(const SeenAt& at) {
  return at.record && !at.record->uri.empty() ? at.record->uri : at.source;
}

bool is_earlier(const SeenAt& one, const SeenAt& other) {
  const bool one_unknown = one.day.empty(), other_unknown = other.day.empty();
  if (one_unknown != other_unknown) return other_unknown;
  return one.day != other.day ? one.day < other.day : place_of(one) < place_of(other);
}

SentenceNeighbours sentence_neighbours(const Finding& finding) {
  if (empty(finding.text_span) || !contains(finding.sentence_span, finding.text_span)) return {};
  return {sentence_before(finding.context_before, finding.text_span.begin - finding.sentence_span.begin),
          sentence_after(finding.context_after, finding.sentence_span.end - finding.text_span.end)};
}

SaidClaim said_claim(const Report& report, const Finding& finding, const std::string& day) {
  SaidClaim said;
  said.rule = finding.rule;
  said.category = finding.category;
  const auto text = report.rules.find(finding.rule);
  if (text != report.rules.end()) said.message = text->second.message;
  said.severity = finding.severity.value;
  said.strength = finding.strength;
  said.stance = finding.stance;
  said.speaker = finding.speaker;
  if (finding.verdict) {
    said.verdict = finding.verdict->kind;
    said.statements = finding.verdict->statements;
  }
  said.conditions = finding.claim.condition.terms;
  said.interventions = finding.claim.intervention.terms;
  said.condition_from = finding.claim.condition.from;
  said.intervention_from = finding.claim.intervention.from;
  said.quote = finding.quote;
  SentenceNeighbours neighbours = sentence_neighbours(finding);
  said.before = std::move(neighbours.before);
  said.after = std::move(neighbours.after);
  said.sentence_key = finding.sentence_key;
  said.sentence_words = finding.sentence_words;
  SeenAt& at = said.at;
  at.day = day;
  at.source = report.source;
  at.record = report.record;
  if (at.record) at.record->columns.clear();
  at.sha256 = report.sha256;
  at.finding = finding.id;
  at.line = finding.line, at.column = finding.column, at.page = finding.page, at.paragraph = finding.paragraph;
  if (report.part) at.part = report.part->index + 1, at.parts = report.part->of;
  at.begin = finding.span.begin;
  at.channel = finding.channel;
  at.hidden = finding.hidden;
  return said;
}

bool names_condition(const SaidClaim& said) {
  return !said.conditions.empty() &&
         (said.condition_from == SlotFrom::match || said.condition_from == SlotFrom::sentence);
}

bool is_stronger(const SaidClaim& one, const SaidClaim& other) {
  if (one.strength != other.strength) return one.strength > other.strength;
  if (names_condition(one) != names_condition(other)) return names_condition(one);
  const int one_rank = rank_of(one.verdict), other_rank = rank_of(other.verdict);
  return one_rank != other_rank ? one_rank < other_rank : is_earlier(one.at, other.at);
}

bool stands_before(const SaidClaim& one, const SaidClaim& other) {
  if (page_name(one.at) != page_name(other.at)) return page_name(one.at) < page_name(other.at);
  return is_earlier(one.at, other.at);
}

}  // namespace overclaim
