// One list of fields for each struct of a rulebook, used for writing (the struct is const) and for reading. The lists
// are structured bindings, so a field added to a struct and forgotten here does not compile. Only for image_write.cc
// and image_read.cc.
//
// An archive is called with the fields of a struct; source() takes those that only show a rulebook, apart() those of a
// struct of which there are thousands.
#ifndef OVERCLAIM_RULEBOOK_IMAGE_FIELDS_H_
#define OVERCLAIM_RULEBOOK_IMAGE_FIELDS_H_

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

#include "rulebook/rulebook.h"

namespace overclaim {

template <typename T, typename Wanted>
concept Is = std::same_as<std::remove_const_t<T>, Wanted>;

void fields(auto& archive, Is<Contraction> auto& v) {
  auto& [written, read] = v;
  archive(written, read);
}
void fields(auto& archive, Is<Language> auto& v) {
  auto& [code, abbreviations, openers, contractions, prefixes, question_labels, answer_labels, reference_headings,
         open_words, function_words, answer_words, furniture] = v;
  archive(code, abbreviations, openers, contractions, prefixes, question_labels, answer_labels, reference_headings,
          open_words, function_words, answer_words, furniture);
}
void fields(auto& archive, Is<InflectionRule> auto& v) {
  auto& [ending, drop, add] = v;
  archive(ending, drop, add);
}
void fields(auto& archive, Is<Inflection> auto& v) {
  auto& [rules, irregular] = v;
  archive(rules, irregular);
}
void fields(auto& archive, Is<NumberWords> auto& v) {
  auto& [values, multipliers, joiners, percent, ratio, ratio_fillers, currency_signs, currency_words, months,
         duration_units] = v;
  archive(values, multipliers, joiners, percent, ratio, ratio_fillers, currency_signs, currency_words, months,
          duration_units);
}
void fields(auto& archive, Is<CompiledClass> auto& v) {
  auto& [name, slot, has_term] = v;
  archive(name, slot, has_term);
}
void fields(auto& archive, Is<CompiledTerm> auto& v) {
  auto& [id, broader, names, examples, anaphor, own] = v;
  archive(id, broader, names, examples, anaphor, own);
}
void fields(auto& archive, Is<ClassUse> auto& v) {
  auto& [class_index, slot] = v;
  archive(class_index, slot);
}
void fields(auto& archive, Is<PhraseProgram> auto& v) {
  auto& [code, words, classes, texts, start, first, class_uses, has_step, begins_anywhere, id] = v;
  archive.apart(code, words, classes, texts, start, first, class_uses, has_step, begins_anywhere, id);
}
void fields(auto& archive, Is<CueExamples> auto& v) {
  auto& [governed, free] = v;
  archive(governed, free);
}
void fields(auto& archive, Is<Cue> auto& v) {
  auto& [id, phrases, role, stance, speaker, strength, direction, reach, max_tokens, examples] = v;
  archive(id, role, stance, speaker, strength, direction, reach, max_tokens);
  archive.source(phrases, examples);
}
void fields(auto& archive, Is<CompiledCue> auto& v) {
  auto& [cue, phrases] = v;
  archive(cue, phrases);
}
void fields(auto& archive, Is<Basis> auto& v) {
  auto& [jurisdiction, instrument, provision, url, valid_from, valid_to, verified] = v;
  archive(jurisdiction, instrument, provision, url, valid_from, valid_to, verified);
}
void fields(auto& archive, Is<RuleExamples> auto& v) {
  auto& [match, clear, none] = v;
  archive(match, clear, none);
}
void fields(auto& archive, Is<SlotDefault> auto& v) {
  auto& [slot, term] = v;
  archive(slot, term);
}
void fields(auto& archive, Is<Rule> auto& v) {
  auto& [id, severity, adjust, maturity, by_wording, implied, on_selling_pages, weighed, message, plain, ask, phrases,
         regexes, unless, blocks, channels, strength, when, credit, slots, senses, statements, works, basis, examples] =
      v;
  archive(id, severity, adjust, maturity, by_wording, implied, on_selling_pages, weighed, message, plain, ask, regexes,
          blocks, channels, strength, when, credit, slots, senses, statements, works, basis);
  archive.source(phrases, unless, examples);
}
void fields(auto& archive, Is<RegexNeeds> auto& v) {
  auto& [all, any] = v;
  archive(all, any);
}
void fields(auto& archive, Is<CompiledRule> auto& v) {
  auto& [rule, kind, phrases, unless, regexes, regex_needs] = v;
  archive(rule, kind, phrases, unless, regex_needs);  // regexes: compiled again from rule.regexes
  static_cast<void>(regexes);
}
void fields(auto& archive, Is<SignalExamples> auto& v) {
  auto& [match, none] = v;
  archive(match, none);
}
void fields(auto& archive, Is<PublisherSignal> auto& v) {
  auto& [id, kind, sells, weight, phrases, examples] = v;
  archive(id, kind, sells, weight);
  archive.source(phrases, examples);
}
void fields(auto& archive, Is<CompiledSignal> auto& v) {
  auto& [signal, phrases] = v;
  archive(signal, phrases);
}
void fields(auto& archive, Is<CitationPhrase> auto& v) {
  auto& [id, role, of, value, shown, within, designs, terms, phrases, examples] = v;
  archive(id, role, of, value, shown, within, designs, terms);
  archive.source(phrases, examples);
}
void fields(auto& archive, Is<CompiledCitationPhrase> auto& v) {
  auto& [phrase, phrases] = v;
  archive(phrase, phrases);
}
void fields(auto& archive, Is<CitationWords> auto& v) {
  auto& [registries, plain_words, range_words, year_words] = v;
  archive(registries, plain_words, range_words, year_words);
}
void fields(auto& archive, Is<WorkAlias> auto& v) {
  auto& [words, work, year] = v;
  archive(words, work, year);
}
void fields(auto& archive, Is<CitationIndex> auto& v) {
  auto& [identifiers, authors, titles, venues, alias_words, aliases, title_words] = v;
  archive(identifiers, authors, titles, venues, alias_words, aliases, title_words);
}
void fields(auto& archive, Is<ChecklistSign> auto& v) {
  auto& [id, phrases, unless, findings, least_months, years] = v;
  archive(id, findings, least_months, years);
  archive.source(phrases, unless);
}
void fields(auto& archive, Is<CompiledSign> auto& v) {
  auto& [sign, phrases, unless] = v;
  archive(sign, phrases, unless);
}
void fields(auto& archive, Is<ChecklistPoint> auto& v) {
  auto& [sign, points, most] = v;
  archive(sign, points, most);
}
void fields(auto& archive, Is<ChecklistExamples> auto& v) {
  auto& [met, not_met, cannot_tell] = v;
  archive(met, not_met, cannot_tell);
}
void fields(auto& archive, Is<Criterion> auto& v) {
  auto& [id, group, work, basis, not_for, quiet_for, sold, ages, when, start, needs, points, met, missing, partly,
         nowhere, ask, examples] = v;
  archive(id, group, work, basis, not_for, quiet_for, sold, ages, when, start, needs, points, met, missing, partly,
          nowhere, ask);
  archive.source(examples);
}
void fields(auto& archive, Is<Checklist> auto& v) {
  auto& [least_words, months, signs, criteria] = v;
  archive(least_words, months, signs, criteria);
}
void fields(auto& archive, Is<Seen> auto& v) {
  auto& [as, where, when] = v;
  archive(as, where, when);
}
void fields(auto& archive, Is<EffectSize> auto& v) {
  auto& [what, unit, than, average, scale, low, high] = v;
  archive(what, unit, than, average, scale, low, high);
}
void fields(auto& archive, Is<WorkResult> auto& v) {
  auto& [value, denominator, unit, outcome, text, seen, effect] = v;
  archive(value, denominator, unit, outcome, text, seen, effect);
}
void fields(auto& archive, Is<AgeRange> auto& v) {
  auto& [from, to] = v;
  archive(from, to);
}
void fields(auto& archive, Is<Work> auto& v) {
  auto& [id, authors, authors_complete, year, title, venue, doi, pmid, url, design, n, follow_up_months, controlled,
         blinded, intervention, condition, route, age, ages, results, aliases, verification, seen] = v;
  archive(id, authors, authors_complete, year, title, venue, doi, pmid, url, design, n, follow_up_months, controlled,
          blinded, intervention, condition, route, age, ages, results, aliases, verification, seen);
}
void fields(auto& archive, Is<SearchRecord> auto& v) {
  auto& [where, words, until] = v;
  archive(where, words, until);
}
void fields(auto& archive, Is<StatementExample> auto& v) {
  auto& [text, verdict] = v;
  archive(text, verdict);
}
void fields(auto& archive, Is<Statement> auto& v) {
  auto& [id, intervention, condition, outcome, population, route, ceiling, direction, certainty, claims, refutes,
         summary, honest, works, jurisdiction, valid_from, valid_to, reviewed, search, examples] = v;
  archive(id, intervention, condition, outcome, population, route, ceiling, direction, certainty, claims, refutes,
          summary, honest, works, jurisdiction, valid_from, valid_to, reviewed, search);
  archive.source(examples);
}
void fields(auto& archive, Is<Reference> auto& v) {
  auto& [works, statements, digest, as_of] = v;
  archive(works, statements, digest, as_of);
}
void fields(auto& archive, Is<Adjustment> auto& v) {
  auto& [id, delta, where, classes] = v;
  archive(id, delta, where, classes);
}
void fields(auto& archive, Is<Band> auto& v) {
  auto& [id, from, worst] = v;
  archive(id, from, worst);
}
void fields(auto& archive, Is<Credit> auto& v) {
  auto& [points, most, classes] = v;
  archive(points, most, classes);
}
void fields(auto& archive, Is<Sense> auto& v) {
  auto& [id, says, denied, one_claim] = v;
  archive(id, says, denied, one_claim);
}
void fields(auto& archive, Is<PairExamples> auto& v) {
  auto& [apart, together] = v;
  archive(apart, together);
}
void fields(auto& archive, Is<SensePair> auto& v) {
  auto& [id, first, second, same, named, says, examples] = v;
  archive(id, first, second, same, named, says);
  archive.source(examples);
}
void fields(auto& archive, Is<Weakening> auto& v) {
  auto& [id, claims, weakened_by, same, says] = v;
  archive(id, claims, weakened_by, same, says);
}
void fields(auto& archive, Is<OpposedSenses> auto& v) {
  auto& [pairs, weakenings, elsewhere] = v;
  archive(pairs, weakenings, elsewhere);
}
void fields(auto& archive, Is<DisclaimerExamples> auto& v) {
  auto& [match, none] = v;
  archive(match, none);
}
void fields(auto& archive, Is<DisclaimerKind> auto& v) {
  auto& [id, says, weakens, governs, phrases, examples] = v;
  archive(id, says, weakens, governs);
  archive.source(phrases, examples);
}
void fields(auto& archive, Is<CompiledDisclaimer> auto& v) {
  auto& [kind, phrases] = v;
  archive(kind, phrases);
}
void fields(auto& archive, Is<ReplacementExamples> auto& v) {
  auto& [match, none] = v;
  archive(match, none);
}
void fields(auto& archive, Is<PageReplacement> auto& v) {
  auto& [id, kind, most_words, scripts, phrases, examples] = v;
  archive(id, kind, most_words, scripts);
  archive.source(phrases, examples);
}
void fields(auto& archive, Is<CompiledReplacement> auto& v) {
  auto& [replacement, phrases] = v;
  archive(replacement, phrases);
}
void fields(auto& archive, Is<SteeringExamples> auto& v) {
  auto& [match, none] = v;
  archive(match, none);
}
void fields(auto& archive, Is<Steering> auto& v) {
  auto& [id, kind, unseen, phrases, examples] = v;
  archive(id, kind, unseen);
  archive.source(phrases, examples);
}
void fields(auto& archive, Is<CompiledSteering> auto& v) {
  auto& [steering, phrases] = v;
  archive(steering, phrases);
}
void fields(auto& archive, Is<Scoring> auto& v) {
  auto& [start, cost, not_assessed_cost, bounds, credits, too_little, too_little_band, bands, adjustments] = v;
  archive(start, cost, not_assessed_cost, bounds, credits, too_little, too_little_band, bands, adjustments);
}
void fields(auto& archive, Is<PointTable> auto& v) {
  auto& [names, points] = v;
  archive(names, points);
}
void fields(auto& archive, Is<Card> auto& v) {
  auto& [start, words, stems, signs, pairs] = v;
  archive(start, words, stems, signs, pairs);
}
void fields(auto& archive, Is<StemEnding> auto& v) {
  auto& [ending, put, least] = v;
  archive(ending, put, least);
}
void fields(auto& archive, Is<WeighedRule> auto& v) {
  auto& [rule, card] = v;
  archive(rule, card);
}
void fields(auto& archive, Is<Weighing> auto& v) {
  auto& [endings, doubled_stay, page, page_most, sells_from, sells_not_to, doubt_from, page_share, sentence, flag_at,
         keep_at, usual_care, rules] = v;
  archive(endings, doubled_stay, page, page_most, sells_from, sells_not_to, doubt_from, page_share, sentence, flag_at,
          keep_at, usual_care, rules);
}
void fields(auto& archive, Is<ProgramOwners> auto& v) {
  auto& [cues, rules] = v;
  archive(cues, rules);
}
void fields(auto& archive, Is<Words> auto& v) {
  auto& [texts, languages] = v;
  archive(texts, languages);
}

// The classes open their private members to it.
struct RulebookImage {
  // Tables of hashes are noise to a compressor; from a small image they are made again.
  static void fields(auto& archive, const Vocabulary& v) {
    archive(v.letters_, v.begins_);
    if (!archive.is_small()) archive(v.table_);
  }
  static void fields(auto& archive, Vocabulary& v) {
    archive(v.letters_, v.begins_);
    if (!archive.is_small()) return archive(v.table_);
    if (v.has_whole_words()) return v.make_table();
    archive.fail();
    v = {};
  }
  static void fields(auto& archive, const TermIndex& v) {
    if (archive.is_small()) {
      TermIndexRows rows = v.rows();
      fields(archive, rows);
    } else {
      archive(v.edges_, v.edge_count_, v.first_name_, v.names_, v.exacts_);
    }
  }
  static void fields(auto& archive, TermIndex& v) {
    if (!archive.is_small()) return archive(v.edges_, v.edge_count_, v.first_name_, v.names_, v.exacts_);
    TermIndexRows rows;
    fields(archive, rows);
    std::optional<TermIndex> index = TermIndex::from_rows(rows);
    if (!index) return archive.fail();
    v = *std::move(index);
  }
  static void fields(auto& archive, Is<TermIndexRows> auto& v) {
    auto& [depths, words, name_counts, terms, exact_counts, exacts] = v;
    archive(depths, words, name_counts, terms, exact_counts, exacts);
  }
  static void fields(auto& archive, Is<PhraseIndex> auto& v) {
    for (auto& layer : v.layers_) {
      archive(layer.by_word.begins, layer.by_word.programs, layer.by_term.begins, layer.by_term.programs,
              layer.everywhere);
    }
    archive(v.begins_.by_word.begins, v.begins_.by_word.programs, v.begins_.by_term.begins, v.begins_.by_term.programs,
            v.size_);
  }
};

template <typename T>
concept HasPrivateFields = Is<T, Vocabulary> || Is<T, TermIndex> || Is<T, PhraseIndex>;

void fields(auto& archive, HasPrivateFields auto& v) { RulebookImage::fields(archive, v); }
void fields(auto& archive, Is<Rulebook> auto& v) {
  auto& [language, inflection, numbers, vocabulary, classes, terms, term_index, cues, rules, never_say, signals, senses,
         opposed, disclaimers, replacements, steering, citation_words, citation_phrases, citation_index, checklist,
         phrase_index, program_owners, reference, words, scoring, weighing, digest] = v;
  archive(language, inflection, numbers, vocabulary, classes, terms, term_index, cues, rules, never_say, signals,
          senses, opposed, disclaimers, replacements, steering, citation_words, citation_phrases, citation_index,
          checklist, phrase_index, program_owners, reference, words, scoring, weighing, digest);
}

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_IMAGE_FIELDS_H_
