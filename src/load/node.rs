//! A value inside a JSON document that knows where it is.

use super::error::{Fault, LoadError, Place};
use serde_json::Value;
use std::cell::RefCell;

/// The first thing in a document that is not as expected. Reading goes on with empty values after
/// it, and whoever reads asks at the end.
#[derive(Default)]
pub(super) struct Refusal(RefCell<Option<LoadError>>);

impl Refusal {
    /// What was read, unless something was refused.
    pub(super) fn or<T>(self, read: T) -> Result<T, LoadError> {
        self.0.into_inner().map_or(Ok(read), Err)
    }
}

/// A value with its place in the document: `report.sections[1].tables[0]`.
///
/// The model is read from values by hand, not by derived code: every refusal names its place,
/// and the derived readers of all types would weigh more in the browser than the rest of `load`.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    value: &'a Value,
    step: Step<'a>,
    refusal: &'a Refusal,
}

/// How a value was reached from the one around it.
#[derive(Clone, Copy)]
enum Step<'a> {
    Whole,
    Field(&'a Node<'a>, &'a str),
    Item(&'a Node<'a>, usize),
}

impl<'a> Node<'a> {
    /// A whole document.
    pub(super) fn whole(value: &'a Value, refusal: &'a Refusal) -> Self {
        Self { value, step: Step::Whole, refusal }
    }

    /// Refuses this value, if nothing was refused before.
    pub(super) fn refuse(&self, expected: &str, found: &str) {
        self.refusal.0.borrow_mut().get_or_insert_with(|| LoadError {
            fault: Fault::Json,
            place: match self.step {
                Step::Whole => Place::File,
                Step::Field(..) | Step::Item(..) => Place::Path(self.path()),
            },
            expected: expected.to_owned(),
            found: found.to_owned(),
        });
    }

    fn path(&self) -> String {
        match self.step {
            Step::Whole => String::new(),
            Step::Field(Node { step: Step::Whole, .. }, name) => name.to_owned(),
            Step::Field(around, name) => format!("{}.{name}", around.path()),
            Step::Item(around, index) => format!("{}[{index}]", around.path()),
        }
    }

    fn refuse_kind(&self, expected: &str) {
        let found = match self.value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(number) => match number.as_u64() {
                Some(number) => &number.to_string(),
                None => "another number",
            },
            Value::String(text) => &format!("“{text}”"),
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        self.refuse(expected, found);
    }

    /// Holds that this is an object with no other fields than these, so that a file cannot carry
    /// what the model has no place for.
    pub(super) fn object(&self, fields: &[&str]) {
        let Some(object) = self.value.as_object() else { return self.refuse_kind("an object") };
        if let Some(other) = object.keys().find(|name| !fields.contains(&name.as_str())) {
            let expected = format!("no other fields than {}", fields.join(", "));
            self.refuse(&expected, &format!("“{other}”"));
        }
    }

    /// A field, where the object has it.
    pub(super) fn optional(&'a self, name: &'a str) -> Option<Self> {
        let value = self.value.get(name)?;
        Some(Self { value, step: Step::Field(self, name), refusal: self.refusal })
    }

    /// A field that has to be there.
    pub(super) fn field(&'a self, name: &'a str) -> Self {
        self.optional(name).unwrap_or_else(|| {
            self.refuse(&format!("the field “{name}”"), "no such field");
            Self { value: &Value::Null, step: Step::Field(self, name), refusal: self.refusal }
        })
    }

    /// This value as a text.
    pub(super) fn as_text(&self) -> String {
        if let Value::String(text) = self.value {
            return text.clone();
        }
        self.refuse_kind("a text");
        String::new()
    }

    /// The text in a field.
    pub(super) fn text(&self, name: &str) -> String {
        self.field(name).as_text()
    }

    /// This value as a whole number from 0 to `most`.
    pub(super) fn whole_number(&self, most: u32) -> u32 {
        let number = self.value.as_u64().and_then(|number| u32::try_from(number).ok());
        number.filter(|&number| number <= most).unwrap_or_else(|| {
            self.refuse_kind("a whole number that is not too large");
            0
        })
    }

    /// The count in a field.
    pub(super) fn count(&self, name: &str) -> u32 {
        self.field(name).whole_number(u32::MAX)
    }

    /// The count in a field that may be `null`.
    pub(super) fn count_or_null(&self, name: &str) -> Option<u32> {
        let field = self.field(name);
        (!field.value.is_null()).then(|| field.whole_number(u32::MAX))
    }

    /// This value as one of a few words; the first where it is none of them.
    pub(super) fn word<T: Copy>(&self, words: &[(&str, T)]) -> T {
        let text = self.value.as_str().unwrap_or_default();
        let place = words.iter().position(|(word, _)| *word == text).unwrap_or_else(|| {
            let words: Vec<String> = words.iter().map(|(word, _)| format!("“{word}”")).collect();
            self.refuse_kind(&words.join(" or "));
            0
        });
        words[place].1
    }

    /// The only field of this object, which says what kind of value it holds.
    pub(super) fn only_field(&'a self) -> (&'a str, Self) {
        let object = self.value.as_object().filter(|object| object.len() == 1);
        object.and_then(|object| object.iter().next()).map_or(("", *self), |(name, value)| {
            (name, Self { value, step: Step::Field(self, name), refusal: self.refusal })
        })
    }

    /// The items of the list in a field; none where the field is left out.
    pub(super) fn list<T>(&self, name: &str, read: fn(&Node) -> T) -> Vec<T> {
        let Some(list) = self.optional(name) else { return Vec::new() };
        let Some(items) = list.value.as_array() else {
            list.refuse_kind("a list");
            return Vec::new();
        };
        let item = |(index, value)| {
            read(&Node { value, step: Step::Item(&list, index), refusal: self.refusal })
        };
        items.iter().enumerate().map(item).collect()
    }

    /// Whether this value is a text.
    pub(super) fn is_text(&self) -> bool {
        self.value.is_string()
    }
}
