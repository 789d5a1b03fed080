//! What a link to the page says: `#chart=venues&show=table&order=count`.
//!
//! Only what is not the default, in one order, so that equal states have equal links. Each value
//! is a name from a closed list or a few small whole numbers, and nothing is decoded: what is not
//! understood, too large or too long is passed over, and never gets further than this file. A hash
//! without `=` is an anchor. Of a key that stands twice the last value that is understood counts.

use super::map::Sight;
use super::theme::Theme;
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
const HEADS: usize = 64;

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
            "folded" => self.view.folded = folded(value),
            "theme" => self.theme = Theme::named(value).unwrap_or(self.theme),
            "lang" => {
                let named = Language::ALL.into_iter().find(|language| language.code() == value);
                self.language = named.or(self.language);
            }
            "plain" => self.plain |= value == "on",
            "ground" => self.transparent |= value == "none",
            _ => self.map.read(key, value),
        }
    }

    /// What stands behind the `#`: nothing for the page as it opens.
    #[must_use]
    pub fn write(&self) -> String {
        let mut pairs = Pairs(String::new());
        if let Some(chart) = self.chart {
            pairs.put("chart", chart.name());
        }
        if self.view.table {
            pairs.put("show", "table");
        }
        if self.view.order != Order::default() {
            pairs.put("order", self.view.order.name());
        }
        let mut first = true;
        for head in (0..HEADS).filter(|head| self.view.folded.contains(head)) {
            let head = head.to_string();
            if first {
                pairs.put("folded", &head);
            } else {
                pairs.append(',', &head);
            }
            first = false;
        }
        self.map.write(&mut pairs);
        if self.theme != Theme::default() {
            pairs.put("theme", self.theme.name());
        }
        if let Some(language) = self.language {
            pairs.put("lang", language.code());
        }
        if self.plain {
            pairs.put("plain", "on");
        }
        if self.transparent {
            pairs.put("ground", "none");
        }
        pairs.0
    }
}

/// Heads in rising order; one that does not rise is passed over.
fn folded(value: &str) -> Vec<usize> {
    let mut heads: Vec<usize> = Vec::new();
    for head in value.split(',').filter_map(|head| head.parse().ok()) {
        if head < HEADS && heads.last().is_none_or(|&last| last < head) {
            heads.push(head);
        }
    }
    heads
}

/// Keys with their values while they are written.
pub(super) struct Pairs(String);

impl Pairs {
    /// A key and its value.
    pub fn put(&mut self, key: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(key);
        self.append('=', value);
    }

    /// More of the value.
    pub fn append(&mut self, separator: char, value: &str) {
        self.0.push(separator);
        self.0.push_str(value);
    }
}
