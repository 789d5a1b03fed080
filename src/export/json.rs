//! A record as JSON, for programs.

use super::record::{COLUMNS, NUMBERS, OF_ROWS, Record, Row};

/// The same fields as in CSV: those of the whole once, then the rows. What does not apply is left
/// out, so there is no `null`, and a withheld number has no `value`.
#[must_use]
pub fn json(record: &Record) -> String {
    let mut text = "{".to_owned();
    let none = Row::default();
    for column in COLUMNS.into_iter().filter(|column| !OF_ROWS.contains(column)) {
        field(&mut text, column, &record.cell(&none, column));
    }
    field(&mut text, "source", &record.source);
    // The keys as a list; each row has those that hold for it.
    list(&mut text, "footnotes", &record.notes, |text, note| string(text, note));
    list(&mut text, "rows", &record.rows, |text, row| {
        text.push('{');
        for column in OF_ROWS {
            field(text, column, &record.cell(row, column));
        }
        text.push('}');
    });
    text.push_str("\n}\n");
    text
}

fn list<T>(text: &mut String, name: &str, items: &[T], write: impl Fn(&mut String, &T)) {
    key(text, name);
    text.push('[');
    for (index, item) in items.iter().enumerate() {
        text.push_str(if index > 0 { ",\n" } else { "\n" });
        write(text, item);
    }
    text.push(']');
}

/// The comma before it, and its name.
fn key(text: &mut String, name: &str) {
    let first = text.ends_with('{');
    text.push_str(if first { "\n\"" } else { ",\n\"" });
    text.push_str(name);
    text.push_str("\": ");
}

fn field(text: &mut String, name: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    key(text, name);
    if NUMBERS.contains(&name) {
        text.push_str(value);
    } else {
        string(text, value);
    }
}

/// A text in quotation marks.
fn string(text: &mut String, value: &str) {
    text.push('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            ' '.. => text.push(c),
            _ => text.push_str(&format!("\\u{:04x}", c as u32)),
        }
    }
    text.push('"');
}
