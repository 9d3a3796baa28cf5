// First the page's own list of sources, as mentions in the text point at it; then each sentence. What a mention may be
// is looked up by hash, never searched, and what tells no source from another is no mention: a wrong paper beside a
// sentence is worse than none. A parser of whole references was not taken: pages follow no style. Covered by
// citation_mentions_test.cc.
#include "check/citation_mentions.h"

#include <algorithm>
#include <map>
#include <optional>

#include "check/citation_roles.h"
#include "check/source_identifiers.h"
#include "check/title_mentions.h"
#include "text/utf8.h"

namespace overclaim {

namespace {

constexpr std::size_t fewest_entry_words = 5;  // less is a link or a name, no source
constexpr std::size_t name_words = 3;          // an entry's first words, among which its author's name is looked for
constexpr std::size_t short_entry_words = 9;   // an entry of more words gives a title too
constexpr int years_apart = 1;                 // online first and in print
constexpr std::uint32_t longest_venue = 10;    // words

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A line of the page's list of sources.
struct Entry {
  std::size_t block = 0;
  int number = 0;                  // as printed or by its place
  std::vector<std::string> names;  // its first words, folded
  std::vector<int> years;
  std::vector<std::uint32_t> works;
  bool sure = false;
};

class MentionReader {
 public:
  MentionReader(const Document& document, const Rulebook& rulebook, const Reading& reading,
                const SubjectReader& subjects)
      : document_(document),
        rulebook_(rulebook),
        reading_(reading),
        subjects_(subjects),
        index_(rulebook.citation_index) {}

  std::vector<Mention> read() {
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
      if (document_.blocks[b].kind == BlockKind::reference_entry) add_entry(b);
    }
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
      const Block& block = document_.blocks[b];
      if (block.kind == BlockKind::reference_entry || block.sentences.empty()) continue;
      if (block.kind == BlockKind::furniture || block.channel == Channel::url) continue;
      read_block(b);
    }
    return settled();
  }

 private:
  const std::vector<Work>& works() const { return rulebook_.reference.works; }

  std::string_view written(const ViewToken& token) const { return text_of(document_, token); }
  // The folded words of a sentence, one a token of its view.
  void enter(const SentenceView& view) { folded_ = folded_words(document_, view); }

  // A name begins with a capital, of whatever alphabet: its folded form then begins with another letter.
  bool is_name(const SentenceView& view, std::uint32_t at) const {
    const std::string_view text = written(view.tokens[at]);
    if (view.tokens[at].is_mark || text.empty() || folded_[at].empty() || is_digit(text[0])) return false;
    return text.size() > 1 && code_point_at(text, 0).value != code_point_at(folded_[at], 0).value;
  }

  std::vector<std::uint32_t> works_of(std::span<const WorkKey> keys) const {
    std::vector<std::uint32_t> found;
    for (const WorkKey& key : keys) found.push_back(key.work);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  std::size_t sentence_at(std::size_t block, std::uint32_t at) const {
    const std::vector<Sentence>& sentences = document_.blocks[block].sentences;
    std::size_t s = 0;
    while (s + 1 < sentences.size() && sentences[s + 1].span.begin <= at) ++s;
    return s;
  }

  void add(Mention mention) { mentions_.push_back(std::move(mention)); }

  // ---- the page's list --------------------------------------------------------------------------------------------

  void add_entry(std::size_t b) {
    const Block& block = document_.blocks[b];
    std::vector<const Token*> words;
    Entry entry;
    entry.block = b;
    for (const Sentence& sentence : block.sentences) {
      for (const Token& token : sentence.tokens) {
        if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
        const std::string_view text = document_.text_of(token.span);
        if (words.empty() && entry.number == 0 && token.kind == TokenKind::number && text.size() <= 3 &&
            digits_from(text, 0) == text.size()) {
          entry.number = std::stoi(std::string(text));
          continue;
        }
        words.push_back(&token);
        if (words.size() <= name_words) entry.names.emplace_back(document_.folded_of(token));
        const int year = year_of(text);
        if (year != 0) entry.years.push_back(year);
      }
    }
    if (entry.number == 0) entry.number = static_cast<int>(entries_.size()) + 1;

    Mention mention;
    mention.form = MentionForm::entry;
    mention.block = b;
    mention.span = block.span;
    mention.entry = entries_.size();
    resolve_entry(block, words.size(), entry, mention);
    mention.works = entry.works;
    mention.sure = entry.sure;
    index_entry(entry);
    entries_.push_back(entry);
    const bool says_something =
        words.size() >= fewest_entry_words || !entry.years.empty() || !mention.works.empty() || !mention.key.empty();
    if (says_something) add(std::move(mention));
  }

  // An identifier of another work says that it is none of ours, whatever the rest looks like.
  void resolve_entry(const Block& block, std::size_t words, Entry& entry, Mention& mention) {
    std::vector<SourceIdentifier> ids;
    find_identifiers(document_.text, block.span, rulebook_.citation_words, ids);
    for (const SourceIdentifier& id : ids) {
      mention.key = id.id;
      entry.works = works_of(keys_of(index_.identifiers, word_hash(id.id)));
      if (!entry.works.empty()) break;
    }
    mention.year = year_of_entry(block);
    if (!entry.works.empty()) {
      entry.sure = entry.works.size() == 1;
      return;
    }
    for (const TitleMention& title : find_titles(document_, block, index_)) {
      // Another DOI than the one we know for it: a preprint, a comment on it, a slip.
      const bool other_doi = !ids.empty() && ids.front().id.starts_with("10.") && !works()[title.work].doi.empty();
      if (!other_doi) entry.works.push_back(title.work);
    }
    std::sort(entry.works.begin(), entry.works.end());
    entry.works.erase(std::unique(entry.works.begin(), entry.works.end()), entry.works.end());
    entry.sure = entry.works.size() == 1;
    if (!entry.works.empty() || !ids.empty() || words > short_entry_words || mention.year == 0) return;
    for (const std::string& name : entry.names) {
      for (const WorkKey& key : keys_of(index_.authors, word_hash(name))) {
        if (std::abs(static_cast<int>(key.extra) - mention.year) <= years_apart) entry.works.push_back(key.work);
      }
    }
  }

  // The year an entry gives its source: in brackets, or before a semicolon as journals are cited; 0 where there is none
  // or more than one.
  int year_of_entry(const Block& block) const {
    std::vector<int> years;
    for (const Sentence& sentence : block.sentences) {
      for (const Token& token : sentence.tokens) {
        const int year = year_of(document_.text_of(token.span));
        if (year == 0) continue;
        const char before = token.span.begin > block.span.begin ? document_.text[token.span.begin - 1] : ' ';
        const char behind = token.span.end < block.span.end ? document_.text[token.span.end] : ' ';
        if ((before == '(' && (behind == ')' || behind == ',')) || behind == ';') years.push_back(year);
      }
    }
    std::sort(years.begin(), years.end());
    years.erase(std::unique(years.begin(), years.end()), years.end());
    return years.size() == 1 ? years[0] : 0;
  }

  // ---- a block of text --------------------------------------------------------------------------------------------

  void read_block(std::size_t b) {
    const Block& block = document_.blocks[b];
    std::vector<SourceIdentifier> ids;
    find_identifiers(document_.text, block.span, rulebook_.citation_words, ids);
    for (const SourceIdentifier& id : ids) {
      Mention mention;
      mention.form = MentionForm::identifier;
      mention.block = b;
      mention.sentence = sentence_at(b, id.span.begin);
      mention.span = id.span;
      mention.key = id.id;
      mention.works = works_of(keys_of(index_.identifiers, word_hash(id.id)));
      mention.sure = mention.works.size() == 1;
      add(std::move(mention));
    }
    read_titles(b);
    if (!entries_.empty()) read_pointers(b);
    for (const SentenceView& view : reading_.views[b]) {
      enter(view);
      read_authors(view);
      read_loose(view);
    }
  }

  // In running text a title needs nearly all its words: half a title may be an ordinary phrase. Of works with one title
  // (a preprint and its paper) it names none surely.
  void read_titles(std::size_t b) {
    const Block& block = document_.blocks[b];
    std::vector<Mention> titles;
    for (const TitleMention& title : find_titles(document_, block, index_)) {
      if (title.words < fewest_title_words + 2 || title.words * 10 < title.of * 9) continue;
      const auto same =
          std::find_if(titles.begin(), titles.end(), [&](const Mention& other) { return other.span == title.span; });
      if (same != titles.end()) {
        same->works.insert(std::upper_bound(same->works.begin(), same->works.end(), title.work), title.work);
        same->sure = false;
        continue;
      }
      Mention mention;
      mention.form = MentionForm::title;
      mention.block = b;
      mention.sentence = sentence_at(b, title.span.begin);
      mention.span = title.span;
      mention.works = {title.work};
      mention.sure = true;
      titles.push_back(std::move(mention));
    }
    for (Mention& mention : titles) add(std::move(mention));
  }

  void read_pointers(std::size_t b) {
    std::vector<SourcePointer> pointers;
    find_pointers(document_, document_.blocks[b].span, pointers);
    for (const SourcePointer& pointer : pointers) {
      for (const int number : pointer.numbers) {
        const auto found = entries_by_number_.find(number);
        if (found == entries_by_number_.end()) continue;
        const Entry& entry = entries_[found->second];
        Mention mention;
        mention.form = MentionForm::number;
        mention.block = b;
        mention.sentence = sentence_at(b, pointer.span.begin > 0 ? pointer.span.begin - 1 : 0);
        mention.span = pointer.span;
        mention.works = entry.works;
        mention.sure = entry.sure;
        mention.entry = found->second;
        add(std::move(mention));
      }
    }
  }

  // ---- authors and years --------------------------------------------------------------------------------------------

  struct Group {
    std::uint32_t begin = 0, name = 0;  // tokens: the first of the group, the last word of the first author's name
    bool is_team = false;               // "et al.", "and", "&"
  };

  // The names that end right before token `end`: "Sun et al.", "Wood and Rosenbaum", "Sun".
  std::optional<Group> group_before(const SentenceView& view, const std::vector<RoleMatch>& more,
                                    const std::vector<RoleMatch>& ands, std::uint32_t end) const {
    if (end == 0) return std::nullopt;
    Group group;
    std::uint32_t last = end - 1;
    for (const RoleMatch& match : more) {
      if (match.end != end || match.begin == 0) continue;
      std::uint32_t name = match.begin - 1;
      if (view.tokens[name].is_mark && name > 0) --name;  // "Sun, et al."
      if (!is_name(view, name)) continue;
      group = {name, name, true};
      return extended(view, group);
    }
    if (!is_name(view, last)) return std::nullopt;
    if (last >= 2 && is_name(view, last - 2)) {
      const bool joined =
          written(view.tokens[last - 1]) == "&" ||
          std::any_of(ands.begin(), ands.end(), [&](const RoleMatch& match) { return match.begin == last - 1; });
      if (joined) {
        group = {last - 2, last - 2, true};
        return extended(view, group);
      }
    }
    return extended(view, {last, last, false});
  }

  // Takes in the first half of a name with a hyphen.
  Group extended(const SentenceView& view, Group group) const {
    if (group.begin > 0) {
      const ViewToken& before = view.tokens[group.begin - 1];
      const bool hyphen =
          before.span.end + 1 == view.tokens[group.begin].span.begin && document_.text[before.span.end] == '-';
      if (hyphen && is_name(view, group.begin - 1)) --group.begin;
    }
    return group;
  }

  void read_authors(const SentenceView& view) {
    const std::vector<RoleMatch> more = find_role(CitationRole::authors_more, document_, rulebook_, view);
    const std::vector<RoleMatch> ands = find_role(CitationRole::authors_and, document_, rulebook_, view);
    std::vector<bool> taken(view.tokens.size() + 1, false);
    for (std::uint32_t t = 1; t < view.tokens.size(); ++t) {
      const int year = year_of(written(view.tokens[t]));
      if (year == 0) continue;
      std::uint32_t end = t;
      bool opened = false;  // "Sun (2017)"
      while (end > 0 && t - end < 2 && view.tokens[end - 1].is_mark) {
        const std::string_view mark = written(view.tokens[end - 1]);
        if (mark != "," && mark != "(" && mark != "[" && mark != ".") break;
        if (mark == "." && !std::any_of(more.begin(), more.end(), [&](const RoleMatch& m) { return m.end + 1 == end; }))
          break;
        opened = opened || mark == "(" || mark == "[";
        --end;
      }
      const std::optional<Group> group = group_before(view, more, ands, end);
      if (!group) continue;
      const bool inside = group->begin > 0 && is_opening(written(view.tokens[group->begin - 1])) && end < t;
      const bool listed = group->begin > 0 && written(view.tokens[group->begin - 1]) == ";" && end < t;
      const bool team_by_more = std::any_of(more.begin(), more.end(), [&](const RoleMatch& m) { return m.end == end; });
      if (!team_by_more && !opened && !inside && !listed) continue;
      const bool closed = t + 1 < view.tokens.size() && view.tokens[t + 1].is_mark;
      std::uint32_t last = t + 1;
      if (opened && closed && (written(view.tokens[t + 1]) == ")" || written(view.tokens[t + 1]) == "]")) ++last;
      for (std::uint32_t i = group->begin; i < last; ++i) taken[i] = true;
      add_authors(view, *group, last, year, !inside && !listed);
    }
    for (const RoleMatch& match : more) {
      if (taken[match.begin]) continue;
      const std::optional<Group> group = group_before(view, more, ands, match.end);
      if (group && group->is_team) add_authors(view, *group, match.end, 0, true);
    }
  }

  static bool is_opening(std::string_view mark) { return mark == "(" || mark == "["; }

  void add_authors(const SentenceView& view, const Group& group, std::uint32_t end, int year, bool leads) {
    const std::string name(folded_[group.name]);
    Mention mention;
    mention.form = MentionForm::authors;
    mention.block = view.block;
    mention.sentence = view.sentence;
    mention.span = {view.tokens[group.begin].span.begin, view.tokens[end - 1].span.end};
    mention.year = year;
    mention.leads = leads;
    mention.key = name + " " + std::to_string(year);
    if (point_at_entry(name, year, mention)) return add(std::move(mention));
    const ClaimSlots subject = subjects_.of(view);
    for (const WorkKey& key : keys_of(index_.authors, word_hash(name))) {
      if (year != 0 && std::abs(static_cast<int>(key.extra) - year) > years_apart) continue;
      if (may_be_about(rulebook_, works()[key.work], subject)) mention.works.push_back(key.work);
    }
    // The year itself before the year beside it.
    const auto exact = [&](std::uint32_t work) { return works()[work].year == year; };
    if (std::any_of(mention.works.begin(), mention.works.end(), exact)) {
      std::erase_if(mention.works, [&](std::uint32_t work) { return !exact(work); });
    }
    if (mention.works.empty() && (!group.is_team || year == 0)) return;
    add(std::move(mention));
  }

  // The one line of the page's list with that author, and that year where it gives one.
  bool point_at_entry(const std::string& name, int year, Mention& mention) const {
    std::vector<std::size_t> by_year, by_name;
    const auto [begin, end] = entries_by_author_.equal_range(word_hash(name));
    for (auto at = begin; at != end && by_year.size() < 2; ++at) {
      const Entry& entry = entries_[at->second];
      const bool same_year = std::any_of(entry.years.begin(), entry.years.end(),
                                         [&](int known) { return std::abs(known - year) <= years_apart; });
      if (year != 0 && same_year) by_year.push_back(at->second);
      if (by_name.size() < 2 && (year == 0 || entry.years.empty())) by_name.push_back(at->second);
    }
    const std::vector<std::size_t>& found = by_year.empty() ? by_name : by_year;
    if (found.size() != 1) return false;
    mention.entry = found[0];
    mention.works = entries_[found[0]].works;
    mention.sure = entries_[found[0]].sure;
    return true;
  }

  // By its first words and by the author of the work it is.
  void index_entry(const Entry& entry) {
    std::vector<std::uint64_t> hashes;
    for (const std::string& name : entry.names) hashes.push_back(word_hash(name));
    if (!entry.works.empty()) {
      for (const WorkKey& key : index_.authors) {
        if (std::find(entry.works.begin(), entry.works.end(), key.work) != entry.works.end())
          hashes.push_back(key.hash);
      }
    }
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    for (const std::uint64_t hash : hashes) entries_by_author_.emplace(hash, entries_.size());
    entries_by_number_.emplace(entry.number, entries_.size());
  }

  // ---- "a 2022 meta-analysis", "a Duke study" ----------------------------------------------------------------------

  void read_loose(const SentenceView& view) {
    const std::vector<RoleMatch> kinds = find_role(CitationRole::kind, document_, rulebook_, view);
    if (kinds.empty()) return;
    const std::vector<RoleMatch> venues = find_role(CitationRole::venue_lead, document_, rulebook_, view);
    std::uint32_t taken = 0;
    for (const RoleMatch& kind : kinds) {
      if (kind.begin < taken) continue;
      if (read_kind(view, kind, venues, kinds)) taken = kind.end;
    }
  }

  // Where the words that tell of the source end: before the next source of the sentence.
  static std::uint32_t reach_of(const SentenceView& view, const RoleMatch& kind, const std::vector<RoleMatch>& kinds) {
    for (const RoleMatch& next : kinds) {
      if (next.begin >= kind.end) return next.begin;
    }
    return static_cast<std::uint32_t>(view.tokens.size());
  }

  bool read_kind(const SentenceView& view, const RoleMatch& kind, const std::vector<RoleMatch>& venues,
                 const std::vector<RoleMatch>& kinds) {
    const std::uint32_t reach = reach_of(view, kind, kinds);
    Mention mention;
    mention.block = view.block;
    mention.sentence = view.sentence;
    mention.leads = true;
    std::uint32_t end = kind.end;
    for (std::uint32_t t = kind.begin; t < kind.end; ++t) {
      if (const int year = year_of(written(view.tokens[t]))) mention.year = year;
    }
    // "a review from 2022", "a study (2022)"; not "a review. May 2022".
    for (std::uint32_t t = kind.end; mention.year == 0 && t < std::min(reach, kind.end + 2); ++t) {
      mention.year = year_of(written(view.tokens[t]));
      if (mention.year != 0) end = t + 1;
      const bool is_bracket = is_opening(written(view.tokens[t]));
      if (is_name(view, t) || (view.tokens[t].is_mark && !is_bracket)) break;
    }
    const ClaimSlots subject = subjects_.of(view);
    const auto fits = [&](std::uint32_t work) {
      const Work& known = works()[work];
      const auto& designs = kind.phrase->designs;
      return std::find(designs.begin(), designs.end(), known.design) != designs.end() &&
             (mention.year == 0 || known.year == mention.year) && may_be_about(rulebook_, known, subject);
    };
    const bool names_venue = add_by_venue(view, kind, venues, reach, fits, mention, end);
    // "A study published in Northern Medicine" may be any that this journal printed.
    mention.weak = names_venue && mention.year == 0 && !kind.phrase->value.empty();
    if (add_by_alias(view, kind, reach, fits, mention, end)) mention.weak = false;
    std::sort(mention.works.begin(), mention.works.end());
    mention.works.erase(std::unique(mention.works.begin(), mention.works.end()), mention.works.end());
    if (mention.works.empty() && mention.year == 0 && !names_venue) return false;
    mention.span = {view.tokens[kind.begin].span.begin, view.tokens[end - 1].span.end};
    add(std::move(mention));
    return true;
  }

  template <typename Fits>
  bool add_by_venue(const SentenceView& view, const RoleMatch& kind, const std::vector<RoleMatch>& venues,
                    std::uint32_t reach, const Fits& fits, Mention& mention, std::uint32_t& end) const {
    for (const RoleMatch& lead : venues) {
      if (lead.begin < kind.end || lead.end >= reach || !is_name(view, lead.end)) continue;
      std::uint64_t hash = 0;
      std::uint32_t venue_end = 0;
      std::vector<std::uint32_t> found;
      for (std::uint32_t t = lead.end; t < std::min(reach, lead.end + longest_venue) && !view.tokens[t].is_mark; ++t) {
        hash = word_hash(folded_[t], hash);
        const std::vector<std::uint32_t> named = works_of(keys_of(index_.venues, hash));
        if (named.empty()) continue;
        found = named;
        venue_end = t + 1;
      }
      // "Pediatrics International" is not "Pediatrics".
      if (venue_end < view.tokens.size() && is_name(view, venue_end)) found.clear();
      if (venue_end == 0) venue_end = lead.end + 1;
      while (venue_end < reach && is_name(view, venue_end)) ++venue_end;
      // "the Journal of Small Trials"
      if (found.empty() && venue_end + 1 < reach && !view.tokens[venue_end].is_mark && is_name(view, venue_end + 1)) {
        for (++venue_end; venue_end < reach && is_name(view, venue_end);) ++venue_end;
      }
      end = std::max(end, venue_end);
      for (const std::uint32_t work : found) {
        if (fits(work)) mention.works.push_back(work);
      }
      return true;
    }
    return false;
  }

  // Works one of whose aliases stands in the words of the source: the alias with the most words decides. A year alone
  // tells a kind of source, not any "study".
  template <typename Fits>
  bool add_by_alias(const SentenceView& view, const RoleMatch& kind, std::uint32_t reach, const Fits& fits,
                    Mention& mention, std::uint32_t& end) const {
    const bool by_venue = !mention.works.empty();
    std::vector<std::uint64_t> words, exact;
    for (std::uint32_t t = kind.begin; t < reach; ++t) {
      words.push_back(word_hash(folded_[t]));
      exact.push_back(exact_hash(written(view.tokens[t])));
    }
    const auto place_of = [&](std::uint64_t hash) {
      for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == hash || exact[i] == hash) return i;
      }
      return words.size();
    };
    std::size_t most = 0;
    bool by_year = false;
    std::vector<std::uint32_t> found;
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (const std::uint64_t hash : {words[i], exact[i]}) {
        for (const WorkKey& key : keys_of(index_.alias_words, hash)) {
          const WorkAlias& alias = index_.aliases[key.work];
          const bool year_only = alias.words.size() == 1 && alias.year != 0;
          if (alias.year != 0 && static_cast<int>(alias.year) != mention.year) continue;
          if (year_only && !kind.phrase->value.empty()) continue;
          std::size_t furthest = i;
          bool all = true;
          for (const std::uint64_t word : alias.words) {
            const std::size_t at = place_of(word);
            all = all && at < words.size();
            furthest = std::max(furthest, at);
          }
          if (!all || !fits(alias.work) || alias.words.size() < most) continue;
          if (alias.words.size() > most) found.clear();
          most = alias.words.size();
          by_year = year_only;
          found.push_back(alias.work);
          last = std::max(last, kind.begin + static_cast<std::uint32_t>(furthest) + 1);
        }
      }
    }
    if (found.empty()) return false;
    // Alias and venue together: what both name, else the venue, which the page spells out.
    if (by_venue) {
      std::vector<std::uint32_t> both;
      for (const std::uint32_t work : mention.works) {
        if (std::find(found.begin(), found.end(), work) != found.end()) both.push_back(work);
      }
      if (!both.empty()) mention.works = both;
      return !both.empty();
    }
    // A year and a kind alone fit whatever else of the list has them too.
    if (most == 1 && by_year) {
      for (std::uint32_t work = 0; work < works().size(); ++work) {
        if (works()[work].year == mention.year && fits(work)) found.push_back(work);
      }
    }
    while (last > end && last < reach && is_name(view, last)) ++last;
    mention.works = found;
    end = std::max(end, last);
    return true;
  }

  // ---- the end ------------------------------------------------------------------------------------------------------

  // Of mentions that overlap the one that says most stays.
  std::vector<Mention> settled() {
    const auto rank = [](const Mention& mention) {
      return std::make_pair(mention.sure ? 0 : mention.works.size() == 1 ? 1 : 2, static_cast<int>(mention.form));
    };
    std::stable_sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    std::vector<Mention> kept;
    for (Mention& mention : mentions_) {
      const bool over = !kept.empty() && overlaps(kept.back().span, mention.span) && kept.back().block == mention.block;
      const bool other_source = over && kept.back().form == MentionForm::number && mention.form == MentionForm::number;
      if (!over || other_source) {
        kept.push_back(std::move(mention));
      } else if (rank(mention) < rank(kept.back())) {
        mention.leads = mention.leads || kept.back().leads;
        kept.back() = std::move(mention);
      }
    }
    return kept;
  }

  const Document& document_;
  const Rulebook& rulebook_;
  const Reading& reading_;
  const SubjectReader& subjects_;
  const CitationIndex& index_;
  std::vector<std::string_view> folded_;  // of the sentence that is read
  std::vector<Entry> entries_;
  std::map<int, std::size_t> entries_by_number_;
  std::multimap<std::uint64_t, std::size_t> entries_by_author_;
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> find_mentions(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                   const SubjectReader& subjects) {
  if (rulebook.citation_phrases.empty()) return {};
  return MentionReader(document, rulebook, reading, subjects).read();
}

}  // namespace overclaim
