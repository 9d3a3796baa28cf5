// Plain text to blocks: lines (plain_lines.h), joined to pieces (plain_pieces.h), given kinds (plain_kinds.h), and here
// linked: which heading, lead-in and question each stands under. Links come last, in one sweep, because a kind may
// still change while neighbours are read. Linking while reading was not taken for that reason. Covered by
// tests/plain_blocks_test.cc.
#include <cstddef>
#include <string_view>
#include <vector>

#include "text/label_lines.h"
#include "text/outline.h"
#include "text/plain_kinds.h"
#include "text/plain_lines.h"
#include "text/plain_pieces.h"

namespace overclaim {
namespace {

constexpr int rank_without_level = 7;  // of headings without mark-up: below all that have a level
constexpr int rank_of_questions = 8;
constexpr std::uint32_t longest_attribution = 12;  // words

class Linker {
 public:
  Linker(const std::vector<PlainPiece>& pieces, std::string_view text, std::vector<Block>& blocks)
      : pieces_(pieces), text_(text), blocks_(blocks) {}

  void link() {
    blocks_.reserve(pieces_.size());
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      Block block;
      block.kind = pieces_[i].kind;
      block.span = pieces_[i].span;
      blocks_.push_back(std::move(block));
      if (is_attribution(i)) blocks_[i].kind = BlockKind::caption;
      link_list(i);
      link_heading(i);
      link_question(i);
    }
    for (std::size_t i = 1; i < pieces_.size(); ++i) link_label(i);
  }

 private:
  struct OpenHeading {
    int rank;
    std::size_t block;
  };
  struct OpenItem {
    std::uint32_t indent;
    LineMark mark;
    char32_t sign;
    std::size_t block;
  };

  // "— Maria, mother of Leo" below a quotation.
  bool is_attribution(std::size_t i) const {
    const PlainPiece& piece = pieces_[i];
    if (i == 0 || piece.mark != LineMark::dash || piece.words > longest_attribution) return false;
    const bool list = i + 1 < pieces_.size() && pieces_[i + 1].mark == LineMark::dash && !pieces_[i + 1].gap_before;
    return blocks_[i - 1].kind == BlockKind::quote && !list;
  }

  void link_heading(std::size_t i) {
    Block& block = blocks_[i];
    const bool question = block.kind == BlockKind::question;
    if (question || block.kind == BlockKind::heading) {
      const int level = pieces_[i].mark == LineMark::heading ? pieces_[i].heading_level : 0;
      const int rank = level > 0 ? level : question ? rank_of_questions : rank_without_level;
      while (!headings_.empty() && headings_.back().rank >= rank) headings_.pop_back();
      if (!headings_.empty()) block.heading = headings_.back().block;
      headings_.push_back({rank, i});
      block.level = level;
    } else if (!headings_.empty()) {
      block.heading = headings_.back().block;
    }
  }

  void link_question(std::size_t i) {
    Block& block = blocks_[i];
    switch (block.kind) {
      case BlockKind::question:
        question_ = i;
        answered_ = false;
        if (pieces_[i].mark == LineMark::question) labelled_question_ = i;
        return;
      case BlockKind::heading:
      case BlockKind::reference_entry:
        question_ = no_block;
        return;
      case BlockKind::furniture:
        return;
      default:
        break;
    }
    if (block.kind == BlockKind::answer && question_ == no_block) question_ = labelled_question_;
    block.question = question_;
    if (question_ == no_block) {
      if (block.kind == BlockKind::answer) block.kind = BlockKind::paragraph;
      return;
    }
    if (!answered_ && block.kind == BlockKind::paragraph) block.kind = BlockKind::answer;
    answered_ = true;
  }

  // "Side effects:" or a heading, and "None" in the next line: as the only item where it is one.
  void link_label(std::size_t i) {
    const BlockKind kind = blocks_[i].kind, above = blocks_[i - 1].kind;
    const bool is_item = kind == BlockKind::list_item;
    // A short line over a longer text looks like a heading; right below a colon it is the value.
    const bool below_colon = pieces_[i - 1].ends == LineEnd::colon && !pieces_[i].gap_before;
    const bool is_text = kind == BlockKind::paragraph || kind == BlockKind::answer;
    if (!is_item && !is_text && !(kind == BlockKind::heading && below_colon)) return;
    if (is_item && i + 1 < pieces_.size() && blocks_[i + 1].kind == BlockKind::list_item) return;
    const bool opens =
        above == BlockKind::heading || above == BlockKind::question ||
        (pieces_[i - 1].ends == LineEnd::colon && above != BlockKind::furniture && above != BlockKind::reference_entry);
    if (opens && may_be_label(text_of(i - 1)) && may_be_value(text_of(i))) blocks_[i].label = i - 1;
  }

  std::string_view text_of(std::size_t i) const {
    return text_.substr(pieces_[i].span.begin, pieces_[i].span.end - pieces_[i].span.begin);
  }

  void link_list(std::size_t i) {
    Block& block = blocks_[i];
    const PlainPiece& piece = pieces_[i];
    if (block.kind != BlockKind::list_item) {
      const bool inside = !items_.empty() && block.kind == BlockKind::paragraph && piece.indent > items_.front().indent;
      if (!inside) items_.clear();  // an indented paragraph belongs to the item above
      return;
    }
    if (items_.empty()) {
      const bool after_colon = i > 0 && pieces_[i - 1].ends == LineEnd::colon &&
                               blocks_[i - 1].kind != BlockKind::furniture &&
                               blocks_[i - 1].kind != BlockKind::reference_entry;
      lead_in_ = after_colon ? i - 1 : no_block;
    }
    open_item(i, piece);
    block.level = static_cast<int>(items_.size());
    block.lead_in = items_.size() > 1 ? items_[items_.size() - 2].block : lead_in_;
  }

  // Closes the items that item i does not stand under, by indentation; at equal indentation another mark below a colon
  // goes one deeper, and the mark of an item further up goes back to it.
  void open_item(std::size_t i, const PlainPiece& piece) {
    while (!items_.empty() && items_.back().indent > piece.indent) items_.pop_back();
    const auto alike = [&](const OpenItem& item) {
      return item.indent == piece.indent && item.mark == piece.mark && item.sign == piece.mark_sign;
    };
    std::size_t depth = items_.size();
    while (depth > 0 && items_[depth - 1].indent == piece.indent && !alike(items_[depth - 1])) --depth;
    if (depth > 0 && alike(items_[depth - 1])) {
      items_.resize(depth - 1, OpenItem{});
    } else if (!items_.empty() && items_.back().indent == piece.indent) {
      const bool deeper = pieces_[items_.back().block].ends == LineEnd::colon && items_.back().block + 1 == i;
      if (!deeper) items_.pop_back();
    }
    items_.push_back({piece.indent, piece.mark, piece.mark_sign, i});
  }

  const std::vector<PlainPiece>& pieces_;
  std::string_view text_;
  std::vector<Block>& blocks_;
  std::vector<OpenHeading> headings_;
  std::vector<OpenItem> items_;  // the items the next one may stand under
  std::size_t lead_in_ = no_block, question_ = no_block, labelled_question_ = no_block;
  bool answered_ = false;
};

// The page's title: a heading before any other text.
std::string title_of(const Outline& outline) {
  for (const Block& block : outline.blocks) {
    if (block.kind == BlockKind::furniture) continue;
    if (block.kind != BlockKind::heading && block.kind != BlockKind::question) break;
    return outline.text.substr(block.span.begin, block.span.end - block.span.begin);
  }
  return {};
}

}  // namespace

Outline outline_of_plain(std::string_view input, const Language& language) {
  Outline outline;
  const PlainLines lines = plain_lines(input, language);
  outline.bad_bytes = lines.bad_bytes;
  std::vector<PlainPiece> pieces = plain_pieces(lines, input, language);
  write_pieces(pieces, lines, input, outline);
  set_kinds(pieces, outline.text, language);
  Linker(pieces, outline.text, outline.blocks).link();
  outline.title = title_of(outline);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].says_sentence) continue;
    outline.blocks[i].kind = BlockKind::paragraph;
    outline.from_furniture.push_back(i);
  }
  return outline;
}

}  // namespace overclaim
