//! Which version of the site is built, and where it will be published.

use crate::{Failure, failure::unreadable, workspace};
use sha2::{Digest, Sha256};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// What the site is made of. Tests, notes and tools do not change what readers see.
const SOURCES: [&str; 7] =
    ["Cargo.lock", "Cargo.toml", "assets", "index.html", "src", "style", "xtask/src"];

const DIGITS: usize = 12;

/// The version of the sources: twelve digits of a SHA-256 over their names and bytes. Frozen
/// embeds are published under it, so it has to be known before they are written.
///
/// # Errors
///
/// Where a source cannot be read.
pub fn version() -> Result<String, Failure> {
    let mut files = Vec::new();
    for source in SOURCES {
        collect(&workspace::root().join(source), &mut files)?;
    }
    files.sort();
    let mut digest = Sha256::new();
    for path in files {
        let bytes = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
        let name = path.strip_prefix(workspace::root()).unwrap_or(&path);
        digest.update(name.to_string_lossy().as_bytes());
        digest.update((bytes.len() as u64).to_be_bytes());
        digest.update(bytes);
    }
    let mut digits = format!("{:x}", digest.finalize());
    digits.truncate(DIGITS);
    Ok(digits)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if !path.is_dir() {
        files.push(path.to_path_buf());
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(|error| unreadable(path, &error))? {
        collect(&entry.map_err(|error| unreadable(path, &error))?.path(), files)?;
    }
    Ok(())
}

/// Where the site will be published, from the setting `SITE_URL`, with a slash at its end. What
/// has to be a whole address (oEmbed, pictures for link previews) is left out without it.
///
/// # Errors
///
/// Where it is no address.
pub fn site_url() -> Result<Option<String>, Failure> {
    env::var("SITE_URL").ok().filter(|url| !url.is_empty()).map(|url| checked(&url)).transpose()
}

fn checked(url: &str) -> Result<String, Failure> {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let is_plain = url.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"'<>?#\\".contains(&byte));
    if !(is_web && is_plain) {
        return Err(Failure::new(
            format!("SITE_URL is `{url}`"),
            "give the address of the folder that the site will be in, such as https://example.org/atlas/",
        ));
    }
    Ok(format!("{}/", url.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_twelve_digits_and_stays() {
        let now = version().expect("the sources can be read");
        assert!(now.len() == DIGITS && now.bytes().all(|digit| digit.is_ascii_hexdigit()), "{now}");
        assert_eq!(version().expect("the sources can be read"), now);
    }

    #[test]
    fn the_address_of_the_site_is_one() {
        for (url, address) in [
            ("https://example.org", Some("https://example.org/")),
            ("http://127.0.0.1:8080/a/", Some("http://127.0.0.1:8080/a/")),
            ("example.org", None),
            ("javascript:alert(1)", None),
            ("https://example.org/?a", None),
            ("https://example.org/\"><script>", None),
        ] {
            assert_eq!(checked(url).ok().as_deref(), address, "{url}");
        }
    }
}
