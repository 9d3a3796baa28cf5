// Hashes of words instead of the words: the lists are plain numbers, so they are read back from the image in one piece.
// A map of strings would have to be built again at every start. Covered by tests/citation_index_test.cc.
#include "rulebook/citation_index.h"

#include <algorithm>

#include "text/segment.h"

namespace overclaim {

namespace {

constexpr std::uint64_t fnv_start = 14695981039346656037U, fnv_prime = 1099511628211U;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         std::all_of(word.begin(), word.end(), is_digit);
}

// Capitals inside the word: "RESTORE", "NurOwn", not "Duke".
bool has_own_capitals(std::string_view word) {
  return word.size() > 2 && std::any_of(word.begin() + 1, word.end(), is_upper);
}

// Initials behind a family name: "NH", "Jr", "II".
bool is_initials(std::string_view word) {
  return word == "Jr" || word == "Sr" || (word.size() <= 4 && std::all_of(word.begin(), word.end(), is_upper));
}

// "Abi Chahine NH" -> "Abi Chahine"; "" for an office or a company, which has no initials.
std::string family_of(std::string_view author) {
  std::string_view rest = author;
  bool initials = false;
  while (true) {
    const std::size_t space = rest.rfind(' ');
    if (space == rest.npos || !is_initials(rest.substr(space + 1))) break;
    initials = true;
    rest = rest.substr(0, space);
  }
  return initials ? std::string(rest) : std::string();
}

// The numbers that follow `prefix` in the text, with it: "nct01147653".
void add_numbers(std::string_view text, std::string_view prefix, std::vector<std::string>& out) {
  for (std::size_t at = text.find(prefix); at != text.npos; at = text.find(prefix, at + 1)) {
    std::size_t end = at + prefix.size();
    while (end < text.size() && is_digit(text[end])) ++end;
    const bool starts_word = at == 0 || !((text[at - 1] >= 'a' && text[at - 1] <= 'z') || is_digit(text[at - 1]));
    if (end - at >= prefix.size() + 5 && starts_word) out.emplace_back(text.substr(at, end - at));
  }
}

class Indexer {
 public:
  Indexer(const CitationWords& words, const Language& language) : words_(words), language_(language) {}

  void add(const Work& work, std::uint32_t at) {
    add_identifiers(work, at);
    if (!work.authors.empty()) add_author(work, at);
    add_title(work, at);
    if (!work.venue.empty()) {
      std::uint64_t hash = 0;
      for (const LineWord& word : words_of_line(work.venue, language_)) hash = word_hash(word.folded, hash);
      index_.venues.push_back({hash, at, 0});
    }
    // An instrument is named wherever it is used: that cites nobody.
    if (work.design == WorkDesign::instrument) return;
    for (const std::string& alias : work.aliases) add_alias(alias, work, at);
  }

  CitationIndex take() {
    const auto by_hash = [](const WorkKey& a, const WorkKey& b) {
      return a.hash != b.hash ? a.hash < b.hash : a.work != b.work ? a.work < b.work : a.extra < b.extra;
    };
    for (auto* keys : {&index_.identifiers, &index_.authors, &index_.titles, &index_.venues, &index_.alias_words}) {
      std::sort(keys->begin(), keys->end(), by_hash);
      keys->erase(std::unique(keys->begin(), keys->end(),
                              [](const WorkKey& a, const WorkKey& b) {
                                return a.hash == b.hash && a.work == b.work && a.extra == b.extra;
                              }),
                  keys->end());
    }
    return std::move(index_);
  }

 private:
  void add_identifiers(const Work& work, std::uint32_t at) {
    std::vector<std::string> ids;
    if (!work.doi.empty()) ids.push_back(lower(work.doi));
    if (!work.pmid.empty()) ids.push_back("pmid" + work.pmid);
    add_numbers(lower(work.url), "pmc", ids);
    for (const std::string& registry : words_.registries) {
      add_numbers(lower(work.title), registry, ids);
      for (const std::string& alias : work.aliases) add_numbers(lower(alias), registry, ids);
    }
    for (const std::string& id : ids) index_.identifiers.push_back({word_hash(id), at, 0});
  }

  void add_author(const Work& work, std::uint32_t at) {
    const std::vector<LineWord> family = words_of_line(family_of(work.authors.front()), language_);
    if (family.empty()) return;
    index_.authors.push_back({word_hash(family.back().folded), at, static_cast<std::uint32_t>(work.year)});
  }

  void add_title(const Work& work, std::uint32_t at) {
    const std::vector<LineWord> words = words_of_line(work.title, language_);
    index_.title_words.push_back(static_cast<std::uint32_t>(words.size()));
    if (words.size() < fewest_title_words) return;
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
      const std::uint64_t hash =
          word_hash(words[i + 2].folded, word_hash(words[i + 1].folded, word_hash(words[i].folded)));
      index_.titles.push_back({hash, at, static_cast<std::uint32_t>(i)});
    }
  }

  void add_alias(const std::string& text, const Work& work, std::uint32_t at) {
    WorkAlias alias;
    alias.work = at;
    const std::string family = work.authors.empty() ? "" : lower(family_of(work.authors.front()));
    const std::string own_name = family.substr(family.rfind(' ') == family.npos ? 0 : family.rfind(' ') + 1);
    std::vector<std::uint64_t> years;
    const std::vector<LineWord> venue = words_of_line(work.venue, language_);
    for (const LineWord& word : words_of_line(text, language_)) {
      // A journal prints many studies; where the page names it, it is found as a venue.
      if (std::any_of(venue.begin(), venue.end(), [&](const LineWord& v) { return v.folded == word.folded; })) continue;
      // "Dietz et al. 2006" is found by its author and year.
      if (!own_name.empty() && word.folded == own_name) return;
      if (std::any_of(words_.registries.begin(), words_.registries.end(), [&](const std::string& registry) {
            return word.folded.starts_with(registry) && word.folded.size() > registry.size() &&
                   is_digit(word.folded.back());
          })) {
        return;
      }
      if (std::find(words_.plain_words.begin(), words_.plain_words.end(), word.folded) != words_.plain_words.end()) {
        continue;
      }
      if (is_year(word.folded)) {
        alias.year = static_cast<std::uint32_t>(std::stoi(word.folded));
        years.push_back(word_hash(word.folded));
        continue;
      }
      alias.words.push_back(has_own_capitals(word.written) ? exact_hash(word.written) : word_hash(word.folded));
    }
    alias.words.insert(alias.words.end(), years.begin(), years.end());  // the key is a name where there is one
    if (alias.words.empty()) return;
    index_.alias_words.push_back({alias.words.front(), static_cast<std::uint32_t>(index_.aliases.size()), 0});
    index_.aliases.push_back(std::move(alias));
  }

  const CitationWords& words_;
  const Language& language_;
  CitationIndex index_;
};

}  // namespace

std::uint64_t word_hash(std::string_view folded, std::uint64_t before) {
  std::uint64_t hash = before == 0 ? fnv_start : before * fnv_prime ^ 0x1F;
  for (const char c : folded) hash = (hash ^ static_cast<unsigned char>(c)) * fnv_prime;
  return hash;
}

std::uint64_t exact_hash(std::string_view written) { return word_hash(written, fnv_start); }

std::span<const WorkKey> keys_of(const std::vector<WorkKey>& keys, std::uint64_t hash) {
  const auto begin = std::lower_bound(keys.begin(), keys.end(), hash,
                                      [](const WorkKey& key, std::uint64_t wanted) { return key.hash < wanted; });
  auto end = begin;
  while (end != keys.end() && end->hash == hash) ++end;
  const auto first = static_cast<std::size_t>(begin - keys.begin());
  return std::span(keys).subspan(first, static_cast<std::size_t>(end - begin));
}

std::vector<LineWord> words_of_line(std::string_view line, const Language& language) {
  Document document;
  document.text = std::string(line);
  Block block;
  block.span = {0, static_cast<std::uint32_t>(line.size())};
  document.blocks.push_back(std::move(block));
  segment(document, language);
  std::vector<LineWord> words;
  for (const Sentence& sentence : document.blocks[0].sentences) {
    for (const Token& token : sentence.tokens) {
      if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
      words.push_back({std::string(document.text_of(token.span)), std::string(document.folded_of(token))});
    }
  }
  return words;
}

CitationIndex index_citations(const Reference& reference, const CitationWords& words, const Language& language) {
  Indexer indexer(words, language);
  for (std::size_t i = 0; i < reference.works.size(); ++i) {
    indexer.add(reference.works[i], static_cast<std::uint32_t>(i));
  }
  return indexer.take();
}

}  // namespace overclaim
