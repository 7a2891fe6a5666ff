// Which base each store is given to, so that every base has its share of the work.
#pragma once

#include <cstdint>
#include <vector>

#include "instance.hpp"

namespace routeplan {

class Territories {
public:
    explicit Territories(const Instance& instance);

    [[nodiscard]] bool are_several() const { return bases_.size() > 1; }
    [[nodiscard]] bool is_own(std::int32_t store, std::int32_t slot) const {
        return base_of_store_[store] == base_of_slot_[slot];
    }

private:
    // Where days start and end, and what share of all hours they have.
    struct Base {
        std::int32_t start_place;
        std::int32_t end_place;
        double share = 0.0;
        double price = 0.0;  // of a store, in seconds of driving
    };

    std::vector<Base> bases_;
    std::vector<std::int32_t> base_of_slot_;
    std::vector<std::int32_t> base_of_store_;

    void find_bases(const Instance& instance);
    // Half the way out and back, stores x bases; infinite where no slot may serve the store.
    [[nodiscard]] std::vector<double> trips(const Instance& instance) const;
    void share_out(const Instance& instance);
    // Gives every store to the base that is cheapest for it.
    void give(const std::vector<double>& trips);
};

}  // namespace routeplan
