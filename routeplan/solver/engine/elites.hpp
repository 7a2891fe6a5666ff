// The best solutions of earlier rounds, and children of two of them.
#pragma once

#include <vector>

#include "instance.hpp"
#include "random.hpp"
#include "recreate.hpp"
#include "solution.hpp"

namespace routeplan {

class Elites {
public:
    explicit Elites(const Instance& instance) : instance_(&instance) {}

    [[nodiscard]] bool is_empty() const { return elites_.empty(); }
    // The dearest goes when there are too many; one that costs what another does stays out.
    void add(const Snapshot& snapshot);
    // Makes the solution a child: one elite's, with the patterns of a region from another,
    // after the inheritance of patterns of Vidal et al. (2012).
    void make_child(Solution& solution, Recreate& recreate, Random& random) const;

private:
    const Instance* instance_;
    std::vector<Snapshot> elites_;

    [[nodiscard]] std::size_t parent(Random& random) const;
    [[nodiscard]] std::vector<std::int32_t> region(Random& random) const;
};

}  // namespace routeplan
