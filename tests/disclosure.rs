//! What of a reader's own file may be shown: fewer than three in a cell are withheld.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::density::{CELL, LEAST, Protected, Withheld, protect};
use hotline_atlas::geo::PlanePoint;
use proptest::prelude::*;

/// A file: x and y in kilometres, and how many.
type Places<'a> = &'a [(f64, f64, u32)];

fn protected(places: Places) -> Protected {
    protect(places.iter().map(|(x, y, count)| (PlanePoint { x: *x, y: *y }, *count)))
}

fn check(places: Places, cells: Places, withheld: Withheld) {
    let protected = protected(places);
    let shown: Vec<(f64, f64, u32)> =
        protected.cells.iter().map(|cell| (cell.center.x, cell.center.y, cell.count)).collect();
    assert_eq!((shown.as_slice(), protected.withheld), (cells, withheld), "{places:?}");
}

#[test]
fn fewer_than_three_in_a_cell_are_withheld() {
    use Withheld::{FewerThanThree, None, Total};
    check(&[], &[], None);
    check(&[(1.0, 1.0, 0)], &[], None);
    check(&[(1.0, 1.0, 1)], &[], FewerThanThree);
    check(&[(1.0, 1.0, 2)], &[], FewerThanThree);
    check(&[(1.0, 1.0, 1), (9.0, 1.0, 1)], &[], FewerThanThree);
    check(&[(1.0, 1.0, 2), (9.0, 1.0, 1)], &[], Total(3));
    check(&[(1.0, 1.0, 3)], &[(2.5, 2.5, 3)], None);
    check(&[(0.0, 0.0, 1), (4.9, 4.9, 1), (2.0, 3.0, 1)], &[(2.5, 2.5, 3)], None);
    check(&[(4.9, 1.0, 2), (5.0, 1.0, 1)], &[], Total(3));
    check(&[(-0.1, -0.1, 4), (7.0, 1.0, 1)], &[(-2.5, -2.5, 4)], FewerThanThree);
    check(&[(1.0, 9.0, 3), (9.0, 1.0, 3)], &[(7.5, 2.5, 3), (2.5, 7.5, 3)], None);
    check(&[(f64::NAN, 1.0, 5), (1.0, f64::INFINITY, 5)], &[], None);
    check(&[(1.0, 1.0, u32::MAX), (1.0, 1.0, 2)], &[(2.5, 2.5, u32::MAX)], None);
}

fn some_places() -> impl Strategy<Value = Vec<(f64, f64, u32)>> {
    proptest::collection::vec((-12.0..12.0, -12.0..12.0, 1u32..3), 0..30)
}

/// The number of a cell in the plane.
fn cell(x: f64, y: f64) -> (i64, i64) {
    ((x / CELL).floor() as i64, (y / CELL).floor() as i64)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_shown_depends_on_what_is_withheld(
        places in some_places(), to in (0.0..1.0, 0.0..1.0), pick in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!places.is_empty());
        let before = protected(&places);
        prop_assert!(before.cells.iter().all(|cell| cell.count >= LEAST));
        let chosen = pick.index(places.len());
        let (x, y, count) = places[chosen];
        let home = cell(x, y);
        let mates: u32 =
            places.iter().filter(|(x, y, _)| cell(*x, *y) == home).map(|(.., n)| n).sum();
        // Moved within its cell, whether shown or not, it changes nothing at all.
        let mut moved = places.clone();
        let inside = |number: i64, part: f64| (number as f64 + part * 0.999) * CELL;
        moved[chosen] = (inside(home.0, to.0), inside(home.1, to.1), count);
        prop_assert_eq!(&protected(&moved), &before);
        // Two in a withheld cell instead of one change nothing but the total.
        if mates == 1 {
            moved[chosen].2 = 2;
            let after = protected(&moved);
            prop_assert_eq!(&after.cells, &before.cells);
            let expected = match before.withheld {
                Withheld::Total(total) => [Withheld::Total(total + 1), Withheld::Total(total + 1)],
                _ => [Withheld::FewerThanThree, Withheld::Total(3)],
            };
            prop_assert!(expected.contains(&after.withheld), "{:?}", after.withheld);
        }
    }

    #[test]
    fn the_order_of_a_file_leaves_no_trace(places in some_places(), turn in 0usize..30) {
        let mut other = places.clone();
        other.reverse();
        let turn = turn.min(other.len());
        other.rotate_left(turn);
        prop_assert_eq!(protected(&places), protected(&other));
    }
}
