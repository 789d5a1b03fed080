//! What kind of line a line is, by its words and its tabs.

use super::cells;
use super::cursor::Line;
use super::error::LoadError;
use super::marks;
use crate::report::{Marked, Section, TableId};

/// The heading of a table of the standard report, in capitals or not.
pub(super) fn table(line: Line<'_>) -> Result<Option<TableId>, LoadError> {
    let words = marks::marked(line.first(), line.number)?.text;
    Ok(TableId::ALL
        .into_iter()
        // The signals have no heading of their own: theirs is that of the section.
        .find(|id| *id != TableId::Signals && words.eq_ignore_ascii_case(id.heading())))
}

/// The heading of a section of the standard report, in capitals or not.
pub(super) fn section(line: Line<'_>) -> Result<Option<Marked>, LoadError> {
    if line.has_columns() {
        return Ok(None);
    }
    let marked = marks::marked(line.text, line.number)?;
    Ok(is_section(&marked.text).then_some(marked))
}

fn is_section(words: &str) -> bool {
    Section::HEADINGS.iter().any(|heading| words.eq_ignore_ascii_case(heading))
}

/// Whether a line heads the columns of some table: words after tabs, and no values.
pub(super) fn is_column_heads(line: Line<'_>) -> bool {
    line.has_columns()
        && !is_closing(line.first())
        && line.cells().skip(1).filter(|cell| !cell.is_empty()).all(|cell| !cells::is_value(cell))
}

/// Whether a line without columns looks like the heading of a section that is not known:
/// all in capitals.
pub(super) fn is_capitals(line: Line<'_>) -> bool {
    let words = line.text.trim();
    !line.has_columns()
        && !is_closing(words)
        && words.chars().filter(char::is_ascii_alphabetic).count() > 1
        && !words.chars().any(|c: char| c.is_ascii_lowercase())
}

/// Whether a line without columns looks like a heading in mixed case: a few words, the longer
/// ones with a capital, and no punctuation of a sentence.
pub(super) fn is_title(line: Line<'_>) -> bool {
    const MOST_WORDS: usize = 12;
    /// Shorter words, such as "of" and "by", are small in titles.
    const SMALL: usize = 4;
    let words = line.text.trim();
    !line.has_columns()
        && words.starts_with(|c: char| c.is_ascii_uppercase())
        && !words.contains(['.', ':', ';', '!', '?'])
        && words.split_whitespace().count() <= MOST_WORDS
        && words.split_whitespace().all(|word| {
            word.chars().count() < SMALL || !word.starts_with(|c: char| c.is_ascii_lowercase())
        })
}

/// Whether a line closes a table: "TOTAL …" or "NON-CUMULATIVE".
pub(super) fn is_closing(words: &str) -> bool {
    is_total(words) || is_non_cumulative(words)
}

/// "TOTAL # OF CALLS" and its like.
pub(super) fn is_total(words: &str) -> bool {
    words.split([' ', '#']).next().is_some_and(|word| word.eq_ignore_ascii_case("total"))
}

/// "NON-CUMULATIVE".
pub(super) fn is_non_cumulative(words: &str) -> bool {
    const WORDS: &str = "NON-CUMULATIVE";
    words.get(..WORDS.len()).is_some_and(|start| start.eq_ignore_ascii_case(WORDS))
}
