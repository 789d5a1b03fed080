//! The built site, served for the tests.

use crate::Result;
use std::{sync::OnceLock, thread};
use xtask::{StaticServer, workspace};

/// The address of the built site, with a closing slash. One server answers all tests of a
/// process, until its end.
pub fn address() -> Result<&'static str> {
    static ADDRESS: OnceLock<std::result::Result<String, String>> = OnceLock::new();
    let address = ADDRESS.get_or_init(|| {
        if !workspace::dist().join("index.html").is_file() {
            return Err("dist/ has no index.html: run `cargo xtask test`, which builds it".into());
        }
        let server = StaticServer::listen(workspace::dist(), 0).map_err(|e| e.to_string())?;
        let address = server.address();
        thread::spawn(move || server.serve());
        Ok(address)
    });
    Ok(address.as_deref().map_err(String::as_str)?)
}
