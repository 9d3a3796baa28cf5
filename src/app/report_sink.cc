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
  ReportPiece piece{format_->document(page, index, context_), {}};
  for (std::size_t i = 0; i < most_format_tails; ++i) {
    const FormatTail& tail = format_->tails[i];
    if (tail.document != nullptr) piece.tails[i] = tail.document(page, index, context_);
  }
  return piece;
}

void ReportSink::begin() { output_.write(format_->begin(context_)); }

void ReportSink::write(const ReportPiece& piece) {
  output_.write(bodies_.next(format_->between, piece.body));
  for (std::size_t i = 0; i < most_format_tails; ++i) {
    keep(tails_[i].pieces.next(format_->tails[i].between, piece.tails[i]), tails_[i]);
  }
}

void ReportSink::keep(const std::string& bytes, Tail& tail) {
  if (bytes.empty() || !output_.failure().empty()) return;
  if (!tail.file) tail.file.reset(std::tmpfile());
  if (!tail.file || std::fwrite(bytes.data(), 1, bytes.size(), tail.file.get()) != bytes.size()) {
    output_.fail_for("a temporary file for it cannot be written");
  }
}

void ReportSink::write_tail(const FormatTail& format, Tail& tail) {
  if (format.document == nullptr) return;
  output_.write(format.opening);
  if (!tail.file) return;
  if (std::fflush(tail.file.get()) != 0) output_.fail_for("a temporary file for it cannot be written");
  std::rewind(tail.file.get());
  std::array<char, 65536> bytes;
  std::size_t count = 0;
  while ((count = std::fread(bytes.data(), 1, bytes.size(), tail.file.get())) > 0) output_.write({bytes.data(), count});
  if (std::ferror(tail.file.get()) != 0) output_.fail_for("a temporary file for it cannot be read");
}

bool ReportSink::finish(const RunTotals& totals) {
  for (std::size_t i = 0; i < most_format_tails; ++i) write_tail(format_->tails[i], tails_[i]);
  output_.write(format_->end(totals, context_));
  return output_.finish();
}

}  // namespace overclaim
