// One pass of CLD2 over all visible words tells where which language stands; each run of blocks that seems to be in
// another language than the page is then asked again on its own, because the first answer is a guess near the seams. A
// call for each block was not taken: most blocks are too short to be told. Names are taken out first: fifty doctors
// with Italian names are no Italian. The other way round, English is looked for sentence by sentence: a text in another
// language, which may be there for programs alone, must not keep it from being read. Covered by tests/language_detection_test.cc.
#include "text/language_detection.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>  // CLD2's header uses FILE without including it
#include <map>
#include <string_view>
#include <utility>

#include "text/utf8.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace overclaim {
namespace {

// CLD2 reads some bytes behind the end it is given.
constexpr std::size_t bytes_behind_end = 16;

// Of the words of a passage, in percent: below it the passage is a mixture.
constexpr int least_percent = 80;

// Blocks without a language of their own may stand between blocks of a passage while they have no more letters than
// this; more of them could be a paragraph nobody looked at.
constexpr std::size_t most_letters_between = 100;

// The first pass is off by a few words at the seams, so a block shorter than this at either end of a passage is left
// to the page: checking a line of Spanish costs nothing, leaving out "No risks." would.
constexpr std::size_t least_letters_at_edge = 60;

std::string code_of(CLD2::Language language) {
  if (language == CLD2::UNKNOWN_LANGUAGE) return "";
  const std::string_view code = CLD2::LanguageCode(language);
  // Names of scripts, and languages in which no page is written but lists of plants and organs seem to be: Latin and
  // what was made from it.
  if (code.starts_with("xx") || code == "un" || code == "la" || code == "ia" || code == "ie") return "";
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  if (code == "mo") return "ro";
  return std::string(code);
}

// The same, or one of a group that the detector tells apart by a few words (Norwegian and Danish, Malay and
// Indonesian): a page in one of them seems to hold passages in the other.
bool is_close(std::string_view a, std::string_view b) {
  static constexpr std::array<std::array<std::string_view, 4>, 7> groups = {{{"id", "ms", "jv", "su"},
                                                                             {"cs", "sk", "", ""},
                                                                             {"da", "no", "nn", ""},
                                                                             {"hr", "sr", "bs", "sr-ME"},
                                                                             {"gl", "pt", "", ""},
                                                                             {"zh", "zh-Hant", "", ""},
                                                                             {"zu", "xh", "", ""}}};
  if (a == b) return true;
  if (a.empty() || b.empty()) return false;
  return std::any_of(groups.begin(), groups.end(), [&](const auto& group) {
    return std::find(group.begin(), group.end(), a) != group.end() &&
           std::find(group.begin(), group.end(), b) != group.end();
  });
}

struct Stretch {
  std::size_t begin = 0, end = 0;  // bytes
  std::string language;            // "" where it is not reliable
};

struct Detected {
  std::string language;  // "" where it is not reliable
  int percent = 0;
  std::vector<Stretch> stretches;
};

// `size` bytes from `text` on. Requires: at least bytes_behind_end bytes more can be read.
Detected ask_detector(const char* text, std::size_t size, bool with_stretches) {
  const CLD2::CLDHints no_hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
  int percents[3] = {0, 0, 0};
  double scores[3] = {0, 0, 0};
  CLD2::ResultChunkVector chunks;
  int letters = 0, valid_prefix = 0;
  bool reliable = false;
  // The language returned is not used: it plays English down, as what pages in other languages have in their menus.
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text, static_cast<int>(size), /*is_plain_text=*/true, &no_hints, /*flags=*/0,
                                          languages, percents, scores, with_stretches ? &chunks : nullptr, &letters,
                                          &reliable, &valid_prefix);
  Detected detected;
  if (reliable) detected.language = code_of(languages[0]);
  detected.percent = percents[0];
  for (const CLD2::ResultChunk& chunk : chunks) {
    const auto begin = static_cast<std::size_t>(chunk.offset);
    detected.stretches.push_back(
        {begin, begin + static_cast<std::size_t>(chunk.bytes), code_of(static_cast<CLD2::Language>(chunk.lang1))});
  }
  return detected;
}

bool is_evidence(const Block& block) {
  return block.channel == Channel::body && !block.hidden && block.kind != BlockKind::furniture &&
         block.kind != BlockKind::reference_entry;
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// "https://...", "www....", "name@...": letters in no language.
bool is_address(std::string_view piece) {
  return piece.find("://") != piece.npos || piece.find('@') != piece.npos || piece.find("www.") != piece.npos;
}

// "Conti", "McLean" and initials, but not "CURE": whole sentences are written like that.
bool is_written_like_a_name(std::string_view word) {
  const CodePoint first = code_point_at(word, 0);
  if (u_isupper(static_cast<UChar32>(first.value)) == 0) return false;
  if (first.size == word.size()) return true;
  for (std::size_t at = first.size; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    if (u_islower(static_cast<UChar32>(c.value)) != 0) return true;
    at += c.size;
  }
  return false;
}

// A sign of Chinese, Japanese or Korean writing (from U+3000 on) says as much as three letters.
std::size_t letters_in(std::string_view word) {
  std::size_t letters = 0;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) letters += byte >= 0xE3U ? 3 : 1;
  }
  return letters;
}

// The words of one block as the detector gets them.
struct BlockWords {
  std::size_t block = 0;            // index of Document::blocks
  std::size_t begin = 0, end = 0;   // bytes of PageWords::text
  std::size_t letters = 0;          // of all its words
  std::size_t letters_of_text = 0;  // without names
};

struct PageWords {
  std::string text;  // valid UTF-8, nothing but words and spaces, bytes_behind_end spaces at the end
  std::vector<BlockWords> blocks;
};

class WordCollector {
 public:
  explicit WordCollector(const Document& document) : document_(document) {}

  PageWords collect() {
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
      if (is_evidence(document_.blocks[b])) add_block(b);
    }
    words_.text.append(bytes_behind_end, ' ');
    return std::move(words_);
  }

 private:
  struct Word {
    FoldedSpan folded;
    std::size_t letters = 0;
    bool like_a_name = false;
  };

  void add_block(std::size_t b) {
    row_.clear();
    for (const Sentence& sentence : document_.blocks[b].sentences) read_sentence(sentence);
    BlockWords block;
    block.block = b;
    block.begin = words_.text.size();
    for (std::size_t i = 0; i < row_.size();) {
      std::size_t end = i;
      while (end < row_.size() && row_[end].like_a_name) ++end;
      // One capital among small letters may be a German noun; two in a row, or a block of nothing else, are a name.
      const bool names = end - i >= 2 || (end > i && end - i == row_.size());
      for (const std::size_t stop = std::max(end, i + 1); i < stop; ++i) {
        block.letters += row_[i].letters;
        if (names) continue;
        block.letters_of_text += row_[i].letters;
        words_.text.append(document_.folded, row_[i].folded.begin, row_[i].folded.end - row_[i].folded.begin);
        words_.text += ' ';
      }
    }
    words_.text += '\n';
    block.end = words_.text.size();
    words_.blocks.push_back(block);
  }

  void read_sentence(const Sentence& sentence) {
    std::uint32_t piece_end = sentence.span.begin;
    bool address = false;
    for (const Token& token : sentence.tokens) {
      if (token.kind != TokenKind::word || token.folded.begin == token.folded.end) continue;
      if (token.span.begin >= piece_end) {
        std::uint32_t begin = token.span.begin;
        while (begin > piece_end && !is_blank(document_.text[begin - 1])) --begin;
        piece_end = token.span.end;
        while (piece_end < sentence.span.end && !is_blank(document_.text[piece_end])) ++piece_end;
        address = is_address(document_.text_of({begin, piece_end}));
      }
      if (address) continue;
      const std::string_view folded = document_.folded_of(token);
      if (std::any_of(folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; })) continue;
      row_.push_back({token.folded, letters_in(folded), is_written_like_a_name(document_.text_of(token.span))});
    }
  }

  const Document& document_;
  PageWords words_;
  std::vector<Word> row_;
};

// A run of entries [first, last] of PageWords::blocks that seems to be in one language.
struct Run {
  std::size_t first = 0, last = 0;
  std::string language;
};

class LanguageReader {
 public:
  explicit LanguageReader(const Document& document) : document_(document), words_(WordCollector(document).collect()) {}

  LanguageReading read() {
    LanguageReading reading;
    reading.block.resize(document_.blocks.size());
    if (words_.blocks.empty() || letters_of(0, words_.blocks.size() - 1) < least_letters_of_language) return reading;
    const std::size_t size = words_.text.size() - bytes_behind_end;
    const Detected page = ask_detector(words_.text.data(), size, /*with_stretches=*/true);
    reading.page = page_language(page);
    reading.block.assign(document_.blocks.size(), reading.page);
    const std::vector<std::string> languages = languages_of_blocks(page.stretches);
    for (const Run& run : runs_of(languages)) {
      if (!is_close(run.language, reading.page)) add_passage(run, reading);
    }
    return reading;
  }

 private:
  std::size_t letters_of(std::size_t first, std::size_t last) const {
    std::size_t letters = 0;
    for (std::size_t i = first; i <= last; ++i) letters += words_.blocks[i].letters;
    return letters;
  }

  // Enough letters, and more than half of them in no name.
  bool is_enough(std::size_t first, std::size_t last) const {
    std::size_t of_text = 0;
    for (std::size_t i = first; i <= last; ++i) of_text += words_.blocks[i].letters_of_text;
    const std::size_t letters = letters_of(first, last);
    return letters >= least_letters_of_language && 2 * of_text >= letters;
  }

  std::string page_language(const Detected& page) const {
    if (page.language.empty() || !is_enough(0, words_.blocks.size() - 1)) return "";
    std::size_t in_it = 0, all = 0;
    for (const Stretch& stretch : page.stretches) {
      const std::string_view words = std::string_view(words_.text).substr(stretch.begin, stretch.end - stretch.begin);
      all += letters_in(words);
      if (is_close(stretch.language, page.language)) in_it += letters_in(words);
    }
    return 2 * in_it >= all ? page.language : "";
  }

  // By entry of PageWords::blocks: the language of at least half of its bytes, else "".
  std::vector<std::string> languages_of_blocks(const std::vector<Stretch>& stretches) const {
    std::vector<std::string> languages(words_.blocks.size());
    std::size_t first = 0;
    for (std::size_t i = 0; i < words_.blocks.size(); ++i) {
      const BlockWords& block = words_.blocks[i];
      if (block.letters_of_text == 0) continue;
      std::map<std::string_view, std::size_t> bytes;
      while (first < stretches.size() && stretches[first].end <= block.begin) ++first;
      for (std::size_t s = first; s < stretches.size() && stretches[s].begin < block.end; ++s) {
        bytes[stretches[s].language] +=
            std::min(stretches[s].end, block.end) - std::max(stretches[s].begin, block.begin);
      }
      for (const auto& [language, count] : bytes) {
        if (2 * count > block.end - block.begin) languages[i] = language;
      }
    }
    return languages;
  }

  std::vector<Run> runs_of(const std::vector<std::string>& languages) const {
    std::vector<Run> runs;
    std::size_t letters_between = 0;
    for (std::size_t i = 0; i < languages.size(); ++i) {
      if (languages[i].empty()) {
        letters_between += words_.blocks[i].letters;
        continue;
      }
      if (!runs.empty() && runs.back().language == languages[i] && letters_between <= most_letters_between) {
        runs.back().last = i;
      } else {
        runs.push_back({i, i, languages[i]});
      }
      letters_between = 0;
    }
    return runs;
  }

  void add_passage(Run run, LanguageReading& reading) const {
    if (run.first < run.last && words_.blocks[run.first].letters < least_letters_at_edge) ++run.first;
    if (run.first < run.last && words_.blocks[run.last].letters < least_letters_at_edge) --run.last;
    if (!is_enough(run.first, run.last)) return;
    const std::size_t begin = words_.blocks[run.first].begin, end = words_.blocks[run.last].end;
    const Detected detected = ask_detector(words_.text.data() + begin, end - begin, /*with_stretches=*/false);
    if (detected.language != run.language || detected.percent < least_percent) return;
    const std::size_t first = words_.blocks[run.first].block, last = words_.blocks[run.last].block;
    for (std::size_t b = first; b <= last; ++b) reading.block[b] = run.language;
    // Words beside the running text (a picture's description) stand behind the block they stand in.
    const SourceSpan source =
        document_.source_of({document_.blocks[first].span.begin, document_.blocks[last].span.end});
    for (std::size_t b = last + 1; b < document_.blocks.size() && !is_evidence(document_.blocks[b]); ++b) {
      const SourceSpan beside = document_.source_of(document_.blocks[b].span);
      if (source.begin <= beside.begin && beside.end <= source.end) reading.block[b] = run.language;
    }
  }

  const Document& document_;
  PageWords words_;
};

// Words that hold English sentences together and stand in no sentence of the languages that are written with the same
// letters; so neither "of" (Dutch: or) nor "are" (Romanian: has), "for", "no", "in".
bool is_english_only(std::string_view word) {
  static constexpr std::array<std::string_view, 45> words = {
      "about", "after",   "and",   "because", "been", "before", "cannot",   "could",   "did",
      "does",  "every",   "from",  "have",    "how",  "into",   "our",      "ours",    "should",
      "than",  "that",    "the",   "their",   "them", "there",  "these",    "they",    "this",
      "those", "we",      "were",  "what",    "when", "which",  "who",      "whose",   "why",
      "with",  "without", "would", "you",     "your", "yours",  "yourself", "through", "until"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

// By block, which sentences of a block that is not covered are in English: the detector takes them for that, and one of
// their neighbours, or they, hold words that are in no other language. The detector alone takes short lines of other
// languages for English ("sin dolor"), and the words alone names ("Basado en The House of Cells").
std::vector<std::vector<bool>> english_sentences(const Document& document, const std::vector<bool>& covered) {
  constexpr std::size_t most_words_to_one = 7;  // of all to one of English alone
  std::vector<std::vector<bool>> english(document.blocks.size());
  std::vector<std::pair<std::size_t, std::size_t>> run;  // adjacent ones that seem to be English: block, sentence
  bool sure = false;
  const auto end_run = [&] {
    for (const auto& [b, s] : run) english[b][s] = sure;
    run.clear();
    sure = false;
  };
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const std::vector<Sentence>& sentences = document.blocks[b].sentences;
    english[b].resize(sentences.size());
    if (covered[b]) end_run();
    for (std::size_t s = 0; s < sentences.size() && !covered[b]; ++s) {
      std::string text;
      std::size_t words = 0, of_english = 0;
      for (const Token& token : sentences[s].tokens) {
        if (token.kind != TokenKind::word) continue;
        const std::string_view word = document.folded_of(token);
        (text += word) += ' ';
        ++words;
        if (is_english_only(word)) ++of_english;
      }
      const std::size_t size = text.size();
      text.append(bytes_behind_end, ' ');
      const Detected detected = ask_detector(text.data(), size, /*with_stretches=*/false);
      if (detected.language != "en" || detected.percent < least_percent) {
        end_run();
        continue;
      }
      run.emplace_back(b, s);
      sure = sure || of_english * most_words_to_one >= words;
    }
  }
  end_run();
  return english;
}

}  // namespace

LanguageReading detect_languages(const Document& document) { return LanguageReader(document).read(); }

void leave_out_uncovered(const std::vector<std::string>& with_rules, Document& document) {
  if (with_rules.empty()) return;
  const auto has_rules = [&](const std::string& language) {
    return std::find(with_rules.begin(), with_rules.end(), language) != with_rules.end();
  };
  const LanguageReading reading = detect_languages(document);
  if (!reading.page.empty()) document.language = reading.page;
  std::vector<bool> covered(document.blocks.size());
  for (std::size_t b = 0; b < covered.size(); ++b) {
    covered[b] = has_rules(reading.block[b].empty() ? document.language : reading.block[b]);
  }
  std::vector<std::vector<bool>> kept(document.blocks.size());
  if (has_rules("en")) kept = english_sentences(document, covered);

  bool any_kept = document.blocks.empty() || std::find(covered.begin(), covered.end(), true) != covered.end();
  for (const std::vector<bool>& of_block : kept) {
    any_kept = any_kept || std::find(of_block.begin(), of_block.end(), true) != of_block.end();
  }
  if (!any_kept) {
    document.uncovered.push_back({{0, document.input.size()}, document.language, true});
    for (Block& block : document.blocks) block.sentences.clear();
    document.tampering.clear();
    return;
  }
  std::vector<Span> stretches;
  bool goes_on = false;  // nothing read stands behind the last stretch
  const auto leave_out = [&](Span span, const std::string& language) {
    if (goes_on && document.uncovered.back().language == language) {
      stretches.back().end = span.end;
    } else {
      stretches.push_back(span);
      document.uncovered.push_back({{}, language, false});
    }
    goes_on = true;
  };
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    Block& block = document.blocks[b];
    if (covered[b]) {
      goes_on = false;
    } else if (std::find(kept[b].begin(), kept[b].end(), true) == kept[b].end()) {
      leave_out(block.span, reading.block[b]);
      block.sentences.clear();
    } else {
      std::vector<Sentence> english;
      for (std::size_t s = 0; s < block.sentences.size(); ++s) {
        if (!kept[b][s]) {
          leave_out(block.sentences[s].span, reading.block[b]);
        } else {
          english.push_back(std::move(block.sentences[s]));
          goes_on = false;
        }
      }
      block.sentences = std::move(english);
    }
  }
  for (std::size_t i = 0; i < stretches.size(); ++i) document.uncovered[i].span = document.source_of(stretches[i]);
  std::erase_if(document.tampering, [&](const Tampering& place) {
    const auto stretch = std::partition_point(stretches.begin(), stretches.end(),
                                              [&](Span known) { return known.end <= place.span.begin; });
    return stretch != stretches.end() && contains(*stretch, place.span);
  });
}

}  // namespace overclaim
