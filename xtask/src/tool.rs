//! A tool: what it is called, which version, how to get it.

use crate::{Failure, failure::run};
use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A tool of one version.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    /// Its name where it is published.
    pub package: &'static str,
    /// Its version there.
    pub version: &'static str,
    /// Its programs that we use. Each tells its version when asked with `--version`.
    pub programs: &'static [&'static str],
    /// Where it is published.
    pub source: Source,
    /// How long its installation takes.
    pub duration: &'static str,
}

/// Where a tool is published.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// As a crate, installed with these arguments.
    Cargo(&'static [&'static str]),
    /// As an npm package.
    Npm,
    /// As an npm package that is no program but a file to be read.
    NpmLibrary,
}

impl Tool {
    /// The name of its folder in the cache, such as `trunk-0.21.14`.
    pub fn folder(&self) -> String {
        let package = self.package.trim_start_matches('@').trim_end_matches("-cli");
        format!("{}-{}", package.replace('/', "-"), self.version)
    }

    /// Where its programs are in its folder.
    pub fn programs_in(&self, folder: &Path) -> PathBuf {
        folder.join(match self.source {
            Source::Cargo(_) => "bin",
            Source::Npm => "node_modules/.bin",
            Source::NpmLibrary => return folder.join("node_modules").join(self.package),
        })
    }

    /// Whether all its programs are found, on the PATH or in a folder, at the right version.
    pub fn answers(&self, folder: Option<&Path>) -> bool {
        if matches!(self.source, Source::NpmLibrary) {
            let about = folder.map(|folder| fs::read_to_string(folder.join("package.json")));
            let version = format!("\"version\": \"{}\"", self.version);
            return matches!(about, Some(Ok(about)) if about.contains(&version));
        }
        self.programs.iter().all(|program| {
            let program = folder.map_or(PathBuf::from(program), |folder| folder.join(program));
            let answer = Command::new(program).arg("--version").output();
            answer.is_ok_and(|answer| tells(self.version, &answer.stdout))
        })
    }

    /// Installs it into a folder that appears only when it is complete.
    pub fn install(&self, folder: &Path) -> Result<(), Failure> {
        let Self { package, version, duration, .. } = self;
        println!("Installing {package} {version} into {} ({duration})", folder.display());
        // What an interrupted installation has compiled is used by the next.
        let unfinished = folder.with_file_name(format!("{}.unfinished", self.folder()));
        create(&unfinished)?;
        match self.source {
            Source::Cargo(arguments) => self.cargo_install(&unfinished, arguments)?,
            Source::Npm | Source::NpmLibrary => self.npm_install(&unfinished)?,
        }
        if !self.answers(Some(&self.programs_in(&unfinished))) {
            return Err(Failure::new(
                format!(
                    "{package} {version} was installed, but `--version` of one of {:?} does \
                    not answer {version}",
                    self.programs
                ),
                format!("look into {}", unfinished.display()),
            ));
        }
        remove(folder)?;
        fs::rename(&unfinished, folder).map_err(|error| in_cache(folder, &error))
    }

    fn cargo_install(&self, folder: &Path, arguments: &[&str]) -> Result<(), Failure> {
        let target = folder.join("target");
        let mut command = Command::new("cargo");
        command
            .args(["install", &format!("{}@{}", self.package, self.version)])
            .args(arguments)
            .args(["--root".as_ref(), folder.as_os_str()])
            .args(["--target-dir".as_ref(), target.as_os_str()])
            // A tool that runs for a second need not be compiled for minutes.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256");
        let by_hand = format!(
            "the lines above say why; it needs the crates registry and a C compiler. Or install \
            it by any other means: {} {} on the PATH is used as it is",
            self.package, self.version
        );
        run(&mut command, &by_hand)?;
        remove(&target)
    }

    fn npm_install(&self, folder: &Path) -> Result<(), Failure> {
        let mut command = Command::new("npm");
        command
            .args(["install", "--no-audit", "--no-fund", "--loglevel=error"])
            .args([OsStr::new("--prefix"), folder.as_os_str()])
            .arg(format!("{}@{}", self.package, self.version));
        let by_hand = format!(
            "it needs Node.js 20 or later with npm, and the npm registry. Or install it by any \
            other means: {:?} of version {} on the PATH is used as it is",
            self.programs, self.version
        );
        run(&mut command, &by_hand)
    }
}

/// Whether a program's answer to `--version` tells this one.
fn tells(version: &str, answer: &[u8]) -> bool {
    String::from_utf8_lossy(answer).split_whitespace().any(|word| word == version)
}

/// Makes a folder of the cache.
pub(crate) fn create(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| in_cache(folder, &error))
}

fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(in_cache(folder, &error)),
        _ => Ok(()),
    }
}

fn in_cache(folder: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("{}: {error}", folder.display()),
        "make the folder writable, or name another cache folder in XDG_CACHE_HOME",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pins;

    #[test]
    fn a_version_is_a_whole_word_of_the_answer() {
        assert!(tells("0.21.14", b"trunk 0.21.14\n"));
        assert!(tells("132", b"wasm-opt version 132 (version_132)\n"));
        assert!(!tells("132", b"wasm-opt version 108\n"));
        assert!(!tells("0.2.13", b"wasm-bindgen 0.2.130\n"));
        assert!(!tells("132", b""));
    }

    #[test]
    fn folders_are_named_by_tool_and_version() {
        let cache = Path::new("tools");
        let programs = |tool: Tool| tool.programs_in(&cache.join(tool.folder()));
        assert_eq!(programs(pins::TRUNK), cache.join("trunk-0.21.14/bin"));
        assert_eq!(programs(pins::WASM_BINDGEN), cache.join("wasm-bindgen-0.2.130/bin"));
        assert_eq!(programs(pins::BINARYEN), cache.join("binaryen-132/node_modules/.bin"));
        let frames = cache.join("newswire-frames-1.0.0/node_modules/@newswire/frames");
        assert_eq!(programs(pins::FRAMES), frames);
    }
}
