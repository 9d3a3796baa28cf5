// Scopes beyond the sentence follow the structure of the page: a scope that reaches the colon of a lead-in goes on into
// each item, a frame in a heading covers what stands directly under it, an answer decides its question, an attribution
// covers its quotation. Each reach is computed from block indexes, never by searching the page again. Covered by
// stance_test.cc.
#include "check/reading.h"

#include <algorithm>
#include <map>

#include "check/cue_scope.h"
#include "check/quotation.h"
#include "text/utf8.h"

namespace overclaim {

namespace {

struct Children {
  std::vector<std::vector<std::size_t>> items, section, answers;  // by lead-in, heading, question
};

Children children_of(const Document& document) {
  Children children;
  children.items.resize(document.blocks.size());
  children.section.resize(document.blocks.size());
  children.answers.resize(document.blocks.size());
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const Block& block = document.blocks[b];
    if (block.lead_in != no_block) children.items[block.lead_in].push_back(b);
    if (block.heading != no_block) children.section[block.heading].push_back(b);
    if (block.question != no_block) children.answers[block.question].push_back(b);
  }
  return children;
}

// What may stand behind the words of a quotation: its closing mark and a full stop.
constexpr std::uint32_t max_mark_bytes = 4;

class ContextReader {
 public:
  ContextReader(const Document& document, const Rulebook& rulebook)
      : document_(document), rulebook_(rulebook), children_(children_of(document)) {
    std::size_t last = no_block;
    for (std::size_t b = 0; b < document.blocks.size(); ++b) {
      running_before_.push_back(last);
      if (is_running(document.blocks[b])) last = b;
    }
  }

  Reading read(const std::function<bool()>& stopped) {
    reading_.quotations = quotations_of(document_);
    reading_.views.resize(document_.blocks.size());
    cues_.resize(document_.blocks.size());
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
      for (std::size_t s = 0; s < document_.blocks[b].sentences.size(); ++s) {
        if (stopped && stopped()) return {};
        reading_.views[b].push_back(make_view(document_, rulebook_, b, s));
        cues_[b].push_back(find_cues(document_, rulebook_, reading_.views[b].back()));
      }
    }
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
      beyond_.clear();
      for (std::size_t s = 0; s < cues_[b].size(); ++s) {
        if (stopped && stopped()) return {};
        for (const FoundCue& found : cues_[b][s].modifiers) add_hit(b, s, found);
      }
    }
    index_hits();
    gather_candidates();
    return std::move(reading_);
  }

 private:
  void add_hit(std::size_t b, std::size_t s, const FoundCue& found) {
    const Cue& cue = rulebook_.cues[found.cue].cue;
    const SentenceView& view = reading_.views[b][s];
    CueHit hit;
    hit.cue = found.cue;
    hit.block = b;
    hit.sentence = s;
    hit.begin = found.begin;
    hit.end = found.end;
    hit.cores = found.cores;
    hit.span = {view.tokens[found.begin].span.begin, view.tokens[found.end - 1].span.end};
    switch (cue.reach) {
      case Reach::answer:
        if (const SentenceView* asked = question_before(document_, reading_.views, b, s); asked != nullptr) {
          const std::size_t question = asked->block;
          hit.scopes.push_back(question == b ? asked->span : document_.blocks[question].span);
        }
        break;
      case Reach::before:
        if (const Span before = sentence_before(b, s); !empty(before) && !is_asked_or_quoted(hit, view)) {
          hit.scopes.push_back(before);
        }
        break;
      case Reach::quotation:
        add_quotation(cue, hit, view);
        break;
      case Reach::clause:
      case Reach::sentence:
      case Reach::list:
      case Reach::section:
        add_sentence_scope(cue, found, hit, view);
        break;
    }
    reading_.hits.push_back(std::move(hit));
  }

  // "Not true?" and "Nonsense!" between quotation marks are nobody's last word.
  bool is_asked_or_quoted(const CueHit& hit, const SentenceView& view) const {
    return asks(document_, view) || is_between_marks(reading_.quotations[hit.block], hit.span);
  }

  // What visitors read in the running text: what they do not see has no word on what they do.
  static bool is_running(const Block& block) {
    return block.channel == Channel::body && !block.hidden && !block.is_caption && block.kind != BlockKind::furniture;
  }

  // Of a first sentence the last of the block above it, as of a verdict below a heading, or of the cell before it. The
  // item before in a list and the row before in a table say something else, and a heading looks down.
  Span sentence_before(std::size_t b, std::size_t s) const {
    const std::vector<Block>& blocks = document_.blocks;
    if (s > 0) return blocks[b].sentences[s - 1].span;
    if (!is_running(blocks[b])) return {};
    std::size_t above = running_before_[b];
    if (blocks[b].kind == BlockKind::heading) above = no_block;
    if (blocks[b].kind == BlockKind::table_cell) above = blocks[b].beside;
    if (blocks[b].kind == BlockKind::list_item) above = blocks[b].label;
    return above == no_block || blocks[above].sentences.empty() ? Span() : blocks[above].sentences.back().span;
  }

  void add_sentence_scope(const Cue& cue, const FoundCue& found, CueHit& hit, const SentenceView& view) {
    const TokenRange range = scope_in_sentence(cue, found, cues_[hit.block][hit.sentence], view, rulebook_);
    if (range.begin < range.end) {
      hit.scopes.push_back({view.tokens[range.begin].span.begin, view.tokens[range.end - 1].span.end});
    }
    if (!may_go_beyond(found.cue, cue, view, range.end)) return;
    if (cue.reach == Reach::section) {
      for (const std::size_t child : children_.section[hit.block]) hit.scopes.push_back(document_.blocks[child].span);
    }
    if (cue.reach == Reach::list) {
      for (const std::size_t child : children_.section[hit.block]) {
        if (document_.blocks[child].kind == BlockKind::list_item) hit.scopes.push_back(document_.blocks[child].span);
      }
    }
    const bool whole = cue.reach != Reach::clause;
    add_items(hit.block, hit.scopes, whole, most_list_levels);
    tidy(hit.scopes);
  }

  // Whether the scope goes on in other blocks, as those of a heading and of a lead-in's last words do.
  bool may_go_beyond(std::size_t found, const Cue& cue, const SentenceView& view, std::uint32_t end) {
    const bool of_block = cue.reach == Reach::section || cue.reach == Reach::list;
    const bool to_the_end = cue.direction != Direction::backward && view.ends_block && only_marks_from(view, end);
    return (of_block || to_the_end) && is_among_first(found);
  }

  // Of the hits of one cue in the block that is read.
  bool is_among_first(std::size_t cue) { return ++beyond_[cue] <= most_alike_beyond; }

  static bool only_marks_from(const SentenceView& view, std::uint32_t token) {
    return std::all_of(view.tokens.begin() + token, view.tokens.end(), [](const ViewToken& t) { return t.is_mark; });
  }

  // The items under a lead-in: whole, or up to the first terminator of their first sentence.
  void add_items(std::size_t lead_in, std::vector<Span>& scopes, bool whole, int levels) const {
    if (levels == 0) return;
    for (const std::size_t item : children_.items[lead_in]) {
      const Block& block = document_.blocks[item];
      if (whole) {
        scopes.push_back(block.span);
        add_items(item, scopes, true, levels - 1);
        continue;
      }
      if (block.sentences.empty()) continue;
      const std::vector<FoundCue>& terminators = cues_[item][0].terminators;
      const SentenceView& view = reading_.views[item][0];
      if (view.tokens.empty()) continue;
      const std::uint32_t end =
          terminators.empty() ? static_cast<std::uint32_t>(view.tokens.size()) : terminators.front().begin;
      if (end > 0) scopes.push_back({view.tokens[0].span.begin, view.tokens[end - 1].span.end});
      if (terminators.empty() && view.ends_block) add_items(item, scopes, false, levels - 1);
    }
  }

  // The quotation that begins behind the cue (or, backward, ends before it) in the cue's block. Forward from the last
  // words of a block also the quotations that follow as blocks of their own ("We found these claims." "..." "...");
  // backward also the quotation that goes on behind the cue's sentence ("...," she said. "...").
  void add_quotation(const Cue& cue, CueHit& hit, const SentenceView& view) {
    const Span block = document_.blocks[hit.block].span;
    if (cue.direction != Direction::backward) {
      const std::uint32_t opens_before = view.ends_block ? block.end : view.span.end;
      const Span quoted = overclaim::quotation_from(document_.text, hit.span.end, opens_before, block.end);
      if (!empty(quoted) && quoted.begin < view.span.end) hit.scopes.push_back(quoted);
      if (empty(quoted) && view.ends_block && is_among_first(hit.cue)) {
        const std::size_t end = std::min(document_.blocks.size(), hit.block + 1 + most_quotations_behind);
        for (std::size_t b = hit.block + 1; b < end && is_quotation(document_.blocks[b]); ++b) {
          hit.scopes.push_back(document_.blocks[b].span);
        }
      }
    }
    if (cue.direction != Direction::forward) {
      const Span quoted = last_quotation(reading_.quotations[hit.block], hit.span.begin);
      if (!empty(quoted)) {
        hit.scopes.push_back(quoted);
        const std::vector<SentenceView>& views = reading_.views[hit.block];
        if (hit.sentence + 1 < views.size() && opens_with_quotation(views[hit.sentence + 1].span)) {
          hit.scopes.push_back(quotation_from(views[hit.sentence + 1].span.begin, block.end));
        }
      }
    }
    tidy(hit.scopes);
  }

  bool opens_with_quotation(Span span) const {
    return !empty(span) && opens_quotation(code_point_at(document_.text, span.begin).value);
  }

  // A quotation as a whole block: marked up as one, or from its first sign to its last in quotation marks.
  bool is_quotation(const Block& block) const {
    if (block.kind == BlockKind::quote) return true;
    if (!opens_with_quotation(block.span)) return false;
    const Span inside = quotation_from(block.span.begin, block.span.end);
    return inside.end + max_mark_bytes >= block.span.end;
  }

  Span quotation_from(std::uint32_t from, std::uint32_t to) const {
    return overclaim::quotation_from(document_.text, from, to);
  }

  static void tidy(std::vector<Span>& scopes) {
    std::sort(scopes.begin(), scopes.end(),
              [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; });
    std::vector<Span> apart;
    for (const Span scope : scopes) {
      if (!apart.empty() && scope.begin < apart.back().end) {
        apart.back().end = std::max(apart.back().end, scope.end);
      } else {
        apart.push_back(scope);
      }
    }
    scopes = std::move(apart);
  }

  void gather_candidates() {
    std::vector<bool> is_candidate(rulebook_.phrase_index.size());
    for (const std::vector<SentenceView>& views : reading_.views) {
      for (const SentenceView& view : views) {
        for (const ProgramId id : view.candidates) is_candidate[id] = true;
      }
    }
    for (std::size_t id = 0; id < is_candidate.size(); ++id) {
      if (is_candidate[id]) reading_.candidates.push_back(static_cast<ProgramId>(id));
    }
  }

  void index_hits() {
    for (const Block& block : document_.blocks) reading_.reaching.emplace_back(block.sentences.size());
    const auto ends_before = [](const auto& piece, std::uint32_t at) { return piece.span.end <= at; };
    for (std::size_t h = 0; h < reading_.hits.size(); ++h) {
      for (const Span scope : reading_.hits[h].scopes) {
        auto block = std::lower_bound(document_.blocks.begin(), document_.blocks.end(), scope.begin, ends_before);
        for (; block != document_.blocks.end() && block->span.begin < scope.end; ++block) {
          auto& of_block = reading_.reaching[static_cast<std::size_t>(block - document_.blocks.begin())];
          const std::vector<Sentence>& sentences = block->sentences;
          auto sentence = std::lower_bound(sentences.begin(), sentences.end(), scope.begin, ends_before);
          for (; sentence != sentences.end() && sentence->span.begin < scope.end; ++sentence) {
            std::vector<std::size_t>& hits = of_block[static_cast<std::size_t>(sentence - sentences.begin())];
            if (hits.empty() || hits.back() != h) hits.push_back(h);
          }
        }
      }
    }
  }

  const Document& document_;
  const Rulebook& rulebook_;
  Children children_;
  std::vector<std::size_t> running_before_;  // by block: the one before it in the running text
  std::vector<std::vector<SentenceCues>> cues_;
  std::map<std::size_t, int> beyond_;  // by cue: hits of the block that went beyond their sentence
  Reading reading_;
};

}  // namespace

Reading read_context(const Document& document, const Rulebook& rulebook, const std::function<bool()>& stopped) {
  return ContextReader(document, rulebook).read(stopped);
}

bool asks(const Document& document, const SentenceView& view) {
  return !view.tokens.empty() && text_of(document, view.tokens.back()).ends_with('?');
}

namespace {

// Few words and nothing that affirms or denies: "Great question!", "We get asked this a lot."
bool is_aside(const Document& document, const SentenceView& view) {
  constexpr std::ptrdiff_t most_words = 8;
  const auto is_word = [](const ViewToken& token) { return !token.is_mark; };
  const auto in_cue = [](const ViewToken& token) { return token.in_cue; };
  return !asks(document, view) && std::count_if(view.tokens.begin(), view.tokens.end(), is_word) <= most_words &&
         std::none_of(view.tokens.begin(), view.tokens.end(), in_cue);
}

}  // namespace

const SentenceView* question_before(const Document& document, const std::vector<std::vector<SentenceView>>& views,
                                    std::size_t block, std::size_t sentence) {
  for (std::size_t back = 1; back <= 2; ++back) {
    if (sentence + 1 == back) {
      const std::size_t question = document.blocks[block].question;
      return question == no_block || views[question].empty() ? nullptr : &views[question].back();
    }
    const SentenceView& before = views[block][sentence - back];
    if (asks(document, before)) return &before;
    if (!is_aside(document, before)) return nullptr;
  }
  return nullptr;
}

std::vector<const PhraseProgram*> possible_in(const Reading& reading, const std::vector<PhraseProgram>& phrases) {
  std::vector<const PhraseProgram*> possible;
  const bool is_indexed = std::any_of(reading.views.begin(), reading.views.end(),
                                      [](const auto& views) { return !views.empty() && views.front().is_indexed; });
  for (const PhraseProgram& phrase : phrases) {
    const bool may_match = !is_indexed || phrase.id == no_program ||
                           std::binary_search(reading.candidates.begin(), reading.candidates.end(), phrase.id);
    if (may_match) possible.push_back(&phrase);
  }
  return possible;
}

const Span* scope_over(const CueHit& hit, Span place) {
  const auto found =
      std::partition_point(hit.scopes.begin(), hit.scopes.end(), [&](Span scope) { return scope.end <= place.begin; });
  return found != hit.scopes.end() && overlaps(*found, place) ? &*found : nullptr;
}

bool governs(const Document& document, const Rulebook& rulebook, std::string_view cue_id, Span target) {
  const Reading reading = read_context(document, rulebook);
  return std::any_of(reading.hits.begin(), reading.hits.end(), [&](const CueHit& hit) {
    return rulebook.cues[hit.cue].cue.id == cue_id && scope_over(hit, target) != nullptr;
  });
}

}  // namespace overclaim
