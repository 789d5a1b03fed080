//! What was published, as plain values: no pixels, no browser, no arithmetic.
//!
//! A [`Report`] holds [`Section`]s, a section its [`Table`]s, a table its [`Row`]s, a row one
//! [`Cell`]. What must not happen is left out of the types: a withheld cell holds no number,
//! a share cannot leave its base, rows that overlap are of another type than rows that add up.

mod cell;
mod footnote;
mod police;
mod provenance;
#[expect(clippy::module_inception, reason = "one noun, one file: the report itself")]
mod report;
mod row;
mod share;
mod table;
mod unit;

pub use cell::{Cell, Counted};
pub use footnote::{Footnote, Marked};
pub use police::{Agency, AgencyKind, Chosen, Offences, Offense, Placement, Police, Tally};
pub use provenance::Provenance;
pub use report::{KeyFigures, Period, Report, Section, UnknownSection};
pub use row::{Branch, Row, RowKind};
pub use share::{Base, Percent, PercentError, Share};
pub use table::{Listed, Overlapping, Partition, Table, TableId, Total};
pub use unit::{Unit, grouped};
