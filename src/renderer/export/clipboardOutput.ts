// An output that goes to the clipboard when it is finished, instead of a file.
import type { CopiedAs, Output } from '../host/host';

/** The pictures that a clipboard takes. */
export type CopiedFormat = 'png' | 'svg';

const svgType = 'image/svg+xml';

/** What a picture of this format can be copied as: browsers without SVG pictures on their clipboard take its text. */
export function copiedAs(format: CopiedFormat): CopiedAs {
  if (format === 'png') return 'png';
  return 'supports' in ClipboardItem && ClipboardItem.supports(svgType) ? 'svg' : 'svgText';
}

const types: Readonly<Record<CopiedAs, string>> = {
  png: 'image/png',
  svg: svgType,
  svgText: 'text/plain',
};

/** To be called by what the user presses: browsers allow it only then, and wait for what is written later. */
export function createClipboardOutput(name: string, format: CopiedFormat): Output {
  const copies = copiedAs(format);
  const type = types[copies];
  const writes: { readonly bytes: Uint8Array; readonly position: number }[] = [];
  let settle: { resolve(content: Blob): void; reject(error: Error): void };
  const content = new Promise<Blob>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const copied = navigator.clipboard.write([new ClipboardItem({ [type]: content })]);
  // `finish` tells it; an output that is given up has nothing to tell.
  for (const promise of [content, copied]) promise.catch(() => undefined);
  return {
    copies,
    write(bytes, position) {
      writes.push({ bytes: bytes.slice(), position });
      return Promise.resolve();
    },
    async finish() {
      settle.resolve(new Blob([joined(writes)], { type }));
      await copied;
      return { name, show: null };
    },
    abort() {
      settle.reject(new Error('The copy was given up.'));
      return Promise.resolve(0);
    },
  };
}

function joined(
  writes: readonly { readonly bytes: Uint8Array; readonly position: number }[],
): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(Math.max(0, ...writes.map(({ bytes, position }) => position + bytes.length)));
  for (const { bytes, position } of writes) all.set(bytes, position);
  return all;
}
