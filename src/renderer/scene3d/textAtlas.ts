// Texts painted once with canvas 2D at the exact pixel size, kept in one texture.
import { DataTexture } from 'three';
import { paintText, sizeOfText, type TextStyle } from './paintedText';

/** A piece of the atlas, in pixels of the drawing buffer. */
export interface AtlasEntry {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Sizes are in units of `unit` pixels. */
export class TextAtlas {
  /** Premultiplied colours, unfiltered; a new text is uploaded alone. */
  readonly texture = new DataTexture(new Uint8Array(4), 1, 1);
  private readonly context: OffscreenCanvasRenderingContext2D;
  private readonly entries = new Map<string, AtlasEntry>();
  /** Counts resets: entries of an earlier generation are invalid. */
  generation = 0;
  /** Pixels along each side. */
  size = 0;
  private unit = 1;
  private shelfX = 0;
  private shelfY = 0;
  private shelfHeight = 0;

  /** Throws if canvas 2D is not available. */
  constructor() {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('Canvas 2D is not available');
    this.context = context;
    this.reset(this.unit);
  }

  /** Discards all texts: for another unit, or when fonts have been loaded. */
  reset(unit: number): void {
    this.unit = unit;
    const size = unit > 4 ? 4096 : unit > 2 ? 2048 : 1024;
    if (this.size !== size) {
      this.size = size;
      this.texture.image = { data: new Uint8Array(4 * size * size), width: size, height: size };
      // A new size needs a new texture.
      this.texture.dispose();
      this.texture.clearUpdateRanges();
      this.texture.needsUpdate = true;
    }
    this.entries.clear();
    this.generation += 1;
    this.shelfX = 0;
    this.shelfY = 0;
    this.shelfHeight = 0;
  }

  /** The text's box in the atlas; painted now if it is new. Null for an empty text. */
  entry(text: string, style: TextStyle): AtlasEntry | null {
    if (text === '') return null;
    const key = `${text}\n${style.size}\n${style.weight}\n${style.color}\n${style.halo ?? ''}\n${style.plate?.background ?? ''}\n${style.plate?.border ?? ''}\n${style.plate?.mark?.color ?? ''}\n${style.plate?.mark?.marker ?? ''}`;
    const known = this.entries.get(key);
    if (known !== undefined) return known;
    const entry = this.draw(text, style);
    this.entries.set(key, entry);
    return entry;
  }

  /** Another picture's box, which `paint` paints from its upper left corner now if `key` is new. */
  picture(
    key: string,
    measure: (context: OffscreenCanvasRenderingContext2D) => {
      readonly width: number;
      readonly height: number;
    },
    paint: (context: OffscreenCanvasRenderingContext2D) => void,
  ): AtlasEntry {
    const known = this.entries.get(key);
    if (known !== undefined) return known;
    const { context } = this;
    const { width, height } = measure(context);
    // A new size clears the canvas.
    context.canvas.width = width;
    context.canvas.height = height;
    paint(context);
    const entry = { ...this.place(width, height), width, height };
    this.keep(entry, context.getImageData(0, 0, width, height).data);
    this.entries.set(key, entry);
    return entry;
  }

  dispose(): void {
    this.texture.dispose();
  }

  private draw(text: string, style: TextStyle): AtlasEntry {
    const { context, unit } = this;
    const { width, height } = sizeOfText(context, text, style, unit);
    // A new size clears the canvas.
    context.canvas.width = width;
    context.canvas.height = height;
    paintText(context, text, style, unit, 0, 0);
    const entry = { ...this.place(width, height), width, height };
    this.keep(entry, context.getImageData(0, 0, width, height).data);
    return entry;
  }

  /** Copies a painted text to its place, row by row. */
  private keep({ x, y, width, height }: AtlasEntry, painted: Uint8ClampedArray): void {
    const { texture, size } = this;
    const pixels = texture.image.data as Uint8Array;
    for (let row = 0; row < height; row += 1) {
      const to = 4 * ((y + row) * size + x);
      for (let at = 0; at < 4 * width; at += 4) {
        const from = 4 * row * width + at;
        const alpha = painted[from + 3]!;
        for (let channel = 0; channel < 3; channel += 1) {
          pixels[to + at + channel] = Math.round((painted[from + channel]! * alpha) / 255);
        }
        pixels[to + at + 3] = alpha;
      }
      texture.addUpdateRange(to, 4 * width);
    }
    texture.needsUpdate = true;
  }

  /** The next free position, shelf by shelf; a full atlas is reset. */
  private place(width: number, height: number): { x: number; y: number } {
    const { size } = this;
    if (this.shelfX + width > size) {
      this.shelfY += this.shelfHeight + 1;
      this.shelfX = 0;
      this.shelfHeight = 0;
    }
    if (this.shelfY + height > size) this.reset(this.unit);
    const at = { x: this.shelfX, y: this.shelfY };
    this.shelfX += width + 1;
    this.shelfHeight = Math.max(this.shelfHeight, height);
    return at;
  }
}
