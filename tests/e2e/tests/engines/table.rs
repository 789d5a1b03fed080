//! The table of what works where.

use crate::checks::Check;

/// What became of a check.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The page does what it should.
    Works,
    /// The page does not.
    Failed(String),
    /// The driver of this engine has no such command.
    DriverCannot(String),
    /// There is no such browser on this machine.
    NotInstalled(String),
}

/// One browser in one place.
pub struct Row {
    /// The browser, with its version where it could be opened.
    pub browser: String,
    /// The place.
    pub place: &'static str,
    /// What became of the checks, in their order, of the last perhaps nothing.
    pub outcomes: Vec<Outcome>,
}

impl Outcome {
    /// The outcome of a check that returned this.
    pub fn of(result: e2e::Result) -> Self {
        let Err(error) = result else { return Self::Works };
        let why = error.to_string();
        if e2e::driver_cannot(&*error) { Self::DriverCannot(why) } else { Self::Failed(why) }
    }

    /// Whether it is to be repaired.
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Failed(_))
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Works => "ok",
            Self::Failed(_) => "FAILED",
            Self::DriverCannot(_) => "driver cannot",
            Self::NotInstalled(_) => "not installed",
        }
    }

    fn why(&self) -> Option<&str> {
        match self {
            Self::Works => None,
            Self::Failed(why) | Self::DriverCannot(why) | Self::NotInstalled(why) => Some(why),
        }
    }
}

/// The rows, aligned, and below them the reason of every cell that is not "ok".
pub fn text(rows: &[Row]) -> String {
    let mut lines = vec![line("browser", "place", Check::ALL.iter().map(|check| check.name()))];
    let mut reasons = Vec::new();
    for Row { browser, place, outcomes } in rows {
        lines.push(line(browser, place, outcomes.iter().map(Outcome::word)));
        for (check, outcome) in Check::ALL.iter().zip(outcomes) {
            let (name, word) = (check.name(), outcome.word());
            reasons.extend(
                outcome.why().map(|why| format!("{browser}, {place}, {name}: {word}: {why}")),
            );
        }
    }
    lines.append(&mut reasons);
    lines.join("\n")
}

fn line<'a>(browser: &str, place: &str, cells: impl Iterator<Item = &'a str>) -> String {
    let start = format!("{browser:<26}{place:<12}");
    cells.fold(start, |line, cell| format!("{line}{cell:<15}")).trim_end().to_owned()
}

#[test]
fn every_cell_that_is_not_ok_has_its_reason_below() {
    let row = |place, outcomes| Row { browser: "Browser 1.0".into(), place, outcomes };
    let rows = [
        row("here", vec![Outcome::Works, Outcome::Failed("it is blank".into())]),
        row("there", vec![Outcome::of(Err("it is gone".into()))]),
    ];
    let text = text(&rows);
    let words: Vec<Vec<&str>> =
        text.lines().skip(1).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(words[0], ["Browser", "1.0", "here", "ok", "FAILED"]);
    assert_eq!(words[1], ["Browser", "1.0", "there", "FAILED"]);
    assert!(text.contains("\nBrowser 1.0, here, figures: FAILED: it is blank"), "{text}");
    assert!(text.contains("\nBrowser 1.0, there, loads: FAILED: it is gone"), "{text}");
}
