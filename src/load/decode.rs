//! Bytes to text.

use super::error::{Fault, LoadError, Place};
use crate::words::{say, word};

/// What is expected of the bytes of a report.
pub(super) fn a_report() -> &'static str {
    word!("a-state-report")
}

/// The text in some bytes: UTF-8, with or without a byte order mark, and not blank.
pub(super) fn text<'a>(bytes: &'a [u8], expected: &str) -> Result<&'a str, LoadError> {
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        let found = if bytes.is_empty() { word!("no-bytes") } else { word!("only-blank") };
        return Err(LoadError::new(Place::File, Fault::Empty, expected, found));
    }
    Ok(text)
}

fn not_utf8(bytes: &[u8], offset: usize) -> LoadError {
    let line = bytes[..offset].split(|&byte| byte == b'\n').count();
    let found = say!("no-utf8", format!("{:02X}", bytes[offset]));
    LoadError::new(Place::Byte { offset, line }, Fault::NotUtf8, word!("a-utf8-text"), &found)
}
