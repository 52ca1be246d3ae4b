// The limits in the sharpness chart against those that the explanation of an update tells.
import { expect, it } from 'vitest';
import { explained } from '../../core/explanation/testing/explained';
import { optimizers } from '../../core/optimizers/registry';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { addRunner } from '../state/edits';
import { runnerLimit } from './runnerRate';

const bare = { ...createDefaultScene(findLandscape('himmelblau')!), optimizers: [] };

it('are those of all rules whose limit is one of f’s own sharpness, and of no others', () => {
  const limited: string[] = [];
  for (const optimizer of optimizers) {
    const [runner] = addRunner(bare, optimizer, {}).optimizers;
    const { stability, divisor } = explained(
      { landscape: { id: 'himmelblau' }, optimizer: optimizer.id, hyperparameters: runner!.hyperparameters },
      [-1, -0.5],
      3,
    );
    const limit = runnerLimit(runner!)?.(2) ?? null;
    const isOwn = stability.limit !== null && divisor === null;
    expect(limit, optimizer.id).toBe(isOwn ? stability.limit : null);
    if (isOwn) limited.push(optimizer.id);
  }
  expect(limited).toEqual(expect.arrayContaining(['sgd', 'momentum', 'nesterov', 'heavy-ball']));
  expect(limited).not.toContain('adam');
});
