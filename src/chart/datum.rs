//! One row made ready to be shown: its value in words, spoken, and as a status.

use crate::report::{Cell, Row, RowKind, Share, Unit, grouped};
use crate::words::{labelled, say, word};

/// One row of a figure. Whatever shows a value takes its words from here.
#[derive(Clone, Debug, PartialEq)]
pub struct Datum {
    /// The row as it was published.
    pub row: Row,
    /// What it counts.
    pub unit: Unit,
    /// 0, or 1 under a head.
    pub depth: usize,
    /// How many rows it heads; they follow it in the figure's data.
    pub children: usize,
}

impl Datum {
    /// The published count; none for a value that is missing.
    #[must_use]
    pub fn count(&self) -> Option<u32> {
        self.row.cell.counted().map(|counted| counted.n)
    }

    /// The published share with its base.
    #[must_use]
    pub fn share(&self) -> Option<Share> {
        self.row.cell.counted().and_then(|counted| counted.share)
    }

    /// The value as shown: the count, or why there is none.
    #[must_use]
    pub fn value_text(&self) -> String {
        match self.row.cell {
            Cell::Count(counted) => grouped(counted.n),
            Cell::FewerThanThree => word!("withheld").to_owned(),
            Cell::NotAvailable => word!("not-available").to_owned(),
            Cell::NotApplicable => word!("not-applicable").to_owned(),
        }
    }

    /// The value with its unit: "107 calls".
    #[must_use]
    pub fn value_with_unit(&self) -> String {
        match self.count() {
            Some(n) => format!("{} {}", self.value_text(), self.unit.word(n)),
            None => self.value_text(),
        }
    }

    /// The share as shown in the place of a share: "25.1%", or "N/A" for a withheld value, as
    /// the report prints it; none where the table has no shares.
    #[must_use]
    pub fn share_text(&self) -> Option<String> {
        match self.row.cell {
            Cell::Count(counted) => counted.share.map(|share| format!("{}%", share.percent)),
            Cell::FewerThanThree | Cell::NotAvailable | Cell::NotApplicable => {
                Some("N/A".to_owned())
            }
        }
    }

    /// The share with its base: "25.1% of all 426 substantive calls".
    #[must_use]
    pub fn share_with_base(&self) -> Option<String> {
        self.share().map(|share| say!("share-of", share.percent, share.of))
    }

    /// What is special about the row, in words; none for a named category with a count.
    #[must_use]
    pub fn status_text(&self) -> Option<&'static str> {
        match (self.row.cell, self.row.kind) {
            (Cell::Count(_), RowKind::Named) => None,
            (Cell::Count(_), RowKind::Pooled) => Some(word!("status-pooled")),
            (Cell::Count(_), RowKind::Unknown) => Some(word!("status-unknown")),
            (Cell::FewerThanThree, _) => Some(word!("status-withheld")),
            (Cell::NotAvailable, _) => Some(word!("status-not-available")),
            (Cell::NotApplicable, _) => Some(word!("status-not-applicable")),
        }
    }

    /// The whole datum as one spoken sentence, with unit and base.
    #[must_use]
    pub fn spoken(&self) -> String {
        let label = labelled(&self.row.label.text);
        match self.row.cell {
            Cell::Count(counted) => {
                let mut text = format!("{label}: {}", self.value_with_unit());
                if let Some(share) = counted.share {
                    text = say!("spoken-share", text, share.percent, share.of);
                }
                if let Some(status) = self.status_text() {
                    text.push_str(". ");
                    text.push_str(status);
                }
                if self.children > 0 {
                    text = say!("spoken-heads", text, self.children);
                }
                text
            }
            Cell::FewerThanThree => say!("spoken-withheld", label, self.unit.word(2)),
            Cell::NotAvailable => say!("spoken-not-available", label),
            Cell::NotApplicable => say!("spoken-not-applicable", label),
        }
    }
}

/// Footnote marks as superscript figures: 11 is "¹¹"; several are set off by a thin space.
#[must_use]
pub fn superscript(marks: &[u8]) -> String {
    let digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let mut text = String::new();
    for mark in marks {
        if !text.is_empty() {
            text.push('\u{2009}');
        }
        text.extend(mark.to_string().bytes().map(|digit| digits[usize::from(digit - b'0')]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_marks_stay_apart() {
        assert_eq!(superscript(&[1, 11]), "¹\u{2009}¹¹");
    }
}
