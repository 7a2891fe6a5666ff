// One route with its clock: what it costs, and what one more stop would add.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "day.hpp"
#include "instance.hpp"
#include "penalties.hpp"
#include "rest.hpp"
#include "stretch.hpp"
#include "traffic_day.hpp"

namespace routeplan {

class Route {
public:
    Route() = default;
    Route(const Instance& instance, std::int32_t slot, std::uint64_t stamp);

    [[nodiscard]] std::span<const std::int32_t> stores() const {
        return {places_.data() + 1, places_.size() - 2};
    }
    [[nodiscard]] std::int32_t size() const {
        return static_cast<std::int32_t>(places_.size()) - 2;
    }
    // With the penalties for what it breaks.
    [[nodiscard]] Units cost() const { return cost_; }
    [[nodiscard]] bool is_overloaded() const { return is_overloaded_; }
    [[nodiscard]] bool is_late() const { return is_late_; }
    // Changes with every change of the route; equal stamps mean equal routes.
    [[nodiscard]] std::uint64_t stamp() const { return stamp_; }

    [[nodiscard]] bool never_waits(const Instance& instance) const {
        return instance.slots[slot_].never_waits;
    }
    [[nodiscard]] std::int32_t position_of(std::int32_t store) const;
    // The zones of its stores, as bits.
    [[nodiscard]] std::uint64_t zones() const { return zones_; }
    struct Detour {
        Seconds seconds = kNever;
        std::int32_t position = 0;
    };
    [[nodiscard]] Detour least_detour(const Instance& instance, std::int32_t store) const;
    // Driving seconds that `store` adds at each position, in traffic about so many; the answer
    // is where they are least.
    std::size_t detours(const Instance& instance, std::int32_t store,
                        std::vector<Seconds>& detours) const;
    // Units that the load of one more stop adds.
    [[nodiscard]] Units overload_added(const Instance& instance, const Penalties& penalties,
                                       std::int32_t store) const {
        const std::int64_t capacity = instance.slots[slot_].capacity;
        return penalties.of_load(load_ + instance.load[store], capacity) -
               penalties.of_load(load_, capacity);
    }
    // Units that one more stop adds at the very least, if it adds `detour`; in traffic about
    // so many.
    [[nodiscard]] Units least_added(const Instance& instance, const Penalties& penalties,
                                    std::int32_t store, Seconds detour) const;
    // Units that `store` at `position` adds; kInfinite: it does not fit there.
    [[nodiscard]] Units added(const Instance& instance, const Penalties& penalties,
                              std::int32_t store, std::int32_t position, Seconds detour) const;

    void insert(const Instance& instance, const Penalties& penalties, std::int32_t store,
                std::int32_t position, std::uint64_t stamp);
    void remove(const Instance& instance, const Penalties& penalties,
                const std::vector<std::int32_t>& gone, std::uint64_t stamp);
    void assign(const Instance& instance, const Penalties& penalties,
                std::span<const std::int32_t> stores, std::uint64_t stamp);
    void reprice(const Instance& instance, const Penalties& penalties, std::uint64_t stamp);

private:
    std::int32_t slot_ = 0;
    std::vector<std::int32_t> places_;  // base, stores, base
    std::vector<Seconds> legs_;         // driving between them; of an empty route: nothing
    Seconds drive_ = 0;
    Seconds stay_ = 0;
    std::int64_t load_ = 0;
    Units cost_ = 0;
    bool is_overloaded_ = false;
    bool is_late_ = false;
    std::uint64_t zones_ = 0;
    std::uint64_t stamp_ = 0;
    // Only where the rep may have to wait; last, so that what every search reads lies together:
    std::vector<Clock> clocks_;  // size + 1, variants each: leaving the base, then each stop
    std::vector<Seconds> ends_;  // per variant
    // From the base, then from each stop on, last first, variants each: a new stop leaves
    // those after it as they are. What is not known is found when it is asked for.
    mutable std::vector<Rest> rests_;
    mutable std::int32_t known_rests_ = 1;
    // Only where driving depends on the hour:
    std::vector<DrivenClock> driven_clocks_;  // variants, size + 1 each: as clocks_
    std::vector<DrivenEnd> driven_ends_;      // per variant
    std::vector<float> factors_;  // per leg: where it begins, on the first variant
    // Only where the rep leaves when it suits; per variant size + 1 from the base to the base,
    // then to each stop, and as many from each stop, then from the base, to the base:
    std::vector<Stretch> stretches_;

    void recount(const Instance& instance);
    void price(const Instance& instance, const Penalties& penalties);
    // Of a route that holds a stop.
    [[nodiscard]] DayEnd end_of(const Slot& slot, const Variant& day, std::int32_t variant) const;
    // The clock from stop `from` on; so many of the last rests are as they were.
    void follow(const Instance& instance, std::int32_t from, std::int32_t kept_rests);
    void follow_clocks(const Instance& instance, std::int32_t from, std::int32_t kept_rests);
    void leave_bases(const Instance& instance);
    [[nodiscard]] Clock clock(const Slot& slot, std::int32_t position, std::int32_t variant) const {
        return clocks_[static_cast<std::size_t>(position * slot.variants.size() + variant)];
    }
    [[nodiscard]] const Rest& rest(const Instance& instance, std::int32_t stop,
                                   std::int32_t variant) const;
    void find_rests(const Instance& instance, std::int32_t stop) const;
    // When the day ends that has its break behind it and goes on with a stop at `ready`.
    [[nodiscard]] Seconds end_from(const Instance& instance, std::int32_t variant,
                                   std::int32_t stop, Seconds ready) const;
    // Likewise with the break to come, having left a place before `stop`: followed stop by stop.
    [[nodiscard]] DayEnd end_with_pause(const Instance& instance, std::int32_t variant,
                                        std::int32_t last, std::int32_t stop,
                                        Seconds left) const;
    [[nodiscard]] DayEnd back_with(const Instance& instance, std::int32_t variant,
                                   std::int32_t store, std::int32_t position) const;
    void follow_stretches(const Instance& instance);
    [[nodiscard]] DayEnd free_end(const Variant& day, std::int32_t variant) const;
    [[nodiscard]] DayEnd free_end_with(const Instance& instance, std::int32_t variant,
                                       std::int32_t store, std::int32_t position) const;
    void follow_traffic(const Instance& instance);
    // Makes detours as long as their hours make them, were the rest of the day as it is.
    void lengthen(std::vector<Seconds>& detours) const;
    void set_factors(const Instance& instance);
    [[nodiscard]] DrivenEnd driven_with(const Instance& instance, std::int32_t variant,
                                        std::int32_t store, std::int32_t position) const;
    [[nodiscard]] Units added_in_traffic(const Instance& instance, const Penalties& penalties,
                                         std::int32_t store, std::int32_t position) const;
    [[nodiscard]] Seconds driving(const Slot& slot, std::int32_t variant) const {
        return slot.has_traffic ? driven_ends_[static_cast<std::size_t>(variant)].back.driven
                                : drive_;
    }
    [[nodiscard]] std::size_t row(std::size_t variant) const {
        return variant * (places_.size() - 1);
    }
};

}  // namespace routeplan
