//! The tools at hand: on the PATH, in the user's cache, or installed into it now.

use crate::{
    Failure,
    failure::{read, run},
    tool::{self, Tool},
};
use std::{
    env,
    ffi::OsString,
    fs::File,
    path::{Path, PathBuf},
    process::Command,
};

/// The tools at hand, for commands to find.
pub struct Toolbox {
    /// The PATH, with those tools in front that it lacks.
    path: OsString,
}

impl Toolbox {
    /// Has the tools ready: those that the PATH lacks at the right version come from the
    /// user's cache, where they are installed if need be.
    pub fn with(tools: &[Tool]) -> Result<Self, Failure> {
        Self::from(&cache()?, tools, Tool::install)
    }

    fn from(
        cache: &Path,
        tools: &[Tool],
        install: impl Fn(&Tool, &Path) -> Result<(), Failure>,
    ) -> Result<Self, Failure> {
        let mut folders = Vec::new();
        for tool in tools.iter().filter(|tool| !tool.answers(None)) {
            let folder = cache.join(tool.folder());
            let programs = tool.programs_in(&folder);
            if !tool.answers(Some(&programs)) {
                let _lock = lock(cache)?;
                // Another clone may have installed it while this one waited.
                if !tool.answers(Some(&programs)) {
                    install(tool, &folder)?;
                }
            }
            folders.push(programs);
        }
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let path = env::join_paths(folders).map_err(|error| {
            Failure::new(
                format!("the PATH cannot be extended: {error}"),
                "choose a cache folder without a colon in its name in XDG_CACHE_HOME",
            )
        })?;
        Ok(Self { path })
    }

    /// A command that finds the tools.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", &self.path).current_dir(crate::workspace::root());
        command
    }
}

/// The folder of a library, which is installed if need be.
pub fn library(tool: &Tool) -> Result<PathBuf, Failure> {
    Toolbox::with(&[*tool])?;
    Ok(tool.programs_in(&cache()?.join(tool.folder())))
}

/// Adds the WebAssembly target to the toolchain where it is missing.
pub fn add_wasm_target() -> Result<(), Failure> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let advice = format!(
        "the Rust toolchain needs the target {TARGET}: `rustup target add {TARGET}`, or your \
        distribution's package for it"
    );
    let libraries = ["--print", "target-libdir", "--target", TARGET];
    let libraries = read(Command::new("rustc").args(libraries), &advice)?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    println!("Adding the target {TARGET} to the toolchain (some seconds)");
    run(Command::new("rustup").args(["target", "add", TARGET]), &advice)
}

/// The folder of the user's tools, shared by all clones.
fn cache() -> Result<PathBuf, Failure> {
    let absolute = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    absolute("XDG_CACHE_HOME")
        .or_else(|| Some(absolute("HOME")?.join(".cache")))
        .map(|caches| caches.join("hotline-atlas").join("tools"))
        .ok_or_else(|| {
            Failure::new("there is no cache folder", "name one in the variable XDG_CACHE_HOME")
        })
}

/// Waits until no other process installs into the cache. It is ours until the file is dropped.
fn lock(cache: &Path) -> Result<File, Failure> {
    tool::create(cache)?;
    let path = cache.join("lock");
    let locked = File::create(&path).and_then(|file| {
        if file.try_lock().is_err() {
            println!("Waiting for another installation to end ({})", path.display());
            file.lock()?;
        }
        Ok(file)
    });
    locked.map_err(|error| {
        Failure::new(
            format!("{} cannot be locked: {error}", path.display()),
            "name a cache folder on a local disk in XDG_CACHE_HOME",
        )
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::tool::Source;
    use std::{fs, os::unix::fs::PermissionsExt};

    /// A tool that no PATH has.
    const TOOL: Tool = Tool {
        package: "atlas-test-tool",
        version: "1.2.3",
        programs: &["atlas-test-tool"],
        source: Source::Cargo(&[]),
        duration: "no time",
    };

    /// Puts the tool at some version into its folder.
    fn put(version: &str, folder: &Path) {
        let programs = TOOL.programs_in(folder);
        fs::create_dir_all(&programs).expect("a temporary folder");
        let program = programs.join(TOOL.programs[0]);
        fs::write(&program, format!("#!/bin/sh\necho tool {version}\n")).expect("a program");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("may be run");
    }

    fn refuse(tool: &Tool, _: &Path) -> Result<(), Failure> {
        Err(Failure::new(format!("{} need not be installed", tool.package), "find it"))
    }

    #[test]
    fn what_is_lacking_is_installed_once() {
        let cache = env::temp_dir().join(format!("hotline-atlas-toolbox-{}", std::process::id()));
        put("1.2.2", &cache.join(TOOL.folder()));
        Toolbox::from(&cache, &[TOOL], refuse).err().expect("another version does not do");
        let install = |tool: &Tool, folder: &Path| {
            put(tool.version, folder);
            Ok(())
        };
        Toolbox::from(&cache, &[TOOL], install).expect("it is installed");
        let toolbox = Toolbox::from(&cache, &[TOOL], refuse).expect("it is in the cache now");
        let answer = read(&mut toolbox.command(TOOL.programs[0]), "").expect("it is found");
        assert_eq!(answer, "tool 1.2.3\n");
        fs::remove_dir_all(cache).expect("it was ours");
    }

    #[test]
    fn what_the_path_has_is_used_instead() {
        // It answers `cargo`, a space and its number.
        let here = Tool { version: "cargo", programs: &["cargo"], ..TOOL };
        let toolbox = Toolbox::from(Path::new("/nowhere"), &[here], refuse).expect("it is here");
        assert_eq!(Some(toolbox.path), env::var_os("PATH"));
    }
}
