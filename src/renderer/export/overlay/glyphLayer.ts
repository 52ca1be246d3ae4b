// Texts of the overlay that change from frame to frame: their characters are painted once, and then only positioned.
import type { Mesh } from 'three';
import type { Extent } from '../../scene3d/changedBoxes';
import { QuadBatch } from '../../scene3d/instances';
import type { Box } from '../../scene3d/pixelBox';
import { GlyphAtlas, phases, type Glyph, type GlyphFace } from './glyphAtlas';
import { placeCharacters } from './overlayPainter';

const vertexShader = /* glsl */ `
in vec2 position;
/** Left, bottom, width and height in the image. */
in vec4 aBox;
/** Left and top in the atlas. */
in vec2 aSource;
uniform vec2 uSize;
out vec2 vTexel;
void main() {
  vec2 corner = vec2(position.x, 0.5 * position.y + 0.5);
  vTexel = aSource + vec2(corner.x, 1.0 - corner.y) * aBox.zw;
  gl_Position = vec4(2.0 * (aBox.xy + corner * aBox.zw) / uSize - 1.0, 0.0, 1.0);
}
`;

const fragmentShader = /* glsl */ `
precision highp float;
uniform sampler2D uAtlas;
in vec2 vTexel;
out vec4 outColor;
void main() {
  // Boxes lie on whole pixels: texels are shown as they are.
  outColor = texelFetch(uAtlas, ivec2(vTexel), 0);
}
`;

/** A text and the start of its baseline, in pixels from the image's upper left corner. */
interface Line {
  readonly face: GlyphFace;
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly placed: readonly PlacedGlyph[];
}

interface PlacedGlyph {
  readonly glyph: Glyph;
  readonly phase: number;
  readonly box: Box;
}

export class GlyphLayer {
  readonly atlas = new GlyphAtlas();
  private readonly batch: QuadBatch;
  private readonly lines = new Map<string, Line>();
  private changed = false;

  constructor(
    widthPx: number,
    private readonly heightPx: number,
  ) {
    this.batch = new QuadBatch({
      corners: 'line',
      vertexShader,
      fragmentShader,
      uniforms: { uAtlas: { value: this.atlas.texture }, uSize: { value: [widthPx, heightPx] } },
      depthTest: false,
      layout: [
        ['aBox', 4],
        ['aSource', 2],
      ],
    });
  }

  get mesh(): Mesh {
    return this.batch.mesh;
  }

  /** Width of a text, with all digits as wide as the widest. */
  widthOf(text: string, face: GlyphFace): number {
    return placeCharacters(text, this.advanceIn(face), () => undefined);
  }

  /** Shows a text in place of the previous one of that name. Changed areas of the image are added to `extent`. */
  show(name: string, text: string, x: number, baseline: number, face: GlyphFace, extent: Extent): void {
    const before = this.lines.get(name);
    if (
      before !== undefined &&
      before.text === text &&
      before.x === x &&
      before.baseline === baseline &&
      before.face === face
    ) {
      return;
    }
    const placed: PlacedGlyph[] = [];
    placeCharacters(text, this.advanceIn(face), (character, at) => {
      placed.push(this.place(this.atlas.glyph(face, character), x + at, baseline));
    });
    this.lines.set(name, { face, text, x, baseline, placed });
    this.changed = true;
    const old = before?.placed ?? [];
    for (let index = 0; index < Math.max(old.length, placed.length); index += 1) {
      const [from, to] = [old[index], placed[index]];
      if (from !== undefined && to !== undefined && isSame(from, to)) continue;
      if (from !== undefined) extent.addBox(from.box, 0);
      if (to !== undefined) extent.addBox(to.box, 0);
    }
  }

  /** Prepares the shown texts for drawing. */
  update(): void {
    if (!this.changed) return;
    this.changed = false;
    this.atlas.update();
    this.batch.begin();
    for (const { placed } of this.lines.values()) {
      for (const { glyph, phase, box } of placed) {
        const { x, y } = glyph.places[phase]!;
        this.batch.add(box.x, box.y, box.width, box.height, x, y);
      }
    }
    this.batch.end();
  }

  dispose(): void {
    this.batch.dispose();
    this.atlas.dispose();
  }

  private advanceIn(face: GlyphFace): (character: string) => number {
    return (character) => this.atlas.glyph(face, character).advance;
  }

  private place(glyph: Glyph, x: number, baseline: number): PlacedGlyph {
    const { left, top, width, height } = glyph;
    const step = Math.round(phases * x);
    const whole = Math.floor(step / phases);
    const y = this.heightPx - (Math.round(baseline) + top) - height;
    return { glyph, phase: step - phases * whole, box: { x: whole + left, y, width, height } };
  }
}

function isSame(a: PlacedGlyph, b: PlacedGlyph): boolean {
  return a.glyph === b.glyph && a.phase === b.phase && a.box.x === b.box.x && a.box.y === b.box.y;
}
