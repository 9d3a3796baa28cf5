// Lines and not one JSON document: a line can be added without touching those before it, which is what makes a decision
// safe while the next one is written, and what shows in a version history who decided what. Taking a decision out of
// the file was not made: nobody could tell afterwards what a page was printed on. Covered by
// tests/decision_file_test.cc.
#include "store/decision_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "intake/read_file.h"
#include "rulebook/json_reader.h"
#include "rulebook/problem.h"
#include "survey/decision.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t longest_file = std::uint64_t{256} << 20U;  // bytes

void read_text(const JsonNode& node, std::string& out) {
  if (const auto text = node.as_text()) out = *text;
}

void read_kind(const JsonNode& node, DecisionKind& out) {
  if (const auto index = node.as_choice(decision_names())) out = *decision_of(decision_names()[*index]);
}

Decision read_decision(std::string_view line, const std::string& place, std::vector<Problem>& problems) {
  Decision decision;
  const std::size_t before = problems.size();
  read_json(place, line, problems, [&](const JsonNode& node) {
    read_object(
        node,
        {required_key("fingerprint", decision.fingerprint, read_text),
         required_key("text_hash", decision.text_hash, read_text),
         required_key("rulebook", decision.rulebook, read_text), required_key("reviewer", decision.reviewer, read_text),
         required_key("role", decision.role, read_text), required_key("decision", decision.decision, read_kind),
         required_key("reason", decision.reason, read_text), required_key("answer", decision.answer, read_text),
         required_key("date", decision.date, read_text)});
    if (problems.size() > before) return;
    const std::string wrong = wrong_in(decision);
    const std::size_t colon = wrong.find(": ");
    if (!wrong.empty()) node.problem(wrong.substr(colon + 2), "/" + wrong.substr(0, colon));
  });
  return decision;
}

// Whether it is the beginning of a line as decision_line() writes it: no other text is taken for one that was cut.
bool begins_a_decision(std::string_view line) {
  constexpr std::string_view head = "{\"fingerprint\":";
  return line.substr(0, head.size()) == head.substr(0, line.size());
}

std::string because(const std::string& path, int error) {
  return path + ": cannot be written (" + std::generic_category().message(error) + ")";
}

struct OpenFile {
  int descriptor = -1;
  ~OpenFile() {
    if (descriptor >= 0) ::close(descriptor);
  }
};

// What must stand before the new line: nothing, a line end, or the mark of a cut line; nothing where it cannot be read.
std::optional<std::string> closing_of_last_line(int descriptor, std::uint64_t size, const std::string& path) {
  std::string tail;
  constexpr std::uint64_t block = 1U << 16U;
  for (std::uint64_t begin = size; begin > 0 && tail.find('\n') == tail.npos;) {
    const std::uint64_t from = begin > block ? begin - block : 0;
    std::string piece(begin - from, '\0');
    const ssize_t got = ::pread(descriptor, piece.data(), piece.size(), static_cast<off_t>(from));
    if (got != static_cast<ssize_t>(piece.size())) return {};
    tail.insert(0, piece);
    begin = from;
  }
  if (tail.empty() || tail.back() == '\n') return "";
  const std::size_t last = tail.rfind('\n');
  std::vector<Problem> problems;
  read_decision(std::string_view(tail).substr(last == tail.npos ? 0 : last + 1), path, problems);
  return problems.empty() ? "\n" : std::string(cut_mark) + "\n";
}

}  // namespace

std::string decision_line(const Decision& decision) {
  const Json json = {{"fingerprint", decision.fingerprint},
                     {"text_hash", decision.text_hash},
                     {"rulebook", decision.rulebook},
                     {"reviewer", decision.reviewer},
                     {"role", decision.role},
                     {"decision", to_string(decision.decision)},
                     {"reason", decision.reason},
                     {"answer", decision.answer},
                     {"date", decision.date}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::variant<DecisionLines, std::string> read_decision_lines(std::string_view bytes, const std::string& name) {
  DecisionLines lines;
  std::vector<Problem> problems;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view line = bytes.substr(begin, end - begin);
    const bool is_last = end == bytes.size();
    begin = end + 1;
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.find_first_not_of(" \t") == line.npos) continue;
    std::vector<Problem> wrong;
    Decision decision = read_decision(line, name + ":" + std::to_string(number), wrong);
    if (wrong.empty()) {
      lines.decisions.push_back(std::move(decision));
    } else if (const bool marked = line.ends_with(cut_mark);
               (is_last || marked) && begins_a_decision(line.substr(0, line.size() - (marked ? cut_mark.size() : 0)))) {
      lines.cut_lines.push_back(number);
    } else {
      problems.insert(problems.end(), wrong.begin(), wrong.end());
    }
  }
  if (problems.empty()) return lines;
  std::string text;
  for (const Problem& problem : problems) text += (text.empty() ? "" : "\n") + to_string(problem);
  return text;
}

std::variant<DecisionLines, std::string> read_decision_file(const std::string& path) {
  const std::variant<InputBytes, ReportError> opened = open_input(path, "utf-8", InputTaken::any);
  if (const ReportError* error = std::get_if<ReportError>(&opened)) return path + ": " + error->message;
  const InputBytes& input = std::get<InputBytes>(opened);
  if (input.size() > longest_file) {
    return path + ": is longer than " + std::to_string(longest_file >> 20U) + " MiB, which no list of decisions is";
  }
  const std::optional<std::string> bytes = input.read(0, input.size());
  if (!bytes) return path + ": changed while it was read; try again";
  return read_decision_lines(*bytes, path);
}

std::optional<std::string> append_decision(const std::string& path, const Decision& decision) {
  std::error_code ignored;
  const bool is_new = !std::filesystem::exists(path, ignored);
  const OpenFile file{::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0666)};
  if (file.descriptor < 0) return because(path, errno);
  while (::flock(file.descriptor, LOCK_EX) != 0) {
    if (errno != EINTR) return because(path, errno);
  }
  struct stat status {};
  if (::fstat(file.descriptor, &status) != 0) return because(path, errno);
  if (!S_ISREG(status.st_mode)) return path + ": is no ordinary file; decisions are kept in one";
  const std::optional<std::string> closing =
      closing_of_last_line(file.descriptor, static_cast<std::uint64_t>(status.st_size), path);
  if (!closing) return path + ": cannot be read";
  const std::string line = *closing + decision_line(decision);
  std::string_view rest = line;
  int failed = 0;
  while (failed == 0 && !rest.empty()) {
    const ssize_t written = ::write(file.descriptor, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      failed = errno;
    }
  }
  if (failed == 0 && ::fsync(file.descriptor) != 0) failed = errno;
  if (failed != 0) {
    static_cast<void>(::ftruncate(file.descriptor, status.st_size) == 0);
    return because(path, failed);
  }
  if (is_new) {  // its name must be safe too
    const std::string folder = std::filesystem::path(path).parent_path().string();
    const OpenFile parent{::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (parent.descriptor >= 0) static_cast<void>(::fsync(parent.descriptor));
  }
  return {};
}

}  // namespace overclaim
