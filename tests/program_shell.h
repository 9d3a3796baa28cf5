// Runs the program in a folder of its own, with a small rulebook, as scripts and engines do.
#ifndef OVERCLAIM_TESTS_PROGRAM_SHELL_H_
#define OVERCLAIM_TESTS_PROGRAM_SHELL_H_

#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "places.h"
#include "scratch_folder.h"
#include "small_rulebook.h"

namespace overclaim::test {

struct ProgramEnd {
  int status = -1;
  std::string out, err;
};

class ProgramShell {
 public:
  ProgramShell() : ProgramShell(small_rulebook()) {}

  // The rulebook is `files`: their names and bytes, in pairs.
  template <typename Files>
  explicit ProgramShell(const Files& files) {
    for (const auto& [name, bytes] : files) folder.file("book/" + name, bytes);
  }

  // Runs `line` in the folder. In it, `overclaim` is the program; `check`, `sample`, `screen`, and `make`, `run`,
  // `verify` and `merge` of shards, are the program with that rulebook; "$program" is the program and "$book" what
  // takes the rulebook.
  ProgramEnd operator()(const std::string& line) const {
    std::string script = std::string("program='") + program_path +
                         "'\nbook='--no-builtin-rules --rules book'\n"
                         "overclaim() { \"$program\" \"$@\"; }\n";
    for (const char* verb : {"check", "sample", "screen"}) {
      script += std::string(verb) + "() { \"$program\" " + verb + " $book \"$@\"; }\n";
    }
    for (const char* verb : {"make", "run", "verify", "merge"}) {
      script += std::string(verb) + "() { \"$program\" shards " + verb + " $book \"$@\"; }\n";
    }
    script += "cd '" + folder.path("") + "' && { " + line + "\n} >'" + folder.path(".out") + "' 2>'" +
              folder.path(".err") + "'";
    folder.file(".script", script);
    const int status = std::system(("sh '" + folder.path(".script") + "'").c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, folder.read(".out"), folder.read(".err")};
  }

  ScratchFolder folder;
};

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_PROGRAM_SHELL_H_
