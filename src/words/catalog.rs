//! The texts of each language, and the language that is spoken now.

use super::Language;
use std::cell::Cell;

/// What is known of a language. It is kept for as long as the page lives.
#[derive(Clone, Copy)]
struct Catalog {
    /// The texts, by number.
    texts: &'static [&'static str],
    /// What stands beside the report's labels, a line each: `label = translation`.
    labels: &'static str,
}

const NOTHING: Catalog = Catalog { texts: &[], labels: "" };

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
    static CATALOGS: [Cell<Catalog>; Language::ALL.len()] =
        const { [Cell::new(NOTHING), Cell::new(NOTHING)] };
}

/// The language that is spoken now.
#[must_use]
pub fn language() -> Language {
    SPOKEN.get()
}

/// Speaks a language from now on. What is on the page already is not written anew.
pub fn speak(language: Language) {
    SPOKEN.set(language);
}

/// Whether the words of a language are here.
#[must_use]
pub fn knows(language: Language) -> bool {
    !catalog(language).texts.is_empty()
}

/// Learns the words of a language: its texts in the order of their numbers, a line each.
pub fn learn(language: Language, texts: &str) {
    let texts = kept(texts).lines().collect::<Vec<_>>().leak();
    put(language, Catalog { texts, ..catalog(language) });
}

/// Learns what stands beside the report's labels in a language: `label = translation`, a line
/// each.
pub fn learn_labels(language: Language, labels: &str) {
    put(language, Catalog { labels: kept(labels), ..catalog(language) });
}

/// What stands beside a label of the report in the language that is spoken now; none for a label
/// that is not known, and in the report's own language.
#[must_use]
pub fn beside(label: &str) -> Option<&'static str> {
    let mut lines = catalog(language()).labels.lines().filter_map(|line| line.split_once(" = "));
    lines.find(|(known, _)| known.eq_ignore_ascii_case(label)).map(|(_, translation)| translation)
}

/// A label of the report as it is said in one go: as printed, with its translation in brackets.
#[must_use]
pub fn labelled(label: &str) -> String {
    match beside(label) {
        Some(translation) => format!("{label} ({translation})"),
        None => label.to_owned(),
    }
}

/// A text of the report in the language that is spoken now; as printed where nobody has translated
/// it.
#[must_use]
pub fn translated(text: &str) -> &str {
    beside(text).unwrap_or(text)
}

/// The text of a number. A language that has not been learnt says nothing: the page that carries
/// it was damaged.
///
/// It returns where the text stands, since every place that says something would have to make room
/// for an answer of two parts: in all 1 kB of what readers download.
#[inline(never)]
pub(crate) fn text(number: u16) -> &'static &'static str {
    catalog(language()).texts.get(usize::from(number)).unwrap_or(&"")
}

fn kept(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn put(language: Language, catalog: Catalog) {
    CATALOGS.with(|catalogs| catalogs[language as usize].set(catalog));
}

fn catalog(language: Language) -> Catalog {
    let learnt = CATALOGS.with(|catalogs| catalogs[language as usize].get());
    #[cfg(not(target_arch = "wasm32"))]
    if learnt.texts.is_empty() {
        return bundled(language);
    }
    learnt
}

/// Natively the words are part of the program.
#[cfg(not(target_arch = "wasm32"))]
fn bundled(language: Language) -> Catalog {
    use std::sync::OnceLock;
    static BUNDLED: [OnceLock<Catalog>; Language::ALL.len()] = [const { OnceLock::new() }; 2];
    *BUNDLED[language as usize].get_or_init(|| {
        let (texts, labels) = match language {
            Language::English => (include_str!("../../assets/words/en.txt"), ""),
            Language::Spanish => (
                include_str!("../../assets/words/es.txt"),
                include_str!("../../assets/words/labels-es.txt"),
            ),
        };
        let texts = kept(&super::values(texts)).lines().collect::<Vec<_>>().leak();
        Catalog { texts, labels }
    })
}
