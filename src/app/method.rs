//! Method and sources: the report's own words, what was done with its numbers, and where they
//! come from.

use super::context::Facts;
use crate::report::Report;
use maud::{Markup, html};

/// The Important Note, whole.
pub fn important_note(report: &Report) -> Markup {
    html! {
        section aria-labelledby="note" {
            h2 #note { "Important note" }
            p.intro { "The report closes with this note. It holds for everything on this page." }
            blockquote { p { (report.important_note) } }
        }
    }
}

/// The whole page as one file.
pub fn keep() -> Markup {
    html! {
        section aria-labelledby="keep" data-keep-section {
            h2 #keep { "Keep a copy" }
            p {
                a.file data-keep href="missouri-2016.html" download="missouri-2016.html" {
                    "Keep a copy (one file)"
                }
                span data-keep-said hidden {
                    " This frame may not be allowed to save files. Open the page by itself to keep a copy."
                }
            }
            p.intro {
                "All of this page, with its map, in one file that works without a network. Your browser \
                 saves it where downloads go, as missouri-2016.html, and lists it among its downloads. This \
                 file stays on your device until you delete it."
            }
        }
    }
}

/// How the numbers were treated, the report's own introductions, and the sources.
pub fn method(report: &Report, with_map: bool) -> Markup {
    let source = &report.provenance;
    html! {
        section aria-labelledby="method" {
            h2 #method { "Method and sources" }
            ul.plain {
                li {
                    "Every number and every label in a figure is the report’s own. Shares are shown as \
                     printed, never recomputed, and always with their base."
                }
                li { "A withheld number is not estimated. “What we checked” says whether others give it away." }
                li { "Bars begin at zero. Rows that overlap are never stacked or added." }
                li { "Figures are accurate as of " (report.as_of) "." }
                li {
                    "Source: " (source.publisher) ", " (source.title) ". Read from " (source.file) ". "
                    // A file of unknown origin can name any address, also a `javascript:` one.
                    @if source.url.starts_with("https://") {
                        a href=(source.url) rel="noreferrer" { "Publisher" }
                    }
                }
                @if with_map {
                    li {
                        "Map: offences of human trafficking by police agency, FBI Uniform Crime Reporting, \
                         2013–2020, from a copy of 2022; boundaries and residents, US Census Bureau, 2016; places \
                         and ZIP codes, GeoNames (CC BY 4.0)."
                    }
                }
                @if let Some(facts) = Facts::beside(report) {
                    li { "Rank by population: " (facts.text("source")) "." }
                }
                li {
                    "This page computes everything in your browser. It sends nothing, asks no other site for \
                     anything, and keeps nothing on your device."
                }
            }
            details {
                summary { "The report’s own introductions" }
                @for section in report.sections.iter().filter(|section| !section.prose.is_empty()) {
                    h3 { (section.heading.text) }
                    @for paragraph in &section.prose { p { (emphasized(paragraph)) } }
                }
            }
        }
    }
}

/// A paragraph of the report; `**` stands around its emphasis.
fn emphasized(text: &str) -> Markup {
    html! {
        @for (index, part) in text.split("**").enumerate() {
            @if index % 2 == 1 { b { (part) } } @else { (part) }
        }
    }
}
