//! The land of a state from the texts that the page carries.

use super::boundaries::boundaries;
use super::columns::{Value, rows};
use super::decimal::decimal;
use super::error::LoadError;
use crate::geo::{Albers, Gazetteer, Land, LonLat, Place, PlanePoint};

/// The texts of which a land is made; `assets/README.md` says what they are.
#[derive(Clone, Copy, Debug)]
pub struct LandTexts<'a> {
    /// The boundaries of the counties, as `TopoJSON`.
    pub counties: &'a str,
    /// The residents of the counties: columns `fips`, `name`, `residents`.
    pub residents: &'a str,
    /// The places of known size, the largest first: columns `name`, `lat`, `lon`, in degrees.
    pub places: &'a str,
    /// The ZIP codes: columns `zip`, as the difference from the code before, `place`, `lat` and
    /// `lon`. Small places stand here, at the point of their code; codes without one have `-`. None
    /// where nothing is looked up but what is large enough to be known without.
    pub zips: Option<&'a str>,
}

/// Reads the land of Missouri.
pub fn land(texts: LandTexts<'_>) -> Result<Land, LoadError> {
    let projection = Albers::missouri();
    let boundaries = boundaries(texts.counties, texts.residents, &projection)?;
    let mut places = Vec::new();
    for [name, lat, lon] in rows(texts.places, ["name", "lat", "lon"])? {
        places.push(Place { name: name.text.to_owned(), at: point(lat, lon, &projection)? });
    }
    let mut zips = Vec::new();
    let mut zip = 0;
    let rows = texts.zips.map(|zips| rows(zips, ["zip", "place", "lat", "lon"])).transpose()?;
    for [step, name, lat, lon] in rows.into_iter().flatten() {
        let next = step.whole().filter(|step| (1..=99_999 - zip).contains(step));
        zip += next.ok_or_else(|| step.refused("the step from one ZIP code to a higher one"))?;
        let at = point(lat, lon, &projection)?;
        zips.push((zip, at));
        if name.text != "-" {
            places.push(Place { name: name.text.to_owned(), at });
        }
    }
    Ok(Land::new(projection, boundaries, Gazetteer::new(places, zips)))
}

/// The point with this latitude and longitude.
fn point(lat: Value<'_>, lon: Value<'_>, projection: &Albers) -> Result<PlanePoint, LoadError> {
    let degrees = |value: Value<'_>, most: f64| {
        decimal(value.text)
            .filter(|degrees| degrees.abs() <= most)
            .ok_or_else(|| value.refused("an angle in degrees"))
    };
    let (lat, lon) = (degrees(lat, 90.0)?, degrees(lon, 180.0)?);
    Ok(projection.plane_from_lonlat(LonLat { lon, lat }))
}
