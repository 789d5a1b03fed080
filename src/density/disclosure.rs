//! What of a reader's own file may be shown.

use crate::geo::PlanePoint;

/// The side of a cell, in kilometres: coordinates are known no better than this. The cells are
/// fixed in the plane and no reader can move them, since from two sets of cells more could be told
/// than from one.
pub const CELL: f64 = 5.0;

/// The least count that is shown: the report's own rule, by which fewer than three are withheld.
pub const LEAST: u32 = 3;

/// A file after protection: all that a map may know of it. No original coordinate is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Protected {
    /// The cells with at least [`LEAST`], from south to north, each row from west to east.
    pub cells: Vec<ProtectedCell>,
    /// What the other cells hold in all.
    pub withheld: Withheld,
}

/// A cell that may be shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProtectedCell {
    /// Its center, whatever the points in it were.
    pub center: PlanePoint,
    /// How many are in it, at least [`LEAST`].
    pub count: u32,
}

/// What is not shown. In how many cells is not known: with the total it could give counts away
/// (three withheld in three cells are one in each).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// Every point is in a cell that is shown.
    None,
    /// One or two, which itself is not to be told.
    FewerThanThree,
    /// So many, at least [`LEAST`].
    Total(u32),
}

/// Counts points in cells and withholds what is too small. Takes places with how many are at each;
/// a place that is not a number is not counted, as it is nowhere.
///
/// A density is then to be made of the cells alone, with a bandwidth of at least [`CELL`]:
/// density maps can be inverted, so nothing else may enter them.
pub fn protect(points: impl Iterator<Item = (PlanePoint, u32)>) -> Protected {
    // Kept in order by (row, column): there are a few thousand cells in a state, so inserting is
    // cheap, and the order of the file leaves no trace.
    let mut counts: Vec<((i32, i32), u32)> = Vec::new();
    for (at, count) in points {
        if count == 0 || !at.x.is_finite() || !at.y.is_finite() {
            continue;
        }
        let key = ((at.y / CELL).floor() as i32, (at.x / CELL).floor() as i32);
        match counts.binary_search_by(|(other, _)| other.cmp(&key)) {
            Ok(place) => counts[place].1 = counts[place].1.saturating_add(count),
            Err(place) => counts.insert(place, (key, count)),
        }
    }
    let center = |number: i32| (f64::from(number) + 0.5) * CELL;
    let mut cells = Vec::new();
    let mut sum: u32 = 0;
    for ((row, column), count) in counts {
        if count >= LEAST {
            let center = PlanePoint { x: center(column), y: center(row) };
            cells.push(ProtectedCell { center, count });
        } else {
            sum = sum.saturating_add(count);
        }
    }
    let withheld = match sum {
        0 => Withheld::None,
        1..LEAST => Withheld::FewerThanThree,
        _ => Withheld::Total(sum),
    };
    Protected { cells, withheld }
}
