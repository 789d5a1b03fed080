//! One published value, or the reason why there is none.

use super::Share;
use serde::Serialize;

/// One published value, or the reason why there is none.
///
/// Missing is a value: there is no number to plot, add or leak in the other variants, no
/// conversion to one, and no default.
///
/// ```compile_fail
/// # use hotline_atlas::report::Cell;
/// let drawn = f64::from(Cell::FewerThanThree); // a withheld cell cannot be plotted
/// ```
/// ```compile_fail
/// # use hotline_atlas::report::Cell;
/// let sum: u32 = [Cell::FewerThanThree, Cell::FewerThanThree].into_iter().sum(); // nor summed
/// ```
/// ```compile_fail
/// # use hotline_atlas::report::Cell;
/// let hidden = Cell::FewerThanThree as u32; // nor converted
/// ```
/// ```compile_fail
/// # use hotline_atlas::report::Cell;
/// let stand_in = Cell::default(); // and nothing stands in for it
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// A published count.
    Count(Counted),
    /// Withheld by the publisher to protect people: 0, 1 or 2, nobody here knows which.
    FewerThanThree,
    /// The publisher has no figure.
    NotAvailable,
    /// A figure would make no sense here.
    NotApplicable,
}

/// A published count and, where the report prints one, its share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// How many, in the unit of the table.
    pub n: u32,
    /// The percentage printed beside it, with its base.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
}

impl Cell {
    /// The published count, where there is one.
    #[must_use]
    pub fn counted(&self) -> Option<&Counted> {
        match self {
            Self::Count(counted) => Some(counted),
            Self::FewerThanThree | Self::NotAvailable | Self::NotApplicable => None,
        }
    }
}
