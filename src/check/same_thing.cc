// Both sides are read with the same phrases and terms of citations.json, so that they can be compared value by value;
// what only one side states is not stated. Covered by same_thing_test.cc.
#include "check/same_thing.h"

#include <algorithm>
#include <array>
#include <optional>

#include "check/citation_roles.h"
#include "check/number_terms.h"

namespace overclaim {

namespace {

constexpr std::array<std::string_view, 8> aspects = {"cell", "source",      "donor", "route",
                                                     "dose", "preparation", "age",   "disease"};
constexpr int oldest = 120;

bool is_one_of(std::string_view word, const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<int> age_of(std::string_view word) {
  const std::optional<double> number = number_of_digits(word);
  if (!number || *number > oldest || word.size() > 4) return std::nullopt;
  return static_cast<int>(*number);
}

void add_value(AspectValues& values, const CitationPhrase& phrase, const std::string& shown,
               const std::string& separator) {
  if (std::find(values.values.begin(), values.values.end(), &phrase) != values.values.end()) return;
  values.values.push_back(&phrase);
  values.shown += (values.shown.empty() ? "" : separator) + shown;
}

// "ages 6 to 15" of the page: the words behind the lead.
struct Ages {
  int from = 0, to = 0;
  std::uint32_t end = 0;
};

std::optional<Ages> ages_at(const Document& document, const SentenceView& view, std::uint32_t at,
                            const CitationWords& words) {
  const auto word = [&](std::uint32_t i) { return text_of(document, view.tokens[i]); };
  if (at >= view.tokens.size()) return std::nullopt;
  const std::optional<int> from = age_of(word(at));
  std::uint32_t next = at + 1;
  if (next < view.tokens.size() && is_one_of(word(next), words.range_words)) ++next;
  if (!from || next >= view.tokens.size()) return std::nullopt;
  const std::optional<int> to = age_of(word(next));
  if (!to || *to <= *from) return std::nullopt;
  return Ages{*from, *to, next + 1};
}

std::string words_between(const Document& document, const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
  return std::string(document.text_of({view.tokens[begin].span.begin, view.tokens[end - 1].span.end}));
}

}  // namespace

OfferedProduct::OfferedProduct(const CitedPage& page) : page_(page), by_term_(page.rulebook.terms.size()) {
  index_terms();
  for (std::size_t b = 0; b < page.reading.views.size(); ++b) {
    const BlockKind kind = page.document.blocks[b].kind;
    if (kind == BlockKind::reference_entry || kind == BlockKind::furniture) continue;
    for (const SentenceView& view : page.reading.views[b]) read(page.document, view, whole_);
  }
}

// A term says what the terms it is a kind of say.
void OfferedProduct::index_terms() {
  const std::vector<CompiledTerm>& terms = page_.rulebook.terms;
  std::map<std::string_view, const CompiledTerm*> by_id;
  for (const CompiledTerm& term : terms) by_id.emplace(term.id, &term);
  std::map<std::string_view, std::vector<const CitationPhrase*>> phrases;
  for (const CompiledCitationPhrase& compiled : page_.rulebook.citation_phrases) {
    for (const std::string& id : compiled.phrase.terms) phrases[id].push_back(&compiled.phrase);
  }
  for (std::size_t t = 0; t < terms.size(); ++t) {
    if (terms[t].anaphor) continue;
    for (auto at = by_id.find(terms[t].id); at != by_id.end(); at = by_id.find(at->second->broader)) {
      const auto said = phrases.find(at->first);
      if (said != phrases.end()) by_term_[t].insert(by_term_[t].end(), said->second.begin(), said->second.end());
    }
  }
}

void OfferedProduct::read(const Document& document, const SentenceView& view, ByAspect& out) const {
  const std::string separator = say(page_.rulebook.words, "list_separator");
  for (const RoleMatch& match : find_role(CitationRole::aspect, document, page_.rulebook, view)) {
    const bool as_written = match.phrase->of == "dose";
    add_value(out[match.phrase->of], *match.phrase,
              as_written ? words_between(document, view, match.begin, match.end) : match.phrase->shown, separator);
  }
  // Of names inside one another the longest counts: "cord blood stem cells" names no blood stem cells.
  std::uint32_t end_before = 0;
  for (std::size_t h = 0; h < view.hits.size();) {
    std::size_t next = h;
    std::uint32_t longest = 0;
    for (; next < view.hits.size() && view.hits[next].begin == view.hits[h].begin; ++next) {
      if (!by_term_[view.hits[next].term].empty()) longest = std::max(longest, view.hits[next].end);
    }
    for (; h < next; ++h) {
      const TermHit& hit = view.hits[h];
      if (hit.end < longest || hit.end <= end_before) continue;
      for (const CitationPhrase* phrase : by_term_[hit.term]) {
        add_value(out[phrase->of], *phrase, phrase->shown, separator);
      }
    }
    end_before = std::max(end_before, longest);
  }
  for (const RoleMatch& lead : find_role(CitationRole::age_lead, document, page_.rulebook, view)) {
    const std::optional<Ages> ages = ages_at(document, view, lead.end, page_.rulebook.citation_words);
    AspectValues& age = out["age"];
    if (!ages || age.to != 0) continue;
    age.from = ages->from;
    age.to = ages->to;
    age.shown = words_between(document, view, lead.begin, ages->end);
  }
}

AspectValues OfferedProduct::of(const std::string& aspect, const std::vector<CitedSentence>& told) const {
  ByAspect near;
  for (const CitedSentence place : told) read(page_.document, page_.view(place), near);
  const auto here = near.find(aspect);
  if (here != near.end() && !here->second.shown.empty()) return here->second;
  if (aspect == "disease" && !told.empty()) return of_subject(told.front());
  const auto there = whole_.find(aspect);
  if (there == whole_.end() || there->second.values.size() > 1) return {};
  return there->second;
}

// The disease that the place is about, from its heading or the page.
AspectValues OfferedProduct::of_subject(CitedSentence place) const {
  AspectValues values;
  const std::vector<std::string> terms = page_.subjects.of(page_.view(place)).condition.terms;
  for (const CompiledCitationPhrase& compiled : page_.rulebook.citation_phrases) {
    const CitationPhrase& phrase = compiled.phrase;
    const bool fits = std::any_of(phrase.terms.begin(), phrase.terms.end(), [&](const std::string& term) {
      return std::find(terms.begin(), terms.end(), term) != terms.end();
    });
    if (fits) add_value(values, phrase, phrase.shown, say(page_.rulebook.words, "list_separator"));
  }
  return values;
}

namespace {

// What the work's own fields and titles say.
class StudiedProduct {
 public:
  StudiedProduct(const Work& work, const Rulebook& rulebook) : work_(work), rulebook_(rulebook) {
    texts_.emplace_back(work.title, rulebook);
    for (const WorkResult& result : work.results) texts_.emplace_back(result.text + " " + result.unit, rulebook);
  }

  AspectValues of(std::string_view aspect) const {
    if (aspect == "age") return age();
    AspectValues values;
    const std::string separator = say(rulebook_.words, "list_separator");
    for (const CompiledCitationPhrase& compiled : rulebook_.citation_phrases) {
      const CitationPhrase& phrase = compiled.phrase;
      if (phrase.of != aspect || phrase.role != CitationRole::aspect) continue;
      const bool by_route = aspect == "route" && phrase.value == work_.route;
      if (by_route || has_term(phrase, work_.intervention) || has_term(phrase, work_.condition)) {
        add_value(values, phrase, phrase.shown, separator);
      }
    }
    // The route is a field of its own; a text may name one that was not used.
    if (aspect == "route" || !values.values.empty()) return values;
    for (const ListText& text : texts_) {
      for (const RoleMatch& match : text.find(CitationRole::aspect)) {
        if (match.phrase->of == aspect) add_value(values, *match.phrase, match.phrase->shown, separator);
      }
    }
    return values;
  }

 private:
  bool has_term(const CitationPhrase& phrase, const std::vector<std::string>& terms) const {
    return std::any_of(phrase.terms.begin(), phrase.terms.end(), [&](const std::string& id) {
      return std::any_of(terms.begin(), terms.end(),
                         [&](const std::string& term) { return is_kind_of(rulebook_, term, id); });
    });
  }

  // "1 to 6 years, median 2.1" can be compared; other words are only shown, where they have a figure.
  AspectValues age() const {
    AspectValues age;
    if (work_.age.find_first_of("0123456789") == std::string::npos) return age;
    age.shown = work_.age;
    const ListText text(work_.age, rulebook_);
    for (const SentenceView& view : text.views()) {
      for (std::uint32_t t = 0; t < view.tokens.size() && age.to == 0; ++t) {
        const std::optional<Ages> ages = ages_at(text.document(), view, t, rulebook_.citation_words);
        if (!ages || ages->end >= view.tokens.size()) continue;
        if (!is_one_of(text_of(text.document(), view.tokens[ages->end]), rulebook_.citation_words.year_words)) continue;
        age.from = ages->from;
        age.to = ages->to;
      }
    }
    return age;
  }

  const Work& work_;
  const Rulebook& rulebook_;
  std::vector<ListText> texts_;
};

// Ages are the same where at least half of those addressed were studied.
Sameness compared_ages(const AspectValues& page, const AspectValues& studied) {
  if (page.to == 0 || studied.to == 0) return Sameness::not_stated;
  const int overlap = std::min(page.to, studied.to) - std::max(page.from, studied.from);
  return 2 * overlap >= page.to - page.from ? Sameness::same : Sameness::different;
}

Sameness compared(std::string_view aspect, const AspectValues& page, const AspectValues& studied) {
  if (aspect == "age") return compared_ages(page, studied);
  if (page.values.empty() || studied.values.empty()) return Sameness::not_stated;
  if (aspect == "dose") return page.shown == studied.shown ? Sameness::same : Sameness::not_stated;
  const bool shared = std::any_of(page.values.begin(), page.values.end(), [&](const CitationPhrase* value) {
    return std::find(studied.values.begin(), studied.values.end(), value) != studied.values.end();
  });
  return shared ? Sameness::same : Sameness::different;
}

}  // namespace

std::vector<SamenessRow> same_thing(const CitedSource& source, const CitedPage& page, const OfferedProduct& offered) {
  const Work& work = page.rulebook.reference.works[source.work];
  if (work.intervention.empty()) return {};
  const StudiedProduct studied(work, page.rulebook);
  std::vector<SamenessRow> rows;
  for (const std::string_view aspect : aspects) {
    const AspectValues ours = offered.of(std::string(aspect), source.told), theirs = studied.of(aspect);
    rows.push_back({std::string(aspect), ours.shown, theirs.shown, compared(aspect, ours, theirs)});
  }
  return rows;
}

}  // namespace overclaim
