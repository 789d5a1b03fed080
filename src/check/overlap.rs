//! Rows of the demographics against the cases of their type.

use super::finding::{Audit, Finding, Kind, Severity};
use super::place;
use crate::report::{Report, Table, TableId};
use crate::words::{labelled, say, word};

const BOTH: &str = "Sex and Labor";

/// A row cannot mention more cases than its table is about; what the table is about, the
/// report leaves open.
pub(super) fn check(report: &Report, audit: &mut Audit) {
    let both = cases_of(report, BOTH);
    for (id, kind) in [(TableId::LaborDemographics, "Labor"), (TableId::SexDemographics, "Sex")] {
        let (Some(table), Some(alone)) = (report.table(id), cases_of(report, kind)) else {
            continue;
        };
        for (_, row) in table.rows() {
            let Some(n) = row.cell.counted().map(|counted| counted.n).filter(|&n| n > alone) else {
                continue;
            };
            let (alone_is, both_are) = (labelled(kind), labelled(BOTH));
            let said = labelled(&row.label.text);
            // Added up only where both are published: a withheld number stays out of reach.
            let with_both = both.and_then(|both| both.checked_add(alone));
            let (severity, message) = match with_both {
                Some(with_both) if n > with_both => (
                    Severity::Problem,
                    say!("overlap-beyond", said, n, alone, alone_is, with_both, both_are),
                ),
                Some(with_both) => (
                    Severity::Remark,
                    say!("overlap-with-both", said, n, alone, alone_is, with_both, both_are),
                ),
                None => (Severity::Remark, say!("overlap-unexplained", said, n, alone, alone_is)),
            };
            audit.findings.push(Finding {
                kind: Kind::Overlap,
                severity,
                table: Some(id),
                place: place::row(id, &row.label.text),
                message,
                hint: word!("hint-overlap"),
            });
        }
    }
}

/// The published number of cases of a type of trafficking.
fn cases_of(report: &Report, kind: &str) -> Option<u32> {
    let Some(Table::Partition(table)) = report.table(TableId::VenueIndustry) else { return None };
    let branch = table.rows.iter().find(|b| b.row.label.text.eq_ignore_ascii_case(kind))?;
    branch.row.cell.counted().map(|counted| counted.n)
}
