// One list for all of them, because they share one rule: they wait until the block around them ends, so that no
// sentence people see is cut. Putting them where they stand would keep the page's text in source order, and cut
// sentences in two. Test: tests/html_side_texts_test.cc.
#include "text/html_side_texts.h"

#include <optional>
#include <utility>

#include "text/html_context.h"
#include "text/html_flow.h"
#include "text/html_metadata.h"
#include "text/html_tags.h"

namespace overclaim {

std::vector<SideText> HtmlSideTexts::take() {
  end_hidden();
  return std::exchange(waiting_, {});
}

DecodedRun HtmlSideTexts::decode(OffsetRange source, HtmlRun kind) {
  DecodedRun run = decode_html(input_, source, kind);
  bad_bytes_ += run.bad_bytes;
  return run;
}

void HtmlSideTexts::add_attribute(const HtmlAttribute* attribute, Channel channel, const HtmlContext& inside) {
  if (attribute == nullptr || is_blank(attribute->value)) return;
  SideText side;
  side.channel = channel;
  side.context = inside;
  // A description is heard, not seen: that the text around has no size does not hide it, that it is silent does.
  if (channel == Channel::alt_text) side.context.hidden = inside.not_shown || inside.not_visible || inside.unheard;
  side.runs.push_back(decode(attribute->value_source, HtmlRun::attribute));
  waiting_.push_back(std::move(side));
}

void HtmlSideTexts::add_attributes(const HtmlEvent& tag, const HtmlContext& inside) {
  const HtmlName name = tag.element;
  if (name == HtmlName::img || name == HtmlName::area) {
    const bool has_alt = !is_blank(value_of(tag, HtmlAttributeName::alt));
    add_attribute(attribute_of(tag, has_alt ? HtmlAttributeName::alt : HtmlAttributeName::aria_label),
                  Channel::alt_text, inside);
  } else if (name == HtmlName::input) {
    const std::string type = lower_case_of(value_of(tag, HtmlAttributeName::type));
    if (type == "image") add_attribute(attribute_of(tag, HtmlAttributeName::alt), Channel::alt_text, inside);
    if (type == "submit" || type == "button" || type == "reset") {
      HtmlContext button = inside;
      button.furniture = true;
      add_attribute(attribute_of(tag, HtmlAttributeName::value), Channel::body, button);
    }
  } else if (name == HtmlName::svg || name == HtmlName::canvas ||
             lower_case_of(value_of(tag, HtmlAttributeName::role)) == "img") {
    HtmlContext drawing = inside;
    drawing.invisible = false;
    add_attribute(attribute_of(tag, HtmlAttributeName::aria_label), Channel::alt_text, drawing);
  }
}

void HtmlSideTexts::add_metadata(const HtmlEvent& tag) {
  if (tag.element == HtmlName::link) {
    if (has_word(value_of(tag, HtmlAttributeName::rel), "canonical"))
      add_address(attribute_of(tag, HtmlAttributeName::href));
    return;
  }
  const HtmlAttribute* content = attribute_of(tag, HtmlAttributeName::content);
  for (const HtmlAttributeName key :
       {HtmlAttributeName::name, HtmlAttributeName::property, HtmlAttributeName::itemprop}) {
    const std::string kind = lower_case_of(value_of(tag, key));
    if (kind == "og:url") return add_address(content);
    if (kind == "description" || kind == "og:title" || kind == "og:description" || kind == "og:image:alt" ||
        kind == "twitter:title" || kind == "twitter:description" || kind == "twitter:image:alt") {
      return add_attribute(content, Channel::meta_description, {});
    }
  }
}

void HtmlSideTexts::add_address(const HtmlAttribute* attribute) {
  if (attribute == nullptr) return;
  const std::uint64_t begin = attribute->value_source.begin;
  const std::string_view written = input_.substr(begin, attribute->value_source.end - begin);
  const OffsetRange words = address_words(written);
  const std::string slug(written.substr(words.begin, words.end - words.begin));
  if (slug.empty() || slug == last_slug_) return;  // og:url mostly repeats the canonical address
  last_slug_ = slug;
  SideText side;
  side.channel = Channel::url;
  side.runs.push_back(decode({begin + words.begin, begin + words.end}, HtmlRun::attribute));
  waiting_.push_back(std::move(side));
}

void HtmlSideTexts::add_hidden(DecodedRun run, const HtmlContext& inside, std::size_t element) {
  if (last_hidden_ != no_block && waiting_[last_hidden_].element == element) {
    waiting_[last_hidden_].runs.push_back(std::move(run));
    return;
  }
  if (is_blank(run.text)) return;
  SideText side;
  side.context = inside;
  side.runs.push_back(std::move(run));
  side.element = element;
  last_hidden_ = waiting_.size();
  waiting_.push_back(std::move(side));
}

void HtmlSideTexts::add_title(OffsetRange source, bool in_drawing, bool hidden) {
  SideText side;
  side.runs.push_back(decode(source, in_drawing ? HtmlRun::text : HtmlRun::rcdata));
  if (is_blank(side.runs.back().text) || (!in_drawing && !title_.empty())) return;
  side.context.hidden = hidden;
  side.channel = in_drawing ? Channel::alt_text : Channel::title;
  if (!in_drawing) {
    HtmlFlow title;
    title.add(side.runs.back());
    title_ = title.text();
  }
  waiting_.push_back(std::move(side));
}

void HtmlSideTexts::add_structured_data(OffsetRange script) {
  std::optional<std::vector<StructuredString>> strings = structured_strings(input_, script);
  if (!strings) {
    skipped_.push_back(
        {{script.begin, script.end}, "Structured data (JSON-LD) that is not valid JSON; it was not read."});
    return;
  }
  for (StructuredString& string : *strings) {
    bad_bytes_ += string.run.bad_bytes;
    if (is_blank(string.run.text)) continue;
    SideText side;
    side.channel = Channel::structured_data;
    side.is_question = string.is_question;
    side.is_answer = string.is_answer;
    side.runs.push_back(std::move(string.run));
    waiting_.push_back(std::move(side));
  }
}

}  // namespace overclaim
