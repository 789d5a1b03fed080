//! SVG and PNG: others can open them, and find in them what they show.

use super::{EDITION, figure, figures, hostile, record, report, sheet_of};
use crate::atlas::atlas;
use hotline_atlas::chart::map::MapView;
use hotline_atlas::chart::{
    AverageGlyphs, FigureId, Fill, Frame, Ink, Mark, Measure, Palette, Scene, View,
};
use hotline_atlas::export::{OutgoingMap, Record, chart, describe, json, sheet, svg};

/// XML 1.0, read by a library that knows nothing of ours.
#[track_caller]
fn is_valid(record: &Record, scene: &Scene) {
    let text = svg(record, scene, &Palette::LIGHT).expect("is text");
    let document = roxmltree::Document::parse(&text).expect("is XML");
    let root = document.root_element();
    assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2000/svg"));
    let content = |name: &str| {
        let node =
            root.children().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name)));
        node.and_then(|node| node.text()).unwrap_or_default().to_owned()
    };
    // What no document may hold has a sign in its place.
    let kept = |text: &str| {
        let illegal = |c: char| (c < ' ' && !"\t\n\r".contains(c)) || c == '\u{fffe}';
        text.replace(illegal, "\u{fffd}")
    };
    assert_eq!(content("title"), kept(&record.full_title()));
    assert_eq!(content("desc"), kept(&record.summary));
    assert_eq!(content("metadata"), kept(&json(record)));
    let data: serde_json::Value = serde_json::from_str(&content("metadata")).expect("is JSON");
    assert_eq!(data["citation"], record.citation.as_str());
    for node in root.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(!["script", "style", "foreignObject", "a"].contains(&name), "{name}");
        for attribute in node.attributes() {
            let name = attribute.name();
            assert!(name != "style" && !name.starts_with("on"), "{name}");
            assert!(name != "href" || attribute.value().starts_with("data:image/png;base64,"));
        }
    }
}

#[test]
fn svg_is_valid_whatever_the_labels() {
    for report in [report(), hostile()] {
        for figure in figures(&report) {
            let record = record(&report, &figure);
            is_valid(&record, &sheet_of(&record, &figure, 800.0));
        }
    }
}

#[test]
fn svg_of_the_map_is_valid() {
    let data = atlas();
    let map = OutgoingMap::of(&data, &MapView::of(&data.police));
    let record = map.record(&EDITION);
    let draw = |frame| map.picture(frame, &AverageGlyphs);
    let frame = Frame { width: 900.0, rem: 16.0 };
    is_valid(&record, &sheet(&record, frame, true, &AverageGlyphs, &draw));
}

#[test]
fn texts_stay_inside_at_every_width_and_size() {
    let report = report();
    for figure in figures(&report) {
        let record = record(&report, &figure);
        for (width, rem) in [(600.0, 16.0), (600.0, 24.0), (800.0, 16.0), (1200.0, 20.0)] {
            let draw = |frame| chart(&figure, None, &View::default(), frame, &AverageGlyphs);
            let scene = sheet(&record, Frame { width, rem }, true, &AverageGlyphs, &draw);
            let mut last = 0.0;
            for mark in &scene.marks {
                let Mark::Text { at, anchor, text, font, .. } = mark else { continue };
                let length = AverageGlyphs.width(text, *font);
                let left = anchor.left(at.x, length);
                assert!(left >= 0.0 && left + length <= width, "“{text}” in {width}");
                assert!(at.y > 0.0 && at.y + font.size / 2.0 <= scene.height, "“{text}”");
                last = at.y;
            }
            assert!(scene.height - last < 3.0 * rem, "the last line ends the sheet");
        }
    }
}

#[test]
fn a_dark_sheet_has_its_ground_unless_it_is_clear() {
    let figure = figure(FigureId::Reasons);
    let record = record(&report(), &figure);
    let draw = |frame| chart(&figure, None, &View::default(), frame, &AverageGlyphs);
    let frame = Frame { width: 700.0, rem: 16.0 };
    let ground = |with: bool| {
        let scene = sheet(&record, frame, with, &AverageGlyphs, &draw);
        let first = scene.marks.first().cloned().expect("has marks");
        (scene.height, first, svg(&record, &scene, &Palette::DARK).expect("is text"))
    };
    let (height, first, text) = ground(true);
    let Mark::Area { rect, fill: Fill::Solid(Ink::Ground), .. } = first else {
        panic!("{first:?}")
    };
    assert_eq!((rect.x, rect.y, rect.width, rect.height), (0.0, 0.0, 700.0, height));
    assert!(text.contains("fill=\"#111518\""));
    let (_, first, text) = ground(false);
    assert!(matches!(first, Mark::Text { .. }));
    assert!(!text.contains("fill=\"#111518\""));
}

/// Nothing can be folded in a picture, so nothing says so; all else of the chart is there.
#[test]
fn a_picture_has_no_signs_for_folding() {
    let figure = figure(FigureId::Venues);
    let frame = Frame { width: 800.0, rem: 16.0 };
    let chart = chart(&figure, None, &View::default(), frame, &AverageGlyphs);
    let seen = hotline_atlas::chart::bars(&figure, None, &View::default(), frame, &AverageGlyphs);
    assert_eq!(seen.marks.len() - chart.marks.len(), 2 * figure.heads().count());
    let bars = |scene: &Scene| {
        scene.marks.iter().filter(|m| matches!(m, Mark::Area { datum: Some(_), .. })).count()
    };
    assert_eq!(bars(&chart), figure.data.len());
}

/// A PNG of a few pixels, as any encoder makes it.
fn pixels() -> Vec<u8> {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 3, 2);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&[9; 24]).expect("two rows");
    drop(writer);
    png
}

#[test]
fn a_described_png_has_the_same_pixels_and_its_texts() {
    for report in [report(), hostile()] {
        let figure = super::Figure::of(&report, FigureId::Labor).expect("is there");
        let record = record(&report, &figure);
        let described = describe(&pixels(), &record).expect("is a PNG");
        let decoder = png::Decoder::new(std::io::Cursor::new(&described));
        let mut reader = decoder.read_info().expect("is a PNG with right checksums");
        let mut image = vec![0; 24];
        reader.next_frame(&mut image).expect("has pixels");
        assert_eq!(image, [9; 24]);
        let info = reader.info();
        let texts: Vec<(String, String)> = info
            .utf8_text
            .iter()
            .map(|chunk| (chunk.keyword.clone(), chunk.get_text().expect("is UTF-8")))
            .collect();
        let keywords: Vec<&str> = texts.iter().map(|(keyword, _)| keyword.as_str()).collect();
        assert_eq!(keywords, ["Title", "Description", "Source", "Disclaimer", "Comment"]);
        assert_eq!(texts[0].1, record.full_title());
        assert_eq!(texts[4].1, json(&record).trim_end());
    }
}

#[test]
fn what_is_no_png_is_refused() {
    let record = record(&report(), &figure(FigureId::Types));
    let png = pixels();
    assert!(describe(&png, &record).is_some());
    for broken in [&b""[..], b"GIF89a", &png[..8], &png[..20], &png[..png.len() / 2], &png[1..]] {
        assert_eq!(describe(broken, &record), None, "{} bytes", broken.len());
    }
    let mut endless = png.clone();
    endless[8..12].copy_from_slice(&[0xff; 4]);
    assert_eq!(describe(&endless, &record), None);
}
