//! What holds in a report and what deserves a remark. Never fails and never blocks drawing.
//!
//! Checks compute with published counts only. A withheld cell takes part as the range 0 to 2
//! that its words give, and no finding ever says which numbers of it are left.

mod disclosure;
mod finding;
mod footnotes;
mod overlap;
mod parts;
mod place;
mod shares;
mod small_counts;
mod statements;
mod sum;
mod totals;
mod unknown;

pub use finding::{Audit, Finding, Held, Kind, Severity};

use crate::report::Report;

/// Checks a report: what was looked at and held, and every finding, in the order of the
/// checks and then of the report.
#[must_use]
pub fn check(report: &Report) -> Audit {
    let mut audit = Audit::default();
    totals::check(report, &mut audit);
    statements::check(report, &mut audit);
    shares::check(report, &mut audit);
    shares::check_sums(report, &mut audit);
    overlap::check(report, &mut audit);
    disclosure::check(report, &mut audit);
    small_counts::check(report, &mut audit);
    footnotes::check(report, &mut audit);
    parts::check(report, &mut audit);
    unknown::check(report, &mut audit);
    audit
}
