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
    /// The bars of a unit.
    Unit(Unit),
    /// The bars of a unit under a head: lighter, never another colour.
    UnitLight(Unit),
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
    };

    /// Two colours that the reader's system imposes (forced colors): shape and texture carry
    /// everything.
    #[must_use]
    pub const fn forced(text: Rgb, ground: Rgb) -> Self {
        let (soft, hatch, signals, calls, cases) = (text, text, text, text, text);
        Self { text, soft, ground, hatch, signals, calls, cases }
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
            Ink::UnitLight(unit) => mix(self.color(Ink::Unit(unit)), self.ground),
        }
    }
}

/// Four fifths of `color`, one fifth of `ground`: lighter, and still 3 : 1 against the ground
/// (WCAG 2.2, 1.4.11).
fn mix(color: Rgb, ground: Rgb) -> Rgb {
    let blend = |a: u8, b: u8| ((u16::from(a) * 4 + u16::from(b)) / 5) as u8;
    Rgb(blend(color.0, ground.0), blend(color.1, ground.1), blend(color.2, ground.2))
}
