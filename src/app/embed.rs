//! One figure as a page of its own, for a frame in somebody else's page: the same markup as in the
//! page of the report, with what a reader needs who sees nothing else of it.

use super::context::Facts;
use super::figure::figure;
use super::map;
use super::picture;
use super::tell::tell;
use crate::chart::map::MapData;
use crate::chart::{Figure, FigureId};
use crate::report::Report;
use crate::words::{language, say, word};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The whole page. The build puts the style sheet, the scripts and the policy into it.
///
/// Its title is the neutral one of the report's page, since the history of a browser keeps it. A
/// frame clears only itself, so there is no way out in it.
pub(super) fn embed(report: &Report, data: &MapData, id: FigureId) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language().code()) class="still embed" data-embed={ "missouri-2016-" (id.name()) } {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="description" content=(description(report, id));
                title { (say!("framed-title", report.place_and_year())) }
                link rel="icon" href="data:,";
                style {}
                script data-script="begin_embed" {}
            }
            body {
                main #app {
                    div #page { (content(report, data, id)) }
                    p #missing data-failed=(word!("framed-failed")) { (word!("framed-still")) }
                    (about(id))
                }
                script data-script="height" {}
                script defer src="../APP.js" nonce="APP" {}
            }
        }
    }
}

fn content(report: &Report, data: &MapData, id: FigureId) -> Markup {
    let html = match id {
        FigureId::Map => map::embedded(data),
        _ => figure(report, id),
    };
    // The title of a figure is a part of a part of the report's page, and the only one here.
    let html = html.into_string().replacen("<h3 ", "<h3 aria-level=\"1\" ", 1);
    // Its files are those of the site.
    let html = ["data/", "charts/", "embed/"].iter().fold(html, |html, folder| {
        html.replace(
            &format!("href=\"{folder}"),
            &format!("target=\"_blank\" rel=\"noreferrer\" href=\"../../{folder}"),
        )
    });
    PreEscaped(in_more_widths(&html, report, id).unwrap_or(html))
}

/// A figure of the page with pictures for the widths that frames have.
fn in_more_widths(html: &str, report: &Report, id: FigureId) -> Option<String> {
    let of = |id| Figure::of(report, id);
    let pictures = picture::for_frames(&of(id)?, id.peer().and_then(of).as_ref()).into_string();
    let (before, rest) = html.split_once("<svg ")?;
    let (_, after) = rest.rsplit_once("</svg>")?;
    Some(format!("{before}{pictures}{after}"))
}

/// What is counted, and of how many.
fn description(report: &Report, id: FigureId) -> String {
    match Figure::of(report, id) {
        Some(figure) => format!("{}. {}.", figure.title, figure.subtitle),
        None => word!("framed-map").to_owned(),
    }
}

/// Help, and the way to all that one figure does not tell. Another site's page that the reader
/// turns to is not told where from, and does not open in the frame.
fn about(id: FigureId) -> Markup {
    let help = Facts::help();
    let text = |name| html! { b { (help.text(name)) } };
    html! {
        div.about {
            p {
                (tell!("framed-help", text("voice"), html! { (help.text("hours")) }, text("text"), text("tty"), text("chat"), text("emergency")))
                " " (word!("help-record")) " "
                @match help.get("checked_on") {
                    Some(day) => (say!("help-checked", day)),
                    None => (word!("help-unchecked")),
                }
            }
            p {
                a href={ "../../" (language().page()) "#chart=" (id.name()) } target="_blank" rel="noreferrer" {
                    (word!("framed-page"))
                }
            }
        }
    }
}
