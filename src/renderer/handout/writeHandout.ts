// Writes a handout into an output, for the window and for the command line's page.
import i18next from 'i18next';
import { parseLessonText } from '../../core/lesson/parseLesson';
import type { Client } from '../../protocol/client';
import type { ExportReport } from '../../protocol/exportJob';
import { failureError } from '../../protocol/failure';
import type { HandoutJob } from '../../protocol/handoutJob';
import type { Output } from '../host/host';
import { startI18n } from '../i18n/i18n';
import { makeHandout } from './makeHandout';

interface WritingContext {
  readonly client: Client;
  /** To be finished or aborted by the caller. */
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly framesDone: number; readonly frames: number }) => void;
}

/** Rejects if the lesson is refused, a race fails, the output fails, or on abort. */
export async function writeHandout(
  job: HandoutJob,
  { client, output, signal, onProgress }: WritingContext,
): Promise<ExportReport> {
  const parsed = parseLessonText(job.lesson);
  if (!parsed.ok) throw failureError('invalid', parsed.issues.map(({ message }) => message).join('; '));
  // The command line's page has no window that would have done it.
  if (!i18next.isInitialized) await startI18n(job.language);
  const html = await makeHandout(parsed.lesson, job, { client, signal, onProgress });
  await output.write(new TextEncoder().encode(html), 0);
  return { codec: 'html', frames: 1, insteadOf: null };
}
