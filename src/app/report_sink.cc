// Tails wait in files and not in memory: a run may have a million documents. Covered by tests/report_sink_test.cc and
// tests/bulk.
#include "app/report_sink.h"

#include <unistd.h>

#include <algorithm>
#include <utility>

namespace overclaim {
namespace {

constexpr const char* tail_failed = "a passing file beside it cannot be written";

}  // namespace

std::string tail_file_name(const std::string& tail_file, std::size_t tail) {
  return tail_file + "-" + std::to_string(tail + 1);
}

ReportSink::ReportSink(const ReportFormat& format, Output output, FormatContext context, bool shows_errors,
                       std::string tail_file)
    : format_(&format),
      output_(std::move(output)),
      context_(std::move(context)),
      shows_errors_(shows_errors),
      tail_file_(std::move(tail_file)) {}

std::optional<ReportPiece> ReportSink::render(const CheckedPage& page, std::size_t index) const {
  if (page.report->error && !shows_errors_) return {};
  ReportPiece piece{format_->document(page, index, context_), {}};
  for (std::size_t i = 0; i < most_format_tails; ++i) {
    const FormatTail& tail = format_->tails[i];
    if (tail.document != nullptr) piece.tails[i] = tail.document(page, index, context_);
  }
  return piece;
}

void ReportSink::begin() {
  open_tails();
  output_.write(format_->begin(context_));
}

void ReportSink::go_on(const SinkPlace& place) {
  open_tails();
  any_ = place.any;
  for (std::size_t i = 0; i < most_format_tails; ++i) {
    Tail& tail = tails_[i];
    tail.bytes = place.tail_bytes[i];
    if (!tail.file) continue;
    if (::ftruncate(::fileno(tail.file.get()), static_cast<off_t>(tail.bytes)) != 0 ||
        std::fseek(tail.file.get(), 0, SEEK_END) != 0 || std::ftell(tail.file.get()) != static_cast<long>(tail.bytes)) {
      output_.fail_for(tail_failed);
    }
  }
}

void ReportSink::open_tails() {
  for (std::size_t i = 0; i < most_format_tails && failure().empty(); ++i) {
    if (format_->tails[i].document == nullptr) continue;
    if (tail_file_.empty()) {
      tails_[i].file.reset(std::tmpfile());
    } else {
      const std::string name = tail_file_name(tail_file_, i);
      tails_[i].file.reset(std::fopen(name.c_str(), "r+b"));
      if (!tails_[i].file) tails_[i].file.reset(std::fopen(name.c_str(), "w+b"));
    }
    if (!tails_[i].file) output_.fail_for(tail_failed);
  }
}

void ReportSink::write(const ReportPiece& piece) {
  if (!piece.body.empty() && std::exchange(any_, true)) output_.write(format_->between);
  output_.write(piece.body);
  for (std::size_t i = 0; i < most_format_tails; ++i) keep(i, piece.tails[i]);
}

void ReportSink::keep(std::size_t tail, const std::string& piece) {
  Tail& kept = tails_[tail];
  if (piece.empty() || !kept.file || !failure().empty()) return;
  const std::string bytes = (kept.bytes > 0 ? std::string(format_->tails[tail].between) : "") + piece;
  kept.bytes += bytes.size();
  if (std::fwrite(bytes.data(), 1, bytes.size(), kept.file.get()) != bytes.size() ||
      std::fflush(kept.file.get()) != 0) {
    output_.fail_for(tail_failed);
  }
}

void ReportSink::write_tail(std::size_t tail) {
  if (format_->tails[tail].document == nullptr) return;
  output_.write(format_->tails[tail].opening);
  std::FILE* file = tails_[tail].file.get();
  if (file == nullptr) return;
  std::rewind(file);
  std::array<char, 65536> bytes;
  // What stands behind these bytes is of an earlier run.
  for (std::uint64_t left = tails_[tail].bytes; left > 0;) {
    const std::size_t count = std::fread(bytes.data(), 1, std::min<std::uint64_t>(bytes.size(), left), file);
    if (count == 0) return output_.fail_for(tail_failed);
    output_.write({bytes.data(), count});
    left -= count;
  }
}

bool ReportSink::finish(const RunTotals& totals) {
  for (std::size_t i = 0; i < most_format_tails; ++i) write_tail(i);
  output_.write(format_->end(totals, context_));
  return output_.finish();
}

SinkPlace ReportSink::place() const {
  SinkPlace place{output_.place(), any_, {}};
  for (std::size_t i = 0; i < most_format_tails; ++i) place.tail_bytes[i] = tails_[i].bytes;
  return place;
}

}  // namespace overclaim
