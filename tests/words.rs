//! The catalogs: whole, alike in every language, used; and a page that speaks Spanish.

#![cfg(not(target_arch = "wasm32"))]

mod atlas;

use atlas::atlas;
use hotline_atlas::app::{Opened, outcome, page, refused};
use hotline_atlas::chart::map::{Layer, MapData, MapView, Own, Surface};
use hotline_atlas::chart::{AverageGlyphs, Figure, FigureId, Frame, Mark, View, bars};
use hotline_atlas::density::Estimator;
use hotline_atlas::load::{self, locations};
use hotline_atlas::report::{Offense, Report, Table};
use hotline_atlas::words::{self, Language};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Display;
use std::fs;
use std::path::Path;

const ENGLISH: &str = include_str!("../assets/words/en.txt");
const SPANISH: &str = include_str!("../assets/words/es.txt");
const LABELS: &str = include_str!("../assets/words/labels-es.txt");
const TEXT: &str = include_str!("../assets/reports/missouri-2016.txt");

/// What a catalog says, by name.
fn texts(catalog: &'static str) -> Vec<(&'static str, &'static str)> {
    let lines = catalog.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split_once(": ").expect("a name and a text")).collect()
}

/// The holes of a text, each once.
fn holes(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).map(|part| part.split_once('}').expect("a hole ends").0).collect()
}

/// Speaks Spanish for as long as something takes.
fn in_spanish<T>(act: impl FnOnce() -> T) -> T {
    words::speak(Language::Spanish);
    let outcome = act();
    words::speak(Language::English);
    outcome
}

fn report() -> Report {
    load::report(TEXT.as_bytes(), "missouri-2016.txt").expect("the text is a report")
}

#[test]
fn catalogs_have_the_same_names_in_the_same_order() {
    let names = |catalog| texts(catalog).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(ENGLISH), names(SPANISH));
    let once: BTreeSet<_> = names(ENGLISH).into_iter().collect();
    assert_eq!(once.len(), names(ENGLISH).len(), "a name stands twice");
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    assert!(once.iter().all(|name| name.chars().all(fits)));
    for catalog in [ENGLISH, SPANISH] {
        assert_eq!(words::values(catalog).lines().count(), once.len());
    }
}

#[test]
fn texts_say_something_and_have_the_same_holes() {
    for ((name, english), (_, spanish)) in texts(ENGLISH).into_iter().zip(texts(SPANISH)) {
        for text in [english, spanish] {
            assert!(!text.is_empty() && text == text.trim(), "{name}");
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{name}");
        }
        let count = holes(english).len();
        let numbers: Vec<String> = (0..count).map(|hole| hole.to_string()).collect();
        assert_eq!(holes(english), numbers.iter().map(String::as_str).collect(), "{name}");
        assert_eq!(holes(english), holes(spanish), "{name}");
        assert_ne!(english, spanish, "{name}");
    }
}

fn sources(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("can be listed").path();
        if path.is_dir() {
            all.push_str(&sources(&path));
        } else {
            all.push_str(&fs::read_to_string(&path).expect("is text"));
        }
    }
    all
}

/// The compiler refuses a name that is not there; that none is idle, only this tells.
#[test]
fn every_name_is_used() {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let used: BTreeSet<&str> = ["word!(", "say!(", "tell!("]
        .iter()
        .flat_map(|call| sources.split(call).skip(1))
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .collect();
    let names: BTreeSet<&str> = texts(ENGLISH).into_iter().map(|(name, _)| name).collect();
    assert_eq!(used, names);
}

#[test]
fn a_language_is_told_by_its_tag() {
    for (tag, language) in [
        ("en", Some(Language::English)),
        ("en-US", Some(Language::English)),
        ("es", Some(Language::Spanish)),
        ("ES_mx", Some(Language::Spanish)),
        ("est", None),
        ("", None),
    ] {
        assert_eq!(Language::of(tag), language, "{tag}");
    }
    for language in Language::ALL {
        assert_eq!(Language::of(language.code()), Some(language));
        assert!(words::knows(language));
    }
}

#[test]
fn words_that_were_learnt_are_spoken() {
    let bundled = in_spanish(|| refused("f", "r").into_string());
    words::learn(Language::Spanish, &words::values(SPANISH));
    assert_eq!(in_spanish(|| refused("f", "r").into_string()), bundled);
    words::learn_labels(Language::Spanish, "Trucker = uno");
    assert_eq!(in_spanish(|| words::beside("TRUCKER")), Some("uno"));
    words::learn_labels(Language::Spanish, &words::entries(LABELS));
    assert_eq!(in_spanish(|| words::beside("Trucker")), Some("camionero o camionera"));
    // One text only, as where the page was damaged: the others are silent.
    words::learn(Language::Spanish, "uno");
    assert!(in_spanish(|| !refused("f", "r").into_string().contains("abrió")));
    words::learn(Language::Spanish, &words::values(SPANISH));
}

/// Every text of the report that has a translation beside it.
fn said_by_the_report(report: &Report) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for section in &report.sections {
        said.insert(section.heading.text.clone());
    }
    for table in report.tables() {
        said.insert(table.heading().text.clone());
        said.extend(table.rows().map(|(_, row)| row.label.text.clone()));
        said.extend(match table {
            Table::Listed(_) => None,
            Table::Partition(table) => Some(table.total.label.text.clone()),
            Table::Overlapping(table) => Some(table.closing.text.clone()),
        });
    }
    said.extend(report.footnotes.iter().map(|note| note.text.clone()));
    said.insert(report.important_note.clone());
    said.insert(report.as_of.clone());
    said.extend(Offense::ALL.map(|offense| offense.name().to_owned()));
    said
}

#[test]
fn everything_that_the_report_calls_by_name_has_a_translation_and_nothing_else() {
    let lines = words::entries(LABELS);
    let known: Vec<(&str, &str)> =
        lines.lines().map(|line| line.split_once(" = ").expect("two sides")).collect();
    let once: BTreeSet<String> = known.iter().map(|(label, _)| (*label).to_owned()).collect();
    assert_eq!(once.len(), known.len(), "a label stands twice");
    assert_eq!(once, said_by_the_report(&report()));
    for (label, translation) in known {
        assert!(!translation.is_empty() && !translation.contains(" = "), "{label}");
        assert_eq!(in_spanish(|| words::beside(label)), Some(translation));
        assert_eq!(words::beside(label), None, "{label}: English needs none");
    }
}

/// HTML without the elements that are marked as English.
fn without_english(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(" lang=\"en\"") {
        let begin = rest[..at].rfind('<').expect("it is an attribute");
        let end = if rest[begin..].starts_with("<p") { "</p>" } else { "</span>" };
        kept.push_str(&rest[..begin]);
        rest = &rest[at + rest[at..].find(end).expect("the element ends")..];
    }
    kept + rest
}

/// Where a reader's file goes wrong in every way that has a word.
const ROWS: &str = "lat,lon,city,zip,county,count,date,case\n38.627,-90.199,,,,1,x,1\n\
    38.627,-90.199,,,,1,,1\n-90,38,,,,1,,5\n38,90,,,,1,,6\n99,1,,,,1,,7\nx,1,,,,1,,8\n,,Rola,,,1,,9\n\
    ,,,99999,,1,,1\n,,,,Bone,1,,2\n,,,,,1,,3\n41.9,-87.6,,,,1,,9\n38,-91,,,,0,,4\n38,-91,,,,<3,,4\n38\n";

/// Everything that the page and the map can say, for a reader of one language.
fn everything(data: &mut MapData) -> String {
    let mut all = page(&Opened { report: report(), file: None }, Some(data)).into_string();
    let other = TEXT
        .replace("Adults\t26", "Adults\t36")
        .replace("Trucker\t7\t1.6%", "Trucker\t7\t")
        .replace("Poster\t2\t0.5%", "Poster\tFewer than Three\tN/A")
        .replace("¹¹The image", "¹²The image")
        .replace("PRIMARY REASON", "PRIMARY CAUSE");
    let other = load::report(other.as_bytes(), "o.txt").expect("is odd, but a report");
    all += &page(&Opened { report: other, file: Some("o.txt".to_owned()) }, None).into_string();
    for broken in ["", "a", "{", "{}", &TEXT[..900], &TEXT.replace("25.1%", "25%")] {
        let error = load::report(broken.as_bytes(), "b.txt").expect_err("is none").to_string();
        all += &refused("b.txt", &error).into_string();
    }
    let file = locations::open(ROWS.as_bytes()).expect("is CSV");
    let found = file.place(&file.columns(), &|spot| data.land.locate(spot)).expect("has columns");
    let own = Own::new(&found);
    let placed = Ok((&found, &own));
    all += &outcome("f.csv", file.heads(), file.columns(), placed).into_string();
    data.own = Some(own);
    for layer in Layer::ALL {
        let view = MapView { layer, ..MapView::of(&data.police) };
        let estimator = Estimator::new(&data.land.boundaries.state, view.bandwidth);
        let surface = Surface::of(data, &view, &estimator);
        all += &format!("{} {} {}", layer.title(&view), layer.caution(), surface.records);
        surface.places.iter().for_each(|place| all += &place.spoken());
    }
    for id in FigureId::ALL {
        if let Some(figure) = Figure::of(&report(), id) {
            figure.data.iter().for_each(|datum| all += &datum.spoken());
        }
    }
    all
}

/// The pieces of a text between its holes that no other language would have by chance.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(['{', '}']).step_by(2).map(str::trim);
    parts.filter(|part| part.split_whitespace().count() > 2)
}

#[test]
fn a_spanish_page_speaks_spanish() {
    let mut data = atlas();
    let english = everything(&mut data);
    data.own = None;
    let spanish = without_english(&in_spanish(|| everything(&mut data)));
    let mut heard = 0;
    for ((name, text), (_, translation)) in texts(ENGLISH).into_iter().zip(texts(SPANISH)) {
        for piece in pieces(text) {
            assert!(!translation.contains(piece), "{name} is not translated: “{piece}”");
            heard += usize::from(english.contains(piece));
            assert!(!spanish.contains(piece), "{name}: “{piece}”");
        }
        for piece in pieces(translation) {
            assert!(!english.contains(piece), "{name}: “{piece}”");
        }
    }
    assert!(heard > 150, "{heard} texts were looked for that the page says");
}

#[test]
fn labels_stay_as_printed_with_their_translation_beside_them() {
    let report = report();
    let opened = Opened { report: report.clone(), file: None };
    let english = page(&opened, None).into_string().replace("<wbr>", "");
    let html = in_spanish(|| page(&opened, None).into_string()).replace("<wbr>", "");
    let escaped = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;");
    for label in said_by_the_report(&report) {
        let translation = in_spanish(|| words::beside(&label)).expect("has one");
        let printed = format!("{}<", escaped(&label));
        assert_eq!(html.contains(&printed), english.contains(&printed), "{label}");
        assert!(!english.contains(&printed) || html.contains(&escaped(translation)), "{label}");
    }
    assert!(html.contains("<span lang=\"en\">Trucker</span> <small>camionero o camionera</small>"));
    assert!(!english.contains("lang="), "one language needs no mark");
}

#[test]
fn charts_have_both() {
    let frame = Frame { width: 320.0, rem: 16.0 };
    let lines = |figure: &Figure| {
        let scene = bars(figure, None, &View::default(), frame, &AverageGlyphs);
        let texts = scene.marks.into_iter().filter_map(|mark| match mark {
            Mark::Text { text, .. } => Some(text),
            _ => None,
        });
        texts.collect::<Vec<_>>().join(" ")
    };
    let figure = |id| Figure::of(&report(), id).expect("has its table");
    let spanish = in_spanish(|| lines(&figure(FigureId::Sex)));
    for both in ["Minors (menores de edad)", "Foreign Nationals¹⁰ (personas extranjeras)"] {
        assert!(spanish.contains(both), "{both}: {spanish}");
    }
    assert!(spanish.contains("Menos de tres (no divulgado)"));
    assert!(!lines(&figure(FigureId::Sex)).contains("Minors ("));
}

/// Our Spanish keeps to what the numbers mean, as our English does.
#[test]
fn spanish_words_that_mislead_do_not_occur() {
    let ours = words::values(SPANISH) + &LABELS.to_lowercase();
    for word in [
        "rescat",
        "esclav",
        "epidemia",
        "punto caliente",
        "zona roja",
        "peligro",
        "casos confirmados",
        "prostitución",
        "incidencia",
        "prevalencia",
        "riesgo",
        "embudo",
        "tráfico de personas",
        "tráfico humano",
    ] {
        assert!(!ours.to_lowercase().contains(word), "“{word}”");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn filling_loses_nothing_and_looks_into_nothing(
        pick in any::<prop::sample::Index>(),
        filled in proptest::collection::vec("[{}0-9a-z<&é]{0,6}", 10),
    ) {
        for catalog in [ENGLISH, SPANISH] {
            let (name, text) = texts(catalog)[pick.index(texts(catalog).len())];
            let arguments: Vec<&dyn Display> = filled.iter().map(|a| a as &dyn Display).collect();
            let mut expected = String::new();
            for (index, part) in text.split(['{', '}']).enumerate() {
                let hole = (index % 2 == 1).then(|| part.parse::<usize>().expect("a number"));
                expected.push_str(hole.map_or(part, |hole| &filled[hole]));
            }
            prop_assert_eq!(words::fill(text, &arguments), expected, "{}", name);
        }
    }
}
