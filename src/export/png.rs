//! A PNG that says what it shows.

use super::json::json;
use super::record::Record;
use crate::draw::{SIGNATURE, chunk};

/// A PNG, as a browser's canvas makes it, with texts put in before its pixels: title, description,
/// source, caveat, and as the comment the data as JSON, with how to cite them. None where the
/// bytes are no PNG.
#[must_use]
pub fn describe(png: &[u8], record: &Record) -> Option<Vec<u8>> {
    let pixels = pixels(png)?;
    let mut described = png.get(..pixels)?.to_vec();
    for (keyword, text) in [
        ("Title", record.full_title()),
        ("Description", record.summary.clone()),
        ("Source", format!("{} {}", record.source, record.permalink)),
        ("Disclaimer", format!("{} {}", record.caveat, record.help)),
        ("Comment", json(record)),
    ] {
        // Keyword, not compressed, no language, no translated keyword.
        let mut data = keyword.as_bytes().to_vec();
        data.extend([0; 5]);
        data.extend(text.trim_end().replace('\0', "").as_bytes());
        described.extend(chunk(*b"iTXt", &data));
    }
    described.extend(png.get(pixels..)?);
    Some(described)
}

/// Where the first chunk of pixels begins; none where it is cut off or there is none.
fn pixels(png: &[u8]) -> Option<usize> {
    if !png.starts_with(&SIGNATURE) {
        return None;
    }
    let mut at = SIGNATURE.len();
    loop {
        let length = u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?) as usize;
        let next = at.checked_add(length)?.checked_add(12)?;
        let kind = png.get(at + 4..at + 8)?;
        if png.len() < next || (at == SIGNATURE.len()) != (kind == b"IHDR") {
            return None;
        }
        if kind == b"IDAT" {
            return Some(at);
        }
        at = next;
    }
}
