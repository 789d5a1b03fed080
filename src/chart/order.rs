//! The order of rows, and which of them are unfolded.

use super::Datum;
use std::cmp::Ordering;

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Smallest, or A, first.
    Ascending,
    /// Largest, or Z, first.
    Descending,
}

/// The order of rows. One choice for chart and table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the report prints them.
    #[default]
    Published,
    /// By count. Rows without a number come last either way: they are neither large nor small.
    Count(Direction),
    /// By label.
    Label(Direction),
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 5] = [
        Self::Published,
        Self::Count(Direction::Descending),
        Self::Count(Direction::Ascending),
        Self::Label(Direction::Ascending),
        Self::Label(Direction::Descending),
    ];

    /// Its name in markup and links.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Count(Direction::Descending) => "count",
            Self::Count(Direction::Ascending) => "count-up",
            Self::Label(Direction::Ascending) => "label",
            Self::Label(Direction::Descending) => "label-down",
        }
    }

    /// The order of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }
}

/// The indices of the data to show, in order: children stay under their head, and the children
/// of a head in `folded` are left out.
#[must_use]
pub fn arrange(data: &[Datum], order: Order, folded: &[usize]) -> Vec<usize> {
    let mut shown = Vec::with_capacity(data.len());
    for head in sorted((0..data.len()).filter(|&index| data[index].depth == 0), data, order) {
        shown.push(head);
        if !folded.contains(&head) {
            shown.extend(sorted(head + 1..=head + data[head].children, data, order));
        }
    }
    shown
}

/// Insertion in order: stable, and for the two dozen rows of a table smaller than any library
/// sort, which would be the largest piece of this module in the browser.
fn sorted(rows: impl Iterator<Item = usize>, data: &[Datum], order: Order) -> Vec<usize> {
    let mut sorted: Vec<usize> = Vec::new();
    for row in rows {
        let place = sorted
            .iter()
            .rposition(|&other| compare(&data[other], &data[row], order) != Ordering::Greater)
            .map_or(0, |before| before + 1);
        sorted.insert(place, row);
    }
    sorted
}

/// Rows that compare equal keep their published order.
fn compare(a: &Datum, b: &Datum, order: Order) -> Ordering {
    let toward = |direction, ordering: Ordering| match direction {
        Direction::Ascending => ordering,
        Direction::Descending => ordering.reverse(),
    };
    match order {
        Order::Published => Ordering::Equal,
        Order::Count(direction) => match (a.count(), b.count()) {
            (Some(a), Some(b)) => toward(direction, a.cmp(&b)),
            (a, b) => b.is_some().cmp(&a.is_some()),
        },
        Order::Label(direction) => toward(direction, a.row.label.text.cmp(&b.row.label.text)),
    }
}
