// Bytes may be cut off or changed: a size that no list can have, or a row that ends too early, ends the reading, and
// nothing is read past the end. Covered by image_test.cc.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rulebook/image.h"
#include "rulebook/image_fields.h"
#include "rulebook/image_form.h"

namespace overclaim {
namespace {

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
    const std::size_t eights = get_size(1);  // most of them hold no flag that is set
    unsigned char last = 0;
    get(last);
    if (eights > bytes_.size() || last > 7 || (last > 0 && eights == 0)) return fail();
    flags.assign(8 * eights - last, false);
    for (std::size_t i = 0; i < eights; ++i) {
      const auto eight = static_cast<unsigned char>(bytes_[i]);
      for (unsigned bit = 0; eight >> bit != 0; ++bit) {
        if ((eight >> bit & 1U) != 0 && 8 * i + bit < flags.size()) flags[8 * i + bit] = true;
      }
    }
    bytes_.remove_prefix(eights);
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
    bytes_.remove_prefix(std::min(bytes_.size(), (image_alignment - at % image_alignment) % image_alignment));
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
  void get(T& value) {
    fields(*this, value);
  }

  const char* begin_;
  std::string_view bytes_;
  bool with_sources_;
  std::string_view sources_;
  bool is_small_;
  bool sound_ = true;
  std::map<Column, std::string_view> columns_;
  const Column* column_ = nullptr;  // the one that is being read
};

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

std::optional<Rulebook> read_image(std::string_view bytes, ImageUse use) {
  if (bytes.starts_with(small_image_magic)) {
    if (use != ImageUse::check) return std::nullopt;
    Reader reader(bytes.substr(small_image_magic.size()), std::nullopt, ImageForm::small);
    reader.read_columns();
    return read_rulebook(std::move(reader));
  }
  std::uint64_t end = 0;
  if (!bytes.starts_with(image_magic) || bytes.size() < image_magic.size() + sizeof end) return std::nullopt;
  std::memcpy(&end, bytes.data() + image_magic.size(), sizeof end);
  constexpr std::size_t begin = image_magic.size() + sizeof end;
  if (end < begin || end > bytes.size()) return std::nullopt;
  const std::string_view sources = bytes.substr(static_cast<std::size_t>(end));
  return read_rulebook(Reader(bytes.substr(begin, static_cast<std::size_t>(end) - begin),
                              use == ImageUse::check ? std::nullopt : std::optional(sources), ImageForm::fast));
}

}  // namespace overclaim
