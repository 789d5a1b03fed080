//! What the standard report fixes: how the rows of each table relate, and which rows head
//! others.

use super::error::{Fault, LoadError, Place};
use crate::report::{Report, Table, TableId};

/// Whether the rows of a table overlap ("NON-CUMULATIVE") rather than add up.
pub(super) fn overlaps(id: TableId) -> bool {
    matches!(id, TableId::LaborDemographics | TableId::SexDemographics)
}

/// Whether a type of trafficking heads the rows of its venues or industries.
pub(super) fn heads_rows(label: &str) -> bool {
    is_one_of(label, &["Sex", "Labor"])
}

/// Whether a row is a type of trafficking, and so no venue or industry.
pub(super) fn is_type(label: &str) -> bool {
    heads_rows(label)
        || is_one_of(
            label,
            &[
                "Sex and Labor",
                "Sex & Labor",
                "Trafficking Type Not Specified",
                "Type Not Specified",
                "Not Specified",
            ],
        )
}

fn is_one_of(label: &str, labels: &[&str]) -> bool {
    labels.iter().any(|one| label.eq_ignore_ascii_case(one))
}

/// Holds a report from outside to what the standard report fixes, so that no file can have
/// overlapping rows drawn as parts of a whole, or calls as cases.
pub(super) fn hold(report: &Report) -> Result<(), LoadError> {
    let mut seen = Vec::new();
    for (s, section) in report.sections.iter().enumerate() {
        for (t, table) in section.tables.iter().enumerate() {
            let id = table.id();
            let refused = |fault, expected: String, found: &str| LoadError {
                fault,
                place: Place::Path(format!("report.sections[{s}].tables[{t}]")),
                expected,
                found: found.to_owned(),
            };
            if seen.contains(&id) {
                let expected = format!("the table “{}” once", id.heading());
                return Err(refused(Fault::DuplicateTable, expected, "it again"));
            }
            seen.push(id);
            let (kind, found) = (kind_of(id), kind_found(table));
            if kind != found {
                return Err(refused(Fault::TableKind, format!("a table of kind “{kind}”"), found));
            }
            if table.unit() != id.unit() {
                let expected = format!("the unit “{}”", id.unit().word(2));
                return Err(refused(Fault::TableKind, expected, table.unit().word(2)));
            }
        }
    }
    for (f, footnote) in report.footnotes.iter().enumerate() {
        let again = report.footnotes[..f].iter().any(|other| other.mark == footnote.mark);
        if again || footnote.mark == 0 {
            return Err(LoadError {
                fault: if again { Fault::DuplicateFootnote } else { Fault::Mark },
                place: Place::Path(format!("report.footnotes[{f}].mark")),
                expected: "a number from 1 to 255 that no other footnote has".to_owned(),
                found: footnote.mark.to_string(),
            });
        }
    }
    Ok(())
}

fn kind_of(id: TableId) -> &'static str {
    match id {
        TableId::Signals => "listed",
        _ if overlaps(id) => "overlapping",
        _ => "partition",
    }
}

fn kind_found(table: &Table) -> &'static str {
    match table {
        Table::Listed(_) => "listed",
        Table::Partition(_) => "partition",
        Table::Overlapping(_) => "overlapping",
    }
}
