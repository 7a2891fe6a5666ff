#include "ruin.hpp"

#include <algorithm>
#include <cmath>

namespace routeplan {

namespace {
// Half a route, within these bounds, is the longest string and the mean number of stops
// taken out: short routes need many small ruins, long ones larger.
constexpr double kLeastStops = 3.0, kMostStops = 10.0;
constexpr double kSplitChance = 0.5;     // a string keeps some stops in its midst
constexpr double kGrowChance = 0.99;     // of keeping one more of them
constexpr double kLargeChance = 0.1;    // of a ruin three times as large
constexpr double kLargeFactor = 3.0;
constexpr double kLeastArea = 10.0, kMostArea = 100.0, kMostShareOfArea = 1.0 / 3.0;
constexpr double kOneColumnChance = 0.25;
constexpr double kOneRouteChance = 0.1;
constexpr std::int32_t kMostShortStores = 8;
}  // namespace

Ruin::Ruin(const Instance& instance)
    : instance_(&instance),
      column_of_slot_(instance.slots.size(), kNone),
      is_out_(instance.stores, 0),
      is_cut_(instance.slots.size(), 0),
      is_in_play_(instance.slots.size(), 0) {
    const auto columns = static_cast<std::int32_t>(instance.column_first.size()) - 1;
    for (std::int32_t column = 0; column < columns; ++column) {
        const auto slots = instance.slots_of_column(column);
        has_alternatives_ = has_alternatives_ || slots.size() > 1;
        for (const auto slot : slots) column_of_slot_[slot] = column;
    }
}

const std::vector<Removed>& Ruin::take_out(Solution& solution, Random& random,
                                           double area_chance) {
    removed_.clear();
    const auto seed = random.below(instance_->stores);
    const double one_part = has_alternatives_ ? kOneColumnChance : kOneRouteChance;
    const bool area = random.chance(area_chance);
    const bool whole = area || !random.chance(one_part);
    if (area)
        take_area(solution, seed, random);
    else
        cut_strings(solution, seed, whole, random);
    if (whole) take_short_stores(solution, random);
    for (const auto& removed : removed_) is_out_[removed.store] = 0;
    solution.settle();
    return removed_;
}

void Ruin::take_area(Solution& solution, std::int32_t seed, Random& random) {
    const double most = std::min(kMostArea, kMostShareOfArea * instance_->stores);
    const double least = std::min(kLeastArea, most);
    const auto near = instance_->neighbours_of(seed);
    const auto others = std::min(
        near.size(), static_cast<std::size_t>(least * std::pow(most / least, random.unit())));
    take_store(solution, seed);
    for (const auto store : near.first(others)) take_store(solution, store);
}

void Ruin::play_all() {
    std::fill(is_in_play_.begin(), is_in_play_.end(), std::uint8_t{1});
    for (std::size_t slot = 0; slot < is_in_play_.size(); ++slot)
        in_play_.push_back(static_cast<std::int32_t>(slot));
}

void Ruin::play_one_column(const Solution& solution, std::int32_t seed, Random& random) {
    const auto slots = solution.serving(seed);
    if (slots.empty()) return;
    const auto slot = slots[random.below(static_cast<std::int32_t>(slots.size()))];
    if (slot == kNone) return;
    for (const auto other : instance_->slots_of_column(column_of_slot_[slot])) {
        is_in_play_[other] = 1;
        in_play_.push_back(other);
    }
}

void Ruin::cut_strings(Solution& solution, std::int32_t seed, bool whole, Random& random) {
    if (whole)
        play_all();
    else
        play_one_column(solution, seed, random);
    cut_strings_in_play(solution, seed, whole, random);
    for (const auto slot : cut_) is_cut_[slot] = 0;
    for (const auto slot : in_play_) is_in_play_[slot] = 0;
    cut_.clear();
    in_play_.clear();
}

void Ruin::cut_strings_in_play(Solution& solution, std::int32_t seed, bool whole,
                               Random& random) {
    double stops = 0.0;
    std::int32_t used = 0;
    for (const auto slot : in_play_) {
        stops += solution.route(slot).size();
        used += solution.route(slot).size() > 0 ? 1 : 0;
    }
    if (used == 0) return;
    const double factor = random.chance(kLargeChance) ? kLargeFactor : 1.0;
    const double mean = factor * std::clamp(stops / used / 2.0, kLeastStops, kMostStops);
    const double longest = std::min(mean, stops / used);
    const double most_strings = 4.0 * mean / (1.0 + longest) - 1.0;
    auto strings = static_cast<int>(std::floor(random.unit() * most_strings + 1.0));
    const auto cut_near = [&](std::int32_t store) {
        if (is_out_[store] != 0) return;
        const auto slot = uncut_slot_of(solution, store, random);
        if (slot == kNone) return;
        const double limit = std::min<double>(solution.route(slot).size(), longest);
        const auto length = static_cast<int>(std::floor(random.unit() * limit + 1.0));
        cut_string(solution, slot, store, length, whole, random);
        --strings;
    };
    cut_near(seed);
    for (const auto near : instance_->neighbours_of(seed)) {
        if (strings <= 0) break;
        cut_near(near);
    }
}

std::int32_t Ruin::uncut_slot_of(const Solution& solution, std::int32_t store,
                                 Random& random) const {
    std::int32_t found = kNone, seen = 0;
    for (const auto slot : solution.serving(store)) {
        if (slot == kNone || is_cut_[slot] != 0 || is_in_play_[slot] == 0) continue;
        if (random.below(++seen) == 0) found = slot;
    }
    return found;
}

void Ruin::cut_string(Solution& solution, std::int32_t slot, std::int32_t store, int length,
                      bool whole, Random& random) {
    is_cut_[slot] = 1;
    cut_.push_back(slot);
    const Route& route = solution.route(slot);
    const auto size = route.size();
    length = std::min(length, static_cast<int>(size));
    int kept = 0;
    if (length > 1 && length < size && random.chance(kSplitChance)) {
        kept = 1;
        while (length + kept < size && !random.chance(kGrowChance)) ++kept;
    }
    const int span = length + kept;
    const auto at = route.position_of(store);
    const auto lowest = std::max(0, at - span + 1), highest = std::min(at, size - span);
    const auto first = random.between(lowest, highest);
    const auto keep_from = kept > 0 ? first + random.between(1, length - 1) : size;
    for (auto position = first; position < first + span; ++position) {
        if (position >= keep_from && position < keep_from + kept) continue;
        if (whole)
            take_store(solution, route.stores()[position]);
        else
            take_visit(solution, slot, route.stores()[position]);
    }
}

void Ruin::take_store(Solution& solution, std::int32_t store) {
    if (is_out_[store] != 0) return;
    is_out_[store] = 1;
    solution.take_off(store);
    removed_.push_back({store, kNone});
}

void Ruin::take_visit(Solution& solution, std::int32_t slot, std::int32_t store) {
    if (is_out_[store] != 0) return;
    is_out_[store] = 1;
    const auto slots = solution.serving(store);
    const auto index =
        static_cast<std::int32_t>(std::find(slots.begin(), slots.end(), slot) - slots.begin());
    solution.take_off(store, index);
    removed_.push_back({store, index});
}

void Ruin::take_short_stores(Solution& solution, Random& random) {
    for (std::int32_t tries = 0; tries < kMostShortStores; ++tries) {
        const auto& candidates = solution.short_stores();
        if (candidates.empty()) return;
        const auto store = candidates[random.below(static_cast<std::int32_t>(candidates.size()))];
        is_out_[store] = 1;
        solution.take_off(store);
        removed_.push_back({store, kNone});
    }
}

}  // namespace routeplan
