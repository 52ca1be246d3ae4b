// Draws and encodes the frames of a film as the export does; or only draws them, or only encodes frames drawn before.
import { PlaneFrames } from '../../src/renderer/export/encode/planeFrames';
import { Readback } from '../../src/renderer/export/encode/readback';
import { bitrateOf } from '../../src/renderer/export/encode/videoCodecs';
import { createVideoFile, timestampOf, type FilmFrame } from '../../src/renderer/export/encode/videoFile';
import { FilmPicture } from '../../src/renderer/export/filmPicture';
import { createFilmStage } from '../../src/renderer/export/filmStage';
import { loadFontFaces } from '../../src/renderer/export/fontFaces';
import type { SpeedAnswer, SpeedRequest } from './exportSpeed';

async function measure({ content, way, frames }: SpeedRequest): Promise<SpeedAnswer> {
  const { widthPx, heightPx, framesPerSecond } = content;
  await loadFontFaces(content.fonts, 'Step 0123456789 SGD Momentum Adam', [500, 600]);
  const picture = new FilmPicture(createFilmStage(), content, 'high');
  const planes = new PlaneFrames(picture, content, false);
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

  /** As canvases are encoded. */
  const pixelFrames = (): FilmFrame[] => {
    const readback = new Readback(picture.renderer, picture.target, 1);
    const bytes = new Uint8Array(4 * widthPx * heightPx);
    return Array.from({ length: frames }, (_, index) => {
      picture.draw(index);
      readback.begin();
      readback.takeInto(bytes);
      const color = new VideoFrame(bytes, {
        format: 'RGBA',
        codedWidth: widthPx,
        codedHeight: heightPx,
        timestamp: timestampOf(index, framesPerSecond),
      });
      return { color, alpha: null };
    });
  };

  const finished: FilmFrame[] = [];
  if (way === 'encoding') {
    await planes.each(frames, (index) => {
      finished.push(planes.frame(index));
      return Promise.resolve();
    });
  } else if (way === 'encoding pixels') {
    finished.push(...pixelFrames());
  } else {
    // Shaders are compiled and the static part is drawn before the clock starts: the bench is of the frames.
    planes.show(0);
  }
  picture.finish();
  const began = performance.now();
  switch (way) {
    case 'encoding':
    case 'encoding pixels':
      for (const frame of finished) await file.add(frame);
      break;
    case 'drawing':
      await planes.each(frames, () => Promise.resolve());
      break;
    case 'both':
      await planes.each(frames, (index) => file.add(planes.frame(index)));
      break;
  }
  if (way !== 'drawing') await file.finish();
  const seconds = (performance.now() - began) / 1000;
  return { framesPerSecond: frames / seconds, renderer: picture.rendererName };
}

addEventListener('message', ({ data }: MessageEvent<SpeedRequest>) => {
  void measure(data).then((answer) => postMessage(answer));
});
