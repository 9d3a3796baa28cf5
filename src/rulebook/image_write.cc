// Rows of numbers stand aligned, so that they are used where they lie (flat.h); what only shows a rulebook stands
// behind the rest, in a second stretch. A serialisation library (cereal, boost) was not taken: it would ask for the
// same lists of fields (image_fields.h) and bring more code than it saves. Covered by image_test.cc.
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "rulebook/image.h"
#include "rulebook/image_fields.h"
#include "rulebook/image_form.h"

namespace overclaim {
namespace {

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
  // Fields of a struct of which there are thousands: in a small image each stands with the same field of all the
  // others, for a compressor sees best what lies side by side.
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
    const std::size_t eights = (flags.size() + 7) / 8;
    put_size(eights);
    put(static_cast<unsigned char>(8 * eights - flags.size()));  // unused bits of the last
    for (std::size_t i = 0; i < eights; ++i) {
      unsigned eight = 0;
      for (std::size_t flag = 8 * i; flag < std::min(8 * i + 8, flags.size()); ++flag) {
        if (flags[flag]) eight |= 1U << flag % 8;
      }
      bytes += static_cast<char>(eight);
    }
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
    bytes.resize((bytes.size() + image_alignment - 1) / image_alignment * image_alignment);
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
  void put(const T& value) {
    fields(*this, value);
  }

  bool is_small_;
  std::map<Column, std::string> columns_;
  const Column* column_ = nullptr;  // the one that is being written
};

}  // namespace

std::string write_image(const Rulebook& rulebook, ImageForm form) {
  Writer writer(form);
  if (form == ImageForm::small) {
    writer(rulebook);
    return std::string(small_image_magic) + writer.with_columns();
  }
  writer.bytes = image_magic;
  writer.bytes.append(sizeof(std::uint64_t), '\0');
  writer(rulebook);
  const std::uint64_t end = writer.bytes.size();
  std::memcpy(writer.bytes.data() + image_magic.size(), &end, sizeof end);
  return writer.bytes + writer.sources;
}

}  // namespace overclaim
