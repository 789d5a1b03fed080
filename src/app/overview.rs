//! The first screen: what was reported, from whom, of what kind, and what it does not tell.

use super::context::{Facts, ordinal};
use crate::report::{Report, grouped};
use crate::words::{say, word};
use maud::{Markup, html};

/// Title, key figures and the one misreading to prevent.
pub fn overview(report: &Report) -> Markup {
    let state = &report.state;
    let period = &report.period;
    let key = report.key_figures;
    html! {
        h1 tabindex="-1" { (say!("title", state, period.year)) }
        p.lede { (say!("lede", period.year)) }
        div.tiles {
            (tile("calls", key.substantive_calls, word!("tile-calls"), html! {
                (say!("tile-calls-where", state))
                @if let Some(rank) = key.rank_by_calls {
                    @let rank = ordinal(&rank.to_string());
                    " "
                    @match Facts::beside(report) {
                        Some(facts) => {
                            (say!("tile-ranks", rank, state, ordinal(facts.text("population_rank"))))
                        }
                        None => (say!("tile-rank", rank)),
                    }
                }
            }))
            (tile("cases", key.cases, word!("tile-cases"), html! {
                (say!("tile-cases-where", state))
            }))
            (tile("", None, word!("tile-people"), html! {
                (word!("tile-people-why"))
            }))
        }
        p.warning {
            b { (word!("not-how-much")) } " " (word!("not-how-much-why"))
        }
        p.soft {
            (word!("scope")) " " a href="#help" { (word!("to-help")) }
        }
    }
}

/// A large number with its unit; a dash where nothing is counted or stated.
fn tile(unit: &str, number: Option<u32>, words: &str, text: Markup) -> Markup {
    let number = number.map_or("–".to_owned(), grouped);
    html! {
        div.tile {
            p { span.large.(unit) { (number) } " " b { (words) } }
            p.soft { (text) }
        }
    }
}
