//! The layers of the map, and what has to be said of each wherever it goes.

use super::{MapView, Own, Steps};
use crate::chart::Ramp;
use crate::report::Offense;

/// What the map shows. Each counts something of its own; none shows hotline cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layer {
    /// Offences recorded by police.
    #[default]
    Offences,
    /// Where people live: the reference.
    Residents,
    /// Offences relative to residents.
    Relative,
    /// The reader's own locations.
    Own,
}

impl Layer {
    /// All layers.
    pub const ALL: [Self; 4] = [Self::Offences, Self::Residents, Self::Relative, Self::Own];

    /// Its name in markup and links.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Offences => "offences",
            Self::Residents => "residents",
            Self::Relative => "relative",
            Self::Own => "own",
        }
    }

    /// The layer of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layer| layer.name() == name)
    }

    /// What a button calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Offences => "Offences recorded by police",
            Self::Residents => "Residents",
            Self::Relative => "Offences relative to residents",
            Self::Own => "Your own file",
        }
    }

    /// The colours of its surface. Residents are never red.
    #[must_use]
    pub const fn ramp(self) -> Ramp {
        match self {
            Self::Residents => Ramp::Grey,
            Self::Offences | Self::Relative | Self::Own => Ramp::Red,
        }
    }

    /// The steps of its legend: the same for every year, offense, bandwidth and zoom. Those of a
    /// reader's file depend on the file, so they are not here.
    #[must_use]
    pub const fn steps(self) -> Option<Steps> {
        match self {
            Self::Offences => Some(Steps::from_place(-5)),
            Self::Residents => Some(Steps::from_place(2)),
            Self::Relative => Some(Steps::from_place(-4)),
            Self::Own => None,
        }
    }

    /// What a value of its surface is. What a reader's file counts, only the file can tell.
    #[must_use]
    pub fn unit(self, own: Option<&Own>) -> String {
        match self {
            Self::Offences => "offences per 1,000 km² and year".to_owned(),
            Self::Residents => "residents per km²".to_owned(),
            Self::Relative => "offences per 100,000 residents and year".to_owned(),
            Self::Own => {
                format!("{} per 1,000 km²", own.map_or("locations", |own| own.word(2)))
            }
        }
    }

    /// The title of the figure: what is counted, where and when.
    #[must_use]
    pub fn title(self, view: &MapView) -> String {
        let years = view.years_text();
        let offences = match view.chosen.offense {
            None => "Human trafficking offences",
            Some(Offense::CommercialSexActs) => "Human trafficking offences (commercial sex acts)",
            Some(Offense::InvoluntaryServitude) => {
                "Human trafficking offences (involuntary servitude)"
            }
        };
        match self {
            Self::Offences => format!("{offences} recorded by police, Missouri {years}"),
            Self::Residents => "Residents, Missouri 2016".to_owned(),
            Self::Relative => {
                format!("{offences} recorded by police relative to residents, Missouri {years}")
            }
            Self::Own => "Your own file, Missouri".to_owned(),
        }
    }

    /// The sentence that goes wherever the layer goes: what it is not, and its source.
    #[must_use]
    pub const fn caution(self) -> &'static str {
        match self {
            Self::Offences => {
                "Police-recorded offences, not hotline cases. A circle is at the agency’s place, \
                 not where anything happened. An agency without a circle has no record here, \
                 which is not zero. Source: FBI."
            }
            Self::Residents => {
                "Where people live, for comparison. 2016 estimates by county, each spread evenly \
                 over its county. Source: US Census Bureau."
            }
            Self::Relative => {
                "Police-recorded offences, not hotline cases. All years are compared with the \
                 residents of 2016. It tells where agencies recorded more for those who live \
                 there, not how much happens. Sources: FBI, US Census Bureau."
            }
            Self::Own => {
                "Your file: not from the report, not checked. Locations are counted in cells of \
                 5 km; a cell with fewer than three is withheld, so blank land can hold some."
            }
        }
    }
}
