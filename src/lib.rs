//! Hotline Atlas: a hotline's state report, charted in the reader's browser.
//!
//! # The route of the data
//!
//! ```text
//! bytes ──load──▶ Report ──check──▶ findings
//!                   │
//!                   └─chart──▶ Figure ──▶ Scene ──draw──▶ canvas | SVG
//!                                │          │
//!                   app: HTML ◀──┤          ├──▶ pointing, keys, speech
//!                                └──export──┴──▶ files, each with its caveats
//!
//! bytes ──load──▶ Land, Police, Locations ──density──▶ Field
//!                   │                                    │
//!                   └────────────chart::map──▶ Surface ◀─┘
//!                                                 └──▶ Scene, as above
//! ```
//!
//! - [`words`]: every text that a reader sees, hears or gets in a file, in English and Spanish. It
//!   imports nothing, and whoever says something imports it.
//! - [`report`]: what was published, by the hotline and by the police, as plain values.
//! - [`geo`]: the equal-area plane in kilometres, boundaries, the gazetteer.
//! - [`load`]: bytes → [`report::Report`], [`geo::Land`], [`report::Police`], [`geo::Locations`];
//!   or one sentence that says where, what was expected and what was found.
//! - [`check`]: a report → what holds in it and what deserves a remark. Never fails.
//! - [`density`]: weighted points → how densely they lie, by a Gaussian kernel corrected at the
//!   state line; contour lines; what of a reader's file may be shown.
//! - [`chart`]: a table and a reader's choice → a [`chart::Scene`]: marks in a frame, each tied to
//!   its datum. Painting, pointing, keyboard order and spoken text all read the same scene, so
//!   what is seen and what is said cannot disagree.
//! - [`draw`]: a scene → pixels or SVG; the only place that names plotters.
//! - [`export`]: what a reader takes along, as bytes: CSV, JSON, SVG, PNG, zip, citations. Each
//!   file carries its unit, base, notes, source and caveats.
//! - [`app`]: the page. Its HTML is written by plain functions; its behaviour, in `app::live`, is
//!   the only place that names Leptos and the browser.
//!
//! A folder imports only what stands above it here; `tests/house.rs` holds that.
//!
//! # What is absent
//!
//! - `report` knows no pixels and no browser.
//! - A withheld cell holds no number, so none can be drawn, summed, spoken or leaked.
//! - `geo` and `density` know no report: no number of the hotline is tied to a place.
//! - A reader's file enters what leaves the screen only as counts of three or more in cells of 5 km.
//! - A share cannot leave its base, a count cannot leave its unit.
//! - Rows that overlap are of another type than rows that add up; no chart stacks anything.
//! - Nothing is fetched at run time, nothing is stored, and nothing is written into the address but
//!   a link that the reader copies.
//! - Numbers and words that readers see come from `assets/`, never from code.
//! - A table's or a chart's labels are the report's own: a translation only stands beside them.
//!
//! # Four kinds of trouble, four types
//!
//! 1. *Missing is a value*: [`report::Cell`] is a count, or says why there is none.
//! 2. [`load::LoadError`]: these bytes are not a report.
//! 3. [`check::Finding`]: it is a report, but something in it deserves a remark.
//! 4. [`draw::DrawError`]: the browser refused to paint; the table stays.
//!
//! # Why HTML is text here
//!
//! Typed views for prose and tables took 100 kB of what a reader downloads (Brotli), and JSON
//! readers derived by serde 35. So the page is written as escaped text ([`maud`]), natively and in
//! the browser by the same functions, and Leptos' signals and effects bring to life what is in it.
//!
//! The build runs this library natively and puts the page of the bundled report into index.html,
//! each figure as SVG from the scenes that the app paints: readers without scripts read it, and
//! others read it before the app has come, which then takes over in place. The report as text,
//! boundaries, places, police records and [`words`] stand beside it as data.
//!
//! Each figure also has a page of its own for frames in other pages, written the same way
//! (`app/embed.rs`). Its app is this one, built once more without what a frame never does: `FRAMED`
//! in `app/live/mod.rs`.
//!
//! # Reading order
//!
//! `report/cell.rs`, `report/table.rs`, `words/mod.rs`, `chart/figure.rs`, `chart/scene.rs`,
//! `chart/bars.rs`, `draw/paint.rs`, `app/page.rs`, `app/live/mod.rs`. For the map: `geo/albers.rs`,
//! `density/estimator.rs`, `chart/map/surface.rs`, `chart/map/picture.rs`.

pub mod app;
pub mod chart;
pub mod check;
pub mod density;
pub mod draw;
pub mod export;
pub mod geo;
pub mod load;
pub mod report;
pub mod words;
