//! What a reader can choose for the map, as name and value in markup.

use crate::chart::map::{Camera, Layer, MapView};
use crate::density::Bandwidth;
use crate::geo::Date;
use crate::report::{Chosen, Offense};

/// How much closer one press of a button looks.
pub const ZOOM_STEP: f64 = 1.6;
/// Kilometres from one bandwidth to the next.
pub const BANDWIDTH_STEP: i32 = 5;

/// Puts a choice into a view: the name in `data-map` and the value of the button or field. What
/// is not known changes nothing. `all` is what the police records have.
pub fn put(view: &mut MapView, all: Chosen, name: &str, value: &str) {
    let year = || value.parse().ok().map(|year: u16| year.clamp(all.from, all.to));
    match (name, value) {
        ("show", _) => view.table = value == "table",
        ("layer", _) => view.layer = Layer::named(value).unwrap_or(view.layer),
        ("years", "all") => (view.chosen.from, view.chosen.to) = (all.from, all.to),
        ("years", _) => {
            if let Some(year) = year() {
                (view.chosen.from, view.chosen.to) = (year, year);
            }
        }
        ("from", _) => {
            if let Some(year) = year() {
                view.chosen.from = year;
                view.chosen.to = view.chosen.to.max(year);
            }
        }
        ("to", _) => {
            if let Some(year) = year() {
                view.chosen.to = year;
                view.chosen.from = view.chosen.from.min(year);
            }
        }
        ("offense", _) => {
            view.chosen.offense = Offense::ALL.into_iter().find(|offense| offense.name() == value);
        }
        ("bandwidth", _) => {
            if let Ok(kilometres) = value.parse::<u8>() {
                view.bandwidth = Bandwidth::new(f64::from(kilometres));
            }
        }
        ("density", _) => view.density = value == "on",
        ("circles", _) => view.circles = value == "on",
        ("zoom", "in") => zoom(&mut view.camera, ZOOM_STEP),
        ("zoom", "out") => zoom(&mut view.camera, 1.0 / ZOOM_STEP),
        ("zoom", _) => view.camera = Camera::default(),
        ("own-from", _) => view.own.from = Date::read(value),
        ("own-to", _) => view.own.to = Date::read(value),
        ("own-category", _) => view.own.category = value.parse().ok(),
        ("own-unprotected", _) => view.own.unprotected = value == "on",
        _ => {}
    }
}

/// Whether a view already has a choice.
#[must_use]
pub fn is_in(view: &MapView, all: Chosen, name: &str, value: &str) -> bool {
    let mut other = view.clone();
    put(&mut other, all, name, value);
    other == *view
}

/// Looks closer, or from further away.
pub fn zoom(camera: &mut Camera, factor: f64) {
    camera.zoom = (camera.zoom * factor).max(1.0).min(Camera::CLOSEST);
}
