//! What can be chosen for the map.

use super::choice::is_in;
use crate::chart::map::{Layer, MapData, MapView};
use crate::density::Bandwidth;
use crate::report::Offense;
use maud::{Markup, html};

/// The year that the report is about.
const REPORT_YEAR: &str = "2016";

/// The choices for the map, before it in reading order.
pub(super) fn tools(data: &MapData, view: &MapView) -> Markup {
    let all = data.police.all();
    let button = |name: &str, value: &str, label: &str| {
        let on = is_in(view, all, name, value).to_string();
        html! { button type="button" data-map=(name) value=(value) aria-pressed=(on) { (label) } }
    };
    html! {
        div.tools role="group" aria-label="Choices for the map" {
            span.choice { (button("show", "map", "Map")) (button("show", "table", "Table")) }
            span.choice {
                @for layer in Layer::ALL { (button("layer", layer.name(), layer.label())) }
            }
        }
        div.fields {
            span.police {
                @for (name, label, year) in
                    [("from", "From", view.chosen.from), ("to", "to", view.chosen.to)] {
                    label {
                        (label) " " output { (year) }
                        input type="range" data-map=(name) min=(all.from) max=(all.to) step="1" value=(year);
                    }
                }
                span.choice {
                    (button("years", REPORT_YEAR, "2016 only")) (button("years", "all", "All years"))
                }
                label {
                    "Offense "
                    select data-map="offense" {
                        option value="" { "Both" }
                        @for offense in Offense::ALL { option value=(offense.name()) { (offense.name()) } }
                    }
                }
                label.only-offences {
                    input type="checkbox" data-map="circles" checked;
                    " Circles at the agencies"
                }
            }
            label {
                "Smoothing, km " output { (kilometres(Bandwidth::DEFAULT)) }
                input type="range" data-map="bandwidth" min=(kilometres(Bandwidth::MIN))
                    max=(kilometres(Bandwidth::MAX)) step="5" value=(kilometres(Bandwidth::DEFAULT));
            }
            label { input type="checkbox" data-map="density" checked; " Smoothed surface" }
        }
    }
}

fn kilometres(bandwidth: Bandwidth) -> u32 {
    bandwidth.kilometres().round() as u32
}
