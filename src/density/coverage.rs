//! How much of each cell of a grid a polygon covers.

use super::lattice::Bounds;
use crate::geo::PlanePoint;

/// The most cells a polygon may be laid out on: 64 MB.
const MOST_CELLS: f64 = 8_388_608.0;

/// Covered by less than this much of itself, a cell is not covered: what rounding leaves.
const LEAST_SHARE: f64 = 1e-9;

/// The exact area of a polygon in every cell of a square grid, whose lines lie at whole multiples
/// of the step from the plane's origin.
pub(super) struct Coverage {
    step: f64,
    west: f64,
    south: f64,
    columns: usize,
    /// Covered shares of cells, from 0 to 1, row by row.
    shares: Vec<f64>,
}

impl Coverage {
    /// Of rings, each closed implicitly: what lies in an odd number of them is covered. In which
    /// direction rings go does not matter; they may touch, but not cross.
    ///
    /// Areas are exact but for rounding: every edge is cut at the lines of the grid, and each
    /// piece adds the strip between itself and the end of its row, part of which is a trapezium
    /// in its own cell (the signed areas by which font rasterizers blend edges).
    pub(super) fn of(rings: &[Vec<PlanePoint>], step: f64) -> Self {
        let bounds = Bounds::of(rings);
        let (west, south) = ((bounds.west / step).floor(), (bounds.south / step).floor());
        // An edge on the last line has its strip in a cell beyond.
        let columns = (bounds.east / step).floor() - west + 2.0;
        let rows = (bounds.north / step).floor() - south + 1.0;
        let sensible = columns >= 2.0 && (1.0..=MOST_CELLS).contains(&(columns * rows));
        let (columns, rows) = if sensible { (columns as usize, rows as usize) } else { (0, 0) };
        let mut coverage = Self { step, west, south, columns, shares: vec![0.0; columns * rows] };
        if sensible {
            for (index, ring) in rings.iter().enumerate() {
                coverage.add(ring, sign(rings, index));
            }
            for row in coverage.shares.chunks_mut(columns) {
                let mut sum = 0.0;
                for share in row {
                    sum += *share;
                    *share = sum;
                }
            }
        }
        coverage
    }

    /// Adds the strips of one ring.
    fn add(&mut self, ring: &[PlanePoint], sign: f64) {
        for (from, to) in edges(ring) {
            let (ax, ay) = (from.x / self.step - self.west, from.y / self.step - self.south);
            let (bx, by) = (to.x / self.step - self.west, to.y / self.step - self.south);
            let (low, high) = (ay.min(by), ay.max(by));
            if low >= high {
                continue;
            }
            let slope = (bx - ax) / (by - ay);
            let sign = if by > ay { sign } else { -sign };
            let mut row = low.floor();
            while row < high {
                let (bottom, top) = (low.max(row), high.min(row + 1.0));
                let (x, other) = (ax + (bottom - ay) * slope, ax + (top - ay) * slope);
                self.strip(row as usize, x.min(other), x.max(other), sign * (top - bottom));
                row += 1.0;
            }
        }
    }

    /// Adds a straight piece within one row, from `left` to `right` and so high.
    fn strip(&mut self, row: usize, left: f64, right: f64, height: f64) {
        let mut column = left.max(0.0).floor();
        loop {
            let (begin, end) = (left.max(column), right.min(column + 1.0));
            // A vertical piece lies in one column, whole.
            let part = if right > left { (end - begin).max(0.0) / (right - left) } else { 1.0 };
            let part = part * height;
            let beyond = (0.5 * (begin + end) - column).max(0.0).min(1.0);
            let place = row * self.columns + (column as usize).min(self.columns - 2);
            if let Some([own, next]) = self.shares.get_mut(place..place + 2) {
                *own += part * (1.0 - beyond);
                *next += part * beyond;
            }
            column += 1.0;
            // NaN ends here too.
            if !matches!(column.partial_cmp(&right), Some(std::cmp::Ordering::Less)) {
                return;
            }
        }
    }

    /// The covered area, in square kilometres.
    pub(super) fn area(&self) -> f64 {
        let shares: f64 = self.shares.iter().filter(|share| **share > LEAST_SHARE).sum();
        shares * self.step * self.step
    }

    /// The centers of the covered cells, and the area covered of each in square kilometres.
    pub(super) fn cells(&self) -> impl Iterator<Item = (PlanePoint, f64)> {
        let covered = self.shares.iter().enumerate().filter(|(_, share)| **share > LEAST_SHARE);
        covered.map(|(place, share)| {
            let (row, column) = (place / self.columns, place % self.columns);
            let at = PlanePoint {
                x: (self.west + column as f64 + 0.5) * self.step,
                y: (self.south + row as f64 + 0.5) * self.step,
            };
            (at, share * self.step * self.step)
        })
    }
}

/// The edges of a ring, the closing one included.
fn edges(ring: &[PlanePoint]) -> impl Iterator<Item = (PlanePoint, PlanePoint)> {
    ring.iter().zip(ring.iter().cycle().skip(1)).map(|(from, to)| (*from, *to))
}

/// By what to multiply the rise of an edge so that outer rings add and holes take away.
fn sign(rings: &[Vec<PlanePoint>], index: usize) -> f64 {
    let ring = &rings[index];
    let Some(&probe) = ring.first() else { return 1.0 };
    // Twice the area, seen from the first point to keep digits; positive where counterclockwise.
    let cross = |(from, to): (PlanePoint, PlanePoint)| {
        (from.x - probe.x) * (to.y - probe.y) - (to.x - probe.x) * (from.y - probe.y)
    };
    let area: f64 = edges(ring).map(cross).sum();
    let mut sign = -area.signum();
    for (other, outer) in rings.iter().enumerate() {
        if other != index && inside(outer, probe) {
            sign = -sign;
        }
    }
    sign
}

/// Whether a point lies in a ring, by the number of edges to the east of it.
fn inside(ring: &[PlanePoint], point: PlanePoint) -> bool {
    edges(ring)
        .filter(|(from, to)| {
            (from.y > point.y) != (to.y > point.y)
                && point.x < from.x + (point.y - from.y) * (to.x - from.x) / (to.y - from.y)
        })
        .count()
        % 2
        == 1
}
