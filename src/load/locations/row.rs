//! One row of a reader's file: where it is, how many it counts, what it belongs to.

use super::super::cells;
use super::super::decimal::decimal;
use super::super::error::quoted;
use super::super::grid::Record;
use super::columns::Columns;
use super::once::Once;
use super::shortened;
use crate::geo::{
    Date, Located, Location, LocationUnit, Locations, LonLat, Miss, Outside, PlanePoint, Spot,
    Unmatched,
};
use crate::words::{say, word};

/// What finds a spot on the map: [`crate::geo`] does.
pub type Locate<'a> = dyn Fn(&Spot<'_>) -> Result<Located, Miss> + 'a;

/// The rows that have been read so far.
pub(super) struct Rows<'a> {
    columns: Columns,
    /// How many cells a row has, where that is the same in all of them.
    heads: Option<usize>,
    locate: &'a Locate<'a>,
    categories: Once,
    /// Cases with their place.
    cases: Once,
    /// ZIP codes, places and counties, and where each is.
    names: Once,
    spots: Vec<Result<Located, Miss>>,
    pub found: Locations,
}

/// Latitude and longitude, as written.
#[derive(Clone, Copy)]
struct Written<'a> {
    lat: &'a str,
    lon: &'a str,
}

impl<'a> Rows<'a> {
    pub fn new(columns: Columns, heads: Option<usize>, locate: &'a Locate<'a>) -> Self {
        let found = Locations {
            placed: Vec::new(),
            outside: Vec::new(),
            unmatched: Vec::new(),
            categories: Vec::new(),
            unit: LocationUnit::Locations,
            repeated: 0,
            unread_dates: 0,
        };
        Self {
            columns,
            heads,
            locate,
            categories: Once::default(),
            cases: Once::default(),
            names: Once::default(),
            spots: Vec::new(),
            found,
        }
    }

    /// Adds a row.
    pub fn add(&mut self, record: Record<'_>) {
        let placed = self.located(record).and_then(|located| {
            // Whether a row outside the state is faulty otherwise makes no difference.
            let count = if located.inside { self.count(record)? } else { 0 };
            Ok((located, count))
        });
        let line = record.line;
        match placed {
            Ok((Located { at, inside: true }, count)) => self.place(record, at, count),
            Ok(_) => self.found.outside.push(Outside { line, written: self.written(record) }),
            Err(Miss { reason, suggestions }) => {
                let written = self.written(record);
                self.found.unmatched.push(Unmatched { line, written, reason, suggestions });
            }
        }
    }

    /// What became of all rows.
    pub fn finished(mut self, has_cases: bool) -> Locations {
        if has_cases && self.found.placed.iter().all(|location| location.case.is_some()) {
            self.found.unit = LocationUnit::Cases;
        }
        self.found
    }

    fn place(&mut self, record: Record<'_>, at: PlanePoint, count: u32) {
        let case = cell(record, self.columns.case);
        if !case.is_empty() {
            let mut key = case.as_bytes().to_vec();
            key.extend(at.x.to_bits().to_le_bytes());
            key.extend(at.y.to_bits().to_le_bytes());
            if !self.cases.number(&key).1 {
                self.found.repeated += 1;
                return;
            }
        }
        let written = cell(record, self.columns.date);
        let date = Date::read(written);
        self.found.unread_dates += usize::from(date.is_none() && !written.is_empty());
        let category = self.category(cell(record, self.columns.category));
        self.found.placed.push(Location {
            line: record.line,
            at,
            count,
            case: Some(case.to_owned()).filter(|case| !case.is_empty()),
            date,
            category,
        });
    }

    fn category(&mut self, text: &str) -> Option<usize> {
        if text.is_empty() {
            return None;
        }
        let (number, is_new) = self.categories.number(text.as_bytes());
        if is_new {
            self.found.categories.push(text.to_owned());
        }
        Some(number)
    }

    fn located(&mut self, record: Record<'_>) -> Result<Located, Miss> {
        let columns = self.columns;
        // Cells may have moved, so none of them can be trusted.
        if let Some(heads) = self.heads
            && !record.fits()
        {
            let found = record.len();
            return Err(miss(say!("miss-cells", found, heads)));
        }
        if columns.lat.and(columns.lon).is_some() {
            let written =
                Written { lat: cell(record, columns.lat), lon: cell(record, columns.lon) };
            if !written.lat.is_empty() || !written.lon.is_empty() {
                return self.degrees(written);
            }
        }
        let [zip, name, county] =
            [columns.zip, columns.place, columns.county].map(|column| cell(record, column));
        let spot = match (zip, name, county) {
            ("", "", "") => return Err(miss(word!("miss-nowhere").to_owned())),
            ("", "", county) => Spot::County(county),
            ("", name, county) => {
                Spot::Place { name, county: Some(county).filter(|county| !county.is_empty()) }
            }
            (zip, ..) => Spot::Zip(zip),
        };
        self.remembered(&spot, [zip, name, county])
    }

    /// Where a spot is that these texts say. Rows repeat names, and finding one takes long,
    /// above all one that is misspelt.
    fn remembered(&mut self, spot: &Spot<'_>, texts: [&str; 3]) -> Result<Located, Miss> {
        let (number, is_new) = self.names.number(texts.join("\0").as_bytes());
        if is_new {
            self.spots.push((self.locate)(spot));
        }
        self.spots[number].clone()
    }

    fn degrees(&self, written: Written<'_>) -> Result<Located, Miss> {
        let Written { lat, lon } = written;
        let lat = decimal(lat).ok_or_else(|| match lat {
            "" => miss(word!("miss-latitude-empty").to_owned()),
            _ => miss(say!("miss-latitude", quoted(lat))),
        })?;
        let lon = decimal(lon).ok_or_else(|| match lon {
            "" => miss(word!("miss-longitude-empty").to_owned()),
            _ => miss(say!("miss-longitude", quoted(lon))),
        })?;
        let outside = on_globe(lon, lat).map(|degrees| (self.locate)(&degrees));
        if let Some(Ok(located)) = &outside
            && located.inside
        {
            return Ok(*located);
        }
        if self.is_inside(lat, lon) {
            let reason = word!("miss-swapped").to_owned();
            let meant = say!("meant-degrees", written.lon, written.lat);
            return Err(Miss { reason, suggestions: vec![meant] });
        }
        if self.is_inside(-lon, lat) {
            let reason = word!("miss-no-sign").to_owned();
            let lon = format!("-{}", written.lon.trim_start_matches('+'));
            let meant = say!("meant-degrees", written.lat, lon);
            return Err(Miss { reason, suggestions: vec![meant] });
        }
        outside.unwrap_or_else(|| {
            Err(miss(if lat.abs() > 90.0 {
                say!("miss-latitude-range", quoted(written.lat))
            } else {
                say!("miss-longitude-range", quoted(written.lon))
            }))
        })
    }

    fn is_inside(&self, lon: f64, lat: f64) -> bool {
        on_globe(lon, lat)
            .is_some_and(|spot| (self.locate)(&spot).is_ok_and(|located| located.inside))
    }

    /// How many the row counts.
    fn count(&self, record: Record<'_>) -> Result<u32, Miss> {
        if self.columns.count.is_none() {
            return Ok(1);
        }
        let text = cell(record, self.columns.count);
        let whole = text.strip_suffix(".0").unwrap_or(text);
        let written = quoted(text);
        let reason = match cells::whole(whole, record.line) {
            Ok(0) => word!("miss-count-zero").to_owned(),
            Ok(2..) if !cell(record, self.columns.case).is_empty() => {
                say!("miss-count-of-case", written)
            }
            Ok(2..) if record.part => {
                say!("miss-count-of-points", written)
            }
            Ok(count) => return Ok(count),
            Err(_) if text.is_empty() => word!("miss-count-empty").to_owned(),
            Err(_) if cells::is_withheld(text) => {
                say!("miss-count-withheld", written)
            }
            Err(_) => say!("miss-count", written),
        };
        Err(miss(reason))
    }

    /// Where the row is, as written; all of it where it does not say so.
    fn written(&self, record: Record<'_>) -> String {
        let Columns { lat, lon, zip, place, county, .. } = self.columns;
        let joined = |columns: &mut dyn Iterator<Item = &str>| {
            let mut text = String::new();
            for cell in columns.filter(|cell| !cell.is_empty()) {
                if !text.is_empty() {
                    text.push_str(", ");
                }
                text.push_str(cell);
            }
            text
        };
        let wheres = [lat, lon, zip, place, county];
        let text = joined(&mut wheres.into_iter().map(|column| cell(record, column)));
        let text = if text.is_empty() {
            joined(&mut (0..record.len()).map(|column| record.field(column)))
        } else {
            text
        };
        shortened(&text)
    }
}

/// The text in a column, empty where there is no such column.
fn cell(record: Record<'_>, column: Option<usize>) -> &str {
    column.map_or("", |column| record.field(column))
}

/// The spot of some coordinates, where there are such.
fn on_globe(lon: f64, lat: f64) -> Option<Spot<'static>> {
    let valid = lat.abs() <= 90.0 && lon.abs() <= 180.0;
    valid.then_some(Spot::Degrees(LonLat { lon, lat }))
}

fn miss(reason: String) -> Miss {
    Miss { reason, suggestions: Vec::new() }
}
