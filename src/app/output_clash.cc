// Device and inode where a file is there, and the name without links and detours where it is not yet: comparing names
// as they were given would take ./a and a for two. Covered by tests/output_clash_test.cc and tests/cli_test.cc.
#include "app/output_clash.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>
#include <variant>

#include "app/check_settings.h"
#include "app/report_folder.h"
#include "intake/folder_walk.h"
#include "intake/input_kind.h"
#include "intake/read_file.h"
#include "intake/source_kind.h"
#include "store/sqlite.h"

namespace overclaim {
namespace {

namespace fs = std::filesystem;

struct FilePlace {
  std::string path;   // as it was named
  std::string plain;  // without links and detours
  bool exists = false;
  struct stat status {};

  bool may_hold_one_only() const { return !exists || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode); }
};

FilePlace file_place_of(const std::string& path) {
  FilePlace place;
  place.path = path;
  place.exists = (path == "-" ? ::fstat(STDIN_FILENO, &place.status) : ::stat(path.c_str(), &place.status)) == 0;
  std::error_code error;
  fs::path plain = fs::weakly_canonical(fs::absolute(path, error), error);
  if (!plain.has_filename()) plain = plain.parent_path();  // "out/" is "out"
  place.plain = plain.string();
  return place;
}

bool are_one(const FilePlace& one, const FilePlace& other) {
  if (one.exists != other.exists) return false;
  if (!one.exists) return one.plain == other.plain;
  return one.status.st_dev == other.status.st_dev && one.status.st_ino == other.status.st_ino;
}

FilePlace standard_output() {
  FilePlace place;
  place.path = "standard output";
  place.exists = ::fstat(STDOUT_FILENO, &place.status) == 0;
  return place;
}

std::string read_and_written(const std::string& path) {
  return path + ": would be read and written over; name another file for the report";
}

std::string written_twice(const std::vector<FilePlace>& outputs) {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (are_one(outputs[k], outputs[i])) {
        return outputs[i].path + ": is named for two outputs, and one would take the other's place; name two files";
      }
    }
  }
  return "";
}

// What a run keeps beside one output cannot be another.
std::string kept_beside(const std::vector<FilePlace>& outputs) {
  for (const FilePlace& one : outputs) {
    for (const FilePlace& other : outputs) {
      const fs::path name = other.plain, beside = one.plain;
      if (name.parent_path() == beside.parent_path() &&
          is_kept_beside(beside.filename().string(), name.filename().string())) {
        return other.path + ": is where the run keeps its notes for " + one.path + "; name another file";
      }
    }
  }
  return "";
}

std::vector<FilePlace> file_places_of(const std::vector<std::string>& paths) {
  std::vector<FilePlace> places;
  for (const std::string& path : paths) {
    FilePlace place = file_place_of(path);
    if (place.may_hold_one_only()) places.push_back(std::move(place));
  }
  return places;
}

std::string file_among(const std::vector<FilePlace>& outputs, const std::string& input) {
  const FilePlace place = file_place_of(input);
  const bool hit =
      std::any_of(outputs.begin(), outputs.end(), [&](const FilePlace& one) { return are_one(one, place); });
  return hit ? read_and_written(input == "-" ? "standard input" : input) : "";
}

// As a run over the folder judges it (item_source.cc).
bool would_be_read(const WalkedFile& file, const IntakeOptions& options) {
  const std::variant<InputBytes, ReportError> opened = open_input(file.path, options.charset, InputTaken::any);
  const InputBytes* input = std::get_if<InputBytes>(&opened);
  if (input == nullptr) return false;
  return left_out_kind(judge_source(reader_of(*input), file.path, options.charset, is_table_by_option(options, true)),
                       file)
      .empty();
}

std::string file_of_folder_among(const std::vector<FilePlace>& outputs, const std::string& folder,
                                 const IntakeOptions& options, bool all) {
  // Walking a large folder costs time, and seldom does an output that is there already lie in it.
  const std::string below = file_place_of(folder).plain + "/";
  const bool may_hit = std::any_of(outputs.begin(), outputs.end(),
                                   [&](const FilePlace& one) { return one.exists && one.plain.starts_with(below); });
  if (!may_hit) return "";
  FolderWalk walk(folder, options.walk);
  KindCounts left_out;
  while (const std::optional<WalkedFile> file = walk.next(left_out)) {
    if (file->error) continue;
    std::string hit = file_among(outputs, file->path);
    if (!hit.empty() && (all || would_be_read(*file, options))) return hit;
  }
  return "";
}

// `all`: of folders all files, not those alone that a run would read.
std::string input_among(const std::vector<FilePlace>& outputs, const std::vector<std::string>& inputs,
                        const IntakeOptions& options, bool all) {
  if (outputs.empty()) return "";
  for (const std::string& input : inputs) {
    const bool is_file = input == "-" || !is_folder(input);
    std::string hit = is_file ? file_among(outputs, input) : file_of_folder_among(outputs, input, options, all);
    if (!hit.empty()) return hit;
  }
  return "";
}

}  // namespace

std::string clash_of_files(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs,
                           const IntakeOptions& intake) {
  const std::vector<FilePlace> places = file_places_of(outputs);
  if (std::string twice = written_twice(places); !twice.empty()) return twice;
  return input_among(places, inputs, intake, false);
}

std::string clash_of_run(const Options& options) {
  std::vector<std::string> written, files;
  for (const OutputFile& output : options.outputs) {
    written.push_back(output.path);
    if (!(output.format == "html" && names_folder(output.path))) files.push_back(output.path);
  }
  // A store is never written over what is none.
  if (!options.store.empty()) {
    for (const char* beside : {"", "-journal", "-wal", "-shm"}) written.push_back(options.store + beside);
  }
  std::vector<FilePlace> targets = file_places_of(written);
  if (const FilePlace shown = standard_output(); !options.quiet && shown.exists && S_ISREG(shown.status.st_mode)) {
    targets.insert(targets.begin(), shown);
  }
  if (std::string twice = written_twice(targets); !twice.empty()) return twice;
  if (std::string taken = kept_beside(targets); !taken.empty()) return taken;
  const std::vector<FilePlace> places = file_places_of(files);
  for (const FilePlace& place : places) {
    if (place.exists && is_database_file(place.path)) {
      return place.path + ": is a case, and the report would take its place; name another file";
    }
  }
  if (std::string hit = input_among(places, options.operands, intake_of(options), false); !hit.empty()) return hit;
  std::vector<std::string> beside = options.rules;
  beside.insert(beside.end(), options.review.decisions.begin(), options.review.decisions.end());
  for (const std::string* path : {&options.sites, &options.review.baseline}) {
    if (!path->empty()) beside.push_back(*path);
  }
  return input_among(places, beside, {}, true);
}

}  // namespace overclaim
