// Claims and captures made by hand, for tests of what becomes of them.
#ifndef OVERCLAIM_TESTS_CLAIMS_SAID_H_
#define OVERCLAIM_TESTS_CLAIMS_SAID_H_

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/rule.h"
#include "survey/capture.h"
#include "survey/decision.h"
#include "text/sha256.h"

namespace overclaim::test {

// The whole sentence is the claim; equal sentences have equal keys, whatever their case.
inline CapturedClaim said(std::string_view rule, std::string_view sentence, std::uint64_t begin,
                          Strength strength = Strength::effect) {
  CapturedClaim claim;
  claim.rule = rule;
  claim.category = category_of(rule);
  claim.severity = 3;
  claim.strength = strength;
  claim.quote = sentence;
  std::string key;
  for (const char c : sentence) key += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  claim.sentence_key = sha256_hex(key).substr(0, 16);
  claim.fingerprint = sha256_hex(claim.rule + key).substr(0, 16);
  claim.text_hash = text_hash_of("", sentence, "");
  claim.begin = begin;
  claim.end = begin + sentence.size();
  return claim;
}

inline Capture read_capture(std::string page, std::string time, std::vector<CapturedClaim> claims,
                            std::string site = "meadow") {
  Capture capture;
  capture.page = std::move(page);
  capture.site = std::move(site);
  capture.time = std::move(time);
  capture.source = "site.warc";
  capture.claims = std::move(claims);
  std::string bytes = capture.page;
  for (const CapturedClaim& claim : capture.claims) bytes += '\n' + claim.rule + claim.quote;
  capture.sha256 = sha256_hex(bytes);
  return capture;
}

inline Capture other_capture(std::string page, std::string time, CaptureState state, std::string replaced_by,
                             std::string moved_to = "", std::string site = "meadow") {
  Capture capture = read_capture(std::move(page), std::move(time), {}, std::move(site));
  capture.state = state;
  capture.replaced_by = std::move(replaced_by);
  capture.moved_to = std::move(moved_to);
  return capture;
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_CLAIMS_SAID_H_
