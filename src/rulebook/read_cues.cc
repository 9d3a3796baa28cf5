// rules/<lang>/cues.json. The roles are kept apart: what a role cannot use is refused, because a stance written on a
// terminator would look as if it did something. Covered by tests/broken_rulebooks_test.cc.
#include "rulebook/source_files.h"

namespace overclaim {

namespace {

bool changes_context(CueRole role) { return role == CueRole::modifier || role == CueRole::frame; }

void read_cue_examples(const JsonNode& node, std::optional<CueRole> role, CueExamples& examples) {
  const bool needs_both = role && changes_context(*role);
  const auto marked_texts = list_of(read_marked, needs_both ? 1 : 0);
  read_object(node, {key_required_if(needs_both, "governed", examples.governed, marked_texts),
                     key_required_if(needs_both, "free", examples.free, marked_texts)});
  if (role && !needs_both && node.is_object() && node.count_of("governed") + node.count_of("free") == 0) {
    node.problem("needs at least one example, in \"governed\" or \"free\"");
  }
}

void check_role(const JsonNode& node, CueRole role, Reach reach) {
  const std::string name(to_string(role));
  if (changes_context(role)) {
    if (!node.has("stance") && !node.has("speaker") && !node.has("strength")) {
      node.problem("a " + name + " needs at least one of \"stance\", \"speaker\", \"strength\"");
    }
    return;
  }
  if (role == CueRole::terminator && reach != Reach::clause && reach != Reach::sentence) {
    node.problem("a terminator ends reaches of clauses (\"clause\") or of sentences too (\"sentence\")", "/reach");
  }
  for (const std::string key : {"stance", "speaker", "strength", "direction", "reach", "max_tokens"}) {
    if (key == "reach" && role == CueRole::terminator) continue;
    if (node.has(key)) {
      node.problem("an entry of role \"" + name + "\" may not have the key \"" + key + "\"", "/" + key);
    }
  }
}

void read_cue(const JsonNode& node, Cue& cue) {
  std::optional<CueRole> role;  // nothing where it cannot be read; then nothing is said about what hangs on it
  const auto read_role = [&](const JsonNode& member, CueRole& out) {
    one_of(all_cue_roles)(member, role);
    out = role.value_or(out);
  };
  const auto examples_of_role = [&](const JsonNode& member, CueExamples& out) { read_cue_examples(member, role, out); };
  read_object(node, {required_key("id", cue.id, read_id), required_key("phrases", cue.phrases, list_of(read_line, 1)),
                     required_key("role", cue.role, read_role), optional_key("stance", cue.stance, one_of(all_stances)),
                     optional_key("speaker", cue.speaker, one_of(all_speakers)),
                     optional_key("strength", cue.strength, one_of(all_strengths)),
                     optional_key("direction", cue.direction, one_of(all_directions)),
                     optional_key("reach", cue.reach, one_of(all_reaches)),
                     optional_key("max_tokens", cue.max_tokens, whole_number(1, 200)),
                     required_key("examples", cue.examples, examples_of_role)});
  if (role) check_role(node, *role, cue.reach);
}

}  // namespace

void read_cues(const JsonNode& node, std::vector<Placed<Cue>>& cues) {
  read_object(node, {required_key("cues", cues, list_of(placed(read_cue)))});
}

}  // namespace overclaim
