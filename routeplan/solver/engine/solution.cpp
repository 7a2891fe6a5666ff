#include "solution.hpp"

#include <algorithm>

namespace routeplan {

Solution::Solution(const Instance& instance)
    : instance_(&instance),
      serving_(static_cast<std::size_t>(instance.stores) * instance.most_columns, kNone),
      tally_(instance.stores),
      short_place_(instance.stores, kNone),
      leaving_(instance.slots.size()),
      is_touched_(instance.slots.size(), 0),
      routes_before_(instance.slots.size()),
      is_moved_(instance.stores, 0) {
    for (std::size_t slot = 0; slot < instance.slots.size(); ++slot)
        routes_.emplace_back(instance, static_cast<std::int32_t>(slot), ++last_stamp_);
}

std::int32_t* Solution::serving_of(std::int32_t store) {
    return serving_.data() + static_cast<std::size_t>(store) * instance_->most_columns;
}

std::span<const std::int32_t> Solution::serving(std::int32_t store) const {
    if (choice(store) == kNone) return {};
    const auto* first =
        serving_.data() + static_cast<std::size_t>(store) * instance_->most_columns;
    return {first, instance_->columns_of_choice(choice(store)).size()};
}

void Solution::count_out(const Route& route) {
    route_units_ -= route.cost();
    overloaded_routes_ -= route.is_overloaded() ? 1 : 0;
    late_routes_ -= route.is_late() ? 1 : 0;
}

void Solution::count_in(const Route& route) {
    route_units_ += route.cost();
    overloaded_routes_ += route.is_overloaded() ? 1 : 0;
    late_routes_ += route.is_late() ? 1 : 0;
}

void Solution::set_penalties(const Penalties& penalties) {
    keep();
    penalties_ = penalties;
    for (auto& route : routes_) {
        count_out(route);
        route.reprice(*instance_, penalties_, ++last_stamp_);
        count_in(route);
    }
    kept_stamp_ = last_stamp_;
}

void Solution::touch(std::int32_t slot) {
    if (is_touched_[slot] != 0) return;
    is_touched_[slot] = 1;
    touched_.push_back(slot);
    routes_before_[slot] = routes_[slot];
}

void Solution::move(std::int32_t store) {
    if (is_moved_[store] != 0) return;
    is_moved_[store] = 1;
    moved_.push_back(store);
    tally_before_.push_back(tally_[store]);
    const auto* first = serving_of(store);
    serving_before_.insert(serving_before_.end(), first, first + instance_->most_columns);
}

void Solution::leave(std::int32_t store, std::int32_t index) {
    auto& slot = serving_of(store)[index];
    if (slot == kNone) return;
    touch(slot);
    if (leaving_[slot].empty()) unsettled_.push_back(slot);
    leaving_[slot].push_back(store);
    slot = kNone;
}

void Solution::take_off(std::int32_t store) {
    move(store);
    const auto columns = static_cast<std::int32_t>(serving(store).size());
    for (std::int32_t index = 0; index < columns; ++index) leave(store, index);
    set_tally(store, {});
}

void Solution::take_off(std::int32_t store, std::int32_t index) {
    move(store);
    leave(store, index);
}

void Solution::settle() {
    for (const auto slot : unsettled_) {
        auto& gone = leaving_[slot];
        count_out(routes_[slot]);
        routes_[slot].remove(*instance_, penalties_, gone, ++last_stamp_);
        count_in(routes_[slot]);
        gone.clear();
    }
    unsettled_.clear();
}

void Solution::choose(std::int32_t store, std::int32_t choice) {
    move(store);
    set_tally(store, {choice, 0, 0});
    std::fill_n(serving_of(store), instance_->most_columns, kNone);
}

void Solution::put(std::int32_t store, std::int32_t index, std::int32_t slot,
                   std::int32_t position) {
    touch(slot);
    serving_of(store)[index] = slot;
    count_out(routes_[slot]);
    routes_[slot].insert(*instance_, penalties_, store, position, ++last_stamp_);
    count_in(routes_[slot]);
}

void Solution::count(std::int32_t store) {
    Tally tally{choice(store), 0, 0};
    const auto columns = instance_->columns_of_choice(tally.choice);
    const auto slots = serving(store);
    for (std::size_t index = 0; index < columns.size(); ++index) {
        if (slots[index] != kNone)
            tally.units += instance_->visit_units_of(store, slots[index]);
        else
            tally.left_out_visits += instance_->column_days(columns[index]);
    }
    tally.units += tally.left_out_visits * instance_->left_out[store];
    set_tally(store, tally);
}

void Solution::set_tally(std::int32_t store, const Tally& tally) {
    Tally& current = tally_[store];
    store_units_ += tally.units - current.units;
    left_out_visits_ += tally.left_out_visits - current.left_out_visits;
    set_short(store, tally.left_out_visits > 0);
    current = tally;
}

void Solution::set_short(std::int32_t store, bool is_short) {
    auto& place = short_place_[store];
    if (is_short == (place != kNone)) return;
    if (is_short) {
        place = static_cast<std::int32_t>(short_stores_.size());
        short_stores_.push_back(store);
        return;
    }
    short_stores_[place] = short_stores_.back();
    short_place_[short_stores_[place]] = place;
    short_stores_.pop_back();
    place = kNone;
}

void Solution::forget_changes() {
    for (const auto slot : touched_) is_touched_[slot] = 0;
    for (const auto store : moved_) is_moved_[store] = 0;
    touched_.clear();
    moved_.clear();
    tally_before_.clear();
    serving_before_.clear();
}

bool Solution::is_as_before() const {
    return std::all_of(touched_.begin(), touched_.end(), [this](std::int32_t slot) {
        const auto now = routes_[slot].stores(), then = routes_before_[slot].stores();
        return std::equal(now.begin(), now.end(), then.begin(), then.end());
    });
}

void Solution::keep() {
    kept_stamp_ = last_stamp_;
    forget_changes();
}

void Solution::undo() {
    for (const auto slot : touched_) {
        count_out(routes_[slot]);
        std::swap(routes_[slot], routes_before_[slot]);
        count_in(routes_[slot]);
    }
    for (std::size_t index = 0; index < moved_.size(); ++index) {
        set_tally(moved_[index], tally_before_[index]);
        const auto* before = serving_before_.data() + index * instance_->most_columns;
        std::copy_n(before, instance_->most_columns, serving_of(moved_[index]));
    }
    forget_changes();
}

Snapshot Solution::snapshot() const {
    Snapshot snapshot;
    for (const auto& route : routes_)
        snapshot.routes.emplace_back(route.stores().begin(), route.stores().end());
    for (const auto& tally : tally_) snapshot.choices.push_back(tally.choice);
    snapshot.units = cost();
    return snapshot;
}

void Solution::restore(const Snapshot& snapshot) {
    for (std::int32_t store = 0; store < instance_->stores; ++store) {
        take_off(store);
        if (snapshot.choices[store] != kNone) choose(store, snapshot.choices[store]);
    }
    settle();
    for (std::size_t slot = 0; slot < routes_.size(); ++slot) {
        const auto at = static_cast<std::int32_t>(slot);
        for (const auto store : snapshot.routes[slot]) {
            const auto columns = instance_->columns_of_choice(choice(store));
            const auto serves = [&](std::int32_t column) {
                const auto slots = instance_->slots_of_column(column);
                return std::find(slots.begin(), slots.end(), at) != slots.end();
            };
            const auto found = std::find_if(columns.begin(), columns.end(), serves);
            serving_of(store)[found - columns.begin()] = at;
        }
        count_out(routes_[slot]);
        routes_[slot].assign(*instance_, penalties_, snapshot.routes[slot], ++last_stamp_);
        count_in(routes_[slot]);
    }
    for (std::int32_t store = 0; store < instance_->stores; ++store)
        if (choice(store) != kNone) count(store);
    keep();
}

}  // namespace routeplan
