// Percentages along, pixels down: a viewBox would shrink the words with the picture. Greys by lightness alone, each
// with its word in the bar and in the table, so that nothing hangs on colour. Covered by tests/history_report_test.cc.
#include "report/history_figure.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "report/claim_words.h"
#include "report/html_escape.h"
#include "survey/capture_rounds.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::string_view style = R"css(
.timeline{margin-top:1.2rem;border:0;padding:0;--t0:#f1efe9;--t1:#dcdad3;--t2:#b9bcbf;--t3:#7d8791;--t4:#39434d;--on-dark:#fff;--on-light:#23262b}
.timeline>svg{display:block;width:100%;overflow:visible;font:12px/1 var(--sans)}
.timeline text{fill:var(--ink)}.timeline .t-axis{fill:var(--quiet)}.timeline .t-said{font-weight:600}
.timeline .t-grid{stroke:var(--line)}.timeline .t-base{stroke:var(--line);stroke-dasharray:2 3}
.timeline .t-bar{stroke:var(--quiet);stroke-width:.75}
.timeline .t-s0{fill:var(--t0)}.timeline .t-s1{fill:var(--t1)}.timeline .t-s2{fill:var(--t2)}.timeline .t-s3{fill:var(--t3)}.timeline .t-s4{fill:var(--t4)}
.timeline text.t-light{fill:var(--on-dark)}.timeline text.t-dark{fill:var(--on-light)}
.timeline .t-unread{fill:url(#unread);stroke:var(--quiet);stroke-width:.75;stroke-dasharray:3 2}
.timeline .t-replaced{fill:url(#replaced);stroke:var(--quiet);stroke-width:.75;stroke-dasharray:1 2}
.timeline pattern rect{fill:var(--paper)}.timeline pattern path{stroke:var(--quiet);fill:none}.timeline pattern circle{fill:var(--quiet)}
.timeline .t-tick{stroke:var(--ink);stroke-width:1.5}.timeline .t-off{stroke:var(--quiet);stroke-width:1.5}
.timeline .t-mark{fill:var(--ink);stroke:var(--paper);stroke-width:2;paint-order:stroke}
.timeline .t-absent{stroke:var(--ink);stroke-width:1.75;fill:none}
.timeline figcaption{font:.778rem/1.7 var(--sans);color:var(--quiet);margin-top:.4rem}
.timeline .t-key{display:inline-block;margin-inline-end:.9rem;white-space:nowrap}
.timeline .t-key svg{display:inline-block;width:30px;height:12px;vertical-align:-1px;margin-inline-end:.3rem}
.sheet table.same+p{margin-top:.6rem}
@media (prefers-color-scheme:dark){.timeline{--t0:#2a2d31;--t1:#3d4248;--t2:#646c74;--t3:#9aa4ad;--t4:#e7e4dd;--on-dark:#16181b;--on-light:#e7e4dd}}
@media (max-width:30rem){.timeline .t-between{display:none}}
@media print{.timeline{break-inside:avoid;--t0:#f6f6f6;--t1:#e0e0e0;--t2:#bbb;--t3:#7f7f7f;--t4:#333;--on-dark:#fff;--on-light:#000}
.timeline svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
)css";

constexpr int row_height = 50, top = 38, bar_top = 22, bar_height = 18;
constexpr double narrow_bar = 15;  // percent: a word fits into a wider one, even on a telephone

std::string fixed(double value) {
  const auto hundredths = std::llround(value * 100);
  std::string out = std::to_string(hundredths / 100);
  const auto rest = hundredths % 100;
  if (rest == 0) return out;
  out += rest < 10 ? ".0" : ".";
  out += std::to_string(rest % 10 == 0 ? rest / 10 : rest);
  return out;
}

std::string percent(double value) { return fixed(value) + '%'; }
std::string number(int value) { return std::to_string(value); }

std::string shortened(const std::string& text, std::size_t most) {
  std::size_t points = 0, at = 0;
  for (; at < text.size() && points < most; ++points) at += code_point_at(text, at).size;
  return at < text.size() ? text.substr(0, at) + "\u2026" : text;
}

class Drawing {
 public:
  Drawing(const PageHistory& page, const std::vector<NumberedThread>& threads, bool is_first, const Words& words)
      : page_(page), threads_(threads), is_first_(is_first), words_(words) {
    std::vector<std::string> times;
    for (const CaptureMoment& capture : page.captures) times.push_back(capture.time);
    for (const Gap& gap : page.gaps) {
      times.push_back(gap.from);
      times.push_back(gap.until);
    }
    if (times.empty()) return;
    const auto [first, last] = std::minmax_element(times.begin(), times.end());
    first_day_ = day_number(*first);
    last_day_ = day_number(*last);
    first_year_ = std::stoi(first->substr(0, 4));
    last_year_ = std::stoi(last->substr(0, 4));
  }

  std::string draw() {
    if (page_.captures.empty() || threads_.empty()) return "";
    const int height = top + static_cast<int>(threads_.size()) * row_height;
    std::string out = "<figure class=\"timeline\">\n<svg role=\"img\" height=\"" + number(height) + "\" aria-label=\"" +
                      html_text(say(words_, "timeline_name", {{"page", page_.page}})) + "\">\n" +
                      (is_first_ ? patterns() : std::string());
    out += axis(height);
    out += captures();
    for (std::size_t i = 0; i < threads_.size(); ++i) out += row(i);
    return out + "</svg>\n" + legend() + "</figure>\n";
  }

 private:
  double place(const std::string& time) const {
    // A margin at both ends, so that marks at the ends are whole.
    constexpr double margin = 1.5;
    const int span = std::max(last_day_ - first_day_, 1);
    return margin + (100 - 2 * margin) * (day_number(time) - first_day_) / span;
  }

  static std::string patterns() {
    return "<defs><pattern id=\"unread\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect width=\"6\" "
           "height=\"6\"/><path d=\"M-1 7L7 -1M-1 1L1 -1M5 7L7 5\"/></pattern><pattern id=\"replaced\" width=\"6\" "
           "height=\"6\" patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\"/><circle cx=\"3\" cy=\"3\" "
           "r=\"1.2\"/></pattern></defs>\n";
  }

  static std::string line(const std::string& x, int from, int to, std::string_view kind) {
    return "<line class=\"" + std::string(kind) + "\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"" + number(from) +
           "\" y2=\"" + number(to) + "\"/>";
  }

  static std::string bar(double from, double to, int y, std::string_view kind, const std::string& title) {
    return "<rect class=\"" + std::string(kind) + "\" x=\"" + percent(from) + "\" width=\"" + percent(to - from) +
           "\" y=\"" + number(y) + "\" height=\"" + number(bar_height) + "\"><title>" + html_text(title) +
           "</title></rect>";
  }

  static std::string text(const std::string& x, int y, std::string_view kind, std::string_view anchor,
                          const std::string& words) {
    return "<text class=\"" + std::string(kind) + "\" x=\"" + x + "\" y=\"" + number(y) + "\" text-anchor=\"" +
           std::string(anchor) + "\">" + html_text(words) + "</text>";
  }

  std::string axis(int height) const {
    std::string out;
    const int years = last_year_ - first_year_;
    for (int year = first_year_; year <= last_year_ + 1; ++year) {
      const std::string day = std::to_string(year) + "-01-01";
      const int at = day_number(day);
      if (at < first_day_ || at > last_day_) continue;
      const std::string x = percent(place(day));
      out += line(x, 14, height, "t-grid");
      // On a telephone every other year of a long time is enough.
      const bool between = years > 4 && (year - first_year_) % 2 == 0;
      out += text(x, 10, between ? "t-axis t-between" : "t-axis", "middle", std::to_string(year));
    }
    if (out.empty()) {
      out += text("0%", 10, "t-axis", "start", day_of_time(page_.captures.front().time));
      out += text("100%", 10, "t-axis", "end", day_of_time(page_.captures.back().time));
    }
    return out + '\n';
  }

  std::string captures() const {
    std::string out;
    for (const CaptureMoment& capture : page_.captures) {
      const bool read = capture.state == CaptureState::read;
      out += line(percent(place(capture.time)), read ? 18 : 22, read ? 28 : 26, read ? "t-tick" : "t-off");
    }
    return out + '\n';
  }

  // Where the claim was, in pieces of one wording each: [from, to] in percent.
  struct Piece {
    double from = 0, to = 0;
    const ClaimVersion* version = nullptr;
  };

  std::vector<Piece> pieces_of(const ClaimThread& thread) const {
    std::vector<Piece> pieces;
    for (const Episode& episode : thread.episodes) {
      if (episode.page != page_.page) continue;
      for (std::size_t v = 0; v < thread.versions.size(); ++v) {
        const ClaimVersion& version = thread.versions[v];
        const std::string from = std::max(version.first_seen, episode.first_seen);
        // A wording reaches to where the next begins: between two captures nobody knows when it changed.
        const bool goes_on = v + 1 < thread.versions.size() && thread.versions[v + 1].first_seen <= episode.last_seen;
        const std::string until =
            goes_on ? thread.versions[v + 1].first_seen : std::min(version.last_seen, episode.last_seen);
        if (from > until || from > episode.last_seen || until < episode.first_seen) continue;
        pieces.push_back({place(from), place(until), &version});
      }
    }
    return pieces;
  }

  std::string row(std::size_t index) const {
    const ClaimThread& thread = *threads_[index].thread;
    const int y = top + static_cast<int>(index) * row_height, bars = y + bar_top, middle = bars + bar_height / 2;
    std::string out = "<g>";
    const std::string label = shortened(shown_words(thread, 0), 44);
    out += text("0%", y + 10, "t-said", "start",
                say(words_, "timeline_claim", {{"n", std::to_string(threads_[index].number)}, {"words", label}}));
    out += "<line class=\"t-base\" x1=\"0%\" x2=\"100%\" y1=\"" + number(middle) + "\" y2=\"" + number(middle) + "\"/>";
    for (const Piece& piece : pieces_of(thread)) {
      const auto strength = static_cast<std::size_t>(piece.version->claim.strength);
      const std::string word = say(words_, "strong_" + std::string(to_string(piece.version->claim.strength)));
      const double to = std::max(piece.to, piece.from + 0.6);
      out += bar(
          piece.from, to, bars, "t-bar t-s" + std::to_string(strength),
          day_of_time(piece.version->first_seen) + " \u2013 " + day_of_time(piece.version->last_seen) + ": " + word);
      // The word stands where no gap will cover it.
      double free_to = to;
      for (const Gap& gap : page_.gaps) {
        const double begin = place(gap.from);
        if (begin >= piece.from) free_to = std::min(free_to, begin);
      }
      if (free_to - piece.from >= narrow_bar) {
        const std::string kind = strength >= 3 ? "t-light" : "t-dark";
        out += "<text class=\"" + kind + "\" x=\"" + percent(piece.from) + "\" dx=\"6\" y=\"" + number(bars + 13) +
               "\">" + html_text(word) + "</text>";
      }
    }
    out += gaps(thread, bars);
    out += marks(thread, bars);
    return out + "</g>\n";
  }

  // A gap is drawn from the capture before it to the one behind it, where the claim stood before it.
  std::string gaps(const ClaimThread& thread, int y) const {
    std::string out;
    for (const Gap& gap : page_.gaps) {
      std::string before, behind;
      for (const CaptureMoment& capture : page_.captures) {
        if (capture.state != CaptureState::read) continue;
        if (capture.time < gap.from) before = capture.time;
        if (capture.time > gap.until && behind.empty()) behind = capture.time;
      }
      const bool stood = std::any_of(thread.episodes.begin(), thread.episodes.end(), [&](const Episode& episode) {
        return episode.page == page_.page && episode.first_seen <= before && before <= episode.last_seen;
      });
      if (!stood || before.empty()) continue;
      const double from = place(gap.from > before ? gap.from : before);
      const double to = std::max(place(behind.empty() ? gap.until : behind), from + 1.2);
      out += bar(from, to, y, gap.kind == GapKind::replaced ? "t-replaced" : "t-unread", gap_in_words(gap, words_));
    }
    return out;
  }

  static std::string mark(double x, int y, std::string_view path, std::string_view kind) {
    return "<svg x=\"" + percent(x) + "\" y=\"" + number(y) +
           "\" width=\"1\" height=\"1\" overflow=\"visible\"><path class=\"" + std::string(kind) + "\" d=\"" +
           std::string(path) + "\"/></svg>";
  }

  std::string marks(const ClaimThread& thread, int y) const {
    std::string out;
    for (const ClaimVersion& version : thread.versions) {
      const bool here = std::any_of(thread.episodes.begin(), thread.episodes.end(), [&](const Episode& episode) {
        return episode.page == page_.page && episode.first_seen <= version.first_seen &&
               version.first_seen <= episode.last_seen;
      });
      if (!version.change || !here) continue;
      constexpr std::array paths = {std::string_view("M0 -9L5.5 0H-5.5Z"), std::string_view("M0 0L5.5 -9H-5.5Z"),
                                    std::string_view("M0 -10L5 -5L0 0L-5 -5Z")};
      out += mark(place(version.first_seen), y - 1, paths[static_cast<std::size_t>(*version.change)], "t-mark");
    }
    for (const Episode& episode : thread.episodes) {
      if (episode.page != page_.page || episode.first_absent.empty()) continue;
      out += mark(place(episode.first_absent), y + bar_height / 2, "M-4 -4L4 4M-4 4L4 -4", "t-absent");
    }
    return out;
  }

  static std::string key(const std::string& kind, const std::string& word) {
    return "<span class=\"t-key\"><svg aria-hidden=\"true\"><rect class=\"" + kind +
           "\" x=\"1\" y=\"1\" width=\"28\" height=\"10\"/></svg>" + html_text(word) + "</span>";
  }

  std::string legend() const {
    std::string out = "<figcaption>" + html_text(say(words_, "timeline_legend_strength")) + ' ';
    for (const Strength strength : all_strengths) {
      out += key("t-bar t-s" + std::to_string(static_cast<int>(strength)),
                 say(words_, "strong_" + std::string(to_string(strength))));
    }
    out += key("t-unread", say(words_, "timeline_legend_unread"));
    out += key("t-replaced", say(words_, "timeline_legend_replaced"));
    return out + "<span>" + html_text(say(words_, "timeline_legend_change")) + "</span></figcaption>\n";
  }

  const PageHistory& page_;
  const std::vector<NumberedThread>& threads_;
  bool is_first_ = true;
  const Words& words_;
  int first_day_ = 0, last_day_ = 0, first_year_ = 0, last_year_ = 0;
};

}  // namespace

std::string timeline_figure(const PageHistory& page, const std::vector<NumberedThread>& threads, bool is_first,
                            const Words& words) {
  return Drawing(page, threads, is_first, words).draw();
}

std::string_view timeline_style() { return style; }

}  // namespace overclaim
