//! What a reader takes along, as bytes and texts: no browser is needed and nothing is sent.
//!
//! A [`Record`] is a figure (or an [`OutgoingMap`]) with everything that has to stay with it: unit,
//! base, notes, what withheld means, source, caveats, how to reach the hotline. [`csv`], [`json`],
//! [`tsv`] and [`html`] write it as data; [`sheet`] lays the same out as one scene around the
//! chart, which [`svg`] writes and a canvas paints, and [`describe`] puts it into the PNG that comes
//! out of there. [`Citation`] and [`Advice`] are for who writes about it, [`folder`] and
//! [`zip`] for who wants all of it.

mod advice;
mod citation;
mod clipboard;
mod csv;
mod edition;
mod folder;
mod help;
mod json;
mod map;
mod png;
mod readme;
mod record;
mod sheet;
mod zip;

pub use advice::Advice;
pub use citation::Citation;
pub use clipboard::{html, tsv};
pub use csv::csv;
pub use edition::Edition;
pub use folder::{File, file_stem, folder};
pub use json::json;
pub use map::OutgoingMap;
pub use png::describe;
pub use record::{Record, Row};
pub use sheet::{chart, sheet, svg};
pub use zip::zip;
