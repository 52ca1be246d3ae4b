// A film's frames as the planes that video encoders take. Frames are drawn in groups: while the graphics card draws
// one, the previous one is passed to the encoder and the next frame is prepared, so that neither waits long for the
// other. Only what has changed between frames is read back.
import type { FilmContent } from '../filmContent';
import type { FilmPicture } from '../filmPicture';
import { I420Packer, videoColorSpace } from '../i420';
import {
  bytesOf,
  packedBytes,
  planesLayout,
  unpackInto,
  type PackedParts,
  type PlanesLayout,
} from '../i420Layout';
import { timestampOf, type FilmFrame } from './videoFile';

/** Maximum number of frames in a group, and of their bytes in all; large pictures are drawn one at a time. */
const maxFrames = 4;
const maxBytes = 2 ** 25;

/** The changes of a frame, drawn but not yet in the planes. */
interface Drawn {
  readonly index: number;
  readonly parts: PackedParts;
}

export class PlaneFrames {
  private readonly layout: PlanesLayout;
  /** The planes of the current frame. */
  private readonly planes: Uint8Array<ArrayBuffer>;
  private readonly group: number;
  private readonly packer: I420Packer;
  /** The data read back of a group, frame after frame. */
  private readonly packed: Uint8Array<ArrayBuffer>;
  /** Whether nothing has been drawn yet: the first frame changes completely. */
  private empty = true;

  constructor(
    private readonly picture: FilmPicture,
    private readonly content: Pick<FilmContent, 'widthPx' | 'heightPx' | 'framesPerSecond'>,
    alpha: boolean,
  ) {
    const { widthPx, heightPx } = content;
    this.layout = planesLayout(widthPx, heightPx, alpha);
    // The alpha's picture is grey: its chroma is neutral.
    this.planes = new Uint8Array(this.layout.byteLength).fill(128);
    const bytes = packedBytes(widthPx, heightPx, alpha);
    this.group = Math.min(maxFrames, Math.max(1, Math.floor(maxBytes / bytes)));
    this.packer = new I420Packer(picture.renderer, widthPx, heightPx, alpha, this.group);
    this.packed = new Uint8Array(this.group * bytes);
  }

  /** Draws `frames` frames and calls `take` for each in turn: until its promise resolves, `frame` returns that one. */
  async each(frames: number, take: (index: number) => Promise<void>): Promise<void> {
    let before: readonly Drawn[] = [];
    let next = 0;
    while (next < frames) {
      // The first frame is a group of its own: no earlier group can be encoded meanwhile.
      const end = next === 0 ? 1 : Math.min(frames, next + this.group);
      // The card draws this group while the previous one is read and encoded.
      const drawn = this.drawGroup(next, end);
      this.takeRead(before);
      this.beginReading(drawn);
      await this.handOut(before, take);
      if (end < frames) this.picture.prepare(end);
      before = drawn;
      next = end;
    }
    this.takeRead(before);
    await this.handOut(before, take);
  }

  /** Draws frame `index` and waits for it. */
  show(index: number): void {
    const drawn = this.drawGroup(index, index + 1);
    this.beginReading(drawn);
    this.takeRead(drawn);
    this.unpack(drawn[0]!, 0);
  }

  /** The current frame of `each` or `show`, as number `index` of the video; the caller must close it. */
  frame(index: number): FilmFrame {
    const { planes, alphaPlanes } = this.layout;
    return {
      color: this.frameOf(planes, index),
      alpha: alphaPlanes === null ? null : this.frameOf(alphaPlanes, index),
    };
  }

  dispose(): void {
    this.packer.dispose();
  }

  private drawGroup(first: number, end: number): Drawn[] {
    const { picture, packer } = this;
    const drawn: Drawn[] = [];
    for (let index = first; index < end; index += 1) {
      const changed = picture.draw(index);
      const parts = packer.pack(picture.target.texture, this.empty ? null : changed, index - first);
      picture.renderer.getContext().flush();
      this.empty = false;
      drawn.push({ index, parts });
    }
    return drawn;
  }

  private beginReading(drawn: readonly Drawn[]): void {
    this.packer.beginReading(drawn.map(({ parts }) => parts));
  }

  /** Waits for a group whose reading has begun. */
  private takeRead(drawn: readonly Drawn[]): void {
    const bytes = drawn.reduce((sum, { parts }) => sum + bytesOf(parts), 0);
    if (bytes > 0) this.packer.takeInto(this.packed.subarray(0, bytes));
  }

  private async handOut(drawn: readonly Drawn[], take: (index: number) => Promise<void>): Promise<void> {
    let offset = 0;
    for (const frame of drawn) {
      this.unpack(frame, offset);
      offset += bytesOf(frame.parts);
      await take(frame.index);
    }
  }

  /** Updates the planes to a frame whose data begins at `offset`. */
  private unpack({ parts }: Drawn, offset: number): void {
    unpackInto(this.planes, this.layout, this.packed.subarray(offset, offset + bytesOf(parts)), parts);
  }

  private frameOf(planes: readonly PlaneLayout[], index: number): VideoFrame {
    const { widthPx, heightPx, framesPerSecond } = this.content;
    const timestamp = timestampOf(index, framesPerSecond);
    return new VideoFrame(this.planes, {
      format: 'I420',
      codedWidth: widthPx,
      codedHeight: heightPx,
      timestamp,
      duration: timestampOf(index + 1, framesPerSecond) - timestamp,
      layout: [...planes],
      colorSpace: videoColorSpace,
    });
  }
}
