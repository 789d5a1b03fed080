//! Offences recorded by police agencies. A measure of its own: these are no hotline cases, and
//! are never added to them.

use crate::words::say;

/// Human trafficking offences that police agencies recorded.
///
/// Agencies join the collection at different times: an agency or a year without a row is no
/// record here, never a zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Police {
    /// The agencies, in the order of their first rows.
    pub agencies: Vec<Agency>,
    /// What they recorded, in the order of the source.
    pub offences: Vec<Offences>,
}

/// A police agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agency {
    /// Its identifier at the FBI: `MO0950000`.
    pub ori: String,
    /// Its name in the source, often that of its town or county alone.
    pub name: String,
    /// Whose it is.
    pub kind: AgencyKind,
    /// The counties that it works in, as the source writes them. Its offences are never divided
    /// among them.
    pub counties: Vec<String>,
    /// Where a map may put it.
    pub placement: Placement,
    /// The FIPS code of the county that the place of its placement lies in: `29189`.
    pub county_fips: Option<String>,
}

/// Whose agency it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgencyKind {
    /// A town's.
    City,
    /// A county's.
    County,
    /// The state's.
    State,
}

/// Where a map may put an agency: at a place of the gazetteer. It is the agency's place and not
/// where anything happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placement {
    /// At the town that it is the agency of.
    Town(String),
    /// At the seat of its county.
    CountySeat(String),
    /// It works in the whole state, so it is listed beside the map.
    Nowhere,
}

/// What one agency recorded of one offense in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offences {
    /// The year.
    pub year: u16,
    /// The agency, by its index.
    pub agency: usize,
    /// Which offense.
    pub offense: Offense,
    /// How many offences the agency recorded and did not find to be unfounded.
    pub recorded: u32,
    /// How many it cleared, by arrest or otherwise.
    pub cleared: u32,
    /// The line of the source, from 1.
    pub line: usize,
}

/// The two offenses that the FBI collects as human trafficking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offense {
    /// Inducing a person to commercial sex acts by force, fraud or coercion, or a minor at all.
    CommercialSexActs,
    /// Obtaining a person's labor or services by force, fraud or coercion.
    InvoluntaryServitude,
}

/// Which rows are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The first year.
    pub from: u16,
    /// The last year.
    pub to: u16,
    /// One offense, or both.
    pub offense: Option<Offense>,
}

/// A sum of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Offences recorded.
    pub recorded: u32,
    /// Offences cleared.
    pub cleared: u32,
}

impl Agency {
    /// Its name with what a reader needs to tell it from the place or from another agency:
    /// "Boone (county agency)". What the source calls a police department or a patrol has its
    /// name in full.
    #[must_use]
    pub fn display_name(&self) -> String {
        match self.kind {
            _ if self.name.ends_with("Police Department") => self.name.clone(),
            AgencyKind::City => say!("agency-city", self.name),
            AgencyKind::County => say!("agency-county", self.name),
            AgencyKind::State => self.name.clone(),
        }
    }
}

impl Placement {
    /// The name of its place, where it has one.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        match self {
            Self::Town(place) | Self::CountySeat(place) => Some(place),
            Self::Nowhere => None,
        }
    }
}

impl Offense {
    /// Both, in the order of the source.
    pub const ALL: [Self; 2] = [Self::CommercialSexActs, Self::InvoluntaryServitude];

    /// Its name in the source.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CommercialSexActs => "Commercial Sex Acts",
            Self::InvoluntaryServitude => "Involuntary Servitude",
        }
    }
}

impl Chosen {
    /// Whether a row is among those that are looked at.
    #[must_use]
    pub fn has(&self, row: &Offences) -> bool {
        (self.from..=self.to).contains(&row.year)
            && self.offense.is_none_or(|offense| offense == row.offense)
    }
}

impl Police {
    /// Everything: from the first year that has a row to the last, both offenses.
    #[must_use]
    pub fn all(&self) -> Chosen {
        let years = || self.offences.iter().map(|row| row.year);
        Chosen {
            from: years().min().unwrap_or_default(),
            to: years().max().unwrap_or_default(),
            offense: None,
        }
    }

    /// The sum of the chosen rows of an agency; none where it has no such row, which is not a
    /// zero.
    #[must_use]
    pub fn tally(&self, agency: usize, chosen: &Chosen) -> Option<Tally> {
        sum(self.rows(chosen).filter(|row| row.agency == agency))
    }

    /// The sum of the chosen rows of all agencies; none where there is no such row.
    #[must_use]
    pub fn total(&self, chosen: &Chosen) -> Option<Tally> {
        sum(self.rows(chosen))
    }

    /// The chosen rows, in the order of the source.
    pub fn rows(&self, chosen: &Chosen) -> impl Iterator<Item = &Offences> {
        self.offences.iter().filter(move |row| chosen.has(row))
    }
}

fn sum<'a>(rows: impl Iterator<Item = &'a Offences>) -> Option<Tally> {
    rows.fold(None, |sum: Option<Tally>, row| {
        let (recorded, cleared) = sum.map_or((0, 0), |sum| (sum.recorded, sum.cleared));
        Some(Tally {
            recorded: recorded.saturating_add(row.recorded),
            cleared: cleared.saturating_add(row.cleared),
        })
    })
}
