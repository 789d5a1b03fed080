//! Convolution of a lattice with a Gaussian, one direction after the other.

use super::lattice::CELLS_PER_BANDWIDTH;
use super::spline;

/// Nodes that the taps reach on either side: 4.5 bandwidths, where the Gaussian is 4e-5 of its
/// peak.
pub(super) const REACH: usize = 18;

/// Nodes that are summed up together, so that the sums stay in the nearest cache.
const BLOCK: usize = 256;

/// The taps from the middle outwards. Their variance is that of the kernel less two splines: one
/// by which points come onto the lattice, one by which the density is read off it. As sampled
/// Gaussians of this width have their nominal variance to better than 1e-12 (Poisson summation),
/// nothing else needs to be corrected. They sum to 1, so that no mass is lost.
pub(super) fn taps() -> [f64; REACH + 1] {
    let variance = CELLS_PER_BANDWIDTH * CELLS_PER_BANDWIDTH - 2.0 * spline::VARIANCE;
    let mut taps = [1.0; REACH + 1];
    let mut sum = 1.0;
    for (distance, tap) in taps.iter_mut().enumerate().skip(1) {
        *tap = (-0.5 * (distance * distance) as f64 / variance).exp();
        sum += 2.0 * *tap;
    }
    for tap in &mut taps {
        *tap /= sum;
    }
    taps
}

/// Convolves in one direction: `stride` is 1 across a row and the length of a row along a column.
///
/// Rows are taken as one long line, so that what is within reach of a row's end spills into the
/// next row's begin. Both are margin, which no reader of the lattice looks at, and a loop
/// without ends is the fastest.
pub(super) fn convolve(from: &[f64], to: &mut [f64], taps: &[f64; REACH + 1], stride: usize) {
    let reach = REACH * stride;
    let end = from.len().saturating_sub(reach);
    to.fill(0.0);
    let mut start = reach;
    while start < end {
        let len = BLOCK.min(end - start);
        let sums = &mut to[start..start + len];
        for (sum, middle) in sums.iter_mut().zip(&from[start..]) {
            *sum = taps[0] * middle;
        }
        // Two taps at a time: half as often are the sums read and written.
        for near in (1..REACH).step_by(2) {
            let (tap, next) = (taps[near], taps[near + 1]);
            let shift = near * stride;
            let left = &from[start - shift..][..len];
            let right = &from[start + shift..][..len];
            let left_next = &from[start - shift - stride..][..len];
            let right_next = &from[start + shift + stride..][..len];
            for i in 0..len {
                sums[i] += tap * (left[i] + right[i]) + next * (left_next[i] + right_next[i]);
            }
        }
        start += len;
    }
}
