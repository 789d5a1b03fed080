//! The colours of the map: more is darker, in grey and for every kind of colour vision, and words
//! on land can be read.

#![cfg(not(target_arch = "wasm32"))]

use hotline_atlas::chart::{MapColors, Palette, Rgb};
use hotline_atlas::words::Language;

/// Red, green and blue in linear light, from 0 to 1.
type Linear = [f64; 3];
type Matrix = [[f64; 3]; 3];

/// Simulated dichromacy in linear RGB: Machado, Oliveira and Fernandes, "A physiologically-based
/// model for simulation of color vision deficiency", IEEE TVCG 15 (2009) 1291-1298, severity 1.0.
const VISIONS: [(&str, Matrix); 4] = [
    ("full", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// sRGB (IEC 61966-2-1) to linear RGB and to CIE XYZ, D65.
const XYZ: Matrix = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];

fn linear(Rgb(red, green, blue): Rgb) -> Linear {
    [red, green, blue].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(matrix: &Matrix, color: Linear) -> Linear {
    matrix.map(|row| row.iter().zip(color).map(|(part, channel)| part * channel).sum())
}

/// CIELAB of a colour as someone sees it.
fn lab(color: Rgb, vision: &Matrix) -> [f64; 3] {
    let seen = times(vision, linear(color)).map(|channel| channel.clamp(0.0, 1.0));
    let white = times(&XYZ, [1.0; 3]);
    let xyz = times(&XYZ, seen);
    let f =
        |t: f64| if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 };
    let [x, y, z] = [0, 1, 2].map(|axis| f(xyz[axis] / white[axis]));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIE 1976.
fn difference(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// WCAG 2.2.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |color| times(&XYZ, linear(color))[1];
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn themes() -> [(&'static str, MapColors); 2] {
    [("light", Palette::LIGHT.map), ("dark", Palette::DARK.map)]
}

/// Every ramp with the land before it, from pale to dark.
fn ramps() -> Vec<(String, Vec<Rgb>)> {
    let ramps = themes().into_iter().flat_map(|(theme, map)| {
        [("red", map.red), ("grey", map.grey)].map(|(name, ramp)| {
            (format!("{name}, {theme}"), [map.land].into_iter().chain(ramp).collect())
        })
    });
    ramps.collect()
}

#[test]
fn more_is_darker_for_every_kind_of_colour_vision() {
    for (name, ramp) in ramps() {
        for (vision, matrix) in &VISIONS {
            let light: Vec<f64> = ramp.iter().map(|color| lab(*color, matrix)[0]).collect();
            let falls = light.windows(2).all(|pair| pair[1] < pair[0]);
            assert!(falls, "{name}, {vision}: {light:.1?}");
        }
    }
}

#[test]
fn neighbouring_steps_can_be_told_apart() {
    for (name, ramp) in ramps() {
        for (vision, matrix) in &VISIONS {
            // The land and the first step have a line between them; steps have to do without.
            for (step, pair) in ramp.windows(2).enumerate().skip(1) {
                let apart = difference(lab(pair[0], matrix), lab(pair[1], matrix));
                assert!(apart >= 5.0, "{name}, {vision}, {step} and the next: {apart:.1}");
            }
        }
    }
}

#[test]
fn steps_stay_apart_in_grey() {
    for (name, ramp) in ramps() {
        let light: Vec<f64> = ramp.iter().map(|color| lab(*color, &VISIONS[0].1)[0]).collect();
        for (step, pair) in light.windows(2).enumerate().skip(1) {
            assert!(pair[0] - pair[1] >= 5.0, "{name}, {step} and the next: {light:.1?}");
        }
        assert!(light[0] - light[1] >= 2.0, "{name}: the land and the first step: {light:.1?}");
    }
}

#[test]
fn red_is_one_hue_and_grey_has_none() {
    for (theme, map) in themes() {
        let labs = map.red.map(|color| lab(color, &VISIONS[0].1));
        let hues = labs.map(|[_, a, b]| b.atan2(a).to_degrees());
        let (low, high) =
            hues[1..].iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), hue| {
                (low.min(*hue), high.max(*hue))
            });
        assert!(high - low <= 30.0, "{theme}: {hues:.0?}");
        for color in map.grey {
            let [_, a, b] = lab(color, &VISIONS[0].1);
            assert!(a.hypot(b) < 8.0, "{theme}: {color:?} has a colour");
        }
    }
}

#[test]
fn words_and_circles_can_be_read_on_land() {
    for (theme, map) in themes() {
        // Names stand in a rim of land, whatever step is under them.
        let ratio = contrast(map.on_land, map.land);
        assert!(ratio >= 7.0, "{theme}: {ratio:.1}");
    }
}

#[test]
fn lines_of_counties_and_hatching_are_seen_on_land() {
    for (theme, map) in themes() {
        let ratio = contrast(map.border, map.land);
        assert!(ratio >= 1.5, "{theme}: {ratio:.1}");
    }
}

/// Colours that the reader's system imposes are mixed to steps that still go one way.
#[test]
fn imposed_colours_have_steps_too() {
    let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
    for (text, ground) in [(black, white), (white, black), (Rgb(255, 255, 0), black)] {
        let map = Palette::forced(text, ground).map;
        let ratios = map.red.map(|step| contrast(step, ground));
        assert!(ratios.is_sorted(), "{ratios:.1?}");
        assert_eq!(map.red, map.grey);
        assert!(contrast(map.on_land, map.land) >= 7.0);
    }
}

#[test]
fn the_style_sheet_turns_every_color_of_a_drawn_chart_to_the_dark_theme() {
    let style = include_str!("../style/atlas.css");
    let page =
        hotline_atlas::app::bundled_page(Language::English).expect("the bundled files are whole");
    let Palette { text, soft, ground, hatch, signals, calls, cases, .. } = Palette::LIGHT;
    let mut found = 0;
    for Rgb(red, green, blue) in [text, soft, ground, hatch, signals, calls, cases] {
        for attribute in ["fill", "stroke"] {
            let painted = format!("{attribute}=\"#{red:02x}{green:02x}{blue:02x}\"");
            if page.contains(&painted) {
                found += 1;
                assert!(style.contains(&format!(".plot svg [{painted}]")), "{painted}");
            }
        }
    }
    assert!(found >= 8, "{found}");
}
