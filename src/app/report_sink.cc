// Tails wait in a file and not in memory: a run may have a million documents. Covered by tests/report_sink_test.cc and
// tests/bulk.
#include "app/report_sink.h"

#include <unistd.h>

#include <array>
#include <utility>

namespace overclaim {
namespace {

constexpr const char* tail_failed = "a passing file beside it cannot be written";

}  // namespace

ReportSink::ReportSink(const ReportFormat& format, Output output, FormatContext context, bool shows_errors,
                       std::string tail_file)
    : format_(&format),
      output_(std::move(output)),
      context_(std::move(context)),
      shows_errors_(shows_errors),
      tail_file_(std::move(tail_file)) {}

std::optional<ReportPiece> ReportSink::render(const CheckedPage& page, std::size_t index) const {
  if (page.report->error && !shows_errors_) return {};
  ReportPiece piece{format_->document(page, index, context_), ""};
  if (format_->tail.document != nullptr) piece.tail = format_->tail.document(page, index, context_);
  return piece;
}

void ReportSink::begin() {
  open_tail();
  output_.write(format_->begin(context_));
}

void ReportSink::go_on(const SinkPlace& place) {
  open_tail();
  tail_bytes_ = place.tail_bytes;
  pieces_ = place.pieces;
  if (tail_ &&
      (::ftruncate(::fileno(tail_.get()), static_cast<off_t>(tail_bytes_)) != 0 ||
       std::fseek(tail_.get(), 0, SEEK_END) != 0 || std::ftell(tail_.get()) != static_cast<long>(tail_bytes_))) {
    output_.fail_for(tail_failed);
  }
}

void ReportSink::open_tail() {
  if (format_->tail.document == nullptr || !failure().empty()) return;
  if (tail_file_.empty()) {
    tail_.reset(std::tmpfile());
  } else {
    tail_.reset(std::fopen(tail_file_.c_str(), "r+b"));
    if (!tail_) tail_.reset(std::fopen(tail_file_.c_str(), "w+b"));
  }
  if (!tail_) output_.fail_for(tail_failed);
}

void ReportSink::write(const ReportPiece& piece) {
  if (pieces_++ > 0) output_.write(format_->between);
  output_.write(piece.body);
  if (!tail_ || !failure().empty()) return;
  const std::string bytes = (tail_bytes_ > 0 ? std::string(format_->tail.between) : "") + piece.tail;
  tail_bytes_ += bytes.size();
  if (std::fwrite(bytes.data(), 1, bytes.size(), tail_.get()) != bytes.size() || std::fflush(tail_.get()) != 0) {
    output_.fail_for(tail_failed);
  }
}

void ReportSink::write_tail() {
  if (format_->tail.document == nullptr) return;
  output_.write(format_->tail.opening);
  if (!tail_) return;
  std::rewind(tail_.get());
  std::array<char, 65536> bytes;
  std::size_t count = 0;
  while ((count = std::fread(bytes.data(), 1, bytes.size(), tail_.get())) > 0) output_.write({bytes.data(), count});
  if (std::ferror(tail_.get()) != 0) output_.fail_for(tail_failed);
}

bool ReportSink::finish(const RunTotals& totals) {
  write_tail();
  output_.write(format_->end(totals, context_));
  return output_.finish();
}

}  // namespace overclaim
