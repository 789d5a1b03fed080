//! "Exit this page" (integrity.md, section 6): before the app, without it, by keys, offline.

use e2e::{Key, PATIENCE, Page, Result, Viewport};
use serde_json::json;
use std::time::Duration;

/// Where the way out leads in tests: a page of our own server, not of the world.
const ELSEWHERE: &str = "document.querySelector('.exit a').href = 'charts/none.html?elsewhere', 0";
const LEFT: &str = "location.search === '?elsewhere'";

async fn shift(page: &Page) -> Result {
    for kind in ["keyDown", "keyUp"] {
        let key = json!({ "type": kind, "key": "Shift", "code": "ShiftLeft", "windowsVirtualKeyCode": 16 });
        page.command("Input.dispatchKeyEvent", key).await?;
    }
    Ok(())
}

async fn said(page: &Page) -> Result<String> {
    page.eval("document.querySelector('.exit [role=status]').textContent").await
}

#[tokio::test]
async fn it_is_a_link_and_the_first_stop_of_the_tab_key() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.press(Key::Tab).await?;
    assert!(page.eval::<bool>("document.activeElement.matches('.exit a')").await?);
    let link: (String, String, String) = page
        .eval("(a => [a.href, a.rel, a.innerText.trim()])(document.querySelector('.exit a'))")
        .await?;
    assert!(link.0.starts_with("https://") && link.1 == "nofollow noreferrer", "{link:?}");
    assert!(link.2.ends_with("Exit this page"), "{link:?}");
    Ok(())
}

#[tokio::test]
async fn three_times_shift_leaves_and_takes_the_place_in_the_history() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.eval::<u32>(ELSEWHERE).await?;
    let history: u32 = page.eval("history.length").await?;
    shift(&page).await?;
    assert_eq!(said(&page).await?, "Shift, press 2 more times to exit.");
    let lit = "document.querySelectorAll('.exit .lit').length";
    assert_eq!(page.eval::<u32>(lit).await?, 1);
    shift(&page).await?;
    assert_eq!(said(&page).await?, "Shift, press 1 more time to exit.");
    shift(&page).await?;
    page.wait_for(LEFT, PATIENCE).await?;
    assert_eq!(page.eval::<u32>("history.length").await?, history);
    Ok(())
}

#[tokio::test]
async fn shift_with_another_key_or_a_pointer_does_not_count() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.eval::<u32>(ELSEWHERE).await?;
    let key = |kind: &str, key: &str| json!({ "type": kind, "key": key, "modifiers": if key == "Shift" { 0 } else { 8 } });
    for _ in 0..3 {
        page.command("Input.dispatchKeyEvent", key("keyDown", "Shift")).await?;
        page.command("Input.dispatchKeyEvent", key("keyDown", "A")).await?;
        page.command("Input.dispatchKeyEvent", key("keyUp", "A")).await?;
        page.command("Input.dispatchKeyEvent", key("keyUp", "Shift")).await?;
    }
    for _ in 0..3 {
        page.command("Input.dispatchKeyEvent", key("keyDown", "Shift")).await?;
        page.click(200.0, 300.0).await?;
        page.command("Input.dispatchKeyEvent", key("keyUp", "Shift")).await?;
    }
    assert_eq!(said(&page).await?, "");
    // Two count, and another key begins anew.
    shift(&page).await?;
    shift(&page).await?;
    page.press(Key::Down).await?;
    assert_eq!(said(&page).await?, "");
    shift(&page).await?;
    assert_eq!(said(&page).await?, "Shift, press 2 more times to exit.");
    assert!(!page.eval::<bool>(LEFT).await?);
    Ok(())
}

#[tokio::test]
async fn presses_expire() -> Result {
    let page = Page::ready(Viewport::PHONE).await?;
    shift(&page).await?;
    let expired =
        "document.querySelector('.exit [role=status]').textContent === 'Exit this page expired.'";
    page.wait_for(expired, Duration::from_secs(9)).await?;
    assert_eq!(page.eval::<u32>("document.querySelectorAll('.exit .lit').length").await?, 0);
    Ok(())
}

#[tokio::test]
async fn the_page_is_covered_before_it_is_left() -> Result {
    let page = Page::ready(Viewport::PHONE).await?;
    // A page that never answers.
    page.eval::<u32>("document.querySelector('.exit a').href = 'http://127.0.0.1:1/', 0").await?;
    let seen: (String, String, String) = page
        .eval(
            "(link => { link.click(); return [document.body.innerText.trim(),
                document.title.replace('\u{200b}', ''),
                document.elementFromPoint(180, 300).id]; })(document.querySelector('.exit a'))",
        )
        .await?;
    assert_eq!(seen, ("Loading.".to_owned(), String::new(), "cover".to_owned()));
    Ok(())
}

#[tokio::test]
async fn back_in_a_page_that_the_browser_kept_the_cover_is_lifted() -> Result {
    let page = Page::ready(Viewport::PHONE).await?;
    let title: String = page
        .eval(
            "(link => { link.href = 'http://127.0.0.1:1/'; link.click();
                stop(); dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
                return document.title; })(document.querySelector('.exit a'))",
        )
        .await?;
    assert_eq!(title, "Missouri 2016 report");
    assert!(page.eval::<bool>("!document.querySelector('#cover')").await?);
    Ok(())
}

#[tokio::test]
async fn without_a_network_nothing_of_the_page_is_left() -> Result {
    let page = Page::ready(Viewport::PHONE).await?;
    page.go_offline().await?;
    page.wait_for("!navigator.onLine", PATIENCE).await?;
    for _ in 0..3 {
        shift(&page).await?;
    }
    page.wait_for("!document.body.childElementCount", PATIENCE).await?;
    assert_eq!(page.eval::<String>("document.body.textContent").await?, "");
    Ok(())
}

#[tokio::test]
async fn it_works_before_the_app_has_come() -> Result {
    let page = Page::without_app("", Viewport::PHONE).await?;
    page.eval::<u32>(ELSEWHERE).await?;
    for _ in 0..3 {
        shift(&page).await?;
    }
    page.wait_for(LEFT, PATIENCE).await
}

#[tokio::test]
async fn it_is_in_sight_at_every_zoom_and_absent_from_paper() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    for zoom in [1, 2, 4] {
        page.see_through(Viewport::zoomed(zoom)).await?;
        for share in [0.0, 0.3, 1.0] {
            let seen: bool = page
                .eval(&format!(
                    "scrollTo(0, document.documentElement.scrollHeight * {share}),
                    (box => box.height >= 44 && box.right <= innerWidth && document
                        .elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
                        .closest('.exit a') !== null)
                    (document.querySelector('.exit a').getBoundingClientRect())"
                ))
                .await?;
            assert!(seen, "at {zoom} times, after {share} of the page");
        }
    }
    page.see_through(Viewport { media: &[e2e::Media::Print], ..Viewport::DESKTOP }).await?;
    assert!(page.eval::<bool>("!document.querySelector('.exit').offsetHeight").await?);
    Ok(())
}
