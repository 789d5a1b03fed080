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

/// The indices of the data to show, in order: children stay under their head, and the children
/// of a head in `folded` are left out.
#[must_use]
pub fn arrange(data: &[Datum], order: Order, folded: &[usize]) -> Vec<usize> {
    let mut heads: Vec<usize> = (0..data.len()).filter(|&index| data[index].depth == 0).collect();
    sort(&mut heads, data, order);
    let mut shown = Vec::with_capacity(data.len());
    for head in heads {
        shown.push(head);
        if !folded.contains(&head) {
            let mut children: Vec<usize> = (head + 1..=head + data[head].children).collect();
            sort(&mut children, data, order);
            shown.extend(children);
        }
    }
    shown
}

/// Stable: rows that compare equal keep their published order.
fn sort(rows: &mut [usize], data: &[Datum], order: Order) {
    let toward = |direction, ordering: Ordering| match direction {
        Direction::Ascending => ordering,
        Direction::Descending => ordering.reverse(),
    };
    rows.sort_by(|&a, &b| match order {
        Order::Published => Ordering::Equal,
        Order::Count(direction) => match (data[a].count(), data[b].count()) {
            (Some(a), Some(b)) => toward(direction, a.cmp(&b)),
            (a, b) => b.is_some().cmp(&a.is_some()),
        },
        Order::Label(direction) => toward(direction, data[a].label.cmp(&data[b].label)),
    });
}
