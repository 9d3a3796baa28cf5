// Covered by tests/diff_cli_test.cc.
#include "app/command_diff.h"

#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "app/check_settings.h"
#include "app/diff_side.h"
#include "app/item_documents.h"
#include "app/messages.h"
#include "app/output_clash.h"
#include "app/run_sheets.h"
#include "report/diff_formats.h"

namespace overclaim {
namespace {

std::string written(const Diff& diff, std::string_view format, const Words& words, const std::string& language,
                    std::size_t width, const std::string& version) {
  if (format == "json") return diff_json(diff, version);
  const Sheet sheet = diff_sheet(diff, words, language);
  if (format == "markdown") return sheet_markdown(sheet);
  return format == "html" ? sheet_html(sheet) : sheet_text(sheet, width);
}

}  // namespace

ExitStatus command_diff(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
                        const std::string& version) {
  if (const std::string clash = clash_of_run(options); !clash.empty()) return fail(clash);
  const std::variant<NamedSites, std::string> sites = named_sites(options);
  if (const std::string* wrong = std::get_if<std::string>(&sites)) {
    complain_lines(*wrong);
    return ExitStatus::unusable;
  }
  const ReportSettings settings = settings_of(options, version);
  std::vector<ReadSide> sides;
  for (const std::string& operand : options.operands) {
    std::variant<ReadSide, std::string> read =
        read_side(operand, options, settings, loaded, std::get<NamedSites>(sites).table, complain);
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
  bool all_written = options.quiet || deliver(Output::standard_output(), text_of(options.format));
  for (const OutputFile& file : options.outputs) {
    all_written = deliver(Output::to_file(file.path), text_of(file.format)) && all_written;
  }
  return all_written ? status : ExitStatus::not_written;
}

}  // namespace overclaim
