import { expect, it } from 'vitest';
import { explained } from '../../core/explanation/testing/explained';
import { checkRunSettings } from '../../core/simulation/checkRunSettings';
import { decodeChunk } from '../../protocol/chunk';
import { readExplanation } from '../../protocol/explanationText';
import { createExplanationItem } from './explanationItem';

const settings = { landscape: { id: 'ravine' }, optimizer: 'adam', hyperparameters: { learningRate: 0.1 } };
const run = {
  ...settings,
  ...checkRunSettings(settings),
  start: [-2, 2],
  steps: 5000,
  stopWhenConverged: false,
} as const;

function produced(step: number): { readonly turns: number; readonly text: string } {
  const item = createExplanationItem({ kind: 'explanation', run, updates: [step] }, 0);
  for (let turns = 1; ; turns += 1) {
    // A deadline that has passed: as little as possible at a time.
    const output = item.advance(turns < 1000 ? 0 : Infinity);
    if (output === null) continue;
    const decoded = decodeChunk(output.chunk!);
    if (!decoded.ok || decoded.chunk.kind !== 'text') throw new Error('no text');
    expect(output.end).toBe('complete');
    return { turns, text: decoded.chunk.text };
  }
}

it('explains an update in slices, to the same bits as at once, and goes on from what it has', () => {
  const first = produced(4321);
  expect(first.turns).toBeGreaterThan(1);
  expect(readExplanation(first.text)).toEqual(explained(settings, [-2, 2], 4321));
  expect(produced(4321)).toEqual(expect.objectContaining({ text: first.text }));
  expect(readExplanation(produced(10).text)).toEqual(explained(settings, [-2, 2], 10));
});

it('explains several updates of a run in turn, and those that another worker has left', () => {
  const spec = { kind: 'explanation', run, updates: [3, 1, 700] } as const;
  const stepsFrom = (first: number): { steps: number[]; ends: unknown[] } => {
    const item = createExplanationItem(spec, first);
    const outputs = spec.updates.slice(first).map(() => item.advance(Infinity)!);
    const steps = outputs.map(({ chunk }) => {
      const decoded = decodeChunk(chunk!);
      if (!decoded.ok || decoded.chunk.kind !== 'text') throw new Error('no text');
      return readExplanation(decoded.chunk.text).step;
    });
    return { steps, ends: outputs.map(({ end }) => end) };
  };
  expect(stepsFrom(0)).toEqual({ steps: [3, 1, 700], ends: [null, null, 'complete'] });
  expect(stepsFrom(2)).toEqual({ steps: [700], ends: ['complete'] });
});
