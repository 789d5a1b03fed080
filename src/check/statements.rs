//! Numbers that the report states more than once: in a sentence, as a total, as a base.

use super::finding::{Audit, Finding, Kind, Severity};
use super::place;
use crate::report::{Report, Table, TableId, Unit};
use crate::words::{say, word};

/// The 50 states and Washington, D.C.
const PLACES: u32 = 51;

/// Phone calls among the signals and substantive calls are defined differently: equal numbers
/// of them would mean nothing, so they are never compared.
pub(super) fn check(report: &Report, audit: &mut Audit) {
    let figures = report.key_figures;
    let calls = [TableId::CallerType, TableId::HowFound];
    let cases = [
        TableId::PrimaryReason,
        TableId::VenueIndustry,
        TableId::LaborDemographics,
        TableId::SexDemographics,
    ];
    let mut agreed = Agreed { held: 0, of: 0, numbers: Vec::new() };
    agreed.compare(report, Unit::Calls, figures.substantive_calls, &calls, audit);
    agreed.compare(report, Unit::Cases, figures.cases, &cases, audit);
    let Agreed { held, of, numbers } = agreed;
    let sentence = say!("held-statements", held, of, numbers.join(", "));
    audit.held(Kind::Statement, (held, of), sentence);

    if let Some(rank) = figures.rank_by_calls.filter(|rank| !(1..=PLACES).contains(rank)) {
        audit.findings.push(Finding {
            kind: Kind::Statement,
            severity: Severity::Problem,
            table: None,
            place: word!("place-key-rank").to_owned(),
            message: say!("statement-rank", rank, PLACES),
            hint: word!("hint-compare-file"),
        });
    }
}

struct Agreed {
    held: usize,
    of: usize,
    numbers: Vec<String>,
}

impl Agreed {
    /// Compares every statement of a number with the first one.
    fn compare(
        &mut self,
        report: &Report,
        unit: Unit,
        figure: Option<u32>,
        tables: &[TableId],
        audit: &mut Audit,
    ) {
        let stated = tables.iter().filter_map(|&id| Some((Some(id), total(report.table(id)?)?)));
        let statements: Vec<_> = figure.map(|n| (None, n)).into_iter().chain(stated).collect();
        let Some(&(first, n)) = statements.first() else { return };
        let agreeing = statements[1..].iter().filter(|(_, other)| *other == n).count();
        self.held += agreeing;
        self.of += statements.len() - 1;
        if agreeing > 0 {
            self.numbers.push(format!("{n} {}", unit.word(n)));
        }
        // A base is not printed: it must be one of the numbers that are, and confirms none.
        let bases = tables.iter().filter_map(|&id| Some((Some(id), base(report.table(id)?)?)));
        let strange = bases.filter(|(_, base)| statements.iter().all(|(_, other)| other != base));
        let others = statements[1..].iter().copied().filter(|(_, other)| *other != n);
        for (id, other) in others.chain(strange) {
            audit.findings.push(Finding {
                kind: Kind::Statement,
                severity: Severity::Problem,
                table: id,
                place: name(id).to_owned(),
                message: say!("statement-differs", other, unit.word(other), name(first), n),
                hint: word!("hint-compare-both"),
            });
        }
    }
}

fn name(id: Option<TableId>) -> &'static str {
    id.map_or_else(|| word!("place-key"), place::table)
}

/// The total that a table states.
fn total(table: &Table) -> Option<u32> {
    match table {
        Table::Partition(table) => Some(table.total.n),
        Table::Listed(_) | Table::Overlapping(_) => None,
    }
}

/// The base that rows without a total are shares of.
fn base(table: &Table) -> Option<u32> {
    match table {
        Table::Overlapping(table) => Some(table.base.count),
        Table::Listed(_) | Table::Partition(_) => None,
    }
}
