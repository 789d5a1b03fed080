//! Single figures for frames in other pages: a page for each, one script for all of them, and the
//! script by which other pages have them as an element.
//!
//! A frame may be allowed scripts and nothing else: no files beside its page, no modules, no
//! storage. A classic script it may load, from disk too. So everything that the app is made of is
//! in one, which browsers load once for all figures of a page.

use crate::{
    Failure, Toolbox,
    failure::unreadable,
    framed::{Texts, needed, places},
    oembed,
    pack::Packed,
    pages::{PAGES, insert, minified, save, script, split, written},
    pictures, policy,
    version::Release,
    workspace,
};
use sha2::{Digest, Sha256};
use std::{fmt::Write, fs};

/// The folder of a figure's page begins with this: neutral, since it stays in histories, and of
/// this report only, since some pages look for a frame by a part of its address.
pub const FOLDER: &str = "embed/missouri-2016-";
/// Where a page names the script; `src/app/embed.rs` has to agree.
const SCRIPT: &str = "src=\"../APP.js\" nonce=\"APP\"";
/// The script by which other pages have a figure as an element.
pub const ELEMENT: &str = "embed.js";

/// The heights of the embeds, in logical pixels, where they are 600 wide.
pub const HEIGHTS: &str = "assets/embed-heights.txt";

/// Writes all of it into `dist/`, with the app of frames. `texts` are those that the app of the site
/// reads, by the id of their place.
pub fn write(
    tools: &Toolbox,
    framed: &Packed,
    texts: Texts,
    release: &Release,
) -> Result<(), Failure> {
    let (texts, of_pages) = needed(texts)?;
    let app = app(framed, &texts, &minified(tools, "start_embed")?)?;
    let name = format!("app-{}", digest(&app));
    save(&format!("embed/{name}.js"), &app)?;
    save(ELEMENT, &minified(tools, "embed")?)?;
    let [begin, teller] = [minified(tools, "begin_embed")?, minified(tools, "height")?];
    for figure in written(tools, &["figures"])?.lines() {
        let known = oembed::write(figure, height(figure)?, release)?;
        for (language, file) in PAGES {
            let page = pictures::tightened(&written(tools, &["embed", figure, language])?)?;
            // Other sites learn of a figure in one language.
            let known = if language == "en" { known.as_str() } else { "" };
            let page = page.replacen("<title>", &format!("{}{known}<title>", release.meta()), 1);
            let page = insert(&page, "<style>", framed.style.trim_end())?;
            let page = script(&page, "begin_embed", &begin)?;
            let page = script(&page, "height", &teller)?;
            let (above, below) = split(&page, "<script defer")?;
            let own = places(&of_pages, figure, language);
            let page = format!("{above}{own}<script defer{below}");
            let page = page.replace(SCRIPT, &format!("src=\"../{name}.js\" nonce=\"{name}\""));
            save(&format!("{FOLDER}{figure}/{file}"), &policy::of_embed(&page, &name)?)?;
        }
    }
    Ok(())
}

/// How high the embed of a figure is, as measured: see assets/README.md.
fn height(figure: &str) -> Result<u32, Failure> {
    let path = workspace::root().join(HEIGHTS);
    let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
    let line = text.lines().find_map(|line| line.strip_prefix(figure)?.strip_prefix(' '));
    // The first is that in English.
    line.and_then(|heights| heights.split(' ').next()?.parse().ok()).ok_or_else(|| {
        let advice = "measure it: `cargo test -p e2e --test embed_heights` tells";
        Failure::new(format!("{HEIGHTS} has no height of {figure}"), advice)
    })
}

/// The whole app as one classic script.
fn app(packed: &Packed, texts: &Texts, start: &str) -> Result<String, Failure> {
    let texts = serde_json::to_string(texts).expect("texts are JSON");
    let (before, rest) = split(start, "TEXTS")?;
    let (between, after) = split(rest, "\"WASM\"")?;
    let wasm = letters(&packed.wasm);
    Ok(format!("{}{before}{texts}{between}\"{wasm}\"{after}\n", packed.classic_glue))
}

/// Six bits of each byte are turned round, so that what is frequent in WebAssembly becomes what is
/// frequent in texts: Brotli looks for these, and a reader downloads 2 kB less. Of all such turns
/// this is among the best. `start_embed.js` has to agree.
const TURN: u8 = 63;

/// Bytes as letters of a text in JavaScript, a letter each. Hosts compress what they send, and
/// this compresses as well as the bytes themselves; what is packed already does not: with base 85
/// of what was packed a reader downloads 24 kB more.
fn letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    for byte in bytes.iter().map(|byte| byte ^ TURN) {
        match byte {
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'"' | b'\\' => text.extend(['\\', char::from(byte)]),
            _ => text.push(char::from(byte)),
        }
    }
    text
}

/// What makes the name of a file that of its content.
fn digest(text: &str) -> String {
    Sha256::digest(text).iter().take(8).fold(String::new(), |mut name, byte| {
        write!(name, "{byte:02x}").expect("writing to memory does not fail");
        name
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_letters_that_javascript_reads_back() {
        assert_eq!(letters(b"\0asm"), "?^LR");
        let refused = [b'"', b'\\', b'\n', b'\r', 0xff].map(|byte| byte ^ TURN);
        assert_eq!(letters(&refused), "\\\"\\\\\\n\\r\u{ff}");
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(letters(&all).chars().count(), 256 + 4);
    }

    #[test]
    fn an_embed_carries_what_it_needs() {
        let packed = Packed {
            glue_name: String::new(),
            wasm_name: String::new(),
            classic_glue: "glue;".to_owned(),
            wasm: b"wasm".to_vec(),
            style: String::new(),
        };
        let texts = [("report", "WASM"), ("words-en", "1")];
        let texts = texts.map(|(id, text)| (id.to_owned(), text.to_owned())).into();
        let app = app(&packed, &texts, "a(TEXTS,\"WASM\")").expect("it fits");
        assert_eq!(app, "glue;a({\"report\":\"WASM\",\"words-en\":\"1\"},\"H^LR\")\n");
    }
}
