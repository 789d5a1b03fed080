//! Fonts, the measuring of text, and the breaking of lines.

/// The reader's own system font; the style sheet names the same families.
pub const FONT_FAMILY: &str = r#"system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif"#;

/// Size and weight of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// Size in logical pixels.
    pub size: f64,
    /// Bold or regular.
    pub bold: bool,
}

/// Knows how wide a text will be in [`FONT_FAMILY`]. The browser measures the reader's own font.
pub trait Measure {
    /// The width of one line of text in logical pixels.
    fn width(&self, text: &str, font: Font) -> f64;
}

/// Measures without a font, for pictures made natively: typical advance widths of a wide
/// sans-serif face in thousandths of the size, so that real text rarely needs more.
#[derive(Clone, Copy, Debug, Default)]
pub struct AverageGlyphs;

impl Measure for AverageGlyphs {
    fn width(&self, text: &str, font: Font) -> f64 {
        let advance = |glyph: char| match glyph {
            'i' | 'j' | 'l' | 'I' | '\'' | '|' | ' ' | '.' | ',' | ':' | ';' | '!' => 330,
            'f' | 't' | 'r' | '(' | ')' | '/' | '-' | '⁰'..='⁹' | '¹' | '²' | '³' => 420,
            'm' | 'w' | 'M' | 'W' | '%' => 960,
            'A'..='Z' | '&' => 720,
            _ => 620,
        };
        let thousandths: u32 = text.chars().map(advance).sum();
        let weight = if font.bold { 1.1 } else { 1.0 };
        f64::from(thousandths) / 1000.0 * font.size * weight
    }
}

/// Breaks a text into lines of at most `room` logical pixels: after spaces, slashes and hyphens,
/// and inside a word only where the word alone is wider than the room. Nothing is lost or
/// shortened.
#[must_use]
pub fn wrap(text: &str, font: Font, room: f64, measure: &dyn Measure) -> Vec<String> {
    let fits = |line: &str| measure.width(line.trim_end(), font) <= room;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in text.split_inclusive([' ', '/', '-']) {
        if !line.is_empty() && !fits(&format!("{line}{piece}")) {
            lines.push(std::mem::take(&mut line));
        }
        for glyph in piece.chars() {
            line.push(glyph);
            // Only a piece that is too wide on a line of its own is cut.
            if !fits(&line) && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, glyph.to_string()));
            }
        }
    }
    lines.push(line);
    lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every glyph is 10 logical pixels wide.
    struct Tens;

    impl Measure for Tens {
        fn width(&self, text: &str, _: Font) -> f64 {
            10.0 * text.chars().count() as f64
        }
    }

    #[test]
    fn lines_break_where_a_reader_expects() {
        let cases: [(&str, f64, &[&str]); 7] = [
            ("one two", 100.0, &["one two"]),
            ("one two", 60.0, &["one", "two"]),
            ("Educator/School", 90.0, &["Educator/", "School"]),
            ("Truck Stop-Based", 110.0, &["Truck Stop-", "Based"]),
            ("abcdef", 30.0, &["abc", "def"]),
            ("a b c", 0.0, &["a", "b", "c"]),
            ("", 50.0, &[]),
        ];
        for (text, room, lines) in cases {
            let font = Font { size: 16.0, bold: false };
            assert_eq!(wrap(text, font, room, &Tens), lines, "“{text}” in {room}");
        }
    }
}
