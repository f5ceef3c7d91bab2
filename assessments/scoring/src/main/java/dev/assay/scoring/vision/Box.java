package dev.assay.scoring.vision;

/**
 * An upright rectangle.
 *
 * @param left edge
 * @param top edge
 * @param width not negative
 * @param height not negative
 */
record Box(double left, double top, double width, double height) {
    double area() {
        return width * height;
    }

    /**
     * Overlap with an object: over the area of either or, where the object is a crowd, over that of this box. Zero for
     * boxes that only touch.
     */
    double overlap(Box object, boolean crowd) {
        double commonWidth = Math.min(left + width, object.left + object.width) - Math.max(left, object.left);
        double commonHeight = Math.min(top + height, object.top + object.height) - Math.max(top, object.top);
        if (commonWidth <= 0 || commonHeight <= 0) {
            return 0;
        }
        double common = commonWidth * commonHeight;
        return common / (crowd ? area() : area() + object.area() - common);
    }
}
