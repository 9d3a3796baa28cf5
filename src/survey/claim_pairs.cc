// MinHash finds candidates, the whole words of both decide. A line-by-line difference of the pages was not taken: a new
// menu or another order of paragraphs would move every sentence, and only sentences with claims matter here. Covered by
// tests/claim_pairs_test.cc.
#include "survey/claim_pairs.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "rulebook/rule.h"

namespace overclaim {
namespace {

constexpr std::size_t hash_count = 32;
constexpr std::size_t most_in_bucket = 16;  // candidates a bucket gives a sentence: those that stand nearest
constexpr std::size_t stem_bytes = 6;
constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

std::uint64_t mixed(std::uint64_t value) {  // splitmix64
  value += 0x9E3779B97F4A7C15U;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31U);
}

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 0xCBF29CE484222325U;  // FNV-1a
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

int weight_of(std::size_t letters) {
  if (letters <= 2) return 1;
  if (letters <= 3) return 2;
  return letters <= 4 ? 4 : 6;
}

std::string folded_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_letter(c) || is_digit(c)) {
      out += lower(c);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// One sentence with the claims in it, as places in the list they came from, in text order.
struct Said {
  std::string identity;
  bool present = true;
  std::uint64_t place = 0;
  std::vector<std::size_t> claims;
  ComparedWords words;
  std::size_t partner = none;
};

std::uint64_t least_hash(const ComparedWords& words, std::uint64_t seed) {
  std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
  for (const std::uint64_t word : words.words) least = std::min(least, mixed(word ^ seed));
  return least;
}

class Pairing {
 public:
  Pairing(const std::vector<EarlierClaim>& earlier, const std::vector<CapturedClaim>& later)
      : earlier_(earlier), later_(later) {
    std::vector<std::pair<const CapturedClaim*, bool>> old_claims, new_claims;
    for (const EarlierClaim& claim : earlier) old_claims.emplace_back(claim.claim, claim.present);
    for (const CapturedClaim& claim : later) new_claims.emplace_back(&claim, true);
    old_ = sentences_of(old_claims);
    new_ = sentences_of(new_claims);
  }

  std::vector<ClaimPair> run() {
    pair_same(true, false);
    pair_same(false, true);
    find_words();
    pair_like(true);
    pair_same(false, false);
    pair_like(false);
    for (auto& later : new_) {
      if (later.partner != none) pair_within(old_[later.partner], later);
    }
    pair_left_over();
    std::sort(pairs_.begin(), pairs_.end(), [](const ClaimPair& a, const ClaimPair& b) { return a.later < b.later; });
    return pairs_;
  }

 private:
  static std::vector<Said> sentences_of(const std::vector<std::pair<const CapturedClaim*, bool>>& claims) {
    std::vector<Said> sentences;
    std::map<std::pair<std::string, bool>, std::size_t> known;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto& [claim, present] = claims[i];
      const auto [at, is_new] = known.try_emplace({sentence_identity(*claim), present}, sentences.size());
      if (is_new) sentences.push_back({at->first.first, present, claim->begin, {}, {}, none});
      sentences[at->second].claims.push_back(i);
    }
    std::stable_sort(sentences.begin(), sentences.end(),
                     [](const Said& a, const Said& b) { return a.place < b.place; });
    return sentences;
  }

  const CapturedClaim& old_claim(std::size_t index) const { return *earlier_[index].claim; }

  void join(std::size_t o, std::size_t n) {
    old_[o].partner = n;
    new_[n].partner = o;
  }

  // Whether each claim of the later sentence has one of its rule in the earlier.
  bool has_all_rules(const Said& one, const Said& other) const {
    return std::all_of(other.claims.begin(), other.claims.end(), [&](std::size_t n) {
      return std::any_of(one.claims.begin(), one.claims.end(),
                         [&](std::size_t o) { return old_claim(o).rule == later_[n].rule; });
    });
  }

  // `wholly`: only where all that is claimed comes back. "It may help" said twice, with "It helps" in between, brings
  // back what only "may" says, while the claim itself never went: it is the sentence before, in other words.
  void pair_same(bool present, bool wholly) {
    std::unordered_map<std::string_view, std::size_t> by_identity;
    for (std::size_t o = 0; o < old_.size(); ++o) {
      if (old_[o].present == present && old_[o].partner == none) by_identity.emplace(old_[o].identity, o);
    }
    for (std::size_t n = 0; n < new_.size(); ++n) {
      if (new_[n].partner != none) continue;
      const auto found = by_identity.find(new_[n].identity);
      if (found == by_identity.end() || !may_pair(old_[found->second], new_[n])) continue;
      if (!wholly || has_all_rules(old_[found->second], new_[n])) join(found->second, n);
    }
  }

  void find_words() {
    for (Said& said : old_) {
      if (said.partner == none) said.words = compared_words(old_claim(said.claims.front()).sentence());
    }
    for (Said& said : new_) {
      if (said.partner == none) said.words = compared_words(later_[said.claims.front()].sentence());
    }
  }

  // "It cures asthma" went and "It cures lupus" came: that is no other wording.
  static bool are_about_others(const CapturedClaim& one, const CapturedClaim& other) {
    if (one.conditions.empty() || other.conditions.empty()) return false;
    return std::none_of(one.conditions.begin(), one.conditions.end(), [&](const std::string& condition) {
      return std::find(other.conditions.begin(), other.conditions.end(), condition) != other.conditions.end();
    });
  }

  // Whether a claim of the one can be a claim of the other.
  bool may_pair(const Said& one, const Said& other) const {
    const bool same = one.identity == other.identity;
    for (const std::size_t o : one.claims) {
      for (const std::size_t n : other.claims) {
        const CapturedClaim &before = old_claim(o), &after = later_[n];
        if (are_kindred(before.category, after.category) && (same || !are_about_others(before, after))) return true;
      }
    }
    return false;
  }

  // The nearest paired sentences before and behind, as places in new_; at the ends of the text `none` and one behind
  // all.
  std::vector<std::pair<std::size_t, std::size_t>> neighbours(const std::vector<Said>& sentences, bool old_side) const {
    std::vector<std::pair<std::size_t, std::size_t>> found(sentences.size(), {none, none});
    const auto anchor = [&](std::size_t i) { return old_side ? sentences[i].partner : i; };
    std::size_t last = none;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      found[i].first = last;
      if (sentences[i].partner != none && sentences[i].present) last = anchor(i);
    }
    last = none;
    for (std::size_t i = sentences.size(); i-- > 0;) {
      found[i].second = last;
      if (sentences[i].partner != none && sentences[i].present) last = anchor(i);
    }
    return found;
  }

  void pair_like(bool present) {
    const auto old_neighbours = neighbours(old_, true), new_neighbours = neighbours(new_, false);
    struct Candidate {
      double score = 0;
      std::size_t apart = 0, o = 0, n = 0;
    };
    std::vector<Candidate> candidates;
    for (const auto& [o, n] : bucket_mates(present)) {
      if (!may_pair(old_[o], new_[n])) continue;
      const double alike = likeness(old_[o].words, new_[n].words);
      const auto& where = old_neighbours[o];
      const bool anchored = where.first != none || where.second != none;
      const bool in_place = present && anchored && where == new_neighbours[n];
      if (alike < (in_place ? least_likeness_in_place : least_likeness)) continue;
      const std::size_t apart = o > n ? o - n : n - o;
      candidates.push_back({alike + (in_place ? least_likeness - least_likeness_in_place : 0), apart, o, n});
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      return std::tie(b.score, a.apart, a.n, a.o) < std::tie(a.score, b.apart, b.n, b.o);
    });
    for (const Candidate& candidate : candidates) {
      if (old_[candidate.o].partner == none && new_[candidate.n].partner == none) join(candidate.o, candidate.n);
    }
  }

  // Unpaired sentences of both sides that share a least hash.
  std::set<std::pair<std::size_t, std::size_t>> bucket_mates(bool present) const {
    std::set<std::pair<std::size_t, std::size_t>> mates;
    for (std::uint64_t seed = 1; seed <= hash_count; ++seed) {
      std::unordered_map<std::uint64_t, std::vector<std::size_t>> buckets;
      for (std::size_t o = 0; o < old_.size(); ++o) {
        const Said& said = old_[o];
        if (said.partner == none && said.present == present) buckets[least_hash(said.words, mixed(seed))].push_back(o);
      }
      for (std::size_t n = 0; n < new_.size() && !buckets.empty(); ++n) {
        if (new_[n].partner != none) continue;
        const auto bucket = buckets.find(least_hash(new_[n].words, mixed(seed)));
        if (bucket == buckets.end()) continue;
        const std::vector<std::size_t>& olds = bucket->second;
        const auto nearest = static_cast<std::size_t>(std::lower_bound(olds.begin(), olds.end(), n) - olds.begin());
        const std::size_t begin = nearest > most_in_bucket / 2 ? nearest - most_in_bucket / 2 : 0;
        for (std::size_t i = begin; i < std::min(olds.size(), begin + most_in_bucket); ++i) mates.emplace(olds[i], n);
      }
    }
    return mates;
  }

  void pair_within(const Said& one, const Said& other) {
    struct Candidate {
      int level = 0, strength = 0;
      std::size_t apart = 0, o = 0, n = 0;
    };
    std::vector<Candidate> candidates;
    for (std::size_t o = 0; o < one.claims.size(); ++o) {
      for (std::size_t n = 0; n < other.claims.size(); ++n) {
        const CapturedClaim &before = old_claim(one.claims[o]), &after = later_[other.claims[n]];
        if (!are_kindred(before.category, after.category)) continue;
        const bool same_rule = before.rule == after.rule,
                   same_quote = folded_text(before.quote) == folded_text(after.quote);
        const int level = same_rule && same_quote ? 0 : same_rule ? 1 : before.category == after.category ? 2 : 3;
        candidates.push_back(
            {level, -static_cast<int>(before.strength), o > n ? o - n : n - o, one.claims[o], other.claims[n]});
      }
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      return std::tie(a.level, a.strength, a.apart, a.o, a.n) < std::tie(b.level, b.strength, b.apart, b.o, b.n);
    });
    std::set<std::size_t> taken_old, taken_new;
    for (const Candidate& candidate : candidates) {
      if (taken_old.count(candidate.o) > 0 || taken_new.count(candidate.n) > 0) continue;
      taken_old.insert(candidate.o);
      taken_new.insert(candidate.n);
      pairs_.push_back({candidate.o, candidate.n});
    }
  }

  // A sentence stayed, and a claim in it that was not found for a while is found again.
  void pair_left_over() {
    std::set<std::size_t> taken_old, taken_new;
    for (const ClaimPair& pair : pairs_) {
      taken_old.insert(pair.earlier);
      taken_new.insert(pair.later);
    }
    std::map<std::pair<std::string, std::string>, std::size_t> open;
    for (std::size_t o = 0; o < earlier_.size(); ++o) {
      if (taken_old.count(o) == 0) open.emplace(std::pair(sentence_identity(old_claim(o)), old_claim(o).rule), o);
    }
    for (std::size_t n = 0; n < later_.size(); ++n) {
      if (taken_new.count(n) > 0) continue;
      const auto found = open.find({sentence_identity(later_[n]), later_[n].rule});
      if (found == open.end()) continue;
      pairs_.push_back({found->second, n});
      open.erase(found);
    }
  }

  const std::vector<EarlierClaim>& earlier_;
  const std::vector<CapturedClaim>& later_;
  std::vector<Said> old_, new_;
  std::vector<ClaimPair> pairs_;
};

}  // namespace

ComparedWords compared_words(std::string_view sentence) {
  std::map<std::uint64_t, int> weights;
  for (std::size_t at = 0; at < sentence.size();) {
    if (is_digit(sentence[at])) {
      while (at < sentence.size() && (is_digit(sentence[at]) || sentence[at] == '.' || sentence[at] == ',')) ++at;
      weights.emplace(hash_of("0"), weight_of(1));
      continue;
    }
    if (!is_letter(sentence[at])) {
      ++at;
      continue;
    }
    std::string word;
    while (at < sentence.size() && is_letter(sentence[at])) word += lower(sentence[at++]);
    const int weight = weight_of(word.size());
    if (word.size() > stem_bytes) word.resize(stem_bytes);
    if (word.size() > 4 && word.back() == 's') word.pop_back();
    weights.emplace(hash_of(word), weight);
  }
  ComparedWords compared;
  for (const auto& [word, weight] : weights) {
    compared.words.push_back(word);
    compared.weights.push_back(weight);
  }
  return compared;
}

double likeness(const ComparedWords& one, const ComparedWords& other) {
  int shared = 0, of_one = 0, of_other = 0;
  for (const int weight : one.weights) of_one += weight;
  for (const int weight : other.weights) of_other += weight;
  if (of_one == 0 || of_other == 0) return one.words == other.words ? 1 : 0;
  for (std::size_t i = 0, j = 0; i < one.words.size() && j < other.words.size();) {
    if (one.words[i] == other.words[j]) {
      shared += std::min(one.weights[i], other.weights[j]);
      ++i, ++j;
    } else if (one.words[i] < other.words[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  // Half how much of the shorter is in the longer, half how much of both is common: a sentence with a new half is still
  // that sentence, and three common words in a long one are not.
  const double within = static_cast<double>(shared) / std::min(of_one, of_other);
  const double common = 2.0 * shared / (of_one + of_other);
  return (within + common) / 2;
}

std::string sentence_identity(const CapturedClaim& claim) {
  return claim.sentence_key.empty() ? folded_text(claim.sentence()) : claim.sentence_key;
}

std::vector<CapturedClaim> without_doubles(const std::vector<CapturedClaim>& claims) {
  const auto seen = [](const CapturedClaim& claim) { return claim.channel == Channel::body && !claim.hidden; };
  std::vector<CapturedClaim> kept;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> known;
  for (const CapturedClaim& claim : claims) {
    const auto [at, is_new] =
        known.try_emplace({sentence_identity(claim), claim.rule, folded_text(claim.quote)}, kept.size());
    if (is_new) {
      kept.push_back(claim);
    } else if (seen(claim) && !seen(kept[at->second])) {
      kept[at->second] = claim;
    }
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [](const CapturedClaim& a, const CapturedClaim& b) { return a.begin < b.begin; });
  return kept;
}

std::vector<ClaimPair> pair_claims(const std::vector<EarlierClaim>& earlier, const std::vector<CapturedClaim>& later) {
  return Pairing(earlier, later).run();
}

}  // namespace overclaim
