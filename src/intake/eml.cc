// A MIME reader of our own. Debian's C++ libraries for it were looked at: mimetic knows no charsets and descends into
// parts without a bound, vmime is under the GPL, and GMime, the best kept, brings GLib and GPG into a program that
// starts in milliseconds, and charsets other than those pages are read with (charset.h). What is needed here, reading
// text out of any mail, is small. Python's email package and its mails are the test's judge (tests/documents/).
// Covered by tests/eml_test.cc.
#include "intake/eml.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "intake/left_out.h"
#include "intake/mail_fields.h"
#include "intake/mime_asides.h"
#include "intake/mime_body.h"
#include "intake/mime_headers.h"
#include "intake/office_html.h"
#include "intake/office_xml.h"
#include "text/charset.h"
#include "text/read.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::size_t most_named_attachments = 20;
constexpr std::size_t longest_shown_name = 100;

struct Piece {
  bool html = false;
  std::string text;
};

bool dresses_a_page(std::string_view type) {
  return type == "text/css" || type.ends_with("/javascript") || type.starts_with("font/");
}

std::string_view without_blank_start(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (bytes.starts_with("\n") || bytes.starts_with("\r\n")) bytes.remove_prefix(bytes.front() == '\r' ? 2 : 1);
  return bytes;
}

// The line that mailboxes put before each mail is no field of it.
std::string_view without_mailbox_line(std::string_view bytes) {
  bytes = without_blank_start(bytes);
  if (!bytes.starts_with("From ")) return bytes;
  const std::size_t end = bytes.find('\n');
  return end == bytes.npos ? std::string_view() : bytes.substr(end + 1);
}

// Another mail begins behind the first: "From ..." behind a blank line, and a field in the next line.
bool is_mailbox_of_several(std::string_view bytes) {
  bytes = without_blank_start(bytes);
  if (!bytes.starts_with("From ")) return false;
  for (std::size_t at = bytes.find("\nFrom "); at != bytes.npos; at = bytes.find("\nFrom ", at + 1)) {
    const bool blank_before = bytes.substr(0, at).ends_with('\n') || bytes.substr(0, at).ends_with("\n\r");
    const std::size_t line_end = bytes.find('\n', at + 1);
    if (!blank_before || line_end == bytes.npos) continue;
    const std::size_t next_end = bytes.find('\n', line_end + 1);
    const MimeHeaders headers = read_mime_headers(bytes.substr(line_end + 1, next_end - line_end));
    if (!headers.fields.empty()) return true;
  }
  return false;
}

// Each word with the next, as numbers in order, so that two texts can be compared whatever their mark-up and line ends
// are. Addresses are passed over: plain versions write them out.
std::vector<std::size_t> word_pairs(const std::vector<Piece>& pieces, std::size_t first_piece) {
  std::vector<std::size_t> pairs;
  std::string before, word, stretch;
  const auto end_word = [&] {
    if (!word.empty()) pairs.push_back(std::hash<std::string>()(before + ' ' + word));
    if (!word.empty()) before = std::exchange(word, "");
  };
  const auto end_stretch = [&] {
    const bool address = stretch.find("://") != stretch.npos || stretch.find('@') != stretch.npos ||
                         stretch.starts_with("www.") || stretch.starts_with("cid:");
    for (std::size_t at = 0; at < stretch.size() && !address;) {
      const CodePoint point = code_point_at(stretch, at);
      const char32_t c = point.value;
      const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                          (c >= 0xC0 && (c < 0x2000 || c > 0x206F) && c != replacement_character);
      if (letter && c < 0x80) {
        word += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
      } else if (letter) {
        word.append(stretch, at, point.size);
      } else if (c != 0xAD && c != 0x200B) {  // seen as nothing
        end_word();
      }
      at += point.size;
    }
    end_word();
    stretch.clear();
  };
  for (std::size_t i = first_piece; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    const std::string text =
        piece.html ? read_document(piece.text, {"", MediaType::html, "utf-8"}, Language()).text : piece.text;
    for (const char c : text) {
      if (std::string_view(" \t\r\n<>()[]").find(c) == std::string_view::npos) {
        stretch += c;
      } else {
        end_stretch();
      }
    }
    end_stretch();
  }
  if (pairs.size() > 1) pairs.erase(pairs.begin());  // how it begins may differ
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

// Looked up one by one: of thousands of short parts each is compared with all words that were read.
bool holds_all(const std::vector<std::size_t>& sorted, const std::vector<std::size_t>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](std::size_t pair) { return std::binary_search(sorted.begin(), sorted.end(), pair); });
}

// Plain text beside HTML: blank lines part paragraphs, and lines that begin with a mark stand alone.
std::string as_html(std::string_view plain) {
  std::string out, paragraph;
  const auto flush = [&] {
    if (!paragraph.empty()) out += "<p>" + escape_text(paragraph) + "</p>\n";
    paragraph.clear();
  };
  while (!plain.empty()) {
    const std::size_t end = std::min(plain.find('\n'), plain.size());
    const std::string_view line = plain.substr(0, end);
    plain = plain.substr(std::min(end + 1, plain.size()));
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first == line.npos) {
      flush();
      continue;
    }
    if (std::string_view("-*>+#").find(line[first]) != std::string_view::npos ||
        line.substr(first).starts_with("\u2022")) {
      flush();
    }
    if (!paragraph.empty()) paragraph += ' ';
    paragraph += line.substr(first, line.find_last_not_of(" \t\r") + 1 - first);
  }
  flush();
  return out;
}

// Without a line that is cut off, as where only the first bytes of a mail are looked at.
std::string_view whole_lines_of_head(std::string_view mail) {
  if (mail.find("\n\n") != mail.npos || mail.find("\n\r\n") != mail.npos) return mail;
  return mail.substr(0, mail.rfind('\n') + 1);
}

bool is_html(const Piece& piece) { return piece.html; }

// The blocks that are seen and read, a line each: no menus, no choices of a form.
std::string visible_text(const std::string& html) {
  const Document document = read_document(html, {"", MediaType::html, "utf-8"}, Language());
  std::string out;
  for (const Block& block : document.blocks) {
    if (block.hidden || block.channel != Channel::body || block.kind == BlockKind::furniture) continue;
    out += document.text.substr(block.span.begin, block.span.end - block.span.begin) + "\n";
  }
  return out;
}

// The same as a page of its own, with everything closed.
std::string visible_page(const std::string& html) {
  const Document document = read_document(html, {"", MediaType::html, "utf-8"}, Language());
  std::string out;
  for (const Block& block : document.blocks) {
    if (block.hidden || block.channel != Channel::body) continue;
    const std::string tag = block.kind == BlockKind::heading ? "h" + std::to_string(block.level == 0 ? 2 : block.level)
                            : block.kind == BlockKind::quote ? "blockquote"
                                                             : "p";
    const std::string words = document.text.substr(block.span.begin, block.span.end - block.span.begin);
    out += "<" + tag + ">" + escape_text(words) + "</" + tag + ">\n";
  }
  return out;
}

class Reader {
 public:
  explicit Reader(const ExtractLimits& limits) : limits_(limits) {}

  ExtractResult read(std::string_view given) {
    const std::optional<std::string> with_lines = with_line_feeds(given);
    const std::string_view bytes = with_lines ? std::string_view(*with_lines) : given;
    if (is_mailbox_of_several(bytes)) {
      return ReportError{"binary", "is a mailbox of several mails; save each as a file of its own (.eml)"};
    }
    const MimeHeaders mail = read_mime_headers(without_mailbox_line(bytes));
    if (std::none_of(mail.fields.begin(), mail.fields.end(),
                     [](const MimeField& field) { return is_usual_in_mails(field.name); })) {
      return ReportError{"damaged", "is no mail: it does not begin with header fields such as From and Subject"};
    }
    note_doubled(mail, "subject");
    head_words(mail);
    part(mail, 0);
    if (error_) return *error_;
    if (encrypted_ && pieces_.empty()) {
      return ReportError{"encrypted", "is an encrypted mail; save its text from the mail program that can open it"};
    }
    Extracted extracted;
    extracted.title = decode_mime_words(mail.value("subject"));
    extracted.date = mime_date(mail.value("date"));
    write(extracted);
    if (extracted.text.size() > limits_.text_bytes) return too_long_text(limits_.text_bytes);
    left_out(extracted.left_out);
    extracted.incomplete = cut_off_ || head_cut_ || !attachments_.empty() || !doubled_.empty() || strange_base64_ ||
                           !unknown_encodings_.empty() || !unknown_charsets_.empty();
    return extracted;
  }

 private:
  static MimeValue type_of(const MimeHeaders& headers) {
    MimeValue type = read_mime_value(headers.value("content-type"));
    if (type.value.find('/') == type.value.npos) type.value = "text/plain";
    return type;
  }

  bool goes_on(std::uint32_t depth) {
    if (!error_ && depth > limits_.depth / 8) {
      error_ = ReportError{"too_long", "has parts nested deeper than " + std::to_string(limits_.depth / 8) +
                                           " levels; it was not read: save its text as a file of its own"};
    }
    if (!error_ && ++parts_ > limits_.entries) {
      error_ = ReportError{"too_long", "has more than " + std::to_string(limits_.entries) +
                                           " parts; it was not read: save its text as a file of its own"};
    }
    return !error_.has_value();
  }

  // `of_a_page`: it stands beside the HTML that it belongs to.
  void part(const MimeHeaders& headers, std::uint32_t depth, bool of_a_page = false) {
    if (!goes_on(depth)) return;
    head_cut_ = head_cut_ || headers.cut;
    for (const char* const name : {"content-type", "content-transfer-encoding"}) note_doubled(headers, name);
    const MimeValue type = type_of(headers);
    const MimeValue disposition = read_mime_value(headers.value("content-disposition"));
    const std::string_view boundary = type.parameter("boundary");
    if (type.value == "multipart/encrypted" || type.value == "application/pkcs7-mime" ||
        type.value == "application/x-pkcs7-mime") {
      encrypted_ = true;
      attachments_.emplace_back("encrypted part");
    } else if (type.value.starts_with("multipart/") && !boundary.empty()) {
      multipart(headers.body, type, depth);
    } else if (type.value == "message/rfc822" || type.value == "message/global") {
      const MimeHeaders mail = read_mime_headers(without_mailbox_line(decoded(headers)));
      inside(mail, depth);
    } else if (type.value.starts_with("image/")) {
      ++pictures_;
    } else if (of_a_page && disposition.value != "attachment" && dresses_a_page(type.value)) {
      // of a page saved as a mail (.mht): it has no words
    } else if (disposition.value != "attachment" &&
               (type.value == "text/html" || type.value == "text/plain" || type.value.starts_with("multipart/"))) {
      text(headers, type);
    } else {
      name_attachment(type, disposition);
    }
  }

  // Mail programs do not agree on which one counts; the first does here.
  void note_doubled(const MimeHeaders& headers, std::string_view name) {
    const std::string_view first = headers.value(name);
    for (const MimeField& field : headers.fields) {
      if (field.name == name && field.value != first) doubled_.insert(std::string(name));
    }
  }

  // What a sender wrote, short enough for a line.
  static void note_unknown(std::set<std::string>& unknown, std::string_view name) {
    std::string shown = escape_controls(cut_between_characters(name, longest_shown_name));
    if (unknown.size() < most_named_attachments) unknown.insert(std::move(shown));
  }

  static std::string escape_controls(std::string_view text) {
    std::string out = valid_utf8(text);
    for (char& c : out) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    }
    return out;
  }

  std::string undo_encoding(const MimeHeaders& headers) {
    const std::string_view encoding = headers.value("content-transfer-encoding");
    if (!is_transfer_encoding(encoding)) note_unknown(unknown_encodings_, mime_token(encoding));
    return decode_transfer(headers.body, encoding);
  }

  // What stands between the fields of a head, or in place of one, somebody wrote to be read.
  void head_words(const MimeHeaders& mail) {
    std::string words = valid_utf8(mail.stray);
    for (const MimeField& field : mail.fields) {
      if (is_text_in_the_head(field) || is_said_in_a_field(field))
        words += field.name + ": " + decode_mime_words(field.value) + "\n";
    }
    if (words.find_first_not_of(" \t\r\n") != words.npos) pieces_.push_back({false, std::move(words)});
  }

  // A mail in the mail. Its bytes are kept, as views point into them.
  void inside(const MimeHeaders& mail, std::uint32_t depth) {
    note_doubled(mail, "subject");
    const std::string subject = decode_mime_words(mail.value("subject"));
    if (!subject.empty()) pieces_.push_back({false, subject + "\n"});
    head_words(mail);
    part(mail, depth + 1);
  }

  std::string_view decoded(const MimeHeaders& headers) {
    std::string bytes = undo_encoding(headers);
    if (std::optional<std::string> lines = with_line_feeds(bytes)) bytes = *std::move(lines);
    if (bytes == headers.body) return headers.body;
    kept_.push_back(std::make_unique<std::string>(std::move(bytes)));
    return *kept_.back();
  }

  void multipart(std::string_view body, const MimeValue& type, std::uint32_t depth) {
    const MimeParts split = split_multipart(body, type.parameter("boundary"), limits_.entries);
    if (!split.closed) cut_off_ = true;
    if (has_word(split.before) && !is_usual_preamble(split.before)) ++around_parts_;
    if (has_word(split.behind)) ++around_parts_;
    // Header fields are read again where they are needed: those of all parts together could fill the memory.
    std::size_t best = split.parts.size();
    if (type.value == "multipart/alternative") {
      int best_rank = -1;
      for (std::size_t i = 0; i < split.parts.size(); ++i) {  // the last of equals is the sender's best
        const int rank = rank_of(type_of(read_mime_headers(split.parts[i])).value);
        if (rank >= best_rank) best = i, best_rank = rank;
      }
    }
    const std::size_t before = pieces_.size();
    if (best < split.parts.size()) part(read_mime_headers(split.parts[best]), depth + 1);
    if (best < split.parts.size() && pieces_.size() > before) {
      compare_alternatives(split, best, before, depth);
      return;
    }
    const bool is_page = type.value == "multipart/related" && holds_page(split);
    for (std::size_t i = 0; i < split.parts.size() && !error_; ++i) {
      if (i != best) part(read_mime_headers(split.parts[i]), depth + 1, is_page);
    }
  }

  static bool holds_page(const MimeParts& split) {
    return std::any_of(split.parts.begin(), split.parts.end(), [](std::string_view part) {
      const std::string type = type_of(read_mime_headers(part)).value;
      return type == "text/html" || type == "application/xhtml+xml" || type == "multipart/alternative";
    });
  }

  // Those that were not read should say what the one that was read says, whose pieces begin at `first_piece`.
  void compare_alternatives(const MimeParts& split, std::size_t best, std::size_t first_piece, std::uint32_t depth) {
    std::vector<std::size_t> read;
    for (std::size_t i = 0; i < split.parts.size() && !error_; ++i) {
      if (i == best) continue;
      const MimeHeaders headers = read_mime_headers(split.parts[i]);
      MimeValue type = type_of(headers);
      const std::string name = type.value;
      Reader other(limits_);
      other.parts_ = parts_;
      const bool attached = read_mime_value(headers.value("content-disposition")).value == "attachment";
      if (name == "text/x-amp-html" || name == "text/watch-html" || name == "text/enriched") {
        type.value = "text/html";
        other.text(headers, type);
      } else if (!attached && (name == "text/markdown" || name == "text/x-markdown")) {
        type.value = "text/plain";
        other.text(headers, type);
      } else {
        other.part(headers, depth + 1);
      }
      parts_ = std::max(parts_, other.parts_);
      // What no version may hold but one: a reader of another version never sees it, and neither did we.
      attachments_.insert(attachments_.end(), other.attachments_.begin(), other.attachments_.end());
      pictures_ += other.pictures_;
      if (other.pieces_.empty() && !other.error_) continue;
      if (read.empty()) read = word_pairs(pieces_, first_piece);
      const std::vector<std::size_t> unread = word_pairs(other.pieces_, 0);
      if (other.error_ || !holds_all(read, unread)) {
        ++other_versions_;
        note_unknown(version_types_, name);
      }
    }
  }

  // Of parts that say the same: HTML before what may have it inside, that before plain words.
  static int rank_of(std::string_view type) {
    if (type == "text/html") return 3;
    if (type == "multipart/related" || type == "multipart/mixed") return 2;
    return type == "text/plain" || type.starts_with("multipart/") ? 1 : 0;
  }

  void text(const MimeHeaders& headers, const MimeValue& type) {
    const std::string bytes = undo_encoding(headers);
    if (bytes.size() > limits_.member_bytes) {
      error_ = too_long_text(limits_.member_bytes);
      return;
    }
    const bool html = type.value == "text/html";
    const std::string charset = mime_token(type.parameter("charset"));
    if (!charset.empty() && charset_of_label(charset).empty() && charset != "ascii" && charset != "unknown-8bit") {
      note_unknown(unknown_charsets_, charset);
    }
    Piece piece{html, decode_mime_text(bytes, charset, html)};
    if (!html && mime_token(type.parameter("format")) == "flowed" && mime_token(type.parameter("delsp")) == "yes") {
      piece.text = unflowed(piece.text);
    }
    if (piece.text.find_first_not_of(" \t\r\n") == piece.text.npos) return;
    if (piece.text.starts_with("-----BEGIN PGP MESSAGE-----")) {
      encrypted_ = true;
      attachments_.emplace_back("encrypted part");
      return;
    }
    if (mime_token(headers.value("content-transfer-encoding")) == "base64") {
      const std::string_view behind = words_behind_base64(headers.body);
      if (has_word(behind)) ++around_parts_;
      std::string_view body(headers.body);
      body.remove_suffix(behind.size());
      // A line may part the words behind it from it.
      if (!behind.empty() && body.rfind('=') != body.npos) body = body.substr(0, body.rfind('=') + 1);
      strange_base64_ = strange_base64_ || is_strange_base64(body);
    }
    if (html) note_outlook_passages(piece);
    total_ += piece.text.size();
    if (total_ > limits_.text_bytes) {
      error_ = too_long_text(limits_.text_bytes);
      return;
    }
    pieces_.push_back(std::move(piece));
  }

  // They should say what the others read, as where they draw a button that others see as a link.
  void note_outlook_passages(const Piece& piece) {
    const std::string passages = visible_text(outlook_passages(piece.text));
    if (passages.find_first_not_of(" \r\n") == passages.npos) return;
    const std::vector<std::size_t> read = word_pairs({piece}, 0);
    for (std::size_t begin = 0; begin < passages.size();) {
      const std::size_t end = passages.find('\n', begin);
      const std::string passage = passages.substr(begin, end - begin);
      const bool several_words = passage.find(' ') != passage.npos;
      if (several_words && has_word(passage) && !holds_all(read, word_pairs({{false, passage}}, 0))) ++for_outlook_;
      begin = end + 1;
    }
  }

  void name_attachment(const MimeValue& type, const MimeValue& disposition) {
    std::string name(disposition.parameter("filename"));
    if (name.empty()) name = type.parameter("name");
    if (name.empty()) name = type.value;
    for (char& c : name) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    }
    if (name.size() > longest_shown_name) {
      name.replace(cut_between_characters(name, longest_shown_name).size(), name.npos, "...");
    }
    attachments_.push_back(std::move(name));
  }

  static std::string page_of(std::string_view title, const std::vector<Piece>& pieces) {
    std::string page = title.empty() ? "" : "<title>" + escape_text(title) + "</title>\n";
    for (const Piece& piece : pieces) {
      page += piece.html ? piece.text : as_html(piece.text);
      if (!page.ends_with('\n')) page += '\n';
    }
    return page;
  }

  // Several parts become one page, and what one of them leaves open (a comment, a template, an attribute) would hide
  // the next. Where that happens each is written anew from what is seen of it alone.
  void part_pages() {
    if (pieces_.size() < 2 || std::none_of(pieces_.begin(), std::prev(pieces_.end()), is_html)) return;
    const std::vector<Piece> together = {{false, visible_text(page_of("", pieces_))}};
    std::vector<Piece> alone;
    for (const Piece& piece : pieces_) alone.push_back({false, piece.html ? visible_text(piece.text) : piece.text});
    const std::vector<std::size_t> seen = word_pairs(together, 0);
    for (const Piece& piece : alone) {
      const std::vector<std::size_t> wanted = word_pairs({piece}, 0);
      hidden_by_another_ = hidden_by_another_ || (wanted.size() > 1 && !holds_all(seen, wanted));
    }
    if (!hidden_by_another_) return;
    for (Piece& piece : pieces_) {
      if (piece.html) piece.text = visible_page(piece.text);
    }
  }

  void write(Extracted& extracted) {
    part_pages();
    if (std::any_of(pieces_.begin(), pieces_.end(), is_html)) {
      extracted.media_type = MediaType::html;
      extracted.text = page_of(extracted.title, pieces_);
      return;
    }
    extracted.media_type = MediaType::plain;
    if (!extracted.title.empty()) extracted.text = extracted.title + "\n\n";
    for (const Piece& piece : pieces_) {
      extracted.text += piece.text;
      if (!extracted.text.ends_with('\n')) extracted.text += '\n';
      if (&piece != &pieces_.back()) extracted.text += '\n';
    }
  }

  void left_out(std::vector<std::string>& out) const {
    if (pictures_ > 0) out.push_back(counted(pictures_, "attached picture", "attached pictures"));
    if (!attachments_.empty()) {
      std::string line = counted(attachments_.size(), "attachment: ", "attachments: ");
      for (std::size_t i = 0; i < attachments_.size() && i < most_named_attachments; ++i) {
        line += (i > 0 ? ", " : "") + attachments_[i];
      }
      if (attachments_.size() > most_named_attachments) line += ", ...";
      out.push_back(std::move(line));
    }
    if (other_versions_ > 0) {
      out.push_back(counted(other_versions_, "other version of the text, in other words: ",
                            "other versions of the text, in other words: ") +
                    listed(version_types_));
    }
    if (for_outlook_ > 0) {
      out.push_back(counted(for_outlook_, "passage for Outlook alone (a conditional comment), in other words",
                            "passages for Outlook alone (conditional comments), in other words"));
    }
    if (around_parts_ > 0) {
      out.push_back(counted(around_parts_,
                            "passage before or behind the parts of the mail, which mail programs do not show",
                            "passages before or behind the parts of the mail, which mail programs do not show"));
    }
    if (hidden_by_another_) out.emplace_back("the marks around its words: one part would have hidden another");
    if (!doubled_.empty()) out.push_back("a second field with another value: " + listed(doubled_));
    if (!unknown_encodings_.empty()) {
      out.push_back("what its letters mean in an encoding that is not known here (they were read as they stand): " +
                    listed(unknown_encodings_));
    }
    if (!unknown_charsets_.empty()) {
      out.push_back("what its bytes mean in a charset that is not known here (they were read in another): " +
                    listed(unknown_charsets_));
    }
    if (strange_base64_) {
      out.emplace_back("what its coded words are to other programs: its base64 holds characters that are none of it");
    }
    if (head_cut_) out.emplace_back("the rest of a head that is too long");
    if (cut_off_) out.emplace_back("the end: the mail is cut off");
  }

  static std::string listed(const std::set<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
  }

  ExtractLimits limits_;
  std::optional<ReportError> error_;
  std::vector<Piece> pieces_;
  std::vector<std::string> attachments_;
  std::vector<std::unique_ptr<std::string>> kept_;
  std::set<std::string> doubled_, unknown_encodings_, unknown_charsets_, version_types_;
  std::uint64_t parts_ = 0, pictures_ = 0, total_ = 0, other_versions_ = 0;
  std::uint64_t for_outlook_ = 0, around_parts_ = 0;
  bool encrypted_ = false, cut_off_ = false, head_cut_ = false, hidden_by_another_ = false;
  bool strange_base64_ = false;
};

}  // namespace

bool is_eml(std::string_view head) {
  const std::optional<std::string> with_lines = with_line_feeds(head);
  const std::string_view start = whole_lines_of_head(without_mailbox_line(with_lines ? *with_lines : head));
  const std::size_t first_line = std::min(start.find('\n'), start.size());
  if (read_mime_headers(start.substr(0, first_line)).fields.empty()) return false;
  const MimeHeaders headers = read_mime_headers(start);
  if (!headers.stray.empty() || std::any_of(headers.fields.begin(), headers.fields.end(), is_text_in_the_head)) {
    return false;
  }
  const auto known = std::count_if(headers.fields.begin(), headers.fields.end(),
                                   [](const MimeField& field) { return is_usual_in_mails(field.name); });
  return known >= 2 && std::any_of(headers.fields.begin(), headers.fields.end(), is_sign_of_a_mail);
}

ExtractResult extract_eml(std::string_view bytes, const ExtractLimits& limits) { return Reader(limits).read(bytes); }

}  // namespace overclaim
