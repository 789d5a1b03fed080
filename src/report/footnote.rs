//! Footnotes and the texts that carry their marks.

use serde::Serialize;

/// A footnote of the report, word for word, without its mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Footnote {
    /// Its number in the report, from 1.
    pub mark: u8,
    /// Its text.
    pub text: String,
}

/// A label, heading or total of the report with the footnote marks printed on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Marked {
    /// The words, without the marks.
    pub text: String,
    /// Footnote numbers, in printed order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<u8>,
}

impl Marked {
    /// A text without a footnote.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), marks: Vec::new() }
    }
}
