// A route whose rep leaves when it suits: what counts is how long the day takes.
#include "route.hpp"

namespace routeplan {

namespace {
// As if the rep had left at the start and lost no time by that.
DayEnd end_of_all(const Variant& day, const Stretch& all) {
    return {all.is_possible() ? day.start + all.takes : kNever, false};
}
}  // namespace

void Route::follow_stretches(const Instance& instance) {
    const Range variants = instance.slots[slot_].variants;
    stretches_.resize(2 * row(static_cast<std::size_t>(variants.size())));
    for (std::int32_t index = 0; index < variants.size(); ++index) {
        const Variant& day = instance.variants[variants.first + index];
        Stretch* until = stretches_.data() + 2 * row(static_cast<std::size_t>(index));
        Stretch* onward = until + row(1);
        until[0] = onward[size()] = Stretch::at_base(day);
        for (std::int32_t stop = 0; stop < size(); ++stop)
            until[stop + 1] = until[stop].then(
                legs_[stop], Stretch::at_store(instance, day, places_[stop + 1]));
        for (std::int32_t stop = size() - 1; stop >= 0; --stop)
            onward[stop] = Stretch::at_store(instance, day, places_[stop + 1])
                               .then(legs_[stop + 1], onward[stop + 1]);
    }
}

DayEnd Route::free_end(const Variant& day, std::int32_t variant) const {
    const Stretch* until = stretches_.data() + 2 * row(static_cast<std::size_t>(variant));
    const Stretch* onward = until + row(1);
    return end_of_all(day, until[size()].then(legs_.back(), onward[size()]));
}

DayEnd Route::free_end_with(const Instance& instance, std::int32_t variant, std::int32_t store,
                            std::int32_t position) const {
    const Variant& day = instance.variants[instance.slots[slot_].variants.first + variant];
    const Stretch* until = stretches_.data() + 2 * row(static_cast<std::size_t>(variant));
    const Stretch* onward = until + row(1);
    return end_of_all(day, until[position]
                               .then(instance.drive(places_[position], store),
                                     Stretch::at_store(instance, day, store))
                               .then(instance.drive(store, places_[position + 1]),
                                     onward[position]));
}

}  // namespace routeplan
