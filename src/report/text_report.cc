// The order follows the reader: what was looked at, how much there is, then each questionable sentence with the exact
// words underlined, what is wrong with the wording and what to ask; careful and cleared wording comes last and short. A
// table was not taken: sentences do not fit columns. The report has no sentence text, only its span and the neighbours
// of the quote, so the sentence is cut from those. Covered by tests/text_report_test.cc.
#include "report/text_report.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "report/wrap.h"
#include "text/display_width.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::size_t least_width = 20;
constexpr std::size_t indent = 2;
constexpr std::string_view ellipsis = "\u2026";
// check gives at most 80 characters on each side: when about so many came, the sentence may go on behind them.
constexpr std::size_t context_is_cut_from = 60;

constexpr std::string_view bold = "\033[1m", dim = "\033[2m", red = "\033[31m", bold_red = "\033[1;31m",
                           plain = "\033[0m";

class Writer {
 public:
  Writer(const Report& report, const Words& words, const TextOptions& options)
      : report_(report), words_(words), options_(options), width_(std::max(options.width, least_width)) {}

  std::string write();

 private:
  std::string counted(std::string_view key, std::uint64_t n) const {
    if (n == 1) return say(words_, std::string(key) + "_one");
    return say(words_, std::string(key) + "_many", {{"n", std::to_string(n)}});
  }
  std::string listed(const std::vector<std::string>& items) const {
    std::string list;
    for (const std::string& item : items) list += (list.empty() ? "" : say(words_, "list_separator")) + item;
    return list;
  }
  std::string painted(std::string_view text, std::string_view color) const {
    if (!options_.color || text.empty() || color.empty()) return std::string(text);
    return std::string(color) + std::string(text) + std::string(plain);
  }
  void line(std::string_view text, std::size_t at = 0, std::string_view color = {}) {
    for (const WrappedLine& wrapped_line : wrap(text, width_ - at)) {
      out_.append(at, ' ');
      out_ += painted(text.substr(wrapped_line.begin, wrapped_line.end - wrapped_line.begin), color);
      out_ += '\n';
    }
  }

  std::string not_looked_at() const;
  std::string source() const;
  std::vector<const Finding*> with_status(Status status) const;
  void summary();
  void flagged(const Finding& finding);
  void brief(const Finding& finding);
  void sentence(const Finding& finding);
  std::string place(const Finding& finding) const;
  std::string cleared_because(const Finding& finding) const;
  const RuleText& text_of(const Finding& finding) const;

  const Report& report_;
  const Words& words_;
  const TextOptions& options_;
  std::size_t width_;
  std::string out_;
  std::set<std::string_view> explained_;  // rules
};

std::string Writer::not_looked_at() const {
  const NotExamined& counts = report_.coverage.not_examined;
  std::vector<std::string> items;
  const auto add = [&](std::string_view key, std::uint64_t n) {
    if (n > 0) items.push_back(counted(key, n));
  };
  add("images", counts.images);
  add("videos", counts.videos);
  add("audios", counts.audios);
  add("frames", counts.frames);
  add("scripted_regions", counts.scripted_regions);
  add("links", counts.links);
  if (items.empty()) return say(words_, "words_only");
  return say(words_, "not_looked_at", {{"list", listed(items)}});
}

std::string Writer::source() const {
  std::string name = report_.source == "-" ? say(words_, "standard_input") : terminal_safe(report_.source);
  if (!report_.part) return name;
  return say(
      words_, "part",
      {{"source", name}, {"index", std::to_string(report_.part->index + 1)}, {"of", std::to_string(report_.part->of)}});
}

std::vector<const Finding*> Writer::with_status(Status status) const {
  std::vector<const Finding*> found;
  for (const Finding& finding : report_.findings) {
    if (finding.status == status) found.push_back(&finding);
  }
  return found;
}

const RuleText& Writer::text_of(const Finding& finding) const {
  static const RuleText none;
  const auto found = report_.rules.find(finding.rule);
  return found == report_.rules.end() ? none : found->second;
}

void Writer::summary() {
  const std::size_t flagged_count = with_status(Status::flagged).size(), noted = with_status(Status::noted).size(),
                    cleared = with_status(Status::cleared).size();
  std::vector<std::string> items;
  if (flagged_count > 0) items.push_back(counted("flagged", flagged_count));
  if (noted > 0) items.push_back(counted("noted", noted));
  if (cleared > 0) items.push_back(counted("cleared", cleared));
  // "No wording was flagged" would be true and mislead.
  const Coverage& coverage = report_.coverage;
  const bool nothing_read = coverage.bytes > 0 && coverage.bytes_read == 0 && !coverage.skipped.empty();
  if (report_.bytes == 0) {
    line(say(words_, "no_text"));
  } else if (flagged_count == 0 && !nothing_read) {
    line(say(words_, "nothing_flagged"));
  }
  if (!items.empty()) line(say(words_, "summary", {{"list", listed(items)}}));
  if (cleared > 0 && !options_.show_cleared) line(say(words_, "cleared_hint"), 0, dim);
  if (!report_.tampering.empty()) line(counted("tampering", report_.tampering.size()), 0, bold);
  if (report_.coverage.bad_bytes > 0) line(counted("bad_bytes", report_.coverage.bad_bytes));
  for (const SkippedPart& part : report_.coverage.skipped) {
    line(say(words_, "not_read", {{"reason", terminal_safe(part.reason)}}), 0, bold);
  }
}

// ---- a finding in its sentence ----------------------------------------------------------------------------------

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

// What of `before` belongs to the sentence, which begins `distance` source bytes before the quote. In plain text a
// source byte is a byte of text; where mark-up makes the distance longer, a little too much is shown, from a word on.
std::string sentence_before(std::string_view before, std::uint64_t distance) {
  if (before.size() <= distance) {
    const bool cut = before.size() < distance && code_points(before) >= context_is_cut_from;
    return (cut ? std::string(ellipsis) : "") + terminal_safe(before);
  }
  std::size_t begin = before.size() - static_cast<std::size_t>(distance);
  if (before[begin - 1] == ' ' || before[begin - 1] == '\n') return terminal_safe(before.substr(begin));
  begin = before.find(' ', begin);
  if (begin == before.npos) return "";
  return std::string(ellipsis) + terminal_safe(before.substr(begin + 1));
}

std::string sentence_after(std::string_view after, std::uint64_t distance) {
  if (after.size() <= distance) {
    const bool cut = after.size() < distance && code_points(after) >= context_is_cut_from;
    return terminal_safe(after) + (cut ? std::string(ellipsis) : "");
  }
  std::size_t end = static_cast<std::size_t>(distance);
  if (after[end] == ' ' || after[end] == '\n') return terminal_safe(after.substr(0, end));
  end = after.rfind(' ', end);
  if (end == after.npos) return "";
  return terminal_safe(after.substr(0, end)) + std::string(ellipsis);
}

void Writer::sentence(const Finding& finding) {
  const bool known = finding.sentence.begin <= finding.span.begin && finding.span.end <= finding.sentence.end;
  const std::uint64_t left = known ? finding.span.begin - finding.sentence.begin : finding.context_before.size();
  const std::uint64_t right = known ? finding.sentence.end - finding.span.end : finding.context_after.size();
  std::string text = sentence_before(finding.context_before, left);
  const std::size_t quote_begin = text.size();
  text += terminal_safe(finding.quote);
  const std::size_t quote_end = text.size();
  text += sentence_after(finding.context_after, right);

  for (const WrappedLine& shown : wrap(text, width_ - indent)) {
    const auto piece = [&](std::size_t begin, std::size_t end) {
      return std::string_view(text).substr(begin, end > begin ? end - begin : 0);
    };
    const std::size_t begin = std::clamp(quote_begin, shown.begin, shown.end),
                      end = std::clamp(quote_end, shown.begin, shown.end);
    out_.append(indent, ' ');
    out_ += piece(shown.begin, begin);
    out_ += painted(piece(begin, end), bold_red);
    out_ += piece(end, shown.end);
    out_ += '\n';
    if (begin == end) continue;
    out_.append(indent + display_width(piece(shown.begin, begin)), ' ');
    out_ += painted(std::string(std::max<std::size_t>(display_width(piece(begin, end)), 1), '^'), red);
    out_ += '\n';
  }
}

std::string Writer::place(const Finding& finding) const {
  std::string text =
      say(words_, "place", {{"line", std::to_string(finding.line)}, {"column", std::to_string(finding.column)}});
  text += "  " + finding.rule;
  std::vector<std::string> notes;
  if (finding.status == Status::flagged) {
    notes.push_back(say(words_, "severity", {{"n", std::to_string(finding.severity.value)}}));
  }
  if (finding.speaker != Speaker::page)
    notes.push_back(say(words_, "speaker_" + std::string(to_string(finding.speaker))));
  if (finding.channel != Channel::body)
    notes.push_back(say(words_, "channel_" + std::string(to_string(finding.channel))));
  if (finding.hidden) notes.push_back(say(words_, "hidden"));
  if (finding.evasion) notes.push_back(say(words_, "evasion"));
  if (!notes.empty()) text += "  " + listed(notes);
  return text;
}

void Writer::flagged(const Finding& finding) {
  const RuleText& rule = text_of(finding);
  out_ += '\n';
  sentence(finding);
  line(rule.message, indent, bold);
  if (explained_.insert(finding.rule).second) {
    if (!rule.plain.empty()) line(rule.plain, indent);
    if (!rule.ask.empty()) line(say(words_, "ask", {{"question", rule.ask}}), indent);
  }
  line(place(finding), indent, dim);
}

void Writer::brief(const Finding& finding) {
  std::string text = say(words_, "quote", {{"text", terminal_safe(finding.quote)}});
  const std::string& message = text_of(finding).message;
  if (!message.empty()) text += " " + message;
  line(text, indent);
  if (finding.status == Status::cleared) line(cleared_because(finding), 2 * indent);
  line(place(finding), 2 * indent, dim);
}

std::string Writer::cleared_because(const Finding& finding) const {
  std::string reason = say(words_, "cleared_" + std::string(to_string(finding.stance)));
  for (const FindingCue& cue : finding.cues) {
    if (cue.id == finding.cleared_by) {
      return say(words_, "cleared_by", {{"reason", reason}, {"cue", terminal_safe(cue.text)}});
    }
  }
  return reason;
}

std::string Writer::write() {
  if (report_.error) {
    line(source(), 0, bold);
    line(say(words_, "could_not_be_read", {{"message", terminal_safe(report_.error->message)}}));
    return std::move(out_);
  }
  line(not_looked_at());
  line(source(), 0, bold);
  summary();
  for (const Finding* finding : with_status(Status::flagged)) flagged(*finding);
  const auto list = [&](Status status, std::string_view heading) {
    const std::vector<const Finding*> found = with_status(status);
    if (found.empty()) return;
    out_ += '\n';
    line(say(words_, heading), 0, bold);
    for (const Finding* finding : found) brief(*finding);
  };
  list(Status::noted, "noted_heading");
  if (options_.show_cleared) list(Status::cleared, "cleared_heading");
  return std::move(out_);
}

}  // namespace

std::string to_text(const Report& report, const Words& words, const TextOptions& options) {
  return Writer(report, words, options).write();
}

std::string to_text(const RunTotals& totals, const Words& words) {
  if (totals.documents < 2) return "";
  std::string text = say(words, "documents_flagged",
                         {{"documents", say(words, "documents_many", {{"n", std::to_string(totals.documents)}})},
                          {"n", std::to_string(totals.flagged)}});
  if (totals.unreadable == 1) text += say(words, "list_separator") + say(words, "unreadable_one");
  if (totals.unreadable > 1) {
    text += say(words, "list_separator") + say(words, "unreadable_many", {{"n", std::to_string(totals.unreadable)}});
  }
  return say(words, "summary", {{"list", text}}) + "\n";
}

}  // namespace overclaim
