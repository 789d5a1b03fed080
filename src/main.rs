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

/// Writes the page of the bundled report, with all figures as SVG, to the standard output: the
/// build puts it into index.html, for readers without scripts and for the time before the app.
#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    match hotline_atlas::app::bundled_page() {
        Ok(page) => {
            print!("{page}");
            std::process::ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            std::process::ExitCode::FAILURE
        }
    }
}
