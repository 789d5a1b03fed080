//! The layers of the map, and what has to be said of each wherever it goes.

use super::{MapView, Own, Steps};
use crate::chart::Ramp;
use crate::report::Offense;
use crate::words::{say, word};

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
    pub fn label(self) -> &'static str {
        match self {
            Self::Offences => word!("layer-offences"),
            Self::Residents => word!("layer-residents"),
            Self::Relative => word!("layer-relative"),
            Self::Own => word!("layer-own"),
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
    pub fn unit(self, own: Option<&Own>) -> &'static str {
        match self {
            Self::Offences => word!("unit-offences"),
            Self::Residents => word!("unit-residents"),
            Self::Relative => word!("unit-relative"),
            Self::Own if own.is_some_and(|own| own.cases) => word!("unit-cases"),
            Self::Own => word!("unit-locations"),
        }
    }

    /// The title of the figure: what is counted, where and when.
    #[must_use]
    pub fn title(self, view: &MapView) -> String {
        let years = view.years_text();
        match (self, view.chosen.offense) {
            (Self::Offences, None) => say!("map-offences", years),
            (Self::Offences, Some(Offense::CommercialSexActs)) => {
                say!("map-offences-sex", years)
            }
            (Self::Offences, Some(Offense::InvoluntaryServitude)) => {
                say!("map-offences-labor", years)
            }
            (Self::Relative, None) => say!("map-relative", years),
            (Self::Relative, Some(Offense::CommercialSexActs)) => {
                say!("map-relative-sex", years)
            }
            (Self::Relative, Some(Offense::InvoluntaryServitude)) => {
                say!("map-relative-labor", years)
            }
            (Self::Residents, _) => word!("map-residents-title").to_owned(),
            (Self::Own, _) => word!("map-own").to_owned(),
        }
    }

    /// The sentence that goes wherever the layer goes: what it is not, and its source.
    #[must_use]
    pub fn caution(self) -> &'static str {
        match self {
            Self::Offences => word!("caution-offences"),
            Self::Residents => word!("caution-residents"),
            Self::Relative => word!("caution-relative"),
            Self::Own => word!("caution-own"),
        }
    }
}
