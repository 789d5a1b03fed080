//! Chromium and its driver, which the tests in a browser need.

use crate::{Failure, failure::run};
use std::{env, path::PathBuf, process::Command};

const ADVICE: &str = "install Chromium and its driver: on Debian and Ubuntu `apt-get install \
    chromium chromium-driver` as root; elsewhere any Chromium or Chrome with the `chromedriver` \
    of the same version, both on the PATH";

/// Chromium and the driver of the same version.
pub struct Browser {
    /// The program that shows pages.
    pub chromium: PathBuf,
    /// The program that drives it.
    pub chromedriver: PathBuf,
}

impl Browser {
    /// Looks for both on the PATH; the environment's `CHROMEDRIVER` goes first.
    pub fn find() -> Result<Self, Failure> {
        let found = |programs: &[&str]| programs.iter().find_map(|program| on_path(program));
        let chromium = found(&["chromium", "chromium-browser", "google-chrome", "chrome"])
            .ok_or_else(|| Failure::new("no Chromium was found", ADVICE))?;
        let chromedriver = env::var_os("CHROMEDRIVER")
            .map(PathBuf::from)
            .or_else(|| found(&["chromedriver"]))
            .ok_or_else(|| Failure::new("no chromedriver was found", ADVICE))?;
        Ok(Self { chromium, chromedriver })
    }

    /// Looks for both; where one is absent and we are root on Debian, installs them.
    pub fn find_or_install() -> Result<Self, Failure> {
        Self::find().or_else(|failure| {
            if !(is_root() && on_path("apt-get").is_some()) {
                return Err(failure);
            }
            println!("Installing chromium and chromium-driver with apt-get, about a minute");
            let apt_get = |arguments: &[&str]| {
                let mut command = Command::new("apt-get");
                command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
                run(&mut command, ADVICE)
            };
            apt_get(&["update", "--quiet"])?;
            apt_get(&["install", "--quiet", "--yes", "chromium", "chromium-driver"])?;
            Self::find()
        })
    }
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
