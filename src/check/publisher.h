// Who speaks on the page and whether it sells, from the page's own words.
#ifndef OVERCLAIM_CHECK_PUBLISHER_H_
#define OVERCLAIM_CHECK_PUBLISHER_H_

#include <optional>

#include "check/reading.h"
#include "check/report.h"

namespace overclaim {

// The first place of a signal; nothing where it does not stand. Lists of sources are not looked at.
std::optional<Span> find_signal(const CompiledSignal& signal, const Document& document, const Rulebook& rulebook,
                                const Reading& reading);

// The kind whose signals weigh most, each signal counted once; unknown where none is found or two kinds tie. `sells` is
// yes where a signal of the page shows it, else no where one shows that, else unknown. `spans`: what shows it, in text
// order, the first place of each signal of that kind.
// Whether the page may be advertising. Not for a charity, a newspaper or a regulator that is not seen to sell, nor where
// nothing shows who speaks but something shows that nothing is sold.
bool may_sell(const Publisher& publisher);

// Whether somebody speaks who does not sell, a newspaper, a regulator, a charity or a patient, so that what stands in
// quotation marks is another's word and no testimonial of a seller.
bool quotes_others(const Publisher& publisher);

// Whether a regulator speaks, by the page's own words, and nothing shows that it sells. Its warnings repeat claims in
// more ways than cues know.
bool is_regulator(const Publisher& publisher);

Publisher find_publisher(const Document& document, const Rulebook& rulebook, const Reading& reading);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_PUBLISHER_H_
