//! integrity.md, sections 4 and 5: what has to be in every file, and what must be in none.

use super::map::{OWN, with};
use super::{EDITION, figure, figures, in_spanish, record, report, sheet_of};
use crate::atlas::atlas;
use hotline_atlas::chart::map::{Layer, MapView};
use hotline_atlas::chart::{AverageGlyphs, FigureId, Frame, Mark, Palette, Scene};
use hotline_atlas::export::{
    Edition, OutgoingMap, Record, Row, csv, describe, folder, html, json, sheet, svg, tsv,
};
use hotline_atlas::load;
use hotline_atlas::report::Cell;

/// A text without spaces, and without what a format writes in another way.
fn plain(text: &str) -> String {
    let text = text.replace("&quot;", "\"").replace("&amp;", "&").replace("\\\"", "\"");
    text.replace("\"\"", "\"").split_whitespace().collect()
}

/// All that is written in a picture.
fn written(scene: &Scene) -> String {
    let texts = scene.marks.iter().filter_map(|mark| match mark {
        Mark::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

/// The picture of a record as SVG without its metadata, and as PNG by its texts.
fn pictures(record: &Record, scene: &Scene) -> [String; 2] {
    let svg = svg(record, scene, &Palette::LIGHT).expect("is text");
    let (before, after) = svg.split_once("<metadata>").expect("has metadata");
    let (_, shown) = after.split_once("</metadata>").expect("ends");
    assert!(before.contains("<desc>"));
    [format!("{before}{}", written_in(shown)), written(scene)]
}

/// The texts of an SVG one after the other, as lines are broken.
fn written_in(svg: &str) -> String {
    svg.split("<text").skip(1).filter_map(|t| t.split('>').nth(1)?.split('<').next()).collect()
}

/// R8, R13 and the list of publishing.md, 4: nothing of it is missing in any format.
#[track_caller]
fn carries_all(record: &Record, scene: &Scene, needed: &[&str]) {
    let [picture, marks] = pictures(record, scene);
    let with_help: &[&str] =
        &["1-888-373-7888", "233733", "711", "humantraffickinghotline.org/chat"];
    for (format, text) in [
        ("csv", csv(record)),
        ("json", json(record)),
        ("svg", picture),
        ("marks", marks),
        ("tsv", tsv(record)),
        ("html", html(record)),
    ] {
        let text = plain(&text);
        for needed in needed.iter().chain(with_help) {
            assert!(text.contains(&plain(needed)), "{} as {format} lacks “{needed}”", record.title);
        }
    }
}

#[test]
fn every_format_of_every_figure_carries_its_caveats() {
    let report = report();
    for figure in figures(&report) {
        let check = || {
            let figure = super::Figure::of(&report, figure.id).expect("is there");
            let record = record(&report, &figure);
            let scene = sheet_of(&record, &figure, 800.0);
            let base = figure.base.map(|base| base.to_string()).unwrap_or_default();
            let notes: Vec<&str> = figure.footnotes.iter().map(|note| note.text.as_str()).collect();
            let mut needed = vec![
                figure.title.as_str(),
                figure.subtitle.as_str(),
                figure.caption.as_str(),
                base.as_str(),
                report.provenance.publisher.as_str(),
                report.provenance.title.as_str(),
                "https://example.org/v/0a1b2c/#chart=x&order=count",
            ];
            needed.extend(notes);
            needed.extend(figure.caution.as_deref());
            carries_all(&record, &scene, &needed);
        };
        check();
        in_spanish(check);
    }
    let record = record(&report, &figure(FigureId::Sex));
    for (english, needed) in [
        (&record.caveat, "not verified, not a measure of how much happens. As of March 8, 2017"),
        (&record.caveat, "People are not counted"),
        (&record.help, "Not re-checked by us."),
        (&record.help, "The operator of the hotline changed in autumn 2025"),
    ] {
        assert!(english.contains(needed), "{needed}");
    }
}

#[test]
fn every_format_of_every_layer_carries_its_caution() {
    let data = with(OWN);
    for layer in Layer::ALL {
        let view = MapView { layer, ..MapView::of(&data.police) };
        let map = OutgoingMap::of(&data, &view);
        let record = map.record(&EDITION);
        let frame = Frame { width: 800.0, rem: 16.0 };
        let draw = |frame| map.picture(frame, &AverageGlyphs);
        let scene = sheet(&record, frame, true, &AverageGlyphs, &draw);
        let title = layer.title(&view);
        let mut needed =
            vec![title.as_str(), layer.caution(), "Gaussian kernel", "smoothed over 25 km"];
        needed.push("https://example.org/v/0a1b2c/");
        carries_all(&record, &scene, &needed);
        assert!(plain(&written(&scene)).contains(&plain(layer.label())));
    }
}

#[test]
fn no_format_has_a_number_for_a_withheld_cell() {
    let report = report();
    let mut withheld = 0;
    for figure in figures(&report) {
        let record = record(&report, &figure);
        assert_eq!(record.rows.len(), figure.data.len());
        for (row, datum) in record.rows.iter().zip(&figure.data) {
            let hidden = datum.row.cell == Cell::FewerThanThree;
            assert_eq!(row.status == Row::WITHHELD, hidden, "{}", row.label);
            if !hidden {
                continue;
            }
            withheld += 1;
            assert_eq!((row.value.as_str(), row.share.as_str()), ("", ""));
            let words = "Fewer than three (not disclosed)";
            assert!(row.status_text.starts_with(words));
            // Whatever stands in the row of a table beside its label: no digit.
            for text in [tsv(&record), html(&record)] {
                let after = text.split(&row.label).nth(1).expect("has the row");
                let line = after.split(['\n']).next().and_then(|line| line.split("</tr>").next());
                let line = line.expect("the row ends");
                assert!(line.contains(words), "{line}");
                assert!(!line.contains(|c: char| c.is_ascii_digit()), "{line}");
            }
        }
    }
    assert_eq!(withheld, 6);
}

/// A report that a reader opened looks like the hotline's, so each of its files says what it is.
#[test]
fn files_of_a_readers_own_report_say_so() {
    let report = super::hostile();
    let edition = Edition { own: true, ..EDITION };
    for figure in figures(&report) {
        let record = Record::of(&figure, &report, &edition);
        let scene = sheet_of(&record, &figure, 700.0);
        let needed = ["which nobody here has checked", "from a reader’s own file, not checked"];
        carries_all(&record, &scene, &needed);
        assert!(!csv(&record).contains("https://example.org"), "it leads to another report");
    }
}

/// As on the page, a key says what withheld means where something is, and not elsewhere.
#[test]
fn the_key_of_what_is_withheld_stands_where_it_is_needed() {
    let report = report();
    for (id, hidden) in [(FigureId::Sex, true), (FigureId::Labor, true), (FigureId::Types, false)] {
        let figure = figure(id);
        let scene = sheet_of(&record(&report, &figure), &figure, 600.0);
        let key = "Withheld by the hotline to protect identities; can be none";
        assert_eq!(plain(&written(&scene)).contains(&plain(key)), hidden, "{id:?}");
    }
}

#[test]
fn a_png_says_the_same() {
    let figure = figure(FigureId::Sex);
    let record = record(&report(), &figure);
    let mut png = Vec::new();
    let mut writer = png::Encoder::new(&mut png, 1, 1).write_header().expect("a header");
    writer.write_image_data(&[7]).expect("a pixel");
    drop(writer);
    let described = describe(&png, &record).expect("is a PNG");
    let text = plain(&String::from_utf8_lossy(&described));
    let needed = [&figure.title, &figure.subtitle, &figure.caption, &record.help, &record.citation];
    for needed in needed {
        assert!(text.contains(&plain(needed)), "{needed}");
    }
}

#[test]
fn every_file_of_the_folder_speaks_spanish() {
    let (report, data) = (report(), atlas());
    let json = load::json::write(&report);
    let files = in_spanish(|| {
        let map = OutgoingMap::of(&data, &MapView::of(&data.police));
        folder(&report, &json, Some(&map), &Edition::default(), &AverageGlyphs)
    });
    for file in files.expect("is text") {
        let text = String::from_utf8(file.bytes).expect("is text");
        if file.path == "data/report.json" {
            continue; // the report as printed
        }
        let ours = plain("Si usted o alguien que conoce necesita ayuda");
        assert!(plain(&text).contains(&ours), "{}", file.path);
        for english in ["not verified", "Fewer than three (not", "Call 1-888", "How to cite"] {
            assert!(!text.contains(english), "{} says “{english}”", file.path);
        }
    }
}
