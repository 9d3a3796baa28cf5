// Signs with a form of their own, read from the characters: a token of words would cut a DOI into pieces. Covered by
// source_identifiers_test.cc and citation_mentions_test.cc.
#include "check/source_identifiers.h"

#include <algorithm>
#include <optional>

#include "text/utf8.h"

namespace overclaim {

namespace {

constexpr std::size_t longest_doi = 300;  // bytes

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// A DOI at `at`, which is at "10."; 0 bytes where there is none.
std::size_t doi_length(std::string_view text, std::size_t at) {
  const std::size_t digits = digits_from(text, at + 3);
  std::size_t end = at + 3 + digits;
  if (digits < 4 || end >= text.size() || text[end] != '/') return 0;
  constexpr std::string_view outside = " \t\n\r\"<>{}|";
  const std::size_t limit = std::min(text.size(), at + longest_doi);
  const auto is_inside = [&](char c) {
    return outside.find(c) == outside.npos && static_cast<unsigned char>(c) < 0x80;
  };
  while (end < limit && is_inside(text[end])) ++end;
  constexpr std::string_view closing = ".,;:)]'";
  while (end > at && closing.find(text[end - 1]) != closing.npos) {
    // A bracket that the DOI opened itself is part of it: "10.1016/S0140-6736(00)04054-X".
    const std::string_view doi = text.substr(at, end - at);
    if (text[end - 1] == ')' && std::count(doi.begin(), doi.end(), '(') >= std::count(doi.begin(), doi.end(), ')'))
      break;
    --end;
  }
  return end - at > digits + 4 ? end - at : 0;
}

// ---- numbers that point at the list ---------------------------------------------------------------------------------

constexpr int most_in_range = 30;

// "[2]", "[1, 3-5]" at `at`, which is at the bracket.
std::optional<SourcePointer> bracketed(std::string_view text, std::size_t at, std::size_t end) {
  SourcePointer pointer;
  std::size_t i = at + 1;
  bool range = false;
  while (i < end) {
    const std::size_t digits = digits_from(text, i);
    if (digits == 0 || digits > 3) return std::nullopt;
    int number = 0;
    for (std::size_t k = 0; k < digits; ++k) number = number * 10 + (text[i + k] - '0');
    if (range && !pointer.numbers.empty() && number > pointer.numbers.back() &&
        number - pointer.numbers.back() <= most_in_range) {
      for (int n = pointer.numbers.back() + 1; n < number; ++n) pointer.numbers.push_back(n);
    }
    pointer.numbers.push_back(number);
    i += digits;
    if (i >= end) return std::nullopt;
    if (text[i] == ']') {
      pointer.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(i + 1)};
      return pointer;
    }
    range = false;
    while (i < end && !is_digit(text[i])) {
      constexpr std::string_view dash = "\xE2\x80\x93";
      if (text[i] == '-' || text.substr(i, dash.size()) == dash) {
        range = true;
        i += text[i] == '-' ? 1 : dash.size();
      } else if (text[i] == ',' || text[i] == ';' || text[i] == ' ') {
        ++i;
      } else {
        return std::nullopt;
      }
    }
  }
  return std::nullopt;
}

// Whether the space at `at` stands for the mark-up that sets what follows high. A text of the reference list, read by
// itself, has no source.
bool is_set_high(const Document& document, std::size_t at) {
  const auto begin = static_cast<std::uint32_t>(at);
  if (begin >= document.text_to_source.derived_size()) return false;
  const SourceSpan source = document.source_of({begin, begin + 1});
  if (source.end > document.input.size()) return false;
  std::string_view made_of = std::string_view(document.input).substr(source.begin, source.end - source.begin);
  made_of.remove_prefix(std::min(made_of.find_first_not_of(" \t\r\n"), made_of.size()));
  return lower(made_of.substr(0, 4)) == "<sup";
}

// "1,2", "1-3" at `at`, which is at a digit: numbers of at most two digits with commas or dashes between.
SourcePointer listed_from(std::string_view text, std::size_t at, std::size_t end) {
  SourcePointer pointer;
  std::size_t i = at;
  bool range = false;
  while (i < end && is_digit(text[i])) {
    const std::size_t digits = std::min(digits_from(text, i), end - i);
    if (digits > 2) break;
    const int number = digits == 1 ? text[i] - '0' : (text[i] - '0') * 10 + (text[i + 1] - '0');
    for (int n = pointer.numbers.empty() ? number : pointer.numbers.back() + 1; range && n < number; ++n)
      pointer.numbers.push_back(n);
    pointer.numbers.push_back(number);
    i += digits;
    constexpr std::string_view dash = "\xE2\x80\x93";
    range = text.substr(i, dash.size()) == dash || text.substr(i, 1) == "-";
    const std::size_t next = i + (text.substr(i, dash.size()) == dash ? dash.size() : 1);
    if (next >= end || !(range || text[i] == ',') || !is_digit(text[next])) break;
    i = next;
  }
  pointer.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(std::max(i, at + 1))};
  return pointer;
}

int superscript_digit(char32_t c) {
  if (c == 0xB9) return 1;
  if (c == 0xB2 || c == 0xB3) return static_cast<int>(c - 0xB0);
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079)) return static_cast<int>(c - 0x2070);
  return -1;
}

}  // namespace

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

void find_identifiers(std::string_view text, Span block, const CitationWords& words,
                      std::vector<SourceIdentifier>& out) {
  const std::string_view all = text.substr(0, block.end);
  const auto add = [&](std::size_t begin, std::size_t end, std::string id) {
    out.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(id)});
  };
  const auto starts_word = [&](std::size_t at) {
    return at == 0 || !(is_letter(all[at - 1]) || is_digit(all[at - 1]));
  };
  const std::string folded = lower(all.substr(block.begin));
  const auto is_at = [&](std::size_t at, std::string_view word) {
    return std::string_view(folded).substr(at - block.begin, word.size()) == word;
  };
  for (std::size_t at = block.begin; at < block.end; ++at) {
    const char c = folded[at - block.begin];
    if (c == '1' && is_at(at, "10.") && (at == 0 || !is_digit(all[at - 1]))) {
      const std::size_t length = doi_length(all, at);
      if (length > 0) {
        add(at, at + length, lower(all.substr(at, length)));
        at += length - 1;
      }
      continue;
    }
    if (!(c >= 'a' && c <= 'z') || !starts_word(at)) continue;
    for (const std::string_view prefix :
         {std::string_view("pmid"), std::string_view("pmc"), std::string_view("pubmed.ncbi.nlm.nih.gov/")}) {
      if (!is_at(at, prefix)) continue;
      std::size_t number = at + prefix.size();
      while (number < block.end && (all[number] == ':' || all[number] == ' ')) ++number;
      const std::size_t digits = digits_from(all, number);
      if (digits < 5 || digits > 9) continue;
      add(at, number + digits, (prefix == "pmc" ? "pmc" : "pmid") + std::string(all.substr(number, digits)));
      at = number + digits - 1;
      break;
    }
    for (const std::string& registry : words.registries) {
      if (at >= block.end || !is_at(at, registry)) continue;
      const std::size_t digits = digits_from(all, at + registry.size());
      if (digits < 6) continue;
      add(at, at + registry.size() + digits, registry + std::string(all.substr(at + registry.size(), digits)));
      at += registry.size() + digits - 1;
      break;
    }
  }
}

// Numbers set high, and numbers that stand right behind the mark that closes a clause ("walking.2"), as a page without
// its type shows them.
void find_pointers(const Document& document, Span block, std::vector<SourcePointer>& out) {
  const std::string_view text = document.text;
  for (std::size_t at = block.begin; at < block.end;) {
    const CodePoint point = code_point_at(text, at);
    if (point.value == '[') {
      if (auto pointer = bracketed(text, at, block.end)) {
        at = pointer->span.end;
        out.push_back(std::move(*pointer));
        continue;
      }
    }
    if (superscript_digit(point.value) >= 0 && at > block.begin && !is_digit(text[at - 1])) {
      SourcePointer pointer;
      int number = 0;
      std::size_t end = at;
      while (end < block.end) {
        const CodePoint next = code_point_at(text, end);
        const int digit = superscript_digit(next.value);
        if (digit >= 0 && number < 100) {
          number = number * 10 + digit;
        } else if (next.value == ',' && number > 0 && end + 1 < block.end &&
                   superscript_digit(code_point_at(text, end + 1).value) >= 0) {
          pointer.numbers.push_back(number);
          number = 0;
        } else {
          break;
        }
        end += next.size;
      }
      if (number > 0) pointer.numbers.push_back(number);
      pointer.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      if (!pointer.numbers.empty()) out.push_back(std::move(pointer));
      at = std::max(end, at + point.size);
      continue;
    }
    constexpr std::string_view closing = ".,;)";
    const std::size_t digits = is_digit(text[at]) ? digits_from(text, at) : 0;
    if (digits > 0 && digits <= 2 && at > block.begin && text[at - 1] == ' ' && is_set_high(document, at - 1)) {
      SourcePointer pointer = listed_from(text, at, block.end);
      at = pointer.span.end;
      out.push_back(std::move(pointer));
      continue;
    }
    if (digits > 0 && digits <= 2 && at >= block.begin + 2 && closing.find(text[at - 1]) != closing.npos &&
        (is_letter(text[at - 2]) || text[at - 2] == ')')) {
      const std::size_t end = at + digits;
      if (end >= block.end || text[end] == ' ' || text[end] == '\n') {
        int number = 0;
        for (std::size_t k = at; k < end; ++k) number = number * 10 + (text[k] - '0');
        out.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, {number}});
      }
    }
    at += digits > 0 ? digits : point.size;
  }
}

}  // namespace overclaim
