//! The built site in `dist/`.

use crate::{
    Failure, StandardLibrary, Toolbox, embeds,
    failure::{read, run, unreadable},
    pack::pack,
    pages, pictures,
    toolbox::add_wasm_target,
    version::Release,
    workspace,
};
use std::{collections::BTreeMap, fs, io, path::Path};

/// Builds the site for release into `dist/`.
pub fn build(tools: &Toolbox) -> Result<(), Failure> {
    add_wasm_target()?;
    fetch_crates(tools)?;
    let library = StandardLibrary::find(tools);
    let app = |folder: &Path, arguments: &[&str]| {
        run(
            library.trunk(tools).args(arguments).arg("--dist").arg(folder),
            "the lines above say what Trunk, Cargo, wasm-bindgen or wasm-opt complain of",
        )?;
        pack(tools, folder)
    };
    let framed = app(&workspace::framed(), &["--features", "framed"])?;
    let packed = app(&workspace::dist(), &[])?;
    let release = Release::now()?;
    downloads(tools, &release)?;
    let texts = pages::write(tools, &packed, &release)?;
    embeds::write(tools, &framed, texts, &release)?;
    freeze(&release)
}

/// What readers can have as files, written by our own library, run natively.
fn downloads(tools: &Toolbox, release: &Release) -> Result<(), Failure> {
    let dist = workspace::dist();
    let mut write = tools.command("cargo");
    write.args([
        "run",
        "--locked",
        "--quiet",
        "-p",
        "hotline-atlas",
        "--bin",
        "hotline-atlas",
        "--",
    ]);
    write.arg("files").arg(&dist).args(["--version", &release.version]);
    if let Some(site) = &release.site {
        write.args(["--site", site]);
    }
    run(&mut write, "the lines above say what is damaged in assets/")?;
    pictures::write(&dist)
}

/// Publishes the whole site once more under its version, where nothing of it is ever changed: a
/// citation, or an embed in an article of today, shows the same in years.
fn freeze(release: &Release) -> Result<(), Failure> {
    let folder = workspace::dist().join("v").join(&release.version);
    let files = files().map_err(|error| unreadable(&workspace::dist(), &error))?;
    for (name, bytes) in files {
        let path = folder.join(&name);
        let parent = path.parent().unwrap_or(&folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, bytes))
            .map_err(|error| unreadable(&path, &error))?;
    }
    Ok(())
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
