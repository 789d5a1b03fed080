//! A record as a table for the clipboard: for spreadsheets, and for texts.

use super::csv::guarded;
use super::record::Record;

/// The table as lines of cells: first what it is, last what has to be known beside it.
fn lines(record: &Record) -> (Vec<String>, Vec<String>) {
    let head = vec![format!("{}.", record.full_title())];
    let mut foot = record.notes.clone();
    foot.retain(|note| !record.caveat.contains(note)); // those of the map
    foot.extend([record.caveat.clone(), record.citation.clone(), record.help.clone()]);
    foot.retain(|line| !line.is_empty());
    (head, foot)
}

/// The rows with their head and the last line; of the columns those that hold anything.
fn cells(record: &Record) -> Vec<Vec<String>> {
    let groups = record.has_groups();
    let shares = record.rows.iter().any(|row| !row.share.is_empty());
    let line = |group: &str, label: &str, value: &str, share: &str, status: &str| {
        let mut cells = vec![label.to_owned(), value.to_owned()];
        if groups {
            cells.insert(0, group.to_owned());
        }
        if shares {
            cells.push(share.to_owned());
        }
        cells.push(status.to_owned());
        cells
    };
    let [group, label, value, share] = &record.heads;
    let mut table = vec![line(group, label, value, share, "")];
    for row in &record.rows {
        let share = match row.share.as_str() {
            "" => String::new(),
            share => format!("{share}%"),
        };
        // A value that is missing says so in its own place.
        let status = if row.value.is_empty() { "" } else { &row.status_text };
        table.push(line(&row.group, &row.label, &row.shown(), &share, status));
    }
    let [label, value] = &record.closing;
    if !label.is_empty() {
        table.push(line("", label, value, "", ""));
    }
    table
}

/// The table for a spreadsheet: tabs between cells, a line for each row, notes below.
#[must_use]
pub fn tsv(record: &Record) -> String {
    let (head, foot) = lines(record);
    let mut text = String::new();
    let mut write = |cells: &[String]| {
        // No cell can hold what parts cells.
        let cells: Vec<String> =
            cells.iter().map(|cell| guarded(&cell.replace(['\t', '\r', '\n'], " "))).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    };
    write(&head);
    for cells in cells(record) {
        write(&cells);
    }
    for line in foot {
        write(&[line]);
    }
    text
}

/// The table for a text: HTML with a caption, notes below.
#[must_use]
pub fn html(record: &Record) -> String {
    let (head, foot) = lines(record);
    let mut text = format!("<table><caption>{}</caption>", escaped(&head.concat()));
    for (index, cells) in cells(record).iter().enumerate() {
        let tag = if index == 0 { "th" } else { "td" };
        text.push_str("<tr>");
        for cell in cells {
            text.push_str(&format!("<{tag}>{}</{tag}>", escaped(cell)));
        }
        text.push_str("</tr>");
    }
    text.push_str("</table>");
    for line in foot {
        text.push_str(&format!("<p>{}</p>", escaped(&line)));
    }
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
