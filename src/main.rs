//! Mounts the app in the place of the page's static beginning.

#[cfg(target_arch = "wasm32")]
fn main() {
    use wasm_bindgen::JsCast;
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root.and_then(|root| root.dyn_into().ok()) {
        hotline_atlas::app::live::mount(root);
    }
}

/// The app runs in a browser; natively there is only the library.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("Run `cargo xtask serve` and open the page in a browser.");
}
