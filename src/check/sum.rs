//! The sum of some cells, as far as it is published.

use crate::report::Cell;

/// The sum of some cells, as far as it is published.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    /// The sum of the published counts.
    pub counted: u64,
    /// How many cells are withheld: each adds 0, 1 or 2.
    withheld: u64,
    /// How many cells have no figure: each can add anything.
    unknown: u64,
}

/// How a sum compares with the whole that it should be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Compared {
    /// It is, or can be, the whole.
    Agrees,
    /// A cell has no figure, so nobody can tell.
    Open,
    /// The published counts alone are more.
    More,
    /// Even with the largest withheld counts it is less.
    Less,
}

impl Sum {
    /// The largest count that "Fewer than Three" can stand for.
    const MOST_WITHHELD: u64 = 2;

    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a Cell>) -> Self {
        let mut sum = Self::default();
        for cell in cells {
            match cell {
                Cell::Count(counted) => sum.counted += u64::from(counted.n),
                Cell::FewerThanThree => sum.withheld += 1,
                Cell::NotAvailable => sum.unknown += 1,
                Cell::NotApplicable => {}
            }
        }
        sum
    }

    pub(super) fn compared(self, whole: u32) -> Compared {
        let whole = u64::from(whole);
        if self.counted > whole {
            Compared::More
        } else if self.unknown > 0 {
            Compared::Open
        } else if self.counted + self.withheld * Self::MOST_WITHHELD < whole {
            Compared::Less
        } else {
            Compared::Agrees
        }
    }
}
