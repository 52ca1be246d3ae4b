// How well a film's frames are drawn while its camera moves.
import { isMoving } from '../../protocol/exportFormats';
import type { ExportJob, ExportQuality } from '../../protocol/exportJob';

/** `settled`: like frames in which the camera rests. */
export type DrawingQuality = ExportQuality | 'settled';

/** A picture by itself takes its time, even where the film's camera moves. */
export function drawingQuality({ format, quality }: Pick<ExportJob, 'format' | 'quality'>): DrawingQuality {
  return isMoving(format) ? quality : 'settled';
}
