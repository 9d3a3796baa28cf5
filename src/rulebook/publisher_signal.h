// Words that show who speaks and whether the page sells: rules/<lang>/publisher.json.
#ifndef OVERCLAIM_RULEBOOK_PUBLISHER_SIGNAL_H_
#define OVERCLAIM_RULEBOOK_PUBLISHER_SIGNAL_H_

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

enum class PublisherKind { seller, broker, bank, law_firm, charity, news, regulator, patient, unknown };
inline constexpr std::array all_publisher_kinds = {
    PublisherKind::seller,    PublisherKind::broker,  PublisherKind::bank,
    PublisherKind::law_firm,  PublisherKind::charity, PublisherKind::news,
    PublisherKind::regulator, PublisherKind::patient, PublisherKind::unknown};
std::string_view to_string(PublisherKind kind);

enum class Sells { yes, no, unknown };
inline constexpr std::array all_sells = {Sells::yes, Sells::no, Sells::unknown};
std::string_view to_string(Sells sells);

struct SignalExamples {
  std::vector<std::string> match, none;
};

// `kind`: who speaks like this; `weight` 1-5; `sells`: what it shows of selling a treatment (unknown: nothing).
struct PublisherSignal {
  std::string id;
  PublisherKind kind = PublisherKind::unknown;
  Sells sells = Sells::unknown;
  int weight = 1;
  std::vector<std::string> phrases;
  SignalExamples examples;
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_PUBLISHER_SIGNAL_H_
