//! What is counted: four terms side by side. They overlap and are no steps of one path, so there
//! is no funnel and no ratio.

use crate::chart::{Figure, FigureId};
use crate::report::{Report, grouped};
use crate::words::{say, translated, word};
use maud::{Markup, html};

/// Signals, substantive calls, cases and people, explained.
pub fn counted(report: &Report) -> Markup {
    let state = &report.state;
    let key = report.key_figures;
    let signals = Figure::of(report, FigureId::Signals);
    let channels: Vec<String> = signals
        .iter()
        .flat_map(|figure| &figure.data)
        .map(|datum| {
            let label = translated(&datum.row.label.text).to_ascii_lowercase();
            format!("{} {label}", datum.value_text())
        })
        .collect();
    html! {
        section aria-labelledby="counted" {
            h2 #counted { (word!("counted")) }
            p.intro {
                (word!("counted-intro"))
            }
            dl.terms {
                div {
                    dt.signals { (word!("counted-signals")) }
                    dd {
                        (say!("counted-signals-are", state, channels.join(", ")))
                        @if let Some(n) = key.nationwide_signals {
                            " " (say!("counted-nationwide", grouped(n)))
                        }
                    }
                }
                div {
                    dt.calls { (word!("counted-calls")) }
                    dd {
                        @match key.substantive_calls {
                            Some(n) => (say!("counted-calls-are", grouped(n), state)),
                            None => (say!("counted-calls-unstated", state)),
                        }
                    }
                }
                div {
                    dt.cases { (word!("counted-cases")) }
                    dd {
                        @match key.cases {
                            Some(n) => (say!("counted-cases-are", grouped(n), state)),
                            None => (say!("counted-cases-unstated", state)),
                        }
                    }
                }
                div {
                    dt { (word!("counted-people")) }
                    dd { (word!("counted-people-are")) }
                }
            }
        }
    }
}
