//! The map as HTML: its words, its tools, the place of its picture, its table, its notes, and what
//! the report says of its own map.

pub mod choice;
mod own;
mod sight;
mod table;
mod tools;

pub use own::{column, outcome};
pub use sight::Sight;
pub use table::table;

use super::figure::plot;
use super::share::{embed_height, share};
use super::tell::foreign;
use crate::chart::FigureId;
use crate::chart::map::{Layer, MapData, MapView, Surface};
use crate::density::Estimator;
use crate::report::{Report, Section};
use crate::words::{beside, say, word};
use maud::{Markup, html};
use own::own;
use tools::tools;

/// The figure of the map. Where nothing is known of the state, only what the report says of its
/// own map.
pub fn map(report: &Report, data: Option<&MapData>) -> Markup {
    html! {
        @if let Some(data) = data {
            p.intro { (word!("map-intro")) }
            (figure(data, true))
        }
        (reports_own(report, data.is_none()))
    }
}

/// The figure by itself, in a page that is not ours. A reader's file has no place there.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn embedded(data: &MapData) -> Markup {
    figure(data, false)
}

fn figure(data: &MapData, with_own: bool) -> Markup {
    let view = MapView::of(&data.police);
    let estimator = Estimator::new(&data.land.boundaries.state, view.bandwidth);
    let surface = Surface::of(data, &view, &estimator);
    html! {
        figure data-chart="map" data-height=[embed_height(FigureId::Map)] aria-labelledby="map-title" data-drop=[with_own.then_some("locations")] {
            figcaption {
                h3 #map-title { (view.layer.title(&view)) }
                p.sub { (surface.records) }
                // In the picture it stands in the legend.
                p.caution hidden { (view.layer.caution()) }
            }
            (tools(data, &view, with_own))
            @if with_own { (own()) }
            div.chart {
                div.zoom role="group" aria-label=(word!("map-zoom")) {
                    button type="button" data-map="zoom" value="in" aria-label=(word!("map-closer")) { "+" }
                    button type="button" data-map="zoom" value="out" aria-label=(word!("map-further")) { "−" }
                    button type="button" data-map="zoom" value="whole" aria-label=(word!("map-whole")) { (word!("map-all")) }
                }
                (plot(&summary(&view, &surface), drawn(data, &view, &surface)))
                p.unseen #map-keys { (word!("map-keys")) }
            }
            // On the narrowest phones it scrolls sideways, by keys too.
            div.table tabindex="0" role="group" aria-label=(word!("map-table")) hidden {
                (table(data, &view, &surface))
            }
            div.notes {
                p { (word!("map-smoothing")) }
            }
            (share(FigureId::Map))
        }
    }
}

/// The map that the build writes into the page. In the browser the app paints at once.
fn drawn(data: &MapData, view: &MapView, surface: &Surface) -> Markup {
    #[cfg(not(target_arch = "wasm32"))]
    return super::picture::of_map(data, view, surface);
    #[cfg(target_arch = "wasm32")]
    {
        let _ = (data, view, surface);
        Markup::default()
    }
}

/// What the map shows at a glance, for readers who do not see it.
#[must_use]
pub fn summary(view: &MapView, surface: &Surface) -> String {
    let mut text =
        format!("{}. {} {}", view.layer.title(view), surface.records, view.layer.caution());
    for place in surface.places.iter().take(3) {
        text.push_str(&format!(" {}: {}.", place.name, place.amount));
    }
    if view.layer == Layer::Own && surface.places.is_empty() {
        text.push(' ');
        text.push_str(word!("map-no-cell"));
    }
    text
}

/// What the report says of its own map. It is the figure where there is no other.
fn reports_own(report: &Report, alone: bool) -> Markup {
    // The section of locations is the one whose heading carries a footnote and has no table.
    let section: Option<&Section> = report
        .sections
        .iter()
        .find(|section| section.tables.is_empty() && !section.heading.marks.is_empty());
    let notes = section
        .iter()
        .flat_map(|section| &section.heading.marks)
        .filter_map(|&mark| report.footnote(mark));
    let words = html! {
        h3 #reports-map { (word!("reports-map")) }
        p.sub { (say!("reports-map-where", report.place_and_year())) }
        p.said { (word!("reports-map-says")) }
        @for note in notes {
            blockquote {
                p lang=[foreign()] { (note.text) }
                @if let Some(translation) = beside(&note.text) { p { (translation) } }
            }
        }
    };
    html! {
        @if alone {
            figure data-chart="map" aria-labelledby="reports-map" { (words) }
        } @else {
            (words)
        }
    }
}
