// What the page and the worker that makes films say to each other.
import type { ExportJob, ExportReport } from '../../protocol/exportJob';
import type { DrawingQuality } from './drawingQuality';
import type { FilmContent } from './filmContent';

/** How a film is written; what it shows is in its content. */
export type FilmEncoding = Pick<ExportJob, 'format' | 'codec' | 'quality' | 'holdFrames' | 'moment'>;

/** A frame for the preview. Whoever gets it closes the pictures. */
export interface DrawnFrame {
  /** As it will be. */
  readonly image: ImageBitmap;
  /** The same, where it is large as small as it is shown: browsers scale a canvas roughly. */
  readonly shown: ImageBitmap;
  /** Milliseconds that a frame like this takes to draw. */
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
