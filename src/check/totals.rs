//! Totals against their rows, and rows against the rows under them.

use super::finding::{Audit, Finding, Kind, Severity};
use super::place;
use super::sum::{Compared, Sum};
use crate::report::{Cell, Partition, Report, Table, TableId, Unit};

const HINT: &str = "The numbers are shown as published; compare the file with the printed report.";

pub(super) fn check(report: &Report, audit: &mut Audit) {
    let mut held = Vec::new();
    let mut wholes = 0;
    for table in report.tables() {
        let Table::Partition(table) = table else { continue };
        for whole in wholes_of(table) {
            wholes += 1;
            match whole.finding() {
                None => held.push(format!("{} {}", whole.n, whole.unit.word(whole.n))),
                Some(finding) => audit.findings.push(finding),
            }
        }
    }
    let what = format!("totals and subtotals agree with their rows ({})", held.join(", "));
    audit.held(Kind::Total, (held.len(), wholes), &what);
}

/// A number with the rows that should add up to it.
struct Whole<'a> {
    kind: Kind,
    table: TableId,
    label: &'a str,
    n: u32,
    unit: Unit,
    sum: Sum,
}

fn wholes_of(table: &Partition) -> Vec<Whole<'_>> {
    let unit = table.unit;
    let mut wholes = vec![Whole {
        kind: Kind::Total,
        table: table.id,
        label: &table.total.label.text,
        n: table.total.n,
        unit,
        sum: Sum::of(table.rows.iter().map(|branch| &branch.row.cell)),
    }];
    for branch in &table.rows {
        // A head that is withheld states nothing to compare with.
        if let (Cell::Count(counted), false) = (&branch.row.cell, branch.children.is_empty()) {
            wholes.push(Whole {
                kind: Kind::Subtotal,
                table: table.id,
                label: &branch.row.label.text,
                n: counted.n,
                unit,
                sum: Sum::of(branch.children.iter().map(|row| &row.cell)),
            });
        }
    }
    wholes
}

impl Whole<'_> {
    fn finding(&self) -> Option<Finding> {
        let Self { n, unit, sum, .. } = self;
        let rows = if self.kind == Kind::Total { "rows" } else { "rows under it" };
        let word = unit.word(u32::try_from(sum.counted).unwrap_or(u32::MAX));
        let (severity, comparison) = match sum.compared(*n) {
            Compared::Agrees => return None,
            Compared::Open => {
                (Severity::Remark, "and one without a figure may stand between them and")
            }
            Compared::More => (Severity::Problem, "more than"),
            Compared::Less => (Severity::Problem, "less than"),
        };
        Some(Finding {
            kind: self.kind,
            severity,
            table: Some(self.table),
            place: place::row(self.table, self.label),
            message: format!(
                "The {rows} add up to {} {word}, {comparison} the stated {n}.",
                sum.counted
            ),
            hint: HINT,
        })
    }
}
