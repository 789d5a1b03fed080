//! One density relative to another, such as offences to residents.

use super::field::Field;
use super::raster::{Raster, RasterGrid};
use crate::geo::PlanePoint;
use std::f64::consts::PI;

/// The ratio of two densities, where it means something.
///
/// Where few people live the ratio is the quotient of two small numbers, and one event makes a
/// peak. How few are too few is told by the *effective number*: of independent residents of
/// density d, a Gaussian of standard deviation h is an estimate with the variance d / (4πh²), the
/// integral of the squared kernel being 1 / (4πh²); so its relative variance is that of a plain
/// count of d · 4πh² residents, as many as live in a disc of radius 2h. Where that number is below
/// `least`, there is no ratio.
///
/// Both densities are to come from one [`super::Estimator`]: bandwidth and edge then cancel, and
/// what is proportional to residents everywhere has the same ratio everywhere.
#[derive(Clone, Debug)]
pub struct Relative {
    /// What is compared, per square kilometre.
    pub numerator: Field,
    /// What it is compared to, per square kilometre.
    pub denominator: Field,
    /// The least effective number, in the denominator's unit (residents).
    pub least: f64,
}

/// The ratio on a raster.
#[derive(Clone, Debug)]
pub struct RelativeRaster {
    /// The ratio, 0 where there is none.
    pub ratio: Raster,
    /// Whether there is a ratio, pixel by pixel in the same order.
    pub known: Vec<bool>,
}

impl Relative {
    /// The effective number of the denominator in the ratio at a point.
    pub fn effective(&self, at: PlanePoint) -> f64 {
        self.denominator.value(at) * self.disc()
    }

    /// The ratio at a point, in the numerator's unit per one of the denominator's; none where the
    /// effective number is below the least.
    pub fn value(&self, at: PlanePoint) -> Option<f64> {
        let denominator = self.denominator.value(at);
        (denominator > 0.0 && denominator * self.disc() >= self.least)
            .then(|| self.numerator.value(at) / denominator)
    }

    /// The ratio at the centers of all pixels.
    pub fn raster(&self, grid: &RasterGrid) -> RelativeRaster {
        let mut ratio = self.numerator.raster(grid);
        let denominator = self.denominator.raster(grid);
        let least = self.least / self.disc();
        let mut known = Vec::with_capacity(ratio.values.len());
        for (value, below) in ratio.values.iter_mut().zip(&denominator.values) {
            let enough = *below > 0.0 && f64::from(*below) >= least;
            *value = if enough { *value / below } else { 0.0 };
            known.push(enough);
        }
        RelativeRaster { ratio, known }
    }

    /// The effective number at the centers of all pixels; its contour at `least` is the outline
    /// of where the ratio is known.
    pub fn effective_raster(&self, grid: &RasterGrid) -> Raster {
        let mut raster = self.denominator.raster(grid);
        for value in &mut raster.values {
            *value = (f64::from(*value) * self.disc()) as f32;
        }
        raster
    }

    /// 4πh², in square kilometres.
    fn disc(&self) -> f64 {
        4.0 * PI * self.denominator.bandwidth * self.denominator.bandwidth
    }
}
