//! The tables of a report, by how their rows relate.

use super::{Base, Branch, Marked, Row, Section, Share, Unit};
use serde::Serialize;

/// Which table of the standard state report it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TableId {
    /// Incoming signals by channel.
    Signals,
    /// Substantive calls by type of caller.
    CallerType,
    /// Substantive calls by how the caller found the hotline.
    HowFound,
    /// Cases by primary reason for contacting the hotline.
    PrimaryReason,
    /// Cases by type of trafficking, with venues and industries under it.
    VenueIndustry,
    /// Labor trafficking cases that mention each group of people.
    LaborDemographics,
    /// Sex trafficking cases that mention each group of people.
    SexDemographics,
}

impl TableId {
    /// Every table of the standard report, in its order.
    pub const ALL: [Self; 7] = [
        Self::Signals,
        Self::CallerType,
        Self::HowFound,
        Self::PrimaryReason,
        Self::VenueIndustry,
        Self::LaborDemographics,
        Self::SexDemographics,
    ];

    /// Its heading in the standard report, without footnote marks. The signals have none of
    /// their own and stand under the heading of their section.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Signals => Section::SIGNALS,
            Self::CallerType => "CALLER TYPE",
            Self::HowFound => "HOW CALLER FOUND THE NATIONAL HOTLINE",
            Self::PrimaryReason => "PRIMARY REASON FOR CONTACTING THE NATIONAL HOTLINE",
            Self::VenueIndustry => "VENUE/INDUSTRY OF POTENTIAL TRAFFICKING",
            Self::LaborDemographics => "VICTIM DEMOGRAPHICS (LABOR TRAFFICKING CASES)",
            Self::SexDemographics => "VICTIM DEMOGRAPHICS (SEX TRAFFICKING CASES)",
        }
    }

    /// What it counts.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::Signals => Unit::Signals,
            Self::CallerType | Self::HowFound => Unit::Calls,
            Self::PrimaryReason
            | Self::VenueIndustry
            | Self::LaborDemographics
            | Self::SexDemographics => Unit::Cases,
        }
    }
}

/// A table, by how its rows relate. Whatever needs a whole (a sum, a stack) takes a
/// [`Partition`]; from the other two it cannot be built.
///
/// ```compile_fail
/// # use hotline_atlas::report::{Overlapping, Partition};
/// fn stacked(whole: &Partition) {}
/// fn demographics(table: &Overlapping) {
///     stacked(table); // rows that overlap are no parts of a whole
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// Counts side by side; the report states no total.
    Listed(Listed),
    /// Every call or case stands in exactly one row of the top level.
    Partition(Partition),
    /// "Non-cumulative": a case can stand in several rows or in none.
    Overlapping(Overlapping),
}

/// Counts side by side, without a stated total and without shares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Which table it is.
    pub id: TableId,
    /// Its heading, verbatim.
    pub heading: Marked,
    /// What it counts.
    pub unit: Unit,
    /// Its rows, in published order.
    pub rows: Vec<Row>,
}

/// Rows that add up to a stated total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Partition {
    /// Which table it is.
    pub id: TableId,
    /// Its heading, verbatim.
    pub heading: Marked,
    /// What it counts.
    pub unit: Unit,
    /// Its rows, in published order, each with the rows that it heads.
    pub rows: Vec<Branch>,
    /// The total that the report states.
    pub total: Total,
}

/// The total line of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Total {
    /// Its words, verbatim.
    pub label: Marked,
    /// The stated total.
    pub n: u32,
    /// The stated share, always of itself.
    pub share: Option<Share>,
}

/// Rows that overlap. There is no total to sum to, only a base that each row is a share of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overlapping {
    /// Which table it is.
    pub id: TableId,
    /// Its heading, verbatim.
    pub heading: Marked,
    /// What it counts.
    pub unit: Unit,
    /// Its rows, in published order.
    pub rows: Vec<Row>,
    /// All cases of the report: the only base there is for these rows.
    pub base: Base,
    /// The line in the place of a total ("NON-CUMULATIVE"), verbatim.
    pub closing: Marked,
}

impl Table {
    /// Which table it is.
    #[must_use]
    pub fn id(&self) -> TableId {
        match self {
            Self::Listed(table) => table.id,
            Self::Partition(table) => table.id,
            Self::Overlapping(table) => table.id,
        }
    }

    /// Its heading, verbatim.
    #[must_use]
    pub fn heading(&self) -> &Marked {
        match self {
            Self::Listed(table) => &table.heading,
            Self::Partition(table) => &table.heading,
            Self::Overlapping(table) => &table.heading,
        }
    }

    /// What it counts.
    #[must_use]
    pub fn unit(&self) -> Unit {
        match self {
            Self::Listed(table) => table.unit,
            Self::Partition(table) => table.unit,
            Self::Overlapping(table) => table.unit,
        }
    }

    /// What its shares are shares of; none where the table prints no shares.
    #[must_use]
    pub fn base(&self) -> Option<Base> {
        match self {
            Self::Listed(_) => None,
            Self::Partition(table) => Some(Base { count: table.total.n, unit: table.unit }),
            Self::Overlapping(table) => Some(table.base),
        }
    }

    /// Every row in published order, each with its depth: 0, or 1 under a head.
    pub fn rows(&self) -> impl Iterator<Item = (usize, &Row)> {
        // Gathered first: chains of iterators, inlined wherever rows are read, are downloads.
        let mut rows: Vec<(usize, &Row)> = Vec::new();
        match self {
            Self::Listed(table) => rows.extend(table.rows.iter().map(|row| (0, row))),
            Self::Overlapping(table) => rows.extend(table.rows.iter().map(|row| (0, row))),
            Self::Partition(table) => {
                for branch in &table.rows {
                    rows.push((0, &branch.row));
                    rows.extend(branch.children.iter().map(|row| (1, row)));
                }
            }
        }
        rows.into_iter()
    }
}
