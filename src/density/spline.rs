//! The uniform quadratic B-spline, by which points meet the lattice.

/// The variance of the quadratic B-spline, in squared cells: three boxes of 1/12 each. It is the
/// same for its three weights, wherever the point lies between the nodes (Strang and Fix, 1971);
/// the two weights of linear binning vary from 0 to 1/4 and would put a lone peak 1 % off.
pub(super) const VARIANCE: f64 = 0.25;

/// The first of the three nodes, of `len`, whose splines reach a place, and their weights, each
/// from 0 to 3/4, which sum to 1. `place` is in cells from node 0. None where a node is missing
/// or the place is not a number.
#[expect(clippy::inline_always, reason = "see Lattice::spread_here")]
#[inline(always)]
pub(super) fn weights(place: f64, len: usize) -> Option<(usize, [f64; 3])> {
    let shifted = place + 0.5;
    // Also the answer to NaN, which no range contains.
    if !(1.0..len as f64 - 1.0).contains(&shifted) {
        return None;
    }
    let nearest = shifted as usize;
    let off = place - nearest as f64;
    let (left, right) = (0.5 - off, 0.5 + off);
    Some((nearest - 1, [0.5 * left * left, 0.75 - off * off, 0.5 * right * right]))
}
