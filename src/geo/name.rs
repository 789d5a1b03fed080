//! Names as they are compared: case, punctuation, spaces and usual abbreviations do not count.

/// Words with their usual abbreviation; what has none is left out.
const SHORT: [(&str, &str); 14] = [
    ("saint", "st"),
    ("sainte", "st"),
    ("ste", "st"),
    ("mount", "mt"),
    ("fort", "ft"),
    ("north", "n"),
    ("south", "s"),
    ("east", "e"),
    ("west", "w"),
    ("heights", "hts"),
    ("springs", "spgs"),
    ("county", "co"),
    ("station", "sta"),
    ("and", ""),
];

/// The kind of a county, as the last word of its name.
const KINDS: [&str; 2] = ["co", "city"];

/// What two spellings of the name of a place have in common: "Saint Louis, Missouri" and
/// "City of St. Louis" are "stlouis".
pub(super) fn place_key(name: &str) -> String {
    let words = words(name);
    let rest = match &words[..] {
        [kind, of, rest @ ..] if of == "of" && ["city", "town", "village"].contains(&&**kind) => {
            rest
        }
        all => all,
    };
    rest.concat()
}

/// The same for the name of a county, without its kind, and its kind where it is said: "co" or
/// "city".
pub(super) fn county_key(name: &str) -> (String, Option<&'static str>) {
    let words = words(name);
    let kind = |word: &String| KINDS.into_iter().find(|kind| kind == word);
    match &words[..] {
        [first, of, rest @ ..] if of == "of" && kind(first).is_some() => {
            (rest.concat(), kind(first))
        }
        [rest @ .., last] if kind(last).is_some() => (rest.concat(), kind(last)),
        all => (all.concat(), None),
    }
}

/// The words of a name in lower case and abbreviated, without the state, country and ZIP code
/// that may follow it.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        match letter {
            // Lees Summit is Lee's Summit.
            '\'' | '’' => {}
            // Letters beyond ASCII stay as they are: tables for their case are long.
            _ if letter.is_ascii_alphanumeric() || letter > '\u{bf}' => {
                if let Some(word) = words.last_mut() {
                    word.push(letter.to_ascii_lowercase());
                }
            }
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    while let [_, .., last] = &words[..] {
        let after = ["mo", "missouri", "us", "usa"].contains(&&**last);
        if !after && !last.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        words.pop();
    }
    for word in &mut words {
        if let Some((_, short)) = SHORT.iter().find(|(long, _)| long == word) {
            (*short).clone_into(word);
        }
    }
    words
}
