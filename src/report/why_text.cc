// Each finding is told in the order in which it was made: words, voice, cues, status, severity, evidence. Every cue
// that stands in the sentence is named, also one that does not reach the words: "but it says may" is what doubters ask.
// Covered by tests/why_text_test.cc.
#include "report/why_text.h"

#include <algorithm>
#include <set>

#include "check/findings.h"
#include "check/near_match.h"
#include "report/finding_details.h"
#include "report/text_page.h"
#include "report/wrap.h"
#include "rulebook/phrase_writing.h"
#include "text/utf8.h"

namespace overclaim {

namespace {

constexpr std::size_t near_shown = 10, common_shown = 5, pieces_shown = 8, piece_characters = 60, names_shown = 3;
constexpr std::size_t indent = 2, deeper = 4, deepest = 6;

std::string cut(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < characters && at < text.size(); ++i) at += code_point_at(text, at).size;
  return terminal_safe(text.substr(0, at)) + (at < text.size() ? "\u2026" : "");
}

class WhyWriter {
 public:
  WhyWriter(const WhyQuestion& question, const Words& words, const WhyOptions& options)
      : document_(question.document),
        rulebook_(question.rulebook),
        bare_(without_unless(question.rulebook)),
        reading_(question.reading),
        report_(question.report),
        question_(question),
        words_(words),
        options_(options),
        page_(options.width, options.color) {}

  std::string write() {
    const LineSentences lines = sentences_on(document_, question_.from, question_.to);
    const std::string name = report_.source == "-" ? say(words_, "standard_input") : terminal_safe(report_.source);
    const std::string from = number(question_.from), to = number(question_.to);
    page_.heading(question_.from == question_.to
                      ? say(words_, "why_line", {{"source", name}, {"line", from}})
                      : say(words_, "why_lines", {{"source", name}, {"from", from}, {"to", to}}));
    for (const SentencePlace& place : lines.touching) sentence(place);
    if (lines.touching.empty()) {
      page_.line(say(words_, "why_no_sentence"));
      if (!lines.nearest) {
        page_.line(say(words_, "why_no_sentence_at_all"));
      } else {
        const Span span = span_of(*lines.nearest);
        page_.line(say(words_, "why_nearest",
                       {{"place", place_of(*lines.nearest)}, {"text", quoted(document_.text_of(span))}}));
      }
    }
    unread(lines.unread);
    return page_.text();
  }

 private:
  std::string word(std::string_view group, std::string_view name) const {
    return say(words_, std::string(group) + std::string(name));
  }
  std::string quoted(std::string_view text) const { return say(words_, "quote", {{"text", terminal_safe(text)}}); }
  std::string number(std::uint64_t line) const { return std::to_string(line + options_.lines_before); }

  Span span_of(const SentencePlace& place) const {
    return document_.blocks[place.block].sentences[place.sentence].span;
  }

  std::string place_of(const SentencePlace& place) const {
    const std::uint64_t begin = document_.source_of(span_of(place)).begin;
    std::uint64_t line_begin = begin;
    while (line_begin > 0 && document_.input[static_cast<std::size_t>(line_begin - 1)] != '\n' &&
           document_.input[static_cast<std::size_t>(line_begin - 1)] != '\r') {
      --line_begin;
    }
    std::uint64_t column = 1;
    const std::string_view input = document_.input;
    for (std::size_t at = static_cast<std::size_t>(line_begin); at < begin; at += code_point_at(input, at).size)
      ++column;
    return say(words_, "place_short", {{"line", number(place.line)}, {"column", std::to_string(column)}});
  }

  // What of [begin, end) of the text lies in a sentence, counted from its begin.
  static TextMark mark_in(Span sentence, Span span, char sign) {
    const auto inside = [&](std::uint32_t at) {
      return static_cast<std::size_t>(std::clamp(at, sentence.begin, sentence.end) - sentence.begin);
    };
    return {inside(span.begin), inside(span.end), sign};
  }

  void marked(Span sentence, const std::vector<TextMark>& marks, std::size_t at) {
    page_.marked(document_.text_of(sentence), marks, at);
  }

  // ---- a sentence ---------------------------------------------------------------------------------------------------

  void sentence(const SentencePlace& place) {
    const Block& block = document_.blocks[place.block];
    const Span span = span_of(place);
    std::vector<std::string> what = {word("block_", to_string(block.kind)), word("channel_", to_string(block.channel)),
                                     say(words_, block.hidden ? "hidden" : "visible")};
    if (block.channel == Channel::body) {
      what.erase(what.begin() + 1);
    } else {
      what.erase(what.begin());
      if (!block.hidden) what.pop_back();
    }
    page_.gap();
    page_.heading(say(words_, "why_sentence", {{"place", place_of(place)}, {"what", listed(words_, what)}}));
    marked(span, {}, indent);
    under("why_under_question", block.question);
    under("why_under_lead_in", block.lead_in);
    if (block.heading != block.question) under("why_under_heading", block.heading);

    const auto looking = static_cast<std::size_t>(
        std::count_if(rulebook_.rules.begin(), rulebook_.rules.end(), [&](const CompiledRule& rule) {
          return looks_in_block(rule.rule, block) && looks_in_channel(rule.rule, block);
        }));
    if (2 * looking < rulebook_.rules.size()) {
      page_.line(say(words_, "why_few_rules",
                     {{"n", std::to_string(looking)}, {"all", std::to_string(rulebook_.rules.size())}}),
                 indent);
    }
    bool any = false;
    for (const Finding& finding : report_.findings) {
      if (!belongs(finding, span)) continue;
      any = true;
      describe(finding, span, place);
    }
    if (!any) {
      page_.gap();
      page_.line(say(words_, "why_no_finding"), indent);
    }
    taken(place);
    near(place);
  }

  void under(std::string_view key, std::size_t block) {
    if (block == no_block || document_.blocks[block].sentences.empty()) return;
    const Span span = document_.blocks[block].sentences.back().span;
    page_.line(say(words_, key, {{"text", quoted(document_.text_of(span))}}), indent);
  }

  // A finding of the sentence, or one of a question that stands on the answer.
  bool belongs(const Finding& finding, Span sentence) const {
    if (finding.sentence_span == sentence) return true;
    const SourceSpan source = document_.source_of(sentence);
    return std::any_of(finding.context.begin(), finding.context.end(), [&](const ContextPlace& place) {
      return place.role == "question" && source.begin <= place.span.begin && place.span.end <= source.end;
    });
  }

  // ---- a finding ----------------------------------------------------------------------------------------------------

  void describe(const Finding& finding, Span sentence, const SentencePlace& place) {
    const CompiledRule* rule = find_rule(rulebook_, finding.rule);
    if (rule == nullptr) return;
    page_.gap();
    page_.heading(
        say(words_, "why_finding", {{"status", word("status_", to_string(finding.status))}, {"rule", finding.rule}}),
        indent);
    const bool on_answer = !(finding.sentence_span == sentence);
    if (on_answer) {
      page_.line(say(words_, "why_answered", {{"text", quoted(document_.text_of(finding.sentence_span))}}), deeper);
    } else {
      marked(sentence, {mark_in(sentence, finding.text_span, '^')}, deeper);
    }
    page_.line(rule->rule.message, deeper);
    page_.line(say(words_, "manner",
                   {{"speaker", word("speaker_", to_string(finding.speaker))},
                    {"stance", word("stance_", to_string(finding.stance))},
                    {"strength", word("strength_", to_string(finding.strength))}}),
               deeper);
    page_.line(reason(finding, *rule), deeper);
    cues(finding, on_answer ? finding.sentence_span : sentence);
    if (!on_answer) other_cues(finding, place, sentence);
    severity(finding, place);
    claim(finding);
    verdict(finding);
    if (finding.weighed) {
      page_.line(say(words_, "why_weighed",
                     {{"points", std::to_string(finding.weighed->points)},
                      {"list", terminal_safe(largest_parts(*finding.weighed))}}),
                 deeper);
    }
    if (!finding.also.empty()) page_.line(say(words_, "why_also", {{"list", listed(words_, finding.also)}}), deeper);
  }

  std::string reason(const Finding& finding, const CompiledRule& rule) const {
    if (finding.status == Status::flagged) return word("because_flagged_", to_string(finding.stance));
    if (finding.status == Status::cleared) {
      const bool by_weight = finding.cleared_by == cleared_by_weighing;
      std::string because = word("cleared_", by_weight ? cleared_by_weighing : to_string(finding.stance));
      for (const FindingCue& cue : finding.cues) {
        if (cue.id != finding.cleared_by) continue;
        because = say(words_, "cleared_by", {{"reason", because}, {"cue", terminal_safe(cue.text)}});
        break;
      }
      return say(words_, "because_cleared", {{"reason", because}});
    }
    if (rule.kind == CategoryKind::noting) return say(words_, "because_noted");
    return say(words_, finding.verdict && finding.verdict->kind == VerdictKind::supported ? "because_noted_supported"
                                                                                          : "because_noted_story");
  }

  const CueHit* hit_of(const FindingCue& cue) const {
    for (const CueHit& hit : reading_.hits) {
      if (rulebook_.cues[hit.cue].cue.id == cue.id && document_.source_of(hit.span) == cue.span) return &hit;
    }
    return nullptr;
  }

  void cues(const Finding& finding, Span sentence) {
    for (const FindingCue& cue : finding.cues) {
      const CueHit* hit = hit_of(cue);
      if (hit == nullptr) continue;
      const Cue& known = rulebook_.cues[hit->cue].cue;
      const std::string text = terminal_safe(cue.text), effect = cue_effect(words_, known);
      const Span its_sentence = document_.blocks[hit->block].sentences[hit->sentence].span;
      if (!(its_sentence == sentence)) {
        page_.line(
            say(words_, "why_cue_outside",
                {{"cue", text}, {"id", cue.id}, {"effect", effect}, {"text", quoted(document_.text_of(its_sentence))}}),
            deeper);
        continue;
      }
      page_.line(say(words_, "why_cue", {{"cue", text}, {"id", cue.id}, {"effect", effect}}), deeper);
      std::vector<TextMark> marks;
      for (const Span scope : hit->scopes) {
        if (overlaps(scope, sentence)) marks.push_back(mark_in(sentence, scope, '-'));
      }
      marks.push_back(mark_in(sentence, hit->span, '='));
      marked(sentence, marks, deepest);
    }
  }

  // Cues of the sentence that do not govern the finding.
  void other_cues(const Finding& finding, const SentencePlace& place, Span sentence) {
    for (const CueHit& hit : reading_.hits) {
      if (hit.block != place.block || hit.sentence != place.sentence) continue;
      const Cue& cue = rulebook_.cues[hit.cue].cue;
      const bool governs = std::any_of(finding.cues.begin(), finding.cues.end(), [&](const FindingCue& known) {
        return known.id == cue.id && document_.source_of(hit.span) == known.span;
      });
      if (governs || (!cue.stance && !cue.strength && !cue.speaker)) continue;
      const std::string text = terminal_safe(document_.text_of(hit.span));
      if (overlaps(hit.span, finding.text_span)) {
        page_.line(say(words_, "why_cue_owned", {{"cue", text}, {"id", cue.id}}), deeper);
        continue;
      }
      std::string reached;
      for (const Span scope : hit.scopes) {
        const Span inside{std::max(scope.begin, sentence.begin), std::min(scope.end, sentence.end)};
        if (inside.begin >= inside.end) continue;
        reached += (reached.empty() ? "" : " ") + quoted(document_.text_of(inside));
      }
      if (reached.empty()) continue;
      page_.line(say(words_, "why_cue_short",
                     {{"cue", text}, {"id", cue.id}, {"effect", cue_effect(words_, cue)}, {"text", reached}}),
                 deeper);
    }
  }

  void severity(const Finding& finding, const SentencePlace& place) {
    if (finding.severity.value == 0) return;
    std::vector<std::string> steps = {say(words_, "severity_base", {{"n", std::to_string(finding.severity.base)}})};
    for (const SeverityAdjustment& step : finding.severity.adjustments) {
      std::string because = word("cleared_", step.reason);
      if (because.empty()) because = named_by(step.reason, reading_.views[place.block][place.sentence]);
      steps.push_back(say(words_, "severity_step", {{"delta", signed_number(step.delta)}, {"reason", because}}));
    }
    page_.line(say(words_, finding.status == Status::cleared ? "why_severity_cleared" : "why_severity",
                   {{"value", std::to_string(finding.severity.value)}, {"steps", listed(words_, steps)}}),
               deeper);
  }

  // The name in the sentence that an adjustment goes by; its id where the name stands elsewhere.
  std::string named_by(const std::string& id, const SentenceView& view) const {
    if (!rulebook_.scoring) return id;
    for (const Adjustment& adjustment : rulebook_.scoring->adjustments) {
      if (adjustment.id != id) continue;
      for (const CompiledClass& known : rulebook_.classes) {
        if (std::find(adjustment.classes.begin(), adjustment.classes.end(), known.name) == adjustment.classes.end()) {
          continue;
        }
        for (const TermHit& hit : view.hits) {
          if (!known.has_term[hit.term]) continue;
          const Span span{view.tokens[hit.begin].span.begin, view.tokens[hit.end - 1].span.end};
          return say(words_, "severity_named", {{"name", terminal_safe(document_.text_of(span))}, {"id", id}});
        }
      }
    }
    return id;
  }

  void claim(const Finding& finding) {
    std::vector<std::string> slots;
    const auto add = [&](std::string_view name, const SlotFill& fill) {
      if (fill.terms.empty()) return;
      slots.push_back(say(words_, "slot_fill",
                          {{"slot", word("slot_", name)},
                           {"terms", listed(words_, fill.terms)},
                           {"from", word("from_", to_string(fill.from))}}));
    };
    add("intervention", finding.claim.intervention);
    add("condition", finding.claim.condition);
    add("outcome", finding.claim.outcome);
    add("comparator", finding.claim.comparator);
    if (!slots.empty()) page_.line(say(words_, "why_claim", {{"list", listed(words_, slots)}}), deeper);
  }

  void verdict(const Finding& finding) {
    if (!finding.verdict) return;
    page_.line(say(words_, "why_verdict", {{"verdict", word("judged_", to_string(finding.verdict->kind))}}), deeper);
    for (const std::string& id : finding.verdict->statements) {
      const Statement* statement = find_statement(rulebook_.reference, id);
      if (statement == nullptr) continue;
      page_.line(statement->summary + " (" + id + ")", deepest);
    }
  }

  // ---- what gave no finding -----------------------------------------------------------------------------------------

  void taken(const SentencePlace& place) {
    const std::vector<TakenMatch> taken =
        find_taken_matches(document_, rulebook_, bare_, reading_, report_.findings, place.block, place.sentence);
    if (taken.empty()) return;
    const Block& block = document_.blocks[place.block];
    page_.gap();
    page_.heading(say(words_, "why_taken_heading"), indent);
    for (const TakenMatch& match : taken) {
      const Rule& rule = rulebook_.rules[match.rule].rule;
      const std::string quote = terminal_safe(document_.text_of(match.span));
      std::string why;
      switch (match.by) {
        case TakenBy::unless: {
          const std::string exception = terminal_safe(document_.text_of(match.place));
          why = say(words_, "taken_unless",
                    {{"quote", quote}, {"words", exception}, {"phrase", with_breaks(rule.unless[match.phrase])}});
          break;
        }
        case TakenBy::block:
          why = say(words_, "taken_block", {{"quote", quote}, {"block", word("block_", to_string(block.kind))}});
          break;
        case TakenBy::channel:
          why =
              say(words_, "taken_channel", {{"quote", quote}, {"channel", word("channel_", to_string(block.channel))}});
          break;
        case TakenBy::longer_match:
          why = say(words_, "taken_longer", {{"quote", quote}, {"rule", match.kept}});
          break;
      }
      page_.line(rule.id, deeper);
      page_.line(why, deepest);
    }
  }

  void near(const SentencePlace& place) {
    const std::vector<NearMatch> all = find_near_matches(document_, rulebook_, reading_, place.block, place.sentence);
    if (all.empty()) return;
    page_.gap();
    page_.heading(say(words_, "why_near_heading"), indent);
    std::size_t shown = 0;
    std::set<std::size_t> rules;  // of a rule the best phrase, unless all are asked for
    for (const NearMatch& match : all) {
      const std::size_t room = match.telling ? near_shown : common_shown;
      const bool fits = shown < room && rules.insert(match.rule).second;
      if (!options_.all && !fits) continue;
      ++shown;
      near(match);
    }
    if (shown < all.size()) {
      const std::string rest = std::to_string(all.size() - shown);
      page_.line(say(words_, "why_more", {{"n", rest}}), deeper);
    }
  }

  void near(const NearMatch& match) {
    const Rule& rule = rulebook_.rules[match.rule].rule;
    const std::string instead = terminal_safe(document_.text_of(match.instead)),
                      text = terminal_safe(document_.text_of(match.span)), missing = element(match.missing);
    page_.line(rule.id + ": " + rule.message, deeper);
    page_.line(say(words_, "near_phrase", {{"phrase", with_breaks(rule.phrases[match.phrase])}}), deepest);
    page_.line(say(words_, "near_" + std::string(to_string(match.miss)),
                   {{"text", text}, {"instead", instead}, {"missing", missing}}),
               deepest);
  }

  // A long list of alternatives may be broken behind a bar; the space there means nothing.
  static std::string with_breaks(std::string_view phrase) {
    constexpr std::size_t long_run = 40;
    std::string out;
    std::size_t run = 0;
    for (const char c : phrase) {
      out += c;
      run = c == ' ' ? 0 : run + 1;
      if (c == '|' && run > long_run) {
        out += ' ';
        run = 0;
      }
    }
    return out;
  }

  std::string element(const std::string& as_written) const {
    const ParsedPhrase parsed = parse_phrase(as_written, rulebook_.language);
    if (!parsed.error.empty()) return as_written;  // a gap or an anchor by itself
    const std::string plain = in_words(parsed.root, rulebook_, names_shown);
    if (as_written.front() != '{' || plain == "[...]") return with_breaks(as_written);
    return say(words_, "element_in_words", {{"element", with_breaks(as_written)}, {"words", plain}});
  }

  // ---- what is no text ----------------------------------------------------------------------------------------------

  void unread(const std::vector<SourceSpan>& spans) {
    std::vector<std::string> pieces;
    for (const SourceSpan span : spans) {
      const auto begin = static_cast<std::size_t>(span.begin), size = static_cast<std::size_t>(span.end - span.begin);
      if (pieces.size() < pieces_shown) {
        pieces.push_back(cut(std::string_view(document_.input).substr(begin, size), piece_characters));
      }
    }
    if (!pieces.empty()) {
      if (spans.size() > pieces.size()) pieces.emplace_back("\u2026");
      page_.gap();
      page_.line(say(words_, "why_unread", {{"list", listed(words_, pieces)}}));
    }
    for (const SkippedPart& part : document_.skipped) {
      const bool touches = std::any_of(spans.begin(), spans.end(), [&](SourceSpan span) {
        return part.span.begin < span.end && span.begin < part.span.end;
      });
      if (touches) page_.line(say(words_, "not_read", {{"reason", terminal_safe(part.reason)}}));
    }
  }

  const Document& document_;
  const Rulebook& rulebook_;
  const Rulebook bare_;
  const Reading& reading_;
  const Report& report_;
  const WhyQuestion& question_;
  const Words& words_;
  const WhyOptions& options_;
  TextPage page_;
};

}  // namespace

std::string listed(const Words& words, const std::vector<std::string>& items) {
  std::string list;
  for (const std::string& item : items) list += (list.empty() ? "" : say(words, "list_separator")) + item;
  return list;
}

std::string cue_effect(const Words& words, const Cue& cue) {
  std::vector<std::string> effects;
  if (cue.stance) effects.push_back(say(words, "cue_" + std::string(to_string(*cue.stance))));
  if (cue.speaker) {
    const std::string speaker = say(words, "speaker_" + std::string(to_string(*cue.speaker)));
    effects.push_back(say(words, "cue_speaker", {{"speaker", speaker}}));
  }
  if (cue.strength) {
    const std::string strength = say(words, "strength_" + std::string(to_string(*cue.strength)));
    effects.push_back(say(words, "cue_strength", {{"strength", strength}}));
  }
  if (effects.empty()) effects.push_back(say(words, "cue_frame"));
  return listed(words, effects);
}

std::string signed_number(int delta) { return (delta > 0 ? "+" : "") + std::to_string(delta); }

std::string why_text(const WhyQuestion& question, const Words& words, const WhyOptions& options) {
  return WhyWriter(question, words, options).write();
}

}  // namespace overclaim
