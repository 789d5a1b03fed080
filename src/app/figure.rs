//! One figure as HTML: its words, its tools, the place of its chart, its table, its notes.

use super::share::{embed_height, share};
use super::table::table;
use super::tell::{foreign, label, tell};
use crate::chart::{Direction, Figure, FigureId, Order, View, superscript};
use crate::report::Report;
use crate::words::{beside, say, word};
use maud::{Markup, html};

/// A figure of the report; one sentence where the report lacks its table.
pub fn figure(report: &Report, id: FigureId) -> Markup {
    let name = id.name();
    html! {
        figure data-chart=(name) data-height=[embed_height(id)] aria-labelledby={ (name) "-title" } {
            @match Figure::of(report, id) {
                Some(figure) => { (parts(&figure, report)) }
                None => { p.soft #{ (name) "-title" } { (word!("figure-missing")) } }
            }
        }
    }
}

fn parts(figure: &Figure, report: &Report) -> Markup {
    let name = figure.id.name();
    html! {
        figcaption {
            h3 #{ (name) "-title" } { (figure.title) }
            p.sub { (figure.subtitle) "." }
            @if let Some(caution) = &figure.caution { p.caution { (caution) } }
        }
        (tools(figure))
        div.chart {
            (plot(&figure.summary(), drawn(figure, report)))
            p.unseen #{ (name) "-keys" } {
                @if figure.heads().next().is_some() { (word!("figure-keys-folding")) }
                @else { (word!("figure-keys")) }
            }
        }
        div.table hidden { (table(figure, &View::default())) }
        div.notes {
            @for note in &figure.footnotes {
                p lang=[foreign()] { (superscript(&[note.mark])) " " (note.text) }
                @if let Some(translation) = beside(&note.text) { p { (translation) } }
            }
            p { (figure.caption) }
        }
        (share(figure.id))
    }
}

/// The place of a chart: a picture until the app has come and makes more of it.
pub(super) fn plot(summary: &str, picture: Markup) -> Markup {
    html! {
        div.plot role="img" aria-label=(summary) {
            (picture)
            canvas aria-hidden="true" hidden {}
            div.ring hidden {}
            div.tip hidden {}
        }
    }
}

/// The chart that the build writes into the page. In the browser the app paints at once.
fn drawn(figure: &Figure, report: &Report) -> Markup {
    #[cfg(not(target_arch = "wasm32"))]
    return super::picture::of_figure(
        figure,
        figure.id.peer().and_then(|peer| Figure::of(report, peer)).as_ref(),
    );
    #[cfg(target_arch = "wasm32")]
    {
        let _ = (figure, report);
        Markup::default()
    }
}

/// What a reader can choose for a figure, as written into `data-choice`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Choice {
    /// Table, or chart.
    Table(bool),
    /// An order of rows.
    Order(Order),
    /// The rows under the head with this index in the data.
    Rows(usize),
}

impl Choice {
    /// The choice as it stands in markup.
    fn name(self) -> String {
        match self {
            Self::Table(true) => "table".to_owned(),
            Self::Table(false) => "chart".to_owned(),
            Self::Order(order) => order.name().to_owned(),
            Self::Rows(head) => format!("rows-{head}"),
        }
    }

    /// The choice that stands in markup; none for anything else.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "table" => Some(Self::Table(true)),
            "chart" => Some(Self::Table(false)),
            _ => match name.strip_prefix("rows-") {
                Some(head) => head.parse().ok().map(Self::Rows),
                None => Order::named(name).map(Self::Order),
            },
        }
    }

    /// Whether a view has it.
    #[must_use]
    pub fn is_in(self, view: &View) -> bool {
        match self {
            Self::Table(table) => view.table == table,
            Self::Order(order) => view.order == order,
            Self::Rows(head) => !view.folded.contains(&head),
        }
    }

    /// Puts it into a view; rows under a head are shown and folded away in turn.
    pub fn put_into(self, view: &mut View) {
        match self {
            Self::Table(table) => view.table = table,
            Self::Order(order) => view.order = order,
            Self::Rows(head) => match view.folded.iter().position(|&other| other == head) {
                Some(place) => {
                    view.folded.remove(place);
                }
                None => view.folded.push(head),
            },
        }
    }
}

/// The quiet line of choices, before the chart in reading order.
fn tools(figure: &Figure) -> Markup {
    let button = |choice: Choice, label: &str| {
        let on = choice.is_in(&View::default()).to_string();
        html! { button type="button" data-choice=(choice.name()) aria-pressed=(on) { (label) } }
    };
    let by_count = Order::Count(Direction::Descending);
    html! {
        div.tools role="group" aria-label=(say!("choices-for", figure.title)) {
            span.choice {
                (button(Choice::Table(false), word!("as-chart"))) (button(Choice::Table(true), word!("as-table")))
            }
            span.choice {
                (button(Choice::Order(Order::Published), word!("as-published")))
                (button(Choice::Order(by_count), word!("by-count")))
            }
            @if figure.heads().next().is_some() {
                span.choice {
                    @for head in figure.heads() {
                        @let datum = &figure.data[head];
                        button type="button" data-choice=(Choice::Rows(head).name()) aria-expanded="true" {
                            (tell!("rows-under", label(&datum.row.label.text), html! { (datum.children) }))
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_read_back_from_its_name() {
        let mut choices = vec![Choice::Table(true), Choice::Table(false), Choice::Rows(11)];
        choices.extend(Order::ALL.map(Choice::Order));
        for choice in choices {
            assert_eq!(Choice::named(&choice.name()), Some(choice));
        }
        assert_eq!(Choice::named("rows-"), None);
        assert_eq!(Choice::named("<script>"), None);
    }

    #[test]
    fn a_choice_put_into_a_view_is_in_it() {
        for choice in [Choice::Table(true), Choice::Order(Order::Label(Direction::Ascending))] {
            let mut view = View::default();
            assert!(!choice.is_in(&view));
            choice.put_into(&mut view);
            assert!(choice.is_in(&view));
        }
        let mut view = View::default();
        Choice::Rows(3).put_into(&mut view);
        assert_eq!(view.folded, [3]);
        Choice::Rows(3).put_into(&mut view);
        assert_eq!(view, View::default());
    }
}
