#include "search.hpp"

#include <algorithm>
#include <cmath>

namespace routeplan {

namespace {
constexpr double kFirstTemperature = 8.0;  // times the mean travel to near neighbours
constexpr double kLastOfFirst = 0.01;
}  // namespace

Search::Search(const Instance& instance, std::uint64_t seed)
    : random_(seed),
      solution_(instance),
      ruin_(instance),
      recreate_(instance),
      first_temperature_(std::max(1.0, kFirstTemperature * instance.mean_near_travel *
                                           static_cast<double>(instance.weights.driving))) {
    std::vector<Removed> all;
    for (std::int32_t store = 0; store < instance.stores; ++store) all.push_back({store, kNone});
    recreate_.put_back(solution_, all, random_);
    solution_.keep();
    keep_if_best();
}

void Search::run(std::int64_t iterations, double from_fraction, double to_fraction) {
    double temperature = first_temperature_ * std::pow(kLastOfFirst, from_fraction);
    const double cooling = std::pow(
        kLastOfFirst, (to_fraction - from_fraction) / static_cast<double>(iterations));
    for (std::int64_t iteration = 0; iteration < iterations; ++iteration) {
        const Units before = solution_.cost();
        recreate_.put_back(solution_, ruin_.take_out(solution_, random_), random_);
        const double allowance = -temperature * std::log(1.0 - random_.unit());
        if (static_cast<double>(solution_.cost() - before) < allowance) {
            solution_.keep();
            keep_if_best();
        } else {
            solution_.undo();
        }
        temperature *= cooling;
        bend_limits();
    }
}

void Search::bend_limits() {
    if (solution_.penalties().forbids) {
        // Where the hours do not suffice, a late day would only hide what is left out.
        if (solution_.left_out_visits() == 0)
            solution_.set_penalties(penalty_control_.penalties());
        return;
    }
    if (!penalty_control_.note(solution_.is_overloaded(), solution_.is_late())) return;
    penalty_control_.move();
    solution_.set_penalties(penalty_control_.penalties());
}

void Search::keep_if_best() {
    if (solution_.cost() >= best_.units || solution_.is_overloaded() || solution_.is_late())
        return;
    best_ = solution_.snapshot();
    best_left_out_visits_ = solution_.left_out_visits();
}

void Search::adopt(const Snapshot& snapshot) {
    solution_.restore(snapshot);
    keep_if_best();
}

}  // namespace routeplan
