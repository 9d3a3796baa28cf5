// Every entry is read for every query: a few hundred of them take milliseconds, and an index would have to be kept
// true. Weights are of fields, not of how often a word stands there: a long summary must not outrank a title. Covered
// by tests/reference_selection_test.cc.
#include "report/reference_search.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "rulebook/spaced_words.h"
#include "rulebook/term_names.h"
#include "text/fold.h"

namespace overclaim {
namespace {

constexpr int whole_id = 1'000'000, id_weight = 16, title_weight = 12, alias_weight = 12, author_weight = 10,
              term_weight = 8, wording_weight = 6, result_weight = 4, venue_weight = 2;
constexpr std::size_t shortest_beginning = 3;  // bytes of a word that may stand for a longer one

struct Field {
  std::string words;  // as spaced_words
  int weight = 0;
};

std::vector<std::string> words_of(std::string_view text) {
  const std::string spaced = spaced_words(text);
  std::vector<std::string> words;
  for (std::size_t begin = 1; begin < spaced.size();) {
    const std::size_t end = spaced.find(' ', begin);
    words.push_back(spaced.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// 0 where no field has the word.
int score_of(const std::string& word, const std::vector<Field>& fields) {
  int best = 0;
  for (const Field& field : fields) {
    if (field.words.find(" " + word + " ") != field.words.npos) {
      best = std::max(best, field.weight);
    } else if (word.size() >= shortest_beginning && field.words.find(" " + word) != field.words.npos) {
      best = std::max(best, field.weight / 2);
    }
  }
  return best;
}

struct Hit {
  ReferenceEntry entry;
  int score = 0;
};

class Search {
 public:
  Search(const Rulebook& rulebook, std::string_view query)
      : rulebook_(rulebook), query_(fold_word(query)), words_(words_of(query)) {
    const std::size_t first = query_.find_first_not_of(' ');
    query_ = first == query_.npos ? "" : query_.substr(first, query_.find_last_not_of(' ') + 1 - first);
  }

  ReferenceSelection run() {
    if (words_.empty()) return {};
    for (const Statement& statement : rulebook_.reference.statements) add(statement);
    for (const Work& work : rulebook_.reference.works) {
      if (may_be_shown(work.seen)) add(work);
    }
    std::stable_sort(hits_.begin(), hits_.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
    ReferenceSelection found;
    for (const Hit& hit : hits_) found.push_back(hit.entry);
    return found;
  }

 private:
  void add(const Statement& statement) {
    std::vector<Field> fields = {{spaced_words(statement.id), id_weight},
                                 {spaced_words(statement.summary), wording_weight},
                                 {spaced_words(statement.honest), wording_weight}};
    for (const auto* terms : {&statement.intervention, &statement.condition, &statement.outcome}) {
      add_terms(*terms, fields);
    }
    keep({{nullptr, &statement}, query_ == statement.id ? whole_id : 0}, fields);
  }

  void add(const Work& work) {
    std::vector<Field> fields = {{spaced_words(work.id), id_weight},
                                 {spaced_words(work.title), title_weight},
                                 {spaced_words(work.venue), venue_weight},
                                 {spaced_words(std::to_string(work.year)), author_weight}};
    for (const std::string& author : work.authors) fields.push_back({spaced_words(author), author_weight});
    for (const std::string& alias : work.aliases) fields.push_back({spaced_words(alias), alias_weight});
    for (const WorkResult& result : work.results) {
      if (may_be_shown(result.seen)) fields.push_back({spaced_words(result.text), result_weight});
      add_terms({result.outcome}, fields);
    }
    add_terms(work.intervention, fields);
    add_terms(work.condition, fields);
    const bool whole = query_ == work.id || (!work.doi.empty() && query_ == fold_word(work.doi)) ||
                       (!work.pmid.empty() && query_ == work.pmid);
    keep({{&work, nullptr}, whole ? whole_id : 0}, fields);
  }

  void add_terms(const std::vector<std::string>& terms, std::vector<Field>& fields) {
    for (const std::string& id : terms) {
      const auto [entry, is_new] = names_.emplace(id, " ");
      const CompiledTerm* term = is_new ? find_term(rulebook_, id) : nullptr;
      if (term != nullptr) {
        for (const std::string& name : names_of(*term, rulebook_)) entry->second += spaced_words(name).substr(1);
      }
      fields.push_back({entry->second, term_weight});
    }
  }

  void keep(Hit hit, const std::vector<Field>& fields) {
    for (const std::string& word : words_) {
      const int score = score_of(word, fields);
      if (score == 0 && hit.score < whole_id) return;
      hit.score += score;
    }
    hits_.push_back(hit);
  }

  const Rulebook& rulebook_;
  std::string query_;
  std::vector<std::string> words_;
  std::map<std::string, std::string> names_;  // of terms, as spaced_words
  std::vector<Hit> hits_;
};

}  // namespace

ReferenceSelection search_reference(const Rulebook& rulebook, std::string_view query) {
  return Search(rulebook, query).run();
}

}  // namespace overclaim
