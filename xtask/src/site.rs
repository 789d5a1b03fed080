//! The built site in `dist/`.

use crate::{
    Failure, StandardLibrary, Toolbox,
    failure::{read, run},
    pack::pack,
    pages,
    toolbox::add_wasm_target,
    workspace,
};
use std::{collections::BTreeMap, fs, io, path::Path};

/// Builds the site for release into `dist/`.
pub fn build(tools: &Toolbox) -> Result<(), Failure> {
    add_wasm_target()?;
    fetch_crates(tools)?;
    run(
        &mut StandardLibrary::find(tools).trunk(tools),
        "the lines above say what Trunk, Cargo, wasm-bindgen or wasm-opt complain of",
    )?;
    pages::write(tools, &pack(tools)?)
}

/// Has the crates of Cargo.lock at hand, since Trunk works offline.
pub fn fetch_crates(tools: &Toolbox) -> Result<(), Failure> {
    let mut at_hand = tools.command("cargo");
    if read(at_hand.args(["fetch", "--locked", "--offline"]), "").is_ok() {
        return Ok(());
    }
    println!("Fetching the crates of Cargo.lock (about a minute)");
    run(
        tools.command("cargo").args(["fetch", "--locked"]),
        "it needs the crates registry, and a Cargo.lock that fits Cargo.toml",
    )
}

/// All files of `dist/`, by their path from the top.
pub fn files() -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    add(&workspace::dist(), "", &mut files)?;
    Ok(files)
}

fn add(folder: &Path, path: &str, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{path}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            add(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}
