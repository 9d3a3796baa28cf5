// Drafts to blocks. What a block is depends on its neighbours (a bold line is a heading when text follows; a question
// is one when it is answered), so this is a second pass over all drafts and not part of the walk. Each step below is
// one sweep from top to bottom. Test: tests/html_blocks_test.cc.
#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include "text/fold.h"
#include "text/html_drafts.h"
#include "text/label_lines.h"
#include "text/plain_characters.h"
#include "text/plain_marks.h"
#include "text/plain_shapes.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::size_t longest_bold_heading = 80;  // bytes
constexpr std::size_t longest_question = 240;     // bytes; longer ones are paragraphs that happen to end in '?'
constexpr std::size_t longest_furniture_line = 80;

bool is_one_of(char32_t c, std::u32string_view list) { return list.find(c) != std::u32string_view::npos; }

// The last character that is no quotation mark or bracket.
char32_t last_mark(std::string_view text) {
  while (!text.empty()) {
    const CodePoint last = code_point_before(text, text.size());
    if (!is_one_of(last.value, U"\"')]*\u2019\u201D\u00BB ")) return last.value;
    text.remove_suffix(last.size);
  }
  return 0;
}

bool ends_in_question_mark(std::string_view text) { return is_one_of(last_mark(text), U"?\uFF1F\u061F"); }
bool ends_in_colon(std::string_view text) { return is_one_of(last_mark(text), U":\uFF1A"); }

// A question and nothing before it: no other sentence ends inside.
bool is_lone_question(std::string_view text) {
  if (text.size() > longest_question || !ends_in_question_mark(text)) return false;
  for (const std::string_view end : {". ", "! ", "? "}) {
    const std::size_t found = text.find(end);
    // "1. Is it safe?": a number is no sentence.
    if (found != std::string_view::npos && found > 3) return false;
  }
  return true;
}

class Structure {
 public:
  Structure(std::vector<HtmlDraft> drafts, std::string_view text, const std::vector<bool>& layout_tables,
            const Language& language)
      : drafts_(std::move(drafts)),
        text_(text),
        layout_tables_(layout_tables),
        labels_(language),
        furniture_lines_(language.furniture.begin(), language.furniture.end()),
        reference_headings_(language.reference_headings.begin(), language.reference_headings.end()) {}

  std::vector<std::size_t> from_furniture() { return std::move(from_furniture_); }  // behind blocks()

  // Sentences to tick or to choose, which are not read; known behind blocks().
  std::uint64_t unread_choices() const { return unread_choices_; }

  std::vector<Block> blocks() {
    blocks_.resize(drafts_.size());
    for (std::size_t i = 0; i < drafts_.size(); ++i) set_kind(i);
    set_bold_headings();
    set_questions();
    set_headings();
    set_references();
    set_lead_ins();
    set_labels();
    read_furniture();
    return std::move(blocks_);
  }

 private:
  std::string_view text_of(std::size_t i) const {
    return text_.substr(blocks_[i].span.begin, blocks_[i].span.end - blocks_[i].span.begin);
  }
  bool is_body(std::size_t i) const { return blocks_[i].channel == Channel::body; }
  bool is_running(std::size_t i) const { return is_body(i) && blocks_[i].kind != BlockKind::furniture; }
  bool is_opener(std::size_t i) const {
    return blocks_[i].kind == BlockKind::heading || blocks_[i].kind == BlockKind::question;
  }

  void set_kind(std::size_t i) {
    const HtmlDraft& draft = drafts_[i];
    const HtmlContext& context = draft.context;
    Block& block = blocks_[i];
    block.span = draft.span;
    block.channel = draft.channel;
    block.hidden = context.hidden;
    block.kind = kind_of(draft, text_of(i));
    if (block.kind == BlockKind::heading && block.channel == Channel::body) block.level = context.heading_level;
    if (block.kind == BlockKind::list_item) block.level = std::max(context.list_depth, 1);
  }

  BlockKind kind_of(const HtmlDraft& draft, std::string_view text) const {
    const HtmlContext& context = draft.context;
    switch (draft.channel) {
      case Channel::title:
        return BlockKind::heading;
      case Channel::alt_text:
        return BlockKind::caption;
      case Channel::structured_data:
        return draft.is_question ? BlockKind::question : draft.is_answer ? BlockKind::answer : BlockKind::paragraph;
      case Channel::meta_description:
      case Channel::url:
        return BlockKind::paragraph;
      case Channel::body:
        break;
    }
    const bool margin_links =
        context.margin && context.list != 0 && draft.all_link && context.kind != BlockKind::heading;
    // What is crossed out is said no more: it heads, asks and answers nothing, and is read where it is a sentence.
    if (context.struck || context.furniture || margin_links || is_furniture_line(text)) return BlockKind::furniture;
    if (context.kind == BlockKind::heading || context.summary || context.term) return BlockKind::heading;
    if (context.kind == BlockKind::caption) return BlockKind::caption;
    if (context.reference && context.item != 0 && may_be_entry(text)) return BlockKind::reference_entry;
    if (context.small_print || draft.all_small) return BlockKind::small_print;
    if (draft.all_quoted) return BlockKind::quote;
    if (context.kind == BlockKind::table_cell && context.table < layout_tables_.size() && layout_tables_[context.table])
      return BlockKind::paragraph;
    return context.kind;
  }

  bool is_furniture_line(std::string_view text) const {
    return text.size() <= longest_furniture_line && !furniture_lines_.empty() &&
           furniture_lines_.count(fold(text).folded) > 0;
  }

  // One of the language's lines, or of a notice on cookies, a word that is the same in most languages.
  bool is_furniture_sentence(std::string_view sentence) const {
    const std::string folded = fold_word(without_marks_around(sentence));
    return folded.find("cookie") != std::string::npos || furniture_lines_.count(folded) > 0;
  }

  static bool may_be_entry(std::string_view text) { return names_source(text) || whole_sentences(text, false).empty(); }

  // What says a sentence is text wherever it stands: menus, forms and notices are made of captions. Last of all, so
  // that it heads, asks and answers nothing. Headlines of other pages in a list of links have no end mark. A heading is
  // no caption of a menu because a class says so.
  void read_furniture() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].kind != BlockKind::furniture) continue;
      if (drafts_[i].is_choice) {
        // It may be the visitor's word ("I have no pain.") or the page's: it is not read, and that is said.
        if (!blocks_[i].hidden && !whole_sentences(text_of(i), false).empty()) ++unread_choices_;
        continue;
      }
      const HtmlContext& context = drafts_[i].context;
      const bool heads = context.named_furniture && context.kind == BlockKind::heading && !context.struck;
      if (heads && is_body(i) && !drafts_[i].all_link && !is_furniture_sentence(text_of(i)))
        blocks_[i].kind = BlockKind::paragraph;
      for (const std::string_view sentence : whole_sentences(text_of(i), !drafts_[i].all_link)) {
        if (!is_furniture_sentence(sentence)) blocks_[i].kind = BlockKind::paragraph;
      }
      if (blocks_[i].kind == BlockKind::paragraph) from_furniture_.push_back(i);
      blocks_[i].is_caption = blocks_[i].kind == BlockKind::furniture && context.button && !context.struck;
    }
  }

  // The next block of the running text in the same part of the page, seen or hidden like this one.
  std::vector<std::size_t> next_running() const {
    std::vector<std::size_t> next(blocks_.size(), no_block);
    std::map<std::pair<std::size_t, bool>, std::size_t> last;
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      if (!is_running(i)) continue;
      const auto place = last.try_emplace({drafts_[i].context.part, blocks_[i].hidden}, no_block).first;
      next[i] = place->second;
      place->second = i;
    }
    return next;
  }

  void set_bold_headings() {
    const std::vector<std::size_t> next = next_running();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!is_running(i) || blocks_[i].kind != BlockKind::paragraph || !drafts_[i].all_strong || next[i] == no_block)
        continue;
      const std::string_view text = text_of(i);
      if (text.size() <= longest_bold_heading && !is_one_of(last_mark(text), U".!?:;,\u2026\u3002\uFF1A\uFF1F")) {
        blocks_[i].kind = BlockKind::heading;
        blocks_[i].level = 0;
      }
    }
  }

  // ---- questions and answers ----

  bool may_ask(std::size_t i, std::size_t next) const {
    const HtmlContext& context = drafts_[i].context;
    if (!is_body(i) || context.struck) return false;
    if (context.question_name && context.question != 0) return true;
    if (next == no_block) return false;
    if (blocks_[i].kind == BlockKind::furniture) return context.button && is_lone_question(text_of(i));
    if (label_at(text_of(i), labels_).kind == LineMark::question)
      return blocks_[i].kind != BlockKind::heading || !is_opener(next);
    if (drafts_[i].row != 0) return is_lone_question(text_of(i)) && is_pair_of_cells(i, next);
    if (is_opener(next) && !drafts_[next].context.summary) return false;  // a question followed by a heading stays open
    if (blocks_[i].kind == BlockKind::heading) return ends_in_question_mark(text_of(i));
    if (!is_lone_question(text_of(i))) return false;
    if (blocks_[i].kind == BlockKind::paragraph) return true;
    const bool same_item = context.item != 0 && drafts_[next].context.item == context.item;
    return blocks_[i].kind == BlockKind::list_item && drafts_[i].all_strong && same_item;
  }

  // Two cells, each of one block, and no third in their row.
  bool is_pair_of_cells(std::size_t first, std::size_t second) const {
    const HtmlDraft &left = drafts_[first], &right = drafts_[second];
    if (left.row != right.row || left.column != 0 || right.column != 1) return false;
    return second + 1 == drafts_.size() || drafts_[second + 1].row != right.row;
  }

  // Does block `i` stand where an answer to question `asked`, or text under heading `asked`, may go on?
  bool answers(std::size_t i, std::size_t asked) const {
    const HtmlContext& question = drafts_[asked].context;
    const HtmlContext& here = drafts_[i].context;
    if (here.part != question.part || blocks_[i].hidden != blocks_[asked].hidden) return false;
    if (drafts_[asked].row != 0) return drafts_[i].row == drafts_[asked].row;
    if (question.question_name) return here.question == question.question;
    if (question.summary) return here.details == question.details;
    if (question.term) return here.list == question.list || here.list_depth > question.list_depth;
    if (question.item != 0) {
      return here.item == question.item || here.list_depth > question.list_depth ||
             (here.list == question.list && label_at(text_of(i), labels_).kind == LineMark::answer);
    }
    return true;
  }

  void set_questions() {
    std::vector<std::size_t> next = next_running();
    std::size_t following = no_block;  // for buttons, which are not running text
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      if (is_running(i)) following = i;
      if (next[i] == no_block && drafts_[i].context.button && !is_running(i)) next[i] = following;
    }
    std::size_t asked = no_block;
    bool answered = false;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (drafts_[i].channel == Channel::structured_data && drafts_[i].answers != no_block)
        blocks_[i].question = drafts_[i].answers;
      if (!is_body(i)) continue;
      if (may_ask(i, next[i])) {
        blocks_[i].level = blocks_[i].kind == BlockKind::heading ? blocks_[i].level : 0;
        blocks_[i].kind = BlockKind::question;
        asked = i;
        answered = false;
        continue;
      }
      if (asked == no_block || !is_running(i)) continue;
      if (blocks_[i].kind == BlockKind::heading || !answers(i, asked)) {
        // Text of another part or a hidden block only interrupts; a heading or the end of the item ends the answer.
        const bool same_flow =
            drafts_[i].context.part == drafts_[asked].context.part && blocks_[i].hidden == blocks_[asked].hidden;
        if (same_flow) asked = no_block;
        continue;
      }
      blocks_[i].question = asked;
      const bool plain = blocks_[i].kind == BlockKind::paragraph || blocks_[i].kind == BlockKind::list_item;
      const bool labelled = label_at(text_of(i), labels_).kind == LineMark::answer;
      if (plain && (!answered || labelled)) {
        blocks_[i].kind = BlockKind::answer;
        blocks_[i].level = 0;
      }
      answered = true;
    }
  }

  // ---- headings ----

  struct Headings {
    std::array<std::size_t, 7> of_level;  // [1-6]; [0]: the last without a level
    Headings() { of_level.fill(no_block); }
    std::size_t lowest_above(int level) const {
      for (std::size_t i = static_cast<std::size_t>(level); i-- > 1;) {
        if (of_level[i] != no_block) return of_level[i];
      }
      return no_block;
    }
  };

  void set_headings() {
    std::map<std::pair<std::size_t, bool>, Headings> parts;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!is_running(i)) continue;
      Headings& headings = parts[{drafts_[i].context.part, blocks_[i].hidden}];
      Block& block = blocks_[i];
      std::size_t& unleveled = headings.of_level[0];
      if (unleveled != no_block && !answers(i, unleveled))
        unleveled = no_block;  // a summary, dt: not beyond its element
      if (is_opener(i)) {
        block.heading = headings.lowest_above(block.level == 0 ? 7 : block.level);
        for (std::size_t level = static_cast<std::size_t>(block.level); level < 7; ++level) {
          if (block.level > 0) headings.of_level[level] = no_block;
        }
        unleveled = no_block;
        headings.of_level[static_cast<std::size_t>(block.level)] = i;
      } else if (drafts_[i].cell_heading != no_block && !drafts_[drafts_[i].cell_heading].context.struck) {
        block.heading = drafts_[i].cell_heading;
      } else {
        block.heading = unleveled != no_block ? unleveled : headings.lowest_above(7);
      }
    }
  }

  bool is_reference_heading(std::size_t i) const {
    std::string folded = fold(text_of(i)).folded;
    while (!folded.empty() && (folded.back() == ':' || folded.back() == ' ')) folded.pop_back();
    return reference_headings_.count(folded) > 0;
  }

  void set_references() {
    std::size_t known = no_block;  // the last heading looked at
    bool over_references = false;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!is_running(i) || blocks_[i].heading == no_block) continue;
      if (blocks_[i].heading != known) {
        known = blocks_[i].heading;
        over_references = is_reference_heading(known);
      }
      if (!over_references) continue;
      const bool entry = (blocks_[i].kind == BlockKind::list_item && may_be_entry(text_of(i))) ||
                         (blocks_[i].kind == BlockKind::paragraph && is_reference_entry(text_of(i)));
      if (!entry) continue;
      blocks_[i].kind = BlockKind::reference_entry;
      blocks_[i].level = 0;
    }
  }

  void set_lead_ins() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const std::size_t before = drafts_[i].list_before;
      if (!is_running(i) || blocks_[i].kind == BlockKind::reference_entry || before == no_block || before >= i ||
          !is_running(before))
        continue;
      if (drafts_[before].context.list == drafts_[i].context.list) continue;
      const bool parent_item = drafts_[before].context.item != 0 &&
                               drafts_[before].context.list_depth < drafts_[i].context.list_depth &&
                               drafts_[i].context.list_depth > 1;
      if (parent_item || ends_in_colon(text_of(before))) blocks_[i].lead_in = before;
    }
  }

  // ---- labels and their values ----

  // Only what stands directly behind another short text, and by itself: the second of two cells of a row, the only text
  // behind a term, a heading, a colon, the second of two texts an element holds.
  void set_labels() {
    const std::vector<std::size_t> next = next_running();
    std::vector<std::size_t> before(blocks_.size(), no_block);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (next[i] != no_block) before[next[i]] = i;
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const std::size_t label = before[i];
      if (label != no_block && drafts_[i].row != 0 && drafts_[i].row == drafts_[label].row &&
          drafts_[i].column > drafts_[label].column) {
        blocks_[i].beside = label;
      }
      if (label == no_block || !is_running(i) || is_opener(i) || blocks_[i].kind == BlockKind::reference_entry)
        continue;
      if (!may_be_value(text_of(i)) || !may_be_label(text_of(label))) continue;
      const std::size_t behind = next[i];
      if (labels(label, i, behind == no_block ? nullptr : &drafts_[behind])) blocks_[i].label = label;
    }
  }

  // `behind`: the draft behind the value.
  bool labels(std::size_t label, std::size_t value, const HtmlDraft* behind) const {
    const HtmlDraft &left = drafts_[label], &right = drafts_[value];
    if (left.row != 0 || right.row != 0) {
      return left.row == right.row && left.column == 0 && right.column == 1 &&
             (behind == nullptr || behind->row != right.row);
    }
    if (right.label == label) return true;
    const bool opens = is_opener(label) || ends_in_colon(text_of(label));
    if (!opens) return false;
    const HtmlContext& context = right.context;
    if (context.item == 0) return true;
    if (left.context.item == context.item) return true;
    // An item by itself; one of several is part of a list, not a value.
    return behind == nullptr || behind->context.list != context.list || behind->context.term;
  }

  std::vector<HtmlDraft> drafts_;
  std::string_view text_;
  const std::vector<bool>& layout_tables_;
  Labels labels_;
  std::unordered_set<std::string> furniture_lines_, reference_headings_;
  std::vector<Block> blocks_;
  std::vector<std::size_t> from_furniture_;
  std::uint64_t unread_choices_ = 0;
};

}  // namespace

void mark_as_furniture(const std::vector<OffsetRange>& lists, std::vector<HtmlDraft>& drafts) {
  std::vector<int> change(drafts.size() + 1);  // in how many lists a draft is, against the one before it
  for (const OffsetRange& list : lists) {
    ++change[list.begin];
    --change[list.end];
  }
  int depth = 0;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    depth += change[i];
    if (depth > 0) drafts[i].context.furniture = true;
  }
}

void set_blocks(std::vector<HtmlDraft> drafts, const std::vector<bool>& layout_tables, const Language& language,
                Outline& outline) {
  Structure structure(std::move(drafts), outline.text, layout_tables, language);
  outline.blocks = structure.blocks();
  outline.from_furniture = structure.from_furniture();
  outline.not_examined.field_values += structure.unread_choices();
}

}  // namespace overclaim
