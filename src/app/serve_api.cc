// Options have the names of the command line and one reader, whether they come as a query or as JSON. Both are closed
// sets: an option nobody knows is an error, as on the command line. Covered by tests/serve_api_test.cc and, against
// docs/openapi.yaml, by tests/serve/openapi_test.mjs.
#include "app/serve_api.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <variant>
#include <vector>

#include "app/serve_check.h"
#include "app/serve_form.h"
#include "report/formats.h"
#include "report/reference_formats.h"
#include "report/reference_selection.h"
#include "rulebook/problem.h"
#include "rulebook/stance.h"
#include "text/calendar_day.h"
#include "text/charset.h"

namespace overclaim {
namespace {

using nlohmann::ordered_json;
using Kind = ServeProblemKind;

constexpr auto replace_bad_bytes = ordered_json::error_handler_t::replace;

struct ApiCheck {
  CheckRequest request;
  std::optional<MediaType> media_type;
  const ReportFormat* format = nullptr;
};

std::vector<std::string> listed(std::string_view text) {
  std::vector<std::string> names;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    if (end > 0) names.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return names;
}

std::string one_of(const std::vector<std::string_view>& names, std::string_view value) {
  return "takes one of " + joined(names) + ", not " + shown(value) + ".";
}

std::string set_format(ApiCheck& check, const std::string& value) {
  check.format = find_format(value);
  if (check.format != nullptr) return "";
  std::vector<std::string_view> names;
  for (const ReportFormat& format : report_formats()) names.push_back(format.name);
  return one_of(names, value);
}

std::string set_day(std::string& day, const std::string& value) {
  day = value;
  return is_calendar_day(value) ? "" : "takes a day like 2025-04-30, not " + shown(value) + ".";
}

// Sets an option of either way to ask; "" or what is wrong with the value.
struct ApiOption {
  std::string_view name;
  std::string (*set)(ApiCheck& check, const std::string& value);
};

constexpr std::array options = {
    ApiOption{"format", set_format},
    ApiOption{"name",
              [](ApiCheck& check, const std::string& value) -> std::string {
                constexpr std::size_t longest = 500;
                check.request.name = value;
                return value.empty() || value.size() > longest ? "takes a name of 1 to 500 bytes." : "";
              }},
    ApiOption{"as_of", [](ApiCheck& check, const std::string& value) { return set_day(check.request.as_of, value); }},
    ApiOption{"captured_at",
              [](ApiCheck& check, const std::string& value) { return set_day(check.request.captured_at, value); }},
    ApiOption{"min_severity",
              [](ApiCheck& check, const std::string& value) -> std::string {
                if (value.size() != 1 || value[0] < '1' || value[0] > '5') return "takes a whole number from 1 to 5.";
                check.request.min_severity = value[0] - '0';
                return "";
              }},
    ApiOption{"only",
              [](ApiCheck& check, const std::string& value) {
                check.request.only = listed(value);
                return std::string();
              }},
    ApiOption{"disable",
              [](ApiCheck& check, const std::string& value) {
                check.request.disable = listed(value);
                return std::string();
              }},
};

ServeProblem bad_option(std::string_view name, const std::string& wrong) {
  return {Kind::bad_option, shown(name) + " " + wrong, {}};
}

std::optional<ServeProblem> set_option(ApiCheck& check, std::string_view name, const std::string& value) {
  for (const ApiOption& option : options) {
    if (option.name != name) continue;
    const std::string wrong = option.set(check, value);
    if (wrong.empty()) return std::nullopt;
    return bad_option(name, wrong);
  }
  std::vector<std::string_view> names;
  names.reserve(options.size());
  for (const ApiOption& option : options) names.push_back(option.name);
  return bad_option(name, "is no option; there are " + joined(names) + ".");
}

std::optional<ServeProblem> read_query(std::string_view query, ApiCheck& check) {
  const std::optional<Form> form = parse_urlencoded(query);
  if (!form) return ServeProblem{Kind::bad_request};
  for (std::size_t i = 0; i < form->size(); ++i) {
    const FormField& field = (*form)[i];
    if (find_field(*form, field.name) != &field) return bad_option(field.name, "is given twice.");
    if (std::optional<ServeProblem> problem = set_option(check, field.name, field.value)) return problem;
  }
  return std::nullopt;
}

// The object of a JSON request. Repeated keys and depth are refused while it is read: the parser would keep the last
// and go as deep as it is led.
std::optional<ordered_json> parse_object(const std::string& body) {
  constexpr int most_depth = 2;
  bool good = true;
  std::vector<std::string> seen;
  const auto watch = [&](int depth, ordered_json::parse_event_t event, ordered_json& value) {
    if (depth > most_depth) good = false;
    if (event == ordered_json::parse_event_t::key && depth == 1) {
      const std::string& key = value.get_ref<const std::string&>();
      if (std::find(seen.begin(), seen.end(), key) != seen.end() || seen.size() == most_form_fields) good = false;
      if (good) seen.push_back(key);
    }
    return good;
  };
  ordered_json parsed = ordered_json::parse(body, watch, false);
  if (!good || !parsed.is_object()) return std::nullopt;
  return parsed;
}

// A member as the text an option takes: lists of names with commas, numbers written out.
std::optional<std::string> text_of(const ordered_json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return value.dump();
  if (!value.is_array()) return std::nullopt;
  std::string text;
  for (const ordered_json& entry : value) {
    if (!entry.is_string() || entry.get_ref<const std::string&>().find(',') != std::string::npos) return std::nullopt;
    text += (text.empty() ? "" : ",") + entry.get<std::string>();
  }
  return text;
}

constexpr std::array media_types = {MediaType::plain, MediaType::html, MediaType::markdown};

std::optional<MediaType> find_media_type(std::string_view name) {
  for (const MediaType type : media_types) {
    if (to_string(type) == name) return type;
  }
  return std::nullopt;
}

std::optional<ServeProblem> read_json(const std::string& body, ApiCheck& check) {
  const std::optional<ordered_json> object = parse_object(body);
  if (!object) return ServeProblem{Kind::bad_request};
  if (!object->contains("text") || !(*object)["text"].is_string())
    return bad_option("text", "must be there, as a string.");
  for (const auto& [key, value] : object->items()) {
    if (key == "text") {
      check.request.bytes = value.get<std::string>();
      check.request.charset = "utf-8";
      continue;
    }
    const bool is_list = key == "only" || key == "disable", is_number = key == "min_severity";
    const std::optional<std::string> text = text_of(value);
    if (!text || value.is_array() != is_list || value.is_number() != is_number) {
      return bad_option(key, is_list     ? "takes a list of strings."
                             : is_number ? "takes a whole number."
                                         : "takes a string.");
    }
    if (key == "media_type") {
      check.media_type = find_media_type(*text);
      if (!check.media_type) return bad_option(key, one_of({"text/plain", "text/html", "text/markdown"}, *text));
      continue;
    }
    if (std::optional<ServeProblem> problem = set_option(check, key, *text)) return problem;
  }
  return std::nullopt;
}

// What the body is by its Content-Type; nothing where it is fine.
std::optional<ServeProblem> read_body(const ServeRequest& request, ApiCheck& check) {
  const std::string_view type = request.field("content-type");
  const std::string name = media_type(type);
  if (name == "application/json") {
    if (!request.query().empty()) return bad_option("query", "goes with text; with JSON, options stand in the object.");
    return read_json(request.body, check);
  }
  check.media_type = find_media_type(name);
  if (!check.media_type) return ServeProblem{Kind::unsupported_media_type};
  if (const std::string label = media_parameter(type, "charset"); !label.empty()) {
    check.request.charset = charset_of_label(label);
    if (check.request.charset.empty()) return ServeProblem{Kind::unsupported_media_type};
  }
  // Text of any kind comes under this name, and check looks for itself.
  if (check.media_type == MediaType::plain) check.media_type.reset();
  check.request.bytes = request.body;
  return read_query(request.query(), check);
}

std::string type_of(std::string_view format) {
  constexpr std::array<std::array<std::string_view, 2>, 10> types = {{
      {"json", "application/json"},
      {"hypothesis", "application/vnd.overclaim.hypothesis+json"},
      {"jsonl", "application/jsonl"},
      {"rdjsonl", "application/jsonl"},
      {"html", "text/html; charset=utf-8"},
      {"markdown", "text/markdown; charset=utf-8"},
      {"csv", "text/csv; charset=utf-8; header=present"},
      {"sarif", "application/sarif+json"},
      {"annotations", "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\""},
      {"junit", "application/xml"},
  }};
  for (const auto& [name, type] : types) {
    if (name == format) return std::string(type);
  }
  return "text/plain; charset=utf-8";
}

std::optional<std::string> id_of(const ServeRequest& request) {
  const std::string_view path = request.path();
  return percent_decoded(path.substr(path.rfind('/') + 1), false);
}

ServeResponse not_found(std::string_view nearest, const ServeSite& site) {
  ServeProblem problem{Kind::not_found};
  if (!nearest.empty()) problem.detail = say(*site.words, "serve_did_you_mean", {{"id", nearest}});
  return problem_json(problem, *site.words);
}

}  // namespace

ServeResponse api_check(const ServeRequest& request, const ServeSite& site) {
  ApiCheck check;
  check.format = find_format("json");
  const auto fail = [&](const ServeProblem& problem) { return problem_json(problem, *site.words); };
  if (const std::optional<ServeProblem> problem = read_body(request, check)) return fail(*problem);
  for (const auto& [name, names] : {std::pair{"only", &check.request.only}, {"disable", &check.request.disable}}) {
    const std::string unknown = first_unknown_name(*names, *site.rulebook);
    if (!unknown.empty()) return fail(bad_option(name, "names no rule and no category: " + shown(unknown) + "."));
  }
  if (is_empty(selection_of(check.request), *site.rulebook)) {
    return fail(bad_option(check.request.disable.empty() ? "only" : "disable", "leaves no rule to look for."));
  }
  if (check.request.charset.empty()) {  // nobody says that it is text, whatever its type: it may be a file
    std::variant<CheckRequest, ReportError> read = read_text_upload("", std::move(check.request.bytes));
    if (const ReportError* error = std::get_if<ReportError>(&read)) {
      return fail({Kind::not_readable, say(*site.words, "serve_not_readable", {{"message", error->message}}), {}});
    }
    check.request.bytes = std::move(std::get<CheckRequest>(read).bytes);
  }
  const CheckRequest& asked = check.request;
  check.request.media_type = check.media_type ? *check.media_type : text_type(asked.bytes, asked.name, asked.charset);
  const CheckedText checked = check_text(std::move(check.request), *site.rulebook, site.version);
  return {200,
          type_of(check.format->name),
          written(checked, *check.format, context_of(checked, *site.rulebook, *site.words)),
          {}};
}

ServeResponse api_rule(const ServeRequest& request, const ServeSite& site) {
  const std::optional<std::string> id = id_of(request);
  const CompiledRule* found = id ? find_rule(*site.rulebook, *id) : nullptr;
  if (found == nullptr) {
    std::vector<std::string_view> ids;
    for (const CompiledRule& rule : site.rulebook->rules) ids.push_back(rule.rule.id);
    return not_found(id ? nearest_name(*id, ids) : "", site);
  }
  const Rule& rule = found->rule;
  const ordered_json body = {
      {"schema", "overclaim-rule/1"},
      {"rulebook", site.rulebook->digest},
      {"id", rule.id},
      {"category", std::string(category_of(rule.id))},
      {"kind", found->kind == CategoryKind::flagging ? "flagging" : "noting"},
      {"severity", rule.severity},
      {"maturity", std::string(to_string(rule.maturity))},
      {"by_wording", rule.by_wording},
      {"message", rule.message},
      {"plain", rule.plain},
      {"ask", rule.ask},
      {"phrases", rule.phrases},
      {"regexes", rule.regexes},
      {"unless", rule.unless},
      {"statements", rule.statements},
      {"works", rule.works},
      {"examples", {{"match", rule.examples.match}, {"clear", rule.examples.clear}, {"none", rule.examples.none}}}};
  return {200, "application/json", body.dump(-1, ' ', false, replace_bad_bytes) + "\n", {}};
}

ServeResponse api_reference(const ServeRequest& request, const ServeSite& site) {
  const std::optional<std::string> id = id_of(request);
  if (!id) return not_found("", site);
  const std::variant<ReferenceSelection, UnknownId> found = select_by_id(site.rulebook->reference, {*id});
  if (const UnknownId* unknown = std::get_if<UnknownId>(&found)) return not_found(unknown->nearest, site);
  ReferencePage page;
  page.selection = &std::get<ReferenceSelection>(found);
  page.rulebook = site.rulebook;
  page.words = site.words;
  page.in_full = true;
  return {200, "application/json", find_reference_format("json")->write(page), {}};
}

}  // namespace overclaim
