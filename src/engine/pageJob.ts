// Gives its job to the page that was opened for one export, and receives the result.
import { failureError } from '../protocol/failure';
import type { ExportJob } from '../protocol/exportJob';
import type { JobEnd, JobProgress } from '../protocol/messages';

/** How a job ended; `lost` if its page has gone without reporting an end. */
export type JobOutcome = JobEnd | { readonly outcome: 'lost' };

export interface PageJob {
  /** Resolves when a page has taken the job. */
  readonly taken: Promise<void>;
  /** Resolves once. */
  readonly outcome: Promise<JobOutcome>;
  /** Returns the job; may be called once. */
  take(): ExportJob;
  progress(progress: JobProgress): void;
  /** Only the first call counts. */
  end(outcome: JobOutcome): void;
}

/** One job, for one page. */
export function createPageJob(job: ExportJob, onProgress: (progress: JobProgress) => void): PageJob {
  let isTaken = false;
  let tellTaken: () => void = () => undefined;
  let tellOutcome: (outcome: JobOutcome) => void = () => undefined;
  const taken = new Promise<void>((resolve) => {
    tellTaken = resolve;
  });
  const outcome = new Promise<JobOutcome>((resolve) => {
    tellOutcome = resolve;
  });
  return {
    taken,
    outcome,
    take() {
      if (isTaken) throw failureError('busy', 'Another page has this job.');
      isTaken = true;
      tellTaken();
      return job;
    },
    progress: onProgress,
    end: tellOutcome,
  };
}
