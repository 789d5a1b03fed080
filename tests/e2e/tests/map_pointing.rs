//! Pointing at the map and walking through it by key: the numbers are those of the data.

use e2e::{
    Frame, Key, Page, Result, Viewport, atlas,
    hotline_atlas::chart::{
        FigureId, Point,
        map::{Layer, MapData, MapScene, MapView, Surface},
    },
    map_button, map_tip, on_map,
};

const MAP: FigureId = FigureId::Map;

/// What is known of a layer, and where it is on the page.
struct Known {
    data: MapData,
    view: MapView,
    surface: Surface,
    scene: MapScene,
}

impl Known {
    async fn of(page: &Page, layer: Layer) -> Result<Self> {
        let data = atlas::data();
        let view = atlas::view(&data, layer);
        let surface = atlas::surface(&data, &view);
        let [width, ..] = page.canvas_size(MAP).await?;
        let scene = atlas::scene(&data, &view, width);
        Ok(Self { data, view, surface, scene })
    }

    /// What a tooltip may say at a point of the plot: browsers round where the mouse is.
    fn ground(&self, (x, y): (f64, f64)) -> Vec<Vec<String>> {
        let around = [-1.0, 0.0, 1.0];
        let points = around.into_iter().flat_map(|dx| around.map(|dy| (x + dx, y + dy)));
        let known = points.filter_map(|(x, y)| {
            let at = self.scene.plane_at(Point { x, y })?;
            self.surface.ground(&self.data, &self.view, at)
        });
        known.map(|place| map_tip(&place)).collect()
    }

    /// The middle of a county on the plot.
    fn county(&self, name: &str) -> (f64, f64) {
        let counties = &self.data.land.boundaries.counties;
        let county = counties.iter().find(|county| county.name == name).expect("it is a county");
        let Point { x, y } = self.scene.pixel_of(county.center());
        (x.round(), y.round())
    }
}

fn middle(mark: Frame) -> (f64, f64) {
    (mark.x + mark.width / 2.0, mark.y + mark.height / 2.0)
}

#[tokio::test]
async fn every_agency_is_reached_by_key_with_its_number() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let known = Known::of(&page, Layer::Offences).await?;
    let places = &known.surface.places;
    let stops = page.walk_map(places).await?;
    assert_eq!(
        stops[0].tip[..2],
        ["St. Louis County Police Department", "67 offences recorded, 2013–2020"]
    );
    // All but what has no place is somewhere.
    let sum: u32 = places.iter().map(|place| place.count).sum();
    let patrol = known.data.police.agencies.iter().position(|it| it.placement.place().is_none());
    let nowhere = patrol.and_then(|index| known.data.police.tally(index, &known.view.chosen));
    assert_eq!(sum + nowhere.ok_or("the patrol has a record")?.recorded, 160);
    // The largest first, and each where it is.
    assert!(places.is_sorted_by(|a, b| a.count >= b.count));
    for (stop, place) in stops.iter().zip(places) {
        let (at, Point { x, y }) = (middle(stop.mark), known.scene.pixel_of(place.at));
        assert!((at.0 - x).abs() < 2.5 && (at.1 - y).abs() < 2.5, "{}: {at:?}", place.name);
    }
    Ok(())
}

#[tokio::test]
async fn every_county_is_reached_by_key_with_its_number() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.press_map("layer", "residents").await?;
    let known = Known::of(&page, Layer::Residents).await?;
    let stops = page.walk_map(&known.surface.places).await?;
    assert_eq!(stops.len(), 115);
    let read = |tip: &[String]| -> Result<u32> {
        let number = tip[1].strip_suffix(" residents (2016 estimate)").ok_or("it has residents")?;
        Ok(number.replace(',', "").parse()?)
    };
    let mut sum = 0;
    for stop in &stops {
        sum += read(&stop.tip)?;
        assert!(stop.tip[0].contains("(FIPS 29"), "{:?}", stop.tip);
        assert!(stop.tip[2].ends_with("residents per km²."), "{:?}", stop.tip);
    }
    assert_eq!(sum, 6_093_000);
    Ok(())
}

#[tokio::test]
async fn ratios_are_reached_by_key_with_what_they_rest_on() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.press_map("layer", "relative").await?;
    let known = Known::of(&page, Layer::Relative).await?;
    let stops = page.walk_map(&known.surface.places).await?;
    let masked = stops.iter().filter(|stop| stop.tip[1].starts_with("Not shown: ")).count();
    assert!(masked > 0 && masked < stops.len(), "{masked}");
    for stop in &stops {
        let shown = stop.tip[1].ends_with("offences per 100,000 residents and year, smoothed");
        assert!(shown || stop.tip[1].contains("fewer than 50,000 residents"), "{:?}", stop.tip);
        assert!(stop.tip[2].starts_with("Within 50 km: "), "{:?}", stop.tip);
    }
    Ok(())
}

#[tokio::test]
async fn the_mouse_finds_agencies_and_counties() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let known = Known::of(&page, Layer::Offences).await?;
    let stops = page.walk_map(&known.surface.places).await?;
    let said = page.spoken().await?;
    // Where a circle is, it is the agency's. (Others may lie over it, but not over its middle.)
    for index in [0, 1, known.surface.places.len() - 1] {
        let (x, y) = middle(stops[index].mark);
        let (x, y) = page.in_window(MAP, x.round(), y.round()).await?;
        page.hover(x, y).await?;
        assert_eq!(page.tip(MAP).await?, Some(map_tip(&known.surface.places[index])));
        assert_eq!(page.ringed(MAP).await?, Some(stops[index].mark));
    }
    assert_eq!(page.spoken().await?, said, "a mouse makes no screen reader talk");
    // Elsewhere it is the county with its number, and no ring.
    for county in ["Texas County", "Linn County", "Shannon County"] {
        let (x, y) = known.county(county);
        let (at_x, at_y) = page.in_window(MAP, x, y).await?;
        page.hover(at_x, at_y).await?;
        let tip = page.tip(MAP).await?.ok_or("the land has a tooltip")?;
        assert!(tip[0].starts_with(&format!("{county} (FIPS 29")), "{tip:?}");
        assert!(known.ground((x, y)).contains(&tip), "{tip:?} of {:?}", known.ground((x, y)));
        assert!(page.ringed(MAP).await?.is_none());
    }
    // Out of the state there is nothing.
    let (x, y) = page.in_window(MAP, 4.0, 4.0).await?;
    page.hover(x, y).await?;
    assert!(page.tip(MAP).await?.is_none());
    Ok(())
}

#[tokio::test]
async fn the_mouse_finds_counties_on_the_other_layers() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    for layer in [Layer::Residents, Layer::Relative] {
        page.press_map("layer", layer.name()).await?;
        let known = Known::of(&page, layer).await?;
        for county in ["Texas County", "Boone County", "Atchison County", "Jackson County"] {
            let (x, y) = known.county(county);
            let (at_x, at_y) = page.in_window(MAP, x, y).await?;
            page.hover(at_x, at_y).await?;
            let tip = page.tip(MAP).await?.ok_or("the land has a tooltip")?;
            assert!(known.ground((x, y)).contains(&tip), "{tip:?} of {:?}", known.ground((x, y)));
        }
        page.press(Key::Escape).await?;
        assert!(page.tip(MAP).await?.is_none(), "Escape hides it, wherever the focus is");
    }
    Ok(())
}

#[tokio::test]
async fn keys_stop_at_both_ends_and_escape_leaves() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let known = Known::of(&page, Layer::Offences).await?;
    let places = &known.surface.places;
    let last = places.len() - 1;
    page.focus(&on_map(".plot")).await?;
    assert!(page.ringed(MAP).await?.is_none(), "focus alone is at no place");
    for (key, place) in [
        (Key::Up, last),
        (Key::Right, last),
        (Key::Home, 0),
        (Key::Left, 0),
        (Key::Down, 1),
        (Key::Right, 2),
        (Key::Up, 1),
        (Key::End, last),
    ] {
        page.press(key.clone()).await?;
        let stop = page.stop(MAP).await?;
        assert_eq!(stop.tip, map_tip(&places[place]), "{key:?}");
        assert!(stop.spoken.ends_with(&format!("Place {} of {}.", place + 1, last + 1)));
    }
    page.press(Key::Escape).await?;
    assert!(page.ringed(MAP).await?.is_none() && page.tip(MAP).await?.is_none());
    page.press(Key::Down).await?;
    assert_eq!(page.stop(MAP).await?.tip, map_tip(&places[0]), "the walk begins anew");
    Ok(())
}

#[tokio::test]
async fn the_map_is_one_stop_of_the_tab_key() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let stops = "[...document.querySelectorAll('[data-chart=map] .plot, \
                 [data-chart=map] .plot *')].filter(element => element.tabIndex >= 0).length";
    assert_eq!(page.eval::<u32>(stops).await?, 1);
    page.focus(&map_button("zoom", "whole")).await?;
    page.press(Key::Tab).await?;
    let on_plot = "document.activeElement.matches('[data-chart=map] .plot')";
    assert!(page.eval::<bool>(on_plot).await?);
    let outline = "(({ outlineStyle, outlineWidth }) => `${outlineStyle} ${outlineWidth}`)
        (getComputedStyle(document.activeElement))";
    assert_eq!(page.eval::<String>(outline).await?, "solid 3px");
    page.press(Key::End).await?;
    let border = "(({ borderTopWidth, borderTopStyle, borderTopColor }) =>
        [borderTopWidth, borderTopStyle, borderTopColor])
        (getComputedStyle(document.querySelector('[data-chart=map] .ring')))";
    assert_eq!(page.eval::<[String; 3]>(border).await?, ["2px", "solid", "rgb(11, 87, 208)"]);
    page.press(Key::Tab).await?;
    assert!(!page.eval::<bool>(on_plot).await?, "the focus is not held");
    assert!(page.ringed(MAP).await?.is_none(), "the ring goes with the focus");
    page.press(Key::Shift + Key::Tab).await?;
    assert!(page.eval::<bool>(on_plot).await?);
    Ok(())
}

#[tokio::test]
async fn keys_with_a_modifier_belong_to_the_browser() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.focus(&on_map(".plot")).await?;
    let before = page.fingerprint(MAP).await?;
    // Ctrl and plus, minus or 0 are the browser's zoom; Alt and an arrow its history.
    for (key, modifier) in [
        ("+", "ctrlKey"),
        ("-", "ctrlKey"),
        ("0", "metaKey"),
        ("ArrowLeft", "altKey"),
        ("Tab", "shiftKey"),
        ("a", "shiftKey"),
    ] {
        let kept: bool = page
            .eval(&format!(
                "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', \
                 {{ key: '{key}', {modifier}: true, bubbles: true, cancelable: true }}))"
            ))
            .await?;
        assert!(kept, "{modifier} and {key} were taken");
        page.painted().await?;
    }
    assert_eq!(page.fingerprint(MAP).await?, before);
    assert!(page.ringed(MAP).await?.is_none());
    Ok(())
}

#[tokio::test]
async fn a_finger_finds_it_too_and_it_fits() -> Result {
    let phone = Viewport { touch: true, scale: 3.0, ..Viewport::PHONE };
    let page = Page::ready(phone).await?;
    let known = Known::of(&page, Layer::Offences).await?;
    for county in ["Texas County", "Atchison County", "Pemiscot County"] {
        let (x, y) = known.county(county);
        let (at_x, at_y) = page.in_window(MAP, x, y).await?;
        page.tap(at_x, at_y).await?;
        let shown = "document.querySelector('[data-chart=map] .tip').checkVisibility()";
        page.wait_for(shown, e2e::PATIENCE).await?;
        let tip = page.tip(MAP).await?.ok_or("it is shown")?;
        assert!(tip[0].contains("(FIPS 29") || tip[1].contains("recorded"), "{tip:?}");
        let tip = page.frame_of(&on_map(".tip")).await?;
        assert!(tip.x >= 0.0 && tip.x + tip.width <= f64::from(phone.width), "{tip:?}");
    }
    Ok(())
}
