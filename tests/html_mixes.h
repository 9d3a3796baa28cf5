// Random HTML for tests: all that makes offsets hard, glued together by chance, the same for the same seed everywhere.
#ifndef OVERCLAIM_TESTS_HTML_MIXES_H_
#define OVERCLAIM_TESTS_HTML_MIXES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace overclaim {

class HtmlMixes {
 public:
  explicit HtmlMixes(std::uint64_t seed) : state_(seed * 2654435761u + 1) {}

  static std::span<const std::string_view> pieces() {
    using namespace std::string_view_literals;
    static constexpr std::string_view list[] = {
        "word "sv,
        "safe. "sv,
        "\xC3\xA9t\xC3\xA9"sv,
        "\xF0\x9F\x98\x80"sv,
        "e\xCC\x81"sv,
        " "sv,
        "\n"sv,
        "\r\n"sv,
        "\r"sv,
        "\0"sv,
        "\xFF"sv,
        "\xC3"sv,
        "\xE2\x82"sv,
        "\xC2\xA0"sv,
        "\xC2\xAD"sv,
        "<"sv,
        "< "sv,
        "&"sv,
        "&amp;"sv,
        "&amp"sv,
        "&nbsp;"sv,
        "&#8217;"sv,
        "&#x80;"sv,
        "&#0;"sv,
        "&notit;"sv,
        "&NotEqualTilde;"sv,
        "&bogus;"sv,
        "<!-- c > d -->"sv,
        "<!-->"sv,
        "<?pi?>"sv,
        "</>"sv,
        "</foo>"sv,
        "</p>"sv,
        "<p>"sv,
        "<p class=\"a>b\" id='x'>"sv,
        "<b>"sv,
        "</b>"sv,
        "<i>"sv,
        "</i>"sv,
        "<a href=\"?a=1&copy=2\">"sv,
        "</a>"sv,
        "<br>"sv,
        "<hr/>"sv,
        "<div>"sv,
        "</div>"sv,
        "<span style=\"display:none\">"sv,
        "</span>"sv,
        "<span>"sv,
        "<q>"sv,
        "</q>"sv,
        "<sup>"sv,
        "1</sup>"sv,
        "<table>"sv,
        "</table>"sv,
        "<tr>"sv,
        "</tr>"sv,
        "<td>"sv,
        "</td>"sv,
        "<th>"sv,
        "<tbody>"sv,
        "<caption>"sv,
        "<ul>"sv,
        "</ul>"sv,
        "<ol>"sv,
        "<li>"sv,
        "</li>"sv,
        "<h2>"sv,
        "</h2>"sv,
        "Why?"sv,
        "Yes:"sv,
        "<dl>"sv,
        "<dt>"sv,
        "<dd>"sv,
        "<img alt=\"a &amp; b\">"sv,
        "<img alt=x>"sv,
        "<script>if (a<b) \"</p>\"</script>"sv,
        "<style>p{}</style>"sv,
        "<textarea>\nt&lt;</textarea>"sv,
        "<title>T &amp; t</title>"sv,
        "<select>"sv,
        "<option>"sv,
        "</select>"sv,
        "<svg>"sv,
        "</svg>"sv,
        "<![CDATA[x&amp;y]]>"sv,
        "<math><mi>"sv,
        "</math>"sv,
        "<template>"sv,
        "</template>"sv,
        "<noscript>"sv,
        "</noscript>"sv,
        "<body class=z>"sv,
        "</body>"sv,
        "<head>"sv,
        "</head>"sv,
        "<meta name=description content=\"m &quot;n&quot;\">"sv,
        "<form>"sv,
        "</form>"sv,
        "<button>"sv,
        "</button>"sv,
        "<input type=submit value=Go>"sv,
        "<summary>"sv,
        "<details>"sv,
        "</details>"sv,
        "<aside>"sv,
        "</aside>"sv,
        "<footer>"sv,
        "</footer>"sv,
        "<script type=\"application/ld+json\">{\"name\":\"x \\u00e9 \\\"y\\\" <b>z</b>\"}</script>"sv,
        "<pre>\n a  b</pre>"sv,
        "<nobr>"sv,
        "<font color=red>"sv,
        "</font>"sv,
        "<div hidden>"sv,
        "<blockquote>"sv,
        "</blockquote>"sv,
        "<custom-tag>"sv,
        "</br>"sv,
        "<xmp>&amp;</xmp>"sv,
        "<iframe>x</iframe>"sv,
        "<frameset>"sv,
        "<svg><title>drawn</title></svg>"sv,
        "<col>"sv,
        "<colgroup>"sv,
        "<foreignObject>"sv,
        "</foreignObject>"sv,
        "<desc>"sv,
        "<annotation-xml encoding=text/html>"sv,
        "<mglyph>"sv,
        "<isindex>"sv,
        "<image>"sv,
        "<object>"sv,
        "</object>"sv,
        "<marquee>"sv,
        "</marquee>"sv,
        "<frame>"sv,
        "<noframes>x</noframes>"sv,
        "<ruby><rt>"sv,
        "</ruby>"sv,
        "<tfoot>"sv,
        "<optgroup>"sv,
        "<input type=hidden>"sv,
        "<h1>"sv,
        "</h1>"sv,
        "<main>"sv,
        "<dialog>"sv,
        "</dialog>"sv,
        "<em>"sv,
        "</em>"sv,
        "<section>"sv,
        "</section>"sv,
        "<html lang=en>"sv,
        "</html>"sv,
        "</caption>"sv,
        "</select>"sv,
        "<!doctype html>"sv,
        "</script>"sv};
    return list;
  }

  std::string next(std::size_t count) {
    std::string html;
    while (count-- > 0) html += pieces()[number() % pieces().size()];
    return html;
  }

  std::uint64_t number() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return state_ >> 33;
  }

 private:
  std::uint64_t state_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_TESTS_HTML_MIXES_H_
