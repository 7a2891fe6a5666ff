#include "instance.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace routeplan {

namespace {
constexpr std::int32_t kMostNeighbours = 100;
constexpr std::size_t kNear = 10;
constexpr std::int32_t kMostZones = 64;
constexpr std::size_t kNearInZones = 20;
}  // namespace

void Instance::finish() {
    refuse_what_no_free_start_can_have();
    turn_travel();
    find_columns_of_sets();
    find_neighbours();
    find_remoteness();
    find_zones();
    find_always_open();
    find_slots_in_traffic();
    find_slots_with_free_start();
    find_slots_without_waiting();
}

Seconds Instance::leave_within_windows(std::int32_t store, std::int32_t weekday,
                                       Seconds ready) const {
    for (const StartWindow& window : part(windows, window_first, weekday * stores + store))
        if (ready <= window.last) return std::max(ready, window.first) + stay[store];
    return kNever;
}

void Instance::turn_travel() {
    const auto side = static_cast<std::size_t>(places);
    travel_to.resize(travel.size());
    for (std::size_t from = 0; from < side; ++from)
        for (std::size_t to = 0; to < side; ++to)
            travel_to[to * side + from] = travel[from * side + to];
}

void Instance::find_columns_of_sets() {
    const std::size_t sets = set_first.size() - 1;
    set_columns.assign(sets, {});
    for (std::size_t set = 0; set < sets; ++set) {
        auto& columns = set_columns[set];
        for (auto choice = set_first[set]; choice < set_first[set + 1]; ++choice) {
            const auto own = columns_of_choice(choice);
            most_columns = std::max(most_columns, static_cast<std::int32_t>(own.size()));
            columns.insert(columns.end(), own.begin(), own.end());
        }
        std::sort(columns.begin(), columns.end());
        columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    }
}

void Instance::find_neighbours() {
    neighbour_count = std::max(0, std::min(stores - 1, kMostNeighbours));
    const auto count = static_cast<std::size_t>(neighbour_count);
    neighbours.resize(static_cast<std::size_t>(stores) * count);
    std::vector<std::int32_t> others(static_cast<std::size_t>(stores));
    double near_sum = 0.0;
    std::size_t near_pairs = 0;
    for (std::int32_t store = 0; store < stores; ++store) {
        std::iota(others.begin(), others.end(), 0);
        std::swap(others[static_cast<std::size_t>(store)], others.back());
        const auto both_ways = [&](std::int32_t other) {
            return drive(store, other) + drive(other, store);
        };
        const auto middle = others.begin() + neighbour_count;
        std::partial_sort(others.begin(), middle, others.end() - 1, [&](auto left, auto right) {
            const auto a = both_ways(left), b = both_ways(right);
            return a != b ? a < b : left < right;
        });
        std::copy(others.begin(), middle,
                  neighbours.begin() + static_cast<std::ptrdiff_t>(count) * store);
        for (std::size_t rank = 0; rank < std::min(kNear, count); ++rank, ++near_pairs)
            near_sum += both_ways(others[rank]) / 2.0;
    }
    mean_near_travel = near_pairs > 0 ? near_sum / static_cast<double>(near_pairs) : 0.0;
}

void Instance::find_remoteness() {
    remoteness.assign(static_cast<std::size_t>(stores), kNever);
    for (std::int32_t store = 0; store < stores; ++store)
        for (const Slot& slot : slots) {
            const auto trip = drive(slot.start_place, store) + drive(store, slot.end_place);
            auto& least = remoteness[static_cast<std::size_t>(store)];
            least = std::min(least, trip);
        }
}

// Centres as far from one another as can be (Gonzalez 1985, Clustering to minimize the
// maximum intercluster distance); every store belongs to the nearest of them.
void Instance::find_zones() {
    std::vector<Seconds> to_centre(stores, kNever);
    zone.assign(stores, 0);
    std::int32_t centre = 0;
    for (std::int32_t number = 0; number < std::min(stores, kMostZones); ++number) {
        for (std::int32_t store = 0; store < stores; ++store) {
            const Seconds way = drive(store, centre) + drive(centre, store);
            if (way >= to_centre[store]) continue;
            to_centre[store] = way;
            zone[store] = std::uint64_t{1} << number;
        }
        const auto farthest = std::max_element(to_centre.begin(), to_centre.end());
        centre = static_cast<std::int32_t>(farthest - to_centre.begin());
    }
    near_zones = zone;
    for (std::int32_t store = 0; store < stores; ++store) {
        const auto near = neighbours_of(store);
        for (const auto other : near.first(std::min(near.size(), kNearInZones)))
            near_zones[store] |= zone[other];
    }
}

void Instance::find_always_open() {
    for (std::int32_t store = 0; store < stores; ++store)
        always_open[store] |= is_open_whenever_there(store) ? 1 : 0;
}

bool Instance::is_open_whenever_there(std::int32_t store) const {
    return std::all_of(variants.begin(), variants.end(), [&](const Variant& day) {
        const auto open = part(windows, window_first, day.weekday * stores + store);
        // On a day without openings no visit is allowed anyway.
        return open.empty() || std::any_of(open.begin(), open.end(), [&](StartWindow window) {
            return window.first <= day.start &&
                   window.last >= day.latest_back() - stay[store];
        });
    });
}

void Instance::find_slots_in_traffic() {
    for (Slot& slot : slots)
        slot.has_traffic = std::any_of(variants.begin() + slot.variants.first,
                                       variants.begin() + slot.variants.last,
                                       [](const Variant& day) { return day.traffic >= 0; });
}

void Instance::find_slots_with_free_start() {
    for (Slot& slot : slots)
        slot.has_free_start = std::all_of(variants.begin() + slot.variants.first,
                                          variants.begin() + slot.variants.last,
                                          [](const Variant& day) { return day.has_free_start(); });
}

void Instance::refuse_what_no_free_start_can_have() const {
    for (const Variant& day : variants) {
        if (!day.has_free_start()) continue;
        if (day.has_pause() || day.traffic >= 0)
            throw std::invalid_argument("a day with a free start has neither break nor traffic");
        for (std::int32_t store = 0; store < stores; ++store)
            if (openings(store, day.weekday).size() > 1)
                throw std::invalid_argument("a day with a free start has one opening a store");
    }
}

void Instance::find_slots_without_waiting() {
    const bool all_open = std::all_of(always_open.begin(), always_open.end(),
                                      [](std::uint8_t open) { return open != 0; });
    const Seconds longest_stay =
        stay.empty() ? 0 : *std::max_element(stay.begin(), stay.end());
    // The break comes on the last leg that may still hold it; only a stay longer than
    // its window could make that leg end before the window begins.
    const auto pauses_in_time = [&](const Variant& day) {
        return !day.has_pause() || day.pause_latest - day.pause_start >= longest_stay;
    };
    for (Slot& slot : slots)
        slot.never_waits =
            all_open && !slot.has_traffic && std::all_of(variants.begin() + slot.variants.first,
                                    variants.begin() + slot.variants.last, pauses_in_time);
}

}  // namespace routeplan
