//! The table twin of the map: the same numbers, each with where it comes from.

use super::super::tell::label;
use crate::chart::map::{Layer, MapData, MapView, Surface};
use crate::report::{Placement, grouped};
use crate::words::{say, word};
use maud::{Markup, html};

/// The table of a view.
pub fn table(data: &MapData, view: &MapView, surface: &Surface) -> Markup {
    html! {
        table {
            caption.unseen { (view.layer.title(view)) ". " (surface.records) }
            @match view.layer {
                Layer::Offences => (records(data, view)),
                Layer::Residents | Layer::Relative => (counties(view, surface)),
                Layer::Own => (cells(surface)),
            }
        }
    }
}

/// Every row of the source that is looked at.
fn records(data: &MapData, view: &MapView) -> Markup {
    let total = data.police.total(&view.chosen).map_or(0, |total| total.recorded);
    html! {
        thead {
            tr {
                th scope="col" { (word!("map-agency")) }
                th scope="col" { (word!("map-year")) }
                th.words scope="col" { (word!("map-offense")) }
                th scope="col" { (word!("map-recorded")) }
                th scope="col" { (word!("map-source-row")) }
            }
        }
        tbody {
            @for row in data.police.rows(&view.chosen) {
                @let agency = &data.police.agencies[row.agency];
                tr {
                    th scope="row" {
                        (agency.display_name())
                        small {
                            @match &agency.placement {
                                Placement::Town(town) => (say!("agency-in", town)),
                                Placement::CountySeat(seat) => (say!("agency-at-seat", seat)),
                                Placement::Nowhere => (word!("agency-nowhere")),
                            }
                        }
                    }
                    td { (row.year) }
                    td.words { (label(row.offense.name())) }
                    td { (grouped(row.recorded)) }
                    td { (row.line) }
                }
            }
        }
        tfoot { tr { th scope="row" colspan="3" { (word!("map-all-of-these")) } td { (grouped(total)) } td {} } }
    }
}

/// All counties with what is known of them.
fn counties(view: &MapView, surface: &Surface) -> Markup {
    html! {
        thead {
            tr {
                th scope="col" { (word!("map-county")) }
                th scope="col" { (word!("map-residents")) }
                th.words scope="col" {
                    (say!(
                        "map-in-its-middle",
                        surface.unit,
                        view.bandwidth.kilometres().round() as u32
                    ))
                }
                @if view.layer == Layer::Relative { th.words scope="col" { (word!("map-rests-on")) } }
            }
        }
        tbody {
            @for place in &surface.places {
                tr {
                    th scope="row" { (place.name) }
                    td { (grouped(place.count)) }
                    td.words {
                        @if view.layer == Layer::Relative { (place.amount) }
                        @else { (place.notes.concat()) }
                    }
                    @if view.layer == Layer::Relative { td.words { (place.notes.join(" ")) } }
                }
            }
        }
    }
}

/// What of a reader's file may be shown.
fn cells(surface: &Surface) -> Markup {
    html! {
        thead { tr { th scope="col" { (word!("map-cell")) } th scope="col" { (word!("map-in-it")) } } }
        tbody {
            @for place in &surface.places {
                tr { th scope="row" { (place.name) } td { (place.amount) } }
            }
        }
        tfoot { tr { th scope="row" colspan="2" { (surface.records) } } }
    }
}
