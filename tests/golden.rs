//! Every figure as SVG, drawn by the same code as the canvas, held against a picture that a
//! person has looked at. After a change that is meant: `UPDATE_GOLDEN=1 cargo test --test golden`,
//! then look at the pictures in tests/golden before they are committed.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::chart::{AverageGlyphs, Figure, FigureId, Frame, Palette, View, bars};
use hotline_atlas::{draw, load};
use std::{env, fs, path::Path};

const TEXT: &[u8] = include_bytes!("../assets/reports/missouri-2016.txt");

#[test]
fn figures_look_as_they_were_seen() {
    let report = load::report(TEXT, "missouri-2016.txt").expect("the bundled text is a report");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut changed = Vec::new();
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
            let file = folder.join(format!("{}-{place}.svg", id.name()));
            if env::var_os("UPDATE_GOLDEN").is_some() {
                fs::write(&file, &svg).expect("the folder is there");
            }
            if fs::read_to_string(&file).ok().as_deref() != Some(svg.as_str()) {
                changed.push(file);
            }
        }
    }
    assert!(changed.is_empty(), "these pictures changed: {changed:#?}");
}
