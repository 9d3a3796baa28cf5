// extract_document KIND FILE: what a reader makes of a document, as JSON, for documents_test.py. KIND: docx, odt, eml,
// pdf. The sentences are those of the reader of texts behind it, with no language's abbreviations.
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>

#include "intake/docx.h"
#include "intake/eml.h"
#include "intake/odt.h"
#include "intake/pdf.h"
#include "text/read.h"

using namespace overclaim;
using Json = nlohmann::ordered_json;

namespace {

ExtractResult extract(const std::string& kind, const std::string& bytes) {
  if (kind == "docx") return extract_docx(bytes);
  if (kind == "odt") return extract_odt(bytes);
  if (kind == "eml") return extract_eml(bytes);
  return extract_pdf(bytes);
}

Json described(const Extracted& extracted) {
  Json out;
  out["text"] = extracted.text;
  out["title"] = extracted.title;
  out["date"] = extracted.date;
  out["left_out"] = extracted.left_out;
  for (const ExtractedPlace& place : extracted.places) {
    out["places"].push_back({{"begin", place.begin}, {"kind", place.kind}, {"number", place.number}});
  }
  const ReadOptions options = {.source = "", .media_type = extracted.media_type, .charset = "utf-8"};
  const Document document = read_document(extracted.text, options, Language{});
  out["media_type"] = document.media_type;
  out["images"] = document.not_examined.images;
  out["sentences"] = Json::array();
  for (const Block& block : document.blocks) {
    for (const Sentence& sentence : block.sentences) {
      out["sentences"].push_back({{"text", document.text_of(sentence.span)},
                                  {"kind", to_string(block.kind)},
                                  {"channel", to_string(block.channel)},
                                  {"hidden", block.hidden},
                                  {"begin", document.source_of(sentence.span).begin}});
    }
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: extract_document docx|odt|eml|pdf FILE\n";
    return 2;
  }
  std::ifstream in(argv[2], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const ExtractResult result = extract(argv[1], bytes);
  Json out;
  if (const auto* error = std::get_if<ReportError>(&result)) {
    out["error"] = {{"code", error->code}, {"message", error->message}};
  } else {
    out = described(std::get<Extracted>(result));
  }
  std::cout << out.dump(1, ' ', false, Json::error_handler_t::replace) << "\n";
  return 0;
}
