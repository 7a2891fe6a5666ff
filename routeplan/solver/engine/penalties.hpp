// What a day costs that breaks its limits, while the search passes through such days.
#pragma once

#include <algorithm>
#include <cstdint>

#include "instance.hpp"

namespace routeplan {

struct Penalties {
    Units overload = 0;  // a unit of load above the capacity
    Units lateness = 0;  // a second after the latest return
    bool forbids = true;  // no such day at all

    [[nodiscard]] Units of_load(std::int64_t load, std::int64_t capacity) const {
        return of_excess(overload, load - capacity);
    }
    // Nothing is late enough to excuse a store that is closed for good.
    [[nodiscard]] Units of_return(Seconds at, Seconds latest) const {
        return at >= kNever ? kInfinite : of_excess(lateness, at - latest);
    }

private:
    [[nodiscard]] Units of_excess(Units price, std::int64_t excess) const {
        constexpr std::int64_t most_excess = 1'000'000'000;
        if (excess <= 0) return 0;
        return forbids ? kInfinite : std::min(kBroken, price * std::min(excess, most_excess));
    }
};

// Moves the penalties so that about half of the solutions on the way keep each limit,
// after Vidal, Crainic, Gendreau, Lahrichi and Rei (2012), A hybrid genetic algorithm for
// multidepot and periodic vehicle routing problems, Operations Research 60(3).
class PenaltyControl {
public:
    [[nodiscard]] Penalties penalties() const;
    // Notes whether a solution keeps the limits; true: the penalties are to be moved now.
    bool note(bool is_overloaded, bool is_late);
    void move();

private:
    // As dear as to forbid what breaks a limit; from there the penalties sink.
    static constexpr double kMostUnits = 1e8;

    struct Rate {
        double units = kMostUnits;
        std::int32_t broken = 0;

        void move(std::int32_t seen);
    };

    Rate overload_;
    Rate lateness_;
    std::int32_t seen_ = 0;
};

}  // namespace routeplan
