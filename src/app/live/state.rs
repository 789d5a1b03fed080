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
    changed: RwSignal<()>,
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), changed: self.changed }
    }
}

impl<T> State<T> {
    /// A value, for as long as the present owner.
    pub fn new(value: T) -> Self {
        Self { value: Rc::new(RefCell::new(value)), changed: RwSignal::new(()) }
    }

    /// Looks at the value; an effect that does is told of changes.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        // Nobody is told after the owner's end, and a value that is asked for then is still there.
        let _ = self.changed.try_get();
        self.peek(look)
    }

    /// Looks at the value without being told of changes.
    pub fn peek<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.value.borrow())
    }

    /// Changes the value and tells its readers.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.value.borrow_mut());
        let _ = self.changed.try_set(());
    }
}

/// Runs now and again after each change of what it reads, until the end of the present owner.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}
