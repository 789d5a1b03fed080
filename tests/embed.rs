//! The page of one figure, for frames in other pages: what stands in it, and what must not.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::app::bundled_embed;
use hotline_atlas::chart::{Figure, FigureId};
use hotline_atlas::load;
use hotline_atlas::words::{Language, translated};

fn embed(id: FigureId) -> String {
    embed_in(id, Language::English)
}

/// Also speaks the language from here on, in this test.
fn embed_in(id: FigureId, language: Language) -> String {
    bundled_embed(id, language).expect("what is bundled can be read")
}

/// What a reader sees of some HTML: no tags, no entities.
fn words(html: &str) -> String {
    let text: String =
        html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    text.replace("&amp;", "&").replace("&quot;", "\"")
}

#[test]
fn each_figure_carries_its_base_its_caveat_its_source_and_its_notes() {
    let text = include_bytes!("../assets/reports/missouri-2016.txt");
    let report = load::report(text, "missouri-2016.txt").expect("it is a report");
    let pages = FigureId::ALL.into_iter().flat_map(|id| Language::ALL.map(|in_it| (id, in_it)));
    for (id, language) in pages {
        let html = embed_in(id, language);
        let words = words(&html);
        assert!(html.contains(&format!("<html lang=\"{}\"", language.code())));
        let Some(figure) = Figure::of(&report, id) else {
            assert_eq!(id, FigureId::Map);
            continue;
        };
        for said in [&figure.title, &figure.subtitle, &figure.caption]
            .into_iter()
            .chain(&figure.caution)
            .chain(figure.footnotes.iter().map(|note| &note.text))
        {
            assert!(words.contains(said.as_str()), "{} says {said:?}", id.name());
        }
        let verified = match language {
            Language::English => "not verified",
            Language::Spanish => "sin verificar",
        };
        for said in [verified, "National Human Trafficking Hotline", "2017"] {
            assert!(figure.caption.contains(said), "{said}: {}", figure.caption);
        }
        for note in &figure.footnotes {
            assert!(words.contains(translated(&note.text)), "{}: {}", id.name(), note.text);
        }
        for datum in &figure.data {
            assert!(words.contains(&datum.value_text()), "{}", datum.row.label.text);
        }
    }
}

#[test]
fn the_map_says_what_it_counts_and_opens_no_file() {
    let map = embed(FigureId::Map);
    // In the picture, for each width, line by line.
    let words = words(&map).replace(' ', "");
    for said in ["Police-recorded offences, not hotline cases.", "not where anything happened"] {
        assert!(words.contains(&said.replace(' ', "")), "{said}");
    }
    for absent in ["data-drop", "data-open", "type=\"file\"", "value=\"own\""] {
        assert!(!map.contains(absent), "{absent}");
    }
}

#[test]
fn in_spanish_the_way_to_the_whole_is_spanish_too() {
    let html = embed_in(FigureId::Sources, Language::Spanish);
    assert!(html.contains("href=\"../../es.html#chart=sources\""));
    assert!(words(&html).contains("1-888-373-7888"));
}

#[test]
fn each_page_stands_by_itself() {
    for id in FigureId::ALL {
        let (name, html) = (id.name(), embed(id));
        // One figure under one heading, in a picture for each of some widths and in a table.
        assert_eq!(html.matches("<figure ").count(), 1, "{name}");
        assert_eq!(html.matches("aria-level=\"1\"").count(), 1, "{name}");
        assert_eq!(html.matches("<h1").count() + html.matches("<h2").count(), 0, "{name}");
        assert!((2..=4).contains(&html.matches("<svg ").count()), "{name}");
        assert_eq!(html.matches("<table").count(), 1, "{name}");
        // The way to the whole, which is not told where from, and help.
        let link =
            format!("href=\"../../index.html#chart={name}\" target=\"_blank\" rel=\"noreferrer\"");
        // For readers without the app also its files, all elsewhere than in the frame.
        assert_eq!(html.matches("<a ").count(), 6, "{name}");
        assert_eq!(html.matches(" target=\"_blank\" rel=\"noreferrer\"").count(), 6, "{name}");
        assert_eq!(html.matches("href=\"../../").count(), 6, "{name}");
        assert!(html.contains(&link), "{name}");
        for said in ["1-888-373-7888", "233733", "711", "911", "leaves a record on the phone"] {
            assert!(words(&html).contains(said), "{name}: {said}");
        }
        // What the history of a browser keeps is neutral, and a frame is no place to flee from.
        assert!(html.contains("<title>Missouri 2016 report</title>"), "{name}");
        assert!(!html.contains("Exit"), "{name}");
        // The key that old listeners look for in the address of a frame is that of no other figure.
        assert!(html.contains(&format!("data-embed=\"missouri-2016-{name}\"")), "{name}");
        let others = FigureId::ALL.iter().filter(|other| other.name().contains(name)).count();
        assert_eq!(others, 1, "{name}");
    }
}
