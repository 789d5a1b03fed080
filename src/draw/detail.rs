//! How fine an SVG is: a file that is kept, or a part of a page that is soon painted finer.

/// How fine outlines and rasters are.
#[derive(Clone, Copy)]
pub(super) enum Detail {
    /// Tenths of a pixel; rasters as they are.
    Full,
    /// Whole pixels; of rasters every third pixel.
    #[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "only the build writes pages"))]
    Coarse,
}

impl Detail {
    /// Steps in a pixel to which outlines keep.
    pub fn steps(self) -> f64 {
        match self {
            Self::Full => 10.0,
            Self::Coarse => 1.0,
        }
    }

    /// A length of a circle, to hundredths or tenths of a pixel.
    pub fn rounded(self, length: f64) -> f64 {
        match self {
            Self::Full => length,
            Self::Coarse => (length * 10.0).round() / 10.0,
        }
    }

    /// What the style sheet says of inline charts, and what only people read, is not written there.
    pub fn explicit(self, attribute: &str) -> &str {
        match self {
            Self::Full => attribute,
            Self::Coarse => "",
        }
    }

    /// Pixels of a raster for each one that is written, in each direction.
    pub fn pixels(self) -> usize {
        match self {
            Self::Full => 1,
            Self::Coarse => 3,
        }
    }
}
