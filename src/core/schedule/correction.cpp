#include "core/schedule/correction.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {
namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

constexpr double ridge = 20;
constexpr int most_steps = 25;
constexpr double small_enough = 1e-10;
constexpr Vector none{0, 1, 0};

double log_odds(double chance) {
    constexpr double nearly = 1e-9;
    const double bounded = std::clamp(chance, nearly, 1 - nearly);
    return std::log(bounded / (1 - bounded));
}

double from_log_odds(double odds) {
    return 1 / (1 + std::exp(-odds));
}

Vector features(double chance, bool has_lapsed) {
    return {1, log_odds(chance), has_lapsed ? 1.0 : 0.0};
}

double product(const Vector& a, const Vector& b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

// Of a symmetric matrix that is positive: its ridge keeps it so.
Vector solved(Matrix of, Vector right) {
    for (std::size_t pivot = 0; pivot < 3; ++pivot)
        for (std::size_t row = pivot + 1; row < 3; ++row) {
            const double times = of[row][pivot] / of[pivot][pivot];
            for (std::size_t column = pivot; column < 3; ++column)
                of[row][column] -= times * of[pivot][column];
            right[row] -= times * right[pivot];
        }
    Vector out{};
    for (std::size_t row = 3; row-- > 0;) {
        double rest = right[row];
        for (std::size_t column = row + 1; column < 3; ++column)
            rest -= of[row][column] * out[column];
        out[row] = rest / of[row][row];
    }
    return out;
}

// One step of Newton's method from `at`: what to take off.
Vector step_from(const Vector& at, std::span<const Foretold> reviews) {
    Vector slope{};
    Matrix curve{};
    for (std::size_t i = 0; i < 3; ++i) {
        slope[i] = ridge * (at[i] - none[i]);
        curve[i][i] = ridge;
    }
    for (const Foretold& review : reviews) {
        const Vector x = features(review.chance, review.has_lapsed);
        const double chance = from_log_odds(product(at, x));
        for (std::size_t i = 0; i < 3; ++i) {
            slope[i] += (chance - (review.is_known ? 1 : 0)) * x[i];
            for (std::size_t j = 0; j < 3; ++j) curve[i][j] += chance * (1 - chance) * x[i] * x[j];
        }
    }
    return solved(curve, slope);
}

}  // namespace

double Correction::of(double chance, bool has_lapsed) const {
    return from_log_odds(product({shift, slope, lapsed}, features(chance, has_lapsed)));
}

Correction fitted(std::span<const Foretold> reviews) {
    if (reviews.size() < fewest_to_correct) return {};
    Vector at = none;
    for (int i = 0; i < most_steps; ++i) {
        const Vector step = step_from(at, reviews);
        for (std::size_t j = 0; j < 3; ++j) at[j] -= step[j];
        if (product(step, step) < small_enough) break;
    }
    return {at[0], at[1], at[2]};
}

}  // namespace core
