//! Texts with holes.

use super::text;
use std::fmt::{Display, Write};

/// The text of a number with its holes filled.
#[inline(never)]
pub(crate) fn said(number: u16, holes: &[&dyn Display]) -> String {
    fill(text(number), holes)
}

/// Fills the holes of a text: `{0}` is the first, and each may stand anywhere and more than once.
/// What is filled in is not looked at, so a reader's file that holds `{1}` changes nothing.
#[must_use]
pub fn fill(text: &str, holes: &[&dyn Display]) -> String {
    let mut parts = text.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let hole =
            part.bytes().next().and_then(|digit| holes.get(usize::from(digit.wrapping_sub(b'0'))));
        if let (Some(hole), Some(after)) = (hole, part.get(2..)) {
            let _ = write!(filled, "{hole}");
            filled.push_str(after);
        }
    }
    filled
}
