// Events to drafts: which text is seen, where blocks end. Words beside the running text (html_side_texts.h) wait until
// the block they stand in ends and become the blocks behind it. A block is read as a person reads it on the screen,
// which is worth more than a text in source order from end to end. Words that are crossed out are seen and taken back:
// they stand beside the running text too. Test: tests/html_blocks_test.cc and tests/html_hidden_test.cc.
#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "text/archive_toolbars.h"
#include "text/html_context.h"
#include "text/html_counts.h"
#include "text/html_decode.h"
#include "text/html_drafts.h"
#include "text/html_events.h"
#include "text/html_flow.h"
#include "text/html_lines.h"
#include "text/html_sheets.h"
#include "text/html_shell.h"
#include "text/html_side_texts.h"
#include "text/html_swallowed.h"
#include "text/html_tables.h"
#include "text/html_tags.h"
#include "text/outline.h"
#include "text/plain_characters.h"
#include "text/plain_marks.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::uint64_t longest_page = 16U << 20U;

// Nothing is asked of all open elements: what an inner one must know of them it has itself, or there is a count.
struct OpenElement {
  HtmlName element = HtmlName::other;
  std::string_view name;
  HtmlContext context;
  bool is_block = false;
  bool parts_beside = false;  // a block inside a hidden or struck inline element, or one without a place
  bool has_edges = false, edges_children = false;  // see HtmlBox
  std::uint32_t number = 0;
  std::uint32_t beside = 0;       // the outermost element around or of this one that is hidden or struck as it is
  std::uint32_t block = 0;        // index of the innermost block
  std::uint32_t first_draft = 0;  // drafts made before it opened
  std::uint32_t links = 0, others = 0;
};

class BlockMaker {
 public:
  BlockMaker(std::string_view input, const Language& language)
      : input_(input), language_(language), labels_(language), sides_(input) {
    open_.push_back({});
    open_.back().is_block = true;
  }

  Outline make(const std::vector<HtmlEvent>& events, const std::vector<OffsetRange>& toolbars) {
    sheets_ = HtmlSheets(input_, events);
    for (std::size_t i = 0; i < events.size(); ++i) {
      const HtmlEvent& event = events[i];
      coming_ = std::span(events).subspan(i);
      switch (event.kind) {
        case HtmlEventKind::start_tag:
          start_tag(event);
          break;
        case HtmlEventKind::end_tag:
          end_tag(event);
          break;
        case HtmlEventKind::text:
          if (event.fostered) {
            fostered_text(event);
          } else {
            text(event);
          }
          break;
      }
    }
    end_block();
    for (OpenElement& element : open_) leave(element);
    mark_as_furniture(link_lists_, drafts_);
    out_.title = sides_.title();
    out_.bad_bytes += sides_.bad_bytes();
    out_.skipped.insert(out_.skipped.end(), sides_.skipped().begin(), sides_.skipped().end());
    for (const OffsetRange& range : toolbars) {
      out_.skipped.push_back({{range.begin, range.end}, "The archive's own toolbar.", true});
    }
    if (const OffsetRange shell = script_shell(); shell.begin < shell.end) {
      out_.skipped.push_back(
          {{shell.begin, shell.end},
           "This page is filled in by a script. Open it in a browser and save it, or paste its text."});
    }
    std::sort(out_.skipped.begin(), out_.skipped.end(), [](const SkippedPart& a, const SkippedPart& b) {
      return std::pair(a.span.begin, a.span.end) < std::pair(b.span.begin, b.span.end);
    });
    out_.text = flow_.text();
    out_.text_to_source = flow_.to_source();
    set_blocks(std::move(drafts_), tables_.layout(), language_, out_);
    return std::move(out_);
  }

 private:
  const HtmlContext& context() const { return open_.back().context; }

  // ---- pages that only scripts fill ----

  // Where the script's part of a page with nearly no words of its own stands; empty where the page has words.
  OffsetRange script_shell() const {
    if (swallowed_) return {};
    std::size_t words = 0, bytes = 0;
    for (const HtmlDraft& draft : drafts_) {
      if (draft.channel != Channel::body || draft.context.furniture) continue;
      bytes += draft.span.end - draft.span.begin;
      words += count_words(std::string_view(flow_.text()).substr(draft.span.begin, draft.span.end - draft.span.begin));
    }
    const NotExamined& counts = out_.not_examined;
    return shell_.script_part(words, bytes, counts.images + counts.frames + counts.videos > 0);
  }

  // ---- elements ----

  void start_tag(const HtmlEvent& tag) {
    count(tag);
    if (caption_waits_ && ends_caption(tag.element)) end_block();
    if (tag.element == HtmlName::br) return line_break(tag);
    const bool is_written = tag.source.end > tag.source.begin;
    const bool is_void = is_void_element(tag.element);

    OpenElement element;
    element.element = tag.element;
    element.name = tag.name;
    element.number = ++numbers_;
    element.context = tag.fostered ? fostered_context() : context();
    const HtmlContext around = element.context;
    enter_element(element.context, tag, element.number);
    if (const InlineStyle* sheet = sheets_.hiding(tag)) hide_by_sheet(element.context, tag, *sheet);
    const bool hidden = element.context.hidden, struck = element.context.struck;
    const bool as_around =
        hidden == context().hidden && struck == context().struck && element.context.above == context().above;
    element.beside = as_around ? open_.back().beside : element.number;
    const HtmlBox box = box_of(tag);
    element.is_block = box.is_block;
    element.has_edges = box.has_edges || (open_.back().edges_children && !box.is_block);
    element.edges_children = box.edges_children;
    if (tag.element == HtmlName::button || tag.element == HtmlName::label) {
      // Both stand in a line of text; between sentences they stand for themselves.
      element.is_block = !flow_.block_is_open() || is_sentence_over(flow_.open_text()) || around.furniture;
    }
    if (!hidden && block_context().hidden) element.is_block = true;  // shown again, and not read with what hides around
    if (!struck && block_context().struck) element.is_block = true;
    if (element.context.invisible) element.is_block = false;  // nobody sees a line end there
    // Nobody sees where it stands: the sentence around goes on.
    const bool has_no_place = element.context.no_box && !around.no_box && flow_.block_is_open();
    if (element.is_block && (has_no_place || ((hidden || struck || element.context.above) && is_beside(around)))) {
      element.is_block = false;
      element.parts_beside = true;
      part_beside(element);
    }
    if (element.is_block) end_block();
    if (element.has_edges) at_edge_ = true;
    element.block = element.is_block ? static_cast<std::uint32_t>(open_.size()) : open_.back().block;
    element.first_draft = static_cast<std::uint32_t>(drafts_.size());
    element.links = links_;
    element.others = others_;
    if (is_written) side_words(tag, element.context);
    if (is_box_to_tick(tag) && !element.context.hidden) at_box_ = true;
    if (is_void) return;
    if (element.context.list == element.number) list_before_.emplace_back(element.number, directly_before(element));
    if (!element.context.invisible) tables_.start_tag(tag, element.context, element.number);
    if (tag.element == HtmlName::script) {
      if (lower_case_of(value_of(tag, HtmlAttributeName::type)).starts_with("application/ld+json"))
        ++in_structured_data_;
      if (in_structured_data_ == 0 && is_written) shell_.note_code(tag.source);
    }
    if (tag.element == HtmlName::noscript) noscript_has_content_ = false;
    if (tag.element == HtmlName::q && is_written && !element.context.invisible && !is_beside(element.context)) {
      mark_made("\u201C", tag.source, element.context);
    }
    if (tag.element == HtmlName::sup && is_written) superscript_ = tag.source;
    shell_.start_element(tag, element.number);
    count_inside(tag.element, 1);
    open_.push_back(element);
  }

  void count_inside(HtmlName name, int by) {
    if (name == HtmlName::template_) in_template_ += by;
    if (name == HtmlName::noscript) in_noscript_ += by;
    if (name == HtmlName::svg) in_svg_ += by;
  }

  void end_tag(const HtmlEvent& tag) {
    if (open_.size() < 2 || open_.back().name != tag.name) return;  // of a void element in foreign content
    OpenElement& element = open_.back();
    if (element.is_block) {
      caption_waits_ = may_go_on(element);
      if (!caption_waits_) end_block();
    }
    if (element.parts_beside) part_beside(element);
    if (element.has_edges) at_edge_ = true;
    if (element.element == HtmlName::q && tag.source.end > tag.source.begin && flow_.block_is_open() &&
        !element.context.invisible && !is_beside(element.context)) {
      mark_made("\u201D", tag.source, element.context);
    }
    if (element.element == HtmlName::script && in_structured_data_ > 0) --in_structured_data_;
    if (element.element == HtmlName::sup) superscript_ = {};
    if (shell_.end_element(element.number)) ++out_.not_examined.scripted_regions;
    if (element.element == HtmlName::noscript && noscript_has_content_) {
      ++out_.not_examined.scripted_regions;
      noscript_has_content_ = false;
    }
    leave(element);
    note_pair(element);
    tables_.end_tag(element.element, element.number);
    count_inside(element.element, -1);
    open_.pop_back();
  }

  // A label or button is a caption, unless the words behind it make it part of a sentence: "<label>We do</label> not".
  bool may_go_on(const OpenElement& caption) const {
    return (caption.element == HtmlName::button || caption.element == HtmlName::label) && flow_.block_is_open() &&
           !draft_.is_choice && !caption.context.hidden && !caption.context.struck &&
           !open_[open_.size() - 2].context.furniture && !is_sentence_over(flow_.open_text()) &&
           flow_.open_text().find(' ') != std::string_view::npos;  // "Yes" and "No" are answers
  }

  static bool ends_caption(HtmlName behind) {
    return behind == HtmlName::br || behind == HtmlName::input || behind == HtmlName::button ||
           behind == HtmlName::label || behind == HtmlName::q;
  }

  // The words behind a caption that waits: in small letters they go on with it.
  void after_caption(std::string_view words, const HtmlContext& inner) {
    if (!begins_small(words)) return end_block();
    caption_waits_ = false;
    draft_.context = draft_context(inner);
  }

  // An aside with nothing but links is furniture: noted here, marked when all is read.
  void leave(const OpenElement& element) {
    if (element.number == 0 || element.context.aside != element.number) return;
    if (others_ == element.others && links_ > element.links)
      link_lists_.push_back({element.first_draft, drafts_.size()});
  }

  // An element with just two texts is how style sheets make a row of two columns. Items of a list are not.
  void note_pair(const OpenElement& element) {
    if (!element.is_block || drafts_.size() != element.first_draft + 2U) return;
    HtmlDraft &first = drafts_[drafts_.size() - 2], &second = drafts_.back();
    const auto is_text = [](const HtmlDraft& draft) {
      return draft.channel == Channel::body && !draft.context.hidden && !draft.context.struck && draft.row == 0;
    };
    if (is_text(first) && is_text(second) && first.context.item == second.context.item &&
        second.context.list == first.context.list) {
      second.label = drafts_.size() - 2;
    }
  }

  void add_draft(const HtmlDraft& draft) {
    if (draft.channel == Channel::body) {
      if (draft.all_link) {
        ++links_;
      } else if (draft.context.kind != BlockKind::heading) {
        ++others_;
      }
    }
    drafts_.push_back(draft);
  }

  void count(const HtmlEvent& tag) {
    if (tag.source.end == tag.source.begin) return;  // opened again, counted before
    if (in_template_ == 0 && in_noscript_ == 0) count_at_work(tag, out_.not_examined);
    if (context().invisible) {
      noscript_has_content_ = true;
    } else {
      count_shown(tag, out_.not_examined);
    }
  }

  // The draft a list stands directly behind: text of the item it is in, or the block before it in the same part.
  std::size_t directly_before(const OpenElement& list) const {
    const std::size_t last = list.context.hidden ? last_body_ : last_visible_;
    if (last == no_block) return no_block;
    const HtmlContext& before = drafts_[last].context;
    return before.part == list.context.part && before.table == list.context.table ? last : no_block;
  }

  // ---- text ----

  // What a table says of itself does not hold for what is shown before it.
  HtmlContext fostered_context() const {
    HtmlContext inside = context();
    std::size_t at = open_.size() - 1;
    while (at > 1 && has_trait(open_[at].element, html_table_part)) --at;
    if (open_[at].element != HtmlName::table) return inside;
    const HtmlContext& around = open_[at - 1].context;
    inside.hidden = around.hidden;
    inside.not_shown = around.not_shown;
    inside.not_visible = around.not_visible;
    inside.without_size = around.without_size;
    inside.indented_away = around.indented_away;
    inside.no_box = around.no_box;
    inside.struck = around.struck;
    inside.furniture = around.furniture;
    inside.named_furniture = around.named_furniture;
    inside.small_print = around.small_print;
    return inside;
  }

  // In an element of its own, which has the context.
  void fostered_text(const HtmlEvent& event) {
    HtmlEvent tag;
    tag.kind = HtmlEventKind::start_tag;
    tag.fostered = true;
    tag.source = {event.source.begin, event.source.begin};
    start_tag(tag);
    text(event);
    end_tag(tag);
  }

  // Inline text that is hidden, struck or set above other words stands beside the running text; in a block that is so
  // itself it is the running text.
  bool is_beside(const HtmlContext& inner) const {
    return (inner.hidden && !block_context().hidden) || (inner.struck && !block_context().struck) ||
           (inner.above && !block_context().above);
  }

  // A block begins or ends beside the running text. Where it is not seen, only the hidden text is parted.
  void part_beside(const OpenElement& element) {
    sides_.end_hidden();
    if (!element.context.hidden) end_block();
  }

  // The spaces at the ends of struck words part the words around: "do<s> not </s>cure".
  void keep_gaps(const DecodedRun& struck) {
    if (struck.text.empty()) return;
    const CodePoint first = code_point_at(struck.text, 0), last = code_point_before(struck.text, struck.text.size());
    const std::size_t end = struck.text.size();
    if (is_white_space(first.value)) flow_.add_space(struck.to_source.original_of(0, first.size));
    if (is_white_space(last.value)) flow_.add_space(struck.to_source.original_of(end - last.size, end));
  }

  const HtmlContext& block_context() const { return open_[open_.back().block].context; }

  void text(const HtmlEvent& event) {
    if (std::optional<SkippedPart> part = swallowed_part(input_, event, open_.back().element, open_.back().name)) {
      swallowed_ = true;
      out_.skipped.push_back(*std::move(part));
    }
    if (context().invisible || (event.raw && !is_raw_text_shown())) return unseen_text(event);
    if (is_beside(context())) {
      DecodedRun run = decode_html(input_, event.source, event.run);
      out_.bad_bytes += run.bad_bytes;
      if (!context().hidden) {
        if (context().struck) keep_gaps(run);
        if (!is_blank(run.text)) {
          shell_.note_content();
          breaks_ = 0;
        }
      }
      return sides_.add_hidden(std::move(run), context(), open_.back().beside);
    }
    if (open_.back().element == HtmlName::textarea && !is_blank_run(event)) ++out_.not_examined.field_values;
    if (!context().preformatted) return seen_text(event);
    // A line end there is one on the screen.
    HtmlEvent line = event;
    while (line.source.begin < event.source.end) {
      const std::size_t end = std::min<std::size_t>(input_.find_first_of("\r\n", line.source.begin), event.source.end);
      line.source.end = end;
      if (line.source.begin < end) seen_text(line);
      if (end == event.source.end) return;
      const bool is_pair = input_[end] == '\r' && end + 1 < event.source.end && input_[end + 1] == '\n';
      line.source.begin = end + (is_pair ? 2U : 1U);
      line_end({end, line.source.begin});
    }
  }

  // Of an element whose text is seen nowhere but where a style shows it.
  bool is_raw_text_shown() const { return has_trait(open_.back().element, html_invisible); }

  void seen_text(const HtmlEvent& event) {
    if (!is_blank_run(event)) {
      shell_.note_content();
      const bool may_end_line = (breaks_ == 1 || at_edge_) && flow_.block_is_open();
      const bool may_be_mark = superscript_.end > 0 && flow_.block_is_open();
      if (may_end_line || may_be_mark || caption_waits_) {
        const std::string words = decode_html(input_, event.source, event.run).text;
        if (caption_waits_) after_caption(words, context());
        if (may_end_line && flow_.block_is_open()) after_line_end(event, words);
        if (may_be_mark && flow_.block_is_open() && parts_from_mark(flow_.open_text(), words))
          flow_.add_space(superscript_);
      }
      breaks_ = 0;
      at_edge_ = false;
      superscript_ = {};
      note_text(context());
    }
    out_.bad_bytes += decode_html_pieces(
        input_, event.source, event.run,
        [this](std::string_view piece, OffsetRange source, bool linear) { flow_.add_piece(piece, source, linear); });
  }

  // Most runs show by their first byte that they are words.
  bool is_blank_run(const HtmlEvent& event) const {
    const std::string_view run = input_.substr(event.source.begin, event.source.end - event.source.begin);
    const std::size_t first = run.find_first_not_of(" \t\r\n\f");
    if (first == std::string_view::npos) return true;
    const char c = run[first];
    if (c > ' ' && c != '&') return false;
    return is_blank(decode_html(input_, event.source, event.run).text);
  }

  void unseen_text(const HtmlEvent& event) {
    const std::string_view raw = input_.substr(event.source.begin, event.source.end - event.source.begin);
    constexpr std::string_view no_words(" \t\r\n\f\0", 6);
    if (raw.find_first_not_of(no_words) != std::string_view::npos) {
      noscript_has_content_ = true;
      if (in_noscript_ > 0) shell_.note_without_scripts(raw);
      if (in_structured_data_ > 0) sides_.add_structured_data(event.source);
    }
    if (open_.back().element == HtmlName::title && in_template_ == 0 && in_noscript_ == 0)
      sides_.add_title(event.source, in_svg_ > 0, context().hidden || (in_svg_ > 0 && context().unheard));
  }

  HtmlContext draft_context(const HtmlContext& inner) const {
    HtmlContext context = block_context();
    context.button = inner.button;
    context.furniture = inner.furniture;
    context.question_name = inner.question_name;
    return context;
  }

  void note_text(const HtmlContext& inner) {
    if (!flow_.block_is_open()) {
      draft_ = {};
      draft_.context = draft_context(inner);
      draft_.is_choice = std::exchange(at_box_, false) || open_.back().element == HtmlName::option;
    }
    draft_.all_strong = draft_.all_strong && inner.strong;
    draft_.all_link = draft_.all_link && inner.link;
    draft_.all_small = draft_.all_small && (inner.small || inner.small_print);
    draft_.all_quoted = draft_.all_quoted && inner.quoted;
  }

  void mark_made(std::string_view mark, OffsetRange source, const HtmlContext& inner) {
    note_text(inner);
    flow_.add_made(mark, source);
  }

  // <br> is a space; two end the paragraph. One ends it behind a bold line ("<b>Is it safe?</b><br>We ..."), behind
  // a question before its answer's label, and where the next line begins anew.
  void line_break(const HtmlEvent& tag) {
    if (context().invisible) return;
    HtmlContext own = context();
    if (!tag.attributes.empty()) enter_element(own, tag, 0);
    if (const InlineStyle* sheet = sheets_.hiding(tag)) hide_by_sheet(own, tag, *sheet);
    if (own.no_box && !context().no_box) return;
    if (context().indented_away) show_second_line();
    if (is_beside(context())) {
      DecodedRun space;
      space.text = " ";
      space.to_source.append_atomic(1, tag.source.begin, tag.source.end);
      sides_.add_hidden(std::move(space), context(), open_.back().beside);
      if (!context().hidden) flow_.add_space(tag.source);
      return;
    }
    line_end(tag.source);
  }

  void line_end(OffsetRange source) {
    if (++breaks_ >= 2) return end_block();
    flow_.add_space(source);
  }

  // Only the first line of a block is indented: what stands behind its end is seen. Each element is reset once, as all
  // inside of it were.
  void show_second_line() {
    if (is_beside(context())) {
      sides_.end_hidden();
    } else {
      end_block();
    }
    for (std::size_t i = open_.size(); i-- > 0 && open_[i].context.indented_away;) {
      HtmlContext& inner = open_[i].context;
      inner.indented_away = false;
      inner.hidden = inner.not_shown || inner.not_visible || inner.without_size;
    }
  }

  // `words`: the text of `event`, the first behind a line end or the edge of a box.
  void after_line_end(const HtmlEvent& event, std::string_view words) {
    const std::string_view next = trimmed(words);
    const bool bold_line = breaks_ == 1 && draft_.all_strong && !context().strong;
    const std::string_view before = trimmed(flow_.open_text().substr(line_begin_));
    if (bold_line || (breaks_ == 1 && label_at(next, labels_).kind != LineMark::none) ||
        (draft_.context.kind != BlockKind::heading && begins_anew(before, line_from(input_, coming_, event, words)))) {
      return end_block();
    }
    line_begin_ = flow_.open_text().size();
  }

  void end_block() {
    breaks_ = 0;
    line_begin_ = 0;
    at_edge_ = caption_waits_ = false;
    if (flow_.block_is_open()) {
      draft_.span = flow_.end_block();
      if (draft_.context.item != 0) {
        const auto before =
            std::lower_bound(list_before_.begin(), list_before_.end(), std::pair(draft_.context.list, std::size_t{0}));
        if (before != list_before_.end() && before->first == draft_.context.list) draft_.list_before = before->second;
      }
      tables_.note_block(draft_, drafts_.size());
      last_body_ = drafts_.size();
      if (!draft_.context.hidden && !draft_.context.struck) last_visible_ = last_body_;
      add_draft(draft_);
    }
    for (const SideText& side : sides_.take()) write_side(side);
  }

  // ---- beside the running text ----

  void side_words(const HtmlEvent& tag, const HtmlContext& inside) {
    if (tag.attributes.empty()) return;
    if (tag.element == HtmlName::meta || tag.element == HtmlName::link) {
      if (in_template_ == 0 && in_noscript_ == 0 && in_svg_ == 0) sides_.add_metadata(tag);
    } else if (!context().invisible) {
      sides_.add_attributes(tag, inside);
    }
  }

  void write_side(const SideText& side) {
    for (const DecodedRun& run : side.runs) flow_.add(run);
    if (!flow_.block_is_open()) return;
    HtmlDraft draft;
    draft.span = flow_.end_block();
    draft.channel = side.channel;
    draft.context = side.context;
    draft.is_question = side.is_question;
    draft.is_answer = side.is_answer;
    draft.all_strong = draft.all_small = draft.all_quoted = false;
    draft.all_link = side.context.hidden && side.context.link;  // as in a hidden menu of links
    if (side.is_answer) draft.answers = structured_question_;
    if (side.is_question) structured_question_ = drafts_.size();
    add_draft(draft);
  }

  std::string_view input_;
  const Language& language_;
  Labels labels_;
  Outline out_;
  HtmlFlow flow_;
  std::vector<OpenElement> open_;
  HtmlTables tables_;
  HtmlSheets sheets_;
  std::vector<HtmlDraft> drafts_;
  HtmlDraft draft_;  // of the open block
  HtmlSideTexts sides_;
  HtmlShell shell_;
  std::vector<std::pair<std::uint32_t, std::size_t>> list_before_;  // list -> draft directly before it, sorted
  OffsetRange superscript_;
  std::uint32_t numbers_ = 0;
  std::size_t structured_question_ = no_block;
  std::size_t last_body_ = no_block, last_visible_ = no_block;  // drafts of the running text
  int breaks_ = 0;
  std::size_t line_begin_ = 0;         // of the last line of the open block, in its text
  std::span<const HtmlEvent> coming_;  // the event being read and those behind it
  bool at_edge_ = false;               // of a box in the line, no text since
  bool caption_waits_ = false;         // the open block is a label or button that may go on
  int in_structured_data_ = 0, in_template_ = 0, in_noscript_ = 0, in_svg_ = 0;  // open elements
  std::uint32_t links_ = 0,
                others_ = 0;  // drafts of the running text that are links, and that are neither those nor headings
  std::vector<OffsetRange> link_lists_;  // drafts
  bool noscript_has_content_ = false;
  bool at_box_ = false;     // no text yet behind a box to tick
  bool swallowed_ = false;  // an element that never ends took a part of the page
};

}  // namespace

Outline outline_of_events(std::string_view input, HtmlEvents page, const Language& language) {
  if (page.refused) {
    Outline refused;
    refused.skipped.push_back({{0, input.size()}, *page.refused});
    return refused;
  }
  const std::vector<OffsetRange> toolbars = remove_archive_toolbars(input, page.events);
  return BlockMaker(input, language).make(page.events, toolbars);
}

Outline outline_of_html(std::string_view input, const Language& language) {
  if (input.size() <= longest_page) return outline_of_events(input, html_events(input), language);
  Outline refused;
  refused.skipped.push_back({{0, input.size()},
                             "This page is longer than 16 MiB and was not read as HTML. Split it, or save only its "
                             "main part."});
  return refused;
}

}  // namespace overclaim
