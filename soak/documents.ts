// Documents that are nearly right, for properties that must hold of all of them.
import fc from 'fast-check';

/** Names and texts that have broken programs before. */
const oddTexts = [
  '',
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  '\ud800',
  '\u202e',
  '\u001b[2J',
  '../../etc/passwd',
  'x'.repeat(5000),
  '((((',
  'x^y^x^y',
  '1e999',
];

const oddNumbers = [-0, -1, 0.5, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 32, 2 ** 53, Number.MAX_SAFE_INTEGER];

const oddText = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary', maxLength: 20 }));

/** Any JSON value, mostly small. */
export const anyJson = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(...oddTexts, ...oddNumbers, [], {}, [[[[]]]], { value: 1, min: 2, max: 0 }),
);

/** A change of a document: where, by how far down each key is among its siblings, and what stands there then. */
interface Change {
  readonly path: readonly number[];
  readonly key: string | null;
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  path: fc.array(fc.nat({ max: 40 }), { maxLength: 7 }),
  key: fc.option(oddText, { freq: 6 }),
  value: anyJson,
});

function changed(document: unknown, { path, key, value }: Change): unknown {
  const [first] = path;
  if (first === undefined || typeof document !== 'object' || document === null) return value;
  const entries = Object.entries(document);
  const at = first % (entries.length + 1);
  const [name, inner] = (entries as [string, unknown][])[at] ?? [key ?? 'more', null];
  const next = changed(inner, { path: path.slice(1), key, value });
  if (Array.isArray(document)) {
    return at === entries.length ? [...(document as unknown[]), next] : document.with(at, next);
  }
  return Object.fromEntries([...entries.filter((_, index) => index !== at), [name, next]]);
}

/** One of some documents with up to four changes. */
export function nearly(documents: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...documents), fc.array(change, { maxLength: 4 }))
    .map(([document, changes]) => changes.reduce(changed, document));
}

/** The text of such a document, one in five damaged. */
export function nearlyText(documents: readonly unknown[]): fc.Arbitrary<string> {
  return fc
    .tuple(nearly(documents), fc.nat({ max: 4 }), fc.nat(), fc.nat({ max: 60 }), oddText)
    .map(([document, damage, at, length, text]) => {
      const whole = JSON.stringify(document);
      if (damage > 0) return whole;
      const from = at % (whole.length + 1);
      return whole.slice(0, from) + text + whole.slice(from + length);
    });
}
