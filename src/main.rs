//! Mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;

    mount_to_body(|| view! { <p>"The charts will stand here."</p> });
}

/// The page is a browser's: natively there is nothing to mount it to.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
