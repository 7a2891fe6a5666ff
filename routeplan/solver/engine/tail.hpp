// How a day ends, as a function of when the rep is ready at a stop.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "instance.hpp"

namespace routeplan {

// The end is max(ready + shift, floor), with a floor that rises in steps: each holds up to a
// latest moment. One opening a store gives one step: the concatenation of time windows of
// Vidal, Crainic, Gendreau and Prins (2013), A hybrid genetic algorithm with adaptive
// diversity management for a large class of vehicle routing problems with time-windows,
// Computers & OR 40(1). More openings, and more legs that may hold the break, give more.
class Tail {
public:
    // Nothing is known.
    Tail() = default;
    // No step yet: the day never ends. `shift` is the stays, the drives and the break to come;
    // the rep is not ready before `earliest`.
    Tail(Seconds earliest, Seconds shift)
        : earliest_(earliest), shift_(shift), known_until_(kNever) {}
    // At the base the day is over.
    static Tail at_base() {
        Tail tail(0, 0);
        tail.add({kNever, 0});
        return tail;
    }

    // Ways to go on: begin within an opening, by `latest`, and be ready for `next` after
    // `onward`.
    void add_ways(std::span<const StartWindow> openings, Seconds latest, Seconds onward,
                  const Tail& next) {
        const Seconds known_start = next.known_until_ - onward;
        Seconds passed = kLongAgo;
        for (const auto& [first, opening_last] : openings) {
            const Seconds last = std::min(opening_last, latest);
            if (last < first) return;
            if (last >= earliest_) {
                // Sooner at `next` than it knows of.
                if (first + onward < next.earliest_)
                    earliest_ = std::max(earliest_, next.earliest_ - onward);
                add_steps({first, last}, onward, next);
                if (known_start < last)
                    known_until_ =
                        std::min(known_until_, known_start < first ? passed : known_start);
            }
            passed = last;
        }
    }

    // False: the day has to be followed to the next stop.
    [[nodiscard]] bool knows(Seconds ready) const {
        return ready >= earliest_ && ready <= known_until_;
    }
    // Where it is known; kNever: a store on the way is closed for good.
    [[nodiscard]] Seconds end(Seconds ready) const {
        for (std::size_t index = 0; index < count_; ++index)
            if (ready <= steps_[index].until)
                return std::max(ready + shift_, steps_[index].floor);
        return kNever;
    }
    [[nodiscard]] Seconds shift() const { return shift_; }

private:
    static constexpr std::size_t kMostSteps = 4;
    static constexpr Seconds kLongAgo = -1;
    struct Step {
        Seconds until, floor;
    };

    Seconds earliest_ = kNever;
    Seconds shift_ = 0;
    Seconds known_until_ = 0;
    std::uint32_t count_ = 0;
    std::array<Step, kMostSteps + 1> steps_;  // both rise

    void add_steps(const StartWindow& opening, Seconds onward, const Tail& next) {
        for (std::size_t index = 0; index < next.count_; ++index) {
            const Step& then = next.steps_[index];
            const Seconds latest_start = then.until - onward;
            if (opening.first <= latest_start)
                add({std::min(opening.last, latest_start),
                     std::max(then.floor, opening.first + onward + next.shift_)});
            if (latest_start >= opening.last) return;
        }
    }
    void add(Step step) {
        if (step.until < earliest_) return;
        step.floor = std::max(step.floor, earliest_ + shift_);
        const auto steps = steps_.begin(), end = steps + count_;
        auto last = steps;
        while (last != end && last->until < step.until) ++last;
        if (last != end && last->floor <= step.floor) return;
        auto first = last;
        while (first != steps && (first - 1)->floor >= step.floor) --first;
        if (last != end && last->until == step.until) ++last;
        if (first == last)
            std::copy_backward(last, end, end + 1);
        else
            std::copy(last, end, first + 1);
        *first = step;
        count_ = static_cast<std::uint32_t>(end - last + (first - steps) + 1);
        if (count_ > kMostSteps) forget_last();
    }
    void forget_last() {
        count_ = kMostSteps;
        known_until_ = std::min(known_until_, steps_[kMostSteps - 1].until);
    }
};

}  // namespace routeplan
