//! The disclosure audit: can a withheld cell be derived from what is published?
//!
//! Every total is an equation between its rows, and so is every row that heads others. A
//! withheld cell starts as the range 0 to 2, a published count as a range of one number, and
//! each equation narrows the ranges of its members until nothing changes. The equations of a
//! table form a tree, where this finds everything that can be derived: a range of one number
//! left is a cell that everyone can work out.
//!
//! A finding says that it is so and where, never the number.

use super::finding::{Audit, Finding, Kind, Severity};
use super::place;
use crate::report::{Cell, Partition, Report, Row, Table, TableId};
use crate::words::{say, word};

pub(super) fn check(report: &Report, audit: &mut Audit) {
    let (mut held, mut of) = (0, 0);
    for table in report.tables() {
        let id = table.id();
        let left = match table {
            Table::Partition(table) => ranges(table),
            // Without a total there is no equation.
            Table::Listed(_) | Table::Overlapping(_) => Vec::new(),
        };
        let withheld = table.rows().enumerate().filter(|(_, (_, row))| is_withheld(row));
        for (index, (_, row)) in withheld {
            let left = left.get(index).copied().unwrap_or(Range::WITHHELD);
            of += 1;
            let (severity, message) = if left.low == left.high {
                (Severity::Serious, word!("withheld-known"))
            } else if left != Range::WITHHELD {
                (Severity::Problem, word!("withheld-narrowed"))
            } else if is_printed_elsewhere(report, row) {
                (Severity::Problem, word!("withheld-elsewhere"))
            } else {
                held += 1;
                continue;
            };
            audit.findings.push(finding(id, row, severity, message));
        }
    }
    audit.held(Kind::Disclosure, (held, of), say!("held-withheld", held, of));
}

fn is_withheld(row: &Row) -> bool {
    row.cell == Cell::FewerThanThree
}

fn finding(id: TableId, row: &Row, severity: Severity, message: &str) -> Finding {
    Finding {
        kind: Kind::Disclosure,
        severity,
        table: Some(id),
        place: place::row(id, &row.label.text),
        message: message.to_owned(),
        hint: word!("hint-withheld"),
    }
}

/// What is not known by its heading may repeat a category, with its count.
fn is_printed_elsewhere(report: &Report, row: &Row) -> bool {
    let label = row.label.text.to_ascii_lowercase();
    report.unknown.iter().flat_map(|section| &section.lines).any(|line| {
        line.to_ascii_lowercase().split_once(&label).is_some_and(|(before, after)| {
            [before, after].iter().any(|part| part.contains(|c: char| c.is_ascii_digit()))
        })
    })
}

/// The values that a count can still have.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Range {
    low: u64,
    high: u64,
}

impl Range {
    const WITHHELD: Self = Self { low: 0, high: 2 };

    fn only(n: u32) -> Self {
        Self { low: n.into(), high: n.into() }
    }

    fn of(cell: &Cell, most: u32) -> Self {
        match cell {
            Cell::Count(counted) => Self::only(counted.n),
            Cell::FewerThanThree => Self::WITHHELD,
            Cell::NotAvailable => Self { low: 0, high: most.into() },
            // Whoever adds up takes it for nothing.
            Cell::NotApplicable => Self::only(0),
        }
    }

    fn and(self, other: Self) -> Option<Self> {
        let (low, high) = (self.low.max(other.low), self.high.min(other.high));
        (low <= high).then_some(Self { low, high })
    }
}

/// The ranges left for the rows of a table, in the order of [`Table::rows`].
fn ranges(table: &Partition) -> Vec<Range> {
    let total = table.total.n;
    let mut ranges = Vec::new();
    let mut top = Vec::new();
    // Whole and parts, by index.
    let mut equations = Vec::new();
    for branch in &table.rows {
        let head = ranges.len();
        top.push(head);
        ranges.push(Range::of(&branch.row.cell, total));
        ranges.extend(branch.children.iter().map(|row| Range::of(&row.cell, total)));
        if !branch.children.is_empty() {
            equations.push((head, (head + 1..ranges.len()).collect()));
        }
    }
    let whole = ranges.len();
    ranges.push(Range::only(total));
    equations.push((whole, top));
    // A sweep without a change is the end, and ranges only shrink.
    while equations
        .iter()
        .fold(false, |changed, (whole, parts)| narrow(&mut ranges, *whole, parts) || changed)
    {}
    ranges.truncate(whole);
    ranges
}

/// Narrows the members of one equation; whether any of them changed. An equation that cannot
/// hold tells nothing about its members (the totals tell about it).
fn narrow(ranges: &mut [Range], whole: usize, parts: &[usize]) -> bool {
    let low: u64 = parts.iter().map(|&part| ranges[part].low).sum();
    let high: u64 = parts.iter().map(|&part| ranges[part].high).sum();
    let Some(sum) = ranges[whole].and(Range { low, high }) else { return false };
    let mut changed = sum != ranges[whole];
    ranges[whole] = sum;
    for &part in parts {
        let own = ranges[part];
        let others = Range { low: low - own.low, high: high - own.high };
        let rest = Range {
            low: sum.low.saturating_sub(others.high),
            high: sum.high.saturating_sub(others.low),
        };
        if let Some(left) = own.and(rest).filter(|left| *left != own) {
            ranges[part] = left;
            changed = true;
        }
    }
    changed
}
