//! What of the map's view may stand in an address: nothing of a reader's own file.

use super::choice::BANDWIDTH_STEP;
use crate::app::address::Pairs;
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
    pub years: Option<(u16, u16)>,
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
    pub closer: Option<(u16, i16, i16)>,
}

/// An offense as it is called in an address, where the names of the source would have blanks.
const OFFENSES: [(&str, Offense); 2] =
    [("sex", Offense::CommercialSexActs), ("labor", Offense::InvoluntaryServitude)];
/// The whole state, and the closest look, in hundredths.
const WHOLE: u16 = 100;
const CLOSEST: u16 = Camera::CLOSEST as u16 * WHOLE;
/// Furthest from the middle of a state, in tenths of a kilometre: further is in no state.
const FURTHEST: i16 = 9999;

impl Sight {
    /// What may be told of a view. While a file of the reader's is open, where the reader looks
    /// can tell of it, so that stays untold. `all` is what the police records have.
    #[must_use]
    pub fn of(view: &MapView, all: Chosen, own_file: bool) -> Self {
        let Chosen { from, to, offense } = view.chosen;
        let tenths =
            |kilometres: f64| ((kilometres * 10.0).round() as i16).max(-FURTHEST).min(FURTHEST);
        let Camera { zoom, offset } = view.camera;
        let zoom = (zoom * f64::from(WHOLE)).round() as u16;
        Self {
            layer: if view.layer == Layer::Own { Layer::default() } else { view.layer },
            years: ((from, to) != (all.from, all.to)).then_some((from, to)),
            offense,
            bandwidth: view.bandwidth,
            without_density: !view.density,
            without_circles: !view.circles,
            closer: (zoom > WHOLE && !own_file).then_some((
                zoom.min(CLOSEST),
                tenths(offset.x),
                tenths(offset.y),
            )),
        }
    }

    /// Puts it into a view, whose other choices stay. Years that the records do not have are all
    /// years.
    pub fn put_into(&self, view: &mut MapView, all: Chosen) {
        let years = self.years.filter(|&(from, to)| all.from <= from && to <= all.to);
        let (from, to) = years.unwrap_or((all.from, all.to));
        view.layer = self.layer;
        view.chosen = Chosen { from, to, offense: self.offense };
        view.bandwidth = self.bandwidth;
        view.density = !self.without_density;
        view.circles = !self.without_circles;
        view.camera = self.closer.map_or_else(Camera::default, |(zoom, x, y)| Camera {
            zoom: f64::from(zoom) / f64::from(WHOLE),
            offset: PlanePoint { x: f64::from(x) / 10.0, y: f64::from(y) / 10.0 },
        });
    }

    /// Writes what is not the default.
    pub(in crate::app) fn write(&self, pairs: &mut Pairs) {
        if self.layer != Layer::default() {
            pairs.put("layer", self.layer.name());
        }
        if let Some((from, to)) = self.years {
            pairs.put("years", &from.to_string());
            if from != to {
                pairs.append('-', &to.to_string());
            }
        }
        for (name, offense) in OFFENSES {
            if self.offense == Some(offense) {
                pairs.put("offense", name);
            }
        }
        if self.bandwidth != Bandwidth::DEFAULT {
            pairs.put("bandwidth", &kilometres(self.bandwidth).to_string());
        }
        for (name, without) in
            [("density", self.without_density), ("circles", self.without_circles)]
        {
            if without {
                pairs.put(name, "off");
            }
        }
        if let Some((zoom, x, y)) = self.closer {
            pairs.put("zoom", &zoom.to_string());
            pairs.append(',', &x.to_string());
            pairs.append(',', &y.to_string());
        }
    }

    /// Takes a key and its value; what is not understood changes nothing.
    pub(in crate::app) fn read(&mut self, key: &str, value: &str) {
        match key {
            "layer" => {
                if let Some(layer) = Layer::named(value).filter(|&layer| layer != Layer::Own) {
                    self.layer = layer;
                }
            }
            "years" => self.years = years(value).or(self.years),
            "offense" => {
                let named = OFFENSES.into_iter().find(|(name, _)| *name == value);
                self.offense = named.map(|(_, offense)| offense).or(self.offense);
            }
            "bandwidth" => self.bandwidth = bandwidth(value).unwrap_or(self.bandwidth),
            "density" => self.without_density |= value == "off",
            "circles" => self.without_circles |= value == "off",
            "zoom" => self.closer = closer(value).or(self.closer),
            _ => {}
        }
    }
}

fn years(value: &str) -> Option<(u16, u16)> {
    let (from, to) = value.split_once('-').unwrap_or((value, value));
    let years = (from.parse().ok()?, to.parse().ok()?);
    (years.0 <= years.1).then_some(years)
}

/// As the slider has it, which would show another one wrongly.
fn bandwidth(value: &str) -> Option<Bandwidth> {
    let wished: u16 = value.parse().ok()?;
    let (least, most) = (kilometres(Bandwidth::MIN), kilometres(Bandwidth::MAX));
    let fits = (least..=most).contains(&wished) && (wished - least).is_multiple_of(BANDWIDTH_STEP);
    fits.then(|| Bandwidth::new(f64::from(wished)))
}

fn kilometres(bandwidth: Bandwidth) -> u16 {
    bandwidth.kilometres().round() as u16
}

fn closer(value: &str) -> Option<(u16, i16, i16)> {
    let (zoom, at) = value.split_once(',')?;
    let (x, y) = at.split_once(',')?;
    let zoom = zoom.parse().ok()?;
    let [x, y] = [x.parse().ok()?, y.parse().ok()?];
    let near = |tenths: i16| (-FURTHEST..=FURTHEST).contains(&tenths);
    (WHOLE < zoom && zoom <= CLOSEST && near(x) && near(y)).then_some((zoom, x, y))
}
