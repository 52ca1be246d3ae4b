// Draws and encodes a film's frames as the export does; or only draws them, or only encodes frames drawn before.
import { PlaneFrames } from '../../src/renderer/export/encode/planeFrames';
import { bitrateOf, layersOf } from '../../src/renderer/export/encode/videoCodecs';
import { createVideoFile, timestampOf, type FilmFrame } from '../../src/renderer/export/encode/videoFile';
import { FilmPicture } from '../../src/renderer/export/filmPicture';
import { createFilmStage } from '../../src/renderer/export/filmStage';
import { loadFontFaces } from '../../src/renderer/export/fontFaces';
import { PixelBuffer } from '../../src/renderer/export/pixelBuffer';
import type { SpeedAnswer, SpeedRequest } from './exportSpeed';

/** A frame that only needs to be encoded. */
interface Finished {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly init: VideoFrameBufferInit;
}

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
      layers: layersOf('h264', 'high'),
      transparent: false,
    },
    () => Promise.resolve(),
  );

  /** Each frame as a canvas's pixels. */
  const pixels = (): Finished[] => {
    const byteLength = 4 * widthPx * heightPx;
    const buffer = new PixelBuffer(picture.renderer, byteLength);
    return Array.from({ length: frames }, (_, index) => {
      picture.draw(index);
      buffer.read(picture.target, widthPx, heightPx);
      const bytes = new Uint8Array(byteLength);
      buffer.takeInto(bytes);
      const timestamp = timestampOf(index, framesPerSecond);
      return { bytes, init: { format: 'RGBA', codedWidth: widthPx, codedHeight: heightPx, timestamp } };
    });
  };

  /** Each frame as planes. */
  const finishedPlanes = async (): Promise<Finished[]> => {
    const finished: Finished[] = [];
    await planes.each(frames, async (index) => {
      const { color } = planes.frame(index);
      const bytes = new Uint8Array(color.allocationSize());
      const layout = await color.copyTo(bytes);
      const { timestamp, format, colorSpace } = color;
      const size = { codedWidth: widthPx, codedHeight: heightPx };
      finished.push({
        bytes,
        init: { ...size, format: format!, layout, timestamp, colorSpace: colorSpace.toJSON() },
      });
      color.close();
    });
    return finished;
  };

  const frameOf = ({ bytes, init }: Finished): FilmFrame => ({
    color: new VideoFrame(bytes, init),
    alpha: null,
  });
  const finished = way === 'pixels' ? pixels() : way.startsWith('planes') ? await finishedPlanes() : [];
  const ready = way === 'planes ready' ? finished.map(frameOf) : [];
  if (way === 'both' || way === 'drawing') {
    // Shaders are compiled and the static layer is drawn before the clock starts: only the frames are measured.
    planes.show(0);
  }
  picture.finish();
  const began = performance.now();
  switch (way) {
    case 'pixels':
    case 'planes':
      for (const each of finished) await file.add(frameOf(each));
      break;
    case 'planes ready':
      for (const frame of ready) await file.add(frame);
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
