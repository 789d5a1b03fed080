//! The closing Important Note, which has no heading and says what the figures are not.

use super::cursor::Cursor;
use super::error::LoadError;
use crate::words::word;

const NAME: &str = "important note";

/// What follows "Important Note:" in a line that begins with it.
pub(super) fn start(text: &str) -> Option<&str> {
    let text = text.trim().trim_start_matches('*');
    let name = text.get(..NAME.len()).filter(|name| name.eq_ignore_ascii_case(NAME));
    name.map(|_| text[NAME.len()..].trim_start_matches([':', ' ']))
}

/// The note without the asterisks around it, and the date that it says the figures are
/// accurate as of. A note that breaks off is a text that breaks off.
pub(super) fn finished(note: &str, cursor: &Cursor<'_>) -> Result<(String, String), LoadError> {
    let inner = match note.strip_prefix('*') {
        Some(inner) => inner
            .strip_suffix('*')
            .ok_or_else(|| cursor.truncated(word!("an-asterisk")))?
            .trim_matches('*'),
        None => note.trim_end_matches('*'),
    };
    let inner = inner.trim();
    if !inner.ends_with('.') {
        return Err(cursor.truncated(word!("a-last-sentence")));
    }
    let as_of = as_of(inner).ok_or_else(|| cursor.truncated(word!("an-as-of")))?;
    Ok((inner.to_owned(), as_of.to_owned()))
}

fn as_of(note: &str) -> Option<&str> {
    const WORDS: &str = "accurate as of ";
    let at = note.to_ascii_lowercase().find(WORDS)?;
    let rest = &note[at + WORDS.len()..];
    rest.split('.').next().map(str::trim).filter(|date| !date.is_empty())
}
