//! Totals against their rows, and rows against the rows under them.

use super::finding::{Audit, Finding, Kind, Severity};
use super::place;
use super::sum::{Compared, Sum};
use crate::report::{Cell, Partition, Report, Table, TableId, Unit};
use crate::words::{say, word};

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
    let sentence = say!("held-totals", held.len(), wholes, held.join(", "));
    audit.held(Kind::Total, (held.len(), wholes), sentence);
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
        let (counted, compared) = (sum.counted, sum.compared(*n));
        let word = unit.word(u32::try_from(counted).unwrap_or(u32::MAX));
        let message = match (compared, self.kind) {
            (Compared::Agrees, _) => return None,
            (Compared::Open, Kind::Total) => say!("total-open", counted, word, n),
            (Compared::Open, _) => say!("subtotal-open", counted, word, n),
            (Compared::More, Kind::Total) => say!("total-more", counted, word, n),
            (Compared::More, _) => say!("subtotal-more", counted, word, n),
            (Compared::Less, Kind::Total) => say!("total-less", counted, word, n),
            (Compared::Less, _) => say!("subtotal-less", counted, word, n),
        };
        let is_open = compared == Compared::Open;
        Some(Finding {
            kind: self.kind,
            severity: if is_open { Severity::Remark } else { Severity::Problem },
            table: Some(self.table),
            place: place::row(self.table, self.label),
            message,
            hint: word!("hint-compare"),
        })
    }
}
