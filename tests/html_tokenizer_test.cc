#include "text/html_tokenizer.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "text/html_names.h"

namespace overclaim {
namespace {

// One token a line entry: kind, the bytes it stands on, and what it says. `in_foreign`: read as inside of SVG.
std::string shown(std::string_view html, bool in_foreign = false) {
  HtmlStore store;
  HtmlTokenizer tokenizer(html, store);
  std::string line;
  while (true) {
    const HtmlToken token = tokenizer.next(in_foreign);
    if (token.kind == HtmlTokenKind::end_of_input) return line;
    if (!line.empty()) line += ' ';
    const std::string written(html.substr(token.source.begin, token.source.end - token.source.begin));
    switch (token.kind) {
      case HtmlTokenKind::start_tag:
        line += "start[" + written + "]" + std::string(token.name);
        for (const HtmlAttribute& attribute : token.attributes) {
          line += "|" + std::string(text_of(attribute.name)) + "=" + std::string(attribute.value) + "@" +
                  std::string(html.substr(attribute.value_source.begin,
                                          attribute.value_source.end - attribute.value_source.begin));
        }
        if (token.self_closing) line += "/";
        if (token.name == "title" || token.name == "textarea") tokenizer.read_content(HtmlContent::rcdata, token.name);
        if (token.name == "style" || token.name == "xmp") tokenizer.read_content(HtmlContent::raw_text, token.name);
        if (token.name == "script") tokenizer.read_content(HtmlContent::script, token.name);
        if (token.name == "plaintext") tokenizer.read_content(HtmlContent::plaintext, {});
        break;
      case HtmlTokenKind::end_tag:
        line += "end[" + written + "]" + std::string(token.name);
        break;
      case HtmlTokenKind::text:
        line += (token.run == HtmlRun::raw      ? "raw["
                 : token.run == HtmlRun::rcdata ? "rcdata["
                                                : "text[") +
                written + "]";
        break;
      case HtmlTokenKind::comment:
        line += "comment[" + written + "]";
        break;
      case HtmlTokenKind::doctype:
        line += "doctype[" + written + "]";
        break;
      case HtmlTokenKind::end_of_input:
        break;
    }
  }
}

struct Row {
  std::string html, tokens;
};

void check(const std::vector<Row>& rows, bool in_foreign = false) {
  for (const Row& row : rows) {
    CAPTURE(row.html);
    CHECK(shown(row.html, in_foreign) == row.tokens);
  }
}

TEST_CASE("tags and text, with the bytes they stand on") {
  check({
      {"", ""},
      {"a", "text[a]"},
      {"a<b>c</b>", "text[a] start[<b>]b text[c] end[</b>]b"},
      {"\xEF\xBB\xBF<p>", "start[<p>]p"},
      {"<DIV\n>", "start[<DIV\n>]div"},
      {"<My-Tag></MY-TAG >", "start[<My-Tag>]my-tag end[</MY-TAG >]my-tag"},
      {"<br/>", "start[<br/>]br/"},
      {"<br / >", "start[<br / >]br"},
      {"a < b <1 <", "text[a < b <1 <]"},
      {"a</", "text[a</]"},
      {"<<p>", "text[<] start[<p>]p"},
      {"</>a", "text[a]"},
      {"a</>b", "text[a] text[b]"},
      {"</p a=b>", "end[</p a=b>]p"},
      {"<p", ""},
      {"a<p b='c>d", "text[a]"},
      {"</p", ""},
  });
}

TEST_CASE("attributes: the first of each name that some rule reads") {
  check({
      {"<p id=a>", "start[<p id=a>]p|id=a@a"},
      {"<p ID = 'a b' class=\"c'd\">", "start[<p ID = 'a b' class=\"c'd\">]p|id=a b@a b|class=c'd@c'd"},
      {"<p id=a id=b>", "start[<p id=a id=b>]p|id=a@a"},
      {"<p id=\"a\"class=b>", "start[<p id=\"a\"class=b>]p|id=a@a|class=b@b"},
      {"<p hidden>", "start[<p hidden>]p|hidden=@"},
      {"<p hidden id>", "start[<p hidden id>]p|hidden=@|id=@"},
      {"<p id=>", "start[<p id=>]p|id=@"},
      {"<p id= a>", "start[<p id= a>]p|id=a@a"},
      {"<p/id=a/>", "start[<p/id=a/>]p|id=a/@a/"},
      {"<p =id=a>", "start[<p =id=a>]p"},
      {"<p foo=1 id='>'>", "start[<p foo=1 id='>'>]p|id=>@>"},
      {"<a href=?a=1&copy=2&amp;b>", "start[<a href=?a=1&copy=2&amp;b>]a|href=?a=1&copy=2&b@?a=1&copy=2&amp;b"},
      {"<p title='<b>' id=x>", "start[<p title='<b>' id=x>]p|id=x@x"},
      {"<p id='a'/>", "start[<p id='a'/>]p|id=a@a/"},
  });
}

TEST_CASE("comments and all that is read as one") {
  check({
      {"<!-- a -->b", "comment[<!-- a -->] text[b]"},
      {"<!-->b", "comment[<!-->] text[b]"},
      {"<!--->b", "comment[<!--->] text[b]"},
      {"<!---->b", "comment[<!---->] text[b]"},
      {"<!--a--!>b", "comment[<!--a--!>] text[b]"},
      {"<!--a-->-->", "comment[<!--a-->] text[-->]"},
      {"<!--a--->b", "comment[<!--a--->] text[b]"},
      {"<!--a<p>", "comment[<!--a<p>]"},
      {"<!a>b", "comment[<!a>] text[b]"},
      {"<!>b", "comment[<!>] text[b]"},
      {"<?php a > b?>", "comment[<?php a >] text[ b?>]"},
      {"</ p>b", "comment[</ p>] text[b]"},
      {"<![CDATA[a>b]]>", "comment[<![CDATA[a>] text[b]]>]"},
      {"<!DocType html>", "doctype[<!DocType html>]"},
      {"<!doctype html PUBLIC \">\">", "doctype[<!doctype html PUBLIC \">] text[\">]"},
      {"<!doctyp>", "comment[<!doctyp>]"},
  });
}

TEST_CASE("CDATA sections are text in SVG and MathML") {
  check(
      {{"<![CDATA[a>&amp;b]]>c", "raw[a>&amp;b] text[c]"}, {"<![CDATA[]]>c", "text[c]"}, {"<![CDATA[a]>", "raw[a]>]"}},
      true);
}

TEST_CASE("content without mark-up ends at its own end tag") {
  check({
      {"<title>a<b>&amp;</titl></title >c", "start[<title>]title rcdata[a<b>&amp;</titl>] end[</title >]title text[c]"},
      {"<textarea></textarea>", "start[<textarea>]textarea end[</textarea>]textarea"},
      {"<style>a</p></STYLE\n>b", "start[<style>]style raw[a</p>] end[</STYLE\n>]style text[b]"},
      {"<style>a</stylesheet>", "start[<style>]style raw[a</stylesheet>]"},
      {"<xmp>&amp;<b></xmp/>", "start[<xmp>]xmp raw[&amp;<b>] end[</xmp/>]xmp"},
      {"<plaintext>a</plaintext>", "start[<plaintext>]plaintext raw[a</plaintext>]"},
      {"<title>a</title", "start[<title>]title rcdata[a</title]"},
  });
}

TEST_CASE("scripts hide their end tag in comments with a script inside") {
  const std::string start = "start[<script>]script ", end = " end[</script>]script";
  check({
      {"<script>a<b</script>", start + "raw[a<b]" + end},
      {"<script><!--a</script>", start + "raw[<!--a]" + end},
      {"<script><!--<script>a</script>b--></script>", start + "raw[<!--<script>a</script>b-->]" + end},
      {"<script><!--<script>a</script></script>", start + "raw[<!--<script>a</script>]" + end},
      {"<script><!--<script>a--></script>", start + "raw[<!--<script>a-->]" + end},
      {"<script><!--<scripts>a</script>", start + "raw[<!--<scripts>a]" + end},
      {"<script><!--><script></script>", start + "raw[<!--><script>]" + end},
      {"<script><!-- a - -> <script></script>b</script>", start + "raw[<!-- a - -> <script></script>b]" + end},
      {"<script>'</scr'</SCRIPT >x", start + "raw['</scr'] end[</SCRIPT >]script text[x]"},
      {"<script><!--<script>", start + "raw[<!--<script>]"},
  });
}

TEST_CASE("names are found in any case, and each name of the table by itself") {
  CHECK(html_name_of("DIV") == HtmlName::div);
  CHECK(html_name_of("foreignObject") == HtmlName::foreign_object);
  CHECK(html_name_of("annotation-xml") == HtmlName::annotation_xml);
  CHECK(html_name_of("divs") == HtmlName::other);
  CHECK(html_name_of("") == HtmlName::other);
  CHECK(html_name_of(std::string(1000, 'a')) == HtmlName::other);
  for (int i = 1; i < static_cast<int>(HtmlName::count); ++i)
    CHECK(html_name_of(text_of(static_cast<HtmlName>(i))) == static_cast<HtmlName>(i));
  for (int i = 1; i < static_cast<int>(HtmlAttributeName::count); ++i) {
    const auto name = static_cast<HtmlAttributeName>(i);
    CHECK(html_attribute_name_of(text_of(name)) == name);
  }
}

}  // namespace
}  // namespace overclaim
