// The pass over static layer and trails: marks, heads, texts and leader lines, rewritten for each frame. It records
// their extents in the image.
import { Scene as ThreeScene, Vector2 } from 'three';
import type { ScenePalette } from '../../core/look/theme';
import type { SceneProjection, ScreenPoint } from './camera';
import { ChangedRegion } from './changedRegion';
import type { DrawnSurface } from './drawnSurface';
import { createArrowHeadBatch, createLineBatch, createMarkerBatch, createTextBatch } from './overlayBatches';
import type { QuadBatch } from './instances';
import type { SharedUniforms } from './sharedUniforms';
import type { AtlasEntry, TextAtlas } from './textAtlas';

/** The positions and colours for the overlay's parts. */
export interface OverlayView {
  readonly projection: SceneProjection;
  readonly surface: DrawnSurface;
  /** Drawing-buffer pixels per unit of heads and lines. */
  readonly unit: number;
  /** Drawing-buffer pixels per unit of texts. */
  readonly textUnit: number;
  readonly palette: ScenePalette;
}

export class OverlayPass {
  readonly scene = new ThreeScene();
  readonly region = new ChangedRegion();
  /** Lines in the box, fainter where the static layer hides them. */
  readonly lines: QuadBatch;
  readonly smallMarkers: QuadBatch;
  readonly arrowHeads: QuadBatch;
  /** Lines between points of the image. */
  readonly leaders: QuadBatch;
  readonly texts: QuadBatch;
  readonly markers: QuadBatch;
  /** In drawing order. */
  private readonly batches: readonly QuadBatch[];
  private readonly uAtlasSize = { value: new Vector2() };

  constructor(
    shared: SharedUniforms,
    readonly atlas: TextAtlas,
  ) {
    this.lines = createLineBatch(shared, false, { OCCLUDED: '' });
    this.smallMarkers = createMarkerBatch(shared);
    this.arrowHeads = createArrowHeadBatch(shared);
    this.leaders = createLineBatch(shared, false, { SCREEN: '' });
    this.texts = createTextBatch(shared, atlas.texture, this.uAtlasSize);
    this.markers = createMarkerBatch(shared);
    // Heads are drawn over texts: a plate may overlap another runner's head, and must not hide it. The many small heads
    // of families and swarms are drawn under plates.
    this.batches = [this.lines, this.smallMarkers, this.arrowHeads, this.leaders, this.texts, this.markers];
    this.batches.forEach((batch, order) => {
      batch.mesh.renderOrder = order;
      this.scene.add(batch.mesh);
    });
  }

  /** Discards all drawn texts, for this number of pixels per unit. */
  resetTexts(unit: number): void {
    this.atlas.reset(unit);
    this.uAtlasSize.value.setScalar(this.atlas.size);
  }

  /** Rewrites everything by calling `write`, and again if texts have moved because the atlas was full. */
  rewrite({ widthPx, heightPx }: SceneProjection, write: () => void): void {
    const { generation } = this.atlas;
    const writeOnce = (): void => {
      for (const batch of this.batches) batch.begin();
      this.region.begin(widthPx, heightPx);
      write();
      for (const batch of this.batches) batch.end();
    };
    writeOnce();
    if (this.atlas.generation !== generation) writeOnce();
  }

  /**
   * Adds a text at a position in the image, in pixels from its lower left corner. Where the surface covers `point`, the
   * opacity is `alpha` times `hiddenShare`.
   */
  addText(
    { x: left, y: top, width, height }: AtlasEntry,
    x: number,
    y: number,
    alpha: number,
    point: ScreenPoint,
    hiddenShare: number,
  ): void {
    this.region.addRestingBox({ x, y, width, height });
    this.texts.add(x, y, width, height, left, top, point.x, point.y, point.distance, alpha, hiddenShare);
  }

  /** A thin line through points of the image that leads to a name: in no runner's colour, light beside dark. */
  addLeader(
    points: readonly Pick<ScreenPoint, 'x' | 'y'>[],
    { leader, leaderCasing }: Pick<ScenePalette, 'leader' | 'leaderCasing'>,
    opacity = 1,
  ): void {
    for (const [width, color, alpha] of [
      [2.6, leaderCasing, 0.35],
      [1, leader, 0.8],
    ] as const) {
      points.slice(1).forEach((to, index) => {
        const from = points[index]!;
        this.leaders.add(from.x, from.y, 0, to.x, to.y, 0, width, 0, 1, ...color, alpha * opacity);
      });
    }
  }

  dispose(): void {
    for (const batch of this.batches) batch.dispose();
    this.atlas.dispose();
  }
}

/** How far a marker of this radius extends from its centre, in units, including its casing and corners. */
export function markerReach(radius: number): number {
  return 2 * radius + 3;
}
