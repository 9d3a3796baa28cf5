// Values stand in braces and hold none of their own but those of commands, as BibTeX counts a brace even behind a
// backslash. Letters stay UTF-8, which biber, JabRef and Zotero read; rewriting "é" as \'e was not taken, as it is
// lossy beyond a few scripts. Covered by tests/reference_formats_test.cc and, with a reader that is not ours, by
// tests/schema/citations_test.mjs.
#include "report/author_name.h"
#include "report/reference_formats.h"

namespace overclaim {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '{':
        out += "\\textbraceleft{}";
        break;
      case '}':
        out += "\\textbraceright{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '$':
      case '&':
      case '#':
      case '_':
      case '%':
        out += '\\';
        out += c;
        break;
      default:
        out += c;
    }
  }
  return out;
}

// DOIs and addresses are taken letter by letter; only what would break the value is written as a percent sign and
// digits.
std::string address(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '{' ? "%7B" : c == '}' ? "%7D" : c == '\\' ? "%5C" : std::string(1, c);
  return out;
}

// "Cox CS Jr" -> "Cox, Jr, C. S."; an agency in braces, so that it is not taken apart.
std::string author(const std::string& written) {
  const AuthorName name = author_name(written);
  if (!name.literal.empty()) return "{" + escaped(name.literal) + "}";
  return escaped(name.family) + ", " + (name.suffix.empty() ? "" : escaped(name.suffix) + ", ") +
         escaped(dotted(name.initials));
}

std::string authors(const Work& work) {
  std::string list;
  for (const std::string& written : work.authors) list += (list.empty() ? "" : " and ") + author(written);
  return list.empty() || work.authors_complete ? list : list + " and others";
}

bool is_paper(const Work& work) {
  switch (work.design) {
    case WorkDesign::registry:
    case WorkDesign::regulator:
    case WorkDesign::statute:
    case WorkDesign::court:
      return false;
    default:
      return !work.venue.empty() && (!work.doi.empty() || !work.pmid.empty());
  }
}

void add(std::string& entry, std::string_view key, const std::string& value) {
  if (!value.empty()) entry += ",\n  " + std::string(key) + " = {" + value + "}";
}

std::string entry_of(const Work& work) {
  std::string entry = (is_paper(work) ? "@article{" : "@misc{") + work.id;
  add(entry, "author", authors(work));
  add(entry, "title", "{" + escaped(work.title) + "}");
  add(entry, is_paper(work) ? "journal" : "howpublished", escaped(work.venue));
  add(entry, "year", std::to_string(work.year));
  add(entry, "doi", address(work.doi));
  add(entry, "pmid", work.pmid);
  add(entry, "url", address(work.url));
  add(entry, "seen", escaped(to_string(work.seen.as)) + ", " + escaped(work.seen.when));
  return entry + "\n}\n";
}

}  // namespace

std::string reference_bibtex(const ReferencePage& page) {
  std::string text;
  for (const Work* work : works_of(*page.selection, page.rulebook->reference)) {
    text += (text.empty() ? "" : "\n") + entry_of(*work);
  }
  return text;
}

}  // namespace overclaim
