//! Footnotes and the marks that refer to them.

use super::finding::{Audit, Finding, Kind, Severity};
use super::place;
use crate::report::{Report, Table, TableId};
use crate::words::{say, word};

pub(super) fn check(report: &Report, audit: &mut Audit) {
    let marks = marks(report);
    let mut dangling: Vec<&(Option<TableId>, String, u8)> = Vec::new();
    for found in &marks {
        let is_new = !dangling.iter().any(|(_, _, mark)| *mark == found.2);
        if is_new && report.footnote(found.2).is_none() {
            dangling.push(found);
        }
    }
    for (table, place, mark) in dangling {
        audit.findings.push(Finding {
            kind: Kind::Footnote,
            severity: Severity::Problem,
            table: *table,
            place: place.clone(),
            message: say!("footnote-missing", mark),
            hint: word!("hint-footnote-missing"),
        });
    }

    let mut held = 0;
    for footnote in &report.footnotes {
        let mark = footnote.mark;
        if marks.iter().any(|(_, _, other)| *other == mark) || is_in_sentences(report, mark) {
            held += 1;
            continue;
        }
        audit.findings.push(Finding {
            kind: Kind::Footnote,
            severity: Severity::Remark,
            table: None,
            place: say!("place-footnote", mark),
            message: say!("footnote-unused", mark),
            hint: word!("hint-footnote-unused"),
        });
    }
    let of = report.footnotes.len();
    audit.held(Kind::Footnote, (held, of), say!("held-footnotes", held, of));
}

/// Every mark on a heading, label, value, total or closing line, with its place.
fn marks(report: &Report) -> Vec<(Option<TableId>, String, u8)> {
    let mut marks = Vec::new();
    for section in &report.sections {
        let place = || place::heading(&section.heading.text);
        marks.extend(section.heading.marks.iter().map(|&mark| (None, place(), mark)));
        for table in &section.tables {
            let id = table.id();
            let closing = match table {
                Table::Listed(_) => &[][..],
                Table::Partition(table) => &table.total.label.marks,
                Table::Overlapping(table) => &table.closing.marks,
            };
            let own = table.heading().marks.iter().chain(closing);
            marks.extend(own.map(|&mark| (Some(id), place::table(id).to_owned(), mark)));
            for (_, row) in table.rows() {
                let place = || place::row(id, &row.label.text);
                marks.extend(row.marks().into_iter().map(|mark| (Some(id), place(), mark)));
            }
        }
    }
    marks
}

/// Whether a text that is kept verbatim carries a mark as superscript digits.
fn is_in_sentences(report: &Report, mark: u8) -> bool {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let superscript: String =
        mark.to_string().bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect();
    let prose = report.sections.iter().flat_map(|section| &section.prose);
    let headings = report.unknown.iter().map(|section| &section.heading);
    let lines = report.unknown.iter().flat_map(|section| &section.lines);
    prose
        .chain(headings)
        .chain(lines)
        .any(|text| text.split(|c| !DIGITS.contains(&c)).any(|run| run == superscript))
}
