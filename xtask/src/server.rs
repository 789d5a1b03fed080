//! A static server for the built site, on this machine only.

use crate::Failure;
use std::{
    fs,
    path::{Path, PathBuf},
};
use tiny_http::{Header, Method, Request, Response, Server};

/// A folder served over HTTP at an address of this machine, as a plain static host would.
pub struct StaticServer {
    http: Server,
    folder: PathBuf,
}

/// What a URL stands for.
#[derive(Debug, PartialEq)]
enum Target {
    File(PathBuf),
    /// A folder named without its closing slash, without which relative URLs would go wrong.
    Folder,
    Nothing,
}

impl StaticServer {
    /// Listens on the port, or on a free one if it is 0. Nothing is answered before
    /// [`serve`](Self::serve), but a busy port is found at once.
    pub fn listen(folder: PathBuf, port: u16) -> Result<Self, Failure> {
        let http = Server::http(("127.0.0.1", port)).map_err(|error| {
            Failure::new(
                format!("port {port} of 127.0.0.1 cannot be had: {error}"),
                "stop what is using it, or choose another with `cargo xtask serve --port N`",
            )
        })?;
        Ok(Self { http, folder })
    }

    /// Where the site is found, with a closing slash.
    pub fn address(&self) -> String {
        format!("http://{}/", self.http.server_addr())
    }

    /// Answers requests until the process ends.
    pub fn serve(&self) {
        for request in self.http.incoming_requests() {
            // A reader who hangs up early is no trouble of ours.
            let _ = self.answer(request);
        }
    }

    fn answer(&self, request: Request) -> std::io::Result<()> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return request.respond(Response::from_string("405 only GET").with_status_code(405));
        }
        let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
        match target(&self.folder, &path) {
            Target::File(file) => {
                let compressed = accepts_brotli(&request);
                let mut bytes = fs::read(&file)?;
                if compressed {
                    bytes = brotli(&bytes)?;
                }
                let mut response = Response::from_data(bytes)
                    // Its length is known, so it is told.
                    .with_chunked_threshold(usize::MAX)
                    .with_header(header("Content-Type", media_type(&file)))
                    .with_header(header("X-Content-Type-Options", "nosniff"))
                    // A rebuilt page is seen at the next reload.
                    .with_header(header("Cache-Control", "no-cache"));
                if compressed {
                    response.add_header(header("Content-Encoding", "br"));
                }
                request.respond(response)
            }
            Target::Folder => {
                // Only the last part, so that the answer cannot lead to another host.
                let name = path.rsplit('/').next().unwrap_or_default();
                let response =
                    Response::empty(308).with_header(header("Location", &format!("./{name}/")));
                request.respond(response)
            }
            Target::Nothing => {
                request.respond(Response::from_string("404 not found").with_status_code(404))
            }
        }
    }
}

fn accepts_brotli(request: &Request) -> bool {
    request
        .headers()
        .iter()
        .any(|header| header.field.equiv("Accept-Encoding") && header.value.as_str().contains("br"))
}

/// As small as hosts send it that compress while they answer.
fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let quick = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &quick)?;
    Ok(compressed)
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("headers here are ASCII")
}

/// What the path of a URL stands for in the folder. Nothing outside of the folder is reached.
fn target(folder: &Path, path: &str) -> Target {
    let Some(path) = decoded(path) else { return Target::Nothing };
    let mut file = folder.to_owned();
    for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part == ".." || part.contains(['\\', '\0', ':']) {
            return Target::Nothing;
        }
        file.push(part);
    }
    if file.is_dir() {
        if !path.ends_with('/') {
            return Target::Folder;
        }
        file.push("index.html");
    }
    if file.is_file() { Target::File(file) } else { Target::Nothing }
}

/// The path with `%41` read as `A`.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut text = Vec::new();
    while let Some(byte) = bytes.next() {
        text.push(if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let (high, low) = (digit(bytes.next())?, digit(bytes.next())?);
            u8::try_from(high * 16 + low).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(text).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "geojson" => "application/geo+json",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The folder of this crate stands for a site.
    #[test]
    fn urls_stay_inside_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let manifest = Target::File(folder.join("Cargo.toml"));
        assert_eq!(target(folder, "/Cargo.toml"), manifest);
        assert_eq!(target(folder, "/Cargo%2Etoml"), manifest);
        assert_eq!(target(folder, "//./Cargo.toml"), manifest);
        assert_eq!(target(folder, "/src"), Target::Folder);
        for outside in [
            "/../Cargo.toml",
            "/src/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/..\\Cargo.toml",
            "/%zz",
            "/%4",
            "/src/",
            "/nothing",
        ] {
            assert_eq!(target(folder, outside), Target::Nothing, "{outside}");
        }
    }

    #[test]
    fn a_busy_port_is_told() {
        let first = StaticServer::listen(PathBuf::from("."), 0).expect("a free port");
        let port = first.http.server_addr().to_ip().expect("an address with a port").port();
        let failure = StaticServer::listen(PathBuf::from("."), port).err().expect("it is taken");
        assert!(failure.to_string().contains(&format!("port {port}")), "{failure}");
        assert!(failure.to_string().contains("--port N"), "{failure}");
    }

    #[test]
    fn wasm_is_served_as_wasm() {
        assert_eq!(media_type(Path::new("a_bg.wasm")), "application/wasm");
        assert_eq!(media_type(Path::new("a.unknown")), "application/octet-stream");
    }
}
