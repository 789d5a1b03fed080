//! Lines along which a raster passes a threshold.

use super::raster::Raster;
use crate::geo::PlanePoint;

/// The contour lines of a raster at a threshold, in kilometres of the plane.
///
/// Marching squares (Lorensen and Cline 1987, in two dimensions) over the squares between pixel
/// centers: inside is what is at least the threshold, as in d3-contour, and lines cross the sides
/// of squares where linear interpolation has the threshold. Where opposite corners are inside and
/// the others not, the mean of the four decides whether the inside is one (mean at least the
/// threshold) or two.
///
/// Every line is closed, its last point then equal to its first, or runs from edge to edge of the
/// raster (its outermost pixel centers). The inside is to the left of its way. Lines do not cross.
pub fn contours(raster: &Raster, threshold: f64) -> Vec<Vec<PlanePoint>> {
    let (columns, rows) = (raster.grid.columns, raster.grid.rows);
    let mut lines = Vec::new();
    if columns < 2 || rows < 2 {
        return lines;
    }
    let mut walk = Walk { raster, threshold, entered: vec![0; (columns - 1) * (rows - 1)] };
    let mut begin = |column: usize, row: usize, side: usize| {
        let step = Step { column, row, side };
        if walk.enters(step) {
            lines.push(walk.line(step));
        }
    };
    // Lines that come in over the edge first: no closed line can then be begun in their middle.
    let (last_column, last_row) = (columns - 2, rows - 2);
    for column in 0..=last_column {
        begin(column, 0, 0);
        begin(column, last_row, 2);
    }
    for row in 0..=last_row {
        begin(last_column, row, 1);
        begin(0, row, 3);
    }
    // Somewhere a closed line goes south, and there comes in from the north.
    for row in 0..=last_row {
        for column in 0..=last_column {
            begin(column, row, 0);
        }
    }
    lines
}

/// A square, and one of its sides: 0 is the north, 1 the east, 2 the south, 3 the west. Side s
/// lies between corner s and corner s + 1, where corner 0 is the north-west, and 1 the north-east.
#[derive(Clone, Copy, PartialEq)]
struct Step {
    column: usize,
    row: usize,
    side: usize,
}

struct Walk<'a> {
    raster: &'a Raster,
    threshold: f64,
    /// For each square one bit for each side by which a line has come in.
    entered: Vec<u8>,
}

impl Walk<'_> {
    /// The column and row of a corner of a square.
    fn corner(step: Step, corner: usize) -> (usize, usize) {
        let corner = corner % 4;
        (
            step.column + usize::from(corner == 1 || corner == 2),
            step.row + usize::from(corner == 2 || corner == 3),
        )
    }

    fn value(&self, step: Step, corner: usize) -> f64 {
        let (column, row) = Self::corner(step, corner);
        f64::from(self.raster.values[row * self.raster.grid.columns + column])
    }

    fn inside(&self, step: Step, corner: usize) -> bool {
        self.value(step, corner) >= self.threshold
    }

    fn index(&self, step: Step) -> usize {
        step.row * (self.raster.grid.columns - 1) + step.column
    }

    /// Whether a line comes in by this side, the inside to its left, and none has yet been drawn.
    fn enters(&self, step: Step) -> bool {
        self.inside(step, step.side + 1)
            && !self.inside(step, step.side)
            && self.entered[self.index(step)] & (1 << step.side) == 0
    }

    /// The side by which a line leaves that comes in by another.
    fn exit(&self, step: Step) -> usize {
        let side = step.side;
        match (self.inside(step, side + 2), self.inside(step, side + 3)) {
            (false, false) => side + 1,
            (true, false) => side + 2,
            (true, true) => side + 3,
            // A saddle: either around the one corner, or along the ridge to the other.
            (false, true) => {
                let sum: f64 = (0..4).map(|corner| self.value(step, corner)).sum();
                if sum / 4.0 >= self.threshold { side + 3 } else { side + 1 }
            }
        }
    }

    /// The neighbour beyond a side, seen from which that side is the opposite one.
    fn next(&self, step: Step, side: usize) -> Option<Step> {
        let grid = &self.raster.grid;
        let (column, row) = match side % 4 {
            0 => (step.column, step.row.checked_sub(1)?),
            1 => (step.column + 1, step.row),
            2 => (step.column, step.row + 1),
            _ => (step.column.checked_sub(1)?, step.row),
        };
        let there = column < grid.columns - 1 && row < grid.rows - 1;
        there.then_some(Step { column, row, side: (side + 2) % 4 })
    }

    /// Where a side has the threshold.
    fn point(&self, step: Step, side: usize) -> PlanePoint {
        let (from, to) = (self.value(step, side), self.value(step, side + 1));
        let part = (self.threshold - from) / (to - from);
        let ((a, b), (c, d)) = (Self::corner(step, side), Self::corner(step, side + 1));
        let between = |from: usize, to: usize| from as f64 + part * (to as f64 - from as f64);
        let grid = &self.raster.grid;
        PlanePoint { x: grid.x(between(a, c)), y: grid.y(between(b, d)) }
    }

    /// The line that begins here.
    fn line(&mut self, begin: Step) -> Vec<PlanePoint> {
        let mut line = vec![self.point(begin, begin.side)];
        let mut step = begin;
        loop {
            let index = self.index(step);
            self.entered[index] |= 1 << step.side;
            let exit = self.exit(step);
            match self.next(step, exit) {
                None => {
                    line.push(self.point(step, exit));
                    return line;
                }
                Some(next) if next == begin => {
                    line.push(line[0]);
                    return line;
                }
                Some(next) => {
                    line.push(self.point(next, next.side));
                    step = next;
                }
            }
        }
    }
}
