// Hostile documents: each gets a short answer, and nothing throws. Work that grows with the square of their size would
// exceed the time limit of a test.
import { inLanguage } from '../text/text';
import { describe, expect, it } from 'vitest';
import { landscapes } from '../landscapes/registry';
import { createRandom } from '../random/random';
import { createDefaultScene } from './defaultScene';
import { maxIssues, type Issue } from '../validation/issue';
import { neuronLandscape } from './testing/neuronDocument';
import { parseScene, parseSceneText, serializeScene, type ParsedScene } from './parseScene';

const head = '"format":"optiscape-scene","version":1';
const withField = (field: string): string => `{${head},"landscape":{"id":"ravine"},${field}}`;
const withLandscape = (landscape: string): string => `{${head},"landscape":${landscape}}`;

const many = (count: number, entry: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => entry(index)).join(',');
const names = (count: number): string => many(count, (index) => `"name${index}":1`);
const nested = (depth: number, inside: string, before: string, after: string): string =>
  before.repeat(depth) + inside + after.repeat(depth);

/** The most characters of all issues together. */
const longestAnswer = 20_000;

function expectRefusal(parsed: ParsedScene): readonly { readonly field: string; readonly message: string }[] {
  if (parsed.ok) throw new Error('It was taken for a scene.');
  const { issues } = parsed;
  expect(issues.length).toBeGreaterThan(0);
  // The last one says how many more there are.
  expect(issues.length).toBeLessThanOrEqual(maxIssues + 1);
  expect(JSON.stringify(issues).length).toBeLessThan(longestAnswer);
  return issues;
}

/** Enough on a busy machine: quadratic work takes far longer. */
const timeout = 60_000;

describe('a hostile scene is refused in few words', { timeout }, () => {
  it.each<[string, string]>([
    [
      '200 000 unknown hyper-parameters',
      withField(`"optimizers":[{"id":"adam","hyperparameters":{${names(200_000)}}}]`),
    ],
    [
      '15 000 unknown hyper-parameters',
      withField(`"optimizers":[{"id":"adam","hyperparameters":{${names(15_000)}}}]`),
    ],
    [
      '200 000 fields of a schedule',
      withField(`"optimizers":[{"id":"adam","schedule":{"id":"cosine",${names(200_000)}}}]`),
    ],
    [
      '200 000 parameters of a formula',
      withLandscape(`{"formula":"x^2+y^2","parameters":{${names(200_000)}}}`),
    ],
    [
      '15 000 parameters of a formula',
      withLandscape(`{"formula":"x^2+y^2","parameters":{${names(15_000)}}}`),
    ],
    [
      '200 000 wrong parameters',
      withLandscape(`{"formula":"x^2+y^2","parameters":{${many(200_000, (i) => `"a${i}":"b"`)}}}`),
    ],
    [
      '200 000 parameters of an activation',
      withLandscape(`{"neuron":{"activation":{"id":"swish","parameters":{${names(200_000)}}}}}`),
    ],
    ['200 000 points of data', withLandscape(`{"neuron":{"data":[${many(200_000, () => '[0,0]')}]}}`)],
    ['200 000 wrong points of data', withLandscape(`{"neuron":{"data":[${many(200_000, () => '0')}]}}`)],
    ['300 000 bad runners', withField(`"optimizers":[${many(300_000, () => '{"id":1}')}]`)],
    ['300 000 captions', withField(`"film":{"captions":[${many(300_000, () => '1')}]}`)],
    ['18 000 captions without anything', withField(`"film":{"captions":[${many(18_000, () => '{}')}]}`)],
    [
      '18 000 keyframes without anything',
      withField(`"film":{"keyframes":[${many(6_000, () => '{"step":1,"camera":{}}')}]}`),
    ],
    ['200 000 unknown fields', withField(names(200_000))],
    ['a name of 5 million characters', withField(`"${'n'.repeat(5_000_000)}":1`)],
    [
      'names of 100 000 characters',
      withField(
        `"optimizers":[{"id":"adam","hyperparameters":{${many(30, (i) => `"${i}${'n'.repeat(100_000)}":1`)}}}]`,
      ),
    ],
    [
      'a parameter whose name is long',
      withLandscape(`{"formula":"x^2+y^2","parameters":{"${'n'.repeat(100_000)}":1}}`),
    ],
    ['a formula of a million characters', withLandscape(`{"formula":"${'('.repeat(1_000_000)}"}`)],
    ['a deep formula', withLandscape(`{"formula":"${nested(199, 'x', '(', ')')}"}`)],
    ['a title of a million characters', withField(`"title":"${'t'.repeat(1_000_000)}"`)],
    ['an id of a million characters', withField(`"optimizers":[{"id":"${'i'.repeat(1_000_000)}"}]`)],
    ['numbers beyond all bounds', withField('"steps":1e999,"seed":-1e999')],
    ['nested lists', withField(`"title":${nested(1_000_000, '', '[', ']')}`)],
    ['nested objects', withField(`"look":${nested(500_000, '1', '{"a":', '}')}`)],
    [
      'a value that is nested where any may be',
      withField(`"optimizers":[{"id":"adam","hyperparameters":{"beta1":${nested(500_000, '1', '[', ']')}}}]`),
    ],
    ['nested keys __proto__', withField(`"look":${nested(100_000, '1', '{"__proto__":', '}')}`)],
    [
      'keys __proto__ deep within',
      withField(`"look":${nested(50_000, '1', '{"a":{"__proto__":1},"b":', '}')}`),
    ],
    ['200 000 keys __proto__', `[${many(200_000, () => '{"__proto__":1}')}]`],
    ['20 million characters', `{${head},"title":"${' '.repeat(20_000_000)}"}`],
  ])('%s', (_what, text) => {
    expectRefusal(parseSceneText(text));
  });

  it('says how many more there are', () => {
    const hyperparameters = Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [`name${index}`, 1]),
    );
    const issues = expectRefusal(
      parseScene({
        format: 'optiscape-scene',
        version: 1,
        landscape: { id: 'ravine' },
        optimizers: [{ id: 'adam', hyperparameters }],
      }),
    );
    expect(issues).toHaveLength(maxIssues + 1);
    expect(inLanguage((issues.at(-1) as Issue).whole ?? '', 'ja')).toBe('ほか 100 件');
    expect(issues.at(-1)).toMatchObject({ message: 'and 100 more', more: 100 });
  });

  it('looks no further than the first key __proto__', () => {
    expect(expectRefusal(parseSceneText('[{"__proto__":1},{"__proto__":2}]'))).toHaveLength(1);
  });

  it('knows an object that contains itself', () => {
    const document: Record<string, unknown> = { format: 'optiscape-scene' };
    document.look = document;
    expect(expectRefusal(parseScene(document))).toMatchObject([
      { message: expect.stringContaining('deep') as string },
    ]);
  });
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

describe('thousands of scenes with something wrong', { timeout }, () => {
  const random = createRandom(20_240);
  const below = (count: number): number => Math.floor(random.uniform() * count);
  const pick = <T>(values: readonly T[]): T => values[below(values.length)]!;

  const oddTexts = [
    '',
    '\ud800',
    '\udc00x',
    '\u0000',
    '__proto__',
    'constructor',
    'toString',
    '常用',
    'x'.repeat(5000),
    'x/0',
    '((((',
    '1e9',
    '\u202e',
    'x^y^x^y',
  ];
  const oddNumbers = [0, -0, 1e308, -1e308, 5e-324, 1e999, 0.5, -1, 2 ** 53, 4294967296];
  const odd = (): Json => {
    switch (below(7)) {
      case 0:
        return null;
      case 1:
        return random.uniform() < 0.5;
      case 2:
        return pick(oddNumbers);
      case 3:
        return pick(oddTexts);
      case 4:
        return Array.from({ length: below(5) }, odd);
      case 5:
        return Object.fromEntries(Array.from({ length: below(3) }, () => [pick(oddTexts), odd()]));
      default:
        return { value: 1, min: 2, max: 0 };
    }
  };

  /** Changes a random part, seldom more than a few. */
  function mutate(value: Json): Json {
    if (typeof value !== 'object' || value === null || random.uniform() < 0.1) return odd();
    if (Array.isArray(value)) {
      if (value.length === 0) return [odd()];
      const at = below(value.length);
      return random.uniform() < 0.1
        ? [...value, ...value]
        : value.map((each, index) => (index === at ? mutate(each) : each));
    }
    const keys = Object.keys(value);
    const key = pick([...keys, pick(oddTexts)]);
    const changed = { ...value, [key]: mutate(value[key] ?? null) };
    const lost = random.uniform() < 0.1 ? pick(keys) : null;
    return Object.fromEntries(Object.entries(changed).filter(([name]) => name !== lost));
  }

  /** Damages a text: something is cut out, duplicated or inserted. */
  function damage(text: string): string {
    const [from, to] = [below(text.length), below(text.length)].sort((a, b) => a - b) as [number, number];
    switch (below(3)) {
      case 0:
        return text.slice(0, from) + text.slice(to);
      case 1:
        return text.slice(0, to) + text.slice(from);
      default:
        return (
          text.slice(0, from) + pick([...oddTexts, '{', '}', '[', ']', ',', '"', '\\u']) + text.slice(from)
        );
    }
  }

  const scenes: readonly Json[] = [
    ...landscapes
      .slice(0, 3)
      .map((landscape) => JSON.parse(serializeScene(createDefaultScene(landscape))) as Json),
    {
      format: 'optiscape-scene',
      version: 1,
      landscape: { formula: 'a*x^2 + sin(b*y)', domain: { x: [-1, 1], y: [-1, 1] }, parameters: { a: 2 } },
    },
    {
      format: 'optiscape-scene',
      version: 1,
      landscape: neuronLandscape,
      optimizers: [
        { id: 'sgd', schedule: { id: 'cosine', period: 9 }, clipping: { kind: 'norm', limit: 1 } },
      ],
    },
  ];

  it('are answered, whatever it is', () => {
    let refused = 0;
    for (let turn = 0; turn < 4000; turn += 1) {
      let scene = pick(scenes);
      for (let change = below(3); change >= 0; change -= 1) scene = mutate(scene);
      let text = JSON.stringify(scene);
      if (random.uniform() < 0.2) text = damage(text);
      const parsed = parseSceneText(text);
      if (parsed.ok) {
        // An accepted scene is complete.
        expect(parseSceneText(serializeScene(parsed.scene))).toEqual(parsed);
      } else {
        expectRefusal(parsed);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(2000);
    expect(refused).toBeLessThan(4000);
  });
});
