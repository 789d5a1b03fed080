//! The map as it may leave the screen, with everything that has to stay with it.

use super::citation::{Citation, Work};
use super::edition::Edition;
use super::help::help;
use super::record::{Record, Row, join};
use crate::chart::map::{Layer, MapData, MapView, Place, Surface, picture, significant};
use crate::chart::{Frame, Measure, Scene};
use crate::density::Estimator;
use crate::report::Placement;
use crate::words::{labelled, say, word};

/// The map as it may leave the screen: of a reader's own file always the whole, under the
/// disclosure rule, whatever the screen shows. It makes its own surface, so that no other can get
/// into a file.
pub struct OutgoingMap<'a> {
    data: &'a MapData,
    view: MapView,
    surface: Surface,
}

impl<'a> OutgoingMap<'a> {
    /// The map of a view.
    #[must_use]
    pub fn of(data: &'a MapData, view: &MapView) -> Self {
        let view = view.to_leave_the_screen();
        let estimator = Estimator::new(&data.land.boundaries.state, view.bandwidth);
        let surface = Surface::of(data, &view, &estimator);
        Self { data, view, surface }
    }

    /// Its picture, with the legend in it.
    #[must_use]
    pub fn picture(&self, frame: Frame, measure: &dyn Measure) -> Scene {
        picture(self.data, &self.view, &self.surface, frame, measure).scene
    }

    /// The layer.
    pub(super) fn layer(&self) -> Layer {
        self.view.layer
    }

    /// What it was made of and how it is looked at.
    pub(super) fn parts(&self) -> (&MapData, &MapView, &Surface) {
        (self.data, &self.view, &self.surface)
    }

    /// What it shows, with everything that has to stay with it.
    #[must_use]
    pub fn record(&self, edition: &Edition<'_>) -> Record {
        // Whatever report is open, the map is the site's.
        let edition = &Edition { own: false, ..*edition };
        let Self { data, view, surface } = self;
        let layer = view.layer;
        let mut about = surface.records.trim_end_matches('.').to_owned();
        let work = self.work();
        let source = [work.author.as_str(), &work.within].join(", ");
        let kilometres = view.bandwidth.kilometres().round() as u32;
        let smoothed = say!("map-in-its-middle", surface.unit, kilometres);
        let (heads, unit, rows) = match layer {
            Layer::Offences => {
                let heads = [word!("map-year"), word!("map-agency"), word!("map-recorded")];
                (heads, word!("file-offences"), self.offences())
            }
            Layer::Residents => {
                let heads = ["", word!("map-county"), word!("map-residents")];
                (heads, word!("file-residents"), self.counties())
            }
            Layer::Relative => {
                (["", word!("map-county"), &smoothed], surface.unit, self.counties())
            }
            Layer::Own => {
                let unit = data.own.as_ref().map_or(word!("locations"), |own| own.word(2));
                (["", word!("map-cell"), word!("map-in-it")], unit, self.cells())
            }
        };
        if about.is_empty() {
            word!("map-no-cell").trim_end_matches('.').clone_into(&mut about);
        }
        // As in the legend.
        let drawn = say!("legend-unit", surface.unit, kilometres);
        let drawn = format!("{}: {drawn}. {}", layer.label(), word!("map-smoothing"));
        let mut caveat = layer.caution().to_owned();
        join(&mut caveat, &drawn);
        let [group, label, value] = heads.map(str::to_owned);
        Record {
            id: "map".to_owned(),
            title: layer.title(view),
            about,
            summary: self.summary(),
            unit: unit.to_owned(),
            heads: [group, label, value, String::new()],
            rows,
            caution: layer.caution().to_owned(),
            notes: vec![drawn],
            caveat,
            as_of: work.as_of.clone(),
            source: source.trim_start_matches(", ").to_owned(),
            citation: Citation::of(&work, edition).plain,
            permalink: edition.permalink(),
            hash: edition.hash.to_owned(),
            help: help(),
            ..Record::default()
        }
    }

    /// How to cite it: never as the hotline's.
    #[must_use]
    pub fn citation(&self, edition: &Edition<'_>) -> Citation {
        Citation::of(&self.work(), &Edition { own: false, ..*edition })
    }

    fn work(&self) -> Work {
        let years = self.view.years_text();
        let (author, within, as_of, dated) = match self.view.layer {
            Layer::Offences => {
                (word!("source-police"), word!("source-police-work"), years, word!("source-copy"))
            }
            Layer::Residents => {
                (word!("source-census"), word!("source-census-work"), "2016".to_owned(), "")
            }
            Layer::Relative => {
                (word!("source-both"), word!("source-both-work"), years, word!("source-copy"))
            }
            Layer::Own => (word!("source-own"), "", String::new(), ""),
        };
        Work {
            key: format!("missouri-map-{}", self.view.layer.name()),
            author: author.to_owned(),
            title: self.view.layer.title(&self.view),
            within: within.to_owned(),
            as_of,
            dated: dated.to_owned(),
        }
    }

    /// What it shows at a glance.
    fn summary(&self) -> String {
        let mut text = format!(
            "{}. {} {}",
            self.view.layer.title(&self.view),
            self.surface.records,
            self.view.layer.caution()
        );
        for place in self.surface.places.iter().take(3) {
            text.push_str(&format!(" {}: {}.", place.name, place.amount));
        }
        text
    }

    /// Every row of the source that is looked at. An agency stands with its place, which is not
    /// where anything happened.
    fn offences(&self) -> Vec<Row> {
        let police = &self.data.police;
        let row = |row: &crate::report::Offences| {
            let agency = &police.agencies[row.agency];
            let place = match &agency.placement {
                Placement::Town(town) => say!("agency-in", town),
                Placement::CountySeat(seat) => say!("agency-at-seat", seat),
                Placement::Nowhere => word!("agency-nowhere").to_owned(),
            };
            Row {
                group: row.year.to_string(),
                label: format!("{}, {}", agency.display_name(), labelled(row.offense.name())),
                value: row.recorded.to_string(),
                status: Row::COUNTED,
                status_text: format!("{place}. {} {}", word!("map-source-row"), row.line),
                ..Row::default()
            }
        };
        police.rows(&self.view.chosen).map(row).collect()
    }

    /// All counties: their residents, or the smoothed value in their middle.
    fn counties(&self) -> Vec<Row> {
        let relative = self.view.layer == Layer::Relative;
        let row = |place: &Place| {
            let mut row = Row {
                label: place.name.clone(),
                value: place.count.to_string(),
                status: Row::COUNTED,
                status_text: place.notes.join(" "),
                ..Row::default()
            };
            if relative {
                row.status_text = format!("{}. {}", place.amount, row.status_text);
                (row.value, row.status) = match self.surface.value(place.at) {
                    // A word instead of digits says that it is too small to be told.
                    Some(value) => (digits(&significant(value)), "smoothed"),
                    None => (String::new(), "masked"),
                };
                if row.value.is_empty() && row.status == "smoothed" {
                    row.status = "below_thousandth";
                }
            }
            row
        };
        self.surface.places.iter().map(row).collect()
    }

    /// The cells of a reader's file that may be shown: neither its name nor a place of its own.
    fn cells(&self) -> Vec<Row> {
        let row = |place: &Place| Row {
            label: place.name.clone(),
            value: place.count.to_string(),
            status: Row::COUNTED,
            ..Row::default()
        };
        self.surface.places.iter().map(row).collect()
    }
}

/// A number without the commas between its digits; nothing where it is a word.
fn digits(text: &str) -> String {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        text.replace(',', "")
    } else {
        String::new()
    }
}
