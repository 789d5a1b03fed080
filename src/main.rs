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
/// `figures` the names of all figures, and with `embed FIGURE` the page of one, for frames in other
/// pages.
#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use hotline_atlas::app;
    use hotline_atlas::chart::FigureId;
    use hotline_atlas::words::Language;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let text = match arguments[..] {
        ["page", language] => match Language::of(language) {
            Some(language) => app::bundled_page(language).map_err(|error| error.to_string()),
            None => Err(format!("there is no page in {language}")),
        },
        ["figures"] => Ok(FigureId::ALL.map(|id| format!("{}\n", id.name())).concat()),
        ["embed", name] => match FigureId::ALL.into_iter().find(|id| id.name() == name) {
            Some(id) => app::bundled_embed(id).map_err(|error| error.to_string()),
            None => Err(format!("there is no figure {name}")),
        },
        [kind, language] => {
            app::catalog(kind, language).ok_or_else(|| format!("there are no {kind} {language}"))
        }
        _ => {
            Err("usage: hotline-atlas page|words|labels LANGUAGE, figures, embed FIGURE".to_owned())
        }
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
