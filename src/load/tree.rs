//! JSON as a tree, each value with its place in the file.
//!
//! Written by hand for the sake of the download: readers derived with serde took 34 kB of the
//! 105 kB that the whole WebAssembly may have (gzip), this module and `json` take 12 kB. And
//! here every value, not only the point where reading stopped, has a line and a column.

use super::error::{Fault, LoadError, Place, quoted};

/// A JSON value and where it begins.
pub struct Tree<'a> {
    /// The whole file, so that an error can count lines.
    file: &'a str,
    /// Where the value begins in it.
    at: usize,
    node: Node<'a>,
}

enum Node<'a> {
    /// `null`, `true`, `false` or a number, as written.
    Plain(&'a str),
    Text(String),
    List(Vec<Tree<'a>>),
    Object(Vec<(String, Tree<'a>)>),
}

/// An object of which every field is known.
pub struct Object<'a> {
    tree: &'a Tree<'a>,
    fields: &'a [(String, Tree<'a>)],
}

impl<'a> Tree<'a> {
    /// Reads a JSON text.
    pub fn read(text: &'a str) -> Result<Self, LoadError> {
        let mut parser = Parser { text, at: 0 };
        let tree = parser.value(0)?;
        match parser.peek() {
            None => Ok(tree),
            Some(_) => Err(parser.refused("the end of the file")),
        }
    }

    /// The text that it is.
    pub fn text(&self) -> Result<&str, LoadError> {
        match &self.node {
            Node::Text(text) => Ok(text),
            _ => Err(self.refused("a text")),
        }
    }

    /// The whole number that it is.
    pub fn whole(&self, most: u32) -> Result<u32, LoadError> {
        let number = match &self.node {
            Node::Plain(word) if !word.starts_with('0') || *word == "0" => word.parse().ok(),
            _ => None,
        };
        number
            .filter(|&number| number <= most)
            .ok_or_else(|| self.refused(&format!("a whole number from 0 to {most}")))
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.node, Node::Plain("null"))
    }

    /// The values of the list that it is.
    pub fn list(&self) -> Result<&[Self], LoadError> {
        match &self.node {
            Node::List(values) => Ok(values),
            _ => Err(self.refused("a list")),
        }
    }

    /// Which of some words it is, by index.
    pub fn one_of(&self, words: &[&str]) -> Result<usize, LoadError> {
        self.text()
            .ok()
            .and_then(|text| words.iter().position(|word| *word == text))
            .ok_or_else(|| self.refused(&format!("one of: {}", words.join(", "))))
    }

    /// The object that it is, with no other fields than these.
    pub fn object(&self, known: &[&str]) -> Result<Object<'_>, LoadError> {
        let Node::Object(fields) = &self.node else { return Err(self.refused("an object")) };
        for (at, (name, value)) in fields.iter().enumerate() {
            if !known.contains(&name.as_str()) || fields[..at].iter().any(|(n, _)| n == name) {
                let expected = format!("these fields, each once: {}", known.join(", "));
                return Err(value.error(Fault::Json, &expected, &quoted(name)));
            }
        }
        Ok(Object { tree: self, fields })
    }

    /// The name and the value of the only field of an object.
    pub fn tagged(&self) -> Option<(&str, &Self)> {
        match &self.node {
            Node::Object(fields) => match &fields[..] {
                [(name, value)] => Some((name, value)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The error that something else was expected here.
    pub fn refused(&self, expected: &str) -> LoadError {
        let found = match &self.node {
            Node::Plain(word) => (*word).to_owned(),
            Node::Text(text) => format!("the text {}", quoted(text)),
            Node::List(_) => "a list".to_owned(),
            Node::Object(_) => "an object".to_owned(),
        };
        self.error(Fault::Json, expected, &found)
    }

    pub(super) fn error(&self, fault: Fault, expected: &str, found: &str) -> LoadError {
        LoadError::new(place(self.file, self.at), fault, expected, found)
    }
}

/// The line and the column of a byte.
fn place(text: &str, at: usize) -> Place {
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Place::Column { line: before.split('\n').count(), column: at - line_start + 1 }
}

impl<'a> Object<'a> {
    /// The value of a field that may be left out.
    pub fn optional(&self, name: &str) -> Option<&'a Tree<'a>> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// The value of a field.
    pub fn field(&self, name: &str) -> Result<&'a Tree<'a>, LoadError> {
        self.optional(name).ok_or_else(|| {
            let expected = format!("an object with the field “{name}”");
            self.tree.error(Fault::Json, &expected, "one without it")
        })
    }

    /// The values of a list that may be left out where it is empty.
    pub fn list(&self, name: &str) -> Result<&'a [Tree<'a>], LoadError> {
        self.optional(name).map_or(Ok(&[]), Tree::list)
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    /// More levels than any report has, and few enough for the stack.
    const DEEPEST: usize = 32;

    fn value(&mut self, depth: usize) -> Result<Tree<'a>, LoadError> {
        let first = self.peek();
        let at = self.at;
        let node = match first {
            Some(b'{') if depth < Self::DEEPEST => {
                let mut fields = Vec::new();
                self.items(b'}', |parser| {
                    let name = parser.string()?;
                    parser.expect(b':', "a colon")?;
                    fields.push((name, parser.value(depth + 1)?));
                    Ok(())
                })?;
                Node::Object(fields)
            }
            Some(b'[') if depth < Self::DEEPEST => {
                let mut values = Vec::new();
                self.items(b']', |parser| {
                    values.push(parser.value(depth + 1)?);
                    Ok(())
                })?;
                Node::List(values)
            }
            Some(b'"') => Node::Text(self.string()?),
            _ => Node::Plain(self.plain()?),
        };
        Ok(Tree { file: self.text, at, node })
    }

    /// The items of a list or an object, from its opening to its closing bracket.
    fn items(
        &mut self,
        close: u8,
        mut item: impl FnMut(&mut Self) -> Result<(), LoadError>,
    ) -> Result<(), LoadError> {
        self.at += 1;
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(());
        }
        loop {
            item(self)?;
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(byte) if byte == close => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(self.refused("a comma or a closing bracket")),
            }
        }
    }

    /// A number, `true`, `false` or `null`.
    fn plain(&mut self) -> Result<&'a str, LoadError> {
        let rest = &self.text[self.at..];
        let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
        let word = &rest[..rest.find(|c| !is_inside(c)).unwrap_or(rest.len())];
        // The digits of a number are read where one is expected.
        if word.starts_with(|c: char| c.is_ascii_digit() || c == '-')
            || matches!(word, "null" | "true" | "false")
        {
            self.at += word.len();
            Ok(word)
        } else {
            Err(self.refused("a value"))
        }
    }

    fn string(&mut self) -> Result<String, LoadError> {
        self.expect(b'"', "a text in quotation marks")?;
        let mut text = String::new();
        loop {
            let rest = &self.text[self.at..];
            let end = rest.find(|c: char| c == '"' || c == '\\' || c < ' ').unwrap_or(rest.len());
            text.push_str(&rest[..end]);
            self.at += end;
            match rest.as_bytes().get(end) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                _ => return Err(self.refused("the closing quotation mark of a text")),
            }
        }
    }

    /// The character that an escape sequence stands for.
    fn escape(&mut self) -> Result<char, LoadError> {
        let (c, width) = match self.text.as_bytes().get(self.at + 1) {
            Some(b'n') => (Some('\n'), 2),
            Some(b't') => (Some('\t'), 2),
            Some(b'r') => (Some('\r'), 2),
            Some(b'b') => (Some('\u{8}'), 2),
            Some(b'f') => (Some('\u{c}'), 2),
            Some(&c @ (b'"' | b'\\' | b'/')) => (Some(char::from(c)), 2),
            // Beyond the first 65,536 characters, two units stand for one.
            Some(b'u') => match (self.unit(self.at), self.unit(self.at + 6)) {
                (Some(high @ 0xD800..0xDC00), Some(low @ 0xDC00..0xE000)) => {
                    (char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)), 12)
                }
                (unit, _) => (unit.and_then(char::from_u32), 6),
            },
            _ => (None, 0),
        };
        let c = c.ok_or_else(|| self.refused("an escape sequence of JSON"))?;
        self.at += width;
        Ok(c)
    }

    /// The unit of a `\uXXXX` that begins at that byte.
    fn unit(&self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
        let are_digits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        are_digits.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
    }

    fn expect(&mut self, byte: u8, name: &str) -> Result<(), LoadError> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(self.refused(name))
        }
    }

    /// The next byte that is no blank space, and up to it.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn refused(&self, expected: &str) -> LoadError {
        let rest = &self.text[self.at..];
        let (fault, found) = if rest.is_empty() {
            (Fault::Truncated, "the end of the file".to_owned())
        } else {
            (Fault::Json, quoted(rest.split('\n').next().unwrap_or_default()))
        };
        LoadError::new(place(self.text, self.at), fault, expected, &found)
    }
}
