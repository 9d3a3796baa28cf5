#include "intake/child_process.h"

#include <doctest/doctest.h>
#include <signal.h>

#include <cerrno>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "scratch_folder.h"

using namespace overclaim;
using End = ChildResult::End;

namespace {

ChildResult shell(const std::string& script, const ChildLimits& limits = {}, std::string_view input = "") {
  return run_child("/bin/sh", {"-c", script}, input, limits);
}

}  // namespace

TEST_CASE("a program gets its input and arguments, and its output and code come back") {
  const ChildResult upper = run_child("tr", {"a-z", "A-Z"}, "no risk", {});
  CHECK(upper.end == End::exited);
  CHECK(upper.code == 0);
  CHECK(upper.output == "NO RISK");
  const ChildResult failed = shell("echo out; echo why >&2; exit 7");
  CHECK(failed.end == End::exited);
  CHECK(failed.code == 7);
  CHECK(failed.output == "out\n");
  CHECK(failed.errors == "why\n");
  CHECK(run_child("echo", {"$(id)", "a  b; exit 3"}, "", {}).output == "$(id) a  b; exit 3\n");  // no shell
  const std::string large(3'000'000, 'x');
  CHECK(run_child("cat", {}, large, {}).output == large);
  CHECK(run_child("true", {}, large, {}).code == 0);  // input that nobody reads
}

TEST_CASE("a program that is not there, or is none, is not started") {
  const test::ScratchFolder scratch;
  CHECK(run_child("no-such-program-here", {}, "", {}).code == ENOENT);
  CHECK(run_child("/no/such/program", {}, "", {}).code == ENOENT);
  const ChildResult data = run_child(scratch.file("data", "words"), {}, "", {});
  CHECK(data.end == End::not_started);
  CHECK(data.code == EACCES);
}

TEST_CASE("nothing is handed on but three files, a path and a language") {
  CHECK(shell("env | sort | grep -v ^PWD= | grep -v ^_= | grep -v ^SHLVL=").output ==
        "LANG=C.UTF-8\nPATH=/usr/local/bin:/usr/bin:/bin\n");
  CHECK(shell("echo /proc/self/fd/*").output.find("/proc/self/fd/4 /proc/self/fd/5") == std::string::npos);
  const test::ScratchFolder scratch;
  const std::string secret = scratch.file("secret", "x");
  std::FILE* open_here = std::fopen(secret.c_str(), "r");  // not closed by itself on exec
  REQUIRE(open_here != nullptr);
  CHECK(shell("ls -l /proc/$$/fd").output.find("secret") == std::string::npos);
  std::fclose(open_here);
}

TEST_CASE("a program keeps to its bounds") {
  ChildLimits limits;
  limits.seconds = 1;
  const auto begin = std::chrono::steady_clock::now();
  CHECK(shell("sleep 30", limits).end == End::too_slow);
  CHECK(shell("exec >&- 2>&-; sleep 30", limits).end == End::too_slow);  // has closed its output
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));

  limits = {};
  limits.output_bytes = 100'000;
  const ChildResult chatty = shell("yes", limits);
  CHECK(chatty.end == End::too_much_output);
  CHECK(chatty.output.size() == 100'000);
  CHECK(shell("head -c 3000000 /dev/zero >&2", limits).errors.size() <= 16'384);

  const test::ScratchFolder scratch;
  const ChildResult writer = shell("echo words > " + scratch.path("out"));
  CHECK((writer.end == End::killed || writer.code != 0));
  CHECK(scratch.read("out").empty());

  limits = {};
  limits.memory_bytes = 100U << 20U;
  const ChildResult greedy = run_child("head", {"-c", "400M", "/dev/zero"}, "", limits);
  CHECK(greedy.end == End::too_much_output);
  const ChildResult sorted =
      shell("head -c 300M /dev/zero | tail -c 299M | wc -c", limits);  // tail keeps what it reads
  CHECK(sorted.output.find("313524224") == std::string::npos);
}

TEST_CASE("what a program started itself ends with it") {
  const test::ScratchFolder scratch;
  const ChildResult parent = shell("sleep 300 >/dev/null 2>&1 & echo $!");
  CHECK(parent.end == End::exited);
  const int left = std::stoi(parent.output);
  bool gone = false;
  for (int i = 0; i < 200 && !gone; ++i) {
    std::ifstream stat("/proc/" + std::to_string(left) + "/stat");
    std::string line;
    gone = !std::getline(stat, line) || line.find(") Z") != std::string::npos;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK(gone);
}

TEST_CASE("programs can be run from several threads at a time") {
  std::vector<std::string> outputs(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    threads.emplace_back([&outputs, i] { outputs[i] = run_child("cat", {}, std::to_string(i), {}).output; });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < outputs.size(); ++i) CHECK(outputs[i] == std::to_string(i));
}
