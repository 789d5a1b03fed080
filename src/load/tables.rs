//! Tables: from their column heads to their closing line.

use super::cells::{self, Figure};
use super::cursor::{Cursor, Line};
use super::error::{Fault, LoadError, quoted};
use super::standard::{self, Kind};
use super::{headings, marks};
use crate::report::{
    Base, Branch, Listed, Marked, Overlapping, Partition, Row, RowKind, Share, Table, TableId,
    Total,
};
use crate::words::{say, word};

/// A row before the base of its share is known.
pub(super) struct DraftRow {
    pub label: Marked,
    pub figure: Figure,
    pub cell_marks: Vec<u8>,
}

/// A table before the base of its shares is known.
pub(super) struct Draft {
    pub id: TableId,
    pub line: usize,
    heading: Marked,
    rows: Vec<DraftRow>,
    closing: Closing,
}

enum Closing {
    /// Nothing: the rows are a list.
    None,
    Total {
        label: Marked,
        n: u32,
        figure: Figure,
    },
    NonCumulative(Marked),
}

/// Reads a table whose heading is the line given, up to its closing line.
pub(super) fn read(
    cursor: &mut Cursor<'_>,
    id: TableId,
    first: Line<'_>,
) -> Result<Draft, LoadError> {
    let heading = column_heads(id, first)?;
    let overlaps = standard::kind(id) == Kind::Overlapping;
    let called = quoted(&heading.text);
    let expected = if overlaps {
        say!("a-row-or-closing", called, first.number)
    } else {
        say!("a-row-or-total", called, first.number)
    };
    let mut rows = Vec::new();
    let closing = loop {
        let Some(line) = cursor.next() else { return Err(cursor.truncated(&expected)) };
        if overlaps && headings::is_non_cumulative(line.text.trim()) {
            break Closing::NonCumulative(marks::marked(line.text, line.number)?);
        }
        let is_total = headings::is_total(line.first());
        let is_row = line.text.contains('\t')
            && (is_total || !headings::is_closing(line.first()))
            && !headings::is_column_heads(line);
        if !is_row || (is_total && overlaps) {
            let found = quoted(line.text);
            return Err(LoadError::at_line(line.number, Fault::NoTotal, &expected, &found));
        }
        let row = row(line)?;
        if is_total {
            break total(row, line)?;
        }
        rows.push(row);
    };
    Ok(Draft { id, line: first.number, heading, rows, closing })
}

/// The incoming signals as a table under the heading of their section.
pub(super) fn signals(heading: Marked, line: usize, rows: Vec<DraftRow>) -> Draft {
    Draft { id: TableId::Signals, line, heading, rows, closing: Closing::None }
}

/// The heading with the marks on it, once the columns are those of the table.
fn column_heads(id: TableId, line: Line<'_>) -> Result<Marked, LoadError> {
    let unit = id.unit().name();
    let has =
        |head: &str, sign: char| head.starts_with(sign) && head.to_ascii_lowercase().contains(unit);
    let mut cells = line.cells();
    let mut heading = marks::marked(cells.next().unwrap_or_default(), line.number)?;
    let mut heads = [Marked::plain(""), Marked::plain("")];
    for head in &mut heads {
        *head = marks::marked(cells.next().unwrap_or_default(), line.number)?;
        heading.marks.extend(&head.marks);
    }
    let [count, percent] = &heads;
    if has(&count.text, '#')
        && (percent.text.is_empty() || has(&percent.text, '%'))
        && cells.all(str::is_empty)
    {
        return Ok(heading);
    }
    let unit = unit.to_ascii_uppercase();
    Err(LoadError::at_line(
        line.number,
        Fault::Columns,
        &say!("column-heads", unit),
        &quoted(line.text.trim().strip_prefix(line.first()).unwrap_or_default()),
    ))
}

fn row(line: Line<'_>) -> Result<DraftRow, LoadError> {
    let refused =
        |expected| LoadError::at_line(line.number, Fault::Row, expected, &quoted(line.text));
    let mut cells = line.cells();
    let label = marks::marked(cells.next().unwrap_or_default(), line.number)?;
    if label.text.is_empty() {
        return Err(refused(word!("a-label")));
    }
    let (count, percent) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
    if !cells.all(str::is_empty) {
        return Err(refused(word!("three-cells")));
    }
    let (figure, cell_marks) = cells::figure(count, percent, line.number)?;
    Ok(DraftRow { label, figure, cell_marks })
}

fn total(row: DraftRow, line: Line<'_>) -> Result<Closing, LoadError> {
    let Figure::Count(n, _) = row.figure else {
        let found = quoted(line.cells().nth(1).unwrap_or_default());
        return Err(LoadError::at_line(line.number, Fault::NoTotal, word!("a-total"), &found));
    };
    let mut label = row.label;
    label.marks.extend(row.cell_marks);
    Ok(Closing::Total { label, n, figure: row.figure })
}

impl Draft {
    /// The total that it states.
    pub(super) fn total(&self) -> Option<u32> {
        match self.closing {
            Closing::Total { n, .. } => Some(n),
            Closing::None | Closing::NonCumulative(_) => None,
        }
    }

    /// The table, now that all cases of the report are known. Rows that overlap are shares of
    /// all cases and of nothing else; other rows are shares of their own total.
    pub(super) fn table(self, cases: Option<u32>) -> Result<Table, LoadError> {
        let Self { id, line, heading, rows, closing } = self;
        let unit = id.unit();
        match closing {
            Closing::None => {
                // No share is printed, so no base is used.
                let base = Base { count: 0, unit };
                let rows = rows.into_iter().map(|row| row.of(base)).collect();
                Ok(Table::Listed(Listed { id, heading, unit, rows }))
            }
            Closing::Total { label, n, figure } => {
                let base = Base { count: n, unit };
                let share: Option<Share> = figure.of(base).counted().and_then(|c| c.share);
                let rows = branches(id, rows.into_iter().map(|row| row.of(base)));
                let total = Total { label, n, share };
                Ok(Table::Partition(Partition { id, heading, unit, rows, total }))
            }
            Closing::NonCumulative(closing) => {
                let count = cases.ok_or_else(|| {
                    LoadError::at_line(line, Fault::NoTotal, word!("a-base"), word!("none"))
                })?;
                let base = Base { count, unit };
                let rows = rows.into_iter().map(|row| row.of(base)).collect();
                Ok(Table::Overlapping(Overlapping { id, heading, unit, rows, base, closing }))
            }
        }
    }
}

impl DraftRow {
    fn of(self, base: Base) -> Row {
        let kind = kind(&self.label.text);
        let cell = self.figure.of(base);
        Row { label: self.label, kind, cell, cell_marks: self.cell_marks }
    }
}

fn kind(label: &str) -> RowKind {
    let label = label.to_ascii_lowercase();
    if label.contains("fewer than three") {
        RowKind::Pooled
    } else if label.contains("unknown") || label.contains("not specified") {
        RowKind::Unknown
    } else {
        RowKind::Named
    }
}

/// Rows with the rows that they head. Nothing but the order tells which rows those are: all
/// that follow "Sex" or "Labor" up to the next type of trafficking.
fn branches(id: TableId, rows: impl Iterator<Item = Row>) -> Vec<Branch> {
    let mut branches: Vec<Branch> = Vec::new();
    for row in rows {
        match branches.last_mut() {
            Some(head)
                if id == TableId::VenueIndustry
                    && standard::heads_rows(&head.row.label.text)
                    && !standard::is_type(&row.label.text) =>
            {
                head.children.push(row);
            }
            _ => branches.push(Branch { row, children: Vec::new() }),
        }
    }
    branches
}
