//! The reader's own locations: the words around the file field, and what became of a file.

use crate::chart::map::Own;
use crate::geo::Locations;
use crate::load::locations::Columns;
use crate::report::grouped;
use maud::{Markup, html};

/// Longest list that is written in full; a file of a million rows would stop the browser.
const LONGEST: usize = 500;

/// The field that opens a file of locations, and the places for what is said of it.
pub(super) fn own() -> Markup {
    html! {
        div.own hidden {
            p.said {
                "Case locations of your own, as CSV (columns for latitude and longitude, a town, a ZIP code or \
                 a county; also count, date, category, case) or GeoJSON points. The file is read in your \
                 browser and sent nowhere. Choose it, or drop it here."
            }
            p {
                label.file {
                    span { "Choose a file of locations" }
                    input type="file" accept=".csv,.tsv,.txt,.json,.geojson,text/csv,application/geo+json"
                        data-open="locations";
                }
            }
            p.soft {
                b { "What protects people. " }
                "A map of single places can give a person away, and a smooth one can be turned back into its \
                 points. So locations are first counted in cells of 5 km, cells with fewer than three are withheld, \
                 and only then is the rest smoothed. What you print is always the whole file under this rule. \
                 The file itself stays in this page’s memory until you leave it."
            }
            div data-refused="locations" {}
            div data-own {}
        }
    }
}

/// What each column may say, as it is called in markup and shown.
const ROLES: [(&str, &str); 9] = [
    ("lat", "Latitude"),
    ("lon", "Longitude"),
    ("zip", "ZIP code"),
    ("place", "Town"),
    ("county", "County or FIPS"),
    ("count", "Count"),
    ("date", "Date"),
    ("category", "Category"),
    ("case", "Case number"),
];

/// The column that has a role.
pub fn column<'a>(columns: &'a mut Columns, role: &str) -> Option<&'a mut Option<usize>> {
    Some(match role {
        "lat" => &mut columns.lat,
        "lon" => &mut columns.lon,
        "zip" => &mut columns.zip,
        "place" => &mut columns.place,
        "county" => &mut columns.county,
        "count" => &mut columns.count,
        "date" => &mut columns.date,
        "category" => &mut columns.category,
        "case" => &mut columns.case,
        _ => return None,
    })
}

/// What became of a file: which columns were taken, what was placed, what was not and why.
pub fn outcome(
    file: &str,
    heads: &[String],
    mut columns: Columns,
    placed: Result<(&Locations, &Own), &str>,
) -> Markup {
    html! {
        p { b { "Your file: not from the report, not checked." } " " bdi { (file) } }
        details open[placed.is_err()] {
            summary { "What the columns say" }
            div.fields {
                @for (role, label) in ROLES {
                    @let chosen = column(&mut columns, role).and_then(|column| *column);
                    label {
                        (label) " "
                        select data-column=(role) {
                            option value="" { "–" }
                            @for (index, head) in heads.iter().enumerate() {
                                option value=(index) selected[chosen == Some(index)] { (head) }
                            }
                        }
                    }
                }
            }
        }
        @match placed {
            Err(reason) => p role="alert" { (reason) },
            Ok((locations, own)) => { (rows(locations)) (filters(locations, own)) }
        }
    }
}

fn rows(locations: &Locations) -> Markup {
    let Locations { placed, outside, unmatched, repeated, unread_dates, .. } = locations;
    let number = |n: usize| format!("{} row{}", grouped(n as u32), if n == 1 { "" } else { "s" });
    html! {
        ul.plain {
            li data-own-placed { "On the map: " (number(placed.len())) "." }
            @if *repeated > 0 { li { "A case at the same place again, counted once: " (number(*repeated)) "." } }
            @if *unread_dates > 0 { li { "On the map without a date, as it could not be read: " (number(*unread_dates)) "." } }
        }
        @if !outside.is_empty() {
            details data-own-outside {
                summary { "Outside Missouri: " (number(outside.len())) }
                ul.plain {
                    @for row in outside.iter().take(LONGEST) { li { "Line " (row.line) ": " (row.written) } }
                    (rest(outside.len()))
                }
            }
        }
        @if !unmatched.is_empty() {
            details data-own-unmatched open {
                summary { "Not understood: " (number(unmatched.len())) }
                ul.plain {
                    @for row in unmatched.iter().take(LONGEST) {
                        li {
                            "Line " (row.line) ": “" (row.written) "”. " (row.reason)
                            @if !row.suggestions.is_empty() { " Did you mean " (row.suggestions.join(", or ")) "?" }
                        }
                    }
                    (rest(unmatched.len()))
                }
            }
        }
    }
}

fn rest(all: usize) -> Markup {
    html! { @if all > LONGEST { li { "And " (grouped((all - LONGEST) as u32)) " more." } } }
}

/// What a reader may look at on the screen only.
fn filters(locations: &Locations, own: &Own) -> Markup {
    let dates = locations.placed.iter().any(|location| location.date.is_some());
    html! {
        fieldset.fields {
            legend { "On this screen only" }
            @if dates {
                label { "From day " input type="date" data-map="own-from"; }
                label { "to day " input type="date" data-map="own-to"; }
            }
            @if !own.categories.is_empty() {
                label {
                    "Category "
                    select data-map="own-category" {
                        option value="" { "All" }
                        @for (index, category) in own.categories.iter().enumerate() {
                            option value=(index) { (category) }
                        }
                    }
                }
            }
            label {
                input type="checkbox" data-map="own-unprotected";
                " Without protection"
            }
        }
        p.warning data-own-warning hidden {
            b { "For your own work only. " }
            "This picture is filtered or unprotected: it can give people away. Do not save, photograph or pass \
             it on. What is printed is the whole, protected file."
        }
    }
}
