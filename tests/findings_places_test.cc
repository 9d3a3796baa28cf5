// Where a finding stands and what is shown of that place.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "check/findings.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

struct Page {
  Rulebook rulebook;
  Document document;

  Page(const std::string& text, RulebookSource source, MediaType type = MediaType::plain) : rulebook(built(source)) {
    ReadOptions options;
    options.media_type = type;
    document = read_document(text, options, rulebook.language);
  }

  Reading reading() const { return read_context(document, rulebook); }
  std::vector<Finding> found() const {
    std::vector<Finding> findings;
    find_all(document, rulebook, reading(), {}, findings);
    return findings;
  }
  std::string of_source(SourceSpan span) const { return document.input.substr(span.begin, span.end - span.begin); }
};

RulebookSource source_of(std::vector<Rule> rules) {
  RulebookSource source = hand_source();
  source.rules = std::move(rules);
  return source;
}

std::string quotes(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& finding : findings) {
    out += std::string(to_string(finding.status)) + " " + finding.rule + " '" + finding.quote + "'";
    for (const std::string& also : finding.also) out += " also " + also;
    out += "; ";
  }
  return out;
}

std::string repeated(std::string_view letter, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += letter;
  return text;
}

}  // namespace

TEST_CASE("80 characters of the block are shown on each side, however many bytes they are") {
  const std::string leaf = "\xC3\xA9";  // two bytes
  struct Row {
    int before, after, shown_before, shown_after;
  };
  for (const Row row :
       {Row{0, 0, 0, 0}, Row{78, 77, 78, 77}, Row{79, 79, 79, 79}, Row{80, 80, 79, 79}, Row{81, 90, 79, 79}}) {
    CAPTURE(row.before);
    const Page page("Another block.\n\n" + repeated(leaf, row.before) + " cures asthma " + repeated(leaf, row.after) +
                        "\n\nA last block.",
                    source_of({hand_rule("cure.cures", {"cure~ asthma"})}));
    const std::vector<Finding> found = page.found();
    REQUIRE(found.size() == 1);
    CHECK(found[0].quote == "cures asthma");
    CHECK(found[0].context_before == repeated(leaf, row.shown_before) + (row.before > 0 ? " " : ""));
    CHECK(found[0].context_after == (row.after > 0 ? " " : "") + repeated(leaf, row.shown_after));
  }
}

TEST_CASE("a finding shows its sentence, its cues and how far the one that decided goes") {
  const Page page("A <i>day</i>. It does <b>not</b> cure asthma, but it &amp; he rest. A night.",
                  source_of({hand_rule("cure.cures", {"cure~ asthma"})}), MediaType::html);
  const std::vector<Finding> found = page.found();
  REQUIRE(found.size() == 1);
  CHECK(page.of_source(found[0].sentence) == "It does <b>not</b> cure asthma, but it &amp; he rest.");
  CHECK(page.document.text_of(found[0].sentence_span) == "It does not cure asthma, but it & he rest.");
  CHECK(page.of_source(found[0].scope) == "not</b> cure asthma,");
  REQUIRE(found[0].cues.size() == 1);
  CHECK(found[0].cues[0].id == "neg.not");
  CHECK(found[0].cues[0].role == "modifier");
  CHECK(page.of_source(found[0].cues[0].span) == "not");
  CHECK(found[0].cues[0].text == "not");

  const Page plain("It cures asthma. Rest.", source_of({hand_rule("cure.cures", {"cure~ asthma"})}));
  REQUIRE(plain.found().size() == 1);
  CHECK(plain.of_source(plain.found()[0].scope) == "cures asthma");
  CHECK(plain.found()[0].cues.empty());
}

TEST_CASE("a finding says in what kind of block it stands, of which channel, and whether anybody sees it") {
  struct Row {
    std::string_view html, place;
  };
  const Row rows[] = {
      {"<p>It cures asthma.</p>", "paragraph body"},
      {"<h2>It cures asthma</h2>", "heading body"},
      {"<ul><li>It cures asthma.</li></ul>", "list_item body"},
      {"<p hidden>It cures asthma.</p>", "paragraph body hidden"},
      {"<title>It cures asthma</title><p>Rest.</p>", "heading title"},
      {"<p>Rest <img alt='It cures asthma'> well.</p>", "caption alt_text"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.html);
    const Page page(std::string(row.html), source_of({hand_rule("cure.cures", {"cure~ asthma"})}), MediaType::html);
    const std::vector<Finding> found = page.found();
    REQUIRE(found.size() == 1);
    CHECK(std::string(to_string(found[0].block)) + " " + std::string(to_string(found[0].channel)) +
              (found[0].hidden ? " hidden" : "") ==
          row.place);
  }
}

TEST_CASE("what introduces a finding is named by what it is") {
  struct Row {
    std::string_view text, place;
  };
  const Row rows[] = {
      {"# What helps\n\nSpeech is trained.", "heading What helps"},
      {"See what helps:\n- speech\n- rest", "lead_in what helps"},
      {"Q: What helps?\nA: Speech is trained.", "question What helps"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Page page(std::string(row.text), source_of({hand_rule("efficacy.listed", {"what helps > {outcome}"})}));
    const std::vector<Finding> found = page.found();
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].context.size() == 1);
    CHECK(found[0].context[0].role + " " + page.of_source(found[0].context[0].span) == row.place);
  }
}

TEST_CASE("a sentence is joined once with each block that introduces it, in their order") {
  Page page("Walking.\n\nSpeech.\n\nAsthma.\n\nRest. Sleep.", hand_source());
  REQUIRE(page.document.blocks.size() == 4);
  const auto introduced = [&](std::size_t heading, std::size_t lead_in, std::size_t question,
                              std::size_t sentence = 0) {
    for (Block& block : page.document.blocks) block.heading = block.lead_in = block.question = block.label = no_block;
    page.document.blocks[3].heading = heading;
    page.document.blocks[3].lead_in = lead_in;
    page.document.blocks[3].question = question;
    const Reading reading = page.reading();
    std::string out;
    for (const SentenceView& view :
         introduced_views(page.document, page.rulebook, reading, reading.views[3][sentence])) {
      CHECK_FALSE(view.is_labelled);
      out += std::string(text_of(page.document, view.tokens[0])) + " ";
    }
    return out;
  };
  CHECK(introduced(no_block, no_block, no_block).empty());
  CHECK(introduced(0, no_block, no_block) == "Walking ");
  CHECK(introduced(0, 2, 1) == "Walking Speech Asthma ");
  CHECK(introduced(2, 1, 0) == "Walking Speech Asthma ");
  CHECK(introduced(0, 2, 0) == "Walking Asthma ");
  CHECK(introduced(1, 1, 1) == "Speech ");
  CHECK(introduced(0, 1, no_block, 1).empty());  // only the first sentence,
  CHECK(introduced(0, 1, 2, 1) == "Asthma ");    // but a question goes on past an aside
}

TEST_CASE("a label whose words are denied, somebody else's or none at all is not read with its value") {
  RulebookSource source = hand_source();
  source.cues.push_back(hand_cue("boost", {"surely"}, CueRole::modifier));
  source.cues.back().strength = Strength::certain;
  source.cues.push_back(hand_cue("she", {"she"}, CueRole::modifier));
  source.cues.back().speaker = Speaker::testimonial;
  struct Row {
    std::string_view label;
    bool is_read;
    bool is_myth = false;  // under a heading that says so
  };
  const Row rows[] = {
      {"Side effects", true},          {"Surely side effects", true},       {"It may have side effects", true},
      {"Never side effects", false},   {"If side effects", false},          {"Some clinics say: side effects", false},
      {"She has side effects", false}, {"Side effects, not asthma", false}, {"...", false},
      {"Side effects", true, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.label);
    Page page("Myths\n\n" + std::string(row.label) + "\n\nNone.", source);
    REQUIRE(page.document.blocks.size() == 3);
    for (Block& block : page.document.blocks) block.heading = block.lead_in = block.question = block.label = no_block;
    page.document.blocks[0].kind = BlockKind::heading;
    if (row.is_myth) page.document.blocks[1].heading = 0;
    page.document.blocks[2].label = 1;
    const Reading reading = page.reading();
    if (row.is_myth) CHECK_FALSE(reading.reaching[1][0].empty());
    const auto views = introduced_views(page.document, page.rulebook, reading, reading.views[2][0]);
    CHECK((views.size() == 1 && views[0].is_labelled) == row.is_read);
  }
}

TEST_CASE("findings that stand on an answer are merged with what is found there, whatever the order") {
  RulebookSource source = source_of({hand_rule("cure.cures", {"cure~ ..2 {condition}"}),
                                     hand_rule("cure.no", {"no cure"}), hand_rule("safety.no", {"no"}),
                                     hand_rule("cure.rest", {"does rest"}), hand_rule("safety.that", {"that is"})});
  source.cues.push_back(hand_cue("answer.does", {"^^ that is what it does"}, CueRole::modifier, Stance::asserted,
                                 Direction::backward, Reach::answer));
  {
    // two of one rule on one answer: the first of the question stays
    const Page page("Q: Does it cure asthma, and does it cure ED?\nA: No.", source);
    const std::vector<Finding> found = page.found();
    CHECK(quotes(found) == "cleared cure.cures 'No'; flagged safety.no 'No'; ");
    REQUIRE(found[0].context.size() == 1);
    CHECK(page.of_source(found[0].context[0].span) == "cure asthma");
    CHECK(page.of_source(found[0].scope) == "No");
  }
  CHECK(quotes(Page("Q: Does it cure asthma?\nA: That is what it does rest.", source).found()) ==
        "flagged safety.that 'That is'; flagged cure.cures 'That is what it does' also cure.rest; ");
  {
    Page page("Does it cure asthma?\n\nDoes it cure ED?\n\nNo cure.\n\nNo cure.", source);
    REQUIRE(page.document.blocks.size() == 4);
    for (Block& block : page.document.blocks) block.heading = block.lead_in = block.question = block.label = no_block;
    page.document.blocks[2].question = 0;
    page.document.blocks[3].question = 1;
    CHECK(quotes(page.found()) ==
          "flagged safety.no 'No'; flagged cure.no 'No cure' also cure.cures; "
          "flagged safety.no 'No'; flagged cure.no 'No cure' also cure.cures; ");
  }
}

TEST_CASE("findings of several categories stay, by their places") {
  RulebookSource source = source_of({hand_rule("cure.long", {"cure~ ..4 {risk}"}),
                                     hand_rule("safety.free", {"without {risk}"}), hand_rule("price.may", {"may"})});
  source.rules[1].when.hedged = WhenAction::keep;
  CHECK(
      quotes(Page("It may cure asthma without risks.", source).found()) ==
      "flagged price.may 'may'; cleared cure.long 'cure asthma without risks'; flagged safety.free 'without risks'; ");
}

TEST_CASE("findings are sorted by place, then rule, and stay in their order where both are alike") {
  const auto finding = [](std::uint32_t begin, std::uint32_t end, std::string rule, std::string quote = "") {
    Finding made;
    made.text_span = {begin, end};
    made.rule = std::move(rule);
    made.quote = std::move(quote);
    return made;
  };
  std::vector<Finding> findings = {finding(5, 9, "b"), finding(2, 9, "z"), finding(5, 9, "a", "1"), finding(5, 7, "c"),
                                   finding(5, 9, "a", "2")};
  sort_by_place(findings);
  std::string order;
  for (const Finding& one : findings) order += one.rule + one.quote + " ";
  CHECK(order == "z c a1 a2 b ");
}

TEST_CASE("a whole sentence is a finding of the rule it is given, and only cues from outside govern it") {
  RulebookSource source = source_of({hand_rule("cure.first", {"zebra"}), hand_rule("cure.second", {"horse"})});
  const Page page("# Myths\n\nHe walks.\n\n# Rest\n\nHe never walks.\n\nOthers sleep.", source);
  const Reading reading = page.reading();
  const auto whole = [&](std::vector<WholeSentence> sentences) {
    return quotes(find_whole(page.document, page.rulebook, reading, {}, sentences));
  };
  std::size_t first = no_block, never = no_block;
  for (std::size_t b = 0; b < page.document.blocks.size(); ++b) {
    const std::string_view text = page.document.text_of(page.document.blocks[b].span);
    if (text.starts_with("He walks")) first = b;
    if (text.starts_with("He never")) never = b;
  }
  REQUIRE(first != no_block);
  REQUIRE(never != no_block);
  CHECK(whole({}).empty());
  CHECK(whole({{0, first, 0}}) == "cleared cure.first 'He walks.'; ");
  CHECK(whole({{1, never, 0}, {0, never, 0}}) ==
        "flagged cure.second 'He never walks.'; flagged cure.first 'He never walks.'; ");
}

TEST_CASE("of a sentence without words nothing is a finding") {
  RulebookSource source = source_of({hand_rule("cure.first", {"zebra"})});
  Page page("\xE2\x9C\xA8 \xE2\x9C\xA8\n\nHe walks.", source);
  REQUIRE(page.document.blocks.size() == 2);
  page.document.blocks[0].sentences = {{page.document.blocks[0].span, {}}};
  const Reading reading = page.reading();
  REQUIRE(reading.views[0][0].tokens.empty());
  CHECK(quotes(find_whole(page.document, page.rulebook, reading, {}, {{0, 0, 0}, {0, 1, 0}})) ==
        "flagged cure.first 'He walks.'; ");
}

TEST_CASE("what introduces with marks alone introduces nothing") {
  const RulebookSource source = source_of({hand_rule("cure.list", {"[include] > {outcome}"})});
  CHECK(quotes(Page("These include:\n- speech\n- rest", source).found()) == "flagged cure.list 'speech'; ");
  CHECK(quotes(Page("...:\n- speech\n- rest", source).found()).empty());
}
