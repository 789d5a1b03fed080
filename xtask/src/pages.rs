//! The pages that readers open: `index.html`, and the whole site in one file.
//!
//! Trunk leaves a page that loads a style sheet, JavaScript and WebAssembly. Here the page gets
//! its content (written by our own library, run natively), so that it can be read before and
//! without any of these; and what it shows first stands in it, so that it waits for nothing.

use crate::{
    Failure, Toolbox,
    failure::{read, unreadable},
    pack::Packed,
    policy, workspace,
};
use std::{collections::BTreeMap, fs, io::Write};

const ADVICE: &str = "index.html and xtask/src/pages.rs have to agree";
/// The name of the copy that readers keep: neutral, since it stays on their device.
pub const COPY: &str = "missouri-2016.html";

/// Writes both pages into `dist/`.
pub fn write(tools: &Toolbox, packed: &Packed) -> Result<(), Failure> {
    let frame = workspace::dist().join("index.html");
    let frame = fs::read_to_string(&frame).map_err(|error| unreadable(&frame, &error))?;
    let frame = without_loader(&frame)?;
    let content = written(tools, &[])?;
    let frame = insert(&frame, "<div id=\"page\">", &content)?;
    let frame = scripts(tools, frame, &["begin", "exit"])?;
    let frame = words(tools, frame)?;

    let start = minified(tools, "start")?;
    let start = start.replace("GLUE", &packed.glue_name).replace("WASM", &packed.wasm_name);
    let place = "<script data-script=\"start\">";
    let page = insert(&frame, place, &start)?.replace(place, "<script>");
    let page = insert_style(&page, &packed.style)?;
    let page = each_data(page, |_, text| text)?.replace(" data-words>", ">");
    save("index.html", &policy::with_policy(&page, "'self'")?)?;
    let copy = copy(tools, &frame, packed)?;
    save(COPY, &policy::with_policy(&copy, "'none'")?)
}

/// What our own library writes, run natively.
fn written(tools: &Toolbox, arguments: &[&str]) -> Result<String, Failure> {
    let mut run = tools.command("cargo");
    run.args(["run", "--locked", "--quiet", "-p", "hotline-atlas", "--bin", "hotline-atlas", "--"]);
    read(run.args(arguments), "the lines above say what is damaged in assets/")
}

/// Puts what the app says into the page where it names it.
fn words(tools: &Toolbox, mut page: String) -> Result<String, Failure> {
    while let Some((before, rest)) = page.split_once(" data-words=\"") {
        let (arguments, after) = split(rest, "\">")?;
        let arguments: Vec<&str> = arguments.split(' ').collect();
        page = format!("{before} data-words>{}{after}", written(tools, &arguments)?);
    }
    Ok(page)
}

/// The page without what Trunk has put in to start the app.
fn without_loader(page: &str) -> Result<String, Failure> {
    let (before, rest) = split(page, "<link rel=\"stylesheet\"")?;
    let (_, rest) = split(rest, "</script>")?;
    let (preloads, after) = split(rest, "</head>")?;
    let (preloads, begin) = split(preloads, "<link rel=\"modulepreload\"").map_or_else(
        |_| (preloads, String::new()),
        |(begin, links)| (begin, format!("<link rel=\"modulepreload\"{links}")),
    );
    Ok(format!("{before}<style></style>\n{begin}{preloads}</head>{after}"))
}

/// The whole site in one file: what the app is made of is packed into one text, without a request.
fn copy(tools: &Toolbox, frame: &str, packed: &Packed) -> Result<String, Failure> {
    let mut texts = BTreeMap::new();
    let page = each_data(frame.to_owned(), |id, text| {
        texts.insert(id.to_owned(), text);
        String::new()
    })?;
    let page = without_words(page, &mut texts)?;
    let mut bytes = serde_json::to_vec(&texts).expect("texts are JSON");
    bytes.push(0);
    bytes.extend_from_slice(&packed.wasm);
    let mut gzip = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, &bytes[..], &mut gzip)
        .expect("writing to memory does not fail");
    // Charts for one width only: a copy may be large, but not that large.
    let page = without_links(&lightened(&page));
    let start = format!("{}{}", packed.classic_glue, minified(tools, "start_copy")?);
    if start.contains("</script") {
        return Err(Failure::new("a script holds the end of a script", ADVICE));
    }
    let page = insert_style(&page, &packed.style)?;
    let packed =
        format!("<script type=\"text/plain\" id=\"packed\">{}</script>\n<script>", base85(&gzip));
    let page = page.replace("<script data-script=\"start\">", &format!("{packed}{start}"));
    Ok(page)
}

/// Takes the texts of what the app says out of the page.
fn without_words(
    mut page: String,
    texts: &mut BTreeMap<String, String>,
) -> Result<String, Failure> {
    while let Some((before, rest)) = page.split_once(" data-words>") {
        let (text, after) = split(rest, "</script>")?;
        let id = before.rsplit_once("id=\"").map_or("", |(_, id)| id).trim_end_matches('"');
        texts.insert(id.to_owned(), text.to_owned());
        page = format!("{before}></script>{after}");
    }
    Ok(page)
}

/// Four bytes as five letters, of which a script can hold all: from `(` on, without `<` (which is
/// `'`) and the backslash (which is `&`). A fifteenth shorter than Base64. Zeros fill the end up.
fn base85(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 4 * 5 + 5);
    for four in bytes.chunks(4) {
        let mut number = (0..4).fold(0u32, |number, at| {
            number << 8 | u32::from(four.get(at).copied().unwrap_or_default())
        });
        let mut letters = [0; 5];
        for letter in letters.iter_mut().rev() {
            *letter = match b'(' + (number % 85) as u8 {
                b'<' => b'\'',
                b'\\' => b'&',
                other => other,
            };
            number /= 85;
        }
        text.extend(letters.map(char::from));
    }
    text
}

/// Without the pictures for wider places than phones.
fn lightened(page: &str) -> String {
    let mut parts = page.split("<svg class=\"");
    let mut light = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if part.starts_with("narrow") {
            light.push_str("<svg class=\"");
            light.push_str(part);
        } else if let Some((_, after)) = part.split_once("</svg>") {
            light.push_str(after.trim_start_matches('\n'));
        }
    }
    light
}

/// Without links to other files of the site.
fn without_links(page: &str) -> String {
    let mut parts = page.split("<link rel=\"");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if part.starts_with("modulepreload") || part.starts_with("preload") {
            rest.push_str(part.split_once('>').map_or("", |(_, after)| after));
        } else {
            rest.push_str("<link rel=\"");
            rest.push_str(part);
        }
    }
    rest
}

fn insert_style(page: &str, style: &str) -> Result<String, Failure> {
    insert(page, "<style>", style.trim_end())
}

/// Puts the small scripts into the page where it names them.
fn scripts(tools: &Toolbox, mut page: String, names: &[&str]) -> Result<String, Failure> {
    for name in names {
        let place = format!("<script data-script=\"{name}\">");
        page = insert(&page, &place, &minified(tools, name)?)?.replace(&place, "<script>");
    }
    Ok(page)
}

/// Replaces `data-file="…"` by what is made of the file with the element's id.
fn each_data(
    mut page: String,
    mut make: impl FnMut(&str, String) -> String,
) -> Result<String, Failure> {
    while let Some((before, rest)) = page.split_once(" data-file=\"") {
        let (name, after) = split(rest, "\">")?;
        let path = workspace::root().join(name);
        let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
        let id = before.rsplit_once("id=\"").map_or("", |(_, id)| id).trim_end_matches('"');
        if text.contains("</script") {
            return Err(Failure::new(format!("{name} holds the end of a script"), ADVICE));
        }
        let text = make(id, text);
        page = format!("{before}>{text}{after}");
    }
    Ok(page)
}

/// A small script, minified.
fn minified(tools: &Toolbox, name: &str) -> Result<String, Failure> {
    let path = workspace::root().join(format!("assets/scripts/{name}.js"));
    let mut esbuild = tools.command("esbuild");
    esbuild.arg(path).args(["--minify", "--target=es2020", "--log-level=error"]);
    Ok(read(&mut esbuild, "the lines above say where the script is wrong")?.trim_end().to_owned())
}

/// Puts a text behind the only place where a tag stands.
fn insert(page: &str, tag: &str, text: &str) -> Result<String, Failure> {
    let (before, after) = split(page, tag)?;
    Ok(format!("{before}{tag}{text}{after}"))
}

fn split<'a>(page: &'a str, mark: &str) -> Result<(&'a str, &'a str), Failure> {
    page.split_once(mark).ok_or_else(|| Failure::new(format!("the page has no `{mark}`"), ADVICE))
}

fn save(name: &str, page: &str) -> Result<(), Failure> {
    let path = workspace::dist().join(name);
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
            </script>\n<script data-script=\"begin\"></script><link rel=\"modulepreload\" \
            href=\"a.js\"></head>x";
        assert_eq!(
            without_loader(page).expect("it fits"),
            "<head><style></style>\n<link rel=\"modulepreload\" href=\"a.js\">\n\
            <script data-script=\"begin\"></script></head>x"
        );
        assert!(without_loader("<head></head>").is_err());
    }

    #[test]
    fn bytes_become_letters_that_a_script_can_hold() {
        assert_eq!(base85(&[0, 0, 0, 0]), "(((((");
        assert_eq!(base85(&[0, 0, 0, 84]), "((((|");
        assert_eq!(base85(&[0, 0, 0, 20, 0, 0, 0, 52]), "(((('((((&");
        assert_eq!(base85(&[255; 4]).len(), 5);
        assert_eq!(base85(&[1]), base85(&[1, 0, 0, 0]));
    }

    #[test]
    fn a_copy_has_no_wide_pictures_and_no_links() {
        let page = "a<svg class=\"narrow\">1</svg>\n<svg class=\"wide\">2</svg>\nb\
            <link rel=\"preload\" href=\"x\"><link rel=\"icon\" href=\"data:,\">";
        assert_eq!(
            without_links(&lightened(page)),
            "a<svg class=\"narrow\">1</svg>\nb<link rel=\"icon\" href=\"data:,\">"
        );
    }
}
