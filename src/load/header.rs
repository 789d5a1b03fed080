//! The running header, which stands on every page and may cut a table in two.

use super::cursor::Line;
use super::error::{Fault, LoadError, Place, quoted};
use crate::report::Period;
use crate::words::{say, word};

const FIRST: &str = "NATIONAL HUMAN TRAFFICKING HOTLINE DATA REPORT";
const MIDDLE: &str = " state report:";

/// What the running header says.
#[derive(PartialEq, Eq)]
pub(super) struct Header {
    /// The title: its second line, verbatim.
    pub title: String,
    /// The state.
    pub state: String,
    /// The period.
    pub period: Period,
}

/// Whether a line is one of the two lines of the running header.
pub(super) fn is_header(text: &str) -> bool {
    let text = text.trim();
    text.eq_ignore_ascii_case(FIRST) || title(text).is_some()
}

/// The running header: every page says the same, and at least one says it.
pub(super) fn header(lines: &[Line<'_>]) -> Result<Header, LoadError> {
    let mut found: Option<Header> = None;
    for line in lines {
        let Some((state, period)) = title(line.text.trim()) else { continue };
        let header = Header {
            title: line.text.trim().to_owned(),
            state: state.trim().to_owned(),
            period: read_period(period, line)?,
        };
        match &found {
            Some(first) if *first != header => {
                let expected = say!("the-same-header", quoted(&first.title));
                return Err(LoadError::at_line(
                    line.number,
                    Fault::Header,
                    &expected,
                    &quoted(&header.title),
                ));
            }
            _ => found = Some(header),
        }
    }
    found
        .ok_or_else(|| LoadError::new(Place::File, Fault::Header, word!("a-header"), word!("none")))
}

/// The state and the period of a title line; none for any other line.
fn title(text: &str) -> Option<(&str, &str)> {
    let at = text.to_ascii_lowercase().find(MIDDLE).filter(|&at| at > 0)?;
    let period = &text[at + MIDDLE.len()..];
    // A sentence of the prose may hold the same words.
    (!text.ends_with('.')).then_some((&text[..at], period))
}

fn read_period(text: &str, line: &Line<'_>) -> Result<Period, LoadError> {
    let dates = text.split_once(['–', '-', '—']).map(|(from, to)| (from.trim(), to.trim()));
    dates
        .and_then(|(from, to)| {
            year(from)?;
            Some(Period { year: year(to)?, from: from.to_owned(), to: to.to_owned() })
        })
        .ok_or_else(|| {
            LoadError::at_line(line.number, Fault::Header, word!("a-period"), &quoted(text))
        })
}

/// The year of a date such as 12/31/2016.
fn year(date: &str) -> Option<u16> {
    let mut parts = date.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    let in_range = |part: &str, last: u8| part.parse().is_ok_and(|n: u8| (1..=last).contains(&n));
    (parts.next().is_none() && in_range(month, 12) && in_range(day, 31) && year.len() == 4)
        .then(|| year.parse().ok())
        .flatten()
}
