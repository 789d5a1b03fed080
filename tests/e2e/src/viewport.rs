//! Through what kind of window a page is seen.

use serde_json::{Value, json};

/// Through what kind of window a page is seen.
#[derive(Clone, Copy, Debug)]
pub struct Viewport {
    /// CSS pixels.
    pub width: u32,
    /// CSS pixels.
    pub height: u32,
    /// Device pixels for each CSS pixel. The browser's zoom of 200 % is a scale of 2 with half
    /// the width and height.
    pub scale: f64,
    /// Whether there is a finger instead of a mouse.
    pub touch: bool,
    /// What the reader's system asks for.
    pub media: &'static [Media],
}

/// A wish of the reader's system, as media queries see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// `prefers-color-scheme: dark`.
    Dark,
    /// `forced-colors: active`.
    ForcedColors,
    /// `prefers-reduced-motion: reduce`.
    ReducedMotion,
    /// The page is printed.
    Print,
}

impl Viewport {
    /// The narrowest that the site promises to fit.
    pub const NARROW: Self = Self { width: 320, height: 640, ..Self::DESKTOP };
    /// A phone held upright, with a mouse: see [`touch`](Self::touch).
    pub const PHONE: Self = Self { width: 360, height: 780, ..Self::DESKTOP };
    /// A tablet held upright.
    pub const TABLET: Self = Self { width: 768, height: 1024, ..Self::DESKTOP };
    /// A laptop.
    pub const DESKTOP: Self =
        Self { width: 1280, height: 900, scale: 1.0, touch: false, media: &[] };

    /// A laptop whose browser shows everything so many times as large.
    #[must_use]
    pub fn zoomed(times: u32) -> Self {
        let Self { width, height, .. } = Self::DESKTOP;
        Self {
            width: width / times,
            height: height / times,
            scale: f64::from(times),
            ..Self::DESKTOP
        }
    }

    /// The settings of `Emulation.setDeviceMetricsOverride`.
    pub(crate) fn metrics(&self) -> Value {
        json!({
            "width": self.width,
            "height": self.height,
            "deviceScaleFactor": self.scale,
            "mobile": self.touch,
        })
    }

    /// The settings of `Emulation.setEmulatedMedia`.
    pub(crate) fn emulated_media(&self) -> Value {
        let wish = |media, asked, otherwise| {
            if self.media.contains(&media) { asked } else { otherwise }
        };
        json!({
            "media": wish(Media::Print, "print", ""),
            "features": [
                { "name": "prefers-color-scheme", "value": wish(Media::Dark, "dark", "light") },
                { "name": "forced-colors", "value": wish(Media::ForcedColors, "active", "none") },
                {
                    "name": "prefers-reduced-motion",
                    "value": wish(Media::ReducedMotion, "reduce", "no-preference"),
                },
            ],
        })
    }
}
