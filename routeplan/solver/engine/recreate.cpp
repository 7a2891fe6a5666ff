#include "recreate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace routeplan {

namespace {
constexpr double kBlinkChance = 0.01;
constexpr double kFarChance = 0.03;  // of looking at every slot, not only at near ones
constexpr double kReluctance = 0.5;  // of leaving out a visit that costs more to make
// Of a column not looked at; a sum over all columns stays below kInfinite.
constexpr Units kUnpriced = kBroken;
}  // namespace

Recreate::Recreate(const Instance& instance)
    : instance_(&instance),
      territories_(instance),
      memory_(instance),
      offers_(instance.column_first.size() - 1),
      prices_(instance.column_first.size() - 1) {}

void Recreate::put_back(Solution& solution, const std::vector<Removed>& removed,
                        Random& random, Units most) {
    order(removed, random);
    memory_.remember_until(solution.kept_stamp());
    for (const auto& each : queue_) {
        if (each.index == kNone)
            put_store(solution, each.store, reaches(random), random);
        else
            put_visit(solution, each, random);
        if (solution.cost() >= most) return;
    }
}

void Recreate::put_in_territories(Solution& solution, const std::vector<Removed>& removed,
                                  Random& random) {
    static constexpr std::array own_first{Reach{.only_near = true, .only_own = true},
                                          Reach{.only_own = true}, Reach{}};
    if (!territories_.are_several()) return put_back(solution, removed, random);
    order(removed, random);
    memory_.remember_until(solution.kept_stamp());
    for (const auto& each : queue_) put_store(solution, each.store, own_first, random);
}

void Recreate::order(const std::vector<Removed>& removed, Random& random) {
    queue_ = removed;
    random.shuffle(queue_);
    const auto kind = random.below(13);
    if (kind < 4) return;
    const auto key_of = [&](std::int32_t store) -> std::int64_t {
        if (kind < 6) return -instance_->remoteness[store];
        if (kind < 7) return instance_->remoteness[store];
        if (kind < 9) return -instance_->stay[store];
        if (kind < 11) return -instance_->load[store];
        const auto first = instance_->choices_of_store(store).first;
        return -static_cast<std::int64_t>(instance_->columns_of_choice(first).size());
    };
    keyed_.clear();
    for (const auto& each : queue_)
        keyed_.push_back({key_of(each.store), static_cast<std::int32_t>(keyed_.size()), each});
    std::sort(keyed_.begin(), keyed_.end(), [](const Keyed& a, const Keyed& b) {
        return std::tie(a.key, a.place) < std::tie(b.key, b.place);
    });
    std::transform(keyed_.begin(), keyed_.end(), queue_.begin(),
                   [](const Keyed& keyed) { return keyed.removed; });
}

Recreate::Offer Recreate::best_offer(const Solution& solution, std::int32_t store,
                                     std::int32_t column, Reach reach, Units most,
                                     Random& random) {
    Offer best{most};
    const std::uint64_t near = instance_->near_zones[store];
    for (const auto slot : instance_->slots_of_column(column)) {
        const Route& route = solution.route(slot);
        if (reach.only_near && route.size() > 0 && (route.zones() & near) == 0) continue;
        if (reach.only_own && !territories_.is_own(store, slot)) continue;
        compare(best, solution, store, slot, random);
    }
    return best;
}

bool Recreate::blinks(Random& random) {
    if (--until_blink_ > 0) return false;
    // One draw for the whole wait: geometric, as a draw each time would give.
    static const double log_of_no_blink = std::log(1.0 - kBlinkChance);
    until_blink_ =
        1 + static_cast<std::int32_t>(std::log(1.0 - random.unit()) / log_of_no_blink);
    return true;
}

void Recreate::compare(Offer& best, const Solution& solution, std::int32_t store,
                       std::int32_t slot, Random& random) {
    const Penalties& penalties = solution.penalties();
    const Route& route = solution.route(slot);
    if (route.overload_added(*instance_, penalties, store) >= best.units) return;
    const Units visit_units = instance_->visit_units_of(store, slot);
    const Units most = best.units - visit_units;
    Insertion insertion = memory_.best(*instance_, penalties, route, slot, store, most);
    if (insertion.is_place() && insertion.units < most && blinks(random))
        insertion =
            memory_.second_best(*instance_, penalties, route, store, insertion.position);
    if (insertion.is_place() && insertion.units < most)
        best = {insertion.units + visit_units, slot, insertion.position};
}

void Recreate::weigh(Offer& offer, std::int32_t store, std::int32_t column, Random& random) {
    const Units left_out = instance_->left_out[store] * instance_->column_days(column);
    if (offer.slot == kNone || offer.units < left_out) return;
    if (random.chance(kReluctance))
        offer = {};
    else
        offer.units = left_out - 1;
}

std::span<const Recreate::Reach> Recreate::reaches(Random& random) {
    static constexpr std::array near_first{Reach{.only_near = true}, Reach{}};
    const std::span<const Reach> both(near_first);
    return random.chance(kFarChance) ? both.last(1) : both;
}

void Recreate::put_store(Solution& solution, std::int32_t store,
                         std::span<const Reach> reaches, Random& random) {
    std::int32_t chosen = kNone;
    for (const Reach reach : reaches) {
        chosen = cheapest_choice(solution, store, reach, random);
        if (chosen != kNone) break;
    }
    solution.choose(store, chosen);
    const auto columns = instance_->columns_of_choice(chosen);
    for (std::size_t index = 0; index < columns.size(); ++index)
        accept(solution, store, static_cast<std::int32_t>(index), offers_[columns[index]]);
    solution.count(store);
}

std::int32_t Recreate::cheapest_choice(const Solution& solution, std::int32_t store,
                                       Reach reach, Random& random) {
    for (const auto column : instance_->set_columns[instance_->set_of_store[store]])
        prices_[column] = {};
    Units cheapest = kUnpriced;
    std::int32_t chosen = kNone;
    const auto choices = instance_->choices_of_store(store);
    // From a random one on, so that among equals no day is favoured.
    auto choice = choices.first + random.below(choices.size());
    for (auto left = choices.size(); left > 0; --left, ++choice) {
        if (choice == choices.last) choice = choices.first;
        Units units = 0;
        for (const auto column : instance_->columns_of_choice(choice)) {
            units += price(solution, store, column, reach, cheapest - units, random);
            if (units >= cheapest) break;
        }
        if (units < cheapest) {
            cheapest = units;
            chosen = choice;
        }
    }
    return chosen;
}

Units Recreate::price(const Solution& solution, std::int32_t store, std::int32_t column,
                      Reach reach, Units most, Random& random) {
    Price& price = prices_[column];
    if (price.is_final || price.units >= most) return price.units;
    const Units left_out = instance_->left_out[store] * instance_->column_days(column);
    // Dearer offers count as well: the next store on that day may make up for it.
    if (most > left_out) most = kInfinite;
    Offer& offer = offers_[column];
    offer = best_offer(solution, store, column, reach, most, random);
    price.is_final = offer.slot != kNone || most == kInfinite;
    if (!price.is_final)
        price.units = most;
    else if (offer.slot == kNone && !reach.is_all())
        price.units = kUnpriced;
    else {
        weigh(offer, store, column, random);
        price.units = std::min(offer.units, left_out);
    }
    return price.units;
}

void Recreate::put_visit(Solution& solution, const Removed& removed, Random& random) {
    const auto store = removed.store;
    const auto column = instance_->columns_of_choice(solution.choice(store))[removed.index];
    Offer offer;
    for (const Reach reach : reaches(random)) {
        offer = best_offer(solution, store, column, reach, kInfinite, random);
        if (offer.slot != kNone) break;
    }
    weigh(offer, store, column, random);
    accept(solution, store, removed.index, offer);
    solution.count(store);
}

void Recreate::accept(Solution& solution, std::int32_t store, std::int32_t index,
                      const Offer& offer) {
    if (offer.slot != kNone) solution.put(store, index, offer.slot, offer.position);
}

}  // namespace routeplan
