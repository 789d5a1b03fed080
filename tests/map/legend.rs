//! The legend: absolute values that stay what they are, and the words that go with every picture.

use super::{WIDTHS, filled, scene, seen, surface, texts, view, with_own};
use hotline_atlas::chart::map::{Layer, MapData, MapScene, MapView, Steps};
use hotline_atlas::chart::{Fill, Ink, Mark, Ramp, STEPS};
use hotline_atlas::density::Bandwidth;
use hotline_atlas::report::Offense;

/// The swatches of steps from the lowest, each with the number beside or under it.
fn swatches(scene: &MapScene) -> Vec<(Ramp, u8, String)> {
    let marks = scene.scene.marks.windows(2).filter_map(|pair| match pair {
        [Mark::Area { fill: Fill::Solid(Ink::Step(ramp, step)), .. }, Mark::Text { text, .. }] => {
            Some((*ramp, *step, text.clone()))
        }
        _ => None,
    });
    let mut swatches: Vec<_> = marks.collect();
    swatches.sort_by_key(|(_, step, _)| *step);
    swatches
}

/// All words of a scene, without the spaces at which lines may break.
fn words(scene: &MapScene) -> String {
    squeezed(&texts(scene).iter().map(|(text, ..)| *text).collect::<String>())
}

fn squeezed(text: &str) -> String {
    text.replace(' ', "")
}

fn legend(data: &MapData, view: &MapView) -> Vec<(Ramp, u8, String)> {
    swatches(&scene(data, view, &surface(data, view), 700.0, 16.0))
}

#[test]
fn every_step_is_there_with_the_value_that_it_begins_with() {
    let data = filled();
    for layer in Layer::ALL {
        let view = view(&data, layer);
        let surface = surface(&data, &view);
        for width in WIDTHS {
            let swatches = swatches(&scene(&data, &view, &surface, width, 16.0));
            let expected: Vec<_> = (0..STEPS)
                .map(|step| (layer.ramp(), step as u8 + 1, surface.steps.text(step)))
                .collect();
            assert_eq!(swatches, expected, "{layer:?} at {width}");
        }
    }
}

#[test]
fn every_choice_of_the_reader_has_the_same_legend() {
    let data = filled();
    for layer in Layer::ALL {
        let plain = view(&data, layer);
        let expected = legend(&data, &plain);
        let year = |from, to| {
            let mut view = plain.clone();
            (view.chosen.from, view.chosen.to) = (from, to);
            view
        };
        let of = |offense| {
            let mut view = plain.clone();
            view.chosen.offense = Some(offense);
            view
        };
        let reach = |km| MapView { bandwidth: Bandwidth::new(km), ..plain.clone() };
        let mut views = vec![seen(&plain, 4.0, 50.0, 50.0), year(2016, 2016), year(2018, 2020)];
        views.extend(Offense::ALL.map(of));
        views.extend([10.0, 40.0, 60.0].map(reach));
        let (mut odd, mut bare) = (plain.clone(), plain.clone());
        odd.own.category = Some(1);
        bare.own.unprotected = true;
        views.extend([odd, bare]);
        for view in views {
            assert_eq!(legend(&data, &view), expected, "{view:?}");
        }
    }
}

#[test]
fn zoom_changes_no_word_of_the_legend() {
    let data = filled();
    for layer in Layer::ALL {
        let view = view(&data, layer);
        let surface = surface(&data, &view);
        let beside = |zoom| {
            let scene = scene(&data, &seen(&view, zoom, 10.0, 10.0), &surface, 800.0, 16.0);
            texts(&scene)
                .iter()
                .filter(|(.., rect)| rect.x >= scene.frame.right())
                .map(|(text, ..)| (*text).to_owned())
                .collect::<Vec<_>>()
        };
        assert!(!beside(1.0).is_empty());
        assert_eq!(beside(7.0), beside(1.0), "{layer:?}");
    }
}

/// R7 and R8 of the house.
#[test]
fn unit_years_caution_and_source_are_in_every_picture() {
    let data = filled();
    for layer in Layer::ALL {
        let (source, years) = match layer {
            Layer::Offences => ("Source: FBI", "2013–2020"),
            Layer::Residents => ("Source: US Census Bureau", "2016"),
            Layer::Relative => ("Sources: FBI, US Census Bureau", "2013–2020"),
            Layer::Own => ("Your file: not from the report, not checked", ""),
        };
        for (density, circles) in [(true, true), (false, true), (true, false), (false, false)] {
            let view = MapView { density, circles, ..view(&data, layer) };
            let surface = surface(&data, &view);
            let unit = &surface.unit;
            for width in WIDTHS {
                let words = words(&scene(&data, &view, &surface, width, 16.0));
                for needed in
                    [layer.label(), unit, years, layer.caution(), source, "smoothed over 25 km"]
                {
                    assert!(words.contains(&squeezed(needed)), "{layer:?} lacks “{needed}”");
                }
            }
        }
    }
}

#[test]
fn what_is_not_shown_has_its_own_key_where_it_can_occur() {
    let data = filled();
    for layer in Layer::ALL {
        let view = view(&data, layer);
        let scene = scene(&data, &view, &surface(&data, &view), 800.0, 16.0);
        let hatched = scene
            .scene
            .marks
            .iter()
            .any(|mark| matches!(mark, Mark::Area { fill: Fill::Hatched(_), .. }));
        assert_eq!(hatched, layer == Layer::Relative, "{layer:?}");
        let said = words(&scene).contains("Notshown:fewerthan50,000residentsweighin");
        assert_eq!(said, layer == Layer::Relative, "{layer:?}");
    }
}

#[test]
fn the_red_ramp_is_not_for_residents() {
    for layer in Layer::ALL {
        assert_eq!(layer.ramp() == Ramp::Grey, layer == Layer::Residents, "{layer:?}");
    }
}

#[test]
fn a_file_with_nothing_to_show_has_a_legend_that_can_be_read() {
    let nothing = with_own(&[(hotline_atlas::geo::PlanePoint { x: 0.0, y: 0.0 }, 2)]);
    let steps = surface(&nothing, &view(&nothing, Layer::Own)).steps;
    assert_eq!(steps, Steps::from_place(-3), "as before a file is open");
}
