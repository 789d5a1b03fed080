//! What can be chosen for the map.

use super::choice::{BANDWIDTH_STEP, is_in};
use crate::chart::map::{Layer, MapData, MapView};
use crate::density::Bandwidth;
use crate::report::Offense;
use crate::words::{labelled, word};
use maud::{Markup, html};

/// The year that the report is about.
const REPORT_YEAR: &str = "2016";

/// The choices for the map, before it in reading order.
pub(super) fn tools(data: &MapData, view: &MapView, with_own: bool) -> Markup {
    let all = data.police.all();
    let button = |name: &str, value: &str, label: &str| {
        let on = is_in(view, all, name, value).to_string();
        html! { button type="button" data-map=(name) value=(value) aria-pressed=(on) { (label) } }
    };
    html! {
        div.tools role="group" aria-label=(word!("map-choices")) {
            span.choice { (button("show", "map", word!("as-map"))) (button("show", "table", word!("as-table"))) }
            span.choice {
                @for layer in Layer::ALL.into_iter().filter(|&layer| with_own || layer != Layer::Own) { (button("layer", layer.name(), layer.label())) }
            }
        }
        div.fields {
            span.police {
                @for (name, label, year) in
                    [("from", word!("map-from"), view.chosen.from), ("to", word!("map-to"), view.chosen.to)] {
                    label {
                        (label) " " b { (year) }
                        input type="range" data-map=(name) min=(all.from) max=(all.to) step="1" value=(year);
                    }
                }
                span.choice {
                    (button("years", REPORT_YEAR, word!("map-2016"))) (button("years", "all", word!("map-years")))
                }
                label {
                    (word!("map-offense")) " "
                    select data-map="offense" {
                        option value="" { (word!("map-both")) }
                        @for offense in Offense::ALL {
                            option value=(offense.name()) { (labelled(offense.name())) }
                        }
                    }
                }
                label.only-offences {
                    input type="checkbox" data-map="circles" checked;
                    " " (word!("map-circles"))
                }
            }
            label {
                (word!("map-bandwidth")) " " b { (kilometres(Bandwidth::DEFAULT)) }
                input type="range" data-map="bandwidth" min=(kilometres(Bandwidth::MIN))
                    max=(kilometres(Bandwidth::MAX)) step=(BANDWIDTH_STEP) value=(kilometres(Bandwidth::DEFAULT));
            }
            label { input type="checkbox" data-map="density" checked; " " (word!("map-density")) }
        }
    }
}

fn kilometres(bandwidth: Bandwidth) -> u32 {
    bandwidth.kilometres().round() as u32
}
