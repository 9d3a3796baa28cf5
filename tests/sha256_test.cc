#include "text/sha256.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace overclaim {
namespace {

TEST_CASE("SHA-256 gives the digests of the standard") {
  struct Row {
    std::string input;
    const char* digest;
  };
  const std::vector<Row> rows = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrst"
       "u",
       "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
      {std::string(1000000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input.size());
    CHECK(sha256_hex(row.input) == row.digest);
  }
}

TEST_CASE("the digest does not depend on how the input was cut") {
  std::string input;
  for (int i = 0; i < 200; ++i) input.push_back(static_cast<char>(i));
  for (std::size_t size :
       {std::size_t{55}, std::size_t{56}, std::size_t{63}, std::size_t{64}, std::size_t{65}, input.size()}) {
    const std::string part = input.substr(0, size);
    const std::string whole = sha256_hex(part);
    for (std::size_t cut = 0; cut <= size; ++cut) {
      CAPTURE(size);
      CAPTURE(cut);
      Sha256 digest;
      digest.update(std::string_view(part).substr(0, cut));
      digest.update(std::string_view(part).substr(cut));
      CHECK(digest.hex_digest() == whole);
    }
  }
}

}  // namespace
}  // namespace overclaim
