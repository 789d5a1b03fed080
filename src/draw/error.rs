//! What can go wrong while painting.

use crate::words::{say, word};
use std::fmt;

/// The browser refused to paint. Shown once in place of the picture; the table stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DrawError {
    /// There is no 2d context: canvas is switched off or out of memory.
    NoContext,
    /// A drawing call failed, with what the backend said.
    Refused(String),
}

impl fmt::Display for DrawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoContext => f.write_str(word!("no-canvas")),
            Self::Refused(reason) => f.write_str(&say!("not-drawn", reason)),
        }
    }
}

impl std::error::Error for DrawError {}
