import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClipboardOutput } from './clipboardOutput';

type Content = Readonly<Record<string, Promise<Blob>>>;

const write = vi.fn<(items: readonly { readonly content: Content }[]) => Promise<void>>();

/** As browsers write: when what is promised has come. */
const takes = async ([item]: readonly { readonly content: Content }[]): Promise<void> => {
  await Promise.all(Object.values(item!.content));
};

function clipboardOf(types: readonly string[]): void {
  class Item {
    static supports = (type: string): boolean => types.includes(type);
    constructor(readonly content: Content) {}
  }
  vi.stubGlobal('ClipboardItem', Item);
  vi.stubGlobal('navigator', { clipboard: { write } });
}

const textOf = async (type: string): Promise<string> =>
  (await write.mock.calls[0]![0][0]!.content[type]!).text();

beforeEach(() => {
  write.mockReset().mockImplementation(takes);
  clipboardOf(['image/png', 'image/svg+xml', 'text/plain']);
});
afterEach(() => vi.unstubAllGlobals());

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('an output that goes to the clipboard', () => {
  it('asks for it at once, while the press allows it, and gives the picture when it is finished', async () => {
    const output = createClipboardOutput('ravine.png', 'png');
    expect(write).toHaveBeenCalledOnce();
    expect(output.copies).toBe('png');
    await output.write(bytes('path'), 4);
    await output.write(bytes('a st'), 0);
    await output.write(bytes('l'), 3);
    expect(await output.finish()).toEqual({ name: 'ravine.png', show: null });
    expect(await textOf('image/png')).toBe('a slpath');
    const { type } = await write.mock.calls[0]![0][0]!.content['image/png']!;
    expect(type).toBe('image/png');
  });

  it('keeps what was written, whatever becomes of those bytes', async () => {
    const output = createClipboardOutput('ravine.png', 'png');
    const own = bytes('abc');
    await output.write(own, 0);
    own.fill(0);
    await output.finish();
    expect(await textOf('image/png')).toBe('abc');
  });

  it('has an SVG as a picture where the browser copies those', async () => {
    const output = createClipboardOutput('ravine.svg', 'svg');
    expect(output.copies).toBe('svg');
    await output.write(bytes('<svg/>'), 0);
    await output.finish();
    expect(await textOf('image/svg+xml')).toBe('<svg/>');
  });

  it('has an SVG as text elsewhere, and says so', async () => {
    clipboardOf(['image/png', 'text/plain']);
    const output = createClipboardOutput('ravine.svg', 'svg');
    expect(output.copies).toBe('svgText');
    await output.write(bytes('<svg/>'), 0);
    await output.finish();
    expect(await textOf('text/plain')).toBe('<svg/>');
  });

  it('fails at its end where the clipboard was refused', async () => {
    write.mockRejectedValue(new Error('Write permission denied.'));
    const output = createClipboardOutput('ravine.png', 'png');
    await expect(output.finish()).rejects.toThrow('Write permission denied.');
  });

  it('copies nothing when it is given up', async () => {
    const output = createClipboardOutput('ravine.png', 'png');
    await output.write(bytes('half'), 0);
    expect(await output.abort()).toBe(0);
    await expect(write.mock.results[0]!.value).rejects.toThrow('The copy was given up.');
    await expect(output.finish()).rejects.toThrow('The copy was given up.');
  });
});
