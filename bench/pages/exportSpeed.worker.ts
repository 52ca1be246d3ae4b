// Draws and encodes the frames of a film as the export does; or only draws them, or only encodes frames drawn before.
import { I420Packer, videoColorSpace } from '../../src/renderer/export/i420';
import { bitrateOf } from '../../src/renderer/export/encode/videoCodecs';
import { createVideoFile, timestampOf } from '../../src/renderer/export/encode/videoFile';
import { Readback } from '../../src/renderer/export/encode/readback';
import { FilmPicture } from '../../src/renderer/export/filmPicture';
import { createFilmStage } from '../../src/renderer/export/filmStage';
import { loadFontFaces } from '../../src/renderer/export/fontFaces';
import type { SpeedAnswer, SpeedRequest } from './exportSpeed';

async function measure({ content, way, frames }: SpeedRequest): Promise<SpeedAnswer> {
  const { widthPx, heightPx, framesPerSecond } = content;
  await loadFontFaces(content.fonts, 'Step 0123456789 SGD Momentum Adam', [500, 600]);
  const picture = new FilmPicture(createFilmStage(), content, 'high');
  const packer = new I420Packer(picture.renderer, widthPx, heightPx, false);
  const { layout } = packer;
  const file = await createVideoFile(
    {
      format: 'mp4',
      codec: 'h264',
      widthPx,
      heightPx,
      framesPerSecond,
      frames,
      bitrate: bitrateOf('h264', 'high', content),
      transparent: false,
    },
    () => Promise.resolve(),
  );
  const pixels = way === 'encoding pixels';
  const target = pixels ? picture.target : packer.target;
  const encode = (bytes: Uint8Array<ArrayBuffer>, index: number): Promise<void> => {
    const size = {
      codedWidth: widthPx,
      codedHeight: heightPx,
      timestamp: timestampOf(index, framesPerSecond),
    };
    const color = pixels
      ? new VideoFrame(bytes, { ...size, format: 'RGBA' })
      : new VideoFrame(bytes, {
          ...size,
          format: 'I420',
          layout: [...layout.planes],
          colorSpace: videoColorSpace,
        });
    return file.add({ color, alpha: null });
  };

  const readback = new Readback(picture.renderer, target, 2);
  const drawn: Uint8Array<ArrayBuffer>[] = [];
  const draw = async (
    take: (bytes: Uint8Array<ArrayBuffer>, index: number) => Promise<void>,
  ): Promise<void> => {
    const bytes = new Uint8Array(4 * target.width * target.height);
    for (let index = 0; index <= frames; index += 1) {
      if (index < frames) {
        packer.pack(picture.target.texture, picture.draw(index));
        readback.begin();
      }
      if (index === 0) continue;
      readback.takeInto(bytes);
      await take(bytes, index - 1);
    }
  };

  const encodesOnly = way === 'encoding' || pixels;
  if (encodesOnly) {
    await draw((bytes) => {
      drawn.push(bytes.slice());
      return Promise.resolve();
    });
  } else {
    // Shaders are compiled and the static part is drawn before the clock starts: the bench is of the frames.
    picture.draw(0);
  }
  picture.finish();
  const began = performance.now();
  if (encodesOnly) for (const [index, bytes] of drawn.entries()) await encode(bytes, index);
  else await draw(way === 'both' ? encode : () => Promise.resolve());
  if (way !== 'drawing') await file.finish();
  const seconds = (performance.now() - began) / 1000;
  return { framesPerSecond: frames / seconds, renderer: picture.rendererName };
}

addEventListener('message', ({ data }: MessageEvent<SpeedRequest>) => {
  void measure(data).then((answer) => postMessage(answer));
});
