// Tails wait in a file and not in memory: a run may have a million documents. Covered by tests/report_sink_test.cc and
// tests/cli_test.cc.
#include "app/report_sink.h"

#include <array>
#include <utility>

namespace overclaim {

ReportSink::ReportSink(const ReportFormat& format, Output output, FormatContext context, bool shows_errors)
    : format_(&format), output_(std::move(output)), context_(std::move(context)), shows_errors_(shows_errors) {}

std::optional<ReportPiece> ReportSink::render(const CheckedPage& page, std::size_t index) const {
  if (page.report->error && !shows_errors_) return {};
  ReportPiece piece{format_->document(page, index, context_), ""};
  if (format_->tail.document != nullptr) piece.tail = format_->tail.document(page, index, context_);
  return piece;
}

void ReportSink::begin() { output_.write(format_->begin(context_)); }

void ReportSink::write(const ReportPiece& piece) {
  if (any_) output_.write(format_->between);
  any_ = true;
  output_.write(piece.body);
  if (format_->tail.document == nullptr || !output_.failure().empty()) return;
  if (!tail_) tail_.reset(std::tmpfile());
  const std::string bytes = (any_tail_ ? std::string(format_->tail.between) : "") + piece.tail;
  any_tail_ = true;
  if (!tail_ || std::fwrite(bytes.data(), 1, bytes.size(), tail_.get()) != bytes.size()) {
    output_.fail_for("a temporary file for it cannot be written");
  }
}

void ReportSink::write_tail() {
  if (format_->tail.document == nullptr) return;
  output_.write(format_->tail.opening);
  if (!tail_) return;
  if (std::fflush(tail_.get()) != 0) output_.fail_for("a temporary file for it cannot be written");
  std::rewind(tail_.get());
  std::array<char, 65536> bytes;
  std::size_t count = 0;
  while ((count = std::fread(bytes.data(), 1, bytes.size(), tail_.get())) > 0) output_.write({bytes.data(), count});
  if (std::ferror(tail_.get()) != 0) output_.fail_for("a temporary file for it cannot be read");
}

bool ReportSink::finish(const RunTotals& totals) {
  write_tail();
  output_.write(format_->end(totals, context_));
  return output_.finish();
}

}  // namespace overclaim
