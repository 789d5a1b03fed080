//! How to cite a figure or the report.

use super::edition::{Edition, day, iso};
use crate::chart::Figure;
use crate::report::Report;
use crate::words::{say, translated, word};

/// How to cite a work, in four styles. The link is the one that stays as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// One sentence for below a picture.
    pub plain: String,
    /// American Psychological Association.
    pub apa: String,
    /// Chicago, notes and bibliography.
    pub chicago: String,
    /// For LaTeX.
    pub bibtex: String,
}

/// What is cited.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// Its key, for BibTeX.
    pub key: String,
    /// Who published the numbers.
    pub author: String,
    /// What it is called.
    pub title: String,
    /// The report that it is from; empty for the report itself.
    pub within: String,
    /// When the numbers were accurate, as printed.
    pub as_of: String,
    /// The same in the language that is spoken now, as a sentence.
    pub dated: String,
}

impl Work {
    /// A figure of a report.
    #[must_use]
    pub fn figure(figure: &Figure, report: &Report) -> Self {
        let whole = Self::report(report);
        let key = format!("{}-{}", whole.key, figure.id.name());
        Self { key, title: figure.title.clone(), within: whole.title, ..whole }
    }

    /// A whole report.
    #[must_use]
    pub fn report(report: &Report) -> Self {
        Self {
            key: super::file_stem(report),
            author: report.provenance.publisher.clone(),
            title: report.provenance.title.clone(),
            within: String::new(),
            as_of: report.as_of.clone(),
            dated: say!("cite-as-of", translated(&report.as_of)),
        }
    }

    /// The year of its date: the only one that a report states of itself.
    fn year(&self) -> Option<&str> {
        let start = self.as_of.len().checked_sub(4)?;
        self.as_of.get(start..).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
    }
}

impl Citation {
    /// How to cite a work.
    #[must_use]
    pub fn of(work: &Work, edition: &Edition<'_>) -> Self {
        let mut work = work.clone();
        if edition.own {
            work.dated = say!("cite-own", work.dated);
        }
        let work = &work;
        Self {
            plain: plain(work, edition),
            apa: apa(work, edition),
            chicago: chicago(work, edition),
            bibtex: bibtex(work, edition),
        }
    }

    /// How to cite a whole report.
    #[must_use]
    pub fn of_report(report: &Report, edition: &Edition<'_>) -> Self {
        Self::of(&Work::report(report), edition)
    }

    /// How to cite a figure of a report.
    #[must_use]
    pub fn of_figure(figure: &Figure, report: &Report, edition: &Edition<'_>) -> Self {
        Self::of(&Work::figure(figure, report), edition)
    }
}

/// Parts that are there, each with what ends it.
fn parts(parts: &[&str], between: &str) -> String {
    let there: Vec<&str> = parts.iter().filter(|part| !part.is_empty()).copied().collect();
    there.join(between)
}

fn quoted(work: &Work) -> String {
    if work.within.is_empty() { work.title.clone() } else { format!("“{}”", work.title) }
}

fn plain(work: &Work, edition: &Edition<'_>) -> String {
    let link = edition.frozen();
    let accessed = edition.today.map(|today| say!("cite-accessed", day(today)));
    let accessed = accessed.filter(|_| !link.is_empty()).unwrap_or_default();
    let title = quoted(work);
    let Work { author, within, dated, .. } = work;
    let what = [author.as_str(), within, &title, dated, word!("cite-site"), &link, &accessed];
    let text = parts(&what, ", ");
    // A full stop after a link would become a part of it.
    if text.ends_with(&link) && !link.is_empty() { text } else { format!("{text}.") }
}

fn apa(work: &Work, edition: &Edition<'_>) -> String {
    let year = work.year().unwrap_or(word!("cite-no-date"));
    let within = match work.within.as_str() {
        "" => String::new(),
        within => say!("cite-in", within),
    };
    let kind = if within.is_empty() { word!("cite-data") } else { word!("cite-chart") };
    let retrieved = match (edition.frozen(), edition.today) {
        (link, _) if link.is_empty() => String::new(),
        (link, Some(today)) => say!("cite-retrieved", day(today), link),
        (link, None) => link,
    };
    let title = format!("{} [{kind}]", work.title);
    let sentences =
        [title.as_str(), &within, &capital(&work.dated), word!("cite-site")].map(sentence);
    let author = sentence(&work.author);
    let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
    parts(&[&author, &format!("({year})."), &parts(&sentences, " "), &retrieved], " ")
}

fn chicago(work: &Work, edition: &Edition<'_>) -> String {
    let title = match work.within.as_str() {
        "" => sentence(&work.title),
        within => format!("“{}” {}", sentence(&work.title), sentence(&say!("cite-in", within))),
    };
    let accessed = edition.today.map(|today| say!("cite-accessed", day(today)));
    let accessed = accessed.map(|text| sentence(&capital(&text))).unwrap_or_default();
    let link = edition.frozen();
    let accessed = if link.is_empty() { String::new() } else { accessed };
    parts(
        &[
            &sentence(&work.author),
            &title,
            &sentence(&capital(&work.dated)),
            &sentence(word!("cite-site")),
            &accessed,
            &link,
        ],
        " ",
    )
}

fn bibtex(work: &Work, edition: &Edition<'_>) -> String {
    let within = match work.within.as_str() {
        "" => String::new(),
        within => capital(&say!("cite-in", within)),
    };
    let dated = capital(&work.dated);
    let note = parts(&[&within, &dated], ". ");
    let link = edition.frozen();
    let today = edition.today.filter(|_| !link.is_empty()).map(iso).unwrap_or_default();
    let mut text = format!("@misc{{{},\n", work.key);
    for (name, value, plain) in [
        ("author", work.author.as_str(), false),
        ("title", &work.title, false),
        ("year", work.year().unwrap_or_default(), false),
        ("howpublished", word!("cite-site"), false),
        ("note", &note, false),
        ("url", &link, true),
        ("urldate", &today, true),
    ] {
        if !value.is_empty() {
            // The second brackets keep the letters as they are.
            let value = if plain { value.to_owned() } else { format!("{{{}}}", latex(value)) };
            text.push_str(&format!("  {name} = {{{value}}},\n"));
        }
    }
    text.push_str("}\n");
    text
}

/// A text without what LaTeX would take for a command.
fn latex(text: &str) -> String {
    let mut safe = String::new();
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => safe.extend(['\\', c]),
            // Brackets that are not closed would swallow the rest of a bibliography.
            '{' | '}' | '\\' | '~' | '^' => safe.push(' '),
            _ => safe.push(c),
        }
    }
    safe
}

/// With a full stop, where there is anything.
fn sentence(text: &str) -> String {
    if text.is_empty() || text.ends_with('.') { text.to_owned() } else { format!("{text}.") }
}

/// With a capital letter at its beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
