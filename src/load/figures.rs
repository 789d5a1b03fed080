//! The key figures: numbers that the report states in sentences.

use super::cells;
use super::error::LoadError;
use crate::report::KeyFigures;

/// No key figure yet.
pub(super) const NONE: KeyFigures = KeyFigures {
    nationwide_signals: None,
    substantive_calls: None,
    rank_by_calls: None,
    cases: None,
};

/// Takes the key figures out of a paragraph. The first sentence that states one counts.
pub(super) fn take(
    paragraph: &str,
    line: usize,
    figures: &mut KeyFigures,
) -> Result<(), LoadError> {
    let plain = paragraph.replace('*', "");
    let lower = plain.to_ascii_lowercase();
    let after = |words: &str| lower.find(words).map(|at| &plain[at + words.len()..]);
    let before = |words: &str| lower.find(words).map(|at| &plain[..at]);

    if lower.contains("nationwide") {
        first(
            &mut figures.nationwide_signals,
            after("received a total of").and_then(first_word),
            line,
        )?;
    }
    if let Some(rest) = after("number of substantive calls") {
        let number = rest.rsplit_once(':').and_then(|(_, number)| first_word(number));
        first(&mut figures.substantive_calls, number, line)?;
    }
    if let Some(rank) = before(" highest").and_then(last_word) {
        let digits = rank.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        // "the highest call volume" states no number.
        first(&mut figures.rank_by_calls, Some(digits).filter(|d| !d.is_empty()), line)?;
    }
    first(&mut figures.cases, before(" unique cases").and_then(last_word), line)
}

fn first(figure: &mut Option<u32>, word: Option<&str>, line: usize) -> Result<(), LoadError> {
    if let (None, Some(word)) = (&figure, word) {
        *figure = Some(cells::whole(word, line)?);
    }
    Ok(())
}

fn first_word(text: &str) -> Option<&str> {
    text.split_whitespace().next().map(|word| word.trim_end_matches(['.', ',']))
}

fn last_word(text: &str) -> Option<&str> {
    text.split_whitespace().next_back()
}
