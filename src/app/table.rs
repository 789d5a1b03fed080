//! The table twin of a chart: the same rows, marks, notes and order, as a real table.

use super::tell::{printed, translation};
use crate::chart::{Closing, Datum, Direction, Figure, Order, View, arrange};
use crate::report::{Marked, grouped};
use crate::words::{say, word};
use maud::{Markup, html};

/// The table of a figure. A click on the head of a column sorts by it, a second one the other way.
pub fn table(figure: &Figure, view: &View) -> Markup {
    use Direction::{Ascending, Descending};
    let sorted = |direction| match direction {
        Ascending => "ascending",
        Descending => "descending",
    };
    let (mut by_label, mut by_count) = ("none", "none");
    match view.order {
        Order::Published => {}
        Order::Label(direction) => by_label = sorted(direction),
        Order::Count(direction) => by_count = sorted(direction),
    }
    // Words begin with A, numbers with the largest.
    let next = |first: Order, second: Order| {
        if view.order == first { second.name() } else { first.name() }
    };
    html! {
        table {
            caption.unseen { (figure.title) ". " (figure.subtitle) "." }
            thead {
                tr {
                    th scope="col" aria-sort=(by_label) {
                        button type="button"
                            data-choice=(next(Order::Label(Ascending), Order::Label(Descending))) {
                            (marked(&figure.heading))
                        }
                    }
                    th scope="col" aria-sort=(by_count) {
                        button type="button"
                            data-choice=(next(Order::Count(Descending), Order::Count(Ascending))) {
                            (say!("column-number", figure.unit.word(2)))
                        }
                    }
                    @if let Some(base) = figure.base {
                        th scope="col" { (say!("column-share", base)) }
                    }
                }
            }
            tbody {
                @for index in arrange(&figure.data, view.order, &view.folded) {
                    (row(&figure.data[index], figure.base.is_some()))
                }
            }
            (foot(&figure.closing))
        }
    }
}

fn row(datum: &Datum, shares: bool) -> Markup {
    // A value that is missing says so in its own words; a count may need a word beside it.
    let status = datum.status_text().filter(|_| datum.count().is_some());
    html! {
        tr class=[(datum.depth > 0).then_some("child")] {
            th scope="row" {
                (marked(&datum.row.label))
                @if let Some(status) = status { small { (status) } }
            }
            td class=[datum.count().is_none().then_some("missing")] {
                (datum.value_text()) (footnotes(&datum.row.cell_marks))
            }
            @if shares { td { @if let Some(share) = datum.share_text() { (share) } } }
        }
    }
}

fn foot(closing: &Closing) -> Markup {
    html! {
        @match closing {
            Closing::Nothing => {}
            Closing::Total(total) => tfoot {
                tr {
                    th scope="row" { (marked(&total.label)) }
                    td { (grouped(total.n)) }
                    td { @if let Some(share) = total.share { (share.percent.to_string()) "%" } }
                }
            }
            Closing::NoTotal(words) => tfoot {
                tr { th scope="row" colspan="3" { (marked(words)) } }
            }
        }
    }
}

/// A label of the report with its footnote marks, and its translation beside it.
fn marked(text: &Marked) -> Markup {
    html! { (printed(&text.text)) (footnotes(&text.marks)) (translation(&text.text)) }
}

/// Footnote marks, which a screen reader calls by their name.
fn footnotes(marks: &[u8]) -> Markup {
    html! { @for mark in marks { sup { span.unseen { " " (word!("footnote")) " " } (mark) } } }
}
