//! The reader's own report: the words around the file field.

use maud::{Markup, html};

/// The field that opens a report, and where a refusal is shown. `own` when the page shows a
/// reader's file.
pub fn open(own: bool) -> Markup {
    html! {
        section aria-labelledby="open" data-drop="report" {
            h2 #open { "Open your own report" }
            p.intro {
                "The text of another state report of the hotline (.txt, copied from its PDF, tables \
                 separated by tabs), or this project’s JSON form of one. The file is read in your \
                 browser and sent nowhere. Choose it, or drop it here."
            }
            p {
                label.file {
                    span { "Choose a report file" }
                    input type="file" accept=".txt,.json,text/plain,application/json" data-open="report";
                }
                @if own { " " button.quiet type="button" data-back { "Back to the bundled report" } }
            }
            div data-refused="report" {}
        }
    }
}

/// Why a file was not opened.
#[must_use]
pub fn refused(file: &str, reason: &str) -> Markup {
    html! {
        p role="alert" { bdi { (file) } " was not opened. " (reason) " What you see has not changed." }
    }
}
