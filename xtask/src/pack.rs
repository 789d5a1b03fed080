//! What Trunk leaves in a folder, packed for readers.

use crate::{
    Failure, Toolbox,
    failure::{read, unreadable},
    workspace,
};
use serde::Deserialize;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What is imported and exported, as `wasm-opt` has renamed it.
#[derive(Deserialize)]
struct Renamed {
    /// Module, name, new name; all modules become `a`.
    imports: Vec<[String; 3]>,
    /// Name, new name.
    exports: Vec<[String; 2]>,
}

const ADVICE: &str = "this step fits the versions in xtask/src/pins.rs; see xtask/src/pack.rs";

/// Packs the WebAssembly in a folder, the JavaScript between it and the page, and the style sheet.
///
/// - The names between the two are long and stand in both; with short ones and the JavaScript
///   minified a reader downloads 6 kB less (Brotli). Trunk's own minifier fails on this JavaScript.
/// - The style sheet is minified: 0.6 kB.
pub fn pack(tools: &Toolbox, folder: &Path) -> Result<Packed, Failure> {
    let file = |ending| one_file(folder, ending);
    let [wasm, glue, style] = [file("_bg.wasm")?, file(".js")?, file(".css")?];
    let text = fs::read_to_string(&glue).map_err(|error| unreadable(&glue, &error))?;
    let mut wasm_opt = tools.command("wasm-opt");
    wasm_opt
        .args(features()?)
        .args([wasm.as_os_str(), "-o".as_ref(), wasm.as_os_str()])
        // Once more for what was called twice before.
        .args(["-ocimfs", "20", "-Oz", "--low-memory-unused"])
        .arg("--minify-imports-and-exports-and-modules");
    let renamed = read(&mut wasm_opt, ADVICE)?;
    let renamed: Renamed = serde_json::from_str(&renamed).map_err(|error| {
        Failure::new(format!("wasm-opt did not tell the new names: {error}"), ADVICE)
    })?;
    let text = rename(text, &renamed)?;
    fs::write(&glue, text).map_err(|error| unreadable(&glue, &error))?;
    for file in [&glue, &style] {
        let mut out = std::ffi::OsString::from("--outfile=");
        out.push(file);
        let mut esbuild = tools.command("esbuild");
        esbuild.arg(file).args(["--minify", "--allow-overwrite", "--log-level=error"]).arg(out);
        read(&mut esbuild, ADVICE)?;
    }
    let mut esbuild = tools.command("esbuild");
    esbuild.arg(&glue).args(["--bundle", "--format=iife", "--global-name=atlas"]);
    // It asks for its own address only where it is not given the WebAssembly.
    esbuild.args(["--minify", "--log-level=error", "--log-override:empty-import-meta=silent"]);
    let packed = Packed {
        glue_name: address(&glue),
        wasm_name: address(&wasm),
        classic_glue: read(&mut esbuild, ADVICE)?,
        wasm: fs::read(&wasm).map_err(|error| unreadable(&wasm, &error))?,
        style: fs::read_to_string(&style).map_err(|error| unreadable(&style, &error))?,
    };
    // It stands in the pages, which do not wait for it then.
    fs::remove_file(&style).map_err(|error| unreadable(&style, &error))?;
    Ok(packed)
}

/// What pages are made of.
pub struct Packed {
    /// The address of the JavaScript between page and WebAssembly, from the page.
    pub glue_name: String,
    /// The address of the WebAssembly, from the page.
    pub wasm_name: String,
    /// The JavaScript as a classic script, which works from disk: it defines `atlas`.
    pub classic_glue: String,
    /// The WebAssembly.
    pub wasm: Vec<u8>,
    /// The style sheet.
    pub style: String,
}

fn address(file: &Path) -> String {
    format!("./{}", file.file_name().unwrap_or_default().to_string_lossy())
}

fn is_in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// The features of WebAssembly that Trunk is told to allow, and no others.
fn features() -> Result<Vec<String>, Failure> {
    let page = workspace::root().join("index.html");
    let page = fs::read_to_string(&page).map_err(|error| unreadable(&page, &error))?;
    let words = page.split([' ', '"']).filter(|word| word.starts_with("--enable-"));
    Ok(words.map(str::to_owned).collect())
}

/// Puts the new names into the JavaScript. Every import stands there once, as a key; an export that
/// does not is one that only the module itself calls.
fn rename(mut text: String, renamed: &Renamed) -> Result<String, Failure> {
    for [module, old, new] in &renamed.imports {
        text = text.replace(&format!("\"{module}\":"), "\"a\":");
        let key = format!(" {old}: ");
        if text.matches(&key).count() != 1 {
            let what = format!("the import `{old}` does not stand once in the JavaScript");
            return Err(Failure::new(what, ADVICE));
        }
        text = text.replace(&key, &format!(" \"{new}\": "));
    }
    for [old, new] in &renamed.exports {
        text = replace_word(&text, &format!("wasm.{old}"), &format!("wasm.{new}"));
    }
    Ok(text)
}

/// Replaces a name wherever no other name begins with it.
fn replace_word(text: &str, old: &str, new: &str) -> String {
    let mut parts = text.split(old);
    let mut replaced = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let longer = part.starts_with(is_in_name);
        replaced.push_str(if longer { old } else { new });
        replaced.push_str(part);
    }
    replaced
}

/// The only file in a folder with such an ending.
fn one_file(folder: &Path, ending: &str) -> Result<PathBuf, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let found: Vec<PathBuf> =
        paths.filter(|path| path.to_string_lossy().ends_with(ending)).collect();
    match <[PathBuf; 1]>::try_from(found) {
        Ok([path]) => Ok(path),
        Err(paths) => {
            let (folder, many) = (folder.display(), paths.len());
            let what = format!("{folder} has {many} files that end in {ending}, not one");
            Err(Failure::new(what, "build again; Trunk clears the folder"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed() -> Renamed {
        let import = |old: &str, new: &str| ["./x_bg.js", old, new].map(str::to_owned);
        let export = |old: &str, new: &str| [old, new].map(str::to_owned);
        Renamed {
            imports: vec![import("__wbg_left_1", "a"), import("__wbg_left_12", "$")],
            exports: vec![export("memory", "b"), export("main", "c"), export("free", "d")],
        }
    }

    #[test]
    fn names_are_replaced_where_they_are_meant() {
        let glue = "const i = { __proto__: null,\n  __wbg_left_1: function() {},\n  \
            __wbg_left_12: function() { wasm.free(1); wasm.freeze(); },\n};\n\
            return { \"./x_bg.js\": i };\nwasm.memory.buffer; // memory";
        let expected = "const i = { __proto__: null,\n  \"a\": function() {},\n  \
            \"$\": function() { wasm.d(1); wasm.freeze(); },\n};\n\
            return { \"a\": i };\nwasm.b.buffer; // memory";
        assert_eq!(rename(glue.to_owned(), &renamed()).expect("it fits"), expected);
    }

    #[test]
    fn a_glue_of_another_form_is_refused() {
        let failure = rename("nothing".to_owned(), &renamed()).expect_err("no import is there");
        assert!(failure.to_string().contains("__wbg_left_1"), "{failure}");
    }
}
