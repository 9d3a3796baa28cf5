// What people should read first is decided here once, so that no format can tell another story than the next. Facts are
// told once: a page that says "no risks" five times would otherwise show the same harm five times, and a reader who
// meets it again and again reads it as five harms. Dropping the repeats in each format was not taken: they would
// disagree. Covered by tests/page_summary_test.cc.
#include "report/page_summary.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "report/decision_lines.h"
#include "report/finding_details.h"
#include "rulebook/publisher_signal.h"
#include "survey/decision.h"

namespace overclaim {
namespace {

constexpr std::size_t most_neighbours = 160;  // bytes of a sentence on each side of a quote
constexpr std::size_t most_lead = 200;
constexpr std::size_t most_steering = 3, most_steering_bytes = 200;
constexpr std::string_view ellipsis = "\u2026";

// ---- quotes -----------------------------------------------------------------------------------------------------

// The last `most` bytes or less, from a word on.
std::string tail(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  const std::size_t space = text.find(' ', text.size() - most);
  if (space == text.npos) return std::string(ellipsis);
  return std::string(ellipsis) + std::string(text.substr(space));
}

std::string head(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  const std::size_t space = text.rfind(' ', most);
  if (space == text.npos || space == 0) return std::string(ellipsis);
  return std::string(text.substr(0, space + 1)) + std::string(ellipsis);
}

const Block* block_of(const Document& document, Span span) {
  const auto found = std::partition_point(document.blocks.begin(), document.blocks.end(),
                                          [&](const Block& block) { return block.span.end <= span.begin; });
  return found != document.blocks.end() && contains(found->span, span) ? &*found : nullptr;
}

QuotedWords quoted(const Finding& finding, const Document* document) {
  const Block* block =
      document == nullptr || empty(finding.text_span) ? nullptr : block_of(*document, finding.text_span);
  if (block == nullptr) return {"", finding.context_before, finding.quote, finding.context_after};
  QuotedWords words;
  const Span sentence = contains(finding.sentence_span, finding.text_span) ? finding.sentence_span : block->span;
  words.before = tail(document->text_of({sentence.begin, finding.text_span.begin}), most_neighbours);
  words.quote = document->text_of(finding.text_span);
  words.after = head(document->text_of({finding.text_span.end, sentence.end}), most_neighbours);
  std::size_t lead = block->question != no_block ? block->question : block->lead_in;
  // A label only where it is part of the claim: "None" alone says nothing, "Price" says nothing about a cure.
  if (lead == no_block && !finding.context.empty()) lead = block->label;
  if (lead != no_block) words.lead = tail(document->text_of(document->blocks[lead].span), most_lead);
  return words;
}

// ---- the summary ------------------------------------------------------------------------------------------------

bool is_supported(const Finding& finding) { return finding.verdict && finding.verdict->kind == VerdictKind::supported; }

bool is_dismissed(const Finding& finding) { return standing_of(finding.decisions) == Standing::dismissed; }

bool in_view(const Finding& finding) { return finding.channel == Channel::body && !finding.hidden; }

class Summarizer {
 public:
  Summarizer(const CheckedPage& page, const Words& words, const Rulebook* rulebook)
      : report_(*page.report), document_(page.document), words_(words), facts_(words, rulebook) {
    if (page.selection != nullptr) summary_.selection = selection_line(*page.selection, words);
  }

  PageSummary summarize();

 private:
  void coverage();
  void tell_steering(std::size_t count);
  void number_notes();
  void find_claims();
  void tell_facts();
  void tell_facts_of(PageNote& note);
  void find_fair();
  void find_not_said();
  void find_questions();
  void find_cleared();
  void find_dismissed();
  std::vector<std::string> about(const Finding& finding) const;
  bool same_claim(const Finding& one, const Finding& other) const;
  const RuleText& text_of(const Finding& finding) const;

  const Report& report_;
  const Document* document_;
  const Words& words_;
  KnownFacts facts_;
  PageSummary summary_;
  std::map<const Statement*, std::size_t> told_;  // to the number of the note that tells it
  std::set<std::string_view> explained_;          // rules
};

const RuleText& Summarizer::text_of(const Finding& finding) const {
  static const RuleText none;
  const auto found = report_.rules.find(finding.rule);
  return found == report_.rules.end() ? none : found->second;
}

void Summarizer::coverage() {
  summary_.not_looked_at = not_looked_at_line(report_.coverage.not_examined, words_);

  if (!summary_.selection.empty()) summary_.limits.push_back(summary_.selection);
  if (!report_.replaced_by.empty()) {
    const std::string what = say(words_, "replaced_" + report_.replaced_by);
    summary_.limits.push_back(say(words_, "replaced_page", {{"what", what}}));
  }
  for (const SkippedPart& part : report_.coverage.skipped) {
    summary_.limits.push_back(say(words_, "not_read", {{"reason", part.reason}}));
  }
  // "We found no words" would be true of what nobody looked at, and mislead.
  const bool nothing_checked = report_.bytes > 0 && report_.coverage.bytes_read == 0;
  const bool only_confirmed = review_mode(report_) == ReviewMode::confirmed;
  summary_.no_claims = say(words_, nothing_checked               ? "claims_unchecked"
                                   : only_confirmed              ? "claims_none_confirmed"
                                   : !summary_.selection.empty() ? "claims_none_selected"
                                                                 : "claims_none");
  summary_.no_fair = say(words_, only_confirmed ? "fair_none_confirmed" : "fair_none");
  if (report_.bytes == 0) summary_.limits.push_back(say(words_, "no_text"));
  const auto steering =
      static_cast<std::size_t>(std::count_if(report_.tampering.begin(), report_.tampering.end(), is_steering));
  const std::size_t words = report_.tampering.size() - steering;
  if (words > 0) summary_.limits.push_back(counted(words_, "tampering", words));
  if (steering > 0) tell_steering(steering);
  if (report_.coverage.bad_bytes > 0) {
    summary_.limits.push_back(counted(words_, "bad_bytes", report_.coverage.bad_bytes));
  }
}

// The first places with their words; all are in the JSON report.
void Summarizer::tell_steering(std::size_t count) {
  summary_.limits.push_back(counted(words_, "steering", count));
  std::size_t told = 0;
  for (const TamperingPlace& place : report_.tampering) {
    if (!is_steering(place)) continue;
    if (told++ == most_steering) break;
    summary_.limits.push_back(say(words_, place.seen ? "steering_place" : "steering_place_unseen",
                                  {{"line", std::to_string(place.line)},
                                   {"column", std::to_string(place.column)},
                                   {"text", head(place.text, most_steering_bytes)}}));
  }
  if (count > most_steering) summary_.limits.push_back(counted(words_, "steering_more", count - most_steering));
}

std::vector<std::string> Summarizer::about(const Finding& finding) const {
  std::vector<std::string> lines;
  if (finding.speaker != Speaker::page) {
    lines.push_back(say(words_, "speaker_" + std::string(to_string(finding.speaker))));
  }
  if (finding.status == Status::noted && !is_fair(finding)) lines.push_back(say(words_, "noted_story"));
  if (finding.baseline == Baseline::unchanged) lines.push_back(say(words_, "baseline_unchanged"));
  if (finding.evasion) lines.push_back(say(words_, "evasion"));
  if (finding.hidden) lines.push_back(say(words_, "hidden"));
  if (finding.channel != Channel::body)
    lines.push_back(say(words_, "channel_" + std::string(to_string(finding.channel))));
  return lines;
}

void Summarizer::number_notes() {
  std::vector<const Finding*> marked;
  for (const Finding& finding : report_.findings) {
    if (finding.status != Status::cleared && !is_dismissed(finding)) marked.push_back(&finding);
  }
  std::stable_sort(marked.begin(), marked.end(), [](const Finding* a, const Finding* b) {
    if (in_view(*a) != in_view(*b)) return in_view(*a);
    return a->text_span.begin < b->text_span.begin;
  });
  for (const Finding* finding : marked) {
    PageNote note;
    note.finding = finding;
    note.number = summary_.notes.size() + 1;
    note.ask = finding->status == Status::flagged;
    note.words = quoted(*finding, document_);
    note.message = text_of(*finding).message;
    note.about = about(*finding);
    if (finding->verdict) note.verdict = say(words_, "verdict_" + std::string(to_string(finding->verdict->kind)));
    if (is_supported(*finding)) note.verdict_note = say(words_, "verdict_about_studies");
    if (note.ask) note.question = text_of(*finding).ask;
    note.decided = decision_lines(*finding, words_);
    summary_.notes.push_back(std::move(note));
  }
}

bool Summarizer::same_claim(const Finding& one, const Finding& other) const {
  if (one.rule == other.rule || overlaps(one.text_span, other.text_span)) return true;
  if (one.category != other.category || !one.verdict || !other.verdict) return false;
  return !one.verdict->statements.empty() && facts_.of(one) == facts_.of(other);
}

void Summarizer::find_claims() {
  std::vector<std::size_t> order;
  for (const PageNote& note : summary_.notes) {
    if (note.ask) order.push_back(note.number - 1);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Finding &one = *summary_.notes[a].finding, &other = *summary_.notes[b].finding;
    if (one.severity.value != other.severity.value) return one.severity.value > other.severity.value;
    const auto rank = [](const Finding& finding) {  // worst first among claims of one severity
      return rank_of(finding.verdict ? std::optional(finding.verdict->kind) : std::nullopt);
    };
    return rank(one) < rank(other);
  });
  for (const std::size_t index : order) {
    const auto same = std::find_if(summary_.claims.begin(), summary_.claims.end(), [&](const TopClaim& claim) {
      return same_claim(*summary_.notes[claim.note].finding, *summary_.notes[index].finding);
    });
    if (same != summary_.claims.end()) {
      same->also.push_back(index);
    } else if (summary_.claims.size() < most_claims) {
      summary_.claims.push_back({index, {}});
    } else {
      ++summary_.more_claims;
    }
  }
  for (TopClaim& claim : summary_.claims) std::sort(claim.also.begin(), claim.also.end());
}

void Summarizer::tell_facts_of(PageNote& note) {
  for (const Statement* statement : facts_.of(*note.finding)) {
    const auto [told, is_new] = told_.emplace(statement, note.number);
    if (is_new) {
      note.known.push_back(facts_.told(*statement));
    } else {
      note.known_at = told->second;
    }
  }
  if (note.known.empty() && note.known_at == 0 && note.finding->verdict && !note.finding->verdict->reason.empty()) {
    note.known.push_back({nullptr, note.finding->verdict->reason, "", {}});
  }
  if (explained_.insert(note.finding->rule).second) note.why = text_of(*note.finding).plain;
}

void Summarizer::tell_facts() {
  for (const TopClaim& claim : summary_.claims) tell_facts_of(summary_.notes[claim.note]);
  std::set<std::size_t> done;
  for (const TopClaim& claim : summary_.claims) done.insert(claim.note);
  for (std::size_t i = 0; i < summary_.notes.size(); ++i) {
    if (done.count(i) == 0) tell_facts_of(summary_.notes[i]);
  }
}

void Summarizer::find_fair() {
  for (std::size_t i = 0; i < summary_.notes.size(); ++i) {
    const PageNote& note = summary_.notes[i];
    if (note.ask || !is_fair(*note.finding)) continue;
    std::vector<FairLine>& lines = is_supported(*note.finding) ? summary_.supported : summary_.careful;
    const auto same =
        std::find_if(lines.begin(), lines.end(), [&](const FairLine& line) { return line.message == note.message; });
    if (same == lines.end()) {
      lines.push_back({note.message, {i}});
    } else {
      same->notes.push_back(i);
    }
  }
}

void Summarizer::find_not_said() {
  const bool claims =
      std::any_of(summary_.notes.begin(), summary_.notes.end(), [](const PageNote& note) { return note.ask; });
  const bool sells = report_.publisher && report_.publisher->sells == to_string(Sells::yes);
  // Of a page that is too short, or was not read whole, nothing could be told: it has not passed either.
  const bool answered = std::any_of(report_.checklist.begin(), report_.checklist.end(),
                                    [](const ChecklistAnswer& answer) { return answer.met == false; });
  summary_.looked_for_not_said = (claims || sells) && answered;
  if (!summary_.looked_for_not_said) return;
  for (const ChecklistAnswer& answer : report_.checklist) {
    if (answer.met != false || !answer.shown) continue;
    if (summary_.not_said.size() < most_not_said) {
      summary_.not_said.push_back(answer.message);
    } else {
      ++summary_.more_not_said;
    }
  }
}

void Summarizer::find_questions() {
  const auto add = [&](std::string question) {
    auto& questions = summary_.questions;
    const bool asked = std::find(questions.begin(), questions.end(), question) != questions.end();
    if (!question.empty() && !asked) questions.push_back(std::move(question));
  };
  for (const TopClaim& claim : summary_.claims) add(summary_.notes[claim.note].question);
  for (const std::string_view key :
       {"pay_ask_maker", "pay_ask_permit", "pay_ask_harms", "pay_ask_follow_up", "pay_ask_refund"}) {
    add(say(words_, key));
  }
}

void Summarizer::find_dismissed() {
  for (const Finding& finding : report_.findings) {
    if (!is_dismissed(finding)) continue;
    summary_.dismissed.push_back(
        {&finding, quoted(finding, document_), text_of(finding).message, decision_lines(finding, words_)});
  }
}

void Summarizer::find_cleared() {
  for (const Finding& finding : report_.findings) {
    if (finding.status != Status::cleared || is_dismissed(finding)) continue;
    summary_.cleared.push_back({&finding, quoted(finding, document_), text_of(finding).message,
                                cleared_because(finding, words_), about(finding)});
  }
}

PageSummary Summarizer::summarize() {
  if (report_.error) {
    summary_.not_looked_at = say(words_, "could_not_be_read", {{"message", report_.error->message}});
    return std::move(summary_);
  }
  summary_.review = review_line(report_, words_);
  coverage();
  number_notes();
  find_claims();
  tell_facts();
  find_fair();
  find_not_said();
  find_questions();
  find_cleared();
  find_dismissed();
  summary_.counts = counts_of(report_);
  if (report_.publisher) {
    summary_.kind = say(words_, page_kind_key(report_.publisher->kind));
    if (report_.publisher->sells == to_string(Sells::yes)) summary_.kind += " " + say(words_, "page_sells");
  }
  if (report_.score) summary_.band = say(words_, std::string(band_prefix) + report_.score->band);
  return std::move(summary_);
}

}  // namespace

PageSummary summarize(const CheckedPage& page, const Words& words, const Rulebook* rulebook) {
  return Summarizer(page, words, rulebook).summarize();
}

bool is_fair(const Finding& finding) {
  if (finding.status != Status::noted) return false;
  return category_kind(finding.category) == CategoryKind::noting || is_supported(finding);
}

std::vector<std::size_t> notes_of(const std::vector<FairLine>& lines) {
  std::vector<std::size_t> notes;
  for (const FairLine& line : lines) notes.insert(notes.end(), line.notes.begin(), line.notes.end());
  std::sort(notes.begin(), notes.end());
  return notes;
}

std::vector<std::size_t> stories_of(const PageSummary& summary) {
  std::vector<std::size_t> notes;
  for (const PageNote& note : summary.notes) {
    if (!note.ask && !is_fair(*note.finding)) notes.push_back(note.number - 1);
  }
  return notes;
}

std::vector<std::size_t> other_words(const TopClaim& claim, const PageSummary& summary) {
  std::vector<std::size_t> notes;
  for (const std::size_t other : claim.also) {
    if (summary.notes[other].words.quote != summary.notes[claim.note].words.quote) notes.push_back(other);
  }
  return notes;
}

bool has_whole_sentence(const PageNote& note, const Document* document) {
  const Span sentence = note.finding->sentence_span;
  return document != nullptr && !empty(note.finding->text_span) && contains(sentence, note.finding->text_span) &&
         sentence.end - sentence.begin <= longest_sentence;
}

std::vector<std::vector<const PageNote*>> by_sentence(const PageSummary& summary, const Document* document) {
  std::vector<std::vector<const PageNote*>> groups;
  for (const PageNote& note : summary.notes) {
    if (!note.ask) continue;
    const bool joins = !groups.empty() && has_whole_sentence(note, document) &&
                       has_whole_sentence(*groups.back().front(), document) &&
                       groups.back().front()->finding->sentence_span == note.finding->sentence_span;
    if (!joins) groups.emplace_back();
    groups.back().push_back(&note);
  }
  return groups;
}

MarkCounts counts_of(const Report& report) {
  MarkCounts counts;
  for (const Finding& finding : report.findings) {
    if (is_dismissed(finding)) {
      ++counts.dismissed;
    } else if (finding.status == Status::flagged) {
      ++counts.ask;
    } else if (finding.status == Status::cleared) {
      ++counts.cleared;
    } else if (is_fair(finding)) {
      ++counts.fair;
    } else {
      ++counts.stories;
    }
  }
  return counts;
}

std::string in_words(const MarkCounts& counts, const Words& words) {
  std::string list;
  const auto add = [&](const std::string& key, std::size_t n) {
    if (n > 0) list += (list.empty() ? "" : say(words, "list_separator")) + counted(words, key, n);
  };
  add("index_ask", counts.ask);
  add("index_fair", counts.fair);
  add("index_story", counts.stories);
  add("index_cleared", counts.cleared);
  add("index_dismissed", counts.dismissed);
  return list.empty() ? say(words, "index_nothing") : list;
}

std::string not_examined_list(const NotExamined& counts, const Words& words) {
  std::string list;
  for (const auto& [name, count] : not_examined_fields) {
    if (const std::uint64_t n = counts.*count; n > 0) {
      list += (list.empty() ? "" : say(words, "list_separator")) + counted(words, std::string(name), n);
    }
  }
  return list;
}

std::string not_looked_at_line(const NotExamined& counts, const Words& words) {
  const std::string list = not_examined_list(counts, words);
  return list.empty() ? say(words, "words_only") : say(words, "not_looked_at", {{"list", list}});
}

std::string counted(const Words& words, const std::string& key, std::uint64_t n) {
  return n == 1 ? say(words, key + "_one") : say(words, key + "_many", {{"n", std::to_string(n)}});
}

}  // namespace overclaim
