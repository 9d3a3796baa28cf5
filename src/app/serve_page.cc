// Put together as the report is (html_report.cc), around the same opening, so that there is one style and one voice.
// Covered by tests/serve_page_test.cc and, in a browser, by tests/serve/page_test.mjs.
#include "app/serve_page.h"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "app/serve_check.h"
#include "app/serve_form.h"
#include "report/html_escape.h"
#include "report/html_report.h"

namespace overclaim {
namespace {

using Kind = ServeProblemKind;

constexpr std::array<std::string_view, 3> examples = {"1", "2", "3"};
// So much text is sent along with a report, so that it can be changed; more is only a burden.
constexpr std::size_t most_edited = 64U << 10U;

// A notice above the field: what is wrong, and what to do.
struct Notice {
  std::string title, detail;
};

struct HomeContent {
  std::string text;
  std::optional<Notice> notice;
};

std::string shown_size(std::size_t bytes) { return std::to_string(bytes >> 20U); }

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

// What the script says, as data: a block of JSON is never run, and "<" is spelled so that it cannot end the element.
std::string words_for_script(const ServeSite& site) {
  constexpr std::array<std::string_view, 20> keys = {
      "serve_live_none",     "serve_live_ask_one", "serve_live_ask_many", "serve_live_fair_one", "serve_live_fair_many",
      "serve_live_too_long", "serve_live_gone",    "serve_live_old",      "serve_live_more",     "serve_copy",
      "serve_copied",        "serve_show",         "serve_filter",        "serve_filter_all",    "serve_filter_ask",
      "serve_filter_fair",   "serve_file_ready",   "serve_one_file",      "serve_filter_shown",  "serve_text_hint"};
  nlohmann::ordered_json words;
  for (const std::string_view key : keys) {  // with their placeholders, which the script fills
    const auto found = site.words->texts.find(key);
    if (found != site.words->texts.end()) words[std::string(key)] = found->second;
  }
  std::string json;
  for (const char c : words.dump()) json += c == '<' ? "\\u003c" : std::string(1, c);
  return "<script type=\"application/json\" id=\"words\">" + json + "</script>\n";
}

std::string token_field(const ServeSite& site) {
  return "<input type=\"hidden\" name=\"token\" value=\"" + html_text(site.token) + "\">\n";
}

// In a textarea a first line end is dropped, so one more stands before the text; a form is sent with CR LF.
std::string in_textarea(std::string_view text) {
  std::string lines;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || text.substr(i + 1, 1) != "\n") lines += text[i];
  }
  return "\n" + html_text(lines);
}

std::string notice_html(const std::optional<Notice>& notice) {
  if (!notice) return "";
  return "<div class=\"notice\" role=\"alert\">" + html_element("p class=\"notice-title\"", notice->title) +
         html_element("p", notice->detail) + "</div>\n";
}

std::string example_links(const Words& words) {
  std::string html = "<nav class=\"examples\" aria-labelledby=\"examples\"><p id=\"examples\">" +
                     html_text(say(words, "serve_examples")) + "</p><ul>\n";
  for (const std::string_view n : examples) {
    html += "<li><a href=\"/?example=" + std::string(n) + "\">" +
            html_text(say(words, "serve_example_" + std::string(n) + "_name")) + "</a></li>\n";
  }
  return html + "</ul></nav>\n";
}

std::string submit(std::string_view use, const std::string& label) {
  return "<p class=\"go\"><button type=\"submit\" name=\"use\" value=\"" + std::string(use) + "\">" + html_text(label) +
         "</button></p>\n";
}

// One form, so that a text is not lost where a file cannot be read; the button says which of both is meant. What script
// finds stands between them, right below the field.
std::string form_html(const ServeSite& site, const std::string& text) {
  const Words& words = *site.words;
  const std::string live = "<section class=\"live\" id=\"live\" hidden aria-labelledby=\"live-heading\">" +
                           html_element("h2 id=\"live-heading\"", say(words, "serve_live_heading")) +
                           "<p id=\"live-status\" role=\"status\"></p>\n<ul id=\"live-list\"></ul></section>\n";
  return "<form class=\"ask-form\" method=\"post\" action=\"/report\" enctype=\"multipart/form-data\">\n" +
         token_field(site) + "<label for=\"text\">" + html_text(say(words, "serve_text_label")) +
         "</label>\n<div class=\"field\"><textarea id=\"text\" name=\"text\" dir=\"auto\" rows=\"6\" "
         "spellcheck=\"false\" "
         "autocomplete=\"off\">" +
         in_textarea(text) + "</textarea></div>\n" + submit("text", say(words, "serve_submit")) +
         html_element("p class=\"hint private\"",
                      say(words, site.is_public ? "serve_private_public" : "serve_private")) +
         "\n" + live + "<div class=\"file\"><label for=\"file\">" + html_text(say(words, "serve_file_label")) +
         "</label>\n<p class=\"hint\" id=\"file-hint\">" +
         html_text(say(words, "serve_file_kinds", {{"n", shown_size(site.limits.body_bytes)}})) +
         "</p>\n<input id=\"file\" name=\"file\" type=\"file\" "
         "accept=\".txt,.text,.md,.html,.htm,.xhtml,.pdf,.docx,.odt,.eml,text/plain,text/html\" "
         "aria-describedby=\"file-hint\">\n"
         "<p id=\"file-status\" class=\"hint\" role=\"status\"></p>\n" +
         submit("file", say(words, "serve_submit_file")) + "</div>\n</form>\n";
}

ServeResponse home(const HomeContent& content, int status, const ServeSite& site) {
  const Words& words = *site.words;
  const HtmlFrame frame = frame_of("");
  const FormatContext context = page_context(site);
  return {status,
          "text/html; charset=utf-8",
          html_page_opening(context, say(words, "serve_title"), frame) + "<div class=\"desk\">\n" +
              html_element("h1", say(words, "serve_heading")) + "\n" +
              html_element("p class=\"intro\"", say(words, "serve_intro")) + "\n" + notice_html(content.notice) +
              form_html(site, content.text) + example_links(words) + "</div>\n" + words_for_script(site) +
              html_closing(context),
          {}};
}

ServeResponse home_with_problem(const ServeProblem& problem, std::string text, const ServeSite& site) {
  return home(
      {std::move(text), Notice{serve_problem_title(problem, *site.words), serve_problem_detail(problem, *site.words)}},
      row_of(problem.kind).status, site);
}

// The form of a request by its Content-Type.
std::optional<Form> form_of(const ServeRequest& request) {
  const std::string_view type = request.field("content-type");
  const std::string name = media_type(type);
  if (name == "multipart/form-data") return parse_multipart(request.body, media_parameter(type, "boundary"));
  if (name == "application/x-www-form-urlencoded") return parse_urlencoded(request.body);
  return std::nullopt;
}

std::string value_of(const Form& form, std::string_view name) {
  const FormField* field = find_field(form, name);
  return field == nullptr ? "" : field->value;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == text.npos; }

// The line above a report: another text, this text again, and what printing gives.
std::string above_report(const ServeSite& site, const std::optional<std::string>& text) {
  const Words& words = *site.words;
  std::string html = "<nav class=\"again\" aria-label=\"" + html_text(say(words, "serve_again_label")) +
                     "\">\n<a href=\"/\">" + html_text(say(words, "serve_again")) + "</a>\n";
  if (text) {
    html += "<form method=\"post\" action=\"/\">" + token_field(site) + "<textarea name=\"text\" hidden>" +
            in_textarea(*text) + "</textarea><button type=\"submit\">" + html_text(say(words, "serve_edit")) +
            "</button></form>\n";
  }
  return html + "<label class=\"print-all\"><input type=\"checkbox\" id=\"print-all\"> " +
         html_text(say(words, "serve_print_all")) + "</label>\n</nav>\n";
}

}  // namespace

ServeResponse home_page(const ServeRequest& request, const ServeSite& site) {
  const std::optional<Form> query = parse_urlencoded(request.query());
  const std::string wanted = query ? value_of(*query, "example") : "";
  for (const std::string_view n : examples) {
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
      check_text(std::move(std::get<CheckRequest>(read)), *site.rulebook, *site.words, site.version);
  const FormatContext context = context_of(checked, *site.rulebook, *site.words);
  std::optional<std::string> again;
  if (!has_file && text.size() <= most_edited) again = std::move(text);
  const HtmlFrame frame = frame_of(above_report(site, again));
  return {200,
          "text/html; charset=utf-8",
          html_opening(context, &frame) + html_section({&checked.report, &checked.document}, 0, context) +
              words_for_script(site) + html_closing(context),
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
