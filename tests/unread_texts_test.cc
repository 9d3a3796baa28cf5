#include "text/unread_texts.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/read.h"

using namespace overclaim;

namespace {

std::vector<std::string> texts_of(const Document& unread) {
  std::vector<std::string> texts;
  for (const Block& block : unread.blocks) texts.emplace_back(unread.text_of(block.span));
  return texts;
}

}  // namespace

TEST_CASE("what gives no block is found where it stands") {
  struct Row {
    std::string_view name, input;
    MediaType type;
    std::vector<std::string> texts;
  };
  constexpr MediaType html = MediaType::html, markdown = MediaType::markdown, plain = MediaType::plain;
  const Row rows[] = {
      {"a comment", "<p>Open.</p><!-- later: prices --><p>Call.</p>", html, {"later: prices"}},
      {"paragraphs of a comment", "<!--\n one\n two\n\n three\n-->", html, {"one two", "three"}},
      {"dashes around", "<!------ one ------>", html, {"one"}},
      {"a comment of another kind", "<?one two?><!one two>", html, {"one two?", "one two"}},
      {"a comment that never closes", "<p>Open.<!-- one <b>two</b>", html, {"one <b>two</b"}},
      {"nothing in a comment", "<!----><!-- --><!-->", html, {}},
      {"a comment in a script is script", "<script>x = '<!-- one -->';</script>", html, {}},
      {"attributes with words",
       "<img alt='a &amp; b'><a title=\"c\" class=\"d e\" href=f aria-label=g>h</a><input placeholder = i />",
       html,
       {"a & b", "c", "g", "i"}},
      {"metadata", "<meta name=x content='one two'><meta charset=utf-8><p content=no>", html, {"one two"}},
      {"template and noscript",
       "<template><p>one</p><p>two</p></template><noscript>three</noscript><p>four</p>",
       html,
       {"one", "two", "three"}},
      {"a title is read elsewhere", "<title>one <!-- two --></title>", html, {}},
      {"an attribute without a value, and one without a name", "<p alt title=><b =\"x\" alt=y>", html, {"y"}},
      {"Markdown: a comment and a link to nowhere",
       "Open.\n\n<!-- one -->\n\n[//]: # (two three)\n[comment]: <> (\"four\")\n[a]: https://a.example (five)\n",
       markdown,
       {"one", "two three", "\"four\""}},
      {"Markdown: front matter",
       "---\ntitle: One\nnote: \"two <!-- three -->\"\n---\nOpen.\n",
       markdown,
       {"One", "two <!-- three -->\""}},
      {"plain text", "Open. <!-- one --> Call. <!-- two", plain, {"one"}},
      {"plain text without", "Open. [//]: # (one)", plain, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Document page = read_document(std::string(row.input), {"page", row.type}, {});
    const Document unread = unread_texts(page, {});
    CHECK(texts_of(unread) == row.texts);
    for (const Block& block : unread.blocks) {
      CHECK(block.hidden);
      CHECK_FALSE(block.sentences.empty());
      const SourceSpan source = unread.source_of(block.span);
      const std::string_view slice = row.input.substr(source.begin, source.end - source.begin);
      CAPTURE(slice);
      CHECK(slice.front() == unread.text_of(block.span).front());
      CHECK(slice.back() == unread.text_of(block.span).back());
    }
  }
}

TEST_CASE("places are bytes of the input in its own charset, and behind data that was taken out") {
  struct Row {
    std::string_view name;
    std::string before;
    std::string charset;
  };
  const Row rows[] = {
      {"windows-1252", "<p>Caf\xE9 \x96 open</p>", "windows-1252"},
      {"a picture in the page", "<img src=\"data:image/png;base64," + std::string(2U << 20U, 'A') + "\">", "utf-8"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::string input = row.before + "<!-- one two -->";
    const Document page = read_document(input, {"page", MediaType::html, row.charset}, {});
    const Document unread = unread_texts(page, {});
    REQUIRE(unread.blocks.size() == 1);
    const SourceSpan source = unread.source_of(unread.blocks[0].span);
    CHECK(input.substr(source.begin, source.end - source.begin) == "one two");
  }
}

TEST_CASE("a page of nothing but openings costs no more than its length") {
  for (const std::string_view piece :
       {"<!--", "<!-- x -->", "<a title='", "<a title=x ", "[//]: # (", "<template>", "<?"}) {
    CAPTURE(piece);
    std::string input;
    while (input.size() < 200'000) input += piece;
    for (const MediaType type : {MediaType::html, MediaType::markdown, MediaType::plain}) {
      const Document page = read_document(input, {"page", type}, {});
      CHECK(unread_texts(page, {}).text.size() <= input.size() + 8);
    }
  }
}
