// fuzz_driver TARGET SECONDS FOLDER...: a target without libFuzzer: first every file of the folders as it is, then for
// so many seconds pieces of them cut, doubled, joined and with bytes changed, drawn from a fixed seed. It sees no
// branches and so finds less than tools/fuzz; but it is part of the sanitizer build of every compiler, so that what was
// found once stays found. `fuzz_driver TARGET 0 FILE` runs one input, as AFL++ wants it (afl-fuzz ... -- fuzz_driver
// TARGET 0 @@). Status 2: wrong arguments. What breaks ends the process; the input is then in ./broken-TARGET.
#include <sanitizer/common_interface_defs.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

// OVERCLAIM_FUZZ_TARGETS is TARGET(check_fuzz) TARGET(csv_fuzz) ...: each file's LLVMFuzzerTestOneInput under its own
// name.
#define TARGET(name) extern "C" int name(const std::uint8_t* data, std::size_t size);
OVERCLAIM_FUZZ_TARGETS
#undef TARGET

namespace {

namespace fs = std::filesystem;

using Target = int (*)(const std::uint8_t* data, std::size_t size);

Target target_named(std::string_view wanted) {
#define TARGET(name) \
  if (wanted == #name) return name;
  OVERCLAIM_FUZZ_TARGETS
#undef TARGET
  return nullptr;
}

std::string running, broken_file;

void keep_input() {
  std::FILE* file = std::fopen(broken_file.c_str(), "wb");
  if (file == nullptr) return;
  std::fwrite(running.data(), 1, running.size(), file);
  std::fclose(file);
  std::fprintf(stderr, "fuzz_driver: the input is in %s\n", broken_file.c_str());
}

void keep_and_end(int) {
  keep_input();
  std::_Exit(1);
}

void run(Target target, std::string input) {
  running = std::move(input);
  target(reinterpret_cast<const std::uint8_t*>(running.data()), running.size());
}

constexpr std::size_t longest = 4096;

std::string changed(const std::vector<std::string>& seeds, std::mt19937& random) {
  const auto below = [&](std::size_t end) { return end == 0 ? 0 : random() % end; };
  std::string input = seeds[below(seeds.size())];
  for (std::size_t change = 1 + below(4); change > 0; --change) {
    const std::size_t at = below(input.size() + 1), length = below(std::min<std::size_t>(input.size() - at, 64) + 1);
    switch (below(5)) {
      case 0:
        if (at < input.size()) input[at] = static_cast<char>(below(256));
        break;
      case 1:
        input.erase(at, length);
        break;
      case 2:
        input.insert(at, input.substr(at, length));
        break;
      case 3:
        input.insert(at, 1, static_cast<char>(below(256)));
        break;
      default: {
        const std::string& other = seeds[below(seeds.size())];
        input.insert(at, other.substr(below(other.size() + 1), 64));
      }
    }
  }
  if (input.size() > longest) input.resize(longest);
  return input;
}

}  // namespace

int main(int count, char** arguments) {
  const Target target = count > 3 ? target_named(arguments[1]) : nullptr;
  if (target == nullptr) {
    std::fprintf(stderr, "usage: fuzz_driver TARGET SECONDS FILE|FOLDER...\n");
    return 2;
  }
  broken_file = "broken-" + std::string(arguments[1]);
  std::signal(SIGABRT, keep_and_end);
  __sanitizer_set_death_callback(keep_input);

  std::vector<std::string> files, seeds = {""};
  for (int i = 3; i < count; ++i) {
    if (fs::is_regular_file(arguments[i])) files.emplace_back(arguments[i]);
    if (!fs::is_directory(arguments[i])) continue;
    for (const auto& entry : fs::directory_iterator(arguments[i])) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  for (const std::string& seed : seeds) run(target, seed);

  std::size_t runs = 0;
  std::mt19937 random(14);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(std::atoi(arguments[2]));
  for (; std::chrono::steady_clock::now() < end; ++runs) run(target, changed(seeds, random));
  std::printf("%s: %zu files, %zu changed inputs\n", arguments[1], files.size(), runs);
  return 0;
}
