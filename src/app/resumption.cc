// What was written is copied into files of this run first, and the earlier ones are taken away when the inputs have
// shown to be the same: a disk with room for both is cheap, work of days is not. Covered by tests/bulk and
// tests/run_journal_test.cc.
#include "app/resumption.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "app/output.h"
#include "intake/folder_walk.h"

namespace overclaim {
namespace {

void remove_file(const std::string& path) {
  std::error_code error;
  if (!path.empty()) std::filesystem::remove(path, error);
}

bool is_plain_file(const std::string& path) {
  std::error_code error;
  return std::filesystem::symlink_status(path, error).type() == std::filesystem::file_type::regular;
}

bool is_there(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::symlink_status(path, error));
}

// Files that an earlier run left of its outputs, by the journal: a journal may be forged, and names of other files in it
// are nobody's to remove.
std::vector<std::string> left_of(const JournalReader& journal, const std::vector<OutputFile>& files) {
  std::vector<std::string> left(files.size());
  const std::vector<std::string>& named = journal.header().unfinished;
  for (std::size_t i = 0; i < files.size() && i < named.size(); ++i) {
    if (is_plain_file(named[i]) && is_kept_beside(place_of_output(files[i].path), named[i])) left[i] = named[i];
  }
  return left;
}

}  // namespace

Resumption::Resumption(std::string journal, std::vector<OutputFile> files, std::string asked)
    : path_(std::move(journal)), files_(std::move(files)), header_{std::move(asked), {}} {}

std::string Resumption::look_back() {
  // A run that was killed while it looked back left its own files, and these are of no use.
  const std::optional<JournalReader> killed = JournalReader::open(passing_journal(path_));
  if (killed && killed->header().asked == header_.asked) {
    for (const std::string& unfinished : left_of(*killed, files_)) remove_file(unfinished);
  }
  earlier_ = JournalReader::open(path_);
  if (!earlier_) return "";
  if (earlier_->header().asked != header_.asked) {
    return "--resume: " + path_ +
           " is of a run with other inputs, options, rules or another program; start anew without --resume";
  }
  left_ = left_of(*earlier_, files_);
  std::vector<std::vector<std::string>> candidates;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    candidates.push_back({files_[i].path});
    if (!left_[i].empty()) candidates.back().push_back(left_[i]);
  }
  held_ = held_run(path_, candidates);
  return "";
}

std::string Resumption::what_stands_in_the_way() const {
  if (!is_possible()) return "";
  const auto refused = [](const std::string& path) {
    return path +
           ": stands where this run would keep its notes, and is no file of ours; move it away, or name another "
           "output";
  };
  bool any_journal = false;
  for (const std::string& journal : {path_, passing_journal(path_)}) {
    if (!is_there(journal)) continue;
    if (!is_journal(journal)) return refused(journal);
    any_journal = true;
  }
  // A tail says nothing of itself: without a journal it is none of ours.
  for (std::size_t file = 0; file < files_.size(); ++file) {
    for (std::size_t i = 0; i < most_format_tails; ++i) {
      const std::string tail = tail_file_name(tail_file(file), i);
      if (is_there(tail) && !(any_journal && is_plain_file(tail))) return refused(tail);
    }
  }
  return "";
}

Output Resumption::open(std::size_t file) const {
  if (held_.lines == 0) return Output::to_file(files_[file].path);
  return Output::continue_file(files_[file].path, held_.files[file], held_.places[file].body);
}

std::string Resumption::tail_file(std::size_t file) const {
  return is_possible() ? files_[file].path + ".resume-tail" : "";
}

void Resumption::begin(const std::vector<ReportSink*>& sinks) {
  sinks_ = sinks;
  for (std::size_t i = 0; i < sinks.size(); ++i) {
    header_.unfinished.push_back(sinks[i]->output().unfinished());
    held_.lines > 0 ? sinks[i]->go_on(held_.places[i]) : sinks[i]->begin();
  }
  if (!is_possible()) return;
  journal_ = std::make_unique<JournalWriter>(path_, header_);
  if (!is_replaying()) go_on_alone();
}

std::optional<JournalLine> Resumption::replay(const std::string& identity) {
  std::optional<JournalLine> line = earlier_->next();
  if (!line || line->item != identity) return {};
  journal_->add(*line);
  if (++replayed_ == held_.lines) go_on_alone();
  return line;
}

void Resumption::go_on_alone() {
  journal_->take_place();
  for (ReportSink* sink : sinks_) sink->keep_unfinished();
  for (const std::string& left : left_) remove_file(left);
  left_.clear();
  earlier_.reset();
}

void Resumption::add(const JournalLine& line) {
  if (journal_) journal_->add(line);
}

void Resumption::remove() {
  if (!journal_) return;
  // The journal last: tails without one would be taken for somebody else's.
  for (std::size_t file = 0; file < files_.size(); ++file) {
    for (std::size_t i = 0; i < most_format_tails; ++i) remove_file(tail_file_name(tail_file(file), i));
  }
  journal_->remove();
}

}  // namespace overclaim
