//! Texts, each once.

/// Texts, each kept once and numbered in the order of their first appearance. Looking one up
/// takes the same time among two million as among ten; the standard library's map would do as
/// well, but costs several kB of code.
#[derive(Default)]
pub(super) struct Once {
    bytes: Vec<u8>,
    /// Where each text ends in the bytes.
    ends: Vec<usize>,
    /// Numbers plus one, each at or after the slot of its hash; 0 is empty.
    slots: Vec<usize>,
}

impl Once {
    /// The number of a text, and whether it is here for the first time.
    pub fn number(&mut self, text: &[u8]) -> (usize, bool) {
        if self.ends.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(text);
        match self.slots[slot] {
            0 => {
                self.bytes.extend_from_slice(text);
                self.ends.push(self.bytes.len());
                self.slots[slot] = self.ends.len();
                (self.ends.len() - 1, true)
            }
            found => (found - 1, false),
        }
    }

    fn text(&self, number: usize) -> &[u8] {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start..self.ends[number]]
    }

    /// The slot that a text has or would take. Half of them are empty, so there is one.
    fn slot(&self, text: &[u8]) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(text) & mask;
        while self.slots[slot] > 0 && self.text(self.slots[slot] - 1) != text {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(64)];
        for number in 0..self.ends.len() {
            let slot = self.slot(self.text(number));
            self.slots[slot] = number + 1;
        }
    }
}

/// FNV-1a, folded so that its low bits depend on every bit of the text.
fn hash(text: &[u8]) -> usize {
    let hash = text
        .iter()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) as usize
}

#[cfg(test)]
mod tests {
    use super::Once;

    #[test]
    fn texts_keep_their_number() {
        let mut once = Once::default();
        let texts: Vec<_> = (0..1000).map(|n| format!("case {}", n * n)).collect();
        for round in 0..2 {
            for (number, text) in texts.iter().enumerate() {
                assert_eq!(once.number(text.as_bytes()), (number, round == 0));
            }
        }
        assert_eq!(once.number(b""), (1000, true));
        assert_eq!(once.number(b""), (1000, false));
    }
}
