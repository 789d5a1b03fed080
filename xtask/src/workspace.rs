//! Where things are.

use std::path::{Path, PathBuf};

/// The folder of the workspace.
///
/// # Panics
/// Never: this crate lies in a folder of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a crate of the workspace has a parent")
}

/// The folder of the app of frames, before it is put into the site.
pub fn framed() -> PathBuf {
    root().join("target/framed")
}

/// The folder of the built site.
pub fn dist() -> PathBuf {
    root().join("dist")
}
