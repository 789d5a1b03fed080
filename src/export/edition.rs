//! Which edition of the site a file comes from, and where it is found.

use crate::geo::Date;
use crate::words::{say, word};

/// Which edition of the site a file comes from. What is not known is empty and left out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Edition<'a> {
    /// The address of the site, with a slash at its end; never one of a file on disk.
    pub site: &'a str,
    /// What a reader chose, as it stands behind the address: `#chart=venues&order=count`.
    pub state: &'a str,
    /// The version of the site: a hash of its data and sources.
    pub hash: &'a str,
    /// The day of access, for citations.
    pub today: Option<Date>,
    /// Whether the report is a reader's own file: then every file says that nobody has checked it,
    /// and no link leads to the site, which shows another report.
    pub own: bool,
}

impl Edition<'_> {
    /// Where the figure is found as it is seen; empty without a site.
    #[must_use]
    pub fn permalink(&self) -> String {
        if self.site.is_empty() || self.own {
            String::new()
        } else {
            format!("{}{}", self.site, self.state)
        }
    }

    /// Where this edition of it stays for good; the permalink where there is no version.
    #[must_use]
    pub fn frozen(&self) -> String {
        if self.site.is_empty() || self.hash.is_empty() || self.own {
            return self.permalink();
        }
        format!("{}v/{}/{}", self.site, self.hash, self.state)
    }

    /// The same edition with another state behind its address.
    #[must_use]
    pub fn with_state<'a>(&'a self, state: &'a str) -> Edition<'a> {
        Edition { state, ..*self }
    }
}

/// A day in words: "November 24, 2026".
pub(super) fn day(date: Date) -> String {
    let months = word!("months").split(' ').nth(usize::from(date.month.unwrap_or(1)) - 1);
    say!("day", months.unwrap_or_default(), date.day.unwrap_or(1), date.year)
}

/// A day as `2026-11-24`.
pub(super) fn iso(date: Date) -> String {
    let (month, day) = (date.month.unwrap_or(1), date.day.unwrap_or(1));
    format!("{:04}-{month:02}-{day:02}", date.year)
}
