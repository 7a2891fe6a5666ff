#include "rounds.hpp"

#include <algorithm>
#include <limits>

namespace routeplan {

namespace {
// Until then the search stays hot and its pace is measured.
constexpr double kMeasured = 0.01;
constexpr double kIterationsAVisit = 1500.0;  // of a round from a new start
constexpr double kStartShare = 0.4;           // of all rounds, were they equally long
constexpr std::int32_t kMostStarts = 6;
constexpr double kChildLength = 0.5;    // of a round from a new start
constexpr double kChildColdness = 0.5;  // a child keeps most of what it was given
constexpr double kLongestPart = 0.5;    // a round longer than that takes the whole course
}  // namespace

Rounds::Rounds(const Instance& instance) : until_(kMeasured) {
    for (std::int32_t store = 0; store < instance.stores; ++store) {
        const auto choice = instance.choices_of_store(store).first;
        visits_ += static_cast<double>(instance.columns_of_choice(choice).size());
    }
}

void Rounds::begin(double fraction) {
    const double whole = iterations_ / fraction;
    const double start_length = kIterationsAVisit * visits_ / whole;
    if (begun_ == 0)
        starts_ = static_cast<std::int32_t>(
            std::clamp(kStartShare / start_length, 1.0, static_cast<double>(kMostStarts)));
    ++begun_;
    const double length = is_start() ? start_length : kChildLength * start_length;
    const double left = 1.0 - fraction;
    const bool is_last = left < 1.5 * length || (is_first() && start_length > kLongestPart);
    from_ = fraction;
    to_ = is_last ? 1.0 : fraction + length;
    until_ = is_last ? std::numeric_limits<double>::infinity() : to_;
}

double Rounds::coldness(double fraction) const {
    if (begun_ == 0) return 0.0;
    const double passed = to_ > from_ ? (fraction - from_) / (to_ - from_) : 1.0;
    const double first = is_start() ? 0.0 : kChildColdness;
    return first + (1.0 - first) * std::min(1.0, passed);
}

}  // namespace routeplan
