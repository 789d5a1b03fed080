//! The table twin of the map: the same numbers, each with where it comes from.

use crate::chart::map::{Layer, MapData, MapView, Surface};
use crate::report::{Placement, grouped};
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
                th scope="col" { "Agency, and its place on the map" }
                th scope="col" { "Year" }
                th.words scope="col" { "Offense" }
                th scope="col" { "Recorded" }
                th scope="col" { "Source row" }
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
                                Placement::Town(town) => { "In " (town) },
                                Placement::CountySeat(seat) => { "In " (seat) ", the county seat" }
                                Placement::Nowhere => "No place: works in the whole state",
                            }
                        }
                    }
                    td { (row.year) }
                    td.words { (row.offense.name()) }
                    td { (grouped(row.recorded)) }
                    td { (row.line) }
                }
            }
        }
        tfoot { tr { th scope="row" colspan="3" { "All of these" } td { (grouped(total)) } td {} } }
    }
}

/// All counties with what is known of them.
fn counties(view: &MapView, surface: &Surface) -> Markup {
    html! {
        thead {
            tr {
                th scope="col" { "County" }
                th scope="col" { "Residents, 2016 estimate" }
                th.words scope="col" {
                    "In its middle, " (surface.unit) ", smoothed over "
                    (view.bandwidth.kilometres().round() as u32) " km"
                }
                @if view.layer == Layer::Relative { th.words scope="col" { "What it rests on" } }
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
        thead { tr { th scope="col" { "Cell of 5 by 5 km" } th scope="col" { "In it" } } }
        tbody {
            @for place in &surface.places {
                tr { th scope="row" { (place.name) } td { (place.amount) } }
            }
        }
        tfoot { tr { th scope="row" colspan="2" { (surface.records) } } }
    }
}
