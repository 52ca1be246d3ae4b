// Where the page that was opened for one export gets its job and says what became of it.
import { failureError } from '../protocol/failure';
import type { ExportJob } from '../protocol/exportJob';
import type { JobEnd, JobProgress } from '../protocol/messages';

/** How a job ended; it is lost when its page is gone without a word. */
export type JobOutcome = JobEnd | { readonly outcome: 'lost' };

export interface PageJob {
  /** Resolves when a page has the job. */
  readonly taken: Promise<void>;
  /** Resolves once. */
  readonly outcome: Promise<JobOutcome>;
  /** Gives the job out, once. */
  take(): ExportJob;
  progress(progress: JobProgress): void;
  /** Only the first end counts. */
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
