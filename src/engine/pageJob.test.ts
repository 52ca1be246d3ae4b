import { expect, it } from 'vitest';
import type { ExportJob } from '../protocol/exportJob';
import { failureOf } from '../protocol/failure';
import { createPageJob } from './pageJob';

/** Nothing looks into it. */
const exportJob = { fileName: 'race.png' } as ExportJob;

it('is given to one page, and says when', async () => {
  const job = createPageJob(exportJob, () => undefined);
  let isTaken = false;
  void job.taken.then(() => (isTaken = true));
  await Promise.resolve();
  expect(isTaken).toBe(false);
  expect(job.take()).toBe(exportJob);
  await job.taken;
  const again = new Promise(() => job.take());
  expect(await again.catch(failureOf)).toEqual({ code: 'busy', message: 'Another page has this job.' });
});

it('tells how it goes, and its first end', async () => {
  const heard: unknown[] = [];
  const job = createPageJob(exportJob, (progress) => heard.push(progress));
  job.progress({ framesDone: 1, frames: 2 });
  expect(heard).toEqual([{ framesDone: 1, frames: 2 }]);
  job.end({ outcome: 'no-graphics' });
  job.end({ outcome: 'lost' });
  expect(await job.outcome).toEqual({ outcome: 'no-graphics' });
});
