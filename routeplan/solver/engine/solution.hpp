// Which store is on which slots, in which order, and what all of it costs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "instance.hpp"
#include "penalties.hpp"
#include "route.hpp"

namespace routeplan {

inline constexpr std::int32_t kNone = -1;

// A solution as plain lists, to be kept and traded.
struct Snapshot {
    std::vector<std::vector<std::int32_t>> routes;  // per slot, stores in order
    std::vector<std::int32_t> choices;              // per store
    Units units = kInfinite;
};

class Solution {
public:
    explicit Solution(const Instance& instance);

    [[nodiscard]] const Route& route(std::int32_t slot) const { return routes_[slot]; }
    [[nodiscard]] Units cost() const { return route_units_ + store_units_; }
    [[nodiscard]] std::int64_t left_out_visits() const { return left_out_visits_; }
    [[nodiscard]] bool is_overloaded() const { return overloaded_routes_ > 0; }
    [[nodiscard]] bool is_late() const { return late_routes_ > 0; }
    // Routes with later stamps changed since keep().
    [[nodiscard]] std::uint64_t kept_stamp() const { return kept_stamp_; }
    [[nodiscard]] const Penalties& penalties() const { return penalties_; }
    // Prices every route anew; changes until then are kept.
    void set_penalties(const Penalties& penalties);
    // The choice of a store, or kNone before it has one.
    [[nodiscard]] std::int32_t choice(std::int32_t store) const { return tally_[store].choice; }
    // The slot that serves each column of the store's choice, or kNone: left out there.
    [[nodiscard]] std::span<const std::int32_t> serving(std::int32_t store) const;
    // Stores with a visit left out, in no order.
    [[nodiscard]] const std::vector<std::int32_t>& short_stores() const { return short_stores_; }

    // Takes a store off all its slots; the routes follow when settle() is called.
    void take_off(std::int32_t store);
    // Takes a store off the slot that serves one column of its choice, likewise.
    void take_off(std::int32_t store, std::int32_t index);
    void settle();

    // Gives a store a choice that no slot serves yet.
    void choose(std::int32_t store, std::int32_t choice);
    void put(std::int32_t store, std::int32_t index, std::int32_t slot, std::int32_t position);
    // Counts a store's visits, served and left out, once all its columns are decided.
    void count(std::int32_t store);

    // Every route serves the same stores in the same order as at the last keep().
    [[nodiscard]] bool is_as_before() const;
    // Everything changed since the last call of either is kept, or undone.
    void keep();
    void undo();

    [[nodiscard]] Snapshot snapshot() const;
    void restore(const Snapshot& snapshot);

private:
    struct Tally {
        std::int32_t choice = kNone;
        Units units = 0;
        std::int64_t left_out_visits = 0;
    };

    const Instance* instance_;
    std::vector<Route> routes_;
    std::vector<std::int32_t> serving_;  // stores x most_columns
    std::vector<Tally> tally_;           // per store
    std::vector<std::int32_t> short_stores_;
    std::vector<std::int32_t> short_place_;  // per store: where in short_stores_, or kNone
    Penalties penalties_;
    Units route_units_ = 0;
    std::int32_t overloaded_routes_ = 0;
    std::int32_t late_routes_ = 0;
    Units store_units_ = 0;
    std::int64_t left_out_visits_ = 0;
    std::uint64_t last_stamp_ = 0;
    std::uint64_t kept_stamp_ = 0;

    std::vector<std::vector<std::int32_t>> leaving_;  // per slot, until settle()
    std::vector<std::int32_t> unsettled_;             // slots with someone leaving
    std::vector<std::int32_t> touched_;               // slots changed since keep()
    std::vector<std::uint8_t> is_touched_;
    std::vector<Route> routes_before_;  // per slot, valid where touched
    std::vector<std::int32_t> moved_;   // stores changed since keep()
    std::vector<std::uint8_t> is_moved_;
    std::vector<Tally> tally_before_;           // of moved_, in order
    std::vector<std::int32_t> serving_before_;  // of moved_, most_columns each

    [[nodiscard]] std::int32_t* serving_of(std::int32_t store);
    void touch(std::int32_t slot);
    // A route is counted out before it changes and counted in afterwards.
    void count_out(const Route& route);
    void count_in(const Route& route);
    void move(std::int32_t store);
    void leave(std::int32_t store, std::int32_t index);
    void set_tally(std::int32_t store, const Tally& tally);
    void set_short(std::int32_t store, bool is_short);
    void forget_changes();
};

}  // namespace routeplan
