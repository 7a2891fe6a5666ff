#include "territories.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace routeplan {

namespace {
constexpr int kRounds = 200;
constexpr double kFirstStep = 4.0;  // times the mean travel to near neighbours
constexpr double kShrinking = 0.97;
constexpr double kLeastShare = 1e-6;
constexpr double kBarred = std::numeric_limits<double>::infinity();

double hours_of(const Instance& instance, const Slot& slot) {
    double hours = 0.0;
    for (auto index = slot.variants.first; index < slot.variants.last; ++index) {
        const Variant& day = instance.variants[index];
        const double work = static_cast<double>(day.hours_end) - day.start - day.auxiliary -
                            day.pause_length;
        hours += std::max(0.0, work) * day.days;
    }
    return hours;
}

double work_of(const Instance& instance, std::int32_t store) {
    double days = 0.0;
    const auto first = instance.choices_of_store(store).first;
    for (const auto column : instance.columns_of_choice(first))
        days += instance.column_days(column);
    return days * (instance.stay[store] + instance.mean_near_travel);
}
}  // namespace

Territories::Territories(const Instance& instance) : base_of_store_(instance.stores, 0) {
    find_bases(instance);
    if (are_several()) share_out(instance);
}

void Territories::find_bases(const Instance& instance) {
    double all_hours = 0.0;
    for (const Slot& slot : instance.slots) {
        auto base = std::find_if(bases_.begin(), bases_.end(), [&](const Base& each) {
            return each.start_place == slot.start_place && each.end_place == slot.end_place;
        });
        if (base == bases_.end()) base = bases_.insert(base, {slot.start_place, slot.end_place});
        base_of_slot_.push_back(static_cast<std::int32_t>(base - bases_.begin()));
        const double hours = hours_of(instance, slot);
        base->share += hours;
        all_hours += hours;
    }
    for (Base& base : bases_)
        base.share = std::max(kLeastShare, base.share / std::max(1.0, all_hours));
}

std::vector<double> Territories::trips(const Instance& instance) const {
    std::vector<double> trips(base_of_store_.size() * bases_.size(), kBarred);
    double* trip = trips.data();
    for (std::int32_t store = 0; store < instance.stores; ++store, trip += bases_.size())
        for (const auto column : instance.set_columns[instance.set_of_store[store]])
            for (const auto slot : instance.slots_of_column(column)) {
                const auto number = base_of_slot_[slot];
                const Base& base = bases_[number];
                trip[number] = (instance.drive(base.start_place, store) +
                                instance.drive(store, base.end_place)) /
                               2.0;
            }
    return trips;
}

// The transport problem's dual, by subgradient steps: a base with too much work becomes
// dearer for all stores, one with too little cheaper (Held, Wolfe and Crowder 1974, Validation
// of subgradient optimization, Mathematical Programming 6).
void Territories::share_out(const Instance& instance) {
    const auto trip = trips(instance);
    std::vector<double> work;
    for (std::int32_t store = 0; store < instance.stores; ++store)
        work.push_back(work_of(instance, store));
    const double all_work = std::max(1.0, std::accumulate(work.begin(), work.end(), 0.0));
    double step = kFirstStep * instance.mean_near_travel;
    for (int round = 0; round < kRounds; ++round, step *= kShrinking) {
        give(trip);
        for (Base& base : bases_) base.price -= step;
        for (std::size_t store = 0; store < work.size(); ++store) {
            Base& base = bases_[base_of_store_[store]];
            base.price += step * work[store] / (all_work * base.share);
        }
    }
}

void Territories::give(const std::vector<double>& trips) {
    const double* trip = trips.data();
    for (auto& given : base_of_store_) {
        double least = kBarred;
        for (std::size_t base = 0; base < bases_.size(); ++base, ++trip) {
            const double price = *trip + bases_[base].price;
            if (price >= least) continue;
            least = price;
            given = static_cast<std::int32_t>(base);
        }
    }
}

}  // namespace routeplan
