// One list of fields for each struct, used for writing and for reading. Rows of numbers stand aligned, so that they are
// used where they lie (flat.h); what only shows a rulebook stands behind the rest, in a second stretch. The lists are structured bindings, so a field
// added to a struct and forgotten here does not compile. A serialisation library (cereal, boost) was not taken: it would
// ask for the same lists and bring more code than it saves. Covered by image_test.cc.
#include "rulebook/image.h"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <map>
#include <type_traits>
#include <utility>

namespace overclaim {
namespace {

using namespace std::string_view_literals;

// 24 bytes each.
constexpr std::string_view magic = "overclaim-image/2\n\0\0\0\0\0\0"sv, small_magic = "overclaim-small-image/3\n"sv;
constexpr std::size_t alignment = 8;  // of every row of numbers; that of the magic too

template <typename T, typename Wanted>
concept Is = std::same_as<std::remove_const_t<T>, Wanted>;

// Numbers, and structs of them without padding, are copied as they stand in memory. Padding holds anything, and the
// same content has to give the same bytes.
template <typename T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T> ||
    (std::has_unique_object_representations_v<T> && !std::is_pointer_v<T>);

// In a small image, rows of these are written as their differences, seven bits a byte: what is sorted, and what stands in
// cross tables, is nearly nothing then. Rows of structs stand byte by byte, all first bytes first.
template <typename T>
concept Difference = std::unsigned_integral<T> && sizeof(T) >= 2 && sizeof(T) <= 4;

// What a small image keeps apart (Writer::apart): {number of the field, 0}, and of its rows of structs {number, 1 + byte}.
using Column = std::pair<std::uint32_t, std::uint32_t>;

constexpr std::uint32_t zigzag(std::uint32_t difference) { return (difference << 1U) ^ (0U - (difference >> 31U)); }
constexpr std::uint32_t unzigzag(std::uint32_t value) { return (value >> 1U) ^ (0U - (value & 1U)); }

class Writer {
 public:
  explicit Writer(ImageForm form) : is_small_(form == ImageForm::small) {}

  template <typename... Fields>
  void operator()(const Fields&... fields) {
    (put(fields), ...);
  }
  // Fields that checking does not need.
  template <typename... Fields>
  void source(const Fields&... fields) {
    if (is_small_) return;
    bytes.swap(sources);
    (put(fields), ...);
    bytes.swap(sources);
  }
  // Fields of a struct of which there are thousands: in a small image each stands with the same field of all the others,
  // for a compressor sees best what lies side by side.
  template <typename... Fields>
  void apart(const Fields&... fields) {
    if (!is_small_) return (*this)(fields...);
    Column column = {0, 0};
    ((column_ = &column, put_apart(columns_[column], fields), ++column.first), ...);
    column_ = nullptr;
  }
  bool is_small() const { return is_small_; }
  // Of a small image, all that was written.
  std::string with_columns() {
    std::string all;
    bytes.swap(all);
    put_size(columns_.size());
    for (const auto& [column, row] : columns_) {
      put_number(column.first);
      put_number(column.second);
      put_size(row.size());
    }
    for (const auto& [column, row] : columns_) bytes += row;
    return bytes + all;
  }
  std::string bytes, sources;

 private:
  template <typename Field>
  void put_apart(std::string& row, const Field& field) {
    bytes.swap(row);
    put(field);
    bytes.swap(row);
  }
  void put_size(std::size_t size) {
    if (is_small_) {
      put_number(static_cast<std::uint32_t>(size));  // sizes are those of things in memory, indexed by 32 bits
    } else {
      put(static_cast<std::uint64_t>(size));
    }
  }
  void put_number(std::uint32_t number) {
    for (; number >= 0x80; number >>= 7U) bytes += static_cast<char>((number & 0x7FU) | 0x80U);
    bytes += static_cast<char>(number);
  }
  template <typename Row>
  void put_small(const Row& row) {
    using T = std::remove_cvref_t<decltype(row[0])>;
    put_size(row.size());
    if constexpr (Difference<T>) {
      std::uint32_t before = 0;
      for (const T value : row) {
        put_number(zigzag(value - before));
        before = value;
      }
    } else {
      for (std::uint32_t byte = 0; byte < sizeof(T); ++byte) {
        std::string& to = column_ == nullptr ? bytes : columns_[{column_->first, 1 + byte}];
        for (const T& value : row) to += reinterpret_cast<const char*>(&value)[byte];
      }
    }
  }
  void put_bytes(const void* from, std::size_t size) { bytes.append(static_cast<const char*>(from), size); }

  template <Plain T>
  void put(const T& value) {
    put_bytes(&value, sizeof value);
  }
  void put(const std::string& text) {
    put_size(text.size());
    bytes += text;
  }
  void put(const std::vector<bool>& flags) {
    put_size(flags.size());
    for (const bool flag : flags) bytes += flag ? '\1' : '\0';
  }
  template <typename T>
  void put(const std::vector<T>& list) {
    if constexpr (Plain<T>) {
      if (is_small_) return put_small(list);
    }
    put_size(list.size());
    if constexpr (Plain<T>) {
      if (!list.empty()) put_bytes(list.data(), list.size() * sizeof(T));
    } else {
      for (const T& item : list) put(item);
    }
  }
  template <Plain T>
  void put(const Flat<T>& row) {
    if (is_small_) return put_small(row);
    put_size(row.size());
    bytes.resize((bytes.size() + alignment - 1) / alignment * alignment);
    if (!row.empty()) put_bytes(row.data(), row.size() * sizeof(T));
  }
  template <typename Key, typename T, typename Less>
  void put(const std::map<Key, T, Less>& map) {
    put_size(map.size());
    for (const auto& [key, value] : map) (*this)(key, value);
  }
  template <typename T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <typename T>
  void put(const T& value);

  bool is_small_;
  std::map<Column, std::string> columns_;
  const Column* column_ = nullptr;  // the one that is being written
};

class Reader {
 public:
  // `sources`: nothing to leave empty what checking does not need.
  Reader(std::string_view bytes, std::optional<std::string_view> sources, ImageForm form)
      : begin_(bytes.data()),
        bytes_(bytes),
        with_sources_(sources.has_value()),
        sources_(sources.value_or("")),
        is_small_(form == ImageForm::small) {}

  template <typename... Fields>
  void operator()(Fields&... fields) {
    (get(fields), ...);
  }
  template <typename... Fields>
  void source(Fields&... fields) {
    if (!with_sources_) return;
    std::swap(bytes_, sources_);
    (get(fields), ...);
    std::swap(bytes_, sources_);
  }
  template <typename... Fields>
  void apart(Fields&... fields) {
    if (!is_small_) return (*this)(fields...);
    Column column = {0, 0};
    ((column_ = &column, get_apart(columns_[column], fields), ++column.first), ...);
    column_ = nullptr;
  }
  // Before anything else of a small image.
  void read_columns() {
    std::vector<std::pair<Column, std::uint32_t>> sizes(get_size(3));
    for (auto& [column, size] : sizes) {
      column.first = get_number();
      column.second = get_number();
      size = get_number();
    }
    for (const auto& [column, size] : sizes) {
      if (size > bytes_.size()) return fail();
      columns_[column] = bytes_.substr(0, size);
      bytes_.remove_prefix(size);
    }
  }
  bool is_small() const { return is_small_; }
  void fail() {
    sound_ = false;
    bytes_ = {};
  }
  // Whether all of the bytes were there and none is left.
  bool is_done() const {
    for (const auto& [column, row] : columns_) {
      if (!row.empty()) return false;
    }
    return sound_ && bytes_.empty() && sources_.empty();
  }

 private:
  // A size no list can have, as each item takes at least `least` bytes, is the end.
  std::size_t get_size(std::size_t least) {
    std::uint64_t size = 0;
    if (is_small_) {
      size = get_number();
      least = 1;
    } else {
      get(size);
    }
    if (size > bytes_.size() / least) {
      fail();
      size = 0;
    }
    return static_cast<std::size_t>(size);
  }
  std::uint32_t get_number() {
    std::uint32_t number = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
      if (bytes_.empty()) break;
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      number |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return number;
    }
    fail();
    return 0;
  }
  template <typename Field>
  void get_apart(std::string_view& row, Field& field) {
    std::swap(bytes_, row);
    get(field);
    std::swap(bytes_, row);
    if (!sound_) fail();
  }
  template <typename T>
  void get_small(std::vector<T>& row) {
    if constexpr (Difference<T>) {
      row.resize(get_size(1));
      std::uint32_t before = 0;
      for (T& value : row) {
        before += unzigzag(get_number());
        value = static_cast<T>(before);
      }
    } else {
      const std::size_t size = get_number();
      for (std::uint32_t byte = 0; byte < sizeof(T); ++byte) {
        std::string_view& from = column_ == nullptr ? bytes_ : columns_[{column_->first, 1 + byte}];
        if (size > from.size()) return fail();
        row.resize(size);
        char* const values = reinterpret_cast<char*>(row.data());
        for (std::size_t i = 0; i < size; ++i) values[i * sizeof(T) + byte] = from[i];
        from.remove_prefix(size);
      }
    }
  }
  void get_bytes(void* to, std::size_t size) {
    if (size > bytes_.size()) return fail();
    std::memcpy(to, bytes_.data(), size);
    bytes_.remove_prefix(size);
  }

  template <Plain T>
  void get(T& value) {
    get_bytes(&value, sizeof value);
  }
  void get(std::string& text) {
    const std::size_t size = get_size(1);
    text.assign(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
  }
  void get(std::vector<bool>& flags) {
    flags.resize(get_size(1));
    for (std::size_t i = 0; i < flags.size(); ++i) flags[i] = bytes_[i] != '\0';
    bytes_.remove_prefix(flags.size());
  }
  template <typename T>
  void get(std::vector<T>& list) {
    if constexpr (Plain<T>) {
      if (is_small_) return get_small(list);
      list.resize(get_size(sizeof(T)));
      if (!list.empty()) get_bytes(list.data(), list.size() * sizeof(T));
    } else {
      list.resize(get_size(1));
      for (T& item : list) get(item);
    }
  }
  template <Plain T>
  void get(Flat<T>& row) {
    if (is_small_) return get_small(row.own());
    const std::size_t size = get_size(sizeof(T));
    const auto at = static_cast<std::size_t>(bytes_.data() - begin_);
    bytes_.remove_prefix(std::min(bytes_.size(), (alignment - at % alignment) % alignment));
    if (size > bytes_.size() / sizeof(T)) return fail();
    if (size == 0) return;
    if (reinterpret_cast<std::uintptr_t>(bytes_.data()) % alignof(T) == 0) {
      row = Flat<T>::borrow({reinterpret_cast<const T*>(bytes_.data()), size});
    } else {
      std::memcpy((row.own() = std::vector<T>(size)).data(), bytes_.data(), size * sizeof(T));
    }
    bytes_.remove_prefix(size * sizeof(T));
  }
  template <typename Key, typename T, typename Less>
  void get(std::map<Key, T, Less>& map) {
    for (std::size_t left = get_size(1); left > 0; --left) {
      std::pair<Key, T> entry;
      (*this)(entry.first, entry.second);
      map.emplace_hint(map.end(), std::move(entry));
    }
  }
  template <typename T>
  void get(std::optional<T>& value) {
    bool there = false;
    get(there);
    if (there) get(value.emplace());
  }
  template <typename T>
  void get(T& value);

  const char* begin_;
  std::string_view bytes_;
  bool with_sources_;
  std::string_view sources_;
  bool is_small_;
  bool sound_ = true;
  std::map<Column, std::string_view> columns_;
  const Column* column_ = nullptr;  // the one that is being read
};

// ---- the fields of every struct, outer ones below -----------------------------------------------------------------

void fields(auto& archive, Is<Contraction> auto& v) {
  auto& [written, read] = v;
  archive(written, read);
}
void fields(auto& archive, Is<Language> auto& v) {
  auto& [code, abbreviations, openers, contractions, prefixes, question_labels, answer_labels, reference_headings,
         furniture] = v;
  archive(code, abbreviations, openers, contractions, prefixes, question_labels, answer_labels, reference_headings,
          furniture);
}
void fields(auto& archive, Is<InflectionRule> auto& v) {
  auto& [ending, drop, add] = v;
  archive(ending, drop, add);
}
void fields(auto& archive, Is<Inflection> auto& v) {
  auto& [rules, irregular] = v;
  archive(rules, irregular);
}
void fields(auto& archive, Is<NumberWords> auto& v) {
  auto& [values, multipliers, joiners, percent, ratio, ratio_fillers, currency_signs, currency_words, months,
         duration_units] = v;
  archive(values, multipliers, joiners, percent, ratio, ratio_fillers, currency_signs, currency_words, months,
          duration_units);
}
void fields(auto& archive, Is<CompiledClass> auto& v) {
  auto& [name, slot, has_term] = v;
  archive(name, slot, has_term);
}
void fields(auto& archive, Is<CompiledTerm> auto& v) {
  auto& [id, broader, names, examples, anaphor, own] = v;
  archive(id, broader, names, examples, anaphor, own);
}
void fields(auto& archive, Is<ClassUse> auto& v) {
  auto& [class_index, slot] = v;
  archive(class_index, slot);
}
void fields(auto& archive, Is<PhraseProgram> auto& v) {
  auto& [code, words, classes, texts, start, first, class_uses, has_step, begins_anywhere, id] = v;
  archive.apart(code, words, classes, texts, start, first, class_uses, has_step, begins_anywhere, id);
}
void fields(auto& archive, Is<CueExamples> auto& v) {
  auto& [governed, free] = v;
  archive(governed, free);
}
void fields(auto& archive, Is<Cue> auto& v) {
  auto& [id, phrases, role, stance, speaker, strength, direction, reach, max_tokens, examples] = v;
  archive(id, role, stance, speaker, strength, direction, reach, max_tokens);
  archive.source(phrases, examples);
}
void fields(auto& archive, Is<CompiledCue> auto& v) {
  auto& [cue, phrases] = v;
  archive(cue, phrases);
}
void fields(auto& archive, Is<Basis> auto& v) {
  auto& [jurisdiction, instrument, provision, url, valid_from, valid_to, verified] = v;
  archive(jurisdiction, instrument, provision, url, valid_from, valid_to, verified);
}
void fields(auto& archive, Is<RuleExamples> auto& v) {
  auto& [match, clear, none] = v;
  archive(match, clear, none);
}
void fields(auto& archive, Is<SlotDefault> auto& v) {
  auto& [slot, term] = v;
  archive(slot, term);
}
void fields(auto& archive, Is<Rule> auto& v) {
  auto& [id, severity, adjust, maturity, by_wording, implied, on_selling_pages, weighed, message, plain, ask, phrases,
         regexes, unless, blocks, channels, strength, when, credit, slots, senses, statements, works, basis, examples] =
      v;
  archive(id, severity, adjust, maturity, by_wording, implied, on_selling_pages, weighed, message, plain, ask, regexes,
          blocks, channels, strength, when, credit, slots, senses, statements, works, basis);
  archive.source(phrases, unless, examples);
}
void fields(auto& archive, Is<RegexNeeds> auto& v) {
  auto& [all, any] = v;
  archive(all, any);
}
void fields(auto& archive, Is<CompiledRule> auto& v) {
  auto& [rule, kind, phrases, unless, regexes, regex_needs] = v;
  archive(rule, kind, phrases, unless, regex_needs);  // regexes: compiled again from rule.regexes
  static_cast<void>(regexes);
}
void fields(auto& archive, Is<SignalExamples> auto& v) {
  auto& [match, none] = v;
  archive(match, none);
}
void fields(auto& archive, Is<PublisherSignal> auto& v) {
  auto& [id, kind, sells, weight, phrases, examples] = v;
  archive(id, kind, sells, weight);
  archive.source(phrases, examples);
}
void fields(auto& archive, Is<CompiledSignal> auto& v) {
  auto& [signal, phrases] = v;
  archive(signal, phrases);
}
void fields(auto& archive, Is<CitationPhrase> auto& v) {
  auto& [id, role, of, value, shown, within, designs, terms, phrases, examples] = v;
  archive(id, role, of, value, shown, within, designs, terms);
  archive.source(phrases, examples);
}
void fields(auto& archive, Is<CompiledCitationPhrase> auto& v) {
  auto& [phrase, phrases] = v;
  archive(phrase, phrases);
}
void fields(auto& archive, Is<CitationWords> auto& v) {
  auto& [registries, plain_words, range_words, year_words] = v;
  archive(registries, plain_words, range_words, year_words);
}
void fields(auto& archive, Is<WorkAlias> auto& v) {
  auto& [words, work, year] = v;
  archive(words, work, year);
}
void fields(auto& archive, Is<CitationIndex> auto& v) {
  auto& [identifiers, authors, titles, venues, alias_words, aliases, title_words] = v;
  archive(identifiers, authors, titles, venues, alias_words, aliases, title_words);
}
void fields(auto& archive, Is<ChecklistSign> auto& v) {
  auto& [id, phrases, unless, findings, least_months, years] = v;
  archive(id, findings, least_months, years);
  archive.source(phrases, unless);
}
void fields(auto& archive, Is<CompiledSign> auto& v) {
  auto& [sign, phrases, unless] = v;
  archive(sign, phrases, unless);
}
void fields(auto& archive, Is<ChecklistPoint> auto& v) {
  auto& [sign, points, most] = v;
  archive(sign, points, most);
}
void fields(auto& archive, Is<ChecklistExamples> auto& v) {
  auto& [met, not_met, cannot_tell] = v;
  archive(met, not_met, cannot_tell);
}
void fields(auto& archive, Is<Criterion> auto& v) {
  auto& [id, group, work, basis, not_for, quiet_for, sold, ages, when, start, needs, points, met, missing, partly,
         nowhere, ask, examples] = v;
  archive(id, group, work, basis, not_for, quiet_for, sold, ages, when, start, needs, points, met, missing, partly,
          nowhere, ask);
  archive.source(examples);
}
void fields(auto& archive, Is<Checklist> auto& v) {
  auto& [least_words, months, signs, criteria] = v;
  archive(least_words, months, signs, criteria);
}
void fields(auto& archive, Is<Seen> auto& v) {
  auto& [as, where, when] = v;
  archive(as, where, when);
}
void fields(auto& archive, Is<EffectSize> auto& v) {
  auto& [what, unit, than, average, scale, low, high] = v;
  archive(what, unit, than, average, scale, low, high);
}
void fields(auto& archive, Is<WorkResult> auto& v) {
  auto& [value, denominator, unit, outcome, text, seen, effect] = v;
  archive(value, denominator, unit, outcome, text, seen, effect);
}
void fields(auto& archive, Is<AgeRange> auto& v) {
  auto& [from, to] = v;
  archive(from, to);
}
void fields(auto& archive, Is<Work> auto& v) {
  auto& [id, authors, authors_complete, year, title, venue, doi, pmid, url, design, n, follow_up_months, controlled,
         blinded, intervention, condition, route, age, ages, results, aliases, verification, seen] = v;
  archive(id, authors, authors_complete, year, title, venue, doi, pmid, url, design, n, follow_up_months, controlled,
          blinded, intervention, condition, route, age, ages, results, aliases, verification, seen);
}
void fields(auto& archive, Is<SearchRecord> auto& v) {
  auto& [where, words, until] = v;
  archive(where, words, until);
}
void fields(auto& archive, Is<StatementExample> auto& v) {
  auto& [text, verdict] = v;
  archive(text, verdict);
}
void fields(auto& archive, Is<Statement> auto& v) {
  auto& [id, intervention, condition, outcome, population, route, ceiling, direction, certainty, claims, refutes,
         summary, honest, works, jurisdiction, valid_from, valid_to, reviewed, search, examples] = v;
  archive(id, intervention, condition, outcome, population, route, ceiling, direction, certainty, claims, refutes,
          summary, honest, works, jurisdiction, valid_from, valid_to, reviewed, search);
  archive.source(examples);
}
void fields(auto& archive, Is<Reference> auto& v) {
  auto& [works, statements, digest, as_of] = v;
  archive(works, statements, digest, as_of);
}
void fields(auto& archive, Is<Adjustment> auto& v) {
  auto& [id, delta, where, classes] = v;
  archive(id, delta, where, classes);
}
void fields(auto& archive, Is<Band> auto& v) {
  auto& [id, from, worst] = v;
  archive(id, from, worst);
}
void fields(auto& archive, Is<Credit> auto& v) {
  auto& [points, most, classes] = v;
  archive(points, most, classes);
}
void fields(auto& archive, Is<Sense> auto& v) {
  auto& [id, says, denied, one_claim] = v;
  archive(id, says, denied, one_claim);
}
void fields(auto& archive, Is<PairExamples> auto& v) {
  auto& [apart, together] = v;
  archive(apart, together);
}
void fields(auto& archive, Is<SensePair> auto& v) {
  auto& [id, first, second, same, named, says, examples] = v;
  archive(id, first, second, same, named, says);
  archive.source(examples);
}
void fields(auto& archive, Is<Weakening> auto& v) {
  auto& [id, claims, weakened_by, same, says] = v;
  archive(id, claims, weakened_by, same, says);
}
void fields(auto& archive, Is<OpposedSenses> auto& v) {
  auto& [pairs, weakenings, elsewhere] = v;
  archive(pairs, weakenings, elsewhere);
}
void fields(auto& archive, Is<DisclaimerExamples> auto& v) {
  auto& [match, none] = v;
  archive(match, none);
}
void fields(auto& archive, Is<DisclaimerKind> auto& v) {
  auto& [id, says, weakens, governs, phrases, examples] = v;
  archive(id, says, weakens, governs);
  archive.source(phrases, examples);
}
void fields(auto& archive, Is<CompiledDisclaimer> auto& v) {
  auto& [kind, phrases] = v;
  archive(kind, phrases);
}
void fields(auto& archive, Is<ReplacementExamples> auto& v) {
  auto& [match, none] = v;
  archive(match, none);
}
void fields(auto& archive, Is<PageReplacement> auto& v) {
  auto& [id, kind, most_words, scripts, phrases, examples] = v;
  archive(id, kind, most_words, scripts);
  archive.source(phrases, examples);
}
void fields(auto& archive, Is<CompiledReplacement> auto& v) {
  auto& [replacement, phrases] = v;
  archive(replacement, phrases);
}
void fields(auto& archive, Is<Scoring> auto& v) {
  auto& [start, cost, not_assessed_cost, bounds, credits, too_little, too_little_band, bands, adjustments] = v;
  archive(start, cost, not_assessed_cost, bounds, credits, too_little, too_little_band, bands, adjustments);
}
void fields(auto& archive, Is<PointTable> auto& v) {
  auto& [names, points] = v;
  archive(names, points);
}
void fields(auto& archive, Is<Card> auto& v) {
  auto& [start, words, stems, signs, pairs] = v;
  archive(start, words, stems, signs, pairs);
}
void fields(auto& archive, Is<StemEnding> auto& v) {
  auto& [ending, put, least] = v;
  archive(ending, put, least);
}
void fields(auto& archive, Is<WeighedRule> auto& v) {
  auto& [rule, card] = v;
  archive(rule, card);
}
void fields(auto& archive, Is<Weighing> auto& v) {
  auto& [endings, doubled_stay, page, page_most, sells_from, sells_not_to, doubt_from, page_share, sentence, flag_at,
         keep_at, usual_care, rules] = v;
  archive(endings, doubled_stay, page, page_most, sells_from, sells_not_to, doubt_from, page_share, sentence, flag_at,
          keep_at, usual_care, rules);
}
void fields(auto& archive, Is<ProgramOwners> auto& v) {
  auto& [cues, rules] = v;
  archive(cues, rules);
}
void fields(auto& archive, Is<Words> auto& v) {
  auto& [texts, languages] = v;
  archive(texts, languages);
}

}  // namespace

// The classes open their private members to it.
struct RulebookImage {
  // Tables of hashes are noise to a compressor; from a small image they are made again.
  static void fields(Writer& archive, const Vocabulary& v) {
    archive(v.letters_, v.begins_);
    if (!archive.is_small()) archive(v.table_);
  }
  static void fields(Reader& archive, Vocabulary& v) {
    archive(v.letters_, v.begins_);
    if (!archive.is_small()) return archive(v.table_);
    if (v.has_whole_words()) return v.make_table();
    archive.fail();
    v = {};
  }
  static void fields(Writer& archive, const TermIndex& v) {
    if (archive.is_small()) {
      TermIndexRows rows = v.rows();
      fields(archive, rows);
    } else {
      archive(v.edges_, v.edge_count_, v.first_name_, v.names_, v.exacts_);
    }
  }
  static void fields(Reader& archive, TermIndex& v) {
    if (!archive.is_small()) return archive(v.edges_, v.edge_count_, v.first_name_, v.names_, v.exacts_);
    TermIndexRows rows;
    fields(archive, rows);
    std::optional<TermIndex> index = TermIndex::from_rows(rows);
    if (!index) return archive.fail();
    v = *std::move(index);
  }
  static void fields(auto& archive, Is<TermIndexRows> auto& v) {
    auto& [depths, words, name_counts, terms, exact_counts, exacts] = v;
    archive(depths, words, name_counts, terms, exact_counts, exacts);
  }
  static void fields(auto& archive, Is<PhraseIndex> auto& v) {
    for (auto& layer : v.layers_) {
      archive(layer.by_word.begins, layer.by_word.programs, layer.by_term.begins, layer.by_term.programs,
              layer.everywhere);
    }
    archive(v.begins_.by_word.begins, v.begins_.by_word.programs, v.begins_.by_term.begins, v.begins_.by_term.programs,
            v.size_);
  }
};

namespace {

template <typename T>
concept HasPrivateFields = Is<T, Vocabulary> || Is<T, TermIndex> || Is<T, PhraseIndex>;

void fields(auto& archive, HasPrivateFields auto& v) { RulebookImage::fields(archive, v); }
void fields(auto& archive, Is<Rulebook> auto& v) {
  auto& [language, inflection, numbers, vocabulary, classes, terms, term_index, cues, rules, never_say, signals, senses,
         opposed, disclaimers, replacements, citation_words, citation_phrases, citation_index, checklist, phrase_index,
         program_owners, reference, words, scoring, weighing, digest] = v;
  archive(language, inflection, numbers, vocabulary, classes, terms, term_index, cues, rules, never_say, signals,
          senses, opposed, disclaimers, replacements, citation_words, citation_phrases, citation_index, checklist,
          phrase_index, program_owners, reference, words, scoring, weighing, digest);
}

template <typename T>
void Writer::put(const T& value) {
  fields(*this, value);
}
template <typename T>
void Reader::get(T& value) {
  fields(*this, value);
}

std::optional<Rulebook> read_rulebook(Reader reader) {
  Rulebook rulebook;
  reader(rulebook);
  if (!reader.is_done()) return std::nullopt;
  for (CompiledRule& rule : rulebook.rules) {
    if (rule.regex_needs.size() != rule.rule.regexes.size()) return std::nullopt;
    for (std::size_t i = 0; i < rule.regex_needs.size(); ++i) {
      rule.regexes.push_back(Regex::known(rule.rule.regexes[i], rule.regex_needs[i]));
    }
  }
  return rulebook;
}

}  // namespace

std::string write_image(const Rulebook& rulebook, ImageForm form) {
  Writer writer(form);
  if (form == ImageForm::small) {
    writer(rulebook);
    return std::string(small_magic) + writer.with_columns();
  }
  writer.bytes = magic;
  writer.bytes.append(sizeof(std::uint64_t), '\0');
  writer(rulebook);
  const std::uint64_t end = writer.bytes.size();
  std::memcpy(writer.bytes.data() + magic.size(), &end, sizeof end);
  return writer.bytes + writer.sources;
}

std::optional<Rulebook> read_image(std::string_view bytes, ImageUse use) {
  if (bytes.starts_with(small_magic)) {
    if (use != ImageUse::check) return std::nullopt;
    Reader reader(bytes.substr(small_magic.size()), std::nullopt, ImageForm::small);
    reader.read_columns();
    return read_rulebook(std::move(reader));
  }
  std::uint64_t end = 0;
  if (!bytes.starts_with(magic) || bytes.size() < magic.size() + sizeof end) return std::nullopt;
  std::memcpy(&end, bytes.data() + magic.size(), sizeof end);
  constexpr std::size_t begin = magic.size() + sizeof end;
  if (end < begin || end > bytes.size()) return std::nullopt;
  const std::string_view sources = bytes.substr(static_cast<std::size_t>(end));
  return read_rulebook(Reader(bytes.substr(begin, static_cast<std::size_t>(end) - begin),
                              use == ImageUse::check ? std::nullopt : std::optional(sources), ImageForm::fast));
}

}  // namespace overclaim
