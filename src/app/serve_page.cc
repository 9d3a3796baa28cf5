// Put together as the report is (html_report.cc), around the same opening, so that there is one style and one voice.
// Covered by tests/serve_page_test.cc and, in a browser, by tests/serve/page_test.mjs.
#include "app/serve_page.h"

#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "app/desk.h"
#include "app/serve_check.h"
#include "app/serve_form.h"
#include "report/html_escape.h"
#include "report/html_report.h"

namespace overclaim {
namespace {

using Kind = ServeProblemKind;

// So much text is sent along with a report, so that it can be changed; more is only a burden.
constexpr std::size_t most_edited = 64U << 10U;

struct HomeContent {
  std::string text;
  std::optional<DeskNotice> notice;
};

Desk desk_of(const ServeSite& site) {
  Desk desk;
  desk.words = site.words;
  desk.place = site.is_public ? DeskPlace::server_for_others : DeskPlace::server;
  desk.token = site.token;
  desk.most_bytes = site.limits.body_bytes;
  return desk;
}

FormatContext page_context(const ServeSite& site) {
  FormatContext context;
  context.words = site.words;
  context.rulebook = site.rulebook;
  context.language = site.rulebook->language.code;
  return context;
}

HtmlFrame frame_of(std::string above) {
  return {
      "<link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"/page.css\">\n"
      "<script src=\"/page.js\" defer></script>\n",
      std::move(above)};
}

ServeResponse home(const HomeContent& content, int status, const ServeSite& site) {
  return {status,
          "text/html; charset=utf-8",
          desk_page(desk_of(site), page_context(site), frame_of(""), content.text, content.notice),
          {}};
}

ServeResponse home_with_problem(const ServeProblem& problem, std::string text, const ServeSite& site) {
  return home({std::move(text),
               DeskNotice{serve_problem_title(problem, *site.words), serve_problem_detail(problem, *site.words)}},
              row_of(problem.kind).status, site);
}

// The form of a request by its Content-Type.
std::optional<Form> form_of(const ServeRequest& request) {
  const std::string_view type = request.field("content-type");
  const std::string name = media_type(type);
  std::optional<Form> form;
  if (name == "multipart/form-data") form = parse_multipart(request.body, media_parameter(type, "boundary"));
  if (name == "application/x-www-form-urlencoded") form = parse_urlencoded(request.body);
  // Of two texts one would be passed over in silence.
  const auto comes_again = [&](const FormField& field) { return find_field(*form, field.name) != &field; };
  if (form && std::any_of(form->begin(), form->end(), comes_again)) return std::nullopt;
  return form;
}

std::string value_of(const Form& form, std::string_view name) {
  const FormField* field = find_field(form, name);
  return field == nullptr ? "" : field->value;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == text.npos; }

}  // namespace

ServeResponse home_page(const ServeRequest& request, const ServeSite& site) {
  const std::optional<Form> query = parse_urlencoded(request.query());
  const std::string wanted = query ? value_of(*query, "example") : "";
  for (const std::string_view n : desk_examples()) {
    if (n == wanted) return home({say(*site.words, "serve_example_" + std::string(n) + "_text"), {}}, 200, site);
  }
  return home({}, 200, site);
}

ServeResponse edit_page(const ServeRequest& request, const ServeSite& site) {
  const std::optional<Form> form = form_of(request);
  if (!form) return problem_page({Kind::bad_request}, site);
  return home({value_of(*form, "text"), {}}, 200, site);
}

ServeResponse report_page(const ServeRequest& request, const ServeSite& site) {
  const std::optional<Form> form = form_of(request);
  if (!form) return problem_page({Kind::bad_request}, site);
  std::string text = value_of(*form, "text");
  if (!equal_tokens(value_of(*form, "token"), site.token)) return home_with_problem({Kind::old_page}, text, site);
  const FormField* file = find_field(*form, "file");
  const std::string use = value_of(*form, "use");
  const bool has_file = use != "text" && file != nullptr && file->file_name && !file->file_name->empty();
  if (!has_file && (use == "file" || is_blank(text))) return home_with_problem({Kind::no_text}, text, site);

  std::variant<CheckRequest, ReportError> read = read_pasted(say(*site.words, "serve_pasted"), text);
  if (has_file) read = read_upload(*file->file_name, file->value);
  if (const ReportError* error = std::get_if<ReportError>(&read)) {
    return home_with_problem(
        {Kind::not_readable, say(*site.words, "serve_not_readable", {{"message", error->message}}), {}}, text, site);
  }
  const CheckedText checked =
      check_upload(std::move(std::get<CheckRequest>(read)), *site.rulebook, *site.words, site.version);
  const FormatContext context = context_of(checked, *site.rulebook, *site.words);
  std::optional<std::string> again;
  if (!has_file && text.size() <= most_edited) again = std::move(text);
  const HtmlFrame frame = frame_of(above_report(desk_of(site), again));
  return {200,
          "text/html; charset=utf-8",
          html_opening(context, &frame) + html_section({&checked.report, &checked.document}, 0, context) +
              words_for_script(desk_of(site)) + html_closing(context),
          {}};
}

ServeResponse problem_page(const ServeProblem& problem, const ServeSite& site) {
  const Words& words = *site.words;
  const FormatContext context = page_context(site);
  const std::string title = serve_problem_title(problem, words);
  return {row_of(problem.kind).status, "text/html; charset=utf-8",
          html_page_opening(context, title, frame_of("")) + "<div class=\"desk\">\n" + html_element("h1", title) +
              html_element("p class=\"intro\"", serve_problem_detail(problem, words)) +
              "<p class=\"go\"><a href=\"/\">" + html_text(say(words, "serve_again")) + "</a></p></div>\n" +
              html_closing(context),
          problem.fields};
}

}  // namespace overclaim
