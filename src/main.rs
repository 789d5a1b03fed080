//! In the browser: brings the page to life. Natively: writes it.

#[cfg(target_arch = "wasm32")]
fn main() {
    use wasm_bindgen::JsCast;
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root.and_then(|root| root.dyn_into().ok()) {
        hotline_atlas::app::live::mount(root);
    }
}

/// Writes to the standard output what the build puts into the pages of the site: with `page
/// LANGUAGE` that of the bundled report, with all figures as SVG, for readers without scripts and
/// for the time before the app; with `words LANGUAGE` or `labels LANGUAGE` what the app says; with
/// `figures` the names of all figures, and with `embed FIGURE LANGUAGE` the page of one, for frames
/// in other pages. With `files FOLDER` it writes there what readers can download.
#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use hotline_atlas::app;
    use hotline_atlas::chart::FigureId;
    use hotline_atlas::words::Language;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let text = match arguments[..] {
        ["files", folder, ref options @ ..] => {
            files::write(folder, options).map(|()| String::new())
        }
        ["page", language] => match Language::of(language) {
            Some(language) => app::bundled_page(language).map_err(|error| error.to_string()),
            None => Err(format!("there is no page in {language}")),
        },
        ["figures"] => Ok(FigureId::ALL.map(|id| format!("{}\n", id.name())).concat()),
        ["embed", name, language] => {
            let id = FigureId::ALL.into_iter().find(|id| id.name() == name);
            match id.zip(Language::of(language)) {
                Some((id, language)) => {
                    app::bundled_embed(id, language).map_err(|error| error.to_string())
                }
                None => Err(format!("there is no figure {name} in {language}")),
            }
        }
        [kind, language] => {
            app::catalog(kind, language).ok_or_else(|| format!("there are no {kind} {language}"))
        }
        _ => Err("usage: hotline-atlas page|words|labels LANGUAGE\n       \
                 hotline-atlas figures\n       hotline-atlas embed FIGURE LANGUAGE\n       \
                 hotline-atlas files FOLDER [--site URL] [--version HASH]"
            .to_owned()),
    };
    match text {
        Ok(text) => {
            print!("{text}");
            std::process::ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            std::process::ExitCode::FAILURE
        }
    }
}

/// The downloads of the bundled report as files.
#[cfg(not(target_arch = "wasm32"))]
mod files {
    use hotline_atlas::app;
    use hotline_atlas::chart::AverageGlyphs;
    use hotline_atlas::chart::map::MapView;
    use hotline_atlas::export::{Edition, File, OutgoingMap, file_stem, folder, zip};
    use hotline_atlas::load;
    use std::{fs, path::Path};

    /// Writes `data/ID.csv`, `data/ID.json` and `charts/ID.svg` of every figure, `data/report.json`,
    /// `data/README.txt`, and all of it once more as `data/missouri-2016.zip`. The map is that of
    /// its first layer. Options are `--site URL`, for links, and `--version HASH`.
    pub fn write(into: &str, options: &[&str]) -> Result<(), String> {
        let mut edition = Edition::default();
        for option in options.chunks(2) {
            match option {
                ["--site", url] => edition.site = url,
                ["--version", hash] => edition.hash = hash,
                _ => return Err(format!("unknown option: {}", option.join(" "))),
            }
        }
        let site = match edition.site.trim_end_matches('/') {
            "" => String::new(),
            site => format!("{site}/"),
        };
        let edition = Edition { site: &site, ..edition };

        let (opened, atlas) = app::bundled().map_err(|error| error.to_string())?;
        let report = opened.report;
        let map = OutgoingMap::of(&atlas, &MapView::of(&atlas.police));
        let json = load::json::write(&report);
        let files = folder(&report, &json, Some(&map), &edition, &AverageGlyphs)
            .map_err(|error| error.to_string())?;
        let archive = zip(&files);
        for File { path, bytes } in &files {
            // Beside a site, the readme stands with the data.
            let path = if path.contains('/') { path.clone() } else { format!("data/{path}") };
            save(&Path::new(into).join(path), bytes)?;
        }
        save(&Path::new(into).join(format!("data/{}.zip", file_stem(&report))), &archive)
    }

    fn save(path: &Path, bytes: &[u8]) -> Result<(), String> {
        let folder = path.parent().unwrap_or(path);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(path, bytes))
            .map_err(|error| format!("{}: {error}", path.display()))
    }
}
