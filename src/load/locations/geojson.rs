//! GeoJSON to rows.

use super::super::error::{Fault, LoadError, quoted};
use super::super::grid::{Grid, too_many_columns};
use super::super::tree::Tree;
use super::once::Once;
use super::shortened;
use crate::geo::Unmatched;
use crate::words::{say, word};

/// The columns of the coordinates, which come before those of the properties.
const HEADS: [&str; 2] = ["latitude", "longitude"];

/// Reads GeoJSON (RFC 7946): a collection of features, a feature, or a geometry of points. Each
/// point is a row, under the keys of its feature's properties; whatever is no point is listed.
pub(super) fn read(text: &str) -> Result<(Grid, Vec<Unmatched>), LoadError> {
    let tree = Tree::read(text)?;
    let mut reading = Reading {
        text,
        grid: Grid::under(HEADS),
        keys: Once::default(),
        refused: Vec::new(),
        at: 0,
        line: 1,
        feature: 0,
    };
    match type_of(&tree) {
        Some("FeatureCollection") => {
            let features =
                tree.get("features").ok_or_else(|| tree.refused(word!("a-feature-list")))?;
            for feature in features.list()? {
                reading.feature(feature)?;
            }
        }
        Some("Feature") => reading.feature(&tree)?,
        Some(name) if is_geometry(name) => reading.rows(&tree, Some(&tree), None)?,
        other => {
            let found = match other {
                Some(name) => say!("the-type", quoted(name)),
                None => word!("no-type").to_owned(),
            };
            return Err(tree.error(Fault::Json, word!("a-geojson"), &found));
        }
    }
    Ok((reading.grid, reading.refused))
}

struct Reading<'a> {
    text: &'a str,
    grid: Grid,
    /// The keys of properties, in the order of their columns.
    keys: Once,
    refused: Vec<Unmatched>,
    /// How far lines are counted, and the line there.
    at: usize,
    line: usize,
    /// The number of the feature, which tells more than a line where all stand in one.
    feature: usize,
}

/// The points of a geometry, and what else is in it.
#[derive(Default)]
struct Points<'t> {
    /// Longitude and latitude, as written.
    degrees: Vec<[&'t str; 2]>,
    others: Vec<&'t str>,
}

impl Reading<'_> {
    fn feature(&mut self, feature: &Tree<'_>) -> Result<(), LoadError> {
        self.feature += 1;
        self.rows(feature, feature.get("geometry"), feature.get("properties"))
    }

    /// Writes a row for each point of a geometry. One without any point has a row as well:
    /// its properties may say where it is.
    fn rows(
        &mut self,
        whole: &Tree<'_>,
        geometry: Option<&Tree<'_>>,
        properties: Option<&Tree<'_>>,
    ) -> Result<(), LoadError> {
        let line = self.line_of(whole.at());
        let mut points = Points::default();
        if let Some(geometry) = geometry.filter(|geometry| !geometry.is_null()) {
            points.add(geometry);
        }
        for other in &points.others {
            let written = match self.feature {
                0 => shortened(other),
                number => say!("in-feature", number, shortened(other)),
            };
            let reason = word!("miss-no-point").to_owned();
            self.refused.push(Unmatched { line, written, reason, suggestions: Vec::new() });
        }
        if points.degrees.is_empty() && points.others.is_empty() {
            points.degrees.push(["", ""]);
        }
        let mut cells = Vec::new();
        for (key, value) in properties.map_or(&[][..], Tree::fields) {
            let text = value.text().ok().or(value.word()).unwrap_or_default();
            let column = self.column(key, line)?;
            if cells.len() <= column {
                cells.resize(column + 1, "");
            }
            cells[column] = text;
        }
        let part = points.degrees.len() > 1;
        for [lon, lat] in points.degrees {
            self.grid.cell(lat);
            self.grid.cell(lon);
            for cell in &cells {
                self.grid.cell(cell);
            }
            self.grid.close(line, part)?;
        }
        Ok(())
    }

    /// The column of a key, counted after those of the coordinates.
    fn column(&mut self, key: &str, line: usize) -> Result<usize, LoadError> {
        let (column, is_new) = self.keys.number(key.as_bytes());
        if is_new {
            if self.grid.heads.len() == Grid::MOST_COLUMNS {
                return Err(too_many_columns(line));
            }
            self.grid.heads.push(key.trim().to_owned());
        }
        Ok(column)
    }

    /// The line of a byte; bytes are asked for in the order of the file.
    fn line_of(&mut self, at: usize) -> usize {
        let passed = self.text.as_bytes().get(self.at..at).unwrap_or_default();
        self.line += passed.split(|byte| *byte == b'\n').skip(1).count();
        self.at = self.at.max(at);
        self.line
    }
}

impl<'t> Points<'t> {
    fn add(&mut self, geometry: &'t Tree<'_>) {
        let name = type_of(geometry).unwrap_or_else(|| word!("no-geometry-type"));
        let list = |key| geometry.get(key).and_then(|list| list.list().ok());
        match (name, list("coordinates"), list("geometries")) {
            ("Point", Some(position), _) => self.position(name, position),
            ("MultiPoint", Some(positions), _) => {
                for position in positions {
                    self.position(name, position.list().unwrap_or_default());
                }
            }
            // The reader of the tree bounds how deep they lie in each other.
            ("GeometryCollection", _, Some(geometries)) => {
                for geometry in geometries {
                    self.add(geometry);
                }
            }
            _ => self.others.push(name),
        }
    }

    /// Longitude and latitude, in this order; a height is passed over.
    fn position(&mut self, name: &'t str, position: &'t [Tree<'_>]) {
        match position {
            [lon, lat, ..] => match (lon.word(), lat.word()) {
                (Some(lon), Some(lat)) => self.degrees.push([lon, lat]),
                _ => self.others.push(name),
            },
            _ => self.others.push(name),
        }
    }
}

fn type_of<'t>(tree: &'t Tree<'_>) -> Option<&'t str> {
    tree.get("type").and_then(|name| name.text().ok())
}

fn is_geometry(name: &str) -> bool {
    [
        "Point",
        "MultiPoint",
        "LineString",
        "MultiLineString",
        "Polygon",
        "MultiPolygon",
        "GeometryCollection",
    ]
    .contains(&name)
}
