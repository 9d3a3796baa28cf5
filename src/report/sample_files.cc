// The key holds the sentences too, so that a sheet in which somebody changed one is found out. Covered by
// tests/sample_files_test.cc.
#include "report/sample_files.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "report/csv.h"
#include "report/wrap.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view key_schema = "overclaim-sample-key/1";

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json stratum_json(const Stratum& stratum) { return {{"size", stratum.size}, {"drawn", stratum.drawn}}; }

Json sentence_json(const SampledSentence& sentence) {
  static const Record none;
  const SeenAt& at = sentence.at;
  const Record& record = at.record ? *at.record : none;
  Json findings = Json::array();
  for (const SampledFinding& finding : sentence.findings) {
    findings.push_back({{"rule", finding.rule}, {"status", to_string(finding.status)}});
  }
  return {{"id", sentence.id},
          {"flagged", sentence.flagged},
          {"sentence", sentence.sentence},
          {"findings", findings},
          {"day", text_or_null(at.day)},
          {"source", at.source},
          {"uri", text_or_null(record.uri)},
          {"record_offset", at.record ? Json(record.offset) : Json(nullptr)},
          {"begin", at.begin},
          {"sha256", text_or_null(at.sha256)}};
}

std::string percent(double share) {
  std::string text = std::to_string(share * 100 + 0.05);
  return text.substr(0, text.find('.') + 2);
}

// Two places, rounded.
std::string decimal(double value) {
  const bool negative = value < -0.005;
  std::string text = std::to_string((negative ? -value : std::max(0.0, value)) + 0.005);
  return (negative ? "-" : "") + text.substr(0, text.find('.') + 3);
}

std::string whole(double value) { return std::to_string(std::llround(value)); }

std::string n_of(std::size_t n) { return std::to_string(n); }

std::string judgement_text(const Judgement& judged, const Words& words) {
  const GroupCount &flagged = judged.flagged, &others = judged.unflagged;
  std::string out;
  const auto line = [&](const std::string& text) { out += "  " + text + "\n"; };
  const auto ends = [](const Estimate& at) {
    return std::make_pair(percent(at.interval.low), percent(at.interval.high));
  };
  if (judged.precision) {
    const auto [low, high] = ends(*judged.precision);
    line(say(words, "sample_precision",
             {{"share", percent(judged.precision->value)},
              {"low", low},
              {"high", high},
              {"yes", n_of(flagged.yes)},
              {"n", n_of(flagged.yes + flagged.no)}}));
  } else {
    line(say(words, "sample_precision_none"));
  }
  if (judged.missed) {
    const Estimate& at = *judged.missed;
    line(say(words, "sample_missed",
             {{"count", whole(at.value)},
              {"low", whole(at.interval.low)},
              {"high", whole(at.interval.high)},
              {"yes", n_of(others.yes)},
              {"n", n_of(others.yes + others.no)}}));
  } else {
    line(say(words, "sample_missed_none"));
  }
  if (judged.recall) {
    const auto [low, high] = ends(*judged.recall);
    line(say(words, "sample_recall", {{"share", percent(judged.recall->value)}, {"low", low}, {"high", high}}));
  } else {
    line(say(words, "sample_recall_none"));
  }
  if (flagged.open + others.open > 0) {
    line(say(words, "sample_open", {{"flagged", n_of(flagged.open)}, {"unflagged", n_of(others.open)}}));
  }
  return out;
}

}  // namespace

std::string_view to_string(Answer answer) {
  return answer == Answer::yes ? "yes" : answer == Answer::no ? "no" : "unsure";
}

std::string sample_sheet(const Sample& sample, int reader) {
  std::string out = "\xEF\xBB\xBF" + csv_row({"id", "before", "sentence", "after", "claim", "note"});
  for (const SampledSentence* sentence : order_for_reader(sample, reader)) {
    out += csv_row({sentence->id, sentence->before, sentence->sentence, sentence->after, "", ""});
  }
  return out;
}

std::string sample_key(const Sample& sample, const Tool& tool, const std::vector<std::string>& inputs) {
  Json key = {{"schema", key_schema},
              {"tool",
               {{"version", text_or_null(tool.version)},
                {"rulebook", text_or_null(tool.rulebook)},
                {"reference", text_or_null(tool.reference)},
                {"icu", text_or_null(tool.icu)}}},
              {"seed", sample.seed},
              {"inputs", inputs},
              {"strata", {{"flagged", stratum_json(sample.flagged)}, {"unflagged", stratum_json(sample.unflagged)}}},
              {"left_out", sample.left_out},
              {"sentences", Json::array()}};
  for (const SampledSentence& sentence : sample.sentences) key["sentences"].push_back(sentence_json(sentence));
  return key.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::variant<SampleKey, std::string> read_sample_key(std::string_view json) {
  const Json root = Json::parse(json, nullptr, false);
  if (!root.is_object() || root.value("schema", Json()) != Json(key_schema)) {
    return "is no key of a sample; it is the JSON file that overclaim sample wrote beside the sheets";
  }
  SampleKey key;
  const auto size = [&](const char* name) -> std::optional<std::size_t> {
    const auto value = Json::json_pointer("/strata/" + std::string(name) + "/size");
    if (!root.contains(value) || !root.at(value).is_number_unsigned()) return std::nullopt;
    return root.at(value).get<std::size_t>();
  };
  const std::optional<std::size_t> flagged = size("flagged"), unflagged = size("unflagged");
  const auto sentences = root.find("sentences");
  if (!flagged || !unflagged || sentences == root.end() || !sentences->is_array()) {
    return "is a damaged key: strata or sentences are missing";
  }
  key.flagged_size = *flagged, key.unflagged_size = *unflagged;
  const auto left_out = root.find("left_out");
  if (left_out != root.end() && left_out->is_number_unsigned()) key.left_out = left_out->get<std::size_t>();
  for (const Json& one : *sentences) {
    const auto text = [&](const char* name) { return one.is_object() && one.contains(name) && one[name].is_string(); };
    if (!text("id") || !text("sentence") || !one.contains("flagged") || !one["flagged"].is_boolean()) {
      return "is a damaged key: a sentence in it has no id, text or group";
    }
    key.sentences.push_back({one["id"], one["sentence"], one["flagged"]});
  }
  return key;
}

std::string sample_text(const SampleKey& key, const std::vector<CodedSentence>& coded, const SampleFigures& figures,
                        const Words& words) {
  const auto drawn = [&](bool flagged) {
    return n_of(static_cast<std::size_t>(std::count_if(
        coded.begin(), coded.end(), [&](const CodedSentence& sentence) { return sentence.flagged == flagged; })));
  };
  std::string out = say(words, "sample_title") + "\n\n" +
                    say(words, "sample_corpus",
                        {{"flagged", n_of(key.flagged_size)},
                         {"unflagged", n_of(key.unflagged_size)},
                         {"drawn_flagged", drawn(true)},
                         {"drawn_unflagged", drawn(false)}}) +
                    "\n";
  if (key.left_out > 0) out += say(words, "sample_left_out", {{"n", n_of(key.left_out)}}) + "\n";
  out += say(words, "sample_intervals") + "\n";
  for (std::size_t i = 0; i < figures.readers.size(); ++i) {
    out += "\n" + say(words, "sample_reader", {{"n", n_of(i + 1)}}) + "\n" + judgement_text(figures.readers[i], words);
  }
  out += "\n" + say(words, "sample_both") + "\n" + judgement_text(figures.both, words);
  const Agreement& agreement = figures.agreement;
  out += "\n" + say(words, "sample_heading_agreement") + "\n";
  if (agreement.answers > 0) {
    out += "  " + say(words, "sample_agreed", {{"share", percent(agreement.agreed)}, {"n", n_of(agreement.answers)}}) +
           "\n";
  }
  if (!agreement.kappa) {
    out += "  " + say(words, "sample_kappa_none") + "\n";
  } else if (!agreement.interval) {
    out += "  " + say(words, "sample_kappa_only", {{"kappa", decimal(*agreement.kappa)}}) + "\n";
  } else {
    out += "  " +
           say(words, "sample_kappa",
               {{"kappa", decimal(*agreement.kappa)},
                {"low", decimal(agreement.interval->low)},
                {"high", decimal(agreement.interval->high)}}) +
           "\n";
  }
  if (figures.differ.empty()) return out;
  out += "\n" + say(words, "sample_heading_differ") + "\n";
  for (const CodedSentence& sentence : coded) {
    if (sentence.answers[0] == sentence.answers[1]) continue;
    out += "  " +
           say(words, "sample_differ",
               {{"id", sentence.id},
                {"first", to_string(sentence.answers[0])},
                {"second", to_string(sentence.answers[1])}}) +
           "\n";
    const auto known = std::find_if(key.sentences.begin(), key.sentences.end(),
                                    [&](const KeyedSentence& one) { return one.id == sentence.id; });
    if (known != key.sentences.end()) out += "    " + terminal_safe(known->sentence) + "\n";
  }
  return out;
}

}  // namespace overclaim
