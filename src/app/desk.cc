// One form, whoever answers it. In the one file its links and buttons are the same elements with the same words; where
// they would lead to a server, the script takes them (src/offline/page.js). Covered by tests/serve_page_test.cc and
// tests/offline_test.cc, and in a browser by tests/serve/page_test.mjs and tests/offline/page_test.mjs.
#include "app/desk.h"

#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "report/html_escape.h"

namespace overclaim {
namespace {

constexpr std::array<std::string_view, 3> examples = {"1", "2", "3"};

bool is_one_file(const Desk& desk) { return desk.place == DeskPlace::one_file; }

std::string shown_size(std::size_t bytes) { return std::to_string(bytes >> 20U); }

std::string token_field(const Desk& desk) {
  return desk.token.empty() ? "" : "<input type=\"hidden\" name=\"token\" value=\"" + html_text(desk.token) + "\">\n";
}

// In a textarea a first line end is dropped, so one more stands before the text; a form is sent with CR LF.
std::string in_textarea(std::string_view text) {
  std::string lines;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || text.substr(i + 1, 1) != "\n") lines += text[i];
  }
  return "\n" + html_text(lines);
}

std::string notice_html(const std::optional<DeskNotice>& notice) {
  if (!notice) return "";
  return "<div class=\"notice\" role=\"alert\">" + html_element("p class=\"notice-title\"", notice->title) +
         html_element("p", notice->detail) + "</div>\n";
}

std::string example_links(const Desk& desk) {
  const Words& words = *desk.words;
  std::string html = "<nav class=\"examples\" aria-labelledby=\"examples\"><p id=\"examples\">" +
                     html_text(say(words, "serve_examples")) + "</p><ul>\n";
  for (const std::string_view n : examples) {
    html += "<li><a href=\"" + std::string(is_one_file(desk) ? "#example-" : "/?example=") + std::string(n) + "\">" +
            html_text(say(words, "serve_example_" + std::string(n) + "_name")) + "</a></li>\n";
  }
  return html + "</ul></nav>\n";
}

std::string submit(std::string_view use, const std::string& label) {
  return "<p class=\"go\"><button type=\"submit\" name=\"use\" value=\"" + std::string(use) + "\">" + html_text(label) +
         "</button></p>\n";
}

std::string privacy(const Desk& desk) {
  switch (desk.place) {
    case DeskPlace::server:
      return say(*desk.words, "serve_private");
    case DeskPlace::server_for_others:
      return say(*desk.words, "serve_private_public");
    case DeskPlace::one_file:
      break;
  }
  return say(*desk.words, "offline_private");
}

// One form, so that a text is not lost where a file cannot be read; the button says which of both is meant. What script
// finds stands between them, right below the field.
std::string form_html(const Desk& desk, const std::string& text) {
  const Words& words = *desk.words;
  const std::string live = "<section class=\"live\" id=\"live\" hidden aria-labelledby=\"live-heading\">" +
                           html_element("h2 id=\"live-heading\"", say(words, "serve_live_heading")) +
                           "<p id=\"live-status\" role=\"status\"></p>\n<ul id=\"live-list\"></ul></section>\n";
  const std::string form = is_one_file(desk) ? "<form class=\"ask-form\">\n"
                                             : "<form class=\"ask-form\" method=\"post\" action=\"/report\" "
                                               "enctype=\"multipart/form-data\">\n";
  const std::string kinds = is_one_file(desk)
                                ? ".txt,.text,.md,.html,.htm,.xhtml,text/plain,text/html"
                                : ".txt,.text,.md,.html,.htm,.xhtml,.pdf,.docx,.odt,.eml,text/plain,text/html";
  return form + token_field(desk) + "<label for=\"text\">" + html_text(say(words, "serve_text_label")) +
         "</label>\n<div class=\"field\"><textarea id=\"text\" name=\"text\" dir=\"auto\" rows=\"6\" "
         "spellcheck=\"false\" "
         "autocomplete=\"off\">" +
         in_textarea(text) + "</textarea></div>\n" + submit("text", say(words, "serve_submit")) +
         html_element("p class=\"hint private\"", privacy(desk)) + "\n" + live +
         "<div class=\"file\"><label for=\"file\">" + html_text(say(words, "serve_file_label")) +
         "</label>\n<p class=\"hint\" id=\"file-hint\">" +
         html_text(say(words, is_one_file(desk) ? "offline_file_kinds" : "serve_file_kinds",
                       {{"n", shown_size(desk.most_bytes)}})) +
         "</p>\n<input id=\"file\" name=\"file\" type=\"file\" accept=\"" + kinds +
         "\" aria-describedby=\"file-hint\">\n<p id=\"file-status\" class=\"hint\" role=\"status\"></p>\n" +
         submit("file", say(words, "serve_submit_file")) + "</div>\n</form>\n";
}

}  // namespace

std::span<const std::string_view> desk_examples() { return examples; }

std::string desk_page(const Desk& desk, const FormatContext& context, const HtmlFrame& frame, const std::string& text,
                      const std::optional<DeskNotice>& notice) {
  const Words& words = *desk.words;
  const std::string needs_script =
      is_one_file(desk)
          ? "<noscript><div class=\"notice\">" +
                html_element("p class=\"notice-title\"", say(words, "offline_needs_script")) + "</div></noscript>\n"
          : "";
  return html_page_opening(context, say(words, "serve_title"), frame) + "<div class=\"desk\">\n" +
         html_element("h1", say(words, "serve_heading")) + "\n" +
         html_element("p class=\"intro\"", say(words, "serve_intro")) + "\n" + needs_script + notice_html(notice) +
         form_html(desk, text) + example_links(desk) + "</div>\n" + words_for_script(desk) + html_closing(context);
}

std::string above_report(const Desk& desk, const std::optional<std::string>& text) {
  const Words& words = *desk.words;
  std::string html = "<nav class=\"again\" aria-label=\"" + html_text(say(words, "serve_again_label")) + "\">\n";
  const std::string edit = "<button type=\"submit\">" + html_text(say(words, "serve_edit")) + "</button>";
  if (is_one_file(desk)) {
    html += "<a href=\"#\" id=\"again\">" + html_text(say(words, "serve_again")) + "</a>\n";
    if (text) html += "<form id=\"edit\">" + edit + "</form>\n";
    html += "<form id=\"save-note\"><button type=\"submit\">" + html_text(say(words, "offline_save_note")) +
            "</button></form>\n";
  } else {
    html += "<a href=\"/\">" + html_text(say(words, "serve_again")) + "</a>\n";
    if (text) {
      html += "<form method=\"post\" action=\"/\">" + token_field(desk) + "<textarea name=\"text\" hidden>" +
              in_textarea(*text) + "</textarea>" + edit + "</form>\n";
    }
  }
  return html + "<label class=\"print-all\"><input type=\"checkbox\" id=\"print-all\"> " +
         html_text(say(words, "serve_print_all")) + "</label>\n</nav>\n";
}

// A block of JSON is never run, and "<" is spelled so that it cannot end the element.
std::string words_for_script(const Desk& desk) {
  std::vector<std::string> keys = {
      "serve_live_none",     "serve_live_ask_one", "serve_live_ask_many", "serve_live_fair_one", "serve_live_fair_many",
      "serve_live_too_long", "serve_live_gone",    "serve_live_old",      "serve_live_more",     "serve_copy",
      "serve_copied",        "serve_show",         "serve_filter",        "serve_filter_all",    "serve_filter_ask",
      "serve_filter_fair",   "serve_file_ready",   "serve_one_file",      "serve_filter_shown",  "serve_text_hint"};
  if (is_one_file(desk)) {
    for (const char* key : {"offline_loading", "offline_working", "offline_stop", "offline_stopped", "offline_too_old",
                            "offline_too_old_do", "offline_too_much", "offline_too_much_do", "offline_note_file",
                            "serve_problem_too_large", "serve_problem_too_large_do", "serve_problem_no_text",
                            "serve_problem_no_text_do"}) {
      keys.emplace_back(key);
    }
    for (const std::string_view n : examples) keys.push_back("serve_example_" + std::string(n) + "_text");
  }
  nlohmann::ordered_json words;
  for (const std::string& key : keys) {  // with their placeholders, which the script fills
    const auto found = desk.words->texts.find(key);
    if (found != desk.words->texts.end()) words[key] = found->second;
  }
  std::string json;
  for (const char c : words.dump()) json += c == '<' ? "\\u003c" : std::string(1, c);
  return "<script type=\"application/json\" id=\"words\">" + json + "</script>\n";
}

}  // namespace overclaim
