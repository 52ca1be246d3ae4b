// The pass over static layer and trails: marks, heads, texts and the lines that lead to them, written anew for each
// frame. It notes where in the image they are.
import { Scene as ThreeScene, Vector2 } from 'three';
import type { ScenePalette } from '../../core/look/theme';
import type { SceneProjection, ScreenPoint } from './camera';
import { ChangedRegion } from './changedRegion';
import type { DrawnSurface } from './drawnSurface';
import { createLineBatch, createMarkerBatch, createTextBatch } from './overlayBatches';
import type { QuadBatch } from './instances';
import type { SharedUniforms } from './sharedUniforms';
import type { AtlasEntry, TextAtlas } from './textAtlas';

/** What the overlay's parts are placed and coloured by. */
export interface OverlayView {
  readonly projection: SceneProjection;
  readonly surface: DrawnSurface;
  /** Pixels of the drawing buffer that text, heads and lines measure as one. */
  readonly unit: number;
  readonly palette: ScenePalette;
}

export class OverlayPass {
  readonly scene = new ThreeScene();
  readonly region = new ChangedRegion();
  /** Lines in the box, fainter where the static layer hides them. */
  readonly lines: QuadBatch;
  readonly smallMarkers: QuadBatch;
  /** Lines between places in the image. */
  readonly leaders: QuadBatch;
  readonly texts: QuadBatch;
  readonly markers: QuadBatch;
  /** From the lowest up. */
  private readonly batches: readonly QuadBatch[];
  private readonly uAtlasSize = { value: new Vector2() };

  constructor(
    shared: SharedUniforms,
    readonly atlas: TextAtlas,
  ) {
    this.lines = createLineBatch(shared, false, { OCCLUDED: '' });
    this.smallMarkers = createMarkerBatch(shared);
    this.leaders = createLineBatch(shared, false, { SCREEN: '' });
    this.texts = createTextBatch(shared, atlas.texture, this.uAtlasSize);
    this.markers = createMarkerBatch(shared);
    // Heads over texts: a plate may pass over another runner's head, and must not hide it. The many small ones of
    // families and swarms do pass under plates.
    this.batches = [this.lines, this.smallMarkers, this.leaders, this.texts, this.markers];
    this.batches.forEach((batch, order) => {
      batch.mesh.renderOrder = order;
      this.scene.add(batch.mesh);
    });
  }

  /** Draws texts again, at this many pixels per unit. */
  resetTexts(unit: number): void {
    this.atlas.reset(unit);
    this.uAtlasSize.value.setScalar(this.atlas.size);
  }

  /** Has all of it written by `write`. Texts that filled the atlas up have moved in it: then once more. */
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
   * A text at a place in the image, in pixels of its lower left corner. Of its opacity `alpha`, `hiddenShare` is left
   * where the surface covers `point`.
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

  dispose(): void {
    for (const batch of this.batches) batch.dispose();
    this.atlas.dispose();
  }
}

/** How far from its place a marker of this radius reaches, in units, its casing and its corners included. */
export function markerReach(radius: number): number {
  return 2 * radius + 3;
}
