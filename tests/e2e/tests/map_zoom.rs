//! Looking closer: by button, key, wheel, mouse and fingers, and back to the whole state.

use e2e::{Frame, Key, Page, Result, Viewport, hotline_atlas::chart::FigureId, on_map};

const MAP: FigureId = FigureId::Map;
/// How much closer one press of a button or key looks.
const ZOOM_STEP: f64 = 1.6;
const PHONE: Viewport = Viewport { touch: true, ..Viewport::PHONE };

/// The mark of the first place: where it is tells how the map is looked at.
async fn first_place(page: &Page) -> Result<Frame> {
    page.focus(&on_map(".plot")).await?;
    page.press(Key::Home).await?;
    Ok(page.ringed(MAP).await?.ok_or("the first place is ringed")?)
}

fn middle(mark: Frame) -> (f64, f64) {
    (mark.x + mark.width / 2.0, mark.y + mark.height / 2.0)
}

#[tokio::test]
async fn buttons_look_closer_and_back() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let whole = page.fingerprint(MAP).await?;
    let mut pictures = vec![whole.clone()];
    for _ in 0..3 {
        page.press_map("zoom", "in").await?;
        let picture = page.fingerprint(MAP).await?;
        assert!(!pictures.contains(&picture));
        pictures.push(picture);
    }
    page.press_map("zoom", "whole").await?;
    assert_eq!(page.fingerprint(MAP).await?, whole, "all is exactly the first picture");
    page.press_map("zoom", "out").await?;
    assert_eq!(page.fingerprint(MAP).await?, whole, "there is nothing further away");
    page.press_map("zoom", "in").await?;
    assert_eq!(page.fingerprint(MAP).await?, pictures[1]);
    page.press_map("zoom", "out").await?;
    assert_eq!(page.fingerprint(MAP).await?, whole);
    // Closest is closest.
    for _ in 0..8 {
        page.press_map("zoom", "in").await?;
    }
    let closest = page.fingerprint(MAP).await?;
    page.press_map("zoom", "in").await?;
    assert_eq!(page.fingerprint(MAP).await?, closest);
    // The numbers are the same, however close.
    let tip = page.walk(MAP, 1).await?.remove(0).tip;
    assert_eq!(tip[1], "67 offences recorded, 2013–2020");
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn keys_look_closer_move_and_say_so() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let whole = page.fingerprint(MAP).await?;
    page.focus(&on_map(".plot")).await?;
    for (key, said) in [
        ("+", format!("{ZOOM_STEP:.1} times the whole state.")),
        ("=", format!("{:.1} times the whole state.", ZOOM_STEP * ZOOM_STEP)),
        ("-", format!("{ZOOM_STEP:.1} times the whole state.")),
        ("0", "1.0 times the whole state.".to_owned()),
    ] {
        page.press(key).await?;
        assert_eq!(page.spoken().await?, said, "{key}");
    }
    assert_eq!(page.fingerprint(MAP).await?, whole);
    page.press("++").await?;
    let mut last = page.fingerprint(MAP).await?;
    for arrow in [Key::Left, Key::Up, Key::Right, Key::Down] {
        page.press(Key::Shift + arrow.clone()).await?;
        let now = page.fingerprint(MAP).await?;
        assert_ne!(now, last, "{arrow:?}");
        assert_eq!(page.spoken().await?, "Map moved.");
        assert!(page.ringed(MAP).await?.is_none(), "moving is not walking");
        last = now;
    }
    // There and back again: the first two were undone by the last two.
    page.press("0++").await?;
    assert_eq!(page.fingerprint(MAP).await?, last);
    Ok(())
}

#[tokio::test]
async fn walking_brings_what_is_out_of_sight_into_the_map() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.focus(&on_map(".plot")).await?;
    page.press("+++++").await?;
    let plot = page.frame_of(&on_map("canvas")).await?;
    for _ in 0..6 {
        page.press(Key::Down).await?;
        let (x, y) = middle(page.ringed(MAP).await?.ok_or("a place is ringed")?);
        assert!((0.0..plot.width).contains(&x) && (0.0..plot.height).contains(&y), "{x} {y}");
    }
    Ok(())
}

#[tokio::test]
async fn the_wheel_is_the_pages_and_with_ctrl_the_maps() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let whole = page.fingerprint(MAP).await?;
    let before = first_place(&page).await?;
    page.press(Key::Escape).await?;
    let (x, y) = middle(before);
    let at = page.in_window(MAP, x, y).await?;
    let scrolled: f64 = page.eval("scrollY").await?;
    page.wheel(at, 120.0, false).await?;
    page.wait_for(&format!("scrollY > {scrolled} + 50"), e2e::PATIENCE).await?;
    assert_eq!(page.fingerprint(MAP).await?, whole, "the plain wheel does not touch the map");

    let at = page.in_window(MAP, x, y).await?;
    let scrolled: f64 = page.eval("scrollY").await?;
    page.wheel(at, -120.0, true).await?;
    page.wheel(at, -120.0, true).await?;
    assert_ne!(page.fingerprint(MAP).await?, whole);
    assert!((page.eval::<f64>("scrollY").await? - scrolled).abs() < 1.0, "the page stays");
    assert!((page.eval::<f64>("visualViewport.scale").await? - 1.0).abs() < 0.01);
    // What was under the mouse still is, if the state reaches far enough beyond it.
    page.press(Key::Home).await?;
    let (now_x, now_y) = middle(page.ringed(MAP).await?.ok_or("it is ringed")?);
    assert!((now_x - x).abs() < 4.0 && (now_y - y).abs() < 4.0, "{now_x} {now_y} for {x} {y}");

    page.press(Key::Escape).await?;
    let at = page.in_window(MAP, x, y).await?;
    for _ in 0..4 {
        page.wheel(at, 240.0, true).await?;
    }
    assert_eq!(page.fingerprint(MAP).await?, whole, "no further away than the whole state");
    Ok(())
}

#[tokio::test]
async fn the_mouse_drags_a_closer_map() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let whole = page.fingerprint(MAP).await?;
    let plot = page.frame_of(&on_map("canvas")).await?;
    let at = (plot.width / 3.0, plot.height / 2.0);
    let from = page.in_window(MAP, at.0, at.1).await?;
    page.drag(from, (60.0, 40.0)).await?;
    assert_eq!(page.fingerprint(MAP).await?, whole, "the whole state has nowhere to go");

    page.press_map("zoom", "in").await?;
    page.press_map("zoom", "in").await?;
    let closer = page.fingerprint(MAP).await?;
    let from = page.in_window(MAP, at.0, at.1).await?;
    page.drag(from, (-60.0, -40.0)).await?;
    assert_ne!(page.fingerprint(MAP).await?, closer);
    let before = middle(first_place(&page).await?);
    page.press(Key::Escape).await?;
    let from = page.in_window(MAP, at.0, at.1).await?;
    page.drag(from, (30.0, 20.0)).await?;
    let now = middle(first_place(&page).await?);
    assert!(
        (now.0 - before.0 - 30.0).abs() < 2.0 && (now.1 - before.1 - 20.0).abs() < 2.0,
        "{now:?} after {before:?}"
    );
    page.press(Key::Escape).await?;
    // Let go, the mouse only points again.
    let picture = page.fingerprint(MAP).await?;
    page.hover(from.0 + 5.0, from.1 + 5.0).await?;
    assert_eq!(page.fingerprint(MAP).await?, picture);
    page.press_map("zoom", "whole").await?;
    assert_eq!(page.fingerprint(MAP).await?, whole);
    Ok(())
}

/// Notes for every move of a finger whether the map took it from the browser.
const WATCH: &str = "window.taken = [], addEventListener('touchmove',
    event => taken.push([event.touches.length, event.defaultPrevented]), { passive: true }), 0";

#[tokio::test]
async fn two_fingers_look_closer_and_back() -> Result {
    let page = Page::ready(PHONE).await?;
    page.eval::<u32>(WATCH).await?;
    let whole = page.fingerprint(MAP).await?;
    let plot = page.frame_of(&on_map("canvas")).await?;
    let (x, y) = page.in_window(MAP, plot.width / 2.0, 120.0).await?;
    let apart = |half: f64| [(x - half, y), (x + half, y)];
    page.swipe(&[&apart(30.0), &apart(45.0), &apart(60.0), &apart(90.0)]).await?;
    let taken: Vec<(u32, bool)> = page.eval("taken").await?;
    assert!(!taken.is_empty() && taken.iter().all(|&taken| taken == (2, true)), "{taken:?}");
    assert_ne!(page.fingerprint(MAP).await?, whole, "the map came closer");
    // Three times as far apart is three times as close.
    page.focus(&on_map(".plot")).await?;
    page.press("+").await?;
    assert_eq!(page.spoken().await?, format!("{:.1} times the whole state.", 3.0 * ZOOM_STEP));
    page.press("-").await?;
    assert_eq!(page.spoken().await?, "3.0 times the whole state.");
    assert!((page.eval::<f64>("visualViewport.scale").await? - 1.0).abs() < 0.01);
    page.swipe(&[&apart(90.0), &apart(60.0), &apart(20.0)]).await?;
    assert_eq!(page.fingerprint(MAP).await?, whole);
    Ok(())
}

#[tokio::test]
async fn one_finger_is_the_pages() -> Result {
    let page = Page::ready(PHONE).await?;
    page.eval::<u32>(WATCH).await?;
    page.press_map("zoom", "in").await?;
    let picture = page.fingerprint(MAP).await?;
    let (x, y) = page.in_window(MAP, 150.0, 120.0).await?;
    let scrolled: f64 = page.eval("scrollY").await?;
    page.swipe(&[&[(x, y)], &[(x, y - 40.0)], &[(x, y - 80.0)], &[(x, y - 140.0)]]).await?;
    page.wait_for(&format!("scrollY > {scrolled} + 30"), e2e::PATIENCE).await?;
    let taken: Vec<(u32, bool)> = page.eval("taken").await?;
    assert!(taken.iter().all(|&(_, taken)| !taken), "{taken:?}");
    assert_eq!(page.fingerprint(MAP).await?, picture, "the map stays");
    Ok(())
}
