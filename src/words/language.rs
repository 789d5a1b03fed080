//! The languages of the page.

/// A language that the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// The language of the report.
    #[default]
    English,
    /// As it is spoken in the United States and Mexico.
    Spanish,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// Its tag in markup.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    /// The file of a page of the site in it: of the report's, and of each figure's own.
    #[must_use]
    pub const fn page(self) -> &'static str {
        match self {
            Self::English => "index.html",
            Self::Spanish => "es.html",
        }
    }

    /// The language of a tag such as `es-MX`, whatever its region; none for one that the page does
    /// not speak.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let code = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }
}
