//! The way out for a finger, for a screen reader, in the copy on disk and at 400 % (integrity.md, R11).

use e2e::{Key, PATIENCE, Page, Place, Result, Viewport};
use serde_json::{Value, json};

/// Where the way out leads in tests: a page of our own server, not of the world.
const ELSEWHERE: &str = "document.querySelector('.exit a').href = 'charts/none.html?elsewhere', 0";
const LEFT: &str = "location.search === '?elsewhere'";

/// Role and name of what a screen reader finds.
async fn heard(page: &Page) -> Result<Vec<(String, String)>> {
    let tree = page.command("Accessibility.getFullAXTree", json!({})).await?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = tree["nodes"].as_array().ok_or("no tree")?;
    Ok(nodes
        .iter()
        .filter(|node| node["ignored"] != true)
        .map(|node| (text(&node["role"]["value"]), text(&node["name"]["value"])))
        .collect())
}

#[tokio::test]
async fn a_finger_leaves() -> Result {
    for viewport in [Viewport::PHONE, Viewport::zoomed(4)] {
        let page = Page::ready(Viewport { touch: true, ..viewport }).await?;
        page.eval::<u32>(ELSEWHERE).await?;
        // In the middle of the page, as it is found there.
        page.eval::<u32>("scrollTo(0, 3000), 0").await?;
        page.painted().await?;
        let link = page.frame_of(".exit a").await?;
        page.tap(link.x + link.width / 2.0, link.y + link.height / 2.0).await?;
        page.wait_for(LEFT, PATIENCE).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_screen_reader_is_told_first_and_while_it_counts() -> Result {
    for (path, name, told) in [
        ("", "Emergency: Exit this page", "Shift, press 2 more times to exit."),
        ("es.html", "Emergencia: Salir de esta página", "Mayús: púlsela 2 veces más para salir."),
    ] {
        let page = Page::open(path, Viewport::DESKTOP).await?;
        page.charts_ready(PATIENCE).await?;
        let first = heard(&page).await?.into_iter().find(|(role, _)| role == "link");
        assert_eq!(first, Some(("link".to_owned(), name.to_owned())));
        let is_told = async || -> Result<bool> {
            Ok(heard(&page).await?.iter().any(|(role, said)| role == "StaticText" && said == told))
        };
        assert!(!is_told().await?);
        page.press(Key::Shift).await?;
        assert!(is_told().await?, "{told}");
        // The lights say nothing of their own: the name stays.
        assert!(heard(&page).await?.iter().any(|(role, link)| role == "link" && link == name));
    }
    Ok(())
}

#[tokio::test]
async fn the_copy_on_disk_is_left_by_keys() -> Result {
    let page = Page::at(&Place::File.address()?, Viewport::DESKTOP).await?;
    page.charts_ready(PATIENCE).await?;
    page.eval::<u32>("document.querySelector('.exit a').href = '?elsewhere', 0").await?;
    for _ in 0..3 {
        page.press(Key::Shift).await?;
    }
    page.wait_for(LEFT, PATIENCE).await?;
    assert!(page.eval::<bool>("location.protocol === 'file:'").await?);
    Ok(())
}
