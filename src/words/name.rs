//! Names of texts, which exist while compiling only.

/// The catalog whose names count; those of the others are the same, in the same order. Only
/// constants read it, so that nothing of it is in what a reader downloads.
const ENGLISH: &[u8] = include_str!("../../assets/words/en.txt").as_bytes();

const STARTS: &[usize] = &starts::<{ count() }>();

/// The number of the text of that name, which has so many holes.
///
/// # Panics
/// Where there is no such text. It is called in constants only, so that this is an error of the
/// compiler.
pub(crate) const fn number(name: &str, holes: usize) -> u16 {
    let mut number = 0;
    while number < STARTS.len() {
        if let Some(text) = after(STARTS[number], name.as_bytes()) {
            assert!(holes_from(text) == holes, "the text has another number of holes");
            return number as u16;
        }
        number += 1;
    }
    panic!("assets/words/en.txt has no text of this name")
}

/// The texts of a catalog, a line each, without their names: what [`super::learn`] takes.
#[must_use]
pub fn values(catalog: &str) -> String {
    let mut values = String::new();
    for line in catalog.lines() {
        if let (false, Some((_, text))) = (line.starts_with('#'), line.split_once(": ")) {
            values.push_str(text);
            values.push('\n');
        }
    }
    values
}

/// A list of labels without what is for those who read it there: what [`super::learn_labels`] takes.
#[must_use]
pub fn entries(labels: &str) -> String {
    let mut entries = String::new();
    for line in labels.lines() {
        if !line.starts_with('#') && !line.is_empty() {
            entries.push_str(line);
            entries.push('\n');
        }
    }
    entries
}

/// Whether a text begins at this line, and not a comment or nothing.
const fn is_text(start: usize) -> bool {
    start < ENGLISH.len() && ENGLISH[start] != b'#' && ENGLISH[start] != b'\n'
}

const fn next_line(mut at: usize) -> usize {
    while ENGLISH[at] != b'\n' {
        at += 1;
    }
    at + 1
}

const fn count() -> usize {
    let (mut count, mut at) = (0, 0);
    while at < ENGLISH.len() {
        count += is_text(at) as usize;
        at = next_line(at);
    }
    count
}

const fn starts<const COUNT: usize>() -> [usize; COUNT] {
    let mut starts = [0; COUNT];
    let (mut count, mut at) = (0, 0);
    while at < ENGLISH.len() {
        if is_text(at) {
            starts[count] = at;
            count += 1;
        }
        at = next_line(at);
    }
    starts
}

/// Where the text begins whose line has this name; none where it has another.
const fn after(start: usize, name: &[u8]) -> Option<usize> {
    let mut index = 0;
    while index < name.len() {
        if ENGLISH[start + index] != name[index] {
            return None;
        }
        index += 1;
    }
    if ENGLISH[start + index] == b':' { Some(start + index + 2) } else { None }
}

/// How many holes a text has: the highest one tells.
const fn holes_from(mut at: usize) -> usize {
    let mut holes = 0;
    while ENGLISH[at] != b'\n' {
        if ENGLISH[at] == b'{' {
            let hole = (ENGLISH[at + 1] - b'0') as usize;
            if hole >= holes {
                holes = hole + 1;
            }
        }
        at += 1;
    }
    holes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_number_of_its_text() {
        let values = values(include_str!("../../assets/words/en.txt"));
        let texts: Vec<&str> = values.lines().collect();
        assert_eq!(texts.len(), STARTS.len());
        assert_eq!(texts[usize::from(number("as-chart", 0))], "Chart");
        assert_eq!(texts[usize::from(number("place-of", 3))], "{0}. Place {1} of {2}.");
    }

    #[test]
    #[should_panic(expected = "no text of this name")]
    fn the_beginning_of_a_name_is_no_name() {
        number("as-char", 0);
    }

    #[test]
    #[should_panic(expected = "another number of holes")]
    fn every_hole_is_filled() {
        number("place-of", 2);
    }
}
