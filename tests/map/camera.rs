//! Looking closer: the same places, the same values, and the state stays in sight.

use super::{filled, scene, seen, surface, view};
use crate::atlas::atlas;
use hotline_atlas::chart::Point;
use hotline_atlas::chart::map::{Camera, Layer, MapData, MapScene, MapView, Surface};
use hotline_atlas::geo::PlanePoint;
use proptest::prelude::*;
use std::sync::OnceLock;

/// Offences without their surface in the picture, which has no part in this and takes the time.
fn plain() -> (&'static MapData, MapView, &'static Surface) {
    static PLAIN: OnceLock<(MapData, Surface)> = OnceLock::new();
    let (data, surface) = PLAIN.get_or_init(|| {
        let data = atlas();
        let surface = surface(&data, &view(&data, Layer::Offences));
        (data, surface)
    });
    (data, MapView { density: false, ..view(data, Layer::Offences) }, surface)
}

/// The camera after a reader looked closer at a point of the picture and moved the map by so many
/// pixels: as `app/live/map.rs` has it.
fn look(scene: &MapScene, camera: Camera, at: Point, factor: f64, by: (f64, f64)) -> Camera {
    let zoom = (camera.zoom * factor).clamp(1.0, Camera::CLOSEST);
    let here = scene.plane_at(at).expect("is on the map");
    let middle = scene.plane_at(middle(scene)).expect("is on the map");
    let (nearer, pixels) = (1.0 - camera.zoom / zoom, scene.pixels_per_kilometre());
    let offset = PlanePoint {
        x: scene.offset().x + (here.x - middle.x) * nearer - by.0 / pixels,
        y: scene.offset().y + (here.y - middle.y) * nearer + by.1 / pixels,
    };
    Camera { zoom, offset }
}

fn middle(scene: &MapScene) -> Point {
    let frame = scene.frame;
    Point { x: frame.x + frame.width / 2.0, y: frame.y + frame.height / 2.0 }
}

#[test]
fn closer_changes_no_value() {
    let data = filled();
    for layer in Layer::ALL {
        let view = view(&data, layer);
        let values = |view: &MapView| {
            let surface = surface(&data, view);
            let counties = &data.land.boundaries.counties;
            counties.iter().map(|county| surface.value(county.center())).collect::<Vec<_>>()
        };
        let near = seen(&view, 9.0, 120.0, -60.0);
        assert!(view.has_surface_of(&near));
        assert_eq!(values(&view), values(&near), "{layer:?}");
    }
}

#[test]
fn all_of_the_state_is_seen_at_first() {
    let (data, view, surface) = plain();
    for width in super::WIDTHS {
        let scene = scene(data, &view, surface, width, 16.0);
        for &point in data.land.boundaries.state.iter().flatten() {
            assert!(scene.frame.contains(scene.pixel_of(point)), "{point:?} at {width}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn there_and_back_is_the_same_pixel(
        width in 280.0..1600.0_f64, zoom in 1.0..12.0_f64, offset in (-400.0..400.0_f64, -400.0..400.0_f64),
        part in (0.0..1.0_f64, 0.0..1.0_f64),
    ) {
        let (data, view, surface) = plain();
        let scene = scene(data, &seen(&view, zoom, offset.0, offset.1), surface, width, 16.0);
        let at = Point {
            x: scene.frame.x + part.0 * scene.frame.width,
            y: scene.frame.y + part.1 * scene.frame.height,
        };
        let back = scene.pixel_of(scene.plane_at(at).expect("is on the map"));
        prop_assert!((back.x - at.x).abs() < 1e-6 && (back.y - at.y).abs() < 1e-6);
        prop_assert_eq!(scene.plane_at(Point { x: at.x, y: scene.frame.bottom() + 1.0 }), None);
    }

    /// However far a reader drags, the middle of the picture stays within the state's corners.
    #[test]
    fn the_state_stays_in_sight(
        width in 280.0..1600.0_f64, zoom in 1.0..12.0_f64, x in -9999.0..9999.0_f64, y in -9999.0..9999.0_f64,
    ) {
        let (data, view, surface) = plain();
        let scene = scene(data, &seen(&view, zoom, x, y), surface, width, 16.0);
        let (low, high) = data.land.boundaries.bounds();
        let at = scene.plane_at(middle(&scene)).expect("is on the map");
        prop_assert!((low.x..=high.x).contains(&at.x) && (low.y..=high.y).contains(&at.y));
        // And so the corners' rectangle fills the picture but for its margin.
        let from = scene.pixel_of(PlanePoint { x: low.x, y: high.y });
        let to = scene.pixel_of(PlanePoint { x: high.x, y: low.y });
        let (frame, size) = (scene.frame, 0.5 * scene.frame.width);
        prop_assert!(from.x <= frame.x + size && to.x >= frame.right() - size);
        prop_assert!(from.y <= frame.bottom() && to.y >= frame.y);
    }

    #[test]
    fn what_is_under_the_pointer_stays_there(
        width in 280.0..1600.0_f64, zoom in 1.0..8.0_f64, offset in (-200.0..200.0_f64, -200.0..200.0_f64),
        part in (0.0..1.0_f64, 0.0..1.0_f64), factor in 1.0..3.0_f64,
    ) {
        let (data, view, surface) = plain();
        let view = seen(&view, zoom, offset.0, offset.1);
        let before = scene(data, &view, surface, width, 16.0);
        let (low, high) = data.land.boundaries.bounds();
        let at = Point {
            x: before.frame.x + part.0 * before.frame.width,
            y: before.frame.y + part.1 * before.frame.height,
        };
        let here = before.plane_at(at).expect("is on the map");
        // Beyond the state's corners, keeping the state in sight comes first.
        prop_assume!((low.x..=high.x).contains(&here.x) && (low.y..=high.y).contains(&here.y));
        let camera = look(&before, view.camera, at, factor, (0.0, 0.0));
        let after = scene(data, &MapView { camera, ..view }, surface, width, 16.0);
        let now = after.pixel_of(here);
        prop_assert!((now.x - at.x).abs() < 1e-6 && (now.y - at.y).abs() < 1e-6, "{at:?} went to {now:?}");
    }

    #[test]
    fn a_dragged_map_follows_the_pointer(x in -40.0..40.0_f64, y in -40.0..40.0_f64) {
        let (data, view, surface) = plain();
        let view = seen(&view, 4.0, 20.0, 10.0);
        let before = scene(data, &view, surface, 800.0, 16.0);
        let camera = look(&before, view.camera, middle(&before), 1.0, (x, y));
        let after = scene(data, &MapView { camera, ..view }, surface, 800.0, 16.0);
        let at = PlanePoint { x: 0.0, y: 0.0 };
        let (from, to) = (before.pixel_of(at), after.pixel_of(at));
        prop_assert!((to.x - from.x - x).abs() < 1e-6 && (to.y - from.y - y).abs() < 1e-6);
    }
}
