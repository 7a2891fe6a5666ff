// How the time is divided: rounds of annealing from new starts, then from children of the best.
#pragma once

#include <cstdint>

#include "instance.hpp"

namespace routeplan {

class Rounds {
public:
    explicit Rounds(const Instance& instance);

    void count(std::int64_t iterations) { iterations_ += static_cast<double>(iterations); }
    [[nodiscard]] bool is_over(double fraction) const { return fraction >= until_; }
    // Begins a round at a fraction of the course.
    void begin(double fraction);
    [[nodiscard]] bool is_first() const { return begun_ == 1; }
    [[nodiscard]] bool is_start() const { return begun_ <= starts_; }
    // A round that takes the whole course.
    [[nodiscard]] bool is_only() const { return is_first() && until_ > 1.0; }
    // How far the round has cooled at a fraction of the course, from 0 to 1.
    [[nodiscard]] double coldness(double fraction) const;

private:
    double visits_ = 0.0;
    double iterations_ = 0.0;
    double from_ = 0.0;
    double to_ = 1.0;
    double until_;
    std::int32_t begun_ = 0;
    std::int32_t starts_ = 1;
};

}  // namespace routeplan
