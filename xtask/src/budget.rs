//! How many bytes a reader's first visit costs, and how many it may.

use crate::{Failure, embeds, framed, pages, site, workspace};
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::{self, Write},
    path::Path,
};

/// All files of a first visit together, by Brotli. The design asks for 150 kB. The page held that
/// until it was also to be read without the app (text, tables and pictures: 28 kB), and until its
/// figures could be taken along (files, links, citations: 36 kB). This is what it takes now, in the
/// heavier of the two languages, so that it does not grow further: a debt, no aim.
const ALL_BROTLI: usize = 224_000;
/// The copy that readers keep on their device, as it is.
const COPY: usize = 350_000;
/// What an embed shows before its script has come, by Brotli: its page, of that of the map what
/// stands above the texts that it is made of.
const EMBED_FIRST: usize = 30_000;
/// An embed with the script that all share, by Brotli: what the design asks of a first visit.
const EMBED: usize = 150_000;
/// That of the map, which is made of more. As with a first visit, a debt and no aim.
const EMBED_MAP: usize = 170_000;
/// The script by which other pages have a figure as an element, by Brotli.
const ELEMENT: usize = 3_000;
/// What in an embed tells its height, by Brotli. It stands in each of their pages.
const HEIGHT: usize = 1_000;
/// The WebAssembly alone, by gzip: so that it does not grow where data shrink.
const WASM_GZIP: usize = 185_000;

const ADVICE: &str = "make it smaller; `twiggy` or `wasm-dis` show what is in the WebAssembly";

/// A file of a first visit and its sizes in bytes, compressed as static hosts do.
#[derive(Default)]
struct Weight {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints what a first visit costs, and fails if that is too much.
pub fn check() -> Result<(), Failure> {
    let mut wasm = 0;
    for (language, page) in pages::PAGES {
        let weights = first_visit(page)
            .and_then(|names| names.into_iter().map(Weight::of).collect::<io::Result<Vec<_>>>())
            .map_err(|error| {
                Failure::new(format!("dist/ cannot be read: {error}"), "run `cargo xtask build`")
            })?;
        println!("{:<50}{:>10}{:>10}{:>10}", "bytes", "raw", "gzip", "brotli");
        let mut all = Weight { name: "all".to_owned(), ..Weight::default() };
        for weight in &weights {
            weight.print();
            all.add(weight);
            if Path::new(&weight.name).extension().is_some_and(|extension| extension == "wasm") {
                wasm = weight.gzip;
            }
        }
        all.print();
        within(&format!("a first visit in {language}, by Brotli,"), all.brotli, ALL_BROTLI)?;
    }
    within("the WebAssembly, by gzip,", wasm, WASM_GZIP)?;
    let copy = fs::metadata(workspace::dist().join(pages::COPY)).map_err(|error| {
        Failure::new(format!("{}: {error}", pages::COPY), "run `cargo xtask build`")
    })?;
    within("the copy in one file", copy.len() as usize, COPY)?;
    embeds().map_err(|error| Failure::new(format!("dist/ cannot be read: {error}"), ADVICE))?
}

/// The figures by themselves, each with the script that they share.
fn embeds() -> io::Result<Result<(), Failure>> {
    let (mut first, mut height, mut app) = (0, 0, Weight::default());
    let (mut page, mut map) = (Weight::default(), Weight::default());
    for name in site::files()?.into_keys() {
        if name.starts_with(embeds::FOLDER) {
            let text = fs::read_to_string(workspace::dist().join(&name))?;
            let scripts = text.split("<script>").filter_map(|part| part.split_once("</script>"));
            let tells = scripts.map(|(script, _)| script).find(|it| it.contains("postMessage"));
            height = brotli(tells.unwrap_or_default().as_bytes())?.max(height);
            let shown = text.split("<script type=\"text/plain\"").next().unwrap_or_default();
            first = brotli(shown.as_bytes())?.max(first);
            let weight = Weight::of(name)?;
            let of_map = weight.name.starts_with(&format!("{}{}/", embeds::FOLDER, framed::MAP));
            let heaviest = if of_map { &mut map } else { &mut page };
            if weight.brotli > heaviest.brotli {
                *heaviest = weight;
            }
        } else if name.starts_with("embed/") {
            app = Weight::of(name)?;
        }
    }
    let element = Weight::of(embeds::ELEMENT.to_owned())?;
    for weight in [&page, &map, &app, &element] {
        weight.print();
    }
    Ok(within("the first of an embed, by Brotli,", first, EMBED_FIRST)
        .and_then(|()| within("all of an embed", page.brotli + app.brotli, EMBED))
        .and_then(|()| within("all of the embed of the map", map.brotli + app.brotli, EMBED_MAP))
        .and_then(|()| within("what tells the height of an embed", height, HEIGHT))
        .and_then(|()| within("the element for other pages", element.brotli, ELEMENT)))
}

fn within(what: &str, bytes: usize, budget: usize) -> Result<(), Failure> {
    println!("{what} has {bytes} bytes of {budget}: {} %", bytes * 100 / budget);
    if bytes > budget {
        return Err(Failure::new(format!("{what} is above its budget"), ADVICE));
    }
    Ok(())
}

/// The files of `dist/` that the browser fetches when one of its pages is opened. A test in the
/// browser holds that it asks for no others.
pub fn first_visit(page: &str) -> io::Result<Vec<String>> {
    let text = fs::read_to_string(workspace::dist().join(page))?;
    Ok(fetched(page, &text, site::files()?.into_keys().collect()))
}

/// The page itself and those files that it names outside of links and descriptions of itself.
fn fetched(name: &str, page: &str, files: Vec<String>) -> Vec<String> {
    let parts = page.split('<').filter(|part| {
        !["a ", "a\n", "meta "].iter().any(|tag| part.starts_with(tag))
            && !part.contains("rel=\"alternate\"")
            && !part.contains("rel=\"canonical\"")
    });
    let parts: Vec<&str> = parts.collect();
    let named = |file: &String| {
        let quoted = ["\"", "'"].map(|quote| format!("{file}{quote}"));
        parts.iter().any(|part| quoted.iter().any(|file| part.contains(file)))
    };
    files.into_iter().filter(|file| file == name || named(file)).collect()
}

impl Weight {
    fn of(name: String) -> io::Result<Self> {
        let bytes = fs::read(workspace::dist().join(&name))?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&bytes)?;
        Ok(Self { name, raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli(&bytes)? })
    }

    fn add(&mut self, other: &Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }

    fn print(&self) {
        println!("{:<50}{:>10}{:>10}{:>10}", self.name, self.raw, self.gzip, self.brotli);
    }
}

/// How many bytes are left of some, as small as Brotli makes them.
fn brotli(mut bytes: &[u8]) -> io::Result<usize> {
    let best = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &best)?;
    Ok(compressed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_visit_fetches_what_the_page_loads_but_not_what_it_links_to() {
        let page = r#"<meta property="og:image" content="charts/map.png">
            <link rel="canonical" href="other.html"><link rel="stylesheet" href="./a.css">
            <script type="module">import init from './a.js'; init('./a_bg.wasm');</script>
            <a class="x" href="data/venues.csv">Data</a><img src="look/map.svg">"#;
        let files = ["a.css", "a.js", "a_bg.wasm", "charts/map.png", "data/venues.csv"];
        let files =
            files.into_iter().chain(["embed.js", "index.html", "look/map.svg", "other.html"]);
        let fetched = fetched("index.html", page, files.map(str::to_owned).collect());
        assert_eq!(fetched, ["a.css", "a.js", "a_bg.wasm", "index.html", "look/map.svg"]);
    }

    #[test]
    fn above_the_budget_is_a_failure() {
        assert!(within("it", 10, 10).is_ok());
        assert!(within("it", 11, 10).is_err());
    }
}
