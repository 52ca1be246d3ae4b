// The messages between the page and the worker that makes films.
import type { ExportJob, ExportReport } from '../../protocol/exportJob';
import type { DrawingQuality } from './drawingQuality';
import type { FilmContent } from './filmContent';

/** The encoding of a film, as opposed to its content. */
export type FilmEncoding = Pick<ExportJob, 'format' | 'codec' | 'quality' | 'holdFrames' | 'moment'>;

/** A frame for the preview. The receiver must close the images. */
export interface DrawnFrame {
  /** At full size. */
  readonly image: ImageBitmap;
  /** Scaled down to the size of the preview if the frame is larger: browsers scale canvases with low quality. */
  readonly shown: ImageBitmap;
  /** Milliseconds needed to draw such a frame. */
  readonly frameMs: number;
}

/** Page → worker. */
export type FilmRequest =
  | { readonly type: 'open'; readonly content: FilmContent; readonly quality: DrawingQuality }
  /** A frame as a picture, for the preview. */
  | { readonly type: 'preview'; readonly frame: number }
  | { readonly type: 'export'; readonly encoding: FilmEncoding }
  /** The piece has been written: there is room for another one. */
  | { readonly type: 'written' };

/** Worker → page. */
export type FilmAnswer =
  | { readonly type: 'opened' }
  | ({ readonly type: 'preview' } & DrawnFrame)
  | {
      readonly type: 'piece';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly position: number;
      readonly file: number;
    }
  | { readonly type: 'progress'; readonly framesDone: number; readonly frames: number }
  | { readonly type: 'done'; readonly report: ExportReport }
  | { readonly type: 'failed'; readonly message: string };
