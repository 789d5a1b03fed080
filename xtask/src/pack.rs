//! What Trunk leaves in `dist/`, packed for readers.

use crate::{Failure, Toolbox, failure::read, workspace};
use serde::Deserialize;
use serde_json::json;
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

/// Packs the WebAssembly, the JavaScript between it and the page, and the style sheet.
///
/// - Classes that a library below Leptos exports, for streams that nothing here has, are cut out of
///   the JavaScript, and what only they call out of the WebAssembly: 3 kB of what a reader downloads
///   (Brotli).
/// - The names between the two are long and stand in both; with short ones and the JavaScript
///   minified it is 6 kB less. Trunk's own minifier fails on this JavaScript.
/// - The style sheet is minified: 0.6 kB.
pub fn pack(tools: &Toolbox) -> Result<(), Failure> {
    let [wasm, glue, style] = [one_file("_bg.wasm")?, one_file(".js")?, one_file(".css")?];
    let text = fs::read_to_string(&glue).map_err(|error| unreadable(&glue, &error))?;
    let text = without_classes(text)?;
    let features = features()?;
    let binaryen = |program: &str| {
        let mut command = tools.command(program);
        command.args(&features).args([wasm.as_os_str(), "-o".as_ref(), wasm.as_os_str()]);
        command
    };
    let graph = workspace::root().join("target").join("exports.json");
    fs::write(&graph, exports_in_use(&text)).map_err(|error| unreadable(&graph, &error))?;
    read(binaryen("wasm-metadce").arg("--graph-file").arg(&graph), ADVICE)?;
    // Once more for what was called twice before.
    let smaller = ["-ocimfs", "20", "-Oz", "--low-memory-unused"];
    let renamed = read(
        binaryen("wasm-opt").args(smaller).arg("--minify-imports-and-exports-and-modules"),
        ADVICE,
    )?;
    let renamed: Renamed = serde_json::from_str(&renamed).map_err(|error| {
        Failure::new(format!("wasm-opt did not tell the new names: {error}"), ADVICE)
    })?;
    let text = rename(without_unused_imports(&text, &renamed), &renamed)?;
    fs::write(&glue, text).map_err(|error| unreadable(&glue, &error))?;
    for file in [&glue, &style] {
        let mut out = std::ffi::OsString::from("--outfile=");
        out.push(file);
        let mut esbuild = tools.command("esbuild");
        esbuild.arg(file).args(["--minify", "--allow-overwrite", "--log-level=error"]).arg(out);
        read(&mut esbuild, ADVICE)?;
    }
    Ok(())
}

/// The JavaScript without its exported classes. The page uses none, and the app has none.
fn without_classes(mut text: String) -> Result<String, Failure> {
    while let Some(begin) = text.find("export class ") {
        let name = text[begin..].split(' ').nth(2).unwrap_or_default().to_owned();
        let last = format!("{name}.prototype[Symbol.dispose] = {name}.prototype.free;\n");
        cut(&mut text, &format!("export class {name} "), &last)?;
        cut(&mut text, &format!("const {name}Finalization = "), ";\n")?;
    }
    Ok(text)
}

/// Cuts from the first words to the end of the last words after them.
fn cut(text: &mut String, first: &str, last: &str) -> Result<(), Failure> {
    let begin = text.find(first);
    let end = begin.and_then(|begin| Some(begin + text[begin..].find(last)? + last.len()));
    let (Some(begin), Some(end)) = (begin, end) else {
        let what = format!("the JavaScript has no piece from `{first}` to `{}`", last.trim());
        return Err(Failure::new(what, ADVICE));
    };
    text.replace_range(begin..end, "");
    Ok(())
}

/// What the JavaScript uses of the module, as `wasm-metadce` is told it.
fn exports_in_use(text: &str) -> String {
    let mut names: Vec<&str> = text
        .split("wasm.")
        .skip(1)
        .filter_map(|rest| rest.split(|c: char| !is_in_name(c)).next())
        .filter(|name| !name.is_empty())
        .collect();
    names.sort_unstable();
    names.dedup();
    let nodes: Vec<_> = names.iter().map(|name| json!({ "name": name, "export": name })).collect();
    let root = json!({ "name": "page", "reaches": names, "root": true });
    serde_json::Value::from([vec![root], nodes].concat()).to_string()
}

/// The JavaScript without those imports that the module no longer has.
fn without_unused_imports(text: &str, renamed: &Renamed) -> String {
    let mut kept = String::new();
    let mut unused = false;
    for line in text.split_inclusive('\n') {
        if let Some((name, _)) =
            line.strip_prefix(ENTRY).and_then(|line| line.split_once(": function"))
        {
            unused = !renamed.imports.iter().any(|[_, old, _]| old == name);
        }
        if !unused {
            kept.push_str(line);
        }
        // An entry ends with a line of its own.
        unused &= !(line.starts_with(ENTRY) && line[ENTRY.len()..].starts_with('}'));
    }
    kept
}

/// What an import begins with in the JavaScript.
const ENTRY: &str = "        ";

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

/// The only file in `dist/` with such an ending.
fn one_file(ending: &str) -> Result<PathBuf, Failure> {
    let dist = workspace::dist();
    let entries = fs::read_dir(&dist).map_err(|error| unreadable(&dist, &error))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let found: Vec<PathBuf> =
        paths.filter(|path| path.to_string_lossy().ends_with(ending)).collect();
    match <[PathBuf; 1]>::try_from(found) {
        Ok([path]) => Ok(path),
        Err(paths) => {
            let what = format!("dist/ has {} files that end in {ending}, not one", paths.len());
            Err(Failure::new(what, "build again; Trunk clears dist/"))
        }
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()), "build again")
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
    fn classes_and_what_they_call_are_cut() {
        let glue = "export class A {\n  f() { wasm.a_f(); }\n}\n\
            if (Symbol.dispose) A.prototype[Symbol.dispose] = A.prototype.free;\n\
            const AFinalization = x\n  : new R(p => wasm.a_free(p, 1));\nwasm.run();\n";
        let text = without_classes(glue.to_owned()).expect("it fits");
        assert_eq!(text, "wasm.run();\n");
        let graph =
            r#"[{"name":"page","reaches":["run"],"root":true},{"export":"run","name":"run"}]"#;
        assert_eq!(exports_in_use(&text), graph);
        without_classes("export class A {}".to_owned()).expect_err("its end is missing");
    }

    #[test]
    fn imports_that_the_module_lacks_are_cut() {
        let glue = "const i = {\n        __wbg_left_1: function() {\n            x();\n        },\n        \
            __wbg_gone: function() {\n            y();\n        },\n        __wbg_left_12: f\n    };\n";
        let expected =
            glue.replace("        __wbg_gone: function() {\n            y();\n        },\n", "");
        assert_eq!(without_unused_imports(glue, &renamed()), expected);
    }

    #[test]
    fn a_glue_of_another_form_is_refused() {
        let failure = rename("nothing".to_owned(), &renamed()).expect_err("no import is there");
        assert!(failure.to_string().contains("__wbg_left_1"), "{failure}");
    }
}
