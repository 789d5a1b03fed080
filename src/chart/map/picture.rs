//! The map as a scene: land, surface, contour lines, borders, circles, names, scale bar, legend.

use super::camera::Lens;
use super::labels::Labels;
use super::legend::{Column, radius};
use super::{Layer, MapData, MapView, Surface};
use crate::chart::{
    Anchor, Fill, Font, Frame, Ink, Mark, Measure, Path, Point, Rect, Region, STEPS, Scene, Stroke,
};
use crate::density::RasterGrid;
use crate::geo::PlanePoint;

/// The map as a scene, and where in it which part of the plane is seen.
pub struct MapScene {
    /// What is painted, and the places in keyboard order.
    pub scene: Scene,
    /// The part of the scene that is map; the rest is legend.
    pub frame: Rect,
    lens: Lens,
}

/// Frames of at least this width, in text sizes, have the legend beside the map.
const WIDE: f64 = 42.0;
/// Width of the legend there.
const LEGEND: f64 = 14.0;
/// Pixels between the points of contour lines.
const CONTOUR_STEP: f64 = 3.0;

impl MapScene {
    /// The point of the plane at a place of the picture; none outside the map.
    #[must_use]
    pub fn plane_at(&self, at: Point) -> Option<PlanePoint> {
        self.frame.contains(at).then(|| self.lens.plane_from_pixel(at))
    }

    /// Where a point of the plane is in the picture.
    #[must_use]
    pub fn pixel_of(&self, point: PlanePoint) -> Point {
        self.lens.pixel_from_plane(point)
    }

    /// Logical pixels for each kilometre.
    #[must_use]
    pub fn pixels_per_kilometre(&self) -> f64 {
        self.lens.pixels
    }

    /// Where the middle of the map is from that of the state, in kilometres, after keeping the
    /// state in sight.
    #[must_use]
    pub fn offset(&self) -> PlanePoint {
        self.lens.offset
    }

    /// The place under a point: of several, the one whose middle is nearest.
    #[must_use]
    pub fn place_at(&self, at: Point) -> Option<usize> {
        let distance = |region: &Region| {
            let Rect { x, y, width, height } = region.ring;
            Point { x: x + width / 2.0, y: y + height / 2.0 }.distance(at)
        };
        let hit = self.scene.regions.iter().filter(|region| region.hit.contains(at));
        hit.min_by(|a, b| distance(a).total_cmp(&distance(b))).map(|region| region.datum)
    }
}

/// Draws a view. The height follows from the width.
#[must_use]
pub fn picture(
    data: &MapData,
    view: &MapView,
    surface: &Surface,
    frame: Frame,
    measure: &dyn Measure,
) -> MapScene {
    let Frame { width, rem } = frame;
    let wide = width >= WIDE * rem;
    let bounds = data.land.boundaries.bounds();
    let map_width = if wide { width - LEGEND * rem - 2.0 * rem } else { width };
    let margin = (1.75 * rem).min(0.07 * map_width);
    let shape = (bounds.1.y - bounds.0.y).max(1.0) / (bounds.1.x - bounds.0.x).max(1.0);
    let height = ((map_width - 2.0 * margin) * shape + 2.0 * margin).min(40.0 * rem).round();
    let map = Rect { x: 0.0, y: 0.0, width: map_width.round(), height };
    let inner = Rect {
        x: map.x + margin,
        y: map.y + margin,
        width: map.width - 2.0 * margin,
        height: map.height - 2.0 * margin,
    };
    let lens = view.camera.lens(bounds, inner);
    let painter = Painter { data, view, surface, rem, map, lens, measure };

    let mut scene = Scene { width, height, ..Scene::default() };
    scene.marks.push(Mark::Clip(rectangle(map)));
    painter.land(&mut scene);
    let scale = painter.scale_bar(&mut scene);
    painter.circles(&mut scene);
    painter.names(&mut scene, scale);
    scene.marks.push(Mark::Unclip);

    let (x, y, column) = if wide {
        (map.width + 2.0 * rem, 0.5 * rem, LEGEND * rem)
    } else {
        (0.0, height + 0.75 * rem, width)
    };
    let map_width = map.width;
    let mut legend = Column { measure, rem, x, y, width: column, map_width, marks: Vec::new() };
    legend.legend(view, surface, !wide);
    scene.height = scene.height.max(legend.y + 0.25 * rem).ceil();
    scene.marks.extend(legend.marks);
    painter.regions(&mut scene);
    MapScene { scene, frame: map, lens }
}

struct Painter<'a> {
    data: &'a MapData,
    view: &'a MapView,
    surface: &'a Surface,
    rem: f64,
    map: Rect,
    lens: Lens,
    measure: &'a dyn Measure,
}

impl Painter<'_> {
    /// The state with its surface and its borders.
    fn land(&self, scene: &mut Scene) {
        let boundaries = &self.data.land.boundaries;
        let state = self.path(&boundaries.state, true);
        let line = |path, stroke| Mark::Shape { path, fill: None, stroke: Some(stroke) };
        scene.marks.push(Mark::Shape { path: state.clone(), fill: Some(Ink::Land), stroke: None });
        if self.view.density {
            scene.marks.push(Mark::Clip(state.clone()));
            self.surface(scene);
            scene.marks.push(Mark::Unclip);
        }
        let borders = self.path(&boundaries.borders, false);
        scene.marks.push(line(borders, Stroke(Ink::Border, 0.5)));
        scene.marks.push(line(state, Stroke(Ink::Border, 1.0)));
    }

    /// The steps of the surface, and lines where one step becomes the next.
    fn surface(&self, scene: &mut Scene) {
        let (low, high) = self.data.land.boundaries.bounds();
        let corner = |x, y| self.lens.pixel_from_plane(PlanePoint { x, y });
        let (from, to) = (corner(low.x, high.y), corner(high.x, low.y));
        // The part of the state that is seen, by whole pixels.
        let left = from.x.max(self.map.x).floor();
        let top = from.y.max(self.map.y).floor();
        let rect = Rect {
            x: left,
            y: top,
            width: (to.x.min(self.map.right()).ceil() - left).max(0.0),
            height: (to.y.min(self.map.bottom()).ceil() - top).max(0.0),
        };
        let pixels = self.raster(rect, 1.0);
        let grid = self.surface.grid(&pixels);
        if grid.rows() == 0 {
            return;
        }
        let ramp = grid.ramp;
        scene.marks.push(Mark::Raster { rect, grid });
        // One cell more on every side, so that no line ends before the edge.
        let more = Rect {
            x: rect.x - CONTOUR_STEP,
            y: rect.y - CONTOUR_STEP,
            width: rect.width + 2.0 * CONTOUR_STEP,
            height: rect.height + 2.0 * CONTOUR_STEP,
        };
        if let Some(rasters) = self.surface.contoured(&self.raster(more, CONTOUR_STEP)) {
            for step in 0..STEPS {
                let path = self.path(&self.surface.contour(&rasters, step), false);
                if !path.lines.is_empty() {
                    let ink = Ink::Step(ramp, (step + 3).min(STEPS) as u8);
                    let stroke = Some(Stroke(ink, 0.75));
                    scene.marks.push(Mark::Shape { path, fill: None, stroke });
                }
            }
        }
        if let Some(grid) = self.surface.mask(&pixels) {
            scene.marks.push(Mark::Raster { rect, grid });
        }
    }

    /// The pixels of a rectangle, each so many logical pixels wide.
    fn raster(&self, rect: Rect, step: f64) -> RasterGrid {
        let corner = self.lens.plane_from_pixel(Point { x: rect.x, y: rect.y });
        RasterGrid {
            west: corner.x,
            north: corner.y,
            step: step / self.lens.pixels,
            columns: (rect.width / step).ceil() as usize,
            rows: (rect.height / step).ceil() as usize,
        }
    }

    /// Lines of the plane as seen. Points that fall on the one before are left out.
    fn path(&self, lines: &[Vec<PlanePoint>], closed: bool) -> Path {
        const NEAREST: f64 = 0.4;
        let seen = lines.iter().map(|line| {
            let mut points: Vec<Point> = Vec::with_capacity(line.len());
            for (index, &point) in line.iter().enumerate() {
                let here = self.lens.pixel_from_plane(point);
                let far = points.last().is_none_or(|last| {
                    (here.x - last.x).abs().max((here.y - last.y).abs()) >= NEAREST
                });
                // Ends of open lines meet others: they stay.
                if far || (!closed && index + 1 == line.len()) {
                    points.push(here);
                }
            }
            points
        });
        Path { lines: seen.collect(), closed }
    }

    fn has_circles(&self) -> bool {
        self.view.layer == Layer::Offences && self.view.circles
    }

    fn circles(&self, scene: &mut Scene) {
        if !self.has_circles() {
            return;
        }
        for (index, place) in self.surface.places.iter().enumerate() {
            let center = self.lens.pixel_from_plane(place.at);
            let radius = radius(place.count, self.rem, self.map.width);
            let mut ring = |stroke, datum| {
                scene.marks.push(Mark::Circle { center, radius, stroke, datum });
            };
            ring(Stroke(Ink::Land, 3.5), None);
            ring(Stroke(Ink::OnLand, 1.5), Some(index));
        }
    }

    /// Names of towns and neighbours: fewer on a small map, more on a closer look.
    fn names(&self, scene: &mut Scene, scale: Rect) {
        let font = |size: f64, bold| Font { size: (size * self.rem).round(), bold };
        let frame = self.map;
        let circles = scene.marks.iter().filter_map(|mark| match mark {
            Mark::Circle { center: Point { x, y }, radius: r, datum: Some(_), .. } => {
                Some(Rect { x: x - r, y: y - r, width: 2.0 * r, height: 2.0 * r })
            }
            _ => None,
        });
        let circles = circles.collect();
        let mut labels =
            Labels { measure: self.measure, frame, circles, names: vec![scale], marks: vec![] };
        labels.neighbours(&self.data.land, &self.lens, font(0.8125, false));
        let most = ((frame.width / (5.0 * self.rem)) * self.view.camera.zoom.sqrt()) as usize;
        labels.towns(&self.data.land.gazetteer, &self.lens, font(0.8125, true), most.max(3));
        scene.marks.extend(labels.marks);
    }

    /// How far 100 km or so are, and the same in miles. Returns where no name may lie.
    fn scale_bar(&self, scene: &mut Scene) -> Rect {
        const KILOMETRES_IN_A_MILE: f64 = 1.609_344;
        let font = Font { size: (0.75 * self.rem).round(), bold: false };
        // On a plate of its own, since a closer look has land in this corner.
        let (plate_width, plate_height) = (0.3 * self.map.width + 3.0 * self.rem, 2.6 * self.rem);
        let plate = Rect {
            x: self.map.x,
            y: self.map.bottom() - plate_height,
            width: plate_width,
            height: plate_height,
        };
        scene.marks.push(Mark::Area { rect: plate, fill: Fill::Solid(Ink::Ground), datum: None });
        let left = self.map.x + 2.0;
        let mut middle = self.map.bottom() - 1.9 * self.rem;
        for (unit, kilometres) in [("km", 1.0), ("mi", KILOMETRES_IN_A_MILE)] {
            let room = 0.2 * self.map.width / (self.lens.pixels * kilometres);
            let length = [200, 100, 50, 20, 10, 5, 2].into_iter().find(|&l| f64::from(l) <= room);
            let length = length.unwrap_or(1);
            let width = (f64::from(length) * kilometres * self.lens.pixels).round();
            let mut bar = |x, y, width, height| {
                let rect = Rect { x, y, width, height };
                let fill = Fill::Solid(Ink::Soft);
                scene.marks.push(Mark::Area { rect, fill, datum: None });
            };
            bar(left, middle, width, 1.0);
            bar(left, middle - 3.0, 1.0, 7.0);
            bar(left + width - 1.0, middle - 3.0, 1.0, 7.0);
            scene.marks.push(Mark::Text {
                at: Point { x: left + width + 0.4 * self.rem, y: middle + 1.0 },
                anchor: Anchor::Start,
                text: format!("{length} {unit}"),
                font,
                ink: Ink::Soft,
                halo: None,
            });
            middle += 1.1 * self.rem;
        }
        plate
    }

    /// Where places are pointed at and ringed.
    fn regions(&self, scene: &mut Scene) {
        let least = 0.75 * self.rem;
        for (datum, place) in self.surface.places.iter().enumerate() {
            let Point { x, y } = self.lens.pixel_from_plane(place.at);
            let ring = if self.has_circles() {
                radius(place.count, self.rem, self.map.width)
            } else {
                0.5 * self.rem
            };
            let around = |r: f64| Rect { x: x - r, y: y - r, width: 2.0 * r, height: 2.0 * r };
            scene.regions.push(Region {
                datum,
                hit: around(ring.max(least)),
                ring: around(ring),
                toggle: None,
            });
        }
    }
}

fn rectangle(rect: Rect) -> Path {
    let corner = |x, y| Point { x, y };
    let corners = vec![
        corner(rect.x, rect.y),
        corner(rect.right(), rect.y),
        corner(rect.right(), rect.bottom()),
        corner(rect.x, rect.bottom()),
    ];
    Path { lines: vec![corners], closed: true }
}
