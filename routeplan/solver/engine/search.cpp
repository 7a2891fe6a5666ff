#include "search.hpp"

#include <algorithm>
#include <cmath>

namespace routeplan {

namespace {
// Times the mean travel to near neighbours. A scout is hot enough for what a start no longer
// changes: which rep and which days whole villages and stores of many visits are given.
constexpr double kFirstOfScout = 32.0;
constexpr double kFirstOfHasty = 8.0;
constexpr double kFirstOfOthers = 4.0;
constexpr double kLast = 0.04;
// Where no children follow and there is time, one start has to find each village its days.
constexpr double kAreaChance = 0.05;
constexpr double kAreaChanceOfOneStart = 0.1;
}  // namespace

Search::Search(const Instance& instance, std::uint64_t seed)
    : random_(seed),
      solution_(instance),
      ruin_(instance),
      recreate_(instance),
      rounds_(instance),
      elites_(instance),
      near_units_(std::max(1.0, instance.mean_near_travel *
                                    static_cast<double>(instance.weights.driving))) {
    for (std::int32_t store = 0; store < instance.stores; ++store)
        all_stores_.push_back({store, kNone});
    start_anew();
}

void Search::start_anew() {
    for (const auto& each : all_stores_) solution_.take_off(each.store);
    solution_.settle();
    recreate_.put_in_territories(solution_, all_stores_, random_);
    solution_.keep();
    keep_if_best();
}

void Search::begin_round(double fraction) {
    rounds_.begin(fraction);
    if (rounds_.is_first()) return;
    elites_.add(best_of_round_);
    best_of_round_.units = kInfinite;
    if (rounds_.is_scout() || elites_.is_empty()) {
        start_anew();
    } else if (rounds_.is_start()) {
        solution_.restore(elites_.cheapest());
        keep_if_best();
    } else {
        elites_.make_child(solution_, recreate_, random_);
        keep_if_best();
    }
}

void Search::run(std::int64_t iterations, double from_fraction, double to_fraction) {
    while (iterations > 0) {
        if (rounds_.is_over(from_fraction)) begin_round(from_fraction);
        const auto part = std::min(iterations, rounds_.iterations_left());
        const double share = static_cast<double>(part) / static_cast<double>(iterations);
        const double next_fraction = from_fraction + (to_fraction - from_fraction) * share;
        anneal(part, from_fraction, next_fraction);
        iterations -= part;
        from_fraction = next_fraction;
    }
}

void Search::anneal(std::int64_t iterations, double from_fraction, double to_fraction) {
    const double from = rounds_.coldness(from_fraction);
    rounds_.count(iterations);
    const double to = rounds_.coldness(to_fraction);
    const double first = rounds_.is_scout()   ? kFirstOfScout
                         : rounds_.is_hasty() ? kFirstOfHasty
                                              : kFirstOfOthers;
    double temperature = first * near_units_ * std::pow(kLast / first, from);
    const double cooling =
        std::pow(kLast / first, (to - from) / static_cast<double>(iterations));
    const double area_chance = rounds_.have_one_start() && !rounds_.is_hasty()
                                   ? kAreaChanceOfOneStart
                                   : kAreaChance;
    for (std::int64_t iteration = 0; iteration < iterations; ++iteration) {
        const Units before = solution_.cost();
        const double allowance = -temperature * std::log(1.0 - random_.unit());
        const Units most = before + static_cast<Units>(std::ceil(allowance));
        const auto& removed = ruin_.take_out(solution_, random_, area_chance);
        recreate_.put_back(solution_, removed, random_, most);
        // Undone, routes that are as before keep their stamps, and what is known of them.
        if (solution_.cost() >= most ||
            (solution_.cost() == before && solution_.is_as_before())) {
            solution_.undo();
        } else {
            solution_.keep();
            keep_if_best();
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
    if (solution_.cost() >= best_of_round_.units || solution_.is_overloaded() ||
        solution_.is_late())
        return;
    best_of_round_ = solution_.snapshot();
    if (best_of_round_.units >= best_.units) return;
    best_ = best_of_round_;
    best_left_out_visits_ = solution_.left_out_visits();
}

void Search::adopt(const Snapshot& snapshot) {
    if (!elites_.is_empty()) {
        elites_.add(snapshot);
        return;
    }
    solution_.restore(snapshot);
    keep_if_best();
}

}  // namespace routeplan
