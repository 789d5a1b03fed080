//! The map as data: what it owes its reader in every layer, at every width, text size and zoom.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../atlas/mod.rs"]
mod atlas;

mod camera;
mod circles;
mod disclosure;
mod layout;
mod legend;
mod surface;

use hotline_atlas::chart::map::{Camera, Layer, MapData, MapScene, MapView, Own, Surface, picture};
use hotline_atlas::chart::{AverageGlyphs, Font, Frame, Grid, Mark, Measure, Point, Rect};
use hotline_atlas::density::{Bandwidth, Estimator};
use hotline_atlas::geo::{Location, LocationUnit, Locations, PlanePoint};

/// The widths of a small phone, a phone, a tablet, a laptop and a large screen.
const WIDTHS: [f64; 5] = [320.0, 360.0, 768.0, 992.0, 1600.0];

/// The atlas with a reader's file of so many locations at each of some places.
fn with_own(places: &[(PlanePoint, u32)]) -> MapData {
    let rows = places.iter().enumerate().map(|(row, &(at, count))| Location {
        line: row + 2,
        at,
        count,
        case: None,
        date: None,
        category: Some(row % 2),
    });
    let found = Locations {
        placed: rows.collect(),
        outside: Vec::new(),
        unmatched: Vec::new(),
        categories: vec!["even".to_owned(), "odd".to_owned()],
        unit: LocationUnit::Locations,
        repeated: 0,
        unread_dates: 0,
    };
    let mut data = atlas::atlas();
    data.own = Some(Own::new(&found));
    data
}

/// The atlas with a file that has some cells to show and some to withhold.
fn filled() -> MapData {
    let at = |x, y| PlanePoint { x, y };
    with_own(&[
        (at(1.0, 1.0), 12),
        (at(180.0, 35.0), 40),
        (at(-170.0, 80.0), 5),
        (at(-60.0, -110.0), 2),
        (at(60.0, 110.0), 1),
    ])
}

fn view(data: &MapData, layer: Layer) -> MapView {
    MapView { layer, ..MapView::of(&data.police) }
}

fn estimator(data: &MapData, bandwidth: Bandwidth) -> Estimator {
    Estimator::new(&data.land.boundaries.state, bandwidth)
}

fn surface(data: &MapData, view: &MapView) -> Surface {
    Surface::of(data, view, &estimator(data, view.bandwidth))
}

fn scene(data: &MapData, view: &MapView, surface: &Surface, width: f64, rem: f64) -> MapScene {
    picture(data, view, surface, Frame { width, rem }, &AverageGlyphs)
}

/// A view of a layer, closer and elsewhere.
fn seen(view: &MapView, zoom: f64, x: f64, y: f64) -> MapView {
    MapView { camera: Camera { zoom, offset: PlanePoint { x, y } }, ..view.clone() }
}

/// Every text of a scene with its font and where it stands.
fn texts(scene: &MapScene) -> Vec<(&str, Font, Rect)> {
    let texts = scene.scene.marks.iter().filter_map(|mark| match mark {
        Mark::Text { at, anchor, text, font, .. } => {
            let width = AverageGlyphs.width(text, *font);
            let (x, y) = (anchor.left(at.x, width), at.y - font.size / 2.0);
            Some((text.as_str(), *font, Rect { x, y, width, height: font.size }))
        }
        _ => None,
    });
    texts.collect()
}

/// The grids of a scene: the steps, and where there is one, what is not shown.
fn grids(scene: &MapScene) -> Vec<(Rect, &Grid)> {
    let grids = scene.scene.marks.iter().filter_map(|mark| match mark {
        Mark::Raster { rect, grid } => Some((*rect, grid)),
        _ => None,
    });
    grids.collect()
}

/// The middles of every so manieth cell of a grid, with their steps.
fn cells(rect: Rect, grid: &Grid, every: usize) -> impl Iterator<Item = (Point, u8)> {
    grid.steps.iter().enumerate().step_by(every).map(move |(at, &step)| {
        let (column, row) = (at % grid.columns, at / grid.columns);
        (Point { x: rect.x + column as f64 + 0.5, y: rect.y + row as f64 + 0.5 }, step)
    })
}

/// Whether two rectangles share more than an edge, and half a pixel of rounding.
fn overlap(a: &Rect, b: &Rect) -> bool {
    a.x + 0.5 < b.right()
        && b.x + 0.5 < a.right()
        && a.y + 0.5 < b.bottom()
        && b.y + 0.5 < a.bottom()
}
