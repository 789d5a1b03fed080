//! The map: its layers, its years, its smoothing, in words and in pixels.

use e2e::{
    Key, Media, Page, Result, Viewport, atlas,
    hotline_atlas::{
        chart::{
            FigureId, Palette, Rgb,
            map::{Layer, MapView},
        },
        report::{Chosen, Offense},
    },
    map_button, map_field, on_map,
};
use serde_json::json;

const MAP: FigureId = FigureId::Map;

/// What the page says of the map is what the data say.
async fn says(page: &Page, view: &MapView) -> Result {
    let data = atlas::data();
    assert_eq!(page.map_title().await?, view.layer.title(view));
    assert_eq!(page.map_records().await?, atlas::surface(&data, view).records);
    let label = page.attribute(&on_map(".plot"), "aria-label").await?.unwrap_or_default();
    assert!(label.starts_with(&view.layer.title(view)), "{label}");
    assert!(label.contains(view.layer.caution()), "{label}");
    Ok(())
}

/// The values of the buttons of a choice that are pressed.
async fn pressed(page: &Page, name: &str) -> Result<Vec<String>> {
    page.eval(&format!(
        "[...document.querySelectorAll('[data-chart=map] button[data-map={name}]')]
            .filter(button => button.ariaPressed === 'true').map(button => button.value)"
    ))
    .await
}

/// The view of some years.
fn years(from: u16, to: u16, offense: Option<Offense>) -> MapView {
    MapView { chosen: Chosen { from, to, offense }, ..MapView::of(&atlas::police()) }
}

#[tokio::test]
async fn each_layer_says_what_it_is_and_is_painted_again_as_before() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let data = atlas::data();
    let mut pictures = Vec::new();
    for round in 0..2 {
        for (index, layer) in Layer::ALL.into_iter().enumerate() {
            page.press_map("layer", layer.name()).await?;
            assert_eq!(pressed(&page, "layer").await?, [layer.name()]);
            assert_eq!(pressed(&page, "show").await?, ["map"]);
            says(&page, &atlas::view(&data, layer)).await?;
            let picture = page.fingerprint(MAP).await?;
            if round == 0 {
                assert!(!pictures.contains(&picture), "{} looks like another", layer.name());
                pictures.push(picture);
            } else {
                assert_eq!(picture, pictures[index], "{} looks otherwise", layer.name());
            }
            // Tools of one layer only are not there on another.
            let police = matches!(layer, Layer::Offences | Layer::Relative);
            for (tool, there) in [
                (map_field("from"), police),
                (map_field("offense"), police),
                (map_field("circles"), layer == Layer::Offences),
                (map_field("bandwidth"), true),
                (on_map("[data-open=locations]"), layer == Layer::Own),
            ] {
                assert_eq!(page.text(&tool).await?.is_some(), there, "{tool} on {}", layer.name());
            }
        }
    }
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn the_facts_of_the_layers_are_those_of_their_sources() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let records = page.map_records().await?;
    assert!(records.starts_with("160 offences recorded by 38 agencies in 2013–2020."), "{records}");
    assert!(records.contains("years cannot be compared"), "{records}");
    page.press_map("layer", "residents").await?;
    assert_eq!(page.map_records().await?, "6,093,000 residents in 115 counties, 2016.");
    assert_eq!(page.map_title().await?, "Residents, Missouri 2016");
    page.press_map("layer", "relative").await?;
    let title = page.map_title().await?;
    assert!(title.ends_with("relative to residents, Missouri 2013–2020"), "{title}");
    page.press_map("layer", "own").await?;
    assert_eq!(page.map_records().await?, "", "no file is open");
    Ok(())
}

#[tokio::test]
async fn offences_are_red_and_residents_never() -> Result {
    for (media, palette) in [(&[][..], Palette::LIGHT), (&[Media::Dark], Palette::DARK)] {
        let page = Page::ready(Viewport { media, ..Viewport::DESKTOP }).await?;
        let data = atlas::data();
        for layer in [Layer::Offences, Layer::Relative, Layer::Residents] {
            page.press_map("layer", layer.name()).await?;
            let frame = page.map_frame(&data, &atlas::view(&data, layer)).await?;
            let land = page.colors_in(MAP, frame).await?;
            let whole = page.colors(MAP).await?;
            let pixels =
                |color| land.iter().find(|(other, _)| *other == color).map_or(0, |(_, n)| *n);
            let (ramp, other) = match layer {
                Layer::Residents => (palette.map.grey, palette.map.red),
                _ => (palette.map.red, palette.map.grey),
            };
            let steps = ramp.map(pixels);
            assert!(steps.iter().filter(|n| **n > 50).count() >= 5, "{layer:?}: {steps:?}");
            // In the legend all steps are.
            for step in ramp {
                assert!(whole.iter().any(|(color, n)| *color == step && *n > 100), "{step:?}");
            }
            assert_eq!(other.map(pixels), [0; 7], "{layer:?}");
            if layer == Layer::Residents {
                let red = |&&(Rgb(red, green, blue), _): &&(Rgb, u32)| {
                    red > green.max(blue).saturating_add(8)
                };
                assert_eq!(whole.iter().find(red), None, "{media:?}");
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_year_of_the_report_is_one_click_away() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let all = page.fingerprint(MAP).await?;
    page.press_map("years", "2016").await?;
    assert_eq!(page.map_records().await?, "16 offences recorded by 5 agencies in 2016.");
    assert_eq!(
        page.map_title().await?,
        "Human trafficking offences recorded by police, Missouri 2016"
    );
    assert_eq!(pressed(&page, "years").await?, ["2016"]);
    assert_eq!([page.map_value("from").await?, page.map_value("to").await?], ["2016", "2016"]);
    says(&page, &years(2016, 2016, None)).await?;
    assert_ne!(page.fingerprint(MAP).await?, all);
    page.press_map("layer", "relative").await?;
    assert_eq!(page.map_records().await?, "16 offences recorded by 5 agencies in 2016.");
    page.press_map("layer", "offences").await?;
    page.press_map("years", "all").await?;
    assert_eq!(pressed(&page, "years").await?, ["all"]);
    assert_eq!(page.fingerprint(MAP).await?, all);
    Ok(())
}

#[tokio::test]
async fn the_sliders_of_the_years_cannot_cross() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    for (name, value, from, to) in [
        ("from", "2018", 2018, 2020),
        ("to", "2015", 2015, 2015),
        ("from", "2017", 2017, 2017),
        ("to", "2019", 2017, 2019),
        ("from", "2014", 2014, 2019),
        ("to", "2014", 2014, 2014),
        ("from", "2013", 2013, 2014),
    ] {
        page.put_map(name, value).await?;
        let fields = [page.map_value("from").await?, page.map_value("to").await?];
        assert_eq!(fields, [from.to_string(), to.to_string()], "{name} {value}");
        let shown = page.texts(&on_map("label:has([type=range]) b")).await?;
        assert_eq!(shown[..2], fields, "{name} {value}");
        says(&page, &years(from, to, None)).await?;
    }
    // By key, as a reader without a mouse does.
    page.focus(&map_field("from")).await?;
    page.press(Key::Right).await?;
    says(&page, &years(2014, 2014, None)).await?;
    page.press(Key::Right).await?;
    says(&page, &years(2015, 2015, None)).await?;
    assert!(page.eval::<bool>("document.activeElement.dataset.map === 'from'").await?);
    Ok(())
}

#[tokio::test]
async fn one_kind_of_offense_is_counted_by_itself() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let police = atlas::police();
    for offense in Offense::ALL {
        page.put_map("offense", offense.name()).await?;
        let view = years(2013, 2020, Some(offense));
        says(&page, &view).await?;
        let total = police.total(&view.chosen).ok_or("there are such offences")?.recorded;
        let records = page.map_records().await?;
        assert!(records.starts_with(&format!("{total} offences recorded by ")), "{records}");
        let title = page.map_title().await?.to_lowercase();
        assert!(title.contains(&offense.name().to_lowercase()), "{title}");
    }
    // A year without any such record says so, and claims no zero.
    let empty = (2013..=2020).find(|&year| {
        let offense = Some(Offense::InvoluntaryServitude);
        police.total(&Chosen { from: year, to: year, offense }).is_none()
    });
    let year = empty.ok_or("a year has none")?;
    page.put_map("to", &year.to_string()).await?;
    page.put_map("from", &year.to_string()).await?;
    assert_eq!(
        page.map_records().await?,
        format!("No agency has a record of this kind in {year}.")
    );
    assert_eq!(page.console_errors().await?, [""; 0]);
    page.put_map("offense", "").await?;
    says(&page, &years(year, year, None)).await
}

#[tokio::test]
async fn the_patrol_has_no_place_and_is_named_beside_the_map() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let police = atlas::police();
    let nowhere = police.agencies.iter().position(|agency| agency.placement.place().is_none());
    let patrol = nowhere.ok_or("an agency has no place")?;
    let name = police.agencies[patrol].display_name();
    for year in 2013..=2020 {
        page.put_map("from", &year.to_string()).await?;
        page.put_map("to", &year.to_string()).await?;
        let records = page.map_records().await?;
        let tally = police.tally(patrol, &years(year, year, None).chosen);
        let named = tally.map(|tally| format!("Not on the map: {name}, {}", tally.recorded));
        match named {
            Some(named) => assert!(records.contains(&named), "{records}"),
            None => assert!(!records.contains(&name), "{records}"),
        }
        assert_eq!(tally.is_some(), year == 2019);
    }
    Ok(())
}

#[tokio::test]
async fn another_bandwidth_is_another_picture_and_other_words() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    page.press_map("layer", "residents").await?;
    let first = page.fingerprint(MAP).await?;
    let mut pictures = vec![first.clone()];
    for kilometres in ["10", "60"] {
        page.put_map("bandwidth", kilometres).await?;
        let picture = page.fingerprint(MAP).await?;
        assert!(!pictures.contains(&picture), "{kilometres}");
        pictures.push(picture);
        let head = page.texts(&on_map("thead th")).await?.concat();
        assert!(head.contains(&format!("smoothed over {kilometres} km")), "{head}");
    }
    page.put_map("bandwidth", "25").await?;
    assert_eq!(page.fingerprint(MAP).await?, first);
    Ok(())
}

#[tokio::test]
async fn values_that_no_slider_has_change_nothing_that_they_must_not() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    // As a hand in the developer tools would.
    page.eval::<u32>(&format!(
        "document.querySelectorAll({}).forEach(field => field.type = 'text'), 0",
        json!(on_map("input[type=range]"))
    ))
    .await?;
    for (value, kept) in [
        ("5", "10"),
        ("200", "60"),
        ("500", "60"),
        ("-3", "60"),
        ("NaN", "60"),
        ("", "60"),
        ("25", "25"),
    ] {
        page.put_map("bandwidth", value).await?;
        assert_eq!(page.map_value("bandwidth").await?, kept, "{value:?}");
    }
    for (value, from, to) in [("1000", 2013, 2020), ("9999", 2020, 2020), ("soon", 2020, 2020)] {
        page.put_map("from", value).await?;
        says(&page, &years(from, to, None)).await?;
    }
    assert_eq!(page.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn surface_and_circles_can_be_left_out() -> Result {
    let page = Page::ready(Viewport::DESKTOP).await?;
    let data = atlas::data();
    let frame = page.map_frame(&data, &MapView::of(&data.police)).await?;
    let first = page.fingerprint(MAP).await?;
    page.put_map("circles", "off").await?;
    let bare = page.fingerprint(MAP).await?;
    assert_ne!(bare, first);
    page.put_map("density", "off").await?;
    assert_ne!(page.fingerprint(MAP).await?, bare);
    for (color, _) in page.colors_in(MAP, frame).await? {
        assert!(!Palette::LIGHT.map.red.contains(&color), "{color:?}");
    }
    for name in ["circles", "density"] {
        page.put_map(name, "on").await?;
    }
    assert_eq!(page.fingerprint(MAP).await?, first);
    Ok(())
}

#[tokio::test]
async fn the_page_is_ready_once_and_with_its_map() -> Result {
    let page = Page::open("", Viewport::DESKTOP).await?;
    // Looks at the map at the very moment when the page says that it is ready.
    let look = "performance.mark = function (name) {
        const canvas = document.querySelector('[data-chart=map] canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        (window.painted ??= []).push(data.filter((channel, at) => at % 4 === 3 && channel).length);
        return Performance.prototype.mark.call(this, name);
    };";
    let look = json!({ "source": look });
    page.command("Page.addScriptToEvaluateOnNewDocument", look).await?;
    page.driver().refresh().await?;
    page.charts_ready(e2e::PATIENCE).await?;
    page.click_on(&map_button("layer", "residents")).await?;
    let painted: Vec<u32> = page.eval("painted").await?;
    assert_eq!(painted.len(), 1, "ready once: {painted:?}");
    assert!(painted[0] > 100_000, "{painted:?} pixels of the map were there");
    Ok(())
}
