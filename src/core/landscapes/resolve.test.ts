// The landscapes that references find, and how what is wrong with them is told.
import { describe, expect, it } from 'vitest';
import { contourLevels } from '../contour/levels';
import { completeNeuron } from '../functions/neuron';
import { raceOptimizers } from '../testing/raceRates';
import { inLanguage } from '../text/text';
import type { LandscapeReference } from './reference';
import { landscapeIssues, requireLandscape, resolveLandscape } from './resolve';

const domain = { x: [-2, 8], y: [0, 100] } as const;
const formulaOf = (formula: string): LandscapeReference => ({ formula, domain, parameters: {} });

function messagesOf(reference: LandscapeReference): string[] {
  const found = resolveLandscape(reference);
  return found.ok ? [] : found.issues.map(({ message }) => message);
}

describe('a landscape of one’s own', () => {
  it.each([formulaOf('x^2 + y'), { neuron: completeNeuron({}), domain }])(
    'has defaults that suit any function: %j',
    (reference) => {
      const { landscape } = requireLandscape(reference);
      // A fifth from the left and 0.85 from below.
      expect(landscape.start).toEqual([0, 85]);
      expect(landscape.domain).toEqual(domain);
      expect(landscape.race.map(({ optimizer }) => optimizer)).toEqual(raceOptimizers);
      expect(landscape.race.every(({ hyperparameters }) => Object.keys(hyperparameters).length === 0)).toBe(
        true,
      );
      expect([landscape.steps, landscape.seed, landscape.heightScale]).toEqual([200, 0, 'linear']);
      expect(landscape.family).toBe('few-minima');
      expect(landscape.view).toEqual({ elevationDegrees: 50, azimuthDegrees: -60 });
      expect(contourLevels(landscape.contour, 0, 1)).toHaveLength(18);
    },
  );

  it('has even contour lines on a plane', () => {
    const contourOf = (text: string) => requireLandscape(formulaOf(text)).landscape.contour;
    expect(contourOf('x/10 + 2*y')).toEqual({ kind: 'step', step: 20 });
    expect(contourOf('-3*x')).toEqual({ kind: 'step', step: 2 });
    expect(contourOf('x^2').kind).toBe('spread');
  });

  it('is described by its text, and has nothing marked where only a search could tell', () => {
    const { landscape } = requireLandscape(formulaOf('x^2 + y'));
    expect(landscape.id).toBe('formula');
    expect(inLanguage(landscape.story, 'en')).toBe('f(x, y) = x^2 + y');
    expect(landscape.latex).toBe('f(x, y) = x^2 + y');
    expect([landscape.marks, landscape.minimumValue]).toEqual([[], null]);
  });
});

describe('what is wrong', () => {
  const unknown = { id: 'moon' };

  it('is an id that there is not', () => {
    expect(messagesOf(unknown)[0]).toMatch(/^Invalid landscape\.id: "moon" \(expected one of saddle, /);
    expect(() => requireLandscape(unknown)).toThrow(/^Invalid landscape\.id: "moon"/);
  });

  it('is a formula, shown in full up to 60 characters', () => {
    const [short, long] = [60, 61].map((length) => `${'x'.padEnd(length - 2)}+)`.slice(0, length));
    expect(messagesOf(formulaOf(short!))[0]).toContain(`: "${short!}", character `);
    expect(messagesOf(formulaOf(long!))[0]).toContain(`: "${long!.slice(0, 59)}…", character `);
    expect(landscapeIssues(formulaOf('x +')).map(({ message }) => message)).toEqual(
      messagesOf(formulaOf('x +')),
    );
  });

  it('is a neuron with an activation that there is not', () => {
    const neuron = { ...completeNeuron({}), activation: { id: 'moon', parameters: {} } };
    const issues = landscapeIssues({ neuron, domain });
    expect(issues[0]?.message).toContain('"moon"');
    expect(messagesOf({ neuron, domain })).toEqual(issues.map(({ message }) => message));
  });

  it('is nothing with a built-in landscape, nor with one that is finite and not flat', () => {
    expect(landscapeIssues({ id: 'ackley' })).toEqual([]);
    expect(landscapeIssues(formulaOf('x + y'))).toEqual([]);
    expect(landscapeIssues({ neuron: completeNeuron({}), domain })).toEqual([]);
  });
});
