//! Bytes to text.

use super::error::{Fault, LoadError, Place};

/// What is expected of the bytes of a report.
pub(super) const REPORT: &str = "a state report";

/// The text in some bytes: UTF-8, with or without a byte order mark, and not blank.
pub(super) fn text<'a>(bytes: &'a [u8], expected: &str) -> Result<&'a str, LoadError> {
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        let found = if bytes.is_empty() { "no bytes" } else { "only blank space" };
        return Err(LoadError::new(Place::File, Fault::Empty, expected, found));
    }
    Ok(text)
}

fn not_utf8(bytes: &[u8], offset: usize) -> LoadError {
    let line = bytes[..offset].split(|&byte| byte == b'\n').count();
    let found = format!("the byte 0x{:02X}, which is none", bytes[offset]);
    LoadError::new(Place::Byte { offset, line }, Fault::NotUtf8, "text in UTF-8", &found)
}
