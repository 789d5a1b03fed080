//! The page as HTML: its parts in reading order.

use super::counted::counted;
use super::figure::figure;
use super::findings::findings;
use super::help::help;
use super::map::map;
use super::method::{important_note, keep, method};
use super::open::open;
use super::overview::overview;
use crate::chart::map::MapData;
use crate::chart::{Datum, Figure, FigureId};
use crate::load;
use crate::report::Report;
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
                b { "Your own file." }
                " This is what " (file) " says. It was not uploaded, and nobody here has checked it."
            }
        }
        (overview(report))
        (counted(report))
        section aria-labelledby="came-in" {
            h2 #came-in { "What came in" }
            p.intro { "Everything that spoke of " (report.state) ", by the channel it came through." }
            (figure(report, FigureId::Signals))
        }
        section aria-labelledby="called" {
            h2 #called { "Who called" }
            p.intro { (victim_rows(report)) }
            (figure(report, FigureId::Callers))
            (figure(report, FigureId::Sources))
        }
        section aria-labelledby="cases" {
            h2 #cases { "What kind of case" }
            p.intro {
                "Each potential case stands once. Sex and Labor head the venues and industries under them."
            }
            (figure(report, FigureId::Reasons))
            (figure(report, FigureId::Types))
            (figure(report, FigureId::Venues))
        }
        section aria-labelledby="groups" {
            h2 #groups { "Whom the cases mention" }
            p.intro {
                "Not numbers of people: each row counts the cases that mention a group. Both charts have \
                 one scale, in cases, so that they can be read side by side; they are not parts of one \
                 whole."
            }
            div.pair { (figure(report, FigureId::Labor)) (figure(report, FigureId::Sex)) }
        }
        section aria-labelledby="where" {
            h2 #where { "Where" }
            (map(report, atlas))
        }
        (findings(report))
        (important_note(report))
        (help())
        (open(opened.file.is_some()))
        (method(report, atlas.is_some()))
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
    let calls = match counts.as_slice() {
        [] => String::new(),
        [only] => format!(" {only} calls came from people who said that they were victims."),
        [rest @ .., last] => format!(
            " {} and {last} calls came from people who said that they were victims, of different \
             kinds.",
            rest.join(", ")
        ),
    };
    format!(
        "Callers describe themselves.{calls} These are calls, not people: one person can call more \
         than once."
    )
}
