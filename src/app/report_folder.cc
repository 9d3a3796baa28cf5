// A hash in every name and not only where two names clash: else the name of a report would change with what else was
// checked, and links to it would break. Covered by tests/report_folder_test.cc.
#include "app/report_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "app/output.h"
#include "report/page_summary.h"
#include "report/source_line.h"
#include "text/sha256.h"

namespace overclaim {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_stem = 48, hash_digits = 8, mark_within = 1024;

char safe(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') return c;
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  return '-';
}

std::string stem_of(std::string_view source) {
  while (!source.empty() && source.back() == '/') source.remove_suffix(1);
  const std::size_t slash = source.rfind('/');
  if (slash != source.npos) source.remove_prefix(slash + 1);
  std::string stem;
  for (const char c : source.substr(0, most_stem)) {
    if (safe(c) != '-' || (!stem.empty() && stem.back() != '-')) stem += safe(c);
  }
  while (!stem.empty() && stem.back() == '-') stem.pop_back();
  return stem.empty() ? "page" : stem;
}

bool is_our_report(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string start(mark_within, '\0');
  in.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(in.gcount()));
  return start.find(html_generator) != start.npos;
}

}  // namespace

std::string report_file_name(std::string_view source, std::size_t part) {
  std::string name = stem_of(source) + "-" + sha256_hex(source).substr(0, hash_digits);
  if (part > 0) name += "-part-" + std::to_string(part + 1);
  return name + ".html";
}

bool names_folder(const std::string& path) {
  std::error_code error;
  return (!path.empty() && path.back() == '/') || fs::is_directory(path, error);
}

ReportFolder::ReportFolder(std::string folder, const FormatContext& context)
    : folder_(std::move(folder)), context_(context) {
  while (folder_.size() > 1 && folder_.back() == '/') folder_.pop_back();
  std::error_code error;
  fs::create_directories(folder_, error);
  if (!fs::is_directory(folder_, error)) fail(folder_ + ": cannot be made a folder");
}

void ReportFolder::fail(const std::string& message) {
  if (failure_.empty()) failure_ = message;
}

void ReportFolder::write_file(const std::string& name, std::string_view bytes) {
  const std::string path = folder_ == "/" ? folder_ + name : folder_ + "/" + name;
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  if (fs::exists(status) && (!fs::is_regular_file(status) || !is_our_report(path))) {
    return fail(path + ": stands there already and is no report of overclaim; it was left as it is");
  }
  if (const std::string failure = write_whole(Output::to_file(path), bytes); !failure.empty()) fail(failure);
}

FolderPiece ReportFolder::render(const CheckedPage& page) const {
  const Report& report = *page.report;
  FolderPiece piece;
  HtmlIndexEntry& entry = piece.entry;
  entry.name = report.record ? source_line(report, *context_.words) : report.source;
  entry.title = report.title;
  if (report.error) {
    entry.error = report.error->message;
    return piece;
  }
  entry.counts = counts_of(report);
  entry.file = report_file_name(document_name(report), report.part ? report.part->index : 0);
  FormatContext context = context_;
  context.inputs = {entry.name};
  context.many = false;
  piece.html =
      html_opening(context) + html_section({page.report, page.document, 0}, 0, context) + html_closing(context);
  return piece;
}

void ReportFolder::write(FolderPiece piece) {
  // The same file named twice is the same report: written once, listed twice.
  if (!piece.entry.file.empty() && written_.insert(piece.entry.file).second) write_file(piece.entry.file, piece.html);
  entries_.push_back(std::move(piece.entry));
}

bool ReportFolder::finish(bool stopped) {
  write_file("index.html", html_index(entries_, context_, stopped));
  return failure_.empty();
}

}  // namespace overclaim
