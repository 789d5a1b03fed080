//! Decimal numbers.
//!
//! The standard library reads any decimal to the last bit, with tables of 10 kB that do not
//! compress. Coordinates and counts have at most 15 significant digits, for which one exact
//! division does the same (W. Clinger, How to Read Floating Point Numbers Accurately, 1990).

/// The number that a text such as `-92.3341` or `2.5e3` writes; none for anything else, also for
/// `inf` and `nan`. Exact to the nearest double for up to 15 digits; later digits are dropped.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let unsigned = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let (mut digits, mut value, mut power, mut seen) = (0, 0_u64, exponent, false);
    for (byte, after_point) in
        whole.bytes().map(|byte| (byte, false)).chain(fraction.bytes().map(|byte| (byte, true)))
    {
        if !byte.is_ascii_digit() {
            return None;
        }
        seen = true;
        if digits < 15 {
            value = value * 10 + u64::from(byte - b'0');
            digits += i32::from(value > 0);
            power -= i32::from(after_point);
        } else {
            power += i32::from(!after_point);
        }
    }
    let size = value as f64;
    let size = match power {
        _ if !seen || power > 300 => return None,
        0.. => size * ten_to(power),
        -22..0 => size / ten_to(-power),
        // Smaller than any coordinate can tell.
        _ => 0.0,
    };
    Some(if mantissa.starts_with('-') { -size } else { size })
}

/// A power of ten, exact up to 22.
fn ten_to(power: i32) -> f64 {
    (0..power).fold(1.0, |product, _| product * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_as_the_standard_library_reads_them() {
        for text in [
            "0",
            "-0.5",
            "+7",
            "38.627",
            "-90.1994",
            "-90.19940000",
            "0.0006676528652865",
            "123456789012345",
            ".5",
            "5.",
            "1e3",
            "-9.05E1",
            "25e-1",
            "000012.50",
            "1e22",
        ] {
            let expected: f64 = text.parse().expect("a number");
            assert_eq!(decimal(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", ".", "inf", "nan", "1,5", "1.2.3", "12a", " 1", "1e", "1e999", "--1"]
        {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn digits_beyond_fifteen_change_nothing_that_matters() {
        let value = decimal("-90.199412345678901234567").expect("a number");
        assert!((value + 90.199_412_345_678_9).abs() < 1e-13);
        assert_eq!(decimal("1e-400"), Some(0.0));
        assert_eq!(decimal("12345678901234567890"), Some(12_345_678_901_234_500_000.0));
    }
}
