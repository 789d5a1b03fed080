//! How other sites learn of a figure from its address alone: oEmbed, and pictures for previews of
//! links. Both need whole addresses, so pages tell of them only where it is known what they are.

use crate::{
    Failure,
    embeds::FOLDER,
    failure::{read_json, unreadable},
    version::Release,
    workspace,
};
use serde_json::{Value, json};
use std::fs;

/// The width for which the heights in `assets/embed-heights.txt` were measured, in logical pixels.
const WIDTH: u32 = 600;

/// Writes `oembed/FIGURE.json`, and has what the head of the figure's own page tells of it.
///
/// Without `SITE_URL` its addresses are relative to the file itself, and the page tells nothing.
///
/// # Errors
///
/// Where the figure's data have not been written, or its height has not been measured.
pub fn write(figure: &str, height: u32, release: &Release) -> Result<String, Failure> {
    let data = workspace::dist().join(format!("data/{figure}.json"));
    let data: Value = read_json(&data)?;
    let title = data["title"].as_str().unwrap_or_default();
    let site = release.site.as_deref().unwrap_or("../");
    let page = format!("{site}{FOLDER}{figure}/");
    let picture = format!("{site}charts/{figure}.png");
    let (width_of_picture, height_of_picture) = size(figure)?;
    let frame = format!(
        "<iframe title=\"{}\" loading=\"lazy\" src=\"{page}\" width=\"100%\" height=\"{height}\" \
         style=\"border:0;width:0;min-width:100%\" referrerpolicy=\"no-referrer\" \
         allow=\"clipboard-write; web-share; fullscreen\"></iframe>",
        escaped(title)
    );
    let mut answer = json!({
        "version": "1.0", "type": "rich", "title": title, "html": frame,
        "width": WIDTH, "height": height, "provider_name": "Hotline Atlas",
        "thumbnail_url": picture, "thumbnail_width": width_of_picture,
        "thumbnail_height": height_of_picture,
    });
    if let Some(site) = &release.site {
        answer["provider_url"] = json!(site);
    }
    let path = workspace::dist().join(format!("oembed/{figure}.json"));
    fs::create_dir_all(path.parent().unwrap_or(&path))
        .and_then(|()| fs::write(&path, format!("{answer:#}\n")))
        .map_err(|error| unreadable(&path, &error))?;

    let summary = data["summary"].as_str().unwrap_or(title);
    let pixels = (width_of_picture, height_of_picture);
    Ok(release
        .site
        .as_ref()
        .map_or(String::new(), |site| head(site, figure, [title, summary], pixels)))
}

/// What the page of a figure tells other sites of itself.
fn head(
    site: &str,
    figure: &str,
    [title, summary]: [&str; 2],
    (width, height): (u32, u32),
) -> String {
    let (page, picture) =
        (format!("{site}{FOLDER}{figure}/"), format!("{site}charts/{figure}.png"));
    let mut head = format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{site}oembed/{figure}.json\" title=\"{0}\">\n\
         <link rel=\"canonical\" href=\"{page}\">\n",
        escaped(title)
    );
    for (property, content) in [
        ("og:type", "article"),
        ("og:title", title),
        ("og:description", summary),
        ("og:url", &page),
        ("og:image", &picture),
        ("og:image:type", "image/png"),
        ("og:image:width", &width.to_string()),
        ("og:image:height", &height.to_string()),
        ("og:image:alt", summary),
    ] {
        head.push_str(&format!(
            "<meta property=\"{property}\" content=\"{}\">\n",
            escaped(content)
        ));
    }
    head.push_str("<meta name=\"twitter:card\" content=\"summary_large_image\">\n");
    head
}

/// Width and height of a figure's PNG, from its header.
fn size(figure: &str) -> Result<(u32, u32), Failure> {
    let path = workspace::dist().join(format!("charts/{figure}.png"));
    let bytes = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
    let number = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    number(16)
        .zip(number(20))
        .ok_or_else(|| Failure::new(format!("{} is no PNG", path.display()), "build again"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_sites_are_told_whole_addresses() {
        let head = head("https://example.org/a/", "map", ["A \"map\"", "5 < 6"], (1200, 900));
        for told in [
            "type=\"application/json+oembed\" href=\"https://example.org/a/oembed/map.json\" title=\"A &quot;map&quot;\"",
            "<link rel=\"canonical\" href=\"https://example.org/a/embed/missouri-2016-map/\">",
            "property=\"og:image\" content=\"https://example.org/a/charts/map.png\"",
            "property=\"og:image:width\" content=\"1200\"",
            "property=\"og:image:alt\" content=\"5 &lt; 6\"",
        ] {
            assert!(head.contains(told), "{told} is not in {head}");
        }
    }
}
