//! What the workspace is built with, each at one version.

use crate::tool::{Source, Tool};

/// The release of Rust that builds the standard library small; any newer one builds the rest.
pub const RUST: &str = "1.95";

/// Turns `index.html` into `dist/`. The newest that builds with Rust 1.95.
pub const TRUNK: Tool = Tool {
    package: "trunk",
    version: "0.21.14",
    programs: &["trunk"],
    // Without its lock file it does not compile; without default features it needs no TLS.
    source: Source::Cargo(&["--locked", "--no-default-features"]),
    duration: "about 4 minutes on two cores",
};

/// Writes the JavaScript between page and WebAssembly; runs the tests in the browser. Its
/// version must be that of the crate `wasm-bindgen`.
pub const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    version: "0.2.130",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    // Its lock file names a crate that has been withdrawn.
    source: Source::Cargo(&[]),
    duration: "about 4 minutes on two cores",
};

/// Makes the WebAssembly small. Older ones, as Debian has, break it silently.
pub const BINARYEN: Tool = Tool {
    package: "binaryen",
    version: "132",
    programs: &["wasm-opt"],
    source: Source::Npm,
    duration: "some seconds",
};

/// Minifies the JavaScript and the style sheet.
pub const ESBUILD: Tool = Tool {
    package: "esbuild",
    version: "0.28.2",
    programs: &["esbuild"],
    source: Source::Npm,
    duration: "some seconds",
};

/// Checks licences, sources and known faults of the crates.
pub const CARGO_DENY: Tool = Tool {
    package: "cargo-deny",
    version: "0.20.2",
    programs: &["cargo-deny"],
    source: Source::Cargo(&["--locked"]),
    duration: "about 2 minutes on two cores",
};

/// Drives Firefox.
pub const GECKODRIVER: Tool = Tool {
    package: "geckodriver",
    version: "0.37.1",
    programs: &["geckodriver"],
    source: Source::Cargo(&["--locked"]),
    duration: "about 1 minute on two cores",
};

/// Finds what keeps readers out, in a page that is open (W3C's rules, as far as a program can).
pub const AXE: Tool = Tool {
    package: "axe-core",
    version: "4.14.1",
    programs: &[],
    source: Source::NpmLibrary,
    duration: "some seconds",
};

/// A library by which pages make a frame as high as what is in it. Our embeds are tested in pages
/// with each of these; nothing of them is in the site.
const fn listener(package: &'static str, version: &'static str) -> Tool {
    Tool { package, version, programs: &[], source: Source::NpmLibrary, duration: "some seconds" }
}

/// NPR's, in many newsrooms.
pub const PYM: Tool = listener("pym.js", "1.3.2");
/// The last line of releases under a free licence.
pub const IFRAME_RESIZER_4: Tool = listener("iframe-resizer", "4.3.11");
/// Its successor, under another licence (GPL): fetched for tests, never part of ours.
pub const IFRAME_RESIZER_5: Tool = listener("@iframe-resizer/parent", "5.5.9");
/// It hears AMP's messages.
pub const FRAMES: Tool = listener("@newswire/frames", "1.0.0");

/// What the pictures of the figures are written with: fonts differ from machine to machine.
pub const NOTO: Tool = Tool {
    package: "@expo-google-fonts/noto-sans",
    version: "0.4.2",
    programs: &[],
    source: Source::NpmLibrary,
    duration: "some seconds",
};

/// What a build of the site needs.
pub const TO_BUILD: [Tool; 4] = [TRUNK, WASM_BINDGEN, BINARYEN, ESBUILD];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;
    use std::fs;

    fn text(file: &str) -> String {
        fs::read_to_string(workspace::root().join(file)).expect(file)
    }

    #[test]
    fn trunk_is_told_the_same_versions() {
        let config = text("Trunk.toml");
        for pin in [
            format!("\nwasm_bindgen = \"{}\"\n", WASM_BINDGEN.version),
            format!("\nwasm_opt = \"version_{}\"\n", BINARYEN.version),
        ] {
            assert!(config.contains(&pin), "Trunk.toml has no line {pin:?}");
        }
    }

    #[test]
    fn the_crate_has_the_version_of_its_tool() {
        let version = WASM_BINDGEN.version;
        let manifest = format!("\nwasm-bindgen = \"={version}\"\n");
        assert!(text("Cargo.toml").contains(&manifest), "Cargo.toml has no line {manifest:?}");
        let lock = format!("\nname = \"wasm-bindgen\"\nversion = \"{version}\"\n");
        assert!(text("Cargo.lock").contains(&lock), "Cargo.lock has no lines {lock:?}");
    }

    /// Cargo only warns when leptos asks for another version than that of a stub.
    #[test]
    fn every_stub_is_in_its_place() {
        assert!(
            !text("Cargo.lock").contains("[[patch.unused]]"),
            "see xtask/stubs/ and Cargo.toml"
        );
    }
}
