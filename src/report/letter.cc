// No sentence here is more than a frame for a quote: the page's words, a question, a line to write on. Wording that
// would call something by a name of the law was not taken; whether a rule applies is for those who decide about it.
// Covered by tests/letter_test.cc.
#include "report/letter.h"

#include <set>

#include "survey/decision.h"
#include "survey/said_claim.h"

namespace overclaim {
namespace {

class DraftWriter {
 public:
  DraftWriter(const Words& words, const std::string& language) : words_(words) { sheet_.language = language; }

  Sheet letter(const ConfirmedClaims& claims) {
    sheet_.title = word("letter_title");
    sheet_.paragraph(word("letter_sign_intro"));
    sheet_.paragraph(word("letter_date") + line_);
    sheet_.paragraph(word("letter_to") + line_);
    sheet_.paragraph(word("letter_intro"));
    sheet_.paragraph(word("letter_words_only"));
    statements(claims, true);
    signature();
    return std::move(sheet_);
  }

  Sheet complaint(const ConfirmedClaims& claims, const Authority& authority) {
    sheet_.title = say(words_, "complaint_title", {{"authority", authority.name}});
    sheet_.paragraph(word("letter_sign_intro"));
    sheet_.paragraph(say(words_, "complaint_intro", {{"authority", authority.name}, {"country", authority.country}}));
    sheet_.paragraph(say(words_, "complaint_about", {{"text", authority.about.text}}));
    sheet_.paragraph(say(words_, "complaint_way", {{"text", authority.way.text}}));
    for (const AuthorityAddress& address : authority.addresses) {
      sheet_.paragraph(say(words_, "complaint_address", {{"address", address.at.text}}));
    }
    std::string languages;
    for (const std::string& name : authority.languages) {
      languages += (languages.empty() ? "" : say(words_, "list_separator")) + name;
    }
    sheet_.paragraph(say(words_, "complaint_language", {{"languages", languages}}));
    for (const SeenText& note : authority.notes) sheet_.paragraph(note.text);
    sheet_.paragraph(word("complaint_check"));
    if (!authority.wants.empty()) sheet_.heading(2, word("complaint_wants_heading"));
    for (const SeenText& want : authority.wants) {
      sheet_.item(say(words_, "complaint_field", {{"field", want.text}}));
    }
    sheet_.heading(2, word("complaint_statements_heading"));
    statements(claims, false);
    seen(authority);
    signature();
    return std::move(sheet_);
  }

 private:
  std::string word(std::string_view key) const { return say(words_, key); }

  void statements(const ConfirmedClaims& claims, bool is_letter) {
    if (claims.claims.empty()) sheet_.paragraph(word("letter_none"));
    for (std::size_t i = 0; i < claims.claims.size(); ++i) statement(claims.claims[i], i + 1, is_letter);
    if (claims.further > 0) sheet_.paragraph(say(words_, "letter_more", {{"n", std::to_string(claims.further)}}));
  }

  void statement(const ConfirmedClaim& claim, std::size_t number, bool is_letter) {
    const SaidClaim& said = claim.said;
    sheet_.heading(3, say(words_, "letter_claim", {{"n", std::to_string(number)}, {"message", said.message}}));
    const std::string quote = say(words_, "quote", {{"text", said.before + said.quote + said.after}});
    sheet_.paragraph(say(words_, "letter_quote", {{"quote", quote}}));
    sheet_.paragraph(say(words_, "letter_page", {{"page", page_name(said.at)}}));
    sheet_.paragraph(said.at.day.empty() ? word("letter_captured_unknown")
                                         : say(words_, "letter_captured", {{"day", said.at.day}}));
    for (const Decision& decision : claim.decisions) {
      if (!decision.answer.empty() && is_letter) {
        sheet_.paragraph(say(words_, "letter_answer", {{"answer", decision.answer}}));
      }
      if (!is_letter) {
        sheet_.quiet(say(words_, "letter_confirmed",
                         {{"reviewer", decision.reviewer}, {"role", decision.role}, {"date", decision.date}}));
      }
    }
    if (!is_letter) return;
    sheet_.paragraph(word("letter_question"));
    sheet_.paragraph(word("letter_reply"));
  }

  void seen(const Authority& authority) {
    sheet_.heading(2, word("complaint_seen_heading"));
    std::set<std::string> told;
    const auto add = [&](const SeenText& text) {
      const std::string line =
          text.dated.empty() ? say(words_, "complaint_seen", {{"where", text.seen.where}, {"when", text.seen.when}})
                             : say(words_, "complaint_seen_dated",
                                   {{"where", text.seen.where}, {"when", text.seen.when}, {"dated", text.dated}});
      if (told.insert(line).second) sheet_.item(line);
    };
    add(authority.about);
    add(authority.way);
    for (const AuthorityAddress& address : authority.addresses) add(address.at);
    for (const SeenText& want : authority.wants) add(want);
    for (const SeenText& note : authority.notes) add(note);
  }

  void signature() {
    sheet_.heading(2, word("letter_sign_heading"));
    for (const std::string_view key : {"letter_sign_name", "letter_sign_office", "letter_sign_place", "letter_sign"}) {
      sheet_.paragraph(word(key));
    }
    sheet_.made_by = word("letter_sign_intro");
  }

  const Words& words_;
  const std::string line_ = " ____________________";
  Sheet sheet_;
};

}  // namespace

void add_confirmed(const Report& report, const std::string& day, ConfirmedClaims& claims) {
  for (const Finding& finding : report.findings) {
    if (finding.status != Status::flagged || !is_for_print(finding)) continue;
    if (claims.claims.size() == most_letter_items) {
      ++claims.further;
      continue;
    }
    ConfirmedClaim claim{said_claim(report, finding, day), {}};
    for (const HeldDecision& held : finding.decisions) {
      if (held.stale == Staleness::none) claim.decisions.push_back(held.decision);
    }
    claims.claims.push_back(std::move(claim));
  }
}

Sheet letter_sheet(const ConfirmedClaims& claims, const Words& words, const std::string& language) {
  return DraftWriter(words, language).letter(claims);
}

Sheet complaint_sheet(const ConfirmedClaims& claims, const Authority& authority, const Words& words,
                      const std::string& language) {
  return DraftWriter(words, language).complaint(claims, authority);
}

}  // namespace overclaim
