//! The texts that the app of frames reads.

use crate::{
    Failure,
    failure::unreadable,
    pages::{PAGES, is_for},
    workspace,
};
use std::{collections::BTreeMap, fs, path::Path};

/// The report in the form for programs, which is all that the app of frames reads.
const REPORT: &str = "assets/reports/missouri-2016.json";

/// The figure that is a map, and the texts that only this one is made of. As the words of a language,
/// they stand in the page and not in the script, below what is shown first.
pub const MAP: &str = "map";
const OF_MAP: [&str; 5] = ["counties", "residents", "places", "offences", "placements"];

/// Texts, by the id of their place.
pub type Texts = BTreeMap<String, String>;

/// What the app of frames reads: in every page, and only in some, whether by their figure or by
/// their language. There is no file of a reader's, in which there could be ZIP codes.
pub fn needed(mut texts: Texts) -> Result<(Texts, Texts), Failure> {
    texts.retain(|id, _| id != "zips");
    let path = workspace::root().join(REPORT);
    let report = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
    let report: serde_json::Value = serde_json::from_str(&report)
        .map_err(|error| Failure::new(format!("{REPORT}: {error}"), "see assets/README.md"))?;
    texts.insert("report".to_owned(), report.to_string());
    for (id, text) in &mut texts {
        if id.starts_with("words-") {
            *text = said(text)?;
        }
    }
    Ok(texts.into_iter().partition(|(id, _)| {
        !OF_MAP.contains(&id.as_str()) && PAGES.iter().all(|(language, _)| is_for(id, language))
    }))
}

/// The texts that only some pages need, as they stand in that of a figure in a language.
pub fn places(texts: &Texts, figure: &str, language: &str) -> String {
    let is_here = |id: &str| is_for(id, language) && (figure == MAP || !OF_MAP.contains(&id));
    texts.iter().filter(|(id, _)| is_here(id)).fold(String::new(), |places, (id, text)| {
        places + "<script type=\"text/plain\" id=\"" + id + "\">" + text + "</script>\n"
    })
}

/// Sources of which frames show no word: they write the page of the report, read and check one, or
/// place a reader's locations. Why a text that the site itself carries cannot be read is not said
/// either.
const UNSAID: [&str; 9] = [
    "check",
    "load",
    "app/counted.rs",
    "app/findings.rs",
    "app/map/own.rs",
    "app/method.rs",
    "app/open.rs",
    "app/overview.rs",
    "app/page.rs",
];

/// The words of a language that frames say. The others keep their line, which is their number, and
/// nothing in it: a reader downloads 3 kB less.
fn said(words: &str) -> Result<String, Failure> {
    let mut sources = String::new();
    add_sources(&workspace::root().join("src"), "", &mut sources)?;
    Ok(names()?.iter().zip(words.lines()).fold(String::new(), |said, (name, text)| {
        said + if sources.contains(&format!("\"{name}\"")) { text } else { "" } + "\n"
    }))
}

/// The names of the words, in the order of their numbers.
fn names() -> Result<Vec<String>, Failure> {
    let catalog = workspace::root().join("assets/words/en.txt");
    let catalog = fs::read_to_string(&catalog).map_err(|error| unreadable(&catalog, &error))?;
    let entries = catalog.lines().filter(|line| !line.starts_with('#'));
    Ok(entries.filter_map(|line| Some(line.split_once(": ")?.0.to_owned())).collect())
}

/// The sources in a folder, which has this path in `src/`, without those of which nothing is said.
fn add_sources(folder: &Path, path: &str, sources: &mut String) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let file = entry.map_err(|error| unreadable(folder, &error))?.path();
        let path = format!("{path}{}", file.file_name().unwrap_or_default().to_string_lossy());
        if UNSAID.contains(&path.as_str()) {
            continue;
        }
        if file.is_dir() {
            add_sources(&file, &format!("{path}/"), sources)?;
        } else {
            *sources += &fs::read_to_string(&file).map_err(|error| unreadable(&file, &error))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_carries_what_others_do_not_need() {
        let texts = ["places", "report", "labels-es", "words-en", "words-es", "zips"];
        let texts = texts.map(|id| (id.to_owned(), id.to_owned())).into();
        let (shared, of_pages) = needed(texts).expect("the report is there");
        assert_eq!(shared.keys().collect::<Vec<_>>(), ["report"]);
        assert!(shared["report"].starts_with("{\"format\":\"hotline-atlas-report\""));
        for (figure, language, ids) in [
            ("venues", "en", &["words-en"][..]),
            ("map", "en", &["places", "words-en"]),
            ("types", "es", &["labels-es", "words-es"]),
        ] {
            let places = places(&of_pages, figure, language);
            let found = places.split(" id=\"").skip(1);
            let found: Vec<_> = found.filter_map(|place| Some(place.split_once('"')?.0)).collect();
            assert_eq!(found, ids);
        }
    }

    #[test]
    fn words_that_frames_do_not_say_are_blank() {
        for path in UNSAID {
            assert!(workspace::root().join("src").join(path).exists(), "{path}");
        }
        let names = names().expect("the catalog is there");
        let said = said(&names.join("\n")).expect("the sources are there");
        let said: Vec<&str> = said.lines().collect();
        assert_eq!(said.len(), names.len());
        let is_said = |name: &str| {
            let line = names.iter().position(|other| other == name).expect("there is such a word");
            said[line] == name
        };
        for name in ["as-chart", "share-copied", "file-saved", "snippet-copy", "map-own"] {
            assert!(is_said(name), "{name}");
        }
        for name in ["lede", "open-choose", "method-bars"] {
            assert!(!is_said(name), "{name}");
        }
    }
}
