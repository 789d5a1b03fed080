//! Colours by role. Colour means unit: calls blue, cases ochre; nothing is told by colour alone.
//!
//! `style/atlas.css` holds the same colours for the text around the charts; a test keeps the two
//! equal. All text colours have a contrast of at least 4.5 : 1 with the ground (WCAG 2.2, 1.4.3).

use crate::report::Unit;

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(
    /// Red.
    pub u8,
    /// Green.
    pub u8,
    /// Blue.
    pub u8,
);

/// The role of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Text.
    Text,
    /// Text of less weight.
    Soft,
    /// The baseline that bars grow from.
    Rule,
    /// The ground behind everything.
    Ground,
    /// Hatching and outline of what is withheld.
    Hatch,
    /// The state on a map, pale in every theme: more is always darker.
    Land,
    /// Lines between counties.
    Border,
    /// Text and circles on the land.
    OnLand,
    /// A step of a ramp, from 1.
    Step(Ramp, u8),
    /// The bars of a unit.
    Unit(Unit),
    /// The bars of a unit under a head: lighter, never another colour.
    UnitLight(Unit),
}

/// A sequence of colours that stands for a growing value: darker is more, in every theme, in grey
/// and for every kind of colour vision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ramp {
    /// The red of the report's own map.
    Red,
    /// For the reference surface.
    Grey,
}

/// Steps of a ramp.
pub const STEPS: usize = 7;

/// The colours of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapColors {
    /// The land.
    pub land: Rgb,
    /// Lines between counties.
    pub border: Rgb,
    /// Text and circles on the land.
    pub on_land: Rgb,
    /// [`Ramp::Red`], from the lowest step.
    pub red: [Rgb; STEPS],
    /// [`Ramp::Grey`], from the lowest step.
    pub grey: [Rgb; STEPS],
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Text.
    pub text: Rgb,
    /// Text of less weight.
    pub soft: Rgb,
    /// The ground.
    pub ground: Rgb,
    /// Hatching.
    pub hatch: Rgb,
    /// Signals.
    pub signals: Rgb,
    /// Calls.
    pub calls: Rgb,
    /// Cases.
    pub cases: Rgb,
    /// The map.
    pub map: MapColors,
}

impl Palette {
    /// On white.
    pub const LIGHT: Self = Self {
        text: Rgb(0x16, 0x19, 0x1d),
        soft: Rgb(0x56, 0x5e, 0x68),
        ground: Rgb(0xff, 0xff, 0xff),
        hatch: Rgb(0x8a, 0x92, 0x9c),
        signals: Rgb(0x47, 0x5a, 0x6e),
        calls: Rgb(0x1d, 0x69, 0x96),
        cases: Rgb(0x9a, 0x67, 0x00),
        map: MapColors {
            land: Rgb(0xf6, 0xf6, 0xf4),
            border: Rgb(0x8f, 0x95, 0x9c),
            // Not quite `text`: on a map that stays light in the dark theme, it stays dark.
            on_land: Rgb(0x15, 0x19, 0x1d),
            red: [
                Rgb(0xfd, 0xe6, 0xdc),
                Rgb(0xfb, 0xcb, 0xb8),
                Rgb(0xf5, 0xa8, 0x8d),
                Rgb(0xe9, 0x7f, 0x62),
                Rgb(0xd5, 0x55, 0x40),
                Rgb(0xb1, 0x2f, 0x2c),
                Rgb(0x7b, 0x16, 0x20),
            ],
            grey: [
                Rgb(0xe4, 0xe6, 0xe8),
                Rgb(0xcd, 0xd1, 0xd5),
                Rgb(0xb1, 0xb7, 0xbd),
                Rgb(0x92, 0x99, 0xa1),
                Rgb(0x72, 0x7a, 0x83),
                Rgb(0x52, 0x5a, 0x63),
                Rgb(0x30, 0x36, 0x3d),
            ],
        },
    };

    /// On near black.
    pub const DARK: Self = Self {
        text: Rgb(0xe8, 0xea, 0xed),
        soft: Rgb(0xa3, 0xac, 0xb7),
        ground: Rgb(0x11, 0x15, 0x18),
        hatch: Rgb(0x7b, 0x85, 0x90),
        signals: Rgb(0xa9, 0xb8, 0xc8),
        calls: Rgb(0x6c, 0xb4, 0xdc),
        cases: Rgb(0xdf, 0xb0, 0x4e),
        // Dimmed, not turned around: a light map in a dark page glares less and reads the same.
        map: MapColors {
            land: Rgb(0xdf, 0xe0, 0xde),
            border: Rgb(0x7d, 0x83, 0x8a),
            on_land: Rgb(0x11, 0x15, 0x18),
            red: [
                Rgb(0xea, 0xcb, 0xbf),
                Rgb(0xe4, 0xb0, 0x9c),
                Rgb(0xdb, 0x90, 0x75),
                Rgb(0xcc, 0x68, 0x4e),
                Rgb(0xb6, 0x43, 0x33),
                Rgb(0x93, 0x24, 0x22),
                Rgb(0x63, 0x0f, 0x19),
            ],
            grey: [
                Rgb(0xcb, 0xce, 0xd1),
                Rgb(0xb5, 0xb9, 0xbe),
                Rgb(0x9c, 0xa2, 0xa8),
                Rgb(0x81, 0x88, 0x8f),
                Rgb(0x66, 0x6c, 0x74),
                Rgb(0x4b, 0x51, 0x58),
                Rgb(0x2e, 0x33, 0x39),
            ],
        },
    };

    /// Two colours that the reader's system imposes (forced colors): shape and texture carry
    /// everything.
    #[must_use]
    pub fn forced(text: Rgb, ground: Rgb) -> Self {
        let (soft, hatch, signals, calls, cases) = (text, text, text, text, text);
        // Seven shades between the two: steps stay apart without a colour of ours. The contour
        // lines between them are in the colour of text.
        let shades = std::array::from_fn(|step| mix(text, ground, 2 * step as u16 + 1, 16));
        let map =
            MapColors { land: ground, border: text, on_land: text, red: shades, grey: shades };
        Self { text, soft, ground, hatch, signals, calls, cases, map }
    }

    /// The colour of a role.
    #[must_use]
    pub fn color(&self, ink: Ink) -> Rgb {
        match ink {
            Ink::Text => self.text,
            Ink::Soft | Ink::Rule => self.soft,
            Ink::Ground => self.ground,
            Ink::Hatch => self.hatch,
            Ink::Unit(Unit::Signals) => self.signals,
            Ink::Unit(Unit::Calls) => self.calls,
            Ink::Unit(Unit::Cases) => self.cases,
            Ink::UnitLight(unit) => mix(self.color(Ink::Unit(unit)), self.ground, 4, 5),
            Ink::Land => self.map.land,
            Ink::Border => self.map.border,
            Ink::OnLand => self.map.on_land,
            Ink::Step(ramp, step) => {
                let steps = match ramp {
                    Ramp::Red => &self.map.red,
                    Ramp::Grey => &self.map.grey,
                };
                usize::from(step)
                    .checked_sub(1)
                    .map_or(self.map.land, |at| steps[at.min(STEPS - 1)])
            }
        }
    }
}

/// `part` of `whole` parts of `color`, the rest of `ground`. Four fifths of a unit's colour are
/// lighter than it, and still 3 : 1 against the ground (WCAG 2.2, 1.4.11).
fn mix(color: Rgb, ground: Rgb, part: u16, whole: u16) -> Rgb {
    let blend =
        |a: u8, b: u8| ((u16::from(a) * part + u16::from(b) * (whole - part)) / whole) as u8;
    Rgb(blend(color.0, ground.0), blend(color.1, ground.1), blend(color.2, ground.2))
}
