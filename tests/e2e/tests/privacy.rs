//! Who reads this page may be watched: nothing is stored, and nobody is asked for anything.

use e2e::{
    PATIENCE, Page, Result, STORED, Viewport, expected,
    hotline_atlas::{chart::FigureId, check},
    part,
};
use thirtyfour::By;

#[tokio::test]
async fn a_tour_leaves_nothing_in_the_browser() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let history: u32 = page.eval("history.length").await?;
    let address: String = page.eval("location.href").await?;
    page.paths_requested().await?;

    for choice in ["[data-choice=count]", "[data-choice=table]"] {
        page.click_on(&part(FigureId::Callers, choice)).await?;
    }
    page.walk(FigureId::Labor, 3).await?;
    page.click_on("summary").await?;
    page.click_on("a[href='#help']").await?;
    let field = page.driver().find(By::Css("input[data-open=report]")).await?;
    field.send_keys(expected::bundled_file("missouri-2016.txt").to_string_lossy()).await?;
    page.wait_for("document.querySelector('[data-back]')", PATIENCE).await?;
    page.click_on("[data-back]").await?;

    assert_eq!(page.eval::<Vec<String>>(STORED).await?, [""; 0]);
    assert_eq!(page.driver().get_all_cookies().await?.len(), 0);
    assert_eq!(page.eval::<u32>("history.length").await?, history);
    assert_eq!(page.eval::<String>("location.href").await?, address);
    assert_eq!(page.requests().await?, [""; 0]);
    // The same question finds what is stored.
    let found: Vec<String> =
        page.eval(&format!("localStorage.setItem('trace', 1), {STORED}")).await?;
    assert_eq!(found, ["trace"]);
    Ok(())
}

#[tokio::test]
async fn links_within_the_page_move_the_reader_and_not_the_history() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let history: u32 = page.eval("history.length").await?;
    let links: Vec<String> = page
        .eval("[...document.querySelectorAll('#app a[href^=\"#\"]')].map(a => a.getAttribute('href'))")
        .await?;
    assert!(!links.is_empty());
    for link in links {
        page.eval::<u32>("scrollTo(0, 0), 0").await?;
        page.click_on(&format!("a[href='{link}']")).await?;
        let there: bool = page.eval(&format!("document.activeElement.matches('{link}')")).await?;
        assert!(there, "{link} has the focus");
        let part = page.frame_of(&link).await?;
        let bar = page.frame_of(".exit").await?;
        assert!(part.y >= bar.y + bar.height && part.y < 900.0, "{link} is seen: {part:?}");
        assert_eq!(page.eval::<String>("location.hash").await?, "");
        assert_eq!(page.eval::<u32>("history.length").await?, history);
    }
    Ok(())
}

#[tokio::test]
async fn the_way_out_is_always_in_sight() -> Result {
    let page = Page::ready(Viewport::PHONE).await?;
    for share in [0.0, 0.5, 1.0] {
        let seen: bool = page
            .eval(&format!(
                "scrollTo(0, document.documentElement.scrollHeight * {share}),
                (box => document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
                    .closest('.exit a') !== null)
                (document.querySelector('.exit a').getBoundingClientRect())"
            ))
            .await?;
        assert!(seen, "after {share} of the page");
    }
    let exit = page.frame_of(".exit a").await?;
    assert!(exit.height >= 44.0, "{exit:?}");
    Ok(())
}

#[tokio::test]
async fn the_page_shows_every_finding_of_the_checks() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let audit = check::check(&expected::report());
    let seen = page.texts("[data-findings] [data-finding]").await?;
    assert_eq!(seen.len(), audit.findings.len());
    assert!(!seen.is_empty());
    for (seen, finding) in seen.iter().zip(&audit.findings) {
        assert!(seen.contains(&finding.place) && seen.contains(&finding.message), "{seen}");
    }
    assert_eq!(page.texts("[data-finding=Serious], [data-finding=Problem]").await?, [""; 0]);
    let held = page.texts("[data-findings] .plain li").await?;
    assert_eq!(held, audit.held.iter().map(|held| held.sentence.clone()).collect::<Vec<_>>());
    Ok(())
}
