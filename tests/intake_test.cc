#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <variant>
#include <vector>

#include "intake/input_kind.h"
#include "intake/read_file.h"
#include "scratch_folder.h"
#include "text/read.h"

using namespace overclaim;
using namespace std::string_view_literals;
using overclaim::test::ScratchFolder;

TEST_CASE("what cannot be text is told by its first bytes, and the message says what to do") {
  struct Row {
    std::string_view head;
    const char *code, *begins;
  };
  const std::vector<Row> rows = {
      {"%PDF-1.7\n%", "binary", "is a PDF; save it as text first"},
      {"PK\x03\x04\x14\0\6\0"sv, "binary", "is a zip archive or an office document"},
      {"\x89PNG\r\n\x1A\n", "binary", "is a picture"},
      {"\xFF\xD8\xFF\xE0", "binary", "is a picture"},
      {"GIF89a\1\0\1\0"sv, "binary", "is a picture"},
      {"RIFF\1\2\3\4WEBPVP8 ", "binary", "is a picture"},
      {"\x1F\x8B\x08\0"sv, "binary", "is compressed"},
      {"\xD0\xCF\x11\xE0\xA1\xB1", "binary", "is an old office document"},
      {"{\\rtf1\\ansi Text}", "binary", "is an RTF document"},
      {"\0\0\0\x20"
       "ftypmp42"sv,
       "binary", "is a sound or video file"},
      {"\x7F"
       "ELF\2\1",
       "binary", "is a program"},
      {"SQLite format 3\0"sv, "binary", "is a database"},
      {"\xFF\xFE\0\0H\0\0\0"sv, "charset", "is UTF-32 text"},
      {"\0\0\xFE\xFF\0\0\0H"sv, "charset", "is UTF-32 text"},
      {"\xE3\x88\x85\x99\x85\x40\x81\x99\x85\x40\x95\x96\x40\xA2\x89\x84\x85\x40\x85\x86\x86\x85\x83\xA3\xA2\x4B\x40\xE6\x85\x40\xA6\x85\x93\x83\x96\x94\x85\x40\x86\x81\x94\x89\x93\x89\x85\xA2\x40\xA3\x96\x40\x96\xA4\x99\x40\x83\x93\x89\x95\x89\x83\x40\x89\x95\x40\xA3\x88\x85\x40\x83\x89\xA3\xA8\x4B\x25"sv,
       "charset", "is EBCDIC text"},
      {"\xFF\xFE\1\0\2\0"sv, "binary", "is not text (it is full of control characters)"},
      {"a\0b"sv, "binary", "is not text (it holds bytes of zero)"},
      {"\1\2\3\4 abc", "binary", "is not text (it is full of control characters)"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.begins));
    const auto error = not_text(row.head);
    REQUIRE(error.has_value());
    CHECK(error->code == row.code);
    CHECK(error->message.rfind(row.begins, 0) == 0);
  }
}

TEST_CASE("text of all kinds is taken as text") {
  const std::vector<std::string_view> rows = {
      "",
      "Cells.",
      "\xEF\xBB\xBF"
      "Cells.",
      "BZh! said he.",
      "ID3 is a tag.",
      "GIF89a is a format.",
      "Rar! Rar!",
      "PK\n",
      "\xE4nderung",
      "\xFF\xFEH\0i\0"sv,
      "\xFE\xFF\0H"sv,
      "n\0o\0 \0c\0u\0r\0e\0"sv,
      "a\033[1mb\033[0m and a good deal more text",
      "\tA\r\n\f\vB",
      "\xE5\xB9\xB2\xE7\xB4\xB0",
      "OggS is a word of the text with a single control \x01 among many, many letters"};
  for (const std::string_view row : rows) {
    CAPTURE(std::string(row));
    if (row.substr(0, 4) == "OggS") {
      CHECK(not_text(row).has_value());  // a signature and a control character beside it
    } else {
      CHECK(!not_text(row).has_value());
    }
  }
  CHECK(!not_text(std::string(head_bytes, 'a') + '\0').has_value());  // behind what is looked at
}

TEST_CASE("the content says what an input is, then its name") {
  struct Row {
    std::string_view head, name;
    MediaType expected;
  };
  const std::vector<Row> rows = {
      {"<!DOCTYPE html><p>x", "page.txt", MediaType::html},
      {"\xEF\xBB\xBF \n<HTML lang=en>", "-", MediaType::html},
      {"<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", "-", MediaType::html},
      {"<!-- saved -->\n<div class=\"a\">x</div>", "-", MediaType::html},
      {"<p>One.</p>", "-", MediaType::html},
      {"Text\n  <P>One.</P>", "-", MediaType::html},
      {"Cells.", "page.html", MediaType::html},
      {"Cells.", "PAGE.HTM", MediaType::html},
      {"Cells.", "page.xhtml", MediaType::html},
      {"", "page.html", MediaType::html},
      {"Cells.", "page.txt", MediaType::plain},
      {"Cells.", "html", MediaType::plain},
      {"Write <p> for a paragraph, <div> for a part.", "-", MediaType::plain},
      {"<patient@clinic.example> wrote:", "-", MediaType::plain},
      {"<p was less than 0.05\nand so on>", "-", MediaType::plain},
      {"<b>bold</b> claims", "-", MediaType::markdown},
      {"It is <b>not</b> cold.\n\nIt is dry.", "page.txt", MediaType::markdown},
      {"It is no&nbsp;cold house.", "-", MediaType::markdown},
      {"    It is <b>not</b> cold.", "-", MediaType::html},
      {"```\nIt is <b>not</b> cold.", "-", MediaType::html},
      {"---\nIt is <b>not</b> cold.\n---", "-", MediaType::html},
      {"<!-- wp:paragraph --><p>It is <i>not</i> cold.</p>", "-", MediaType::html},
      {"<!-- x --><html>", "-", MediaType::html},
      {"<?xml version=\"1.0\"?><html>", "-", MediaType::html},
      {"Cells.", "page.xht", MediaType::html},
      {"Cells.", "PAGE.SHTML", MediaType::html},
      {"Cells.", "page.aspx", MediaType::html},
      {"Cells.", "page.php", MediaType::html},
      {"", "-", MediaType::plain},
      {"\xFF\xFE<\0p\0>\0x\0"sv, "-", MediaType::html},
      {"# Cells", "page.md", MediaType::markdown},
      {"<p>Cells.</p>", "README.MARKDOWN", MediaType::markdown},
      {"# Cells", "page.txt", MediaType::plain},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.head));
    CAPTURE(std::string(row.name));
    CHECK(to_string(media_type_of(row.head, row.name)) == to_string(row.expected));
  }
}

TEST_CASE("a file is read whole or in pieces") {
  const ScratchFolder folder;
  const std::string path = folder.file("page.txt", "Our cells.\n");
  auto opened = open_input(path);
  REQUIRE(std::holds_alternative<InputBytes>(opened));
  InputBytes input = std::move(std::get<InputBytes>(opened));
  CHECK(input.size() == 11);
  CHECK(input.read(0, 11) == "Our cells.\n");
  CHECK(input.read(4, 9) == "cells");
  CHECK(input.read(11, 11) == "");
  const auto empty = open_input(folder.file("empty.txt", ""));
  REQUIRE(std::holds_alternative<InputBytes>(empty));
  CHECK(std::get<InputBytes>(empty).size() == 0);
}

TEST_CASE("what cannot be opened says why and what to do") {
  const ScratchFolder folder;
  folder.file("sub/page.txt", "x");
  struct Row {
    std::string path, code, message;
  };
  const std::vector<Row> rows = {
      {folder.path("gone.txt"), "not_found", "no such file; check the name and the folder"},
      {folder.path("sub/page.txt/x"), "not_found", "no such file; check the name and the folder"},
      {folder.path("sub"), "folder", "is a folder; name the files in it"},
      {"/dev/null", "not_a_file", "is a device or a socket; name a file, or - for standard input"},
      {folder.file("a.pdf", "%PDF-1.4"), "binary", "is a PDF; save it as text first, for example with pdftotext"},
      {folder.path(std::string(300, 'x')), "not_readable", "cannot be read (File name too long)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const auto opened = open_input(row.path);
    REQUIRE(std::holds_alternative<ReportError>(opened));
    CHECK(std::get<ReportError>(opened).code == row.code);
    CHECK(std::get<ReportError>(opened).message == row.message);
  }
  if (::geteuid() != 0) {  // root may read everything
    const std::string path = folder.file("locked.txt", "x");
    ::chmod(path.c_str(), 0);
    const auto opened = open_input(path);
    REQUIRE(std::holds_alternative<ReportError>(opened));
    CHECK(std::get<ReportError>(opened).code == "no_permission");
  }
}

TEST_CASE("a long file is read where it is asked for, and a change is noticed") {
  const ScratchFolder folder;
  std::string bytes(max_document_bytes + 100, 'a');
  bytes.back() = 'z';
  const std::string path = folder.file("long.txt", bytes);
  const auto opened = open_input(path);
  REQUIRE(std::holds_alternative<InputBytes>(opened));
  const InputBytes& input = std::get<InputBytes>(opened);
  CHECK(input.size() == bytes.size());
  CHECK(input.read(bytes.size() - 2, bytes.size()) == "az");
  std::ofstream(path, std::ios::app) << "more";
  CHECK(!input.read(0, 1).has_value());
}

TEST_CASE("a long pipe is kept and can be read twice") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const std::string path = "/dev/fd/" + std::to_string(ends[0]);  // as a shell names "<(...)"
  std::string bytes(max_document_bytes + 3'000'000, 'a');
  for (std::size_t i = 0; i < bytes.size(); i += 1000) bytes[i] = static_cast<char>('b' + i / 1000 % 20);
  std::thread writer([&] {
    std::ofstream("/dev/fd/" + std::to_string(ends[1]), std::ios::binary) << bytes;
    ::close(ends[1]);
  });
  const auto opened = open_input(path);
  writer.join();
  ::close(ends[0]);
  REQUIRE(std::holds_alternative<InputBytes>(opened));
  const InputBytes& input = std::get<InputBytes>(opened);
  REQUIRE(input.size() == bytes.size());
  for (int round = 0; round < 2; ++round) {
    CHECK(input.read(0, 5000) == bytes.substr(0, 5000));
    CHECK(input.read(bytes.size() - 5000, bytes.size()) == bytes.substr(bytes.size() - 5000));
    CHECK(input.read(max_document_bytes - 10, max_document_bytes + 10) == bytes.substr(max_document_bytes - 10, 20));
  }
}

TEST_CASE("opening never waits, and a folder's own files lead nowhere else") {
  const ScratchFolder folder;
  const std::string file = folder.file("page.txt", "x"), pipe = folder.path("pipe"), link = folder.path("link"),
                    link_to_pipe = folder.path("link-to-pipe");
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  REQUIRE(::symlink(file.c_str(), link.c_str()) == 0);
  REQUIRE(::symlink(pipe.c_str(), link_to_pipe.c_str()) == 0);
  struct Row {
    std::string path, code, own_code;
  };
  const std::vector<Row> rows = {
      {file, "", ""},
      {link, "", "not_a_file"},
      {pipe, "not_a_file", "not_a_file"},
      {link_to_pipe, "not_a_file", "not_a_file"},
      {folder.path(""), "folder", "folder"},
      {"/dev/null", "not_a_file", "not_a_file"},
      {folder.path("none"), "not_found", "not_found"},
  };
  const auto code_of = [](const std::string& path, InputTaken taken) {
    const auto opened = open_input(path, "", taken);
    const ReportError* error = std::get_if<ReportError>(&opened);
    return error == nullptr ? "" : error->code;
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    CHECK(code_of(row.path, InputTaken::any) == row.code);
    CHECK(code_of(row.path, InputTaken::own_file) == row.own_code);
  }
  CHECK(code_of("-", InputTaken::own_file) == "not_found");
}
