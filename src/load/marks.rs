//! Footnote marks: the superscript digits on labels, values, headings and totals.

use super::error::{Fault, LoadError, quoted};
use crate::report::Marked;
use crate::words::word;

/// A text parted from the footnote marks on it, wherever they stand and whether or not a
/// space stands before them. A mark can be several characters: ¹ and ¹⁰ are different marks.
pub(super) fn marked(text: &str, line: usize) -> Result<Marked, LoadError> {
    let mut words = String::with_capacity(text.len());
    let mut marks = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c| digit(c).is_some()) {
        words.push_str(&rest[..start]);
        let (mark, after) = run(&rest[start..]);
        marks.push(number(mark, line)?);
        rest = after;
    }
    words.push_str(rest);
    // A mark between two spaces leaves both of them.
    let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Marked { text, marks })
}

/// The mark that a footnote begins with, and its text; none for any other line.
pub(super) fn footnote(text: &str, line: usize) -> Result<Option<(u8, &str)>, LoadError> {
    let (mark, rest) = run(text.trim());
    if mark.is_empty() { Ok(None) } else { Ok(Some((number(mark, line)?, rest.trim()))) }
}

/// The superscript digits that a text begins with, and what follows them.
fn run(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c| digit(c).is_none()).unwrap_or(text.len()))
}

fn number(mark: &str, line: usize) -> Result<u8, LoadError> {
    mark.chars()
        .filter_map(digit)
        .try_fold(0_u8, |number, digit| number.checked_mul(10)?.checked_add(digit))
        .filter(|&number| number > 0)
        .ok_or_else(|| LoadError::at_line(line, Fault::Mark, word!("a-mark"), &quoted(mark)))
}

fn digit(c: char) -> Option<u8> {
    Some(match c {
        '⁰' => 0,
        // Older than Unicode, and not in one block with the others.
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁴' => 4,
        '⁵' => 5,
        '⁶' => 6,
        '⁷' => 7,
        '⁸' => 8,
        '⁹' => 9,
        _ => return None,
    })
}
