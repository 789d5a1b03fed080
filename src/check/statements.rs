//! Numbers that the report states more than once: in a sentence, as a total, as a base.

use super::finding::{Audit, Finding, Kind, Severity};
use super::place;
use crate::report::{Report, Table, TableId, Unit};

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
    let what = format!(
        "stated totals agree with the other places that state them ({})",
        agreed.numbers.join(", ")
    );
    audit.held(Kind::Statement, (agreed.held, agreed.of), &what);

    if let Some(rank) = figures.rank_by_calls.filter(|rank| !(1..=PLACES).contains(rank)) {
        audit.findings.push(Finding {
            kind: Kind::Statement,
            severity: Severity::Problem,
            table: None,
            place: "Key figures, rank by calls".to_owned(),
            message: format!("The rank by calls is {rank}, but only {PLACES} places have a rank."),
            hint: "Compare the file with the printed report.",
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
        let figure = figure.map(|n| (None, n));
        let stated =
            tables.iter().filter_map(|&id| stated(report.table(id)?).map(|n| (Some(id), n)));
        let mut statements = figure.into_iter().chain(stated);
        let Some((first, n)) = statements.next() else { return };
        let before = self.held;
        for (id, other) in statements {
            // A base is not printed; it can contradict a total but not confirm one.
            let is_base = id.and_then(|id| report.table(id)).is_some_and(is_overlapping);
            self.of += usize::from(!is_base);
            if other == n {
                self.held += usize::from(!is_base);
                continue;
            }
            let word = unit.word(other);
            audit.findings.push(Finding {
                kind: Kind::Statement,
                severity: Severity::Problem,
                table: id,
                place: name(id).to_owned(),
                message: format!(
                    "This place states {other} {word} in all, but {n} stand in: {}.",
                    name(first)
                ),
                hint: "Both numbers are shown as published; compare the file with the printed report.",
            });
        }
        if self.held > before {
            self.numbers.push(format!("{n} {}", unit.word(n)));
        }
    }
}

fn name(id: Option<TableId>) -> &'static str {
    id.map_or("Key figures", place::table)
}

fn is_overlapping(table: &Table) -> bool {
    matches!(table, Table::Overlapping(_))
}

/// The number of all calls or cases that a table states.
fn stated(table: &Table) -> Option<u32> {
    match table {
        Table::Listed(_) => None,
        Table::Partition(table) => Some(table.total.n),
        Table::Overlapping(table) => Some(table.base.count),
    }
}
