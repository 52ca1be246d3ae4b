// Gives its jobs, one after another, to the page that was opened for an export, and receives how each has ended.
import { failureError } from '../protocol/failure';
import type { JobEnd, JobProgress, PageJob } from '../protocol/messages';

/** How a job ended; `lost` if its page has gone without reporting an end. */
export type JobOutcome = JobEnd | { readonly outcome: 'lost' };

export interface PageJobs {
  /** Resolves when a page has taken the first job. */
  readonly taken: Promise<void>;
  /** How each job ended, in their order. */
  readonly outcomes: readonly Promise<JobOutcome>[];
  /** Returns the next job; null after the last. Throws while a job has not ended. */
  take(): PageJob | null;
  /** Where the job in hand stands. */
  progress(progress: JobProgress): void;
  /** Ends the job in hand, if there is one; when the page is lost, all that are left. */
  end(outcome: JobOutcome): void;
}

/** `onProgress` is told which job, by its place. */
export function createPageJobs(
  jobs: readonly PageJob[],
  onProgress: (job: number, progress: JobProgress) => void,
): PageJobs {
  /** Jobs that have been taken, and that have ended. */
  let takenCount = 0;
  let endedCount = 0;
  let tellTaken: () => void = () => undefined;
  const taken = new Promise<void>((resolve) => {
    tellTaken = resolve;
  });
  const tellOutcome: ((outcome: JobOutcome) => void)[] = [];
  const outcomes = jobs.map(() => new Promise<JobOutcome>((resolve) => tellOutcome.push(resolve)));
  return {
    taken,
    outcomes,
    take() {
      if (takenCount > endedCount) throw failureError('busy', 'Another page has this job.');
      const job = jobs[takenCount];
      if (job === undefined) return null;
      takenCount += 1;
      tellTaken();
      return job;
    },
    progress(progress) {
      if (takenCount > endedCount) onProgress(endedCount, progress);
    },
    end(outcome) {
      const end = outcome.outcome === 'lost' ? jobs.length : takenCount;
      for (const tell of tellOutcome.slice(endedCount, end)) tell(outcome);
      takenCount = end;
      endedCount = end;
    },
  };
}
