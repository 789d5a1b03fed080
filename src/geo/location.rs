//! The locations of a reader's own file.

use super::{Date, PlanePoint};

/// A location of the reader's own file, on the map.
///
/// Of what the file says about where, only the point in the plane is kept: the view without
/// protection, which is on screen only, needs it. Whatever leaves the screen is made from
/// counts in cells of a fixed grid, never from this point.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    /// The line of the file that it begins in, from 1.
    pub line: usize,
    /// Where it is.
    pub at: PlanePoint,
    /// How many the file counts there.
    pub count: u32,
    /// The case that it belongs to, where the file says so. A case may have several locations.
    pub case: Option<String>,
    /// When, where the file says so in a form that is understood.
    pub date: Option<Date>,
    /// Its category, by its index in [`Locations::categories`].
    pub category: Option<usize>,
}

/// What became of the rows of a reader's own file.
#[derive(Clone, Debug, PartialEq)]
pub struct Locations {
    /// Those on the map, in the order of the file.
    pub placed: Vec<Location>,
    /// Those outside the state: counted and named, not placed.
    pub outside: Vec<Outside>,
    /// Those that were not understood.
    pub unmatched: Vec<Unmatched>,
    /// The categories, as written, in the order of their first rows.
    pub categories: Vec<String>,
    /// What the counts count.
    pub unit: LocationUnit,
    /// How many rows repeat a case at the same place and were not counted again.
    pub repeated: usize,
    /// How many rows have a date that was not understood.
    pub unread_dates: usize,
}

/// What is counted in a reader's own file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocationUnit {
    /// Cases: every row on the map says which case it belongs to.
    Cases,
    /// Locations: nobody can tell how many cases they belong to.
    Locations,
}

/// A row about a place outside the state. Its text is for the reader's screen only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// Its line, from 1.
    pub line: usize,
    /// Where it is, as written.
    pub written: String,
}

/// A row that was not understood. Its text is for the reader's screen only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// Its line, from 1.
    pub line: usize,
    /// Where it is, as written, or all of the row; cut where it gets long.
    pub written: String,
    /// What is wrong, in a sentence.
    pub reason: String,
    /// What may have been meant.
    pub suggestions: Vec<String>,
}
