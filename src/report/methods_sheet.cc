// The order is that of a methods section: question, material, exclusions, instrument, limits, how to repeat it. Covered
// by tests/methods_test.cc.
#include "report/methods_sheet.h"

#include <cmath>
#include <utility>

#include "report/page_summary.h"
#include "report/roll_up_sheet.h"
#include "text/sha256.h"

namespace overclaim {
namespace {

// A share as a percentage with one place.
std::string percent(double share) {
  const auto tenths = static_cast<long>(std::lround(share * 1000));
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

class MethodsWriter {
 public:
  MethodsWriter(const Methods& methods, const RunTotals& totals, const Words& words)
      : methods_(methods), log_(methods.log), totals_(totals), words_(words) {}

  Sheet write(const std::string& language);

 private:
  using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;
  std::string word(std::string_view key, Values values = {}) const { return say(words_, key, values); }
  void read();
  void skipped();
  void dates();
  void tools();
  void inputs();
  void once();
  void limits();
  void measured();

  const Methods& methods_;
  const RunLog& log_;
  const RunTotals& totals_;
  const Words& words_;
  Sheet sheet_;
};

void MethodsWriter::read() {
  const RunSums sums = sums_of(totals_);
  sheet_.heading(2, word("methods_heading_read"));
  if (totals_.stopped) sheet_.paragraph(say(words_, "run_stopped"));
  sheet_.paragraph(counted(words_, "methods_inputs", totals_.inputs.size() + totals_.further.inputs));
  sheet_.paragraph(counted(words_, "methods_documents", log_.documents));
  if (sums.flagged > 0) sheet_.paragraph(counted(words_, "methods_flagged", sums.flagged));
  sheet_.paragraph(
      word("methods_bytes", {{"n", std::to_string(log_.bytes)}, {"read", std::to_string(log_.bytes_read)}}));
}

void MethodsWriter::skipped() {
  sheet_.heading(2, word("methods_heading_skipped"));
  const std::string left_out = left_out_in_words(totals_, words_);
  if (log_.reasons.empty() && left_out.empty()) sheet_.paragraph(word("methods_skipped_none"));
  for (const auto& [reason, logged] : log_.reasons) {
    std::string text = reason, list;
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    if (!text.empty() && text.back() != '.') text += '.';
    for (const std::string& name : logged.names) list += (list.empty() ? "" : word("list_separator")) + name;
    const std::string n = std::to_string(logged.count);
    sheet_.item(logged.count == 1
                    ? word("methods_reason_one", {{"reason", text}, {"list", list}})
                    : word(logged.count > logged.names.size() ? "methods_reason_more" : "methods_reason_many",
                           {{"reason", text}, {"n", n}, {"list", list}}));
  }
  if (log_.further_reasons > 0)
    sheet_.item(word("methods_reasons_more", {{"n", std::to_string(log_.further_reasons)}}));
  if (!left_out.empty()) sheet_.paragraph(word("methods_left_out", {{"list", left_out}}));
}

void MethodsWriter::dates() {
  sheet_.heading(2, word("methods_heading_dates"));
  if (log_.first_day.empty()) {
    sheet_.paragraph(word("methods_dates_none"));
  } else if (methods_.as_of.empty()) {
    sheet_.paragraph(word("methods_dates", {{"first", log_.first_day}, {"last", log_.last_day}}));
  } else {
    sheet_.paragraph(
        word("methods_dates_as_of", {{"first", log_.first_day}, {"last", log_.last_day}, {"day", methods_.as_of}}));
  }
  for (const auto& [year, n] : log_.years) {
    sheet_.item(n == 1 ? word("methods_year_one", {{"year", year}})
                       : word("methods_year_many", {{"year", year}, {"n", std::to_string(n)}}));
  }
  if (log_.undated == 0) return;
  sheet_.paragraph(log_.undated == 1 ? word("methods_undated_one", {{"day", methods_.tool.as_of}})
                                     : word("methods_undated_many",
                                            {{"n", std::to_string(log_.undated)}, {"day", methods_.tool.as_of}}));
}

void MethodsWriter::tools() {
  const Tool& tool = methods_.tool;
  sheet_.heading(2, word("methods_heading_tools"));
  sheet_.item(word("methods_version", {{"version", tool.version}}));
  sheet_.item(word("methods_rulebook", {{"digest", tool.rulebook}}));
  sheet_.item(word("methods_reference", {{"digest", tool.reference}, {"day", tool.as_of}}));
  sheet_.item(word("methods_icu", {{"icu", tool.icu}}));
  if (!methods_.sites_file.empty()) {
    sheet_.item(word("methods_sites", {{"file", methods_.sites_file}, {"digest", methods_.sites_sha256}}));
  }
}

void MethodsWriter::inputs() {
  if (methods_.inputs.empty()) return;
  sheet_.heading(2, word("methods_heading_inputs"));
  std::vector<std::vector<std::string>> rows;
  Sha256 all;
  for (const MethodsInput& input : methods_.inputs) {
    all.update(input.sha256 + "  " + input.name + "\n");
    if (rows.size() >= most_listed_inputs) continue;
    const std::string name = input.name == "-" ? word("standard_input") : input.name;
    const bool known = !input.sha256.empty();
    rows.push_back({name, known ? std::to_string(input.bytes) : "",
                    known ? input.sha256 : word(input.is_stream ? "methods_digest_unknown" : "methods_digest_gone")});
  }
  sheet_.table({word("methods_column_input"), word("methods_column_bytes"), word("methods_column_digest")}, rows);
  const std::size_t more = methods_.inputs.size() - rows.size() + log_.further_inputs;
  if (more > 0) {
    sheet_.paragraph(word(
        "methods_inputs_more",
        {{"n", std::to_string(more)}, {"all", std::to_string(methods_.inputs.size())}, {"digest", all.hex_digest()}}));
  }
}

void MethodsWriter::once() {
  sheet_.heading(2, word("methods_heading_same"));
  sheet_.paragraph(word("methods_same", {{"n", std::to_string(log_.same_bytes)}}));
  if (log_.doubles_limited) {
    sheet_.paragraph(word("methods_same_limit", {{"most", std::to_string(most_logged_texts)}}));
  }
}

void MethodsWriter::limits() {
  const ReadingLimits& limits = methods_.limits;
  sheet_.heading(2, word("methods_heading_limits"));
  sheet_.item(word("methods_limit_text", {{"page", std::to_string(limits.page)},
                                          {"file", std::to_string(limits.file)},
                                          {"row", std::to_string(limits.row)},
                                          {"part", std::to_string(limits.part)}}));
  sheet_.item(word("methods_limit_sentence", {{"n", std::to_string(limits.sentence_tokens)}}));
  if (limits.bytes > 0) sheet_.item(word("methods_limit_bytes", {{"n", std::to_string(limits.bytes)}}));
  sheet_.item(word("methods_limit_document",
                   {{"words", std::to_string(limits.words)}, {"findings", std::to_string(limits.findings)}}));
  if (limits.seconds > 0) sheet_.item(word("methods_limit_time", {{"n", std::to_string(limits.seconds)}}));
  if (limits.memory > 0) sheet_.item(word("methods_limit_memory", {{"n", std::to_string(limits.memory)}}));
  sheet_.item(word("methods_limit_sheet", {{"documents", std::to_string(most_rolled_documents)},
                                           {"claims", std::to_string(most_rolled_claims)}}));
  sheet_.item(word("methods_options", {{"n", std::to_string(methods_.selection.min_severity)}}));
  sheet_.item(switched_off_line(methods_.selection, words_));
}

void MethodsWriter::measured() {
  sheet_.heading(2, word("methods_heading_measured"));
  const auto tell = [&](const char* key, const std::optional<MeasuredFigures>& figures) {
    if (!figures) return;
    sheet_.paragraph(word(key, {{"pages", std::to_string(figures->pages)},
                                {"precision", percent(figures->precision)},
                                {"recall", percent(figures->recall)},
                                {"found", std::to_string(figures->found)},
                                {"wrong", std::to_string(figures->wrong)},
                                {"missed", std::to_string(figures->missed)}}));
  };
  if (!methods_.measured && !methods_.measured_dev) sheet_.paragraph(word("methods_measured_none"));
  tell("methods_measured", methods_.measured);
  tell("methods_measured_dev", methods_.measured_dev);
  if (methods_.measured || methods_.measured_dev) sheet_.paragraph(word("methods_measured_by"));
  sheet_.paragraph(word("methods_measured_own"));
}

Sheet MethodsWriter::write(const std::string& language) {
  sheet_.title = word("methods_title");
  sheet_.made_by = word("made_by");
  sheet_.language = language;
  sheet_.paragraph(not_looked_at_line(log_.not_examined, words_));
  sheet_.paragraph(word("methods_intro"));
  sheet_.heading(2, word("methods_heading_asked"));
  sheet_.command(methods_.command);
  sheet_.paragraph(word("methods_folder"));
  read();
  skipped();
  sheet_.heading(2, word("methods_heading_unseen"));
  const std::string unseen = not_examined_list(log_.not_examined, words_);
  sheet_.paragraph(unseen.empty() ? word("methods_unseen_none") : word("methods_unseen", {{"list", unseen}}));
  once();
  dates();
  tools();
  limits();
  measured();
  sheet_.heading(2, word("methods_heading_again"));
  sheet_.paragraph(word("methods_again"));
  inputs();
  return std::move(sheet_);
}

}  // namespace

Sheet methods_sheet(const Methods& methods, const RunTotals& totals, const Words& words, const std::string& language) {
  return MethodsWriter(methods, totals, words).write(language);
}

}  // namespace overclaim
