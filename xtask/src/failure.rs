//! What went wrong and what to do about it.

use std::{fmt, process::Command};

/// A step that failed: what went wrong and what to do about it.
#[derive(Debug)]
pub struct Failure {
    what: String,
    advice: String,
}

impl Failure {
    /// What went wrong, in one sentence, and what to do about it.
    pub fn new(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { what: what.into(), advice: advice.into() }
    }
}

/// Two lines: what went wrong; what to do.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  what to do: {}", self.what, self.advice)
    }
}

impl std::error::Error for Failure {}

/// Runs a command in view of the user; if it fails, says so and gives the advice.
pub fn run(command: &mut Command, advice: &str) -> Result<(), Failure> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(format!("`{}` failed ({status})", line(command)), advice)),
        Err(error) => Err(cannot_start(command, &error, advice)),
    }
}

/// Runs a command out of sight and returns what it printed; if it fails, its complaint is told.
pub fn read(command: &mut Command, advice: &str) -> Result<String, Failure> {
    let output = command.output().map_err(|error| cannot_start(command, &error, advice))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    let what = format!("`{}` failed ({})\n{complaint}", line(command), output.status);
    Err(Failure::new(what.trim_end(), advice))
}

fn cannot_start(command: &Command, error: &std::io::Error, advice: &str) -> Failure {
    Failure::new(format!("`{}` could not be started: {error}", line(command)), advice)
}

/// The command as it would be typed.
fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A file that should be there after a build.
pub(crate) fn unreadable(path: &std::path::Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()), "build again")
}

/// The JSON in a file that should be there after a build.
pub(crate) fn read_json(path: &std::path::Path) -> Result<serde_json::Value, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("{}: {error}", path.display()), "build again"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_command_is_named_with_its_complaint_and_the_advice() {
        let failure = read(Command::new("sh").args(["-c", "echo no >&2; exit 3"]), "try again")
            .expect_err("it exits with 3");
        let text = failure.to_string();
        assert!(
            text.starts_with("`sh -c echo no >&2; exit 3` failed (exit status: 3)\nno"),
            "{text}"
        );
        assert!(text.ends_with("what to do: try again"), "{text}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let failure = run(&mut Command::new("no-such-program"), "install it").expect_err("absent");
        assert!(failure.to_string().starts_with("`no-such-program` could not be started"));
    }
}
