//! What of the map's view may stand in an address: nothing of a reader's own file.

use super::choice::BANDWIDTH_STEP;
use crate::app::address::numbers;
use crate::chart::map::{Camera, Layer, MapView};
use crate::density::Bandwidth;
use crate::geo::PlanePoint;
use crate::report::{Chosen, Offense};

/// What of the map's view may stand in an address.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sight {
    /// The layer; never [`Layer::Own`], which is nowhere but with the reader.
    pub layer: Layer,
    /// The first and the last year; none for all that the records have.
    pub years: Option<[i32; 2]>,
    /// One offense, or both.
    pub offense: Option<Offense>,
    /// How far the kernel reaches.
    pub bandwidth: Bandwidth,
    /// Whether the surface is left out.
    pub without_density: bool,
    /// Whether the circles of the agencies are left out.
    pub without_circles: bool,
    /// How many hundredths closer than the whole state, and what is in the middle: tenths of a
    /// kilometre to the east and north of the middle of the state. None for the whole state.
    pub closer: Option<[i32; 3]>,
}

/// An offense as it is called in an address, where the names of the source would have blanks.
const OFFENSES: [(&str, Offense); 2] =
    [("sex", Offense::CommercialSexActs), ("labor", Offense::InvoluntaryServitude)];
/// The whole state, and the closest look, in hundredths.
const WHOLE: i32 = 100;
const CLOSEST: i32 = Camera::CLOSEST as i32 * WHOLE;
/// Furthest from the middle of a state, in tenths of a kilometre: further is in no state.
const FURTHEST: i32 = 9999;

impl Sight {
    /// What may be told of a view. While a file of the reader's is open, where the reader looks
    /// can tell of it, so that stays untold. `all` is what the police records have.
    #[must_use]
    pub fn of(view: &MapView, all: Chosen, own_file: bool) -> Self {
        let Chosen { from, to, offense } = view.chosen;
        let Camera { zoom, offset } = view.camera;
        let closer = [
            (zoom * f64::from(WHOLE)).round() as i32,
            (offset.x * 10.0).round() as i32,
            (offset.y * 10.0).round() as i32,
        ];
        Self {
            layer: if view.layer == Layer::Own { Layer::default() } else { view.layer },
            years: ((from, to) != (all.from, all.to)).then(|| [from, to].map(i32::from)),
            offense,
            bandwidth: view.bandwidth,
            without_density: !view.density,
            without_circles: !view.circles,
            closer: Some(closer).filter(|closer| !own_file && is_closer(closer)),
        }
    }

    /// Puts it into a view, whose other choices stay. Years that the records do not have are all
    /// years.
    pub fn put_into(&self, view: &mut MapView, all: Chosen) {
        let within = i32::from(all.from)..=i32::from(all.to);
        let [from, to] = self
            .years
            .filter(|years| years.iter().all(|year| within.contains(year)))
            .map_or([all.from, all.to], |years| years.map(|year| year as u16));
        view.layer = self.layer;
        view.chosen = Chosen { from, to, offense: self.offense };
        view.bandwidth = self.bandwidth;
        view.density = !self.without_density;
        view.circles = !self.without_circles;
        let [zoom, x, y] = self.closer.unwrap_or([WHOLE, 0, 0]).map(f64::from);
        view.camera = Camera {
            zoom: zoom / f64::from(WHOLE),
            offset: PlanePoint { x: x / 10.0, y: y / 10.0 },
        };
    }

    /// The years as they are written: one, if it is but one.
    pub(in crate::app) fn written_years(&self) -> &[i32] {
        match &self.years {
            Some(years) if years[0] == years[1] => &years[..1],
            years => years.as_slice().as_flattened(),
        }
    }

    /// What an address calls the offense; nothing for both.
    pub(in crate::app) fn offense_name(&self) -> &'static str {
        let named = OFFENSES.into_iter().find(|&(_, offense)| self.offense == Some(offense));
        named.map_or("", |(name, _)| name)
    }

    /// The bandwidth in kilometres, where it is not the usual one.
    pub(in crate::app) fn kilometres(&self) -> Option<i32> {
        Some(kilometres(self.bandwidth)).filter(|_| self.bandwidth != Bandwidth::DEFAULT)
    }

    /// Takes a key of an address and its value; what is not understood changes nothing.
    pub(in crate::app) fn take(&mut self, key: &str, value: &str) {
        match key {
            "layer" => {
                if let Some(layer) = Layer::named(value).filter(|&layer| layer != Layer::Own) {
                    self.layer = layer;
                }
            }
            "offense" => {
                let named = OFFENSES.into_iter().find(|(name, _)| *name == value);
                self.offense = named.map(|(_, offense)| offense).or(self.offense);
            }
            "density" => self.without_density |= value == "off",
            "circles" => self.without_circles |= value == "off",
            "years" | "bandwidth" | "zoom" => match (key, numbers(value).as_deref()) {
                ("years", Some(&[year])) if 0 <= year => self.years = Some([year, year]),
                ("years", Some(&[from, to])) if 0 <= from && from <= to => {
                    self.years = Some([from, to]);
                }
                ("bandwidth", Some(&[wished])) if is_on_the_slider(wished) => {
                    self.bandwidth = Bandwidth::new(f64::from(wished));
                }
                ("zoom", Some(&[zoom, x, y])) if is_closer(&[zoom, x, y]) => {
                    self.closer = Some([zoom, x, y]);
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// The slider would show another bandwidth wrongly.
fn is_on_the_slider(wished: i32) -> bool {
    let [least, most] = [Bandwidth::MIN, Bandwidth::MAX].map(kilometres);
    (least..=most).contains(&wished) && (wished - least) % BANDWIDTH_STEP == 0
}

fn kilometres(bandwidth: Bandwidth) -> i32 {
    bandwidth.kilometres().round() as i32
}

/// Closer than the whole state, and at something of it.
fn is_closer(&[zoom, x, y]: &[i32; 3]) -> bool {
    let near = -FURTHEST..=FURTHEST;
    WHOLE < zoom && zoom <= CLOSEST && near.contains(&x) && near.contains(&y)
}
