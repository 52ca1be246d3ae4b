// The segments of a path as geometry, from each piece of it on. Several meshes may draw from the same buffers.
import {
  BufferAttribute,
  DynamicDrawUsage,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
} from 'three';
import { boundless, createQuadCorners } from './instances';
import { sideStride } from '../../core/geometry/sideBySide';
import { maxPathPoints } from './trailPath';

/** Segments that are not drawn are skipped in pieces of this length. */
export const pieceSegments = 32;

/** A path's numbers on the graphics card. */
export class TrailBuffers {
  readonly points: InstancedInterleavedBuffer;
  /** The dash phase at each point; null until dashes are used. */
  phases: InstancedInterleavedBuffer | null = null;
  /** See `sidesOf`; null while the path lies where it is. */
  sides: InstancedInterleavedBuffer | null = null;
  readonly corners = createQuadCorners('line');
  readonly index = new BufferAttribute(new Uint16Array([0, 1, 2, 0, 2, 3]), 1);

  constructor(points: Float32Array) {
    // Segments overlap in the buffer: instance i reads points i to i + 2.
    this.points = new InstancedInterleavedBuffer(points, 3);
    this.points.setUsage(DynamicDrawUsage);
  }

  /** Makes room for sides, if there is none. */
  needSides(): InstancedInterleavedBuffer {
    if (this.sides === null) {
      this.sides = new InstancedInterleavedBuffer(
        new Float32Array(sideStride * (maxPathPoints + 1)),
        sideStride,
      );
      this.sides.setUsage(DynamicDrawUsage);
    }
    return this.sides;
  }

  /** Makes room for phases, if there is none. */
  needPhases(): void {
    if (this.phases !== null) return;
    this.phases = new InstancedInterleavedBuffer(new Float32Array(maxPathPoints + 1), 1);
    this.phases.setUsage(DynamicDrawUsage);
  }
}

/** The segments of a path as thin lines. */
export function createLineGeometry({ points }: TrailBuffers): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array([0, 1]), 1));
  geometry.setAttribute('aStart', new InterleavedBufferAttribute(points, 3, 0));
  geometry.setAttribute('aEnd', new InterleavedBufferAttribute(points, 3, 3));
  geometry.boundingSphere = boundless;
  return geometry;
}

/** The geometries of one mesh. */
export class TrailGeometry {
  /** Made when first needed. */
  private readonly pieces: InstancedBufferGeometry[] = [];

  constructor(private readonly buffers: TrailBuffers) {}

  /** The geometry with the segments `from` to `to` (exclusive), and the number of segments before its first one. */
  between(
    from: number,
    to: number,
  ): { readonly geometry: InstancedBufferGeometry; readonly skipped: number } {
    const piece = Math.floor(Math.max(0, from) / pieceSegments);
    const skipped = pieceSegments * piece;
    const geometry = this.pieces[piece] ?? this.createPiece(piece);
    geometry.instanceCount = Math.max(0, to - skipped);
    const { phases, sides } = this.buffers;
    if (phases !== null && !geometry.hasAttribute('aPhase'))
      geometry.setAttribute('aPhase', new InterleavedBufferAttribute(phases, 1, skipped));
    if (sides !== null && !geometry.hasAttribute('aStartSide')) {
      const first = sideStride * skipped;
      geometry.setAttribute('aStartSide', new InterleavedBufferAttribute(sides, sideStride, first));
      geometry.setAttribute(
        'aEndSide',
        new InterleavedBufferAttribute(sides, sideStride, first + sideStride),
      );
    }
    return { geometry, skipped };
  }

  dispose(): void {
    this.pieces.forEach((geometry) => geometry.dispose());
  }

  private createPiece(piece: number): InstancedBufferGeometry {
    const { points, corners, index } = this.buffers;
    const first = 3 * pieceSegments * piece;
    const geometry = new InstancedBufferGeometry();
    geometry.setIndex(index);
    geometry.setAttribute('position', corners);
    geometry.setAttribute('aStart', new InterleavedBufferAttribute(points, 3, first));
    geometry.setAttribute('aEnd', new InterleavedBufferAttribute(points, 3, first + 3));
    geometry.setAttribute('aNext', new InterleavedBufferAttribute(points, 3, first + 6));
    geometry.boundingSphere = boundless;
    this.pieces[piece] = geometry;
    return geometry;
  }
}
