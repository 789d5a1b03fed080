//! The report's own map: a picture without numbers, of which the footnote remains.

use crate::report::{Report, Section};
use maud::{Markup, html};

/// What the report says about where cases were located.
pub fn map(report: &Report) -> Markup {
    // The section of locations is the one whose heading carries a footnote and has no table.
    let section: Option<&Section> = report
        .sections
        .iter()
        .find(|section| section.tables.is_empty() && !section.heading.marks.is_empty());
    let notes = section
        .iter()
        .flat_map(|section| &section.heading.marks)
        .filter_map(|&mark| report.footnote(mark));
    html! {
        figure data-chart="map" aria-labelledby="map-title" {
            figcaption {
                h3 #map-title { "Location of potential cases (where known)" }
                p.sub { "Reported to the hotline, " (report.place_and_year()) "." }
            }
            p.said {
                "The report published this map as a picture only, without numbers. No location of a case is \
                 known here, and none is drawn or guessed. What the report says about its picture:"
            }
            @for note in notes { blockquote { p { (note.text) } } }
        }
    }
}
