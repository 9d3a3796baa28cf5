// RE2 behind a small face: the only file that includes it.
//
// Word edges are ours: a match must not have a letter, digit or character above ASCII directly before or behind it
// (folding has already turned typographic quotes, dashes and odd spaces into ASCII). Each pattern is wrapped as
// (?:\A|EDGE)(PATTERN)(?:\z|EDGE) and searching goes on at the end of the inner group, so that two matches may share
// one space. Covered by regex_test.cc.
#include "rulebook/regex.h"

#include <re2/re2.h>

namespace overclaim {

namespace {

constexpr std::string_view edge = "[^0-9A-Za-z_\\x{80}-\\x{10FFFF}]";
constexpr std::int64_t max_regex_memory = 8 << 20;

// The place of an escape that would be ASCII only, or npos.
std::size_t ascii_only_escape(std::string_view pattern) {
  for (std::size_t i = 0; i + 1 < pattern.size(); ++i) {
    if (pattern[i] != '\\') continue;
    if (std::string_view("bBwW").find(pattern[i + 1]) != std::string_view::npos) return i;
    ++i;
  }
  return std::string_view::npos;
}

int group_named(const RE2& re, const std::string& name) {
  const auto& groups = re.NamedCapturingGroups();
  const auto found = groups.find(name);
  return found == groups.end() ? 0 : found->second;
}

}  // namespace

struct Regex::Compiled {
  Compiled(const std::string& pattern, const RE2::Options& options) : re(pattern, options) {}
  RE2 re;
  int span_group = 0, own_group = 0;
};

Regex Regex::compile(std::string_view pattern, std::string& error) {
  error.clear();
  const std::size_t escape = ascii_only_escape(pattern);
  if (escape != std::string_view::npos) {
    error = "column " + std::to_string(escape + 1) + ": \\" + std::string(1, pattern[escape + 1]) +
            " knows ASCII letters only; word edges are added for you, write [^ ]+ for one word";
    return {};
  }
  RE2::Options options;
  options.set_log_errors(false);
  options.set_longest_match(true);
  options.set_max_mem(max_regex_memory);
  const RE2 alone(re2::StringPiece(pattern.data(), pattern.size()), options);
  if (!alone.ok()) {
    error = "not a regular expression RE2 takes: " + alone.error();
    if (!alone.error_arg().empty()) error += ", at '" + alone.error_arg() + "'";
    return {};
  }
  for (const auto& [name, index] : alone.NamedCapturingGroups()) {
    if (name != "span" && name != "own") {
      error = "group '" + name + "' has no meaning; allowed: span, own";
      return {};
    }
  }
  if (RE2::FullMatch("", alone)) {
    error = "fits an empty text";
    return {};
  }
  std::string wrapped = "(?:\\A|" + std::string(edge) + ")(";
  wrapped += pattern;
  wrapped += ")(?:\\z|" + std::string(edge) + ")";
  auto compiled = std::make_shared<Compiled>(wrapped, options);
  if (!compiled->re.ok()) {
    error = "too large for RE2: " + compiled->re.error();
    return {};
  }
  compiled->span_group = group_named(compiled->re, "span");
  compiled->own_group = group_named(compiled->re, "own");
  Regex regex;
  regex.compiled_ = std::move(compiled);
  return regex;
}

std::vector<RegexMatch> Regex::find_all(std::string_view folded) const {
  std::vector<RegexMatch> matches;
  if (!compiled_) return matches;
  const RE2& re = compiled_->re;
  const int groups = re.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(groups));
  const re2::StringPiece text(folded.data(), folded.size());
  const auto place = [&](const re2::StringPiece& piece) {
    return static_cast<std::uint32_t>(piece.data() - folded.data());
  };
  std::size_t from = 0;
  while (from <= folded.size() && re.Match(text, from, folded.size(), RE2::UNANCHORED, pieces.data(), groups)) {
    RegexMatch match;
    const std::uint32_t whole_begin = place(pieces[1]);
    const std::uint32_t whole_end = whole_begin + static_cast<std::uint32_t>(pieces[1].size());
    match.begin = whole_begin;
    match.end = whole_end;
    if (compiled_->span_group != 0) {
      const re2::StringPiece& span = pieces[static_cast<std::size_t>(compiled_->span_group)];
      if (span.data() != nullptr && !span.empty()) {
        match.begin = place(span);
        match.end = match.begin + static_cast<std::uint32_t>(span.size());
      }
    }
    if (compiled_->own_group != 0) {
      const re2::StringPiece& own = pieces[static_cast<std::size_t>(compiled_->own_group)];
      if (own.data() != nullptr) {
        match.own_begin = place(own);
        match.own_end = match.own_begin + static_cast<std::uint32_t>(own.size());
      }
    }
    matches.push_back(match);
    from = whole_end > from ? whole_end : from + 1;
  }
  return matches;
}

}  // namespace overclaim
