// The arrows' legend in the picture: stays in its corner while the camera is moved, and is painted when it says something else.
import type { DrawnPart } from '../../core/explanation/arrows';
import type { ArrowLegendRow, ShownArrows } from '../../core/look/arrowLook';
import { legendPartAt, paintArrowLegend, placeLegend, sizeOfLegend } from './arrowLegend';
import { coveredBoxes, filmMargin, type ImageSize } from './imageSize';
import type { OverlayPass, OverlayView } from './overlayPass';
import type { Box } from './pixelBox';
import type { Pixel } from './pointerPlace';
import type { TextStep } from './sceneTexts';

/** In units: from the picture's edges, and from what else stands there. */
const margin = 12;
const gap = 6;

export class SceneLegend {
  /** Where it stood in the last frame, in pixels, y up; null if there was none. */
  box: Box | null = null;
  private rows: readonly ArrowLegendRow[] = [];
  private written = '';

  /** Adds it to a frame, and gives its box, if there is one. */
  add(
    overlay: OverlayPass,
    view: OverlayView,
    { shown, lit }: { readonly shown: ShownArrows; readonly lit: DrawnPart | null },
    size: ImageSize,
    axes: readonly Box[],
    step: TextStep,
  ): readonly Box[] {
    const { textUnit, palette } = view;
    this.rows = shown.legend;
    const written =
      shown.legend.length === 0 ? '' : JSON.stringify(['legend', shown.legend, lit, palette.labelText]);
    if (written !== this.written) overlay.region.addUnknown();
    this.written = written;
    if (written === '') {
      this.box = null;
      return [];
    }
    const entry = overlay.atlas.picture(
      written,
      (context) => sizeOfLegend(context, shown.legend, textUnit),
      (context) => paintArrowLegend(context, shown.legend, lit, palette, textUnit, { x: 0, y: 0 }),
    );
    const before = this.box;
    const isSame = before?.width === entry.width && before.height === entry.height;
    this.box = isSame && step.hold ? before : this.place(entry, view, size, axes, step);
    if (before?.x !== this.box?.x || before?.y !== this.box?.y) overlay.region.addUnknown();
    if (this.box === null) return [];
    overlay.addText(entry, this.box.x, this.box.y, 1, { x: 0, y: 0, distance: 0 }, 1);
    return [this.box];
  }

  /** The part that a place in the picture names, in pixels. */
  partAt({ x, y }: Pixel, unit: number): DrawnPart | null {
    const { box, rows } = this;
    if (box === null) return null;
    return legendPartAt(rows, unit, { x: x - box.x, y: box.y + box.height - y, width: box.width });
  }

  private place(
    entry: { readonly width: number; readonly height: number },
    { unit, projection }: OverlayView,
    size: ImageSize,
    axes: readonly Box[],
    { camera }: TextStep,
  ): Box | null {
    const { widthPx: width, heightPx: height } = projection;
    const place = placeLegend(entry, {
      width,
      height,
      margin: size.insets === undefined ? margin * unit : filmMargin * Math.min(width, height),
      gap: gap * unit,
      taken: coveredBoxes(size),
      // Where the camera moves by itself they are anywhere.
      wanted: camera === null ? axes : [],
    });
    if (place === null) return null;
    return { ...place, x: Math.round(place.x), y: Math.round(place.y) };
  }
}
