// One report of a run: a format, and where it goes.
#ifndef OVERCLAIM_APP_REPORT_SINK_H_
#define OVERCLAIM_APP_REPORT_SINK_H_

#include <array>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "app/output.h"
#include "report/formats.h"

namespace overclaim {

// What one document is in one report.
struct ReportPiece {
  std::string body;
  std::array<std::string, most_format_tails> tails;
};

// begin(), then write() for each document in the order of the run, then finish(). Nothing is kept in memory between
// them. render() may be called by several threads at once, and while another thread writes.
class ReportSink {
 public:
  // `shows_errors`: false where standard error has just named what could not be read. `format` outlives this.
  ReportSink(const ReportFormat& format, Output output, FormatContext context, bool shows_errors = true);

  // Nothing where this report leaves the document out. `index`: its place in the run.
  std::optional<ReportPiece> render(const CheckedPage& page, std::size_t index) const;

  void begin();
  void write(const ReportPiece& piece);
  bool finish(const RunTotals& totals);

  // "" or what failed, for people.
  const std::string& failure() const { return output_.failure(); }

 private:
  struct Tail;
  void keep(const std::string& bytes, Tail& tail);
  void write_tail(const FormatTail& format, Tail& tail);

  struct Close {
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
  };

  const ReportFormat* format_;
  Output output_;
  FormatContext context_;
  bool shows_errors_;
  PieceList bodies_;
  struct Tail {
    std::unique_ptr<std::FILE, Close> file;  // without a name, gone with the program
    PieceList pieces;
  };
  std::array<Tail, most_format_tails> tails_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_APP_REPORT_SINK_H_
