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
        let when = |holds: bool, value: &'static str| if holds { value } else { "" };
        let order = self.view.order;
        let folded: Vec<i32> =
            (0..HEADS).filter(|&head| self.view.folded.contains(&(head as usize))).collect();
        let map = &self.map;
        let years = match &map.years {
            Some(years) if years[0] == years[1] => &years[..1],
            years => years.as_slice().as_flattened(),
        };
        let (bandwidth, closer) = (map.kilometres(), map.closer.as_slice().as_flattened());
        let numbers = [&folded, years, bandwidth.as_slice(), closer];
        let [folded, years, bandwidth, closer] = numbers.map(list);
        let pairs = [
            ("chart", self.chart.map_or("", FigureId::name)),
            ("show", when(self.view.table, "table")),
            ("order", when(order != Order::default(), order.name())),
            ("folded", &folded),
            ("layer", when(map.layer != Layer::default(), map.layer.name())),
            ("years", &years),
            ("offense", map.offense_name()),
            ("bandwidth", &bandwidth),
            ("density", when(map.without_density, "off")),
            ("circles", when(map.without_circles, "off")),
            ("zoom", &closer),
            ("theme", when(self.theme != Theme::default(), self.theme.name())),
            ("lang", self.language.map_or("", Language::code)),
            ("plain", when(self.plain, "on")),
            ("ground", when(self.transparent, "none")),
        ];
        let mut hash = String::new();
        for (key, value) in pairs.into_iter().filter(|(_, value)| !value.is_empty()) {
            let between = if hash.is_empty() { "" } else { "&" };
            for part in [between, key, "=", value] {
                hash.push_str(part);
            }
        }
        hash
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

fn list(numbers: &[i32]) -> String {
    let mut list = String::new();
    for number in numbers {
        if !list.is_empty() {
            list.push(',');
        }
        list.push_str(&number.to_string());
    }
    list
}
