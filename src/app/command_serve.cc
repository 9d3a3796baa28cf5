// Options to a site and its settings; the token comes from the system. Covered by tests/serve/http_test.mjs, which runs
// the program itself.
#include "app/command_serve.h"

#include <spawn.h>
#include <sys/random.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <iostream>
#include <thread>

#include "app/messages.h"
#include "app/serve_http.h"
#include "app/serve_site.h"

namespace overclaim {
namespace {

// 128 random bits in hexadecimal digits; "" where the system gives none.
std::string new_token() {
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) return "";
  constexpr std::string_view digits = "0123456789abcdef";
  std::string token;
  for (const unsigned char byte : bytes) {
    token += digits[byte >> 4U];
    token += digits[byte & 15U];
  }
  return token;
}

// Whether a command was found that opens addresses. It is waited for aside, so that no zombie is left.
bool open_in_browser(const std::string& address) {
  std::string command = "xdg-open", argument = address;
  std::array<char*, 3> arguments = {command.data(), argument.data(), nullptr};
  pid_t child = 0;
  if (::posix_spawnp(&child, command.c_str(), nullptr, nullptr, arguments.data(), environ) != 0) return false;
  std::thread([child] { ::waitpid(child, nullptr, 0); }).detach();
  return true;
}

}  // namespace

ExitStatus command_serve(const Options& options, const LoadedRulebook& loaded, const std::string& version) {
  const ServeChoice& choice = options.serve;
  ServeSite site;
  site.rulebook = &*loaded.rulebook;
  site.words = &loaded.words;
  site.version = version;
  site.token = new_token();
  site.names.hosts = choice.hosts;
  site.is_public = choice.is_public;
  if (site.token.empty()) {
    return fail("the system gives no random numbers; nothing was started");
  }
  ServeSettings settings;
  settings.address = choice.address;
  settings.port = static_cast<std::uint16_t>(choice.port);
  std::function<void(const std::string&)> log;
  if (choice.is_public) {
    settings.requests_per_minute = choice.per_minute;
    settings.proxies = choice.proxies.empty() ? std::vector<std::string>{"127.0.0.1", "::1"} : choice.proxies;
    log = [](const std::string& line) { std::cerr << line << '\n'; };
  }
  const auto ready = [&](std::uint16_t port) {
    const std::string host =
        choice.address.find(':') == std::string::npos ? choice.address : "[" + choice.address + "]";
    const std::string address = "http://" + host + ":" + std::to_string(port) + "/";
    std::cout << say(loaded.words, "serve_listening", {{"address", address}}) << std::endl;
    if (choice.open && !open_in_browser(address)) {
      complain("xdg-open is missing; open the address by hand");
    }
  };
  const std::string wrong = serve(site, settings, ready, log);
  if (wrong.empty()) return ExitStatus::clean;
  return fail(wrong);
}

}  // namespace overclaim
