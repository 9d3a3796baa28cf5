// Two steps. `normalize` goes over the text once: ASCII by our own loop, everything else in pieces that ICU's
// NFKC_Casefold cannot join with their neighbours, so that each piece has its own run in the map. `refine` then settles
// what depends on neighbours: dashes and look-alike letters. Normalizing the whole text in one call was not taken: ICU
// tells edits only by length, and (TM), raised digits and spacing accents would melt into words. Covered by
// tests/fold_test.cc, on every code point and on random mixes.
#include "text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "text/look_alikes.h"
#include "text/mark_forms.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

// More marks than any spelling needs. A cap, because ICU sorts the marks of one letter in quadratic time.
constexpr int max_marks = 32;
constexpr int max_marks_read = 2 * max_marks;

constexpr char32_t en_dash = 0x2013, em_dash = 0x2014, minus_sign = 0x2212;

UChar32 icu(char32_t code_point) { return static_cast<UChar32>(code_point); }

bool is_letter(char32_t c) { return u_isUAlphabetic(icu(c)) != 0; }
bool is_mark(char32_t c) { return (U_GET_GC_MASK(icu(c)) & U_GC_M_MASK) != 0; }
bool is_digit(char32_t c) { return u_isdigit(icu(c)) != 0; }

char folded_ascii(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c + ('a' - 'A'));
  if (c == '`') return '\'';
  if (c == '\t' || c == '\v' || c == '\f' || c == '\r') return ' ';
  return c;
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Combining marks, and the half-width ones of Japanese, which become combining marks.
bool is_combining(char32_t c) { return is_mark(c) || c == 0xFF9E || c == 0xFF9F; }

// Characters that compose with what is behind them. White space, punctuation, controls and marks keep to themselves, as
// tokens do; but for the iota below, a mark that folds to a letter.
bool is_base(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= '<' && c <= '>') || ((c | 0x20u) >= 'a' && (c | 0x20u) <= 'z');
  const bool apart = (U_GET_GC_MASK(icu(c)) & (U_GC_P_MASK | U_GC_Z_MASK | U_GC_C_MASK)) != 0;
  return c == 0x345 || (!apart && !is_combining(c));
}

// Behind a letter also letters join (the parts of Korean syllables), behind other signs only marks.
bool takes(char32_t base, char32_t joining) {
  return is_combining(joining) || (U_GET_GC_MASK(icu(base)) & U_GC_L_MASK) != 0;
}

class Normalization {
 public:
  explicit Normalization(std::string_view text) : text_(text) {
    UErrorCode status = U_ZERO_ERROR;
    nfkc_casefold_ = icu::Normalizer2::getNFKCCasefoldInstance(status);  // fails only where ICU's data is missing
    result_.folded.reserve(text.size());
  }

  Folded run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      if (is_ascii(text_[at])) {
        at = take_ascii(at);
        continue;
      }
      const CodePoint first = code_point_at(text_, at);
      if (is_invisible(first.value)) {
        any_invisible_ = true;
        at += first.size;
      } else {
        at = take_other(at, first);
      }
    }
    return std::move(result_);
  }

  bool any_invisible() const { return any_invisible_; }

 private:
  // The visible character at or behind `at`; size 0 at the end.
  std::pair<std::size_t, CodePoint> next_visible(std::size_t at) const {
    while (at < text_.size()) {
      const CodePoint next = code_point_at(text_, at);
      if (!is_invisible(next.value)) return {at, next};
      at += next.size;
    }
    return {at, CodePoint{}};
  }

  bool joins_what_is_before(CodePoint c) const {
    return c.size > 1 && nfkc_casefold_ != nullptr && !nfkc_casefold_->hasBoundaryBefore(icu(c.value));
  }

  // ASCII characters one by one, except a last one that the next character may join.
  std::size_t take_ascii(std::size_t begin) {
    std::size_t end = begin;
    while (end < text_.size() && is_ascii(text_[end])) ++end;
    std::size_t plain = end;
    if (end < text_.size() && is_base(static_cast<unsigned char>(text_[end - 1])) &&
        joins_what_is_before(next_visible(end).second))
      --plain;
    for (std::size_t i = begin; i < plain; ++i) result_.folded.push_back(folded_ascii(text_[i]));
    result_.folded_to_text.append_linear(plain - begin, begin);
    return plain < end ? take_piece(plain, code_point_at(text_, plain)) : end;
  }

  std::size_t take_other(std::size_t begin, CodePoint first) {
    const std::size_t end = begin + first.size;
    const std::string_view form = mark_form(first.value);
    if (!form.empty()) {
      put(form, begin, end);
      return end;
    }
    if (keeps_its_form(first.value)) {
      put(text_.substr(begin, first.size), begin, end);
      return end;
    }
    return take_piece(begin, first);
  }

  // A character with all that joins it. A mark without a base is alone.
  std::size_t take_piece(std::size_t begin, CodePoint first) {
    std::string piece(text_.substr(begin, first.size));
    std::size_t end = begin + first.size;
    const bool base = is_base(first.value);
    for (int marks = 0; base; ++marks) {
      const auto [at, next] = next_visible(end);
      if (next.size == 0 || !joins_what_is_before(next) || !takes(first.value, next.value)) break;
      if (marks < max_marks_read) piece.append(text_.substr(at, next.size));
      end = at + next.size;
    }

    UErrorCode status = U_ZERO_ERROR;
    std::string normal;
    icu::StringByteSink<std::string> sink(&normal);
    if (nfkc_casefold_ != nullptr) {
      nfkc_casefold_->normalizeUTF8(0, icu::StringPiece(piece.data(), static_cast<std::int32_t>(piece.size())), sink,
                                    nullptr, status);
    }
    if (nfkc_casefold_ == nullptr || U_FAILURE(status)) normal = piece;

    // A spacing accent is a space and a mark to ICU; a space must not come up inside a word.
    if (first.size > 1 && normal.find(' ') != std::string::npos) {
      put(text_.substr(begin, first.size), begin, begin + first.size);
      return begin + first.size;
    }
    put(settled(normal), begin, end);
    return end;
  }

  // Marks that came up only now take their form too, and marks over the cap go.
  std::string settled(const std::string& normal) const {
    std::string out;
    int marks = 0;
    for (std::size_t at = 0; at < normal.size();) {
      const CodePoint c = code_point_at(normal, at);
      marks = joins_what_is_before(c) ? marks + 1 : 0;
      if (marks <= max_marks) {
        const std::string_view form = mark_form(c.value);
        out.append(form.empty() ? std::string_view(normal).substr(at, c.size) : form);
      }
      at += c.size;
    }
    return out;
  }

  void put(std::string_view folded, std::size_t begin, std::size_t end) {
    result_.folded.append(folded);
    if (folded == text_.substr(begin, end - begin)) {
      result_.folded_to_text.append_linear(folded.size(), begin);
    } else {
      result_.folded_to_text.append_atomic(folded.size(), begin, end);
    }
  }

  std::string_view text_;
  const icu::Normalizer2* nfkc_casefold_ = nullptr;
  Folded result_;
  bool any_invisible_ = false;
};

// A replacement in the normalized text.
struct Edit {
  std::size_t begin = 0, end = 0;
  std::string form;
};

class Refinement {
 public:
  Refinement(std::string_view text, Folded& normalized)
      : text_(text), folded_(normalized.folded), map_(normalized.folded_to_text), tampering_(normalized.tampering) {}

  std::vector<Edit> run() {
    std::size_t at = 0;
    while (at < folded_.size()) {
      if (is_ascii(folded_[at]) && folded_[at] != '-') {
        ++at;
        continue;
      }
      const CodePoint c = code_point_at(folded_, at);
      if (is_dash(c.value)) {
        at = settle_dashes(at);
      } else if (is_letter(c.value)) {
        at = settle_word(at);
      } else {
        at += c.size;
      }
    }
    return std::move(edits_);
  }

 private:
  static bool is_dash(char32_t c) { return c == '-' || c == en_dash || c == em_dash || c == minus_sign; }

  // The neighbours of a dash; a space for the edges of the text and for line feeds.
  char32_t before(std::size_t at) const {
    const char32_t c = at == 0 ? U' ' : code_point_before(folded_, at).value;
    return c == '\n' ? U' ' : c;
  }
  char32_t behind(std::size_t at) const {
    const char32_t c = at == folded_.size() ? U' ' : code_point_at(folded_, at).value;
    return c == '\n' ? U' ' : c;
  }

  // A run of dashes: an em dash parts sentences' pieces, a hyphen ties words and numbers.
  std::size_t settle_dashes(std::size_t begin) {
    std::vector<std::pair<std::size_t, char32_t>> dashes;
    std::size_t end = begin;
    bool any_em_dash = false;
    while (end < folded_.size()) {
      const CodePoint c = code_point_at(folded_, end);
      if (!is_dash(c.value)) break;
      dashes.emplace_back(end, c.value);
      any_em_dash = any_em_dash || c.value == em_dash;
      end += c.size;
    }

    const char32_t left = before(begin), right = behind(end);
    bool one_em_dash = false;
    if (dashes.size() == 1) {
      const bool negative = dashes[0].second == minus_sign && left == ' ' && is_digit(right);
      if (dashes[0].second == '-') {
        one_em_dash = begin > 0 && end < folded_.size() && folded_[begin - 1] == ' ' && folded_[end] == ' ';
      } else if (!any_em_dash && !negative) {
        one_em_dash = left == ' ' || right == ' ';
      }
    } else if (dashes.size() <= 3 && !any_em_dash) {
      one_em_dash = (left == ' ' || is_letter(left)) && (right == ' ' || is_letter(right));
    }

    if (one_em_dash) {
      edits_.push_back({begin, end, "\u2014"});
    } else {
      for (const auto& [at, dash] : dashes) {
        if (dash == en_dash || dash == minus_sign) edits_.push_back({at, at + 3, "-"});
      }
    }
    return end;
  }

  // The word around its first letter outside ASCII: look-alikes are replaced if it has a Latin letter.
  std::size_t settle_word(std::size_t at) {
    std::size_t begin = at;
    while (begin > 0) {
      const CodePoint c = code_point_before(folded_, begin);
      if (!is_letter(c.value) && !is_mark(c.value)) break;
      begin -= c.size;
    }
    std::size_t end = begin;
    bool latin = false;
    while (end < folded_.size()) {
      const CodePoint c = code_point_at(folded_, end);
      if (!is_letter(c.value) && !is_mark(c.value)) break;
      UErrorCode status = U_ZERO_ERROR;
      latin = latin || (is_letter(c.value) && look_alike(c.value, c.value) == 0 &&
                        uscript_getScript(icu(c.value), &status) == USCRIPT_LATIN);
      end += c.size;
    }
    if (!latin) return end;

    bool any = false;
    for (std::size_t i = begin; i < end;) {
      const CodePoint c = code_point_at(folded_, i);
      const std::size_t next = i + c.size;
      // With a mark behind it the Latin letter would have to be composed anew; such a word matches nothing anyway.
      const bool marked = next < end && is_mark(code_point_at(folded_, next).value);
      if (c.size > 1 && !marked && !is_mark(c.value)) {
        const char32_t written = code_point_at(text_, map_.original_of(i, next).begin).value;
        const bool symbol = is_symbol_letter(written) && (i == begin || next == end);
        const char latin_letter = look_alike(c.value, written);
        if (latin_letter != 0 && !symbol) {
          edits_.push_back({i, next, std::string(1, latin_letter)});
          any = true;
        }
      }
      i = next;
    }
    if (any) {
      const OffsetRange word = map_.original_of(begin, end);
      tampering_.push_back({{static_cast<std::uint32_t>(word.begin), static_cast<std::uint32_t>(word.end)},
                            TamperingKind::look_alike_letters});
    }
    return end;
  }

  std::string_view text_;
  const std::string& folded_;
  const OffsetMap& map_;
  std::vector<Tampering>& tampering_;
  std::vector<Edit> edits_;
};

void carry_out(const std::vector<Edit>& edits, Folded& folded) {
  if (edits.empty()) return;
  std::string out;
  out.reserve(folded.folded.size());
  OffsetMap map;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    out.append(folded.folded, at, edit.begin - at);
    map.append_linear(edit.begin - at, at);
    out.append(edit.form);
    map.append_atomic(edit.form.size(), edit.begin, edit.end);
    at = edit.end;
  }
  out.append(folded.folded, at);
  map.append_linear(folded.folded.size() - at, at);
  folded.folded_to_text = compose(map, folded.folded_to_text);
  folded.folded = std::move(out);
}

}  // namespace

Folded fold(std::string_view text) {
  Normalization normalization(text);
  Folded folded = normalization.run();
  carry_out(Refinement(text, folded).run(), folded);
  if (normalization.any_invisible()) {
    const std::vector<Tampering> hidden = words_with_invisible_characters(text);
    folded.tampering.insert(folded.tampering.end(), hidden.begin(), hidden.end());
  }
  std::sort(folded.tampering.begin(), folded.tampering.end(), [](const Tampering& a, const Tampering& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.kind < b.kind;
  });
  return folded;
}

std::string fold_word(std::string_view word) { return fold(word).folded; }

bool is_invisible(char32_t code_point) {
  if (code_point < 0xAD) return code_point >= 0x80 && code_point <= 0x9F && code_point != 0x85;
  const bool annotation = code_point >= 0xFFF9 && code_point <= 0xFFFC;
  return annotation || u_hasBinaryProperty(icu(code_point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_apostrophe(char32_t code_point) {
  if (code_point < 0x80) return code_point == '\'' || code_point == '`';
  return mark_form(code_point) == "'";
}

}  // namespace overclaim
