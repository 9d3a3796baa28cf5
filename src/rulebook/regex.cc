// RE2 behind a small face: the only file that includes it.
//
// Word edges are ours: a match must not have a letter, digit or character above ASCII directly before or behind it
// (folding has already turned typographic quotes, dashes and odd spaces into ASCII). Each pattern is wrapped as
// (?:\A|EDGE)(PATTERN)(?:\z|EDGE) and searching goes on at the end of the inner group, so that two matches may share
// one space. Covered by regex_test.cc.
#include "rulebook/regex.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include "rulebook/rulebook_limits.h"

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

RE2::Options options_of_regex() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_longest_match(true);
  options.set_max_mem(max_regex_memory);
  return options;
}

int group_named(const RE2& re, const std::string& name) {
  const auto& groups = re.NamedCapturingGroups();
  const auto found = groups.find(name);
  return found == groups.end() ? 0 : found->second;
}

std::string too_large(int instructions) {
  return "is too large: " + std::to_string(instructions) + " instructions, and " +
         std::to_string(max_regex_instructions) + " are the most; use smaller repetitions";
}

// Asked of RE2's own filter: a piece without which the pattern is no candidate any more is needed; where there is none
// such, one of all pieces is, unless the pattern is a candidate without any.
RegexNeeds needs_of(const std::string& pattern) {
  re2::FilteredRE2 filter(1);
  int id = 0;
  std::vector<std::string> pieces;
  if (filter.Add(pattern, options_of_regex(), &id) != RE2::NoError) return {};
  filter.Compile(&pieces);
  const auto may_match = [&](const std::vector<int>& found) {
    std::vector<int> candidates;
    filter.AllPotentials(found, &candidates);
    return !candidates.empty();
  };
  RegexNeeds needs;
  if (pieces.empty() || may_match({})) return needs;
  for (int left_out = 0; left_out < static_cast<int>(pieces.size()); ++left_out) {
    std::vector<int> others;
    for (int i = 0; i < static_cast<int>(pieces.size()); ++i) {
      if (i != left_out) others.push_back(i);
    }
    if (!may_match(others)) needs.all.push_back(pieces[static_cast<std::size_t>(left_out)]);
  }
  if (needs.all.empty()) needs.any = std::move(pieces);
  std::sort(needs.all.begin(), needs.all.end());
  std::sort(needs.any.begin(), needs.any.end());
  return needs;
}

bool has_what_it_needs(std::string_view text, const RegexNeeds& needs) {
  const auto is_in = [&](const std::string& piece) { return text.find(piece) != std::string_view::npos; };
  return std::all_of(needs.all.begin(), needs.all.end(), is_in) &&
         (needs.any.empty() || std::any_of(needs.any.begin(), needs.any.end(), is_in));
}

}  // namespace

// THE ONE PLACE of the core with a state that changes: what it holds is told by the pattern alone, whoever comes first.
struct Regex::Compiled {
  Compiled(std::string written, RegexNeeds known_needs) : pattern(std::move(written)), needs(std::move(known_needs)) {}
  const RE2& re() const {
    std::call_once(once, [this] {
      made = std::make_unique<RE2>(
          "(?:\\A|" + std::string(edge) + ")(" + pattern + ")(?:\\z|" + std::string(edge) + ")", options_of_regex());
      span_group = group_named(*made, "span");
      own_group = group_named(*made, "own");
    });
    return *made;
  }
  std::string pattern;
  RegexNeeds needs;
  mutable std::once_flag once;
  mutable std::unique_ptr<RE2> made;
  mutable int span_group = 0, own_group = 0;  // set by re()
};

Regex Regex::known(std::string pattern, RegexNeeds needs) {
  Regex regex;
  regex.compiled_ = std::make_shared<const Compiled>(std::move(pattern), std::move(needs));
  return regex;
}

const RegexNeeds& Regex::needs() const {
  static const RegexNeeds none;
  return compiled_ ? compiled_->needs : none;
}

Regex Regex::compile(std::string_view pattern, std::string& error) {
  error.clear();
  const std::size_t escape = ascii_only_escape(pattern);
  if (escape != std::string_view::npos) {
    error = "column " + std::to_string(escape + 1) + ": \\" + std::string(1, pattern[escape + 1]) +
            " knows ASCII letters only; word edges are added for you, write [^ ]+ for one word";
    return {};
  }
  const RE2 alone(re2::StringPiece(pattern.data(), pattern.size()), options_of_regex());
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
  if (alone.NumberOfCapturingGroups() > max_regex_groups) {
    error = "has " + std::to_string(alone.NumberOfCapturingGroups()) + " groups, and " +
            std::to_string(max_regex_groups) + " are the most; write (?: ) for brackets";
    return {};
  }
  if (RE2::FullMatch("", alone)) {
    error = "fits an empty text";
    return {};
  }
  if (alone.ProgramSize() > max_regex_instructions) {
    error = too_large(alone.ProgramSize());
    return {};
  }
  Regex regex = known(std::string(pattern), needs_of(std::string(pattern)));
  if (!regex.compiled_->re().ok()) {
    error = "too large for RE2: " + regex.compiled_->re().error();
    return {};
  }
  return regex;
}

std::vector<RegexMatch> Regex::find_all(std::string_view folded) const {
  std::vector<RegexMatch> matches;
  if (!compiled_ || !has_what_it_needs(folded, compiled_->needs)) return matches;
  const RE2& re = compiled_->re();
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
