// The memory that the pool and its workers share: each word is where both look for it, and apart from the others.
import { expect, it } from 'vitest';
import {
  addCredits,
  announceWaiting,
  claimItem,
  createTaskControl,
  createWorkerState,
  isCancelled,
  isOwner,
  setCancelled,
  setSpentCredits,
  spentCredits,
  takeCredit,
} from './control';

const workers = [0, 1, 2];

it('has as many credits as were granted, and counts who has spent them', () => {
  const control = createTaskControl(3, 2, 2);
  expect([takeCredit(control, 2), takeCredit(control, 0), takeCredit(control, 0)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(workers.map((worker) => spentCredits(control, worker))).toEqual([1, 0, 1]);
  expect(addCredits(control, 1)).toBe(false);
  expect([takeCredit(control, 2), takeCredit(control, 2)]).toEqual([true, false]);
  expect(workers.map((worker) => spentCredits(control, worker))).toEqual([1, 0, 2]);
});

it('wakes once, and only who waits', () => {
  const control = createTaskControl(3, 2, 0);
  expect(addCredits(control, 1)).toBe(false);
  announceWaiting(control);
  expect([addCredits(control, 1), addCredits(control, 1)]).toEqual([true, false]);
});

it('gives each item to one worker, in order, and no more than there are', () => {
  const control = createTaskControl(3, 2, 5);
  expect([2, 0, 1].map((worker) => claimItem(control, worker))).toEqual([0, 1, -1]);
  expect(workers.map((worker) => isOwner(control, 0, worker))).toEqual([false, false, true]);
  expect(workers.map((worker) => isOwner(control, 1, worker))).toEqual([true, false, false]);
});

it('keeps all of that apart', () => {
  const control = createTaskControl(3, 2, 5);
  for (const worker of workers) setSpentCredits(control, worker, 10 + worker);
  setCancelled(control);
  announceWaiting(control);
  expect(claimItem(control, 1)).toBe(0);
  expect(workers.map((worker) => spentCredits(control, worker))).toEqual([10, 11, 12]);
  expect(isCancelled(control)).toBe(true);
  expect(isCancelled(createTaskControl(3, 2, 5))).toBe(false);
  // Cancelled, credits, waiting; three workers; two items.
  expect([...control.words]).toEqual([1, 5, 1, 10, 11, 12, 2, 0]);
});

it('is memory that threads share', () => {
  expect(createTaskControl(1, 1, 1).words.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(createWorkerState().buffer).toBeInstanceOf(SharedArrayBuffer);
  expect([...createWorkerState()]).toEqual([0, 0, 0]);
});
