//! What is counted: four terms side by side. They overlap and are no steps of one path, so there
//! is no funnel and no ratio.

use crate::chart::{Figure, FigureId};
use crate::report::{Report, grouped};
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
            format!("{} {}", datum.value_text(), datum.row.label.text.to_ascii_lowercase())
        })
        .collect();
    let number = |n: Option<u32>| n.map_or("The".to_owned(), grouped);
    html! {
        section aria-labelledby="counted" {
            h2 #counted { "What is counted" }
            p.intro {
                "Three different counts, made in different ways. None is a part of another: signals tell \
                 where something was said to happen, calls where the caller was, cases what was told."
            }
            dl.terms {
                div {
                    dt.signals { "Signals" }
                    dd {
                        "Calls, emails and online tip reports about " (state) ", wherever they came from: "
                        (channels.join(", ")) "."
                        @if let Some(n) = key.nationwide_signals {
                            " Nationwide the hotline received " (grouped(n)) " signals."
                        }
                    }
                }
                div {
                    dt.calls { "Substantive calls" }
                    dd {
                        (number(key.substantive_calls)) " calls from callers in " (state)
                        ". Hang-ups, missed calls, wrong numbers and calls without a known reason are left \
                         out. A caller in " (state) " can speak about a case elsewhere. These calls and the \
                         phone calls among the signals are counted in different ways, even where the \
                         numbers are equal."
                    }
                }
                div {
                    dt.cases { "Cases" }
                    dd {
                        (number(key.cases)) " unique incidents of potential trafficking in " (state)
                        ", from any channel. Potential means that nobody has confirmed them. One call can \
                         tell of several cases, and several calls of one case."
                    }
                }
                div {
                    dt { "People" }
                    dd {
                        "Not counted in this report. Its tables of groups count cases that mention a \
                         group, however many people a case involves."
                    }
                }
            }
        }
    }
}
