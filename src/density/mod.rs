//! How densely weighted points lie, by a Gaussian kernel in the equal-area plane.
