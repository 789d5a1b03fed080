//! A spot: what a file says about where something is, and what was found by it.

use super::{LonLat, PlanePoint};

/// What a file says about where something is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spot<'a> {
    /// A point on the globe.
    Degrees(LonLat),
    /// The name of a place, as "Columbia", "Columbia, MO" or "Columbia (Boone County)".
    Place {
        /// The name.
        name: &'a str,
        /// Its county, as in [`Spot::County`], where it is said.
        county: Option<&'a str>,
    },
    /// A ZIP code, as "63101" or "63101-1234".
    Zip(&'a str),
    /// A county by its name, with or without "County", or by its FIPS code: "29019", "019" or
    /// "19".
    County(&'a str),
}

/// Where a spot is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Located {
    /// The point.
    pub at: PlanePoint,
    /// Whether it lies in the state's boundaries.
    pub inside: bool,
}

/// Why a spot is nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// A sentence: what was looked for, and why it is not found.
    pub reason: String,
    /// What may be meant: up to three names spelled alike, or all that an ambiguous one may
    /// mean. Each is a clear name.
    pub suggestions: Vec<String>,
}

impl Miss {
    /// A miss without suggestions.
    pub(super) fn plain(reason: String) -> Self {
        Self { reason, suggestions: Vec::new() }
    }
}

/// What the file says, in quotation marks and cut where it gets long.
pub(super) fn quoted(looked_for: &str) -> String {
    const LONGEST: usize = 60;
    let text = looked_for.trim();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("“{}…”", &text[..end]),
        None => format!("“{text}”"),
    }
}
