//! The first screen: what was reported, from whom, of what kind, and what it does not tell.

use super::context::{Facts, ordinal};
use crate::report::{Report, grouped};
use maud::{Markup, html};

/// Title, key figures and the one misreading to prevent.
pub fn overview(report: &Report) -> Markup {
    let state = &report.state;
    let period = &report.period;
    let key = report.key_figures;
    html! {
        h1 tabindex="-1" { "What was reported from and about " (state) " in " (period.year) }
        p.lede {
            "The National Human Trafficking Hotline’s state report for " (period.year)
            " as charts that you can read, check and keep."
        }
        div.tiles {
            (tile("calls", key.substantive_calls, "substantive calls", html! {
                "reported from callers in " (state) "."
                @if let Some(rank) = key.rank_by_calls {
                    " " (ordinal(&rank.to_string())) " most of the 50 states and Washington, D.C."
                    @if let Some(facts) = Facts::beside(report) {
                        "; " (state) " is " (ordinal(facts.text("population_rank"))) " by population."
                    }
                }
            }))
            (tile("cases", key.cases, "potential cases", html! {
                "unique incidents in " (state)
                ", from any channel. The hotline cannot verify what it is told."
            }))
            (tile("", None, "people: not counted", html! {
                "The report counts calls and cases. One case may involve several people."
            }))
        }
        p.warning {
            b { "What was reported, not how much happens." }
            " More calls can mean that more people know the number. Nothing here measures how common \
             trafficking is."
        }
        p.soft {
            "Counts only. No stories, no photos of people. "
            a href="#help" { "How to reach the hotline" }
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
