//! The page as HTML: its parts in reading order.

use super::counted::counted;
use super::figure::figure;
use super::findings::findings;
use super::help::help;
use super::map::map;
use super::method::{important_note, keep, method, versions};
use super::open::open;
use super::overview::overview;
use crate::chart::map::MapData;
use crate::chart::{Datum, Figure, FigureId};
use crate::load;
use crate::report::Report;
use crate::words::{say, word};
use maud::{Markup, html};

/// The report that is shown.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The report.
    pub report: Report,
    /// The name of the reader's file that it was read from; none for the bundled report.
    pub file: Option<String>,
}

impl Opened {
    /// The report that comes with the page, from the text that stands in its HTML for readers
    /// without scripts. Nothing where somebody has damaged that text.
    #[must_use]
    pub fn bundled(text: &str) -> Option<Self> {
        let report = load::report(text.as_bytes(), "missouri-2016.txt").ok()?;
        Some(Self { report, file: None })
    }
}

/// The whole page below the exit bar; with the map, where something is known of the state.
#[must_use]
pub fn page(opened: &Opened, atlas: Option<&MapData>) -> Markup {
    let report = &opened.report;
    html! {
        @if let Some(file) = &opened.file {
            p.warning {
                b { (word!("own-report")) } " " (say!("own-report-says", file))
            }
        }
        (overview(report))
        (counted(report))
        section aria-labelledby="came-in" {
            h2 #came-in { (word!("came-in")) }
            p.intro { (say!("came-in-intro", report.state)) }
            (figure(report, FigureId::Signals))
        }
        section aria-labelledby="called" {
            h2 #called { (word!("called")) }
            p.intro { (victim_rows(report)) }
            (figure(report, FigureId::Callers))
            (figure(report, FigureId::Sources))
        }
        section aria-labelledby="cases" {
            h2 #cases { (word!("kinds")) }
            p.intro { (word!("kinds-intro")) }
            (figure(report, FigureId::Reasons))
            (figure(report, FigureId::Types))
            (figure(report, FigureId::Venues))
        }
        section aria-labelledby="groups" {
            h2 #groups { (word!("groups")) }
            p.intro { (word!("groups-intro")) }
            div.pair { (figure(report, FigureId::Labor)) (figure(report, FigureId::Sex)) }
        }
        section aria-labelledby="where" {
            h2 #where { (word!("where")) }
            (map(report, atlas))
        }
        (findings(report))
        (important_note(report))
        (help())
        (open(opened.file.is_some()))
        (method(report, atlas.is_some()))
        (versions())
        (keep())
    }
}

/// What the rows of victims count, with the report's own numbers.
fn victim_rows(report: &Report) -> String {
    let callers = Figure::of(report, FigureId::Callers);
    let counts: Vec<String> = callers
        .iter()
        .flat_map(|figure| &figure.data)
        .filter(|datum| datum.row.label.text.starts_with("Victim of ") && datum.count().is_some())
        .map(Datum::value_text)
        .collect();
    match counts.as_slice() {
        [] => word!("called-intro").to_owned(),
        [only] => say!("called-intro-one", only),
        [rest @ .., last] => say!("called-intro-some", rest.join(", "), last),
    }
}
