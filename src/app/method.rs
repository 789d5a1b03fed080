//! Method and sources: the report's own words, what was done with its numbers, and where they
//! come from.

use super::context::Facts;
use super::tell::{foreign, label, tell};
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
            h2 #keep { (word!("keep")) }
            p {
                a.file data-keep href="missouri-2016.html" download="missouri-2016.html" {
                    (word!("keep-copy"))
                }
                span data-keep-said hidden { " " (word!("keep-frame")) }
            }
            p.intro { (word!("keep-about")) }
        }
    }
}

/// Which version of the site this is, and what changed from one to the next.
pub fn versions() -> Markup {
    html! {
        section aria-labelledby="versions" {
            h2 #versions { (word!("versions")) }
            p.intro { (tell!("versions-now", html! { b data-version {} })) }
            ul.plain { li { (word!("versions-first")) } }
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
                    h3 { (label(&section.heading.text)) }
                    @for paragraph in &section.prose {
                        p lang=[foreign()] { (emphasized(paragraph)) }
                        @if let Some(translation) = beside(paragraph) { p { (translation) } }
                    }
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
