// What a PDF's program gives back is played by small scripts here; real PDFs stand in tests/documents/.
#include "intake/pdf.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "intake/pdf_replacements.h"
#include "scratch_folder.h"

using namespace overclaim;

namespace {

// A PDF of one page with one line, written by hand; its table of objects is wrong, which readers mend.
std::string small_pdf(const std::string& line) {
  const std::string content = line.empty() ? "" : "BT /F1 12 Tf 50 700 Td (" + line + ") Tj ET";
  return "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
         "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 <</Type/Font"
         "/Subtype/Type1/BaseFont/Helvetica>> >> >> >> endobj\n4 0 obj <</Length " +
         std::to_string(content.size()) + ">> stream\n" + content +
         "\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n";
}

std::string shown(const ExtractResult& result) {
  if (const auto* error = std::get_if<ReportError>(&result)) return "error " + error->code + ": " + error->message;
  const auto& extracted = std::get<Extracted>(result);
  std::string out = extracted.text;
  for (const std::string& line : extracted.left_out) out += "[" + line + "]";
  return out;
}

struct Script {
  test::ScratchFolder folder;
  std::string path(const std::string& name, const std::string& body) const {
    const std::string made = folder.file(name, "#!/bin/sh\n" + body);
    std::filesystem::permissions(made, std::filesystem::perms::owner_all);
    return made;
  }
};

}  // namespace

TEST_CASE("a PDF's words are read by pdftotext") {
  const ExtractResult result = extract_pdf(small_pdf("There are no side effects."));
  CHECK(shown(result).rfind("There are no side effects.\n", 0) == 0);
  CHECK(std::get<Extracted>(result).places == std::vector<ExtractedPlace>{{0, "page", 1}});
  CHECK(shown(extract_pdf(small_pdf(""))).find("no_text") != std::string::npos);
  CHECK(shown(extract_pdf("%PDF-1.7\nnothing")).rfind("error damaged", 0) == 0);
  CHECK(shown(extract_pdf("")).rfind("error damaged", 0) == 0);
}

TEST_CASE("a PDF cut anywhere is an error, or says that something is missing, or is whole") {
  const std::string whole = small_pdf("There are no side effects.");
  for (std::size_t size = 0; size < whole.size(); size += 50) {
    CAPTURE(size);
    const std::string out = shown(extract_pdf(whole.substr(0, size)));
    CHECK((out.rfind("error ", 0) == 0 || out.find("side effects.") != std::string::npos));
  }
}

TEST_CASE("another program may read PDFs, and what goes wrong is told apart") {
  const Script script;
  struct Row {
    const char *body, *expected;
  };
  const std::vector<Row> rows = {
      {"test \"$*\" = '-enc UTF-8 - -' && cat && printf ' one\\n\\ftwo.\\n\\f'", "PDF one\ntwo.\n"},
      {"printf 'a'; echo 'Syntax Error: x' >&2", "a\n[what is damaged in it: some words may be missing]"},
      {"echo 'Command Line Error: Incorrect password' >&2; exit 1", "error encrypted: is an encrypted PDF"},
      {"exit 3", "error encrypted: is a PDF whose owner"},
      {"echo 'Syntax Error: no trailer' >&2; exit 1", "error damaged: is damaged"},
      {"exit 0", "error no_text: is a PDF without text"},
      {"printf '\\f \\n\\f'", "error no_text"},
      {"kill -SEGV $$", "error damaged: is a PDF on which"},
      {"sleep 20", "error too_slow"},
      {"yes | head -c 2000000", "error too_long"},
  };
  ExtractLimits limits;
  limits.seconds = 2;
  limits.text_bytes = 1'000'000;
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(shown(extract_pdf("PDF", limits, script.path("reader", row.body))).rfind(row.expected, 0) == 0);
  }
}

TEST_CASE("one called pdftotext that knows no places is asked again without") {
  const Script script;
  const std::string old = script.path("pdftotext", "case \"$*\" in *-bbox*) exit 99;; esac; printf 'words\\n\\f'");
  CHECK(shown(extract_pdf("PDF", {}, old)) == "words\n");
}

TEST_CASE("words given in place of what a PDF shows are said") {
  struct Row {
    std::string bytes;
    std::uint64_t other_words, no_words = 0;
  };
  const std::string packed(  // the first row's dictionary, packed by zlib
      "\170\234\323\017\056\110\314\263\261\321\167\114\056\051\115\314\011\111\255\050\321\050\316\317\115\325\264\263"
      "\163\162\161\126\320\310\313\327\124\010\311\122\160\365\165\006\000\034\071\014\323",
      49);
  const std::vector<Row> rows = {
      {"/Span<</ActualText(some)>>BDC (no) Tj EMC", 1},
      {"<</ActualText (\\163ome)>> <</ActualText\n<FEFF006E 006F>>>", 2},
      {"/ActualText((no) risk)", 1},
      {"stream\r\n" + packed + "\nendstream stream\n" + packed, 2},
      // What every program writes: spaces, hyphens, joined letters; and letters of other scripts.
      {"/ActualText(fi) /ActualText<FEFF00A0> /ActualText<FEFF00AD> /ActualText() /ActualText(1.) /ActualText", 0},
      {"/ActualText<FEFF6E6F6E6F> /ActualText 12 0 R /ActualText <</A(some)>>", 0},
      {"stream\nnothing packed stream", 0},
      {"", 0},
      // Nothing to read, in place of words; but not of a hyphen, of dots that lead to a number, of joined letters.
      {"/Span<</ActualText()>>BDC (risk) Tj EMC", 0, 1},
      {"/Span <</ActualText<FEFF200B>>> BDC [(n) -20 (o) (t)] TJ EMC", 0, 1},
      {"/ActualText( )/Lang(en)>>BDC /P BMC EMC <005100520057> Tj EMC", 0, 1},
      {"/ActualText(.)>>BDC (No risk) Tj EMC", 0, 1},
      {"/ActualText()>>BDC (-) Tj EMC (risk) Tj", 0},
      {"/ActualText( )>>BDC (. . . . .) Tj <00110011> Tj EMC", 0},
      {"/ActualText<FEFF0430>>>BDC (risk) Tj EMC", 0},  // a letter
      {"<</ActualText()>>endobj 5 0 obj /P BDC (risk) Tj EMC", 0},
      {"/ActualText()>>BDC (risk", 0, 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const PdfReplacements found = count_pdf_replacements(row.bytes);
    CHECK(found.other_words == row.other_words);
    CHECK(found.no_words == row.no_words);
  }
  const std::string given = small_pdf("This has ) Tj /Span<</ActualText(some)>>BDC (no) Tj EMC ( side effects.");
  CHECK(shown(extract_pdf(given)).find("[1 place as the page shows it") != std::string::npos);
  const std::string nothing = small_pdf("We are open. ) Tj /Span<</ActualText()>>BDC (No side effects.) Tj EMC ( ");
  CHECK(shown(extract_pdf(nothing)).find("[1 place as the page shows it: the file says that there is nothing") !=
        std::string::npos);
  CHECK(shown(extract_pdf(small_pdf("This has no side effects."))).find('[') == std::string::npos);
}

TEST_CASE("where the program is missing, it is said what to install") {
  const std::string out = shown(extract_pdf("%PDF-1.7", {}, "no-such-pdf-reader"));
  CHECK(out.rfind("error not_installed: is a PDF, and no-such-pdf-reader to read it was not found", 0) == 0);
  CHECK(out.find("poppler-utils") != std::string::npos);
}
