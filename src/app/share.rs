//! What a reader can take along of a figure, below its notes.

use crate::chart::FigureId;
use crate::words::word;
use maud::{Markup, html};

/// The row below a figure's notes; its name is that of the figure. What a button has to say comes
/// behind it.
pub(super) fn share(id: FigureId) -> Markup {
    html! {
        div.share role="group" aria-labelledby={ (id.name()) "-title" } {
            button type="button" data-share="link" { (word!("share-link")) }
            p data-shared {}
        }
    }
}

/// What a button says, and what could not be copied in a field to copy it from.
pub fn said(sentence: &str, text: Option<&str>) -> Markup {
    html! {
        (sentence)
        @if let Some(text) = text {
            " " input type="text" readonly value=(text) aria-label=(word!("share-address"));
        }
    }
}
