//! What a reader can take along of a figure, below its notes.

use crate::chart::FigureId;
use crate::words::word;
use maud::{Markup, html};

/// The row below a figure's notes; its name is that of the figure. What a button has to say stands
/// behind it, and a link that could not be copied in a field to copy it from.
pub(super) fn share(id: FigureId) -> Markup {
    html! {
        div.share role="group" aria-labelledby={ (id.name()) "-title" } {
            button type="button" data-share="link" { (word!("share-link")) }
            p data-shared hidden {
                span {} " "
                input type="text" readonly aria-label=(word!("share-address")) hidden;
            }
        }
    }
}
