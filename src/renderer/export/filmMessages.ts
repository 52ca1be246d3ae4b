// What the page and the worker that makes films say to each other.
import type { ExportJob, ExportReport } from '../../protocol/exportJob';
import type { DrawingQuality } from './drawingQuality';
import type { FilmContent } from './filmContent';

/** How a film is written; what it shows is in its content. */
export type FilmEncoding = Pick<ExportJob, 'format' | 'codec' | 'quality' | 'holdFrames' | 'moment'>;

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
  /** `frameMs`: how long a frame takes to draw. */
  | { readonly type: 'preview'; readonly image: ImageBitmap; readonly frameMs: number }
  | {
      readonly type: 'piece';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly position: number;
      readonly file: number;
    }
  | { readonly type: 'progress'; readonly framesDone: number; readonly frames: number }
  | { readonly type: 'done'; readonly report: ExportReport }
  | { readonly type: 'failed'; readonly message: string };
