//! How to write about a figure: sentences that are right, and the misreading to avoid.

use super::map::OutgoingMap;
use crate::chart::map::Layer;
use crate::chart::{Datum, Direction, Figure, FigureId, Order, arrange};
use crate::report::{Cell, Report, Unit, grouped};
use crate::words::{labelled, say, translated, word};

/// How to write about a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// Sentences made from its numbers, each right by itself.
    pub sentences: Vec<String>,
    /// What not to write, and why.
    pub avoid: String,
}

impl Advice {
    /// How to write about a figure of a report.
    #[must_use]
    pub fn of(figure: &Figure, report: &Report) -> Self {
        let by_count = Order::Count(Direction::Descending);
        let folded: Vec<usize> = figure.heads().collect();
        let largest = arrange(&figure.data, by_count, &folded);
        // Where heads stand above rows, the second sentence is about a row: that is where bases
        // are mixed up.
        let under = arrange(&figure.data, by_count, &[]).into_iter().find(|&row| {
            figure.data[row].depth > 0 && largest.first().is_some_and(|&head| row > head)
        });
        let rows = [largest.first().copied(), under.or_else(|| largest.get(1).copied())];
        let mut sentences: Vec<String> = rows
            .into_iter()
            .flatten()
            .filter_map(|row| sentence(figure, &figure.data[row], report))
            .collect();
        let withheld =
            figure.data.iter().filter(|datum| datum.row.cell == Cell::FewerThanThree).count();
        if withheld > 0 {
            sentences.truncate(1);
            sentences.push(say!("write-withheld", withheld, figure.unit.word(2)));
        }
        sentences.push(say!("write-as-of", translated(&report.as_of)));
        Self { sentences, avoid: avoid(figure.id).to_owned() }
    }

    /// How to write about the map.
    #[must_use]
    pub fn of_map(map: &OutgoingMap<'_>) -> Self {
        let (data, view, surface) = map.parts();
        let mut sentences = Vec::new();
        match (view.layer, data.police.total(&view.chosen)) {
            (Layer::Offences | Layer::Relative, Some(total)) => {
                let (n, years) = (grouped(total.recorded), view.years_text());
                sentences.push(match view.chosen.offense {
                    None => say!("write-police", n, years),
                    Some(offense) => {
                        say!("write-police-type", n, years, labelled(offense.name()))
                    }
                });
            }
            _ => sentences.push(surface.records.clone()),
        }
        if let Some(place) = surface.places.first().filter(|_| view.layer != Layer::Relative) {
            sentences.push(say!("write-most", place.name, place.amount));
        }
        sentences.push(view.layer.caution().to_owned());
        let avoid = match map.layer() {
            Layer::Offences => word!("avoid-offences"),
            Layer::Residents => word!("avoid-residents"),
            Layer::Relative => word!("avoid-relative"),
            Layer::Own => word!("avoid-own"),
        };
        sentences.retain(|sentence| !sentence.is_empty());
        Self { sentences, avoid: avoid.to_owned() }
    }
}

/// A row as a sentence with its unit and base; none where there is no number.
fn sentence(figure: &Figure, datum: &Datum, report: &Report) -> Option<String> {
    let n = grouped(datum.count()?);
    let label = labelled(&datum.row.label.text);
    let (state, year) = (&report.state, report.period.year);
    let Some(share) = datum.share() else {
        return Some(match figure.unit {
            Unit::Signals => say!("write-signals", n, state, year, label),
            Unit::Calls | Unit::Cases => {
                say!("write-count", datum.value_with_unit(), state, year, label)
            }
        });
    };
    let base = share.of;
    Some(match (figure.id, figure.unit) {
        (FigureId::Labor, _) => say!("write-labor", n, label, share.percent, base, state, year),
        (FigureId::Sex, _) => say!("write-sex", n, label, share.percent, base, state, year),
        (_, Unit::Calls) => say!("write-calls", n, base, state, year, share.percent, label),
        _ => say!("write-cases", n, base, state, year, share.percent, label),
    })
}

fn avoid(id: FigureId) -> &'static str {
    match id {
        FigureId::Signals => word!("avoid-signals"),
        FigureId::Callers => word!("avoid-callers"),
        FigureId::Sources => word!("avoid-sources"),
        FigureId::Reasons => word!("avoid-reasons"),
        FigureId::Types => word!("avoid-types"),
        FigureId::Venues => word!("avoid-venues"),
        FigureId::Labor | FigureId::Sex => word!("avoid-groups"),
        FigureId::Map => word!("avoid-offences"),
    }
}
