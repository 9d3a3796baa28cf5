// Covered by tests/diff_cli_test.cc.
#include "app/command_diff.h"

#include <iostream>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "app/check_settings.h"
#include "app/diff_side.h"
#include "app/item_documents.h"
#include "app/output.h"
#include "app/site_table.h"
#include "intake/folder_walk.h"
#include "intake/read_file.h"
#include "report/diff_formats.h"
#include "report/wrap.h"
#include "rulebook/problem.h"

namespace overclaim {
namespace {

void complain(const std::string& message) { std::cerr << "overclaim: " << terminal_safe(message) << '\n'; }

ExitStatus fail(const std::string& message) {
  complain(message);
  return ExitStatus::unusable;
}

std::variant<SiteTable, std::string> sites_of(const Options& options) {
  SiteTable sites;
  sites.field = options.operator_field;
  for (const std::string& operand : options.operands) {
    if (is_folder(operand)) sites.roots.push_back(operand);
  }
  if (options.sites.empty()) return sites;
  const std::variant<InputBytes, ReportError> opened = open_input(options.sites);
  if (const ReportError* error = std::get_if<ReportError>(&opened)) return options.sites + ": " + error->message;
  const InputBytes& input = std::get<InputBytes>(opened);
  const std::optional<std::string> bytes = input.read(0, input.size());
  if (!bytes) return "--sites " + shown(options.sites) + " cannot be read";
  std::variant<std::vector<SiteRow>, std::string> rows = read_sites(*bytes, options.sites);
  if (std::string* wrong = std::get_if<std::string>(&rows)) return std::move(*wrong);
  sites.rows = std::get<std::vector<SiteRow>>(std::move(rows));
  return sites;
}

std::string written(const Diff& diff, std::string_view format, const Words& words, const std::string& language,
                    std::size_t width, const std::string& version) {
  if (format == "json") return diff_json(diff, version);
  const Sheet sheet = diff_sheet(diff, words, language);
  if (format == "markdown") return sheet_markdown(sheet);
  return format == "html" ? sheet_html(sheet) : sheet_text(sheet, width);
}

bool write(Output output, const std::string& text) {
  output.write(text);
  if (output.finish()) return true;
  complain(output.failure());
  return false;
}

}  // namespace

ExitStatus command_diff(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
                        const std::string& version) {
  const std::variant<SiteTable, std::string> sites = sites_of(options);
  if (const std::string* wrong = std::get_if<std::string>(&sites)) return fail(*wrong);
  const ReportSettings settings = settings_of(options, version);
  std::vector<ReadSide> sides;
  for (const std::string& operand : options.operands) {
    std::variant<ReadSide, std::string> read =
        read_side(operand, options, settings, loaded, std::get<SiteTable>(sites), complain);
    if (const std::string* wrong = std::get_if<std::string>(&read)) return fail(*wrong);
    sides.push_back(std::get<ReadSide>(std::move(read)));
  }
  const std::string differs = difference_of_digests(sides[0].side.captures, sides[1].side.captures);
  if (!differs.empty()) {
    return fail("the two sides were checked with different " + differs +
                " and cannot be compared; name the inputs themselves, and both are checked now");
  }
  Diff diff = diff_of(std::move(sides[0].side), std::move(sides[1].side));
  for (ReadSide& side : sides) {
    std::move(side.only_by_rules.begin(), side.only_by_rules.end(), std::back_inserter(diff.only_by_rules));
  }
  ExitStatus status = diff.any() ? ExitStatus::flagged : ExitStatus::clean;
  for (const ReadSide& side : sides) status = higher(status, side.status);
  const auto text_of = [&](std::string_view format) {
    return written(diff, format, loaded.words, options.language, terminal.width, version);
  };
  bool all_written = options.quiet || write(Output::standard_output(), text_of(options.format));
  for (const OutputFile& file : options.outputs) {
    all_written = write(Output::to_file(file.path), text_of(file.format)) && all_written;
  }
  return all_written ? status : ExitStatus::not_written;
}

}  // namespace overclaim
