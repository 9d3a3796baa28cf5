// Who speaks on the page and whether it sells, from the page's own words.
#ifndef OVERCLAIM_CHECK_PUBLISHER_H_
#define OVERCLAIM_CHECK_PUBLISHER_H_

#include <optional>

#include "check/findings.h"
#include "check/reading.h"
#include "check/report.h"

namespace overclaim {

// Whether somebody who opens the page sees the block: not hidden words, descriptions, words of pictures and structured
// data.
bool is_seen_by_visitors(const Block& block);

// The bytes of the text that visitors see.
std::size_t seen_bytes(const Document& document);

// The first place of a signal; nothing where it does not stand. Lists of sources are not looked at, and words between
// quotation marks are somebody else's. What no visitor sees may show a seller, never somebody whose page clears: one
// line there would take back all that the page says.
std::optional<Span> find_signal(const CompiledSignal& signal, const Document& document, const Rulebook& rulebook,
                                const Reading& reading);

// A text without any sign of who speaks is taken for a piece of a seller's page where it is at most so long: people
// paste a few sentences.
inline constexpr std::size_t pasted_bytes = 1500;

// Whether the page may be advertising a treatment: it sells, or its words show a seller, or it is too short to show
// anything. Not a law firm, a charity, a newspaper or a regulator. `text_bytes`: seen_bytes of it.
bool may_sell(const Publisher& publisher, std::size_t text_bytes);

// Whether somebody speaks who does not sell, a newspaper, a regulator, a charity or a patient, so that what stands in
// quotation marks is another's word and no testimonial of a seller.
bool quotes_others(const Publisher& publisher);

// Whether a regulator speaks, by the page's own words, which show that it does not sell. Its warnings repeat claims in
// more ways than cues know.
bool is_regulator(const Publisher& publisher);

// What the publisher changes in how findings are judged.
FindingOptions finding_options_of(const Publisher& publisher, std::size_t text_bytes);

// The kind whose signals weigh most, each signal counted once; unknown where none is found or two kinds tie. `sells` is
// yes where a signal of the page shows it, else no where one shows that, else unknown. `spans`: what shows it, in text
// order, the first place of each signal of that kind.
// Two kinds must show more, as they clear most: a lone sign of an office does not count beside signs of a seller that
// weigh half as much, nor do attorneys beside such signs of selling.
// Example: "An official website of ..." alone beside "our clinic" is a seller.
Publisher find_publisher(const Document& document, const Rulebook& rulebook, const Reading& reading);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_PUBLISHER_H_
