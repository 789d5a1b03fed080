//! JSON as a tree, each value with its place in the file.
//!
//! Readers derived with serde took 38 kB of the 105 kB that the whole WebAssembly may have
//! (gzip), this and `json` take a sixth of that. And they could not say where a wrong value
//! stands once they had read past it.

use super::decimal::decimal;
use super::error::{Fault, LoadError, Place, quoted};
use crate::words::{say, word};
use hifijson::num::Lex as _;
use hifijson::str::LexAlloc as _;
use hifijson::token::{Expect, Lex as _};
use hifijson::{Error, SliceLexer};

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

/// An object and its fields.
pub struct Object<'a> {
    tree: &'a Tree<'a>,
    fields: &'a [(String, Tree<'a>)],
}

impl<'a> Tree<'a> {
    /// Reads a JSON text.
    pub fn read(text: &'a str) -> Result<Self, LoadError> {
        let mut lexer = SliceLexer::new(text.as_bytes());
        let tree =
            lexer.exactly_one(SliceLexer::ws_peek, |next, lexer| value(text, next, lexer, DEEPEST));
        tree.map_err(|error| broken(text, offset(text, &lexer), &error))
    }

    /// The text that it is.
    pub fn text(&self) -> Result<&str, LoadError> {
        match &self.node {
            Node::Text(text) => Ok(text),
            _ => Err(self.refused(word!("a-text"))),
        }
    }

    /// The whole number that it is.
    pub fn whole(&self, most: u32) -> Result<u32, LoadError> {
        let number = match &self.node {
            Node::Plain(word) if !word.starts_with('0') || *word == "0" => word.parse().ok(),
            _ => None,
        };
        number.filter(|&number| number <= most).ok_or_else(|| self.refused(&say!("a-whole", most)))
    }

    /// The number that it is, to 15 digits.
    pub fn number(&self) -> Result<f64, LoadError> {
        let number = match &self.node {
            Node::Plain(word) => decimal(word),
            _ => None,
        };
        number.ok_or_else(|| self.refused(word!("a-number")))
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.node, Node::Plain("null"))
    }

    /// The values of the list that it is.
    pub fn list(&self) -> Result<&[Self], LoadError> {
        match &self.node {
            Node::List(values) => Ok(values),
            _ => Err(self.refused(word!("a-list"))),
        }
    }

    /// Which of some words it is, by index.
    pub fn one_of(&self, words: &[&str]) -> Result<usize, LoadError> {
        self.text()
            .ok()
            .and_then(|text| words.iter().position(|word| *word == text))
            .ok_or_else(|| self.refused(&say!("one-of", words.join(", "))))
    }

    /// The object that it is, with no other fields than these.
    pub fn object(&self, known: &[&str]) -> Result<Object<'_>, LoadError> {
        let Node::Object(fields) = &self.node else {
            return Err(self.refused(word!("an-object")));
        };
        for (at, (name, value)) in fields.iter().enumerate() {
            if !known.contains(&name.as_str()) || fields[..at].iter().any(|(n, _)| n == name) {
                let expected = say!("these-fields", known.join(", "));
                return Err(value.error(Fault::Json, &expected, &quoted(name)));
            }
        }
        Ok(Object { tree: self, fields })
    }

    /// The object that it is, with whatever fields: of a format that others may extend.
    pub fn open_object(&self) -> Result<Object<'_>, LoadError> {
        match &self.node {
            Node::Object(fields) => Ok(Object { tree: self, fields }),
            _ => Err(self.refused(word!("an-object"))),
        }
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
            Node::Text(text) => say!("the-text", quoted(text)),
            Node::List(_) => word!("a-list").to_owned(),
            Node::Object(_) => word!("an-object").to_owned(),
        };
        self.error(Fault::Json, expected, &found)
    }

    /// The fields of the object that it is, whatever they are; none where it is no object.
    pub(super) fn fields(&self) -> &[(String, Self)] {
        match &self.node {
            Node::Object(fields) => fields,
            _ => &[],
        }
    }

    /// The value of a field of the object that it is.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        self.fields().iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// The number, `true` or `false` that it is, as written.
    pub(super) fn word(&self) -> Option<&'a str> {
        match &self.node {
            Node::Plain(word) if *word != "null" => Some(word),
            _ => None,
        }
    }

    /// The byte of the file that it begins with.
    pub(super) fn at(&self) -> usize {
        self.at
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
            let expected = say!("a-field", name);
            self.tree.error(Fault::Json, &expected, word!("without-it"))
        })
    }

    /// The values of a list that may be left out where it is empty.
    pub fn list(&self, name: &str) -> Result<&'a [Tree<'a>], LoadError> {
        self.optional(name).map_or(Ok(&[]), Tree::list)
    }
}

/// More levels than any report has, and few enough for the stack.
const DEEPEST: usize = 32;

/// The value that begins with the next byte of the lexer.
fn value<'a>(
    file: &'a str,
    next: u8,
    lexer: &mut SliceLexer<'a>,
    depth: usize,
) -> Result<Tree<'a>, Error> {
    let at = offset(file, lexer);
    let deeper = depth.checked_sub(1).ok_or(Error::Depth)?;
    let node = match next {
        b'"' => Node::Text(lexer.discarded().str_string()?.into_owned()),
        b'[' => {
            let mut values = Vec::new();
            lexer.discarded().seq(b']', SliceLexer::ws_peek, |next, lexer| {
                values.push(value(file, next, lexer, deeper)?);
                Ok::<_, Error>(())
            })?;
            Node::List(values)
        }
        b'{' => {
            let mut fields = Vec::new();
            lexer.discarded().seq(b'}', SliceLexer::ws_peek, |next, lexer| {
                lexer.expect(|_| Some(next), b'"').ok_or(Expect::String)?;
                let name = lexer.str_string()?.into_owned();
                lexer.expect(SliceLexer::ws_peek, b':').ok_or(Expect::Colon)?;
                let next = lexer.ws_peek().ok_or(Expect::Value)?;
                fields.push((name, value(file, next, lexer, deeper)?));
                Ok::<_, Error>(())
            })?;
            Node::Object(fields)
        }
        b'0'..=b'9' | b'-' => {
            lexer.num_ignore().validate()?;
            Node::Plain(&file[at..offset(file, lexer)])
        }
        _ => {
            // On trial, so that a refusal is said of the whole word.
            let mut word = SliceLexer::new(lexer.as_slice());
            word.null_or_bool().ok_or(Expect::Value)?;
            *lexer = word;
            Node::Plain(&file[at..offset(file, lexer)])
        }
    };
    Ok(Tree { file, at, node })
}

/// How far a lexer is in the file.
fn offset(file: &str, lexer: &SliceLexer) -> usize {
    file.len() - lexer.as_slice().len()
}

/// What is not well-formed, said of the place where it was noticed.
fn broken(file: &str, at: usize, error: &Error) -> LoadError {
    // A lexer can stop inside a character.
    let at = (0..=at).rev().find(|&at| file.is_char_boundary(at)).unwrap_or_default();
    let (fault, found) = match &file[at..] {
        "" => (Fault::Truncated, word!("end-of-file").to_owned()),
        rest => (Fault::Json, quoted(rest.split('\n').next().unwrap_or_default())),
    };
    let expected = match error {
        Error::Token(Expect::Value) => word!("a-value"),
        Error::Token(Expect::ValueOrEnd) => word!("a-value-or-bracket"),
        Error::Token(Expect::CommaOrEnd) => word!("a-comma-or-bracket"),
        Error::Token(Expect::String) => word!("a-quoted-text"),
        Error::Token(Expect::Colon) => word!("a-colon"),
        Error::Token(Expect::Eof) => word!("end-of-file"),
        Error::Num(_) => word!("a-digit"),
        Error::Str(_) => word!("an-escape"),
        Error::Depth => word!("fewer-levels"),
    };
    LoadError::new(place(file, at), fault, expected, &found)
}
