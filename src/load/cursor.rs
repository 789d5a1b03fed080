//! The lines of a text, read one after the other.

use super::error::{Fault, LoadError};
use super::header;
use crate::words::word;

/// A line of the file that is neither blank nor part of a running header.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// Its number in the file, from 1.
    pub number: usize,
    /// Its text, spaces and tabs at its ends included.
    pub text: &'a str,
}

impl<'a> Line<'a> {
    /// Every line that is not blank, running headers included.
    pub(super) fn all(text: &'a str) -> Vec<Self> {
        text.lines()
            .zip(1..)
            .map(|(text, number)| Self { number, text })
            .filter(|line| !line.text.trim().is_empty())
            .collect()
    }

    /// Its cells: the parts between tabs, without the spaces around them.
    pub(super) fn cells(self) -> impl Iterator<Item = &'a str> {
        self.text.split('\t').map(str::trim)
    }

    /// Its first cell.
    pub(super) fn first(self) -> &'a str {
        self.cells().next().unwrap_or_default()
    }

    /// Whether something stands after a tab.
    pub(super) fn has_columns(self) -> bool {
        self.cells().skip(1).any(|cell| !cell.is_empty())
    }
}

/// A place in the lines of a report, page breaks taken out.
pub(super) struct Cursor<'a> {
    lines: Vec<Line<'a>>,
    at: usize,
    /// The number of the last line that holds anything.
    last: usize,
}

impl<'a> Cursor<'a> {
    /// At the first line.
    pub(super) fn new(mut lines: Vec<Line<'a>>) -> Self {
        let last = lines.last().map_or(1, |line| line.number);
        lines.retain(|line| !header::is_header(line.text));
        Self { lines, at: 0, last }
    }

    /// The next line, and past it.
    pub(super) fn next(&mut self) -> Option<Line<'a>> {
        let line = self.lines.get(self.at).copied()?;
        self.at += 1;
        Some(line)
    }

    /// The error of a text that ends before it should.
    pub(super) fn truncated(&self, expected: &str) -> LoadError {
        LoadError::at_line(self.last, Fault::Truncated, expected, word!("end-of-text"))
    }
}
