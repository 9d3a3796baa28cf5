#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/citations.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

using Mentions = std::vector<Mention>;

Rulebook following_rulebook() {
  RulebookSource source = hand_source();
  Term ours{"own.ours", "", {"(our|we)"}, {}}, team{"own.team", "", {"the team"}, {}};
  ours.own = team.own = true;
  source.classes.push_back({"own", "", {}, {ours, team}});
  CitationPhrase follows;
  follows.id = "follow-on.this";
  follows.role = CitationRole::follow_on;
  follows.phrases = {"^^ this study"};
  source.citation_phrases = {follows};
  SourcePlaces places = places_of(source);
  places.citation_phrases = {{"citations", ""}};
  std::vector<Problem> problems;
  Rulebook rulebook = compile(source, places, problems);
  for (const Problem& problem : problems) FAIL_CHECK(to_string(problem));
  return rulebook;
}

// Each line is a block; "- " begins the item of a list that the last line of another kind leads in, "# " a heading.
Document lined_document(std::string_view text, const Language& language) {
  Document document;
  document.text = std::string(text);
  document.input = document.text;
  document.text_to_source = identity_map(text.size());
  std::size_t heading = no_block, lead_in = no_block;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    Block block;
    block.heading = heading;
    if (line.starts_with("# ")) {
      block.kind = BlockKind::heading;
      heading = document.blocks.size();
    }
    if (line.starts_with("- ")) {
      block.kind = BlockKind::list_item;
      block.lead_in = lead_in;
    } else {
      lead_in = document.blocks.size();
    }
    const std::size_t mark = block.kind == BlockKind::paragraph ? 0 : 2;
    block.span = {static_cast<std::uint32_t>(begin + mark), static_cast<std::uint32_t>(end)};
    document.blocks.push_back(block);
    begin = end + 1;
  }
  segment(document, language);
  return document;
}

struct Page {
  Rulebook rulebook = following_rulebook();
  Document document;

  explicit Page(std::string_view text) : document(lined_document(text, rulebook.language)) {}

  std::vector<CitedSource> join(Mentions mentions) const {
    return join_mentions(std::move(mentions), document, rulebook, read_context(document, rulebook));
  }
};

Mention mention_at(std::size_t block, std::size_t sentence, std::vector<std::uint32_t> works, bool leads = false) {
  Mention mention;
  mention.form = MentionForm::authors;
  mention.block = block;
  mention.sentence = sentence;
  mention.works = std::move(works);
  mention.leads = leads;
  return mention;
}

Mention keyed(std::string key, std::size_t entry = no_entry, std::vector<std::uint32_t> works = {}) {
  Mention mention = mention_at(0, 0, std::move(works));
  mention.key = std::move(key);
  mention.entry = entry;
  return mention;
}

std::string drawn_places(const std::vector<CitedSentence>& places) {
  std::string out;
  for (const CitedSentence& place : places) {
    out += (out.empty() ? "" : " ") + std::to_string(place.block) + "." + std::to_string(place.sentence);
  }
  return out;
}

// Of the first source: "told / near" as "block.sentence".
std::string context_of(std::string_view text, Mentions mentions) {
  const std::vector<CitedSource> sources = Page(text).join(std::move(mentions));
  REQUIRE_FALSE(sources.empty());
  return drawn_places(sources[0].told) + " / " + drawn_places(sources[0].near);
}

// How many mentions each source has.
std::string sizes_of(Mentions mentions) {
  std::string out;
  for (const CitedSource& source : Page("One sentence.").join(std::move(mentions))) {
    out += (out.empty() ? "" : " ") + std::to_string(source.mentions.size());
  }
  return out;
}

}  // namespace

TEST_CASE("mentions of one work, of one line of the list or with one key are one source") {
  CHECK(sizes_of({}) == "");
  CHECK(sizes_of({keyed("a", 0, {3}), keyed("b", 1, {3}), keyed("a", 0, {4})}) == "2 1");
  // Two works are none that is known: then the line counts, and then the key.
  CHECK(sizes_of({keyed("a", 5, {3, 4}), keyed("b", 5, {3, 4}), keyed("a", 6, {3, 4})}) == "2 1");
  CHECK(sizes_of({keyed("a", 5), keyed("b", 5), keyed("a", 0), keyed("b", 0)}) == "2 2");
  CHECK(sizes_of({keyed("sun 2017"), keyed("sun 2018"), keyed("sun 2017")}) == "2 1");
  CHECK(sizes_of({keyed(""), keyed("")}) == "1 1");
  // A work, a line and a key with the same number are three.
  CHECK(sizes_of({keyed("1"), keyed("", 1), keyed("", no_entry, {1})}) == "1 1 1");
}

TEST_CASE("a source is a work where its mentions fit one, and certain where one of them says so") {
  const auto settled = [](Mentions mentions) {
    const std::vector<CitedSource> sources = Page("One sentence.").join(std::move(mentions));
    REQUIRE(sources.size() == 1);
    std::string out = sources[0].work == no_work ? "-" : std::to_string(sources[0].work);
    for (const std::uint32_t work : sources[0].candidates) out += " ?" + std::to_string(work);
    return out + " " + std::string(to_string(sources[0].certainty));
  };
  const auto sure = [](Mention mention) {
    mention.sure = true;
    return mention;
  };
  const auto weak = [](Mention mention) {
    mention.weak = true;
    return mention;
  };
  const Mention seven = keyed("a", 1, {7}), none = keyed("a", 1);
  CHECK(settled({seven}) == "7 probable");
  CHECK(settled({sure(seven)}) == "7 certain");
  CHECK(settled({sure(seven), seven}) == "7 certain");
  CHECK(settled({seven, sure(seven)}) == "7 certain");
  CHECK(settled({none}) == "- ambiguous");
  CHECK(settled({weak(seven)}) == "- ?7 ambiguous");
  CHECK(settled({weak(seven), weak(seven)}) == "- ?7 ambiguous");
  CHECK(settled({weak(seven), seven}) == "7 probable");
  CHECK(settled({keyed("a", 1, {9, 7})}) == "- ?7 ?9 ambiguous");
  CHECK(settled({keyed("a", 1, {9, 5}), keyed("a", 1, {7, 9})}) == "- ?5 ?7 ?9 ambiguous");
}

TEST_CASE("a mention at the end of a sentence may rest on the two sentences before it") {
  const std::string text = "It was one. It was two. It was three. It was four. It was five.";
  CHECK(context_of(text, {mention_at(0, 0, {1})}) == "0.0 / ");
  CHECK(context_of(text, {mention_at(0, 1, {1})}) == "0.1 / 0.0");
  CHECK(context_of(text, {mention_at(0, 2, {1})}) == "0.2 / 0.1 0.0");
  CHECK(context_of(text, {mention_at(0, 4, {1})}) == "0.4 / 0.3 0.2");
  // Up to another mention, of whatever source.
  CHECK(context_of(text, {mention_at(0, 4, {1}), mention_at(0, 2, {2})}) == "0.4 / 0.3");
  CHECK(context_of(text, {mention_at(0, 4, {1}), mention_at(0, 3, {1})}) == "0.4 0.3 / 0.2 0.1");
  CHECK(context_of(text, {mention_at(0, 4, {1}), mention_at(0, 1, {2})}) == "0.4 / 0.3 0.2");
  CHECK(context_of(text, {mention_at(0, 2, {1}), mention_at(0, 4, {1})}) == "0.2 0.4 / 0.1 0.0 0.3");
}

TEST_CASE("what leads a sentence is told of in the three behind it") {
  const std::string text = "It was one. It was two. It was three. It was four. It was five.";
  CHECK(context_of(text, {mention_at(0, 0, {1}, true)}) == "0.0 0.1 0.2 0.3 / ");
  CHECK(context_of(text, {mention_at(0, 3, {1}, true)}) == "0.3 0.4 / ");
  CHECK(context_of(text, {mention_at(0, 4, {1}, true)}) == "0.4 / ");
  CHECK(context_of(text, {mention_at(0, 0, {1}, true), mention_at(0, 2, {2})}) == "0.0 0.1 / ");
  CHECK(context_of(text, {mention_at(0, 0, {1}, true), mention_at(0, 1, {1}, true)}) == "0.0 0.1 0.2 0.3 0.4 / ");
  // Until the page speaks of itself.
  CHECK(context_of("It was one. It was two. Our door is open. It was four.", {mention_at(0, 0, {1}, true)}) ==
        "0.0 0.1 / ");
  CHECK(context_of("It was one. We are open. It was three.", {mention_at(0, 0, {1}, true)}) == "0.0 / ");
  CHECK(context_of("It was one. The team was new. It was three.", {mention_at(0, 0, {1}, true)}) == "0.0 0.1 0.2 / ");
  CHECK(context_of("It was one. Cells were new.\nThis study was new.", {mention_at(0, 0, {1}, true)}) ==
        "0.0 0.1 1.0 / ");
  CHECK(context_of("It was one. Our cells were new.\nThis study was new.", {mention_at(0, 0, {1}, true)}) == "0.0 / ");
}

TEST_CASE("a line of the page's list stands in no sentence, nor does a mention behind the last") {
  Mention line = mention_at(0, 1, {1}, true);
  line.form = MentionForm::entry;
  const std::string text = "It was one. It was two. It was three.";
  CHECK(context_of(text, {line}) == " / ");
  CHECK(context_of(text, {mention_at(0, 2, {1}), line}) == "0.2 / 0.1 0.0");
  CHECK(context_of(text, {mention_at(0, 3, {1})}) == " / ");
  CHECK(context_of("It was one.\n\nIt was two.", {mention_at(1, 0, {1}, true)}) == " / ");
}

TEST_CASE("paragraphs that open with the study go on about it, with the lists they lead in") {
  const Mentions first = {mention_at(0, 0, {1}, true)};
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"It was one.\nThis study was new. It was old.", "0.0 1.0"},
      {"It was one.\nThis study a.\nThis study b.\nThis study c.\nThis study d.", "0.0 1.0 2.0 3.0"},
      {"It was one.\nIt was two.\nThis study was new.", "0.0"},
      {"It was one.\nIt was two. This study was new.", "0.0"},
      {"It was one.\n\nThis study was new.", "0.0"},
      {"It was one.\n# Head\nThis study was new.", "0.0"},
      {"It was one.\n# This study\nThis study was new.", "0.0 1.0"},
      {"It was one.\nThis study was new:\n- Small. Old.\n- This study.\nThis study ended.", "0.0 1.0 2.0 2.1 3.0 4.0"},
      // A list that the paragraph of the mention leads in is passed over.
      {"It was one:\n- Small.\n- Old.\nThis study ended.", "0.0 3.0"},
      {"- Small.\n- This study was new.", "0.0 1.0"},
      {"- Small.\n- Old.\nThis study was new.", "0.0"},
  };
  for (const auto& [text, told] : rows) {
    CAPTURE(text);
    CHECK(context_of(text, first) == told + " / ");
  }
  // A paragraph that names a source itself, whichever, is about that.
  CHECK(context_of("It was one.\nThis study was new.", {first[0], mention_at(1, 0, {2})}) == "0.0 / ");
  CHECK(context_of("It was one.\nThis study was new. It was old.", {first[0], mention_at(1, 1, {2})}) == "0.0 1.0 / ");
  // The paragraph has sentences left that may be about something else.
  CHECK(context_of("A a. B b. C c. D d. E e.\nThis study was new.", first) == "0.0 0.1 0.2 0.3 / ");
  CHECK(context_of("A a. B b. C c. D d.\nThis study was new.", first) == "0.0 0.1 0.2 0.3 1.0 / ");
  // A mention that only closes a sentence leads nowhere.
  CHECK(context_of("It was one.\nThis study was new.", {mention_at(0, 0, {1})}) == "0.0 / ");
  // Led in or not, what is no item of a list must open with the study.
  Page page("It was one.\nIt was two.\nThis study was new.");
  page.document.blocks[2].lead_in = 0;
  CHECK(drawn_places(page.join(first)[0].told) == "0.0");
  page = Page("It was one.\nThis study was new.\nThis study was old.");
  page.document.blocks[2].lead_in = 0;
  CHECK(drawn_places(page.join(first)[0].told) == "0.0 1.0 2.0");
}

TEST_CASE("of one source two hundred sentences are kept, each once") {
  for (const std::size_t sentences : {199U, 200U, 201U}) {
    CAPTURE(sentences);
    std::string text;
    Mentions mentions;
    for (std::size_t i = 0; i < sentences; ++i) {
      text += "It is so. ";
      mentions.push_back(mention_at(0, i, {1}));
      mentions.push_back(mention_at(0, i, {1}));
    }
    const std::vector<CitedSource> sources = Page(text).join(mentions);
    REQUIRE(sources.size() == 1);
    CHECK(sources[0].mentions.size() == 2 * sentences);
    CHECK(sources[0].told.size() == std::min<std::size_t>(sentences, 200));
  }
}
