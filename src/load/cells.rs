//! The cells of a row: a count and a percentage, or what is printed in their place.

use super::error::{Fault, LoadError, quoted};
use super::marks;
use crate::report::{Base, Cell, Counted, Percent, Share};
use crate::words::{say, word};

/// What the cells of a row say, before the base of its share is known.
#[derive(Clone, Copy)]
pub(super) enum Figure {
    /// A count and, where printed, its percentage.
    Count(u32, Option<Percent>),
    /// "Fewer than Three".
    Withheld,
    /// Nothing is printed.
    NotAvailable,
    /// "N/A".
    NotApplicable,
}

impl Figure {
    /// The cell, its share a share of that base.
    pub(super) fn of(self, base: Base) -> Cell {
        match self {
            Self::Count(n, percent) => Cell::Count(Counted {
                n,
                share: percent.map(|percent| Share { percent, of: base }),
            }),
            Self::Withheld => Cell::FewerThanThree,
            Self::NotAvailable => Cell::NotAvailable,
            Self::NotApplicable => Cell::NotApplicable,
        }
    }
}

/// Reads the cell of the count and that of the percentage, with the footnote marks on them.
pub(super) fn figure(
    count: &str,
    percent: &str,
    line: usize,
) -> Result<(Figure, Vec<u8>), LoadError> {
    let count = marks::marked(count, line)?;
    let percent = marks::marked(percent, line)?;
    let share = match printed(&percent.text) {
        Printed::Words(words) => Some(words.parse::<Percent>().map_err(|error| {
            LoadError::at_line(line, Fault::Percent, word!("a-percentage"), &quoted(&error.0))
        })?),
        Printed::Nothing | Printed::NotApplicable => None,
    };
    let figure = match printed(&count.text) {
        Printed::Words(words) if is_withheld(words) => Figure::Withheld,
        Printed::Words(words) => Figure::Count(whole(words, line)?, share),
        Printed::Nothing => Figure::NotAvailable,
        Printed::NotApplicable => Figure::NotApplicable,
    };
    match (figure, share) {
        (Figure::Withheld, Some(_)) => Err(LoadError::at_line(
            line,
            Fault::ShareOfWithheld,
            word!("no-percentage"),
            &quoted(&percent.text),
        )),
        (Figure::NotAvailable | Figure::NotApplicable, Some(_)) => Err(LoadError::at_line(
            line,
            Fault::ShareWithoutCount,
            &say!("a-count-beside", quoted(&percent.text)),
            &quoted(&count.text),
        )),
        _ => {
            let mut marks = count.marks;
            marks.extend(percent.marks);
            Ok((figure, marks))
        }
    }
}

/// A count, with or without commas between its thousands.
pub(super) fn whole(text: &str, line: usize) -> Result<u32, LoadError> {
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    let thousands = first.len() <= 3 && groups.all(|group| group.len() == 3 && digits(group));
    Some(text)
        .filter(|_| digits(first) && (thousands || first == text))
        .and_then(|text| text.replace(',', "").parse().ok())
        .ok_or_else(|| LoadError::at_line(line, Fault::Count, word!("a-count"), &quoted(text)))
}

/// Whether some words say that a count is withheld.
pub(super) fn is_withheld(words: &str) -> bool {
    ["fewer than three", "fewer than 3", "less than three", "less than 3", "<3", "< 3"]
        .iter()
        .any(|form| words.eq_ignore_ascii_case(form))
}

/// Whether a cell holds a value or stands for a missing one: anything but a column head.
pub(super) fn is_value(cell: &str) -> bool {
    // Marks that are no numbers are refused when the row is read.
    let text = marks::marked(cell, 0).map(|marked| marked.text).unwrap_or_default();
    is_withheld(&text)
        || text.starts_with(|c: char| c.is_ascii_digit())
        || !matches!(printed(&text), Printed::Words(_))
}

enum Printed<'a> {
    Nothing,
    NotApplicable,
    Words(&'a str),
}

fn printed(text: &str) -> Printed<'_> {
    match text {
        "" | "-" | "–" | "—" => Printed::Nothing,
        _ if text.eq_ignore_ascii_case("n/a") => Printed::NotApplicable,
        _ => Printed::Words(text),
    }
}
