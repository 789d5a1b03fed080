//! The harness itself: what a test does and asks reaches the page.

use e2e::{Key, Media, Page, Result, Viewport};

/// Notes every event of these kinds as `type:detail`, in `window.seen`.
const LISTEN: &str = "window.seen = [];
    for (const type of ['keydown', 'pointermove', 'pointerdown', 'click'])
        addEventListener(type, e => seen.push(`${type}:${e.key ?? e.pointerType}`));
    0";

#[tokio::test]
async fn keys_mouse_and_finger_reach_the_page() -> Result {
    let page = Page::open("", Viewport { touch: true, ..Viewport::PHONE }).await?;
    page.eval::<u32>(LISTEN).await?;
    page.tap(50.0, 130.0).await?;
    page.wait_for("seen.includes('click:touch')", std::time::Duration::from_secs(5)).await?;
    page.see_through(Viewport::PHONE).await?;
    page.hover(50.0, 130.0).await?;
    page.click(70.0, 130.0).await?;
    page.press(Key::Right).await?;
    let seen: Vec<String> = page.eval("seen").await?;
    for event in ["pointerdown:touch", "pointermove:mouse", "click:mouse", "keydown:ArrowRight"] {
        assert!(seen.iter().any(|seen| seen == event), "{event} is not in {seen:?}");
    }
    Ok(())
}

#[tokio::test]
async fn wishes_of_the_readers_system_reach_the_page() -> Result {
    let media = &[Media::Dark, Media::ForcedColors, Media::ReducedMotion, Media::Print];
    let page = Page::open("", Viewport { scale: 3.0, media, ..Viewport::NARROW }).await?;
    assert_eq!(page.eval::<u32>("devicePixelRatio").await?, 3);
    for query in [
        "(width: 320px)",
        "(prefers-color-scheme: dark)",
        "(forced-colors: active)",
        "(prefers-reduced-motion: reduce)",
        "print",
    ] {
        assert!(page.eval::<bool>(&format!("matchMedia('{query}').matches")).await?, "{query}");
    }
    Ok(())
}

#[tokio::test]
async fn trouble_of_the_page_is_seen() -> Result {
    let page = Page::open("", Viewport::DESKTOP).await?;
    page.eval::<u32>("console.error('a complaint'), fetch('nothing.json').then(r => r.status)")
        .await?;
    let errors = page.console_errors().await?;
    assert!(errors.iter().any(|error| error.contains("a complaint")), "{errors:?}");
    assert!(errors.iter().any(|error| error.contains("404")), "{errors:?}");
    assert!(page.paths_requested().await?.contains(&"nothing.json".to_owned()));
    let thrown =
        page.eval::<u32>("(() => { throw new Error('oh') })()").await.expect_err("it throws");
    assert!(thrown.to_string().contains("oh"), "{thrown}");
    // The page's own policy forbids to ask anybody else.
    page.command("Page.setBypassCSP", serde_json::json!({ "enabled": true })).await?;
    page.driver().refresh().await?;
    page.eval::<u32>("fetch('http://localhost:9/').catch(() => 0)").await?;
    assert!(page.paths_requested().await.is_err(), "another origin is an error");
    Ok(())
}
