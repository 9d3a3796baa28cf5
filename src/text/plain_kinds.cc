// Passes over the pieces, from the certain to the likely: marks and shapes, then lists without marks, then questions
// and headings, then reference lists, then furniture around furniture. A later pass only touches what earlier ones left
// a paragraph, or names what it takes over. One scoring model for all kinds was not taken: nobody could say why a line
// is a heading. Covered by tests/plain_blocks_test.cc.
#include "text/plain_kinds.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "text/fold.h"
#include "text/plain_characters.h"
#include "text/plain_shapes.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

// In words, unless said otherwise.
constexpr std::uint32_t longest_heading = 14, longest_first_heading = 20;
constexpr std::uint32_t longest_question = 30;
constexpr std::uint32_t longest_item = 16, longest_labelled_item = 45, longest_loose_item = 8;
constexpr std::uint32_t longest_bare_item = 10;     // of a list without lead-in
constexpr std::uint32_t longest_colon_heading = 6;  // "Side effects:" when not capitalised
constexpr std::uint32_t longest_menu_item = 4;
constexpr std::uint32_t longest_byline = 8;
constexpr std::uint32_t longest_entry_heading = 4;
constexpr std::uint32_t shortest_statement = 9;  // a sentence of the page's text, not of its furniture
constexpr std::size_t longest_key = 120;         // bytes of a line looked up in the language's lists
constexpr std::uint32_t most_key_words = 12;     // the same in words: spares folding every sentence

using WordSet = std::unordered_set<std::string>;

bool is_sentence_end(LineEnd end) { return end == LineEnd::sentence || end == LineEnd::exclamation; }

// How the lines of one list end alike.
enum class ItemEnd { open, listed, sentence, question, other };

ItemEnd item_end(LineEnd end) {
  switch (end) {
    case LineEnd::open:
      return ItemEnd::open;
    case LineEnd::comma:
    case LineEnd::semicolon:
      return ItemEnd::listed;
    case LineEnd::sentence:
    case LineEnd::exclamation:
      return ItemEnd::sentence;
    case LineEnd::question:
      return ItemEnd::question;
    default:
      return ItemEnd::other;
  }
}

class KindSetter {
 public:
  KindSetter(std::vector<PlainPiece>& pieces, std::string_view text, const Language& language)
      : pieces_(pieces),
        text_(text),
        furniture_(language.furniture.begin(), language.furniture.end()),
        reference_headings_(language.reference_headings.begin(), language.reference_headings.end()) {}

  void run() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) set_by_itself(i);
    set_mail();
    set_rows();
    for (std::size_t i = 0; i < pieces_.size(); ++i) set_items_below(i);
    set_bare_lists();
    set_headings();
    set_references();
    set_furniture_around();
    read_furniture();
  }

 private:
  std::string_view text_of(const PlainPiece& piece) const {
    return text_.substr(piece.span.begin, piece.span.end - piece.span.begin);
  }

  bool is_listed(const PlainPiece& piece, const WordSet& set) const {
    const std::string_view text = text_of(piece);
    return piece.words <= most_key_words && text.size() <= longest_key &&
           set.contains(fold_word(without_marks_around(text)));
  }

  // A paragraph so far, without a mark of its own.
  bool is_plain(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].kind == BlockKind::paragraph && pieces_[i].mark == LineMark::none;
  }

  bool is_row(std::size_t i) const { return count_pipes(text_of(pieces_[i])) >= 2; }  // of a table

  bool is_one_line(std::size_t i) const { return pieces_[i].first_line == pieces_[i].last_line; }

  bool stands_below(std::size_t i) const { return !pieces_[i].gap_before; }  // directly, no blank line

  // ---- marks and shapes ----

  void set_by_itself(std::size_t i) {
    PlainPiece& piece = pieces_[i];
    const std::string_view text = text_of(piece);
    if (piece.mail) {
      piece.kind = BlockKind::furniture;
      return;
    }
    switch (piece.mark) {
      case LineMark::heading:
        piece.kind = piece.ends == LineEnd::question ? BlockKind::question : BlockKind::heading;
        return;
      case LineMark::question:
        piece.kind = BlockKind::question;
        return;
      case LineMark::answer:
        piece.kind = BlockKind::answer;
        return;
      case LineMark::footnote:
        piece.kind = BlockKind::small_print;
        return;
      default:
        break;
    }
    if (is_item_mark(piece.mark)) {
      piece.kind = is_reference_entry(text) ? BlockKind::reference_entry : BlockKind::list_item;
      if (is_lone_star(i)) piece.kind = BlockKind::small_print;
    } else if (is_furniture(i)) {
      piece.kind = BlockKind::furniture;
    } else if (is_reference_entry(text)) {
      piece.kind = BlockKind::reference_entry;
    } else if (piece.quote_depth > 0 || is_quotation(text) || continues_quotation(i)) {
      piece.kind = BlockKind::quote;
    }
  }

  // "* Results vary." under a text is a note; a list has two stars or a colon above.
  bool is_lone_star(std::size_t i) const {
    if (pieces_[i].mark != LineMark::star || i == 0) return false;
    const bool item_below = i + 1 < pieces_.size() && is_item_mark(pieces_[i + 1].mark);
    return !item_below && !is_item_mark(pieces_[i - 1].mark) && pieces_[i - 1].ends != LineEnd::colon &&
           is_sentence_end(pieces_[i].ends) && pieces_[i - 1].kind == BlockKind::paragraph;
  }

  bool is_furniture(std::size_t i) const {
    const std::string_view text = text_of(pieces_[i]);
    if (is_contact_line(text) || is_date_line(text) || is_copyright_line(text) || is_listed(pieces_[i], furniture_)) {
      return true;
    }
    if (!is_menu_line(text)) return false;
    // Rows with the same number of '|' are a table.
    const std::size_t pipes = count_pipes(text);
    const auto is_like = [&](std::size_t other) { return pipes > 0 && count_pipes(text_of(pieces_[other])) == pipes; };
    return !(i > 0 && is_like(i - 1)) && !(i + 1 < pieces_.size() && is_like(i + 1));
  }

  // A quotation over several paragraphs opens each of them and is closed in the last.
  bool continues_quotation(std::size_t i) const {
    const auto opens = [&](std::size_t at) { return at < pieces_.size() && is_open_quotation(text_of(pieces_[at])); };
    if (opens(i))
      return (i > 0 && opens(i - 1)) || opens(i + 1) ||
             (i + 1 < pieces_.size() && is_quotation(text_of(pieces_[i + 1])));
    return false;
  }

  // ---- pasted mail ----

  // The fields above a mail, and the line over a quoted one ("On 3 May 2025, Ann <ann@a.example> wrote:"), are the mail
  // program's words. A field by itself is none: "To: all parents" may be a letter.
  void set_mail() {
    for (std::size_t begin = 0; begin < pieces_.size();) {
      std::size_t end = begin;
      while (end < pieces_.size() && is_plain_or_quote(end) && is_mail_field(text_of(pieces_[end])) &&
             (end == begin || (stands_below(end) && pieces_[end].quote_depth == pieces_[begin].quote_depth))) {
        ++end;
      }
      for (std::size_t i = begin; end - begin >= 2 && i < end; ++i) set_mail(i);
      begin = std::max(end, begin + 1);
    }
    for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
      if (pieces_[i].ends != LineEnd::colon || pieces_[i + 1].quote_depth <= pieces_[i].quote_depth) continue;
      if (!is_plain_or_quote(i) || pieces_[i].several_sentences) continue;
      const bool begun_above = i > 0 && stands_below(i) && pieces_[i].words <= 2 && is_plain_or_quote(i - 1) &&
                               names_mail(text_of(pieces_[i - 1]));
      if (!begun_above && !names_mail(text_of(pieces_[i]))) continue;
      set_mail(i);
      if (begun_above) set_mail(i - 1);
    }
  }

  void set_mail(std::size_t i) {
    pieces_[i].kind = BlockKind::furniture;
    pieces_[i].mail = true;
  }

  bool is_plain_or_quote(std::size_t i) const {
    return pieces_[i].mark == LineMark::none &&
           (pieces_[i].kind == BlockKind::paragraph || pieces_[i].kind == BlockKind::quote ||
            pieces_[i].kind == BlockKind::furniture);
  }

  // A sender or a day stands in it.
  bool names_mail(std::string_view text) const { return text.find('@') != std::string_view::npos || has_year(text); }

  // ---- tables ----

  // Rows of cells between '|', as many in each.
  void set_rows() {
    const auto is_like = [&](std::size_t i, std::size_t other) {
      return other < pieces_.size() && is_row(other) &&
             count_pipes(text_of(pieces_[other])) == count_pipes(text_of(pieces_[i]));
    };
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!is_row(i) || !(is_plain(i) || pieces_[i].kind == BlockKind::table_cell)) continue;
      if (is_like(i, i + 1) || (i > 0 && is_like(i, i - 1))) pieces_[i].kind = BlockKind::table_cell;
    }
  }

  // ---- lists without marks ----

  // The lines below a line with a colon, as long as they are short and end alike.
  void set_items_below(std::size_t lead) {
    if (pieces_[lead].ends != LineEnd::colon || pieces_[lead].kind == BlockKind::furniture) return;
    const std::size_t first = lead + 1;
    if (!is_item_line(first, first)) return;
    const bool loose = first + 1 < pieces_.size() && pieces_[first + 1].gap_before;
    if (loose && !pieces_[first].gap_before) return;  // one line, then a blank one
    std::size_t end = first + 1;
    bool last = false;
    while (!last && end < pieces_.size() && pieces_[end].gap_before == loose && is_item_line(end, first) &&
           !is_heading_below(end, first)) {
      last = item_end(pieces_[first].ends) == ItemEnd::listed && is_sentence_end(pieces_[end].ends);
      ++end;
    }
    if (end - first < 2) return;
    for (std::size_t i = first; loose && i < end; ++i) {
      if (pieces_[i].words > longest_loose_item || item_end(pieces_[i].ends) != ItemEnd::open) return;
    }
    set_run(first, end);
  }

  bool is_item_line(std::size_t i, std::size_t first) const {
    if (!is_plain(i)) return false;
    const PlainPiece &piece = pieces_[i], &model = pieces_[first];
    const ItemEnd end = item_end(piece.ends), wanted = item_end(model.ends);
    if (end == ItemEnd::other || piece.several_sentences || piece.quote_depth != pieces_[first - 1].quote_depth)
      return false;
    const bool closes_list = wanted == ItemEnd::listed && (end == ItemEnd::sentence || is_last_but_one(piece));
    if (end != wanted && !closes_list) return false;
    if (piece.words <= longest_item) return true;
    return piece.words <= longest_labelled_item && label_size(text_of(piece)) > 0 && label_size(text_of(model)) > 0;
  }

  // "falls; and"
  bool is_last_but_one(const PlainPiece& piece) const {
    const std::string_view text = text_of(piece);
    const std::size_t space = text.rfind(' ');
    return piece.ends == LineEnd::open && space != std::string_view::npos && space > 0 &&
           (text[space - 1] == ';' || text[space - 1] == ',');
  }

  // A capitalised line under lines that are not, with text below it.
  bool is_heading_below(std::size_t i, std::size_t first) const {
    return pieces_[i].words >= 3 && pieces_[i].ends == LineEnd::open && is_title_case(text_of(pieces_[i])) &&
           !is_title_case(text_of(pieces_[first])) && has_longer_text_below(i);
  }

  void set_run(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      pieces_[i].kind = BlockKind::list_item;
      pieces_[i].in_run = true;
    }
  }

  // Short lines right below one another without a lead-in: a title and its list, or a menu.
  void set_bare_lists() {
    const auto is_bare = [&](std::size_t i) {
      return is_plain(i) && is_one_line(i) && !is_row(i) && pieces_[i].ends == LineEnd::open &&
             !pieces_[i].several_sentences && pieces_[i].words <= longest_bare_item;
    };
    for (std::size_t begin = 0; begin < pieces_.size();) {
      if (!is_bare(begin)) {
        ++begin;
        continue;
      }
      std::size_t end = begin + 1, listed = 0;
      while (end < pieces_.size() && stands_below(end) && is_bare(end)) ++end;
      // Furniture of the language may stand inside a menu.
      std::size_t menu = begin, menu_end = end;
      while (menu > 0 && stands_below(menu) && pieces_[menu - 1].kind == BlockKind::furniture) --menu, ++listed;
      while (menu_end < pieces_.size() && stands_below(menu_end) && pieces_[menu_end].kind == BlockKind::furniture) {
        ++menu_end, ++listed;
      }
      const bool alone = end == pieces_.size() || !stands_below(end);
      const std::size_t size = end - begin;
      const bool menu_words = std::all_of(pieces_.begin() + static_cast<std::ptrdiff_t>(begin),
                                          pieces_.begin() + static_cast<std::ptrdiff_t>(end),
                                          [](const PlainPiece& piece) { return piece.words <= longest_menu_item; });
      const bool is_menu =
          alone && pieces_[begin].gap_before == (menu == begin) && menu_words && listed >= size && listed >= 2;
      if (is_menu) {
        for (std::size_t i = begin; i < end; ++i) pieces_[i].kind = BlockKind::furniture;
      } else if (size >= 4 || (size == 3 && alone)) {
        set_run(begin + 1, end);
      }
      begin = std::max(end, begin + 1);
    }
  }

  // ---- questions and headings ----

  bool has_longer_text_below(std::size_t i) const {
    std::size_t below = i + 1;
    while (below < pieces_.size() && below < i + 3 && pieces_[below].kind == BlockKind::furniture) ++below;
    if (below >= pieces_.size()) return false;
    const PlainPiece& next = pieces_[below];
    if (next.kind != BlockKind::paragraph) {
      return next.kind != BlockKind::heading && next.kind != BlockKind::furniture &&
             next.kind != BlockKind::small_print;
    }
    const bool longer =
        pieces_[i].words <= 3 ? next.columns > pieces_[i].columns : next.columns * 2 > pieces_[i].columns * 3;
    return next.ends == LineEnd::question || (longer && next.ends != LineEnd::open) ||
           next.words > longest_first_heading;
  }

  bool is_question(std::size_t i) const {
    const PlainPiece& piece = pieces_[i];
    if (piece.ends != LineEnd::question) return false;
    if (!piece.several_sentences) return piece.words <= longest_question;
    return piece.words <= longest_heading && is_title_case(text_of(piece));
  }

  bool is_heading(std::size_t i, bool first) const {
    const PlainPiece& piece = pieces_[i];
    if (piece.starts == LineStart::lower || piece.words == 0 || is_row(i)) return false;
    if (piece.ends != LineEnd::open && piece.ends != LineEnd::exclamation && piece.ends != LineEnd::colon) return false;
    const bool title = is_title_case(text_of(piece));
    const bool lead_in =
        piece.ends == LineEnd::colon && i + 1 < pieces_.size() && pieces_[i + 1].kind == BlockKind::list_item;
    const bool over_quoted_mail =
        piece.ends == LineEnd::colon && i + 1 < pieces_.size() && pieces_[i + 1].quote_depth > 0;
    if ((lead_in && !title) || over_quoted_mail || is_label_among_labels(i)) return false;
    if (piece.first_line + (title ? 1u : 0u) < piece.last_line) return false;
    if (first && piece.words <= longest_first_heading && i + 1 < pieces_.size() && piece.ends == LineEnd::open)
      return true;
    if (piece.words > longest_heading) return false;
    if (piece.ends == LineEnd::colon && !title && piece.words > longest_colon_heading) return false;
    if (title && piece.ends != LineEnd::exclamation) return true;
    return has_longer_text_below(i);
  }

  // "From: Ann" and "Subject: Rooms" right below one another; not a title below "Rooms: They are cold.".
  bool is_label_among_labels(std::size_t i) const {
    const auto has_label = [&](std::size_t at) {
      const std::string_view label = text_of(pieces_[at]).substr(0, label_size(text_of(pieces_[at])));
      return pieces_[at].ends == LineEnd::open && !label.empty() && std::count(label.begin(), label.end(), ' ') < 2;
    };
    if (!has_label(i)) return false;
    return (i > 0 && stands_below(i) && has_label(i - 1)) ||
           (i + 1 < pieces_.size() && stands_below(i + 1) && has_label(i + 1));
  }

  void set_headings() {
    bool first = true;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      PlainPiece& piece = pieces_[i];
      if (is_plain(i) || (piece.kind == BlockKind::list_item && is_heading_with_mark(i))) {
        if (is_question(i)) {
          piece.kind = BlockKind::question;
        } else if (is_heading(i, first && is_plain(i))) {
          piece.kind = is_byline(i) ? BlockKind::caption : BlockKind::heading;
        }
      }
      if (piece.kind != BlockKind::furniture) first = false;
    }
  }

  // "By Ann Lind" between a title and a day.
  bool is_byline(std::size_t i) const {
    return i > 0 && i + 1 < pieces_.size() && pieces_[i - 1].kind == BlockKind::heading && stands_below(i) &&
           stands_below(i + 1) && pieces_[i].ends == LineEnd::open && pieces_[i].words <= longest_byline &&
           is_date_line(text_of(pieces_[i + 1]));
  }

  // "1. Side effects" or "• Is it safe?" by itself over a text, not among items.
  bool is_heading_with_mark(std::size_t i) const {
    const PlainPiece& piece = pieces_[i];
    if (piece.in_run || piece.quote_depth > 0 || i + 1 >= pieces_.size()) return false;
    if (piece.ends != LineEnd::question && piece.mark != LineMark::number && piece.mark != LineMark::step) return false;
    if (is_item_mark(pieces_[i + 1].mark) || (i > 0 && is_item_mark(pieces_[i - 1].mark))) return false;
    if (i > 0 && pieces_[i - 1].ends == LineEnd::colon) return false;
    const bool text_below = pieces_[i + 1].kind == BlockKind::paragraph && pieces_[i + 1].ends != LineEnd::question;
    return is_one_line(i) && (piece.ends == LineEnd::question ? text_below : has_longer_text_below(i));
  }

  // ---- references ----

  void set_references() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      PlainPiece& piece = pieces_[i];
      const bool may_head =
          piece.mark == LineMark::none || piece.mark == LineMark::heading || piece.mark == LineMark::number;
      if (!may_head || piece.words == 0 || piece.words > longest_entry_heading || piece.kind == BlockKind::furniture)
        continue;
      if (!is_listed(piece, reference_headings_)) continue;
      piece.kind = BlockKind::heading;
      piece.in_run = false;
      i = set_entries(i + 1) - 1;
    }
  }

  // The entries from `begin` on; their end.
  std::size_t set_entries(std::size_t begin) {
    std::size_t end = begin;
    bool marked = false, bare = false;
    while (end < pieces_.size()) {
      PlainPiece& piece = pieces_[end];
      const bool entry_shape = piece.kind == BlockKind::reference_entry || is_item_mark(piece.mark) || piece.in_run;
      const bool address = piece.kind == BlockKind::furniture && !is_listed(piece, furniture_);
      const bool title = piece.kind == BlockKind::heading || piece.kind == BlockKind::question;
      if (piece.mark == LineMark::heading || piece.mark == LineMark::question || piece.mark == LineMark::answer) break;
      if (end == begin) {
        if (piece.kind == BlockKind::furniture && !address) break;
        marked = is_item_mark(piece.mark);
        bare = title;
      } else if (!entry_shape && !address) {
        const bool unmarked_entry =
            piece.kind == BlockKind::paragraph && !marked && (!piece.several_sentences || has_year(text_of(piece)));
        if (!(title && bare) && !unmarked_entry && !is_indented_below(end)) break;
      }
      if (is_listed(piece, reference_headings_)) break;
      ++end;
      if (!names_source(text_of(piece)) && !whole_sentences(text_of(piece), false).empty()) continue;
      piece.kind = BlockKind::reference_entry;
      piece.in_run = false;
    }
    return end;
  }

  bool is_indented_below(std::size_t i) const { return pieces_[i].indent > pieces_[i - 1].indent + 1; }

  // ---- furniture around furniture ----

  bool is_statement(const PlainPiece& piece) const {
    switch (piece.kind) {
      case BlockKind::furniture:
        return false;
      case BlockKind::heading:
      case BlockKind::question:
      case BlockKind::paragraph:
      case BlockKind::list_item:
        break;
      default:
        return true;
    }
    if (piece.mark != LineMark::none) return true;
    return piece.words >= shortest_statement && (is_sentence_end(piece.ends) || piece.words > longest_first_heading);
  }

  void set_furniture_around() {
    // A short line right below furniture with nothing but a gap behind it belongs to it.
    for (std::size_t i = 1; i < pieces_.size(); ++i) {
      const bool behind =
          i + 1 == pieces_.size() || !stands_below(i + 1) || pieces_[i + 1].kind == BlockKind::furniture;
      const bool may = pieces_[i].kind == BlockKind::heading || pieces_[i].kind == BlockKind::paragraph;
      if (may && behind && pieces_[i].mark == LineMark::none && stands_below(i) && !is_statement(pieces_[i]) &&
          pieces_[i].words <= longest_item / 2 && pieces_[i].ends == LineEnd::open &&
          pieces_[i - 1].kind == BlockKind::furniture && !pieces_[i - 1].mail) {
        pieces_[i].kind = BlockKind::furniture;
      }
    }
    // Behind the page's last statement, everything from the first furniture on is furniture: teasers, menus, forms.
    std::size_t tail = pieces_.size();
    while (tail > 0 && !is_statement(pieces_[tail - 1])) --tail;
    if (tail == 0) return;
    while (tail < pieces_.size() && (pieces_[tail].kind != BlockKind::furniture || pieces_[tail].mail)) ++tail;
    for (; tail < pieces_.size(); ++tail) {
      pieces_[tail].kind = BlockKind::furniture;
      pieces_[tail].in_run = false;
    }
  }

  bool is_listed(std::string_view text) const {
    return text.size() <= longest_key && furniture_.contains(fold_word(without_marks_around(text)));
  }

  static bool is_subject(std::string_view text) { return fold_word(text.substr(0, text.find(':'))) == "subject"; }

  // "Call now: 1-555-010-0199" and "Email: a@b.example" say no more; two words of another kind may: "No risks: 1-555-...".
  bool says_more_than_contact(std::string_view text) const {
    const auto beside = words_beside_contact(text);
    return std::any_of(beside.begin(), beside.end(), [&](std::string_view words) {
      return words.find('%') != words.npos || (count_parts(words) > 1 && !is_listed(words));
    });
  }

  // A slogan below the "-- " of a mail; names, titles and addresses stand in capitals, mail fields name a sender or a day.
  bool says_more_than_signature(std::string_view text) const {
    if (is_mail_field(text) || names_mail(text)) return false;
    return text.find('%') != text.npos || (count_parts(text) >= 3 && !is_title_case(text));
  }

  // As a menu: some items are known ones, the others a word or in capitals as titles are, and no numbers in them.
  bool says_more_than_menu(std::string_view text) const {
    const std::vector<std::string_view> items = menu_items(text);
    if (items.empty()) return false;
    std::size_t known = 0, longer = 0;
    for (const std::string_view item : items) {
      if (item.find_first_of("0123456789%") != item.npos) return true;
      if (is_listed(item)) {
        ++known;
      } else if (count_parts(item) > 1) {
        if (!is_title_case(item)) return true;
        ++longer;
      }
    }
    return known == 0 || longer > known;
  }

  // Words of two letters and more, those between hyphens by themselves: "risk-free" has two, "e-mail" one.
  static std::size_t count_parts(std::string_view text) {
    std::size_t parts = 0, letters = 0;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = code_point_at(text, at);
      letters = is_letter(c.value) ? letters + 1 : 0;
      if (letters == 2) ++parts;
      at += c.size;
    }
    return parts;
  }

  // What says a sentence is text wherever it stands. Headlines of other pages in the tail have no end mark.
  void read_furniture() {
    for (PlainPiece& piece : pieces_) {
      if (piece.kind != BlockKind::furniture) continue;
      const std::string_view text = text_of(piece);
      const bool subject = piece.mail && piece.quote_depth == 0 && is_subject(text);
      if (subject || (piece.mail && says_more_than_signature(text)) ||
          (!piece.mail && (says_more_than_contact(text) || says_more_than_menu(text)))) {
        piece.says_sentence = true;
      }
      for (const std::string_view sentence : whole_sentences(text, false)) {
        if (sentence.size() > longest_key || !furniture_.contains(fold_word(without_marks_around(sentence))))
          piece.says_sentence = true;
      }
    }
  }

  std::vector<PlainPiece>& pieces_;
  std::string_view text_;
  WordSet furniture_, reference_headings_;
};

}  // namespace

void set_kinds(std::vector<PlainPiece>& pieces, std::string_view text, const Language& language) {
  KindSetter(pieces, text, language).run();
}

}  // namespace overclaim
