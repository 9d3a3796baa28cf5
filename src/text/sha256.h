// SHA-256 (FIPS 180-4). Small and our own, so that the core needs no cryptography library (and builds to WebAssembly).
#ifndef OVERCLAIM_TEXT_SHA256_H_
#define OVERCLAIM_TEXT_SHA256_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace overclaim {

class Sha256 {
 public:
  Sha256();
  void update(std::string_view bytes);
  // Ends the digest; the object must not be used afterwards. 64 lower-case hex digits.
  std::string hex_digest();

 private:
  void process(const unsigned char* block);

  std::array<std::uint32_t, 8> state_;
  std::array<unsigned char, 64> buffer_{};
  std::uint64_t length_ = 0;
};

// Example: sha256_hex("") begins "e3b0c442".
std::string sha256_hex(std::string_view bytes);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_SHA256_H_
