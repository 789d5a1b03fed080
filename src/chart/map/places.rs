//! The places of a layer, in words: for tooltips, the keyboard and screen readers alike.

use super::{MapData, MapView, significant};
use crate::density::{Protected, Withheld};
use crate::geo::{County, PlanePoint};
use crate::report::{Agency, Placement, grouped};
use crate::words::{say, word};

/// A place on the map with what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// What it is called.
    pub name: String,
    /// Its number with its unit, or why there is none.
    pub amount: String,
    /// What one has to know beside the number, a sentence each.
    pub notes: Vec<String>,
    /// Where it is.
    pub at: PlanePoint,
    /// The count that its circle stands for; 0 where it has none.
    pub count: u32,
}

impl Place {
    /// The whole place as one spoken text.
    #[must_use]
    pub fn spoken(&self) -> String {
        let mut text = format!("{}: {}", self.name, self.amount);
        for note in &self.notes {
            text.push_str(". ");
            text.push_str(note.trim_end_matches('.'));
        }
        text
    }
}

/// "1 offence", "67 offences".
pub(super) fn offences(n: u32) -> String {
    if n == 1 { say!("offence", n) } else { say!("offences", grouped(n)) }
}

/// "Boone County (FIPS 29019)".
pub(super) fn county_name(county: &County) -> String {
    format!("{} (FIPS {})", county.name, county.fips)
}

/// Where agencies with a record in the chosen years are, largest count first. Agencies at one
/// place share its circle.
pub(super) fn agencies(data: &MapData, view: &MapView) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for (index, agency) in data.police.agencies.iter().enumerate() {
        let Some(tally) = data.police.tally(index, &view.chosen) else { continue };
        let Some(at) = data.stands[index] else { continue };
        let own = format!("{}: {}", agency.display_name(), offences(tally.recorded));
        if let Some(place) = places.iter_mut().find(|place| place.at == at) {
            // From now on it is called by the place.
            agency.placement.place().unwrap_or_default().clone_into(&mut place.name);
            place.count += tally.recorded;
            place.notes.insert(place.notes.len() - 1, own);
        } else {
            let notes = vec![own, stands_at(agency)];
            let name = agency.display_name();
            places.push(Place { name, amount: String::new(), notes, at, count: tally.recorded });
        }
    }
    for place in &mut places {
        place.amount = match place.count {
            1 => say!("place-offence", 1, view.years_text()),
            n => say!("place-offences", grouped(n), view.years_text()),
        };
        if place.notes.len() == 2 {
            place.notes.remove(0); // one agency: its number has been said
        }
    }
    by_count(places)
}

fn stands_at(agency: &Agency) -> String {
    match &agency.placement {
        Placement::Town(town) => say!("circle-at-town", town),
        Placement::CountySeat(seat) => say!("circle-at-seat", seat),
        Placement::Nowhere => String::new(),
    }
}

/// The cells of a reader's file that may be shown, largest count first.
pub(super) fn cells(data: &MapData) -> Vec<Place> {
    let Some(own) = &data.own else { return Vec::new() };
    let places = own.protected.cells.iter().map(|cell| {
        let near = data.land.nearest_place(cell.center).map(|place| place.name.as_str());
        Place {
            name: say!("cell-near", near.unwrap_or_else(|| word!("cell-border"))),
            amount: format!("{} {}", grouped(cell.count), own.word(cell.count)),
            notes: vec![word!("cell-is").to_owned()],
            at: cell.center,
            count: cell.count,
        }
    });
    by_count(places.collect())
}

/// Counties, most residents first, each described by a function.
pub(super) fn counties(
    data: &MapData,
    describe: impl Fn(usize, PlanePoint) -> Place,
) -> Vec<Place> {
    let places = data.land.boundaries.counties.iter().enumerate();
    let places = places.map(|(index, county)| describe(index, county.center()));
    by_count(places.collect())
}

/// Insertion keeps the order of equals and is smaller than a library sort; there are at most a
/// few hundred places.
fn by_count(places: Vec<Place>) -> Vec<Place> {
    let mut sorted: Vec<Place> = Vec::with_capacity(places.len());
    for place in places {
        let before = sorted.iter().take_while(|other| other.count >= place.count).count();
        sorted.insert(before, place);
    }
    sorted
}

/// What the records have in the chosen years, and what of it is not on the map.
pub(super) fn records(data: &MapData, view: &MapView) -> String {
    let Some(total) = data.police.total(&view.chosen) else {
        return say!("records-none", view.years_text());
    };
    let with_record = || {
        (0..data.police.agencies.len())
            .filter_map(|index| Some((index, data.police.tally(index, &view.chosen)?.recorded)))
    };
    let mut text =
        say!("records", offences(total.recorded), with_record().count(), view.years_text());
    for (index, n) in with_record().filter(|(index, _)| data.stands[*index].is_none()) {
        let name = data.police.agencies[index].display_name();
        text.push(' ');
        text.push_str(&say!("records-off-map", name, offences(n)));
    }
    if view.chosen.from != view.chosen.to {
        text.push(' ');
        text.push_str(word!("records-years"));
    }
    text
}

/// What the disclosure rule left out of a reader's file.
pub(super) fn withheld(data: &MapData) -> String {
    let Some(own) = &data.own else { return String::new() };
    let Protected { cells, withheld } = &own.protected;
    let shown: u32 = cells.iter().map(|cell| cell.count).sum();
    let withheld = match withheld {
        Withheld::None => word!("own-withheld-none").to_owned(),
        Withheld::FewerThanThree => say!("own-withheld-few", own.word(2)),
        Withheld::Total(n) => say!("own-withheld", grouped(*n), own.word(*n)),
    };
    format!("{} {withheld}", say!("own-shown", grouped(shown), own.word(shown)))
}

/// "Smoothed here: 0.34 offences per 1,000 km² and year."
pub(super) fn smoothed(value: f64, unit: &str) -> String {
    say!("smoothed-here", significant(value), unit)
}
