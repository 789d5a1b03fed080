//! Facts that are no words of ours: a line each, with what another language says instead.

use super::language;

/// A bundled list of facts, a line each: `name: fact`. What is not known is left out. A fact that
/// is a sentence stands there once more for another language: `name.es: fact`.
pub struct Facts(pub(crate) &'static str);

impl Facts {
    /// How to reach the hotline today.
    #[must_use]
    pub fn help() -> Self {
        Self(include_str!("../../assets/help.txt"))
    }

    /// A fact as it is written, in the language that is spoken now where it has one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'static str> {
        let of = |name: &str| {
            let mut facts = self.0.lines().filter_map(|line| line.split_once(": "));
            facts.find(|(known, _)| *known == name).map(|(_, fact)| fact)
        };
        of(&format!("{name}.{}", language().code())).or_else(|| of(name))
    }

    /// The same; empty where it is not known.
    #[must_use]
    pub fn text(&self, name: &str) -> &'static str {
        self.get(name).unwrap_or_default()
    }
}
