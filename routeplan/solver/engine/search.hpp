// Ruin and recreate under simulated annealing, run in slices.
#pragma once

#include <cstdint>

#include "elites.hpp"
#include "instance.hpp"
#include "penalties.hpp"
#include "random.hpp"
#include "recreate.hpp"
#include "rounds.hpp"
#include "ruin.hpp"
#include "solution.hpp"

namespace routeplan {

class Search {
public:
    // The instance outlives the search.
    Search(const Instance& instance, std::uint64_t seed);

    // Runs `iterations` while the annealing goes from one fraction of its course to another.
    void run(std::int64_t iterations, double from_fraction, double to_fraction);

    [[nodiscard]] Units units() const { return solution_.cost(); }
    [[nodiscard]] const Snapshot& best() const { return best_; }
    [[nodiscard]] std::int64_t best_left_out_visits() const { return best_left_out_visits_; }
    // Takes a solution of another search among its elites; before it has any, goes on from it.
    void adopt(const Snapshot& snapshot);

private:
    Random random_;
    Solution solution_;
    Ruin ruin_;
    Recreate recreate_;
    Rounds rounds_;
    Elites elites_;
    std::vector<Removed> all_stores_;
    Snapshot best_of_round_;
    Snapshot best_;
    std::int64_t best_left_out_visits_ = 0;
    double near_units_;  // of the drive to a near neighbour
    PenaltyControl penalty_control_;

    void start_anew();
    void begin_round(double fraction);
    void anneal(std::int64_t iterations, double from_fraction, double to_fraction);
    // Lets the search pass through days that break their limits, at a price that moves.
    void bend_limits();
    void keep_if_best();
};

}  // namespace routeplan
