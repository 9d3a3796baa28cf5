// Which lines of plain text are one, by their last words.
#include "text/plain_pieces.h"

#include "plain_outlines.h"

using namespace overclaim::test;

TEST_CASE("a line whose last word leaves it open goes on") {
  check_plain({
      {"a small letter behind it", "This therapy does not\nheal autism",
       "paragraph | This therapy does not heal autism"},
      {"a capital too", "THIS THERAPY DOES NOT\nHEAL AUTISM.", "paragraph | THIS THERAPY DOES NOT HEAL AUTISM."},
      {"with all words in capitals", "This Therapy Does Not\nHeal Autism",
       "heading | This Therapy Does Not Heal Autism"},
      {"several of them are a list", "OUR BEDS DO NOT\nHEAL AUTISM\nSTOP PAIN",
       "heading | OUR BEDS DO NOT\nlist_item 1 h=0 | HEAL AUTISM\nlist_item 1 h=0 | STOP PAIN"},
      {"in a bullet", "- There are no\nside effects", "list_item 1 | There are no side effects"},
      {"not over the capital of another sentence", "There is not\nSide effects are rare.",
       "heading | There is not\nparagraph h=0 | Side effects are rare."},
      {"an answer is none", "Is it warm? no\nside rooms are",
       "heading | Is it warm? no\nparagraph h=0 | side rooms are"},
      {"nor is what stands behind a label", "Pain: no\nside effects: yes",
       "paragraph | Pain: no\nparagraph | side effects: yes"},
      {"nor where words of a sentence stand before it", "Is it covered: no\nside rooms are",
       "heading | Is it covered: no\nparagraph h=0 | side rooms are"},
      {"nor a choice", "YES OR NO\nSIDE ROOMS", "heading | YES OR NO\nheading | SIDE ROOMS"},
      {"a short form over a figure is none", "Others don't\n100% warm",
       "heading | Others don't\nparagraph h=0 | 100% warm"},
      {"over several lines", "There are\nno\nside effects", "paragraph | There are no side effects"},
      {"a function word, over small letters", "We do not say it is\nsafe", "paragraph | We do not say it is safe"},
      {"and over a figure", "We do not say it is\n100% safe", "paragraph | We do not say it is 100% safe"},
      {"not over a capital: a heading may end so", "Who it is for\nChildren and adults.",
       "heading | Who it is for\nparagraph h=0 | Children and adults."},
      {"bytes that are no UTF-8 are no word", "Beds n\xFFo\nSide rooms",
       "heading | Beds n\uFFFDo\nparagraph h=0 | Side rooms"},
      {"a mark ends it", "Is it safe or not?\nside effects",
       "question | Is it safe or not?\nanswer h=0 q=0 | side effects"},
      {"a blank line too", "There are no\n\nside effects", "heading | There are no\nparagraph h=0 | side effects"},
  });
}

TEST_CASE("a headline of one word a line is one") {
  check_plain({
      {"opened by a word that leaves it open", "NO\nSIDE\nEFFECTS", "paragraph | NO SIDE EFFECTS"},
      {"not other words", "PRICES\nSIDE\nEFFECTS",
       "heading | PRICES\nlist_item 1 h=0 | SIDE\nlist_item 1 h=0 | EFFECTS"},
  });
}

TEST_CASE("two lines with the words of a sentence are one, lists are not") {
  check_plain({
      {"a sentence without its stop", "There are no side\neffects", "paragraph | There are no side effects"},
      {"a list", "What we treat\nautism\nstroke",
       "heading | What we treat\nlist_item 1 h=0 | autism\nlist_item 1 h=0 | stroke"},
      {"two names", "Stem cell therapy\nhyperbaric oxygen",
       "heading | Stem cell therapy\nparagraph h=0 | hyperbaric oxygen"},
  });
}
