//! The standard library below the app: built with it, or as shipped.

use crate::{
    Failure, Toolbox,
    failure::{read, run},
    pins,
};
use std::{path::Path, process::Command};

/// The standard library below the app.
///
/// As shipped it is compiled for speed, and with the words of every panic: where it happened,
/// what it says, and the code that writes them. In the browser they go nowhere, since a page has
/// no standard error. Built from its source along with the app, for size and without panic
/// messages, a reader downloads 12 kB less (Brotli), a twelfth of all WebAssembly. A panic is a
/// trap as before.
///
/// Cargo calls this unstable. `RUSTC_BOOTSTRAP` lets a stable toolchain do it nevertheless; the
/// next release may change how it is asked for. So it is asked of the release that it was tried
/// with ([`pins::RUST`]) and of no other, and without it the site works as well.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StandardLibrary {
    /// Built from its source, small.
    Small,
    /// As it came with the toolchain.
    Shipped,
}

/// Lets a stable toolchain do what is unstable.
const BOOTSTRAP: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// What Trunk hands on to Cargo. Not `RUSTFLAGS`, which may be the developer's.
const SMALL: [(&str, &str); 5] = [
    BOOTSTRAP,
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_WASM_SMALL_PANIC", "immediate-abort"),
];

impl StandardLibrary {
    /// Has the source at hand, fetched if need be; says so where it cannot be had.
    pub fn find(tools: &Toolbox) -> Self {
        match fetch_source(tools) {
            Ok(()) => Self::Small,
            Err(failure) => {
                println!(
                    "NOTE: the site will work, but be about 12 kB larger than it could: the \
                    standard library cannot be built with it.\n{failure}"
                );
                Self::Shipped
            }
        }
    }

    /// The command that builds the site above it.
    pub fn trunk(self, tools: &Toolbox) -> Command {
        let mut command = tools.command("trunk");
        command.args(["build", "--release"]);
        if self == Self::Small {
            // A profile of its own, since some crates are compiled again when `RUSTC_BOOTSTRAP`
            // comes or goes, and those above them.
            command.args(["--cargo-profile", "wasm-small"]).envs(SMALL);
        }
        command
    }
}

/// Adds the source to the toolchain where it is missing, and has the crates at hand that it
/// is made of.
fn fetch_source(tools: &Toolbox) -> Result<(), Failure> {
    let rustc = || tools.command("rustc");
    let version = read(rustc().arg("--version"), "install Rust")?;
    if !is_release(pins::RUST, &version) {
        return Err(Failure::new(
            format!("it was tried with Rust {} only, and this is {}", pins::RUST, version.trim()),
            "use that release; or try it with yours, and change `RUST` in xtask/src/pins.rs",
        ));
    }
    let advice = "the Rust toolchain needs its source: `rustup component add rust-src`";
    let toolchain = read(rustc().args(["--print", "sysroot"]), advice)?;
    let source = Path::new(toolchain.trim()).join("lib/rustlib/src/rust/library");
    if !source.join("Cargo.lock").is_file() {
        println!("Adding the source of the standard library to the toolchain (some seconds)");
        run(tools.command("rustup").args(["component", "add", "rust-src"]), advice)?;
    }
    let fetch = ["fetch", "--locked", "-Zbuild-std", "--target", "wasm32-unknown-unknown"];
    let fetch = || {
        let mut command = tools.command("cargo");
        command.args(fetch).envs([BOOTSTRAP]);
        command
    };
    if read(fetch().arg("--offline"), "").is_ok() {
        return Ok(());
    }
    println!("Fetching the crates of the standard library (some seconds)");
    run(&mut fetch(), "it needs the crates registry, once")
}

/// Whether `rustc` tells a version of this release.
fn is_release(release: &str, version: &str) -> bool {
    let number = version.split_whitespace().nth(1).and_then(|number| number.strip_prefix(release));
    number.is_some_and(|patch| patch.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;
    use std::fs;

    #[test]
    fn a_release_has_patches_but_is_no_other_release() {
        assert!(is_release("1.95", "rustc 1.95.0 (59807616e 2026-04-14)\n"));
        assert!(is_release("1.95", "rustc 1.95.1\n"));
        assert!(!is_release("1.95", "rustc 1.96.0 (0123456ab 2026-05-28)\n"));
        assert!(!is_release("1.9", "rustc 1.95.0 (59807616e 2026-04-14)\n"));
        assert!(!is_release("1.95", ""));
    }

    #[test]
    fn the_profile_that_is_set_here_is_that_of_the_manifest() {
        let manifest = fs::read_to_string(workspace::root().join("Cargo.toml"));
        let manifest = manifest.expect("the workspace has one");
        assert!(manifest.contains("\n[profile.wasm-small]\n"));
        let tools = Toolbox::with(&[]).expect("none are asked for");
        let small = StandardLibrary::Small.trunk(&tools);
        assert!(small.get_args().any(|argument| argument == "wasm-small"));
        assert!(small.get_envs().any(|(name, _)| name == "CARGO_PROFILE_WASM_SMALL_PANIC"));
        let shipped = StandardLibrary::Shipped.trunk(&tools);
        assert!(!shipped.get_args().any(|argument| argument == "wasm-small"));
        assert!(!shipped.get_envs().any(|(name, _)| name == "RUSTC_BOOTSTRAP"));
    }
}
