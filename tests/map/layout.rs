//! Where things stand: nothing is cut off, and nothing lies on what it would hide.

use super::{WIDTHS, filled, grids, overlap, scene, seen, surface, texts, view, with_own};
use hotline_atlas::chart::map::{Layer, MapData, MapScene, MapView, Surface};
use hotline_atlas::chart::{AverageGlyphs, Ink, Mark, Measure, Point, Rect};
use hotline_atlas::geo::PlanePoint;
use proptest::prelude::*;
use std::sync::OnceLock;

/// The atlas, and every layer with its surface: made once, read by all.
fn layers() -> &'static (MapData, Vec<(MapView, Surface)>) {
    static LAYERS: OnceLock<(MapData, Vec<(MapView, Surface)>)> = OnceLock::new();
    LAYERS.get_or_init(|| {
        let data = filled();
        let layers = Layer::ALL.map(|layer| {
            let view = view(&data, layer);
            let surface = surface(&data, &view);
            (view, surface)
        });
        (data, layers.into())
    })
}

/// The same without the surface in the picture: it has no part in the layout and takes the time.
fn plain(view: &MapView) -> MapView {
    MapView { density: false, ..view.clone() }
}

/// Residents, which have no circles.
fn residents() -> (&'static MapData, MapView, &'static Surface) {
    let (data, layers) = layers();
    let (view, surface) = &layers[1];
    assert_eq!(view.layer, Layer::Residents);
    (data, plain(view), surface)
}

/// Names of towns: they alone stand on land, in its ink.
fn towns(scene: &MapScene) -> Vec<(&str, Rect)> {
    let towns = scene.scene.marks.iter().filter_map(|mark| match mark {
        Mark::Text { at, anchor, text, font, ink: Ink::OnLand, halo: Some(Ink::Land) } => {
            let width = AverageGlyphs.width(text, *font);
            let (x, y) = (anchor.left(at.x, width), at.y - font.size / 2.0);
            Some((text.as_str(), Rect { x, y, width, height: font.size }))
        }
        _ => None,
    });
    towns.collect()
}

/// The circles of agencies, by their upright squares.
fn circles(scene: &MapScene) -> Vec<Rect> {
    let circles = scene.scene.marks.iter().filter_map(|mark| match mark {
        Mark::Circle { center: Point { x, y }, radius: r, datum: Some(_), .. } => {
            Some(Rect { x: x - r, y: y - r, width: 2.0 * r, height: 2.0 * r })
        }
        _ => None,
    });
    circles.collect()
}

fn laid_out(scene: &MapScene, place: &str) {
    let texts = texts(scene);
    for (index, (text, _, rect)) in texts.iter().enumerate() {
        assert!(
            rect.x >= -0.5
                && rect.y >= -0.5
                && rect.right() <= scene.scene.width + 0.5
                && rect.bottom() <= scene.scene.height + 0.5,
            "“{text}” leaves the picture: {place}"
        );
        let under = texts[..index].iter().find(|(.., other)| overlap(rect, other));
        assert!(under.is_none(), "“{text}” lies on {under:?}: {place}");
    }
    let circles = circles(scene);
    for (name, rect) in towns(scene) {
        assert!(
            !circles.iter().any(|circle| overlap(&rect, circle)),
            "{name} on a circle: {place}"
        );
    }
    for mark in &scene.scene.marks {
        if let Mark::Area { rect, .. } = mark {
            assert!(
                rect.x >= -0.5 && rect.right() <= scene.scene.width + 0.5,
                "{rect:?} leaves the picture: {place}"
            );
        }
    }
}

#[test]
fn nothing_is_cut_off_or_covered_on_any_screen() {
    let (data, layers) = layers();
    for (view, surface) in layers {
        for width in WIDTHS {
            for rem in [12.0, 16.0, 20.0, 24.0, 32.0] {
                let scene = scene(data, view, surface, width, rem);
                laid_out(&scene, &format!("{:?} at {width}, text {rem}", view.layer));
            }
        }
    }
}

#[test]
fn map_and_legend_stand_beside_or_under_each_other() {
    let (data, layers) = layers();
    for (view, surface) in layers {
        for (width, rem) in WIDTHS.into_iter().flat_map(|width| [(width, 16.0), (width, 28.0)]) {
            let scene = scene(data, view, surface, width, rem);
            let mut depth = 0;
            for mark in &scene.scene.marks {
                let outside = |rect: &Rect| !overlap(rect, &scene.frame);
                match mark {
                    Mark::Clip(_) => depth += 1,
                    Mark::Unclip => depth -= 1,
                    // The scale bar is not clipped, and is meant to stand on the map.
                    Mark::Text { ink: Ink::Text, at, .. } if depth == 0 => {
                        assert!(!scene.frame.contains(*at), "{mark:?}");
                    }
                    Mark::Area { rect, fill, .. }
                        if depth == 0 && !format!("{fill:?}").contains("Soft") =>
                    {
                        let plain = format!("{fill:?}").contains("Ground");
                        assert!(plain || outside(rect), "{mark:?} lies on the map");
                    }
                    _ => {}
                }
            }
            assert_eq!(depth, 0, "every clipping ends");
        }
    }
}

/// On land only the ink of land can be read in every theme.
#[test]
fn names_of_neighbours_stand_beside_the_state() {
    let (data, view, surface) = residents();
    for (width, rem) in WIDTHS.into_iter().flat_map(|width| [(width, 16.0), (width, 32.0)]) {
        for (zoom, x, y) in [(1.0, 0.0, 0.0), (3.0, -200.0, 0.0), (5.0, 240.0, -240.0)] {
            let scene = scene(data, &seen(&view, zoom, x, y), surface, width, rem);
            for mark in &scene.scene.marks {
                let Mark::Text { at, anchor, text, font, ink: Ink::Soft, halo: None } = mark else {
                    continue;
                };
                // The scale bar has a plate of its own.
                if !scene.frame.contains(*at) || text.starts_with(char::is_numeric) {
                    continue;
                }
                let width = AverageGlyphs.width(text, *font);
                let left = anchor.left(at.x, width);
                for part in 0..=8 {
                    let point = Point { x: left + width * f64::from(part) / 8.0, y: at.y };
                    let on_land =
                        scene.plane_at(point).is_some_and(|at| data.land.boundaries.contains(at));
                    assert!(!on_land, "{text} at {}, zoom {zoom}, text {rem}", scene.scene.width);
                }
            }
        }
    }
}

#[test]
fn there_are_fewer_names_on_a_small_map_and_more_on_a_closer_look() {
    let (data, view, surface) = residents();
    let names = |width, zoom| {
        let scene = scene(data, &seen(&view, zoom, 0.0, 0.0), surface, width, 16.0);
        towns(&scene).len()
    };
    let by_width = WIDTHS.map(|width| names(width, 1.0));
    assert!(by_width.is_sorted() && by_width[0] >= 3, "{by_width:?}");
    assert!(by_width[4] >= 2 * by_width[0], "{by_width:?}");
    for width in WIDTHS {
        // The same part of the state, seen closer, has room for more names than it had.
        let all = scene(data, &view, surface, width, 16.0);
        let near = scene(data, &seen(&view, 3.0, 0.0, 0.0), surface, width, 16.0);
        let before = towns(&all)
            .iter()
            .filter(|(_, rect)| {
                let middle = Point { x: rect.x + rect.width / 2.0, y: rect.y };
                let at = all.plane_at(middle).expect("names stand on the map");
                near.frame.contains(near.pixel_of(at))
            })
            .count();
        let after = towns(&near).len();
        assert!(after > before, "{before} names become {after} at {width}");
    }
}

#[test]
fn the_surface_covers_all_of_the_state_that_is_seen() {
    let (data, layers) = layers();
    let state: Vec<_> = data.land.boundaries.state.iter().flatten().copied().collect();
    for (view, surface) in layers {
        for (zoom, x, y) in [(1.0, 0.0, 0.0), (2.5, 80.0, -60.0), (12.0, 230.0, 30.0)] {
            for width in [320.0, 992.0] {
                let scene = scene(data, &seen(view, zoom, x, y), surface, width, 16.0);
                for (rect, grid) in grids(&scene) {
                    let size = (grid.columns as f64, grid.rows() as f64);
                    assert_eq!(size, (rect.width, rect.height), "one cell for each pixel");
                    for &point in &state {
                        let at = scene.pixel_of(point);
                        let near = at.x >= rect.x - 1e-6
                            && at.x <= rect.right() + 1e-6
                            && at.y >= rect.y - 1e-6
                            && at.y <= rect.bottom() + 1e-6;
                        assert!(near || !scene.frame.contains(at), "{at:?} is not in {rect:?}");
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(16) })]

    #[test]
    fn nothing_is_cut_off_or_covered(
        width in 320.0..1200.0_f64, rem in 12.0..32.0_f64, zoom in 1.0..12.0_f64,
        x in -300.0..300.0_f64, y in -300.0..300.0_f64,
    ) {
        let (data, layers) = layers();
        for (view, surface) in layers {
            let view = plain(&seen(view, zoom, x, y));
            let scene = scene(data, &view, surface, width, rem);
            laid_out(&scene, &format!("{:?} at {width}, text {rem}, zoom {zoom}, {x}, {y}", view.layer));
        }
    }

    #[test]
    fn the_legend_fits_with_any_size_of_file(
        width in 280.0..1200.0_f64, rem in 12.0..32.0_f64, count in 3..900_000_u32,
    ) {
        let data = with_own(&[(PlanePoint { x: 1.0, y: 1.0 }, count)]);
        let view = view(&data, Layer::Own);
        let scene = scene(&data, &view, &surface(&data, &view), width.max(14.0 * rem), rem);
        laid_out(&scene, &format!("{count} at {width}, text {rem}"));
    }
}
