// The names of the enumerators are the words of the report and of rule files: written once, here, as switches, so that
// a new enumerator without a name is a compiler warning. Covered by tests/document_test.cc.
#include "text/document.h"

namespace overclaim {

SourceSpan Document::source_of(Span span) const {
  const OffsetRange range = decoded_to_input.input_of(text_to_source.original_of(span.begin, span.end));
  return {range.begin, range.end};
}

NotExamined& NotExamined::operator+=(const NotExamined& more) {
  for (const auto& [name, count] : not_examined_fields) this->*count += more.*count;
  return *this;
}

std::string_view to_string(TokenKind kind) {
  switch (kind) {
    case TokenKind::word:
      return "word";
    case TokenKind::number:
      return "number";
    case TokenKind::punctuation:
      return "punctuation";
    case TokenKind::joint:
      return "joint";
    case TokenKind::symbol:
      return "symbol";
  }
  return "";
}

std::string_view to_string(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "heading";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::list_item:
      return "list_item";
    case BlockKind::quote:
      return "quote";
    case BlockKind::table_cell:
      return "table_cell";
    case BlockKind::question:
      return "question";
    case BlockKind::answer:
      return "answer";
    case BlockKind::caption:
      return "caption";
    case BlockKind::small_print:
      return "small_print";
    case BlockKind::reference_entry:
      return "reference_entry";
    case BlockKind::furniture:
      return "furniture";
  }
  return "";
}

std::string_view to_string(Channel channel) {
  switch (channel) {
    case Channel::body:
      return "body";
    case Channel::title:
      return "title";
    case Channel::meta_description:
      return "meta_description";
    case Channel::alt_text:
      return "alt_text";
    case Channel::structured_data:
      return "structured_data";
    case Channel::url:
      return "url";
  }
  return "";
}

}  // namespace overclaim
