#include "text/html_signs.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace overclaim;

namespace {

std::string name_of(HtmlSigns signs) {
  return signs == HtmlSigns::page ? "page" : signs == HtmlSigns::inside ? "inside" : "none";
}

void check(const std::vector<std::string_view>& texts, HtmlSigns expected) {
  for (const std::string_view text : texts) {
    CAPTURE(std::string(text));
    CHECK(name_of(html_signs(text)) == name_of(expected));
  }
}

}  // namespace

TEST_CASE("marks that make paragraphs are those of a page") {
  check({"<!DOCTYPE html><p>x",
         "<!-- x --><html><body>x",
         "<?xml version=\"1.0\"?><html>x",
         "\xEF\xBB\xBF<html>",
         "<!-- wp:paragraph --><p>It is <i>not</i> cold.</p>",
         "<p>One.",
         "Text\n  <P>One.",
         "One<br>two",
         "One <br />\nTwo",
         "<center>Cold",
         "<td>Cold",
         "<tr><td>Cold",
         "<dl><dt>Cold",
         "<blockquote>Cold",
         "<details open><summary>Cold",
         "<figure>",
         "<aside>",
         "<footer>",
         "<form action=x>",
         "<h5>Cold</h5>",
         "<img src=a alt='It is cold'>",
         "It is cold.<p>It is dry.",
         "It is cold. <p>It is dry.",
         "<div\n  class=\"a\">Cold",
         "<p\n>Cold",
         "</div><p>Cold",
         "It is <h2>cold</h2>",
         "<!-- a\nb -->\n<div>Cold",
         "<title>Cold</title>Cold"},
        HtmlSigns::page);
}

TEST_CASE("marks inside paragraphs") {
  check({"It is <b>not</b> cold.", "It is <b> not </b> cold.", "<strong>Cold", "<em>Cold</em> rooms",
         "<a href=\"x\">Cold</a>", "It is <a href=x>cold", "<font color=red>Cold", "It is no&nbsp;cold&nbsp;house.",
         "It doesn&#39;t rain.", "It doesn&rsquo;t rain.", "It is <B>not</B> cold", "<sup>1</sup>",
         "use the <b> tag: it is <i>cold</i>", "H<sub>2</sub>O", "It is <o:p>not</o:p> cold.",
         "It is <x-y>not</x-y> cold.", "It is not<!-- x --> cold.", "It is n<wbr>ot cold.",
         "It is <b\nclass=\"x\">cold</b>"},
        HtmlSigns::inside);
}

TEST_CASE("texts that speak of marks, and signs of other kinds, are no HTML") {
  check({"",
         "a < b",
         "a <b and c> d",
         "if (a<b && c>d) e();",
         "std::vector<a> b; List<s> c;",
         "p<0.05 and q>0.2",
         "Use the <b> tag and close it with </b>.",
         "Write <b> and </b> around it.",
         "\"<b>\" and \"</b>\" make it bold",
         "\xE2\x80\x9C<p>\xE2\x80\x9D makes a paragraph",
         "`<p>` makes a paragraph, `<b>x</b>` bold words",
         "Write <p> for a paragraph, <div> for a part.",
         "The tags (<p>, <div>, <br>) part words.",
         "<patient@clinic.example> wrote:",
         "<https://a.example/>",
         "<p was less than 0.05\nand so on>",
         "Dear <title> <name>,",
         "Dear <title><name>,",
         "<name>",
         "<first-name> <last-name>",
         "It is <wbr> cold",
         "Bed & breakfast, AT&T",
         "Bed &amp; breakfast &lt;3",
         "&nbsp; stands for a space",
         "Send \"&nbsp;\" or `&nbsp;`.",
         "a&b;c",
         "<!-- only a comment -->",
         "<",
         "</",
         "</b>",
         "<b",
         "<b =",
         "&",
         "&#",
         "<3 us"},
        HtmlSigns::none);
}

TEST_CASE("whatever stands there is looked at in linear time") {
  for (const std::string_view piece :
       {"<", "<b ", "<a b=\"", "<!--", "<?", "&", "&#0", "`<", "<b>", "</b>", "<p a='"}) {
    CAPTURE(std::string(piece));
    std::string text;
    while (text.size() < (1U << 20U)) text += piece;
    html_signs(text);
  }
  // A picture written out in its address is longer than what is looked at.
  CHECK(html_signs("<img src=\"data:image/png;base64," + std::string(5000, 'A')) == HtmlSigns::page);
}
