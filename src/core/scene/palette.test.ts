import { describe, expect, it } from 'vitest';
import { nextRunnerLook, runnerColors, type RunnerLook } from './palette';

/** The looks of that many runners, each added to those before. */
function looksOf(count: number): RunnerLook[] {
  const looks: RunnerLook[] = [];
  while (looks.length < count) looks.push(nextRunnerLook(looks));
  return looks;
}

describe('the looks of runners', () => {
  it('have the palette’s colours in turn, and from the thirteenth on the same again', () => {
    expect(new Set(runnerColors).size).toBe(12);
    expect(looksOf(14).map(({ color }) => color)).toEqual([...runnerColors, '#d55e00', '#e69f00']);
  });

  it('have six markers on solid paths, then the same on dashed ones', () => {
    const looks = looksOf(12);
    expect(new Set(looks.slice(0, 6).map(({ marker }) => marker)).size).toBe(6);
    expect(looks.slice(6).map(({ marker }) => marker)).toEqual(looks.slice(0, 6).map(({ marker }) => marker));
    expect(looks.map(({ dash }) => dash)).toEqual([
      ...Array<string>(6).fill('solid'),
      ...Array<string>(6).fill('dashed'),
    ]);
  });

  it('are told apart without colours for as many runners as there are markers and dashes', () => {
    const looks = looksOf(18).map(({ marker, dash }) => `${marker} ${dash}`);
    expect(new Set(looks.slice(0, 12)).size).toBe(12);
    // Then colours repeat, and later combinations of the two begin.
    expect(looks.slice(12, 18).every((look) => !looks.slice(0, 12).includes(look))).toBe(true);
  });

  it('are all different, however many runners there may be', () => {
    const names = looksOf(64).map(({ color, marker, dash }) => `${color} ${marker} ${dash}`);
    expect(new Set(names).size).toBe(64);
  });

  it('begin again where there are more than any race has', () => {
    expect(looksOf(300)).not.toContain(undefined);
  });

  it('are different when a runner has gone and others come', () => {
    const looks = looksOf(20).filter((_, place) => place !== 14);
    for (let more = 0; more < 4; more += 1) looks.push(nextRunnerLook(looks));
    expect(new Set(looks.map(({ color, marker, dash }) => `${color} ${marker} ${dash}`)).size).toBe(23);
  });

  it('take the first colour that is free, however it is written', () => {
    expect(nextRunnerLook([{ color: '#D55E00' }, { color: '#f0e442' }])).toMatchObject({
      color: '#e69f00',
      marker: looksOf(2)[1]?.marker,
    });
    expect(nextRunnerLook([{ color: '#123456' }]).color).toBe('#d55e00');
  });
});
