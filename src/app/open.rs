//! The reader's own report: the words around the file field.

use super::tell::tell;
use crate::words::word;
use maud::{Markup, html};

/// The field that opens a report, and where a refusal is shown. `own` when the page shows a
/// reader's file.
pub fn open(own: bool) -> Markup {
    html! {
        section aria-labelledby="open" data-drop="report" {
            h2 #open { (word!("open")) }
            p.intro { (word!("open-intro")) }
            p {
                label.file {
                    span { (word!("open-choose")) }
                    input type="file" accept=".txt,.json,text/plain,application/json" data-open="report";
                }
                @if own { " " button.quiet type="button" data-back { (word!("open-back")) } }
            }
            div data-refused="report" {}
        }
    }
}

/// Why a file was not opened.
#[must_use]
pub fn refused(file: &str, reason: &str) -> Markup {
    let file = html! { bdi { (file) } };
    html! { p role="alert" { (tell!("open-refused", file, html! { (reason) })) } }
}
