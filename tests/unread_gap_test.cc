// Sentences with something between their words: what is noted there, and what is flagged all the same.
#include "check/unread_gap.h"

#include <doctest/doctest.h>

#include "check/check.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

Rulebook gap_rulebook() {
  RulebookSource source = hand_source();
  source.rules = {hand_rule("risk.present", {"there are ..3 {risk}"}),
                  hand_rule("risk.listed", {"{risk} ..2 include > asthma"}),
                  hand_rule("safety.no-risks", {"no ..2 {risk}"})};
  return built(source);
}

std::string found_in(std::string_view text, MediaType type, const Rulebook& rulebook) {
  ReadOptions options;
  options.media_type = type;
  std::string out;
  for (const Finding& finding :
       check(read_document(std::string(text), options, rulebook.language), rulebook).findings) {
    out += std::string(to_string(finding.status)) + " '" + finding.quote + "' ";
  }
  return out;
}

struct Row {
  std::string_view text, found;
};

}  // namespace

TEST_CASE("nothing is noted across what was not read, and everything across plain mark-up") {
  const Rulebook rulebook = gap_rulebook();
  const std::string_view noted = "noted 'There are side effects' ";
  const Row rows[] = {
      // pictures and what draws
      {"<p>There are <img alt=no> side effects.", ""},
      {"<p>There are<img src=a.png> side effects.", ""},
      {"<p>There <b>are <svg><path d='M0'/></svg></b> side effects.", ""},
      {"<p>There are <canvas></canvas> side effects.", ""},
      {"<p>There are <object data=a></object> side effects.", ""},
      {"<p>There are <x-none></x-none> side effects.", ""},
      {"<p>There are <i class='icon-ban'></i> side effects.", ""},
      {"<p>There are<br><img src=a>side effects.", ""},
      {"<p>There are side <img src=a> effects.", ""},
      // pieces taken out
      {"<p>There are <span hidden>no</span> side effects.", ""},
      {"<p>There are <b style='display:none'>no</b> side effects.", ""},
      {"<p>There are <script>write('no')</script> side effects.", ""},
      {"<p>There are <a hidden>x</a> side effects.", ""},
      {"<p>There are <a hidden>< </a> side effects.", ""},
      {"<p>T<script>no</script>here are side effects.", ""},
      {"<p>There are side effect<script>no</script>s", ""},
      {"<p><img src=a alt='A picture of us'> There are <script>no</script> side effects.", ""},
      {"<p>There are <s>no</s> side effects.", ""},
      // what introduces the words
      {"<p>Side effects <img src=a> include:<ul><li>Asthma</ul>", ""},
      {"<p>Side effects \u274C include:<ul><li>Asthma</ul>", ""},
      // signs and letters
      {"<p>There are \U0001F6AB side effects.", ""},
      {"<p>There are \u2116 side effects.", ""},
      {"<p>There are \u2205 side effects.", ""},
      {"<p>There are \u043D\u0435\u0442 side effects.", ""},
      {"<p>There are \u0274\u1D0F side effects.", "flagged '\u0274\u1D0F side effects' "},  // read as a person reads it
      {"<p>There are \u0250 side effects.", ""},
      {"<p>There are \u0435 side effects.", ""},
      {"<p>There are \u4E0D side effects.", ""},
      {"<p>There are \u03B2\u03B3 side effects.", ""},
      {"<p>There are \u207A side effects.", ""},
      {"<p>There are \u03A9\u4E0D side effects.", ""},
      {"<p>There are \u1F00 side effects.", ""},
      {"<p>There are asthma\u00AE\U0001F6AB side effects.", ""},
      // the honest twins
      {"<p>Side effects <b>include</b>:<ul><li>Asthma <img src=a></ul>", "noted 'Asthma' "},
      {"<p>There are side effects.", noted},
      {"<p><img alt=no> There are side effects. <img alt=no>", noted},
      {"<p>\u26A0 There are side effects \U0001F622.", noted},
      {"<p>There <b>are</b> <a class=link href='/x'>side <i>effects</i></a>.", noted},
      {"<p>There are&nbsp; <!-- none --> <a name=here></a> side&#32; effects.", noted},
      {"<p>There are<br>\n side effects.", noted},
      {"<p>There are <font style='color:red'><font class=b>side effects</font></font>.", noted},
      {"<p>There are asthma\u00AE side effects.", "noted 'There are asthma\u00AE side effects' "},
      {"<p>There are asthma\u00B9 side effects.", "noted 'There are asthma\u00B9 side effects' "},
      {"<p>There are \u2265 6 side effects.", "noted 'There are \u2265 6 side effects' "},
      {"<p>There are \u03B2 side effects.", "noted 'There are \u03B2 side effects' "},
      {"<p>There are na\u00EFve side effects.", "noted 'There are na\u00EFve side effects' "},
      {"<p>There are \u1EA1 side effects.", "noted 'There are \u1EA1 side effects' "},
      {"<p>There are \u024D side effects.", "noted 'There are \u024D side effects' "},
      {"<p>There are \u03C9 side effects.", "noted 'There are \u03C9 side effects' "},
      {"<p>There are asthma\u2070 side effects.", "noted 'There are asthma\u2070 side effects' "},
      {"<p>There are asthma\u2079 side effects.", "noted 'There are asthma\u2079 side effects' "},
      {"<p>There are asthma\u00AE\uFE0E\u00AE side effects.",
       "noted 'There are asthma\u00AE\uFE0E\u00AE side effects' "},
      {"<p>There are asthma\u00AE\uFE0F\u00AE side effects.",
       "noted 'There are asthma\u00AE\uFE0F\u00AE side effects' "},
      {"<p>There are + side effects.", "noted 'There are + side effects' "},
      {"<p>There are q\u0300 side effects.", "noted 'There are q\u0300 side effects' "},
      {"<p>There are q\u036F side effects.", "noted 'There are q\u036F side effects' "},
      // right beside the words
      {"<p>\u26A0There are side effects\U0001F622", noted},
      {"<p>There are side effects<img src=a> now.", noted},
      {"<p>Now <img src=a>there are side effects.", "noted 'there are side effects' "},
      // mark-up that draws nothing
      {"<p>There are <i></i> side <b></b> effects.", noted},
      {"<p>There are \n <b> side</b> effects.", noted},
      // a claim is flagged whatever stands there
      {"<p>There are no <img alt=x> side effects.", "flagged 'no side effects' "},
      {"<p>There are no \U0001F6AB side effects.", "flagged 'no \U0001F6AB side effects' "},
      {"<p>There are no <i class=x></i> side <span hidden>x</span> effects.", "flagged 'no side effects' "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(found_in(row.text, MediaType::html, rulebook) == row.found);
  }
}

TEST_CASE("a gap in Markdown and in plain text") {
  const Rulebook rulebook = gap_rulebook();
  const std::string_view noted = "noted 'There are side effects' ";
  const Row markdown[] = {
      {"There are ~~no~~ side effects.", ""},
      {"~~There are~~ There are side effects. ~~Few.~~", noted},
      {"There are ![no](no.png) side effects.", ""},
      {"There are <img alt=no> side effects.", ""},
      {"There are \u26D4 side effects.", ""},
      {"There are **side** [effects](x.html \"t\").", noted},
      {"There **are**\nside effects.", noted},
      {"There are <b>side</b> effects.", noted},
      {"There are **<b>side</b>** effects.", noted},
      {"There are no ![x](no.png) side effects.", "flagged 'no side effects' "},
  };
  for (const Row& row : markdown) {
    CAPTURE(row.text);
    CHECK(found_in(row.text, MediaType::markdown, rulebook) == row.found);
  }
  CHECK(found_in("There are \U0001F6AB side effects.", MediaType::plain, rulebook).empty());
  CHECK(found_in("There are\nside effects.", MediaType::plain, rulebook) == noted);
}

TEST_CASE("a gap in a page of sixteen bits a letter") {
  const Rulebook rulebook = gap_rulebook();
  const auto wide = [](std::string_view text) {
    std::string bytes = "\xFF\xFE";
    for (const char c : text) {
      bytes += c;
      bytes += '\0';
    }
    return bytes;
  };
  CHECK(found_in(wide("<p>There <b>are</b> side effects.</p>"), MediaType::html, rulebook) ==
        "noted 'There are side effects' ");
  CHECK(found_in(wide("<p>There <img alt=no> are side effects.</p>"), MediaType::html, rulebook).empty());
}
