// All places of the pattern are followed at once, so that no pattern takes long; fnmatch(3) was not taken: it hangs on
// the locale, and it has no `**`. Covered by tests/glob_test.cc.
#include "intake/glob.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace overclaim {
namespace {

enum class PieceKind { byte, any_byte, set, within_name, across_names };

struct Piece {
  PieceKind kind = PieceKind::byte;
  char byte = 0;
  std::string_view set;  // "a-z", "!a-z"
};

// `wrong`: what in it can only be meant otherwise than it is taken; "" for nothing.
std::vector<Piece> pieces_of(std::string_view pattern, std::string_view& wrong) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '*' && pattern.substr(i + 1).starts_with('*')) {
      ++i;
      // "a/**/b" matches "a/b" too: the slash behind goes with the stars.
      const bool whole_name = i + 1 < pattern.size() && pattern[i + 1] == '/' && (i < 2 || pattern[i - 2] == '/');
      if (whole_name) ++i;
      pieces.push_back({PieceKind::across_names, whole_name ? '/' : '\0', {}});
    } else if (c == '*') {
      pieces.push_back({PieceKind::within_name, 0, {}});
    } else if (c == '?') {
      pieces.push_back({PieceKind::any_byte, 0, {}});
    } else if (c == '[') {
      const std::size_t from = i + 1 + (pattern.substr(i + 1).starts_with('!') ? 1 : 0);
      const std::size_t end = pattern.find(']', from + 1);  // "[]]" is the set of one bracket
      if (end == pattern.npos) {
        pieces.push_back({PieceKind::byte, c, {}});
        wrong = "opens a set with [ and does not close it; \\[ is the bracket itself";
        continue;
      }
      pieces.push_back({PieceKind::set, 0, pattern.substr(i + 1, end - i - 1)});
      i = end;
    } else {
      if (c == '\\') {
        if (i + 1 == pattern.size()) wrong = "ends with \\, which takes the next character as it is";
        i = std::min(i + 1, pattern.size() - 1);
      }
      pieces.push_back({PieceKind::byte, pattern[i], {}});
    }
  }
  return pieces;
}

bool is_in(std::string_view set, char byte) {
  const bool without = set.starts_with('!');
  if (without) set.remove_prefix(1);
  bool found = false;
  const auto value = static_cast<unsigned char>(byte);
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (i + 2 < set.size() && set[i + 1] == '-') {
      found = found || (static_cast<unsigned char>(set[i]) <= value && value <= static_cast<unsigned char>(set[i + 2]));
      i += 2;
    } else {
      found = found || set[i] == byte;
    }
  }
  return found != without;
}

bool takes(const Piece& piece, char byte) {
  switch (piece.kind) {
    case PieceKind::byte:
      return piece.byte == byte;
    case PieceKind::any_byte:
    case PieceKind::within_name:
      return byte != '/';
    case PieceKind::set:
      return byte != '/' && is_in(piece.set, byte);
    case PieceKind::across_names:
      return true;
  }
  return false;
}

bool repeats(const Piece& piece) {
  return piece.kind == PieceKind::within_name || piece.kind == PieceKind::across_names;
}

}  // namespace

bool matches_glob(std::string_view pattern, std::string_view path) {
  const bool whole_path = pattern.find('/') != pattern.npos;
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  if (!whole_path && path.rfind('/') != path.npos) path.remove_prefix(path.rfind('/') + 1);

  // at[i]: pieces before i have taken what was read of the path. "**/" may take nothing, or end behind a slash only.
  std::string_view wrong;
  const std::vector<Piece> pieces = pieces_of(pattern, wrong);
  std::vector<char> at(pieces.size() + 1, 0), next(pieces.size() + 1, 0);
  at[0] = 1;
  const auto skip_empty = [&](std::vector<char>& places) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (places[i] != 0 && repeats(pieces[i])) places[i + 1] = 1;
    }
  };
  skip_empty(at);
  for (const char byte : path) {
    next.assign(next.size(), 0);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (at[i] == 0 || !takes(pieces[i], byte)) continue;
      if (!repeats(pieces[i])) {
        next[i + 1] = 1;
      } else {
        next[i] = 1;
      }
    }
    // Within a name "**/" goes on only.
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const bool open_name = pieces[i].kind == PieceKind::across_names && pieces[i].byte == '/' && byte != '/';
      if (next[i] != 0 && repeats(pieces[i]) && !open_name) next[i + 1] = 1;
    }
    at.swap(next);
  }
  return at[pieces.size()] != 0;
}

std::string wrong_glob(std::string_view pattern) {
  std::string_view wrong;
  pieces_of(pattern, wrong);
  return std::string(wrong);
}

}  // namespace overclaim
