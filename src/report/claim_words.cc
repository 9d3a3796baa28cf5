// Covered by tests/history_report_test.cc.
#include "report/claim_words.h"

#include <algorithm>
#include <vector>

namespace overclaim {
namespace {

constexpr std::size_t day_size = 10;
constexpr std::string_view http = "http ";

}  // namespace

std::string day_of_time(const std::string& time) { return time.substr(0, day_size); }

std::string shown_words(const ClaimThread& thread, std::size_t version) {
  const CapturedClaim& claim = thread.versions[version].claim;
  const auto says_the_same = [&](std::size_t other) {
    return other < thread.versions.size() && thread.versions[other].claim.quote == claim.quote &&
           thread.versions[other].claim.sentence() != claim.sentence();
  };
  const bool beside = says_the_same(version + 1) || (version > 0 && says_the_same(version - 1));
  return beside ? claim.sentence() : claim.quote;
}

std::string life_in_words(const ClaimThread& thread, const std::string& last_looked, const Words& words) {
  const bool goes_on = thread.state == ClaimState::present;
  std::string text;
  for (std::size_t i = 0; i < thread.versions.size(); ++i) {
    const ClaimVersion& version = thread.versions[i];
    const std::string from = day_of_time(version.first_seen), until = day_of_time(version.last_seen);
    const std::string said = shown_words(thread, i);
    const std::string lead = i == 0 ? "life_" : "life_then_";
    if (goes_on && i + 1 == thread.versions.size()) {
      text += say(words, lead + "since", {{"from", from}, {"words", said}});
    } else if (from == until) {
      text += say(words, lead + "on", {{"from", from}, {"words", said}});
    } else {
      text += say(words, lead + "from", {{"from", from}, {"until", until}, {"words", said}});
    }
  }
  const Episode& last = thread.episodes.back();
  const std::string looked = day_of_time(last_looked), seen = day_of_time(last.last_seen);
  switch (thread.state) {
    case ClaimState::absent: {
      const std::string n = std::to_string(last.absent_captures), absent = day_of_time(last.first_absent);
      return text + (thread.removed ? say(words, "life_removed", {{"n", n}, {"absent", absent}, {"day", looked}})
                                    : say(words, "life_absent", {{"absent", absent}, {"day", looked}}));
    }
    case ClaimState::page_replaced: {
      const std::string what = reason_in_words(thread.instead, words), since = day_of_time(thread.instead_since);
      return text + say(words, "life_replaced", {{"since", since}, {"what", what}, {"day", looked}});
    }
    case ClaimState::not_captured:
      return text + say(words, "life_not_captured", {{"seen", seen}, {"day", looked}});
    case ClaimState::present:
    case ClaimState::moved:
      break;
  }
  return text + say(words, "life_present", {{"day", looked}});
}

std::vector<std::string> meaning_in_words(const ClaimThread& thread, const Words& words) {
  std::vector<std::string> lines;
  const std::string& message = thread.versions.back().claim.message;
  if (!message.empty()) lines.push_back(message);
  const bool answers = std::any_of(thread.versions.begin(), thread.versions.end(), [](const ClaimVersion& version) {
    return version.claim.block == BlockKind::answer;
  });
  if (answers) lines.push_back(say(words, "life_answer"));
  return lines;
}

std::vector<std::string> turns_in_words(const ClaimThread& thread, const Words& words) {
  std::vector<std::string> turns;
  for (std::size_t i = 1; i < thread.episodes.size(); ++i) {
    const Episode &before = thread.episodes[i - 1], &after = thread.episodes[i];
    if (before.page != after.page) continue;
    const std::string absent = day_of_time(before.first_absent), back = day_of_time(after.first_seen);
    turns.push_back(say(words, "life_returned", {{"absent", absent}, {"back", back}}));
  }
  for (const ClaimMove& move : thread.moves) {
    const std::string day = day_of_time(move.first_seen);
    turns.push_back(say(words, "life_moved", {{"from", move.from_page}, {"to", move.to_page}, {"day", day}}));
  }
  return turns;
}

std::string reason_in_words(std::string_view replaced_by, const Words& words) {
  if (replaced_by.starts_with(http)) {
    return say(words, "gap_http", {{"status", replaced_by.substr(http.size())}});
  }
  if (replaced_by == "redirect") return say(words, "gap_redirect");
  const std::string known = say(words, "replaced_" + std::string(replaced_by));
  return known.empty() ? say(words, "gap_other", {{"what", replaced_by}}) : known;
}

std::string gap_in_words(const Gap& gap, const Words& words) {
  const std::string from = day_of_time(gap.from), until = day_of_time(gap.until);
  const std::string key = "gap_" + std::string(to_string(gap.kind));
  if (gap.kind == GapKind::not_captured) {
    return from == until ? say(words, key + "_on", {{"day", from}})
                         : say(words, key, {{"from", from}, {"until", until}});
  }
  const std::string what = reason_in_words(gap.detail, words);
  return from == until ? say(words, key + "_on", {{"day", from}, {"what", what}})
                       : say(words, key, {{"from", from}, {"until", until}, {"what", what}});
}

bool was_flagged(const ClaimThread& thread) {
  return std::any_of(thread.versions.begin(), thread.versions.end(),
                     [](const ClaimVersion& version) { return version.claim.status == Status::flagged; });
}

}  // namespace overclaim
