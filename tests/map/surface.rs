//! What is painted is what the surface says: steps, contour lines, the mask, and mass.

use super::{WIDTHS, cells, estimator, filled, grids, scene, seen, surface, view};
use crate::atlas::atlas;
use hotline_atlas::chart::map::{Layer, MapData, MapScene, MapView, Surface};
use hotline_atlas::chart::{Grid, Ink, Mark, Point, STEPS, Stroke};
use hotline_atlas::density::Bandwidth;
use hotline_atlas::geo::PlanePoint;

/// Rasters are `f32`: within this share of a threshold a pixel may fall to either side.
const ROUNDING: f64 = 1e-5;

/// Whether a value is so near the beginning of a step that rounding decides.
fn on_the_edge(surface: &Surface, value: f64) -> bool {
    (0..STEPS).any(|step| (value / surface.steps.least(step) - 1.0).abs() < ROUNDING)
}

#[test]
fn every_pixel_has_the_step_of_its_value() {
    let data = filled();
    for layer in Layer::ALL {
        for km in [10.0, 25.0, 60.0] {
            let view = MapView { bandwidth: Bandwidth::new(km), ..view(&data, layer) };
            let surface = surface(&data, &view);
            for (width, zoom) in [(320.0, 1.0), (992.0, 1.0), (600.0, 6.0)] {
                let scene = scene(&data, &seen(&view, zoom, 150.0, 20.0), &surface, width, 16.0);
                let (rect, grid) = grids(&scene)[0];
                for (at, step) in cells(rect, grid, 101) {
                    let value = scene.plane_at(at).and_then(|at| surface.value(at));
                    // Where the ratio is not shown, the mask lies on top.
                    let Some(value) = value.filter(|value| !on_the_edge(&surface, *value)) else {
                        continue;
                    };
                    assert_eq!(step, surface.steps.of(value), "{layer:?}, {km} km: {value}");
                }
            }
        }
    }
}

/// The legend's swatches are in the colours of the grid: a pixel of each step has a value between
/// the two numbers of its swatch and the next.
#[test]
fn a_pixel_of_each_step_has_the_value_that_the_legend_says() {
    let data = filled();
    for layer in Layer::ALL {
        let view = view(&data, layer);
        let surface = surface(&data, &view);
        let scene = scene(&data, &view, &surface, 992.0, 16.0);
        let (rect, grid) = grids(&scene)[0];
        let mut met = [false; STEPS + 1];
        for (at, step) in cells(rect, grid, 1) {
            let place = usize::from(step);
            if std::mem::replace(&mut met[place], true) {
                continue;
            }
            let Some(value) = scene.plane_at(at).and_then(|at| surface.value(at)) else {
                met[place] = false; // under the mask
                continue;
            };
            let least = place.checked_sub(1).map_or(0.0, |step| surface.steps.least(step));
            let next = if place < STEPS { surface.steps.least(place) } else { f64::INFINITY };
            let inside = least * (1.0 - ROUNDING)..next * (1.0 + ROUNDING);
            assert!(inside.contains(&value), "{layer:?}: {value} in step {step}");
        }
        let count = met.iter().filter(|met| **met).count();
        assert!(count > 5, "{layer:?} uses only {count} of its steps");
    }
}

#[test]
fn what_is_hatched_is_what_has_no_value() {
    let data = atlas();
    let view = MapView { bandwidth: Bandwidth::MIN, ..view(&data, Layer::Relative) };
    let surface = surface(&data, &view);
    for (width, zoom) in [(320.0, 1.0), (992.0, 1.0), (600.0, 5.0)] {
        let scene = scene(&data, &seen(&view, zoom, 60.0, 60.0), &surface, width, 16.0);
        let [_, (rect, mask)] = grids(&scene)[..] else { panic!("steps and a mask") };
        let (mut hatched, mut edge) = (0, 0);
        for (at, step) in cells(rect, mask, 7) {
            let none = scene.plane_at(at).is_none_or(|at| surface.value(at).is_none());
            assert!([0, Grid::HATCHED].contains(&step));
            hatched += usize::from(step == Grid::HATCHED);
            edge += usize::from(none != (step == Grid::HATCHED));
        }
        assert!(hatched > 20, "the state has thin land: {hatched}");
        assert!(edge <= 1, "{edge} pixels differ, more than rounding can explain");
    }
}

#[test]
fn other_layers_hide_nothing() {
    let data = filled();
    for layer in [Layer::Offences, Layer::Residents, Layer::Own] {
        let view = view(&data, layer);
        let scene = scene(&data, &view, &surface(&data, &view), 600.0, 16.0);
        let [(_, grid)] = grids(&scene)[..] else { panic!("one grid") };
        assert!(grid.steps.iter().all(|step| usize::from(*step) <= STEPS), "{layer:?}");
    }
}

/// The contour lines: the points of the plane, and the ink.
fn contours(scene: &MapScene) -> Vec<(Ink, Vec<PlanePoint>)> {
    let lines = scene.scene.marks.iter().filter_map(|mark| match mark {
        Mark::Shape { path, stroke: Some(Stroke(ink @ Ink::Step(..), _)), .. } => {
            let points = path.lines.iter().flatten();
            Some((*ink, points.filter_map(|&at| scene.plane_at(at)).collect()))
        }
        _ => None,
    });
    lines.collect()
}

#[test]
fn contour_lines_lie_where_a_step_begins() {
    let data = filled();
    for layer in Layer::ALL {
        let view = view(&data, layer);
        let surface = surface(&data, &view);
        for (width, zoom) in [(992.0, 1.0), (992.0, 4.0), (1600.0, 1.0)] {
            let scene = scene(&data, &seen(&view, zoom, 100.0, 30.0), &surface, width, 16.0);
            let lines = contours(&scene);
            assert!(!lines.is_empty(), "{layer:?} has lines");
            for point in lines.iter().flat_map(|(_, points)| points) {
                // Outside the state and under the mask lines are not seen.
                let inside = data.land.boundaries.contains(*point);
                let Some(value) = surface.value(*point).filter(|_| inside) else { continue };
                let off = |step| (value / surface.steps.least(step) - 1.0).abs();
                let nearest = (0..STEPS).map(off).fold(f64::INFINITY, f64::min);
                assert!(nearest < 0.02, "{layer:?} at {width}, zoom {zoom}: {value}");
            }
        }
    }
}

/// With a narrow kernel on a small map values change fast: there, lines are held to a pixel.
#[test]
fn contour_lines_are_never_off_by_a_pixel() {
    let data = filled();
    for layer in [Layer::Offences, Layer::Residents, Layer::Own] {
        let view = MapView { bandwidth: Bandwidth::MIN, ..view(&data, layer) };
        let surface = surface(&data, &view);
        for width in WIDTHS {
            let scene = scene(&data, &view, &surface, width, 16.0);
            for (_, points) in contours(&scene) {
                for point in points.iter().filter(|at| data.land.boundaries.contains(**at)) {
                    let at = scene.pixel_of(*point);
                    let around = (0..16).filter_map(|part| {
                        let (sine, cosine) =
                            (f64::from(part) * std::f64::consts::TAU / 16.0).sin_cos();
                        let near = Point { x: at.x + cosine, y: at.y + sine };
                        scene.plane_at(near).and_then(|at| surface.value(at))
                    });
                    let (low, high) = around
                        .fold((f64::INFINITY, 0.0_f64), |(low, high), value| {
                            (low.min(value), high.max(value))
                        });
                    let begins = (0..STEPS).map(|step| surface.steps.least(step));
                    let passes = begins.into_iter().any(|least| low <= least && least <= high);
                    assert!(passes, "{layer:?} at {width}: {low} to {high} around {at:?}");
                }
            }
        }
    }
}

/// The middles of cells of 2 by 2 km in the state.
fn inside(data: &MapData) -> Vec<PlanePoint> {
    let (low, high) = data.land.boundaries.bounds();
    let middles = |from: f64, to: f64| {
        (0..((to - from) / 2.0).ceil() as u32).map(move |n| from + 2.0 * f64::from(n) + 1.0)
    };
    middles(low.y, high.y)
        .flat_map(|y| middles(low.x, high.x).map(move |x| PlanePoint { x, y }))
        .filter(|at| data.land.boundaries.contains(*at))
        .collect()
}

#[test]
fn surfaces_hold_as_much_as_was_counted() {
    let data = atlas();
    let cells = inside(&data);
    for (layer, area, counted) in
        [(Layer::Offences, 1_000.0, 155.0 / 8.0), (Layer::Residents, 1.0, 6_093_000.0)]
    {
        for bandwidth in [Bandwidth::DEFAULT, Bandwidth::MAX] {
            let surface = surface(&data, &MapView { bandwidth, ..view(&data, layer) });
            let sum: f64 = cells.iter().filter_map(|at| surface.value(*at)).sum();
            let held = 4.0 * sum / area;
            assert!((held / counted - 1.0).abs() < 0.005, "{layer:?}: {held}, not {counted}");
        }
    }
}

/// One year is a rate of one year: the years' surfaces average to that of all.
#[test]
fn years_average_to_the_whole() {
    let data = atlas();
    let kernel = estimator(&data, Bandwidth::DEFAULT);
    let all = view(&data, Layer::Offences);
    let whole = Surface::of(&data, &all, &kernel);
    let years: Vec<Surface> = (all.chosen.from..=all.chosen.to)
        .map(|year| {
            let mut view = all.clone();
            (view.chosen.from, view.chosen.to) = (year, year);
            Surface::of(&data, &view, &kernel)
        })
        .collect();
    for county in &data.land.boundaries.counties {
        let at = county.center();
        let sum: f64 = years.iter().filter_map(|surface| surface.value(at)).sum();
        let mean = sum / years.len() as f64;
        let expected = whole.value(at).expect("a density is everywhere");
        assert!((mean - expected).abs() < 1e-9, "{}: {mean}, not {expected}", county.name);
    }
}
