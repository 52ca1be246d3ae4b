// The worker that makes films: it draws, encodes and outputs the file's pieces. The page terminates it to cancel.
import { exportFrames } from './encode/exportFrames';
import { StillPicture } from './encode/stillPicture';
import type { FilmContent } from './filmContent';
import type { FilmAnswer, FilmRequest } from './filmMessages';
import { FilmPicture } from './filmPicture';
import { createFilmStage, type FilmStage } from './filmStage';
import { loadFontFaces } from './fontFaces';
import { lossCharacters, overlayTitle } from './overlay/overlayContent';
import { weights } from './overlay/overlayLayout';
import { labelTexts } from '../scene3d/raceLabels';

/** Pieces in transit: the next frames are drawn while earlier ones are written. */
const maxPieces = 4;

/** Twice the size of a preview in CSS pixels: enough for any screen. */
const previewRoom = { width: 1400, height: 880 };

/** Milliseconds between two progress reports. */
const progressMs = 100;

/** Prepared while the page collects the film's content. Null if this machine has no WebGL. */
let stage: FilmStage | null = null;
let film: { readonly picture: FilmPicture; readonly content: FilmContent } | null = null;
let underWay = 0;
let lastTold = 0;
let onRoom: (() => void) | null = null;

const answer = (message: FilmAnswer, transfer: Transferable[] = []): void => {
  postMessage(message, { transfer });
};

/** Sends a piece; resolves when there is room for the next one. */
async function write(bytes: Uint8Array<ArrayBuffer>, position: number, file: number): Promise<void> {
  underWay += 1;
  answer({ type: 'piece', bytes, position, file }, [bytes.buffer]);
  if (underWay < maxPieces) return;
  await new Promise<void>((resolve) => {
    onRoom = resolve;
  });
}

/** Reports the progress, but not more often than is useful to display. */
function tellProgress(framesDone: number, frames: number): void {
  const now = performance.now();
  if (framesDone < frames && now - lastTold < progressMs) return;
  lastTold = now;
  answer({ type: 'progress', framesDone, frames });
}

async function receive(request: FilmRequest): Promise<void> {
  switch (request.type) {
    case 'open': {
      const { content } = request;
      await loadFontFaces(content.fonts, textOf(content), [450, 500, 600, ...Object.values(weights)]);
      film?.picture.dispose();
      stage ??= createFilmStage();
      film = { picture: new FilmPicture(stage, content, request.quality), content };
      answer({ type: 'opened' });
      return;
    }
    case 'preview': {
      const { picture } = opened();
      picture.draw(request.frame);
      const still = new StillPicture(picture);
      const canvas = still.take();
      still.dispose();
      const shown = await scaledDown(canvas);
      const image = canvas.transferToImageBitmap();
      answer({ type: 'preview', image, shown, frameMs: timeFrame(picture, request.frame) }, [image, shown]);
      return;
    }
    case 'export': {
      const { picture, content } = opened();
      const report = await exportFrames(picture, content, request.encoding, {
        write,
        onProgress: tellProgress,
      });
      answer({ type: 'done', report });
      return;
    }
    case 'written':
      underWay -= 1;
      onRoom?.();
      onRoom = null;
      return;
  }
}

function scaledDown(canvas: OffscreenCanvas): Promise<ImageBitmap> {
  const scale = Math.min(1, previewRoom.width / canvas.width, previewRoom.height / canvas.height);
  return createImageBitmap(canvas, {
    resizeWidth: Math.max(1, Math.round(scale * canvas.width)),
    resizeHeight: Math.max(1, Math.round(scale * canvas.height)),
    resizeQuality: 'high',
  });
}

/** Time to draw a frame after its neighbour: the first draw sets things up, the second is timed. */
function timeFrame(picture: FilmPicture, frame: number): number {
  const way = frame < 2 ? 1 : -1;
  picture.draw(frame + way);
  picture.finish();
  const began = performance.now();
  picture.draw(frame + 2 * way);
  picture.finish();
  return performance.now() - began;
}

function opened(): NonNullable<typeof film> {
  if (film === null) throw new Error('There is no film to draw.');
  return film;
}

/** All characters that may occur in the film. */
function textOf({ scene, labels, words }: FilmContent): string {
  return [
    overlayTitle(scene, words),
    words.step,
    words.diverged,
    words.result,
    ...labelTexts(labels),
    ...scene.film.captions.map(({ text }) => text),
    lossCharacters,
  ].join('');
}

addEventListener('message', ({ data }: MessageEvent<FilmRequest>) => {
  receive(data).catch((error: unknown) => {
    answer({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
});

try {
  stage = createFilmStage();
} catch {
  // Reported when a film is to be drawn.
}
