//! Printed shares against count and base, and their sums.

use super::finding::{Audit, Finding, Kind, Severity};
use super::place;
use super::sum::{Compared, Sum};
use crate::report::{Base, Counted, Partition, Percent, Report, Row, Share, Table, TableId};
use crate::words::{say, word};

/// Every share is its count out of its base, to one decimal, and no count exceeds its base.
pub(super) fn check(report: &Report, audit: &mut Audit) {
    let (mut held, mut of) = (0, 0);
    for table in report.tables() {
        let id = table.id();
        let mut printed: Vec<(&str, Counted)> = table
            .rows()
            .filter_map(|(_, row)| Some((row.label.text.as_str(), *row.cell.counted()?)))
            .collect();
        if let Table::Partition(table) = table {
            let counted = Counted { n: table.total.n, share: table.total.share };
            printed.push((&table.total.label.text, counted));
        }
        let has_shares = printed.iter().any(|(_, counted)| counted.share.is_some());
        for (label, counted) in printed {
            let trouble = match counted.share {
                None if has_shares => Some(no_share(counted.n, table)),
                None => continue,
                Some(share) => trouble(counted.n, share, table.base()),
            };
            of += usize::from(counted.share.is_some());
            match trouble {
                None => held += 1,
                Some((severity, message)) => audit.findings.push(Finding {
                    kind: Kind::Share,
                    severity,
                    table: Some(id),
                    place: place::row(id, label),
                    message,
                    hint: word!("hint-compare-share"),
                }),
            }
        }
    }
    audit.held(Kind::Share, (held, of), say!("held-shares", held, of));
}

fn no_share(n: u32, table: &Table) -> (Severity, String) {
    let word = table.unit().word(n);
    (Severity::Remark, say!("share-none", n, word))
}

fn trouble(n: u32, share: Share, base: Option<Base>) -> Option<(Severity, String)> {
    let Share { percent, of } = share;
    let message = match base {
        Some(base) if base != of => {
            say!("share-other-base", percent, of, base)
        }
        _ if n > of.count => say!("share-exceeds", n, of),
        _ if !is_share(n, percent, of) => say!("share-differs", percent, n, of),
        _ => return None,
    };
    Some((Severity::Problem, message))
}

/// Whether a count out of a base rounds to a percentage. A tie may be rounded either way.
fn is_share(n: u32, percent: Percent, of: Base) -> bool {
    let exact = 1000 * u64::from(n);
    let printed = u64::from(percent.tenths()) * u64::from(of.count);
    of.count > 0 && 2 * exact.abs_diff(printed) <= u64::from(of.count)
}

/// Printed shares beside the share of the whole that they are parts of. Each is rounded on
/// its own, so their sum may miss it by a little; it is never forced.
pub(super) fn check_sums(report: &Report, audit: &mut Audit) {
    let (mut held, mut of) = (0, 0);
    for table in report.tables() {
        let Table::Partition(table) = table else { continue };
        for sum in sums_of(table) {
            of += 1;
            if sum.tenths == u64::from(sum.whole.tenths()) {
                held += 1;
            } else {
                audit.findings.push(sum.finding());
            }
        }
    }
    audit.held(Kind::ShareSum, (held, of), say!("held-sums", held, of));
}

/// The sum of the printed shares of some rows, each of which has one.
struct ShareSum<'a> {
    id: TableId,
    /// The head of the rows; none for the rows of the top level.
    head: Option<&'a str>,
    base: Base,
    rows: u64,
    tenths: u64,
    whole: Percent,
}

fn sums_of(table: &Partition) -> Vec<ShareSum<'_>> {
    let base = Base { count: table.total.n, unit: table.unit };
    let sum = |head, rows: &[&Row], n: u32, whole: Option<Share>| {
        // Counts that do not add up are a finding of their own, and shares then cannot.
        let counts = Sum::of(rows.iter().map(|row| &row.cell));
        // A sum without withheld shares would say how much they are.
        let shares =
            rows.iter().map(|row| Some(u64::from(row.cell.counted()?.share?.percent.tenths())));
        let tenths = shares.sum::<Option<u64>>()?;
        let whole = whole?.percent;
        let is_whole = !rows.is_empty() && counts.compared(n) == Compared::Agrees;
        is_whole.then_some(ShareSum {
            id: table.id,
            head,
            base,
            rows: rows.len() as u64,
            tenths,
            whole,
        })
    };
    let top: Vec<&Row> = table.rows.iter().map(|branch| &branch.row).collect();
    let all = sum(None, &top, table.total.n, table.total.share);
    let heads = table.rows.iter().filter_map(|branch| {
        let head = branch.row.cell.counted()?;
        let rows: Vec<&Row> = branch.children.iter().collect();
        sum(Some(branch.row.label.text.as_str()), &rows, head.n, head.share)
    });
    all.into_iter().chain(heads).collect()
}

impl ShareSum<'_> {
    fn finding(&self) -> Finding {
        let Self { id, base, rows, tenths, whole, .. } = self;
        // Half a tenth from each row and from the whole.
        let by_rounding = 2 * tenths.abs_diff(u64::from(whole.tenths())) <= rows + 1;
        let sum = format!("{}.{}%", tenths / 10, tenths % 10);
        Finding {
            kind: Kind::ShareSum,
            severity: if by_rounding { Severity::Remark } else { Severity::Problem },
            table: Some(*id),
            place: self.head.map_or_else(|| place::table(*id).to_owned(), |h| place::row(*id, h)),
            message: if self.head.is_some() {
                say!("sum-under", sum, whole, base)
            } else {
                say!("sum-all", sum, base, whole)
            },
            hint: if by_rounding { word!("hint-rounded") } else { word!("hint-not-rounded") },
        }
    }
}
