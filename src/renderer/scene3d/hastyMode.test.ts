// When the resolution is reduced while the camera moves.
import { describe, expect, it } from 'vitest';
import { HastyMode } from './hastyMode';

function meterAt(framesPerSecond: number) {
  const stats = { framesDrawn: 0, framesPerSecond, lastMs: 0 };
  return { stats: () => stats, setRate: (rate: number) => Object.assign(stats, { framesPerSecond: rate }) };
}

/** The first of 40 moving frames in which it applies; null if none. */
function firstHasty(mode: HastyMode): number | null {
  for (let frame = 1; frame <= 40; frame += 1) if (mode.appliesTo(true)) return frame;
  return null;
}

describe('HastyMode', () => {
  it('applies once more than a dozen frames of moving were slow', () => {
    expect(firstHasty(new HastyMode(meterAt(14.9)))).toBe(13);
    expect(firstHasty(new HastyMode(meterAt(15)))).toBeNull();
  });

  it('judges nothing before the rate is known', () => {
    const meter = meterAt(0);
    const mode = new HastyMode(meter);
    expect(firstHasty(mode)).toBeNull();
    meter.setRate(5);
    expect(mode.appliesTo(true)).toBe(true);
  });

  it('counts frames of moving alone, and applies to them alone', () => {
    const mode = new HastyMode(meterAt(5));
    for (let frame = 0; frame < 40; frame += 1) expect(mode.appliesTo(false)).toBe(false);
    expect(firstHasty(mode)).toBe(13);
    expect(mode.appliesTo(false)).toBe(false);
    expect(mode.appliesTo(true)).toBe(true);
  });

  it('stays, however fast frames have become', () => {
    const meter = meterAt(5);
    const mode = new HastyMode(meter);
    firstHasty(mode);
    meter.setRate(60);
    expect(mode.appliesTo(true)).toBe(true);
  });
});
