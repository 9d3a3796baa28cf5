// The input is read and checked as `check` does, part by part, and the parts that hold the lines are told about. To
// look at a part alone was not taken as a different path: places are counted in the part, and only line numbers are
// moved. Covered by tests/explain_cli_test.cc.
#include "app/command_why.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "app/messages.h"
#include "check/check.h"
#include "check/line_sentences.h"
#include "check/reading.h"
#include "intake/input_kind.h"
#include "intake/parts.h"
#include "intake/read_file.h"
#include "report/why_text.h"
#include "text/charset.h"
#include "text/read.h"

namespace overclaim {
namespace {

std::string lines_of(std::uint64_t count) {
  return count == 0 ? "is empty" : "has " + std::to_string(count) + (count == 1 ? " line" : " lines");
}

}  // namespace

ExitStatus command_why(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal) {
  const Rulebook& rulebook = *loaded.rulebook;
  const std::optional<LinePlace> asked = read_line_place(options.operands.front());
  if (!asked) return ExitStatus::unusable;  // cannot be: the options were checked
  const LinePlace& place = *asked;
  const std::string name = place.path == "-" && !options.stdin_name.empty() ? options.stdin_name : place.path;
  const std::string shown_name = name == "-" ? "standard input" : name;
  const std::string_view charset = charset_of_label(options.encoding);
  const std::variant<InputBytes, ReportError> opened = open_input(place.path, charset);
  if (const ReportError* error = std::get_if<ReportError>(&opened)) return fail(shown_name + ": " + error->message);
  const InputBytes& input = std::get<InputBytes>(opened);
  const std::optional<InputPlan> plan = plan_input(input, name, charset);
  if (!plan) return fail(shown_name + ": changed while it was read; try again");
  if (plan->media_type == MediaType::html && input.size() > max_document_bytes) {
    return fail(shown_name + ": HTML longer than " + std::to_string(max_document_bytes >> 20U) +
                " MiB is not read; save its text as plain text");
  }

  CheckOptions check_options;
  check_options.as_of = judging_day(options);
  WhyOptions why_options;
  why_options.width = terminal.width;
  why_options.color = terminal.color;
  why_options.all = options.all;
  std::uint64_t lines = 0;  // of the parts before
  std::string text;
  for (const PartRange& part : plan->parts) {
    std::optional<std::string> bytes = input.read(part.begin, part.end);
    if (!bytes) return fail(shown_name + ": changed while it was read; try again");
    const std::uint64_t of_part = count_lines(*bytes);
    // A part may end inside a line, which then goes on in the next.
    const bool ends_in_line = !bytes->empty() && bytes->back() != '\n' && bytes->back() != '\r';
    const std::uint64_t begun = ends_in_line && part.end < input.size() ? 1 : 0;
    if (place.from <= lines + of_part && lines < place.to) {
      const Document document =
          read_document(*std::move(bytes), {name, plan->media_type, plan->charset}, rulebook.language);
      const Report report = check(document, rulebook, check_options);
      const Reading reading = read_context(document, rulebook);
      why_options.lines_before = lines;
      const std::uint64_t from = std::max(place.from, lines + 1) - lines, to = std::min(place.to - lines, of_part);
      text += (text.empty() ? "" : "\n") +
              why_text({document, rulebook, reading, report, from, to}, loaded.words, why_options);
    }
    lines += of_part - begun;
  }
  if (place.to > lines) {
    const std::uint64_t beyond = place.from > lines ? place.from : place.to;
    return fail(shown_name + " " + lines_of(lines) + "; there is no line " + std::to_string(beyond));
  }
  return print(text);
}

}  // namespace overclaim
