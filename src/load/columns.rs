//! Lists as they are bundled: column after column.
//!
//! ```text
//! name
//! Kansas City
//! St. Louis
//!
//! lat
//! 39.100
//! 38.627
//! ```
//!
//! A line for each value, an empty line between two columns, which have the same length. What
//! stands together is alike, and so it packs better than lines with commas, by a tenth.

use super::error::{Fault, LoadError, Place, quoted};

/// A value and its line, counted from 1.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    pub text: &'a str,
    pub line: usize,
}

impl Value<'_> {
    /// The error that something else was expected here.
    pub fn refused(self, expected: &str) -> LoadError {
        LoadError::at_line(self.line, Fault::Geography, expected, &quoted(self.text))
    }

    /// The whole number that it is.
    pub fn whole(self) -> Option<u32> {
        self.text.parse().ok()
    }
}

/// Reads a list of columns with these heads: its rows, each with a value for each head.
pub(super) fn rows<'a, const N: usize>(
    text: &'a str,
    heads: [&str; N],
) -> Result<Vec<[Value<'a>; N]>, LoadError> {
    let mut lines = text.lines().zip(1..).map(|(text, line)| Value { text, line });
    let mut rows: Vec<[Value<'a>; N]> = Vec::new();
    for (column, head) in heads.into_iter().enumerate() {
        let found = lines.next().unwrap_or(Value { text: "", line: text.lines().count() + 1 });
        if found.text != head {
            return Err(found.refused(&format!("the column “{head}”")));
        }
        let mut count = 0;
        for value in lines.by_ref().take_while(|value| !value.text.is_empty()) {
            if column == 0 {
                rows.push([value; N]);
            } else if let Some(row) = rows.get_mut(count) {
                row[column] = value;
            } else {
                return Err(value.refused("as many values as in the first column"));
            }
            count += 1;
        }
        if count < rows.len() || rows.is_empty() {
            let found = format!("{count} of {}", rows.len().max(1));
            let expected = format!("all values of the column “{head}”");
            return Err(LoadError::new(Place::File, Fault::Geography, &expected, &found));
        }
    }
    match lines.next() {
        Some(value) => Err(value.refused("the end of the list")),
        None => Ok(rows),
    }
}
