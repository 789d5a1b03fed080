//! The incoming signals: plain lines such as "426 Phone Calls".

use super::cells::{self, Figure};
use super::cursor::Line;
use super::error::{Fault, LoadError, quoted};
use super::marks;
use super::tables::DraftRow;
use crate::words::word;

/// The longest line that can be a signal and no sentence, in words.
const MOST_WORDS: usize = 8;

/// Reads a line of the overview as a signal; none where it is a sentence.
pub(super) fn signal(line: Line<'_>) -> Result<Option<DraftRow>, LoadError> {
    let text = line.text.trim();
    let is_sentence = text.ends_with('.') || text.split_whitespace().count() > MOST_WORDS;
    if is_sentence || line.has_columns() {
        return Ok(None);
    }
    let (value, label) = if text.starts_with(|c: char| c.is_ascii_digit()) {
        text.split_once(char::is_whitespace).unwrap_or((text, ""))
    } else {
        match withheld(text) {
            Some(parts) => parts,
            None => return Ok(None),
        }
    };
    let label = marks::marked(label, line.number)?;
    if label.text.is_empty() {
        let expected = word!("a-signal");
        return Err(LoadError::at_line(line.number, Fault::Row, expected, &quoted(text)));
    }
    let (figure, cell_marks) = if cells::is_withheld(value) {
        (Figure::Withheld, Vec::new())
    } else {
        cells::figure(value, "", line.number)?
    };
    Ok(Some(DraftRow { label, figure, cell_marks }))
}

/// "Fewer than Three Emails" in its two parts.
fn withheld(text: &str) -> Option<(&str, &str)> {
    let (end, _) = text.match_indices(' ').nth(2)?;
    let (value, label) = text.split_at(end);
    cells::is_withheld(value).then_some((value, label))
}
