//! Pixels → PNG, with the little that pictures of a few colours need.
//!
//! Crates for it are made for all pictures: `miniz_oxide` alone is 11 kB of what a reader downloads
//! (Brotli), the table of `crc32fast` 18 kB. Here pixels are numbers of colours, each row is told
//! by its difference from the one above, and runs of equal bytes are told once: flat colours
//! hardly get smaller by more.

/// What every PNG begins with.
pub const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// An image of `columns` RGBA pixels in a row as a PNG inside a `data:` address. It has at most 256
/// colours, each opaque or clear; others become the last.
pub fn data_url(columns: usize, rgba: &[u8]) -> String {
    let mut text = "data:image/png;base64,".to_owned();
    base64(&indexed(columns, rgba), &mut text);
    text
}

/// An image of `columns` RGBA pixels in a row, of at most 256 colours.
#[must_use]
pub fn indexed(columns: usize, rgba: &[u8]) -> Vec<u8> {
    let columns = columns.max(1);
    let mut colors: Vec<[u8; 4]> = Vec::new();
    let mut pixels: Vec<u8> = Vec::with_capacity(rgba.len() / 4);
    for pixel in rgba.chunks_exact(4) {
        let color = [pixel[0], pixel[1], pixel[2], pixel[3]];
        let known = colors.iter().position(|&other| other == color).unwrap_or_else(|| {
            if colors.len() < 256 {
                colors.push(color);
            }
            colors.len() - 1
        });
        pixels.push(known as u8);
    }
    let mut rows = Vec::with_capacity(pixels.len() + pixels.len() / columns + 1);
    let mut above: &[u8] = &[];
    for row in pixels.chunks_exact(columns) {
        rows.push(2); // the filter "Up"
        for (index, &pixel) in row.iter().enumerate() {
            rows.push(pixel.wrapping_sub(above.get(index).copied().unwrap_or_default()));
        }
        above = row;
    }
    let mut header = (columns as u32).to_be_bytes().to_vec();
    header.extend(((pixels.len() / columns) as u32).to_be_bytes());
    header.extend([8, 3, 0, 0, 0]); // a byte a pixel, colours by number
    let palette: Vec<u8> = colors.iter().flat_map(|color| color[..3].iter().copied()).collect();
    let alpha: Vec<u8> = colors.iter().map(|color| color[3]).collect();

    let mut file = SIGNATURE.to_vec();
    file.extend(chunk(*b"IHDR", &header));
    file.extend(chunk(*b"PLTE", &palette));
    file.extend(chunk(*b"tRNS", &alpha));
    file.extend(chunk(*b"IDAT", &zlib(&rows)));
    file.extend(chunk(*b"IEND", &[]));
    file
}

/// A chunk of a PNG.
#[must_use]
pub fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut chunk = (data.len() as u32).to_be_bytes().to_vec();
    chunk.extend(kind);
    chunk.extend(data);
    chunk.extend(crc32(&[&kind, data]).to_be_bytes());
    chunk
}

/// The checksum of PNG and zip (ISO 3309) of pieces one after the other. Without a table, since
/// that would be the larger download.
#[must_use]
pub fn crc32(pieces: &[&[u8]]) -> u32 {
    let mut crc = u32::MAX;
    for &byte in pieces.iter().copied().flatten() {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 * (crc & 1));
        }
    }
    !crc
}

/// Bytes in the format of RFC 1950: one block of RFC 1951 with its fixed codes, in which a run of
/// equal bytes is a byte and a copy of it.
fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut bits = Bits { bytes: vec![0x78, 0x01], bit: 8 };
    bits.number(1, 1); // the last block
    bits.number(1, 2); // fixed codes
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        bits.symbol(u16::from(byte));
        at += 1;
        let mut run = bytes[at..].iter().take_while(|&&other| other == byte).count();
        at += run;
        while run > 0 {
            let length = match run {
                // Too short to be copied.
                1 | 2 => 1,
                // What is left must be long enough, too.
                259 | 260 => 255,
                _ => run.min(258),
            };
            if length < 3 {
                bits.symbol(u16::from(byte));
            } else {
                bits.copy(length as u16);
            }
            run -= length;
        }
    }
    bits.symbol(256); // the end
    let (mut a, mut b) = (1u32, 0u32);
    for &byte in bytes {
        a = (a + u32::from(byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    bits.bytes.extend((b << 16 | a).to_be_bytes());
    bits.bytes
}

/// Bits, the lowest of each byte first.
struct Bits {
    bytes: Vec<u8>,
    /// How many bits of the last byte are written.
    bit: u8,
}

impl Bits {
    /// A number, its lowest bit first.
    fn number(&mut self, number: u16, bits: u8) {
        for place in 0..bits {
            if self.bit == 8 {
                self.bytes.push(0);
                self.bit = 0;
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((number >> place & 1) as u8) << self.bit;
            }
            self.bit += 1;
        }
    }

    /// A code, its highest bit first.
    fn code(&mut self, code: u16, bits: u8) {
        self.number(code.reverse_bits() >> (16 - bits), bits);
    }

    /// A byte, or one of the symbols after 255, by the fixed code of RFC 1951, 3.2.6.
    fn symbol(&mut self, symbol: u16) {
        match symbol {
            0..144 => self.code(0x30 + symbol, 8),
            144..256 => self.code(0x190 + symbol - 144, 9),
            256..280 => self.code(symbol - 256, 7),
            _ => self.code(0xc0 + symbol - 280, 8),
        }
    }

    /// The byte before, once more, 3 to 258 times (RFC 1951, 3.2.5).
    fn copy(&mut self, length: u16) {
        let over = length - 3;
        if length == 258 {
            self.symbol(285);
        } else {
            // From 8 on, four symbols share a number of bits that follow them.
            let extra = (over.max(4).ilog2() - 2) as u16;
            self.symbol(257 + 4 * extra + (over >> extra));
            self.number(over & ((1 << extra) - 1), extra as u8);
        }
        self.code(0, 5); // one byte back
    }
}

/// Three bytes as four letters (RFC 4648).
fn base64(bytes: &[u8], text: &mut String) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for three in bytes.chunks(3) {
        let number = (0..3).fold(0u32, |number, at| {
            number << 8 | u32::from(three.get(at).copied().unwrap_or_default())
        });
        for letter in 0..4 {
            text.push(match LETTERS[(number >> (18 - 6 * letter) & 63) as usize] {
                _ if letter > three.len() as u32 => '=',
                letter => char::from(letter),
            });
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use base64::{Engine, prelude::BASE64_STANDARD};
    use proptest::prelude::*;

    /// The pixels of an image, read by a library that checks every checksum.
    fn read(columns: usize, rgba: &[u8]) -> (u32, Vec<u8>) {
        let url = data_url(columns, rgba);
        let text = url.strip_prefix("data:image/png;base64,").expect("is an address");
        let file = BASE64_STANDARD.decode(text).expect("is base64");
        let mut decoder = png::Decoder::new(std::io::Cursor::new(&file));
        decoder.set_transformations(png::Transformations::EXPAND);
        decoder.ignore_checksums(false);
        let mut reader = decoder.read_info().expect("is a PNG");
        let mut image = vec![0; rgba.len()];
        let info = reader.next_frame(&mut image).expect("has all pixels");
        (info.width, image)
    }

    #[test]
    fn runs_of_every_length_are_read_back() {
        for run in (0..300).chain([515, 516, 517, 518, 519, 1031, 70_000]) {
            let mut rgba = [1, 2, 3, 255].repeat(run);
            rgba.extend([0, 0, 0, 0, 9, 8, 7, 255]);
            assert_eq!(read(run + 2, &rgba), (run as u32 + 2, rgba), "{run}");
        }
    }

    #[test]
    fn checksums_are_those_of_the_standard() {
        assert_eq!(crc32(&[b"1234", b"56789"]), 0xcbf4_3926);
        assert_eq!(crc32(&[]), 0);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_picture_of_few_colours_is_read_back(
            columns in 1..70_usize,
            pixels in proptest::collection::vec((0..12_u8, 1..9_usize), 1..400),
        ) {
            let all = pixels.iter().flat_map(|&(color, n)| std::iter::repeat_n(color, n));
            let mut rgba: Vec<u8> = all
                .flat_map(|color| if color == 0 { [0; 4] } else { [color, 20 * color, 200, 255] })
                .collect();
            // Whole rows.
            rgba.resize(rgba.len().div_ceil(4 * columns) * 4 * columns, 0);
            prop_assert_eq!(read(columns, &rgba), (columns as u32, rgba));
        }
    }

    /// As many colours as there can be.
    #[test]
    fn all_numbers_of_colours_are_read_back() {
        let rgba: Vec<u8> = (0..=255).flat_map(|n| [n, 255 - n, 7, 255]).collect();
        assert_eq!(read(16, &rgba), (16, rgba));
    }
}
