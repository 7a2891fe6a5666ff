#include "elites.hpp"

#include <algorithm>

namespace routeplan {

namespace {
constexpr std::size_t kMostElites = 6;
constexpr int kTriesForAnother = 10;
constexpr double kLeastRegion = 0.1, kMostRegion = 0.5;  // of all stores
}  // namespace

void Elites::add(const Snapshot& snapshot) {
    if (snapshot.units >= kInfinite) return;
    const auto costs_the_same = [&](const Snapshot& elite) {
        return elite.units == snapshot.units;
    };
    if (std::any_of(elites_.begin(), elites_.end(), costs_the_same)) return;
    elites_.push_back(snapshot);
    if (elites_.size() <= kMostElites) return;
    elites_.erase(std::max_element(
        elites_.begin(), elites_.end(),
        [](const Snapshot& a, const Snapshot& b) { return a.units < b.units; }));
}

void Elites::make_child(Solution& solution, Recreate& recreate, Random& random) const {
    const auto base = parent(random);
    auto other = parent(random);
    for (int tries = 0; tries < kTriesForAnother && other == base; ++tries)
        other = parent(random);
    solution.restore(elites_[base]);
    const auto& given = elites_[other].choices;
    std::vector<std::int32_t> changed;
    for (const auto store : region(random))
        if (elites_[base].choices[store] != given[store]) changed.push_back(store);
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
    return elites_[one].units < elites_[two].units ? one : two;
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
