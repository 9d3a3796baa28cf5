// A walk over all ways through a phrase at once: what is known of the sentence behind an element is one of six things,
// and a set of them is what all ways to it come to. Covered by tests/phrase_test.cc.
#include "rulebook/phrase_order.h"

#include <algorithm>

namespace overclaim {
namespace {

// A set of what follows, one bit each.
using Stages = unsigned;
constexpr Stages at_start = 1;     // no word was consumed
constexpr Stages opened = 2;       // nor may one have been: behind '^'
constexpr Stages in_words = 4;     // behind a word
constexpr Stages behind_mark = 8;  // behind a mark that follows a word
constexpr Stages stepped = 16;     // behind '>', no word consumed since
constexpr Stages closed = 32;      // behind '$': no word may follow

Stages behind_word(Stages before) { return (before & ~closed) == 0 ? 0 : in_words; }

// Marks in front of the first word and behind the last are no part of a sentence.
Stages behind_marks(Stages before) { return (before & ~in_words) | ((before & in_words) == 0 ? 0 : behind_mark); }

// An exact text without a plain letter or figure may be either.
bool may_be_mark(const PhraseNode& exact) {
  return std::none_of(exact.text.begin(), exact.text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

Stages behind(const PhraseNode& node, Stages before) {
  switch (node.kind) {
    case PhraseKind::sequence:
      for (const PhraseNode& child : node.children) before = behind(child, before);
      return before;
    case PhraseKind::choice: {
      Stages after = node.optional ? before : 0;
      for (const PhraseNode& child : node.children) after |= behind(child, before);
      return after;
    }
    case PhraseKind::word:
    case PhraseKind::classes:
      return behind_word(before);
    case PhraseKind::exact:
      return behind_word(before) | (may_be_mark(node) ? behind_marks(before) : 0);
    case PhraseKind::mark:
      return behind_marks(before);
    case PhraseKind::gap:
      return before | behind_word(before);
    case PhraseKind::step:
      // The marks that close an introduction are not seen, and one without words introduces nothing.
      return (before & (at_start | in_words)) == 0 ? 0 : stepped;
    case PhraseKind::sentence_start:
    case PhraseKind::block_start:
      return (before & (at_start | opened)) == 0 ? 0 : opened;
    case PhraseKind::sentence_end:
    case PhraseKind::block_end:
      return (before & ~stepped) == 0 ? 0 : closed;
  }
  return before;
}

}  // namespace

bool can_match(const PhraseNode& root) { return (behind(root, at_start) & ~stepped) != 0; }

}  // namespace overclaim
