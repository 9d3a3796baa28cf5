// The small archive of tests/roll_up: pages of three invented clinics, saved on two days.
#ifndef OVERCLAIM_TESTS_ROLL_UP_ARCHIVE_H_
#define OVERCLAIM_TESTS_ROLL_UP_ARCHIVE_H_

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "places.h"

namespace overclaim::test {

inline std::string roll_up_file(const std::string& name) {
  std::ifstream in(std::string(source_dir) + "/tests/roll_up/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct ArchivedFile {
  std::string uri, date, html;
};

inline std::vector<ArchivedFile> roll_up_pages() {
  std::vector<ArchivedFile> pages;
  for (const auto& page : nlohmann::json::parse(roll_up_file("pages.json"))) {
    pages.push_back({page["uri"], page["date"], roll_up_file("pages/" + page["file"].get<std::string>())});
  }
  return pages;
}

// As a WARC file.
inline std::string roll_up_warc(const std::vector<ArchivedFile>& pages) {
  std::string warc;
  for (const ArchivedFile& page : pages) {
    const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.html;
    warc += "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + page.uri + "\r\nWARC-Date: " + page.date +
            "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + std::to_string(block.size()) +
            "\r\n\r\n" + block + "\r\n\r\n";
  }
  return warc;
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_ROLL_UP_ARCHIVE_H_
