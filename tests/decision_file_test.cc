#include "store/decision_file.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>
#include <vector>

#include "scratch_folder.h"

using namespace overclaim;
using overclaim::test::ScratchFolder;

namespace {

Decision decision_of_ann(const std::string& reason = "It stands there.") {
  Decision decision{"fedcba9876543210", "0123456789abcdef", std::string(64, 'a'), "Ann", "editor"};
  decision.decision = DecisionKind::dismissed;
  decision.reason = reason;
  decision.date = "2026-02-03";
  return decision;
}

std::vector<Decision> decisions_in(const std::string& bytes) {
  const auto read = read_decision_lines(bytes, "d.jsonl");
  REQUIRE_MESSAGE(std::holds_alternative<DecisionLines>(read), std::get<std::string>(read));
  return std::get<DecisionLines>(read).decisions;
}

std::string wrong_in_lines(const std::string& bytes) {
  const auto read = read_decision_lines(bytes, "d.jsonl");
  REQUIRE(std::holds_alternative<std::string>(read));
  return std::get<std::string>(read);
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != text.npos);
  return text.replace(at, what.size(), with);
}

// Runs in a process of its own; its status.
template <typename Run>
int in_child(const Run& run) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(run());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("a line says all of a decision, and is read back") {
  Decision decision = decision_of_ann("Two\nlines, \"quoted\", and \u00E9.");
  decision.decision = DecisionKind::answered;
  decision.answer = "We hold a study.";
  const std::string line = decision_line(decision);
  CHECK(line.find('\n') == line.size() - 1);
  CHECK(decisions_in(line) == std::vector<Decision>{decision});
  CHECK(
      decision_line(decision_of_ann()) ==
      R"({"fingerprint":"fedcba9876543210","text_hash":"0123456789abcdef","rulebook":")" + std::string(64, 'a') +
          R"(","reviewer":"Ann","role":"editor","decision":"dismissed","reason":"It stands there.","answer":"","date":"2026-02-03"})"
          "\n");
}

TEST_CASE("unknown keys and values are refused with the line and what is allowed") {
  const std::string good = decision_line(decision_of_ann());
  struct Row {
    std::string lines, wrong;
  };
  const std::string keys = "fingerprint, text_hash, rulebook, reviewer, role, decision, reason, answer, date";
  const std::vector<Row> rows = {
      {good + replaced(good, "\"dismissed\"", "\"maybe\""),
       "d.jsonl:2 /decision: must be one of confirmed, dismissed, needs_evidence, answered, is \"maybe\""},
      {"\n" + replaced(good, "\"role\"", "\"roll\"") + good,
       "d.jsonl:2 /roll: unknown key \"roll\"; did you mean \"role\"? Allowed: " + keys +
           "\nd.jsonl:2: needs the key \"role\""},
      {replaced(good, "2026-02-03", "yesterday") + good, "d.jsonl:1 /date: must be a day like 2026-02-03"},
      {replaced(good, "\"It stands there.\"", "\"\"") + good, "d.jsonl:1 /reason: is empty"},
      {"[]\n" + good, "d.jsonl:1: must be an object, is a list"},
      {"{\"fingerprint\":\"fe\n" + good, "d.jsonl:1: is not JSON"},
      {"There are no risks.", "d.jsonl:1: is not JSON"},  // no decision that was cut, but another file
      {"There are no risks. #cut\n" + good, "d.jsonl:1: is not JSON"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.lines);
    const std::string wrong = wrong_in_lines(row.lines);
    CHECK(wrong.substr(0, row.wrong.size()) == row.wrong);
  }
}

TEST_CASE("a cut last line is noticed, and no other line is lost") {
  const std::string good = decision_line(decision_of_ann());
  for (std::size_t size = 1; size < good.size(); ++size) {
    CAPTURE(size);
    const auto read = read_decision_lines(good + good.substr(0, size), "d.jsonl");
    REQUIRE(std::holds_alternative<DecisionLines>(read));
    const DecisionLines& lines = std::get<DecisionLines>(read);
    const bool whole = size + 1 == good.size();  // only the line end is missing
    CHECK(lines.decisions.size() == (whole ? 2U : 1U));
    CHECK(lines.cut_lines == (whole ? std::vector<std::size_t>{} : std::vector<std::size_t>{2}));
  }
}

TEST_CASE("a decision can be added behind a cut line, which stays and is named ever after") {
  const ScratchFolder folder;
  const std::string good = decision_line(decision_of_ann());
  for (std::size_t size : {std::size_t{1}, std::size_t{40}, good.size() - 2, good.size() - 1}) {
    CAPTURE(size);
    const std::string path = folder.file("d.jsonl", good + good.substr(0, size));
    CHECK_FALSE(append_decision(path, decision_of_ann("Later.")).has_value());
    const bool whole = size + 1 == good.size();
    CHECK(folder.read("d.jsonl") ==
          good + good.substr(0, size) + (whole ? "\n" : " #cut\n") + decision_line(decision_of_ann("Later.")));
    const auto read = read_decision_file(path);
    REQUIRE(std::holds_alternative<DecisionLines>(read));
    CHECK(std::get<DecisionLines>(read).decisions.back().reason == "Later.");
    CHECK(std::get<DecisionLines>(read).cut_lines.size() == (whole ? 0U : 1U));
  }
}

TEST_CASE("several programs that add at the same time lose nothing") {
  const ScratchFolder folder;
  const std::string path = folder.path("d.jsonl");
  constexpr int writers = 6, each = 25;
  std::vector<pid_t> children;
  for (int writer = 0; writer < writers; ++writer) {
    const pid_t child = ::fork();
    if (child == 0) {
      bool good = true;
      for (int i = 0; i < each; ++i) {
        const std::string reason = std::to_string(writer) + "/" + std::to_string(i) + std::string(5000, '.');
        good = !append_decision(path, decision_of_ann(reason)) && good;
      }
      ::_exit(good ? 0 : 1);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  const auto read = read_decision_file(path);
  REQUIRE(std::holds_alternative<DecisionLines>(read));
  const DecisionLines& lines = std::get<DecisionLines>(read);
  CHECK(lines.cut_lines.empty());
  REQUIRE(lines.decisions.size() == writers * each);
  std::vector<int> next(writers, 0);
  for (const Decision& decision : lines.decisions) {  // of each writer all, in its order
    const int writer = decision.reason[0] - '0';
    CHECK(std::stoi(decision.reason.substr(2)) == next[static_cast<std::size_t>(writer)]++);
  }
}

TEST_CASE("a program that is killed while it adds leaves a file that goes on") {
  const ScratchFolder folder;
  const std::string path = folder.path("d.jsonl");
  std::size_t before = 0;
  for (const useconds_t wait : {2000U, 9000U, 23000U}) {
    const pid_t child = ::fork();
    if (child == 0) {
      while (!append_decision(path, decision_of_ann(std::string(9000, '.')))) {
      }
      ::_exit(1);
    }
    ::usleep(wait);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    CHECK_FALSE(append_decision(path, decision_of_ann("Later.")).has_value());
    const auto read = read_decision_file(path);
    REQUIRE(std::holds_alternative<DecisionLines>(read));
    const DecisionLines& lines = std::get<DecisionLines>(read);
    CHECK(lines.decisions.size() > before);
    CHECK(lines.decisions.back().reason == "Later.");
    before = lines.decisions.size();
  }
}

TEST_CASE("where the disk is full the file stays as it was") {
  const ScratchFolder folder;
  const std::string good = decision_line(decision_of_ann());
  const std::string path = folder.file("d.jsonl", good);
  const int status = in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{good.size() + 100, good.size() + 100};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
    const std::optional<std::string> failed = append_decision(path, decision_of_ann("Later."));
    return failed && failed->find("cannot be written") != failed->npos ? 0 : 1;
  });
  CHECK(status == 0);
  CHECK(folder.read("d.jsonl") == good);
}

TEST_CASE("what cannot be a file of decisions is refused") {
  const ScratchFolder folder;
  CHECK(append_decision(folder.path("none/d.jsonl"), decision_of_ann()).has_value());
  CHECK(append_decision("/dev/null", decision_of_ann()).has_value());
  const auto read = read_decision_file(folder.path("none.jsonl"));
  REQUIRE(std::holds_alternative<std::string>(read));
  CHECK(std::get<std::string>(read).find("no such file") != std::string::npos);
}
