// A folder with a few texts, in which the program is run with a small rulebook of its own, so that rules may change.
#ifndef OVERCLAIM_TESTS_CLI_SHELL_H_
#define OVERCLAIM_TESTS_CLI_SHELL_H_

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "program_shell.h"

namespace overclaim::test {

inline const std::string english =
    "Our house by the river looks after children with cells from cord blood. The treatment takes one afternoon, and "
    "most families travel home on the following day. Nobody knows yet whether it helps, and we tell you so before you "
    "pay anything. There are no risks.\n";
inline const std::string spanish =
    "Nuestra casa junto al r\u00EDo atiende a ni\u00F1os con c\u00E9lulas de la sangre del cord\u00F3n. El tratamiento "
    "dura una tarde y la mayor\u00EDa de las familias vuelve a casa al d\u00EDa siguiente. Todav\u00EDa nadie sabe si "
    "ayuda, y se lo decimos antes de que pague nada. \u00ABNo risks\u00BB, dice el cartel de la puerta.\n";

// bad.txt has a claim, good.txt none; english.txt, spanish.txt and part-spanish.txt are long enough to be told apart.
struct CliShell : ProgramShell {
  CliShell() {
    folder.file("bad.txt", "There are no risks.\n");
    folder.file("good.txt", "Nobody knows more.\n");
    folder.file("english.txt", english);
    folder.file("spanish.txt", spanish);
    folder.file("part-spanish.txt", english + "\n" + english + "\n" + spanish);
  }
};

// The documents of a report in JSON lines.
inline std::vector<nlohmann::json> lines_of(const std::string& text) {
  std::vector<nlohmann::json> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(nlohmann::json::parse(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return lines;
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_CLI_SHELL_H_
