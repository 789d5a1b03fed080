//! What a link to the page says: `#chart=venues&show=table&order=count`.
//!
//! Only what is not the default, in one order, so that equal states have equal links. Each value
//! is a name from a closed list or some small whole numbers, and nothing is decoded: what is not
//! understood, too large or too long is passed over, and never gets further than this file. A hash
//! without `=` is an anchor. Of a key that stands twice the last value that is understood counts.

use super::map::Sight;
use super::theme::Theme;
use crate::chart::map::Layer;
use crate::chart::{FigureId, Order, View};
use crate::words::Language;

/// What a link to the page, or to a figure by itself, says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// The figure that the link leads to.
    pub chart: Option<FigureId>,
    /// How it is shown. Of the map's view, only chart or table.
    pub view: View,
    /// How the map is shown, if it is the map.
    pub map: Sight,
    /// The theme of the page.
    pub theme: Theme,
    /// The language of the page; none for the reader's own.
    pub language: Option<Language>,
    /// A figure by itself: without controls.
    pub plain: bool,
    /// A figure by itself: without a ground of its own.
    pub transparent: bool,
}

/// Longest hash that is read, in bytes. The longest that is written is shorter.
pub const LONGEST: usize = 512;
/// Heads of folded rows are looked for below this index.
const HEADS: i32 = 64;

impl Address {
    /// What stands behind the `#` of an address; none for an anchor.
    #[must_use]
    pub fn read(hash: &str) -> Option<Self> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        if hash.len() > LONGEST || !hash.contains('=') {
            return None;
        }
        let mut address = Self::default();
        for (key, value) in hash.split('&').filter_map(|pair| pair.split_once('=')) {
            address.take(key, value);
        }
        Some(address)
    }

    fn take(&mut self, key: &str, value: &str) {
        match key {
            "chart" => {
                let named = FigureId::ALL.into_iter().find(|id| id.name() == value);
                self.chart = named.or(self.chart);
            }
            "show" => self.view.table |= value == "table",
            "order" => self.view.order = Order::named(value).unwrap_or(self.view.order),
            "folded" => self.view.folded = folded(value).unwrap_or_default(),
            "theme" => self.theme = Theme::named(value).unwrap_or(self.theme),
            "lang" => {
                let named = Language::ALL.into_iter().find(|language| language.code() == value);
                self.language = named.or(self.language);
            }
            "plain" => self.plain |= value == "on",
            "ground" => self.transparent |= value == "none",
            _ => self.map.take(key, value),
        }
    }

    /// What stands behind the `#`: nothing for the page as it opens.
    #[must_use]
    pub fn write(&self) -> String {
        let mut pairs = Pairs(String::new());
        let put = &mut pairs;
        let map = &self.map;
        let folded = (0..HEADS).filter(|&head| self.view.folded.contains(&(head as usize)));
        let folded: Vec<i32> = folded.collect();
        put.name("chart", self.chart.map_or("", FigureId::name));
        put.when(self.view.table, "show", "table");
        put.when(self.view.order != Order::default(), "order", self.view.order.name());
        put.numbers("folded", &folded);
        put.when(map.layer != Layer::default(), "layer", map.layer.name());
        put.numbers("years", map.written_years());
        put.name("offense", map.offense_name());
        put.numbers("bandwidth", map.kilometres().as_slice());
        put.when(map.without_density, "density", "off");
        put.when(map.without_circles, "circles", "off");
        put.numbers("zoom", map.closer.as_slice().as_flattened());
        put.when(self.theme != Theme::default(), "theme", self.theme.name());
        put.name("lang", self.language.map_or("", Language::code));
        put.when(self.plain, "plain", "on");
        put.when(self.transparent, "ground", "none");
        pairs.0
    }
}

/// Keys with their values while they are written.
struct Pairs(String);

impl Pairs {
    /// A key with a name; nothing without one.
    #[inline(never)] // in each place it would be the larger part of what readers download
    fn name(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            let between = if self.0.is_empty() { "" } else { "&" };
            for part in [between, key, "=", value] {
                self.0.push_str(part);
            }
        }
    }

    fn when(&mut self, holds: bool, key: &str, value: &str) {
        self.name(key, if holds { value } else { "" });
    }

    /// A key with numbers; nothing without one.
    #[inline(never)]
    fn numbers(&mut self, key: &str, numbers: &[i32]) {
        let mut list = String::new();
        for number in numbers {
            if !list.is_empty() {
                list.push(',');
            }
            list.push_str(&number.to_string());
        }
        self.name(key, &list);
    }
}

/// Heads in rising order.
fn folded(value: &str) -> Option<Vec<usize>> {
    let heads = numbers(value)?;
    let rising = heads.windows(2).all(|pair| pair[0] < pair[1]);
    let fit = heads.iter().all(|head| (0..HEADS).contains(head));
    (rising && fit).then(|| heads.into_iter().map(|head| head as usize).collect())
}

/// Whole numbers with commas between them; none where anything is not one.
pub(super) fn numbers(value: &str) -> Option<Vec<i32>> {
    value.split(',').map(|number| number.parse().ok()).collect()
}
