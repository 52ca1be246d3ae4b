import { expect, it } from 'vitest';
import type { ExportJob } from '../protocol/exportJob';
import { failureOf } from '../protocol/failure';
import { createPageJobs } from './pageJobs';

/** Nothing looks into them. */
const [first, second] = ['one.png', 'two.png'].map((fileName) => ({ fileName }) as ExportJob) as [
  ExportJob,
  ExportJob,
];

const noGraphics = { outcome: 'no-graphics' } as const;
const lost = { outcome: 'lost' } as const;

it('are given to one page, one after another, and say when the first one is', async () => {
  const jobs = createPageJobs([first, second], () => undefined);
  let isTaken = false;
  void jobs.taken.then(() => (isTaken = true));
  await Promise.resolve();
  expect(isTaken).toBe(false);
  expect(jobs.take()).toBe(first);
  await jobs.taken;
  const again = new Promise(() => jobs.take());
  expect(await again.catch(failureOf)).toEqual({ code: 'busy', message: 'Another page has this job.' });
  jobs.end(noGraphics);
  expect(jobs.take()).toBe(second);
  jobs.end(lost);
  expect(jobs.take()).toBeNull();
  expect(await Promise.all(jobs.outcomes)).toEqual([noGraphics, lost]);
});

it('tell how the one in hand goes, and its first end', async () => {
  const heard: unknown[] = [];
  const jobs = createPageJobs([first, second], (job, progress) => heard.push([job, progress]));
  const progress = { framesDone: 1, frames: 2 };
  jobs.progress(progress);
  jobs.end(noGraphics);
  jobs.take();
  jobs.progress(progress);
  jobs.end(noGraphics);
  jobs.end({ outcome: 'failed', failure: { code: 'io', message: 'too late' } });
  jobs.take();
  jobs.progress(progress);
  expect(heard).toEqual([
    [0, progress],
    [1, progress],
  ]);
  expect(await jobs.outcomes[0]).toEqual(noGraphics);
});

it('are all lost with their page', async () => {
  const jobs = createPageJobs([first, second], () => undefined);
  jobs.take();
  jobs.end(lost);
  expect(await Promise.all(jobs.outcomes)).toEqual([lost, lost]);
});
