// What is done once a frame, and what it waits for.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { awaitBeforeFrame, inNextFrame, notInNextFrame } from './nextFrame';

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('calls before the next frame', () => {
  it('come once, in order, and not if they were taken back', async () => {
    const calls: string[] = [];
    inNextFrame(() => calls.push('first'));
    const takenBack = (): void => void calls.push('taken back');
    inNextFrame(takenBack);
    inNextFrame(() => {
      calls.push('second');
      inNextFrame(() => calls.push('next'));
    });
    notInNextFrame(takenBack);
    await frame();
    expect(calls).toEqual(['first', 'second']);
    await frame();
    expect(calls).toEqual(['first', 'second', 'next']);
  });

  it('come once however often they are asked for', async () => {
    let calls = 0;
    const call = (): void => {
      calls += 1;
    };
    inNextFrame(call);
    inNextFrame(call);
    await frame();
    expect(calls).toBe(1);
  });

  it('may take back a later one of the same frame', async () => {
    const calls: string[] = [];
    const takenBack = (): void => void calls.push('taken back');
    inNextFrame(() => notInNextFrame(takenBack));
    inNextFrame(takenBack);
    await frame();
    await frame();
    expect(calls).toEqual([]);
  });

  it('come although one of them fails, which is reported', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    const calls: string[] = [];
    const fault = new Error('broken');
    inNextFrame(() => {
      throw fault;
    });
    inNextFrame(() => calls.push('second'));
    await frame();
    expect(calls).toEqual(['second']);
    expect(reported).toHaveBeenCalledExactlyOnceWith(fault);
  });

  it('wait for what is awaited, for one frame and no longer', async () => {
    const calls: string[] = [];
    inNextFrame(() => calls.push('call'));
    const arrived = awaitBeforeFrame();
    vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    await frame();
    expect(calls).toEqual([]);
    await frame();
    expect(calls).toEqual(['call']);
    arrived();
  });

  it('do not wait for what has come, nor for what takes long', async () => {
    const calls: string[] = [];
    inNextFrame(() => calls.push('first'));
    awaitBeforeFrame()();
    await frame();
    expect(calls).toEqual(['first']);
    inNextFrame(() => calls.push('second'));
    awaitBeforeFrame();
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 30);
    await frame();
    expect(calls).toEqual(['first', 'second']);
  });
});
