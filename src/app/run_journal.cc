// A line is written after the outputs took its item, never before: what the journal promises is there. Covered by
// tests/run_journal_test.cc and tests/bulk.
#include "app/run_journal.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "text/sha256.h"

namespace overclaim {
namespace {

using Json = nlohmann::json;

constexpr const char* journal_schema = "overclaim-resume/1";
constexpr std::size_t identity_digits = 16;
constexpr std::uint64_t looked_at = 1U << 16U;  // of a file's bytes

Json outcome_json(const DocumentOutcome& outcome) {
  return {outcome.begins,         outcome.source,     outcome.is_record,   outcome.is_part,
          outcome.is_first_part,  outcome.counts.ask, outcome.counts.fair, outcome.counts.stories,
          outcome.counts.cleared, outcome.incomplete, outcome.error,       static_cast<int>(outcome.status)};
}

DocumentOutcome outcome_of(const Json& json) {
  DocumentOutcome outcome;
  outcome.begins = json.at(0).get<bool>();
  outcome.source = json.at(1).get<std::string>();
  outcome.is_record = json.at(2).get<bool>();
  outcome.is_part = json.at(3).get<bool>();
  outcome.is_first_part = json.at(4).get<bool>();
  outcome.counts = {json.at(5).get<std::size_t>(), json.at(6).get<std::size_t>(), json.at(7).get<std::size_t>(),
                    json.at(8).get<std::size_t>()};
  outcome.incomplete = json.at(9).get<bool>();
  outcome.error = json.at(10).get<std::string>();
  outcome.status = static_cast<ExitStatus>(json.at(11).get<int>());
  return outcome;
}

Json line_json(const JournalLine& line) {
  Json outcomes = Json::array(), places = Json::array();
  for (const DocumentOutcome& outcome : line.outcomes) outcomes.push_back(outcome_json(outcome));
  for (const SinkPlace& place : line.places) {
    places.push_back({place.body.bytes, place.body.hash, place.any, place.tail_bytes});
  }
  return {{"item", line.item}, {"outcomes", outcomes}, {"places", places}};
}

JournalLine line_of(const Json& json) {
  JournalLine line;
  line.item = json.at("item").get<std::string>();
  for (const Json& outcome : json.at("outcomes")) line.outcomes.push_back(outcome_of(outcome));
  for (const Json& place : json.at("places")) {
    SinkPlace& known = line.places.emplace_back();
    known.body = {place.at(0).get<std::uint64_t>(), place.at(1).get<std::uint64_t>()};
    known.any = place.at(2).get<bool>();
    known.tail_bytes = place.at(3).get<decltype(known.tail_bytes)>();
  }
  return line;
}

// Names on disk may be any bytes.
std::string dumped(const Json& json) { return json.dump(-1, ' ', true, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string identity_of(const Item& item) {
  std::string told = item.source + '\n' + std::to_string(static_cast<int>(item.kind)) + '\n';
  if (item.record) {
    told += std::to_string(item.record->offset) + ' ' + std::to_string(item.record->length) + ' ' +
            std::to_string(item.record->number) + ' ' + item.record->member + '\n';
  }
  if (item.input) {
    const std::uint64_t size = item.input->size();
    told += std::to_string(size) + '\n' + item.input->read(0, std::min(size, looked_at)).value_or("");
  }
  return sha256_hex(told + item.bytes).substr(0, identity_digits);
}

bool is_journal(const std::string& path) {
  if (JournalReader::open(path)) return true;
  std::error_code error;
  if (std::filesystem::symlink_status(path, error).type() != std::filesystem::file_type::regular) return false;
  constexpr std::string_view first_line = "{\"asked\":\"";
  std::ifstream in(path, std::ios::binary);
  std::string begun(first_line.size(), '\0');
  in.read(begun.data(), static_cast<std::streamsize>(begun.size()));
  return in.gcount() >= 0 && first_line.starts_with(begun.substr(0, static_cast<std::size_t>(in.gcount())));
}

std::optional<JournalReader> JournalReader::open(const std::string& path) {
  std::error_code error;
  // A pipe would be waited for, and a link may lead anywhere.
  if (std::filesystem::symlink_status(path, error).type() != std::filesystem::file_type::regular) return {};
  JournalReader reader;
  reader.in_.open(path, std::ios::binary);
  std::string text;
  if (!std::getline(reader.in_, text)) return {};
  try {
    const Json header = Json::parse(text);
    if (header.at("schema") != journal_schema) return {};
    reader.header_.asked = header.at("asked").get<std::string>();
    reader.header_.unfinished = header.at("unfinished").get<std::vector<std::string>>();
  } catch (const Json::exception&) {
    return {};
  }
  return reader;
}

std::optional<JournalLine> JournalReader::next() {
  std::string text;
  if (!std::getline(in_, text) || in_.eof()) return {};
  try {
    return line_of(Json::parse(text));
  } catch (const Json::exception&) {
    in_.setstate(std::ios::failbit);
    return {};
  }
}

namespace {

// Lines from the first on that the bytes of `file` bear out, of the output `sink`.
std::size_t lines_held(const std::string& journal, std::size_t sink, const std::string& file) {
  std::optional<JournalReader> reader = JournalReader::open(journal);
  if (!reader) return 0;
  std::ifstream in(file, std::ios::binary);
  WrittenPlace at;
  std::string block(looked_at, '\0');
  std::size_t held = 0;
  while (const std::optional<JournalLine> line = reader->next()) {
    if (sink >= line->places.size()) break;
    const WrittenPlace& wanted = line->places[sink].body;
    while (at.bytes < wanted.bytes && in) {
      const std::uint64_t most = std::min<std::uint64_t>(block.size(), wanted.bytes - at.bytes);
      in.read(block.data(), static_cast<std::streamsize>(most));
      at = behind(at, {block.data(), static_cast<std::size_t>(in.gcount())});
    }
    if (!(at == wanted)) break;
    ++held;
  }
  return held;
}

}  // namespace

HeldRun held_run(const std::string& journal, const std::vector<std::vector<std::string>>& files) {
  HeldRun held;
  held.files.resize(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::size_t most = 0;
    for (const std::string& file : files[i]) {
      const std::size_t lines = lines_held(journal, i, file);
      if (lines > most || held.files[i].empty()) {
        most = lines;
        held.files[i] = file;
      }
    }
    held.lines = i == 0 ? most : std::min(held.lines, most);
  }
  std::optional<JournalReader> reader = JournalReader::open(journal);
  for (std::size_t i = 0; i < held.lines && reader; ++i) held.places = reader->next()->places;
  return held;
}

std::string passing_journal(const std::string& path) { return path + "-new"; }

namespace {

// Makes an empty file of that name, never where a link leads; the name, or "" where something else stands there.
std::string made_anew(const std::string& path) {
  std::error_code error;
  if (is_journal(path)) std::filesystem::remove(path, error);
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (file < 0) return "";
  ::close(file);
  return path;
}

}  // namespace

JournalWriter::JournalWriter(std::string path, const JournalHeader& header)
    : path_(std::move(path)), passing_(passing_journal(path_)), out_(made_anew(passing_), std::ios::binary) {
  out_ << dumped({{"schema", journal_schema}, {"asked", header.asked}, {"unfinished", header.unfinished}});
  out_.flush();
}

JournalWriter::~JournalWriter() {
  std::error_code error;
  if (!passing_.empty()) std::filesystem::remove(passing_, error);
}

void JournalWriter::add(const JournalLine& line) {
  out_ << dumped(line_json(line));
  if (passing_.empty()) out_.flush();
}

void JournalWriter::take_place() {
  out_.flush();
  std::error_code error;
  std::filesystem::rename(passing_, path_, error);
  passing_.clear();
}

void JournalWriter::remove() {
  out_.close();
  std::error_code error;
  std::filesystem::remove(path_, error);
}

}  // namespace overclaim
