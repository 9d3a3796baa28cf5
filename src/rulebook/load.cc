// Read every file, merge the layers, look ids up, compile: each step goes on after problems as long as what it says
// would still be true. Stopping at the first problem was not taken: people mend a file once, not once a mistake.
// Covered by tests/load_test.cc and tests/broken_rulebooks_test.cc.
#include "rulebook/load.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "rulebook/problem_limit.h"
#include "rulebook/read_checklist.h"
#include "rulebook/resolve.h"
#include "rulebook/source_files.h"
#include "text/sha256.h"

namespace overclaim {

namespace {

enum class FileKind {
  language,
  terms,
  cues,
  extra_cues,
  words,
  rules,
  retired_ids,
  senses,
  scoring,
  complaints,
  publisher,
  weighing,
  disclaimers,
  replaced_pages,
  steering,
  citations,
  checklist,
  works,
  statements,
  other_language,
  unknown
};

struct FileName {
  FileKind kind = FileKind::unknown;
  std::string_view folder, stem;  // "en", "safety" of "rules/en/safety.json"
};

constexpr std::string_view extra_cues_prefix = "cues_", complaints_file = "rules/complaints.json";

bool is_language_code(std::string_view name) {
  return name.size() >= 2 && name.size() <= 3 &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

FileName file_name_of(std::string_view name, std::string_view language) {
  FileName file;
  if (name == "rules/retired_ids.json") {
    file.kind = FileKind::retired_ids;
    return file;
  }
  if (name == "rules/senses.json") {
    file.kind = FileKind::senses;
    return file;
  }
  if (name == complaints_file) {
    file.kind = FileKind::complaints;
    return file;
  }
  if (name == "rules/scoring.json") {
    file.kind = FileKind::scoring;
    return file;
  }
  if (!name.ends_with(".json")) return file;
  if (name.starts_with("corpus/reference/works/")) file.kind = FileKind::works;
  if (name.starts_with("corpus/reference/statements/")) file.kind = FileKind::statements;
  if (!name.starts_with("rules/")) return file;
  name = name.substr(6, name.size() - 6 - 5);
  const std::size_t slash = name.find('/');
  if (slash == name.npos) return file;
  file.folder = name.substr(0, slash);
  file.stem = name.substr(slash + 1);
  if (file.folder != language) {
    if (is_language_code(file.folder)) file.kind = FileKind::other_language;
  } else if (file.stem == "language") {
    file.kind = FileKind::language;
  } else if (file.stem == "terms") {
    file.kind = FileKind::terms;
  } else if (file.stem == "cues") {
    file.kind = FileKind::cues;
  } else if (file.stem.starts_with(extra_cues_prefix)) {
    file.kind = FileKind::extra_cues;
  } else if (file.stem == "words") {
    file.kind = FileKind::words;
  } else if (file.stem == "publisher") {
    file.kind = FileKind::publisher;
  } else if (file.stem == "weighing") {
    file.kind = FileKind::weighing;
  } else if (file.stem == "disclaimers") {
    file.kind = FileKind::disclaimers;
  } else if (file.stem == "replaced_pages") {
    file.kind = FileKind::replaced_pages;
  } else if (file.stem == "steering") {
    file.kind = FileKind::steering;
  } else if (file.stem == "citations") {
    file.kind = FileKind::citations;
  } else if (file.stem == "checklist") {
    file.kind = FileKind::checklist;
  } else if (category_kind(file.stem)) {
    file.kind = FileKind::rules;
  }
  return file;
}

bool is_asked_for(std::string_view extra_cues, const LoadOptions& options) {
  return std::find(options.extra_cues.begin(), options.extra_cues.end(), extra_cues) != options.extra_cues.end();
}

// What says nothing about what is found: extra cues of any language that nobody asked for
// ("rules/en/cues_clinical.json"), and whom to write to.
bool is_left_out(std::string_view name, const LoadOptions& options) {
  if (name == complaints_file) return true;
  const std::string_view file = name.substr(name.rfind('/') + 1);
  return file.starts_with(extra_cues_prefix) && file.ends_with(".json") &&
         !is_asked_for(file.substr(0, file.size() - 5), options);
}

std::string unknown_file_message(const FileName& file, const std::string& language) {
  std::vector<std::string_view> stems = {"language",  "terms",          "cues",        "words",
                                         "publisher", "weighing",       "disclaimers", "citations",
                                         "checklist", "replaced_pages", "steering"};
  for (const auto* categories : {&flagging_categories(), &noting_categories()}) {
    stems.insert(stems.end(), categories->begin(), categories->end());
  }
  const std::string_view nearest = file.stem.empty() ? std::string_view() : nearest_name(file.stem, stems);
  const std::string hint =
      nearest.empty() ? "" : "did you mean \"rules/" + language + "/" + std::string(nearest) + ".json\"? ";
  return "is no file of a rulebook; " + hint +
         "allowed: rules/retired_ids.json, rules/senses.json, rules/scoring.json, rules/complaints.json, "
         "corpus/reference/works/ and "
         "corpus/reference/statements/, and, in rules/" +
         language + "/, these names with .json: " + joined(stems);
}

// What one layer holds, and then what all of them hold together.
struct Parts : MergedParts {
  std::vector<Placed<Cue>> extra_cues;
  std::optional<ChecklistFile> checklist;
  std::optional<LanguageFile> language;
  std::optional<CitationWords> citation_words;
  bool has_terms = false, has_cues = false;
  bool sound = true;  // phrases can be compiled: nothing is wrong with the language, and every class has its name
};

class Loader {
 public:
  Loader(const LoadOptions& options, LoadedRulebook& loaded) : options_(options), loaded_(loaded) {}

  void add_layer(const std::vector<NamedBytes>& files) {
    Parts layer;
    std::set<std::string_view> names;
    for (const NamedBytes& file : files) {
      if (names.insert(file.name).second) {
        read_file(file, layer);
      } else {
        report({std::string(file.name), ""}, "", "is given twice in one rulebook");
      }
    }
    const auto class_name = [](const TermClass& term_class) -> const std::string& { return term_class.name; };
    const auto id = [](const auto& part) -> const std::string& { return part.id; };
    merge(layer.classes, all_.classes, "/class", class_name);
    merge(layer.cues, all_.cues, "/id", id);
    merge(layer.extra_cues, all_.cues, "/id", id);
    merge(layer.rules, all_.rules, "/id", id);
    merge(layer.signals, all_.signals, "/id", id);
    merge(layer.citation_phrases, all_.citation_phrases, "/id", id);
    if (layer.checklist) {
      if (!all_.checklist) all_.checklist.emplace();
      merge(layer.checklist->signs, all_.checklist->signs, "/id", id);
      merge(layer.checklist->criteria, all_.checklist->criteria, "/id", id);
      all_.checklist->least_words = layer.checklist->least_words;
      all_.checklist->months = std::move(layer.checklist->months);
    }
    merge(layer.senses, all_.senses, "/id", id);
    merge(layer.pairs, all_.pairs, "/id", id);
    merge(layer.weakenings, all_.weakenings, "/id", id);
    merge(layer.elsewhere, all_.elsewhere, "", [](const std::string& name) -> const std::string& { return name; });
    merge(layer.disclaimers, all_.disclaimers, "/id", id);
    merge(layer.replacements, all_.replacements, "/id", id);
    merge(layer.steering, all_.steering, "/id", id);
    merge(layer.works, all_.works, "/id", id);
    merge(layer.statements, all_.statements, "/id", id);
    all_.retired.insert(all_.retired.end(), layer.retired.begin(), layer.retired.end());
    if (layer.language) all_.language = std::move(layer.language);
    if (layer.citation_words) all_.citation_words = std::move(layer.citation_words);
    if (layer.scoring) all_.scoring = std::move(layer.scoring);
    if (layer.weighing) all_.weighing = std::move(layer.weighing);
    all_.has_terms = all_.has_terms || layer.has_terms;
    all_.has_cues = all_.has_cues || layer.has_cues;
    all_.sound = all_.sound && layer.sound;
    all_.complete = all_.complete && layer.complete;
  }

  void finish() {
    require_file("language.json", all_.language.has_value());
    require_file("terms.json", all_.has_terms);
    require_file("cues.json", all_.has_cues);
    for (const std::string& stem : options_.extra_cues) {
      if (extra_cues_read_.count(stem) == 0) report({path_of(stem + ".json"), ""}, "", "is asked for and missing");
    }
    // Names that hang on a file that could not be read would all seem to name nothing.
    if (all_.sound) all_.sound = resolve(all_, loaded_.problems);
    if (all_.checklist && all_.complete) resolve_checklist(*all_.checklist, checklist_names(), loaded_.problems);
    keep_places();
    if (all_.sound) compile_parts();
    sort_and_limit_problems(loaded_.problems);
    if (!loaded_.problems.empty()) loaded_.rulebook.reset();
  }

 private:
  void report(const Place& place, std::string_view below, std::string message) {
    loaded_.problems.push_back({place.file, place.pointer + std::string(below), std::move(message)});
  }

  void read_file(const NamedBytes& file, Parts& layer) {
    const FileName name = file_name_of(file.name, options_.language);
    std::vector<Problem>& problems = loaded_.problems;
    const auto read = [&](const std::function<void(const JsonNode&)>& read_root) {
      return read_json(file.name, file.bytes, problems, read_root);
    };
    switch (name.kind) {
      case FileKind::language: {
        const std::size_t before = problems.size();
        layer.language.emplace();
        read([&](const JsonNode& root) { read_language(root, options_.language, *layer.language); });
        if (problems.size() > before) layer.sound = false;
        loaded_.places.language = {std::string(file.name), ""};
        return;
      }
      case FileKind::terms: {
        const std::size_t before = problems.size();
        layer.has_terms = true;
        read([&](const JsonNode& root) { read_terms(root, layer.classes); });
        if (problems.size() > before && layer.classes.empty()) layer.sound = false;
        for (const auto& term_class : layer.classes) layer.sound = layer.sound && !term_class.part.name.empty();
        return;
      }
      case FileKind::cues:
        layer.has_cues = true;
        if (!read([&](const JsonNode& root) { read_cues(root, layer.cues); })) layer.complete = false;
        return;
      case FileKind::extra_cues:
        if (!is_asked_for(name.stem, options_)) return;
        extra_cues_read_.emplace(name.stem);
        if (!read([&](const JsonNode& root) { read_cues(root, layer.extra_cues); })) layer.complete = false;
        return;
      case FileKind::words:
        loaded_.words = read_words(file, problems);
        return;
      case FileKind::rules:
        if (!read([&](const JsonNode& root) { read_rules(root, name.stem, layer.rules); })) layer.complete = false;
        return;
      case FileKind::retired_ids:
        read([&](const JsonNode& root) { read_retired_ids(root, layer.retired); });
        return;
      case FileKind::senses: {
        SensesFile senses;
        if (!read([&](const JsonNode& root) { read_senses(root, senses); })) layer.complete = false;
        layer.senses = std::move(senses.senses);
        layer.pairs = std::move(senses.pairs);
        layer.weakenings = std::move(senses.weakenings);
        layer.elsewhere = std::move(senses.elsewhere);
        return;
      }
      case FileKind::scoring:
        layer.scoring.emplace();
        layer.scoring->place = {std::string(file.name), ""};
        read([&](const JsonNode& root) { read_scoring(root, layer.scoring->part); });
        return;
      case FileKind::complaints: {
        std::vector<Authority> authorities;
        read([&](const JsonNode& root) { read_complaints(root, authorities); });
        for (Authority& authority : authorities) {
          std::vector<Authority>& all = loaded_.authorities;
          const auto known =
              std::find_if(all.begin(), all.end(), [&](const Authority& one) { return one.id == authority.id; });
          if (known == all.end()) {
            all.push_back(std::move(authority));
          } else {
            *known = std::move(authority);
          }
        }
        return;
      }
      case FileKind::publisher:
        if (!read([&](const JsonNode& root) { read_publisher_signals(root, layer.signals); })) layer.complete = false;
        return;
      case FileKind::weighing:
        layer.weighing.emplace();
        layer.weighing->place = {std::string(file.name), ""};
        read([&](const JsonNode& root) { read_weighing(root, layer.weighing->part); });
        return;
      case FileKind::disclaimers:
        if (!read([&](const JsonNode& root) { read_disclaimers(root, layer.disclaimers); })) layer.complete = false;
        return;
      case FileKind::replaced_pages:
        if (!read([&](const JsonNode& root) { read_replaced_pages(root, layer.replacements); })) layer.complete = false;
        return;
      case FileKind::steering:
        if (!read([&](const JsonNode& root) { read_steering(root, layer.steering); })) layer.complete = false;
        return;
      case FileKind::citations: {
        CitationsFile citations;
        if (!read([&](const JsonNode& root) { read_citations(root, citations); })) layer.complete = false;
        layer.citation_words = std::move(citations.words);
        layer.citation_phrases = std::move(citations.phrases);
        return;
      }
      case FileKind::checklist:
        layer.checklist.emplace();
        if (!read([&](const JsonNode& root) { read_checklist(root, *layer.checklist); })) layer.complete = false;
        return;
      case FileKind::works:
        if (!read([&](const JsonNode& root) { read_works(root, layer.works); })) layer.complete = false;
        return;
      case FileKind::statements:
        if (!read([&](const JsonNode& root) { read_statements(root, layer.statements); })) layer.complete = false;
        return;
      case FileKind::other_language:
        return;
      case FileKind::unknown:
        report({std::string(file.name), ""}, "", unknown_file_message(name, options_.language));
        return;
    }
  }

  // Adds the parts of a layer to those of earlier ones. The first of an id repeated within the layer stays.
  template <typename Part, typename IdOf>
  void merge(std::vector<Placed<Part>>& layer, std::vector<Placed<Part>>& all, std::string_view key, IdOf id_of) {
    std::map<std::string, std::size_t> earlier;
    for (std::size_t i = 0; i < all.size(); ++i) earlier.emplace(id_of(all[i].part), i);
    std::map<std::string, Place> seen;
    for (Placed<Part>& placed_part : layer) {
      const std::string& id = id_of(placed_part.part);
      if (!id.empty()) {
        const auto [first, is_new] = seen.emplace(id, placed_part.place);
        if (!is_new) {
          report(placed_part.place, key,
                 shown(id) + " is already in " + first->second.file + " " + first->second.pointer);
          continue;
        }
        if (const auto replaced = earlier.find(id); replaced != earlier.end()) {
          all[replaced->second] = std::move(placed_part);
          continue;
        }
      }
      all.push_back(std::move(placed_part));
    }
  }

  std::string path_of(const std::string& file) const { return "rules/" + options_.language + "/" + file; }

  void require_file(const std::string& stem, bool is_there) {
    if (is_there) return;
    report({path_of(stem), ""}, "",
           "is missing; a rulebook needs " + path_of("language.json") + ", " + path_of("terms.json") + " and " +
               path_of("cues.json"));
    all_.sound = false;
  }

  ChecklistNames checklist_names() const {
    ChecklistNames names;
    for (const auto& work : all_.works) names.works.insert(work.part.id);
    for (const auto& rule : all_.rules) names.rules.insert(rule.part.id);
    return names;
  }

  void keep_places() {
    RulebookPlaces& places = loaded_.places;
    for (const auto& [rule, place] : all_.rules) places.rules.emplace(rule.id, place);
    for (const auto& [cue, place] : all_.cues) places.cues.emplace(cue.id, place);
    for (const auto& [term_class, place] : all_.classes) {
      places.classes.emplace(term_class.name, place);
      for (std::size_t i = 0; i < term_class.terms.size(); ++i) {
        places.terms.emplace(term_class.terms[i].id, Place{place.file, place.pointer + "/terms/" + std::to_string(i)});
      }
    }
    for (const auto& [signal, place] : all_.signals) places.signals.emplace(signal.id, place);
    for (const auto& [work, place] : all_.works) places.works.emplace(work.id, place);
    for (const auto& [statement, place] : all_.statements) places.statements.emplace(statement.id, place);
    for (const auto& [pair, place] : all_.pairs) places.pairs.emplace(pair.id, place);
    for (const auto& [kind, place] : all_.disclaimers) places.disclaimers.emplace(kind.id, place);
    for (const auto& [replacement, place] : all_.replacements) places.replacements.emplace(replacement.id, place);
    for (const auto& [entry, place] : all_.steering) places.steering.emplace(entry.id, place);
    for (const auto& [phrase, place] : all_.citation_phrases) places.citation_phrases.emplace(phrase.id, place);
    if (all_.checklist) {
      for (const auto& [criterion, place] : all_.checklist->criteria) places.criteria.emplace(criterion.id, place);
    }
    for (auto* by_id : {&places.criteria, &places.rules, &places.cues, &places.terms, &places.classes, &places.signals,
                        &places.works, &places.statements, &places.pairs, &places.disclaimers, &places.replacements,
                        &places.steering, &places.citation_phrases}) {
      by_id->erase("");
    }
  }

  void compile_parts() {
    RulebookSource source;
    SourcePlaces places;
    source.language = std::move(all_.language->language);
    source.inflection = std::move(all_.language->inflection);
    source.numbers = std::move(all_.language->numbers);
    source.never_say = all_.language->never_say;
    for (auto& [term_class, place] : all_.classes) {
      std::vector<Place>& terms = places.terms.emplace_back();
      for (std::size_t i = 0; i < term_class.terms.size(); ++i) {
        terms.push_back({place.file, place.pointer + "/terms/" + std::to_string(i)});
      }
      source.classes.push_back(std::move(term_class));
      places.classes.push_back(std::move(place));
    }
    for (auto& [cue, place] : all_.cues) {
      source.cues.push_back(std::move(cue));
      places.cues.push_back(std::move(place));
    }
    for (auto& [rule, place] : all_.rules) {
      source.rules.push_back(std::move(rule));
      places.rules.push_back(std::move(place));
    }
    for (auto& [signal, place] : all_.signals) {
      source.signals.push_back(std::move(signal));
      places.signals.push_back(std::move(place));
    }
    for (auto& [kind, place] : all_.disclaimers) {
      source.disclaimers.push_back(std::move(kind));
      places.disclaimers.push_back(std::move(place));
    }
    for (auto& [replacement, place] : all_.replacements) {
      source.replacements.push_back(std::move(replacement));
      places.replacements.push_back(std::move(place));
    }
    for (auto& [entry, place] : all_.steering) {
      source.steering.push_back(std::move(entry));
      places.steering.push_back(std::move(place));
    }
    for (auto& [phrase, place] : all_.citation_phrases) {
      source.citation_phrases.push_back(std::move(phrase));
      places.citation_phrases.push_back(std::move(place));
    }
    Checklist checklist;
    if (all_.checklist) {
      checklist.least_words = all_.checklist->least_words;
      checklist.months = std::move(all_.checklist->months);
      for (auto& [sign, place] : all_.checklist->signs) {
        source.checklist_signs.push_back(std::move(sign));
        places.checklist_signs.push_back(std::move(place));
      }
      for (auto& criterion : all_.checklist->criteria) checklist.criteria.push_back(std::move(criterion.part));
    }
    std::vector<Problem> found;
    loaded_.rulebook = compile(std::move(source), places, found);
    loaded_.rulebook->never_say = std::move(all_.language->never_say);
    loaded_.search_claims = std::move(all_.language->search_claims);
    checklist.signs = std::move(loaded_.rulebook->checklist.signs);
    loaded_.rulebook->checklist = std::move(checklist);
    loaded_.rulebook->reference = reference_of_parts();
    if (all_.citation_words) {
      loaded_.rulebook->citation_words = *all_.citation_words;
      loaded_.rulebook->citation_index =
          index_citations(loaded_.rulebook->reference, *all_.citation_words, loaded_.rulebook->language);
    }
    for (auto& sense : all_.senses) loaded_.rulebook->senses.push_back(std::move(sense.part));
    std::sort(loaded_.rulebook->senses.begin(), loaded_.rulebook->senses.end(),
              [](const Sense& a, const Sense& b) { return a.id < b.id; });
    loaded_.rulebook->opposed = opposed_of_parts();
    if (all_.scoring) loaded_.rulebook->scoring = all_.scoring->part;
    if (all_.weighing) loaded_.rulebook->weighing = std::move(all_.weighing->part);
    add_unless_known(found);
  }

  OpposedSenses opposed_of_parts() {
    OpposedSenses opposed;
    for (auto& pair : all_.pairs) opposed.pairs.push_back(std::move(pair.part));
    for (auto& weakening : all_.weakenings) opposed.weakenings.push_back(std::move(weakening.part));
    for (auto& name : all_.elsewhere) opposed.elsewhere.push_back(std::move(name.part));
    const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
    std::sort(opposed.pairs.begin(), opposed.pairs.end(), by_id);
    std::sort(opposed.weakenings.begin(), opposed.weakenings.end(), by_id);
    return opposed;
  }

  Reference reference_of_parts() {
    Reference reference;
    for (auto& work : all_.works) reference.works.push_back(std::move(work.part));
    for (auto& statement : all_.statements) {
      reference.as_of = std::max(reference.as_of, statement.part.reviewed);
      reference.statements.push_back(std::move(statement.part));
    }
    const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
    std::sort(reference.works.begin(), reference.works.end(), by_id);
    std::sort(reference.statements.begin(), reference.statements.end(), by_id);
    return reference;
  }

  // A text that was refused where it was read ("must not be empty") is no phrase either; once is enough.
  void add_unless_known(const std::vector<Problem>& found) {
    std::set<std::pair<std::string_view, std::string_view>> known;
    for (const Problem& problem : loaded_.problems) known.emplace(problem.file, problem.pointer);
    std::vector<Problem> added;
    for (const Problem& problem : found) {
      if (known.count({problem.file, problem.pointer}) == 0) added.push_back(problem);
    }
    loaded_.problems.insert(loaded_.problems.end(), added.begin(), added.end());
  }

  const LoadOptions& options_;
  LoadedRulebook& loaded_;
  Parts all_;
  std::set<std::string, std::less<>> extra_cues_read_;
};

// Over "name\0size\0bytes" of every file under `folder` in order of name; equal names in the order of their layers.
// Extra cues that were not asked for are no part of the rulebook.
std::string digest_of(std::span<const std::vector<NamedBytes>> layers, std::string_view folder,
                      const LoadOptions& options) {
  std::vector<NamedBytes> files;
  for (const std::vector<NamedBytes>& layer : layers) {
    for (const NamedBytes& file : layer) {
      if (file.name.starts_with(folder) && !is_left_out(file.name, options)) files.push_back(file);
    }
  }
  std::stable_sort(files.begin(), files.end(),
                   [](const NamedBytes& a, const NamedBytes& b) { return a.name < b.name; });
  Sha256 digest;
  for (const NamedBytes& file : files) {
    std::string head(file.name);
    head += '\0';
    head += std::to_string(file.bytes.size());
    head += '\0';
    digest.update(head);
    digest.update(file.bytes);
  }
  return digest.hex_digest();
}

}  // namespace

LoadedRulebook load_rulebook(std::span<const std::vector<NamedBytes>> layers, const LoadOptions& options) {
  LoadedRulebook loaded;
  Loader loader(options, loaded);
  for (const std::vector<NamedBytes>& layer : layers) loader.add_layer(layer);
  loader.finish();
  if (loaded.rulebook) {
    loaded.rulebook->words = loaded.words;
    loaded.rulebook->digest = digest_of(layers, "rules/", options);
    loaded.rulebook->reference.digest = digest_of(layers, "corpus/reference/", options);
  }
  return loaded;
}

}  // namespace overclaim
