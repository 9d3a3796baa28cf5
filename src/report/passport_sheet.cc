// Covered by tests/history_report_test.cc.
#include <utility>

#include "check/decision.h"
#include "report/claim_words.h"
#include "report/history_figure.h"
#include "report/history_formats.h"
#include "survey/roll_up.h"

namespace overclaim {
namespace {

constexpr std::size_t shown_digits = 16;

class SheetMaker {
 public:
  SheetMaker(const Passport& passport, const Words& words, std::string_view language)
      : passport_(passport), thread_(passport.thread), words_(words) {
    sheet_.language = language;
  }

  Sheet make() {
    sheet_.title = word("passport_title");
    if (!is_confirmed()) sheet_.title = say(words_, "review_unreviewed_title", {{"title", sheet_.title}});
    sheet_.made_by = word("made_by");
    sheet_.paragraph(life_in_words(thread_, passport_.last_looked, words_));
    for (const std::string& meaning : meaning_in_words(thread_, words_)) sheet_.paragraph(meaning);
    for (const std::string& turn : turns_in_words(thread_, words_)) sheet_.paragraph(turn);
    sheet_.quiet(say(words_, "passport_where", {{"page", thread_.page}, {"site", thread_.site}}));
    add_words();
    add_evidence();
    if (!passport_.gaps.empty()) {
      sheet_.heading(2, word("passport_heading_gaps"));
      for (const Gap& gap : passport_.gaps) sheet_.item(gap_in_words(gap, words_));
    }
    add_elsewhere();
    add_decisions();
    sheet_.quiet(word("history_intro"));
    return std::move(sheet_);
  }

 private:
  // By somebody, on these words and under these rules, and by nobody denied.
  bool is_confirmed() const {
    bool confirmed = false;
    for (const PassportDecision& one : passport_.decisions) {
      if (one.stale) continue;
      if (one.decision == to_string(DecisionKind::dismissed)) return false;
      confirmed = confirmed || one.decision == to_string(DecisionKind::confirmed);
    }
    return confirmed;
  }

  std::string word(std::string_view key) const { return say(words_, key); }

  std::string strength_of(const CapturedClaim& claim) const {
    const std::string strength = word("strength_" + std::string(to_string(claim.strength)));
    return say(words_, "passport_says", {{"strength", strength}});
  }

  void add_words() {
    sheet_.heading(2, word("passport_heading_words"));
    std::vector<std::vector<std::string>> rows;
    for (const ClaimVersion& version : thread_.versions) {
      std::string change = word(version.change ? "change_" + std::string(to_string(*version.change)) : "change_first");
      if (version.by_context) change += ". " + word("life_context");
      rows.push_back({day_of_time(version.first_seen), day_of_time(version.last_seen),
                      word("strong_" + std::string(to_string(version.claim.strength))), change, version.page,
                      version.claim.sentence()});
    }
    sheet_.table({word("column_from"), word("column_until"), word("column_strength"), word("column_change"),
                  word("column_page"), word("column_words")},
                 std::move(rows));
    sheet_.heading(2, word("passport_heading_strength"));
    const std::string then = day_of_time(thread_.first_seen()), now = day_of_time(thread_.last_seen());
    sheet_.item(
        say(words_, "passport_then", {{"day", then}, {"strength", strength_of(thread_.versions.front().claim)}}));
    sheet_.item(say(words_, "passport_now", {{"day", now}, {"strength", strength_of(thread_.versions.back().claim)}}));
  }

  std::string verdict_of(const DatedVerdict& judged) const {
    return word("verdict_" + std::string(to_string(judged.verdict.value_or(VerdictKind::not_assessed))));
  }

  void add_judged(const DatedVerdict& judged, std::string_view key) {
    std::vector<std::string> lines = judged.statements;
    if (!judged.as_of.empty()) {
      lines.push_back(
          say(words_, "passport_list", {{"list", judged.reference.substr(0, shown_digits)}, {"day", judged.as_of}}));
    }
    const std::string day = day_of_time(judged.time), verdict = verdict_of(judged);
    sheet_.item(say(words_, key, {{"day", day}, {"verdict", verdict}}), "", std::move(lines));
  }

  void add_evidence() {
    sheet_.heading(2, word("passport_heading_evidence"));
    add_judged(passport_.then, "passport_then_evidence");
    add_judged(passport_.now, "passport_now_evidence");
    if (passport_.then.reference == passport_.now.reference && !passport_.now.reference.empty()) {
      sheet_.quiet(word("passport_same_list"));
    }
  }

  void add_elsewhere() {
    sheet_.heading(2, word("passport_heading_elsewhere"));
    bool looked = false;
    for (const ClaimVersion& version : thread_.versions) {
      looked = looked || version.claim.sentence_words >= least_shared_words;
    }
    if (passport_.elsewhere.empty()) {
      return sheet_.paragraph(word(looked ? "passport_elsewhere_none" : "passport_elsewhere_short"));
    }
    for (const SameWordsElsewhere& other : passport_.elsewhere) {
      const std::string from = day_of_time(other.first_seen), until = day_of_time(other.last_seen);
      sheet_.item(say(words_, "passport_elsewhere",
                      {{"site", other.site}, {"page", other.page}, {"from", from}, {"until", until}}));
    }
  }

  void add_decisions() {
    sheet_.heading(2, word("passport_heading_decisions"));
    if (passport_.decisions.empty()) sheet_.paragraph(word("passport_decisions_none"));
    for (const PassportDecision& made : passport_.decisions) {
      std::string decision = word("decision_" + made.decision);
      if (decision.empty()) decision = made.decision;
      sheet_.item(say(words_, "passport_decision",
                      {{"date", made.date},
                       {"reviewer", made.reviewer},
                       {"role", made.role},
                       {"decision", decision},
                       {"reason", made.reason}}),
                  "", made.stale ? std::vector<std::string>{word("passport_stale")} : std::vector<std::string>{});
    }
    sheet_.heading(2, word("passport_heading_answer"));
    bool answered = false;
    for (const PassportDecision& made : passport_.decisions) {
      if (made.answer.empty()) continue;
      answered = true;
      sheet_.item(say(words_, "passport_answer", {{"date", made.date}, {"answer", made.answer}}));
    }
    if (!answered) sheet_.paragraph(word("passport_answer_none"));
  }

  const Passport& passport_;
  const ClaimThread& thread_;
  const Words& words_;
  Sheet sheet_;
};

}  // namespace

Sheet passport_sheet(const Passport& passport, const Words& words, std::string_view language) {
  return SheetMaker(passport, words, language).make();
}

std::string passport_text(const Passport& passport, const Words& words, std::size_t width) {
  return sheet_text(passport_sheet(passport, words, ""), width);
}

std::string passport_html(const Passport& passport, const Words& words, std::string_view language) {
  return sheet_html(passport_sheet(passport, words, language));
}

}  // namespace overclaim
