// The same readers, engine, formats and pages as the server's, so that both say the same; what the server does with
// requests, tokens and routes has no place here. Covered by tests/offline_test.cc, which compares with the server's
// answers, and as WebAssembly by tests/offline/equality_test.mjs.
#include "offline/offline_answer.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "app/desk.h"
#include "app/serve_check.h"
#include "report/formats.h"
#include "report/html_report.h"
#include "rulebook/problem.h"
#include "text/calendar_day.h"
#include "text/unicode_version.h"

namespace overclaim {
namespace {

using nlohmann::ordered_json;

constexpr auto replace_bad_bytes = ordered_json::error_handler_t::replace;

OfflineAnswer problem(std::string_view name, const std::string& title, const std::string& detail) {
  const ordered_json answer = {{"problem", std::string(name)}, {"title", title}, {"detail", detail}};
  return {true, answer.dump(-1, ' ', false, replace_bad_bytes)};
}

// One of the table in serve_problem.cc, whose words are these.
OfflineAnswer known_problem(const std::string& name, const std::string& before, const Words& words) {
  const std::string what_to_do = say(words, "serve_problem_" + name + "_do");
  return problem(name, say(words, "serve_problem_" + name), before.empty() ? what_to_do : before + " " + what_to_do);
}

OfflineAnswer bad_option(const std::string& detail, const Words& words) {
  return problem("bad_option", say(words, "serve_problem_bad_option"), detail);
}

constexpr std::array media_types = {MediaType::plain, MediaType::html, MediaType::markdown};

// What a request asks for. `problem`: why it cannot be done.
struct Wanted {
  std::string action, head, policy;
  const ReportFormat* format = nullptr;
  bool pasted = false;
  std::optional<MediaType> media_type;
  CheckRequest options;  // without a text
  bool has_name = false;
  std::optional<OfflineAnswer> problem;
};

class RequestReader {
 public:
  RequestReader(std::string_view request, const Rulebook& rulebook) : rulebook_(rulebook) {
    wanted_.format = find_format("json");
    const ordered_json object = ordered_json::parse(request, nullptr, false);
    if (!object.is_object()) {
      wanted_.problem = known_problem("bad_request", "", rulebook.words);
      return;
    }
    for (const auto& [key, value] : object.items()) {
      const std::string wrong = set(key, value);
      if (!wrong.empty() && !wanted_.problem) wanted_.problem = bad_option(key + " " + wrong, rulebook.words);
    }
    if (!wanted_.problem && is_empty(selection_of(wanted_.options), rulebook)) {
      wanted_.problem =
          bad_option(std::string(wanted_.options.disable.empty() ? "only" : "disable") + " leaves no rule to look for.",
                     rulebook.words);
    }
  }

  Wanted wanted() { return std::move(wanted_); }

 private:
  // "" or what is wrong.
  std::string set(const std::string& key, const ordered_json& value) {
    if (key == "pasted") return set_flag(value);
    if (key == "min_severity") return set_severity(value);
    if (key == "only") return set_names(value, wanted_.options.only);
    if (key == "disable") return set_names(value, wanted_.options.disable);
    if (!value.is_string()) return "takes a string.";
    const std::string text = value.get<std::string>();
    if (key == "do") {
      wanted_.action = text;
    } else if (key == "head") {
      wanted_.head = text;
    } else if (key == "policy") {
      wanted_.policy = text;
    } else if (key == "name") {
      wanted_.options.name = text;
      wanted_.has_name = true;
      if (text.empty()) return "takes a name.";
    } else if (key == "format") {
      wanted_.format = find_format(text);
      return wanted_.format == nullptr ? "takes one of " + format_names() + ", not " + shown(text) + "." : "";
    } else if (key == "media_type") {
      for (const MediaType type : media_types) {
        if (to_string(type) == text) wanted_.media_type = type;
      }
      return wanted_.media_type ? "" : "takes one of text/plain, text/html, text/markdown, not " + shown(text) + ".";
    } else if (key == "as_of" || key == "captured_at") {
      (key == "as_of" ? wanted_.options.as_of : wanted_.options.captured_at) = text;
      return is_calendar_day(text) ? "" : "takes a day like 2025-04-30, not " + shown(text) + ".";
    } else {
      return "is no option.";
    }
    return "";
  }

  std::string set_flag(const ordered_json& value) {
    if (!value.is_boolean()) return "takes true or false.";
    wanted_.pasted = value.get<bool>();
    return "";
  }

  std::string set_severity(const ordered_json& value) {
    if (!value.is_number_integer() || value < 1 || value > 5) return "takes a whole number from 1 to 5.";
    wanted_.options.min_severity = value.get<int>();
    return "";
  }

  std::string set_names(const ordered_json& value, std::vector<std::string>& names) {
    if (!value.is_array()) return "takes a list of strings.";
    for (const ordered_json& name : value) {
      if (!name.is_string()) return "takes a list of strings.";
      names.push_back(name.get<std::string>());
    }
    const std::string unknown = first_unknown_name(names, rulebook_);
    return unknown.empty() ? "" : "names no rule and no category: " + shown(unknown) + ".";
  }

  static std::string format_names() {
    std::vector<std::string_view> names;
    for (const ReportFormat& format : report_formats()) names.push_back(format.name);
    return joined(names);
  }

  const Rulebook& rulebook_;
  Wanted wanted_;
};

bool is_mail(std::string_view name) { return name.ends_with(".eml"); }

// The text as what it is to be checked as, or why it cannot be.
std::variant<CheckRequest, OfflineAnswer> read(const Wanted& wanted, std::string_view text, const Rulebook& rulebook) {
  const Words& words = rulebook.words;
  if (text.size() > most_offline_bytes) return known_problem("too_large", "", words);
  const CheckRequest& options = wanted.options;
  std::variant<CheckRequest, ReportError> made;
  if (wanted.pasted) {
    made = read_pasted(wanted.has_name ? options.name : say(words, "serve_pasted"), std::string(text));
  } else {
    if (is_mail(options.name)) {
      return known_problem("not_readable",
                           say(words, "serve_not_readable", {{"message", say(words, "offline_is_mail")}}), words);
    }
    made = read_text_upload(options.name, std::string(text));
  }
  if (const ReportError* error = std::get_if<ReportError>(&made)) {
    return known_problem("not_readable", say(words, "serve_not_readable", {{"message", error->message}}), words);
  }
  CheckRequest request = std::get<CheckRequest>(std::move(made));
  if (wanted.has_name && wanted.action == "check") request.name = options.name;  // with its folder, as check says it
  if (wanted.media_type) request.media_type = *wanted.media_type;
  request.as_of = options.as_of;
  request.captured_at = options.captured_at;
  request.min_severity = options.min_severity;
  request.only = options.only;
  request.disable = options.disable;
  return request;
}

Desk desk_of(const Rulebook& rulebook) {
  Desk desk;
  desk.words = &rulebook.words;
  desk.place = DeskPlace::one_file;
  desk.most_bytes = most_offline_bytes;
  return desk;
}

OfflineAnswer page(const Wanted& wanted, const Rulebook& rulebook) {
  FormatContext context;
  context.words = &rulebook.words;
  context.rulebook = &rulebook;
  context.language = rulebook.language.code;
  return {false, desk_page(desk_of(rulebook), context, {wanted.head, "", wanted.policy}, "", {})};
}

OfflineAnswer version_of(const Rulebook& rulebook, const std::string& version) {
  std::vector<std::string> formats;
  for (const ReportFormat& format : report_formats()) formats.emplace_back(format.name);
  const ordered_json answer = {
      {"version", version},       {"rulebook", rulebook.digest},       {"reference", rulebook.reference.digest},
      {"icu", unicode_version()}, {"as_of", rulebook.reference.as_of}, {"formats", formats}};
  return {false, answer.dump()};
}

}  // namespace

OfflineAnswer offline_answer(std::string_view request, std::string_view text, const Rulebook& rulebook,
                             const std::string& version) {
  const Wanted wanted = RequestReader(request, rulebook).wanted();
  if (wanted.problem) return *wanted.problem;
  if (wanted.action == "page") return page(wanted, rulebook);
  if (wanted.action == "version") return version_of(rulebook, version);
  if (wanted.action != "check" && wanted.action != "report") {
    return bad_option("do takes one of check, report, page, version.", rulebook.words);
  }
  std::variant<CheckRequest, OfflineAnswer> made = read(wanted, text, rulebook);
  if (OfflineAnswer* answer = std::get_if<OfflineAnswer>(&made)) return std::move(*answer);
  const CheckedText checked = check_text(std::get<CheckRequest>(std::move(made)), rulebook, version);
  const FormatContext context = context_of(checked, rulebook, rulebook.words);
  if (wanted.action == "check") return {false, written(checked, *wanted.format, context)};
  const std::optional<std::string> again = wanted.pasted ? std::optional<std::string>("") : std::nullopt;
  const HtmlFrame frame = {"", above_report(desk_of(rulebook), again)};
  return {false, html_opening(context, &frame) + html_section({&checked.report, &checked.document}, 0, context) +
                     html_closing(context)};
}

}  // namespace overclaim
