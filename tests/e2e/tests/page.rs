//! The page as a whole.

use e2e::{Page, Result, Viewport};

#[tokio::test]
async fn loads_in_silence_from_its_own_origin() -> Result {
    let page = Page::open("", Viewport::DESKTOP).await?;
    page.wait_for("document.querySelector('body p')", std::time::Duration::from_secs(10)).await?;
    assert_ne!(page.eval::<String>("document.title").await?, "");
    assert_eq!(page.console_errors().await?, [""; 0]);
    let asked = page.paths_requested().await?;
    assert!(asked.iter().any(|path| path.ends_with("_bg.wasm")), "{asked:?}");
    Ok(())
}
