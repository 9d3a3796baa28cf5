// One object for both sheets, as both see each report once: the run needs to know one place. Files are opened at once,
// so that a name that cannot be written fails before a night's work; they take their place only in finish(). Covered by
// tests/cli_survey_test.cc.
#include "app/run_sheets.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "app/measured_figures.h"
#include "app/output.h"
#include "app/shell_quote.h"
#include "app/site_table.h"
#include "intake/extract.h"
#include "intake/folder_walk.h"
#include "intake/read_file.h"
#include "intake/table_reader.h"
#include "report/letter.h"
#include "report/methods_sheet.h"
#include "report/roll_up_sheet.h"
#include "rulebook/problem.h"
#include "store/bundle.h"
#include "survey/decision.h"
#include "survey/roll_up.h"
#include "survey/run_log.h"
#include "survey/site.h"
#include "text/read.h"
#include "text/segment.h"
#include "text/sha256.h"

namespace overclaim {
namespace {

constexpr std::string_view roll_up_name = "rollup", methods_name = "methods", letter_name = "letter",
                           complaint_name = "complaint";
constexpr std::array<std::string_view, 4> roll_up_endings = {"md", "html", "json", "csv"};
constexpr std::array<std::string_view, 2> methods_endings = {"md", "html"};
constexpr std::array<std::string_view, 3> draft_endings = {"md", "html", "txt"};

bool is_draft(std::string_view format) { return format == letter_name || format == complaint_name; }

// What stands behind the last dot of the file's name; "md" where it has none, as a device has.
std::string_view ending_of(const OutputFile& file) {
  const std::string_view path = file.path;
  const std::size_t name = path.rfind('/') == path.npos ? 0 : path.rfind('/') + 1;
  const std::size_t dot = path.rfind('.');
  return dot == path.npos || dot <= name ? std::string_view("md") : path.substr(dot + 1);
}

std::string command_line(const std::vector<std::string>& arguments) {
  std::string line = "overclaim";
  for (const std::string& argument : arguments) line += " " + shell_quoted(argument);
  return line;
}

}  // namespace

bool is_run_sheet(std::string_view format) {
  return format == roll_up_name || format == methods_name || is_draft(format);
}

std::string wrong_sheet_ending(const OutputFile& file) {
  const std::string_view ending = ending_of(file);
  const auto among = [&](const auto& endings) {
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
  };
  if (file.format == roll_up_name) {
    return among(roll_up_endings) ? "" : "writes rollup as .md, .html, .json or .csv, not " + shown(file.path);
  }
  if (file.format == methods_name) {
    return among(methods_endings) ? "" : "writes methods as .md or .html, not " + shown(file.path);
  }
  return among(draft_endings) ? "" : "writes " + file.format + " as .md, .html or .txt, not " + shown(file.path);
}

class RunSheets::State {
 public:
  State(const Options& options, const LoadedRulebook& loaded, Tool tool, SiteTable sites, std::string sites_sha256)
      : options_(options),
        loaded_(loaded),
        tool_(std::move(tool)),
        sites_sha256_(std::move(sites_sha256)),
        roll_up_(roll_up_options(options, loaded, std::move(sites))),
        log_(options.captured_at) {
    for (const Authority& one : loaded.authorities) {
      if (one.id == options.authority) authority_ = &one;
    }
    for (const OutputFile& file : options.outputs) {
      if (!is_run_sheet(file.format)) continue;
      files_.push_back({file, Output::to_file(file.path)});
      if (file.format == roll_up_name) wants_roll_up_ = true;
      if (file.format == methods_name) wants_methods_ = true;
      if (is_draft(file.format)) wants_drafts_ = true;
    }
  }

  bool any() const { return !files_.empty(); }

  void add(const Report& report) {
    if (wants_roll_up_) add_to_roll_up(report);
    if (wants_drafts_) add_confirmed(report, capture_day(report, options_.captured_at), confirmed_);
    if (!has_operator_field_ && report.record) {
      has_operator_field_ =
          std::any_of(report.record->columns.begin(), report.record->columns.end(),
                      [&](const RecordColumn& column) { return column.name == options_.operator_field; });
    }
    if (wants_methods_) log_.add(report);
  }

  bool finish(const RunTotals& totals) {
    for (auto& [file, output] : files_) {
      output.write(text_of(file, totals));
      if (!output.finish()) failures_.push_back(output.failure());
    }
    if (!options_.operator_field.empty() && !has_operator_field_) {
      failures_.push_back("--operator-field " + shown(options_.operator_field) +
                          ": no row has such a column; the sheet names the operators by their files");
    }
    return failures_.empty();
  }

  const std::vector<std::string>& failures() const { return failures_; }

 private:
  // What a person dismissed is no claim of the operator's.
  void add_to_roll_up(const Report& report) {
    if (!report.review || report.review->dismissed == 0) return roll_up_.add(report);
    Report kept = report;
    std::erase_if(kept.findings,
                  [](const Finding& finding) { return standing_of(finding.decisions) == Standing::dismissed; });
    roll_up_.add(kept);
  }

  struct File {
    OutputFile file;
    Output output;
  };

  static RollUpOptions roll_up_options(const Options& options, const LoadedRulebook& loaded, SiteTable sites) {
    RollUpOptions made;
    made.sites = std::move(sites);
    made.captured = options.captured_at;
    made.criteria = site_criteria(*loaded.rulebook);
    return made;
  }

  std::string text_of(const OutputFile& file, const RunTotals& totals) const {
    const std::string_view ending = ending_of(file);
    if (file.format == roll_up_name) return roll_up(ending, totals);
    if (file.format == methods_name) return methods(ending, totals);
    const std::string& language = loaded_.rulebook->language.code;
    const Sheet draft = file.format == letter_name ? letter_sheet(confirmed_, loaded_.words, language)
                                                   : complaint_sheet(confirmed_, *authority_, loaded_.words, language);
    if (ending == "txt") return sheet_plain_text(draft);
    return ending == "html" ? sheet_html(draft) : sheet_markdown(draft);
  }

  RuleSelection selection() const { return {options_.only, options_.disable, options_.min_severity}; }

  std::string roll_up(std::string_view ending, const RunTotals& totals) const {
    const RollUp sheet = roll_up_.finish();
    const RollUpContext context{&loaded_.words, &*loaded_.rulebook, &totals, loaded_.rulebook->language.code,
                                selection()};
    if (ending == "json") return roll_up_json(sheet, context);
    if (ending == "csv") return roll_up_csv(sheet, context);
    const Sheet page = roll_up_sheet(sheet, context);
    return ending == "html" ? sheet_html(page) : sheet_markdown(page);
  }

  std::string methods(std::string_view ending, const RunTotals& totals) const {
    constexpr unsigned mebibyte = 20;
    Methods made;
    made.tool = tool_;
    made.command = command_line(options_.arguments);
    made.as_of = options_.as_of;
    made.selection = selection();
    made.sites_file = options_.sites;
    made.sites_sha256 = sites_sha256_;
    made.log = log_.log();
    for (const LoggedInput& logged : made.log.inputs) {
      MethodsInput input{logged.name, logged.sha256, logged.bytes};
      const bool stream = input.name == "-" || (!options_.stdin_name.empty() && input.name == options_.stdin_name);
      input.is_stream = stream && input.sha256.empty();
      if (input.sha256.empty() && !stream) {
        if (const std::optional<FileDigest> digest = digest_of_file(input.name)) {
          input.sha256 = digest->sha256;
          input.bytes = digest->bytes;
        }
      }
      made.inputs.push_back(std::move(input));
    }
    made.limits = {max_saved_page_bytes >> mebibyte,
                   max_extracted_file_bytes >> mebibyte,
                   max_record_bytes >> mebibyte,
                   max_document_bytes >> mebibyte,
                   max_sentence_tokens,
                   options_.limits.bytes,
                   options_.limits.words,
                   options_.limits.findings,
                   options_.limits.seconds,
                   options_.limits.memory >> mebibyte};
    // They hold for the rules that are built in, all of them.
    if (options_.rules.empty() && options_.builtin_rules && options_.only.empty() && options_.disable.empty()) {
      made.measured = measured_figures(recorded_figures(), "test");
      made.measured_dev = measured_figures(recorded_figures(), "dev");
    }
    const Sheet page = methods_sheet(made, totals, loaded_.words, loaded_.rulebook->language.code);
    return ending == "html" ? sheet_html(page) : sheet_markdown(page);
  }

  const Options& options_;
  const LoadedRulebook& loaded_;
  Tool tool_;
  std::string sites_sha256_;
  RollUpMaker roll_up_;
  RunLogMaker log_;
  bool has_operator_field_ = false;
  ConfirmedClaims confirmed_;
  const Authority* authority_ = nullptr;
  bool wants_roll_up_ = false, wants_methods_ = false, wants_drafts_ = false;
  std::vector<File> files_;
  std::vector<std::string> failures_;
};

std::string unknown_authority(const Options& options, const LoadedRulebook& loaded) {
  if (options.authority.empty()) return "";
  std::vector<std::string_view> ids;
  for (const Authority& one : loaded.authorities) ids.push_back(one.id);
  if (std::find(ids.begin(), ids.end(), options.authority) != ids.end()) return "";
  return "--authority " + shown(options.authority) + " is not known; known: " + joined(ids);
}

std::variant<NamedSites, std::string> named_sites(const Options& options) {
  NamedSites sites;
  sites.table.field = options.operator_field;
  for (const std::string& operand : options.operands) {
    if (is_folder(operand)) sites.table.roots.push_back(operand);
  }
  if (options.sites.empty()) return sites;
  const std::variant<std::string, ReportError> read = read_whole(options.sites);
  if (const ReportError* error = std::get_if<ReportError>(&read)) {
    return "--sites " + shown(options.sites) + " cannot be read: " + error->message;
  }
  const std::string& bytes = std::get<std::string>(read);
  std::variant<std::vector<SiteRow>, std::string> rows = read_sites(bytes, options.sites);
  if (std::string* wrong = std::get_if<std::string>(&rows)) return std::move(*wrong);
  sites.table.rows = std::get<std::vector<SiteRow>>(std::move(rows));
  sites.sha256 = sha256_hex(bytes);
  return sites;
}

RunSheets RunSheets::open(const Options& options, const LoadedRulebook& loaded, const Tool& tool, NamedSites sites) {
  return RunSheets(std::make_unique<State>(options, loaded, tool, std::move(sites.table), std::move(sites.sha256)));
}

RunSheets::RunSheets(std::unique_ptr<State> state) : state_(std::move(state)) {}
RunSheets::RunSheets(RunSheets&&) noexcept = default;
RunSheets& RunSheets::operator=(RunSheets&&) noexcept = default;
RunSheets::~RunSheets() = default;

bool RunSheets::any() const { return state_->any(); }
void RunSheets::add(const Report& report) { state_->add(report); }
bool RunSheets::finish(const RunTotals& totals) { return state_->finish(totals); }
const std::vector<std::string>& RunSheets::failures() const { return state_->failures(); }

}  // namespace overclaim
