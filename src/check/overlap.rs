//! Rows of the demographics against the cases of their type.

use super::finding::{Audit, Finding, Kind, Severity};
use super::place;
use crate::report::{Report, Table, TableId};

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
            let beyond = format!(
                "“{}” is mentioned in {n} potential cases, more than the {alone} of the type \
                 “{kind}”",
                row.label.text
            );
            // Added up only where both are published: a withheld number stays out of reach.
            let with_both = both.and_then(|both| both.checked_add(alone));
            let (severity, rest) = match with_both {
                Some(with_both) if n > with_both => {
                    (Severity::Problem, format!(", and than the {with_both} with “{BOTH}”."))
                }
                Some(with_both) => (
                    Severity::Remark,
                    format!(
                        ": the table seems to include “{BOTH}” ({with_both} with them), but the \
                         report does not say so."
                    ),
                ),
                None => (Severity::Remark, ", and the report does not say why.".to_owned()),
            };
            audit.findings.push(Finding {
                kind: Kind::Overlap,
                severity,
                table: Some(id),
                place: place::row(id, &row.label.text),
                message: beyond + &rest,
                hint: "Read these rows as shares of all potential cases of the report, the only \
                       base that it gives them; a case can be in several rows.",
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
