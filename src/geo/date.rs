//! Days, months and years of a reader's own file.

/// A day, or a month or year where no day is written. Days are in order; a month stands before
/// its days, a year before its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, four digits.
    pub year: u16,
    /// The month, from 1 to 12.
    pub month: Option<u8>,
    /// The day, from 1 to the last of that month.
    pub day: Option<u8>,
}

impl Date {
    /// Reads `2016-05-07`, `2016-05`, `2016` or the American `5/7/2016`; a time after the day is
    /// passed over. None for anything else, also for days that no calendar has.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let day = match text.split_once(['T', ' ']) {
            Some((day, time)) if time.starts_with(|c: char| c.is_ascii_digit()) => day,
            Some(_) => return None,
            None => text,
        };
        let mut parts = day.split(['-', '/']);
        let mut next = || parts.next();
        let (first, second, third) = (next()?, next(), next());
        if next().is_some() {
            return None;
        }
        let (year, month, day) = match third {
            Some(year) if first.len() < 3 && !day.contains('-') => (year, Some(first), second),
            _ => (first, second, third),
        };
        let small = |text: Option<&str>| match text {
            Some(text) => number(text, 1..=2).map(|number| Some(number as u8)),
            None => Some(None),
        };
        let date = Self { year: number(year, 4..=4)?, month: small(month)?, day: small(day)? };
        date.is_on_a_calendar().then_some(date)
    }

    /// Whether it is that day or later; a month or a year is if its last day is.
    #[must_use]
    pub fn reaches(self, day: Self) -> bool {
        let last = |date: Self| (date.year, date.month.unwrap_or(12), date.day.unwrap_or(31));
        last(self) >= (day.year, day.month.unwrap_or(1), day.day.unwrap_or(1))
    }

    fn is_on_a_calendar(self) -> bool {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let last = match self.month {
            None => return true,
            Some(2) => 28 + u8::from(leap),
            Some(4 | 6 | 9 | 11) => 30,
            Some(1..=12) => 31,
            Some(_) => return false,
        };
        self.day.is_none_or(|day| (1..=last).contains(&day))
    }
}

/// The number that so many digits write.
fn number(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<u16> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits && lengths.contains(&text.len()) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn dates_are_days_months_or_years() {
        for (text, year, month, day) in [
            ("2016-05-07", 2016, Some(5), Some(7)),
            (" 2016-05-07T23:59:00Z ", 2016, Some(5), Some(7)),
            ("2016-05-07 23:59", 2016, Some(5), Some(7)),
            ("5/7/2016", 2016, Some(5), Some(7)),
            ("05/07/2016 12:00:00 AM", 2016, Some(5), Some(7)),
            ("2016/5/7", 2016, Some(5), Some(7)),
            ("2016-05", 2016, Some(5), None),
            ("2016", 2016, None, None),
            ("2016-02-29", 2016, Some(2), Some(29)),
            ("2000-02-29", 2000, Some(2), Some(29)),
        ] {
            assert_eq!(Date::read(text), Some(Date { year, month, day }), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "spring",
            "16",
            "20160507",
            "2016-13",
            "2016-00-01",
            "2016-04-31",
            "2015-02-29",
            "1900-02-29",
            "2/30/2016",
            "13/1/2016",
            "2016-",
            "2016-05-07-01",
            "+016-05-07",
            "5-7-2016",
            "2016-05-07Tea",
            "2016 or so",
            "２０１６",
        ] {
            assert_eq!(Date::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_reaches_into_its_last_day() {
        for (date, from, reaches) in [
            ("2016", "2016-12-31", true),
            ("2016", "2017-01-01", false),
            ("2016-05", "2016-05-20", true),
            ("2016-05", "2016-06-01", false),
            ("2016-05-07", "2016-05-07", true),
            ("2016-05-07", "2016-05-08", false),
        ] {
            let [date, from] = [date, from].map(|text| Date::read(text).expect("is a date"));
            assert_eq!(date.reaches(from), reaches, "{date:?} {from:?}");
        }
    }

    #[test]
    fn dates_are_in_order() {
        let dates = ["2015-12-31", "2016", "2016-05", "2016-05-07", "5/8/2016", "2016-06"];
        let dates = dates.map(|text| Date::read(text).expect("is a date"));
        assert!(dates.is_sorted_by(|a, b| a < b));
    }
}
