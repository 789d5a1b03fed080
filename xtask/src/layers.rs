//! The layers of tests, from the fastest to the most real.

use crate::{
    Failure, Toolbox, browser, budget,
    failure::{read, run},
    pins, site,
    toolbox::add_wasm_target,
};
use std::time::{Duration, Instant};

const LOOK: &str = "the lines above say what is wrong";

type Layer = (&'static str, fn(&Toolbox) -> Result<(), Failure>);

const LAYERS: [Layer; 12] = [
    ("format", |tools| {
        run(tools.command("cargo").args(["fmt", "--all", "--check"]), "run `cargo fmt --all`")
    }),
    ("clippy", |tools| {
        let arguments = ["clippy", "--locked", "--workspace", "--all-targets"];
        run(tools.command("cargo").args(arguments).args(DENY_WARNINGS), LOOK)
    }),
    ("clippy, for the browser", |tools| {
        // All targets but the benches, which are native.
        let arguments = ["clippy", "--locked", "-p", "hotline-atlas", "--lib", "--bins", "--tests"];
        for features in [&[][..], &["--features", "framed"]] {
            let mut clippy = tools.command("cargo");
            clippy.args(arguments).args(FOR_BROWSER).args(features).args(DENY_WARNINGS);
            run(&mut clippy, LOOK)?;
        }
        Ok(())
    }),
    ("crates", crates),
    ("features", features),
    ("native tests", |tools| {
        run(tools.command("cargo").args(["test", "--locked"]), LOOK)?;
        run(tools.command("cargo").args(["test", "--locked", "-p", "xtask"]), LOOK)
    }),
    ("tests of the app in Chromium", |tools| {
        let arguments = ["test", "--locked", "--test", "wasm_*"];
        let mut command = tools.command("cargo");
        command
            .args(arguments)
            .args(FOR_BROWSER)
            .env("CHROMEDRIVER", browser::CHROMEDRIVER.get()?)
            // In seconds. A busy machine starts a browser slowly; the default is 20.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
        run(&mut command, LOOK)
    }),
    ("build", |tools| site::build(tools)),
    ("budget", |_| budget::check()),
    ("the same bytes again", same_bytes_again),
    ("tests of the built site in Chromium", |tools| {
        let others = ["--", "--skip", "three_engines"];
        run(tools.command("cargo").args(["test", "--locked", "-p", "e2e"]).args(others), LOOK)
    }),
    ("the built site in three engines", |tools| {
        // Its table is to be seen also when nothing has failed.
        let arguments = ["test", "--locked", "-p", "e2e", "--test", "engines", "--", "--nocapture"];
        run(tools.command("cargo").args(arguments), LOOK)
    }),
];

const FOR_BROWSER: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const DENY_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

/// Runs all layers of tests, until one fails, and sums up.
pub fn test() -> Result<(), Failure> {
    let tools = Toolbox::with(&[&pins::TO_BUILD[..], &[pins::CARGO_DENY]].concat())?;
    browser::ready()?;
    add_wasm_target()?;
    site::fetch_crates(&tools)?;

    let mut outcomes = Vec::new();
    let mut failed = None;
    for (name, layer) in LAYERS {
        if failed.is_some() {
            outcomes.push(format!("{:>9}  {name}", "not run"));
            continue;
        }
        println!("\n=== {name} ===");
        let start = Instant::now();
        let outcome = layer(&tools);
        let word = if outcome.is_ok() { "passed" } else { "FAILED" };
        outcomes.push(format!("{word:>9}  {name} ({})", seconds(start.elapsed())));
        failed = outcome.err();
    }
    println!("\n=== summary ===\n{}", outcomes.join("\n"));
    failed.map_or(Ok(()), Err)
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

/// Licences, bans and sources need no network; known faults need today's list of them.
fn crates(tools: &Toolbox) -> Result<(), Failure> {
    let deny = || tools.command("cargo-deny");
    let check = ["--locked", "--workspace", "--offline", "check", "--hide-inclusion-graph"];
    run(deny().args(check).args(["bans", "licenses", "sources"]), "see deny.toml")?;
    if let Err(failure) = read(deny().args(["fetch", "db"]), "") {
        let why = failure.to_string();
        let why = why.lines().next().unwrap_or_default();
        println!("NOTE: known faults of crates were not checked, their list cannot be had: {why}");
        return Ok(());
    }
    run(deny().args(check).arg("advisories"), "update the crate, or give the reason in deny.toml")
}

/// In the browser leptos renders there, and never as on a server: its `ssr` turns event
/// handlers into nothing.
fn features(tools: &Toolbox) -> Result<(), Failure> {
    let arguments = ["tree", "--locked", "-p", "hotline-atlas", "-e", "features", "-i", "tachys"];
    let mut command = tools.command("cargo");
    let tree = read(command.args(arguments).args(FOR_BROWSER), LOOK)?;
    if tree.contains("leptos feature \"csr\"") && !tree.contains("feature \"ssr\"") {
        println!("leptos has `csr` and not `ssr`");
        return Ok(());
    }
    Err(Failure::new(
        format!("the WebAssembly needs leptos with `csr` and without `ssr`\n{tree}"),
        "find in the tree above what asks for it, and ask for it natively only, see Cargo.toml",
    ))
}

/// Builds the app and its pages anew: a commit has one site, so that readers can check what they
/// were served. Its crates are not compiled again; a clone elsewhere does that.
fn same_bytes_again(tools: &Toolbox) -> Result<(), Failure> {
    let dist = || {
        site::files().map_err(|error| {
            Failure::new(format!("dist/ cannot be read: {error}"), "run `cargo xtask build`")
        })
    };
    let first = dist()?;
    for profile in ["wasm-small", "wasm-release"] {
        let mut clean = tools.command("cargo");
        clean.args(["clean", "-p", "hotline-atlas", "--profile", profile]).args(FOR_BROWSER);
        run(&mut clean, LOOK)?;
    }
    site::build(tools)?;
    let second = dist()?;
    let others: Vec<&String> = first
        .keys()
        .chain(second.keys())
        .filter(|name| first.get(*name) != second.get(*name))
        .collect();
    if others.is_empty() {
        println!("{} files are the same", first.len());
        return Ok(());
    }
    let what = format!("a second build of the same sources differs in {others:?}");
    Err(Failure::new(what, "find what depends on time, place or order, and order it"))
}
