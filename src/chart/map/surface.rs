//! The smoothed values of a layer, and its places in words.

use super::places::{self, Place, county_name, offences, smoothed};
use super::{Layer, MapData, MapView, Steps, significant};
use crate::chart::Grid;
use crate::density::{
    Bandwidth, Estimator, Field, Raster, RasterGrid, Region, Relative, Weighted, contours, protect,
};
use crate::geo::{Location, PlanePoint};
use crate::report::grouped;
use crate::words::{say, word};
use std::slice::from_ref;

/// The smoothed values of a layer, and its places in words. It does not depend on how the state is
/// looked at.
pub struct Surface {
    layer: Layer,
    values: Values,
    /// The steps of the legend.
    pub steps: Steps,
    /// What a value is: "offences per 1,000 km² and year".
    pub unit: &'static str,
    /// The places that the keyboard walks through, largest count first.
    pub places: Vec<Place>,
    /// What it rests on as a whole, and what of it is not on the map.
    pub records: String,
}

enum Values {
    /// A density times a factor.
    Density(Field, f64),
    /// A ratio times a factor.
    Ratio(Relative, f64),
    /// Nothing to show yet.
    None,
}

/// Densities of offences are given for so many square kilometres, those of residents for one.
const AREA: f64 = 1_000.0;
/// Ratios are given for so many residents.
const RESIDENTS: f64 = 100_000.0;
/// Where fewer residents than these weigh in, a ratio rests on too little: one offence more or
/// less in eight years would change it by more than a quarter of one per 100,000 and year.
pub(super) const LEAST_RESIDENTS: u32 = 50_000;

impl Surface {
    /// The surface of a view. The estimator has to be that of the view's bandwidth.
    #[must_use]
    pub fn of(data: &MapData, view: &MapView, estimator: &Estimator) -> Self {
        let layer = view.layer;
        let years = f64::from(view.years());
        let values = match layer {
            Layer::Offences => Values::Density(recorded(data, view, estimator), AREA / years),
            Layer::Residents => Values::Density(residents(data, estimator), 1.0),
            Layer::Relative => {
                let relative = Relative {
                    numerator: recorded(data, view, estimator),
                    denominator: residents(data, estimator),
                    least: f64::from(LEAST_RESIDENTS),
                };
                Values::Ratio(relative, RESIDENTS / years)
            }
            Layer::Own => own(data, view)
                .map_or(Values::None, |points| Values::Density(estimator.points(&points), AREA)),
        };
        let steps = layer.steps().unwrap_or_else(|| own_steps(data));
        let records = match layer {
            Layer::Offences | Layer::Relative => places::records(data, view),
            Layer::Residents => {
                let counties = &data.land.boundaries.counties;
                let all: u32 = counties.iter().map(|county| county.residents).sum();
                say!("records-residents", grouped(all), counties.len())
            }
            Layer::Own => places::withheld(data),
        };
        let mut surface = Self {
            layer,
            values,
            steps,
            unit: layer.unit(data.own.as_ref()),
            places: Vec::new(),
            records,
        };
        surface.places = match layer {
            Layer::Offences => places::agencies(data, view),
            Layer::Residents | Layer::Relative => {
                places::counties(data, |county, at| surface.county(data, view, county, at))
            }
            Layer::Own => places::cells(data),
        };
        surface
    }

    /// The value at a point in the unit of the layer; none where too few residents weigh in, or
    /// where there is no surface.
    #[must_use]
    pub fn value(&self, at: PlanePoint) -> Option<f64> {
        match &self.values {
            Values::Density(field, factor) => Some(field.value(at) * factor),
            Values::Ratio(relative, factor) => relative.value(at).map(|ratio| ratio * factor),
            Values::None => None,
        }
    }

    /// What is known of the place under a pointer; none outside the state.
    #[must_use]
    pub fn ground(&self, data: &MapData, view: &MapView, at: PlanePoint) -> Option<Place> {
        let county = data.land.boundaries.county_at(at)?;
        Some(self.county(data, view, county, at))
    }

    /// A county, with the smoothed value at a point in it.
    fn county(&self, data: &MapData, view: &MapView, index: usize, at: PlanePoint) -> Place {
        let county = &data.land.boundaries.counties[index];
        let here = self.value(at);
        let unit = self.unit;
        let in_county = |at: &Option<PlanePoint>| at.is_some_and(|at| county.contains(at));
        let recorded: Vec<u32> = (0..data.police.agencies.len())
            .filter(|&agency| in_county(&data.stands[agency]))
            .filter_map(|agency| Some(data.police.tally(agency, &view.chosen)?.recorded))
            .collect();
        let sum = recorded.iter().sum();
        let of_agencies = match recorded.len() {
            0 => say!("county-no-record", view.years_text()),
            1 => say!("county-one-agency", offences(sum)),
            many => say!("county-agencies", many, offences(sum)),
        };
        let residents = say!("county-residents", grouped(county.residents));
        let (amount, notes) = match (self.layer, here) {
            (Layer::Residents, here) => {
                (residents, here.map(|value| smoothed(value, unit)).into_iter().collect())
            }
            (Layer::Offences, Some(value)) => {
                (say!("smoothed", significant(value), unit), vec![of_agencies])
            }
            (Layer::Relative, Some(value)) => (
                say!("smoothed", significant(value), unit),
                vec![nearby(data, view, at), of_agencies],
            ),
            (Layer::Relative, None) => (
                say!("county-too-few", grouped(LEAST_RESIDENTS)),
                vec![nearby(data, view, at), of_agencies],
            ),
            (Layer::Own, Some(value)) => {
                (say!("smoothed", significant(value), unit), vec![word!("county-own").to_owned()])
            }
            (Layer::Offences | Layer::Own, None) => (word!("county-no-file").to_owned(), vec![]),
        };
        let name = county_name(county);
        Place { name, amount, notes, at, count: county.residents }
    }

    /// The steps of all pixels of a grid.
    #[must_use]
    pub(super) fn grid(&self, pixels: &RasterGrid) -> Grid {
        let classify = |raster: Raster, factor: f64| -> Vec<u8> {
            // Compared as they come: thresholds are divided once, not values multiplied each time.
            let least: Vec<f32> = (0..crate::chart::STEPS)
                .map(|step| (self.steps.least(step) / factor) as f32)
                .collect();
            raster
                .values
                .iter()
                .map(|value| least.iter().map(|least| u8::from(value >= least)).sum())
                .collect()
        };
        let steps = match &self.values {
            Values::Density(field, factor) => classify(field.raster(pixels), *factor),
            Values::Ratio(relative, factor) => {
                classify(plain(relative).raster(pixels).ratio, *factor)
            }
            Values::None => Vec::new(),
        };
        Grid { columns: pixels.columns, steps, ramp: self.layer.ramp() }
    }

    /// Where the ratio is not shown, as a grid of its own; none for what is shown everywhere.
    #[must_use]
    pub(super) fn mask(&self, pixels: &RasterGrid) -> Option<Grid> {
        let Values::Ratio(relative, _) = &self.values else { return None };
        let known = relative.raster(pixels).known;
        let steps = known.iter().map(|&known| if known { 0 } else { Grid::HATCHED }).collect();
        Some(Grid { columns: pixels.columns, steps, ramp: self.layer.ramp() })
    }

    /// The lines along which the surface reaches a step, counted from 0.
    #[must_use]
    pub(super) fn contour(&self, rasters: &Contoured, step: usize) -> Vec<Vec<PlanePoint>> {
        contours(&rasters.raster, self.steps.least(step) / rasters.factor)
    }

    /// The raster that contour lines follow.
    #[must_use]
    pub(super) fn contoured(&self, grid: &RasterGrid) -> Option<Contoured> {
        match &self.values {
            Values::Density(field, factor) => {
                Some(Contoured { raster: field.raster(grid), factor: *factor })
            }
            Values::Ratio(relative, factor) => {
                Some(Contoured { raster: plain(relative).raster(grid).ratio, factor: *factor })
            }
            Values::None => None,
        }
    }
}

/// The counts that a ratio rests on: what lies within two bandwidths, which has most of the
/// kernel's weight. They are plain counts, so that none can be larger than what was recorded.
fn nearby(data: &MapData, view: &MapView, at: PlanePoint) -> String {
    let reach = 2.0 * view.bandwidth.kilometres();
    let near = |point: PlanePoint| point.distance2(at) <= reach * reach;
    let recorded = (0..data.police.agencies.len())
        .filter(|&agency| data.stands[agency].is_some_and(near))
        .filter_map(|agency| Some(data.police.tally(agency, &view.chosen)?.recorded));
    let counties = data.land.boundaries.counties.iter();
    let residents: u32 =
        counties.filter(|county| near(county.center())).map(|county| county.residents).sum();
    say!(
        "county-nearby",
        reach.round() as u32,
        offences(recorded.sum()),
        view.years_text(),
        grouped(residents)
    )
}

/// A raster and what its values have to be multiplied with.
pub(super) struct Contoured {
    raster: Raster,
    factor: f64,
}

/// The same ratio without its mask, which would draw lines of its own.
fn plain(relative: &Relative) -> Relative {
    Relative { least: 0.0, ..relative.clone() }
}

/// The offences of the chosen years at the places of their agencies.
fn recorded(data: &MapData, view: &MapView, estimator: &Estimator) -> Field {
    let points: Vec<Weighted> = (0..data.police.agencies.len())
        .filter_map(|agency| {
            let tally = data.police.tally(agency, &view.chosen)?;
            Some(Weighted { at: data.stands[agency]?, weight: f64::from(tally.recorded) })
        })
        .collect();
    estimator.points(&points)
}

/// The residents of each county, spread evenly over it.
fn residents(data: &MapData, estimator: &Estimator) -> Field {
    let regions: Vec<Region> = data
        .land
        .boundaries
        .counties
        .iter()
        .map(|county| Region { rings: from_ref(&county.ring), weight: f64::from(county.residents) })
        .collect();
    estimator.areas(&regions)
}

/// The points of a reader's file that may enter the surface; none without a file.
fn own(data: &MapData, view: &MapView) -> Option<Vec<Weighted>> {
    let own = data.own.as_ref()?;
    let chosen = |location: &&Location| {
        view.own.from.is_none_or(|from| location.date.is_some_and(|date| date.reaches(from)))
            && view.own.to.is_none_or(|to| location.date.is_some_and(|date| date <= to))
            && view.own.category.is_none_or(|category| location.category == Some(category))
    };
    let locations = own.locations.iter().filter(chosen);
    if view.own.unprotected {
        let points = locations
            .map(|location| Weighted { at: location.at, weight: f64::from(location.count) });
        return Some(points.collect());
    }
    let protected = protect(locations.map(|location| (location.at, location.count)));
    let cells = protected.cells.iter();
    Some(cells.map(|cell| Weighted { at: cell.center, weight: f64::from(cell.count) }).collect())
}

/// The steps where no reader's file has anything to show.
const NO_FILE: Steps = Steps::from_place(-3);

/// The steps for a reader's file: up to the largest value of the whole file under the disclosure
/// rule at the default bandwidth. So they stay what they are whatever the reader filters.
fn own_steps(data: &MapData) -> Steps {
    let Some(own) = &data.own else { return NO_FILE };
    let estimator = Estimator::new(&data.land.boundaries.state, Bandwidth::DEFAULT);
    let cells = &own.protected.cells;
    if cells.is_empty() {
        return NO_FILE;
    }
    let points: Vec<Weighted> = cells
        .iter()
        .map(|cell| Weighted { at: cell.center, weight: f64::from(cell.count) })
        .collect();
    let field = estimator.points(&points);
    Steps::up_to(cells.iter().map(|cell| field.value(cell.center) * AREA).fold(0.0, f64::max))
}
