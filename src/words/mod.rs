//! The words that a reader sees, hears or gets in a file, in each language of the page.
//!
//! They stand in `assets/words/`, a catalog for each language, a text a line. Sources call them by
//! name: [`word!`](word) is a text as it stands, [`say!`](say) one whose holes are filled. A name
//! is turned into the number of its text while compiling, so a wrong one does not compile, and
//! what a reader downloads holds numbers only. The texts come with the page as data, where they
//! pack together with the rest of it; natively they are here.
//!
//! Sentences are whole: nothing is glued from parts whose order or gender only English knows.
//!
//! The report's own labels are no words of ours. They stay as printed, and [`beside`] has what
//! stands beside them in another language.

mod catalog;
mod facts;
mod fill;
mod language;
mod name;

pub use catalog::{beside, knows, labelled, language, learn, learn_labels, speak, translated};
pub use facts::Facts;
pub use fill::fill;
pub use language::Language;
pub use name::{entries, values};

pub(crate) use catalog::text;
pub(crate) use fill::said;
pub(crate) use name::number;

/// The text of a name: `word!("as-chart")`.
macro_rules! word {
    ($name:literal) => {{
        const NUMBER: u16 = $crate::words::number($name, 0);
        *$crate::words::text(NUMBER)
    }};
}

/// The text of a name with its holes filled: `say!("place-of", name, 3, 17)`. Never with a decimal
/// number: the standard library writes those with 13 kB of code.
macro_rules! say {
    ($name:literal, $($hole:expr),+ $(,)?) => {{
        const HOLES: usize = [$(stringify!($hole)),+].len();
        const NUMBER: u16 = $crate::words::number($name, HOLES);
        $crate::words::said(NUMBER, &[$(&$hole),+])
    }};
}

pub(crate) use {say, word};
