//! Every figure as SVG, drawn by the same code as the canvas, held against a picture that a
//! person has looked at. After a change that is meant: `UPDATE_GOLDEN=1 cargo test --test golden`,
//! then look at the pictures in tests/golden before they are committed.

#![cfg(not(target_arch = "wasm32"))]

mod atlas;

use atlas::atlas;
use hotline_atlas::chart::map::{Layer, MapData, MapView, Own, Surface, picture};
use hotline_atlas::chart::{AverageGlyphs, Figure, FigureId, Frame, Palette, View, bars};
use hotline_atlas::density::Estimator;
use hotline_atlas::{draw, load};
use std::{env, fs, path::Path};

const TEXT: &[u8] = include_bytes!("../assets/reports/missouri-2016.txt");

/// Whether a picture is another than the one that was looked at.
fn changed(name: &str, svg: &str) -> bool {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let file = folder.join(format!("{name}.svg"));
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, svg).expect("the folder is there");
    }
    fs::read_to_string(&file).ok().as_deref() != Some(svg)
}

#[test]
fn figures_look_as_they_were_seen() {
    let report = load::report(TEXT, "missouri-2016.txt").expect("the bundled text is a report");
    let mut others = Vec::new();
    for id in FigureId::ALL {
        let Some(figure) = Figure::of(&report, id) else { continue };
        let peer = id.peer().and_then(|peer| Figure::of(&report, peer));
        let wide = if peer.is_some() { 476.0 } else { 992.0 };
        for (place, width, palette) in
            [("wide", wide, Palette::LIGHT), ("phone", 320.0, Palette::DARK)]
        {
            let frame = Frame { width, rem: 16.0 };
            let scene = bars(&figure, peer.as_ref(), &View::default(), frame, &AverageGlyphs);
            let svg = draw::svg(&scene, &palette, &figure.title, &figure.summary())
                .expect("SVG is only text");
            let name = format!("{}-{place}", id.name());
            if changed(&name, &svg) {
                others.push(name);
            }
        }
    }
    assert!(others.is_empty(), "these pictures changed: {others:?}");
}

/// A made-up file: a few towns, and single cases in the country that the map withholds.
const OWN: &str = "place,count\nColumbia,5\nSt. Louis,24\nJoplin,9\nRolla,2\nKirksville,1\n\
                   Cape Girardeau,4\nSpringfield,11\n";

/// The atlas with that file.
fn with_own() -> MapData {
    let mut data = atlas();
    let file = load::locations::open(OWN.as_bytes()).expect("is CSV");
    let found = file.place(&file.columns(), &|spot| data.land.locate(spot));
    data.own = Some(Own::new(&found.expect("has places")));
    data
}

#[test]
fn maps_look_as_they_were_seen() {
    let data = with_own();
    let mut others = Vec::new();
    for (layer, place, width, palette) in [
        (Layer::Offences, "wide", 700.0, Palette::LIGHT),
        (Layer::Offences, "phone", 320.0, Palette::DARK),
        (Layer::Residents, "wide", 700.0, Palette::LIGHT),
        (Layer::Relative, "wide", 700.0, Palette::LIGHT),
        (Layer::Own, "wide", 700.0, Palette::LIGHT),
    ] {
        let view = MapView { layer, ..MapView::of(&data.police) };
        let kernel = Estimator::new(&data.land.boundaries.state, view.bandwidth);
        let surface = Surface::of(&data, &view, &kernel);
        let frame = Frame { width, rem: 16.0 };
        let scene = picture(&data, &view, &surface, frame, &AverageGlyphs).scene;
        let svg = draw::svg(&scene, &palette, &layer.title(&view), layer.caution())
            .expect("SVG is only text");
        let name = format!("map-{}-{place}", layer.name());
        if changed(&name, &svg) {
            others.push(name);
        }
    }
    assert!(others.is_empty(), "these pictures changed: {others:?}");
}
