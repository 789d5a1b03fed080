//! The project's JSON form of a report.
//!
//! ```json
//! {
//!   "format": "hotline-atlas-report",
//!   "version": 1,
//!   "report": { "state": "Missouri", "period": { … }, … }
//! }
//! ```
//!
//! - `report` is a [`Report`], field by field under the names of its types in
//!   [`crate::report`]; enum variants are in snake case. A field that the model does not know
//!   is refused, and so is a missing one, except lists (`marks`, `prose`, `tables`,
//!   `children`, `cell_marks`, `unknown`), which are left out where empty, and a `share`,
//!   which is left out where the report prints none.
//! - A table is an object with one key, which says how its rows relate: `listed`, `partition`
//!   or `overlapping`. Each table of the standard report has one kind and one unit, and
//!   stands at most once.
//! - A cell is `{"count": {"n": 107, "share": {…}}}`, or one of the words
//!   `"fewer_than_three"`, `"not_available"`, `"not_applicable"`. The words hold no value, so
//!   no file can carry a withheld count.
//! - A share is `{"percent": "25.1", "of": {"count": 426, "unit": "calls"}}`: a percentage as
//!   printed, a text so that it stays exact, with its base.
//!
//! A change that older readers would misread raises the version.

use super::error::{Fault, LoadError, Place};
use super::{decode, standard};
use crate::report::Report;
use serde::{Deserialize, Serialize};
use serde_json::error::Category;
use std::fmt;

/// The name of the form.
pub const FORMAT: &str = "hotline-atlas-report";
/// The version of the form that is read and written here.
pub const VERSION: u32 = 1;

/// Reads the JSON form of a report.
pub fn read(bytes: &[u8]) -> Result<Report, LoadError> {
    from_text(decode::text(bytes)?)
}

/// Writes the JSON form of a report: indented, the same bytes for the same report, with a
/// line end at the end.
///
/// # Panics
/// Never: all keys of a report are texts, and a text takes every byte.
#[must_use]
pub fn write(report: &Report) -> String {
    let envelope = Written { format: FORMAT, version: VERSION, report };
    let mut text = serde_json::to_string_pretty(&envelope).expect("its keys are texts");
    text.push('\n');
    text
}

pub(super) fn from_text(text: &str) -> Result<Report, LoadError> {
    let envelope: Read = serde_json::from_str(text).map_err(|error| refused(&error))?;
    standard::hold(&envelope.report)?;
    Ok(envelope.report)
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    report: &'a Report,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    #[serde(rename = "format")]
    _format: Format,
    #[serde(rename = "version")]
    _version: Version,
    report: Report,
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Format;

impl TryFrom<String> for Format {
    type Error = Mismatch;

    fn try_from(format: String) -> Result<Self, Mismatch> {
        if format == FORMAT {
            Ok(Self)
        } else {
            Err(Mismatch(format!("expected the format “{FORMAT}”, found “{format}”")))
        }
    }
}

#[derive(Deserialize)]
#[serde(try_from = "u32")]
struct Version;

impl TryFrom<u32> for Version {
    type Error = Mismatch;

    fn try_from(version: u32) -> Result<Self, Mismatch> {
        if version == VERSION {
            Ok(Self)
        } else {
            Err(Mismatch(format!("expected version {VERSION} of the form, found {version}")))
        }
    }
}

struct Mismatch(String);

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The parser's message in the one form of all messages: expected, found.
fn refused(error: &serde_json::Error) -> LoadError {
    let whole = error.to_string();
    let at = format!(" at line {} column {}", error.line(), error.column());
    let message = whole.strip_suffix(&at).unwrap_or(&whole);
    let (fault, expected, found) = match error.classify() {
        Category::Eof => {
            (Fault::Truncated, "more JSON".to_owned(), "the end of the file".to_owned())
        }
        Category::Syntax | Category::Io => {
            (Fault::Json, "well-formed JSON".to_owned(), format!("a fault ({message})"))
        }
        Category::Data => {
            let (expected, found) = parts(message);
            (Fault::Json, expected, found)
        }
    };
    let place = Place::Column { line: error.line(), column: error.column() };
    LoadError { fault, place, expected, found }
}

/// What a message about well-formed JSON says was expected and found.
fn parts(message: &str) -> (String, String) {
    if let Some(rest) = message.strip_prefix("expected ")
        && let Some((expected, found)) = rest.split_once(", found ")
    {
        (expected.to_owned(), found.to_owned())
    } else if let Some((found, expected)) = message.split_once(", expected ") {
        let found = ["invalid type: ", "invalid value: "]
            .iter()
            .find_map(|prefix| found.strip_prefix(prefix))
            .unwrap_or(found);
        (in_words(expected), found.to_owned())
    } else if let Some(field) = message.strip_prefix("missing field ") {
        (format!("the field {field}"), "the end of its object".to_owned())
    } else {
        ("the JSON form of a report".to_owned(), message.to_owned())
    }
}

/// The parser's words for what it expects, in plain ones.
fn in_words(expected: &str) -> String {
    match expected {
        "u8" | "u16" | "u32" | "usize" => "a whole number that is not too large",
        "unit" => "a word without a value",
        "a sequence" => "a list",
        _ if expected.starts_with("struct ") => "an object",
        _ => expected,
    }
    .to_owned()
}
