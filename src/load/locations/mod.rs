//! A reader's own locations, CSV or GeoJSON, in two steps: [`open`] reads the file and guesses
//! what its columns say, [`LocationFile::place`] finds its rows on the map.
//!
//! The reader may change the columns in between. A row that is not understood does not spoil
//! the file: it is listed with its line, what is wrong and what may have been meant. Texts are
//! kept as they are, also where they look like formulas or HTML; whoever writes them somewhere
//! escapes them.

mod columns;
mod geojson;
mod once;
mod row;

pub use columns::Columns;
pub use row::Locate;

use super::error::{Fault, LoadError, Place};
use super::grid::Grid;
use super::{csv, decode};
use crate::geo::{Locations, Unmatched};
use crate::words::{say, word};

/// The largest file that is read, in bytes: a browser gives a page little more memory than this
/// takes when it is read.
pub const MOST_BYTES: usize = 128 << 20;

/// The rows of a reader's own file, before they are found on the map. In memory only.
pub struct LocationFile {
    grid: Grid,
    /// What GeoJSON has beside points.
    refused: Vec<Unmatched>,
    is_geojson: bool,
    columns: Columns,
}

/// Reads a file: GeoJSON or CSV, told apart by its content.
pub fn open(bytes: &[u8]) -> Result<LocationFile, LoadError> {
    if bytes.len() > MOST_BYTES {
        let expected = say!("most-megabytes", MOST_BYTES >> 20);
        return Err(LoadError::new(Place::File, Fault::TooLarge, &expected, word!("more")));
    }
    let text = decode::text(bytes, word!("a-location-file"))?;
    let is_geojson = text.trim_start().starts_with(['{', '[']);
    let (grid, refused) =
        if is_geojson { geojson::read(text)? } else { (csv::grid(text)?, Vec::new()) };
    if grid.len() + refused.len() == 0 {
        let (expected, found) = (word!("a-location"), word!("none"));
        return Err(LoadError::new(Place::File, Fault::Empty, expected, found));
    }
    let columns = Columns::guess(&grid.heads);
    Ok(LocationFile { grid, refused, is_geojson, columns })
}

impl LocationFile {
    /// The headers, in the order of the columns. The first two of GeoJSON are its coordinates.
    #[must_use]
    pub fn heads(&self) -> &[String] {
        &self.grid.heads
    }

    /// How many rows there are, one for each point of GeoJSON.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.grid.len()
    }

    /// Whether it is GeoJSON, where nobody chooses the columns of the coordinates.
    #[must_use]
    pub fn is_geojson(&self) -> bool {
        self.is_geojson
    }

    /// Which column says what, guessed from the headers.
    #[must_use]
    pub fn columns(&self) -> Columns {
        self.columns
    }

    /// The first texts of a column that are not empty, so that a reader sees what it holds.
    #[must_use]
    pub fn examples(&self, column: usize, most: usize) -> Vec<&str> {
        let texts = self.grid.records().map(|record| record.field(column));
        texts.filter(|text| !text.is_empty()).take(most).collect()
    }

    /// Finds the rows on the map: by their coordinates, else by their ZIP code, else by their
    /// place (with the county as a help), else by their county. The first of these that a row
    /// has decides, so that a misspelt place is listed and not taken for a point in its county.
    pub fn place(&self, columns: &Columns, locate: &Locate<'_>) -> Result<Locations, LoadError> {
        let mut columns = *columns;
        if self.is_geojson {
            (columns.lat, columns.lon) = (self.columns.lat, self.columns.lon);
        }
        columns.refuse_nowhere(&self.grid.heads)?;
        // Rows of GeoJSON have the properties of their feature only.
        let heads = Some(self.grid.heads.len()).filter(|_| !self.is_geojson);
        let mut rows = row::Rows::new(columns, heads, locate);
        let mut refused = self.refused.iter().peekable();
        for record in self.grid.records() {
            while let Some(refused) = refused.next_if(|refused| refused.line <= record.line) {
                rows.found.unmatched.push(refused.clone());
            }
            rows.add(record);
        }
        rows.found.unmatched.extend(refused.cloned());
        Ok(rows.finished(columns.case.is_some()))
    }
}

/// A text, cut where it gets long.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
