//! What the build publishes beside the pages: files of figures, what other sites ask for, and the
//! frozen edition.

use e2e::{Result, hotline_atlas::chart::FigureId};
use serde_json::Value;
use std::{collections::BTreeMap, fs};
use xtask::{embeds, site, workspace};

fn text(path: &str) -> Result<String> {
    let path = workspace::dist().join(path);
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// Width and height of a PNG.
fn size(path: &str) -> Result<[u32; 2]> {
    let bytes = fs::read(workspace::dist().join(path))?;
    let info = png::Decoder::new(std::io::Cursor::new(bytes)).read_info()?.info().clone();
    Ok([info.width, info.height])
}

#[test]
fn oembed_leads_to_the_figure_and_to_its_picture() -> Result {
    for id in FigureId::ALL {
        let name = id.name();
        let answer: Value = serde_json::from_str(&text(&format!("oembed/{name}.json"))?)?;
        assert_eq!(answer["version"], "1.0", "{name}");
        assert_eq!(answer["type"], "rich", "{name}");
        let [width, height] = size(&format!("charts/{name}.png"))?;
        assert_eq!(answer["thumbnail_width"], width, "{name}");
        assert_eq!(answer["thumbnail_height"], height, "{name}");
        let html = answer["html"].as_str().ok_or("no html")?;
        // Relative to the file itself, where the build knows no address of the site.
        let page = format!("{}{name}/", embeds::FOLDER);
        assert!(html.contains(&format!("src=\"../{page}\"")), "{html}");
        assert!(html.find("loading=") < html.find("src="), "{html}");
        text(&format!("{page}index.html"))?;
    }
    Ok(())
}

#[test]
fn pictures_have_their_pixels_and_their_words() -> Result {
    for id in FigureId::ALL {
        let name = id.name();
        assert_eq!(size(&format!("charts/{name}.png"))?[0], 1200, "{name}");
        assert_eq!(size(&format!("charts/{name}@2x.png"))?[0], 2400, "{name}");
        let bytes = fs::read(workspace::dist().join(format!("charts/{name}.png")))?;
        let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info()?;
        let texts: BTreeMap<String, String> = (reader.info().utf8_text.iter())
            .map(|text| Ok((text.keyword.clone(), text.get_text()?)))
            .collect::<Result<_>>()?;
        let data: Value = serde_json::from_str(&text(&format!("data/{name}.json"))?)?;
        assert_eq!(Some(texts["Title"].as_str()), data["title"].as_str(), "{name}");
        assert!(texts["Comment"].contains(data["citation"].as_str().ok_or("none")?), "{name}");
    }
    Ok(())
}

#[test]
fn the_frozen_edition_is_the_whole_site_under_its_version() -> Result {
    let page = text("index.html")?;
    let (_, version) = page.split_once("<meta name=\"version\" content=\"").ok_or("no version")?;
    let version = version.split('"').next().ok_or("no version")?;
    assert!(page.contains(&format!("<b data-version>{version}</b>")));
    let files = site::files()?;
    let frozen = format!("v/{version}/");
    let live: BTreeMap<_, _> = files.iter().filter(|(name, _)| !name.starts_with("v/")).collect();
    assert!(live.len() > 60, "{}", live.len());
    for (name, bytes) in &live {
        assert!(files.get(&format!("{frozen}{name}")) == Some(*bytes), "{name} is another one");
    }
    assert_eq!(files.len(), 2 * live.len(), "one edition is frozen");
    Ok(())
}
