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
use super::node::{Node, Refusal};
use super::{decode, model, standard};
use crate::report::Report;
use serde::Serialize;
use serde_json::Value;

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
    let document: Value = serde_json::from_str(text).map_err(|error| refused(&error))?;
    let refusal = Refusal::default();
    let report = envelope(&Node::whole(&document, &refusal));
    let report = refusal.or(report)?;
    standard::hold(&report)?;
    Ok(report)
}

fn envelope(node: &Node) -> Report {
    node.object(&["format", "version", "report"]);
    node.field("format").word(&[(FORMAT, ())]);
    let version = node.field("version");
    let number = version.whole_number(u32::MAX);
    if number != VERSION {
        version.refuse(&format!("version {VERSION} of the form"), &number.to_string());
    }
    model::report(&node.field("report"))
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    report: &'a Report,
}

/// What is no JSON at all, in the one form of all messages: where, expected, found.
fn refused(error: &serde_json::Error) -> LoadError {
    let place = Place::Column { line: error.line(), column: error.column() };
    if error.is_eof() {
        let (expected, found) = ("more JSON".to_owned(), "the end of the file".to_owned());
        return LoadError { fault: Fault::Truncated, place, expected, found };
    }
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let (expected, found) = ("well-formed JSON".to_owned(), format!("a fault ({message})"));
    LoadError { fault: Fault::Json, place, expected, found }
}
