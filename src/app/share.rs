//! What a reader can take along of a figure, below its notes.

use super::panel::Panel;
use crate::chart::FigureId;
use crate::words::{language, word};
use maud::{Markup, html};

/// The row below a figure's notes; its name is that of the figure. What a button has to say comes
/// behind it, and what it opens below.
pub(super) fn share(id: FigureId) -> Markup {
    html! {
        div.share role="group" aria-labelledby={ (id.name()) "-title" } {
            button type="button" data-share="link" { (word!("share-link")) }
            @for panel in Panel::ALL {
                button type="button" data-panel=(panel.name()) aria-expanded="false" { (panel.word()) }
            }
            p data-shared {}
        }
        div.panel hidden {}
        (published(id))
    }
}

/// How high the embed of a figure is, in logical pixels, where it is 600 wide: as measured, for each
/// language, until a preview tells.
pub(super) fn embed_height(id: FigureId) -> Option<&'static str> {
    let mut lines = include_str!("../../assets/embed-heights.txt").lines();
    let heights = lines.find_map(|line| line.strip_prefix(id.name())?.strip_prefix(' '))?;
    heights.split(' ').nth(language() as usize)
}

/// The files of a figure of the bundled report that the site has, for readers without the app,
/// which makes them itself.
fn published(id: FigureId) -> Markup {
    let name = id.name();
    html! {
        @if cfg!(not(target_arch = "wasm32")) {
            p.published {
                (word!("files-published")) " "
                @for (kind, folder, ending) in
                    [("CSV", "data", "csv"), ("JSON", "data", "json"), ("SVG", "charts", "svg"), ("PNG", "charts", "png")]
                {
                    a href={ (folder) "/" (name) "." (ending) } { (kind) } " "
                }
                a href={ "embed/missouri-2016-" (name) "/" (language().page()) } { (word!("files-alone")) }
            }
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
