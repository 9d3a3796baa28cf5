// rules/<lang>/checklist.json. What one file can tell is checked here; that signs, works and rules are there is checked
// by resolve_checklist, which the loader calls with all of them. Covered by tests/checklist_test.cc.
#include "rulebook/read_checklist.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "rulebook/json_reader.h"

namespace overclaim {

namespace {

void read_sign(const JsonNode& node, ChecklistSign& sign) {
  read_object(node, {required_key("id", sign.id, read_id), optional_key("phrases", sign.phrases, list_of(read_line, 1)),
                     optional_key("unless", sign.unless, list_of(read_line, 1)),
                     optional_key("findings", sign.findings, list_of(read_id, 1)),
                     optional_key("least_months", sign.least_months, whole_number(1, 1200)),
                     optional_key("years", sign.years, read_age_range)});
  if (!node.is_object()) return;
  if (node.count_of("phrases") + node.count_of("findings") == 0) {
    node.problem("needs \"phrases\" or \"findings\": a sign must be able to stand somewhere");
  }
  if (node.count_of("phrases") == 0 && (node.has("unless") || node.has("least_months"))) {
    node.problem("\"unless\" and \"least_months\" are about phrases, and there are none");
  }
}

void read_points(const JsonNode& node, ChecklistPoint& point) {
  read_object(node,
              {required_key("sign", point.sign, read_id), required_key("points", point.points, whole_number(-20, 20)),
               optional_key("most", point.most, whole_number(1, 20))});
  if (point.points == 0) node.problem("gives no points: leave the sign out", "/points");
}

void read_checklist_examples(const JsonNode& node, ChecklistExamples& examples) {
  read_object(node, {required_key("met", examples.met, list_of(read_lines, 2)),
                     required_key("not_met", examples.not_met, list_of(read_lines, 2)),
                     optional_key("cannot_tell", examples.cannot_tell, list_of(read_lines, 1))});
}

void read_criterion(const JsonNode& node, Criterion& criterion) {
  const auto kinds = [](const JsonNode& list, std::vector<PublisherKind>& out) {
    list_of(one_of(all_publisher_kinds), 1)(list, out);
  };
  read_object(
      node,
      {required_key("id", criterion.id, read_id), required_key("group", criterion.group, read_id),
       optional_key("work", criterion.work, read_id), optional_key("basis", criterion.basis, read_line),
       optional_key("not_for", criterion.not_for, kinds), optional_key("quiet_for", criterion.quiet_for, kinds),
       optional_key("sold", criterion.sold, read_flag), optional_key("when", criterion.when, list_of(read_id, 1)),
       optional_key("ages", criterion.ages, list_of(read_id, 1)),
       required_key("start", criterion.start, whole_number(-50, 50)),
       required_key("needs", criterion.needs, whole_number(-50, 50)),
       optional_key("points", criterion.points, list_of(read_points, 1)), required_key("met", criterion.met, read_line),
       required_key("missing", criterion.missing, read_line), optional_key("partly", criterion.partly, read_line),
       optional_key("nowhere", criterion.nowhere, read_line), required_key("ask", criterion.ask, read_line_or_nothing),
       required_key("examples", criterion.examples, read_checklist_examples)});
  if (!node.is_object()) return;
  if (node.count_of("work") + node.count_of("basis") == 0) {
    node.problem("needs \"work\" or \"basis\": whose criterion it is");
  }
  if (node.count_of("points") + node.count_of("ages") == 0) node.problem("needs \"points\" or \"ages\"");
  if (node.count_of("when") + node.count_of("not_for") + node.count_of("ages") > 0 &&
      criterion.examples.cannot_tell.empty()) {
    node.problem("needs \"cannot_tell\", as \"when\", \"ages\" or \"not_for\" leave it open on some pages",
                 "/examples");
  }
  int least = criterion.start, most = criterion.start + (criterion.ages.empty() ? 0 : 1);
  for (const ChecklistPoint& point : criterion.points) (point.points > 0 ? most : least) += point.points * point.most;
  if (most < criterion.needs || least >= criterion.needs) {
    node.problem("can never be " + std::string(most < criterion.needs ? "met" : "missed") + " with points from " +
                     std::to_string(least) + " to " + std::to_string(most),
                 "/needs");
  }
}

void read_months(const JsonNode& node, std::map<std::string, double>& months) {
  node.each_member([&](std::string_view unit, const JsonNode& member) {
    months[std::string(unit)] = member.as_number(0.0001, 1200).value_or(1);
  });
}

void add_placeholders(const std::string& text, std::set<std::string>& names) {
  for (std::size_t open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    const std::size_t close = std::min(text.find('}', open), text.size());
    names.insert(text.substr(open + 1, close - open - 1));
  }
}

}  // namespace

void read_checklist(const JsonNode& node, ChecklistFile& file) {
  read_object(node, {required_key("least_words", file.least_words, whole_number(0, 1000)),
                     required_key("months", file.months, read_months),
                     required_key("signs", file.signs, list_of(placed(read_sign))),
                     required_key("criteria", file.criteria, list_of(placed(read_criterion)))});
}

void resolve_checklist(const ChecklistFile& file, const ChecklistNames& names, std::vector<Problem>& problems) {
  std::set<std::string> signs, used;
  for (const auto& entry : file.signs) signs.insert(entry.part.id);
  const auto report = [&](const Place& place, const std::string& below, std::string message) {
    problems.push_back({place.file, place.pointer + below, std::move(message)});
  };
  const auto use = [&](const std::string& sign, const Place& place, const std::string& below) {
    if (sign.empty()) return;  // reported
    used.insert(sign);
    if (signs.count(sign) > 0) return;
    const std::string_view nearest = nearest_name(sign, {signs.begin(), signs.end()});
    report(place, below,
           "no sign is called " + shown(sign) + (nearest.empty() ? "" : "; did you mean " + shown(nearest) + "?"));
  };
  for (const auto& [criterion, place] : file.criteria) {
    std::set<std::string> own, all;  // what it may quote
    for (std::size_t i = 0; i < criterion.when.size(); ++i) {
      use(criterion.when[i], place, "/when/" + std::to_string(i));
      own.insert(criterion.when[i]);
      all.insert(criterion.when[i]);
    }
    for (std::size_t i = 0; i < criterion.ages.size(); ++i) use(criterion.ages[i], place, "/ages/" + std::to_string(i));
    if (!criterion.ages.empty()) own.insert({"spoken", "studied"}), all.insert({"spoken", "studied"});
    for (std::size_t i = 0; i < criterion.points.size(); ++i) {
      const std::string& sign = criterion.points[i].sign;
      use(sign, place, "/points/" + std::to_string(i) + "/sign");
      all.insert(sign);
      if (criterion.points[i].points < 0 && criterion.start >= criterion.needs) own.insert(sign);
    }
    // What `missing` quotes must stand on the page whenever it is said: signs of "when", or, where a page is met unless
    // something speaks against it, those.
    if (criterion.nowhere.find('{') != criterion.nowhere.npos) {
      report(place, "/nowhere", "speaks of many pages, so it may quote none");
    }
    for (const std::string* text : {&criterion.met, &criterion.missing, &criterion.partly}) {
      std::set<std::string> placeholders;
      add_placeholders(*text, placeholders);
      for (const std::string& name : placeholders) {
        if ((text == &criterion.partly ? all : own).count(name) > 0) continue;
        report(place, "", "{" + name + "} quotes no sign of its own that is sure to stand there");
      }
    }
    if (!criterion.work.empty() && names.works.count(criterion.work) == 0) {
      report(place, "/work", "no work of the reference list is called " + shown(criterion.work));
    }
  }
  for (const auto& [sign, place] : file.signs) {
    if (!sign.id.empty() && used.count(sign.id) == 0) report(place, "/id", shown(sign.id) + " is used by no criterion");
    for (std::size_t i = 0; i < sign.findings.size(); ++i) {
      const std::string& finding = sign.findings[i];
      if (finding.empty() || category_kind(finding) || names.rules.count(finding) > 0) continue;
      report(place, "/findings/" + std::to_string(i), shown(finding) + " is no category and no rule");
    }
  }
}

}  // namespace overclaim
