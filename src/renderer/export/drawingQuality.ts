// The drawing quality of a film's frames while its camera moves.
import { isMoving } from '../../protocol/exportFormats';
import type { ExportJob, ExportQuality } from '../../protocol/exportJob';

/** `settled`: like frames in which the camera rests. */
export type DrawingQuality = ExportQuality | 'settled';

/** A single picture is always drawn at full quality, even if the film's camera moves. */
export function drawingQuality({ format, quality }: Pick<ExportJob, 'format' | 'quality'>): DrawingQuality {
  return isMoving(format) ? quality : 'settled';
}
