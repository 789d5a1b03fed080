//! Bytes to a [`Report`]: the published text of a state report, or the project's JSON form; and
//! to the other things that are read, offences recorded by police ([`police()`]) and a reader's
//! own [`locations`].
//!
//! Either the whole file is read or none of it: a [`LoadError`] says in one sentence where,
//! what was expected and what was found. What is readable but remarkable (a total that does
//! not add up, a heading that is not known) is no error; `check` finds it afterwards.

mod boundaries;
mod cells;
mod columns;
mod csv;
mod cursor;
mod decimal;
mod decode;
mod error;
mod figures;
mod grid;
mod header;
mod headings;
pub mod json;
mod land;
pub mod locations;
mod marks;
mod note;
mod police;
mod signals;
mod standard;
mod tables;
mod text;
mod tree;

pub use boundaries::boundaries;
pub use error::{Fault, LoadError, Place};
pub use land::{LandTexts, land};
pub use police::police;

use crate::report::Report;

/// Reads a report from the bytes of a file: its published text or its JSON form, told apart
/// by their content. The name of the file goes into the provenance of a text; a JSON form
/// carries its own.
pub fn report(bytes: &[u8], file_name: &str) -> Result<Report, LoadError> {
    let text = decode::text(bytes, decode::a_report())?;
    if text.trim_start().starts_with(['{', '[']) {
        json::from_text(text)
    } else {
        text::report(text, file_name)
    }
}
