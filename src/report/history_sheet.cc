// The first line of a claim answers what an outsider asks first: what was said when, and is it still. Covered by
// tests/history_report_test.cc.
#include <algorithm>
#include <map>
#include <utility>

#include "report/claim_words.h"
#include "report/history_figure.h"
#include "report/history_formats.h"

namespace overclaim {
namespace {

class SheetMaker {
 public:
  SheetMaker(const History& history, const Words& words, std::string_view language) : history_(history), words_(words) {
    sheet_.language = language;
  }

  Sheet make() {
    sheet_.title = say(words_, "review_unreviewed_title", {{"title", word("history_title")}});
    sheet_.made_by = word("made_by");
    sheet_.quiet(word("history_intro"));
    for (const SiteHistory& site : history_.sites) add_site(site);
    if (!history_.undated.empty()) sheet_.quiet(counted("history_undated", history_.undated.size()));
    return std::move(sheet_);
  }

 private:
  std::string word(std::string_view key) const { return say(words_, key); }
  std::string counted(const std::string& key, std::size_t n) const {
    return n == 1 ? say(words_, key + "_one") : say(words_, key + "_many", {{"n", std::to_string(n)}});
  }

  void add_site(const SiteHistory& site) {
    sheet_.heading(2, site.site);
    std::size_t captures = 0;
    std::string from, until;
    for (const PageHistory& page : site.pages) {
      captures += page.captures.size();
      if (page.captures.empty()) continue;
      if (from.empty() || page.captures.front().time < from) from = page.captures.front().time;
      until = std::max(until, page.captures.back().time);
    }
    const std::string n = std::to_string(captures), pages = std::to_string(site.pages.size());
    const std::string first = day_of_time(from), last = day_of_time(until);
    if (captures == 1) {
      sheet_.quiet(say(words_, "history_site_once", {{"day", first}}));
    } else if (site.pages.size() == 1) {
      sheet_.quiet(say(words_, "history_site_pages_one", {{"n", n}, {"from", first}, {"until", last}}));
    } else {
      sheet_.quiet(
          say(words_, "history_site_pages_many", {{"pages", pages}, {"n", n}, {"from", first}, {"until", last}}));
    }
    std::size_t careful = 0;
    numbers_.clear();
    for (const ClaimThread& thread : site.threads) {
      if (was_flagged(thread)) {
        numbers_.emplace(&thread, numbers_.size() + 1);
      } else {
        ++careful;
      }
    }
    for (const PageHistory& page : site.pages) add_page(site, page);
    if (numbers_.empty()) sheet_.paragraph(word("history_nothing"));
    if (careful > 0) sheet_.quiet(counted("history_only_careful", careful));
  }

  // A claim is told on the page where it stood first; on others it is only drawn.
  void add_page(const SiteHistory& site, const PageHistory& page) {
    std::vector<NumberedThread> drawn;
    std::vector<const ClaimThread*> told;
    for (const ClaimThread& thread : site.threads) {
      if (!was_flagged(thread)) continue;
      const bool stood = std::any_of(thread.episodes.begin(), thread.episodes.end(),
                                     [&](const Episode& episode) { return episode.page == page.page; });
      if (!stood) continue;
      drawn.push_back({numbers_.at(&thread), &thread});
      if (thread.episodes.front().page == page.page) told.push_back(&thread);
    }
    if (drawn.empty()) return;
    sheet_.heading(3, page.page);
    if (!page.title.empty()) sheet_.quiet(say(words_, "history_page_title", {{"title", page.title}}));
    for (const ClaimThread* thread : told) {
      std::vector<std::string> lines = meaning_in_words(*thread, words_);
      for (std::string& turn : turns_in_words(*thread, words_)) lines.push_back(std::move(turn));
      sheet_.item(std::to_string(numbers_.at(thread)) + ". " + life_in_words(*thread, site.last_looked, words_), "",
                  std::move(lines));
    }
    sheet_.figure(timeline_figure(page, drawn, std::exchange(is_first_figure_, false), words_), timeline_style());
    add_table(drawn);
    for (const Gap& gap : page.gaps) sheet_.quiet(gap_in_words(gap, words_));
  }

  void add_table(const std::vector<NumberedThread>& threads) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& [number, thread] : threads) {
      for (std::size_t v = 0; v < thread->versions.size(); ++v) {
        const ClaimVersion& version = thread->versions[v];
        std::string change =
            word(version.change ? "change_" + std::string(to_string(*version.change)) : "change_first");
        if (version.by_context) change += ". " + word("life_context");
        rows.push_back(
            {v == 0 ? std::to_string(number) : "", day_of_time(version.first_seen), day_of_time(version.last_seen),
             word("strong_" + std::string(to_string(version.claim.strength))), change, version.claim.sentence()});
      }
    }
    sheet_.table({word("column_claim"), word("column_from"), word("column_until"), word("column_strength"),
                  word("column_change"), word("column_words")},
                 std::move(rows));
  }

  const History& history_;
  const Words& words_;
  Sheet sheet_;
  std::map<const ClaimThread*, std::size_t> numbers_;  // of the claims of a site
  bool is_first_figure_ = true;
};

}  // namespace

Sheet history_sheet(const History& history, const Words& words, std::string_view language) {
  return SheetMaker(history, words, language).make();
}

std::string history_text(const History& history, const Words& words, std::size_t width) {
  return sheet_text(history_sheet(history, words, ""), width);
}

std::string history_html(const History& history, const Words& words, std::string_view language) {
  return sheet_html(history_sheet(history, words, language));
}

}  // namespace overclaim
