// Stops one after another that begin when it suits, and how long they take then.
#pragma once

#include <algorithm>

#include "instance.hpp"

namespace routeplan {

// Joined as time windows are in Vidal, Crainic, Gendreau and Prins (2013), A hybrid genetic
// algorithm with adaptive diversity management for a large class of vehicle routing problems
// with time-windows, Computers & OR 40(1); a store that is closed is closed here.
struct Stretch {
    Seconds takes = kNever;  // at the least; kNever: a store on the way is closed
    Seconds first = 0;       // begun between these two moments they take no longer
    Seconds last = 0;

    static Stretch at_base(const Variant& day) { return {0, day.start, day.base_closes}; }
    static Stretch at_store(const Instance& instance, const Variant& day, std::int32_t store) {
        const auto openings = instance.openings(store, day.weekday);
        if (openings.empty()) return {};
        return {instance.stay[store], openings.front().first, openings.front().last};
    }

    [[nodiscard]] bool is_possible() const { return takes < kNever; }

    [[nodiscard]] Stretch then(Seconds drive, const Stretch& next) const {
        if (!is_possible() || !next.is_possible()) return {};
        const Seconds onward = takes + drive;
        if (first + onward > next.last) return {};
        const Seconds wait = std::max(0, next.first - onward - last);
        return {onward + wait + next.takes, std::max(next.first - onward, first) - wait,
                std::min(next.last - onward, last)};
    }
};

}  // namespace routeplan
