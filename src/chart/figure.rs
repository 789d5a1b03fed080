//! The nine figures of the page: their names, words and data.

use super::{Datum, Order, arrange};
use crate::report::{Base, Footnote, Marked, Report, Table, TableId, Total, Unit};
use crate::words::{labelled, say, translated, word};

/// The name of a figure, as in `data-chart`, in links and in file names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FigureId {
    /// Incoming signals by channel.
    Signals,
    /// Substantive calls by type of caller.
    Callers,
    /// Substantive calls by how the caller found the hotline.
    Sources,
    /// Cases by primary reason for contacting the hotline.
    Reasons,
    /// Cases by type of trafficking.
    Types,
    /// Cases by type, venue and industry.
    Venues,
    /// Labor trafficking cases that mention each group of people.
    Labor,
    /// Sex trafficking cases that mention each group of people.
    Sex,
    /// Where cases were located.
    Map,
}

impl FigureId {
    /// All figures, in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::Signals,
        Self::Callers,
        Self::Sources,
        Self::Reasons,
        Self::Types,
        Self::Venues,
        Self::Labor,
        Self::Sex,
        Self::Map,
    ];

    /// The name in markup and links.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Signals => "signals",
            Self::Callers => "callers",
            Self::Sources => "sources",
            Self::Reasons => "reasons",
            Self::Types => "types",
            Self::Venues => "venues",
            Self::Labor => "labor",
            Self::Sex => "sex",
            Self::Map => "map",
        }
    }

    /// The table that it shows; none for the map, which the report printed as a picture only.
    #[must_use]
    pub const fn table(self) -> Option<TableId> {
        match self {
            Self::Signals => Some(TableId::Signals),
            Self::Callers => Some(TableId::CallerType),
            Self::Sources => Some(TableId::HowFound),
            Self::Reasons => Some(TableId::PrimaryReason),
            Self::Types | Self::Venues => Some(TableId::VenueIndustry),
            Self::Labor => Some(TableId::LaborDemographics),
            Self::Sex => Some(TableId::SexDemographics),
            Self::Map => None,
        }
    }

    /// The figure that is drawn on the same scale, so that both can be read side by side.
    #[must_use]
    pub const fn peer(self) -> Option<Self> {
        match self {
            Self::Labor => Some(Self::Sex),
            Self::Sex => Some(Self::Labor),
            _ => None,
        }
    }
}

/// A table made ready to be shown. Every sentence names the unit, every share has its base.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Which figure.
    pub id: FigureId,
    /// What is counted.
    pub title: String,
    /// Unit, place, year, and the base of the shares.
    pub subtitle: String,
    /// The rows, in published order; the rows under a head follow it.
    pub data: Vec<Datum>,
    /// What all numbers count.
    pub unit: Unit,
    /// What the shares are shares of.
    pub base: Option<Base>,
    /// The heading in the report, verbatim.
    pub heading: Marked,
    /// The last line of the table in the report, with its number where it has one.
    pub closing: Closing,
    /// A misreading to prevent, in our words.
    pub caution: Option<String>,
    /// The footnotes whose marks stand on its heading, rows and last line.
    pub footnotes: Vec<Footnote>,
    /// Not verified, no measure of how much happens, as of when, and from where.
    pub caption: String,
}

/// The last line of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Closing {
    /// The report states nothing.
    Nothing,
    /// A stated total.
    Total(Total),
    /// The words that stand in the place of a total: the rows overlap.
    NoTotal(Marked),
}

impl Figure {
    /// The figure of that name, or none where the report lacks its table (and for the map).
    #[must_use]
    pub fn of(report: &Report, id: FigureId) -> Option<Self> {
        let table = report.table(id.table()?)?;
        let data = data(table, id);
        let closing = match table {
            Table::Listed(_) => Closing::Nothing,
            Table::Partition(table) => Closing::Total(table.total.clone()),
            Table::Overlapping(table) => Closing::NoTotal(table.closing.clone()),
        };
        let mut marks = table.heading().marks.clone();
        marks.extend(data.iter().flat_map(|datum| datum.row.marks()));
        marks.extend_from_slice(match &closing {
            Closing::Nothing => &[],
            Closing::Total(total) => &total.label.marks,
            Closing::NoTotal(words) => &words.marks,
        });
        let footnotes =
            report.footnotes.iter().filter(|note| marks.contains(&note.mark)).cloned().collect();
        Some(Self {
            id,
            title: title(report, id),
            subtitle: subtitle(report, table),
            unit: table.unit(),
            base: table.base(),
            heading: table.heading().clone(),
            caution: caution(report, id, &data),
            data,
            closing,
            footnotes,
            caption: caption(report),
        })
    }

    /// The largest count; 0 where there is none.
    #[must_use]
    pub fn largest(&self) -> u32 {
        self.data.iter().filter_map(Datum::count).max().unwrap_or(0)
    }

    /// The heads that can be folded, as indices into the data.
    pub fn heads(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.data.len()).filter(|&index| self.data[index].children > 0)
    }

    /// What the chart shows at a glance, for readers who do not see it: title, base, and the
    /// largest rows of the top level.
    #[must_use]
    pub fn summary(&self) -> String {
        let folded: Vec<usize> = self.heads().collect();
        let largest = arrange(&self.data, Order::Count(super::Direction::Descending), &folded);
        let mut text = format!("{}. {}.", self.title, self.subtitle);
        for &index in largest.iter().take(3).filter(|&&index| self.data[index].count().is_some()) {
            text.push_str(&format!(" {}.", self.data[index].spoken()));
        }
        let missing = self.data.iter().filter(|datum| datum.count().is_none()).count();
        if missing > 0 {
            text.push(' ');
            text.push_str(&say!("summary-missing", missing));
        }
        text
    }
}

fn data(table: &Table, id: FigureId) -> Vec<Datum> {
    let mut data: Vec<Datum> = Vec::new();
    let mut head = 0;
    for (depth, row) in table.rows().filter(|(depth, _)| id != FigureId::Types || *depth == 0) {
        if depth == 0 {
            head = data.len();
        } else {
            data[head].children += 1;
        }
        data.push(Datum { row: row.clone(), unit: table.unit(), depth, children: 0 });
    }
    data
}

fn title(report: &Report, id: FigureId) -> String {
    let title = match id {
        FigureId::Signals => return say!("figure-signals", report.state),
        FigureId::Callers => word!("figure-callers"),
        FigureId::Sources => word!("figure-sources"),
        FigureId::Reasons => word!("figure-reasons"),
        FigureId::Types => word!("figure-types"),
        FigureId::Venues => word!("figure-venues"),
        FigureId::Labor => word!("figure-labor"),
        FigureId::Sex => word!("figure-sex"),
        FigureId::Map => word!("figure-map"),
    };
    title.to_owned()
}

fn subtitle(report: &Report, table: &Table) -> String {
    let place = report.place_and_year();
    match table {
        Table::Listed(table) => say!("subtitle-list", table.unit.word(2), place),
        Table::Partition(table) => {
            let base = Base { count: table.total.n, unit: table.unit };
            say!("subtitle-parts", table.unit.word(2), base, place)
        }
        Table::Overlapping(table) => {
            say!("subtitle-groups", table.unit.word(2), table.base, place)
        }
    }
}

fn caution(report: &Report, id: FigureId, data: &[Datum]) -> Option<String> {
    match id {
        FigureId::Signals => Some(say!("caution-signals", report.state)),
        FigureId::Callers => Some(word!("caution-callers").to_owned()),
        FigureId::Sources => {
            let unknown =
                data.iter().find(|datum| datum.row.kind == crate::report::RowKind::Unknown)?;
            let share = unknown.share()?;
            Some(say!("caution-sources", unknown.value_text(), share.of))
        }
        FigureId::Types => Some(word!("caution-types").to_owned()),
        FigureId::Venues => {
            let heads = data
                .iter()
                .filter(|datum| datum.children > 0)
                .map(|datum| labelled(&datum.row.label.text));
            let heads = heads.reduce(|all, head| say!("both-labels", all, head))?;
            Some(say!("caution-venues", heads))
        }
        FigureId::Labor | FigureId::Sex => Some(word!("caution-groups").to_owned()),
        FigureId::Reasons | FigureId::Map => None,
    }
}

/// What every figure says below itself, wherever it goes.
fn caption(report: &Report) -> String {
    let source = &report.provenance;
    say!("caption", translated(&report.as_of), source.publisher, source.title)
}
