//! What the map has to show, computed natively from the data that the site carries.

#![allow(clippy::missing_panics_doc, reason = "a test without its data fails as it should")]

use hotline_atlas::{
    chart::{
        AverageGlyphs, Frame,
        map::{Layer, MapData, MapScene, MapView, Own, Surface, picture},
    },
    density::Estimator,
    geo::Locations,
    load::{self, LandTexts, locations},
    report::Police,
};
use std::fs;
use xtask::workspace;

/// The offences recorded by police, as they stand in the bundled file.
#[must_use]
pub fn offences_csv() -> String {
    text("police/missouri-offences-2013-2020.csv")
}

/// The police records, as the crate reads them.
#[must_use]
pub fn police() -> Police {
    load::police(&offences_csv(), &text("police/placements.csv")).expect("they are records")
}

/// All that the map knows.
#[must_use]
pub fn data() -> MapData {
    let land = load::land(LandTexts {
        counties: &text("geo/missouri-counties-2016.topo.json"),
        residents: &text("geo/residents-2016.txt"),
        places: &text("geo/places.txt"),
        zips: Some(&text("geo/zips.txt")),
    });
    MapData::new(land.expect("it is a state"), police())
}

/// What becomes of the rows of a reader's file.
#[must_use]
pub fn found(data: &MapData, file: &str) -> Locations {
    let rows = locations::open(file.as_bytes()).expect("it is a file of locations");
    let found = rows.place(&rows.columns(), &|spot| data.land.locate(spot));
    found.expect("its columns say where")
}

/// All that the map knows with a reader's file open.
#[must_use]
pub fn data_with(file: &str) -> MapData {
    let mut data = data();
    data.own = Some(Own::new(&found(&data, file)));
    data
}

/// The view that the page begins with, turned to a layer.
#[must_use]
pub fn view(data: &MapData, layer: Layer) -> MapView {
    MapView { layer, ..MapView::of(&data.police) }
}

/// The surface of a view.
#[must_use]
pub fn surface(data: &MapData, view: &MapView) -> Surface {
    Surface::of(data, view, &Estimator::new(&data.land.boundaries.state, view.bandwidth))
}

/// Where everything is on a plot of a width. Names may be elsewhere: they need the fonts of a
/// browser.
#[must_use]
pub fn scene(data: &MapData, view: &MapView, width: f64) -> MapScene {
    let frame = Frame { width, rem: 16.0 };
    picture(data, view, &surface(data, view), frame, &AverageGlyphs)
}

fn text(name: &str) -> String {
    let path = workspace::root().join("assets").join(name);
    fs::read_to_string(path).expect("the data are there")
}
