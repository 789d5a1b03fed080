//! The page as a whole.

use e2e::{Page, Result, Viewport};

#[tokio::test]
async fn loads_in_silence_from_its_own_origin() -> Result {
    let page = Page::open("", Viewport::DESKTOP).await?;
    page.wait_for("document.querySelector('body p')", std::time::Duration::from_secs(10)).await?;
    assert_ne!(page.eval::<String>("document.title").await?, "");
    assert_eq!(page.console_errors().await?, [""; 0]);
    // What is fetched is what the budget weighs.
    let mut asked = page.paths_requested().await?;
    asked.sort();
    let mut weighed = xtask::budget::first_visit("index.html")?;
    weighed.retain(|path| path != "index.html");
    assert_eq!(asked[0], "", "the page itself");
    assert_eq!(asked[1..], weighed);
    Ok(())
}
