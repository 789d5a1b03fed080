//! The pages that readers open: `index.html`, and the whole site in one file.
//!
//! Trunk leaves a page that loads a style sheet, JavaScript and WebAssembly. Here the page gets
//! its content (written by our own library, run natively), so that it can be read before and
//! without any of these; and what it shows first stands in it, so that it waits for nothing.

use crate::{
    Failure, Toolbox,
    failure::{read, unreadable},
    pack::Packed,
    pictures, policy,
    version::Release,
    workspace,
};
use std::{collections::BTreeMap, fs, io::Write};

const ADVICE: &str = "index.html and xtask/src/pages.rs have to agree";
/// The name of the copy that readers keep: neutral, since it stays on their device.
pub const COPY: &str = "missouri-2016.html";
/// The pages of the site: each in one language, whose words are all that it carries.
pub const PAGES: [(&str, &str); 2] = [("en", "index.html"), ("es", "es.html")];

/// Writes all pages into `dist/`, and tells the texts that the app reads, by the id of their place.
pub fn write(
    tools: &Toolbox,
    packed: &Packed,
    release: &Release,
) -> Result<BTreeMap<String, String>, Failure> {
    let frame = workspace::dist().join("index.html");
    let frame = fs::read_to_string(&frame).map_err(|error| unreadable(&frame, &error))?;
    let frame = without_loader(&frame)?;
    let frame =
        insert(&frame, "<meta name=\"color-scheme\" content=\"light dark\">\n", &release.meta())?;
    let frame = insert(&frame, "<style>", packed.style.trim_end())?;
    let frame = script(&frame, "begin", &minified(tools, "begin")?)?;
    let frame = script(&frame, "exit", &minified(tools, "exit")?)?;
    let (frame, texts) = texts(tools, frame)?;

    let start = minified(tools, "start")?;
    let start = start.replace("GLUE", &packed.glue_name).replace("WASM", &packed.wasm_name);
    for (language, name) in PAGES {
        let mut page = insert(&frame, CONTENT, &content(tools, language, release)?)?;
        if language != "en" {
            page = translated(&page, language)?;
        }
        for (id, text) in &texts {
            let place = format!("<script type=\"text/plain\" id=\"{id}\">");
            if is_for(id, language) {
                page = insert(&page, &place, text)?;
            } else {
                let (before, after) = split(&page, &place)?;
                page = format!("{before}{}", split(after, "</script>\n")?.1);
            }
        }
        let page = script(&page, "start", &start)?;
        save(name, &policy::with_policy(&page, "'self'")?)?;
    }

    let start = format!("{}{}", packed.classic_glue, minified(tools, "start_copy")?);
    // A copy may be large, but not that large.
    let copy = insert(&frame, CONTENT, &content(tools, "en", release)?)?;
    let copy = alone(&bare(&copy)?);
    let all = all_in_one(&texts, &packed.wasm);
    let text = format!(
        "<script type=\"text/plain\" id=\"packed\" data-bytes=\"{}\">{}</script>\n",
        all.len(),
        letters(&all)
    );
    let (before, after) = split(&copy, "<script data-script=\"start\">")?;
    let copy = format!("{before}{text}<script data-script=\"start\">{after}");
    save(COPY, &policy::with_policy(&script(&copy, "start", &start)?, "'none'")?)?;
    Ok(texts)
}

/// The content of a page, which says of which version it is.
fn content(tools: &Toolbox, language: &str, release: &Release) -> Result<String, Failure> {
    let page = pictures::tightened(&written(tools, &["page", language])?)?;
    insert(&page, "<b data-version>", &release.version)
}

/// Where the content of a page stands.
const CONTENT: &str = "<div id=\"page\">";

/// Whether a page in a language carries a text: it does not say what others say.
pub(crate) fn is_for(id: &str, language: &str) -> bool {
    PAGES.iter().all(|(other, _)| *other == language || !id.ends_with(&format!("-{other}")))
}

/// What stands around the content of a page, in the language that stands beside it: `<b
/// data-es="Hola">Hello</b>`, and `<meta content="Hello" data-es="Hola">`.
fn translated(page: &str, language: &str) -> Result<String, Failure> {
    let (before, rest) = split(page, "<html lang=\"en\"")?;
    let mark = format!(" data-{language}=\"");
    let mut parts = rest.split(&mark);
    let mut text = format!("{before}<html lang=\"{language}\"{}", parts.next().unwrap_or_default());
    for part in parts {
        let (words, after) = split(part, "\"")?;
        let tag = text.rfind('<').unwrap_or_default();
        if text[tag..].starts_with("<meta") {
            let at = tag + split(&text[tag..], "content=\"")?.0.len();
            text.truncate(at);
            text.push_str(&format!("content=\"{words}\"{after}"));
        } else {
            let (attributes, after) = split(after, ">")?;
            let (_, after) = split(after, "<")?;
            text.push_str(&format!("{mark}{words}\"{attributes}>{words}<{after}"));
        }
    }
    // Which of the languages is the present one.
    let current = " aria-current=\"true\"";
    let (link, present) =
        (format!(" hreflang=\"{language}\">"), format!(" hreflang=\"{language}\"{current}>"));
    let (head, body) = split(&text, "<body>")?;
    Ok(format!("{head}<body>{}", body.replacen(current, "", 1).replacen(&link, &present, 1)))
}

/// What our own library writes, run natively.
pub(crate) fn written(tools: &Toolbox, arguments: &[&str]) -> Result<String, Failure> {
    let mut run = tools.command("cargo");
    run.args(["run", "--locked", "--quiet", "-p", "hotline-atlas", "--bin", "hotline-atlas", "--"]);
    read(run.args(arguments), "the lines above say what is damaged in assets/")
}

/// The page without what Trunk has put in to start the app. What is to be fetched early is asked for
/// once the way out stands there: before it, it would hold back the first thing that is shown.
fn without_loader(page: &str) -> Result<String, Failure> {
    let (before, rest) = split(page, "<link rel=\"stylesheet\"")?;
    let (_, rest) = split(rest, "</script>")?;
    let (early, rest) = split(rest, "</head>")?;
    let mark = "<script data-script=\"begin\">";
    let (bar, after) = split(rest, mark)?;
    let early = early.trim_start();
    Ok(format!("{before}<style></style>\n</head>{bar}{early}{mark}{after}"))
}

/// Takes out of the page where the texts come from that the app reads, and has them by the id of
/// their place: a file in assets/, or what our own library writes.
fn texts(tools: &Toolbox, mut page: String) -> Result<(String, BTreeMap<String, String>), Failure> {
    let mut texts = BTreeMap::new();
    while let Some((before, rest)) = page.split_once(" data-text=\"") {
        let (source, after) = split(rest, "\">")?;
        let text = if source.starts_with("assets/") {
            let path = workspace::root().join(source);
            fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?
        } else {
            written(tools, &source.split(' ').collect::<Vec<_>>())?
        };
        let id = before.rsplit_once("id=\"").map_or("", |(_, id)| id).trim_end_matches('"');
        texts.insert(id.to_owned(), fits_into_script(text, source)?);
        page = format!("{before}>{after}");
    }
    Ok((page, texts))
}

/// A text that does not end the script that it stands in.
fn fits_into_script(text: String, source: &str) -> Result<String, Failure> {
    if text.contains("</script") {
        return Err(Failure::new(format!("{source} holds the end of a script"), ADVICE));
    }
    Ok(text)
}

/// Everything that the app is made of, packed: texts, a zero byte, the WebAssembly.
fn all_in_one(texts: &BTreeMap<String, String>, wasm: &[u8]) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(texts).expect("texts are JSON");
    bytes.push(0);
    bytes.extend_from_slice(wasm);
    let mut gzip = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, &bytes[..], &mut gzip)
        .expect("writing to memory does not fail");
    gzip
}

/// Seven bits as a letter. Three letters a script cannot hold, or not as they are (zero, carriage
/// return, `<`), and these have a bit more, by which they are letters of two bytes: bytes become a
/// sixth more, with Base64 a third. The end is filled up, and browsers refuse to unpack what has
/// more than its bytes, so the page tells their number.
fn letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 6 * 7 + 8);
    let (mut bits, mut count) = (0u32, 0);
    let mut letter = |seven: u32| {
        let seven = if matches!(seven, 0 | 13 | 60) { seven | 0x100 } else { seven };
        text.extend(char::from_u32(seven));
    };
    for &byte in bytes {
        bits = (bits << 8 | u32::from(byte)) & 0x7fff;
        count += 8;
        while count >= 7 {
            count -= 7;
            letter(bits >> count & 0x7f);
        }
    }
    if count > 0 {
        letter(bits << (7 - count) & 0x7f);
    }
    text
}

/// With links to its own two languages in the place of those to the pages of the site.
fn alone(page: &str) -> String {
    PAGES.iter().fold(page.to_owned(), |page, (language, name)| {
        let own = format!("href=\"#lang={language}\"");
        page.replace(&format!("href=\"{name}#lang={language}\""), &own)
            .replace(&format!("href=\"{name}\""), &own)
    })
}

/// Without all but the text and the tables, which are what readers without the app have; it writes
/// the whole page anew. And without links to other files.
fn bare(page: &str) -> Result<String, Failure> {
    let settings = lol_html::RewriteStrSettings::new()
        .append_element_content_handler(lol_html::element!(FOR_THE_APP, |element| {
            element.remove();
            Ok(())
        }))
        .append_element_content_handler(lol_html::element!("#page", |element| {
            Ok(element.set_attribute("data-bare", "")?)
        }));
    lol_html::rewrite_str(page, settings)
        .map_err(|error| Failure::new(format!("the page cannot be read as HTML: {error}"), ADVICE))
}

/// What is of no use without the app, and links to files that a copy does not have.
const FOR_THE_APP: &str = ".tools, .chart, .share, .panel, .published, .fields, .zoom, .own, \
    [data-drop=report], link[rel=modulepreload], link[rel=preload], meta[name^=page-]";

/// Puts a script into the page where it names it.
pub(crate) fn script(page: &str, name: &str, text: &str) -> Result<String, Failure> {
    let text = fits_into_script(text.to_owned(), name)?;
    let (before, after) = split(page, &format!("<script data-script=\"{name}\">"))?;
    Ok(format!("{before}<script>{text}{after}"))
}

/// A small script, minified.
pub(crate) fn minified(tools: &Toolbox, name: &str) -> Result<String, Failure> {
    let path = workspace::root().join(format!("assets/scripts/{name}.js"));
    let mut esbuild = tools.command("esbuild");
    esbuild.arg(path).args(["--minify", "--target=es2020", "--log-level=error"]);
    Ok(read(&mut esbuild, "the lines above say where the script is wrong")?.trim_end().to_owned())
}

/// Puts a text behind the only place where a tag stands.
pub(crate) fn insert(page: &str, tag: &str, text: &str) -> Result<String, Failure> {
    let (before, after) = split(page, tag)?;
    Ok(format!("{before}{tag}{text}{after}"))
}

pub(crate) fn split<'a>(page: &'a str, mark: &str) -> Result<(&'a str, &'a str), Failure> {
    page.split_once(mark).ok_or_else(|| Failure::new(format!("the page has no `{mark}`"), ADVICE))
}

pub(crate) fn save(name: &str, page: &str) -> Result<(), Failure> {
    let path = workspace::dist().join(name);
    fs::create_dir_all(path.parent().unwrap_or(&path))
        .map_err(|error| unreadable(&path, &error))?;
    fs::File::create(&path)
        .and_then(|mut file| file.write_all(page.as_bytes()))
        .map_err(|error| unreadable(&path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_trunk_starts_the_app_with_is_taken_out() {
        let page = "<head><link rel=\"stylesheet\" href=\"a.css\"/><script type=\"module\">init()\
            </script>\n<link rel=\"modulepreload\" href=\"a.js\"></head><a>Exit</a>\
            <script data-script=\"begin\"></script>x";
        assert_eq!(
            without_loader(page).expect("it fits"),
            "<head><style></style>\n</head><a>Exit</a><link rel=\"modulepreload\" href=\"a.js\">\
            <script data-script=\"begin\"></script>x"
        );
        assert!(without_loader("<head></head>").is_err());
    }

    #[test]
    fn a_page_in_another_language_has_its_words_around_the_content() {
        let page = "<html lang=\"en\" x><meta content=\"One\" data-es=\"Uno\"><title \
            data-es=\"Dos\">Two</title><body><p class=\"a\" data-es=\"Tres\" data-b=\"c\">Three</p>\
            <a hreflang=\"en\" aria-current=\"true\">English</a><a hreflang=\"es\">Español</a>";
        assert_eq!(
            translated(page, "es").expect("it fits"),
            "<html lang=\"es\" x><meta content=\"Uno\"><title data-es=\"Dos\">Dos</title><body>\
            <p class=\"a\" data-es=\"Tres\" data-b=\"c\">Tres</p><a hreflang=\"en\">English</a>\
            <a hreflang=\"es\" aria-current=\"true\">Español</a>"
        );
        assert!(is_for("words-es", "es") && is_for("report", "es") && !is_for("words-en", "es"));
    }

    #[test]
    fn a_copy_changes_its_language_by_itself() {
        let links = "<a href=\"index.html#lang=en\">English</a><a href=\"es.html\">Español</a>";
        assert_eq!(
            alone(links),
            "<a href=\"#lang=en\">English</a><a href=\"#lang=es\">Español</a>"
        );
    }

    #[test]
    fn bytes_become_letters_that_a_script_can_hold() {
        assert_eq!(letters(&[0xff; 7]), "\u{7f}".repeat(8));
        assert_eq!(letters(&[0]), "\u{100}\u{100}");
        assert_eq!(letters(&[13 << 1, 60 << 2]), "\u{10d}\u{13c}\u{100}");
        // As the copy reads them.
        let bytes: Vec<u8> = (0..=255).chain([0, 0, 1]).collect();
        let (mut read, mut bits, mut count) = (Vec::new(), 0u32, 0);
        for letter in letters(&bytes).chars() {
            bits = (bits << 7 | u32::from(letter) & 127) & 0x7fff;
            count += 7;
            if count >= 8 {
                count -= 8;
                read.push((bits >> count) as u8);
            }
        }
        assert_eq!(read[..bytes.len()], bytes);
    }

    #[test]
    fn a_copy_has_text_and_tables_and_no_links() {
        let page = "<link rel=\"preload\" href=\"x\"><link rel=\"icon\" href=\"data:,\">\
            <div id=\"page\"><p>a</p><div class=\"chart\"><div><svg></svg></div></div>\
            <div class=\"table\" hidden>1</div></div><!-- b -->";
        assert_eq!(
            bare(page).expect("it is a page"),
            "<link rel=\"icon\" href=\"data:,\"><div id=\"page\" data-bare=\"\"><p>a</p>\
            <div class=\"table\" hidden>1</div></div><!-- b -->"
        );
    }
}
