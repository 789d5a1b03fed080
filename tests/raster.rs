//! A raster in SVG: every cell in the colour of its step, and what is hatched in none of them.

#![cfg(not(target_arch = "wasm32"))]

use base64::{Engine, prelude::BASE64_STANDARD};
use hotline_atlas::chart::{Grid, Ink, Mark, Palette, Path, Point, Ramp, Rect, Rgb, STEPS, Scene};
use hotline_atlas::draw;
use std::io::Cursor;

const PALETTES: [Palette; 2] = [Palette::LIGHT, Palette::DARK];

fn svg(marks: Vec<Mark>, palette: &Palette) -> String {
    let scene = Scene { width: 40.0, height: 30.0, marks, ..Scene::default() };
    draw::svg(&scene, palette, "A title", "A description").expect("SVG is only text")
}

fn raster(steps: Vec<u8>, columns: usize, ramp: Ramp) -> Mark {
    let rect = Rect { x: 0.0, y: 0.0, width: 40.0, height: 30.0 };
    Mark::Raster { rect, grid: Grid { columns, steps, ramp } }
}

/// The pixels of the image inside an SVG, RGBA.
fn pixels(svg: &str) -> Vec<[u8; 4]> {
    let begin = svg.find("base64,").expect("has an image") + 7;
    let length = svg[begin..].find('"').expect("the attribute ends");
    let file = BASE64_STANDARD.decode(&svg[begin..begin + length]).expect("is base64");
    let mut decoder = png::Decoder::new(Cursor::new(file));
    decoder.set_transformations(png::Transformations::EXPAND); // colours are told by number
    let mut reader = decoder.read_info().expect("is a PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("has a size")];
    reader.next_frame(&mut bytes).expect("has pixels");
    bytes.chunks_exact(4).map(|pixel| pixel.try_into().expect("four channels")).collect()
}

fn opaque(Rgb(red, green, blue): Rgb) -> [u8; 4] {
    [red, green, blue, 255]
}

#[test]
fn every_cell_has_the_colour_of_its_step() {
    let steps: Vec<u8> = (0..=STEPS as u8).collect();
    for palette in PALETTES {
        for ramp in [Ramp::Red, Ramp::Grey] {
            let pixels = pixels(&svg(vec![raster(steps.clone(), 4, ramp)], &palette));
            assert_eq!(pixels[0][3], 0, "below the lowest step the land is seen");
            for (step, pixel) in steps.iter().zip(&pixels).skip(1) {
                assert_eq!(*pixel, opaque(palette.color(Ink::Step(ramp, *step))));
            }
        }
    }
}

#[test]
fn what_is_hatched_shows_nothing_of_a_value() {
    for palette in PALETTES {
        let hatched = raster(vec![Grid::HATCHED; 12 * 12], 12, Ramp::Red);
        let pixels = pixels(&svg(vec![hatched], &palette));
        let (land, line) = (opaque(palette.map.land), opaque(palette.map.border));
        assert!(pixels.iter().all(|pixel| [land, line].contains(pixel)), "opaque, and no step");
        assert!(pixels.contains(&land) && pixels.contains(&line));
    }
}

#[test]
fn what_is_clipped_stands_inside_its_path() {
    let at = |x, y| Point { x, y };
    let corners = vec![at(0.0, 0.0), at(10.0, 0.0), at(0.0, 10.0)];
    let path = Path { lines: vec![corners], closed: true };
    let clipped = raster(vec![1; 4], 2, Ramp::Red);
    let text = svg(vec![Mark::Clip(path), clipped, Mark::Unclip], &Palette::LIGHT);
    let order: Vec<usize> = ["<clipPath", "<g clip-path", "<image", "</g>"]
        .map(|part| text.find(part).expect("is there"))
        .to_vec();
    assert!(order.is_sorted(), "{order:?}");
}
