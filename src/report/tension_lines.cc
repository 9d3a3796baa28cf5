// A map of take-backs by claim would show the same weak sentence many times; so they are grouped by it. Covered by
// tests/tension_lines_test.cc and the goldens.
#include "report/tension_lines.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace overclaim {
namespace {

constexpr std::size_t longest_quote = 300;  // bytes of a sentence without marked words

std::string cut(std::string_view text) {
  if (text.size() <= longest_quote) return std::string(text);
  const std::size_t space = text.rfind(' ', longest_quote);
  return std::string(text.substr(0, space == text.npos ? 0 : space + 1)) + "\u2026";
}

class TensionWriter {
 public:
  TensionWriter(const CheckedPage& page, const PageSummary& summary, const Words& words)
      : report_(*page.report), document_(page.document), words_(words) {
    for (std::size_t n = 0; n < summary.notes.size(); ++n) {
      quotes_.emplace(summary.notes[n].finding->id, TensionQuote{summary.notes[n].words, n, summary.notes[n].about});
    }
    for (const ClearedWords& one : summary.cleared) {
      quotes_.emplace(one.finding->id, TensionQuote{one.words, no_note, one.about});
    }
  }

  TensionLines write() {
    for (const Contradiction& row : report_.contradictions) add_apart(row);
    add_taken_back();
    add_disclaimers();
    return std::move(lines_);
  }

 private:
  const TensionQuote* quote_of(const std::string& finding) const {
    const auto found = quotes_.find(finding);
    return found == quotes_.end() ? nullptr : &found->second;
  }

  std::string distance_in_words(const TakeBack& one) const {
    const std::string n = std::to_string(one.blocks);
    std::string text;
    if (one.blocks == 0) {
      text = say(words_, "distance_none");
    } else if (one.blocks == 1) {
      text = say(words_, "distance_one");
    } else if (one.share == 0) {
      text = say(words_, "distance_few", {{"n", n}});
    } else {
      text = say(words_, "distance_many", {{"n", n}, {"share", std::to_string(one.share)}});
    }
    if (one.small_print) {
      text += " " + say(words_, "weaker_small");
    } else if (one.stands_out != StandsOut::neither) {
      text += " " + say(words_, one.stands_out == StandsOut::claim ? "claim_larger" : "weaker_larger");
    }
    return text;
  }

  // Of one sentence once.
  void add_quote(std::vector<TensionQuote>& quotes, const std::string& finding, std::size_t& more) const {
    const TensionQuote* quote = quote_of(finding);
    if (quote == nullptr) return;
    const auto whole = [](const QuotedWords& words) { return words.before + words.quote + words.after; };
    const bool known = std::any_of(quotes.begin(), quotes.end(),
                                   [&](const TensionQuote& one) { return whole(one.words) == whole(quote->words); });
    if (known) return;
    if (quotes.size() < most_sides) {
      quotes.push_back(*quote);
    } else {
      ++more;
    }
  }

  void add_apart(const Contradiction& row) {
    ApartLines lines;
    lines.says = row.message;
    std::set<std::string_view> here;
    for (std::size_t i = 0; i < row.findings.size(); ++i) {
      add_quote(lines.sides[row.sides[i] == 0 ? 0 : 1], row.findings[i], lines.more);
      here.insert(row.findings[i]);
    }
    // Of the strong places one that a visitor sees best, and of these the nearest.
    const TakeBack* nearest = nullptr;
    const auto far = [](const TakeBack& one) { return std::pair(one.stands_out == StandsOut::weaker, one.blocks); };
    for (const TakeBack& one : report_.take_backs) {
      const bool in_row = one.by == TakenBackBy::sense && here.count(one.claim) > 0 && here.count(one.finding) > 0;
      if (in_row && (nearest == nullptr || far(one) < far(*nearest))) nearest = &one;
    }
    if (nearest != nullptr) lines.distance = distance_in_words(*nearest);
    // With --min-severity a side may be left out of the report.
    if (!lines.sides[0].empty() && !lines.sides[1].empty()) lines_.apart.push_back(std::move(lines));
  }

  TensionQuote weaker_quote(const TakeBack& one) const {
    if (!one.finding.empty()) {
      if (const TensionQuote* quote = quote_of(one.finding)) return *quote;
    }
    std::string text;
    if (document_ != nullptr && !empty(one.text_weaker)) text = cut(document_->text_of(one.text_weaker));
    for (const Disclaimer& known : report_.disclaimers) {
      if (text.empty() && known.id == one.id && known.sentence_span == one.text_weaker) text = known.quote;
    }
    return {{"", "", text, ""}, no_note};
  }

  void add_taken_back() {
    std::set<std::pair<std::uint64_t, std::uint64_t>> in_rows;  // weaker sentences among those that pull apart
    for (const TakeBack& one : report_.take_backs) {
      if (one.by == TakenBackBy::sense) in_rows.emplace(one.weaker.begin, one.weaker.end);
    }
    struct Group {
      const TakeBack* far = nullptr;
      std::vector<const TakeBack*> all;
    };
    std::map<std::string_view, int> severities;
    for (const Finding& finding : report_.findings) severities.emplace(finding.id, finding.severity.value);
    const auto rank = [&](const TakeBack& one) {
      return std::tuple(one.small_print, one.stands_out == StandsOut::claim, severities[one.claim], one.share,
                        one.blocks);
    };
    const auto weight = [&](const TakeBack& one) {
      return std::tuple(severities[one.claim], one.stands_out == StandsOut::claim, one.share, one.blocks);
    };
    std::map<std::pair<std::uint64_t, std::uint64_t>, Group> groups;
    for (const TakeBack& one : report_.take_backs) {
      const std::pair weaker(one.weaker.begin, one.weaker.end);
      const bool is_near = one.blocks <= 1 && !one.small_print && one.stands_out != StandsOut::claim;
      if (is_near || in_rows.count(weaker) > 0 || quote_of(one.claim) == nullptr) continue;
      Group& group = groups[weaker];
      group.all.push_back(&one);
      if (group.far == nullptr || weight(*group.far) < weight(one)) group.far = &one;
    }
    std::vector<Group> sorted;
    sorted.reserve(groups.size());
    for (auto& entry : groups) sorted.push_back(std::move(entry.second));
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const Group& a, const Group& b) { return rank(*b.far) < rank(*a.far); });
    for (const Group& group : sorted) {
      if (lines_.taken_back.size() == most_taken_back) {
        ++lines_.more_taken_back;
        continue;
      }
      TakenBackLines lines;
      lines.weaker = weaker_quote(*group.far);
      lines.distance = distance_in_words(*group.far);
      add_quote(lines.claims, group.far->claim, lines.more);
      for (const TakeBack* one : group.all) add_quote(lines.claims, one->claim, lines.more);
      lines_.taken_back.push_back(std::move(lines));
    }
  }

  std::string where(const Disclaimer& one) const {
    if (one.hidden) return say(words_, "hidden");
    if (one.channel != Channel::body) return say(words_, "channel_" + std::string(to_string(one.channel)));
    return say(words_, "block_" + std::string(to_string(one.block)));
  }

  void add_disclaimers() {
    for (const Disclaimer& one : report_.disclaimers) {
      // What bears on none of the claims is not told; the JSON has it.
      if (one.governs.empty()) continue;
      if (lines_.disclaimers.size() == most_disclaimers) {
        ++lines_.more_disclaimers;
        continue;
      }
      std::string about = say(words_, "disclaimer_stands", {{"where", where(one)}}) + " " +
                          counted(words_, "disclaimer_governs", one.governs.size());
      if (one.distance) {
        about += " " + (*one.distance == 0 ? say(words_, "disclaimer_near")
                                           : counted(words_, "disclaimer_far", *one.distance));
      }
      lines_.disclaimers.push_back({one.quote, one.message, about});
    }
    if (!lines_.disclaimers.empty() && !report_.undisclaimed.empty()) {
      lines_.undisclaimed = counted(words_, "undisclaimed", report_.undisclaimed.size());
    }
  }

  const Report& report_;
  const Document* document_;
  const Words& words_;
  std::map<std::string_view, TensionQuote> quotes_;  // by finding id
  TensionLines lines_;
};

}  // namespace

TensionLines tension_lines(const CheckedPage& page, const PageSummary& summary, const Words& words) {
  return TensionWriter(page, summary, words).write();
}

}  // namespace overclaim
