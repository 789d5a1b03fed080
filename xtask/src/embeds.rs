//! Single figures for frames in other pages: a page for each, one script for all of them, and the
//! script by which other pages have them as an element.
//!
//! A frame may be allowed scripts and nothing else: no files beside its page, no modules, no
//! storage. A classic script it may load, from disk too. So everything that the app is made of is
//! in one, which browsers load once for all figures of a page.

use crate::{
    Failure, Toolbox,
    failure::unreadable,
    oembed,
    pack::Packed,
    pages::{insert, is_for, minified, save, script, split, written},
    pictures, policy,
    version::Release,
    workspace,
};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fmt::Write, fs};

/// The folder of a figure's page begins with this: neutral, since it stays in histories, and of
/// this report only, since some pages look for a frame by a part of its address.
pub const FOLDER: &str = "embed/missouri-2016-";
/// Where a page names the script; `src/app/embed.rs` has to agree.
const SCRIPT: &str = "src=\"../APP.js\" nonce=\"APP\"";
/// The script by which other pages have a figure as an element.
pub const ELEMENT: &str = "embed.js";

/// The heights of the embeds, in logical pixels, where they are 600 wide.
pub const HEIGHTS: &str = "assets/embed-heights.txt";

/// The report in the form for programs, which is all that the app of frames reads.
const REPORT: &str = "assets/reports/missouri-2016.json";

/// The figure that is a map, and the texts that only this one is made of: they stand in its page, below
/// what is shown first.
pub const MAP: &str = "map";
const OF_MAP: [&str; 5] = ["counties", "residents", "places", "offences", "placements"];

/// Writes all of it into `dist/`, with the app of frames. `texts` are those that the app of the site
/// reads, by the id of their place.
pub fn write(
    tools: &Toolbox,
    framed: &Packed,
    texts: Texts,
    release: &Release,
) -> Result<(), Failure> {
    let (texts, of_map) = needed(texts)?;
    let app = app(framed, &texts, &minified(tools, "start_embed")?)?;
    let name = format!("app-{}", digest(&app));
    save(&format!("embed/{name}.js"), &app)?;
    save(ELEMENT, &minified(tools, "embed")?)?;
    let [begin, teller] = [minified(tools, "begin_embed")?, minified(tools, "height")?];
    for figure in written(tools, &["figures"])?.lines() {
        let page = pictures::tightened(&written(tools, &["embed", figure])?)?;
        let head = release.meta() + &oembed::write(figure, height(figure)?, release)?;
        let page = page.replacen("<title>", &format!("{head}<title>"), 1);
        let page = insert(&page, "<style>", framed.style.trim_end())?;
        let page = script(&page, "begin_embed", &begin)?;
        let page = script(&page, "height", &teller)?;
        let (above, below) = split(&page, "<script defer")?;
        let texts = if figure == MAP { places(&of_map) } else { String::new() };
        let page = format!("{above}{texts}<script defer{below}");
        let page = page.replace(SCRIPT, &format!("src=\"../{name}.js\" nonce=\"{name}\""));
        save(&format!("{FOLDER}{figure}/index.html"), &policy::of_embed(&page, &name)?)?;
    }
    Ok(())
}

/// How high the embed of a figure is, as measured: see assets/README.md.
fn height(figure: &str) -> Result<u32, Failure> {
    let path = workspace::root().join(HEIGHTS);
    let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
    let line = text.lines().find_map(|line| line.strip_prefix(figure)?.strip_prefix(' '));
    line.and_then(|height| height.parse().ok()).ok_or_else(|| {
        let advice = "measure it: `cargo test -p e2e --test embed_heights` tells";
        Failure::new(format!("{HEIGHTS} has no height of {figure}"), advice)
    })
}

/// Texts, by the id of their place.
type Texts = BTreeMap<String, String>;

/// What the app of frames reads of the texts of the site, and what it reads for the map only. A
/// frame has one language, and no file of a reader's in which there could be ZIP codes.
fn needed(mut texts: Texts) -> Result<(Texts, Texts), Failure> {
    texts.retain(|id, _| is_for(id, "en") && id != "zips");
    let of_map = texts.extract_if(.., |id, _| OF_MAP.contains(&id.as_str())).collect();
    let path = workspace::root().join(REPORT);
    let report = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
    let report: serde_json::Value = serde_json::from_str(&report)
        .map_err(|error| Failure::new(format!("{REPORT}: {error}"), "see assets/README.md"))?;
    texts.insert("report".to_owned(), report.to_string());
    Ok((texts, of_map))
}

/// Texts as they stand in a page.
fn places(texts: &Texts) -> String {
    texts.iter().fold(String::new(), |places, (id, text)| {
        places + "<script type=\"text/plain\" id=\"" + id + "\">" + text + "</script>\n"
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

    #[test]
    fn an_embed_carries_no_more() {
        let texts = ["places", "report", "words-en", "words-es", "labels-es", "zips"];
        let texts = texts.map(|id| (id.to_owned(), id.to_owned())).into();
        let (needed, of_map) = needed(texts).expect("the report is there");
        assert_eq!(needed.keys().collect::<Vec<_>>(), ["report", "words-en"]);
        assert_eq!(places(&of_map), "<script type=\"text/plain\" id=\"places\">places</script>\n");
        assert!(needed["report"].starts_with("{\"format\":\"hotline-atlas-report\""));
    }
}
