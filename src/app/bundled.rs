//! The page as the build writes it, from the bundled report and what the map is made of.

use super::embed::embed;
use super::page::{Opened, page};
use crate::chart::FigureId;
use crate::chart::map::MapData;
use crate::load::{self, LandTexts, LoadError};
use crate::words::{self, Language};

/// The page of the bundled report as HTML in a language, with every figure as SVG.
///
/// # Errors
///
/// Where one of the bundled files is damaged.
pub fn bundled_page(language: Language) -> Result<String, LoadError> {
    words::speak(language);
    let (opened, data) = bundled()?;
    Ok(page(&opened, Some(&data)).into_string())
}

/// The page of one figure of the bundled report in a language, for a frame in somebody else's page.
///
/// # Errors
///
/// Where one of the bundled files is damaged.
pub fn bundled_embed(id: FigureId, language: Language) -> Result<String, LoadError> {
    words::speak(language);
    let (opened, data) = bundled()?;
    Ok(embed(&opened.report, &data, id).into_string())
}

/// The bundled report, and what the map is made of.
///
/// # Errors
///
/// Where one of the bundled files is damaged.
pub fn bundled() -> Result<(Opened, MapData), LoadError> {
    let text = include_bytes!("../../assets/reports/missouri-2016.txt");
    let report = load::report(text, "missouri-2016.txt")?;
    let land = load::land(LandTexts {
        counties: include_str!("../../assets/geo/missouri-counties-2016.topo.json"),
        residents: include_str!("../../assets/geo/residents-2016.txt"),
        places: include_str!("../../assets/geo/places.txt"),
        zips: Some(include_str!("../../assets/geo/zips.txt")),
    })?;
    let police = load::police(
        include_str!("../../assets/police/missouri-offences-2013-2020.csv"),
        include_str!("../../assets/police/placements.csv"),
    )?;
    Ok((Opened { report, file: None }, MapData::new(land, police)))
}

/// What the app says in a language, or what stands beside the report's labels in it: `words` or
/// `labels`, and the code of the language.
#[must_use]
pub fn catalog(kind: &str, language: &str) -> Option<String> {
    Some(match (kind, language) {
        ("words", "en") => said(include_str!("../../assets/words/en.txt")),
        ("words", "es") => said(include_str!("../../assets/words/es.txt")),
        ("labels", "es") => words::entries(include_str!("../../assets/words/labels-es.txt")),
        _ => return None,
    })
}

/// The words that the app says. What only the build says, in pages for frames, keeps its line and
/// is not carried by other pages.
fn said(catalog: &str) -> String {
    let lines = catalog.lines().map(|line| match line.split_once(": ") {
        Some((name, _)) if name.starts_with("framed-") => format!("{name}: \n"),
        _ => format!("{line}\n"),
    });
    words::values(&lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_frames_keep_their_line_and_nothing_in_it() {
        assert_eq!(said("# A comment\na: One\nframed-b: Two: 2\nc: Three\n"), "One\n\nThree\n");
    }
}
