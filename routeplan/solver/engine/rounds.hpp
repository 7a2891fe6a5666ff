// How the time is divided: rounds of annealing from new starts, then many short ones from
// children of the best.
#pragma once

#include <cstdint>

#include "instance.hpp"

namespace routeplan {

class Rounds {
public:
    explicit Rounds(const Instance& instance);

    [[nodiscard]] bool is_over(double fraction) const;
    // Begins a round at a fraction of the course.
    void begin(double fraction);
    // Counts iterations of the round at hand.
    void count(std::int64_t iterations);
    // Until the round is over; the last one takes all there are.
    [[nodiscard]] std::int64_t iterations_left() const;

    [[nodiscard]] bool is_first() const { return begun_ == 1; }
    [[nodiscard]] bool is_scout() const;
    [[nodiscard]] bool is_start() const;
    // The whole course is so short that the scouts settle little.
    [[nodiscard]] bool is_hasty() const { return is_hasty_; }
    // One start takes the whole course.
    [[nodiscard]] bool have_one_start() const { return have_one_start_; }
    // How far the round has cooled at a fraction of the course, from 0 to 1.
    [[nodiscard]] double coldness(double fraction) const;

private:
    double visits_ = 0.0;
    std::int64_t iterations_ = 0;  // of all rounds
    std::int64_t done_ = 0;        // of the round at hand
    std::int64_t length_ = 0;
    bool is_last_ = false;
    bool is_hasty_ = false;
    bool have_one_start_ = false;
    double from_ = 0.0;
    std::int32_t begun_ = 0;
    std::int32_t starts_ = 1;
    double scout_length_ = 0.0;

    [[nodiscard]] bool is_first_start() const;
    [[nodiscard]] bool is_child() const { return !is_scout() && !is_start(); }
};

}  // namespace routeplan
