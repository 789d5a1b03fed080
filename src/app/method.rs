//! Method and sources: the report's own words, what was done with its numbers, and where they
//! come from.

use super::context::Facts;
use super::tell::{foreign, label};
use crate::report::Report;
use crate::words::{beside, say, translated, word};
use maud::{Markup, html};

/// The Important Note, whole.
pub fn important_note(report: &Report) -> Markup {
    html! {
        section aria-labelledby="note" {
            h2 #note { (word!("note")) }
            p.intro { (word!("note-intro")) }
            blockquote {
                p lang=[foreign()] { (report.important_note) }
                @if let Some(translation) = beside(&report.important_note) { p { (translation) } }
            }
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
            h2 #method { (word!("method")) }
            ul.plain {
                li { (word!("method-verbatim")) }
                li { (word!("method-withheld")) }
                li { (word!("method-bars")) }
                li { (say!("method-as-of", translated(&report.as_of))) }
                li {
                    (say!("method-source", source.publisher, source.title, source.file)) " "
                    // A file of unknown origin can name any address, also a `javascript:` one.
                    @if source.url.starts_with("https://") {
                        a href=(source.url) rel="noreferrer" { (word!("method-publisher")) }
                    }
                }
                @if with_map {
                    li { (word!("method-map")) }
                }
                @if let Some(facts) = Facts::beside(report) {
                    li { (say!("method-population", facts.text("source"))) }
                }
                li { (word!("method-private")) }
            }
            details {
                summary { (word!("method-prose")) }
                @for section in report.sections.iter().filter(|section| !section.prose.is_empty()) {
<<<<<<< HEAD
                    h4 { (label(&section.heading.text)) }
                    @for paragraph in &section.prose {
                        p lang=[foreign()] { (emphasized(paragraph)) }
                        @if let Some(translation) = beside(paragraph) { p { (translation) } }
                    }
=======
                    h3 { (section.heading.text) }
                    @for paragraph in &section.prose { p { (emphasized(paragraph)) } }
>>>>>>> main
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
