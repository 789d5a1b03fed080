//! Printed counts of 1 and 2 in a report that withholds small counts elsewhere.

use super::finding::{Audit, Finding, Kind, Severity};
use super::place;
use crate::report::{Cell, Report, RowKind, Table};
use crate::words::{say, word};

pub(super) fn check(report: &Report, audit: &mut Audit) {
    let withholds = report
        .tables()
        .flat_map(Table::rows)
        .any(|(_, row)| row.cell == Cell::FewerThanThree || row.kind == RowKind::Pooled);
    if !withholds {
        return;
    }
    for table in report.tables() {
        let small = table
            .rows()
            // A pooled row names nobody, however small it is.
            .filter(|(_, row)| row.kind != RowKind::Pooled)
            .filter(|(_, row)| row.cell.counted().is_some_and(|c| (1..=2).contains(&c.n)))
            .count();
        if small == 0 {
            continue;
        }
        let (id, unit, rows) = (table.id(), table.unit().word(2), table.rows().count());
        audit.findings.push(Finding {
            kind: Kind::SmallCount,
            severity: Severity::Remark,
            table: Some(id),
            place: place::table(id).to_owned(),
            message: say!("small-counts", small, rows, unit),
            hint: word!("hint-small-counts"),
        });
    }
}
