//! Where a set of figures comes from.

use serde::Serialize;

/// Where a set of figures comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Provenance {
    /// Who published it.
    pub publisher: String,
    /// Title of the publication.
    pub title: String,
    /// Where it, or its publisher, is found on the web.
    pub url: String,
    /// What was read: a file name, and how it came here.
    pub file: String,
}
