#include "rounds.hpp"

#include <algorithm>
#include <limits>

namespace routeplan {

namespace {
// Until then the search stays hot and its pace is measured.
constexpr double kMeasured = 0.01;
constexpr std::int32_t kScouts = 6;
constexpr double kScoutShare = 0.2;  // of the whole course, for all scouts
constexpr double kMostIterationsAVisitOfScout = 100.0;
constexpr double kIterationsAVisitOfHaste = 200.0;  // fewer, in the whole course
constexpr double kIterationsAVisitOfStart = 1500.0;
constexpr double kIterationsAVisitOfChild = 20.0;
constexpr double kStartShare = 0.4;  // of the whole course, for all starts
constexpr std::int32_t kMostStarts = 6;
constexpr double kChildColdness = 0.7;  // a child keeps most of what it was given
constexpr double kLongestPart = 0.5;    // a round longer than that takes the whole course
}  // namespace

Rounds::Rounds(const Instance& instance) {
    for (std::int32_t store = 0; store < instance.stores; ++store) {
        const auto choice = instance.choices_of_store(store).first;
        visits_ += static_cast<double>(instance.columns_of_choice(choice).size());
    }
}

bool Rounds::is_scout() const { return begun_ <= kScouts; }

bool Rounds::is_start() const { return !is_scout() && begun_ <= kScouts + starts_; }

bool Rounds::is_first_start() const { return begun_ == kScouts + 1; }

bool Rounds::is_over(double fraction) const {
    return begun_ == 0 ? fraction >= kMeasured : !is_last_ && done_ >= length_;
}

void Rounds::begin(double fraction) {
    const double whole = static_cast<double>(iterations_) / fraction;
    const double start_length = kIterationsAVisitOfStart * visits_;
    if (begun_ == 0) {
        is_hasty_ = whole < kIterationsAVisitOfHaste * visits_;
        have_one_start_ = start_length > kLongestPart * whole;
        scout_length_ =
            std::min(kMostIterationsAVisitOfScout * visits_, kScoutShare * whole / kScouts);
        starts_ = static_cast<std::int32_t>(std::clamp(
            kStartShare * whole / start_length, 1.0, static_cast<double>(kMostStarts)));
    }
    ++begun_;
    const double length = is_scout()   ? scout_length_
                          : is_start() ? start_length
                                       : kIterationsAVisitOfChild * visits_;
    is_last_ = !is_scout() && ((1.0 - fraction) * whole < 1.5 * length ||
                               (is_first_start() && have_one_start_));
    length_ = std::max(std::int64_t{1}, static_cast<std::int64_t>(length));
    done_ = 0;
    from_ = fraction;
}

void Rounds::count(std::int64_t iterations) {
    iterations_ += iterations;
    done_ += iterations;
}

std::int64_t Rounds::iterations_left() const {
    if (begun_ == 0 || is_last_) return std::numeric_limits<std::int64_t>::max();
    return std::max(std::int64_t{1}, length_ - done_);
}

double Rounds::coldness(double fraction) const {
    if (begun_ == 0) return 0.0;
    const double passed = is_last_ ? (fraction - from_) / std::max(1e-9, 1.0 - from_)
                                   : static_cast<double>(done_) / static_cast<double>(length_);
    const double first = is_child() ? kChildColdness : 0.0;
    return first + (1.0 - first) * std::clamp(passed, 0.0, 1.0);
}

}  // namespace routeplan
