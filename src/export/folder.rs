//! All files of a report.

use super::edition::Edition;
use super::map::OutgoingMap;
use super::readme::readme;
use super::record::Record;
use super::{chart, csv, json, sheet, svg};
use crate::chart::{Figure, FigureId, Frame, Measure, Palette, Scene, View};
use crate::draw::DrawError;
use crate::report::Report;

/// A file with its path below a folder.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its path, with slashes.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl File {
    pub(super) fn text(path: String, text: String) -> Self {
        Self { path, bytes: text.into_bytes() }
    }
}

/// Width and text size of the charts in a folder: what pages that link to them show, in full width.
const FRAME: Frame = Frame { width: 1200.0, rem: 24.0 };

/// All files of a report: each figure as CSV, JSON and SVG, the report in the form that the site
/// opens again, and a readme. The edition is that of the whole site;
/// the map is left out where nothing is known of the state.
pub fn folder(
    report: &Report,
    report_json: &str,
    map: Option<&OutgoingMap<'_>>,
    edition: &Edition<'_>,
    measure: &dyn Measure,
) -> Result<Vec<File>, DrawError> {
    let mut records: Vec<Record> = Vec::new();
    let mut files = Vec::new();
    for id in FigureId::ALL {
        let state = format!("#chart={}", id.name());
        let edition = edition.with_state(&state);
        let figure = Figure::of(report, id);
        let peer = id.peer().and_then(|peer| Figure::of(report, peer));
        let (record, draw): (Record, Box<dyn Fn(Frame) -> Scene + '_>) = match (&figure, map) {
            (Some(figure), _) => {
                let peer = peer.as_ref();
                let draw = move |frame| chart(figure, peer, &View::default(), frame, measure);
                (Record::of(figure, report, &edition), Box::new(draw))
            }
            (None, Some(map)) if id == FigureId::Map => {
                (map.record(&edition), Box::new(|frame| map.picture(frame, measure)))
            }
            _ => continue,
        };
        let scene = sheet(&record, FRAME, true, measure, &*draw);
        let name = id.name();
        files.push(File::text(format!("data/{name}.csv"), csv(&record)));
        files.push(File::text(format!("data/{name}.json"), json(&record)));
        let picture = svg(&record, &scene, &Palette::LIGHT)?;
        files.push(File::text(format!("charts/{name}.svg"), picture));
        records.push(record);
    }
    files.push(File::text("data/report.json".to_owned(), report_json.to_owned()));
    files.push(File::text("README.txt".to_owned(), readme(report, &records, edition)));
    Ok(files)
}

/// What files of a report are called: "missouri-2016". A reader's own report can be of any state
/// in any letters, so only plain ones are kept.
#[must_use]
pub fn file_stem(report: &Report) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let state: String = report.state.chars().take(40).map(plain).collect();
    match state.trim_matches('-') {
        "" => format!("report-{}", report.period.year),
        state => format!("{state}-{}", report.period.year),
    }
}
