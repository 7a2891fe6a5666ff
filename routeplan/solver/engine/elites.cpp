#include "elites.hpp"

#include <algorithm>
#include <numeric>

namespace routeplan {

namespace {
constexpr std::size_t kFewest = 12, kMost = 20;  // from most down to fewest at a time
constexpr std::size_t kNearest = 3;              // others that tell how unlike one is
constexpr double kSafe = 4.0;                    // so many stay for their cost alone
constexpr int kTriesForAnother = 10;
constexpr double kLeastRegion = 0.1, kMostRegion = 0.5;  // of all stores

double share_not_in_common(const std::vector<std::uint64_t>& one,
                           const std::vector<std::uint64_t>& other) {
    std::size_t common = 0;
    auto left = one.begin(), right = other.begin();
    while (left != one.end() && right != other.end()) {
        if (*left == *right) ++common;
        const bool steps_left = *left <= *right, steps_right = *right <= *left;
        left += steps_left ? 1 : 0;
        right += steps_right ? 1 : 0;
    }
    const auto all = std::max({one.size(), other.size(), std::size_t{1}});
    return 1.0 - static_cast<double>(common) / static_cast<double>(all);
}
}  // namespace

void Elites::add(const Snapshot& snapshot) {
    if (snapshot.units >= kInfinite) return;
    Elite elite{snapshot, legs_of(snapshot), {}, 0.0};
    for (const auto& each : elites_) {
        elite.apart.push_back(share_not_in_common(each.legs, elite.legs));
        if (elite.apart.back() == 0.0 && each.snapshot.units <= snapshot.units) return;
    }
    for (std::size_t at = 0; at < elites_.size(); ++at)
        elites_[at].apart.push_back(elite.apart[at]);
    elite.apart.push_back(1.0);
    elites_.push_back(std::move(elite));
    rank();
    if (elites_.size() <= kMost) return;
    while (elites_.size() > kFewest) drop_least_fit();
}

const Snapshot& Elites::cheapest() const {
    return std::min_element(elites_.begin(), elites_.end(), [](const Elite& a, const Elite& b) {
               return a.snapshot.units < b.snapshot.units;
           })
        ->snapshot;
}

std::vector<std::uint64_t> Elites::legs_of(const Snapshot& snapshot) const {
    std::vector<std::uint64_t> legs;
    for (std::size_t slot = 0; slot < snapshot.routes.size(); ++slot) {
        if (snapshot.routes[slot].empty()) continue;
        auto last = static_cast<std::uint64_t>(instance_->slots[slot].start_place);
        const auto drive_to = [&](std::int32_t place) {
            const auto next = static_cast<std::uint64_t>(place);
            legs.push_back(std::min(last, next) << 32 | std::max(last, next));
            last = next;
        };
        for (const auto store : snapshot.routes[slot]) drive_to(store);
        drive_to(instance_->slots[slot].end_place);
    }
    std::sort(legs.begin(), legs.end());
    return legs;
}

void Elites::drop_least_fit() {
    const auto least = std::max_element(
        elites_.begin(), elites_.end(),
        [](const Elite& a, const Elite& b) { return a.unfitness < b.unfitness; });
    const auto place = least - elites_.begin();
    elites_.erase(least);
    for (auto& each : elites_) each.apart.erase(each.apart.begin() + place);
    rank();
}

void Elites::rank() {
    std::vector<double> costs, likeness;
    for (auto& each : elites_) {
        each.unfitness = 0.0;
        costs.push_back(static_cast<double>(each.snapshot.units));
        likeness.push_back(-distance_to_nearest(each));
    }
    rank_by(costs, 1.0);
    rank_by(likeness, std::max(0.0, 1.0 - kSafe / static_cast<double>(elites_.size())));
}

void Elites::rank_by(const std::vector<double>& keys, double weight) {
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return keys[a] < keys[b]; });
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        elites_[order[rank]].unfitness +=
            weight * static_cast<double>(rank) / static_cast<double>(order.size());
}

double Elites::distance_to_nearest(const Elite& elite) const {
    auto apart = elite.apart;
    const auto nearest = apart.begin() + static_cast<std::ptrdiff_t>(std::min(kNearest, apart.size()));
    std::partial_sort(apart.begin(), nearest, apart.end());
    return std::accumulate(apart.begin(), nearest, 0.0);
}

void Elites::make_child(Solution& solution, Recreate& recreate, Random& random) const {
    const auto base = parent(random);
    auto other = parent(random);
    for (int tries = 0; tries < kTriesForAnother && other == base; ++tries)
        other = parent(random);
    solution.restore(elites_[base].snapshot);
    const auto& given = elites_[other].snapshot.choices;
    std::vector<std::int32_t> changed;
    for (const auto store : region(random))
        if (solution.choice(store) != given[store]) changed.push_back(store);
    for (const auto store : changed) solution.take_off(store);
    solution.settle();
    std::vector<Removed> visits;
    for (const auto store : changed) {
        solution.choose(store, given[store]);
        const auto columns = instance_->columns_of_choice(given[store]).size();
        for (std::size_t index = 0; index < columns; ++index)
            visits.push_back({store, static_cast<std::int32_t>(index)});
        solution.count(store);
    }
    recreate.put_back(solution, visits, random);
    solution.keep();
}

std::size_t Elites::parent(Random& random) const {
    const auto count = static_cast<std::int32_t>(elites_.size());
    const auto one = static_cast<std::size_t>(random.below(count));
    const auto two = static_cast<std::size_t>(random.below(count));
    return elites_[one].unfitness < elites_[two].unfitness ? one : two;
}

std::vector<std::int32_t> Elites::region(Random& random) const {
    const auto seed = random.below(instance_->stores);
    const double share = kLeastRegion + (kMostRegion - kLeastRegion) * random.unit();
    const auto near = instance_->neighbours_of(seed);
    const auto count = std::min(near.size(), static_cast<std::size_t>(share * instance_->stores));
    std::vector<std::int32_t> stores{seed};
    stores.insert(stores.end(), near.begin(), near.begin() + static_cast<std::ptrdiff_t>(count));
    return stores;
}

}  // namespace routeplan
