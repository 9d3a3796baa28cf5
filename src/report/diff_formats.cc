// Changes stand by kind, never by a score. Covered by tests/diff_report_test.cc.
#include "report/diff_formats.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "report/claim_json.h"
#include "report/claim_words.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

std::string counted_as(const std::string& key, std::size_t n) { return key + (n == 1 ? "_one" : "_many"); }

class SheetMaker {
 public:
  SheetMaker(const Diff& diff, const Words& words, std::string_view language) : diff_(diff), words_(words) {
    sheet_.language = language;
  }

  Sheet make() {
    sheet_.title = say(words_, "review_unreviewed_title", {{"title", word("diff_title")}});
    sheet_.made_by = word("made_by");
    add_summary();
    for (std::size_t i = 0; i < diff_.changes.size();) {
      const ClaimChangeKind kind = diff_.changes[i].kind;
      sheet_.heading(2, name_of(kind));
      for (; i < diff_.changes.size() && diff_.changes[i].kind == kind; ++i) add_change(diff_.changes[i]);
    }
    add_judged();
    add_apart();
    add_rules();
    return std::move(sheet_);
  }

 private:
  std::string word(std::string_view key) const { return say(words_, key); }
  std::string name_of(ClaimChangeKind kind) const { return word("change_" + std::string(to_string(kind))); }

  void add_summary() {
    std::string list;
    for (std::size_t i = 0; i < diff_.changes.size();) {
      const ClaimChangeKind kind = diff_.changes[i].kind;
      std::size_t n = 0;
      for (; i < diff_.changes.size() && diff_.changes[i].kind == kind; ++i) ++n;
      if (!list.empty()) list += word("list_separator");
      list += say(words_, "diff_count", {{"what", name_of(kind)}, {"n", std::to_string(n)}});
    }
    const std::string n = std::to_string(diff_.unchanged), pages = std::to_string(diff_.compared_pages);
    sheet_.paragraph(list.empty() ? say(words_, "diff_nothing", {{"n", n}})
                                  : say(words_, "diff_summary", {{"list", list}, {"n", n}}));
    sheet_.quiet(say(words_, "diff_sides", {{"old", diff_.old_name}, {"new", diff_.new_name}, {"n", pages}}));
    sheet_.quiet(word("diff_same_rules"));
    sheet_.quiet(word("history_intro"));
  }

  std::string strength_of(const CapturedClaim& claim) const {
    const std::string strength = word("strength_" + std::string(to_string(claim.strength)));
    return say(words_, "passport_says", {{"strength", strength}});
  }

  static bool counts(const CapturedClaim& claim) { return claim.status != Status::cleared; }
  static std::string words_of(const CapturedClaim& claim) { return claim.sentence(); }

  void add_change(const ClaimChange& change) {
    const PlacedClaim& shown = change.after ? *change.after : *change.before;
    std::vector<std::string> lines;
    if (change.before && change.after) {
      const std::string before = words_of(change.before->claim);
      if (change.by_context) lines.push_back(word("life_context"));
      if (before != words_of(change.after->claim)) lines.push_back(say(words_, "diff_was", {{"words", before}}));
    }
    if (change.page_is_new) lines.push_back(word("diff_page_new"));
    lines.push_back(place_of(change));
    if (change.kind != ClaimChangeKind::moved) lines.push_back(strength_of(shown.claim));
    lines.push_back(shown.claim.rule + ", " + shown.claim.fingerprint);
    // Of what its context clears the rule's sentence would be untrue.
    sheet_.item(counts(shown.claim) ? shown.claim.message : "", words_of(shown.claim), std::move(lines));
  }

  std::string place_of(const ClaimChange& change) const {
    if (change.before && change.after && change.before->page != change.after->page) {
      return say(words_, "diff_pages", {{"from", change.before->page}, {"to", change.after->page}});
    }
    return say(words_, "diff_page", {{"page", (change.after ? *change.after : *change.before).page}});
  }

  std::string verdict_of(const CapturedClaim& claim) const {
    return word("verdict_" + std::string(to_string(claim.verdict.value_or(VerdictKind::not_assessed))));
  }

  void add_judged() {
    if (diff_.judged_anew.empty()) return;
    sheet_.heading(2, word("diff_judged"));
    sheet_.paragraph(word("diff_judged_intro"));
    for (const JudgedAnew& judged : diff_.judged_anew) {
      const std::string then = verdict_of(judged.before.claim), now = verdict_of(judged.after.claim);
      sheet_.item(say(words_, "diff_judged_line", {{"then", then}, {"now", now}}), words_of(judged.after.claim),
                  {say(words_, "diff_page", {{"page", judged.after.page}})});
    }
  }

  void add_apart() {
    if (diff_.apart.empty()) return;
    sheet_.heading(2, word("diff_apart"));
    sheet_.paragraph(word("diff_apart_intro"));
    for (const PageApart& apart : diff_.apart) {
      const std::string what = apart.found ? reason_in_words(apart.replaced_by, words_) : word("diff_apart_missing");
      const std::string key = counted_as(apart.in_old ? "diff_apart_old" : "diff_apart_new", apart.claims);
      sheet_.item(apart.page, "",
                  {apart.claims == 1 ? say(words_, key, {{"what", what}})
                                     : say(words_, key, {{"what", what}, {"n", std::to_string(apart.claims)}})});
    }
  }

  void add_rules() {
    if (diff_.only_by_rules.empty()) return;
    sheet_.heading(2, word("diff_rules"));
    sheet_.paragraph(word("diff_rules_intro"));
    for (const OnlyByRules& only : diff_.only_by_rules) {
      const CapturedClaim& claim = only.claim.claim;
      sheet_.item(word(only.in_report ? "diff_rules_gone" : "diff_rules_new"), words_of(claim),
                  {say(words_, "diff_page", {{"page", only.claim.page}}), claim.rule + ", " + claim.fingerprint});
    }
  }

  const Diff& diff_;
  const Words& words_;
  Sheet sheet_;
};

Json placed_json(const std::optional<PlacedClaim>& placed) {
  if (!placed) return nullptr;
  return {
      {"page", placed->page}, {"time", text_json_or_null(placed->time)}, {"claim", captured_claim_json(placed->claim)}};
}

Json change_json(const ClaimChange& change) {
  return {{"kind", to_string(change.kind)},       {"site", text_json_or_null(change.site)},
          {"by_context", change.by_context},      {"page_is_new", change.page_is_new},
          {"before", placed_json(change.before)}, {"after", placed_json(change.after)}};
}

Json apart_json(const PageApart& apart) {
  return {{"page", apart.page},
          {"read_in", apart.in_old ? "old" : "new"},
          {"other", apart.found ? Json(to_string(apart.state)) : Json(nullptr)},
          {"reason", text_json_or_null(apart.replaced_by)},
          {"claims", apart.claims}};
}

template <typename Values, typename Write>
Json list(const Values& values, Write write) {
  Json out = Json::array();
  for (const auto& value : values) out.push_back(write(value));
  return out;
}

}  // namespace

Sheet diff_sheet(const Diff& diff, const Words& words, std::string_view language) {
  return SheetMaker(diff, words, language).make();
}

std::string diff_json(const Diff& diff, std::string_view version) {
  const Json json = {
      {"schema", diff_schema},
      {"tool",
       {{"version", version},
        {"rulebook", text_json_or_null(diff.rulebook)},
        {"reference", text_json_or_null(diff.reference)}}},
      {"old", {{"name", diff.old_name}, {"captures", diff.old_captures}}},
      {"new", {{"name", diff.new_name}, {"captures", diff.new_captures}}},
      {"compared_pages", diff.compared_pages},
      {"unchanged", diff.unchanged},
      {"changes", list(diff.changes, change_json)},
      {"judged_anew", list(diff.judged_anew,
                           [](const JudgedAnew& judged) -> Json {
                             return {{"before", placed_json(judged.before)}, {"after", placed_json(judged.after)}};
                           })},
      {"apart", list(diff.apart, apart_json)},
      {"only_by_rules", list(diff.only_by_rules, [](const OnlyByRules& only) -> Json {
         return {{"found_by", only.in_report ? "report" : "today"}, {"finding", placed_json(only.claim)}};
       })}};
  return compact_json(json) + '\n';
}

}  // namespace overclaim
