// One route with its clock: what it costs, and what one more stop would add.
#pragma once

#include <cstdint>
#include <vector>

#include "day.hpp"
#include "instance.hpp"

namespace routeplan {

class Route {
public:
    Route() = default;
    Route(const Instance& instance, std::int32_t slot, std::uint64_t stamp);

    [[nodiscard]] const std::vector<std::int32_t>& stores() const { return stores_; }
    [[nodiscard]] std::int32_t size() const { return static_cast<std::int32_t>(stores_.size()); }
    [[nodiscard]] Units cost() const { return cost_; }
    // Changes with every change of the route; equal stamps mean equal routes.
    [[nodiscard]] std::uint64_t stamp() const { return stamp_; }

    [[nodiscard]] std::int32_t position_of(std::int32_t store) const;
    [[nodiscard]] bool has_room_for(const Instance& instance, std::int32_t store) const;
    // Driving seconds that `store` adds at each position.
    void detours(const Instance& instance, std::int32_t store,
                 std::vector<Seconds>& detours) const;
    // Units that one more stop adds at the very least, if it adds `detour`.
    [[nodiscard]] Units least_added(const Instance& instance, std::int32_t store,
                                    Seconds detour) const;
    // Units that `store` at `position` adds; kInfinite: it does not fit there.
    [[nodiscard]] Units added(const Instance& instance, std::int32_t store,
                              std::int32_t position, Seconds detour) const;

    void insert(const Instance& instance, std::int32_t store, std::int32_t position,
                std::uint64_t stamp);
    void remove(const Instance& instance, const std::vector<std::int32_t>& gone,
                std::uint64_t stamp);
    void assign(const Instance& instance, std::vector<std::int32_t> stores, std::uint64_t stamp);

private:
    std::int32_t slot_ = 0;
    std::vector<std::int32_t> stores_;
    std::vector<std::int32_t> places_;  // base, stores, base
    std::vector<Seconds> legs_;         // driving between them; of an empty route: nothing
    std::vector<Clock> clocks_;      // per variant, size + 1: leaving the base, then each stop
    std::vector<std::uint8_t> open_tail_;  // per variant: from here on every store is always open
    std::vector<Seconds> progress_;  // driving and staying up to leaving each stop
    Seconds drive_ = 0;
    Seconds stay_ = 0;
    std::int64_t load_ = 0;
    Units cost_ = 0;
    std::uint64_t stamp_ = 0;

    void refresh(const Instance& instance);
    void refresh_clocks(const Instance& instance);
    [[nodiscard]] DayEnd back_with(const Instance& instance, std::size_t variant,
                                   std::int32_t store, std::int32_t position) const;
    [[nodiscard]] std::size_t row(std::size_t variant) const {
        return variant * (stores_.size() + 1);
    }
};

}  // namespace routeplan
