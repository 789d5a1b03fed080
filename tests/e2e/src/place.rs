//! The places where the page is read.

use crate::{Result, file, site};
use std::{fs, path::PathBuf, sync::OnceLock, thread};
use xtask::{StaticServer, workspace};

/// A place where the page is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Place {
    /// The site on a server.
    Http,
    /// The page in one file, saved into a folder where nothing else is, opened from there.
    File,
    /// The page in one file on a server, in a frame of a page of another site, which allows it
    /// scripts and nothing else.
    Sandbox,
}

/// The name of the page in one file.
pub const ONE_FILE: &str = "missouri-2016.html";

impl Place {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Http, Self::File, Self::Sandbox];

    /// What it is called in a table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::File => "file",
            Self::Sandbox => "sandbox",
        }
    }

    /// The address to open: of the page, or of the page with the frame.
    pub fn address(self) -> Result<String> {
        match self {
            Self::Http => Ok(format!("{}index.html", site::address()?)),
            Self::File => Ok(on_disk()?.to_owned()),
            Self::Sandbox => {
                one_file()?;
                Ok(format!("{}frame.html", other_site()?))
            }
        }
    }
}

/// The page in one file, as it was built.
pub fn one_file() -> Result<String> {
    fs::read_to_string(workspace::dist().join(ONE_FILE)).map_err(|error| {
        format!("dist/{ONE_FILE}, the page in one file, cannot be read: {error}").into()
    })
}

/// The page in one file, alone in a folder. It is written once: a browser that reads it while it
/// is written for another one would see half of it.
fn on_disk() -> Result<&'static str> {
    static ADDRESS: OnceLock<std::result::Result<String, String>> = OnceLock::new();
    let address = ADDRESS.get_or_init(|| {
        let page = one_file().map_err(|error| error.to_string())?;
        file("one-file", ONE_FILE, page.as_bytes())
            .map(|path| format!("file://{path}"))
            .map_err(|error| error.to_string())
    });
    Ok(address.as_deref().map_err(String::as_str)?)
}

/// The address of a page of another site, which has nothing to do with ours.
pub fn elsewhere() -> Result<String> {
    Ok(format!("{}elsewhere.html", other_site()?))
}

/// Another site: its host has another name, and its port another number.
fn other_site() -> Result<&'static str> {
    static ADDRESS: OnceLock<std::result::Result<String, String>> = OnceLock::new();
    let address = ADDRESS.get_or_init(|| serve().map_err(|error| error.to_string()));
    Ok(address.as_deref().map_err(String::as_str)?)
}

/// Puts a file into the other site and has its address. It is there all at once: another test may
/// be reading what it replaces.
pub(crate) fn on_other_site(name: &str, text: &str) -> Result<String> {
    let address = format!("{}{name}", other_site()?);
    let unfinished = other_folder().join(format!("{:?}-{name}", thread::current().id()));
    fs::write(&unfinished, text)?;
    fs::rename(unfinished, other_folder().join(name))?;
    Ok(address)
}

fn other_folder() -> PathBuf {
    workspace::root().join("target/e2e/other-site")
}

fn serve() -> Result<String> {
    let folder = other_folder();
    fs::create_dir_all(&folder)?;
    let frame = format!(
        "<!doctype html><title>Another site</title>
        <style>body {{ margin: 0 }} iframe {{ border: 0; width: 100vw; height: 100vh }}</style>
        <iframe sandbox=\"allow-scripts\" src=\"{}{ONE_FILE}\"></iframe>",
        site::address()?
    );
    fs::write(folder.join("frame.html"), frame)?;
    fs::write(folder.join("elsewhere.html"), "<!doctype html><title>Elsewhere</title>")?;
    let server = StaticServer::listen(folder, 0)?;
    let address = server.address().replace("127.0.0.1", "localhost");
    thread::spawn(move || server.serve());
    Ok(address)
}
