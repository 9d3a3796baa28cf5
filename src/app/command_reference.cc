// The verb decides which entries, the format how they are written; neither knows the other. Covered by
// tests/reference_cli_test.cc, which runs the program itself.
#include "app/command_reference.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/messages.h"
#include "report/reconciliation.h"
#include "report/reference_formats.h"
#include "report/reference_search.h"
#include "rulebook/named_value.h"
#include "rulebook/term_names.h"

namespace overclaim {
namespace {

std::string no_such(std::string_view what, std::string_view name, std::string_view nearest, std::string_view list) {
  return "there is no " + std::string(what) + " " + shown(name) +
         (nearest.empty() ? "; " + std::string(list) : "; did you mean " + std::string(nearest) + "?");
}

// The chosen format on standard output, then each --output.
ExitStatus write(const Options& options,
                 const std::function<std::string(const std::string&, bool to_screen)>& text_of) {
  ExitStatus status = ExitStatus::clean;
  if (!options.quiet) status = print(text_of(options.format, true));
  for (const OutputFile& file : options.outputs) {
    if (!deliver(Output::to_file(file.path), text_of(file.format, false))) status = ExitStatus::not_written;
  }
  return status;
}

// A term by its id, or without its class where that is enough: "cerebral-palsy" for "condition.cerebral-palsy".
std::string find_terms(const std::vector<std::string>& names, std::string_view slot, const Rulebook& rulebook,
                       std::vector<std::string>& ids) {
  std::vector<std::string_view> known;
  for (const CompiledClass& one : rulebook.classes) {
    if (one.slot != slot) continue;
    for (std::size_t term = 0; term < one.has_term.size(); ++term) {
      if (one.has_term[term]) known.push_back(rulebook.terms[term].id);
    }
  }
  for (const std::string& name : names) {
    const auto fits = [&](std::string_view id) { return id == name || id.substr(id.find('.') + 1) == name; };
    const auto found = std::find_if(known.begin(), known.end(), fits);
    if (found == known.end()) {
      std::string_view nearest = nearest_name(name, known);
      if (nearest.empty()) {
        std::vector<std::string_view> tails;
        tails.reserve(known.size());
        for (const std::string_view id : known) tails.push_back(id.substr(id.find('.') + 1));
        nearest = nearest_name(name, tails);
      }
      return no_such(slot, name, nearest, "reference reconcile --format csv lists them");
    }
    ids.emplace_back(*found);
  }
  return "";
}

std::string read_filter(const Options& options, const Rulebook& rulebook, ReferenceFilter& filter) {
  const ReferenceFields& fields = options.fields;
  for (const std::string& name : fields.designs) filter.designs.push_back(*named_value(name, all_work_designs));
  for (const std::string& name : fields.seen) filter.seen.push_back(*named_value(name, all_seen_as));
  for (const std::string& name : fields.directions) filter.directions.push_back(*named_value(name, all_effects));
  if (!options.operands.empty()) {
    filter.works = options.operands.front() == "works";
    filter.statements = !filter.works;
  }
  std::string wrong = find_terms(fields.conditions, "condition", rulebook, filter.conditions);
  if (wrong.empty()) wrong = find_terms(fields.interventions, "intervention", rulebook, filter.interventions);
  if (wrong.empty()) wrong = find_terms(fields.outcomes, "outcome", rulebook, filter.outcomes);
  return wrong;
}

}  // namespace

ExitStatus command_reference(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal) {
  const Rulebook& rulebook = *loaded.rulebook;
  if (options.verb == Verb::reference_reconcile) {
    return write(options, [&](const std::string& format, bool) {
      return format == "csv" ? reconciliation_csv(rulebook) : reconciliation_json(rulebook);
    });
  }
  ReferenceSelection selection;
  if (options.verb == Verb::reference_list) {
    ReferenceFilter filter;
    const std::string wrong = read_filter(options, rulebook, filter);
    if (!wrong.empty()) return fail(wrong);
    selection = select(rulebook, filter);
  } else if (options.verb == Verb::reference_show) {
    const std::variant<ReferenceSelection, UnknownId> found = select_by_id(rulebook.reference, options.operands);
    if (const UnknownId* unknown = std::get_if<UnknownId>(&found)) {
      return fail(no_such("work and no statement", unknown->id, unknown->nearest,
                          "overclaim reference search looks for words"));
    }
    selection = std::get<ReferenceSelection>(found);
  } else {
    std::string query;
    for (const std::string& word : options.operands) query += (query.empty() ? "" : " ") + word;
    selection = search_reference(rulebook, query);
    if (selection.empty()) {
      const std::variant<ReferenceSelection, UnknownId> near = select_by_id(rulebook.reference, {query});
      const UnknownId* unknown = std::get_if<UnknownId>(&near);
      const std::string hint = unknown == nullptr || unknown->nearest.empty()
                                   ? ""
                                   : say(loaded.words, "reference_near", {{"id", unknown->nearest}});
      complain(say(loaded.words, "reference_found_nothing") + (hint.empty() ? "" : " ") + hint);
    }
  }
  ReferencePage page{&selection, &rulebook, &loaded.words, terminal, options.verb == Verb::reference_show};
  return write(options, [&](const std::string& format, bool to_screen) {
    page.style = to_screen ? terminal : TerminalStyle{terminal.width};
    return find_reference_format(format)->write(page);
  });
}

}  // namespace overclaim
