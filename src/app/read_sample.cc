// A sheet with one mistake gives no figure at all: a row that fell out is seldom a random one. Covered by
// tests/read_sample_test.cc.
#include "app/read_sample.h"

#include <map>
#include <memory>
#include <optional>
#include <variant>

#include "intake/table_reader.h"
#include "rulebook/problem.h"

namespace overclaim {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string plain(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (!is_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (out.size() > 1 && out[0] == '\'' && std::string_view("=+-@").find(out[1]) != std::string_view::npos)
    out.erase(0, 1);
  return out;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::optional<Answer> answer_of(const std::string& cell) {
  const std::string word = lower(plain(cell));
  for (const Answer answer : {Answer::yes, Answer::no, Answer::unsure}) {
    if (word == to_string(answer)) return answer;
  }
  return std::nullopt;
}

class SheetReader {
 public:
  SheetReader(const SampleKey& key, const FilledSheet& sheet, std::vector<std::string>& problems)
      : sheet_(sheet), problems_(problems) {
    for (const KeyedSentence& sentence : key.sentences) known_.emplace(sentence.id, &sentence);
  }

  std::map<std::string, Answer> read(const SampleKey& key) {
    const auto at = std::make_shared<std::size_t>(0);
    const std::string& bytes = sheet_.bytes;
    const ByteSource source = [&bytes, at](std::size_t most) -> std::optional<std::string> {
      std::string piece = bytes.substr(*at, most);
      *at += piece.size();
      return piece;
    };
    TableOptions options;
    options.text_field = "sentence";
    options.id_field = "id";
    std::variant<TableReader, ReportError> opened = TableReader::open(source, TableFormat::csv, options);
    if (const auto* error = std::get_if<ReportError>(&opened)) {
      problems_.push_back(sheet_.name + ": " + error->message);
      return {};
    }
    while (const std::optional<TableRow> row = std::get<TableReader>(opened).next()) take(*row);
    for (const KeyedSentence& sentence : key.sentences) {
      if (lines_.count(sentence.id) == 0) problems_.push_back(sheet_.name + ": the row " + sentence.id + " is missing");
    }
    return std::move(answers_);
  }

 private:
  void complain(const TableRow& row, const std::string& message) {
    problems_.push_back(sheet_.name + ", line " + std::to_string(row.line) + ": " + message);
  }

  void take(const TableRow& row) {
    if (row.error) return complain(row, row.error->message);
    const std::string id = lower(plain(row.id));
    const auto known = known_.find(id);
    if (known == known_.end()) return complain(row, shown(row.id) + " is no id of this sample");
    const auto [line, is_new] = lines_.emplace(id, row.line);
    if (!is_new) return complain(row, id + " stands in line " + std::to_string(line->second) + " too");
    if (plain(row.text) != plain(known->second->sentence)) {
      return complain(row, "the sentence of " + id + " is not that of the key; put it back as it was drawn");
    }
    std::optional<std::string> cell;
    for (const auto& [column, value] : row.columns) {
      if (lower(plain(column)) == "claim") cell = value;
    }
    if (!cell) return complain(row, "there is no column claim");
    const std::optional<Answer> answer = answer_of(*cell);
    if (!answer) {
      return complain(row, plain(*cell).empty() ? "claim is empty; it takes yes, no or unsure"
                                                : "claim takes yes, no or unsure, not " + shown(*cell));
    }
    answers_.emplace(id, *answer);
  }

  const FilledSheet& sheet_;
  std::vector<std::string>& problems_;
  std::map<std::string, const KeyedSentence*> known_;
  std::map<std::string, std::uint64_t> lines_;
  std::map<std::string, Answer> answers_;
};

}  // namespace

std::vector<CodedSentence> read_sample_sheets(const SampleKey& key, const std::array<FilledSheet, 2>& sheets,
                                              std::vector<std::string>& problems) {
  std::array<std::map<std::string, Answer>, 2> answers;
  for (std::size_t i = 0; i < sheets.size(); ++i) answers[i] = SheetReader(key, sheets[i], problems).read(key);
  std::vector<CodedSentence> coded;
  for (const KeyedSentence& sentence : key.sentences) {
    CodedSentence one{sentence.id, sentence.flagged, {Answer::unsure, Answer::unsure}};
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const auto answer = answers[i].find(sentence.id);
      if (answer != answers[i].end()) one.answers[i] = answer->second;
    }
    coded.push_back(std::move(one));
  }
  return coded;
}

}  // namespace overclaim
