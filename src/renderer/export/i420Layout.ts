// The layout of the planes that video encoders take (I420: Y, then U and V at half the size), and which of their bytes
// belong to a changed part of the picture. Pure: the graphics card's part is in i420.ts.
import type { Box } from '../scene3d/pixelBox';

/** Positions of the planes in the bytes for encoders. */
export interface PlanesLayout {
  readonly byteLength: number;
  /** Y, U and V. */
  readonly planes: readonly PlaneLayout[];
  /** The planes of a picture whose luma is the alpha and whose chroma is neutral; null without alpha. */
  readonly alphaPlanes: readonly PlaneLayout[] | null;
}

/** The planes follow each other, in rows of whole texels. @param widthPx @param heightPx even */
export function planesLayout(widthPx: number, heightPx: number, alpha: boolean): PlanesLayout {
  const stride = rowBytes(widthPx);
  const picture = 1.5 * stride * heightPx;
  const planesFrom = (offset: number): PlaneLayout[] => [
    { offset, stride },
    { offset: offset + stride * heightPx, stride: stride / 2 },
    { offset: offset + 1.25 * stride * heightPx, stride: stride / 2 },
  ];
  return {
    byteLength: alpha ? 2 * picture : picture,
    planes: planesFrom(0),
    alphaPlanes: alpha ? planesFrom(picture) : null,
  };
}

/** The content of a rectangle of a plane. */
export type PlaneKind = 'light' | 'blue' | 'red' | 'alpha';

/** A rectangle of a plane, and its packed position. */
export interface PackedPart {
  readonly kind: PlaneKind;
  /** In texels of four bytes each, and in rows. */
  readonly width: number;
  readonly height: number;
  /** Position in the plane, from the upper left corner. */
  readonly fromX: number;
  readonly fromY: number;
  /** Position in the packed rectangle. */
  readonly x: number;
  readonly y: number;
}

/** Changed parts, packed closely so that no more than they is read back. */
export interface PackedParts {
  /** Size of the packed rectangle, in texels and rows. */
  readonly width: number;
  readonly height: number;
  readonly parts: readonly PackedPart[];
}

/** The largest packed size, in texels and rows. */
export function packedRoom(
  widthPx: number,
  heightPx: number,
  alpha: boolean,
): { readonly width: number; readonly height: number } {
  return { width: rowBytes(widthPx) / 4, height: (alpha ? 2.5 : 1.5) * heightPx };
}

/** Maximum number of packed bytes. */
export function packedBytes(widthPx: number, heightPx: number, alpha: boolean): number {
  const room = packedRoom(widthPx, heightPx, alpha);
  return 4 * room.width * room.height;
}

/** Number of bytes of packed parts. */
export function bytesOf({ width, height }: PackedParts): number {
  return 4 * width * height;
}

/**
 * The parts to pack of a picture in which these boxes have changed (pixels from the lower left corner); null for all of
 * it. Includes the surrounding pixels that the chroma filter reads.
 */
export function planParts(
  widthPx: number,
  heightPx: number,
  alpha: boolean,
  boxes: readonly Box[] | null,
): PackedParts {
  const room = packedRoom(widthPx, heightPx, alpha);
  const planned = (all: readonly Box[]): PackedParts => {
    const parts: PackedPart[] = [];
    let width = 0;
    let y = 0;
    for (const box of all) {
      const left = 8 * Math.max(0, Math.floor((box.x - 2) / 8));
      const right = 8 * Math.ceil(Math.min(widthPx, box.x + box.width + 2) / 8);
      const top = 2 * Math.max(0, Math.floor((heightPx - box.y - box.height - 2) / 2));
      const bottom = Math.min(heightPx, 2 * Math.ceil((heightPx - box.y + 2) / 2));
      const texels = (right - left) / 4;
      const rows = bottom - top;
      const light = { width: texels, height: rows, fromX: left / 4, fromY: top, x: 0 };
      const color = { width: texels / 2, height: rows / 2, fromX: left / 8, fromY: top / 2, y: y + rows };
      parts.push({ kind: 'light', ...light, y });
      parts.push({ kind: 'blue', ...color, x: 0 });
      parts.push({ kind: 'red', ...color, x: texels / 2 });
      if (alpha) parts.push({ kind: 'alpha', ...light, y: y + 1.5 * rows });
      width = Math.max(width, texels);
      y += (alpha ? 2.5 : 1.5) * rows;
    }
    return { width, height: y, parts };
  };
  if (boxes !== null) {
    const some = planned(boxes);
    if (some.height <= room.height) return some;
  }
  return planned([{ x: 0, y: 0, width: widthPx, height: heightPx }]);
}

/** Copies packed parts to their positions in the planes. */
export function unpackInto(
  planes: Uint8Array,
  { planes: [light, blue, red], alphaPlanes }: PlanesLayout,
  packed: Uint8Array,
  { width, parts }: PackedParts,
): void {
  const places = { light, blue, red, alpha: alphaPlanes?.[0] };
  for (const part of parts) {
    const { offset, stride } = places[part.kind]!;
    const bytes = 4 * part.width;
    let from = 4 * (part.y * width + part.x);
    let to = offset + part.fromY * stride + 4 * part.fromX;
    for (let row = 0; row < part.height; row += 1) {
      planes.set(packed.subarray(from, from + bytes), to);
      from += 4 * width;
      to += stride;
    }
  }
}

/** Rows are whole texels in the planes of half the width, too. */
function rowBytes(widthPx: number): number {
  return 8 * Math.ceil(widthPx / 8);
}
