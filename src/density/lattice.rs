//! The coarse lattice on which densities are computed.

use super::blur;
use super::spline::weights;
use crate::geo::PlanePoint;

/// Lattice cells in one bandwidth. At 4 the kernel is within 0.06 % of its peak, at 3 within
/// 0.15 %; the cost grows with the square.
pub(super) const CELLS_PER_BANDWIDTH: f64 = 4.0;

/// Nodes beyond the bounds on every side, 5.5 bandwidths: as far as the taps reach, and the
/// splines at both ends.
const MARGIN: f64 = blur::REACH as f64 + 4.0;

/// The most nodes a lattice may have: 64 MB. A bandwidth of a thousandth of a raster would ask for
/// more, and gets an empty lattice instead of the whole memory.
const MOST_NODES: f64 = 8_388_608.0;

/// A rectangle of the plane, in kilometres.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) west: f64,
    pub(super) south: f64,
    pub(super) east: f64,
    pub(super) north: f64,
}

impl Bounds {
    /// The smallest rectangle around rings; infinitely inside out where there are none.
    pub(super) fn of(rings: &[Vec<PlanePoint>]) -> Self {
        let mut bounds = Self {
            west: f64::INFINITY,
            south: f64::INFINITY,
            east: f64::NEG_INFINITY,
            north: f64::NEG_INFINITY,
        };
        for point in rings.iter().flatten() {
            bounds.west = bounds.west.min(point.x);
            bounds.south = bounds.south.min(point.y);
            bounds.east = bounds.east.max(point.x);
            bounds.north = bounds.north.max(point.y);
        }
        bounds
    }
}

/// Numbers at the nodes of a square lattice. Nodes lie at whole multiples of the step from the
/// plane's origin, so that two windows on the same plane share their nodes, and a density does not
/// depend on where a reader looks.
#[derive(Clone, Debug)]
pub(super) struct Lattice {
    /// Cells in a kilometre.
    per_kilometre: f64,
    /// The plane's number of column 0, a whole number.
    west: f64,
    /// The plane's number of row 0, a whole number; rows go north.
    south: f64,
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// Row by row.
    pub(super) nodes: Vec<f64>,
}

impl Lattice {
    /// Zeros at all nodes that matter to a density within the bounds, for a bandwidth in the same
    /// unit. Empty where that makes no sense.
    pub(super) fn over(bounds: Bounds, bandwidth: f64) -> Self {
        let per_kilometre = CELLS_PER_BANDWIDTH / bandwidth;
        let west = (bounds.west * per_kilometre).floor() - MARGIN;
        let south = (bounds.south * per_kilometre).floor() - MARGIN;
        let columns = (bounds.east * per_kilometre).ceil() + MARGIN + 1.0 - west;
        let rows = (bounds.north * per_kilometre).ceil() + MARGIN + 1.0 - south;
        // One row of many nodes and none at all are both refused; so is what is not a number.
        let sensible = bandwidth > 0.0
            && columns > MARGIN
            && rows > MARGIN
            && (0.0..=MOST_NODES).contains(&(columns * rows));
        let (columns, rows) = if sensible { (columns as usize, rows as usize) } else { (0, 0) };
        Self { per_kilometre, west, south, columns, rows, nodes: vec![0.0; columns * rows] }
    }

    /// The same nodes, all zero.
    pub(super) fn cleared(&self) -> Self {
        Self { nodes: vec![0.0; self.nodes.len()], ..*self }
    }

    /// Nodes in a square kilometre.
    pub(super) fn per_square_kilometre(&self) -> f64 {
        self.per_kilometre * self.per_kilometre
    }

    /// The three columns around a place to the east, and their weights.
    #[expect(clippy::inline_always, reason = "see spread_here")]
    #[inline(always)]
    pub(super) fn across(&self, x: f64) -> Option<(usize, [f64; 3])> {
        weights(x * self.per_kilometre - self.west, self.columns)
    }

    /// The three rows around a place to the north, and their weights.
    #[expect(clippy::inline_always, reason = "see spread_here")]
    #[inline(always)]
    pub(super) fn along(&self, y: f64) -> Option<(usize, [f64; 3])> {
        weights(y * self.per_kilometre - self.south, self.rows)
    }

    /// Adds a weight to the nine nodes around a point (the "triangular-shaped cloud" of Hockney
    /// and Eastwood, 1988). A point beyond the margin adds nothing: no density here hears of it.
    pub(super) fn spread(&mut self, at: PlanePoint, weight: f64) {
        self.spread_here(at, weight);
    }

    /// [`Lattice::spread`] as part of the caller's loop, for a million points. Compilers that save
    /// bytes make calls of it, which took node 17 ms instead of 10.
    #[expect(clippy::inline_always, reason = "measured: see above")]
    #[inline(always)]
    pub(super) fn spread_here(&mut self, at: PlanePoint, weight: f64) {
        let (Some((column, across)), Some((row, along))) = (self.across(at.x), self.along(at.y))
        else {
            return;
        };
        let mut start = row * self.columns + column;
        for share in along {
            if let Some([a, b, c]) = self.nodes.get_mut(start..start + 3) {
                let share = share * weight;
                *a += share * across[0];
                *b += share * across[1];
                *c += share * across[2];
            }
            start += self.columns;
        }
    }

    /// The spline surface over the nodes at a point, 0 beyond them: the adjoint of `spread`, by
    /// the same nine weights.
    pub(super) fn value(&self, at: PlanePoint) -> f64 {
        let (Some((column, across)), Some((row, along))) = (self.across(at.x), self.along(at.y))
        else {
            return 0.0;
        };
        let mut sum = 0.0;
        let mut start = row * self.columns + column;
        for share in along {
            if let Some([a, b, c]) = self.nodes.get(start..start + 3) {
                sum += share * (across[0] * a + across[1] * b + across[2] * c);
            }
            start += self.columns;
        }
        sum
    }

    /// Convolves the nodes with the taps of [`blur`], in both directions.
    pub(super) fn blur(&mut self) {
        let taps = blur::taps();
        let mut other = vec![0.0; self.nodes.len()];
        blur::convolve(&self.nodes, &mut other, &taps, 1);
        blur::convolve(&other, &mut self.nodes, &taps, self.columns);
    }

    /// Multiplies all nodes.
    pub(super) fn scale(&mut self, factor: f64) {
        for node in &mut self.nodes {
            *node *= factor;
        }
    }
}
