//! The circles of agencies: their area is their count, and their sum is what was recorded.

use super::{WIDTHS, scene, seen, surface, view};
use crate::atlas::atlas;
use hotline_atlas::chart::map::{Layer, MapScene};
use hotline_atlas::chart::{Mark, Point};
use hotline_atlas::report::{Chosen, Offense, Placement, Police};

/// The circles with a datum: which, where, how large.
fn circles(scene: &MapScene) -> Vec<(usize, Point, f64)> {
    let circles = scene.scene.marks.iter().filter_map(|mark| match mark {
        Mark::Circle { center, radius, datum: Some(datum), .. } => Some((*datum, *center, *radius)),
        _ => None,
    });
    circles.collect()
}

/// The circles of the legend with the counts written beside them.
fn keys(scene: &MapScene) -> Vec<(u32, f64)> {
    let keys = scene.scene.marks.windows(2).filter_map(|pair| match pair {
        [Mark::Circle { radius, .. }, Mark::Text { text, .. }] => {
            Some((text.parse().ok()?, *radius))
        }
        _ => None,
    });
    keys.collect()
}

#[test]
fn the_area_of_a_circle_is_its_count_in_the_map_and_in_its_legend() {
    let data = atlas();
    let view = view(&data, Layer::Offences);
    let surface = surface(&data, &view);
    for (width, rem) in WIDTHS.into_iter().flat_map(|width| [(width, 16.0), (width, 24.0)]) {
        let scene = scene(&data, &view, &surface, width, rem);
        let keys = keys(&scene);
        assert_eq!(keys.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [1, 10, 60]);
        let one = keys[0].1 * keys[0].1;
        let on_map = circles(&scene);
        assert_eq!(on_map.len(), surface.places.len());
        let all = on_map.iter().map(|(datum, _, radius)| (surface.places[*datum].count, *radius));
        for (count, radius) in all.chain(keys) {
            let off = radius * radius / one - f64::from(count);
            assert!(off.abs() < 1e-9 * f64::from(count), "{count} has radius {radius}");
        }
    }
}

#[test]
fn circles_are_at_their_place_and_as_large_at_every_zoom() {
    let data = atlas();
    let view = view(&data, Layer::Offences);
    let surface = surface(&data, &view);
    let whole = circles(&scene(&data, &view, &surface, 992.0, 16.0));
    for (zoom, x, y) in [(1.0, 0.0, 0.0), (2.0, 100.0, 50.0), (12.0, -200.0, 80.0)] {
        let scene = scene(&data, &seen(&view, zoom, x, y), &surface, 992.0, 16.0);
        for ((datum, at, radius), before) in circles(&scene).into_iter().zip(&whole) {
            assert_eq!((datum, radius.to_bits()), (before.0, before.2.to_bits()));
            assert_eq!(at, scene.pixel_of(surface.places[datum].at));
        }
    }
}

#[test]
fn a_circle_has_a_rim_of_land_under_it() {
    use hotline_atlas::chart::{Ink, Stroke};
    let data = atlas();
    let view = view(&data, Layer::Offences);
    let scene = scene(&data, &view, &surface(&data, &view), 992.0, 16.0);
    let marks = &scene.scene.marks;
    for (index, mark) in marks.iter().enumerate() {
        let Mark::Circle { center, radius, stroke: Stroke(ink, width), datum: Some(_) } = mark
        else {
            continue;
        };
        assert_eq!(*ink, Ink::OnLand);
        let rim = &marks[index - 1];
        let Mark::Circle { center: around, radius: as_large, stroke: Stroke(ink, wide), .. } = rim
        else {
            panic!("{mark:?} has no rim");
        };
        assert_eq!((around, as_large, *ink), (center, radius, Ink::Land));
        assert!(*wide >= width + 2.0, "a pixel on either side");
    }
}

/// The years and offenses that a reader can choose.
fn choices(police: &Police) -> Vec<Chosen> {
    let all = police.all();
    let offenses = [None].into_iter().chain(Offense::ALL.map(Some));
    let spans = (all.from..=all.to).map(|year| (year, year)).chain([(all.from, all.to)]);
    let spans: Vec<_> = spans.collect();
    offenses
        .flat_map(|offense| spans.iter().map(move |&(from, to)| Chosen { from, to, offense }))
        .collect()
}

#[test]
fn what_the_circles_count_is_what_the_rows_say() {
    let data = atlas();
    for chosen in choices(&data.police) {
        let mut view = view(&data, Layer::Offences);
        view.chosen = chosen;
        let surface = surface(&data, &view);
        let shown: u32 = surface.places.iter().map(|place| place.count).sum();
        let rows = data
            .police
            .rows(&chosen)
            .filter(|row| data.police.agencies[row.agency].placement != Placement::Nowhere);
        assert_eq!(shown, rows.map(|row| row.recorded).sum::<u32>(), "{chosen:?}");
        assert_eq!(
            circles(&scene(&data, &view, &surface, 600.0, 16.0)).len(),
            surface.places.len()
        );
    }
}

#[test]
fn all_but_the_patrols_five_have_a_place() {
    let data = atlas();
    let surface = surface(&data, &view(&data, Layer::Offences));
    assert_eq!(surface.places.iter().map(|place| place.count).sum::<u32>(), 155);
    assert_eq!(data.police.total(&data.police.all()).expect("has rows").recorded, 160);
    assert!(surface.records.contains("Missouri State Highway Patrol, 5 offences"));
}

#[test]
fn other_layers_have_no_circles() {
    let data = super::filled();
    for layer in [Layer::Residents, Layer::Relative, Layer::Own] {
        let view = view(&data, layer);
        let scene = scene(&data, &view, &surface(&data, &view), 700.0, 16.0);
        let circles = scene.scene.marks.iter().any(|mark| matches!(mark, Mark::Circle { .. }));
        assert!(!circles, "{layer:?}");
    }
}
