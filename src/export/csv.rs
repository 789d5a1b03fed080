//! A record as CSV (RFC 4180), for programs and spreadsheets.

use super::record::{COLUMNS, NUMBERS, Record};

/// One header row, then a row for each of the record, each with all that it needs to stand alone:
/// readers of CSV skip no comments. UTF-8; lines end with CR LF.
///
/// A withheld number is an empty `value` with the status `suppressed_lt3`, from `lower` to `upper`.
/// A text that a spreadsheet would take for a formula has an apostrophe before it.
#[must_use]
pub fn csv(record: &Record) -> String {
    let mut text = COLUMNS.join(",");
    text.push_str("\r\n");
    for row in &record.rows {
        for (index, column) in COLUMNS.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            let cell = record.cell(row, column);
            if NUMBERS.contains(column) {
                text.push_str(&cell);
            } else {
                quoted(&mut text, &guarded(&cell));
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// A text that no spreadsheet runs as a formula.
pub(super) fn guarded(text: &str) -> String {
    let formula = text.starts_with(['\t', '\r', '\n'])
        || text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

/// A cell, in quotation marks where it needs them.
fn quoted(text: &mut String, cell: &str) {
    if cell.contains([',', '"', '\r', '\n']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}
