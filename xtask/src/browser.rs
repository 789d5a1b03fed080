//! The browsers of three engines, and what drives them: what the tests need of a machine.

use crate::{Failure, Toolbox, failure::run, pins};
use std::{env, path::PathBuf, process::Command};

/// An engine that shows pages.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Engine {
    /// Blink, in Chromium: all tests need it.
    Chromium,
    /// Gecko, in Firefox.
    Firefox,
    /// The engine of Safari, in the small browser of its port to GTK.
    WebKit,
}

/// A program that must be on the PATH.
pub struct Program {
    /// What it is called, differently in different places.
    names: &'static [&'static str],
    /// The package of Debian that it is in.
    package: &'static str,
    /// The variable of the environment that names one to take instead.
    variable: Option<&'static str>,
}

/// Shows pages.
pub const CHROMIUM: Program = Program {
    names: &["chromium", "chromium-browser", "google-chrome", "chrome"],
    package: "chromium",
    variable: None,
};
/// Drives a Chromium of its own version.
pub const CHROMEDRIVER: Program = Program {
    names: &["chromedriver"],
    package: "chromium-driver",
    variable: Some("CHROMEDRIVER"),
};
/// Shows pages. What drives it is among the [pins].
pub const FIREFOX: Program =
    Program { names: &["firefox-esr", "firefox"], package: "firefox-esr", variable: None };
/// Drives the browser of its own package, whose place it knows.
pub const WEBKIT_DRIVER: Program =
    Program { names: &["WebKitWebDriver"], package: "webkit2gtk-driver", variable: None };
/// A screen that nobody sees, for the browser that cannot do without.
pub const SCREEN: Program = Program { names: &["Xvfb"], package: "xvfb", variable: None };

impl Program {
    /// The program: the one that the environment names, or the first on the PATH.
    #[must_use]
    pub fn find(&self) -> Option<PathBuf> {
        self.variable
            .and_then(env::var_os)
            .map(PathBuf::from)
            .or_else(|| self.names.iter().find_map(|name| on_path(name)))
    }

    /// The program, or what to do without it.
    pub fn get(&self) -> Result<PathBuf, Failure> {
        self.find().ok_or_else(|| {
            Failure::new(format!("no {} was found", self.names[0]), advice(&[self.package]))
        })
    }
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// What readers call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        }
    }

    fn programs(self) -> &'static [Program] {
        match self {
            Self::Chromium => const { &[CHROMIUM, CHROMEDRIVER] },
            Self::Firefox => const { &[FIREFOX] },
            Self::WebKit => const { &[WEBKIT_DRIVER, SCREEN] },
        }
    }

    /// The packages of Debian with what it lacks on this machine: none where it can be tested.
    #[must_use]
    pub fn missing(self) -> Vec<&'static str> {
        let missing = self.programs().iter().filter(|program| program.find().is_none());
        missing.map(|program| program.package).collect()
    }
}

/// Has the browsers and their drivers ready. As root on Debian all that is missing is installed.
/// Elsewhere only Chromium is required; what else is missing is told.
pub fn ready() -> Result<(), Failure> {
    let mut missing = missing();
    let installs = is_root() && on_path("apt-get").is_some();
    if installs && !missing.is_empty() {
        install(&missing)?;
        missing = self::missing();
    }
    if installs && !missing.is_empty() || !Engine::Chromium.missing().is_empty() {
        let what = format!("the browsers for the tests are not complete: {}", missing.join(", "));
        return Err(Failure::new(what, advice(&missing)));
    }
    let absent: Vec<_> = Engine::ALL.into_iter().filter(|e| !e.missing().is_empty()).collect();
    if !absent.is_empty() {
        let names: Vec<_> = absent.into_iter().map(Engine::name).collect();
        println!("NOTE: not tested in {}: {}", names.join(" and "), advice(&missing));
    }
    if Engine::Firefox.missing().is_empty() {
        Toolbox::with(&[pins::GECKODRIVER])?;
    }
    Ok(())
}

fn missing() -> Vec<&'static str> {
    Engine::ALL.into_iter().flat_map(Engine::missing).collect()
}

/// What to do without the packages.
#[must_use]
pub fn advice(packages: &[&str]) -> String {
    let packages = packages.join(" ");
    format!(
        "on Debian and Ubuntu `apt-get install {packages}` as root; elsewhere the same programs \
        by any other means, on the PATH"
    )
}

fn install(packages: &[&str]) -> Result<(), Failure> {
    println!("Installing {} with apt-get, a minute or two", packages.join(", "));
    let apt_get = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        run(&mut command, &advice(packages))
    };
    apt_get(&["update", "--quiet"])?;
    apt_get(&[&["install", "--quiet", "--yes"], packages].concat())
}

/// Whether this process may install packages.
fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// The first file of this name in a folder of the PATH.
fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_told_with_its_package() {
        let program =
            Program { names: &["no-such-program"], package: "no-such-package", variable: None };
        let failure = program.get().expect_err("there is none").to_string();
        assert!(failure.contains("no no-such-program was found"), "{failure}");
        assert!(failure.contains("`apt-get install no-such-package`"), "{failure}");
    }

    #[test]
    fn what_is_missing_is_told_in_one_line() {
        let advice = advice(&["firefox-esr", "xvfb"]);
        assert!(advice.contains("`apt-get install firefox-esr xvfb`"), "{advice}");
    }
}
