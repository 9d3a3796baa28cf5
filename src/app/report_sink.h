// One report of a run: a format, and where it goes.
#ifndef OVERCLAIM_APP_REPORT_SINK_H_
#define OVERCLAIM_APP_REPORT_SINK_H_

#include <array>
#include <cstddef>
#include <cstdint>
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

// How far a report has come, to go on with it later. `any`: a piece that is not empty was written.
struct SinkPlace {
  WrittenPlace body;
  bool any = false;
  std::array<std::uint64_t, most_format_tails> tail_bytes = {};
  friend bool operator==(const SinkPlace&, const SinkPlace&) = default;
};

// begin() or go_on(), then write() for each document in the order of the run, then finish(). Nothing is kept in memory
// between them. render() may be called by several threads at once, and while another thread writes.
class ReportSink {
 public:
  // `shows_errors`: false where standard error has just named what could not be read. `tail_file`: the beginning of the
  // names of the files where tails wait; "" for files without a name, gone with the program. `format` outlives this.
  ReportSink(const ReportFormat& format, Output output, FormatContext context, bool shows_errors = true,
             std::string tail_file = "");

  // Nothing where this report leaves the document out. `index`: its place in the run.
  std::optional<ReportPiece> render(const CheckedPage& page, std::size_t index) const;

  void begin();

  // Instead of begin(): `place` is that of an earlier run, whose bytes `output` and the tail files hold.
  void go_on(const SinkPlace& place);

  void write(const ReportPiece& piece);
  bool finish(const RunTotals& totals);

  // An object that goes without finish() leaves what it has written under its passing name.
  void keep_unfinished() { output_.keep_unfinished(); }

  SinkPlace place() const;
  const Output& output() const { return output_; }

  // "" or what failed, for people.
  const std::string& failure() const { return output_.failure(); }

 private:
  struct Close {
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
  };
  struct Tail {
    std::unique_ptr<std::FILE, Close> file;
    std::uint64_t bytes = 0;
  };

  void open_tails();
  void keep(std::size_t tail, const std::string& piece);
  void write_tail(std::size_t tail);

  const ReportFormat* format_;
  Output output_;
  FormatContext context_;
  bool shows_errors_;
  std::string tail_file_;
  bool any_ = false;
  std::array<Tail, most_format_tails> tails_;
};

// The name of a tail's file. Example: tail_file_name("run.sarif.resume-tail", 1) == "run.sarif.resume-tail-2".
std::string tail_file_name(const std::string& tail_file, std::size_t tail);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_REPORT_SINK_H_
