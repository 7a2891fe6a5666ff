// How a day ends once the break is over, as a function of when the rep is ready at a stop.
#pragma once

#include <algorithm>
#include <array>
#include <span>

#include "instance.hpp"

namespace routeplan {

// Pieces of max(ready + shift, floor), each up to a latest moment. One opening a store
// gives one piece: the concatenation of time windows of Vidal, Crainic, Gendreau and Prins
// (2013), A hybrid genetic algorithm with adaptive diversity management for a large class
// of vehicle routing problems with time-windows, Computers & OR 40(1).
class Tail {
public:
    // At the base the day is over.
    Tail() : pieces_{{{kNever, 0, 0}}} {}
    // At a stop: `onward` is the stay and the drive to where `next` begins. What would
    // have to begin before `earliest` is left out.
    Tail(std::span<const StartWindow> openings, Seconds onward, const Tail& next,
         Seconds earliest) {
        count_ = 0;
        for (const auto& opening : openings) add(opening, onward, next, earliest);
    }

    // False: too many pieces; the day has to be followed stop by stop from here.
    [[nodiscard]] bool is_known() const { return count_ <= kMostPieces; }
    // kNever: a store on the way is closed for good.
    [[nodiscard]] Seconds end(Seconds ready) const {
        for (std::size_t index = 0; index < count_; ++index)
            if (ready <= pieces_[index].until)
                return std::max(ready + pieces_[index].shift, pieces_[index].floor);
        return kNever;
    }

private:
    static constexpr std::size_t kMostPieces = 4;
    struct Piece {
        Seconds until, shift, floor;
    };

    std::array<Piece, kMostPieces> pieces_;
    std::size_t count_ = 1;

    void add(const StartWindow& opening, Seconds onward, const Tail& next, Seconds earliest) {
        if (!next.is_known()) count_ = kMostPieces + 1;
        for (std::size_t index = 0; is_known() && index < next.count_; ++index) {
            const Piece& then = next.pieces_[index];
            const Seconds latest_start = then.until - onward;
            if (opening.first <= latest_start)
                push({std::min(opening.last, latest_start), then.shift + onward,
                      std::max(then.floor, opening.first + onward + then.shift)},
                     earliest);
            if (latest_start >= opening.last) break;
        }
    }
    void push(const Piece& piece, Seconds earliest) {
        if (piece.until < earliest) return;
        if (count_ > 0 && count_ <= kMostPieces && piece.until <= pieces_[count_ - 1].until)
            return;
        if (count_ < kMostPieces) pieces_[count_] = piece;
        ++count_;
    }
};

}  // namespace routeplan
