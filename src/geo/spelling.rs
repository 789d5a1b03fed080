//! Spellings that are almost the same.

/// Which of some words are spelled most like another, by index: at most three, the most alike
/// first, and equals in their order.
pub(super) fn alike(word: &str, words: &[String]) -> Vec<usize> {
    // A slip in a short word, two in a longer one.
    let most = (word.len() / 3).clamp(1, 3);
    let mut found = [Vec::new(), Vec::new(), Vec::new(), Vec::new()];
    for (index, other) in words.iter().enumerate() {
        if word.len().abs_diff(other.len()) <= most
            && let Some(found) = found[..=most].get_mut(slips(word, other))
        {
            found.push(index);
        }
    }
    let mut found = found.concat();
    found.truncate(3);
    found
}

/// How many slips are between two words: a letter too many, too few, another, or two swapped
/// (the distance of optimal string alignment; in bytes, so a letter beyond ASCII counts twice).
fn slips(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let other = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut fewest = other.min(last[j] + 1).min(next[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                fewest = fewest.min(before[j - 2] + 1);
            }
            next[j] = fewest;
        }
        before = std::mem::replace(&mut last, next);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "ab", 2),
            ("rolla", "rolla", 0),
            ("rolla", "rola", 1),
            ("rolla", "rollla", 1),
            ("rolla", "rella", 1),
            ("rolla", "rlola", 1),
            ("ca", "abc", 3),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!((slips(a, b), slips(b, a)), (expected, expected), "{a} {b}");
        }
    }

    #[test]
    fn the_most_alike_come_first() {
        let words = ["abcdeg", "abcdef", "abcdxx", "abcd", "abcdeh", "zzzzzz"].map(str::to_owned);
        assert_eq!(alike("abcdef", &words), [1, 0, 4]);
        assert_eq!(alike("q", &words), [0; 0]);
    }
}
