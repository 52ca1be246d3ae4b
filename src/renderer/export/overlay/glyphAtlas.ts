// Characters painted once with canvas 2D, at each needed subpixel position, in one texture.
import type { CanvasTexture } from 'three';
import { createPaintedTexture } from '../../scene3d/paintedTexture';
import { fontOf, type Context2D } from './overlayPainter';

/** Horizontal subpixel positions per character: as many as text renderers distinguish. */
export const phases = 4;

export interface Glyph {
  /** Distance to the next character. */
  readonly advance: number;
  /** The painted box, relative to the character's origin on the baseline; y down. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Left and top of the box in the atlas, for each subpixel position. */
  readonly places: { x: number; y: number }[];
}

/** A typeface style in a colour. */
export interface GlyphFace {
  readonly font: string;
  readonly fontPx: number;
  readonly color: string;
  readonly glyphs: Map<string, Glyph>;
}

export class GlyphAtlas {
  readonly texture: CanvasTexture<OffscreenCanvas>;
  private readonly context: Context2D;
  private readonly faces: GlyphFace[] = [];
  /** Whether all glyphs are painted. */
  private painted = true;

  constructor() {
    ({ texture: this.texture, context: this.context } = createPaintedTexture(1, 1));
  }

  /** @param characters expected in its texts; others are added when they occur, which takes longer */
  face(weight: number, fontPx: number, color: string, characters: string): GlyphFace {
    const face = { font: fontOf(weight, fontPx), fontPx, color, glyphs: new Map<string, Glyph>() };
    this.faces.push(face);
    for (const character of characters) this.measure(face, character);
    return face;
  }

  glyph(face: GlyphFace, character: string): Glyph {
    return face.glyphs.get(character) ?? this.measure(face, character);
  }

  /** Repaints all glyphs, packed closely, if there are new ones; their positions change. */
  update(): void {
    if (this.painted) return;
    this.painted = true;
    const all = this.faces.flatMap((face) => [...face.glyphs].map((entry) => ({ face, entry })));
    const { context } = this;
    const across = Math.ceil(24 * Math.max(...this.faces.map(({ fontPx }) => fontPx)));
    let x = 0;
    let y = 0;
    let rowHeight = 0;
    for (const { entry } of all) {
      const [, { places, width, height }] = entry;
      places.length = 0;
      for (let phase = 0; phase < phases; phase += 1) {
        if (x + width > across) {
          x = 0;
          y += rowHeight;
          rowHeight = 0;
        }
        places.push({ x, y });
        x += width;
        rowHeight = Math.max(rowHeight, height);
      }
    }
    // A new size clears the canvas, and needs a new texture.
    context.canvas.width = across;
    context.canvas.height = y + rowHeight;
    this.texture.dispose();
    this.texture.needsUpdate = true;
    for (const { face, entry } of all) {
      const [character, { places, left, top }] = entry;
      context.font = face.font;
      context.fillStyle = face.color;
      places.forEach((place, phase) => {
        context.fillText(character, place.x - left + phase / phases, place.y - top);
      });
    }
  }

  dispose(): void {
    this.texture.dispose();
  }

  private measure(face: GlyphFace, character: string): Glyph {
    const { context } = this;
    context.font = face.font;
    const {
      width: advance,
      actualBoundingBoxLeft,
      actualBoundingBoxRight,
      actualBoundingBoxAscent,
      actualBoundingBoxDescent,
    } = context.measureText(character);
    // One pixel of margin on all sides, and one more for subpixel positions.
    const left = Math.floor(-actualBoundingBoxLeft) - 1;
    const top = Math.floor(-actualBoundingBoxAscent) - 1;
    const width = Math.ceil(actualBoundingBoxRight) + 2 - left;
    const height = Math.ceil(actualBoundingBoxDescent) + 1 - top;
    const glyph: Glyph = { advance, left, top, width, height, places: [] };
    this.painted = false;
    face.glyphs.set(character, glyph);
    return glyph;
  }
}
