// The problem as flat arrays: what the search reads and never writes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "traffic.hpp"

namespace routeplan {

using Seconds = std::int32_t;
using Units = std::int64_t;

// Far above any clock time or cost, and far enough from overflow to be added to.
inline constexpr Seconds kNever = 1 << 29;
inline constexpr Units kInfinite = std::numeric_limits<Units>::max() / 4;
// What a day costs that ends too late: taking out a stop can lead to one where the detour
// over it was shorter than the direct way. No such plan is accepted.
inline constexpr Units kBroken = kInfinite / 256;

// A half-open range of indices into one of the flat arrays.
struct Range {
    std::int32_t first = 0;
    std::int32_t last = 0;

    [[nodiscard]] std::int32_t size() const { return last - first; }
};

// The weekdays of a slot on which hours and openings are alike, with their number of days.
struct Variant {
    std::int32_t weekday;
    std::int32_t days;
    Seconds start;
    Seconds hours_end;
    Seconds latest_return;
    Seconds auxiliary;
    Seconds pause_start;
    Seconds pause_length;
    Seconds pause_latest;
    std::int32_t traffic;  // which; below 0: driving takes the same at all hours
    // Above 0: the rep leaves when it suits, from the start on, and is back by then; the
    // latest return is that of who leaves at the start.
    Seconds base_closes;

    [[nodiscard]] bool has_pause() const { return pause_length > 0; }
    [[nodiscard]] bool has_free_start() const { return base_closes > 0; }
    [[nodiscard]] Seconds latest_back() const {
        return has_free_start() ? base_closes : latest_return;
    }
};

// One label of one rep: a route to be filled.
struct Slot {
    std::int32_t start_place;
    std::int32_t end_place;
    std::int32_t most_stops;
    std::int32_t days;
    std::int64_t capacity;
    Range variants;
    bool never_waits = false;  // derived: no store closes, no break comes too soon
    bool has_traffic = false;  // derived: driving depends on the hour
    bool has_free_start = false;  // derived: on every day the rep leaves when it suits
};

// A window for the start of a stay, already shortened by the stay.
struct StartWindow {
    Seconds first;
    Seconds last;
};

struct Weights {
    Units driving;
    Units waiting;
    Units overtime;
    Units balance;
};

struct Instance {
    std::int32_t stores = 0;
    std::int32_t places = 0;
    Weights weights{};
    std::vector<Seconds> travel;          // places x places, from-major
    std::vector<Seconds> parking;         // per place, part of the travel to it
    std::vector<Traffic> traffic;         // of weekdays and modes, as variants have it
    std::vector<Seconds> stay;            // per store
    std::vector<std::int64_t> load;       // per store
    std::vector<Units> left_out;          // per store: units of one visit
    std::vector<Units> visit_units;       // stores x slots, or empty: all zero
    std::vector<std::uint8_t> always_open;  // per store; finish() adds those that never bind
    std::vector<std::int32_t> window_first;  // 7 x stores + 1, weekday-major
    std::vector<StartWindow> windows;
    std::vector<Variant> variants;
    std::vector<Slot> slots;

    // A column is a set of days that slots can serve; its slots are alternatives.
    std::vector<std::int32_t> column_first;  // columns + 1, into column_slots
    std::vector<std::int32_t> column_slots;
    // A choice is a pattern as columns; stores with the same choices share a set of them.
    std::vector<std::int32_t> choice_first;  // choices + 1, into choice_columns
    std::vector<std::int32_t> choice_columns;
    std::vector<std::int32_t> set_first;     // sets + 1, into choices
    std::vector<std::int32_t> set_of_store;  // per store

    // Derived by finish().
    std::vector<Seconds> travel_to;  // places x places, to-major
    std::vector<std::vector<std::int32_t>> set_columns;  // distinct columns of each set
    std::vector<std::int32_t> neighbours;  // stores x neighbour_count, nearest first
    std::int32_t neighbour_count = 0;
    std::int32_t most_columns = 0;  // in any choice
    // Stores lie in at most 64 zones; a set of zones is a word of bits.
    std::vector<std::uint64_t> zone;        // per store
    std::vector<std::uint64_t> near_zones;  // per store: those of its nearest neighbours
    std::vector<Seconds> remoteness;  // per store: out and back from the nearest base
    double mean_near_travel = 0.0;  // to the ten nearest neighbours

    // Throws std::invalid_argument: a day with a free start has a break, traffic or a store
    // with several openings.
    void finish();

    [[nodiscard]] Seconds drive(std::int32_t from, std::int32_t to) const {
        return drives_from(from)[to];
    }
    [[nodiscard]] const Seconds* drives_from(std::int32_t place) const {
        return travel.data() + static_cast<std::size_t>(place) * places;
    }
    [[nodiscard]] const Seconds* drives_to(std::int32_t place) const {
        return travel_to.data() + static_cast<std::size_t>(place) * places;
    }
    [[nodiscard]] std::span<const std::int32_t> slots_of_column(std::int32_t column) const {
        return part(column_slots, column_first, column);
    }
    [[nodiscard]] std::span<const std::int32_t> columns_of_choice(std::int32_t choice) const {
        return part(choice_columns, choice_first, choice);
    }
    [[nodiscard]] Range choices_of_store(std::int32_t store) const {
        const auto set = static_cast<std::size_t>(set_of_store[store]);
        return {set_first[set], set_first[set + 1]};
    }
    [[nodiscard]] std::int32_t column_days(std::int32_t column) const {
        return slots[static_cast<std::size_t>(slots_of_column(column).front())].days;
    }
    [[nodiscard]] Units visit_units_of(std::int32_t store, std::int32_t slot) const {
        return visit_units.empty()
                   ? 0
                   : visit_units[static_cast<std::size_t>(store) * slots.size() +
                                 static_cast<std::size_t>(slot)];
    }
    [[nodiscard]] std::span<const std::int32_t> neighbours_of(std::int32_t store) const {
        const auto count = static_cast<std::size_t>(neighbour_count);
        return {neighbours.data() + static_cast<std::size_t>(store) * count, count};
    }
    // When a stay can begin; of a store that is always open: at any time.
    [[nodiscard]] std::span<const StartWindow> openings(std::int32_t store,
                                                        std::int32_t weekday) const {
        static constexpr StartWindow any_time{0, kNever};
        if (always_open[static_cast<std::size_t>(store)] != 0) return {&any_time, 1};
        return part(windows, window_first, weekday * stores + store);
    }
    // When a stay that could begin at `ready` is over; kNever: no opening is left for it.
    [[nodiscard]] Seconds leave(std::int32_t store, std::int32_t weekday, Seconds ready) const {
        if (always_open[static_cast<std::size_t>(store)] != 0) return ready + stay[store];
        return leave_within_windows(store, weekday, ready);
    }

private:
    [[nodiscard]] Seconds leave_within_windows(std::int32_t store, std::int32_t weekday,
                                               Seconds ready) const;
    template <class Value>
    static std::span<const Value> part(const std::vector<Value>& values,
                                       const std::vector<std::int32_t>& first,
                                       std::int32_t index) {
        const auto at = static_cast<std::size_t>(index);
        return {values.data() + first[at], values.data() + first[at + 1]};
    }
    void turn_travel();
    void find_neighbours();
    void find_columns_of_sets();
    void find_remoteness();
    void find_zones();
    void find_always_open();
    [[nodiscard]] bool is_open_whenever_there(std::int32_t store) const;
    void find_slots_in_traffic();
    void find_slots_with_free_start();
    void refuse_what_no_free_start_can_have() const;
    void find_slots_without_waiting();
};

}  // namespace routeplan
