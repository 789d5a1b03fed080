//! Measured numbers in words.

use crate::report::grouped;
use crate::words::word;

/// A positive number with two significant digits, more being false precision for a smoothed
/// value: `0.034`, `1.2`, `410`, `1,200`. Below a thousandth it is only said to be that small.
#[must_use]
pub fn significant(value: f64) -> String {
    let at_least = value.max(0.0);
    if at_least < 0.001 {
        return word!("under-a-thousandth").to_owned();
    }
    let (mut scaled, mut decimals) = (at_least, 0);
    while scaled < 10.0 {
        (scaled, decimals) = (scaled * 10.0, decimals + 1);
    }
    let mut unit = 1;
    while scaled / f64::from(unit) >= 99.5 && unit < 1_000_000_000 {
        unit *= 10;
    }
    let digits = (scaled / f64::from(unit)).round() as u32 * unit;
    if decimals == 0 {
        return grouped(digits);
    }
    let whole = 10_u32.pow(decimals);
    let width = decimals as usize;
    let text = format!("{}.{:0width$}", digits / whole, digits % whole);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_tell_enough() {
        for (value, text) in [
            (0.0, "under 0.001"),
            (-1.0, "under 0.001"),
            (0.000_4, "under 0.001"),
            (0.001_23, "0.0012"),
            (0.034_4, "0.034"),
            (0.5, "0.5"),
            (0.996, "1"),
            (1.24, "1.2"),
            (9.96, "10"),
            (12.4, "12"),
            (99.6, "100"),
            (412.0, "410"),
            (1_249.0, "1,200"),
            (6_093_000.0, "6,100,000"),
        ] {
            assert_eq!(significant(value), text, "{value}");
        }
    }
}
