// Disagreements are left open and not settled by a third rule: which reader is right is a question for people. Covered
// by tests/coded_sample_test.cc, with cases worked out by hand.
#include "survey/coded_sample.h"

namespace overclaim {
namespace {

void count(Answer answer, GroupCount& group) {
  ++(answer == Answer::yes ? group.yes : answer == Answer::no ? group.no : group.open);
}

double share(const GroupCount& group) {
  return static_cast<double>(group.yes) / static_cast<double>(group.yes + group.no);
}

// Of `flagged` claims found and `missed` ones; nothing where there is no claim at all.
std::optional<double> recall_of(double found, double missed) {
  if (found + missed <= 0) return std::nullopt;
  return found / (found + missed);
}

void estimate(std::size_t flagged_size, std::size_t unflagged_size, Judgement& judgement) {
  const GroupCount &flagged = judgement.flagged, &unflagged = judgement.unflagged;
  const double all_flagged = static_cast<double>(flagged_size), all_unflagged = static_cast<double>(unflagged_size);
  const std::size_t on_flagged = flagged.yes + flagged.no, on_unflagged = unflagged.yes + unflagged.no;
  if (on_flagged > 0) judgement.precision = {share(flagged), *wilson(flagged.yes, on_flagged)};
  if (on_unflagged > 0) {
    const Interval bounds = *wilson(unflagged.yes, on_unflagged);
    judgement.missed = {all_unflagged * share(unflagged), {all_unflagged * bounds.low, all_unflagged * bounds.high}};
  }
  if ((on_flagged == 0 && flagged_size > 0) || (on_unflagged == 0 && unflagged_size > 0)) return;
  const Interval none{0, 0};
  const Interval right = on_flagged == 0 ? none : *wilson(flagged.yes, on_flagged, z_97_5);
  const Interval missed = on_unflagged == 0 ? none : *wilson(unflagged.yes, on_unflagged, z_97_5);
  const std::optional<double> value = recall_of(on_flagged == 0 ? 0 : all_flagged * share(flagged),
                                                on_unflagged == 0 ? 0 : all_unflagged * share(unflagged));
  if (!value) return;
  judgement.recall = {*value,
                      {recall_of(all_flagged * right.low, all_unflagged * missed.high).value_or(0),
                       recall_of(all_flagged * right.high, all_unflagged * missed.low).value_or(1)}};
}

}  // namespace

SampleFigures figures_of(const std::vector<CodedSentence>& sentences, std::size_t flagged_size,
                         std::size_t unflagged_size) {
  SampleFigures figures;
  AgreementTable table{};
  for (const CodedSentence& sentence : sentences) {
    const auto [first, second] = sentence.answers;
    const auto group = [&](Judgement& judgement) -> GroupCount& {
      return sentence.flagged ? judgement.flagged : judgement.unflagged;
    };
    count(first, group(figures.readers[0]));
    count(second, group(figures.readers[1]));
    count(first == second ? first : Answer::unsure, group(figures.both));
    ++table[static_cast<std::size_t>(first)][static_cast<std::size_t>(second)];
    if (first != second) figures.differ.push_back(sentence.id);
  }
  for (Judgement* judgement : {&figures.readers[0], &figures.readers[1], &figures.both}) {
    estimate(flagged_size, unflagged_size, *judgement);
  }
  figures.agreement = agreement_of(table);
  return figures;
}

}  // namespace overclaim
