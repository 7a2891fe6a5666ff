// Puts stores back: the best place on every slot first, then the cheapest choice of slots.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "best_insertion.hpp"
#include "instance.hpp"
#include "random.hpp"
#include "ruin.hpp"
#include "solution.hpp"
#include "territories.hpp"

namespace routeplan {

class Recreate {
public:
    explicit Recreate(const Instance& instance);

    // Every store in `removed` has all its visits on days or counted as left out.
    // Once the solution costs `most` the others stay off: it is to be undone.
    void put_back(Solution& solution, const std::vector<Removed>& removed, Random& random,
                  Units most = std::numeric_limits<Units>::max());
    // All of them, if there is room, on slots of the base that each is given to.
    void put_in_territories(Solution& solution, const std::vector<Removed>& removed,
                            Random& random);

private:
    struct Offer {
        Units units = kInfinite;
        std::int32_t slot = kNone;
        std::int32_t position = -1;
    };

    // What a column costs: its offer, or leaving the visits out.
    struct Price {
        Units units = 0;
        bool is_final = false;  // or `units` at least
    };

    struct Keyed {
        std::int64_t key;
        std::int32_t place;  // in the lot, which decides between equals
        Removed removed;
    };

    const Instance* instance_;
    Territories territories_;
    InsertionMemory memory_;
    std::vector<Removed> queue_;
    std::vector<Keyed> keyed_;
    std::vector<Offer> offers_;  // per column, of the store at hand
    std::vector<Price> prices_;  // likewise
    std::int32_t until_blink_ = 1;

    void order(const std::vector<Removed>& removed, Random& random);
    // Which slots are looked at.
    struct Reach {
        bool only_near = false;  // that are empty or hold a store near this one
        bool only_own = false;   // of the base that the store is given to

        [[nodiscard]] bool is_all() const { return !only_near && !only_own; }
    };
    // One after the other, until one has room.
    [[nodiscard]] static std::span<const Reach> reaches(Random& random);
    // Below `most`, if there is one.
    [[nodiscard]] Offer best_offer(const Solution& solution, std::int32_t store,
                                   std::int32_t column, Reach reach, Units most,
                                   Random& random);
    // Now and then a store does not see its best place.
    bool blinks(Random& random);
    void compare(Offer& best, const Solution& solution, std::int32_t store, std::int32_t slot,
                 Random& random);
    void put_store(Solution& solution, std::int32_t store, std::span<const Reach> reaches,
                   Random& random);
    // Of those with all their columns priced; kNone: there is none.
    [[nodiscard]] std::int32_t cheapest_choice(const Solution& solution, std::int32_t store,
                                               Reach reach, Random& random);
    // The price of a column, or `most` or more.
    Units price(const Solution& solution, std::int32_t store, std::int32_t column, Reach reach,
                Units most, Random& random);
    void put_visit(Solution& solution, const Removed& removed, Random& random);
    void accept(Solution& solution, std::int32_t store, std::int32_t index, const Offer& offer);
    // An offer that costs more than leaving the visits out is dropped, or taken all the
    // same: the next store on that day may make up for it.
    void weigh(Offer& offer, std::int32_t store, std::int32_t column, Random& random);
};

}  // namespace routeplan
