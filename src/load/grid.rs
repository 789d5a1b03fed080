//! Rows of text cells under column heads.

use super::error::{Fault, LoadError};
use crate::report::grouped;
use crate::words::{say, word};

/// Rows of text cells under column heads, packed into one text: a file of two million rows
/// takes little more memory than its own length.
#[derive(Default)]
pub(super) struct Grid {
    /// The column heads, without the spaces around them.
    pub heads: Vec<String>,
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<usize>,
    rows: Vec<Row>,
}

struct Row {
    line: usize,
    /// How many cells there are up to the end of this row.
    end: usize,
    part: bool,
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    grid: &'a Grid,
    first: usize,
    end: usize,
    /// The line of the file that it begins in, from 1.
    pub line: usize,
    /// Whether other rows stand for the same thing: one point of several.
    pub part: bool,
}

impl Grid {
    /// The most rows that are read.
    pub const MOST_ROWS: usize = 2_000_000;
    /// The most columns that are read.
    pub const MOST_COLUMNS: usize = 256;

    /// A grid with these heads and no rows.
    pub fn under(heads: [&str; 2]) -> Self {
        Self { heads: heads.map(str::to_owned).to_vec(), ..Self::default() }
    }

    /// Writes the next cell of the row that is open.
    pub fn cell(&mut self, text: &str) {
        self.text.push_str(text.trim());
        self.ends.push(self.text.len());
    }

    /// Ends the row that is open. A row whose cells are all blank is none, as a blank line is.
    pub fn close(&mut self, line: usize, part: bool) -> Result<(), LoadError> {
        let before = self.rows.last().map_or(0, |row| row.end);
        let blank = before.checked_sub(1).map_or(0, |last| self.ends[last]);
        if self.text.len() == blank {
            self.ends.truncate(before);
            return Ok(());
        }
        if self.rows.len() == Self::MOST_ROWS {
            return Err(too_large(line, &say!("most-rows", grouped(Self::MOST_ROWS as u32))));
        }
        self.rows.push(Row { line, end: self.ends.len(), part });
        Ok(())
    }

    /// Turns the cells that are open into the column heads.
    pub fn close_heads(&mut self, line: usize) -> Result<(), LoadError> {
        if self.ends.len() > Self::MOST_COLUMNS {
            return Err(too_many_columns(line));
        }
        let mut start = 0;
        for &end in &self.ends {
            self.heads.push(self.text[start..end].to_owned());
            start = end;
        }
        self.text.clear();
        self.ends.clear();
        Ok(())
    }

    /// The rows, in the order of the file.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        let mut first = 0;
        self.rows.iter().map(move |&Row { line, end, part }| {
            let record = Record { grid: self, first, end, line, part };
            first = end;
            record
        })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }
}

/// The error that there are too many columns.
pub(super) fn too_many_columns(line: usize) -> LoadError {
    too_large(line, &say!("most-columns", Grid::MOST_COLUMNS))
}

fn too_large(line: usize, expected: &str) -> LoadError {
    LoadError::at_line(line, Fault::TooLarge, expected, word!("more"))
}

impl<'a> Record<'a> {
    /// How many cells it has.
    pub fn len(self) -> usize {
        self.end - self.first
    }

    /// The text in a column, without the spaces around it; empty where the row has no such cell.
    pub fn field(self, column: usize) -> &'a str {
        let at = self.first.saturating_add(column);
        if at >= self.end {
            return "";
        }
        let start = at.checked_sub(1).map_or(0, |before| self.grid.ends[before]);
        &self.grid.text[start..self.grid.ends[at]]
    }

    /// Whether it has a cell under each head and nothing beside them. Separators with nothing
    /// behind them, which spreadsheets write, make no difference.
    pub fn fits(self) -> bool {
        let heads = &self.grid.heads;
        let needed = heads.iter().rposition(|head| !head.is_empty()).map_or(0, |last| last + 1);
        let beside = heads.len()..self.len();
        self.len() >= needed && beside.into_iter().all(|column| self.field(column).is_empty())
    }

    /// The head of a column.
    pub fn head(self, column: usize) -> &'a str {
        self.grid.heads.get(column).map_or("", String::as_str)
    }
}
