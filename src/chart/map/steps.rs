//! The steps of a legend: absolute values that stay what they are.

use crate::chart::STEPS;
use crate::report::grouped;

/// Seven steps of the series …, 0.1, 0.2, 0.5, 1, 2, 5, …: each begins with a value that can be
/// read, and each is about twice the one below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    /// Place of the lowest in the series; 0 is the value 1.
    first: i32,
}

/// The digits of the series.
const SERIES: [u32; 3] = [1, 2, 5];

impl Steps {
    /// From this place of the series on: 0 begins with 1, 1 with 2, 2 with 5, -3 with 0.1.
    #[must_use]
    pub const fn from_place(first: i32) -> Self {
        Self { first }
    }

    /// The steps of which the highest begins at or just under a value.
    #[must_use]
    pub fn up_to(largest: f64) -> Self {
        let mut first = -3 * 9;
        while (Self { first: first + 1 }).least(STEPS - 1) <= largest && first < 3 * 8 {
            first += 1;
        }
        Self { first }
    }

    /// The value that a step begins with; steps are counted from 0 here.
    #[must_use]
    pub fn least(self, step: usize) -> f64 {
        let (digit, power) = self.parts(step);
        let mut value = f64::from(digit);
        for _ in 0..power.unsigned_abs() {
            value = if power < 0 { value / 10.0 } else { value * 10.0 };
        }
        value
    }

    /// The same value in words: `0.02`, `500`.
    #[must_use]
    pub fn text(self, step: usize) -> String {
        let (digit, power) = self.parts(step);
        match power.unsigned_abs() {
            zeros if power < 0 => format!("0.{digit:0width$}", width = zeros as usize),
            zeros => grouped(digit.saturating_mul(10_u32.saturating_pow(zeros))),
        }
    }

    /// The step of a value, from 1; 0 for one that is below the lowest.
    #[must_use]
    pub fn of(self, value: f64) -> u8 {
        (0..STEPS).take_while(|&step| value >= self.least(step)).count() as u8
    }

    fn parts(self, step: usize) -> (u32, i32) {
        let place = self.first + i32::try_from(step).unwrap_or_default();
        (SERIES[place.rem_euclid(3) as usize], place.div_euclid(3))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_values_that_can_be_read() {
        let texts = |steps: Steps| (0..STEPS).map(|step| steps.text(step)).collect::<Vec<_>>();
        assert_eq!(texts(Steps::from_place(-5)), ["0.02", "0.05", "0.1", "0.2", "0.5", "1", "2"]);
        assert_eq!(texts(Steps::from_place(2)), ["5", "10", "20", "50", "100", "200", "500"]);
        assert_eq!(texts(Steps::up_to(6_000.0))[6], "5,000");
        assert_eq!(texts(Steps::up_to(1.99))[6], "1");
        for step in 0..STEPS {
            let steps = Steps::from_place(-5);
            let read: f64 = steps.text(step).parse().expect("a number");
            assert!((read - steps.least(step)).abs() < 1e-12);
        }
    }

    #[test]
    fn a_value_is_in_the_step_that_it_reaches() {
        let steps = Steps::from_place(-5);
        for (value, step) in [(0.0, 0), (0.0199, 0), (0.02, 1), (0.3, 4), (2.0, 7), (99.0, 7)] {
            assert_eq!(steps.of(value), step, "{value}");
        }
        assert_eq!(steps.of(f64::NAN), 0);
    }
}
