//! A value whose readers are told of changes, on Leptos' signals.

use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// A value whose readers are told of changes: an effect that reads it runs again after each.
///
/// The signal itself carries nothing. Signals and effects of every type that is carried or run
/// would be code of their own, 2 kB each in what a reader downloads.
pub struct State<T> {
    value: Rc<RefCell<T>>,
    changed: ArcTrigger,
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), changed: self.changed.clone() }
    }
}

impl<T> State<T> {
    /// A value that nobody has read yet.
    pub fn new(value: T) -> Self {
        Self { value: Rc::new(RefCell::new(value)), changed: ArcTrigger::new() }
    }

    /// Looks at the value; an effect that does is told of changes.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        self.changed.track();
        self.peek(look)
    }

    /// Looks at the value without being told of changes.
    pub fn peek<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.value.borrow())
    }

    /// Changes the value and tells its readers.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.value.borrow_mut());
        self.changed.notify();
    }
}

/// Runs now and again after each change of what it reads, until the end of the present owner.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}
